"""The Word file: the HTML document through pandoc, then the styles, running heads and table borders that Word needs."""

from __future__ import annotations

import os
import zipfile
from datetime import datetime
from pathlib import Path

import pypandoc
import typst
from docx import Document as open_docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor, Twips
from docx.text.paragraph import Paragraph

from . import docx_tables, docx_widths
from .document import Document
from .failures import BuildError

TEMPLATES = Path(__file__).parent.parent / "templates"
FILTERS = ("lanskap.lua", "docx_isi.lua", "docx.lua")
FONT = "Calibri"
BLUE = RGBColor(0x12, 0x38, 0x5F)
BLACK = RGBColor(0, 0, 0)
WHITE = RGBColor(0xFF, 0xFF, 0xFF)
LONGEST_PROPERTY = 255
CONTENT = (qn("w:p"), qn("w:tbl"))
LEADING = (":", "berikut.")
"""How a paragraph ends that announces what follows."""

# style, parent, size (pt), bold, italic, colour, alignment, space before, space after (pt), keep with next
STYLES = (
    ("Normal", None, 11, False, False, BLACK, None, 0, 6, False),
    ("Body Text", None, 11, False, False, BLACK, WD_ALIGN_PARAGRAPH.JUSTIFY, 0, 6, False),
    ("First Paragraph", None, 11, False, False, BLACK, WD_ALIGN_PARAGRAPH.JUSTIFY, 0, 6, False),
    ("Compact", None, 11, False, False, BLACK, None, 0, 3, False),
    ("Isi Tabel", "Normal", 8.5, False, False, BLACK, None, 0, 0, False),
    ("Kepala Tabel", "Normal", 8, True, False, BLACK, WD_ALIGN_PARAGRAPH.CENTER, 0, 0, True),
    ("Title", None, 30, True, False, BLUE, WD_ALIGN_PARAGRAPH.LEFT, 130, 6, False),
    ("Subtitle", None, 15, True, False, WHITE, WD_ALIGN_PARAGRAPH.LEFT, 0, 0, False),
    ("Sampul Tahun", "Title", 44, True, False, BLUE, WD_ALIGN_PARAGRAPH.LEFT, 0, 150, False),
    ("Sampul Alamat", "Normal", 11, False, False, BLACK, WD_ALIGN_PARAGRAPH.LEFT, 0, 2, False),
    ("Heading 1", None, 15, True, False, BLUE, WD_ALIGN_PARAGRAPH.CENTER, 0, 14, True),
    ("Heading 2", None, 12.5, True, False, BLUE, None, 14, 6, True),
    ("Heading 3", None, 11, True, False, BLUE, None, 10, 4, True),
    ("Heading 4", None, 11, True, True, BLACK, None, 8, 4, True),
    ("Table Caption", "Caption", 10, True, False, BLACK, WD_ALIGN_PARAGRAPH.CENTER, 10, 4, True),
    ("Image Caption", "Caption", 10, True, False, BLACK, WD_ALIGN_PARAGRAPH.CENTER, 4, 10, False),
    ("Captioned Figure", "Normal", 11, False, False, BLACK, WD_ALIGN_PARAGRAPH.CENTER, 6, 0, True),
    ("Sumber", "Normal", 8.5, False, True, BLACK, None, 2, 10, False),
    ("Tengah", "Normal", 11, False, False, BLACK, WD_ALIGN_PARAGRAPH.CENTER, 0, 4, False),
    ("Kanan", "Normal", 11, False, False, BLACK, WD_ALIGN_PARAGRAPH.RIGHT, 0, 4, False),
    ("toc 1", "Normal", 11, True, False, BLACK, None, 4, 2, False),
    ("toc 2", "Normal", 11, False, False, BLACK, None, 0, 2, False),
    ("toc 3", "Normal", 11, False, False, BLACK, None, 0, 2, False),
    ("table of figures", "Normal", 11, False, False, BLACK, None, 0, 2, False),
)

STYLE_IDS = {"toc 1": "TOC1", "toc 2": "TOC2", "toc 3": "TOC3", "table of figures": "TableofFigures"}
"""Styles that Word knows by name and that the file pandoc writes does not have, with their ids."""


def make(document: Document, folder: Path) -> Path:
    """Write the Word file of a document into `folder` and return its path.

    The same document gives the same bytes: the dates inside are the date of the report.

    Raises
    ------
    BuildError
        pandoc refuses the document; the message is pandoc's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    document = document.with_pictures_in(folder / "gambar")
    _rasterise(folder / "gambar")
    target = folder / "lkip.docx"
    try:
        pypandoc.convert_text(
            document.html(),
            "docx",
            format="html",
            outputfile=str(target),
            extra_args=[
                *(f"--lua-filter={TEMPLATES / 'pandoc' / name}" for name in FILTERS),
                f"--resource-path={folder}",
                "--metadata=lang:id",
            ],
        )
    except RuntimeError as error:
        raise BuildError(f"pandoc could not write the Word file: {error}") from error
    finish(target, document)
    return target


def _rasterise(folder: Path) -> None:
    """Set a PNG beside every SVG: Word shows a vector picture only with a raster twin. Typst draws both alike."""
    drawings = sorted(folder.glob("*.svg"))
    if not drawings:
        return
    pages = [f'#page(width: auto, height: auto, margin: 0pt, image("{path.name}", width: 16cm))' for path in drawings]
    sheet = folder / "png.typ"
    sheet.write_text("\n".join(pages), encoding="utf-8")
    images = typst.compile(str(sheet), format="png", ppi=200, root=str(folder))
    for path, image in zip(drawings, images if isinstance(images, list) else [images], strict=True):
        path.with_suffix(".png").write_bytes(image)


def finish(path: Path, document: Document) -> None:
    """Give a Word file from pandoc its styles, cover, running head, page numbers and table borders."""
    word = open_docx(str(path))
    _styles(word)
    _cover(word, document.about)
    _head_and_foot(word, document.about)
    for table in word.tables:
        docx_tables.finish(table, lambda name: _style(word, name).style_id)
    docx_widths.fit_all(word)
    _keep_lead_ins(word)
    _properties(word, document.about)
    word.save(str(path))
    _fixed_dates(path, document)


def _styles(word) -> None:
    for name, parent, size, bold, italic, colour, alignment, before, after, keep in STYLES:
        style = _style(word, name)
        if parent:
            style.base_style = _style(word, parent)
        style.font.name = FONT
        _all_scripts(style, FONT)
        style.font.size = Pt(size)
        style.font.bold, style.font.italic, style.font.color.rgb = bold, italic, colour
        layout = style.paragraph_format
        layout.alignment, layout.keep_with_next = alignment, keep
        layout.space_before, layout.space_after = Pt(before), Pt(after)
    for level in (1, 2, 3):
        _style(word, f"toc {level}").paragraph_format.left_indent = Cm(0.6 * (level - 1))
    for name in ("toc 1", "toc 2", "toc 3", "table of figures"):
        _style(word, name).paragraph_format.tab_stops.add_tab_stop(Cm(15.7), alignment=2, leader=1)
    _style(word, "heading 1").paragraph_format.page_break_before = True
    _band(_style(word, "Subtitle"))


def _style(word, name: str):
    for style in word.styles:
        if style.name.lower() == name.lower() and style.type == 1:
            return style
    added = word.styles.add_style(name, 1, builtin=name in STYLE_IDS)
    if name in STYLE_IDS:
        added.element.set(qn("w:styleId"), STYLE_IDS[name])
    return added


def _band(style) -> None:
    """Set the paragraphs of a style on a band of colour that is as high as they are with their room."""
    properties = style.element.get_or_add_pPr()
    borders, fill = OxmlElement("w:pBdr"), OxmlElement("w:shd")
    for side in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "48"), ("space", "10"), ("color", str(BLUE))):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", str(BLUE))):
        fill.set(qn(f"w:{key}"), value)
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    properties.insert_element_before(fill, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _all_scripts(style, font: str) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{script}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)


def _cover(word, about) -> None:
    if not about.get("sampul"):
        return
    body = word.element.body
    lines = (
        ("Subtitle", about.get("pemerintah", "")),
        ("Subtitle", about.get("instansi", "")),
        ("Title", about.get("nama_laporan", "")),
        ("Sampul Tahun", about.get("tahun", "")),
        ("Sampul Alamat", about.get("alamat", "")),
        ("Sampul Alamat", about.get("laman", "")),
        ("Sampul Alamat", about.get("draf", "")),
    )
    for position, (style, text) in enumerate(line for line in lines if line[1]):
        paragraph = word.add_paragraph(text, style=_style(word, style))
        body.remove(paragraph._p)
        body.insert(position, paragraph._p)
    following = next((element for element in paragraph._p.itersiblings() if element.tag in CONTENT), None)
    if following is not None and following.tag == qn("w:p"):
        Paragraph(following, paragraph._parent).paragraph_format.page_break_before = True


def _head_and_foot(word, about) -> None:
    _last_page(word.sections[-1])
    for section in word.sections:
        section.header_distance = section.footer_distance = Cm(1.2)
    first = word.sections[0]
    first.different_first_page_header_footer = True
    head = first.header.paragraphs[0]
    head.text = " – ".join(filter(None, (about.get("judul", ""), about.get("draf", ""))))
    for run in head.runs:
        run.font.size, run.font.color.rgb = Pt(8.5), RGBColor(0x46, 0x46, 0x46)
    foot = first.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(foot, "PAGE")


def _last_page(section) -> None:
    """Give the last section the page of the others: pandoc writes it, and without a size Word takes its own."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.right_margin = Twips(1474), Twips(1304)
    section.bottom_margin, section.left_margin = Twips(1361), Twips(1701)


def _field(paragraph, code: str) -> None:
    for kind, text in (("begin", None), (None, code), ("end", None)):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _keep_lead_ins(word) -> None:
    """Keep a line in bold, or one that announces a list, on the page of what it leads to."""
    for paragraph in word.paragraphs:
        text = paragraph.text.strip()
        bold = all(run.bold for run in paragraph.runs if run.text.strip())
        if text and (text.endswith(LEADING) or bold) and paragraph.style.name in ("Body Text", "First Paragraph"):
            paragraph.paragraph_format.keep_with_next = True


def _properties(word, about) -> None:
    core = word.core_properties
    title, author = (about.get(name, "")[:LONGEST_PROPERTY] for name in ("judul", "instansi"))
    core.title, core.author, core.last_modified_by = title, author, author
    core.language, core.revision = "id-ID", 1
    core.created = core.modified = _date(about)


def _date(about) -> datetime:
    return datetime.fromisoformat(about.get("tanggal", "1980-01-01"))


def _fixed_dates(path: Path, document: Document) -> None:
    """Pack the file anew with one date for all its members, so that equal content is equal bytes."""
    date = _date(document.about).timetuple()[:6]
    packed = path.with_suffix(".packed")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(zipfile.ZipInfo(name, date), old.read(name), zipfile.ZIP_DEFLATED)
    os.replace(packed, path)
