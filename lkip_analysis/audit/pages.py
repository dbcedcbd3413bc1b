"""Pages of a PDF under audit: their pictures, and the boxes of figures on them."""

import base64
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import ImageDraw

from lkip_analysis.audit.document import Box, Location, PageFrame, SourceDocument
from lkip_analysis.audit.finding import AuditFinding

PICTURE_WIDTH = 1_000
"""Of a page, in pixels."""
QUALITY = 60
MARGIN = 2.0
"""Around a box, in points."""
LONGEST_FIGURE = 60
"""Longest text that is looked for in a line, in characters."""
_NIP = re.compile(r"(?<!\d)\d{8}\W{0,3}\d{6}\W{0,3}\d\W{0,3}\d{3}(?!\d)")
INK = "#51606f"


class Pages:
    """The pages of a PDF file.

    Parameters
    ----------
    file : Path
    document : SourceDocument
        As it was read from the file.
    """

    def __init__(self, file: Path, document: SourceDocument) -> None:
        self._pdf = pypdfium2.PdfDocument(file)
        self.frames = {frame.number: frame for frame in document.frames}

    def __enter__(self) -> "Pages":
        return self

    def __exit__(self, *_: object) -> None:
        self._pdf.close()

    def picture(self, number: int) -> str:
        """Draw a page, NIPs painted over, as a `data:` address."""
        frame, page = self.frames[number], self._page(number)
        scale = PICTURE_WIDTH / frame.width
        image = page.render(scale=scale, rotation=(frame.turn - page.get_rotation()) % 360).to_pil().convert("RGB")
        draw = ImageDraw.Draw(image)
        text = page.get_textpage()
        for match in _NIP.finditer(text.get_text_range()):
            for box in self._boxes(text, match.start(), match.end() - match.start(), page, frame):
                draw.rectangle([x * scale for x in box], fill=INK)
        output = io.BytesIO()
        image.save(output, "WEBP", quality=QUALITY)
        return "data:image/webp;base64," + base64.b64encode(output.getvalue()).decode("ascii")

    def narrow(self, place: Location, stated: str) -> Box:
        """Give the box of the figure itself within the box of its cell or line, where it can be found there."""
        frame, page = self.frames[place.page], self._page(place.page)
        x0, top, x1, bottom = place.box
        text = page.get_textpage()
        for figure in (stated, place.text or ""):
            if not figure or len(figure) > LONGEST_FIGURE:
                continue
            search = text.search(figure)
            while found := search.get_next():
                for box in self._boxes(text, *found, page, frame):
                    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
                    if x0 - MARGIN <= x <= x1 + MARGIN and top - MARGIN <= y <= bottom + MARGIN:
                        return box
        return place.box

    def _page(self, number: int) -> pypdfium2.PdfPage:
        page = self._pdf[number - 1]
        page.set_cropbox(*page.get_mediabox())
        return page

    @staticmethod
    def _boxes(
        text: pypdfium2.PdfTextPage, start: int, count: int, page: pypdfium2.PdfPage, frame: PageFrame
    ) -> Iterator[Box]:
        """Boxes of a run of characters, one per line of print."""
        for n in range(text.count_rects(start, count)):
            left, bottom, right, top = text.get_rect(n)
            corners = [to_view(x, y, page.get_mediabox(), frame.turn) for x, y in ((left, bottom), (right, top))]
            (xa, ya), (xb, yb) = corners
            yield min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def to_view(x: float, y: float, media: Box, turn: int) -> tuple[float, float]:
    """Turn a point of the page's own space (from the bottom left) into one of the page as it is read."""
    left, bottom, right, top = media
    return {
        0: (x - left, top - y),
        90: (y - bottom, x - left),
        180: (right - x, y - bottom),
        270: (top - y, right - x),
    }[turn]


def from_view(x: float, y: float, media: Box, turn: int) -> tuple[float, float]:
    """Undo `to_view`."""
    left, bottom, right, top = media
    return {
        0: (left + x, top - y),
        90: (left + y, bottom + x),
        180: (right - x, bottom + y),
        270: (right - y, top - x),
    }[turn]


def figure_of(finding: AuditFinding, n: int) -> str:
    """What is boxed at the n-th place: at the first one the figure that the finding states."""
    return finding.stated if n == 0 else ""
