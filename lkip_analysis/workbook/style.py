"""How the workbook looks: fonts, fills, widths, heights."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from ..data.schema import Tabel
from .csv_files import Baris
from .layout import BARIS_BANTUAN, BARIS_JUDUL, BARIS_KOLOM, BARIS_NAMA, Warna, berisi_uang

HURUF = "Calibri"
ABU = "F2F2F2"
GARIS = Border(bottom=Side("hair", color="BFBFBF"), right=Side("hair", color="BFBFBF"))
ISI = Alignment(vertical="top", wrap_text=True)
KANAN = Alignment(vertical="top", horizontal="right", indent=1)
KIRI = Alignment(vertical="top", horizontal="left", wrap_text=True)
TENGAH = Alignment(vertical="top", horizontal="center")

LEBAR_MIN, LEBAR_MAKS = 14, 56
LEBAR_UANG = 18
TINGGI_HURUF = {9: 12, 10: 13.5}
"""Font size → height of a line, both in points."""
MAKS_TINGGI_BANTUAN = 105
RAPAT = 1.08
"""Letters of running text in the width of a digit."""

KOLOM_PENGATURAN = (
    ("Pengaturan", "Tempatnya di instansi.toml. Jangan diubah.", "kunci", 32),
    ("Nilai", "Ubah di sini. Tanggal diketik tahun-bulan-hari, misalnya 2030-01-15.", "nilai", 62),
    ("Penjelasan", "Arti pengaturan ini.", "penjelasan", 62),
)
"""(title, help, technical name, width) of the settings sheet."""


def judul(sel: Cell, teks: str, warna: Warna, keterangan: str = "") -> None:
    """Title of a sheet, and what it is about."""
    besar = InlineFont(rFont=HURUF, sz=14, b=True, color=warna.tua)
    kecil = InlineFont(rFont=HURUF, sz=10, color="595959")
    sel.value = CellRichText(TextBlock(besar, teks), TextBlock(kecil, f"   {keterangan}"))
    sel.alignment = Alignment(vertical="center")
    sel.parent.row_dimensions[BARIS_JUDUL].height = 26


def kepala(sel: Cell, warna: Warna) -> None:
    """Title of a column."""
    sel.font = Font(HURUF, 11, bold=True, color="FFFFFF")
    sel.fill = PatternFill("solid", warna.tua)
    sel.alignment = Alignment(vertical="center", wrap_text=True)
    sel.border = GARIS


def bantuan(sel: Cell, warna: Warna) -> None:
    """Help of a column."""
    sel.font = Font(HURUF, 9, color="404040")
    sel.fill = PatternFill("solid", warna.muda)
    sel.alignment = ISI
    sel.border = GARIS


def nama_teknis(sel: Cell, warna: Warna) -> None:
    """Name of a column in the files."""
    sel.font = Font(HURUF, 8, italic=True, color="7F7F7F")
    sel.fill = PatternFill("solid", warna.muda)
    sel.alignment = Alignment(vertical="center")
    sel.border = Border(bottom=Side("medium", color=warna.tua))


def data(sel: Cell, bentuk: str, *, terkunci: bool) -> None:
    """Cell of data; a locked one is grey."""
    sel.font = Font(HURUF, 10)
    sel.number_format = bentuk
    sel.alignment = KANAN if sel.data_type == "n" and sel.value is not None else ISI
    sel.border = GARIS
    sel.protection = Protection(locked=terkunci)
    if terkunci:
        sel.fill = PatternFill("solid", ABU)


def lembar(ws: Worksheet, warna: Warna, beku: str) -> None:
    """What a whole sheet has: tab colour, frozen panes, protection without password, page for print."""
    ws.sheet_properties.tabColor = warna.tua
    ws.freeze_panes = beku
    ws.sheet_view.showGridLines = False
    ws.sheet_view.zoomScale = 100
    ws.row_dimensions[BARIS_KOLOM].height = 32
    lindungi(ws)
    ws.page_setup.orientation = "landscape"
    ws.page_setup.paperSize = ws.PAPERSIZE_A4
    ws.page_setup.fitToHeight = 0
    ws.sheet_properties.pageSetUpPr.fitToPage = True
    ws.print_title_rows = f"{BARIS_KOLOM}:{BARIS_NAMA}"


def lindungi(ws: Worksheet) -> None:
    """Protect a sheet against slips, not against people: there is no password."""
    ws.protection.enable()
    for boleh in (
        "formatCells",
        "formatColumns",
        "formatRows",
        "insertRows",
        "deleteRows",
        "sort",
        "autoFilter",
    ):
        setattr(ws.protection, boleh, False)  # the attribute says that it is locked


def lebar_kolom(tabel: Tabel, kolom: str, baris: Sequence[Baris]) -> float:
    """Width of a column in characters, from what is in it."""
    if berisi_uang(tabel, kolom):
        return LEBAR_UANG
    panjang = sorted(max(map(len, b[kolom].split("\n"))) for b in baris if b[kolom])
    # The longest tenth may wrap, over three lines or so.
    biasa = max(panjang[int(len(panjang) * 0.9)], panjang[-1] // 3) if panjang else 0
    judul_kolom = len(tabel.bidang(kolom)["title"])
    return min(max(biasa + 2, judul_kolom + 4, LEBAR_MIN), LEBAR_MAKS)


class _TinggiLentur(RowDimension):
    """A height that may change as the text grows; openpyxl would fix every height that it writes."""

    customHeight = False


def tinggi_baris(ws: Worksheet, baris: int, isi: Iterable[tuple[str, float]], ukuran: int = 10) -> None:
    """Give a row the height of its longest cell, for programs that do not measure it themselves.

    Parameters
    ----------
    ws : Worksheet
    baris : int
    isi : iterable of (str, float)
        Text of each cell, and the width of its column in characters.
    ukuran : int
        Font size in points.
    """
    garis = max((_banyak_garis(teks, lebar) for teks, lebar in isi), default=1)
    tinggi = garis * TINGGI_HURUF[ukuran] + 3
    ws.row_dimensions[baris] = _TinggiLentur(ws, index=baris, ht=tinggi)


def tinggi_bantuan(ws: Worksheet, isi: Iterable[tuple[str, float]]) -> None:
    """Give the help row its height, up to what leaves room for data on a screen."""
    tinggi_baris(ws, BARIS_BANTUAN, isi, ukuran=9)
    dimensi = ws.row_dimensions[BARIS_BANTUAN]
    dimensi.height = min(dimensi.height, MAKS_TINGGI_BANTUAN)


def _banyak_garis(teks: str, lebar: float) -> int:
    return sum(max(1, math.ceil(len(paragraf) / (lebar * RAPAT))) for paragraf in teks.split("\n"))
