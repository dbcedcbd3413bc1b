"""What is wrong with a table by its Table Schema: its header, the widths of its rows, the constraints of its cells.

That a cell is no number is told by `frames`, keys and references by `check`: each has more to say than a schema does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches

from ..errors import Masalah
from .csv_rows import Lembar
from .frames import JENIS
from .nip import samarkan_sel
from .schema import Tabel

BENTUK = "bentuk"
"""Id of the rule that a cell has the form of its column."""


def periksa_tabel(lembar: Lembar, tabel: Tabel) -> Iterator[Masalah]:
    """Find what a table's schema says against its cells; the order of the columns is free."""
    yield from _kepala(lembar, tabel)
    lebar = len(lembar.kepala)
    bidang = [(i, b) for i, nama in enumerate(lembar.kepala) if (b := tabel.bidang(nama))]
    for nomor, sel in zip(lembar.nomor, lembar.sel, strict=True):
        if not "".join(sel).strip():
            yield Masalah(lembar.berkas, "baris kosong; hapus baris ini", "baris-kosong", nomor)
            continue
        if len(sel) > lebar:
            pesan = "selnya lebih banyak daripada judul kolom; apit teks yang memuat koma dengan tanda kutip"
            yield Masalah(lembar.berkas, pesan, "sel-lebih", nomor, None, samarkan_sel(sel[lebar], ""))
        elif len(sel) < lebar:
            pesan = f"baris ini hanya berisi {len(sel)} sel, kurang dari judul kolom; lengkapi dengan koma"
            yield Masalah(lembar.berkas, pesan, "sel-kurang", nomor, lembar.kepala[len(sel)] or None)
        for i, satu in bidang:
            if i < len(sel):
                yield from _sel(lembar.berkas, nomor, satu, sel[i])


def mungkin(kata: str, dikenal: Iterable[str]) -> str:
    """Return a hint at the known word that was probably meant, or nothing."""
    rapi = kata.strip()
    per_huruf_kecil = {d.casefold(): d for d in dikenal}
    mirip = get_close_matches(rapi.casefold(), per_huruf_kecil, n=1, cutoff=0.75)
    if not mirip:
        return ""
    maksud = per_huruf_kecil[mirip[0]]
    hanya_spasi = " tanpa spasi di awal atau akhir" if kata != rapi == maksud else ""
    return f'; mungkin maksudnya "{maksud}"{hanya_spasi}'


def _kepala(lembar: Lembar, tabel: Tabel) -> Iterator[Masalah]:
    """Find columns without a name, with the name of another one, or that the schema does not have."""
    for i, judul in enumerate(lembar.kepala):
        letak = f"kolom ke-{i + 1}"
        if not judul:
            kode, pesan = "kolom-lebih", f"{letak} tidak berjudul; hapus kolom kosong itu"
        elif judul in lembar.kepala[:i]:
            kode, pesan = "kolom-ganda", f"judul kolom ini dipakai dua kali ({letak}); hapus salah satu"
        elif judul not in tabel.nama_kolom:
            usul = mungkin(judul, tabel.nama_kolom) or "; hapus kolom ini, atau tulis isinya di catatan"
            kode, pesan = "kolom-lebih", f"tidak dikenal di tabel ini ({letak}){usul}"
        else:
            continue
        yield Masalah(lembar.berkas, pesan, kode, 1, judul or None)


def _sel(berkas: str, nomor: int, bidang: Mapping, sel: str) -> Iterator[Masalah]:
    batasan = bidang.get("constraints", {})
    if not sel.strip():
        if batasan.get("required"):
            yield Masalah(berkas, "wajib diisi", "wajib", nomor, bidang["name"])
        return
    jenis = JENIS[bidang["type"]]
    if not jenis.pola.fullmatch(sel):
        return
    nilai = jenis.baca(sel)
    for nama, (kode, dilanggar, tulis) in BATASAN.items():
        if nama in batasan and dilanggar(nilai, batasan[nama]):
            teks = samarkan_sel(sel, bidang["name"])
            yield Masalah(berkas, tulis(bidang, sel), kode, nomor, bidang["name"], teks)


def _pilihan(bidang: Mapping, nilai: str) -> str:
    pilihan = [str(p) for p in bidang["constraints"]["enum"]]
    return f"bukan pilihan yang ada: {', '.join(pilihan)}{mungkin(nilai, pilihan)}"


def _pola(bidang: Mapping, nilai: str) -> str:
    spasi = " (ada spasi di awal atau akhir)" if nilai != nilai.strip() else ""
    return f"tidak berbentuk yang benar{spasi}. {bidang.get('description', '')}".rstrip()


BATASAN: Mapping[str, tuple[str, Callable[[object, object], bool], Callable[[Mapping, str], str]]] = {
    "enum": ("pilihan", lambda nilai, boleh: nilai not in boleh, _pilihan),
    "pattern": (BENTUK, lambda nilai, pola: re.fullmatch(pola, nilai) is None, _pola),
    "minimum": (
        "batas",
        lambda nilai, batas: nilai < batas,
        lambda bidang, nilai: f"kurang dari nilai terkecil, {bidang['constraints']['minimum']}",
    ),
    "maximum": (
        "batas",
        lambda nilai, batas: nilai > batas,
        lambda bidang, nilai: f"lebih dari nilai terbesar, {bidang['constraints']['maximum']}",
    ),
}
"""Constraint of a Table Schema → id of the rule, whether a value breaks it, and the message."""
