"""A workbook as plain cells, read as a stream: no merged ranges, charts or styles are built."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from .cells import Sel, urai_sandi
from .safety import SIMPAN, BukuKerjaError, isi_aman

MAKS_BARIS = 100_000
MAKS_KOLOM = 256


@dataclass(frozen=True)
class Halaman:
    """One sheet.

    Attributes
    ----------
    nama : str
    baris : list of (int, list of Sel)
        Rows with something in them: row number as Excel shows it, cells from column A on.
    """

    nama: str
    baris: list[tuple[int, list[Sel]]]


class _Pembaca(ExcelReader):
    """Keep Excel's character codes in shared texts whole, for `_sel`; openpyxl takes a part of them out."""

    def read_strings(self) -> None:
        bagian = self.package.find(SHARED_STRINGS)
        if bagian is None:
            return
        with self.archive.open(bagian.PartName[1:]) as isi:
            for _, simpul in iterparse(isi):
                if simpul.tag == f"{{{SHEET_MAIN_NS}}}si":
                    self.shared_strings.append(Text.from_tree(simpul).content)
                    simpul.clear()


def baca_buku(berkas: Path, *, hitungan: bool = False) -> list[Halaman]:
    """Read all sheets of a workbook.

    Parameters
    ----------
    berkas : Path
    hitungan : bool
        Give the value that a formula had when the file was saved, instead of the formula.

    Raises
    ------
    BukuKerjaError
        If the workbook is refused (see `aman.isi_aman`), damaged, or a sheet is too long.
    """
    isi = isi_aman(berkas)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells what it will not keep; nothing is saved here
            pembaca = _Pembaca(isi, read_only=True, data_only=hitungan, keep_links=False)
            pembaca.read()
            lembar = [ws for ws in pembaca.wb if isinstance(ws, ReadOnlyWorksheet)]
            return [Halaman(ws.title, _baris(ws, berkas)) for ws in lembar]
    except BukuKerjaError:
        raise
    except Exception as galat:  # a parser of a foreign format; whatever it stumbles over, the file is damaged
        raise BukuKerjaError(f"{berkas.name} tidak dapat dibaca: isinya rusak. {SIMPAN}.") from galat


def _baris(ws: ReadOnlyWorksheet, berkas: Path) -> list[tuple[int, list[Sel]]]:
    ws.reset_dimensions()  # what a file says about its size need not be so
    baris = []
    for nomor, sel in enumerate(ws.iter_rows(max_col=MAKS_KOLOM), start=1):
        if nomor > MAKS_BARIS:
            raise BukuKerjaError(
                f"{berkas.name} tidak dibaca: lembar {ws.title} lebih panjang daripada {MAKS_BARIS} baris. "
                "Hapus isi yang jauh di bawah."
            )
        lebar = max((i for i, s in enumerate(sel, start=1) if s.value not in (None, "")), default=0)
        if lebar:
            baris.append((nomor, [_sel(s) for s in sel[:lebar]]))
    return baris


_KOSONG = Sel(None)


def _sel(sel: object) -> Sel:
    if sel.value is None:
        return _KOSONG
    nilai = urai_sandi(sel.value) if sel.data_type == "s" else sel.value
    return Sel(nilai, sel.data_type, sel.number_format)
