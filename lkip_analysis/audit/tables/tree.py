"""The tree of a table of amounts: which rows are the parts of which."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from lkip_analysis.audit.document import Cell, Row
from lkip_analysis.audit.tables.amounts import amount, amount_or_zero
from lkip_analysis.audit.tables.headings import Role
from lkip_analysis.audit.tables.levels import MIN_ROWS, SIGNS, Levels, by_capitals, by_code, by_sums
from lkip_analysis.audit.tables.rows import is_mean

if TYPE_CHECKING:
    from lkip_analysis.audit.tables.view import TableView


SURE_SUMS = 2
"""So many sums of amounts do not agree by chance."""


@dataclass(eq=False)
class Node:
    """A row with the rows that it sums up."""

    row: Row
    level: int
    children: list["Node"] = field(default_factory=list)

    def leaves(self, column: int) -> list[Cell] | None:
        """Cells that make this row: its own, or those of its parts where it prints none; None if unreadable."""
        cell = self.row[column]
        if cell.text or not self.children:
            return [cell] if amount_or_zero(cell) is not None else None
        return self.parts(column)

    def parts(self, column: int) -> list[Cell] | None:
        """Cells of the parts; None where one cannot be read."""
        cells = [child.leaves(column) for child in self.children]
        return None if not cells or None in cells else [c for part in cells for c in part]

    def below(self) -> Iterator["Node"]:
        """This row and all below, in order."""
        yield self
        for child in self.children:
            yield from child.below()


@dataclass(eq=False)
class Tree:
    """The rows of a table without totals and means, as a tree.

    Attributes
    ----------
    coded : bool
        Codes give the levels: they are sure without the help of the sums.
    right, wrong : list of (Node, int)
        Rows and columns whose amount is, or is not, the sum of the rows below.
    """

    roots: list[Node]
    coded: bool
    right: list[tuple[Node, int]] = field(default_factory=list)
    wrong: list[tuple[Node, int]] = field(default_factory=list)

    def nodes(self) -> Iterator[Node]:
        """All rows in order."""
        for root in self.roots:
            yield from root.below()

    @property
    def proved(self) -> bool:
        """Whether so many sums agree that the others are slips, and not a tree misread."""
        right, wrong = len(self.right), len(self.wrong)
        several = sum(len(node.children) > 1 for node, _ in self.right)
        return right > wrong or (several >= SURE_SUMS and 2 * right > wrong)

    def program_of(self, node: Node) -> Node:
        """The outermost row of level 0 or more that a row belongs to; itself above programs."""
        for candidate in self.nodes():
            if candidate.level >= 0 and any(n is node for n in candidate.below()):
                return candidate
        return node


def money_columns(view: "TableView") -> list[int]:
    """Columns that hold amounts."""
    return [j for j in view.number_columns() if view.money[j] and view.roles[j] is not Role.SATUAN]


def build_tree(view: "TableView") -> Tree | None:
    """Give the tree of a table; None where its rows have one level only or nothing orders them."""
    columns = money_columns(view)
    rows = [r for r in view.table.rows if not r.is_total and not is_mean(r) and r.filled]
    if not columns or min(columns) == 0 or len(rows) < MIN_ROWS:
        return None
    trees = []
    for sign in SIGNS:
        needless = sign in (by_capitals, by_sums) and any(t.proved for t in trees)
        levels = None if needless else sign(view, rows, columns)
        if levels is not None:
            trees.append(_weigh(Tree(_nest(rows, levels), sign is by_code), columns))
    return max(trees, key=lambda t: (t.proved, len(t.right) - len(t.wrong)), default=None)


def _nest(rows: list[Row], levels: Levels) -> list[Node]:
    roots: list[Node] = []
    path: list[Node] = []
    for row, level in zip(rows, levels, strict=True):
        if level is None:
            continue
        node = Node(row, level)
        while path and path[-1].level >= level:
            path.pop()
        (path[-1].children if path else roots).append(node)
        path.append(node)
    return roots


def _weigh(tree: Tree, columns: list[int]) -> Tree:
    for node in tree.nodes():
        for column in columns if node.children else ():
            own, parts = amount(node.row[column].number), node.parts(column)
            if own is not None and parts is not None:
                made = sum((amount_or_zero(c) for c in parts), Fraction(0))
                (tree.right if own == made else tree.wrong).append((node, column))
    return tree
