"""How the workbook is laid out: what both the export and the import know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ..data.schema import Tabel, semua_tabel

PETUNJUK = "Petunjuk"
PENGATURAN = "Instansi"
ASAL = "_lkip"
"""Hidden sheet that says which year the workbook is of, and what each file held when it was made."""

BARIS_JUDUL = 1
BARIS_KOLOM = 2
BARIS_BANTUAN = 3
BARIS_NAMA = 4
BARIS_DATA = 5
"""First row of data."""

URUTAN = (
    "sasaran_indikator", "program_anggaran", "pejabat", "analisis",
    "misi", "tujuan", "sasaran", "strategi", "nomenklatur", "indikator", "arah_kebijakan",
    "pegawai", "organisasi", "fungsi", "isu_strategis", "dasar_hukum", "visi_acuan", "dokumen_sumber",
    "proses_bisnis", "cascading", "target", "indikator_program", "pendukung", "standar_nasional",
    "pagu_program", "anggaran", "belanja",
    "perjanjian", "perjanjian_item", "perjanjian_program", "rencana_aksi", "rencana_aksi_item",
    "evaluasi", "tindak_lanjut_evaluasi",
    "realisasi", "komponen_realisasi", "faktor", "penghargaan", "dokumentasi", "dinyatakan",
    "tindak_lanjut_reviu",
)  # fmt: skip
"""Tables in the order in which a year is filled in: a table comes after those that it refers to."""


class Warna(NamedTuple):
    """Colours of a group: of headers and of the sheet's tab, and a light one for help."""

    tua: str
    muda: str


WARNA = {
    "mulai": Warna("1F4E79", "DDEBF7"),
    "perencanaan": Warna("1F4E79", "DDEBF7"),
    "indikator": Warna("375623", "E2EFDA"),
    "anggaran": Warna("833C0B", "FCE4D6"),
    "perjanjian": Warna("5B2C6F", "E8DAEF"),
    "reviu": Warna("7B241C", "F5DDDA"),
}
"""Group of tables (`x-kelompok` of the schema) → its colours."""

WARNA_UMUM = Warna("404040", "EDEDED")
"""Colours of the sheets that are no table."""


def tabel_berurut() -> list[Tabel]:
    """Return the tables in the order of the sheets."""
    return [semua_tabel()[nama] for nama in URUTAN]


def berisi_tanggal(tabel: Tabel, kolom: str) -> bool:
    """Whether a column may hold ISO dates: its schema wants four digits, two, and two, or values of any kind."""
    if tabel.bidang(kolom)["type"] == "any":
        return True
    return tabel.bidang(kolom).get("constraints", {}).get("pattern") == r"^\d{4}-\d{2}-\d{2}$"


def wajib(tabel: Tabel, kolom: str) -> bool:
    """Whether every row needs a value in a column."""
    return bool(tabel.bidang(kolom).get("constraints", {}).get("required"))


def berisi_uang(tabel: Tabel, kolom: str) -> bool:
    """Whether a column holds money: the schema says so in its words."""
    bidang = tabel.bidang(kolom)
    return bidang["type"] == "integer" and "rupiah" in bidang.get("description", "").casefold()


def judul_kolom(tabel: Tabel, kolom: str, year: int) -> str:
    """Return the title of a column; `{tahun-1}` in it is the year before that of the data."""
    judul = tabel.bidang(kolom)["title"]
    return re.sub(r"\{tahun(?:-(\d))?\}", lambda cocok: str(year - int(cocok[1] or 0)), judul)


def keterangan(deskriptor: Mapping) -> str:
    """Return the description of a table or a column on one line."""
    return " ".join(deskriptor.get("description", "").split())
