"""Numbers in words against the digits beside them."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from lkip_analysis.audit.document import Dokumen, Paragraf, TabelDok
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.uang import rupiah
from lkip_analysis.text.number_format import bilangan, terbilang
from lkip_analysis.text.parse_numbers import AngkaTercetak, cari_angka
from lkip_analysis.text.parse_terbilang import akhir_terbilang, baca_terbilang, cari_terbilang

DASAR = "kesesuaian angka dengan terbilang"
MAKS_SISA = 3
"""So many words may follow the number in its brackets: `lima puluh orang peserta`."""

_KURUNG = re.compile(r"\s*(?:[.,]-+|,00)?\s*[*_]*\(\s*[*_“\"]*([^()\d]{3,200}?)[*_”\"]*\s*\)")
_ANGKA_DALAM_KURUNG = re.compile(r"([A-Za-z][A-Za-z \n]*?)\s*\((\d{1,3}(?:\.\d{3})*)\)")
_PENANDA_TERBILANG = re.compile(r"\bterbilang\b\s*[:=]?\s*[(*_“\"]*([^()\d]{6,200})", re.IGNORECASE)
_KATA_RENTANG = re.compile(
    r"\b(?:persen|sampai|dengan|s\.?d|kurang|lebih|dari|di|bawah|atas|sama|atau|hingga|ke|dan|rupiah)\b|[.,]",
    re.IGNORECASE,
)


def _cocok(angka: AngkaTercetak, kata: Decimal) -> bool:
    return kata == rupiah(angka) or any(kata == b.nilai for b in angka.bacaan)


@aturan("terbilang", "Terbilang tidak sama dengan angkanya", Tingkat.ERROR, DASAR)
def beda_terbilang(dokumen: Dokumen) -> Iterable[Temuan]:
    """Digits with other words in brackets, words with other digits in brackets, a line `Terbilang: …`."""
    for p in dokumen.semua_teks():
        if "(" in p.teks:
            yield from _kata_dalam_kurung(p)
            yield from _angka_dalam_kurung(p)
    yield from _baris_terbilang(dokumen)
    yield from _kolom_kata(dokumen)


def _kata_dalam_kurung(p: Paragraf) -> Iterator[Temuan]:
    for t in cari_angka(p.teks):
        kurung = _KURUNG.match(p.teks, t.akhir)
        kata = baca_terbilang(kurung[1]) if kurung and not t.angka.kosong else None
        if kata is None or len(kata.sisa) > MAKS_SISA or _cocok(t.angka, kata.nilai):
            continue
        yield _temuan(
            p.di(t.awal, kurung.end()),
            t.angka,
            kurung[1],
            kata.nilai,
            None if kata.tepat else Tingkat.WARNING,
        )


def _angka_dalam_kurung(p: Paragraf) -> Iterator[Temuan]:
    for m in _ANGKA_DALAM_KURUNG.finditer(p.teks):
        kata, angka = akhir_terbilang(m[1]), next((t.angka for t in cari_angka(m[2])), None)
        if kata is not None and angka is not None and not _cocok(angka, kata):
            yield _temuan(p.di(m.start(), m.end()), angka, m[1], kata, None)


def _baris_terbilang(dokumen: Dokumen) -> Iterator[Temuan]:
    """`Terbilang: …` against the last amount before it: in its paragraph, else in the block above."""
    atas: Paragraf | TabelDok | None = None
    for blok in dokumen.blok:
        if isinstance(blok, Paragraf) and (m := _PENANDA_TERBILANG.search(blok.teks)):
            kata = baca_terbilang(m[1])
            angka = _angka_terakhir(blok.teks[: m.start()]) or (atas and _angka_blok(atas))
            if kata and angka and len(kata.sisa) <= MAKS_SISA and not _cocok(angka, kata.nilai):
                tingkat = None if kata.tepat else Tingkat.WARNING
                yield _temuan(blok.di(m.start(), m.end()), angka, m[1], kata.nilai, tingkat)
        atas = blok


def _angka_terakhir(teks: str) -> AngkaTercetak | None:
    return ([t.angka for t in cari_angka(teks)] or [None])[-1]


def _angka_blok(blok: Paragraf | TabelDok) -> AngkaTercetak | None:
    if isinstance(blok, Paragraf):
        return _angka_terakhir(blok.teks)
    angka = [s.angka for s in blok.baris[-1].sel if s.angka and not s.angka.kosong] if blok.baris else []
    return angka[-1] if angka else None


def _kolom_kata(dokumen: Dokumen) -> Iterator[Temuan]:
    """A cell that says in words what its left neighbour says in digits: `85% s.d. 100%`."""
    for tabel in dokumen.tabel:
        for baris in tabel.baris:
            for kiri, sel in zip(baris.sel, baris.sel[1:], strict=False):
                kata = list(cari_terbilang(sel.teks)) if _hanya_bilangan(sel.teks) else []
                angka = [t.angka for t in cari_angka(kiri.teks)] if kata else []
                beda = len(kata) == len(angka) and any(not _cocok(a, k) for a, k in zip(angka, kata, strict=True))
                if beda:
                    yield Temuan(
                        f"“{sel.teks}” pada {tabel.label} tidak sama dengan {kiri.teks} di sebelahnya.",
                        sel.teks,
                        kiri.teks,
                        (sel.tempat,),
                        (kiri.teks, sel.teks),
                    )


def _hanya_bilangan(teks: str) -> bool:
    if len(teks.split()) < 2 or any(c.isdigit() for c in teks):
        return False
    return not any(
        baca_terbilang(bagian) is None for bagian in _KATA_RENTANG.sub("|", teks).split("|") if bagian.strip(" *_")
    )


def _temuan(tempat, angka: AngkaTercetak, kata: str, nilai: Decimal, tingkat: Tingkat | None) -> Temuan:
    kata = " ".join(kata.split()).strip(" *_“”\"'")
    tepat = rupiah(angka)
    harus = terbilang(int(tepat)) if tepat == int(tepat) and 0 <= tepat < 10**15 else bilangan(tepat)
    return Temuan(
        f"Angka {angka.teks.strip()} diberi terbilang “{kata}”, yang berarti {bilangan(nilai)}."
        + (" (Dugaan: kata yang salah eja dibaca sebagai kata bilangan terdekat.)" if tingkat else ""),
        f"{angka.teks.strip()} ({kata})",
        harus,
        (tempat,),
        (str(tepat), str(nilai)),
        tingkat=tingkat,
    )
