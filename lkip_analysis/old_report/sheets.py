"""What was read of last year's report as rows of the starter tables, each with its source and what to confirm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..audit.document import Location
from .cells import ReadCell, named_place
from .indicators import Figures, ReadIndicator
from .programs import ReadProgram

Row = dict[str, str]

COLUMNS_BACK = 2
"""Years before the year of the data that the starter table has columns for."""


@dataclass(frozen=True)
class Sheets:
    """Rows of `sasaran_indikator` and of `program_anggaran`, and what the report has that they could not take."""

    indicators: list[Row]
    programs: list[Row]
    notes: list[str]


def as_sheets(indicators: Iterable[ReadIndicator], programs: Iterable[ReadProgram], read: int, year: int) -> Sheets:
    """Put what was read into rows of the tables of a year.

    Parameters
    ----------
    indicators, programs
        From `reading`.
    read : int
        Year of the report.
    year : int
        Year of the new data: that of the report, or a later one.
    """
    indicators, programs = list(indicators), list(programs)
    earlier = f"uang tahun {read} ada di kolom catatan; untuk membandingkannya, jalankan juga init --tahun {read}"
    notes = [
        *([earlier] if programs and read != year else []),
        *([] if indicators else ["indikator dengan target dan realisasi tidak ditemukan dalam tabel laporan itu"]),
        *([] if programs else ["program dengan pagu tidak ditemukan dalam tabel laporan itu"]),
        *(f"{i.name}: sasaran tidak terbaca" for i in indicators if not i.sasaran),
        *(f"{p.name}: kode tidak tercetak" for p in programs if not p.code),
        *(f"{p.name}: realisasi tidak terbaca" for p in programs if p.realisasi is None),
    ]
    return Sheets([_indicator(i, year) for i in indicators], [_program(p, read, year) for p in programs], notes)


def _indicator(i: ReadIndicator, year: int) -> Row:
    cells: dict[str, ReadCell] = {}
    for name, figures in (("target", i.target), ("realisasi", i.realisasi)):
        for back, column in enumerate((name, f"{name}_1", f"{name}_2")):
            if cell := figures.get(year - back):
                cells[column] = cell
    if i.final_target:
        cells["target_akhir"] = i.final_target
    notes = [*_readings(cells), *_older(i, year), *i.other]
    implied = [] if i.direction else ["arah"]
    unit = i.unit or ("%" if i.name.casefold().startswith(("persentase", "prosentase")) else "")
    return {
        "tujuan": i.tujuan,
        "sasaran": i.sasaran,
        "indikator": i.name,
        "satuan": unit,
        "jenis_nilai": "huruf" if any(_is_word(cell.text) for cell in cells.values()) else "",
        "arah": i.direction or "naik",
        **{column: cell.text for column, cell in cells.items()},
        **_told(i.place, cells, ["indikator", "sasaran", "satuan", *implied], notes),
    }


def _is_word(text: str) -> bool:
    return text.isalpha()


def _readings(cells: dict[str, ReadCell]) -> list[str]:
    return [f"{column} {cell.printed} dapat juga dibaca {cell.other}" for column, cell in cells.items() if cell.other]


def _program(p: ReadProgram, read: int, year: int) -> Row:
    named = {"pagu_awal": p.first, "pagu": p.pagu, "realisasi": p.realisasi}
    cells = {column: cell for column, cell in named.items() if cell}
    if read != year:  # the money of another year is no money of this one
        notes = [f"{column.replace('_', ' ')} {read} {cell.printed} ({cell.where})" for column, cell in cells.items()]
        return {"kode": p.code, "nama": p.name, **_told(p.place, {}, ["nama"], notes)}
    return {
        "kode": p.code,
        "nama": p.name,
        **{c: v.text for c, v in cells.items()},
        **_told(p.place, cells, ["nama"], []),
    }


def _older(i: ReadIndicator, year: int) -> list[str]:
    """Figures of years that the sheet has no column for."""
    figures = (("target", i.target), ("realisasi", i.realisasi))
    return [
        f"{name} {tahun} {cell.printed} ({cell.where})" for name, each in figures for tahun, cell in _before(each, year)
    ]


def _before(figures: Figures, year: int) -> list[tuple[int, ReadCell]]:
    return sorted((tahun, cell) for tahun, cell in figures.items() if tahun < year - COLUMNS_BACK)


def _told(place: Location, cells: dict[str, ReadCell], others: list[str], notes: list[str]) -> Row:
    """Where each cell stands, what has to be confirmed, and what else the report prints."""
    where: dict[str, list[str]] = {}
    for column, cell in cells.items():
        where.setdefault(cell.where, []).append(column)
    source = "; ".join(f"{tempat} ({', '.join(columns)})" for tempat, columns in where.items())
    return {
        "sumber": source or named_place(place),
        "catatan": "; ".join(notes),
        "perlu_dikonfirmasi": ", ".join([*others, *cells]),
    }
