"""Counts in the prose against the list or table that they introduce, and against the perjanjian kinerja."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from lkip_analysis.audit.dates import bulan_perubahan
from lkip_analysis.audit.document import Butir, Dokumen, Paragraf, TabelDok, Tempat, kalimat
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.hitung import BENDA, POLA_BENDA, Banyak, banyak_di_tabel, banyak_disebut, nama_benda
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.reported import indikator_pk
from lkip_analysis.text.number_format import terbilang

DASAR = "penghitungan rincian"
_PENGANTAR = re.compile(
    r"(?:antara lain|yaitu|yakni|sebagai berikut|meliputi|terdiri (?:dari|atas)|adalah|berikut ini)\s*:?\s*$",
    re.I,
)
_LABEL = re.compile(r"\s*(?:[IVXLC]+|\d+|[a-z])[.)]\s+|\s*[-•]\s*", re.IGNORECASE)
_AWAL_BENDA = re.compile(rf"\s*(?P<benda>{POLA_BENDA})\b", re.IGNORECASE)
_DI_DALAM = re.compile(rf"\s+(?:[•▪●-]|(?:[IVXLC]+|\d{{1,2}})[.)])\s+(?=(?:{POLA_BENDA})\b)", re.IGNORECASE)
"""Where an item begins within the line of the one before it."""
MAKS_SAMBUNGAN = 160
"""A paragraph of at most this length between list items is a piece of one, cut off by a page."""
LEVEL_BAGIAN = 3


class _Daftar(NamedTuple):
    """What follows an introducing paragraph: list items, or a table."""

    pengantar: Paragraf
    banyak: list[Banyak]
    butir: list[Paragraf]
    tabel: TabelDok | None


def _daftar(dokumen: Dokumen) -> Iterator[_Daftar]:
    for i, p in enumerate(dokumen.blok):
        if isinstance(p, TabelDok) or not _PENGANTAR.search(p.teks):
            continue
        awal = list(kalimat(p.teks))[-1][0]
        banyak = list(banyak_disebut(p.teks, awal))
        lanjut = dokumen.blok[i + 1 :]
        if not banyak or not lanjut:
            continue
        if isinstance(lanjut[0], TabelDok):
            yield _Daftar(p, banyak, [], lanjut[0])
        else:
            yield _Daftar(p, banyak, list(takewhile(lambda b, p=p: _termasuk(b, p), lanjut)), None)


def _termasuk(blok: Paragraf | TabelDok, pengantar: Paragraf) -> bool:
    if isinstance(blok, TabelDok):
        return False
    if blok.bagian is not pengantar.bagian and blok.bagian.level <= LEVEL_BAGIAN:
        return False
    return isinstance(blok, Butir) or (len(blok.teks) <= MAKS_SAMBUNGAN and blok.teks.rstrip()[-1:] not in ".:")


@aturan("jumlah-daftar", "Banyaknya tidak sama dengan daftarnya", Tingkat.ERROR, DASAR)
def jumlah_daftar(dokumen: Dokumen) -> Iterable[Temuan]:
    """`5 program, 19 kegiatan dan 45 sub kegiatan antara lain:` against the items that follow."""
    for d in _daftar(dokumen):
        hitung = _per_label(d.butir)
        for b in d.banyak:
            if d.tabel is not None:
                n, pasti = _satu_satunya(banyak_di_tabel(d.tabel, b.benda)), True
            elif hitung:
                n, pasti = _sesuai_label(hitung, b), True
            else:
                n, pasti = (_senada(d.butir) if len(d.banyak) == 1 else None), False
            if n and n != b.n:
                yield _temuan(d, b, n, pasti)


def _satu_satunya(banyak: set[int]) -> int | None:
    return next(iter(banyak)) if len(banyak) == 1 else None


def _temuan(d: _Daftar, b: Banyak, n: int, pasti: bool) -> Temuan:
    return Temuan(
        f"Kalimat menyebut {b.n} {b.benda}, padahal rinciannya memuat {n}."
        + ("" if pasti else f" (Dugaan: setiap butir adalah satu {b.benda}.)"),
        str(b.n),
        str(n),
        (d.pengantar.di(b.awal, b.akhir, 30),),
        (b.benda, str(b.n), str(n)),
        tingkat=None if pasti else Tingkat.WARNING,
    )


def _per_label(butir: list[Paragraf]) -> Counter[str]:
    """Items by the word that they begin with; those without one count with the innermost kind of the list."""
    hitung: Counter[str] = Counter()
    tanpa = 0
    for p in butir:
        for n, teks in enumerate(_DI_DALAM.split(p.teks)):
            while m := _LABEL.match(teks):
                teks = teks[m.end() :]
            if m := _AWAL_BENDA.match(teks):
                hitung[nama_benda(m["benda"])] += 1
            elif isinstance(p, Butir) and n == 0:
                tanpa += 1
    if not hitung or tanpa > hitung.total():
        return Counter()
    hitung[next(b for b in BENDA if hitung[b])] += tanpa
    hitung["tanpa label"] = tanpa
    return hitung


def _sesuai_label(hitung: Counter[str], b: Banyak) -> int | None:
    """The number of items of a kind; the stated one where the items without a label settle it."""
    n = hitung[b.benda]
    return b.n if n - hitung["tanpa label"] <= b.n <= n else n


def _senada(butir: list[Paragraf]) -> int | None:
    """Number of items with the mark style of the first: `1.`, `2.`, …; None where the marks do not run on."""
    tanda = [b.penanda.strip("().") for b in butir if isinstance(b, Butir)]
    if not tanda or tanda[0] != "1":
        return None
    n = 0
    for t in tanda:
        if t.isdigit():
            if int(t) != n + 1:
                return None
            n += 1
    return n


_BANYAK_IKU = re.compile(
    r"(?<![\w.,/-])(?P<n>\d{1,3})\s*\([a-z\s]+\)\s*(?:indikator kinerja utama|iku)\b"
    r"(?!\s+(?:yang\s+)?(?:telah|sudah|belum|tidak|berhasil|tercapai|mencapai|melampaui))",
    re.IGNORECASE,
)


@aturan("jumlah-iku", "Banyaknya indikator kinerja utama berbeda", Tingkat.WARNING, DASAR)
def jumlah_iku(dokumen: Dokumen) -> Iterable[Temuan]:
    """`1 (satu) Indikator Kinerja Utama` where the perjanjian kinerja and the IKU table list three."""
    banyak = {len(indikator_pk(dokumen)), *_tabel_iku(dokumen)} - {0}
    if not banyak:
        return
    for p in dokumen.paragraf:
        ada = list(_BANYAK_IKU.finditer(p.teks))
        if len(ada) == 1 and int(ada[0]["n"]) not in banyak:
            n = " atau ".join(f"{b} ({terbilang(b)})" for b in sorted(banyak))
            yield Temuan(
                f"Kalimat menyebut {ada[0]['n']} indikator kinerja utama, padahal dokumen memuat {n}. "
                "(Dugaan: kalimat itu tentang seluruh indikator kinerja utama.)",
                ada[0]["n"],
                " atau ".join(map(str, sorted(banyak))),
                (_tempat(p, ada[0]),),
                (ada[0]["n"], *map(str, sorted(banyak))),
            )


def _tempat(p: Paragraf, m: re.Match[str]) -> Tempat:
    return p.di(m.start(), m.end(), 40)


def _tabel_iku(dokumen: Dokumen) -> set[int]:
    """Number of indicators in each table that lists or measures the IKU."""
    return {
        n
        for t in dokumen.tabel
        if re.search(r"\biku\b|indikator kinerja utama", f"{t.judul} {' '.join(k.nama for k in t.kolom)}", re.I)
        for n in banyak_di_tabel(t, "indikator")
    }


_PERJANJIAN = re.compile(r"\bperjanjian\s+kinerja\b", re.IGNORECASE)
_KALI = re.compile(r"(?<![\w.,/-])(?P<n>\d{1,2})\s*(?:\([a-z\s]+\)\s*)?kali\s+perubahan\b", re.IGNORECASE)


@aturan("jumlah-perubahan", "Banyaknya perubahan perjanjian kinerja berbeda", Tingkat.WARNING, DASAR)
def jumlah_perubahan(dokumen: Dokumen) -> Iterable[Temuan]:
    """`mengalami 2 (dua) kali perubahan` where the text dates one amendment only."""
    bulan = bulan_perubahan(dokumen.paragraf)
    for p in dokumen.paragraf:
        for m in _KALI.finditer(p.teks):
            if bulan and int(m["n"]) != len(bulan) and _PERJANJIAN.search(p.teks):
                yield Temuan(
                    f"Perjanjian kinerja disebut mengalami {m['n']} kali perubahan, padahal dokumen menyebut "
                    f"{len(bulan)} waktu perubahan. (Dugaan: setiap perubahan disebut waktunya.)",
                    m["n"],
                    str(len(bulan)),
                    (_tempat(p, m),),
                    (m["n"], str(len(bulan))),
                )
