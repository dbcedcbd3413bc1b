"""What an import tells before it asks: how lines were matched, what was not, which sums agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..kinerja.rounding import bulatkan
from ..text.number_format import bilangan, rupiah
from ..workbook.csv_files import Baris
from .assemble import Blok, Susunan, jumlahkan
from .codes import SUB_KEGIATAN
from .export_rows import Bacaan
from .match import KODE, KODE_LAIN, NAMA, Butir
from .recognise import Dikenali

if TYPE_CHECKING:
    from .import_budget import Angka


SAMA = 100.0
"""Likeness of two equal names."""


def ceritakan(
    dikenali: Dikenali,
    bacaan: Bacaan,
    susunan: Susunan,
    angka: Sequence[Angka],
    lama: Sequence[Baris],
    baru: Sequence[Baris],
    butir: Sequence[Butir],
    diperiksa: int,
) -> list[str]:
    """Return the report of an import, one line each, in Indonesian.

    Parameters
    ----------
    dikenali, bacaan, susunan, angka
        The export as it was understood.
    lama, baru : sequence of Baris
        Rows of `anggaran` before and after.
    butir : sequence of Butir
        The year's nomenklatur.
    diperiksa : int
        How many sums of the export were compared.
    """
    lembar = f", lembar {dikenali.halaman.nama}" if dikenali.halaman.nama else ""
    return [
        f"Format: {dikenali.format.judul} ({dikenali.format.nama}){lembar}, judul kolom di baris "
        f"{dikenali.kepala.baris[0]}.",
        *_pasangan([b for a in angka for b in a.blok], dikenali.format.ambang_nama),
        *_tidak_cocok(susunan, bacaan),
        *_tidak_di_berkas(angka, lama, butir),
        *_jumlah(susunan, baru, diperiksa),
    ]


def _pasangan(blok: Sequence[Blok], ambang: float) -> Iterator[str]:
    cacah = Counter(b.pasangan.cara for b in blok)
    yield "Cocok: " + ", ".join(f"{cacah[c]} menurut {c}" for c in (KODE, KODE_LAIN, NAMA) if cacah[c]) + "."
    for b in blok:
        p = b.pasangan
        skor = "tanpa nama" if p.skor is None else f"nama {bilangan(p.skor, 1)}"
        if p.cara == NAMA or (p.cara == KODE_LAIN and p.skor != SAMA):
            yield f"  {b.baris} → {p.butir.kode} {p.butir.nama} (menurut {p.cara}, {skor})"
        elif p.cara == KODE and p.skor is not None and p.skor < ambang:
            yield f"  {b.baris} → {p.butir.kode} {p.butir.nama} (kode sama, tetapi namanya berbeda: {skor})"


def _tidak_cocok(susunan: Susunan, bacaan: Bacaan) -> Iterator[str]:
    """Lines that stay out; those with money have stopped the import before."""
    kosong = [b for b, _ in susunan.yatim] + [b.baris for b in susunan.blok if b.pasangan.butir is None]
    yield from (f"Tidak ada di nomenklatur, tanpa uang: {b}." for b in kosong)
    if susunan.rincian:
        yield f"{len(susunan.rincian)} baris rincian di bawah rekening tidak dihitung lagi."
    if bacaan.tanpa_nama:
        nomor = ", ".join(map(str, bacaan.tanpa_nama))
        yield f"Baris berangka tanpa kode dan uraian, tidak dibaca: {nomor}."


def _tidak_di_berkas(angka: Sequence[Angka], lama: Sequence[Baris], butir: Sequence[Butir]) -> Iterator[str]:
    ada = {a.butir.kode for a in angka}
    berpagu = {b["kode"] for b in lama}
    for b in butir:
        if len(b.kunci) == SUB_KEGIATAN and b.kode not in ada:
            keadaan = "tidak diubah" if b.kode in berpagu else "juga belum ada di anggaran.csv"
            yield f"Tidak ada di berkas: {b.kode} {b.nama} ({keadaan})."
    for a in angka:
        if a.realisasi is None:
            yield f"Realisasi kosong di berkas: {a.butir.kode} {a.butir.nama} (tidak diubah)."


def _jumlah(susunan: Susunan, baru: Sequence[Baris], diperiksa: int) -> Iterator[str]:
    if diperiksa:
        yield f"{diperiksa} jumlah yang tertulis di berkas sama dengan jumlah rinciannya."
    else:
        yield "Berkas ini tidak memuat jumlah, jadi rinciannya tidak dapat diperiksa."
    for kolom in ("pagu", "realisasi"):
        berkas = jumlahkan(b.uang(kolom) for b in susunan.blok)
        if berkas is None:
            continue
        utuh = int(bulatkan(berkas, 0))
        if berkas != utuh:
            yield f"{kolom.capitalize()} di berkas memuat sen ({bilangan(berkas)}); dibulatkan ke rupiah."
        sesudah = sum(int(b[kolom]) for b in baru if b[kolom].isdigit())
        yield f"Jumlah {kolom}: {rupiah(utuh)} di berkas, {rupiah(sesudah)} di anggaran.csv sesudahnya."
