"""The tables of the report as a workbook: a sheet a table, numbers as numbers.

The layout is that of the tables' HTML, which is their one rendering; the numbers are those of their data.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from numbers import Real
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import html
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from ..report.origin.values import Angka
from ..report.tables.table import Kolom, Tabel, tabel_polos
from ..text.number_format import kosong
from ..workbook.cells import TEKS, isi_teks
from ..workbook.style import tinggi_baris

if TYPE_CHECKING:
    from ..report.model.laporan import Laporan

CONTENTS = "Daftar Tabel"
FIRST_ROW = 3
"""Row of the first header; above it stand the title and, of a draft, its mark."""
WIDTH = 130
"""Width of all columns of a table together, in characters."""
MIN_WIDTH = {True: 16, False: 7}
"""Least width of a column, in characters: of one that holds numbers, of another."""
FONT = "Calibri"
FILLS = {
    "th": "D9E4F0",
    "program": "D9E4F0",
    "kelompok": "D9E4F0",
    "kegiatan": "EEF3F8",
    "jumlah": "E4E6E8",
}
"""Kind of a row → its colour, as in the report."""
THIN = Side("thin", color="C3CCD6")
BORDER = Border(THIN, THIN, THIN, THIN)
INDONESIAN = "[$-421]"
"""Mark of a number format that programs read which have separators of their own for each language."""
ZIP_TIME = (1980, 1, 1, 0, 0, 0)

_PRINTED = re.compile(r"-?(?P<before>\D*)(?P<number>\d[\d.]*(?:,(?P<decimals>\d+))?)(?P<after>\D.*)?", re.DOTALL)


def make(lap: Laporan, folder: Path, draf: str = "") -> Path:
    """Write all numbered tables of a report into `folder` and return the workbook.

    The same report gives the same bytes.

    Parameters
    ----------
    lap : Laporan
    folder : Path
        Made where it is not there.
    draf : str
        Mark of an incomplete report, for every sheet; empty for a complete one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    tables = [lap.tabel(e.id) for e in lap.entri.values() if e.jenis == "tabel"]
    _contents(book.active, lap, tables, draf)
    for table in tables:
        _sheet(book.create_sheet(table.nomor), table, draf)
    signed = datetime.fromisoformat(lap.tentang["tanggal"])
    book.properties.creator = lap.nama
    book.properties.title = f"{lap.laporan.nama} {lap.tahun}"
    book.properties.created = book.properties.modified = signed
    target = folder / "lkip.xlsx"
    target.write_bytes(_bytes(book))
    return target


class _Archive(zipfile.ZipFile):
    """An archive whose parts have no time and no system of their own."""

    def writestr(self, name: str, data: bytes | str, *_) -> None:
        part = zipfile.ZipInfo(name, ZIP_TIME)
        part.compress_type = zipfile.ZIP_DEFLATED
        part.create_system = 3
        super().writestr(part, data)

    def write(self, filename: str, arcname: str, *_) -> None:
        self.writestr(arcname, Path(filename).read_bytes())


def _bytes(book: Workbook) -> bytes:
    content = io.BytesIO()
    with _Archive(content, "w") as archive:
        ExcelWriter(book, archive).save()  # not Workbook.save, which puts the time of the day in
    return content.getvalue()


def _contents(ws: Worksheet, lap: Laporan, tables: Sequence[Tabel], draf: str) -> None:
    ws.title = CONTENTS
    _text(ws["A1"], f"Tabel {lap.laporan.singkatan} {lap.nama} Tahun {lap.tahun}", Font(FONT, 14, bold=True))
    _text(ws["A2"], draf, Font(FONT, 11, bold=True, color="B00020"))
    for row, table in enumerate(tables, start=FIRST_ROW):
        number = ws.cell(row, 1)
        _text(number, table.nomor, Font(FONT, 11, underline="single", color="0B4F8A"))
        number.hyperlink = Hyperlink(ref=number.coordinate, location=f"'{table.nomor}'!A1")
        _text(ws.cell(row, 2), table.judul, Font(FONT, 11))
    ws.column_dimensions["A"].width, ws.column_dimensions["B"].width = 14, 110
    ws.sheet_view.showGridLines = False


def _sheet(ws: Worksheet, table: Tabel, draf: str) -> None:
    _text(ws["A1"], f"{table.nomor} {table.judul}", Font(FONT, 13, bold=True, color="12385F"))
    _text(ws["A2"], draf, Font(FONT, 11, bold=True, color="B00020"))
    tree = html.fromstring(tabel_polos(table.kolom, table.data, table.nomor_kolom))
    header, body = tree.find("thead"), tree.find("tbody")
    start = FIRST_ROW + len(header)
    for box in _boxes(header):
        _place(ws, box, FIRST_ROW, "th")
    records = table.data.to_dict("records")
    for box in _boxes(body):
        cell = _place(ws, box, start, body[box.row].get("class", ""))
        column = table.kolom[box.column]
        _number(cell, records[box.row].get(column.nama), box.text)
    if table.sumber:
        _text(ws.cell(start + len(body) + 1, 1), f"Sumber: {table.sumber}", Font(FONT, 10, italic=True))
    widths = _widths(ws, table.kolom, body)
    _heights(ws, header, FIRST_ROW, widths)
    _heights(ws, body, start, widths)
    ws.freeze_panes = f"A{start}"
    ws.print_title_rows = f"{FIRST_ROW}:{start - 1}"
    ws.sheet_view.showGridLines = False
    ws.page_setup.orientation = "landscape" if table.lanskap else "portrait"
    ws.page_setup.paperSize = ws.PAPERSIZE_A4
    ws.page_setup.fitToHeight = 0
    ws.sheet_properties.pageSetUpPr.fitToPage = True


@dataclass(frozen=True)
class _Box:
    """One cell of an HTML table in its grid, rows and columns counted from 0."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    right: bool


def _boxes(section: html.HtmlElement) -> Iterator[_Box]:
    """Yield the cells of a table section at their places; spans above push cells to the right."""
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(section):
        column = 0
        for cell in line:
            while (row, column) in taken:
                column += 1
            rows, columns = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
            taken |= {(row + i, column + j) for i in range(rows) for j in range(columns)}
            yield _Box(row, column, rows, columns, _plain(cell), cell.get("class") == "angka")


def _plain(cell: html.HtmlElement) -> str:
    """Return the text of an HTML cell: line breaks and list items on lines of their own."""
    for mark in cell.iter("br"):
        mark.tail = "\n" + (mark.tail or "")
    items = list(cell.iter("li"))
    return "\n".join(f"• {i.text_content()}" for i in items) if len(items) else cell.text_content()


def _place(ws: Worksheet, box: _Box, start: int, kind: str) -> Cell:
    top, left = start + box.row, 1 + box.column
    bottom, right = top + box.rows - 1, left + box.columns - 1
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            ws.cell(row, column).border = BORDER
    if (top, left) != (bottom, right):
        ws.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    cell = ws.cell(top, left)
    _text(cell, box.text, Font(FONT, 10, bold=bool(kind)))
    side = "center" if kind == "th" else "right" if box.right else "left"
    vertical = "center" if kind == "th" else "top"
    cell.alignment = Alignment(side, vertical, wrap_text=True, indent=int(side == "right"))
    if kind in FILLS:
        cell.fill = PatternFill("solid", FILLS[kind])
    return cell


def _text(cell: Cell, text: str, font: Font) -> None:
    if text:
        isi_teks(cell, text)
    cell.font = font
    cell.number_format = TEKS


def _number(cell: Cell, value: object, printed: str) -> None:
    """Put the number behind a printed figure into its cell, in a format that prints it the same."""
    value = value.nilai if isinstance(value, Angka) else value
    if kosong(value) or isinstance(value, bool) or not isinstance(value, Real):
        return
    form = number_format(printed)
    if form:
        cell.value = int(value) if float(value).is_integer() else float(value)
        cell.number_format = form
        cell.quotePrefix = False


def number_format(printed: str) -> str | None:
    """Return the number format that prints a figure as the report does: `Rp5.000`, `45,9%`, `12 dokumen`.

    None where the text holds no figure. Percentages stay percent points: their sign is text.
    """
    match = _PRINTED.fullmatch(printed)
    if match is None:
        return None
    grouped = "." in match["number"] or len(match["number"].partition(",")[0]) <= 3  # a year has no separator
    number = ("#,##0" if grouped else "0") + ("." + "0" * len(match["decimals"]) if match["decimals"] else "")
    form = f"{INDONESIAN}{_literal(match['before'])}{number}{_literal(match['after'] or '')}"
    return f"{form};{INDONESIAN}-{form.removeprefix(INDONESIAN)}"


def _literal(text: str) -> str:
    """Quote text in a number format; a quote itself is escaped outside."""
    return r"\"".join(f'"{part}"' if part else "" for part in text.split('"'))


def _widths(ws: Worksheet, columns: Sequence[Kolom], body: html.HtmlElement) -> list[float]:
    """Share the width out as the report does, but leave room for figures, which do not wrap in a cell."""
    numeric = {box.column for box in _boxes(body) if box.right}
    total = sum(column.lebar for column in columns)
    widths = [
        round(max(WIDTH * column.lebar / total, MIN_WIDTH[position in numeric]), 1)
        for position, column in enumerate(columns)
    ]
    for position, width in enumerate(widths, start=1):
        ws.column_dimensions[get_column_letter(position)].width = width
    return widths


def _heights(ws: Worksheet, section: html.HtmlElement, start: int, widths: Sequence[float]) -> None:
    """Make rows high enough; a cell over several rows takes its share of each."""
    rows: dict[int, list[tuple[str, float]]] = {}
    for box in _boxes(section):
        width = sum(widths[box.column : box.column + box.columns])
        for row in range(box.row, box.row + box.rows):
            rows.setdefault(row, []).append((box.text, width * box.rows))
    for row, cells in rows.items():
        tinggi_baris(ws, start + row, cells)
