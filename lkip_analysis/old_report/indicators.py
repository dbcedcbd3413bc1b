"""The indicators of last year's report: name, sasaran, unit, and target and realisasi of every year that it prints.

A cell is taken where its row and its column say what it is. Nothing is completed; what is implied (a direction by the
capaian printed beside it) is told apart by who writes it down.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..audit.audit import Audit
from ..audit.document import Location, Row, one_line
from ..audit.names import NameIndex, name_key
from ..audit.tables.headings import Role
from ..audit.tables.view import TableView
from ..text.parse_numbers import SATUAN_BAKU, baca_angka
from .cells import ReadCell, alike, clean, value_of, whole_year

MIN_NAME = 2
MIN_ROWS, MOST = 3, 0.8
"""How many rows, and what share of them, prove what a column holds."""
END = 9999
"""Stands for the last year of the plan where the report says that only."""

Figures = dict[int, ReadCell]


@dataclass
class ReadIndicator:
    """An indicator: its name and unit, and its figures by year."""

    name: str
    sasaran: str
    tujuan: str
    place: Location
    unit: str = ""
    direction: str = ""
    target: Figures = field(default_factory=dict)
    realisasi: Figures = field(default_factory=dict)
    later: Figures = field(default_factory=dict)
    other: list[str] = field(default_factory=list)

    @property
    def final_target(self) -> ReadCell | None:
        """Target of the last year that is printed."""
        return self.later[max(self.later)] if self.later else None


def read_indicators(audit: Audit) -> list[ReadIndicator]:
    """Read the indicators whose target and realisasi of the report's year are printed in one row of a table."""
    index, found = NameIndex(), {}
    views = [v for v in audit.tables if _of_indicators(v, audit.year)]
    for view in views:
        for row in view.table.rows:
            name = _name(view, row)
            key = _key(index, name) if name else ""
            if key and key not in found and _both(view, row, audit.year):
                found[key] = _indicator(view, row, name)
                _add(found[key], view, row, audit.year)  # what stands beside its realisasi comes before other tables
    for view in audit.tables:
        named = [(row, found.get(_key(index, name))) for row in view.table.rows if (name := _name(view, row))]
        rows = [(row, known) for row, known in named if known]
        for row, known in rows:
            _add(known, view, row, audit.year)
        _add_history(rows, view, audit.year)
    return list(found.values())


def _add_history(rows: list[tuple[Row, ReadIndicator]], view: TableView, year: int | None) -> None:
    """Take columns of years under `Capaian` as realisasi, where that of the report's year has the realisasi known."""
    columns = {view.heads[j].year: j for j, r in enumerate(view.roles) if r is Role.CAPAIAN and view.heads[j].year}
    now = columns.pop(year, None)
    pairs = [(value_of(row[now]), known.realisasi.get(year)) for row, known in rows] if now is not None else []
    both = [(a, b) for a, b in pairs if a and b and not alike(b.text, "100")]  # 100 of 100 is both
    if len(both) < MIN_ROWS or sum(alike(a.text, b.text) for a, b in both) < len(both) * MOST:
        return
    for column_year, j in columns.items():
        for row, known in rows:
            if (cell := value_of(row[j])) and column_year:
                known.realisasi.setdefault(column_year, cell)


def _key(index: NameIndex, name: str) -> str:
    """The name that two prints have in common, a word broken by the edge of a cell too."""
    return index.canonical(name_key(name)).replace(" ", "")


def _of_indicators(view: TableView, year: int | None) -> bool:
    """Whether a table sets targets and realisasi of the year side by side, of performance and not of money."""
    roles = {r for j, r in enumerate(view.roles) if not view.money[j] and whole_year(view, j) and view.year(j) == year}
    return {Role.TARGET, Role.REALISASI} <= roles and bool({Role.INDIKATOR, Role.URAIAN} & set(view.roles))


def _name(view: TableView, row: Row) -> str:
    """Name of the indicator of a row; empty where the row names none, or is a total."""
    if row.is_total:
        return ""
    wanted = Role.INDIKATOR if Role.INDIKATOR in view.roles else Role.URAIAN
    cells = [row[j] for j, role in enumerate(view.roles) if role is wanted and row[j].content]
    name = clean(cells[-1].content) if cells else ""
    return name if len(name.split()) >= MIN_NAME and baca_angka(name) is None else ""


def _both(view: TableView, row: Row, year: int | None) -> bool:
    """Whether a row says something of target and realisasi of the year: a value, or that there is none."""
    return all(
        any(
            value_of(row[j]) or (row[j].number and row[j].number.kosong)
            for j, found in enumerate(view.roles)
            if found is role and not view.money[j] and whole_year(view, j) and view.year(j) == year
        )
        for role in (Role.TARGET, Role.REALISASI)
    )


def _indicator(view: TableView, row: Row, name: str) -> ReadIndicator:
    sasaran, tujuan = (_level(view, row, word) for word in ("sasaran", "tujuan"))
    unit = next((clean(row[j].content) for j, r in enumerate(view.roles) if r is Role.SATUAN and row[j].content), "")
    return ReadIndicator(name, sasaran, tujuan, row.place, SATUAN_BAKU.get(unit.casefold(), unit))


def _level(view: TableView, row: Row, word: str) -> str:
    """What a row belongs to by a column whose heading has a word."""
    cells = [row[j].content for j, r in enumerate(view.roles) if r is Role.SASARAN and word in view.heads[j].text]
    return clean(cells[0]) if cells else ""


def _add(known: ReadIndicator, view: TableView, row: Row, year: int | None) -> None:
    """Take what a row prints of an indicator; a figure that is there already stays, another one is noted."""
    for j, role in enumerate(view.roles):
        if role not in (Role.TARGET, Role.REALISASI) or view.money[j] or not whole_year(view, j):
            continue
        cell = value_of(row[j])
        if cell is None:
            continue
        column_year = view.year(j)
        ends = view.heads[j].stage == "akhir" or (column_year is None and view.stage(j) == "akhir")
        if role is Role.TARGET and (ends or (column_year or 0) > (year or 0)):
            known.later.setdefault(END if ends else column_year, cell)
            continue
        if column_year is None or ends:
            continue
        figures = known.target if role is Role.TARGET else known.realisasi
        first = figures.setdefault(column_year, cell)
        if not alike(first.text, cell.text):
            known.other.append(f"{role} {column_year} menurut {cell.where}: {cell.printed}")
    known.unit = known.unit or next((c.unit for c in known.target.values() if c.unit not in ("", "Rp")), "")
    known.direction = known.direction or _direction(view, row, known, year)


def _direction(view: TableView, row: Row, known: ReadIndicator, year: int | None) -> str:
    """The direction that the capaian printed in a row proves; empty where none is printed, or both fit."""
    pair = known.target.get(year), known.realisasi.get(year)
    if None in pair:
        return ""
    try:
        t, r = (float(c.text) for c in pair)
    except ValueError:
        return ""
    printed = [baca_angka(one_line(row[j].content).split("(")[0]) for j, role in enumerate(view.roles)
               if role in (Role.CAPAIAN, Role.PREDIKAT, Role.PERSEN) and row[j].content]  # fmt: skip
    for number in printed:
        if number is None or number.kosong or not t:
            continue
        up, down = 100 * r / t, 200 - 100 * r / t
        near = [abs(float(number.nilai) - x) <= 10.0**-number.desimal for x in (up, down)]
        if near[0] != near[1]:
            return "naik" if near[0] else "turun"
    return ""
