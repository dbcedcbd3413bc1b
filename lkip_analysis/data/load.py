"""Raw tables as typed frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from ..errors import DataError, Masalah
from ..root import Root
from .csv_rows import Lembar, baca_lembar
from .derive import riwayat_dari, setelan_dari, turunkan
from .frames import bingkai, bingkai_kosong
from .schema import semua_tabel
from .settings import baca_settings, beku


@dataclass(frozen=True)
class DataTahun:
    """What the agency knows about one year.

    A table is also an attribute: `data.indikator` is `data.tables["indikator"]`.

    Attributes
    ----------
    year : int
    settings : Mapping
        `instansi.toml`: section → key → value, read-only; empty for a year that has none.
    tables : mapping of str to DataFrame
        Every table of the schemas. Index `baris`: line in the file; `attrs["berkas"]`: the file, relative to
        the root. Text is `str`, integers `Int64` (money: whole rupiah), numbers `Float64` (percent points),
        codes text; an empty cell is missing. A table without a file has no rows, and all its columns.
    berkas : frozenset of str
        Names of the tables that have a file, or are made from a sheet that has one: a file without rows waits to be
        filled in.
    """

    year: int
    settings: Mapping
    tables: Mapping[str, pd.DataFrame]
    berkas: frozenset[str]

    def __getattr__(self, nama: str) -> pd.DataFrame:
        # Only asked for what is no field; `tables` itself is not there yet while a copy is being made.
        if nama != "tables" and nama in self.tables:
            return self.tables[nama]
        raise AttributeError(f"no table {nama!r}")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.tables]


def muat(root: Root, year: int) -> DataTahun:
    """Validate and load the data of a report year.

    Raises
    ------
    DataError
        With every problem of every file.
    """
    from .check import periksa_laporan

    if masalah := periksa_laporan(root, year):
        raise DataError(masalah)
    return baca(root, year)


def muat_riwayat(root: Root, year: int) -> DataTahun:
    """Validate and load an earlier year: what is there of it, at least its targets and realisasi.

    Raises
    ------
    DataError
        With every problem of every file.
    """
    from .check import periksa_riwayat

    if masalah := periksa_riwayat(root, year):
        raise DataError(masalah)
    return baca(root, year)


def baca(root: Root, year: int) -> DataTahun:
    """Load the data of a year without validating it, for callers that know it is valid.

    Raises
    ------
    DataError
        Where a file cannot be read as its table: separator, encoding, columns, numbers. Values are not
        looked at otherwise.
    """
    lembar, settings, masalah = _lembar(root, year)
    return _data(root, year, settings, {**lembar, **turunkan(lembar, settings, year)}, masalah)


def baca_riwayat(root: Root, year: int) -> dict[int, DataTahun]:
    """Load the years before a year, ascending, without validating them.

    A year without a folder of its own is there as far as the sheet of indicators of the year says something of it.
    """
    lembar, settings, _ = _lembar(root, year)
    ditulis = riwayat_dari(lembar, settings, year)
    ada = [y for y in root.years_until(year) if y != year]
    semua = {y: baca(root, y) for y in ada} | {y: _data(root, y, {}, ditulis[y], []) for y in ditulis if y not in ada}
    return dict(sorted(semua.items()))


def _lembar(root: Root, year: int) -> tuple[dict[str, Lembar], Mapping, list[Masalah]]:
    """Read the files of a year as cells, its settings with what the sheets say of them, and what cannot be read."""
    lembar, masalah = {}, []
    for tabel in semua_tabel().values():
        path = root.raw(year) / tabel.berkas
        if path.exists():
            isi, salah = baca_lembar(root, path, tabel)
            masalah += salah
            if isi is not None:
                lembar[tabel.nama] = isi
    settings = baca_settings(root, year)
    return lembar, beku(setelan_dari(lembar, settings, year)) if settings else settings, masalah


def _data(root: Root, year: int, settings: Mapping, lembar: Mapping[str, Lembar], masalah: list[Masalah]) -> DataTahun:
    frames = {}
    for tabel in semua_tabel().values():
        if tabel.nama not in lembar:
            frames[tabel.nama] = bingkai_kosong(tabel, root.relatif(root.raw(year) / tabel.berkas))
            continue
        frames[tabel.nama], salah = bingkai(lembar[tabel.nama], tabel)
        masalah += salah
    if masalah:
        raise DataError(masalah)
    return DataTahun(year, settings, MappingProxyType(frames), frozenset(lembar))
