"""The HTML site: one self-contained page a chapter, and the front page with the lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup

from .document import HREF, ID, MARKUP, Document, headings

TEMPLATES = Path(__file__).parent.parent / "templates" / "lkip"
LIST = re.compile(r'<div class="daftar" data-jenis="(\w+)"></div>')
CAPTIONS = {
    "tabel": re.compile(r'<table id="([^"]+)">\s*<caption>(.*?)</caption>', re.DOTALL),
    "gambar": re.compile(r'<figure[^>]* id="([^"]+)"[^>]*>.*?<figcaption>(.*?)</figcaption>', re.DOTALL),
}


COLOPHON = "kolofon"


@dataclass(frozen=True)
class Entry:
    """One line of a list of the front matter, with the lines below it."""

    href: str
    text: str
    below: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Heading:
    id: str
    text: str


@dataclass(frozen=True)
class Page:
    """One file of the site."""

    file: str
    title: str
    body: Markup
    headings: Sequence[Heading] = ()


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
    place = {name: files[part.id] for part in document.parts for name in ID.findall(part.html)}
    lists = {kind: entries(document, place) for kind, entries in LISTS.items()}
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=select_autoescape(["html.j2", "j2"])
    )
    look = {
        name: Markup((TEMPLATES / f"{file}.css").read_text("utf-8"))
        for name, file in (("css", "lkip"), ("site_css", "site"))
    }
    draw = environment.get_template("daftar.html.j2").module.daftar
    drawn = {kind: draw(entries) for kind, entries in lists.items()}
    pages = [
        Page(
            files[part.id],
            part.title,
            Markup(_linked(part.html, files[part.id], place, drawn)),
            _second_level(part.html),
        )
        for part in document.parts
    ]
    home = environment.get_template("home.html.j2").render(
        about=document.about, pages=pages, drawn=drawn, colophon=colophon
    )
    front = Page("index.html", "Sampul", Markup(home))
    template = environment.get_template("page.html.j2")
    order = [front, *pages]
    for number, page in enumerate(order):
        text = template.render(
            about=document.about,
            page=page,
            pages=order,
            previous=order[number - 1] if number else None,
            next=order[number + 1] if number + 1 < len(order) else None,
            **look,
        )
        (folder / page.file).write_text(text, encoding="utf-8")
    return folder / front.file


def _linked(html: str, file: str, place: Mapping[str, str], lists: Mapping[str, str]) -> str:
    """Point references to the page that holds their target, and fill the places of the lists."""

    def point(match: re.Match) -> str:
        name = match.group(1)
        page = place.get(name, file)
        return f'href="#{name}"' if page == file else f'href="{page}#{name}"'

    return LIST.sub(lambda match: lists[match.group(1)], HREF.sub(point, html))


def _second_level(html: str) -> list[Heading]:
    return [Heading(name, text) for level, name, text in headings(html, 2) if level == 2]


def _contents(document: Document, place: Mapping[str, str]) -> list[Entry]:
    """List the headings down to the third level, each below the one it belongs to."""
    top: list[Entry] = []
    above: list[tuple[int, list[Entry]]] = [(0, top)]
    for part in document.parts:
        for level, name, text in headings(part.html):
            while above[-1][0] >= level:
                above.pop()
            entry = Entry(f"{place[name]}#{name}", text)
            above[-1][1].append(entry)
            above.append((level, entry.below))
    return top


def _appendices(document: Document, place: Mapping[str, str]) -> list[Entry]:
    """List the chapters of the appendices; the colophon after them is none."""
    parts = [part for part in document.parts if part.section == "lampiran" and part.id != COLOPHON]
    return [
        Entry(f"{place[name]}#{name}", text) for part in parts for _, name, text in headings(part.html, 1)
    ]


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
