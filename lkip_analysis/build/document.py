"""The whole report as one HTML document, put together from the chapters and checked before it is rendered."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape, unescape

from .failures import BuildError

ID = re.compile(r'\sid="([^"]+)"')
HREF = re.compile(r'href="#([^"]+)"')
LINK = re.compile(r'<a [^>]*href="#([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
HEADING = re.compile(r"<h([1-6])[^>]*>(.*?)</h\1>", re.DOTALL)
EMBEDDED = re.compile(r"data:image/[\w.+-]+;base64,[A-Za-z0-9+/=]+")
NAMED = re.compile(r"gambar:[0-9a-f]{32}")
NO_WORD = re.compile(r"\W+")
LONGEST_ID = 40
MARKUP = re.compile(r"<[^>]+>")
FORBIDDEN = re.compile(r"\bNaN\b|\bNone\b|&lt;NA&gt;|\bnan\b")


@dataclass(frozen=True)
class Part:
    """One chapter as HTML.

    Attributes
    ----------
    section : str
        ``depan``, ``isi``, ``lampiran`` or ``situs``.
    title : str
    html : str
        Fragment without ``html`` and ``body``.
    id : str
        Chapter id; the name of its page in the site.
    code : tuple of str
        Its code cells, for the reader of the site who wants to see them.
    reads : tuple of str
        The raw files that it was made from, relative to the root.
    """

    section: str
    title: str
    html: str
    id: str = ""
    code: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """All chapters in print order, with what the cover and the running heads need (`about`)."""

    about: Mapping[str, str]
    parts: Sequence[Part]
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Embedded pictures by the short names that stand for them while the text is worked on."""

    def without(self, section: str) -> Document:
        """Return the document without the chapters of one section."""
        return replace(self, parts=[part for part in self.parts if part.section != section])

    def with_live_links(self) -> Document:
        """Return the document without references to what it does not hold, as a chapter alone has them."""
        ids = {name for part in self.parts for name in ID.findall(part.html)}

        def unlink(match: re.Match) -> str:
            return match.group() if match.group(1) in ids else match.group(2)

        return replace(self, parts=[replace(part, html=LINK.sub(unlink, part.html)) for part in self.parts])


def without_pictures(html: str) -> tuple[str, dict[str, str]]:
    """Return a fragment with short names in the place of embedded pictures, and the pictures by these names."""
    pictures: dict[str, str] = {}

    def name(match: re.Match) -> str:
        short = f"gambar:{hashlib.sha256(match.group().encode()).hexdigest()[:32]}"
        pictures[short] = match.group()
        return short

    return EMBEDDED.sub(name, html), pictures


def with_pictures(html: str, pictures: Mapping[str, str]) -> str:
    """Put embedded pictures back in the place of their names."""
    return NAMED.sub(lambda match: pictures.get(match.group(), match.group()), html) if pictures else html


def with_heading_ids(parts: Sequence[Part]) -> list[Part]:
    """Return the parts with an id on every heading that has none: what lists and references lead to.

    An id is made from chapter and heading; it is no longer than the name of a bookmark in Word may be.
    """
    taken = {name for part in parts for name in ID.findall(part.html)}

    def identify(part: Part, opening: str, text: str) -> str:
        chapter, slug = part.id or part.section, NO_WORD.sub("-", unescape(MARKUP.sub("", text)).lower())
        base = (slug if slug.startswith(chapter) else f"{chapter}-{slug}")[:LONGEST_ID].strip("-")
        name, count = base, 1
        while name in taken:
            count += 1
            name = f"{base[: LONGEST_ID - 4]}-{count}"
        taken.add(name)
        return f'{opening} id="{escape(name)}"'

    def visit(part: Part) -> Part:
        html = HEADING.sub(
            lambda match: (
                match.group()
                if ID.search(match.group().split(">")[0])
                else identify(part, f"<h{match.group(1)}", match.group(2)) + match.group()[3:]
            ),
            part.html,
        )
        return replace(part, html=html)

    return [visit(part) for part in parts]


def check(document: Document, written: Callable[[], str] = lambda: "") -> None:
    """Refuse a document with duplicate ids, references that lead nowhere, or values that are no text.

    Parameters
    ----------
    document : Document
    written : callable
        Gives what people wrote for it, data and chapters: `nan` or `None` among their words is a word.

    Raises
    ------
    BuildError
        All that is wrong, with the chapter.
    """
    ids = Counter(name for part in document.parts for name in ID.findall(part.html))
    wrong = [f"the id {name} stands {count} times" for name, count in ids.items() if count > 1]
    for part in document.parts:
        where = part.id or part.title
        wrong += [
            f"{where}: reference to #{unescape(name)}, which no chapter has"
            for name in HREF.findall(part.html)
            if name not in ids
        ]
        wrong += [
            f"{where}: {found.group()} would be printed near: …{_near(text, found)}…"
            for text in [MARKUP.sub(" ", part.html)]
            for found in FORBIDDEN.finditer(text)
            if not _is_word(text, found, written())
        ]
    if wrong:
        raise BuildError("the document is not sound:\n  " + "\n  ".join(dict.fromkeys(wrong)))


def _is_word(text: str, found: re.Match, written: str) -> bool:
    """Whether a print stands in what people wrote too: with its neighbours, or alone in a cell of its own."""
    word = found.group()
    before, after = (re.findall(r"\w+", side) for side in (text[: found.start()], text[found.end() :]))
    words = " ".join(re.findall(r"\w+", written))
    alone = re.search(rf'(?:^|[",\n]){re.escape(unescape(word))}(?:[",\r\n]|$)', written)
    near = " ".join((*before[-1:], *re.findall(r"\w+", unescape(word)), *after[:1]))
    return bool(alone) or (bool(before and after) and f" {near} " in f" {words} ")


def _near(text: str, found: re.Match) -> str:
    return " ".join(text[max(0, found.start() - 40) : found.end() + 40].split())


def headings(html: str, deepest: int = 3) -> list[tuple[int, str, str]]:
    """Return level, id and text of the headings of a fragment down to a level."""
    found = []
    for match in HEADING.finditer(html):
        name = ID.search(match.group().split(">")[0])
        if name and int(match.group(1)) <= deepest:
            text = MARKUP.sub("", match.group(2)).replace("¶", "").strip()
            found.append((int(match.group(1)), name.group(1), unescape(text)))
    return found
