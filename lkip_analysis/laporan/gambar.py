"""Charts and diagrams as values: vector graphics with a title, a number and alternative text."""

from __future__ import annotations

import base64
import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import matplotlib as mpl
import pandas as pd
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from ..teks.angka import bilangan, kosong
from .tabel import Kolom, tabel_polos

# Okabe and Ito's colours: told apart with every common kind of colour blindness, and by lightness in grey.
BIRU, JINGGA, HIJAU, ABU = "#0072B2", "#E69F00", "#009E73", "#8A9BB0"
LEBAR = 6.4
"""Inches; the width of the text block."""

GAYA = {
    "font.family": "DejaVu Sans",
    "font.size": 8.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#51606f",
    "axes.axisbelow": True,
    "grid.color": "#d5dbe2",
    "svg.hashsalt": "lkip",
    "svg.fonttype": "path",
}


@dataclass(frozen=True)
class Lukisan:
    """A drawing, and what it shows in words."""

    figure: Figure
    alt: str

    def html(self) -> str:
        return f'<img src="{svg(self.figure)}" alt="{escape(self.alt)}">'


@dataclass(frozen=True)
class BaganTabel:
    """A diagram that is laid out as a table, such as a cascading."""

    kolom: tuple[Kolom, ...]
    data: pd.DataFrame
    nomor_kolom: bool = False

    def html(self) -> str:
        return tabel_polos(self.kolom, self.data, self.nomor_kolom)


@dataclass(frozen=True)
class Gambar:
    """A numbered figure of the report; `isi` is the HTML of the drawing or of the diagram."""

    id: str
    nomor: str
    judul: str
    isi: str
    sumber: str = ""
    lanskap: bool = False

    @property
    def anchor(self) -> str:
        return f"gbr-{self.id}"

    def _repr_html_(self) -> str:
        catatan = f'<div class="sumber">Sumber: {escape(self.sumber)}</div>' if self.sumber else ""
        kelas = "bingkai lanskap" if self.lanskap else "bingkai"
        return (
            f'<div class="{kelas}"><figure class="gambar" id="{escape(self.anchor)}">{self.isi}'
            f'<figcaption><span class="nomor">{escape(self.nomor)}</span> {escape(self.judul)}</figcaption></figure>{catatan}</div>'
        )


def svg(figure: Figure) -> str:
    """Return a drawing as an SVG data address; equal drawings give equal bytes."""
    target = io.BytesIO()
    with mpl.rc_context(GAYA):
        FigureCanvasSVG(figure).print_svg(target, metadata={"Date": None, "Creator": None})
    return f"data:image/svg+xml;base64,{base64.b64encode(target.getvalue()).decode()}"


def kanvas(tinggi: float = 2.9) -> tuple[Figure, mpl.axes.Axes]:
    """Return an empty chart of the report's width; `tinggi` in inches."""
    with mpl.rc_context(GAYA):
        figure = Figure(figsize=(LEBAR, tinggi), layout="constrained")
        return figure, figure.add_subplot()


def batang(
    kategori: Sequence[str], deret: Sequence[tuple[str, Sequence, str]], satuan: str, tinggi: float = 2.9
) -> Figure:
    """Draw grouped columns with their values; a missing value leaves its place empty and says so.

    Parameters
    ----------
    kategori : sequence of str
        Labels of the horizontal axis.
    deret : sequence of (label, values, colour)
        One series each; values as long as `kategori`, NA where missing.
    satuan : str
        Label of the vertical axis.
    """
    with mpl.rc_context(GAYA):
        figure, sumbu = kanvas(tinggi)
        lebar = 0.8 / len(deret)
        for nomor, (label, nilai, warna) in enumerate(deret):
            posisi = [i + (nomor - (len(deret) - 1) / 2) * lebar for i in range(len(kategori))]
            tinggi_batang = [0.0 if kosong(v) else float(v) for v in nilai]
            sumbu.bar(posisi, tinggi_batang, lebar * 0.94, label=label, color=warna, hatch="//" if nomor == 1 else None,
                      edgecolor="white", linewidth=0.6)
            for x, v in zip(posisi, nilai, strict=True):
                teks = "belum\ntersedia" if kosong(v) else bilangan(v)
                sumbu.annotate(teks, (x, 0.0 if kosong(v) else float(v)), (0, 2), textcoords="offset points",
                               ha="center", va="bottom", fontsize=7.5)
        sumbu.set_xticks(range(len(kategori)), kategori)
        sumbu.set_ylabel(satuan)
        sumbu.yaxis.grid(True)
        sumbu.yaxis.set_major_formatter(lambda v, _: bilangan(round(v, 2)))
        sumbu.margins(y=0.14)
        if len(deret) > 1:
            figure.legend(loc="outside upper center", ncols=len(deret), frameon=False)
        return figure


def batang_mendatar(
    kategori: Sequence[str], deret: Sequence[tuple[str, Sequence, str]], satuan: str
) -> Figure:
    """Draw grouped horizontal bars, the first category on top. Parameters as in `batang`."""
    with mpl.rc_context(GAYA):
        figure, sumbu = kanvas(0.9 + 0.27 * len(kategori) * len(deret) + 0.14 * len(kategori))
        tebal = 0.8 / len(deret)
        for nomor, (label, nilai, warna) in enumerate(deret):
            posisi = [i + (nomor - (len(deret) - 1) / 2) * tebal for i in range(len(kategori))]
            panjang = [0.0 if kosong(v) else float(v) for v in nilai]
            sumbu.barh(posisi, panjang, tebal * 0.92, label=label, color=warna, hatch="//" if nomor == 1 else None,
                       edgecolor="white", linewidth=0.6)
            for y, v in zip(posisi, nilai, strict=True):
                teks = "belum tersedia" if kosong(v) else bilangan(v)
                sumbu.annotate(teks, (0.0 if kosong(v) else float(v), y), (3, 0), textcoords="offset points",
                               va="center", fontsize=7.5)
        sumbu.set_yticks(range(len(kategori)), kategori)
        sumbu.invert_yaxis()
        sumbu.set_xlabel(satuan)
        sumbu.xaxis.grid(True)
        sumbu.xaxis.set_major_formatter(lambda v, _: bilangan(round(v, 2)))
        sumbu.margins(x=0.12)
        if len(deret) > 1:
            figure.legend(loc="outside upper center", ncols=len(deret), frameon=False)
        return figure


def pohon(simpul: Sequence[tuple[str, str | None, str]], lebar_teks: int = 22) -> Figure:
    """Draw a tree of boxes from top to bottom.

    Parameters
    ----------
    simpul : sequence of (code, code of the parent or None, text)
        Parents before children.
    lebar_teks : int
        Characters a line in a box.
    """
    anak: dict[str | None, list[str]] = {}
    teks = {}
    for kode, induk, isi in simpul:
        anak.setdefault(induk, []).append(kode)
        teks[kode] = textwrap.fill(isi, lebar_teks)
    tempat: dict[str, tuple[float, int]] = {}
    lajur = 0.0

    def tata(kode: str, jenjang: int) -> float:
        nonlocal lajur
        turunan = [tata(k, jenjang + 1) for k in anak.get(kode, [])]
        if turunan:
            x = (turunan[0] + turunan[-1]) / 2
        else:
            x, lajur = lajur, lajur + 1
        tempat[kode] = (x, jenjang)
        return x

    for akar in anak[None]:
        tata(akar, 0)
    dalam = max(jenjang for _, jenjang in tempat.values())
    lebar = max(lajur, 1)
    with mpl.rc_context(GAYA):
        figure = Figure(figsize=(LEBAR, 1.05 * (dalam + 1)))
        sumbu = figure.add_axes((0, 0, 1, 1))
        sumbu.set(xlim=(-0.55, lebar - 0.45), ylim=(-(dalam + 0.5), 0.5))
        sumbu.axis("off")
        for kode, induk, _ in simpul:
            x, jenjang = tempat[kode]
            if induk is not None:
                xi, ji = tempat[induk]
                tengah = -(ji + 0.5)
                sumbu.plot([xi, xi, x, x], [-ji, tengah, tengah, -jenjang], color=ABU, linewidth=1, zorder=1)
        for kode, (x, jenjang) in tempat.items():
            puncak = jenjang == 0
            sumbu.add_patch(FancyBboxPatch((x - 0.44, -jenjang - 0.27), 0.88, 0.54, boxstyle="round,pad=0,rounding_size=0.04",
                                           facecolor="#12385f" if puncak else "#eef3f8", edgecolor="#12385f", linewidth=0.9, zorder=2))
            sumbu.text(x, -jenjang, teks[kode], ha="center", va="center", color="white" if puncak else "#1b232d",
                       fontsize=7.2, zorder=3)
        return figure
