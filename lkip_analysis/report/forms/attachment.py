"""The attachment of a perjanjian kinerja: the tables of each form, and what the form has around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from ..model.budget_values import asal_jumlah
from ..origin.raw_rows import Baris
from ..origin.values import Angka
from ..tables.blocks import Identitas
from ..tables.table import Kolom, Tabel

if TYPE_CHECKING:
    from .perjanjian import Perjanjian

NAMA_LEVEL = {"kegiatan": "Kegiatan", "sub_kegiatan": "Sub Kegiatan"}

NO = Kolom("no", "No.", "bilangan", lebar=0.6)
TARGET = Kolom("target", "Target", lebar=1.5, kosong="–")


@dataclass(frozen=True)
class Bentuk:
    """One form of attachment.

    Attributes
    ----------
    tabel : callable
        Takes the agreement and returns its tables.
    judul : callable
        Takes the agreement and returns the lines of the title above the name of the agency.
    kepala : callable or None
        Takes the agreement and returns the lines `label : value` above the tables.
    penanda : str
        Who signs: ``jabatan`` (both, by position), ``pihak`` (both, as on the statement), ``pertama``
        (pihak pertama alone).
    lanskap : bool
        The attachment stands on landscape pages.
    """

    tabel: Callable[[Perjanjian], list[Tabel]]
    judul: Callable[[Perjanjian], tuple[str, ...]] = lambda p: (p.judul,)
    kepala: Callable[[Perjanjian], Identitas] | None = None
    penanda: str = "jabatan"
    lanskap: bool = False


def _tabel(p: Perjanjian, bagian: str, kolom: tuple[Kolom, ...], data: pd.DataFrame, **lain) -> Tabel:
    return Tabel(f"{p.kode}-{bagian}", "", "", kolom, data, **lain)


def _unit(label: str) -> Callable[[Perjanjian], Identitas]:
    """Return the lines above the tables: the agency, and its budget under a label."""
    return lambda p: Identitas(((p.unit, p.instansi), (label, p.anggaran)))


def _instansi(p: Perjanjian) -> list[Tabel]:
    """Indicators with targets, and the programs with their budgets."""
    kolom = (
        NO,
        Kolom("sasaran", "Sasaran Strategis", lebar=4, gabung=True),
        Kolom("indikator", "Indikator Kinerja Sasaran", lebar=4.5),
        TARGET,
    )
    kolom_program = (
        NO,
        Kolom("nama", "Program", lebar=5),
        Kolom("anggaran", "Anggaran", "rupiah", lebar=2.2),
        Kolom("keterangan", "Keterangan", lebar=1.6, kosong=""),
    )
    program = _berjumlah(p.program, kolom_program, "anggaran", p.baris("perjanjian_program"), p.dinyatakan)
    return [
        _tabel(p, "sasaran", kolom, p.butir, nomor_kolom=True),
        _tabel(p, "program", kolom_program, program),
    ]


def _anggaran(p: Perjanjian) -> list[Tabel]:
    """Indicators with target, kegiatan or sub kegiatan, and budget."""
    kolom = (
        NO,
        Kolom("sasaran", "Sasaran", lebar=2.2, gabung=True),
        Kolom("indikator", "Indikator Kinerja", lebar=3.6),
        Kolom("target", "Target", lebar=1.6, kosong="–"),
        Kolom("kegiatan", NAMA_LEVEL[p.jenjang_kegiatan], lebar=3.2, kosong="–"),
        Kolom("anggaran", "Anggaran", "rupiah", lebar=2),
    )
    baris = p.baris("perjanjian_item")
    data = _berjumlah(p.butir, kolom, "anggaran", baris, p.dinyatakan, "Jumlah Anggaran")
    return [_tabel(p, "item", kolom, data, nomor_kolom=True)]


def _individu(p: Perjanjian) -> list[Tabel]:
    kolom = (
        NO,
        Kolom("sasaran", "Sasaran Strategis", lebar=3.5, gabung=True),
        Kolom("indikator", "Indikator Kinerja Sasaran", lebar=5),
        TARGET,
    )
    return [_tabel(p, "item", kolom, p.butir, nomor_kolom=True)]


def _uraian_tugas(p: Perjanjian) -> list[Tabel]:
    kolom = (
        NO,
        Kolom("sasaran", "Sasaran", lebar=6, gabung=True),
        Kolom("target", "Target", lebar=3, kosong="–"),
    )
    return [_tabel(p, "item", kolom, p.butir, nomor_kolom=True)]


def _kegiatan(p: Perjanjian) -> list[Tabel]:
    kolom = (
        NO,
        Kolom("tujuan", "Tujuan", lebar=1.8, gabung=True),
        Kolom("sasaran", "Sasaran", lebar=3, gabung=True),
        Kolom("indikator", "Indikator Kinerja", lebar=3),
        TARGET,
        Kolom("kegiatan", "Kegiatan", lebar=3),
    )
    return [_tabel(p, "item", kolom, p.butir, nomor_kolom=True)]


def _judul_rencana_aksi(p: Perjanjian) -> tuple[str, ...]:
    return (f"Rencana Aksi Tahun {p.tahun}", f"Eselon {p.rencana_aksi.iloc[0]['eselon']}")


def _kepala_rencana_aksi(p: Perjanjian) -> Identitas:
    rencana = p.rencana_aksi.iloc[0]
    return Identitas((("Misi", p.misi(rencana["misi"])), ("Tujuan", rencana["tujuan"])))


def _rencana_aksi(p: Perjanjian) -> list[Tabel]:
    """Targets by quarter, and the sub kegiatan with their budgets."""
    triwulan = tuple(
        Kolom(f"tw{n}", f"TW {n}", "bilangan", lebar=0.7, grup=("Target Pelaksanaan",), kosong="–")
        for n in (1, 2, 3, 4)
    )
    kolom = (
        Kolom("sasaran", "Sasaran Strategis", lebar=2.6),
        Kolom("indikator", "Indikator Sasaran", lebar=2.4),
        Kolom("satuan", "Satuan", lebar=0.9),
        Kolom("target_tahun", f"Target Tahun {p.tahun}", "bilangan", lebar=1),
        *triwulan,
        Kolom("program", "Program", lebar=2.4),
        Kolom("indikator_program", "Indikator Program", lebar=2.4),
        Kolom("target_program", "Target", lebar=0.9),
        Kolom("pagu_program", "Pagu", "rupiah", lebar=1.7),
    )
    kolom_item = (
        NO,
        Kolom("kegiatan", "Kegiatan", lebar=3),
        Kolom("nama", "Sub Kegiatan", lebar=3.4),
        Kolom("indikator", "Indikator Kegiatan", lebar=3, kosong="–"),
        Kolom("target", "Target", lebar=1, kosong="–"),
        Kolom("pagu", "Pagu", "rupiah", lebar=1.8),
    )
    rencana, item = p.baris("rencana_aksi"), p.baris("rencana_aksi_item")
    dinyatakan = rencana[0].angka("jumlah_program_dinyatakan", "jumlah yang dinyatakan formulir", "rupiah")
    program = _berjumlah(p.rencana_aksi, kolom, "pagu_program", rencana, dinyatakan)
    sub_kegiatan = _berjumlah(p.rencana_aksi_item, kolom_item, "pagu", item, p.dinyatakan)
    return [
        _tabel(p, "triwulan", kolom, program),
        _tabel(p, "sub-kegiatan", kolom_item, sub_kegiatan),
    ]


BENTUK: dict[str, Bentuk] = {
    "instansi": Bentuk(_instansi, penanda="pihak"),
    "anggaran": Bentuk(_anggaran, kepala=_unit("Tahun Anggaran")),
    "individu": Bentuk(_individu, penanda="pihak"),
    "uraian_tugas": Bentuk(_uraian_tugas, kepala=_unit("Tahun Anggaran")),
    "kegiatan": Bentuk(_kegiatan, kepala=_unit("Sumber Anggaran"), lanskap=True),
    "rencana_aksi": Bentuk(
        _rencana_aksi, judul=_judul_rencana_aksi, kepala=_kepala_rencana_aksi, penanda="pertama", lanskap=True
    ),
}
"""Forms by their name in the column ``bentuk`` of the raw table."""


def _berjumlah(
    data: pd.DataFrame,
    kolom: tuple[Kolom, ...],
    uang: str,
    baris: Sequence[Baris],
    dinyatakan: Angka,
    label: str = "Jumlah",
) -> pd.DataFrame:
    """Add the total of a money column; where the signed form states another one, a second row keeps it.

    The label takes the columns before the money.

    Parameters
    ----------
    data : DataFrame
        The column `uang` holds figures.
    kolom : tuple of Kolom
    uang : str
    baris : sequence of Baris
        Raw row of each row of the data.
    dinyatakan : Angka
        Total that the form states; may be missing.
    label : str
    """
    nama = [k.nama for k in kolom]
    isi = {label: _jumlah(data[uang], uang.replace("_", " "), baris)}
    if dinyatakan.ada and dinyatakan.nilai != isi[label].nilai:
        isi[f"{label} menurut formulir yang ditandatangani"] = dinyatakan
    tetap = {"kelas": "jumlah", "rentang": nama.index(uang)}
    total = [{nama[0]: teks, uang: nilai, **tetap} for teks, nilai in isi.items()]
    return pd.concat([data, pd.DataFrame(total)], ignore_index=True)


def _jumlah(uang: pd.Series, apa: str, baris: Sequence[Baris]) -> Angka:
    ada = [(angka, satu) for angka, satu in zip(uang, baris, strict=True) if angka.ada]
    bagian = [satu.bagian(f"baris {satu.nomor}", angka) for angka, satu in ada]
    asal = asal_jumlah(apa, bagian, "baris", [satu for _, satu in ada])
    return Angka(sum(angka.nilai for angka, _ in ada) if ada else pd.NA, "rupiah", asal=asal)
