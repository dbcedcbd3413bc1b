"""A table with what its columns hold and which arithmetic its rows keep."""

import re
from collections import Counter
from functools import cached_property

from lkip_analysis.audit.document import Cell, PrintedTable, Row, one_line
from lkip_analysis.audit.facts import Sure
from lkip_analysis.audit.tables.grid import Grid
from lkip_analysis.audit.tables.headings import (
    NAMES,
    Heading,
    Role,
    read_heading,
    stage_of,
    title_role,
    word_pattern,
    years_in,
)
from lkip_analysis.audit.tables.links import Link, find_links
from lkip_analysis.audit.tables.rows import is_mean
from lkip_analysis.audit.tables.tree import Tree, build_tree

_SPENDING = re.compile(r"belanja|pengeluaran|pembiayaan", re.IGNORECASE)
_FLEXIBLE = re.compile(r"\bblud\b", re.IGNORECASE)
"""Whose spending may follow their income."""
_YEAR_CELL = re.compile(r"(?:tahun\s+)?(20\d\d)", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"^\s*(?:\d{1,2}|[a-zA-Z])[.)]\s+|^\s*\d{1,2}\s+(?=[A-Za-z])")

_MONEY_ROLE = {
    Role.TARGET: Role.PAGU,
    Role.PAGU: Role.PAGU,
    Role.REALISASI: Role.REALISASI_ANGGARAN,
}


GROUPED = 1e5
"""An amount whose last group is cut or follows a wrong separator is still this large."""


class TableView:
    """A table, read.

    Attributes
    ----------
    table : PrintedTable
    heads : list of Heading
    grid : Grid
    money : list of bool
        Whether a column holds amounts of money.
    roles : list of Role
        By heading and contents, corrected by the links.
    links : list of Link
        Arithmetic between columns that the rows keep, or that the headings promise.
    """

    def __init__(self, table: PrintedTable, report_year: int | None) -> None:
        self.table, self.report_year = table, report_year
        self.heads: list[Heading] = [read_heading(c) for c in table.columns]
        self.grid = Grid(table)
        self.money = [self._is_money(j) for j in range(len(table.columns))]
        self.roles = [self._role(j) for j in range(len(table.columns))]
        self.links: list[Link] = find_links(self)
        for link in self.links:
            for column, role in link.roles.items():
                self.roles[column] = role

    def _is_money(self, j: int) -> bool:
        head, figures = self.heads[j], self.grid.figures[j]
        if not figures:
            return head.says("money") and head.role(False) in (*_MONEY_ROLE, Role.SISA)
        if self.grid.percent[:, j].any():
            return False
        if head.says("money_unit") and not head.says("percent"):
            return True
        grouped = head.says("money") and self.grid.largest(j) >= GROUPED
        return bool(self.grid.money_share[j] > 0.5) or grouped

    def _role(self, j: int) -> Role:
        head = self.heads[j]
        role, money = head.role(self._of_figures(j)), self.money[j]
        if role is Role.LAIN and head.only_year:
            role = title_role(self.table.title)
        if money:
            if role in (Role.CAPAIAN, Role.SERAPAN):
                return Role.REALISASI_ANGGARAN
            return _MONEY_ROLE.get(role, role)
        if role is Role.LAIN and self._of_figures(j) and head.says("percent"):
            role = Role.PERSEN
        if role is Role.PAGU and self.grid.figures[j]:
            return Role.PERSEN if head.says("percent") else Role.LAIN
        if role in (Role.CAPAIAN, Role.PERSEN) and self._beside_money(j):
            return Role.SERAPAN
        return role

    def _of_figures(self, j: int) -> bool:
        filled = sum(bool(c.text) for c in self.table.cells_of(j))
        return bool(self.grid.figures[j] * 2 > filled > 0)

    def _beside_money(self, j: int) -> bool:
        """Whether a percent column belongs to money: by its words, its group, or its left neighbours."""
        head = self.heads[j]
        if head.says("physical"):
            return False
        if head.says("money"):
            return not head.says("performance")
        if head.says("performance"):
            return False
        return self.money[max(0, j - 2) : j] == [True, True]

    @cached_property
    def row_of(self) -> dict[int, Row]:
        """Row of each cell, by its identity."""
        return {id(cell): row for row in self.table.rows for cell in row.cells}

    @cached_property
    def _continued(self) -> Counter[int]:
        return Counter(id(c.origin) for row in self.table.rows for c in row.cells if c.origin is not c)

    def span(self, cell: Cell) -> int:
        """Number of rows that a cell is about: its own, and those whose blank cells continue it."""
        return 1 + self._continued[id(cell)]

    def may_exceed(self, row: Row) -> bool:
        """Whether more than planned is allowed in a row: by the table, or by the nearest row above that says so."""
        if _FLEXIBLE.search(f"{self.context} {self.name(row)}"):
            return True
        if self.income and not _SPENDING.search(self.context):
            return True
        names = (self.name(r) for r in reversed(self.table.rows) if r.number <= row.number)
        said = next((n for n in names if _SPENDING.search(n) or word_pattern("income").search(n)), "")
        return bool(said) and not _SPENDING.search(said)

    def rows_below(self, row: Row) -> list[Row]:
        """The rows that a row sums up, in the tree of the table."""
        nodes = self.tree.nodes() if self.tree else ()
        return next(([n.row for n in node.below()][1:] for node in nodes if node.row is row), [])

    @cached_property
    def budget_pairs(self) -> list[tuple[int, int]]:
        """Columns (pagu, realisasi) of one year and stage: those of links, else the only or nearest ones."""
        linked = [
            (link.operands[1], link.operands[0])
            for link in self.links
            if link.kind == "ratio" and self.roles[link.result] is Role.SERAPAN and self.money[link.operands[0]]
        ]
        pagu = [j for j, r in enumerate(self.roles) if r is Role.PAGU and self.money[j]]
        spent = [j for j, r in enumerate(self.roles) if r is Role.REALISASI_ANGGARAN and self.money[j]]
        if linked or len(pagu) != 1 or len(spent) != 1:
            return linked
        alike = self.year(pagu[0]) == self.year(spent[0])
        return [(pagu[0], spent[0])] if alike else []

    @cached_property
    def tree(self) -> Tree | None:
        """The rows as a tree of amounts, where something orders them."""
        return build_tree(self)

    @cached_property
    def context(self) -> str:
        """Title of the table and of its section."""
        return f"{self.table.title} {self.table.section.title}"

    @cached_property
    def income(self) -> bool:
        """Whether it is about income: more than estimated is no overspending."""
        heads = " ".join(h.text for h in self.heads)
        return bool(word_pattern("income").search(f"{self.table.title} {heads}"))

    @cached_property
    def title_year(self) -> int | None:
        """The one year that the title names; None for several or none."""
        years = set(years_in(self.table.title))
        return next(iter(years)) if len(years) == 1 else None

    @cached_property
    def title_stage(self) -> str:
        """Part of the year or the plan that the title, or its section, names."""
        return stage_of(self.table.title) or ("" if self.table.title else stage_of(self.table.section.title))

    def year(self, j: int) -> int | None:
        """Year of a column: its heading's, else the title's, else the report's; None where only a plan year is said."""
        head = self.heads[j]
        if head.stage in ("akhir", "awal") and not head.says("against"):
            return head.year
        if head.years_ago:
            base = self.title_year or self.report_year
            return head.year or (base - head.years_ago if base else None)
        if head.year or head.stage.startswith("th"):
            return head.year
        return self.title_year or (None if len(set(years_in(self.table.title))) > 1 else self.report_year)

    def year_printed(self, j: int) -> bool:
        """Whether the heading or the title names the year of a column."""
        return bool(self.heads[j].year or self.title_year)

    @cached_property
    def rows_are_years(self) -> bool:
        """Whether each row is a year: its name is one, or a column of years names it."""
        return bool(self.table.rows) and all(self.row_year(r) for r in self.table.rows if not is_mean(r))

    def row_year(self, row: Row) -> int | None:
        """The year that a row is about, where a cell of years or its name says it."""
        named = [row[j] for j, r in enumerate(self.roles) if r is Role.TAHUN] or row.filled[:2]
        return next((int(m[1]) for c in named if (m := _YEAR_CELL.fullmatch(c.text.strip()))), None)

    def stage(self, j: int) -> str:
        """Part of the year or plan of a column."""
        if self.heads[j].says("physical"):
            return "fisik"
        return self.heads[j].stage or self.title_stage

    def measure_certainty(self, j: int) -> Sure:
        """How sure the headings alone are of what a column measures; a title guesses."""
        if self.heads[j].only_year or self.roles[j] in (Role.LAIN, Role.PERSEN):
            return Sure.GUESSED
        return Sure.PRINTED

    def number_columns(self) -> list[int]:
        """Columns with figures that are no list numbers or codes."""
        return [
            j
            for j, role in enumerate(self.roles)
            if self.grid.figures[j] and role not in (Role.NOMOR, Role.KODE, Role.SATUAN, Role.FORMULA, Role.TAHUN)
        ]

    @cached_property
    def first_figure(self) -> int:
        """First column of figures after those of names."""
        columns = [j for j in self.number_columns() if self.roles[j] not in NAMES]
        return min(columns, default=len(self.table.columns))

    def name_cell(self, row: Row, before: int | None = None) -> Cell | None:
        """The cell that names what a row is about: the indicator, else the innermost named level.

        Left of a column of money the program or kegiatan comes before its indicator.
        """
        limit = len(self.roles) if before is None else before
        money = before is not None and before < len(self.roles) and self.money[before]
        for role in (*NAMES[1:-1], NAMES[0], NAMES[-1]) if money else NAMES:
            for j in reversed(range(limit)):
                cell = row[j]
                if self.roles[j] is role and cell.content and cell.origin.number is None:
                    return cell
        return next((c for c in row.filled if c.number is None and len(c.text) > 1 and c.text[0].isalpha()), None)

    def name(self, row: Row, before: int | None = None) -> str:
        """Name of a row in one line, without its list number."""
        cell = self.name_cell(row, before) or (self.name_cell(row) if before is not None else None)
        return _LIST_NUMBER.sub("", one_line(cell.content)) if cell else f"baris {row.number}"
