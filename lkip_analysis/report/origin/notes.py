"""Notes on what the signed document states otherwise than the data, in the place they are about.

They are for reviewers, so they stand on the site; the document to sign has its figures and sentences right and leaves
the record of the differences to the review page.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from ..tables.table import Kolom, tabel_polos
from .origin import Asal, Bagian
from .raw_rows import Baris

if TYPE_CHECKING:
    from ..model.laporan import Laporan

PENGANTAR = "Catatan. Dokumen yang ditandatangani (sumber) menyatakan hal berikut secara berbeda:"

KOLOM = (
    Kolom("objek", "Hal", lebar=2.7, gabung=True),
    Kolom("kolom", "Bagian", lebar=1.7),
    Kolom("nilai", "Tertulis", lebar=2.2),
    Kolom("dihitung", "Pembanding", lebar=2),
    Kolom("keputusan", "Keterangan", lebar=4, gabung=True),
)


@dataclass(frozen=True)
class Bertempat:
    """A text that says which raw line it is about; the site leads from findings about that line to it."""

    teks: str
    tempat: str

    def _repr_html_(self) -> str:
        return f'<span data-tempat="{escape(self.tempat)}">{escape(self.teks)}</span>'


@dataclass(frozen=True)
class Kutipan:
    """A figure as a raw cell has it, quoted with its origin."""

    teks: str
    asal: Asal

    def _repr_html_(self) -> str:
        return f"<span class=\"angka\" data-asal='{self.asal.atribut}'>{escape(self.teks)}</span>"


@dataclass(frozen=True)
class Catatan:
    """Notes as a list with its lead; prints nothing where there is none.

    Attributes
    ----------
    data : DataFrame
        Rows of `dinyatakan` with the objects named in the words of the report, and their `tempat`.
    """

    data: pd.DataFrame

    def _repr_html_(self) -> str:
        butir = "".join(f"<li>{_butir(b)}</li>" for b in self.data.to_dict("records"))
        return _hanya_situs(f"<ul>{butir}</ul>") if butir else ""

    @property
    def tabel(self) -> CatatanTabel:
        """The same notes as a table, for where there are many."""
        return CatatanTabel(self.data)


@dataclass(frozen=True)
class CatatanTabel:
    """Notes as a table with its lead; prints nothing where there is none."""

    data: pd.DataFrame

    def _repr_html_(self) -> str:
        if self.data.empty:
            return ""
        baris = self.data.to_dict("records")
        isi = self.data.assign(nilai=[*map(tertulis, baris)], dihitung=[*map(pembanding, baris)])
        return _hanya_situs(f'<div class="tabel">{tabel_polos(KOLOM, isi)}</div>')


@dataclass(frozen=True)
class CatatanTeks:
    """A note of a sentence or two; prints nothing where it is empty."""

    teks: str

    def _repr_html_(self) -> str:
        return f'<div class="hanya-html catatan"><p>{escape(self.teks)}</p></div>' if self.teks else ""


def _hanya_situs(isi: str) -> str:
    return f'<div class="hanya-html catatan"><p>{PENGANTAR}</p>{isi}</div>'


def catatan(lap: Laporan, tempat: Collection[str], objek: Collection[str] = ()) -> Catatan:
    """Collect the rows of `dinyatakan` about some places.

    Parameters
    ----------
    lap : Laporan
    tempat : collection of str
        Values of the column ``tabel``: ``Tabel III.10``, ``Lampiran 3``, …
    objek : collection of str
        Values of the column ``objek``; all of them by default.
    """
    tabel = lap.data.dinyatakan
    milik = tabel[tabel["tabel"].isin(tempat)]
    if objek:
        milik = milik[milik["objek"].isin(objek)]
    nama = _nama_objek(lap)
    objek_tercetak = [_objek(teks, nama) for teks in milik["objek"]]
    baris = [Baris(tabel.attrs["berkas"], nomor, {}).tempat for nomor in milik.index]
    return Catatan(milik.assign(objek=objek_tercetak, tempat=baris))


def _nama_objek(lap: Laporan) -> Mapping[str, str]:
    """What the codes in the column ``objek`` stand for, in the words of the report."""
    perjanjian = lap.data.perjanjian
    return {
        **{i.kode: i.nama for i in lap.indikator},
        **lap.data.nomenklatur.set_index("kode")["nama"],
        **{kode: f"No. {urut}," for kode, urut in zip(perjanjian["kode"], perjanjian["urut"], strict=True)},
    }


def _objek(teks: str, nama: Mapping[str, str]) -> str:
    kode, _, sisa = teks.partition(" ")
    return f"{nama[kode]} {sisa}".strip(" ,") if kode in nama else teks


def tertulis(baris: Mapping) -> Bertempat | Kutipan:
    """Return what the signed document states; findings about the row lead to it."""
    return _kutip(baris, "nilai", baris["tempat"], "tertulis dalam dokumen yang ditandatangani")


def pembanding(baris: Mapping) -> str | Kutipan:
    """Return what it is compared with."""
    kutipan = _kutip(baris, "dihitung", f"{baris['tempat']} kolom dihitung", "pembanding yang dicatat dalam data")
    return kutipan if isinstance(kutipan, Kutipan) else kutipan.teks


def _kutip(baris: Mapping, kolom: str, tempat: str, rumus: str) -> Bertempat | Kutipan:
    teks = str(baris[kolom])
    if not any(huruf.isdigit() for huruf in teks):
        return Bertempat(teks, tempat)
    label = f"{baris['objek']} ({baris['kolom']})"
    return Kutipan(teks, Asal(rumus, (Bagian(label, teks, tempat),), baris["keputusan"], tempat))


def _butir(baris: Mapping) -> str:
    nilai, banding = tertulis(baris)._repr_html_(), pembanding(baris)
    nilai = nilai if baris["nilai"].startswith("tidak ") else f"tertulis “{nilai}”"
    banding = banding._repr_html_() if isinstance(banding, Kutipan) else escape(banding)
    awal = f"{escape(baris['objek'])} ({escape(baris['kolom'])}): {nilai}"
    return f"{awal}, pembandingnya {banding}. {escape(baris['keputusan'])}"
