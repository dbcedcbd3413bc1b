"""Messages for what frictionless finds: its error types in the words of the people who keep the tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from frictionless import Error

from ..errors import Masalah
from .csv_rows import Lembar
from .nip import samarkan_sel
from .schema import Tabel

BENTUK = "bentuk"
"""Id of the rule that a cell has the form of its column."""


ULANGAN = "\0"
"""What follows a column name that the file has twice, so that frictionless sees two names."""


class Pesan(NamedTuple):
    """What to tell about one error: id of the rule, message, and the column and value it is about."""

    kode: str
    pesan: str
    kolom: str | None = None
    nilai: str | None = None


def terjemahkan(galat: Iterable[Error], lembar: Lembar, tabel: Tabel) -> Iterator[Masalah]:
    """Turn frictionless errors on one table into problems.

    Parameters
    ----------
    galat : iterable of frictionless.Error
        With row numbers that count the header as row 1.
    lembar : Lembar
        The cells that were validated; gives the line in the file.
    tabel : Tabel
    """
    cacah_sel_dilaporkan = set()
    for g in galat:
        pesan = PENERJEMAH.get(g.type, _lain)(g, tabel)
        nomor = getattr(g, "row_number", 1)
        if pesan is None or (g.type in CACAH_SEL and (g.type, nomor) in cacah_sel_dilaporkan):
            continue
        cacah_sel_dilaporkan.add((g.type, nomor))
        baris = 1 if nomor == 1 else lembar.nomor[nomor - 2]
        yield Masalah(lembar.berkas, pesan.pesan, pesan.kode, baris, pesan.kolom, pesan.nilai)


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


def _judul_lebih(galat: Error, tabel: Tabel) -> Pesan:
    letak = f"kolom ke-{galat.field_number}"
    judul, ulangan, _ = galat.label.partition(ULANGAN)
    if not judul:
        return Pesan("kolom-lebih", f"{letak} tidak berjudul; hapus kolom kosong itu")
    if ulangan:
        return Pesan("kolom-ganda", f"judul kolom ini dipakai dua kali ({letak}); hapus salah satu", judul)
    usul = mungkin(judul, tabel.nama_kolom)
    pesan = f"tidak dikenal di tabel ini ({letak}){usul or '; hapus kolom ini, atau tulis isinya di catatan'}"
    return Pesan("kolom-lebih", pesan, judul)


def _sel_lebih(galat: Error, tabel: Tabel) -> Pesan:
    pesan = "selnya lebih banyak daripada judul kolom; apit teks yang memuat koma dengan tanda kutip"
    return Pesan("sel-lebih", pesan, None, samarkan_sel(galat.cell, ""))


def _sel_kurang(galat: Error, tabel: Tabel) -> Pesan:
    pesan = f"baris ini hanya berisi {len(galat.cells)} sel, kurang dari judul kolom; lengkapi dengan koma"
    return Pesan("sel-kurang", pesan, galat.field_name.partition(ULANGAN)[0] or None)


def _baris_kosong(galat: Error, tabel: Tabel) -> Pesan:
    return Pesan("baris-kosong", "baris kosong; hapus baris ini")


def _batasan(galat: Error, tabel: Tabel) -> Pesan | None:
    nama = re.match(r'constraint "(\w+)"', galat.note).group(1)
    if galat.field_number > len(galat.cells):  # the row is too short, which is told once
        return None
    bidang = tabel.bidang(galat.field_name)
    kode, tulis = BATASAN.get(nama, BATASAN_LAIN)
    pesan = tulis(bidang, galat.cell)
    nilai = None if nama == "required" else samarkan_sel(galat.cell, galat.field_name)
    return Pesan(kode, pesan, galat.field_name, nilai)


def _lain(galat: Error, tabel: Tabel) -> Pesan:
    return Pesan(galat.type, f"tidak sesuai skema tabel ({galat.note or galat.type})")


def _pilihan(bidang: Mapping, nilai: str) -> str:
    pilihan = [str(p) for p in bidang["constraints"]["enum"]]
    return f"bukan pilihan yang ada: {', '.join(pilihan)}{mungkin(nilai, pilihan)}"


def _pola(bidang: Mapping, nilai: str) -> str:
    spasi = " (ada spasi di awal atau akhir)" if nilai != nilai.strip() else ""
    return f"tidak berbentuk yang benar{spasi}. {bidang.get('description', '')}".rstrip()


CACAH_SEL = frozenset({"extra-cell", "missing-cell"})
"""Errors that come once per cell and are told once per row."""

PENERJEMAH: Mapping[str, Callable[[Error, Tabel], Pesan | None]] = {
    "extra-label": _judul_lebih,
    "extra-cell": _sel_lebih,
    "missing-cell": _sel_kurang,
    "blank-row": _baris_kosong,
    "constraint-error": _batasan,
    # Told by `bingkai`, stricter than frictionless (it refuses `1_000`, `NaN`, `1e5`), and by `check`.
    "type-error": lambda galat, tabel: None,
    "missing-label": lambda galat, tabel: None,
    "unique-error": lambda galat, tabel: None,
}
"""frictionless error type → what to tell; None where another module tells it."""

BATASAN: Mapping[str, tuple[str, Callable[[Mapping, str], str]]] = {
    "required": ("wajib", lambda bidang, nilai: "wajib diisi"),
    "enum": ("pilihan", _pilihan),
    "pattern": (BENTUK, _pola),
    "minimum": ("batas", lambda b, nilai: f"kurang dari nilai terkecil, {b['constraints']['minimum']}"),
    "maximum": ("batas", lambda b, nilai: f"lebih dari nilai terbesar, {b['constraints']['maximum']}"),
}
"""Constraint of a Table Schema → id of the rule and its message."""

BATASAN_LAIN = ("batasan", lambda bidang, nilai: "tidak memenuhi batasan kolom ini")
