"""One cell: the text of the raw tables as a cell of a workbook, and back, without loss.

Text is stored as text, whatever it begins with, so that nothing that was typed becomes a formula.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from openpyxl.cell import Cell

from ..errors import LkipError

MAKS_TEKS = 32_767
"""Most characters of a cell; more are cut off by Excel and by openpyxl without a word."""
MAKS_ANGKA = 15
"""Digits of a number that Excel keeps; the rest become zeros."""
AWALAN_RUMUS = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a spreadsheet take typed text for a formula (OWASP, CSV injection)."""
TEKS = "@"
"""Number format of text cells."""

_BAKU = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_GARIS_BAWAH = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_TAK_SAH = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_TERSANDI = re.compile(r"_x(?![Dd][89A-Fa-f])([0-9A-Fa-f]{4})_")
_HARFIAH = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


class Sel(NamedTuple):
    """A cell of a workbook as it was read: `jenis` is its type in the file (`f` formula, `e` error)."""

    nilai: object
    jenis: str = "n"
    format: str = "General"

    @property
    def kosong(self) -> bool:
        return self.nilai is None or self.nilai == ""


class SelError(LkipError):
    """A cell that cannot be taken; the message is an Indonesian predicate, to be read after the value."""


def sandi(teks: str) -> str:
    """Encode what XML cannot hold, and what would be read as such code (ST_Xstring, ISO/IEC 29500-1)."""
    return _TAK_SAH.sub(lambda m: f"_x{ord(m.group()):04X}_", _GARIS_BAWAH.sub("_x005F_", teks))


def urai_sandi(teks: str) -> str:
    """Undo `sandi`, and what Excel encodes in the same way."""
    return _TERSANDI.sub(lambda m: chr(int(m[1], 16)), teks)


def isi_teks(sel: Cell, teks: str) -> None:
    """Put text into a cell as text; one that begins like a formula gets Excel's own mark for text.

    Raises
    ------
    SelError
        If the text is longer than a cell holds.
    """
    tersandi = sandi(teks)
    if len(tersandi) > MAKS_TEKS:
        raise SelError(f"lebih panjang daripada {MAKS_TEKS} huruf, batas satu sel Excel; pendekkan dahulu")
    sel.value = tersandi
    sel.data_type = "s"
    if teks.startswith(AWALAN_RUMUS):
        sel.quotePrefix = True


def isi_sel(sel: Cell, teks: str, jenis: str) -> None:
    """Put the text of a raw table's cell into a cell: a number where its column and its form are numeric.

    A number that Excel would not give back as it is written (`007`, `4.50`, 16 digits) stays text.
    """
    angka = _angka(teks) if jenis != "string" else None
    if angka is not None:
        sel.value = angka
    elif teks:
        isi_teks(sel, teks)


def _angka(teks: str) -> int | float | None:
    if not _BAKU.fullmatch(teks) or sum(h.isdigit() for h in teks) > MAKS_ANGKA:
        return None
    nilai = float(teks) if "." in teks else int(teks)
    return nilai if teks_angka(nilai) == teks else None


def teks_angka(nilai: int | float) -> str:
    """Write a number of a cell as the raw tables write it; what lies beyond 15 digits is noise."""
    if isinstance(nilai, int):
        return str(nilai)
    angka = Decimal(format(nilai, f".{MAKS_ANGKA}g"))
    return f"{angka.quantize(Decimal(1)) if angka == angka.to_integral_value() else angka.normalize():f}"


def baca_sel(sel: Sel, jenis: str, *, tanggal: bool = False) -> str:
    """Read a cell as the text that a raw table holds.

    Parameters
    ----------
    sel : Sel
    jenis : {'string', 'integer', 'number'}
        Table Schema type of the column.
    tanggal : bool
        Whether the column holds ISO dates.

    Raises
    ------
    SelError
        If the cell is a formula or an error, or Excel has made something else of what was typed.
    """
    if sel.jenis == "f":
        raise SelError("berisi rumus; ganti dengan nilainya (salin, lalu tempel sebagai nilai)")
    if sel.jenis == "e":
        raise SelError("adalah galat rumus Excel; ketik nilainya")
    if isinstance(sel.nilai, bool):
        raise SelError("adalah TRUE atau FALSE; ketik ulang sebagai teks, diawali tanda petik tunggal (')")
    if isinstance(sel.nilai, date | time | timedelta):
        return _tanggal(sel.nilai, tanggal)
    if isinstance(sel.nilai, int | float):
        return _bilangan(sel, jenis)
    return "" if sel.nilai is None else str(sel.nilai)


def _tanggal(nilai: date | time | timedelta, boleh: bool) -> str:
    if not boleh:
        raise SelError(
            "diubah Excel menjadi tanggal atau jam; ketik ulang sebagai teks, diawali tanda petik tunggal (')"
        )
    if isinstance(nilai, datetime) and nilai.time() == time():
        nilai = nilai.date()
    if not isinstance(nilai, date) or isinstance(nilai, datetime):
        raise SelError("memuat jam; ketik tanggalnya saja")
    return nilai.isoformat()


def _bilangan(sel: Sel, jenis: str) -> str:
    bentuk = _HARFIAH.sub("", sel.format)
    if "%" in bentuk:
        raise SelError("berformat persen, jadi 45,9% tersimpan sebagai 0,459; ubah format selnya, lalu ketik 45,9")
    teks = teks_angka(sel.nilai)
    if jenis != "string":
        return teks
    if sum(h.isdigit() for h in teks) > MAKS_ANGKA:
        raise SelError(
            "disimpan Excel sebagai angka, sehingga angka terakhirnya hilang; ubah format sel menjadi Teks, "
            "lalu ketik lagi semua angkanya"
        )
    if "." in teks or bentuk not in ("General", "0", TEKS):
        raise SelError(
            "disimpan Excel sebagai angka, padahal kolom ini teks; ketik ulang, diawali tanda petik tunggal (')"
        )
    return teks
