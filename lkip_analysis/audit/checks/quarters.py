"""The figure of a year against those of its quarters: their sum, their last, their greatest or their mean."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from lkip_analysis.audit.document import Cell, Row
from lkip_analysis.audit.finding import AuditFinding
from lkip_analysis.audit.formulas import like
from lkip_analysis.audit.names import name_key
from lkip_analysis.audit.relations import Relation
from lkip_analysis.audit.tables.headings import Role
from lkip_analysis.audit.tables.view import TableView
from lkip_analysis.text.tolerance import BEDA, setara

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

WAYS: dict[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "jumlah": lambda v: sum(v, Fraction(0)),
    "triwulan terakhir": lambda v: v[-1],
    "terbesar": max,
    "rata-rata": lambda v: sum(v, Fraction(0)) / len(v),
}
"""How a year is made of its quarters, the likeliest first."""
MIN_QUARTERS = 2


def year(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A year's target or realisasi that its quarters make in no way that the other rows follow."""
    for view in audit.tables:
        for whole, parts in _columns(view):
            rows = [(row[whole], cells) for row in view.table.rows if (cells := _cells(row, whole, parts))]
            fits = [{way for way, made in WAYS.items() if _same(cell, made(_values(parts)))} for cell, parts in rows]
            ways = Counter(way for fit in fits for way in fit)
            for (cell, cells), fit in zip(rows, fits, strict=True):
                usual = next((w for w in WAYS if ways[w] * 2 > len(rows) - 1 and ways[w]), "")
                if fit or (len(rows) > 1 and not usual):
                    continue
                way = usual or "jumlah"
                expected = like(WAYS[way](_values(cells)), cell.number)
                subject = view.name(view.row_of[id(cell)], cell.column.index)
                yield relation.finding(
                    (cell.place, *(c.place for c in cells)),
                    (name_key(subject), cell.text, expected),
                    cell.text.strip(),
                    expected,
                    subject=subject,
                    column=cell.column.name,
                    table=view.table.label,
                    parts="; ".join(c.text for c in cells),
                    way=way,
                )


def _columns(view: TableView) -> Iterator[tuple[int, list[int]]]:
    """Columns of a year with those of its quarters, by measure."""
    quarters: dict[Role, list[int]] = defaultdict(list)
    years: dict[Role, list[int]] = defaultdict(list)
    for j, role in enumerate(view.roles):
        stage = view.heads[j].stage
        if role in (Role.TARGET, Role.REALISASI):
            if stage.startswith("tw"):
                quarters[role].append(j)
            elif not stage and not view.heads[j].other_scope:
                years[role].append(j)
    for role, columns in quarters.items():
        if len(columns) >= MIN_QUARTERS and len(years[role]) == 1:
            yield years[role][0], columns


def _cells(row: Row, whole: int, parts: list[int]) -> list[Cell]:
    """The quarters of a row that print a figure; empty where the year or all but one of them print none."""
    if row.is_total or row[whole].number is None or row[whole].number.kosong:
        return []
    cells = [row[j] for j in parts if row[j].number is not None and not row[j].number.kosong]
    return cells if len(cells) >= MIN_QUARTERS else []


def _values(cells: Sequence[Cell]) -> list[Fraction]:
    return [Fraction(c.number.nilai) for c in cells]


def _same(cell: Cell, value: Fraction) -> bool:
    return setara(cell.number, value) != BEDA
