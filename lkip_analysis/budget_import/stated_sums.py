"""The sums that an export states itself, compared with the sums of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..text.number_format import bilangan
from .assemble import Blok, Simpul, Susunan, jumlahkan
from .codes import Kunci
from .export_formats import UANG, Identitas, rapikan
from .export_rows import BarisEkspor

PROGRAM, KEGIATAN = 3, 5
"""How many parts the code of each has."""
CONTOH = 12
"""Most rows that a message names."""


@dataclass(frozen=True)
class Selisih:
    """A sum that the export states otherwise than its lines make it."""

    baris: BarisEkspor
    kolom: str
    tercatat: Decimal
    dihitung: Decimal
    dari: tuple[int, ...]

    def __str__(self) -> str:
        nomor = ", ".join(map(str, self.dari[:CONTOH])) + (", …" if len(self.dari) > CONTOH else "")
        return (
            f"{self.baris}: {self.kolom} {bilangan(self.tercatat)}, jumlah rinciannya "
            f"{bilangan(self.dihitung)} (selisih {bilangan(self.tercatat - self.dihitung)}; baris {nomor})"
        )


@dataclass(frozen=True)
class Hasil:
    """What the comparison found, and how many sums it compared."""

    selisih: list[Selisih]
    diperiksa: int


def periksa_jumlah(susunan: Susunan) -> Hasil:
    """Compare every sum of `pagu` and `realisasi` that an export states with the lines below it."""
    selisih, diperiksa = [], 0
    for baris, cakupan in _semua(susunan):
        for kolom in UANG:
            tercatat = baris.uang.get(kolom)
            if tercatat is None:
                continue
            calon = [(_jumlah(isi, kolom), isi) for isi in cakupan]
            diperiksa += 1
            if all(jumlah != tercatat for jumlah, _ in calon):
                jumlah, isi = calon[0]
                dari = tuple(dict.fromkeys(n for _, nomor in isi for n in nomor))
                selisih.append(Selisih(baris, kolom, tercatat, jumlah, dari))
    return Hasil(selisih, diperiksa)


Bagian = tuple["_Uang", list[int]]
"""Something with amounts, and the rows that they come from."""


class _Uang:
    """Amounts of one line or of one sub kegiatan, by column."""

    def __init__(self, sumber: Blok | BarisEkspor) -> None:
        self.sumber = sumber

    def __getitem__(self, kolom: str) -> Decimal | None:
        return self.sumber.uang(kolom) if isinstance(self.sumber, Blok) else self.sumber.uang.get(kolom)


def _jumlah(isi: Sequence[Bagian], kolom: str) -> Decimal:
    return jumlahkan(uang[kolom] for uang, _ in isi) or Decimal(0)


def _dari_blok(blok: Iterable[Blok]) -> list[Bagian]:
    return [(_Uang(b), b.nomor) for b in blok]


def _dari_rekening(baris: Iterable[BarisEkspor]) -> list[Bagian]:
    return [(_Uang(b), [b.nomor]) for b in baris]


def _semua(susunan: Susunan) -> Iterator[tuple[BarisEkspor, list[list[Bagian]]]]:
    """Yield each row that states a sum, with what it may be the sum of; the likeliest first."""
    for blok in susunan.blok:
        daun = blok.daun()
        if daun:
            yield blok.baris, [_dari_rekening(daun)]
        for baris in blok.rinci:
            if baris not in daun:
                yield baris, [_dari_rekening(blok.daun(baris.kode.rekening))]
    for simpul in susunan.simpul:
        if simpul.baris.beruang and (cakupan := _cakupan(susunan, simpul)):
            yield simpul.baris, cakupan


def _cakupan(susunan: Susunan, simpul: Simpul) -> list[list[Bagian]]:
    baris = simpul.baris
    if baris.jumlah is not None:
        return [_dari_blok(b) for b in _cakupan_jumlah(susunan, simpul)]
    if baris.kode.rekening:
        return _cakupan_rekening(susunan.blok, baris.kode.rekening)
    if baris.kode.skpd:
        sampai = [
            _antara(susunan, simpul.posisi, _posisi_skpd(susunan, simpul.posisi)),
            _antara(susunan, simpul.posisi),
        ]
        return [_dari_blok(b) for b in (*sampai, susunan.blok) if b]
    di_bawah = _di_bawah(susunan, simpul) or [b for b in susunan.blok if _termasuk(b, simpul.kunci)]
    return [_dari_blok(di_bawah)]


def _termasuk(blok: Blok, kunci: Kunci) -> bool:
    return blok.kunci[: len(kunci)] == kunci


def _di_bawah(susunan: Susunan, simpul: Simpul) -> list[Blok]:
    """Return the sub kegiatan between a row and the next one that does not belong below it."""
    batas = [
        s.posisi
        for s in susunan.simpul
        if s.posisi > simpul.posisi
        and s.baris.jumlah is None
        and (
            s.baris.kode.skpd or (s.kunci and (s.kunci == simpul.kunci or s.kunci[: len(simpul.kunci)] != simpul.kunci))
        )
    ]
    return [b for b in _antara(susunan, simpul.posisi, min(batas, default=None)) if _termasuk(b, simpul.kunci)]


def _antara(susunan: Susunan, awal: int, akhir: int | None = None) -> list[Blok]:
    return [b for b in susunan.blok if b.posisi > awal and (akhir is None or b.posisi < akhir)]


def _posisi_skpd(susunan: Susunan, sesudah: int) -> int | None:
    return next((s.posisi for s in susunan.simpul if s.posisi > sesudah and s.baris.kode.skpd), None)


def _cakupan_rekening(blok: Sequence[Blok], rekening: tuple[str, ...]) -> list[list[Bagian]]:
    """A rekening outside any sub kegiatan is a recapitulation of all of them."""
    daun = [d for b in blok for d in b.daun(rekening)]
    if daun:
        return [_dari_rekening(daun)]
    return [_dari_blok(blok)] if len(rekening) == 1 else []


_TINGKAT = (
    (re.compile(r"\bsub kegiatan\b"), "sub_kegiatan"),
    (re.compile(r"(?<!sub )\bkegiatan\b"), "kegiatan"),
    (re.compile(r"\bprogram\b"), "program"),
)


def _cakupan_jumlah(susunan: Susunan, simpul: Simpul) -> list[list[Blok]]:
    """Return what a row of totals may sum up: what it says, else any part that ends there."""
    sebelum = [b for b in susunan.blok if b.posisi < simpul.posisi]
    if not sebelum:
        return [susunan.blok]
    kini = sebelum[-1]
    per_tingkat = {
        "sub_kegiatan": [kini],
        "kegiatan": _berurutan(sebelum, kini.kunci[:KEGIATAN]),
        "program": _berurutan(sebelum, kini.kunci[:PROGRAM]),
    }
    apa = rapikan(simpul.baris.jumlah or "")
    disebut = [tingkat for pola, tingkat in _TINGKAT if pola.search(apa)]
    if len(disebut) == 1:
        return [per_tingkat[disebut[0]]]
    skpd = max((s.posisi for s in susunan.simpul if s.posisi < simpul.posisi and s.baris.kode.skpd), default=-1)
    unit = [b for b in sebelum if b.posisi > skpd]
    return [sebelum, unit, *per_tingkat.values()]


def _berurutan(blok: Sequence[Blok], kunci: Kunci) -> list[Blok]:
    """Return the last blocks in a row that stand below a code."""
    awal = len(blok)
    while awal and _termasuk(blok[awal - 1], kunci):
        awal -= 1
    return list(blok[awal:])


def periksa_identitas(baris: Iterable[BarisEkspor], identitas: Sequence[Identitas]) -> Hasil:
    """Compare the sums that hold in every row, such as sisa = pagu − realisasi, where all of it is there."""
    selisih, diperiksa = [], 0
    for b in baris:
        for i in identitas:
            if any(b.uang.get(k) is None for k in (i.hasil, *i.tambah, *i.kurang)):
                continue
            diperiksa += 1
            dihitung = sum(b.uang[k] for k in i.tambah) - sum(b.uang[k] for k in i.kurang)
            if dihitung != b.uang[i.hasil]:
                selisih.append(Selisih(b, i.hasil, b.uang[i.hasil], dihitung, (b.nomor,)))
    return Hasil(selisih, diperiksa)
