"""Tables of the Word file: borders, header rows that stand out and repeat, signature blocks that stay together."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

BORDER = {"val": "single", "sz": "4", "space": "0", "color": "8A9BB0"}
HEAD_FILL = "D9E4F0"
SIDE_MARGIN = "55"
"""Twentieths of a point between the border and the text of a cell."""
AFTER_MARGINS = ("w:tblLook", "w:tblCaption", "w:tblDescription")
AFTER_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", *AFTER_MARGINS)
"""What follows in the properties of a table; Word is strict about their order."""
CELL, HEAD, SOURCE = "Isi Tabel", "Kepala Tabel", "Sumber"
"""Styles of the text in tables and below them."""


def finish(table, style_id) -> None:
    """Give a table of figures its look; a signature block, or the lines of a form, only togetherness.

    Parameters
    ----------
    table : docx.table.Table
    style_id : callable
        Takes the name of a style and returns its id.
    """
    properties = table._tbl.tblPr
    style = properties.find(qn("w:tblStyle"))
    signature = style is not None and style.get(qn("w:val")) == "Ttd"
    if style is not None:
        properties.remove(style)
    if signature:
        _together(table)
        return
    for paragraph in table._tbl.iter(qn("w:pStyle")):
        if paragraph.get(qn("w:val")) == "Compact":  # that of tight lists, in which pandoc sets cells
            paragraph.set(qn("w:val"), style_id(CELL))
    properties.insert_element_before(_borders(), *AFTER_BORDERS)
    properties.insert_element_before(_margins(), *AFTER_MARGINS)
    for row in table.rows:
        _mark(row._tr.get_or_add_trPr(), "w:cantSplit")
        if len(row._tr.tc_lst) == 1 and row._tr is not table._tbl.tr_lst[-1]:  # the name of the rows below it
            _keep_with_next(table, [row._tr])
        if row._tr.trPr.find(qn("w:tblHeader")) is not None:
            _head(row._tr, style_id(HEAD))
    _room_below(table)


def _head(row, style: str) -> None:
    for cell in row.tc_lst:
        properties = cell.get_or_add_tcPr()
        fill, middle = OxmlElement("w:shd"), OxmlElement("w:vAlign")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", HEAD_FILL)):
            fill.set(qn(f"w:{key}"), value)
        middle.set(qn("w:val"), "center")
        properties.extend((fill, middle))
        for paragraph in cell.p_lst:
            paragraph.get_or_add_pPr().get_or_add_pStyle().set(qn("w:val"), style)
            for layout in paragraph.iter(qn("w:jc")):
                layout.getparent().remove(layout)


def _together(table) -> None:
    """Keep the rows of a block on one page, and with them the end of what stands right above."""
    for row in table.rows:
        _mark(row._tr.get_or_add_trPr(), "w:cantSplit")
    parts = [row._tr for row in table.rows[:-1]]
    above = list(table._tbl.itersiblings(qn("w:p"), qn("w:tbl"), preceding=True))[:3]
    for element in above:  # a source note and the mark that divides two tables, then the table itself
        if element.tag == qn("w:tbl"):
            parts.append(element.tr_lst[-1])
            break
        parts.append(element)
    _keep_with_next(table, parts)


def _keep_with_next(table, parts) -> None:
    for part in parts:
        for paragraph in part.iter(qn("w:p")):
            Paragraph(paragraph, table).paragraph_format.keep_with_next = True


def _room_below(table) -> None:
    """Part a table from the text right below it; its source note stands close and on the same page."""
    below = table._tbl.getnext()
    if below is None or below.tag != qn("w:p"):
        return
    paragraph = Paragraph(below, table._parent)
    if paragraph.style.name in ("Body Text", "First Paragraph"):
        paragraph.paragraph_format.space_before = Pt(8)
    if paragraph.style.name == SOURCE:
        _keep_with_next(table, [table.rows[-1]._tr])


def _borders():
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for key, value in BORDER.items():
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    return borders


def _margins():
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        width = OxmlElement(f"w:{side}")
        width.set(qn("w:w"), SIDE_MARGIN)
        width.set(qn("w:type"), "dxa")
        margins.append(width)
    return margins


def _mark(properties, name: str) -> None:
    if properties.find(qn(name)) is None:
        properties.insert(0, OxmlElement(name))
