"""Kinds of charts: each takes values with their labels and a width in inches, and returns the drawing.

A value that is not known leaves its place empty and says so; labels stand at the marks, so there are no legends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...text.number_format import BELUM
from .style import KECIL, KURANG, PEMBANDING, REDUP, SISA, TERBACA, UKURAN, UTAMA, kanvas, label, lipat, tanpa_sumbu

Cetak = Callable[[float], str]
BARIS = 0.17
"""Inches of a line of labels."""


@dataclass(frozen=True)
class Panel:
    """One indicator over the years.

    Attributes
    ----------
    judul : str
    tahun : sequence of int
        All years of the axis, those without a value too.
    target, realisasi : sequence of float or None
        As long as `tahun`.
    akhir : (int, float) or None
        Year and value of the goal at the end of the plan.
    cetak : callable
        Prints a value.
    """

    judul: str
    tahun: Sequence[int]
    target: Sequence[float | None]
    realisasi: Sequence[float | None]
    akhir: tuple[int, float] | None
    cetak: Cetak


def perkembangan(panel: Sequence[Panel], lebar: float) -> Figure:
    """Draw small multiples: realisasi as a line, target as a mark of its own, the goal at the end of the plan."""
    lajur = min(len(panel), 2 if lebar > 5 else 1)
    baris = ceil(len(panel) / lajur)
    judul = max(lipat(p.judul, lebar / lajur - 0.4).count("\n") for p in panel)
    with kanvas(lebar, baris * (1.75 + BARIS * judul), baris, lajur) as (figure, semua):
        for sumbu, satu in zip(semua, panel, strict=False):
            _panel(sumbu, satu, lebar / lajur)
        for sumbu in semua[len(panel) :]:
            sumbu.axis("off")
        figure.get_layout_engine().set(wspace=0.06, hspace=0.06)
        return figure


def _panel(sumbu: Axes, p: Panel, lebar: float) -> None:
    sumbu.set_title(lipat(p.judul, lebar - 0.4))
    tanpa_sumbu(sumbu, bawah=True)
    tahun = [*p.tahun, *([p.akhir[0]] if p.akhir and p.akhir[0] not in p.tahun else [])]
    sumbu.set_xticks(tahun, [str(t) for t in tahun])
    ada = [(t, v) for t, v in zip(p.tahun, p.realisasi, strict=True) if v is not None]
    target = [(t, v) for t, v in zip(p.tahun, p.target, strict=True) if v is not None]
    for t, v in target:
        sumbu.plot([t - 0.28, t + 0.28], [v, v], color=PEMBANDING, linewidth=2, solid_capstyle="butt")
    if ada:
        sumbu.plot(*zip(*ada, strict=True), color=UTAMA, linewidth=1.6, marker="o", markersize=4.5)
    if p.akhir:
        sumbu.plot(*p.akhir, color=PEMBANDING, marker="D", markersize=5, markerfacecolor="white", linestyle="none")
        label(sumbu, *p.akhir, f"target akhir {p.cetak(p.akhir[1])}", (0, 7), ha="right", fontsize=KECIL, color=REDUP)
    menurut_tahun = dict(target)
    for n, (t, v) in enumerate(ada):
        tetangga = [ada[m][1] for m in (n - 1, n + 1) if 0 <= m < len(ada)]
        bawah = v < menurut_tahun.get(t, sum(tetangga) / len(tetangga) if tetangga else v)
        label(sumbu, t, v, p.cetak(v), (0, -8 if bawah else 8), ha="center", color=UTAMA, weight="bold")
        if t in menurut_tahun and menurut_tahun[t] != v:
            atas = (0, 7 if bawah else -7)
            label(sumbu, t, menurut_tahun[t], p.cetak(menurut_tahun[t]), atas, ha="center", fontsize=KECIL, color=REDUP)
    for t in sorted(set(p.tahun) - {t for t, _ in ada}):
        label(sumbu, t, menurut_tahun.get(t, 0), BELUM, (0, -9), ha="center", fontsize=KECIL, color=REDUP)
    sumbu.set_xlim(min(tahun) - 0.6, max(tahun) + 0.6)
    sumbu.margins(y=0.32)


@dataclass(frozen=True)
class Batang:
    """One bar: its label, value, what it is a part of, the text at its end, whether it falls short, a second label."""

    nama: str
    nilai: float | None
    dari: float | None
    teks: str
    kurang: bool = False
    rincian: str = ""


def batang(isi: Sequence[Batang], lebar: float, batas: float | None = None, keterangan: str = "") -> Figure:
    """Draw bars below their labels, each within the pale bar of the whole; the first on top.

    Parameters
    ----------
    isi : sequence of Batang
    lebar : float
        Inches.
    batas : float, optional
        A line through all bars, such as 100 percent.
    keterangan : str
        What the line is.
    """
    nama = [lipat(b.nama, lebar - 0.2, 2) for b in isi]
    rincian = [lipat(b.rincian, lebar - 0.2, 2) for b in isi]
    tinggi = [BARIS * _banyak_baris(n, r) + 0.3 for n, r in zip(nama, rincian, strict=True)]
    total = sum(tinggi) + (0.22 if batas is not None else 0.02)
    panjang = max([v for b in isi for v in (b.nilai, b.dari, batas) if v is not None] or [1])
    with kanvas(lebar, total) as (figure, (sumbu,)):
        figure.set_layout_engine("none")
        sumbu.set_position((0, 0, 1, 1))
        sumbu.axis("off")
        sumbu.set(xlim=(0, lebar), ylim=(total, 0))
        skala = (lebar - 2.05 if lebar > 5 else lebar * 0.5) / panjang
        y = 0.2 if batas is not None else 0.0
        if batas is not None:
            gaya = {"color": PEMBANDING, "linewidth": 1, "linestyle": (0, (4, 3)), "zorder": 3}
            sumbu.plot([batas * skala] * 2, [0.16, total], **gaya)
            label(sumbu, batas * skala, 0.08, keterangan, (0, 0), ha="center", fontsize=KECIL, color=REDUP)
        for satu, teks, kedua, tinggi_satu in zip(isi, nama, rincian, tinggi, strict=True):
            sumbu.text(0, y, teks, va="top", fontsize=UKURAN, linespacing=1.15, path_effects=TERBACA, zorder=4)
            sumbu.text(0, y + BARIS * _banyak_baris(teks), kedua, va="top", fontsize=KECIL, color=REDUP)
            tengah = y + BARIS * _banyak_baris(teks, kedua) + 0.09
            for nilai, warna in ((satu.dari, SISA), (satu.nilai, KURANG if satu.kurang else UTAMA)):
                if nilai is not None:
                    sumbu.barh(tengah, max(nilai, 0) * skala, 0.13, color=warna)
            ujung = max([0, *(v for v in (satu.nilai, satu.dari) if v is not None)]) * skala
            label(sumbu, ujung, tengah, satu.teks, color=KURANG if satu.kurang else REDUP)
            y += tinggi_satu
        return figure


def _banyak_baris(*teks: str) -> int:
    return sum(satu.count("\n") + 1 for satu in teks if satu)


@dataclass(frozen=True)
class Geser:
    """One line of a chart of two points: its label, both values with their texts, and the text of the change."""

    nama: str
    dari: float
    menjadi: float
    teks_dari: str
    teks_menjadi: str
    beda: str = ""


def pergeseran(isi: Sequence[Geser], lebar: float, ujung: tuple[str, str]) -> Figure:
    """Draw two points a line, joined: what was and what became of it; `ujung` names both above the first line."""
    nama = [lipat(f"{g.nama} ({g.beda})" if g.beda else g.nama, lebar - 0.2) for g in isi]
    tinggi = [BARIS * _banyak_baris(n) + 0.36 for n in nama]
    total = sum(tinggi) + 0.24
    terendah, tertinggi = (pilih(v for g in isi for v in (g.dari, g.menjadi)) for pilih in (min, max))
    terendah = min(terendah, 0)
    with kanvas(lebar, total) as (figure, (sumbu,)):
        figure.set_layout_engine("none")
        sumbu.set_position((0, 0, 1, 1))
        sumbu.axis("off")
        sumbu.set(xlim=(0, lebar), ylim=(total, 0))
        kiri, kanan = (1.0, lebar - 1.35) if lebar > 5 else (0.8, lebar - 0.95)
        skala = (kanan - kiri) / ((tertinggi - terendah) or 1)
        for x, teks, isian in zip((0.06, lebar / 2), ujung, ("white", REDUP), strict=True):
            sumbu.plot(x, 0.09, "o", color=REDUP, markerfacecolor=isian, markersize=5.5)
            label(sumbu, x, 0.09, teks, (7, 0), fontsize=KECIL, color=REDUP)
        y = 0.24
        for satu, teks, tinggi_satu in zip(isi, nama, tinggi, strict=True):
            sumbu.text(0, y, teks, va="top", fontsize=UKURAN, linespacing=1.15)
            tengah = y + BARIS * _banyak_baris(teks) + 0.12
            a, b = (kiri + (v - terendah) * skala for v in (satu.dari, satu.menjadi))
            warna = KURANG if satu.menjadi < satu.dari else UTAMA
            sumbu.plot([a, b], [tengah, tengah], color=warna, linewidth=1.6, zorder=1)
            sumbu.plot(a, tengah, "o", color=warna, markerfacecolor="white", markersize=5.5)
            sumbu.plot(b, tengah, "o", color=warna, markersize=5.5)
            keluar = 1 if b >= a else -1
            sisi = {1: "left", -1: "right"}
            label(sumbu, b, tengah, satu.teks_menjadi, (6 * keluar, 0), ha=sisi[keluar], color=warna)
            if satu.teks_dari != satu.teks_menjadi:
                label(sumbu, a, tengah, satu.teks_dari, (-6 * keluar, 0), ha=sisi[-keluar], color=REDUP)
            y += tinggi_satu
        return figure
