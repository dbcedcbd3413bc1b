"""Running heads and feet of a PDF: lines at the edge of a page that other pages have at the same place."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from lkip_analysis.audit.read.judul import kenali_judul
from lkip_analysis.audit.read.pdf_halaman import Halaman
from lkip_analysis.audit.read.pdf_kata import GarisTeks

MIN_ULANG = 3
"""Pages that a line must stand on, at one distance from the edge, to be a running line."""
MAKS_GARIS = 5
"""Lines from the edge of a page inwards that may be running lines."""
TERJAUH = 0.2
"""Share of the page at its top and bottom in which running lines stand, on any paper."""
TEPI = 0.12
TEPI_JUDUL = 0.08
"""Share of the page at its top and bottom where a page number stands by itself; nearer to the edge for what
looks like a heading: forms of an appendix begin each page with the same title."""
RAPAT = 1.7
"""Largest distance of two lines of one running head, compared with the size of type."""
KISI_TINGGI = 6.0
"""Distances from the edge that differ by less are one, in points."""

_ROMAWI = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_NOMOR = r"\d{1,4}|[ivxlc]{1,7}"
_NOMOR_HALAMAN = re.compile(rf"\W*(?:hal(?:aman|\.)?\s*)?(?:{_NOMOR})(?:\s*(?:dari|/|\|)\s*\d{{1,4}})?\W*")
_SATU_NOMOR = re.compile(rf"\b(?:{_NOMOR})\b")
MAKS_NOMOR = 4
"""Numbers of a line that may be the page's."""

Kunci = tuple[str, int | None, bool, int]


class _Tepi(NamedTuple):
    """A line near an edge of its page: which edge, and how far from it."""

    garis: GarisTeks
    atas: bool
    jarak: float


def tanpa_tepi(halaman: list[Halaman]) -> list[Halaman]:
    """Take the running lines off all pages."""
    dekat = [[*_dekat(h, atas=True), *_dekat(h, atas=False)] for h in halaman]
    banyak = Counter(k for h, isi in zip(halaman, dekat, strict=True) for k in {k for t in isi for k in _kunci(h, t)})
    ulang = {k for k, n in banyak.items() if n >= MIN_ULANG}
    return [_lepas(h, _berulang(h, isi, ulang)) for h, isi in zip(halaman, dekat, strict=True)]


def _dekat(h: Halaman, *, atas: bool) -> list[_Tepi]:
    """Lines from one edge inwards, as far as the first table."""
    isi = sorted(
        [*h.garis, *(g for b in h.lajur for k in b.kolom for g in k), *h.tabel],
        key=lambda b: b.atas if atas else -b.bawah,
    )
    hasil = []
    for b in isi[:MAKS_GARIS]:
        if not isinstance(b, GarisTeks):
            break
        jarak = b.atas if atas else h.tinggi - b.bawah
        if jarak > TERJAUH * h.tinggi:
            break
        hasil.append(_Tepi(b, atas, jarak))
    return hasil


def _kunci(h: Halaman, t: _Tepi) -> Iterator[Kunci]:
    """What makes a line the same on other pages: its text and place; one of its numbers may be the page's."""
    teks = t.garis.teks.casefold()
    for tinggi in {int(t.jarak // KISI_TINGGI), round(t.jarak / KISI_TINGGI)}:
        yield _rapat(teks), None, t.atas, tinggi
        for cocok in islice(_SATU_NOMOR.finditer(teks), MAKS_NOMOR):
            sisa = teks[: cocok.start()] + teks[cocok.end() :]
            yield _rapat(sisa), _bilangan(cocok[0]) - h.nomor, t.atas, tinggi


def _rapat(teks: str) -> str:
    return re.sub(r"\W", "", teks)


def _bilangan(teks: str) -> int:
    if teks.isdecimal():
        return int(teks)
    nilai = [_ROMAWI[c] for c in teks]
    return sum(-a if a < b else a for a, b in pairwise([*nilai, 0]))


def _berulang(h: Halaman, isi: list[_Tepi], ulang: set[Kunci]) -> list[GarisTeks]:
    hasil: list[GarisTeks] = []
    for atas in (True, False):
        tepi = [t for t in isi if t.atas == atas]
        kena = [not ulang.isdisjoint(_kunci(h, t)) or _nomor_saja(h, t) for t in tepi]
        for i, t in enumerate(tepi):
            if not kena[i]:
                break  # what is further in is text of the page
            if _seperti_judul(t.garis) and t.jarak > TEPI_JUDUL * h.tinggi and not _menempel(tepi, kena, i):
                break
            hasil.append(t.garis)
    return hasil


def _nomor_saja(h: Halaman, t: _Tepi) -> bool:
    return t.jarak < TEPI * h.tinggi and bool(_NOMOR_HALAMAN.fullmatch(t.garis.teks.casefold()))


def _seperti_judul(g: GarisTeks) -> bool:
    return kenali_judul(g.teks, g.tebal) is not None


def _menempel(tepi: list[_Tepi], kena: list[bool], i: int) -> bool:
    """Whether a line is part of a running head whose other lines do not look like headings."""
    return any(
        0 <= j < len(tepi)
        and kena[j]
        and not _seperti_judul(tepi[j].garis)
        and abs(tepi[j].garis.atas - tepi[i].garis.atas) < RAPAT * tepi[i].garis.ukuran
        for j in (i - 1, i + 1)
    )


def _lepas(h: Halaman, buang: list[GarisTeks]) -> Halaman:
    if not buang:
        return h
    lajur = [b._replace(kolom=tuple(tuple(g for g in k if g not in buang) for k in b.kolom)) for b in h.lajur]
    return h._replace(garis=tuple(g for g in h.garis if g not in buang), lajur=tuple(lajur))
