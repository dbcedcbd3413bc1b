"""Ruled tables of a PDF page, with merged cells; rows that no rule parts are parted by their figures."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

from pdfplumber.page import Page
from pdfplumber.table import TableFinder

from lkip_analysis.audit.document import Box
from lkip_analysis.audit.read.mentah import SelMentah
from lkip_analysis.audit.read.pdf_baris import SelPdf, pecah_baris
from lkip_analysis.audit.read.pdf_garis import TEBAL_GARIS, Garis, garis_halaman, tutup
from lkip_analysis.audit.read.pdf_kata import GarisTeks, Kata, gabung_garis, garis_sel
from lkip_analysis.audit.read.rentang import Rentang, kisi

MAKS_SILANG = 4_000_000
"""Most pairs of lines that are tried for crossings; a page with more is a drawing or a map."""
MIN_BERISI = 0.2
"""Least share of cells with text in a table; a grid with fewer is a chart or an empty form."""
_NO = re.compile(r"no(?:mor)?\.?", re.IGNORECASE)
MIN_BARIS = 2


class TabelHalaman(NamedTuple):
    """A table, or the part of one that stands on this page. `tepi` are the left ends of its columns.

    `lepas` has the lines of a grid with text in few cells: it goes on with the table of the page before, or is none.
    """

    x0: float
    atas: float
    x1: float
    bawah: float
    tepi: tuple[float, ...]
    baris: list[list[SelMentah]]
    lepas: tuple[GarisTeks, ...] = ()


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


def _memuat(tabel: TabelHalaman, kotak: Box) -> bool:
    x0, atas, x1, bawah = kotak
    return tabel.x0 - 1 <= x0 and tabel.atas - 1 <= atas and x1 <= tabel.x1 + 1 and bawah <= tabel.bawah + 1


def _tabel(kotak: list[Box], kata: list[Kata]) -> tuple[list[TabelHalaman], list[Kata]]:
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
        i, j = _indeks(ys, (k.atas + k.bawah) / 2), _indeks(xs, (k.x0 + k.x1) / 2)
        if (i, j) not in pemilik and 0 <= i < len(ys) - 1 and 0 <= j < len(xs) - 1:
            baru = _sel_terbuka(i, j, pemilik, len(ys) - 1)
            pemilik |= {(b, j): len(letak) for b in baru}
            letak.append((baru.start, j, len(baru), 1))
            isi.append([])
        n = pemilik.get((i, j))
        (sisa if n is None else isi[n]).append(k)
    kolom = {j for (_, j, _, _), i in zip(letak, isi, strict=True) if i}
    if len(xs) < 3 or not kolom:
        return [], kata
    sel = [SelPdf(*p, garis_sel(i)) for p, i in zip(letak, isi, strict=True)]
    if len(kolom) < 2 or sum(map(bool, isi)) < MIN_BERISI * len(kotak):
        lepas = tuple(sorted((g for s in sel for g in s.garis), key=lambda g: (g.atas, g.x0)))
        return [_satu_tabel(sel, xs, ys)._replace(lepas=lepas)], sisa
    return [_satu_tabel(bagian, xs, ys) for bagian in pisah_tabel(sel)], sisa


def _sel_terbuka(i: int, j: int, pemilik: dict[tuple[int, int], int], tinggi: int) -> range:
    """Rows of a cell inside a table that is not ruled all round: as far as the next cells of its column."""
    atas = next((b + 1 for b in range(i, -1, -1) if (b, j) in pemilik), 0)
    bawah = next((b for b in range(i, tinggi) if (b, j) in pemilik), tinggi)
    return range(atas, bawah)


def _satu_tabel(sel: list[SelPdf], xs: list[float], ys: list[float]) -> TabelHalaman:
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
    baris = kisi(Rentang(*s[:4], *_isi(s.garis)) for s in rapat)
    kiri = tuple(xs[j] for j in sorted({s.kolom for s in sel}))
    return TabelHalaman(xs[tepi[0]], ys[atas], xs[tepi[-1]], ys[bawah], kiri, baris)


def _isi(garis: list[GarisTeks]) -> tuple[str, Box | None, bool | None]:
    """Text of a cell, its box, and whether all of it is bold."""
    if not garis:
        return "", None, None
    kotak = (
        min(g.x0 for g in garis),
        min(g.atas for g in garis),
        max(g.x1 for g in garis),
        max(g.bawah for g in garis),
    )
    return gabung_garis([g.teks for g in garis]), kotak, all(g.tebal for g in garis)


def pisah_tabel(sel: list[SelPdf]) -> list[list[SelPdf]]:
    """Part tables that stand right below each other: where `No.` begins a row that has other columns."""
    per_baris: dict[int, list[SelPdf]] = {}
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
