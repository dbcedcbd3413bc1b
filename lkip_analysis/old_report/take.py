"""Last year's report as the beginning of a year: what its tables print goes into the sheets, to be confirmed."""

from __future__ import annotations

import csv
from pathlib import Path

from ..audit.audit import Audit
from ..audit.read import baca
from ..data.schema import semua_tabel
from ..errors import LkipError
from ..root import Root
from .indicators import read_indicators
from .programs import read_programs
from .sheets import Row, Sheets, as_sheets


def take(file: Path, year: int) -> Sheets:
    """Read a report into the sheets of a year.

    Parameters
    ----------
    file : Path
        A finished report: PDF, Word, HTML, Markdown or text.
    year : int
        Year of the new data: that of the report, or the one after it.

    Raises
    ------
    LkipError
        The file cannot be read, or it is not of that year or the one before.
    """
    audit = Audit(baca(file))
    if audit.year not in (year, year - 1):
        said = f"tentang tahun {audit.year}" if audit.year else "tidak menyebut tahunnya"
        raise LkipError(f"{file.name} {said}; --tahun harus tahun laporan itu atau tahun sesudahnya")
    return as_sheets(read_indicators(audit), read_programs(audit), audit.year, year)


def write(root: Root, year: int, sheets: Sheets) -> None:
    """Write the rows into the files of the sheets, in the place of what is there."""
    for name, rows in (("sasaran_indikator", sheets.indicators), ("program_anggaran", sheets.programs)):
        _write(root.raw(year) / f"{name}.csv", semua_tabel()[name].nama_kolom, rows)


def _write(path: Path, columns: tuple[str, ...], rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
