"""The HTML site: one self-contained page a chapter, and the front page with the lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
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
    pages = [
        Page(files[part.id], part.title, Markup(_linked(part.html, files[part.id], place)), _second_level(part.html))
        for part in document.parts
    ]
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=select_autoescape(["html.j2", "j2"]))
    look = {name: Markup((TEMPLATES / f"{file}.css").read_text("utf-8")) for name, file in
            (("css", "lkip"), ("site_css", "site"))}
    lists = {kind: _captions(document, kind, place) for kind in CAPTIONS}
    home = environment.get_template("home.html.j2").render(
        about=document.about, pages=pages, lists=lists, colophon=colophon
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


def _linked(html: str, file: str, place: dict[str, str]) -> str:
    """Point references to the page that holds their target; the lists of the front matter stand on the front page."""

    def point(match: re.Match) -> str:
        name = match.group(1)
        page = place.get(name, file)
        return f'href="#{name}"' if page == file else f'href="{page}#{name}"'

    html = LIST.sub(lambda match: f'<p><a href="index.html#situs-{match.group(1)}">Lihat daftar lengkap</a></p>', html)
    return HREF.sub(point, html)


def _second_level(html: str) -> list[Heading]:
    return [Heading(name, text) for level, name, text in headings(html, 2) if level == 2]


def _captions(document: Document, kind: str, place: dict[str, str]) -> list[dict[str, str]]:
    found = []
    for part in document.parts:
        for name, caption in CAPTIONS[kind].findall(part.html):
            text = unescape(MARKUP.sub("", caption))
            found.append({"href": f"{place[name]}#{name}", "text": text})
    return found
