"""Photographs of the year, as far as their files are there."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from ...text.number_format import kosong
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


def tersedia(lap: Laporan) -> list[Dokumentasi]:
    """Return the photographs whose file is there, in the order of print."""
    semua = [Dokumentasi.dari(baris) for baris in lap.data.dokumentasi.to_dict("records")]
    return [foto for foto in semua if baca_foto(lap, foto)]


def baca_foto(lap: Laporan, foto: Dokumentasi) -> Foto | None:
    """Read the picture of a photograph, from the year's own folder only; None where there is none."""
    folder = lap.root.raw(lap.tahun)
    berkas = next((b for b in folder.iterdir() if b.name == foto.berkas), None)
    jenis = berkas and JENIS_BERKAS.get(berkas.suffix.lower())
    if jenis is None or not berkas.is_file() or berkas.resolve().parent != folder.resolve():
        return None
    catat(lap.root.relatif(berkas))
    return Foto(berkas.read_bytes(), jenis, foto.alt or foto.uraian)
