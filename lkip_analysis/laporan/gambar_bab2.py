"""The diagram of Bab II: from the visi over the misi to the tujuan of the agency."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from ..teks.kalimat import gabung
from .gambar import ABU, BIRU_MUDA, BIRU_TUA, GAYA, LEBAR, TEKS, Lukisan

if TYPE_CHECKING:
    from .laporan import Laporan

LEBAR_LAJUR = (1.45, 2.95, 1.5)
"""Inches of the three lanes: visi, misi, tujuan."""
HURUF_PER_INCI = 17.5
BARIS, TEPI, JARAK = 0.135, 0.18, 0.1
"""Inches of a line of text, of the margins of a box, and between boxes."""


def misi(lap: Laporan) -> Lukisan:
    """Draw visi, misi and the tujuan that serve them; the misi that the agency serves are filled."""
    tujuan = lap.data.tujuan.groupby("misi")["tujuan"].agg(list).to_dict()
    baris = [(m.no, m.misi, m.diampu == "ya", tujuan.get(m.no, [])) for m in lap.data.misi.itertuples()]
    daftar = gabung([f"misi {no}, {isi}" for no, isi, *_ in baris])
    peran = " ".join(
        f"Misi {no} diampu {lap.singkat}" + (f" melalui tujuan {gabung(milik)}." if milik else ".")
        for no, _, diampu, milik in baris
        if diampu
    )
    return Lukisan(_bagan(lap.visi.teks, baris), f"Bagan visi {lap.visi.teks} dengan {daftar}. {peran}")


def _bagan(visi: str, baris: Sequence[tuple[int, str, bool, list[str]]]) -> Figure:
    lebar_visi, lebar_misi, lebar_tujuan = LEBAR_LAJUR
    sela = (LEBAR - sum(LEBAR_LAJUR)) / 2
    x_misi = lebar_visi + sela
    x_tujuan = x_misi + lebar_misi + sela
    teks_misi = [_lipat(f"Misi {no}: {isi}", lebar_misi) for no, isi, *_ in baris]
    teks_tujuan = [_lipat("\n".join(f"Tujuan: {t}" for t in milik), lebar_tujuan) for *_, milik in baris]
    tinggi = [max(_tinggi(a), _tinggi(b)) for a, b in zip(teks_misi, teks_tujuan, strict=True)]
    teks_visi = _lipat(f"Visi: {visi}", lebar_visi)
    semua = max(sum(tinggi) + JARAK * (len(tinggi) - 1), _tinggi(teks_visi))
    with mpl.rc_context(GAYA):
        figure = Figure(figsize=(LEBAR, semua + 0.04))
        sumbu = figure.add_axes((0, 0, 1, 1), xlim=(-0.02, LEBAR + 0.02), ylim=(-semua - 0.02, 0.02))
        sumbu.axis("off")
        _kotak(sumbu, 0, 0, lebar_visi, semua, teks_visi, penuh=True)
        y = 0.0
        for (_, _, diampu, milik), isi, lanjutan, h in zip(baris, teks_misi, teks_tujuan, tinggi, strict=True):
            _garis(sumbu, lebar_visi, x_misi, y - h / 2)
            _kotak(sumbu, x_misi, y, lebar_misi, h, isi, penuh=diampu)
            if milik:
                _garis(sumbu, x_misi + lebar_misi, x_tujuan, y - h / 2)
                _kotak(sumbu, x_tujuan, y, lebar_tujuan, h, lanjutan, penuh=False)
            y -= h + JARAK
        return figure


def _lipat(teks: str, lebar: float) -> str:
    huruf = int((lebar - TEPI) * HURUF_PER_INCI)
    return "\n".join(textwrap.fill(baris, huruf) for baris in teks.split("\n"))


def _tinggi(teks: str) -> float:
    return TEPI + BARIS * (teks.count("\n") + 1)


def _kotak(sumbu: Axes, x: float, y: float, lebar: float, tinggi: float, teks: str, *, penuh: bool) -> None:
    sumbu.add_patch(
        FancyBboxPatch(
            (x, y - tinggi), lebar, tinggi, boxstyle="round,pad=0,rounding_size=0.05", linewidth=0.9,
            facecolor=BIRU_TUA if penuh else BIRU_MUDA, edgecolor=BIRU_TUA,
        )
    )  # fmt: skip
    warna = "white" if penuh else TEKS
    sumbu.text(x + TEPI / 2, y - tinggi / 2, teks, ha="left", va="center", color=warna, fontsize=8)


def _garis(sumbu: Axes, dari: float, ke: float, y: float) -> None:
    sumbu.plot([dari, ke], [y, y], color=ABU, linewidth=1.1, zorder=0)
