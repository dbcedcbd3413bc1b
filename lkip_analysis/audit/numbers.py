"""Numbers of running text by their offset, read once per paragraph."""

from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter

from lkip_analysis.text.parse_numbers import Temuan, cari_angka

MAKS_PARAGRAF = 64
"""Paragraphs whose numbers are kept; rules go through a document in order."""


_AWAL = attrgetter("awal")


@lru_cache(maxsize=MAKS_PARAGRAF)
def _semua(teks: str) -> list[Temuan]:
    return list(cari_angka(teks))


def angka_pada(teks: str, letak: int) -> Temuan | None:
    """Give the number that begins at an offset."""
    return next(iter(angka_antara(teks, letak, letak + 1)), None)


def angka_antara(teks: str, awal: int, akhir: int) -> list[Temuan]:
    """Give the numbers that begin in `teks[awal:akhir]`, in order."""
    semua = _semua(teks)
    return semua[bisect_left(semua, awal, key=_AWAL) : bisect_left(semua, akhir, key=_AWAL)]
