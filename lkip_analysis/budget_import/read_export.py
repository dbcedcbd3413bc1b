"""An export as sheets of cells, whatever kind of file it is."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ..workbook.cells import Sel
from ..workbook.read_workbook import Halaman, baca_buku
from ..workbook.safety import MAKS_BERKAS
from .import_errors import ImporError

BUKU = {".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb"}
"""Extensions of workbooks; what is not to be opened is refused with its reason."""
PEMISAH = ",;\t|"
BARIS_CONTOH = 60
"""Lines from which the separator is told."""


def baca_ekspor(berkas: Path) -> list[Halaman]:
    """Read an export: the sheets of a workbook, or a text file as one sheet without a name.

    Formulas give the value that they had when the file was saved.

    Raises
    ------
    BukuKerjaError
        The workbook is refused; see `workbook.safety.isi_aman`.
    ImporError
        The text file is too large or no table.
    """
    if berkas.suffix.lower() in BUKU:
        return baca_buku(berkas, hitungan=True)
    if berkas.stat().st_size > MAKS_BERKAS:
        raise ImporError(f"{berkas.name} lebih besar daripada {MAKS_BERKAS // 2**20} MB.")
    isi = berkas.read_bytes()
    if isi.startswith(b"PK\x03\x04"):
        return baca_buku(berkas, hitungan=True)
    return [Halaman("", _baris(berkas, _teks(isi)))]


def _teks(isi: bytes) -> str:
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        return isi.decode("cp1252", errors="replace")


def _baris(berkas: Path, teks: str) -> list[tuple[int, list[Sel]]]:
    pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter=_pemisah(teks))
    baris = []
    nomor = 1
    try:
        for sel in pembaca:
            if "".join(sel).strip():
                baris.append((nomor, [Sel(s, "s") for s in sel]))
            nomor = pembaca.line_num + 1
    except csv.Error as galat:
        raise ImporError(f"{berkas.name}, baris {nomor}: bukan tabel teks ({galat}).") from galat
    return baris


def _pemisah(teks: str) -> str:
    """Return the separator that parts most lines, and those into most cells."""
    contoh = [baris for baris in teks.splitlines()[:BARIS_CONTOH] if baris.strip()]
    return max(PEMISAH, key=lambda p: (sum(p in b for b in contoh), sum(b.count(p) for b in contoh)))
