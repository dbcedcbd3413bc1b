"""What the search of the site looks through: every section, table and figure of the report, with its text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import html as parser

from .document import Document, Part

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
OWN = {"table": "caption", "figure": "figcaption"}
"""Elements with an entry of their own where they have an id, and the element that holds their title."""
BLOCKS = HEADINGS | {"p", "li", "div", "td", "th", "br", "caption", "figcaption", "table", "figure", "ul"}
CELL_END = " · "
EMPTY_CELLS = re.compile(r"( ·){2,} ")


@dataclass
class Entry:
    """A place that a search can lead to, and the words found there."""

    anchor: str
    title: str
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return EMPTY_CELLS.sub(CELL_END, " ".join("".join(self.words).split())).strip(CELL_END)


def index_json(document: Document, files: Mapping[str, str]) -> str:
    """Return the index as JSON that can stand in a ``script`` element.

    Parameters
    ----------
    document : Document
    files : mapping of str to str
        File of the site by chapter id.

    Returns
    -------
    str
        ``halaman``: file and title of each page; ``butir``: number of the page, anchor, title and text of
        each place. Of the same size as the text of the report.
    """
    pages = [[files[part.id], part.title] for part in document.parts]
    items = [
        [number, entry.anchor, entry.title, entry.text]
        for number, part in enumerate(document.parts)
        for entry in entries(part)
    ]
    # A "<" could end the element: JSON may write it otherwise.
    return json.dumps({"halaman": pages, "butir": items}, ensure_ascii=False).replace("<", "\\u003c")


def entries(part: Part) -> list[Entry]:
    """Return the places of one chapter in order: sections by any heading, tables and figures."""
    places = _Places(Entry("", part.title))
    places.read(parser.fragment_fromstring(part.html, create_parent="div"))
    return [entry for entry in places.found if entry.text]


class _Places:
    """Goes through a chapter; words belong to the last heading, those of a table or figure to itself."""

    def __init__(self, start: Entry) -> None:
        self.found, self.section = [start], start

    def read(self, element) -> None:
        if not isinstance(element.tag, str):
            return
        anchor = element.get("id")
        if element.tag in HEADINGS and anchor:
            self.section = Entry(anchor, _text(element))
            self.found.append(self.section)
            _words(element, self.section.words)
        elif element.tag in OWN and anchor:
            title = element.find(OWN[element.tag])
            own = Entry(anchor, self.section.title if title is None else _text(title))
            self.found.append(own)
            _words(element, own.words)
        else:
            self.section.words.extend((_opening(element), element.text or "", element.get("alt", "")))
            for child in element:
                self.read(child)
                self.section.words.append(child.tail or "")
            self.section.words.append(_closing(element))


def _words(element, words: list[str]) -> None:
    if isinstance(element.tag, str):
        words.extend((_opening(element), element.text or "", element.get("alt", "")))
        for child in element:
            _words(child, words)
            words.append(child.tail or "")
        words.append(_closing(element))


def _text(element) -> str:
    return " ".join(element.text_content().split())


def _opening(element) -> str:
    return " " if element.tag in BLOCKS else ""


def _closing(element) -> str:
    return CELL_END if element.tag in ("td", "th") else " " if element.tag in BLOCKS else ""
