"""`Audit(document)`: the facts of a document, made once, and the findings of all relations over them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from lkip_analysis.audit.document import Cell, Location, PrintedTable, SourceDocument
from lkip_analysis.audit.facts import MONEY, Fact, FactBase, Measure, Sure
from lkip_analysis.audit.finding import AuditFinding, merge, ranked
from lkip_analysis.audit.formulas import INVERSE
from lkip_analysis.audit.names import name_key
from lkip_analysis.audit.read import baca
from lkip_analysis.audit.relations import relations
from lkip_analysis.audit.scales import PrintedScale, printed_scales
from lkip_analysis.audit.tables.equations import Equation, equations
from lkip_analysis.audit.tables.repairs import Broken, solve
from lkip_analysis.audit.tables.table_facts import table_facts
from lkip_analysis.audit.tables.transpose import upright
from lkip_analysis.audit.tables.view import TableView
from lkip_analysis.text.parse_numbers import baca_angka

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

LARGE = 10**6
"""Smaller amounts are alike by chance."""


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
        return [TableView(upright(t), self.year) for t in self.document.tables if not t.contents]

    @cached_property
    def table_facts(self) -> FactBase:
        """The facts of the tables."""
        return FactBase(table_facts(self.tables))

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
                printed.setdefault(quantity, {}).setdefault(Fraction(fact.value.nilai), []).append(
                    fact.role.table.label
                )
        return about, printed

    def _elsewhere(self, view: TableView, cell: Cell, value: Fraction) -> str:
        """Another table that prints a value for what a cell is about."""
        about, printed = self._quantities
        labels = printed.get(about.get(id(cell)), {}).get(value, ())
        return next((label for label in labels if label != view.table.label), "")

    def view_of(self, table: PrintedTable) -> TableView:
        """The view of a table."""
        return self._views[id(table)]

    @cached_property
    def _views(self) -> dict[int, TableView]:
        return {id(view.table): view for view in self.tables}

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
    def _by_amount(self) -> dict[tuple[Measure, Decimal], list[Fact]]:
        amounts: dict[tuple[Measure, Decimal], list[Fact]] = {}
        for fact in self.table_facts.facts:
            if fact.measure in MONEY and abs(fact.value.nilai) >= LARGE:
                amounts.setdefault((fact.measure, fact.value.nilai), []).append(fact)
        return amounts

    def origin_of(self, fact: Fact) -> str:
        """Which other thing an amount, or which other year an indicator's figure, belongs to; empty where unknown."""
        if fact.measure in MONEY:
            others = [f for f in self._by_amount.get((fact.measure, fact.value.nilai), ()) if f.key != fact.key]
            names = {self.table_facts.canonical(f.key): f for f in others if f.subject and not f.role.row.is_total}
            if len(names) != 1:
                return ""
            (other,) = names.values()
            return f"{fact.measure} “{other.subject}” pada {other.role.table.label}"
        same = [
            f
            for f in self.table_facts.about(fact.subject)
            if f.year
            and not f.stage
            and not f.scope
            and f.value.nilai == fact.value.nilai
            and (f.measure, f.year) != (fact.measure, fact.year)
            and f.measure is not Measure.LAIN
        ]
        best = min(same, key=lambda f: (f.measure != fact.measure, f.year != fact.year, f.year), default=None)
        return f"{best.measure} tahun {best.year}" if best else ""

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
        found = merge(f for relation in selected for f in relation.check(self, relation))
        return ranked(replace(f, places=(*f.places, *self._other_places(f))) for f in found)

    def _other_places(self, finding: AuditFinding) -> Iterator[Location]:
        """Where the printed figure of a finding stands again for the subject that it is about."""
        number = baca_angka(finding.stated) if finding.subject else None
        if number is None or number.kosong:
            return
        known = {(p.line, p.page, p.table, p.row, p.column) for p in finding.places}
        for fact in self.base.about(finding.subject):
            place = fact.place
            unit = {fact.value.satuan, number.satuan} - {None}
            if fact.value.nilai == number.nilai and len(unit) < 2:
                key = (place.line, place.page, place.table, place.row, place.column)
                if key not in known:
                    known.add(key)
                    yield place


def audit(file: Path | str) -> tuple[SourceDocument, list[AuditFinding]]:
    """Read a file and check it.

    Raises
    ------
    ReadError
        If the file cannot be read.
    """
    document = baca(file)
    return document, Audit(document).findings()
