"""Raw tables as typed frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from ..errors import DataError
from ..root import Root
from .csv_rows import baca_lembar
from .frames import bingkai, bingkai_kosong
from .schema import semua_tabel
from .settings import baca_settings


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
        Names of the tables that have a file: one that has no rows yet waits to be filled in.
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
    frames, masalah, ada = {}, [], set()
    for tabel in semua_tabel().values():
        path = root.raw(year) / tabel.berkas
        if not path.exists():
            frames[tabel.nama] = bingkai_kosong(tabel, root.relatif(path))
            continue
        ada.add(tabel.nama)
        lembar, salah = baca_lembar(root, path, tabel)
        masalah += salah
        if lembar is not None:
            frames[tabel.nama], salah = bingkai(lembar, tabel)
            masalah += salah
    if masalah:
        raise DataError(masalah)
    return DataTahun(year, baca_settings(root, year), MappingProxyType(frames), frozenset(ada))
