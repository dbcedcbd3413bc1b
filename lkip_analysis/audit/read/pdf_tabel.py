"""Ruled tables of a PDF page, with merged cells; rows that no rule parts are parted by their figures."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

from pdfplumber.page import Page
from pdfplumber.table import TableFinder

from lkip_analysis.audit.read.mentah import SelMentah
from lkip_analysis.audit.read.pdf_garis import TEBAL_GARIS, Garis, garis_halaman, tutup
from lkip_analysis.audit.read.pdf_kata import GarisTeks, Kata, gabung_garis, garis_sel
from lkip_analysis.audit.read.rentang import Rentang, kisi
from lkip_analysis.text.parse_numbers import baca_angka

MAKS_SILANG = 4_000_000
"""Most pairs of lines that are tried for crossings; a page with more is a drawing or a map."""
MIN_BERISI = 0.2
"""Least share of cells with text in a table; a grid with fewer is a chart or an empty form."""
SEJAJAR = 4.0
"""How far the tops of the lines of one row may lie apart, in points."""

_NO = re.compile(r"no(?:mor)?\.?", re.IGNORECASE)
MIN_BARIS = 2

Kotak = tuple[float, float, float, float]


class TabelHalaman(NamedTuple):
    """A table, or the part of one that stands on this page. `tepi` are the left ends of its columns."""

    x0: float
    atas: float
    x1: float
    bawah: float
    tepi: tuple[float, ...]
    baris: list[list[SelMentah]]


class _Sel(NamedTuple):
    baris: int
    kolom: int
    tinggi: int
    lebar: int
    garis: list[GarisTeks]


def tabel_halaman(halaman: Page, kata: list[Kata]) -> tuple[list[TabelHalaman], list[Kata]]:
    """Find the tables, and the words that are in none of them."""
    garis = tutup(garis_halaman(halaman.objects))
    datar = [g for g in garis if g.mendatar]
    tegak = [g for g in garis if not g.mendatar]
    if len(datar) < 2 or len(tegak) < 2 or len(datar) * len(tegak) > MAKS_SILANG:
        return [], kata
    penemu = TableFinder(
        halaman,
        {
            "vertical_strategy": "explicit",
            "horizontal_strategy": "explicit",
            "explicit_vertical_lines": [_sisi(g) for g in tegak],
            "explicit_horizontal_lines": [_sisi(g) for g in datar],
        },
    )
    hasil: list[TabelHalaman] = []
    for t in sorted(penemu.tables, key=lambda t: (t.bbox[1], t.bbox[0])):
        if any(_memuat(h, t.bbox) for h in hasil):
            continue
        tabel, kata = _tabel(t.cells, kata)
        hasil += tabel
    return hasil, kata


def _sisi(g: Garis) -> dict[str, Any]:
    ukuran = {"width": g.x1 - g.x0, "height": g.bawah - g.atas}
    letak = {"x0": g.x0, "x1": g.x1, "top": g.atas, "bottom": g.bawah}
    return {"object_type": "line", "orientation": "h" if g.mendatar else "v"} | letak | ukuran


def _memuat(tabel: TabelHalaman, kotak: Kotak) -> bool:
    x0, atas, x1, bawah = kotak
    return tabel.x0 - 1 <= x0 and tabel.atas - 1 <= atas and x1 <= tabel.x1 + 1 and bawah <= tabel.bawah + 1


def _tabel(kotak: list[Kotak], kata: list[Kata]) -> tuple[list[TabelHalaman], list[Kata]]:
    """Put the words into the cells; nothing where the cells make no table, and the words stay as they were."""
    xs = _batas(x for k in kotak for x in (k[0], k[2]))
    ys = _batas(y for k in kotak for y in (k[1], k[3]))
    pemilik: dict[tuple[int, int], int] = {}
    letak: list[tuple[int, int, int, int]] = []
    for n, (x0, atas, x1, bawah) in enumerate(kotak):
        j0, j1, i0, i1 = _indeks(xs, x0), _indeks(xs, x1), _indeks(ys, atas), _indeks(ys, bawah)
        letak.append((i0, j0, max(1, i1 - i0), max(1, j1 - j0)))
        pemilik |= {(i, j): n for i in range(i0, i1) for j in range(j0, j1)}
    isi: list[list[Kata]] = [[] for _ in kotak]
    sisa = []
    for k in kata:
        n = pemilik.get((_indeks(ys, (k.atas + k.bawah) / 2), _indeks(xs, (k.x0 + k.x1) / 2)))
        (sisa if n is None else isi[n]).append(k)
    kolom = {j for (_, j, _, _), i in zip(letak, isi, strict=True) if i}
    if len(kolom) < 2 or sum(map(bool, isi)) < MIN_BERISI * len(kotak):
        return [], kata
    sel = [_Sel(*p, garis_sel(i)) for p, i in zip(letak, isi, strict=True)]
    return [_satu_tabel(bagian, xs, ys) for bagian in pisah_tabel(sel)], sisa


def _satu_tabel(sel: list[_Sel], xs: list[float], ys: list[float]) -> TabelHalaman:
    atas, bawah = min(s.baris for s in sel), max(s.baris + s.tinggi for s in sel)
    tepi = sorted({j for s in sel for j in (s.kolom, s.kolom + s.lebar)})
    rapat = pecah_baris(
        [
            s._replace(
                baris=s.baris - atas,
                kolom=tepi.index(s.kolom),
                lebar=tepi.index(s.kolom + s.lebar) - tepi.index(s.kolom),
            )
            for s in sel
        ]
    )
    baris = kisi(Rentang(*s[:4], gabung_garis([g.teks for g in s.garis])) for s in rapat)
    kiri = tuple(xs[j] for j in sorted({s.kolom for s in sel}))
    return TabelHalaman(xs[tepi[0]], ys[atas], xs[tepi[-1]], ys[bawah], kiri, baris)


def pisah_tabel(sel: list[_Sel]) -> list[list[_Sel]]:
    """Part tables that stand right below each other: where `No.` begins a row that has other columns."""
    per_baris: dict[int, list[_Sel]] = {}
    for s in sel:
        per_baris.setdefault(s.baris, []).append(s)
    awal = [0]
    for i, isi in sorted(per_baris.items()):
        pertama = min(isi, key=lambda s: s.kolom)
        if (
            i - awal[-1] < MIN_BARIS
            or pertama.kolom
            or not _NO.fullmatch(gabung_garis([g.teks for g in pertama.garis]))
        ):
            continue
        lama = {s.kolom for s in sel if awal[-1] <= s.baris < i}
        if {s.kolom for s in isi} != lama and not any(s.baris < i < s.baris + s.tinggi for s in sel):
            awal.append(i)
    return [[s for s in sel if a <= s.baris < b] for a, b in pairwise([*awal, max(per_baris) + 1])]


def _batas(nilai: Iterable[float]) -> list[float]:
    """Positions of borders, near ones made one."""
    hasil: list[float] = []
    for x in sorted(nilai):
        if not hasil or x - hasil[-1] > TEBAL_GARIS:
            hasil.append(x)
    return hasil


def _indeks(batas: list[float], x: float) -> int:
    return bisect_right(batas, x + 0.01) - 1


def pecah_baris(sel: list[_Sel]) -> list[_Sel]:
    """Part rows that hold several rows of figures under each other, because no rule is drawn between them."""
    per_baris: dict[int, list[_Sel]] = {}
    for s in sel:
        per_baris.setdefault(s.baris, []).append(s)
    banyak = {i: batas for i, isi in per_baris.items() if (batas := _batas_baris(isi))}
    if not banyak:
        return sel
    tinggi = max(s.baris + s.tinggi for s in sel)
    awal = [0]
    for i in range(tinggi):
        awal.append(awal[-1] + (len(banyak[i]) + 1 if i in banyak else 1))
    hasil = []
    for s in sel:
        letak = s._replace(baris=awal[s.baris], tinggi=awal[s.baris + s.tinggi] - awal[s.baris])
        if s.tinggi > 1 or s.baris not in banyak:
            hasil.append(letak)
            continue
        bagian: list[list[GarisTeks]] = [[] for _ in range(letak.tinggi)]
        for g in s.garis:
            bagian[bisect_right(banyak[s.baris], (g.atas + g.bawah) / 2)].append(g)
        hasil += [letak._replace(baris=letak.baris + n, tinggi=1, garis=b) for n, b in enumerate(bagian)]
    return hasil


def _batas_baris(sel: list[_Sel]) -> list[float] | None:
    """Where to part a row: between the figures of two or more columns that stand level with each other."""
    angka = [
        s.garis
        for s in sel
        if s.tinggi == 1 and len(s.garis) > 1 and all(baca_angka(g.teks) is not None for g in s.garis)
    ]
    if len(angka) < 2 or len({len(g) for g in angka}) > 1:
        return None
    if any(max(g.atas for g in b) - min(g.atas for g in b) > SEJAJAR for b in zip(*angka, strict=True)):
        return None
    baris = [min(g.atas for g in b) for b in zip(*angka, strict=True)]
    atas = {round(g.atas) for s in sel if s.garis not in angka for g in s.garis}
    if all(any(abs(a - t) <= SEJAJAR / 2 for t in atas) for a in baris):
        return baris[1:]  # the names begin level with the figures
    bawah = [max(g.bawah for g in b) for b in zip(*angka, strict=True)]
    return [(b + a) / 2 for b, a in zip(bawah, baris[1:], strict=False)]
