"""Diagrams of trees, such as an organisation."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from .style import GAYA, LEBAR

HURUF = 8.6
"""Points."""
BARIS = 1.28 * HURUF / 72
"""Height of a line of text, inches."""
HURUF_LEBAR = 0.52 * HURUF / 72
"""Width that is reckoned for a letter, inches."""
LAJUR_MINIMAL = 1.05
"""Narrowest column, inches: where there are many, the drawing grows and is shown smaller."""
SELA, TEPI, TAKUK = 0.16, 0.07, 0.16
"""Between boxes, between a box and its text, and how far the boxes below a unit are set in; inches."""

BIRU_TUA, MUDA, TINTA = "#12385f", "#eef3f8", "#1b232d"

Anak = Mapping[str | None, Sequence[tuple[str, str]]]


def pohon(simpul: Sequence[tuple[str, str | None, str]]) -> Figure:
    """Draw a tree: the top, the units below it side by side, and under each unit all that belongs to it.

    Boxes are as high as their text; none overlaps another.

    Parameters
    ----------
    simpul : sequence of (code, code of the parent or None, text)
        Parents before children.
    """
    anak: dict[str | None, list[tuple[str, str]]] = {}
    for kode, induk, teks in simpul:
        anak.setdefault(induk, []).append((kode, teks))
    puncak = anak.get(None, [])
    satu = len(puncak) == 1
    unit = anak.get(puncak[0][0], []) if satu else puncak
    lajur = max(LEBAR / max(len(unit), 1), LAJUR_MINIMAL)
    lebar = max(lajur * len(unit), LEBAR)
    with mpl.rc_context(GAYA):
        figure = Figure(figsize=(lebar, 1))
        sumbu = figure.add_axes((0, 0, 1, 1))
        sumbu.axis("off")
        y = 0.02
        if satu:
            y = _puncak(sumbu, puncak[0][1], lebar, len(unit), lajur)
        tinggi_unit = max((tinggi_kotak(teks, lajur - SELA) for _, teks in unit), default=0)
        bawah = y + tinggi_unit
        for nomor, (kode, teks) in enumerate(unit):
            x = nomor * lajur + SELA / 2
            kotak_teks(sumbu, x, y, lajur - SELA, tinggi_unit, teks, MUDA)
            bawah = max(bawah, _bawahan(sumbu, anak, kode, x, y + tinggi_unit, lajur - SELA))
        sumbu.set(xlim=(0, lebar), ylim=(bawah + 0.02, 0))
        figure.set_size_inches(lebar, bawah + 0.02)
        return figure


def _puncak(sumbu: Axes, teks: str, lebar: float, banyak: int, lajur: float) -> float:
    """Draw the top with the lines to the units; return where the units begin."""
    kotak = 2.2
    tinggi = tinggi_kotak(teks, kotak)
    kotak_teks(sumbu, (lebar - kotak) / 2, 0.02, kotak, tinggi, teks, BIRU_TUA)
    bawah = 0.02 + tinggi
    if not banyak:
        return bawah
    rel, y = bawah + SELA, bawah + 2 * SELA
    pusat = [(n + 0.5) * lajur for n in range(banyak)]
    garis(sumbu, [lebar / 2, lebar / 2], [bawah, rel])
    garis(sumbu, [min(pusat[0], lebar / 2), max(pusat[-1], lebar / 2)], [rel, rel])
    for x in pusat:
        garis(sumbu, [x, x], [rel, y])
    return y


def _bawahan(sumbu: Axes, anak: Anak, induk: str, x: float, y: float, lebar: float) -> float:
    """Draw what belongs to a box one below the other, set in; return where it ends."""
    kiri, tengah = x + TAKUK / 2, y
    for kode, teks in anak.get(induk, ()):
        y += SELA
        tinggi = tinggi_kotak(teks, lebar - TAKUK)
        kotak_teks(sumbu, x + TAKUK, y, lebar - TAKUK, tinggi, teks, "white")
        garis(sumbu, [kiri, kiri, x + TAKUK], [tengah, y + tinggi / 2, y + tinggi / 2])
        y = _bawahan(sumbu, anak, kode, x + TAKUK, y + tinggi, lebar - TAKUK)
    return y


def _baris(teks: str, lebar: float) -> list[str]:
    return textwrap.wrap(teks, max(6, int((lebar - 2 * TEPI) / HURUF_LEBAR)), break_long_words=False)


def tinggi_kotak(teks: str, lebar: float) -> float:
    """Return how high a box of a width must be for its text; inches."""
    return len(_baris(teks, lebar)) * BARIS + 2 * TEPI


def kotak_teks(sumbu: Axes, x: float, y: float, lebar: float, tinggi: float, teks: str, warna: str) -> None:
    """Draw a box with its text; x and y of its upper left corner, inches downwards."""
    gaya = "round,pad=0,rounding_size=0.04"
    sumbu.add_patch(
        FancyBboxPatch(
            (x, y), lebar, tinggi, boxstyle=gaya, facecolor=warna, edgecolor=BIRU_TUA, linewidth=0.9, zorder=2
        )
    )
    sumbu.text(
        x + lebar / 2,
        y + tinggi / 2,
        "\n".join(_baris(teks, lebar)),
        ha="center",
        va="center",
        fontsize=HURUF,
        color="white" if warna == BIRU_TUA else TINTA,
        zorder=3,
    )


def garis(sumbu: Axes, x: Sequence[float], y: Sequence[float]) -> None:
    """Draw a line that joins boxes, through the points of `x` and `y`."""
    sumbu.plot(x, y, color="#8a9bb0", linewidth=1, zorder=1)
