"""Sets of names: the indicators of the perjanjian kinerja in the tables that measure them, each once."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lkip_analysis.audit.document import Cell, Row, one_line
from lkip_analysis.audit.finding import AuditFinding
from lkip_analysis.audit.names import name_key, same_name, similar_name
from lkip_analysis.audit.relations import Relation
from lkip_analysis.audit.tables.headings import Role
from lkip_analysis.audit.tables.view import TableView

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

_AGREEMENT = re.compile(r"\b(?:perjanjian|penetapan)\s+kinerja\b", re.IGNORECASE)
_OTHERS = re.compile(r"program|kegiatan|output|keluaran", re.IGNORECASE)
_MEASURED = frozenset({Role.REALISASI, Role.CAPAIAN})
_BUDGETS = frozenset({Role.PAGU, Role.REALISASI_ANGGARAN, Role.PROGRAM, Role.KEGIATAN, Role.SUB_KEGIATAN})
MIN_WORDS = 3


class Named(NamedTuple):
    """A cell that names an indicator of the agency."""

    view: TableView
    row: Row
    cell: Cell

    @property
    def key(self) -> str:
        """Normal form, without the blanks that a narrow cell may put into words."""
        return name_key(self.cell.text).replace(" ", "")

    @property
    def parent(self) -> str:
        """Normal form of the sasaran of the row; empty where it names none."""
        column = next((j for j, r in enumerate(self.view.roles) if r is Role.SASARAN), None)
        return name_key(self.row[column].content) if column is not None else ""


def _names(view: TableView) -> Iterator[Named]:
    for j, role in enumerate(view.roles):
        if role is Role.INDIKATOR and not _OTHERS.search(view.table.columns[j].name):
            for row in view.table.rows:
                if row[j].text and row[j].number is None and len(name_key(row[j].text).split()) >= MIN_WORDS:
                    yield Named(view, row, row[j])


def _agreed(audit: "Audit") -> dict[str, Named]:
    """Indicators of the agency's perjanjian kinerja: those of its captioned tables, else the first of that title."""
    fitting = [
        v
        for v in audit.tables
        if {Role.INDIKATOR, Role.TARGET} <= set(v.roles) and not set(v.roles) & (_MEASURED | _BUDGETS)
    ]
    captioned = [v for v in fitting if v.table.number and _AGREEMENT.search(v.table.title)]
    others = [v for v in fitting if _AGREEMENT.search(v.table.title or v.table.section.title)]
    return {n.key: n for v in reversed(captioned or others[:1]) for n in _names(v)}


def _measuring(audit: "Audit", agreed: dict[str, Named]) -> Iterator[Named]:
    """Names in the tables that measure agreed indicators, of rows that report something."""
    for view in audit.tables:
        roles = set(view.roles)
        if roles & _MEASURED and not roles & _BUDGETS:
            names = list(_names(view))
            if any(n.key in agreed for n in names):
                figures = [j for j, r in enumerate(view.roles) if r in _MEASURED]
                yield from (n for n in names if any(n.row[j].text for j in figures))


def foreign(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """An indicator of a measuring table that the perjanjian kinerja does not have under this name."""
    agreed = _agreed(audit)
    strange: dict[str, list[Named]] = defaultdict(list)
    known = set()
    for named in _measuring(audit, agreed):
        if named.key in agreed:
            known.add(named.key)
        else:
            strange[named.key].append(named)
    if not known or len(known) * 2 < len(agreed):
        return
    for key, cells in strange.items():
        text = cells[0].cell.text
        like = next(
            (n for n in agreed.values() if same_name(n.cell.text, text) or similar_name(n.cell.text, text)), None
        )
        expected = one_line(like.cell.text) if like else ""
        how = f"tidak sama dengan yang diperjanjikan, “{expected}”" if like else "tidak ada dalam perjanjian kinerja"
        yield relation.finding(
            tuple(n.cell.place for n in cells), (key,), one_line(cells[0].cell.text), expected, how=how
        )


def unreported(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """An indicator of the perjanjian kinerja that no measuring table has."""
    agreed = _agreed(audit)
    reported = {n.key for n in _measuring(audit, agreed)}
    missing = [n for k, n in agreed.items() if not any(k == r or same_name(k, r) for r in reported)]
    if reported and len(missing) * 2 <= len(agreed):
        for named in missing:
            yield relation.finding((named.cell.place,), (named.key,), one_line(named.cell.text))


def doubled(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A row that repeats the indicator of another sasaran, where other tables have another indicator there."""
    names = [n for view in audit.tables for n in _names(view)]
    by_parent: dict[str, list[Named]] = defaultdict(list)
    same: dict[tuple[int, int, str], list[Named]] = defaultdict(list)
    for named in names:
        by_parent[named.parent].append(named)
        same[id(named.view), named.cell.column.index, named.key].append(named)
    for group in same.values():
        if len({n.parent for n in group}) < 2 or not all(n.parent for n in group):
            continue
        for named in group:
            here = {n.key for n in by_parent[named.parent] if n.view is named.view}
            there = [n for n in by_parent[named.parent] if n.view is not named.view]
            other = [n for n in there if n.key not in here]
            if other and all(n.key != named.key for n in there):
                expected = one_line(other[0].cell.text)
                yield relation.finding(
                    (named.cell.place,),
                    (named.key, named.parent),
                    one_line(named.cell.text),
                    expected,
                    table=named.view.table.label,
                )
