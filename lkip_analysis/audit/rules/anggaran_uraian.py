"""Absorption in sentences: a percentage against the two amounts that stand beside it."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from lkip_analysis.audit.document import Dokumen, Paragraf, kalimat
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.ratio import cetak_persen
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.uang import Sebutan, rupiah, sebutan_uang
from lkip_analysis.text.tolerance import BEDA, setara

MAKS_BLOK = 250
"""A paragraph up to here, in characters, is read as one statement."""
_DARI = re.compile(
    r"\W*\bdari\s+(?:(?:total|jumlah|seluruh|keseluruhan|pagu|anggaran|alokasi|dana|belanja|target|rencana|program|"
    r"kegiatan|apbd|apbn|perubahan|murni|yang|dianggarkan|tersedia|disediakan|ditetapkan|sebesar|senilai|sejumlah|"
    r"tahun|20\d\d)\s+)*",
    re.IGNORECASE,
)
_LALU = re.compile(
    r"[\s,(=]*(?:\b(?:atau|setara|yaitu|yakni|dengan|persentase|tingkat|penyerapan|serapan|realisasi|sebesar|mencapai|"
    r"sekitar|hanya)[\s,(=]*)*",
    re.IGNORECASE,
)
_BUKA = re.compile(r"\s*(?:\(|,?\s*\b(?:atau|yaitu|yakni)\b)[\s(=]*(?:sebesar|senilai)?\s*", re.IGNORECASE)


class _Serapan(NamedTuple):
    pagu: Sebutan
    realisasi: Sebutan
    persen: Sebutan


@aturan(
    "serapan-uraian",
    "Serapan dalam uraian tidak sesuai dengan angkanya",
    Tingkat.ERROR,
    "aritmetika: serapan = realisasi anggaran / pagu × 100%",
)
def serapan_uraian(dokumen: Dokumen) -> Iterable[Temuan]:
    """A percentage of a sentence, or of a short block of lines, that its pagu and realisasi do not give."""
    for p in dokumen.paragraf:
        for pagu, realisasi, angka in dict.fromkeys(_serapan(p)):
            nilai = 100 * Fraction(rupiah(realisasi.temuan.angka)) / Fraction(rupiah(pagu.temuan.angka))
            cetak = angka.temuan.angka
            if any(setara(cetak, n) != BEDA for n in (nilai, abs(100 - nilai))) or _kasar(pagu, realisasi):
                continue
            harus = cetak_persen(nilai, cetak)
            yield Temuan(
                f"Tercetak {cetak.teks.strip()}, padahal realisasi {realisasi.temuan.angka.teks.strip()} "
                f"dari anggaran {pagu.temuan.angka.teks.strip()} ialah {harus}.",
                cetak.teks.strip(),
                harus,
                (p.di(angka.temuan.awal, angka.temuan.akhir, 60),),
                (str(rupiah(pagu.temuan.angka)), str(rupiah(realisasi.temuan.angka)), str(cetak.nilai)),
            )


def _kasar(*sebutan: Sebutan) -> bool:
    """Whether an amount is rounded to millions or more: its percentage cannot be checked."""
    return any(s.temuan.angka.desimal < 0 for s in sebutan)


def _serapan(p: Paragraf) -> Iterator[_Serapan]:
    for awal, akhir in kalimat(p.teks):
        semua = _sebutan(p, awal, akhir)
        yield from _bersebelahan(p.teks, semua)
        yield from _satu_satu(semua)
    if len(p.teks) <= MAKS_BLOK:  # `Pagu : Rp…`, `Realisasi : Rp…`, `Persentase : …` on three lines
        yield from _satu_satu(_sebutan(p, 0, len(p.teks)))


def _sebutan(p: Paragraf, awal: int, akhir: int) -> list[Sebutan]:
    return [
        s._replace(temuan=s.temuan._replace(awal=s.temuan.awal + awal, akhir=s.temuan.akhir + awal))
        for s in sebutan_uang(p.teks[awal:akhir])
    ]


def _satu_satu(semua: list[Sebutan]) -> Iterator[_Serapan]:
    """One pagu, one realisasi and last one percentage, as the words before them call them."""
    jenis = [s.jenis for s in semua]
    if sorted(jenis) == ["pagu", "persen", "realisasi"] and jenis[-1] == "persen":
        pagu, realisasi, angka = (semua[jenis.index(j)] for j in _Serapan._fields)
        if rupiah(pagu.temuan.angka):
            yield _Serapan(pagu, realisasi, angka)


def _bersebelahan(teks: str, semua: list[Sebutan]) -> Iterator[_Serapan]:
    """`Rp3 dari pagu Rp4 atau 75%` and `75% (Rp3 dari Rp4)`, whatever else the sentence holds."""

    def sela(kiri: Sebutan, kanan: Sebutan, pola: re.Pattern[str]) -> bool:
        return pola.fullmatch(teks, kiri.temuan.akhir, kanan.temuan.awal) is not None

    for i, (a, b) in enumerate(pairwise(semua)):
        if "persen" in (a.jenis, b.jenis) or not rupiah(b.temuan.angka) or not sela(a, b, _DARI):
            continue
        if i and semua[i - 1].jenis == "persen" and sela(semua[i - 1], a, _BUKA):
            yield _Serapan(b, a, semua[i - 1])
        elif i + 2 < len(semua) and semua[i + 2].jenis == "persen" and sela(b, semua[i + 2], _LALU):
            yield _Serapan(b, a, semua[i + 2])
