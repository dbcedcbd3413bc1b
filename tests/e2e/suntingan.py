"""What an analyst edits in the folder of a new year, as functions: settings, indicators and their budget."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from .tahun_rekaan import TahunRekaan

NAMA_BARU = "Persentase Perusahaan Rekaan yang Patuh"
"""Name of a new indicator."""


def ganti(folder: Path, pola: str, baru: str) -> None:
    """Change a part of the settings, as with an editor; the part must be there once."""
    path = folder / "instansi.toml"
    teks, banyak = re.subn(pola, lambda _: baru, path.read_text(encoding="utf-8"), flags=re.M | re.S)
    assert banyak == 1, pola
    path.write_text(teks, encoding="utf-8")


def hapus(tahun: TahunRekaan, tabel: str, kolom: str, *nilai: str) -> None:
    tahun.tulis(tabel, [b for b in tahun.baris(tabel) if b[kolom] not in nilai])


MENYEBUT_INDIKATOR = ("arah_kebijakan", "pendukung", "standar_nasional", "target")
"""Tables of a new year that name indicators."""


def hapus_indikator(tahun: TahunRekaan, *kode: str) -> None:
    hapus(tahun, "indikator", "kode", *kode)
    for tabel in MENYEBUT_INDIKATOR:
        hapus(tahun, tabel, "indikator", *kode)


def indikator(kode: str, nama: str, sasaran: str, program: str) -> dict[str, str]:
    hitung = {"pembilang": "Jumlah yang patuh", "penyebut": "Jumlah seluruhnya", "satuan_komponen": "perusahaan"}
    tetap = {"nama_singkat": "Rekaan", "jenis": "iku", "satuan": "%", "arah": "naik", **hitung}
    return {"kode": kode, "nama": nama, "sasaran": sasaran, "program": program, **tetap}


def dukung(tahun: TahunRekaan, kode: str, program: str) -> None:
    """Name the budget that supports an indicator: its program, and the first sub kegiatan of that."""
    sub = next(b["kode"] for b in tahun.baris("nomenklatur")
               if b["level"] == "sub_kegiatan" and b["kode"].startswith(f"{program}."))  # fmt: skip
    peran = {"utama": sub, "program": program}
    tahun.tambah("pendukung", *({"indikator": kode, "kode": k, "peran": p} for p, k in peran.items()))


def isi(tahun: TahunRekaan) -> None:
    """Fill a whole year."""
    tahun.awal_tahun()
    tahun.akhir_tahun()


def tahun_baru(akar, tahun: int):
    """Make a year as `lkip new` leaves it, each one between filled; return the root at it and what the command said."""
    akar = replace(akar, tahun=tahun)
    for satu in range(2025, tahun + 1):
        hasil = akar.lkip("new", str(satu))
        assert hasil.returncode == 0, hasil.stderr
        if satu < tahun:
            isi(TahunRekaan(akar.path / "data" / "raw" / str(satu)))
    return akar, hasil.stdout
