"""Charts and diagrams as values: vector graphics with a title, a number and alternative text."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files

import matplotlib as mpl
import pandas as pd
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager

from ...text.number_format import bilangan, kosong
from ..tables.table import Kolom, tabel_polos

# Okabe and Ito's colours: told apart with every common kind of colour blindness, and by lightness in grey.
BIRU, JINGGA, HIJAU, ABU = "#0072B2", "#E69F00", "#009E73", "#8A9BB0"
ARSIR = {JINGGA: "//"}
"""Hatching that goes with a colour, so that series are told apart in print without colour too."""
LEBAR = 6.4
"""Inches; the width of the text block."""
UKURAN_NILAI = 9
"""Points; the figures at the columns and bars."""
Deret = tuple[str, Sequence, str | Sequence[str]]

HURUF = "Source Sans Pro"
"""The text font of the report; its package brings it, so that every machine draws the same letters."""
fontManager.addfont(str(files("font_source_sans_pro") / "files" / "SourceSansPro-Regular.ttf"))

GAYA = {
    "font.family": [HURUF, "DejaVu Sans"],
    "font.size": 9.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#51606f",
    "axes.axisbelow": True,
    "grid.color": "#d5dbe2",
    "text.parse_math": False,  # a "$" in a name is a "$"
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
            f'<figcaption><span class="nomor">{escape(self.nomor)}</span> {escape(self.judul)}</figcaption>'
            f"</figure>{catatan}</div>"
        )


def svg(figure: Figure) -> str:
    """Return a drawing as an SVG data address; equal drawings give equal bytes."""
    target = io.BytesIO()
    with mpl.rc_context(GAYA):
        FigureCanvasSVG(figure).print_svg(target, metadata={"Date": None, "Creator": None})
    return f"data:image/svg+xml;base64,{base64.b64encode(target.getvalue()).decode()}"


def kanvas(tinggi: float) -> tuple[Figure, mpl.axes.Axes]:
    """Return an empty chart of the report's width; `tinggi` in inches."""
    with mpl.rc_context(GAYA):
        figure = Figure(figsize=(LEBAR, tinggi), layout="constrained")
        return figure, figure.add_subplot()


def batang(kategori: Sequence[str], deret: Sequence[Deret], satuan: str, tinggi: float = 2.2) -> Figure:
    """Draw grouped columns with their values; a missing value leaves its place empty and says so.

    Parameters
    ----------
    kategori : sequence of str
        Labels of the horizontal axis.
    deret : sequence of (label, values, colour)
        One series each; values as long as `kategori`, NA where missing. The colour may be one for each value.
    satuan : str
        Label of the vertical axis.
    """
    with mpl.rc_context(GAYA):
        figure, sumbu = kanvas(tinggi)
        lebar = 0.8 / len(deret)
        for nomor, (label, nilai, warna) in enumerate(deret):
            posisi = [i + (nomor - (len(deret) - 1) / 2) * lebar for i in range(len(kategori))]
            tinggi_batang = [0.0 if kosong(v) else float(v) for v in nilai]
            sumbu.bar(posisi, tinggi_batang, lebar * 0.94, label=label, **_isian(warna))
            for x, v in zip(posisi, nilai, strict=True):
                teks = "belum\ntersedia" if kosong(v) else bilangan(v)
                sumbu.annotate(
                    teks,
                    (x, 0.0 if kosong(v) else float(v)),
                    (0, 2),
                    textcoords="offset points",
                    ha="center",
                    va="bottom",
                    fontsize=UKURAN_NILAI,
                )
        sumbu.set_xticks(range(len(kategori)), kategori)
        sumbu.set_ylabel(satuan)
        sumbu.yaxis.grid(True)
        sumbu.yaxis.set_major_formatter(lambda v, _: bilangan(round(v, 2)))
        sumbu.margins(y=0.14)
        if len(deret) > 1:
            figure.legend(loc="outside upper center", ncols=len(deret), frameon=False)
        return figure


def _isian(warna: str | Sequence[str]) -> dict:
    """Return how the columns of one colour, or of one colour each, are filled."""
    arsir = ARSIR.get(warna) if isinstance(warna, str) else [ARSIR.get(w) for w in warna]
    return {"color": warna, "hatch": arsir, "edgecolor": "white", "linewidth": 0.6}


def batang_mendatar(kategori: Sequence[str], deret: Sequence[Deret], satuan: str) -> Figure:
    """Draw grouped horizontal bars, the first category on top. Parameters as in `batang`."""
    with mpl.rc_context(GAYA):
        figure, sumbu = kanvas(0.55 + 0.25 * (len(deret) > 1) + (0.12 + 0.21 * len(deret)) * len(kategori))
        tebal = 0.8 / len(deret)
        for nomor, (label, nilai, warna) in enumerate(deret):
            posisi = [i + (nomor - (len(deret) - 1) / 2) * tebal for i in range(len(kategori))]
            panjang = [0.0 if kosong(v) else float(v) for v in nilai]
            sumbu.barh(posisi, panjang, tebal * 0.92, label=label, **_isian(warna))
            for y, v in zip(posisi, nilai, strict=True):
                teks = "belum tersedia" if kosong(v) else bilangan(v)
                sumbu.annotate(
                    teks,
                    (0.0 if kosong(v) else float(v), y),
                    (3, 0),
                    textcoords="offset points",
                    va="center",
                    fontsize=UKURAN_NILAI,
                )
        sumbu.set_yticks(range(len(kategori)), kategori)
        sumbu.invert_yaxis()
        sumbu.set_xlabel(satuan)
        sumbu.xaxis.grid(True)
        sumbu.xaxis.set_major_formatter(lambda v, _: bilangan(round(v, 2)))
        sumbu.margins(x=0.12)
        if len(deret) > 1:
            figure.legend(loc="outside upper center", ncols=len(deret), frameon=False)
        return figure
