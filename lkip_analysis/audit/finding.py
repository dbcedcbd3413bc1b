"""A finding: what is printed, what it should be, where, and on what ground."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from lkip_analysis.audit.document import Location

LONGEST_QUOTE = 200
"""Longest quotation of the document in a finding, in characters."""
MOST_NAMED = 4
"""So many things of one kind are written out in a message; the places list them all."""


class Severity(StrEnum):
    """How bad it is: `error` anyone can recompute, `warning` rests on a guess that it names, `info` is no fault."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


SEVERITY_ORDER = {severity: i for i, severity in enumerate(Severity)}

_NIP = re.compile(r"(?<!\d)\d{8}[ .]?\d{6}[ .]?\d[ .]?\d{3}(?!\d)")


def mask_nip(text: str) -> str:
    """Hide all but the last four digits of each 18-digit NIP."""
    return _NIP.sub(lambda m: "•" * 14 + re.sub(r"\D", "", m[0])[-4:], text)


def name_a_few(items: Sequence[str]) -> str:
    """Name a few and count the others: `a; b; c; d; dan 3 lagi`."""
    more = len(items) - MOST_NAMED
    return "; ".join(items[:MOST_NAMED]) + (f"; dan {more} lagi" if more > 0 else "")


@dataclass(frozen=True)
class AuditFinding:
    """What a relation found broken.

    Attributes
    ----------
    message : str
        Indonesian: what is wrong, with the figures.
    stated, expected : str
        As printed; `expected` is empty where no value can be given.
    places : tuple of Location
    cause : tuple of str
        What makes it this finding and no other: figures and names, no line numbers. Findings of one relation with
        the same cause are one finding with several places, and keep their id while the cause stays.
    subject : str
        Name of the indicator or program it is about, for those who merge findings with one root.
    severity, basis : optional
        Where they differ from those of the relation.
    rule : str
        Id of the relation; the runner fills it in.
    """

    message: str
    stated: str
    expected: str
    places: tuple[Location, ...]
    cause: tuple[str, ...]
    subject: str = ""
    severity: Severity | None = None
    basis: str = ""
    rule: str = ""

    @property
    def id(self) -> str:
        """Id that stays while the cause stays."""
        core = "\x1f".join([self.rule, *(_normal(c) for c in self.cause)])
        return f"{self.rule}-{hashlib.sha256(core.encode()).hexdigest()[:8]}"

    def json(self) -> dict[str, Any]:
        """Give the JSON object of the interface; no NIP leaves here whole."""
        return {
            "id": self.id,
            "rule": self.rule,
            "severity": str(self.severity),
            "message": mask_nip(self.message),
            "stated": mask_nip(self.stated),
            "expected": mask_nip(self.expected),
            "basis": self.basis,
            "places": [_place_json(p) for p in self.places],
        }


def _place_json(place: Location) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in asdict(place).items():
        if isinstance(value, str):
            value = mask_nip(value)
            value = value if len(value) <= LONGEST_QUOTE else f"{value[: LONGEST_QUOTE - 1]}…"
        if value is not None and key != "box":
            result[key] = value
    return result


def _normal(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip() or text.strip()


def merge(findings: Iterable[AuditFinding]) -> list[AuditFinding]:
    """Make one finding of those with the same id, with the places of all."""
    result: dict[str, AuditFinding] = {}
    for finding in findings:
        old = result.get(finding.id)
        if old is None:
            result[finding.id] = finding
            continue
        result[finding.id] = replace(
            old,
            places=tuple(dict.fromkeys([*old.places, *finding.places])),
            severity=min(old.severity, finding.severity, key=SEVERITY_ORDER.get),
        )
    return list(result.values())


def ranked(findings: Iterable[AuditFinding]) -> list[AuditFinding]:
    """Sort: worst first, then by relation and place."""

    def key(finding: AuditFinding) -> tuple:
        first = finding.places[0] if finding.places else Location()
        return (
            SEVERITY_ORDER[finding.severity],
            finding.rule,
            first.page or 0,
            first.line or 0,
            first.row or 0,
            finding.id,
        )

    return sorted(findings, key=key)
