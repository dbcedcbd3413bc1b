"""Counts in the prose against the table that the sentence refers to, or that has the other counts of the sentence."""

import re
from collections.abc import Iterable, Iterator

from lkip_analysis.audit.document import Dokumen, Paragraf, TabelDok, kalimat
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.hitung import BERJENJANG, Banyak, banyak_di_tabel, banyak_disebut
from lkip_analysis.audit.lists import JUDUL_DAFTAR
from lkip_analysis.audit.read.judul import ROMAWI, nomor_tabel
from lkip_analysis.audit.registry import aturan

DASAR = "penghitungan baris tabel"
_RUJUKAN = re.compile(rf"\btabel\s+(?P<nomor>(?:{ROMAWI}|\d+)(?:\s?[.\-–]\s?\d+){{0,3}})(?!\w)", re.IGNORECASE)
_SELURUH = re.compile(
    r"(?:\s+(?:strategis|kerja|kinerja|utama|prioritas|daerah|perangkat|renstra)\b|\s*\([a-z]{2,5}\))*\s*"
    r"(?:[.,;:)(]|$|(?:dan|serta|beserta|sebagaimana|seperti|yaitu|yakni|meliputi|dengan\s+rincian|sebagai\s+berikut|"
    r"yang\s+(?:tercantum|disajikan|dirinci|dimuat|tertuang|tersaji|terdapat|tertera))\b)",
    re.IGNORECASE,
)
"""What may follow a count of a whole list; `3 program yang …` is a part of it."""
_SEBAGIAN = re.compile(
    r"\b(?:di\s?antaranya|tercapai|berhasil|melampaui|melebihi|belum|tidak|memenuhi|mencapai\s+target)\b", re.IGNORECASE
)
_DARI = re.compile(r"\bdari\s*(?:total\s+|seluruh\s+|sebanyak\s+)?$", re.IGNORECASE)
MIN_COCOK = 2


@aturan("jumlah-tabel", "Banyaknya tidak sama dengan tabelnya", Tingkat.WARNING, DASAR)
def jumlah_tabel(dokumen: Dokumen) -> Iterable[Temuan]:
    """`5 program, 18 kegiatan, dan 41 sub kegiatan` where the table has 17 kegiatan."""
    tabel = {t.nomor: t for t in dokumen.tabel if t.nomor}
    for p in dokumen.paragraf:
        if JUDUL_DAFTAR.match(p.bagian.judul):
            continue
        for awal, akhir in kalimat(p.teks):
            banyak = list(_seluruh(p.teks, awal, akhir))
            if banyak:
                dirujuk = _dirujuk(p, banyak[-1].akhir, tabel)
                beda = _beda(banyak, dirujuk) if dirujuk else []
                yield from _temuan(p, beda) if beda else _temuan(p, _kecuali_satu(dokumen, banyak))


def _seluruh(teks: str, awal: int, akhir: int) -> Iterator[Banyak]:
    """The counts of a sentence that are about whole lists."""
    if not _SEBAGIAN.search(teks, awal, akhir):
        for b in banyak_disebut(teks, awal, akhir):
            if _SELURUH.match(teks, b.akhir) and not _DARI.search(teks[awal : b.awal]):
                yield b


def _dirujuk(p: Paragraf, sesudah: int, tabel: dict[str, TabelDok]) -> TabelDok | None:
    """The table that the paragraph refers to after a count, before it counts again."""
    m = _RUJUKAN.search(p.teks, sesudah)
    if m is None or any(banyak_disebut(p.teks, sesudah, m.start())):
        return None
    return tabel.get(nomor_tabel(m["nomor"]) or "")


def _beda(banyak: list[Banyak], tabel: TabelDok) -> list[tuple[Banyak, set[int], TabelDok]]:
    hitung = [(b, banyak_di_tabel(tabel, b.benda)) for b in banyak]
    return [(b, n, tabel) for b, n in hitung if n and b.n not in n]


def _kecuali_satu(dokumen: Dokumen, banyak: list[Banyak]) -> list[tuple[Banyak, set[int], TabelDok]]:
    """The count that alone differs from a table with all others of its sentence; nothing if a table has all."""
    jenjang = [b for b in banyak if b.benda in BERJENJANG]
    if len(jenjang) <= MIN_COCOK:
        return []
    hasil = []
    for t in dokumen.tabel:
        hitung = [(b, banyak_di_tabel(t, b.benda)) for b in jenjang]
        beda = [(b, n, t) for b, n in hitung if n and b.n not in n]
        if all(n for _, n in hitung) and len(beda) <= len(jenjang) - MIN_COCOK:
            if not beda:
                return []
            hasil = hasil or beda
    return hasil


def _temuan(p: Paragraf, beda: list[tuple[Banyak, set[int], TabelDok]]) -> Iterator[Temuan]:
    for b, n, tabel in beda:
        harus = " atau ".join(map(str, sorted(n)))
        yield Temuan(
            f"Kalimat menyebut {b.n} {b.benda}, padahal {tabel.label} memuat {harus}. "
            "(Dugaan: tabel itu memuat seluruhnya.)",
            str(b.n),
            harus,
            (p.di(b.awal, b.akhir, 30),),
            (b.benda, str(b.n), harus),
        )
