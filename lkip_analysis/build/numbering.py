"""Sections without content leave the document; headings, tables and figures are counted in the order they stand in.

A chapter writes the number of a section as it would be with all sections there: ``## 1.7 Tindak Lanjut``. What is
counted here is what was printed, the analyst's own tables and figures among it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape

from .document import HEADING, MARKUP, Part

WRAPPER = re.compile(r"</?div\b[^>]*>")
EMPTY_WRAPPER = re.compile(r'<div class="(?:lanskap|tengah|formulir)">\s*</div>\s*')
LIST_PLACE = 'class="daftar"'
"""A wrapper that is content: the lists are put into it later."""
CHAPTER = re.compile(r"Bab ([IVXLC]+)\b")
APPENDIX = re.compile(r"(Lampiran )(\d+)\b")
SECTION = re.compile(r"(\d+)\.(\d+)(?=\s)")
LETTER = re.compile(r"[A-Z](?=\.\s)")
CAPTION = re.compile(
    r'<(?:table|figure)\b[^>]*?\bid="(?P<id>[^"]+)"[^>]*>|<span class="nomor">(?P<kind>Tabel|Gambar)\b[^<]*</span>'
)
REFERENCE = re.compile(r'(<a class="rujukan" href="#([^"]+)">)[^<]*(</a>)')


def numbered(parts: Sequence[Part]) -> list[Part]:
    """Return the parts without empty sections, with headings, captions and references counted anew."""
    kept = [replace(part, html=without_empty_sections(part.html)) for part in parts]
    return with_caption_numbers(with_heading_numbers([part for part in kept if part.html.strip()]))


def without_empty_sections(html: str) -> str:
    """Return a fragment without the headings below which nothing stands."""
    found = list(HEADING.finditer(html))
    ends = [match.start() for match in found[1:]] + [len(html)]
    has_content = [_has_content(html[match.end() : end]) for match, end in zip(found, ends, strict=True)]
    levels = [int(match.group(1)) for match in found]
    drop = [match.span() for n, match in enumerate(found) if not _kept(n, levels, has_content)]
    for start, end in reversed(drop):
        html = html[:start] + html[end:]
    return EMPTY_WRAPPER.sub("", html) if drop else html


def _has_content(html: str) -> bool:
    return LIST_PLACE in html or bool(WRAPPER.sub("", html).strip())


def _kept(number: int, levels: Sequence[int], has_content: Sequence[bool]) -> bool:
    """Whether something stands below a heading, or below one of its subheadings."""
    for n in range(number, len(levels)):
        if n > number and levels[n] <= levels[number]:
            return False
        if has_content[n]:
            return True
    return False


def with_heading_numbers(parts: Sequence[Part]) -> list[Part]:
    """Return the parts with their sections and appendices counted in the order they stand in."""
    counts: Counter = Counter()

    def renumber(match: re.Match) -> str:
        level, text = int(match.group(1)), match.group(2)
        if level == 1:
            counts["chapter"] += 1
        return match.group().replace(text, _renumbered(level, text, counts), 1)

    return [replace(part, html=HEADING.sub(renumber, part.html)) for part in parts]


def _renumbered(level: int, text: str, counts: Counter) -> str:
    if level == 1 and APPENDIX.match(text):
        counts["appendix"] += 1
        return APPENDIX.sub(rf"\g<1>{counts['appendix']}", text, count=1)
    chapter = counts["chapter"]
    if level == 2 and LETTER.match(text):
        counts["letter", chapter] += 1
        return LETTER.sub(chr(ord("A") + counts["letter", chapter] - 1), text, count=1)
    if SECTION.match(text):
        counts["section", chapter] += 1
        first = counts["appendix"] or SECTION.match(text).group(1)
        return SECTION.sub(f"{first}.{counts['section', chapter]}", text, count=1)
    return text


def with_caption_numbers(parts: Sequence[Part]) -> list[Part]:
    """Return the parts with tables and figures counted within their chapter, and the references to them."""
    counts: Counter = Counter()
    numbers: dict[str, str] = {}
    prefix = ""

    def count(match: re.Match) -> str:
        nonlocal name
        if match.group("id"):
            name = match.group("id")
            return match.group()
        kind = match.group("kind")
        counts[kind, prefix] += 1
        numbers[name] = f"{kind} {prefix}{counts[kind, prefix]}"
        return f'<span class="nomor">{numbers[name]}</span>'

    visited = []
    for part in parts:
        html, name = [], ""
        for piece, chapter in _by_chapter(part.html, prefix):
            prefix = chapter
            html.append(CAPTION.sub(count, piece))
        visited.append(replace(part, html="".join(html)))

    def refer(match: re.Match) -> str:
        opening, name, closing = match.groups()
        number = numbers.get(unescape(name))
        return f"{opening}{number}{closing}" if number else match.group()

    return [replace(part, html=REFERENCE.sub(refer, part.html)) for part in visited]


def _by_chapter(html: str, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield a fragment in pieces, each with what stands before the numbers of its tables and figures."""
    start = 0
    for match in HEADING.finditer(html):
        if match.group(1) == "1":
            yield html[start : match.start()], prefix
            prefix, start = _prefix(MARKUP.sub("", match.group(2))), match.start()
    yield html[start:], prefix


def _prefix(title: str) -> str:
    chapter = CHAPTER.match(title)
    if chapter:
        return f"{chapter.group(1)}."
    return "L." if APPENDIX.match(title) else ""
