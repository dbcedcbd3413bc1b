"""What the signed document states otherwise than this report: each figure is decided once, and noted in one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from .origin import Asal, Bagian
from .raw_rows import Baris

if TYPE_CHECKING:
    from ..model.indikator import Indikator
    from ..model.laporan import Laporan

LAMPIRAN = "Lampiran"
"""How the place of a note begins that is about a form of the appendices; these forms are printed as signed."""


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


def catatan(lap: Laporan) -> list[dict]:
    """Return all that the signed document states otherwise: place, object, part, wording, comparison, decision."""
    tabel, nama = lap.data.dinyatakan, _nama_objek(lap)
    return [_catatan(b, _objek(b["objek"], nama), Baris(tabel.attrs["berkas"], nomor, {}).tempat)
            for nomor, b in zip(tabel.index, tabel.to_dict("records"), strict=True)]  # fmt: skip


def beda_indikator(lap: Laporan) -> Iterator[dict]:
    """Yield the stated figures of indicators that are not what their parts give, in the form of `catatan`."""
    for i in lap.indikator:
        if i.beda_komponen:
            yield _beda(i, f"Realisasi {lap.tahun}", i.kini.dinyatakan, i.kini.dihitung)
        for t in i.dibandingkan:
            if i.beda_capaian(t.tahun):
                yield _beda(i, f"Capaian {t.tahun}", t.capaian_dinyatakan, t.capaian)


def tentang_isi(semua: list[dict]) -> list[dict]:
    """Return the notes on the report itself, without those on the forms of the appendices."""
    return [satu for satu in semua if not satu["tabel"].startswith(LAMPIRAN)]


def _beda(i: Indikator, bagian: str, dinyatakan: object, dihitung: object) -> dict:
    return {"objek": i.nama, "kolom": bagian, "nilai": dinyatakan, "dihitung": dihitung}


def _catatan(baris: Mapping, objek: str, tempat: str) -> dict:
    lengkap = {**baris, "objek": objek}
    return {
        **lengkap,
        "nilai": _kutip(lengkap, "nilai", tempat, "tertulis dalam dokumen yang ditandatangani"),
        "dihitung": _kutip(lengkap, "dihitung", f"{tempat} kolom dihitung", "pembanding yang dicatat dalam data"),
    }


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


def _kutip(baris: Mapping, kolom: str, tempat: str, rumus: str) -> Bertempat | Kutipan:
    teks = str(baris[kolom])
    if not any(huruf.isdigit() for huruf in teks):
        return Bertempat(teks, tempat)
    label = f"{baris['objek']} ({baris['kolom']})"
    return Kutipan(teks, Asal(rumus, (Bagian(label, teks, tempat),), baris["keputusan"], tempat))
