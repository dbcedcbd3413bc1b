"""A figure in prose: a value that knows how it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from ..teks.angka import BELUM, FORMAT, bilangan, kosong, persen


@dataclass(frozen=True)
class Angka:
    """A value with its print format.

    Attributes
    ----------
    nilai : number or NA
    format : str
        Name in `lkip_analysis.teks.angka.FORMAT`.
    """

    nilai: Any
    format: str

    def __str__(self) -> str:
        return FORMAT[self.format](self.nilai)

    def _repr_html_(self) -> str:
        return f'<span class="angka">{escape(str(self))}</span>'

    @property
    def ada(self) -> bool:
        return not kosong(self.nilai)

    @property
    def terbilang(self) -> str:
        return FORMAT["terbilang_rupiah" if self.format == "rupiah" else "terbilang"](self.nilai)


@dataclass(frozen=True)
class Besaran(Angka):
    """A value in the unit of its indicator: `4,59%`, `12 dokumen`."""

    format: str = "bilangan"
    satuan: str = "%"

    def __str__(self) -> str:
        return besaran(self.nilai, self.satuan)


def besaran(nilai: Any, satuan: str) -> str:
    """Print a value in the unit of its indicator."""
    if kosong(nilai):
        return BELUM
    return persen(nilai) if satuan == "%" else f"{bilangan(nilai)} {satuan}"
