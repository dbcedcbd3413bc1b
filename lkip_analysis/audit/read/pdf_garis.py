"""Ruled lines of a PDF page: which drawn things are borders of cells, and the borders that were left out."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from pdfplumber.table import merge_edges

TEBAL_GARIS = 3.0
"""Thickest rectangle that counts as a line, in points; Word draws every border as a thin filled rectangle."""
TOLERANSI = 3.0
DEKAT = 2 * TOLERANSI
MIN_PENUTUP = 3
"""Lines that must end together before a missing border is put there."""
MAKS_TITIK = 40
"""Longest path whose straight pieces count as lines, in points of the path; longer ones are drawings."""


class Garis(NamedTuple):
    """A horizontal or vertical line, in points from the top left corner."""

    x0: float
    atas: float
    x1: float
    bawah: float

    @property
    def mendatar(self) -> bool:
        return self.x1 - self.x0 > self.bawah - self.atas


def garis_halaman(objek: dict[str, list[dict[str, Any]]]) -> list[Garis]:
    """Find the lines that may be borders.

    Parameters
    ----------
    objek : dict
        Lines, rectangles and curves as pdfplumber gives them. Filled areas are no borders: Word paints one
        behind each line of a shaded paragraph, and their edges would cut the cell into pieces.
    """
    semua = [
        *_garis(objek.get("line", ())),
        *_kotak(objek.get("rect", ())),
        *_lengkung(objek.get("curve", ())),
    ]
    return _satukan(semua)


def _garis(objek: Iterable[dict[str, Any]]) -> Iterator[Garis]:
    for o in objek:
        if o["x1"] - o["x0"] <= 1 or o["bottom"] - o["top"] <= 1:
            yield Garis(o["x0"], o["top"], o["x1"], o["bottom"])


def _kotak(objek: Iterable[dict[str, Any]]) -> Iterator[Garis]:
    for o in objek:
        x0, atas, x1, bawah = o["x0"], o["top"], o["x1"], o["bottom"]
        if min(x1 - x0, bawah - atas) <= TEBAL_GARIS:
            if x1 - x0 > bawah - atas:
                y = (atas + bawah) / 2
                yield Garis(x0, y, x1, y)
            else:
                x = (x0 + x1) / 2
                yield Garis(x, atas, x, bawah)
        elif o.get("stroke"):
            yield from (Garis(x0, y, x1, y) for y in (atas, bawah))
            yield from (Garis(x, atas, x, bawah) for x in (x0, x1))


def _lengkung(objek: Iterable[dict[str, Any]]) -> Iterator[Garis]:
    for o in objek:
        if o.get("stroke") and len(o["pts"]) <= MAKS_TITIK:
            for (xa, ya), (xb, yb) in pairwise(o["pts"]):
                if abs(xa - xb) <= 1 or abs(ya - yb) <= 1:
                    yield Garis(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


def _satukan(garis: list[Garis]) -> list[Garis]:
    """Join pieces of one line; a dotted border is hundreds of them."""
    sisi = [
        {
            "x0": g.x0,
            "x1": g.x1,
            "top": g.atas,
            "bottom": g.bawah,
            "width": g.x1 - g.x0,
            "height": g.bawah - g.atas,
            "orientation": "h" if g.mendatar else "v",
        }
        for g in garis
    ]
    satu = merge_edges(sisi, TOLERANSI, TOLERANSI, TOLERANSI, TOLERANSI)
    panjang = [Garis(s["x0"], s["top"], s["x1"], s["bottom"]) for s in satu]
    return [g for g in panjang if max(g.x1 - g.x0, g.bawah - g.atas) > TOLERANSI]


def tutup(garis: list[Garis]) -> list[Garis]:
    """Add borders that are not drawn: where a page cuts a table, and at open sides.

    A table that goes over the end of a page often has no rule there; its vertical lines just end, all at one
    height. Where horizontal lines end together without a vertical one, the outer border was left out.
    """
    datar = [g for g in garis if g.mendatar]
    tegak = [g for g in garis if not g.mendatar]
    baru = [
        Garis(min(g.x0 for g in grup), y, max(g.x0 for g in grup), y)
        for ambil in (lambda g: g.atas, lambda g: g.bawah)
        for y, grup in _kelompok(tegak, ambil)
        if not _tertutup([(d.x0, d.x1) for d in datar if abs(d.atas - y) <= DEKAT], [g.x0 for g in grup])
    ]
    for ambil in (lambda g: g.x0, lambda g: g.x1):
        for x, grup in _kelompok(datar, ambil):
            lain = "x1" if ambil(grup[0]) == grup[0].x0 else "x0"
            for _, selebar in _kelompok(grup, lambda g, lain=lain: getattr(g, lain)):
                batas = [(t.atas, t.bawah) for t in tegak if abs(t.x0 - x) <= DEKAT]
                if not _tertutup(batas, [g.atas for g in selebar]):
                    baru.append(Garis(x, min(g.atas for g in selebar), x, max(g.atas for g in selebar)))
    return [*garis, *baru]


def _kelompok(garis: list[Garis], ambil: Any) -> Iterator[tuple[float, list[Garis]]]:
    """Groups of lines that end at one place."""
    grup: list[Garis] = []
    for g in sorted(garis, key=ambil):
        if grup and ambil(g) - ambil(grup[-1]) > TOLERANSI:
            if len(grup) >= MIN_PENUTUP:
                yield ambil(grup[0]), grup
            grup = []
        grup.append(g)
    if len(grup) >= MIN_PENUTUP:
        yield ambil(grup[0]), grup


def _tertutup(selang: list[tuple[float, float]], titik: list[float]) -> bool:
    """Whether most of the points lie on a line that is there."""
    kena = sum(any(a - DEKAT <= t <= b + DEKAT for a, b in selang) for t in titik)
    return kena * 2 > len(titik)
