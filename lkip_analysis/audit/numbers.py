"""Numbers of running text by their offset, read once per paragraph."""

from functools import lru_cache

from lkip_analysis.teks.baca_angka import Temuan, cari_angka

MAKS_PARAGRAF = 64
"""Paragraphs whose numbers are kept; rules go through a document in order."""


@lru_cache(maxsize=MAKS_PARAGRAF)
def _semua(teks: str) -> dict[int, Temuan]:
    return {t.awal: t for t in cari_angka(teks)}


def angka_pada(teks: str, letak: int) -> Temuan | None:
    """Give the number that begins at an offset."""
    return _semua(teks).get(letak)


def angka_antara(teks: str, awal: int, akhir: int) -> list[Temuan]:
    """Give the numbers that begin in `teks[awal:akhir]`, in order."""
    return [t for letak, t in _semua(teks).items() if awal <= letak < akhir]
