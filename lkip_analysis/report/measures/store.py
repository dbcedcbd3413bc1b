"""The measures of a year on disk: their columns and units, making them where they are not those of the raw data,
reading one when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

import pandas as pd
from filelock import FileLock

from ...data.check import periksa_sebelumnya
from ...data.completeness import kelengkapan, tanda_draf
from ...data.load import baca_riwayat, muat
from ...errors import DataError, LkipError
from ...root import Root
from ..model.reads import catat
from .compute import olah
from .stamp import Cap, sidik_isi, sidik_ukuran, tulis_baru

# Percentages are percent points, money is whole rupiah, quantities are in the unit of the indicator.
JENIS: dict[str, dict[str, str]] = {
    "kinerja": {
        "indikator": "str", "tahun": "Int64", "target": "Float64", "target_cetak": "str", "pembilang": "Float64",
        "penyebut": "Float64", "dihitung": "Float64", "dinyatakan": "Float64", "dinyatakan_cetak": "str",
        "dasar": "str", "realisasi": "Float64", "realisasi_cetak": "str", "belum_terbit": "str",
        "capaian_dinyatakan": "Float64", "rumus": "str", "tercapai": "Float64", "capaian": "Float64",
        "capaian_cetak": "Float64", "alasan": "str", "predikat": "str", "atribut": "str",
    },
    "renstra": {
        "indikator": "str", "target_akhir": "Float64", "target_akhir_cetak": "str", "realisasi": "Float64",
        "kemajuan": "Float64",
    },
    "standar": {
        "indikator": "str", "realisasi": "Float64", "nilai": "Float64", "selisih": "Float64", "capaian": "Float64",
        "kata": "str", "keterangan": "str",
    },
    "anggaran": {
        "kode": "str", "induk": "str", "level": "str", "nama": "str", "pagu": "Int64", "realisasi": "Int64",
        "sisa": "Int64", "serapan": "Float64", "lengkap": "bool",
    },
    "program": {"program": "str", "nama": "str", "sumber_dana": "str"},
    "efisiensi": {
        "indikator": "str", "dasar": "str", "pagu": "Int64", "realisasi": "Int64", "serapan": "Float64",
        "capaian": "Float64", "nilai": "Float64", "kategori": "str",
    },
    "agregat": {
        "lingkup": "str", "kode": "str", "cara": "str", "nilai": "Float64", "n": "Int64", "tidak_terhitung": "Int64",
        "predikat": "str",
    },
    "ada": {"nama": "str", "ada": "boolean"},
}  # fmt: skip
"""Measures and the types of their columns.

kinerja    one row per indicator and year that had it: target, the realisasi the report prints, what its components
           give, the formula, whether the target is reached (1 or 0), capaian within its bounds and as it is printed,
           the reason where it can't be computed, predikat and atribut; `…_cetak` of a target or realisasi is its text
           where it is no plain number
renstra    one row per indicator: target of the last year of the Renstra, progress
standar    one row per indicator: comparison with a national standard
anggaran   the budget tree
program    one row per program that has a pagu at some stage of the budget
efisiensi  one row per indicator and basis (`utama`: its main budget lines; `program`)
agregat    one row per sasaran, tujuan or the agency (code `instansi`) whose capaian are taken together, with the base
ada        one row per table and section of the settings: whether it has content, is declared nihil, or is unknown
"""


class Ukuran:
    """The measures of a year; each is read from its file when it is first asked for."""

    def __init__(self, folder: Path, nama_folder: str) -> None:
        self._folder, self._nama = folder, nama_folder

    def _baca(self, nama: str) -> pd.DataFrame:
        catat(f"{self._nama}/{nama}.csv")
        return pd.read_csv(self._folder / f"{nama}.csv", dtype=JENIS[nama], encoding="utf-8")

    @cached_property
    def kinerja(self) -> pd.DataFrame:
        return self._baca("kinerja")

    @cached_property
    def renstra(self) -> pd.DataFrame:
        return self._baca("renstra")

    @cached_property
    def standar(self) -> pd.DataFrame:
        return self._baca("standar")

    @cached_property
    def anggaran(self) -> pd.DataFrame:
        return self._baca("anggaran")

    @cached_property
    def program(self) -> pd.DataFrame:
        return self._baca("program")

    @cached_property
    def ada(self) -> pd.DataFrame:
        return self._baca("ada")

    @cached_property
    def keberadaan(self) -> dict[str, bool | None]:
        """The measure ``ada`` by name."""
        return {b.nama: None if pd.isna(b.ada) else bool(b.ada) for b in self.ada.itertuples()}

    @cached_property
    def efisiensi(self) -> pd.DataFrame:
        return self._baca("efisiensi")

    @cached_property
    def agregat(self) -> pd.DataFrame:
        return self._baca("agregat")


def ukur(root: Root, year: int, years: Sequence[int], folder: Path) -> str:
    """Compute the measures of a year, unless those in `folder` are of the raw data as it is now; return its hash.

    Parameters
    ----------
    root : Root
    year : int
    years : sequence of int
        The year and the earlier ones that have data.
    folder : Path

    Raises
    ------
    DataError
        The raw data of the year, or of an earlier one, has problems; what is in `folder` stays.
    LkipError
        A link leads out of the root where the measures would be written.
    """
    if not root.memuat(folder):
        raise LkipError(f"{root.relatif(folder)} menunjuk ke luar folder proyek; hapus tautan itu, lalu ulangi")
    sidik = sidik_ukuran(root, years)
    if Cap.baca(folder).sidik != sidik:
        data = muat(root, year)
        if masalah := periksa_sebelumnya(root, year):
            raise DataError(masalah)
        ukuran = olah(data, baca_riwayat(root, year))
        simpan(ukuran, folder, sidik, tanda_draf(kelengkapan(data)))
    return sidik


def simpan(ukuran: Mapping[str, pd.DataFrame], folder: Path, sidik: str, draf: str) -> None:
    """Write the measures as CSV, and last of all what they were made from."""
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / ".kunci"):  # a build, JupyterLab and a review may all be at it
        for nama, jenis in JENIS.items():
            baru = tulis_baru(folder, f"{nama}.csv")
            ukuran[nama][list(jenis)].to_csv(baru, index=False, encoding="utf-8", lineterminator="\n")
            baru.replace(folder / f"{nama}.csv")
        Cap(sidik, sidik_isi(folder, draf), draf).tulis(folder)
