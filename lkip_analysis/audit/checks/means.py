"""Rows and columns of means."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from lkip_analysis.audit.document import Cell, Row
from lkip_analysis.audit.finding import AuditFinding, Severity
from lkip_analysis.audit.formulas import like
from lkip_analysis.audit.relations import Relation
from lkip_analysis.audit.tables.amounts import half_unit
from lkip_analysis.audit.tables.headings import Role
from lkip_analysis.audit.tables.rows import is_mean
from lkip_analysis.audit.tables.view import TableView
from lkip_analysis.text.tolerance import BEDA, DIPOTONG, SAMA, setara

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

MIN_VALUES = 2
_QUALITY = (SAMA, DIPOTONG, BEDA)


def rows(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A row of means that no usual mean of the rows above gives: plain, cut at 100, weighted, per group."""
    for view in audit.tables:
        for row in view.table.rows:
            if not is_mean(row):
                continue
            for j in view.number_columns():
                cell = row[j]
                if cell.number is None or cell.number.kosong or audit.is_blamed(cell):
                    continue
                options = list(_options(view, row, j))
                if finding := _judge(cell, options, relation, view):
                    yield finding


def columns(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A column of means that is not the mean of the columns beside it."""
    for view in audit.tables:
        for link in view.links:
            if link.kind != "mean":
                continue
            for row in view.table.rows:
                cells = [row[j] for j in link.operands if row[j].number and not row[j].number.kosong]
                cell = row[link.result]
                if cell.number is None or cell.number.kosong or len(cells) != len(link.operands) or is_mean(row):
                    continue
                options = [([*cells], _mean([Fraction(c.number.nilai) for c in cells]))]
                if finding := _judge(cell, options, relation, view):
                    yield finding


def _judge(
    cell: Cell, options: list[tuple[list[Cell], Fraction]], relation: Relation, view: TableView
) -> AuditFinding | None:
    if not options:
        return None
    results = [_compare(cell, cells, value) for cells, value in options]
    best = min(results, key=_QUALITY.index)
    if best == SAMA:
        return None
    cells, value = options[results.index(best)] if best == DIPOTONG else options[0]
    expected = like(value, cell.number)
    cut = best == DIPOTONG
    return relation.finding(
        (cell.place,),
        (view.table.label, cell.column.name, cell.text, expected),
        cell.text,
        expected,
        severity=Severity.INFO if cut else None,
        column=cell.column.name or "tanpa judul",
        table=view.table.label,
        count=len(cells),
        note=", dipotong, tidak dibulatkan" if cut else "",
    )


def _compare(cell: Cell, cells: list[Cell], value: Fraction) -> str:
    """Compare at the printed precision; rounding of the printed values may add up."""
    result = setara(cell.number, value)
    room = sum((half_unit(c.number, False) for c in cells), Fraction(0)) / len(cells)
    if result == BEDA and abs(value - Fraction(cell.number.nilai)) <= room + half_unit(cell.number, False):
        return SAMA
    return result


def _mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _options(view: TableView, row: Row, j: int) -> Iterator[tuple[list[Cell], Fraction]]:
    """Means that a row may print in a column, the likeliest first, with the cells that make them."""
    above = [r for r in view.table.rows if r.number < row.number]
    last = max((r.number for r in above if is_mean(r)), default=0)
    groups = [[r for r in above if r.number > last], above]
    for group in groups:
        cells = [r[j] for r in group if not r.is_total and not is_mean(r) and r[j].number and not r[j].number.kosong]
        if any(r[j].text and r[j].number is None for r in group if not r.is_total and not is_mean(r)):
            continue  # A value that could not be read.
        units = {c.number.satuan for c in cells}
        mixed = view.roles[j] in (Role.TARGET, Role.REALISASI) and units != {"%"}
        if len(cells) < MIN_VALUES or len(units - {None}) > 1 or mixed:
            continue
        values = [Fraction(c.number.nilai) for c in cells]
        yield cells, _mean(values)
        yield cells, _mean([min(v, Fraction(100)) for v in values])
        yield from _weighted(view, cells, j)
    means = [r[j] for r in above if is_mean(r) and r[j].number and not r[j].number.kosong]
    if len(means) >= MIN_VALUES:
        yield means, _mean([Fraction(c.number.nilai) for c in means])


def _weighted(view: TableView, cells: list[Cell], j: int) -> Iterator[tuple[list[Cell], Fraction]]:
    """The percentage of the sums, where the column is one of a part and a base."""
    for link in view.links:
        if link.kind != "ratio" or link.result != j:
            continue
        rows = [view.row_of[id(c)] for c in cells]
        part, base = (
            sum((Fraction(r[k].number.nilai) for r in rows if r[k].number and not r[k].number.kosong), Fraction(0))
            for k in link.operands
        )
        if base:
            yield cells, 100 * part / base
