"""Form: prints that a pattern finds, and two words glued together."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from lkip_analysis.audit.document import Location, Paragraph, Section
from lkip_analysis.audit.finding import AuditFinding, Severity
from lkip_analysis.audit.relations import Relation

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

CONTEXT = 12
"""Letters that are quoted on both sides of a print."""
_GLUED = re.compile(r"\b([^\W\d_A-Z]{3,}|[A-Z][^\W\d_A-Z]{2,})([A-Z][^\W\d_A-Z]{2,})\b")


def pattern(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """What the pattern of a relation matches: one finding for each print, or for the whole document.

    Parameters of the relation: `pattern`, `together`, `prose` (cells are left out: merged ones may double words),
    `standard` (right forms by print, or the right form), `squeeze` (the right form is the print without blanks).
    """
    data = relation.parameters
    found: dict[str, list[tuple[str, Location]]] = {}
    regex = re.compile(data["pattern"], re.IGNORECASE if data.get("any_case", True) else 0)
    for paragraph in _prose(audit) if data.get("prose") else audit.document.texts():
        for match in regex.finditer(paragraph.text):
            print_ = " ".join(match[match.lastindex or 0].split())
            key = "" if data.get("together") else print_.casefold()
            found.setdefault(key, []).append((print_, paragraph.at(match.start(), match.end(), CONTEXT)))
    for key, places in found.items():
        first = places[0][0]
        standard = data.get("standard", first)
        right = standard.get(key, first) if isinstance(standard, dict) else standard
        yield relation.finding(
            tuple(place for _, place in places),
            (key or relation.id,),
            first,
            first.replace(" ", "") if data.get("squeeze") else right,
            count=len(places),
        )


def _prose(audit: "Audit") -> Iterator[Paragraph]:
    for section in audit.document.sections:
        yield Paragraph(section.title, section.place, section)
    yield from audit.document.paragraphs


def glued(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """`bagiPerusahaan` where the document has `bagi Perusahaan`, too; the text of a PDF may lose spaces itself."""
    texts = [p for p in audit.document.texts() if p.place.page is None]
    found: dict[str, list[tuple[re.Match[str], Paragraph]]] = {}
    for p in texts:
        for match in _GLUED.finditer(p.text):
            found.setdefault(match[0], []).append((match, p))
    pairs = {ab for p in texts for ab in pairwise(re.findall(r"[^\W\d_]+", p.text.casefold()))} if found else set()
    for word, places in found.items():
        front, back = places[0][0].groups()
        if (front.casefold(), back.casefold()) in pairs:
            yield relation.finding(
                tuple(p.at(m.start(), m.end(), 30) for m, p in places), (word,), word, f"{front} {back}"
            )


_CHAPTER_THREE = re.compile(r"bab\s+(?:iii|3)\b|akuntabilitas\s+kinerja", re.IGNORECASE)
MIN_BLOCKS = 10
"""A chapter of fewer blocks is an excerpt, or its text could not be read."""


def required(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A required analysis that neither a title nor a sentence of Bab III has; nothing where Bab III is not whole."""

    def inside(section: Section) -> bool:
        return bool(section.path) and bool(_CHAPTER_THREE.search(section.path[0]))

    document = audit.document
    chapter = next((s for s in document.sections if inside(s)), None)
    blocks = [b for b in document.blocks if inside(b.section)]
    if chapter is None or len(blocks) < MIN_BLOCKS or document.partial:
        return
    texts = [s.title for s in document.sections if inside(s)]
    for block in blocks:
        texts += [block.text] if isinstance(block, Paragraph) else [block.title, *(c.name for c in block.columns)]
    for part in relation.parameters["parts"]:
        if not any(re.search(part["pattern"], " ".join(t.split()), re.IGNORECASE) for t in texts):
            yield relation.finding(
                (chapter.place,),
                (part["name"],),
                "",
                part["name"],
                severity=Severity.INFO if part.get("optional") else None,
            )
