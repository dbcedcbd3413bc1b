"""Widths of columns in the Word file: tables fill the page, and no figure is divided between two lines."""

from __future__ import annotations

from functools import cache

from docx.oxml.ns import qn
from docx.shared import Twips
from docx.table import Table

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


def fit_all(word) -> None:
    """Set the widths of all tables of a document by the pages that they stand on."""
    for section in word.sections:
        width = (section.page_width - section.left_margin - section.right_margin) / Twips(1)
        for block in section.iter_inner_content():
            if isinstance(block, Table):
                _fit(block, width)


def _fit(table: Table, width: float) -> None:
    """Share out a width among the columns of a table as it is shared now, as far as the words of each allow."""
    columns = table._tbl.tblGrid.gridCol_lst
    shares = [column.w / Twips(1) for column in columns]
    widths = [Twips(round(one)) for one in share_out(width, shares, _least(table, len(shares)))]
    for column, one in zip(columns, widths, strict=True):
        column.w = one
    for row in table._tbl.tr_lst:
        place = row.grid_before
        for cell in row.tc_lst:
            cell.width = Twips(sum(widths[place : place + cell.grid_span]) // Twips(1))
            place += cell.grid_span


def _least(table: Table, columns: int) -> list[float]:
    """Return the width of the longest word of each column, in twentieths of a point; cells over several count not."""
    least = [0.0] * columns
    for row in table._tbl.tr_lst:
        place = row.grid_before
        for cell in row.tc_lst:
            if cell.grid_span == 1:
                least[place] = max(least[place], *map(_longest, cell.p_lst))
            place += cell.grid_span
    return [one + ROOM for one in least]


def _longest(paragraph) -> float:
    text = "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
    bold = paragraph.style == HEAD.replace(" ", "") or next(paragraph.iter(qn("w:b")), None) is not None
    return max((_width(piece, bold) for piece in PIECE.findall(text) if len(piece) <= LONGEST_WORD), default=0)


@cache
def _width(text: str, bold: bool) -> float:
    face = _face(bold)
    face.set_text(text)
    return face.get_width_height()[0] / 64 * 20 / FINER


@cache
def _face(bold: bool):
    from matplotlib.ft2font import FT2Font  # slow to import, and builds without a Word file do not need it

    face = FT2Font(str(fonts() / FACES[bold]))
    face.set_size(SIZE * FINER, 72)
    return face
