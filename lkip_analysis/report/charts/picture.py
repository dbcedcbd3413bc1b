"""Charts and diagrams as values: vector graphics with a title, a number and alternative text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.figure import Figure

from ..tables.table import Kolom, tabel_polos
from .style import LEBAR, SEMPIT, svg

if TYPE_CHECKING:
    from ..model.dokumentasi import Foto


@dataclass(frozen=True)
class Lukisan:
    """A drawing for the page, and for a narrow screen where it can be drawn for one; and what it shows in words.

    Attributes
    ----------
    lukis : callable
        Takes a width in inches and returns the figure.
    alt : str
    menyempit : bool
        Whether a phone gets a drawing of its own; a tree does not, it is shown smaller.
    """

    lukis: Callable[[float], Figure]
    alt: str
    menyempit: bool = True

    def html(self) -> str:
        gambar = f'<img src="{svg(self.lukis(LEBAR))}" alt="{escape(self.alt)}">'
        if not self.menyempit:
            return gambar
        return f'<picture><source media="(max-width: 36rem)" srcset="{svg(self.lukis(SEMPIT))}">{gambar}</picture>'


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
    """A numbered figure of the report; `isi` is the drawing or the diagram, made only where it is shown."""

    id: str
    nomor: str
    judul: str
    isi: Lukisan | BaganTabel | Foto
    sumber: str = ""
    lanskap: bool = False

    @property
    def anchor(self) -> str:
        return f"gbr-{self.id}"

    def _repr_html_(self) -> str:
        catatan = f'<div class="sumber">Sumber: {escape(self.sumber)}</div>' if self.sumber else ""
        kelas = "bingkai lanskap" if self.lanskap else "bingkai"
        return (
            f'<div class="{kelas}"><figure class="gambar" id="{escape(self.anchor)}">{self.isi.html()}'
            f'<figcaption><span class="nomor">{escape(self.nomor)}</span> {escape(self.judul)}</figcaption>'
            f"</figure>{catatan}</div>"
        )
