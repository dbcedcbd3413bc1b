"""Tables of the Word file: borders, header rows that stand out and repeat, signature blocks that stay together."""

from __future__ import annotations

from itertools import islice

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
CELL, HEAD, SOURCE = "IsiTabel", "KepalaTabel", "Sumber"
"""Styles of the text in tables and below them, by their ids in `acuan.docx`."""
PROSE = ("BodyText", "FirstParagraph")
"""Those of running text, which are pandoc's own."""


def finish(table) -> None:
    """Give a table of figures its look; a signature block, or the lines of a form, only togetherness."""
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
            paragraph.set(qn("w:val"), CELL)
    properties.insert_element_before(_borders(), *AFTER_BORDERS)
    properties.insert_element_before(_margins(), *AFTER_MARGINS)
    rows = table._tbl.tr_lst
    for row in rows:
        _mark(row.get_or_add_trPr(), "w:cantSplit")
        if len(row.tc_lst) == 1 and row is not rows[-1]:  # the name of the rows below it
            _keep_with_next([row])
        if row.trPr.find(qn("w:tblHeader")) is not None:
            _head(row)
    _keep_with_next(rows[-2:-1])  # a total is never alone
    _room_below(table)


def _head(row) -> None:
    for cell in row.tc_lst:
        properties = cell.get_or_add_tcPr()
        fill, middle = OxmlElement("w:shd"), OxmlElement("w:vAlign")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", HEAD_FILL)):
            fill.set(qn(f"w:{key}"), value)
        middle.set(qn("w:val"), "center")
        properties.extend((fill, middle))
        for paragraph in cell.p_lst:
            paragraph.get_or_add_pPr().get_or_add_pStyle().set(qn("w:val"), HEAD)
            for layout in paragraph.iter(qn("w:jc")):
                layout.getparent().remove(layout)


def _together(table) -> None:
    """Keep the rows of a block on one page, and with them the end of what stands right above."""
    rows = table._tbl.tr_lst
    for row in rows:
        _mark(row.get_or_add_trPr(), "w:cantSplit")
    parts = rows[:-1]
    above = islice(table._tbl.itersiblings(qn("w:p"), qn("w:tbl"), preceding=True), 3)
    for element in above:  # a source note and the mark that divides two tables, then the table itself
        if element.tag == qn("w:tbl"):
            parts.append(element.tr_lst[-1])
            break
        parts.append(element)
    _keep_with_next(parts)


def _keep_with_next(parts) -> None:
    for part in parts:
        for paragraph in part.iter(qn("w:p")):
            paragraph.get_or_add_pPr().get_or_add_keepNext().val = True


def _room_below(table) -> None:
    """Part a table from the text right below it; its source note stands close and on the same page."""
    below = table._tbl.getnext()
    if below is None or below.tag != qn("w:p"):
        return
    if below.style in PROSE:
        Paragraph(below, table._parent).paragraph_format.space_before = Pt(8)
    if below.style == SOURCE:
        _keep_with_next(table._tbl.tr_lst[-1:])


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
