"""How the pages of a PDF are set: fill, ends of tables, figures in their cells, letters, lines. For tests, and by hand.

``python tests/e2e/page_check.py FILE.pdf`` prints the figures.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

TOP, BOTTOM = 68, 60
"""Points that head and foot of a page take, with their margins."""
PROSE = 10.5
"""Points: what is larger is no text of a table, a note or a label."""
AMOUNT = re.compile(r"-?(?:Rp)?[\d.]{5,}(?:,\d+)?|-?\d+(?:,\d+)?%")
TOTAL = re.compile(r"(?:Jumlah|Total)\b")


@dataclass(frozen=True)
class Page:
    """What was measured of one page.

    Attributes
    ----------
    number : int
        From 1.
    landscape : bool
    fill : float
        Share of the height of the text block down to its last line, 0 to 1.
    lines : tuple of (float, str)
        Size and text of the lines of the body, from above.
    crossed : tuple of str
        Figures that a rule of a table runs through or touches.
    letters : float
        Most letters of a line of running text.
    fonts : frozenset of str
    smallest : float
        Points of the smallest letter of the body.
    """

    number: int
    landscape: bool
    fill: float
    lines: tuple[tuple[float, str], ...]
    crossed: tuple[str, ...]
    letters: int
    fonts: frozenset[str]
    smallest: float

    @property
    def opens_chapter(self) -> bool:
        return bool(self.lines) and self.lines[0][0] > 14

    @property
    def text(self) -> list[str]:
        return [text for _, text in self.lines]


def pages(path: Path) -> list[Page]:
    """Measure all pages of a PDF."""
    with pdfplumber.open(path) as pdf:
        return [_page(number, page) for number, page in enumerate(pdf.pages, 1)]


def _page(number: int, page: pdfplumber.page.Page) -> Page:
    body = page.crop((0, TOP, page.width, page.height - BOTTOM))
    words = body.extract_words(extra_attrs=["size"], keep_blank_chars=False)
    lines = body.extract_text_lines(return_chars=True) if words else []
    rules = _upright(body)
    lowest = max([*(w["bottom"] for w in words), *(i["bottom"] for i in body.images), TOP])
    prose = [line for line in lines if line["chars"][0]["size"] > PROSE]
    chars = [c for c in body.chars if c["text"].strip()]
    result = Page(
        number,
        page.width > page.height,
        (lowest - TOP) / (page.height - TOP - BOTTOM),
        tuple((line["chars"][0]["size"], line["text"]) for line in lines),
        tuple(w["text"] for w in words if AMOUNT.fullmatch(w["text"]) and _crosses(w, rules)),
        max((len(line["text"]) for line in prose), default=0),
        frozenset(c["fontname"].partition("+")[2] for c in chars),
        min((c["size"] for c in chars), default=0),
    )
    page.close()
    return result


def _upright(body: pdfplumber.page.Page) -> list[tuple[float, float, float]]:
    edges = [*body.rect_edges, *(line for line in body.lines if line["x0"] == line["x1"])]
    return [(e["x0"], e["top"], e["bottom"]) for e in edges if e.get("orientation", "v") == "v"]


def _crosses(word: dict, rules: list[tuple[float, float, float]]) -> bool:
    middle = (word["top"] + word["bottom"]) / 2
    return any(word["x0"] - 1 < x < word["x1"] + 1 and top <= middle <= bottom for x, top, bottom in rules)


def thin(measured: list[Page], least: float = 0.3) -> list[int]:
    """Return the numbers of pages that are emptier than `least`, the last ones of a chapter or form excepted."""
    following = [*measured[1:], None]
    return [
        page.number
        for page, after in zip(measured, following, strict=True)
        if page.number > 1 and page.fill < least and after and not after.opens_chapter and not _form(after)
    ]


def _form(page: Page) -> bool:
    return any(text.isupper() and "PERJANJIAN" in text for text in page.text[:4]) or bool(
        re.match(r"L?\d+\.\d+ ", page.text[0] if page.text else "")
    )


def lonely_ends(measured: list[Page]) -> list[int]:
    """Return the numbers of pages that begin with the total or the source of a table from the page before."""
    return [
        page.number
        for page in measured
        if page.text and (page.text[0].startswith("Sumber: ") or TOTAL.match(page.text[0]))
    ]


def report(measured: list[Page]) -> str:
    """Return the figures as lines of text."""
    fills = sorted(page.fill for page in measured[1:])
    touched = [(page.number, page.crossed) for page in measured if page.crossed]
    fonts = sorted(frozenset().union(*(page.fonts for page in measured)))
    smallest = min(page.smallest for page in measured if page.smallest)
    return "\n".join(
        [
            f"pages: {len(measured)}, of which landscape {sum(page.landscape for page in measured)}",
            f"fill: median {fills[len(fills) // 2]:.0%}; under 65 %: {sum(fill < 0.65 for fill in fills)} pages",
            f"under 30 % inside a chapter: {thin(measured)}",
            f"pages that begin with the end of a table: {lonely_ends(measured)}",
            f"figures touched by a rule: {touched}",
            f"longest line of text: {max(page.letters for page in measured)} letters",
            f"smallest letter: {smallest:.1f} pt; fonts: {fonts}",
        ]
    )


if __name__ == "__main__":
    print(report(pages(Path(sys.argv[1]))))
