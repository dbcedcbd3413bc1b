"""Cells that span rows and columns, laid out on a grid."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from lkip_analysis.audit.document import Box
from lkip_analysis.audit.errors import ReadError
from lkip_analysis.audit.read.mentah import ATAS, KIRI, SelMentah
from lkip_analysis.text.parse_numbers import baca_angka

_NIP = re.compile(r"\bNIP\b\.?\s*:?\s*\d", re.IGNORECASE)
MAKS_PIHAK = 4
MAKS_KOLOM = 2_000
"""Most columns that cells of one row may reach to."""
MAKS_PETAK = 1_000_000
"""Most grid positions of one table."""


class Rentang(NamedTuple):
    """A cell: its first row and column, 0-based, and how many rows and columns it covers."""

    baris: int
    kolom: int
    tinggi: int
    lebar: int
    teks: str
    kotak: Box | None = None
    tebal: bool | None = None


def periksa_lebar(kolom: int) -> None:
    """Refuse a row that is too wide.

    Raises
    ------
    ReadError
        If it has more than `MAKS_KOLOM` columns.
    """
    if kolom > MAKS_KOLOM:
        raise ReadError(f"Ada tabel dengan lebih dari {MAKS_KOLOM} kolom; itu bukan tabel laporan.")


def kisi(rentang: Iterable[Rentang]) -> list[list[SelMentah]]:
    """Lay cells out; what a cell covers beyond its first position points at it.

    Columns in which no cell begins are left out.

    Returns
    -------
    list of list of SelMentah
        All rows, of one width; blank rows included.

    Raises
    ------
    ReadError
        If the table has more than `MAKS_PETAK` positions.
    """
    sel = list(rentang)
    if not sel:
        return []
    kolom = {asal: baru for baru, asal in enumerate(sorted({s.kolom for s in sel}))}
    tinggi = max(s.baris + s.tinggi for s in sel)
    if tinggi * len(kolom) > MAKS_PETAK:
        raise ReadError(f"Ada tabel dengan {tinggi} baris dan {len(kolom)} kolom; itu bukan tabel laporan.")
    hasil = [[SelMentah("")] * len(kolom) for _ in range(tinggi)]
    urut = sorted(kolom)
    for s in sel:
        tertutup = range(bisect_left(urut, s.kolom), bisect_left(urut, s.kolom + s.lebar))
        for i in range(s.baris, s.baris + s.tinggi):
            for n, j in enumerate(tertutup):
                gabung = KIRI if n else ATAS
                hasil[i][j] = SelMentah("", gabung if s.teks else "")
        hasil[s.baris][tertutup[0]] = SelMentah(s.teks, "", s.kotak, s.tebal)
    return hasil


def tanda_tangan(baris: list[list[SelMentah]]) -> bool:
    """Whether a grid only puts signatures side by side: a few columns of words, with a NIP and its digits."""
    isi = [s.teks for b in baris for s in b if s.teks]
    return (
        len(baris[0]) <= MAKS_PIHAK
        and any(_NIP.search(t) for t in isi)
        and not any(t.startswith(":") or baca_angka(t) is not None for t in isi)
    )


def tingkat_kepala(baris: list[list[SelMentah]], dinyatakan: int) -> int | None:
    """Trust the number of header rows that a format states, unless its last one still has wide cells.

    Authors mark the first row as a header and forget the row of sub-headers below it.
    """
    if not 0 < dinyatakan < len(baris):
        return None
    akhir = baris[dinyatakan - 1]
    lebar = any(a.teks and b.gabung == KIRI for a, b in pairwise(akhir))
    return None if lebar else dinyatakan
