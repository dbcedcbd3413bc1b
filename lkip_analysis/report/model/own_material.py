"""The analyst's own figures and tables: numbered, listed and set like those of the report."""

from __future__ import annotations

import re

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, ScalarFormatter

from ...errors import LkipError
from ...text.number_format import FORMAT, bilangan
from ..charts.picture import Gambar, Lukisan
from ..tables.registry import Entri
from ..tables.table import Kolom, Tabel

NO_WORD = re.compile(r"\W+")
NOMOR = {"tabel": "Tabel", "gambar": "Gambar"}
"""What stands in the place of a number until the report is put together."""


class GambarSendiri(Gambar):
    """A figure that an analyst made."""

    @property
    def ref(self) -> Entri:
        """The reference to it, for the text."""
        return Entri("gambar", self.id, self.nomor, self.judul)


class TabelSendiri(Tabel):
    """A table that an analyst made."""

    @property
    def ref(self) -> Entri:
        """The reference to it, for the text."""
        return Entri("tabel", self.id, self.nomor, self.judul)


class BahanSendiri:
    """What a `Laporan` offers for material of the analyst's own."""

    @staticmethod
    def gambar_sendiri(figure: Figure, *, judul: str, alt: str, sumber: str = "") -> GambarSendiri:
        """Return a matplotlib figure as a figure of the report; numbers on its axes become Indonesian.

        Parameters
        ----------
        figure : Figure
        judul : str
            Its title; two figures can't have the same.
        alt : str
            What it shows, in words, for who can't see it.
        sumber : str
            Source note.

        Raises
        ------
        LkipError
            It is no figure, or has no title or alternative text.
        """
        if not isinstance(figure, Figure):
            raise LkipError(f"gambar_sendiri memerlukan gambar matplotlib (fig), bukan {type(figure).__name__}")
        if not (judul.strip() and alt.strip()):
            raise LkipError("gambar_sendiri memerlukan judul dan alt: isi gambar dalam kata-kata")
        for axes in figure.axes:
            for axis in (axes.xaxis, axes.yaxis):
                if isinstance(axis.get_major_formatter(), ScalarFormatter):
                    axis.set_major_formatter(FuncFormatter(lambda nilai, _: bilangan(nilai)))
        isi = Lukisan(lambda lebar: figure, alt, menyempit=False)
        return GambarSendiri(_id(judul), NOMOR["gambar"], judul, isi, sumber)

    @staticmethod
    def tabel_sendiri(
        data: pd.DataFrame, *, judul: str, sumber: str = "", format: dict[str, str] | None = None
    ) -> TabelSendiri:
        """Return a DataFrame as a table of the report; its columns and a named index give the heads.

        Parameters
        ----------
        data : DataFrame
        judul : str
            Its title; two tables can't have the same.
        sumber : str
            Source note.
        format : dict, optional
            Print format of columns by name: ``rupiah``, ``persen``, …; numbers are plain numbers by default.

        Raises
        ------
        LkipError
            It is no DataFrame, has no title, or names a column or format that is not there.
        """
        if not isinstance(data, pd.DataFrame) or not judul.strip():
            raise LkipError("tabel_sendiri memerlukan DataFrame dan judul")
        isi = data if isinstance(data.index, pd.RangeIndex) and data.index.name is None else data.reset_index()
        isi = isi.set_axis([str(nama) for nama in isi.columns], axis=1)
        pilihan = format or {}
        for nama, bentuk in pilihan.items():
            if nama not in isi or bentuk not in FORMAT:
                raise LkipError(
                    f"format {nama!r}: {bentuk!r} tidak dikenal; kolom: {', '.join(isi)}; format: {', '.join(FORMAT)}"
                )
        kolom = tuple(Kolom(nama, nama, pilihan.get(nama, _format(isi[nama])), kosong="–") for nama in isi)
        return TabelSendiri(_id(judul), NOMOR["tabel"], judul, kolom, isi, sumber)


def _id(judul: str) -> str:
    return f"sendiri-{NO_WORD.sub('-', judul.lower()).strip('-')}"


def _format(nilai: pd.Series) -> str:
    is_number = pd.api.types.is_numeric_dtype(nilai) and not pd.api.types.is_bool_dtype(nilai)
    return "bilangan" if is_number else "teks"
