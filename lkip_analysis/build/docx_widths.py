"""Widths of columns in the Word file: tables fill the page, and no figure is divided between two lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from docx.oxml.ns import qn
from docx.shared import Twips
from docx.table import Table
from PIL import ImageFont

from ..report.tables.widths import LONGEST_WORD, PIECE, share_out
from .docx_tables import HEAD, SIDE_MARGIN
from .pdf import fonts

FACES = {False: "SourceSansPro-Regular.ttf", True: "SourceSansPro-Bold.ttf"}
"""A font that is at hand in place of Word's own, which is a little narrower."""
SIZE = 8.5
"""Of the text in tables, in points."""
FINER = 10
"""How much larger words are measured: at the size itself their letters would be set on whole dots."""
ROOM = 2 * int(SIDE_MARGIN) + 30
"""Twentieths of a point that a column has besides its text: margins and borders."""
TEXT, BOLD, WIDTH, TYPE, W = map(qn, ("w:t", "w:b", "w:tcW", "w:type", "w:w"))


def fit_all(word) -> None:
    """Set the widths of all tables of a document by the pages that they stand on."""
    for section in word.sections:
        width = (section.page_width - section.left_margin - section.right_margin) / Twips(1)
        for block in section.iter_inner_content():
            if isinstance(block, Table):
                _fit(block._tbl, width)


def _fit(table, width: float) -> None:
    """Share out a width among the columns of a table as it is shared now, as far as the words of each allow."""
    columns = table.tblGrid.gridCol_lst
    shares = [column.w / Twips(1) for column in columns]
    cells = list(_cells(table))
    widths = [round(one) for one in share_out(width, shares, _least(cells, len(shares)))]
    for column, one in zip(columns, widths, strict=True):
        column.w = Twips(one)
    for cell, place, span in cells:
        properties = cell.get_or_add_tcPr()
        for former in properties.findall(WIDTH):
            properties.remove(former)
        own = properties.makeelement(WIDTH, {TYPE: "dxa", W: str(sum(widths[place : place + span]))})
        properties.insert(0, own)


def _cells(table) -> Iterator[tuple]:
    """Yield the cells of a table, each with its first column and the number of columns that it stands over."""
    for row in table.tr_lst:
        place = row.grid_before
        for cell in row.tc_lst:
            span = cell.grid_span
            yield cell, place, span
            place += span


def _least(cells: Iterable[tuple], columns: int) -> list[float]:
    """Return the width of the longest word of each column, in twentieths of a point; cells over several count not."""
    least = [0.0] * columns
    for cell, place, span in cells:
        if span == 1:
            least[place] = max(least[place], *map(_longest, cell.p_lst))
    return [one + ROOM for one in least]


def _longest(paragraph) -> float:
    text = "".join(one.text or "" for one in paragraph.iter(TEXT))
    bold = paragraph.style == HEAD or next(paragraph.iter(BOLD), None) is not None
    return max((_width(piece, bold) for piece in PIECE.findall(text) if len(piece) <= LONGEST_WORD), default=0)


@cache
def _width(text: str, bold: bool) -> float:
    return _face(bold).getlength(text) * 20 / FINER


@cache
def _face(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(fonts() / FACES[bold]), SIZE * FINER, layout_engine=ImageFont.Layout.BASIC)
