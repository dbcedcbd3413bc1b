"""People who sign: lines of text in order, names without titles and degrees, NIP with the name above it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from lkip_analysis.audit.document import Location, Paragraph, PrintedTable, SourceDocument

SAME_PERSON = 0.8
_NIP = re.compile(
    r"\bN\.?\s?I\.?\s?P\b\.?(?:\s?PPPK)?\s*[.:]*\s*(?P<told>\d[\d\s./-]{10,28}\d)|"
    r"(?<!\d)(?P<bare>\d{8}\s?\d{6}\s?\d\s?\d{3})(?!\d)",
    re.IGNORECASE,
)
_RANK = re.compile(r"\s*(?:pembina|penata|pengatur|juru|pangkat|gol\b|golongan|\(?[IV]+/[a-e]\)?)", re.IGNORECASE)
_NAME = re.compile(r"\s*nama\s*:\s*(?P<name>.+)", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:kepala|dinas|badan|kota|kabupaten|bidang|pihak|sekretaris|bupati|gubernur|jabatan|selaku|tahun|analis|"
    r"pelaksana|kasub\w*|kabid|fungsional|ahli|muda|pertama|madya|kinerja|tenaga)\b",
    re.IGNORECASE,
)
_LIKE_NAME = re.compile(r"[^\W\d_][\w'’.,\- ]*")
_TITLES = re.compile(r"(?:(?:h|hj|dr|drs|dra|ir|prof|kh|tgk|apt)\.?\s+)+", re.IGNORECASE)
_DEGREES = re.compile(r"\s+(?:[A-Z][A-Za-z]{0,4}\.\s?)+[A-Za-z]*\.?$")
MOST_NAME_WORDS = 7
MOST_LINES_UP = 4


class Line(NamedTuple):
    """A line of text with its place."""

    text: str
    place: Location


class NipMention(NamedTuple):
    """A NIP with the name above it: `nip` holds its digits, `whole` says that nothing else stands in it."""

    nip: str
    whole: bool
    name: str
    place: Location


def lines_in_order(document: SourceDocument) -> Iterator[Line]:
    """Lines of the whole document; a row of a form, `Nama | : | …` in a table, is one line."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from _lines(block)
            continue
        place = replace(block.place, text=None)
        yield from (Line(text, place) for text in (*block.preamble, *_header(block)))
        for row in block.rows:
            for text in _form([c.text for c in row.filled]).split("\n"):
                yield Line(text, replace(row.place, text=None))


def _header(table: PrintedTable) -> Iterator[str]:
    for depth in range(max((len(c.path) for c in table.columns), default=0)):
        cells = dict.fromkeys(c.path[: depth + 1] for c in table.columns if len(c.path) > depth)
        yield _form([path[-1] for path in cells])


def _form(cells: list[str]) -> str:
    """Join the cells of a row, a label and its value by a colon."""
    return " : ".join(c.lstrip(": ") for c in cells) if len(cells) == 2 else " ".join(cells)


def _lines(paragraph: Paragraph) -> Iterator[Line]:
    start = 0
    for text in paragraph.text.split("\n"):
        yield Line(text, replace(paragraph.at(start, start + len(text)), text=None))
        start += len(text) + 1


def _streams(document: SourceDocument) -> Iterator[list[Line]]:
    """Lines as a reader takes them: the text with its headings, then each table column with a NIP."""
    text: list[Line] = []
    section = None
    for p in document.paragraphs:
        if p.section is not section:
            section = p.section
            if section.title:
                text.append(Line(section.title, replace(section.place, text=None)))
        text += _lines(p)
    yield text
    for table in document.tables:
        for column in table.columns:
            cells = [c for c in table.cells_of(column.index) if c.text]
            if any(_NIP.search(c.text) for c in cells):
                yield [Line(g, replace(c.place, text=None)) for c in cells for g in c.text.split("\n")]


def nip_mentions(document: SourceDocument) -> Iterator[NipMention]:
    """Give every NIP with the name that stands over it; a place never quotes the number."""
    for lines in _streams(document):
        for i, line in enumerate(lines):
            matches = list(_NIP.finditer(line.text))
            for m in matches:
                printed = m["told"] or m["bare"]
                digits = re.sub(r"\D", "", printed)
                whole = re.fullmatch(r"[\d\s.]+", printed) is not None
                # Two columns in one line: whose is whose is not known.
                name = "" if len(matches) > 1 else _name_above(lines, i, line.text[: m.start()])
                place = replace(line.place, text=f"{name}, NIP …{digits[-4:]}".strip(", "))
                yield NipMention(digits, whole, name, place)


def _name_above(lines: list[Line], i: int, same_line: str) -> str:
    if not _RANK.match(same_line) and (name := _name(same_line)):
        return name
    for line in reversed(lines[max(0, i - MOST_LINES_UP) : i]):
        if line.text.strip() and not _RANK.match(line.text):
            return _name(line.text)
    return ""


def _name(text: str) -> str:
    match = _NAME.match(text)
    name = (match["name"] if match else text).strip(" .,:")
    if not _LIKE_NAME.fullmatch(name) or _NO_NAME.search(name) or len(name.split()) > MOST_NAME_WORDS:
        return ""
    return name if name[:1].isupper() and len(person_key(name)) > 2 else ""


def person_key(name: str) -> str:
    """Letters of a name without titles and degrees, in lower case."""
    core = _TITLES.sub("", name.partition(",")[0].strip() + " ", count=1).strip()
    return re.sub(r"[^a-z]", "", _DEGREES.sub("", core).casefold())


def one_person(a: str, b: str) -> bool:
    """Whether two names, in the form of `person_key`, are one person's, slips of spelling allowed."""
    return a == b or SequenceMatcher(None, a, b, autojunk=False).ratio() >= SAME_PERSON
