"""`Audit(document)`: the facts of a document, made once, and the findings of all relations over them."""

import re
from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from lkip_analysis.audit.document import Cell, SourceDocument
from lkip_analysis.audit.facts import FactBase, Measure, Sure
from lkip_analysis.audit.finding import AuditFinding, merge, ranked
from lkip_analysis.audit.formulas import INVERSE
from lkip_analysis.audit.names import name_key
from lkip_analysis.audit.read import baca
from lkip_analysis.audit.relations import relations
from lkip_analysis.audit.scales import PrintedScale, printed_scales
from lkip_analysis.audit.tables.equations import Equation, equations
from lkip_analysis.audit.tables.repairs import Broken, solve
from lkip_analysis.audit.tables.table_facts import table_facts
from lkip_analysis.audit.tables.view import TableView

_TITLE_YEAR = re.compile(
    r"(?:laporan\s+(?:akuntabilitas\s+)?kinerja|lkjip|lkip|lakip|lkj)\b[^.]{0,120}?\b(?:tahun(?:\s+anggaran)?\s+)?(20\d\d)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_YEAR = re.compile(r"\btahun(?:\s+anggaran)?\s+(20\d\d)\b", re.IGNORECASE)
_CAP = re.compile(
    r"(?:maksimal|maksimum|dibatasi|paling tinggi|tidak (?:boleh )?(?:melebihi|lebih dari)|"
    r"dianggap)\D{0,40}?(\d{3})\s*%",
    re.IGNORECASE,
)


class Audit:
    """A document under audit.

    Parameters
    ----------
    document : SourceDocument
    """

    def __init__(self, document: SourceDocument) -> None:
        self.document = document

    @cached_property
    def year(self) -> int | None:
        """The year that the report is about: the one its titles name most, else the most frequent `tahun N`."""
        for pattern in (_TITLE_YEAR, _ANY_YEAR):
            count = Counter(int(y) for p in self.document.texts() for y in pattern.findall(p.text))
            if count:
                return max(count, key=lambda y: (count[y], y))
        return None

    @cached_property
    def caps(self) -> set[int]:
        """Caps of capaian that the text declares, in percent."""
        return {int(c) for p in self.document.paragraphs for c in _CAP.findall(p.text)}

    @cached_property
    def tables(self) -> list[TableView]:
        """The tables, read."""
        return [TableView(t, self.year) for t in self.document.tables]

    @cached_property
    def table_facts(self) -> FactBase:
        """The facts of the tables."""
        return FactBase([f for view in self.tables for f in table_facts(view)])

    @cached_property
    def _solved(self) -> dict[int, tuple[list[Equation], list[Broken]]]:
        return {id(view): self._solve(view) for view in self.tables}

    def _solve(self, view: TableView) -> tuple[list[Equation], list[Broken]]:
        found = equations(view)
        return found, solve(found, lambda cell, value: self._elsewhere(view, cell, value))

    @cached_property
    def _quantities(self) -> tuple[dict[int, tuple], dict[tuple, dict[Fraction, list[str]]]]:
        """What each table cell is about, and the tables that print each value of it."""
        about: dict[int, tuple] = {}
        printed: dict[tuple, dict[Fraction, list[str]]] = {}
        for fact in self.table_facts.facts:
            if fact.key and fact.measure is not Measure.LAIN:
                quantity = (fact.key, fact.measure, fact.year, fact.stage, fact.scope)
                about[id(fact.role.cell)] = quantity
                printed.setdefault(quantity, {}).setdefault(Fraction(fact.value.nilai), []).append(fact.role.table.label)
        return about, printed

    def _elsewhere(self, view: TableView, cell: Cell, value: Fraction) -> str:
        """Another table that prints a value for what a cell is about."""
        about, printed = self._quantities
        labels = printed.get(about.get(id(cell)), {}).get(value, ())
        return next((label for label in labels if label != view.table.label), "")

    def equations_in(self, view: TableView) -> list[Equation]:
        """The equations of a table."""
        return self._solved[id(view)][0]

    def broken_in(self, view: TableView) -> list[Broken]:
        """The equations of a table that do not hold, each root cause once."""
        return self._solved[id(view)][1]

    @cached_property
    def blamed(self) -> set[int]:
        """Cells, by identity, that the arithmetic of their table shows to be wrong."""
        return {id(b.suspect) for _, broken in self._solved.values() for b in broken}

    @cached_property
    def supported(self) -> set[int]:
        """Cells, by identity, that stand in arithmetic which holds and is not trivial."""
        held = (e for found, _ in self._solved.values() for e in found if e.sure > Sure.GUESSED and e.holds())
        return {id(c) for e in held for c in e.cells} - self.blamed

    def is_blamed(self, *cells: Cell) -> bool:
        """Whether one of some cells is known to be wrong."""
        return any(id(c) in self.blamed for c in cells)

    @cached_property
    def inverse(self) -> set[str]:
        """Keys of the indicators whose capaian follows a formula of lower is better."""
        return {
            name_key(view.name(e.row, e.result.column.index))
            for view in self.tables
            for e in self.equations_in(view)
            if e.link is not None and len(e.formulas) > 1 and (v := e.judged({})) and v.formula in INVERSE
        }

    @cached_property
    def printed_scales(self) -> list[PrintedScale]:
        """The scales that the document prints, also such as repeat a label."""
        return printed_scales(self.document, self.tables)

    @property
    def scales(self) -> list[PrintedScale]:
        """The printed scales that can be applied: each label is of one class."""
        return [s for s in self.printed_scales if not s.doubled]

    @cached_property
    def base(self) -> FactBase:
        """All facts and claims."""
        from lkip_analysis.audit.sentences import read_sentences

        facts, claims = read_sentences(self)
        return FactBase([*self.table_facts.facts, *facts], claims)

    def findings(self, chosen: Iterable[str] | None = None) -> list[AuditFinding]:
        """Run the relations, all by default; findings with one cause are one, worst first.

        Raises
        ------
        KeyError
            If a chosen relation does not exist.
        """
        known = relations()
        selected = known.values() if chosen is None else [known[id] for id in chosen]
        return ranked(merge(f for relation in selected for f in relation.check(self, relation)))


def audit(file: Path | str) -> tuple[SourceDocument, list[AuditFinding]]:
    """Read a file and check it.

    Raises
    ------
    ReadError
        If the file cannot be read.
    """
    document = baca(file)
    return document, Audit(document).findings()
