"""The relations that hold in a report, as data (`relations_toml/`), and the engine that runs them.

A relation names its kind; a kind is one function from the facts of a document to findings, with the parameters
of the relation. A new check is a line of data where its kind exists.
"""

import importlib
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkip_analysis.audit.document import Location
from lkip_analysis.audit.finding import AuditFinding, Severity

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

DATA = Path(__file__).with_name("relations_toml")
CHECKS = "lkip_analysis.audit.checks"


@dataclass(frozen=True)
class Relation:
    """One entry of `relations_toml/`.

    Attributes
    ----------
    id : str
        Stable, kebab-case: `capaian-hitung`.
    title : str
        Indonesian title, also the heading of its findings.
    severity : Severity
        Of its findings where they do not say otherwise.
    basis : str
        Regulation and table, or `aritmetika`.
    kind : str
        Name of the check: module and function of `audit.checks`, `columns:ratio`.
    message : str
        Indonesian template with named fields; a check may give its own.
    looks_for : str
        Indonesian: what is looked for, for the list of relations.
    parameters : mapping
        What its check is told.
    """

    id: str
    title: str
    severity: Severity
    basis: str
    kind: str
    message: str
    looks_for: str
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def finding(
        self,
        places: tuple[Location, ...],
        cause: tuple[str, ...],
        stated: str = "",
        expected: str = "",
        *,
        subject: str = "",
        severity: Severity | None = None,
        message: str | None = None,
        **words: object,
    ) -> AuditFinding:
        """Make a finding of this relation; `words` fill its message (`stated`, `expected`, `subject` are known)."""
        known = {"stated": stated, "expected": expected, "subject": subject} | words
        return AuditFinding(
            (message or self.message).format_map(known),
            stated,
            expected,
            tuple(dict.fromkeys(places)),
            cause,
            subject,
            severity or self.severity,
            self.basis,
            self.id,
        )

    @property
    def check(self) -> Callable[["Audit", "Relation"], Iterator[AuditFinding]]:
        """The function of its kind."""
        module, _, function = self.kind.partition(":")
        return getattr(importlib.import_module(f"{CHECKS}.{module}"), function)


@cache
def relations() -> dict[str, Relation]:
    """Load the relations by id, in the order of the files."""
    known = ("id", "title", "severity", "basis", "kind", "message", "looks_for")
    loaded = {}
    for file in sorted(DATA.glob("*.toml")):
        for line in tomllib.loads(file.read_text(encoding="utf-8"))["relation"]:
            own = {k: line[k] for k in known} | {"severity": Severity(line["severity"])}
            loaded[line["id"]] = Relation(**own, parameters={k: v for k, v in line.items() if k not in known})
    return loaded
