"""The HTML site: one self-contained page a chapter, the front page with the lists, and the search."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup

from ..text.number_format import bilangan
from . import findings, search
from .chapters import PARTS, SITE_ONLY
from .document import HREF, ID, MARKUP, Document, Part, headings, with_pictures

TEMPLATES = Path(__file__).parent.parent / "templates" / "lkip"
LIST = re.compile(r'<div class="daftar" data-jenis="(\w+)"></div>')
CAPTIONS = {
    "tabel": re.compile(r'<table id="([^"]+)"[^>]*>\s*<caption>(.*?)</caption>', re.DOTALL),
    "gambar": re.compile(r'<figure[^>]* id="([^"]+)"[^>]*>.*?<figcaption>(.*?)</figcaption>', re.DOTALL),
}
COLOPHON = "kolofon"
SECTIONS = dict(zip(PARTS, ("Bagian awal", "Isi", "Lampiran", "Untuk pereviu"), strict=True))
"""How the contents name the sections of a document."""
EARLY = "tema"
SCRIPTS = ("isi", "angka", "sorot", "cari", "reviu")
"""Scripts of every page by file name, in order; before them `EARLY`, which runs before anything is drawn."""


@dataclass(frozen=True)
class Entry:
    """One line of a list of the front matter, with the lines below it."""

    href: str
    text: str
    below: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Fact:
    """One count of the front page, and where it leads."""

    count: str
    text: str
    href: str = ""


@dataclass(frozen=True)
class Page:
    """One file of the site."""

    file: str
    title: str
    body: Markup
    section: str = ""
    outline: Sequence[Entry] = ()
    code: Sequence[str] = ()
    findings: Sequence[findings.Finding] = ()


def make(document: Document, folder: Path, colophon: Sequence[tuple[str, str]] = ()) -> Path:
    """Write the site of a document into `folder` and return its front page.

    Parameters
    ----------
    document : Document
    folder : Path
        Empty or not there yet.
    colophon : sequence of (term, value)
        Printed at the end of the front page.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = {part.id: f"{part.id}.html" for part in document.parts}
    titles = _titles(document)
    marked, about = findings.link(document)
    place = {name: files[part.id] for part in marked.parts for name in ID.findall(part.html)}
    environment = _environment(document)
    draw = environment.get_template("daftar.html.j2").module.daftar
    drawn = {kind: draw(entries(document, place)) for kind, entries in LISTS.items()}
    chapters = [
        Page(
            files[part.id],
            part.title,
            Markup(titles[part.id] + _linked(part.html, files[part.id], place, drawn)),
            part.section,
            _nested(_headings(part, place, range(2, 4))),
            part.code,
            [] if part.section == SITE_ONLY else about.get(part.id, []),
        )
        for part in marked.parts
    ]
    chapters.sort(key=lambda page: PARTS.index(page.section))
    home = environment.get_template("home.html.j2").render(
        pages=chapters, drawn=drawn, colophon=colophon, facts=list(_facts(document, files))
    )
    index = Markup(search.index_json(document, files))
    results = environment.get_template("cari.html.j2").render(index=index)
    pages = [Page("index.html", "Sampul", Markup(home), PARTS[0]), *chapters]
    template = environment.get_template("page.html.j2")

    def write(page: Page, previous: Page | None = None, following: Page | None = None) -> None:
        text = template.render(page=page, pages=pages, previous=previous, following=following)
        (folder / page.file).write_text(with_pictures(text, document.pictures), encoding="utf-8")

    for previous, page, following in zip([None, *pages], pages, [*pages[1:], None], strict=False):
        write(page, previous, following)
    write(Page("cari.html", "Hasil pencarian", Markup(results)))
    return folder / pages[0].file


def _environment(document: Document) -> Environment:
    """Return the templates with what all pages have in common."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=select_autoescape(["html.j2", "j2"]))
    scripts = {name: (TEMPLATES / f"{name}.js").read_text("utf-8") for name in (EARLY, *SCRIPTS)}
    environment.globals |= {
        "about": document.about,
        "sections": SECTIONS,
        "early": Markup(scripts[EARLY]),
        "scripts": [Markup(scripts[name]) for name in SCRIPTS],
        "policy": _policy(scripts.values()),
    }
    return environment


def _policy(scripts: Iterable[str]) -> str:
    """Return the content security policy: no request goes out, and no script runs but our own."""
    hashes = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{one}'" for one in hashes)
    return f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src {allowed}"


def _facts(document: Document, files: Mapping[str, str]) -> Iterator[Fact]:
    """Count what a reviewer has before them: figures with an origin, tables, pictures, open findings."""
    everything = "".join(part.html for part in document.parts)
    yield Fact(bilangan(everything.count(" data-asal='")), "angka yang menyebut asalnya")
    for kind, pattern in CAPTIONS.items():
        yield Fact(bilangan(len(pattern.findall(everything))), f"{kind} bernomor", f"#situs-{kind}")
    for part in document.parts:
        count = sum(finding.keadaan == "terbuka" for finding in findings.listed(part))
        if count:
            yield Fact(bilangan(count), "temuan reviu yang terbuka", files[part.id])


def _titles(document: Document) -> dict[str, str]:
    """Return by chapter id what opens a page that goes on with the chapter of the page before: its title, and
    the headings that its first one stands below; empty for the others."""
    titles: dict[str, str] = {}
    above: dict[int, str] = {}
    for part in document.parts:
        found = headings(part.html, 6)
        first = found[0][0] if found else 1
        lines = {1: part.title} | {level: f"{text} (lanjutan)" for level, text in above.items() if level > 1}
        shown = "".join(
            f'<h{level} id="{escape(part.id)}-lanjutan-{level}">{escape(lines[level])}</h{level}>'
            for level in range(1, first)
            if level in lines
        )
        titles[part.id] = f'<div class="hanya-html">{shown}</div>\n' if shown else ""
        for level, _, text in found:
            above = {higher: other for higher, other in above.items() if higher < level} | {level: text}
    return titles


def _linked(html: str, file: str, place: Mapping[str, str], lists: Mapping[str, str]) -> str:
    """Point references to the page that holds their target, and fill the places of the lists."""

    def point(match: re.Match) -> str:
        name = match.group(1)
        page = place.get(name, file)
        return f'href="#{name}"' if page == file else f'href="{page}#{name}"'

    return LIST.sub(lambda match: lists[match.group(1)], HREF.sub(point, html))


def _headings(part: Part, place: Mapping[str, str], levels: range) -> Iterator[tuple[int, Entry]]:
    for level, name, text in headings(part.html, levels[-1]):
        if level in levels:
            yield level, Entry(f"{place[name]}#{name}", text)


def _nested(found: Iterable[tuple[int, Entry]]) -> list[Entry]:
    """Put each entry below the one that it belongs to by its level."""
    top: list[Entry] = []
    above: list[tuple[int, list[Entry]]] = [(0, top)]
    for level, entry in found:
        while above[-1][0] >= level:
            above.pop()
        above[-1][1].append(entry)
        above.append((level, entry.below))
    return top


def _contents(document: Document, place: Mapping[str, str]) -> list[Entry]:
    """List the headings down to the third level, each below the one it belongs to."""
    return _nested(found for part in document.parts for found in _headings(part, place, range(1, 4)))


def _appendices(document: Document, place: Mapping[str, str]) -> list[Entry]:
    """List the chapters of the appendices; the colophon after them is none."""
    parts = [part for part in document.parts if part.section == "lampiran" and part.id != COLOPHON]
    return [entry for part in parts for _, entry in _headings(part, place, range(1, 2))]


def _captions(kind: str) -> Callable[[Document, Mapping[str, str]], list[Entry]]:
    """Return the function that lists the captions of one kind."""

    def entries(document: Document, place: Mapping[str, str]) -> list[Entry]:
        found: Iterable = (match for part in document.parts for match in CAPTIONS[kind].findall(part.html))
        return [Entry(f"{place[name]}#{name}", unescape(MARKUP.sub("", caption))) for name, caption in found]

    return entries


LISTS = {
    "isi": _contents,
    "lampiran": _appendices,
    "tabel": _captions("tabel"),
    "gambar": _captions("gambar"),
}
"""The lists of the front matter by the kind that their place names."""
