"""Findings of the review and the places in the report that they are about, each leading to the other.

A finding names raw lines. Its places are the figures that come from exactly such a line, and the texts that
say they are about it. A finding without one leads to the chapters that were made from its file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape, unescape

from .chapters import SITE_ONLY
from .document import MARKUP, Document, Part, headings

FINDING = re.compile(r'data-temuan="([^"]*)"')
ROOM = re.compile(r'<div class="di-laporan" data-temuan-id="([^"]*)"></div>')
EVENT = re.compile(
    r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|<caption>(?P<caption>.*?)</caption>|(?P<end></table>)"
    r"|<span (?P<kind>class=\"angka\" data-asal='(?P<asal>[^']*)'|data-tempat=\"(?P<line>[^\"]*)\")>"
    r"(?P<text>.*?)</span>",
    re.DOTALL,
)
MOST_LINKS = 12


@dataclass(frozen=True)
class Finding:
    """What the site has to know of a finding; the names are those of the review's table."""

    id: str
    tingkat: str
    aturan: str
    keadaan: str
    pesan: str
    tempat: Sequence[str]

    @property
    def anchor(self) -> str:
        return f"temuan-{self.id}"

    @property
    def mark(self) -> str:
        label, hint = escape(f"Temuan, {self.tingkat}: {self.aturan}"), escape(self.pesan)
        return f'<a class="bendera" href="#{escape(self.anchor)}" aria-label="{label}" title="{hint}"></a>'


@dataclass(frozen=True)
class Place:
    """An element of a chapter that findings are about."""

    chapter: str
    anchor: str
    label: str
    findings: Sequence[Finding]


def link(document: Document) -> tuple[Document, dict[str, list[Finding]]]:
    """Mark the places of findings and fill the room for links at each finding.

    Returns
    -------
    Document
        With anchors and marks; references are to anchors, wherever they stand.
    dict of str to list of Finding
        By chapter id, the findings about it.
    """
    findings = [finding for part in document.parts for finding in listed(part)]
    by_line: dict[str, list[Finding]] = {}
    for finding in findings:
        for line in finding.tempat:
            by_line.setdefault(line, []).append(finding)
    places: list[Place] = []
    parts = [_marked(part, by_line, places) for part in document.parts]
    exact = {finding.id for place in places for finding in place.findings}
    for finding in findings:
        if finding.id not in exact:
            places += _chapters(finding, parts)
    links = {finding.id: _links(finding, places) for finding in findings}
    filled = [
        replace(part, html=ROOM.sub(lambda match: links.get(unescape(match.group(1)), ""), part.html)) for part in parts
    ]
    about: dict[str, dict[str, Finding]] = {}
    for place in places:
        about.setdefault(place.chapter, {}).update({finding.id: finding for finding in place.findings})
    order = {finding.id: number for number, finding in enumerate(findings)}
    return replace(document, parts=filled), {
        chapter: sorted(found.values(), key=lambda finding: order[finding.id]) for chapter, found in about.items()
    }


def listed(part: Part) -> Iterator[Finding]:
    """Yield the findings that a chapter lists."""
    for about in FINDING.findall(part.html):
        yield Finding(**json.loads(unescape(about)))


def _marked(part: Part, by_line: Mapping[str, Sequence[Finding]], places: list[Place]) -> Part:
    """Return a chapter with an anchor and a mark at each place, and add these places."""
    heading, caption = part.title, ""

    def visit(match: re.Match) -> str:
        nonlocal heading, caption
        if match["heading"] is not None:
            heading = _text(match["heading"])
        elif match["caption"] is not None:
            caption = _text(match["caption"])
        elif match["end"]:
            caption = ""
        else:
            found = _found(match, by_line)
            if found:
                anchor = f"tempat-{len(places) + 1}"
                places.append(Place(part.id, anchor, caption or heading, found))
                opening = f'<span id="{anchor}" {match["kind"]}>'
                return f"{opening}{match['text']}</span>{''.join(finding.mark for finding in found)}"
        return match.group()

    return replace(part, html=EVENT.sub(visit, part.html))


def _found(match: re.Match, by_line: Mapping[str, Sequence[Finding]]) -> list[Finding]:
    """Return the findings about a figure or a text, each once."""
    if not by_line:
        return []
    if match["asal"] is None:
        lines: Iterable[str] = [unescape(match["line"])]
    else:
        lines = (piece["tempat"] for piece in json.loads(unescape(match["asal"]))["komponen"])
    return list({finding.id: finding for line in lines for finding in by_line.get(line, ())}.values())


def _chapters(finding: Finding, parts: Sequence[Part]) -> Iterator[Place]:
    files = {line.split(" baris ")[0] for line in finding.tempat}
    for part in parts:
        top = headings(part.html)
        if part.section != SITE_ONLY and top and files & set(part.reads):
            yield Place(part.id, top[0][1], part.title, [finding])


def _links(finding: Finding, places: Sequence[Place]) -> str:
    """Return the links of a finding as a list: one for each table or section, to its first place there."""
    first: dict[tuple[str, str], list[str]] = {}
    for place in places:
        if finding in place.findings:
            first.setdefault((place.chapter, place.label), []).append(place.anchor)
    items = [
        f'<li><a href="#{escape(anchors[0])}">{escape(label)}</a>{_times(len(anchors))}</li>'
        for (_, label), anchors in first.items()
    ]
    more = len(items) - MOST_LINKS
    rest = f"<li>dan {more} tempat lain</li>" if more > 0 else ""
    return f'<ul class="di-laporan">{"".join(items[:MOST_LINKS])}{rest}</ul>' if items else ""


def _times(count: int) -> str:
    return f" ({count})" if count > 1 else ""


def _text(html: str) -> str:
    return " ".join(unescape(MARKUP.sub("", html)).replace("¶", "").split())
