"""The page that a reviewer gets: pictures of the document's pages, or its text, with the findings beside them."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape

from lkip_analysis.audit.document import Box, Location, Paragraph, PrintedTable, SourceDocument, one_line
from lkip_analysis.audit.finding import AuditFinding, Severity, mask_nip, ranked
from lkip_analysis.audit.pages import Pages, figure_of
from lkip_analysis.audit.report import SEVERITY_NAMES, printable, summary, title, where

TEMPLATES = Path(__file__).parent.parent / "templates" / "audit"
ROWS_AROUND = 2
"""Rows of a table that are shown before and after a marked one."""
MARK_MARGIN = 2.0
ELSEWHERE = "Tanpa tempat dalam dokumen"


@dataclass(frozen=True)
class Mark:
    """A box on a picture of a page, in points."""

    box: Box
    finding: AuditFinding


@dataclass
class View:
    """A part of the document with the findings that begin there: a page, or a paragraph or table of a text."""

    id: str
    heading: str
    picture: str = ""
    size: tuple[float, float] = (0.0, 0.0)
    marks: list[Mark] = field(default_factory=list)
    header: tuple[str, ...] = ()
    rows: list[list[tuple[str, str]]] = field(default_factory=list)
    """Cells of a table, or the one paragraph: text, severity of its mark."""
    cards: list[AuditFinding] = field(default_factory=list)


def write_page(file: Path, document: SourceDocument, findings: Iterable[AuditFinding], output: Path) -> None:
    """Write one self-contained HTML file.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    ordered = ranked(findings)
    views = _pages(file, document, ordered) if document.frames else _blocks(document, ordered)
    style, script = (_asset(name) for name in ("tinjau.css", "tinjau.js"))
    text = _template().render(
        document=document,
        summary=summary(ordered),
        views=views,
        rules={f.rule: title(f.rule) for f in sorted(ordered, key=lambda f: title(f.rule))},
        severities={s: n for s, n in SEVERITY_NAMES.items() if any(f.severity is s for f in ordered)},
        total=len(ordered),
        style=style,
        script=script,
        policy="default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
        f"style-src '{_digest(style)}'; script-src '{_digest(script)}'",
    )
    output.write_text(text, encoding="utf-8", errors="replace")


@cache
def _template():
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=select_autoescape(default=True))
    environment.filters |= {"clean": _clean, "where": where, "title": title}
    environment.globals |= {"severity_names": SEVERITY_NAMES}
    environment.trim_blocks = environment.lstrip_blocks = True
    return environment.get_template("tinjau.html.j2")


def _clean(text: str | None) -> str:
    return printable(mask_nip(one_line(text or "")))


def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _pages(file: Path, document: SourceDocument, findings: list[AuditFinding]) -> list[View]:
    """Pages with a place of a finding; each finding is told at its first page."""
    with Pages(file, document) as pages:
        views = {
            n: View(f"halaman-{n}", f"Halaman {n}", pages.picture(n), (pages.frames[n].width, pages.frames[n].height))
            for n in sorted({p.page for f in findings for p in f.places if p.page in pages.frames})
        }
        lost = View("lain", ELSEWHERE)
        for finding in findings:
            first = next((p.page for p in finding.places if p.page in views), None)
            (views[first] if first else lost).cards.append(finding)
            for n, place in enumerate(finding.places):
                if place.box and place.page in views:
                    marks = views[place.page].marks
                    marks.append(Mark(_around(pages.narrow(place, figure_of(finding, n)), marks), finding))
    return [*views.values(), *([lost] if lost.cards else [])]


def _around(box: Box, marks: list[Mark]) -> Box:
    """Left, top, width and height of a mark around a box; outside the marks that are there already."""
    x0, y0, x1, y1 = box
    margin = MARK_MARGIN
    while any(abs(m.box[0] - x0 + margin) < 1 and abs(m.box[1] - y0 + margin) < 1 for m in marks):
        margin += MARK_MARGIN
    return x0 - margin, y0 - margin, x1 - x0 + 2 * margin, y1 - y0 + 2 * margin


def _blocks(document: SourceDocument, findings: list[AuditFinding]) -> list[View]:
    """Paragraphs and tables with a place of a finding; each finding is told at its first place."""
    views: list[View] = []
    told: set[str] = set()
    for n, block in enumerate(document.blocks):
        here = [(f, p) for f in findings for p in f.places if _stands_in(block, p)]
        if not here:
            continue
        view = View(f"bagian-{n}", block.section.title or "Awal dokumen")
        if isinstance(block, PrintedTable):
            view.heading = f"{block.label} {block.title}" if block.number else block.label
            view.header = tuple(c.name for c in block.columns)
            view.rows = list(_rows(block, here))
        else:
            worst = min((f.severity for f, _ in here), key=list(Severity).index)
            view.rows = [list(_pieces(block.text, here, worst))]
        view.cards = [f for f in dict.fromkeys(f for f, _ in here) if f.id not in told]
        told |= {f.id for f in view.cards}
        views.append(view)
    rest = [f for f in findings if f.id not in told]
    return [*views, *([View("lain", ELSEWHERE, cards=rest)] if rest else [])]


def _stands_in(block: Paragraph | PrintedTable, place: Location) -> bool:
    if isinstance(block, PrintedTable):
        same_section = place.section is None or place.section == block.section.title
        return place.row is not None and place.table == block.label and same_section and place.row <= len(block.rows)
    if place.table is not None or (place.section or "") != block.section.title:
        return False
    if place.line is not None:
        lines = [line for _, line, *_ in block.lines if line is not None]
        return bool(lines) and lines[0] <= place.line <= lines[-1]
    return bool(place.text) and place.text in one_line(block.text)


def _rows(table: PrintedTable, here: list[tuple[AuditFinding, Location]]) -> Iterator[list[tuple[str, str]]]:
    marked: dict[tuple[int, str | None], str] = {}
    for finding, place in reversed(here):  # the worst comes last and stays
        marked[place.row, place.column] = str(finding.severity)
    near = {n + d for n, _ in marked for d in range(-ROWS_AROUND, ROWS_AROUND + 1)}
    for row in table.rows:
        if row.number in near:
            yield [(c.text, marked.get((row.number, c.column.name or None), "") if c.text else "") for c in row.cells]


def _pieces(text: str, here: list[tuple[AuditFinding, Location]], worst: Severity) -> Iterator[tuple[str, str]]:
    """Cut a paragraph at the figures that are stated in it."""
    rest = one_line(text)
    figures = sorted({f.stated for f, _ in here if f.stated and f.stated in rest}, key=rest.index)
    for figure in figures:
        before, found, after = rest.partition(figure)
        if found:
            yield before, ""
            yield figure, str(worst)
            rest = after
    yield rest, ""
