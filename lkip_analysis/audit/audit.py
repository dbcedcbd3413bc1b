"""`Audit(document)`: the facts of a document, made once, and the findings of all relations over them."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from lkip_analysis.audit.document import SourceDocument
from lkip_analysis.audit.facts import FactBase
from lkip_analysis.audit.finding import AuditFinding, merge, ranked
from lkip_analysis.audit.read import baca
from lkip_analysis.audit.relations import relations
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
