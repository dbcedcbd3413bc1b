"""`Audit(document)`: the facts of a document, made once, and the findings of all relations over them."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from lkip_analysis.audit.document import SourceDocument
from lkip_analysis.audit.facts import FactBase
from lkip_analysis.audit.finding import AuditFinding, merge, ranked
from lkip_analysis.audit.read import baca
from lkip_analysis.audit.relations import relations


class Audit:
    """A document under audit.

    Parameters
    ----------
    document : SourceDocument
    """

    def __init__(self, document: SourceDocument) -> None:
        self.document = document

    @cached_property
    def base(self) -> FactBase:
        """All facts and claims."""
        return FactBase()

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
