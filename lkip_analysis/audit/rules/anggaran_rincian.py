"""Amounts in sentences: a total with its parts, and amounts that look like a slip of another one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from lkip_analysis.audit.document import Butir, Dokumen, Paragraf, Tempat, kalimat
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.uang import cetak_seperti, rupiah, sebutan_uang
from lkip_analysis.text.parse_numbers import Temuan as Angka
from lkip_analysis.text.parse_numbers import cari_angka

DASAR = "aritmetika: jumlah sama dengan penjumlahan rinciannya"
MIN_DIGIT = 9
MIN_DIGIT_KHAS = 5
"""An amount with so many digits before its trailing zeros is hardly near another one by chance."""

_TERDIRI = re.compile(
    r"terdiri\s+(?:dari|atas)|yang\s+meliputi|dengan\s+rincian|rinciannya|terbagi\s+(?:dalam|atas|menjadi)",
    re.IGNORECASE,
)
_BUKAN_BAGIAN = re.compile(
    r"realisasi|terealisasi|terserap|\bserapan|penyerapan|\bsisa|menjadi|berkurang|bertambah|sebelum|semula|"
    r"\bjumlah|\btotal",
    re.IGNORECASE,
)


def _lebar(t: Angka) -> Decimal:
    """Half of the last digit of an amount rounded to thousands or more: `2,5 miliar`."""
    return Decimal(10) ** -t.angka.desimal / 2 if t.angka.desimal < 0 else Decimal(0)


def _uang(teks: str) -> list[Angka]:
    return [t for t in cari_angka(teks) if t.angka.satuan == "Rp" and not t.angka.kosong]


def _total(teks: str) -> list[Angka]:
    """Amounts before the parts that may be their total, the likeliest last.

    That is the last one of the sentence, else the last budget named before it; none where only a remainder
    or a realisasi is named before.
    """
    uang = [s for s in sebutan_uang(teks) if s.jenis != "persen" and s.temuan.angka.satuan == "Rp"]
    awal = max((a for a, _ in kalimat(teks)), default=0)
    utama = [s for s in uang if s.temuan.awal >= awal] or [s for s in uang if s.jenis in ("pagu", "")]
    return [s.temuan for s in uang if s is not utama[-1]] + [utama[-1].temuan] if utama else []


def _rincian(dokumen: Dokumen) -> Iterator[tuple[Paragraf, list[Angka], list[tuple[Angka, Tempat]]]]:
    """What a text says to consist of several amounts, in one paragraph or as list items below it.

    Several amounts may be the total; the first that the parts add up to is it.
    """
    blok = dokumen.blok
    for i, p in enumerate(blok):
        if not isinstance(p, Paragraf):
            continue
        for m in _TERDIRI.finditer(p.teks):
            total = _total(p.teks[: m.start()])
            batas = re.search(r"\.\s+(?=[A-Z])", p.teks[m.end() :])
            akhir = m.end() + batas.start() if batas else len(p.teks)
            bagian = [(t, p.di(m.end() + t.awal, m.end() + t.akhir)) for t in _uang(p.teks[m.end() : akhir])]
            if _BUKAN_BAGIAN.search(p.teks[m.end() : akhir]):
                continue
            bagian = bagian or _butir(blok[i + 1 :])
            if total and len(bagian) > 1:
                yield p, total, bagian


def _butir(blok) -> list[tuple[Angka, Tempat]]:
    hasil = []
    for b in blok:
        if not isinstance(b, Butir):
            break
        uang = _uang(b.teks)
        if len(uang) != 1 or _BUKAN_BAGIAN.search(b.teks):
            return []
        hasil.append((uang[0], b.di(uang[0].awal, uang[0].akhir)))
    return hasil


@aturan("anggaran-rincian", "Jumlah dalam uraian tidak sama dengan rinciannya", Tingkat.ERROR, DASAR)
def anggaran_rincian(dokumen: Dokumen) -> Iterable[Temuan]:
    """`Anggaran sebesar Rp… terdiri dari belanja operasi Rp… dan belanja modal Rp…` that does not add up."""
    for p, calon, bagian in _rincian(dokumen):
        jumlah = sum((rupiah(t.angka) for t, _ in bagian), Decimal(0))
        bulat = sum((_lebar(t) for t, _ in bagian), Decimal(0))
        if any(abs(jumlah - rupiah(t.angka)) <= bulat + _lebar(t) for t in calon):
            continue
        total = calon[-1]
        nilai = rupiah(total.angka)
        cetak = total.angka.teks.strip()
        harus = cetak_seperti(jumlah, cetak)
        yield Temuan(
            f"{cetak} disebut terdiri atas {len(bagian)} bagian, padahal bagian itu berjumlah {harus} "
            f"(selisih {cetak_seperti(abs(jumlah - nilai), cetak)}).",
            cetak,
            harus,
            (p.di(total.awal, total.akhir, 30), *(t for _, t in bagian)),
            (str(nilai), str(jumlah)),
        )


@aturan(
    "anggaran-salah-ketik",
    "Angka anggaran mirip dengan angka lain",
    Tingkat.WARNING,
    "perbandingan angka dalam dokumen",
)
def anggaran_salah_ketik(dokumen: Dokumen) -> Iterable[Temuan]:
    """An amount that stands once and is one digit, or two swapped ones, off an amount that recurs."""
    letak: dict[str, list[tuple[str, Tempat]]] = {}
    for p in dokumen.semua_teks():
        for t in cari_angka(p.teks):
            digit = str(int(rupiah(t.angka) or 0))
            if len(digit) >= MIN_DIGIT and len(digit.rstrip("0")) >= MIN_DIGIT_KHAS:
                letak.setdefault(digit, []).append((t.angka.teks.strip(), p.di(t.awal, t.akhir, 30)))
    banyak = Counter({digit: len(tempat) for digit, tempat in letak.items()})
    for digit, tempat in letak.items():
        if banyak[digit] > 1 or tempat[0][1].tabel is not None:
            continue
        mirip = [d for d in banyak if banyak[d] > 1 and _satu_salah(digit, d)]
        if len(mirip) == 1:
            cetak, di = tempat[0]
            harus = cetak_seperti(Decimal(mirip[0]), cetak)
            yield Temuan(
                f"{cetak} hanya tercetak sekali dan berbeda satu digit dari {harus}, yang tercetak "
                f"{banyak[mirip[0]]} kali. (Dugaan: salah ketik.)",
                cetak,
                harus,
                (di,),
                (digit, mirip[0]),
            )


def _satu_salah(a: str, b: str) -> bool:
    """Whether two strings of digits differ in one place, or in two neighbours that are swapped."""
    if len(a) != len(b):
        return False
    beda = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(beda) == 2 and beda[1] == beda[0] + 1:
        i, j = beda
        return a[i] == b[j] and a[j] == b[i]
    return len(beda) == 1
