"""Write findings: a readable list (Indonesian) by severity and relation, and the JSON of the interface."""

import json
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from lkip_analysis.audit.document import Location, SourceDocument, one_line
from lkip_analysis.audit.finding import AuditFinding, Severity, mask_nip, ranked
from lkip_analysis.audit.relations import relations

SEVERITY_NAMES = {Severity.ERROR: "kesalahan", Severity.WARNING: "peringatan", Severity.INFO: "catatan"}
MOST_PLACES = 12
"""Places listed per finding; the JSON has them all."""
LONGEST_LINE = 90


def listing(document: SourceDocument, findings: Iterable[AuditFinding]) -> str:
    """Write the findings as text, worst first."""
    ordered = ranked(findings)
    lines = [f"Audit {document.name}", *(f"Catatan pembacaan: {note}" for note in document.notes), ""]
    if not ordered:
        return printable("\n".join([*lines, "Tidak ada temuan."]))
    for severity, group in groupby(ordered, key=lambda f: f.severity):
        of_severity = list(group)
        lines += [f"{SEVERITY_NAMES[severity].upper()} ({len(of_severity)})", ""]
        for rule, same in groupby(of_severity, key=lambda f: f.rule):
            of_rule = list(same)
            lines += [f"  {title(rule)} [{rule}] ({len(of_rule)})"]
            for finding in of_rule:
                lines += _one(finding)
            lines.append("")
    return printable("\n".join([*lines, f"Jumlah: {summary(ordered)}."]))


def summary(findings: Iterable[AuditFinding]) -> str:
    """Count findings by severity: `3 temuan (1 kesalahan, 2 peringatan, 0 catatan)`."""
    found = [f.severity for f in findings]
    counts = ", ".join(f"{found.count(severity)} {name}" for severity, name in SEVERITY_NAMES.items())
    return f"{len(found)} temuan ({counts})"


def title(rule: str) -> str:
    """Title of a relation; its id where it is not a known one."""
    known = relations().get(rule)
    return known.title if known else rule


def printable(text: str) -> str:
    """Leave out what a terminal would obey: control characters and marks that turn the direction of text."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))


def _one(finding: AuditFinding) -> list[str]:
    lines = [f"  - {one_line(mask_nip(finding.message))}"]
    if finding.expected:
        lines.append(one_line(mask_nip(f"tercetak: {finding.stated}; seharusnya: {finding.expected}")))
        lines[-1] = f"      {lines[-1]}"
    lines += [f"      {where(p)}" for p in finding.places[:MOST_PLACES]]
    if len(finding.places) > MOST_PLACES:
        lines.append(f"      dan {len(finding.places) - MOST_PLACES} tempat lain")
    return [*lines, f"      dasar: {finding.basis} ({finding.id})"]


def where(place: Location) -> str:
    """Say in one line where something stands, and quote it."""
    parts = [
        f"hlm. {place.page}" if place.page else "",
        f"baris {place.line}" if place.line else "",
        place.table or "",
        f"baris tabel {place.row}" if place.row and not place.line else "",
        f"kolom {place.column}" if place.column else "",
        f"bagian {place.section}" if place.section and not place.table else "",
    ]
    text = f": “{_short(place.text)}”" if place.text else ""
    return mask_nip(one_line(", ".join(p for p in parts if p) + text))


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= LONGEST_LINE else f"{text[: LONGEST_LINE - 1]}…"


def write_json(document: SourceDocument, findings: Iterable[AuditFinding], file: Path | str) -> None:
    """Write `{"document": …, "findings": […]}`; the same findings give the same bytes."""
    content = {"document": document.name, "findings": [f.json() for f in ranked(findings)]}
    Path(file).write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", errors="replace")
