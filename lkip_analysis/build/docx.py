"""The Word file: the HTML document through pandoc with the styles of `acuan.docx`, then what Word needs besides.

The styles can be changed in Word: open `templates/pandoc/acuan.docx`, change them, save.
"""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time
from importlib.metadata import version
from pathlib import Path

import typst
from docx import Document as open_docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from . import docx_tables, docx_widths
from .pandoc import FILTERS, PICTURES, Printing, convert, div, filters, tree_of
from .zip_dates import in_zip

LUA = ("lanskap.lua", "docx_isi.lua", "docx.lua")
PPI = 200
LONGEST_PROPERTY = 255
CONTENT = (qn("w:p"), qn("w:tbl"))
LEADING = (":", "berikut.")
"""How a paragraph ends that announces what follows."""


def make(printing: Printing) -> Path:
    """Write the Word file of a document into its work folder and return its path.

    The same document gives the same bytes: the dates inside are the date of the report.

    Raises
    ------
    BuildError
        pandoc refuses the document; the message is pandoc's.
    """
    target = printing.folder / "lkip.docx"
    whole = tree_of([div(["bagian", name], blocks) for name, blocks in printing.sections()])
    source = json.dumps(whole, ensure_ascii=False)
    for drawing, raster in _rasters(printing).items():
        source = source.replace(f"{PICTURES}/{drawing}", f"{printing.kept.folder.name}/{raster.name}")
    convert(
        source.encode(),
        "--from=json",
        "--to=docx",
        f"--output={target}",
        *filters(*LUA),
        f"--reference-doc={FILTERS / 'acuan.docx'}",
        f"--resource-path={printing.folder}",
        "--metadata=lang:id",
    )
    finish(target, printing.about)
    return target


def _rasters(printing: Printing) -> dict[str, Path]:
    """Return by its name the PNG of every SVG: Word shows a vector picture only with a raster twin."""
    folder = printing.folder / PICTURES

    def draw(name: str) -> bytes:
        page = f'#page(width: auto, height: auto, margin: 0pt, image("{name}", width: 16cm))'
        sheet = folder / f"{name}.typ"
        sheet.write_text(page, encoding="utf-8")
        try:
            return typst.compile(str(sheet), format="png", ppi=PPI, root=str(folder))
        finally:
            sheet.unlink()

    def raster(name: str) -> Path:
        made_from = ((folder / name).read_bytes(), version("typst").encode(), str(PPI).encode())
        return printing.kept.get(made_from, "png", lambda: draw(name))

    return {name: raster(name) for name in sorted(printing.pictures) if name.endswith(".svg")}


def finish(path: Path, about: Mapping[str, str]) -> None:
    """Give a Word file from pandoc its cover, running head, page numbers and table borders."""
    word = open_docx(str(path))
    _cover(word, about)
    _head_and_foot(word, about)
    for table in word.tables:
        docx_tables.finish(table)
    docx_widths.fit_all(word)
    _keep_lead_ins(word)
    _properties(word, about)
    word.save(str(path))
    _fixed_dates(path, about)


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
        paragraph = word.add_paragraph(text, style=style)
        body.remove(paragraph._p)
        body.insert(position, paragraph._p)
    following = next((element for element in paragraph._p.itersiblings() if element.tag in CONTENT), None)
    if following is not None and following.tag == qn("w:p"):
        Paragraph(following, paragraph._parent).paragraph_format.page_break_before = True


def _head_and_foot(word, about) -> None:
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
    for paragraph in (one for one in word.paragraphs if one._p.style in docx_tables.PROSE):
        text = paragraph.text.strip()
        bold = all(run.bold for run in paragraph.runs if run.text.strip())
        if text and (text.endswith(LEADING) or bold):
            paragraph.paragraph_format.keep_with_next = True


def _properties(word, about) -> None:
    core = word.core_properties
    title, author = (about.get(name, "")[:LONGEST_PROPERTY] for name in ("judul", "instansi"))
    core.title, core.author, core.last_modified_by = title, author, author
    core.language, core.revision = "id-ID", 1
    core.created = core.modified = _date(about)


def _date(about) -> datetime:
    return datetime.combine(in_zip(date.fromisoformat(about.get("tanggal", "1980-01-01"))), time())


def _fixed_dates(path: Path, about: Mapping[str, str]) -> None:
    """Pack the file anew with one date for all its members, so that equal content is equal bytes."""
    date = _date(about).timetuple()[:6]
    packed = path.with_suffix(".packed")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(zipfile.ZipInfo(name, date), old.read(name), zipfile.ZIP_DEFLATED)
    os.replace(packed, path)
