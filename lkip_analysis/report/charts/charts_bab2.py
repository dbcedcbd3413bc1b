"""The diagram of Bab II: from the visi over the misi to the tujuan of the agency."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib.figure import Figure

from ...text.wording import gabung
from .picture import Lukisan
from .style import GAYA, LEBAR
from .tree import BIRU_TUA, MUDA, SELA, garis, kotak_teks, tinggi_kotak

if TYPE_CHECKING:
    from ..model.laporan import Laporan

LAJUR = (1.5, 2.85, 1.55)
"""Inches of the lanes of visi, misi and tujuan; what is left of the width stands between them."""

Misi = tuple[int, str, bool, Sequence[str]]
"""Number, wording, whether the agency serves it, and its tujuan."""


def misi(lap: Laporan) -> Lukisan:
    """Draw visi, misi and the tujuan that serve them; the misi that the agency serves are dark."""
    tujuan = lap.data.tujuan.groupby("misi")["tujuan"].agg(list).to_dict()
    semua = [(m.no, m.misi, m.diampu == "ya", tujuan.get(m.no, [])) for m in lap.data.misi.itertuples()]
    daftar = gabung([f"misi {no}, {isi}" for no, isi, *_ in semua])
    peran = " ".join(
        f"Misi {no} diampu {lap.singkat}" + (f" melalui tujuan {gabung(milik)}." if milik else ".")
        for no, _, diampu, milik in semua
        if diampu
    )
    alt = f"Bagan visi {lap.visi.teks} dengan {daftar}. {peran}"
    return Lukisan(lambda lebar: _bagan(lap.visi.teks, semua), alt, menyempit=False)


def _bagan(visi: str, semua: Sequence[Misi]) -> Figure:
    lebar_visi, lebar_misi, lebar_tujuan = LAJUR
    antara = (LEBAR - sum(LAJUR)) / 2
    x_misi, x_tujuan = lebar_visi + antara, LEBAR - lebar_tujuan
    isi = [(f"Misi {no}: {teks}", diampu, "; ".join(milik)) for no, teks, diampu, milik in semua]
    tinggi = [
        max(tinggi_kotak(teks, lebar_misi), tinggi_kotak(f"Tujuan: {tujuan}", lebar_tujuan) if tujuan else 0)
        for teks, _, tujuan in isi
    ]
    dalam = max(sum(tinggi) + SELA * (len(tinggi) - 1), tinggi_kotak(f"Visi: {visi}", lebar_visi))
    with mpl.rc_context(GAYA):
        figure = Figure(figsize=(LEBAR, dalam + 0.04))
        sumbu = figure.add_axes((0, 0, 1, 1), xlim=(-0.02, LEBAR + 0.02), ylim=(dalam + 0.02, -0.02))
        sumbu.axis("off")
        kotak_teks(sumbu, 0, 0, lebar_visi, dalam, f"Visi: {visi}", BIRU_TUA)
        y = 0.0
        for (teks, diampu, tujuan), h in zip(isi, tinggi, strict=True):
            garis(sumbu, [lebar_visi, x_misi], [y + h / 2] * 2)
            kotak_teks(sumbu, x_misi, y, lebar_misi, h, teks, BIRU_TUA if diampu else MUDA)
            if tujuan:
                garis(sumbu, [x_misi + lebar_misi, x_tujuan], [y + h / 2] * 2)
                kotak_teks(sumbu, x_tujuan, y, lebar_tujuan, h, f"Tujuan: {tujuan}", MUDA)
            y += h + SELA
        return figure
