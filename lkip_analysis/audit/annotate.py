"""Findings as notes in a copy of the PDF that they are about."""

from collections.abc import Iterable
from pathlib import Path

import pikepdf

from lkip_analysis.audit.document import SourceDocument
from lkip_analysis.audit.finding import AuditFinding, Severity, mask_nip
from lkip_analysis.audit.pages import Pages, figure_of, from_view
from lkip_analysis.audit.report import SEVERITY_NAMES, printable, title

COLOURS = {Severity.ERROR: (0.75, 0.1, 0.05), Severity.WARNING: (0.8, 0.5, 0.0), Severity.INFO: (0.1, 0.35, 0.65)}
AUTHOR = "lkip audit"
_PRINTED = 4
"""Flag of an annotation that is printed."""


def annotate(file: Path, document: SourceDocument, findings: Iterable[AuditFinding], output: Path) -> None:
    """Write a copy of a PDF with a box and a note at each place of each finding.

    Raises
    ------
    OSError
        If the copy cannot be written.
    """
    with pikepdf.open(file) as pdf, Pages(file, document) as pages:
        for finding in findings:
            for n, place in enumerate(finding.places):
                if place.box is None or place.page not in pages.frames:
                    continue
                page = pdf.pages[place.page - 1]
                media = tuple(float(x) for x in page.mediabox)
                box = pages.narrow(place, figure_of(finding, n))
                turn = pages.frames[place.page].turn
                (xa, ya), (xb, yb) = (from_view(*point, media, turn) for point in (box[:2], box[2:]))
                note = pdf.make_indirect(_note(finding, (min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)), n))
                if "/Annots" not in page:
                    page.Annots = pikepdf.Array()
                page.Annots.append(note)
        pdf.save(output, deterministic_id=True)


def _note(finding: AuditFinding, box: tuple[float, float, float, float], n: int) -> pikepdf.Dictionary:
    x0, y0, x1, y1 = box
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Square,
        Rect=pikepdf.Array([x0 - 1.5, y0 - 1.5, x1 + 1.5, y1 + 1.5]),
        Contents=pikepdf.String(printable(mask_nip(text_of(finding)))),
        T=pikepdf.String(AUTHOR),
        Subj=pikepdf.String(title(finding.rule)),
        NM=pikepdf.String(f"{finding.id}-{n}"),
        C=pikepdf.Array(COLOURS[finding.severity]),
        Border=pikepdf.Array([0, 0, 1.2]),
        F=_PRINTED,
    )


def text_of(finding: AuditFinding) -> str:
    """Say a finding in a few lines."""
    lines = [f"{SEVERITY_NAMES[finding.severity].capitalize()}: {finding.message}"]
    if finding.expected:
        lines.append(f"Tercetak: {finding.stated}. Seharusnya: {finding.expected}.")
    return "\n".join([*lines, f"Dasar: {finding.basis} ({finding.id})"])
