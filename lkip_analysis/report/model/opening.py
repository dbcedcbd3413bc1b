"""Opening a fiscal year for a notebook: its raw data checked, its measures computed where they are not yet."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from ...data.load import DataTahun, baca, baca_riwayat
from ...root import Root
from ..measures.store import Ukuran, ukur
from .instansi import SETTINGS
from .laporan import Laporan
from .reads import Tercatat, catat

YEAR_OF_SESSION = "LKIP_YEAR"
ROOT_OF_SESSION = "LKIP_ROOT"
"""Variables of the environment: the year that `lkip lab` was started for, and the root that chapters are run for. A
folder of chapters may be a link into another root, which would be found from there."""


def buka(year: int, root: Root | None = None) -> Laporan:
    """Open a fiscal year for a notebook.

    Parameters
    ----------
    year : int
        Fiscal year with a folder in ``data/raw``. In a session that ``lkip lab YEAR`` started, that year is opened
        instead, so that chapters can be written for it without changing their default.
    root : Root, optional
        By default that of the session: of the build or of `lkip lab`; where there is none, the one that holds the
        working folder.

    Raises
    ------
    DataError
        The year's raw data has problems.
    """
    root = root or _root_of_session()
    year = int(os.environ.get(YEAR_OF_SESSION, year))
    years = root.years_until(year)
    folder = root.processed(year)
    sidik = ukur(root, year, years, folder)
    data, lalu = _baca(root, year, sidik)
    riwayat = {y: _tercatat(root, lama) for y, lama in lalu.items()}
    return Laporan(root, _tercatat(root, data), riwayat, Ukuran(folder, root.relatif(folder)))


def _root_of_session() -> Root:
    named = os.environ.get(ROOT_OF_SESSION)
    return Root(Path(named)) if named else Root.find()


@lru_cache(maxsize=2)
def _baca(root: Root, year: int, sidik: str) -> tuple[DataTahun, Mapping[int, DataTahun]]:
    """Read a year and those before it once for all chapters of a process; another hash of the raw data makes it read
    again."""
    return baca(root, year), baca_riwayat(root, year)


def _tercatat(root: Root, data: DataTahun) -> DataTahun:
    """Let the tables of a year note that they are read; its settings are read in any case."""
    folder = root.relatif(root.raw(data.year))
    if data.settings:
        catat(f"{folder}/{SETTINGS}")
    return replace(data, tables=Tercatat(data.tables, folder))
