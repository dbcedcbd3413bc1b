"""A figure in prose or in a table: a value that knows how it is printed and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from ...text.number_format import BELUM, FORMAT, bilangan, kosong, persen
from .origin import HITUNGAN, Asal, Bagian

JENIS_BILANGAN = frozenset({"angka", "indeks", "nilai", "rasio", "skor"})
"""Units that say what kind of number it is: an index of 84 is printed `84`, not `84 indeks`."""


@dataclass(frozen=True)
class Angka:
    """A value with its print format.

    Attributes
    ----------
    nilai : number or NA
    format : str
        Name in `lkip_analysis.text.number_format.FORMAT`.
    asal : Asal or None
        Where it comes from; two figures are equal whatever they come from.
    desimal : int
        Decimals that a percentage has at least, where it stands in a column.
    """

    nilai: Any
    format: str
    asal: Asal | None = field(default=None, kw_only=True, compare=False)
    desimal: int = field(default=0, kw_only=True, compare=False)

    def __str__(self) -> str:
        if self.format == "persen" and self.desimal:
            return persen(self.nilai, min_desimal=self.desimal)
        return FORMAT[self.format](self.nilai)

    def _repr_html_(self) -> str:
        asal = f" data-asal='{self.asal.atribut}'" if self.asal and self.ada else ""
        return f'<span class="angka"{asal}>{escape(str(self))}</span>'

    @property
    def ada(self) -> bool:
        return not kosong(self.nilai)

    @property
    def terbilang(self) -> Angka:
        """The same figure in words."""
        return Angka(self.nilai, "terbilang_rupiah" if self.format == "rupiah" else "terbilang", asal=self.asal)

    @property
    def tanpa_satuan(self) -> Angka:
        """The same figure for a table whose column or row names the unit."""
        return Angka(self.nilai, "bilangan", asal=self.asal)

    def sebagai(self, label: str) -> tuple[Bagian, ...]:
        """Return this figure as an input of another one.

        A figure that stands in raw rows is one input, with their place; a computed one is followed by what it
        comes from itself; a missing one is none.
        """
        if not self.ada:
            return ()
        if self.asal is None or self.asal.tempat:
            return (Bagian(label, str(self), self.asal.tempat if self.asal else ""),)
        return (Bagian(label, str(self), HITUNGAN), *self.asal.komponen)


@dataclass(frozen=True)
class Besaran(Angka):
    """A value in the unit of its indicator: `4,59%`, `12 dokumen`.

    Attributes
    ----------
    satuan : str
        Empty for a value that has none: a letter, a date.
    tercetak : str
        What is printed where the number does not say it: `69,1–69,5`, `WTP`; without the unit.
    """

    format: str = "bilangan"
    satuan: str = "%"
    tercetak: str = ""

    def __str__(self) -> str:
        desimal = self.desimal if self.satuan == "%" else 0
        return bersatuan(self.tercetak or bilangan(self.nilai, min_desimal=desimal), self.satuan) if self.ada else BELUM

    @property
    def ada(self) -> bool:
        return bool(self.tercetak) or not kosong(self.nilai)

    @property
    def tanpa_satuan(self) -> Angka:
        return replace(self, satuan="")


def bersatuan(angka: str, satuan: str) -> str:
    """Put a unit after a printed number; not after words, nor one that only names the kind of number."""
    if not satuan or not angka[-1:].isdigit() or satuan.casefold() in JENIS_BILANGAN:
        return angka
    return f"{angka}%" if satuan == "%" else f"{angka} {satuan}"
