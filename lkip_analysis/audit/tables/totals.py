"""Total rows: which rows they add up. The choice that fits most columns is taken; a plain table leaves no choice."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from lkip_analysis.audit.document import Cell, Row
from lkip_analysis.audit.facts import Sure
from lkip_analysis.audit.tables.amounts import amount, amount_or_zero, half_unit
from lkip_analysis.audit.tables.headings import Role
from lkip_analysis.audit.tables.rows import is_mean

if TYPE_CHECKING:
    from lkip_analysis.audit.tables.view import TableView

_NEVER = frozenset({Role.NOMOR, Role.KODE, Role.CAPAIAN, Role.PERSEN, Role.SERAPAN, Role.EFISIENSI, Role.RATA_RATA})
_AVERAGED = re.compile(r"rata|indeks|nilai|rasio|skor|persen|%", re.IGNORECASE)
"""Headings of figures that are averaged, not added up."""
MIN_SCORES = 3
Total = tuple[Row, int, Cell, list[Cell], Sure]


def summed_columns(view: "TableView") -> list[int]:
    """Columns whose figures add up: amounts, and counts of one unit, no percentages or targets of indicators."""
    mixed = {Role.TARGET, Role.REALISASI} if Role.INDIKATOR in view.roles else set()
    result = []
    for j in view.number_columns():
        if view.money[j]:
            result.append(j)
            continue
        numbers = [r[j].number for r in view.table.rows if not r.is_total and not is_mean(r)]
        units = {n.satuan for n in numbers if n is not None and not n.kosong}
        added = view.roles[j] not in _NEVER | mixed and not _AVERAGED.search(view.heads[j].text)
        if added and len(units) == 1 and "%" not in units:
            result.append(j)
    return result


def total_parts(view: "TableView") -> Iterator[Total]:
    """Give (total row, column, printed total, cells that it adds up, how sure) of each total of a table."""
    columns = summed_columns(view)
    for i, row in enumerate(view.table.rows):
        if row.is_total:
            yield from _total(view, i, row, list(_pairs(view, row, columns)))
    yield from _scores(view)


def _pairs(view: "TableView", total: Row, columns: Sequence[int]) -> Iterator[tuple[int, Cell]]:
    """Pair the figures of a total row with columns; one that stands past its column goes to the nearest."""
    filled = [j for j in columns if any(amount(r[j].number) is not None for r in view.table.rows if not r.is_total)]
    used = {j for j in filled if amount(total[j].number) is not None}
    for cell in total.filled:
        if amount(cell.number) is None or cell.number.satuan == "%":
            continue
        j = cell.column.index
        if j in filled:
            yield j, cell
        elif not view.grid.figures[j] or sum(amount(r[j].number) is not None for r in view.table.rows) == 1:
            left = [k for k in filled if k < j and k not in used]
            if left:
                yield max(left), cell


def _total(view: "TableView", i: int, row: Row, pairs: list[tuple[int, Cell]]) -> Iterator[Total]:
    options = [rows for rows in _options(view, i) if rows]
    if not pairs or not options:
        return
    fits = [sum(_fits(rows, j, cell, view.money[j]) for j, cell in pairs) for rows in options]
    best = max(range(len(options)), key=lambda k: (fits[k], -k))
    for j, cell in pairs:
        if any(_fits(rows, j, cell, view.money[j]) for rows in options):
            rows = next(rows for rows in (options[best], *options) if _fits(rows, j, cell, view.money[j]))
        else:
            rows = options[best]
        parts = [r[j] for r in rows if r[j].text]
        if not parts or any(amount_or_zero(c, view.money[j]) is None for c in parts):
            continue
        plain = view.tree is None or not any(node.children for node in view.tree.roots)
        sure = Sure.PRINTED if fits[best] or plain or view.tree.proved else Sure.GUESSED
        yield row, j, cell, parts, sure if view.money[j] and len(parts) > 1 else min(sure, Sure.IMPLIED)


def _fits(rows: Sequence[Row], j: int, cell: Cell, money: bool) -> bool:
    parts = [r[j] for r in rows if r[j].text]
    values = [amount_or_zero(c, money) for c in parts]
    if not values or any(v is None for v in values):
        return False
    room = sum((half_unit(c.number, money) for c in (*parts, cell)), Fraction(0))
    return abs(sum(values, Fraction(0)) - amount(cell.number, money)) <= room


def _options(view: "TableView", i: int) -> Iterator[list[Row]]:
    """Sets of rows that the total in row `i` may add up, the likeliest first."""
    rows = view.table.rows
    above, below = rows[:i], rows[i + 1 :]
    last = max((k for k, r in enumerate(above) if r.is_total), default=-1)
    for group in (above[last + 1 :], above):
        plain = [r for r in group if not r.is_total and not is_mean(r)]
        yield from _levels(view, plain)
        yield plain
        yield list({tuple(c.content for c in r.cells[1:]): r for r in plain}.values())
    yield [r for r in above if r.is_total]
    following = next((k for k, r in enumerate(below) if r.is_total), len(below))
    for group in (below[:following], below):
        plain = [r for r in group if not r.is_total and not is_mean(r)]
        yield from _levels(view, plain)
        yield plain


def _levels(view: "TableView", rows: list[Row]) -> Iterator[list[Row]]:
    """The rows of each level of the tree, the outermost first."""
    chosen = {id(r) for r in rows}
    nodes = [n for n in view.tree.nodes() if id(n.row) in chosen] if view.tree is not None else []
    for level in sorted({n.level for n in nodes}):
        yield [n.row for n in nodes if n.level == level]


def _scores(view: "TableView") -> Iterator[Total]:
    """A last row that is no total by its words, but adds up the rows above in a column of weights."""
    rows = view.table.rows
    if len(rows) <= MIN_SCORES or any(r.is_total or is_mean(r) for r in rows):
        return
    *parts, last = rows
    columns = [j for j in view.number_columns() if not view.money[j] and amount(last[j].number, False) is not None]
    fitting = [
        j
        for j in columns
        if _fits(parts, j, last[j], False) and sum(bool(amount(r[j].number, False)) for r in parts) >= MIN_SCORES
    ]
    for j in columns if fitting else ():
        cells = [r[j] for r in parts if r[j].text]
        if len(cells) >= MIN_SCORES and all(amount_or_zero(c) is not None for c in cells):
            yield last, j, last[j], cells, Sure.PRINTED
