"""The arithmetic that must hold in a table, as equations over cells: along rows by links, down columns by sums."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from lkip_analysis.audit.document import Cell, Row
from lkip_analysis.audit.facts import Sure
from lkip_analysis.audit.formulas import Verdict, judge
from lkip_analysis.audit.tables.amounts import amount, amount_or_zero, half_unit
from lkip_analysis.audit.tables.headings import Role
from lkip_analysis.audit.tables.links import BOTH_WAYS, Link
from lkip_analysis.audit.tables.rows import is_mean
from lkip_analysis.audit.tables.totals import total_parts
from lkip_analysis.audit.tables.tree import Node, Tree

if TYPE_CHECKING:
    from lkip_analysis.audit.tables.view import TableView

Mended = Mapping[int, Fraction]
"""Values by the identity of cells, in place of the printed ones."""
SUMS = frozenset({"sum", "total", "tree", "beside"})


@dataclass(eq=False)
class Equation:
    """A cell that must follow from others.

    Attributes
    ----------
    kind : {'ratio', 'row ratio', 'efficiency', 'difference', 'change', 'sum', 'total', 'tree', 'beside'}
        The last four add up; `sum` along a row, the others down a column.
    result : Cell
    operands : tuple of Cell
    row : Row
        Of the result.
    money : bool
    sure : Sure
        Of the structure: `PRINTED` is proved or plain, `IMPLIED` shown by codes alone, `GUESSED` else.
    link : Link or None
        Of an equation along a row.
    formulas : tuple of str
    node : Node or None
        Of an equation of the tree.
    """

    kind: str
    result: Cell
    operands: tuple[Cell, ...]
    row: Row
    money: bool
    sure: Sure
    link: Link | None = None
    formulas: tuple[str, ...] = ("ratio",)
    node: Node | None = None

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All its cells, the result first."""
        return self.result, *self.operands

    def made(self, mended: Mended) -> Fraction:
        """The value that the operands of a sum make."""
        return sum((self._value(c, mended) for c in self.operands), Fraction(0))

    def _value(self, cell: Cell, mended: Mended) -> Fraction:
        value = mended.get(id(cell))
        return value if value is not None else amount(cell.number, self.money) or Fraction(0)

    def judged(self, mended: Mended) -> Verdict | None:
        """The verdict on an equation that is no sum."""
        numbers = []
        for cell in self.cells:
            number, value = cell.number, mended.get(id(cell))
            if number.kosong and self.kind == "difference":
                number = number._replace(nilai=Decimal(0), kosong=False)
            if value is not None:
                number = number._replace(nilai=Decimal(value.numerator) / Decimal(value.denominator), alternatif=None)
            numbers.append(number)
        return judge(numbers[0], numbers[1:], self.formulas)

    def holds(self, mended: Mended | None = None) -> bool:
        """Whether it holds, at the printed precision; also where nothing can be computed."""
        mended = mended or {}
        if self.kind in SUMS:
            off = abs(self.made(mended) - self._value(self.result, mended))
            return off <= sum(half_unit(c.number, self.money) for c in self.cells if c.number is not None)
        verdict = self.judged(mended)
        return verdict is None or not verdict.wrong


def equations(view: "TableView") -> list[Equation]:
    """All equations of a table: those of its links, its totals and its tree."""
    return [*_along_rows(view), *_down_columns(view), *_beside(view), *_percent_rows(view)]


def _along_rows(view: "TableView") -> Iterator[Equation]:
    for link in view.links:
        formulas, money_part = (link.formula or link.kind,), view.money[link.operands[0]]
        if link.kind == "ratio" and not money_part and Role.JUMLAH not in {view.roles[j] for j in link.operands}:
            formulas = BOTH_WAYS
        money = view.money[link.result]
        for row in view.table.rows:
            if is_mean(row):
                continue
            result, operands = row[link.result], tuple(row[j] for j in link.operands)
            if not _readable(result):
                continue
            if link.kind == "sum":
                operands = tuple(c for c in operands if c.text)
                if (
                    len(operands) > 1
                    and amount(result.number, money)
                    and all(amount_or_zero(c, money) is not None for c in operands)
                ):
                    yield Equation("sum", result, operands, row, money, link.sure, link)
            elif link.kind == "mean" or len({view.span(c) for c in (result, *operands)}) > 1:
                continue
            elif all(_readable(c) or _dash(c) for c in operands):
                yield Equation(link.kind, result, operands, row, money, link.sure, link, formulas)


def _readable(cell: Cell) -> bool:
    return cell.number is not None and not cell.number.kosong


def _dash(cell: Cell) -> bool:
    return cell.number is not None and cell.number.kosong


def _down_columns(view: "TableView") -> Iterator[Equation]:
    tree = view.tree
    for row, column, cell, parts, sure in total_parts(view):
        yield Equation("total", cell, tuple(parts), row, view.money[column], sure)
    if tree is None:
        return
    for node, column in (*tree.right, *tree.wrong):
        parts = node.parts(column)
        yield Equation("tree", node.row[column], tuple(parts), node.row, True, _sure(tree, node, column), node=node)


_QUOTIENT = re.compile(r"\b(\d{1,2})\s*[/:÷]\s*(\d{1,2})\b")


def _percent_rows(view: "TableView") -> Iterator[Equation]:
    """A row with the percentage of two counts above it: those that its name cites by number, else the only two."""
    for j in view.number_columns():
        cells = [(row, row[j]) for row in view.table.rows if _readable(row[j])]
        percent = [(row, cell) for row, cell in cells if cell.number.satuan == "%"]
        counts = [(row, cell) for row, cell in cells if cell.number.satuan != "%" and cell.number.desimal == 0]
        if len(percent) != 1 or len(counts) < 2 or len(cells) != len(counts) + 1 or view.money[j]:
            continue
        (row, result), cited = percent[0], _QUOTIENT.search(view.name(percent[0][0]))
        by_number = {str(i): cell for i, (_, cell) in enumerate(counts, 1)}
        if cited and cited[1] in by_number and cited[2] in by_number:
            pair, sure = (by_number[cited[1]], by_number[cited[2]]), Sure.PRINTED
        elif len(counts) == 2:
            pair, sure = tuple(sorted((c for _, c in counts), key=lambda c: c.number.nilai)), Sure.IMPLIED
        else:
            continue
        yield Equation("row ratio", result, pair, row, False, sure)


_OWNERS = (Role.PROGRAM, Role.KEGIATAN, Role.SUB_KEGIATAN)


def _beside(view: "TableView") -> Iterator[Equation]:
    """Budgets of programs in one column, those of their kegiatan or sub kegiatan in another, beside it.

    A form may list only some of them, so that a smaller sum proves nothing.
    """
    owned: dict[Role, int] = {}
    owner = None
    for j, role in enumerate(view.roles):
        if role in _OWNERS:
            owner = role
        elif role is Role.PAGU and view.money[j] and owner is not None:
            owned.setdefault(owner, j)
    inner = next((owned[r] for r in reversed(_OWNERS[1:]) if r in owned), None)
    if Role.PROGRAM not in owned or inner is None:
        return
    outer, run = owned[Role.PROGRAM], []
    for row in [*view.table.rows, None]:
        if run and (row is None or row.is_total or row[outer].text):
            parts = tuple(r[inner] for r in run if r[inner].text)
            if len(parts) > 1 and _readable(run[0][outer]) and all(amount_or_zero(c) is not None for c in parts):
                more = sum(amount_or_zero(c) for c in parts) > amount(run[0][outer].number)
                yield Equation("beside", run[0][outer], parts, run[0], True, Sure.PRINTED if more else Sure.IMPLIED)
            run = []
        if row is not None and not row.is_total and (run or row[outer].text):
            run.append(row)


def _sure(tree: Tree, node: Node, column: int) -> Sure:
    """How sure it is that the rows below a row make it: by their own sums, else by those around."""
    right = {id(n) for n, c in tree.right if c == column}
    summed = [child for child in node.children if child.children]
    if not tree.proved:
        return Sure.IMPLIED if tree.coded and len(node.children) > 1 else Sure.GUESSED
    if summed and len(summed) == len(node.children) and all(id(child) in right for child in summed):
        return Sure.PRINTED
    inside = {id(n) for n in tree.program_of(node).below()}
    fits = sum(id(n) in inside for n, _ in tree.right)
    misses = sum(id(n) in inside for n, _ in tree.wrong)
    if not fits:
        return Sure.IMPLIED if tree.coded else Sure.GUESSED
    return Sure.PRINTED if fits >= misses else Sure.IMPLIED
