"""Notes on what the signed document states otherwise than the data: printed in the place they are about."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .laporan import Laporan

PENGANTAR = "Catatan. Dokumen yang ditandatangani (sumber) menyatakan hal berikut secara berbeda:"


@dataclass(frozen=True)
class Catatan:
    """Notes as a list with its lead; prints nothing where there is none."""

    butir: tuple[str, ...]

    def _repr_html_(self) -> str:
        if not self.butir:
            return ""
        return f"<p>{PENGANTAR}</p><ul>{''.join(f'<li>{escape(butir)}</li>' for butir in self.butir)}</ul>"


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
    nama = _nama_objek(lap)
    milik = tabel[tabel["tabel"].isin(tempat)]
    if objek:
        milik = milik[milik["objek"].isin(objek)]
    return Catatan(tuple(_butir(baris, nama) for baris in milik.to_dict("records")))


def _nama_objek(lap: Laporan) -> Mapping[str, str]:
    """What the codes in the column ``objek`` stand for, in the words of the report."""
    perjanjian = lap.data.perjanjian
    return {
        **{i.kode: i.nama for i in lap.indikator},
        **lap.data.nomenklatur.set_index("kode")["nama"],
        **{kode: f"No. {urut}," for kode, urut in zip(perjanjian["kode"], perjanjian["urut"], strict=True)},
    }


def _butir(baris: Mapping, nama: Mapping[str, str]) -> str:
    kode, _, sisa = baris["objek"].partition(" ")
    objek = f"{nama[kode]} {sisa}".strip(" ,") if kode in nama else baris["objek"]
    nilai = baris["nilai"] if baris["nilai"].startswith("tidak ") else f"tertulis “{baris['nilai']}”"
    return f"{objek} ({baris['kolom']}): {nilai}, pembandingnya {baris['dihitung']}. {baris['keputusan']}"
