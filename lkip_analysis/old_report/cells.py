"""A cell of last year's report as a value of the tables, with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..audit.document import MONEY_FROM, Cell, Location, one_line
from ..audit.tables.view import TableView
from ..kinerja.nilai import baca_nilai
from ..text.parse_numbers import AngkaTercetak, baca_angka

PARTIAL = re.compile(r"(?:tw|sd tw|smt)\d|bulan|sd$|fisik")
"""Parts of a year: what a table of quarters prints is no figure of the year."""
_LIST_NUMBER = re.compile(r"^\s*(?:\(?[0-9]{1,2}|\(?[a-z])[.)]\s*", re.IGNORECASE)
_LETTERS = re.compile(r"(?:TMP|TW|WDP|WTP|AA|A|BB|B|CC|C|D)", re.IGNORECASE)


@dataclass(frozen=True)
class ReadCell:
    """A cell of the report as a value of the tables.

    Attributes
    ----------
    text : str
        In the form of the tables.
    printed, unit : str
        As it stands there.
    place : Location
    other : str
        Another reading of the print, as `25,478` has; empty where there is none.
    """

    text: str
    printed: str
    unit: str
    place: Location
    other: str = ""

    @property
    def where(self) -> str:
        return named_place(self.place)


def named_place(place: Location) -> str:
    """Name table and page: `Tabel 3.1, halaman 26`."""
    table = place.table or "tabel tanpa judul"
    return f"{table}, halaman {place.page}" if place.page else table


def whole_year(view: TableView, j: int) -> bool:
    return not PARTIAL.match(view.stage(j)) and not view.heads[j].other_scope


def clean(text: str) -> str:
    return _LIST_NUMBER.sub("", one_line(text).lstrip("-–•*· ")).strip(" .;:")


def value_of(cell: Cell) -> ReadCell | None:
    """Give a cell as a value: a number with its unit, a range, a letter; None where it holds none."""
    printed = one_line(cell.content)
    number = baca_angka(printed)
    if number is not None:
        if number.kosong:
            return None
        other = plain(number.alternatif) if number.alternatif else ""
        return ReadCell(plain(number), printed, number.satuan or "", cell.place, other)
    bare = printed.rstrip("% ")
    try:
        value = baca_nilai(bare)
    except ValueError:
        letters = _LETTERS.fullmatch(printed.strip(' .*"“”'))
        return ReadCell(printed.strip(' .*"“”'), printed, "", cell.place) if letters else None
    return None if value.tunggal else ReadCell(bare, printed, "%" if "%" in printed else "", cell.place)


def plain(number: AngkaTercetak) -> str:
    """Write a number in the form of the tables; an amount of money without cents."""
    whole = number.satuan == "Rp" or abs(number.nilai) >= MONEY_FROM
    return f"{number.nilai:f}" if not whole or number.nilai % 1 else f"{int(number.nilai)}"


def alike(a: str, b: str) -> bool:
    """Whether two values are one, zeros at the end aside."""
    x, y = baca_angka(a, "."), baca_angka(b, ".")
    return a == b or (None not in (x, y) and x.nilai == y.nilai)
