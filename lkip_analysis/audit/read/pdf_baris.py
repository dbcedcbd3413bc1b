"""Rows of a PDF table that no rule parts: they are told by their figures, which stand under each other."""

import re
from bisect import bisect_right
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from lkip_analysis.audit.read.pdf_kata import GarisTeks, gabung_garis
from lkip_analysis.text.parse_numbers import baca_angka

SEJAJAR = 4.0
"""How far the tops of the lines of one row may lie apart, in points."""
MIN_ANGKA = 3
"""Figures under each other, in two columns, that are rows although they are not level."""
BAGIAN_SERUPA = 0.6
"""Share of those figures that the second column must have."""
LONGGAR = 1.3
"""Distance of lines that parts two names in a column, compared with the smallest in the row."""


_BUTIR = re.compile(r"(?:\(?(\d{1,2}|[a-h])[.)]|[-–•])\s?(?=[^\W\d])")


class SelPdf(NamedTuple):
    """A cell: first row and column, rows and columns that it covers, lines of text."""

    baris: int
    kolom: int
    tinggi: int
    lebar: int
    garis: list[GarisTeks]


def pecah_baris(sel: list[SelPdf]) -> list[SelPdf]:
    """Part rows that hold several rows of figures under each other, because no rule is drawn between them."""
    per_baris: dict[int, list[SelPdf]] = {}
    for s in sel:
        if s.tinggi == 1:
            per_baris.setdefault(s.baris, []).append(s)
    cara = (_bagi_butir, _bagi_sejajar, _bagi_terdekat)
    bagian = {i: b for i, isi in per_baris.items() if (b := next(filter(None, (c(isi) for c in cara)), None))}
    if not bagian:
        return sel
    awal = [0]
    for i in range(max(s.baris + s.tinggi for s in sel)):
        awal.append(awal[-1] + (max(map(len, bagian[i].values())) if i in bagian else 1))
    hasil = []
    for s in sel:
        letak = s._replace(baris=awal[s.baris], tinggi=awal[s.baris + s.tinggi] - awal[s.baris])
        if s.tinggi > 1 or s.baris not in bagian or len(bagian[s.baris][s.kolom]) == 1:
            hasil.append(letak)
        else:
            for n, garis in enumerate(bagian[s.baris][s.kolom]):
                hasil.append(letak._replace(baris=letak.baris + n, tinggi=1, garis=garis))
    return hasil


Bagian = dict[int, list[list[GarisTeks]]]
"""Lines of each part of a row, by column; one part where the cell holds for all of them."""


def _angka(sel: list[SelPdf]) -> list[list[GarisTeks]]:
    """Columns with nothing but figures, and more than one."""
    return [s.garis for s in sel if len(s.garis) > 1 and all(baca_angka(g.teks) is not None for g in s.garis)]


def _bagi_butir(sel: list[SelPdf]) -> Bagian | None:
    """Part a row by the items of a list in one of its cells, where another cell has as many figures."""
    awal, *butir = max((_butir(s.garis) for s in sel), key=len, default=[[]])
    angka = [s for s in sel if len(s.garis) == len(butir) and all(baca_angka(g.teks) is not None for g in s.garis)]
    if len(butir) < 2 or not angka:
        return None
    atas = [min(s.garis[n].atas for s in angka) for n in range(len(butir))]
    longgar = LONGGAR * _rapat(sel)
    depan: dict[int, list[GarisTeks]] = {}
    hasil: Bagian = {}
    for s in sel:
        if s in angka:
            hasil[s.kolom] = [[g] for g in s.garis]
        elif len(b := _butir(s.garis)) == len(butir) + 1 and (awal or not b[0]):
            hasil[s.kolom] = b[1:]
            depan = {s.kolom: b[0]} | depan
        elif any(c.isdigit() for g in s.garis for c in g.teks):
            selang: list[list[GarisTeks]] = [[] for _ in atas]
            for g in s.garis:
                selang[max(0, bisect_right(atas, g.atas + SEJAJAR) - 1)].append(g)
            hasil[s.kolom] = selang if all(selang) else [s.garis]
        else:
            hasil[s.kolom] = _sebanyak(s.garis, atas, longgar)
    if awal:  # a line above the list is a row of its own
        hasil = {j: b if len(b) == 1 else [depan.get(j, []), *b] for j, b in hasil.items()}
    return hasil


def _bagi_sejajar(sel: list[SelPdf]) -> Bagian | None:
    """Part a row between the figures of two or more columns that stand level with each other."""
    angka = _angka(sel)
    if len(angka) < 2 or len({len(g) for g in angka}) > 1:
        return None
    if any(max(g.atas for g in b) - min(g.atas for g in b) > SEJAJAR for b in zip(*angka, strict=True)):
        return None
    baris = [min(g.atas for g in b) for b in zip(*angka, strict=True)]
    atas = {round(g.atas) for s in sel if s.garis not in angka for g in s.garis}
    if all(any(abs(a - t) <= SEJAJAR / 2 for t in atas) for a in baris):
        batas = baris[1:]  # the names begin level with the figures
    else:
        bawah = [max(g.bawah for g in b) for b in zip(*angka, strict=True)]
        batas = [(b + a) / 2 for b, a in zip(bawah, baris[1:], strict=False)]
    hasil: Bagian = {s.kolom: [[] for _ in range(len(batas) + 1)] for s in sel}
    for s in sel:
        for g in s.garis:
            hasil[s.kolom][bisect_right(batas, _tengah([g]))].append(g)
    return hasil


def _sebanyak(garis: list[GarisTeks], atas: list[float], jarak: float) -> list[list[GarisTeks]]:
    """Part the lines of a cell into rows: level with their figures, or where they stand apart; else keep them."""
    tiap = len({g.teks for g in garis}) == 1 or not any(g.teks[0].islower() for g in garis[1:])
    if tiap and len(garis) == len(atas) and all(abs(g.atas - a) <= SEJAJAR for g, a in zip(garis, atas, strict=True)):
        return [[g] for g in garis]
    nama = _nama(garis, jarak)
    return nama if len(nama) == len(atas) else [garis]


def _rapat(sel: list[SelPdf]) -> float:
    """Smallest distance of two lines in a row: that of lines of one text."""
    jarak = [b.atas - a.atas for s in sel for a, b in pairwise(s.garis)]
    return min((j for j in jarak if j > SEJAJAR), default=0.0)


def _butir(garis: list[GarisTeks]) -> list[list[GarisTeks]]:
    """Part the lines of a cell where an item begins: with a dash, or a number or letter that follows on the last.

    The first part is what stands above the list.
    """
    hasil: list[list[GarisTeks]] = [[]]
    nomor = None
    for g in garis:
        cocok = _BUTIR.match(g.teks)
        kini = _urutan(cocok[1]) if cocok and cocok[1] else None
        if cocok and (kini is None or nomor is None or kini == nomor + 1):
            nomor = kini
            hasil.append([g])
        else:
            hasil[-1].append(g)
    return hasil


def _urutan(tanda: str) -> int:
    return int(tanda) if tanda.isdigit() else ord(tanda)


def _bagi_terdekat(sel: list[SelPdf]) -> Bagian | None:
    """Part a row by its longest column of figures; texts of other columns go to the nearest figure.

    A column may be set higher or lower than the figures as a whole: the usual distance is taken off.
    """
    angka = sorted(_angka(sel), key=len, reverse=True)
    if len(angka) < 2 or len(angka[0]) < MIN_ANGKA or len(angka[1]) < BAGIAN_SERUPA * len(angka[0]):
        return None
    if _satu_angka(angka[0]):
        return None
    acuan = [_tengah([g]) for g in angka[0]]
    longgar = LONGGAR * _rapat(sel)
    hasil: Bagian = {}
    for s in sel:
        potong = [[g] for g in s.garis] if s.garis in angka else _nama(s.garis, longgar)
        letak = _terdekat([_tengah(p) for p in potong], acuan)
        if s.garis in angka and len(set(letak)) < len(letak):
            return None
        hasil[s.kolom] = [[] for _ in acuan]
        for p, n in zip(potong, letak, strict=True):
            hasil[s.kolom][n] += p
    return hasil


def _satu_angka(garis: list[GarisTeks]) -> bool:
    """Whether the lines are one amount, broken because its column is narrow."""
    return " " not in gabung_garis([g.teks for g in garis])


def _terdekat(tengah: list[float], acuan: list[float]) -> list[int]:
    geser = 0.0
    letak: list[int] = []
    for _ in range(3):
        letak = [min(range(len(acuan)), key=lambda n: abs(acuan[n] + geser - t)) for t in tengah]
        if letak:
            geser = median(t - acuan[n] for t, n in zip(tengah, letak, strict=True))
    return letak


def _nama(garis: list[GarisTeks], jarak: float) -> list[list[GarisTeks]]:
    """Wrapped texts of a column, parted where the lines stand further apart."""
    hasil = [garis[:1]] if garis else []
    for a, b in pairwise(garis):
        if b.atas - a.atas > jarak:
            hasil.append([b])
        else:
            hasil[-1].append(b)
    return hasil


def _tengah(garis: list[GarisTeks]) -> float:
    return (garis[0].atas + garis[-1].bawah) / 2
