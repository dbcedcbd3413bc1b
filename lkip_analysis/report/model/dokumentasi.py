"""Photographs of the year: the picture where there is one, a marked place where there is none."""

from __future__ import annotations

import base64
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ...text.number_format import kosong
from ..charts.picture import ABU, GAYA, LEBAR, Lukisan
from .reads import catat

if TYPE_CHECKING:
    from .laporan import Laporan

JENIS_BERKAS = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png"}
"""Kinds of pictures that the report takes in, with their media type."""


@dataclass(frozen=True)
class Foto:
    """A photograph, carried inside the page."""

    isi: bytes
    jenis: str
    alt: str

    def html(self) -> str:
        data = base64.b64encode(self.isi).decode()
        return f'<img src="data:{self.jenis};base64,{data}" alt="{escape(self.alt)}">'


@dataclass(frozen=True)
class Dokumentasi:
    """One photograph of the report as the raw table has it; missing parts are empty.

    Attributes
    ----------
    kode : str
        Its number; part of the id of the figure.
    judul, keterangan, alt : str
    berkas : str
        Name of the file in the folder of the year.
    """

    kode: str
    judul: str
    keterangan: str
    berkas: str
    alt: str

    @classmethod
    def dari(cls, baris: Mapping) -> Dokumentasi:
        """Build it from a row of the raw table."""
        ada = {kolom: "" if kosong(isi) else str(isi) for kolom, isi in baris.items()}
        return cls(ada["no"], ada["judul"], ada["keterangan"], ada["berkas"], ada["alt"])

    @property
    def uraian(self) -> str:
        """What the picture shows, as one sentence part."""
        return self.keterangan or self.judul


def gambar(lap: Laporan, foto: Dokumentasi) -> Foto | Lukisan:
    """Return the photograph, or its place where the file is not there."""
    return baca_foto(lap, foto) or tempat_foto(foto)


def baca_foto(lap: Laporan, foto: Dokumentasi) -> Foto | None:
    """Read the picture of a photograph, from the year's own folder only; None where there is none."""
    folder = lap.root.raw(lap.tahun)
    berkas = next((b for b in folder.iterdir() if b.name == foto.berkas), None)
    jenis = berkas and JENIS_BERKAS.get(berkas.suffix.lower())
    if jenis is None or not berkas.is_file() or berkas.resolve().parent != folder.resolve():
        return None
    catat(lap.root.relatif(berkas))
    return Foto(berkas.read_bytes(), jenis, foto.alt or foto.uraian)


def tempat_foto(foto: Dokumentasi) -> Lukisan:
    """Draw a box in the place of a picture that is not there yet."""
    teks = textwrap.fill(f"Tempat foto: {foto.uraian}", 62)
    with mpl.rc_context(GAYA):
        figure = Figure(figsize=(LEBAR, 1.1 + 0.17 * teks.count("\n")))
        garis = {"fill": False, "edgecolor": ABU, "linestyle": (0, (5, 4))}
        figure.add_artist(Rectangle((0.005, 0.01), 0.99, 0.98, **garis))
        isi = f"{teks}\n(berkas foto belum tersedia)"
        figure.text(0.5, 0.5, isi, ha="center", va="center", color="#51606f")
    return Lukisan(figure, f"Tempat foto yang belum tersedia: {foto.uraian}.")
