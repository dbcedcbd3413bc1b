"""Components in prose: percentages of two counts, sums of parts, one denominator for one year."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, groupby
from typing import NamedTuple

from lkip_analysis.audit.cacah import RINCI, Hitungan, Kalimat, kalimat_hitungan, menyebut, sebutan_di_depan
from lkip_analysis.audit.columns import Peran
from lkip_analysis.audit.context import tahun_laporan
from lkip_analysis.audit.document import Dokumen
from lkip_analysis.audit.figures import Fakta, fakta_tabel, nama_cetak, satu_nama
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.phrases import Frasa, frasa_dalam
from lkip_analysis.audit.ratio import cetak_persen
from lkip_analysis.audit.registry import aturan
from lkip_analysis.text.number_format import bilangan
from lkip_analysis.text.parse_numbers import AngkaTercetak
from lkip_analysis.text.tolerance import BEDA, DIPOTONG, setara

DASAR = "aritmetika: persentase = pembilang / penyebut × 100%"
_PER = re.compile(r"(?:\s+\w+)?\s+(?:per|setiap|tiap|untuk\s+setiap)\s+\w", re.IGNORECASE)
_RUMUS = re.compile(r"\bdi\s?bagi\b|\bperhitungan\b|\bpenghitungan\b|\bdihitung\b|\brumus\b|\bformula", re.IGNORECASE)
_DARI = re.compile(r"(?<!terdiri\s)\bdari\s+(?:total\s+|sebanyak\s+|jumlah\s+|seluruh\s+|target\s+)*$", re.IGNORECASE)
MAKS_BAGIAN = 10


class _Rasio(NamedTuple):
    """Numerator and denominator that a sentence states: `19 kasus … dari 32 kasus`."""

    kalimat: Kalimat
    pembilang: Hitungan
    penyebut: Hitungan


def _rasio_dari(k: Kalimat) -> Iterator[_Rasio]:
    """`A orang … dari B orang`: A is the total of an enumeration before it, else the count just before."""
    for i, b in enumerate(k.hitungan[1:], 1):
        if not _DARI.search(k.paragraf.teks, k.awal, b.awal):
            continue
        depan = [h for h in k.hitungan[:i] if h.satuan == b.satuan]
        induk = [h for h in depan if RINCI.match(k.paragraf.teks, h.akhir)]
        if depan and (a := (induk or depan)[-1]).nilai <= b.nilai:
            yield _Rasio(k, a, b)


def _rasio_dan(k: Kalimat) -> Iterator[tuple[_Rasio, tuple[int, int, AngkaTercetak]]]:
    """`32 kasus dan telah diselesaikan 19 kasus atau 40,62%`: two counts of one unit before a percentage."""
    for persen in k.persen:
        depan = [h for h in k.hitungan if h.akhir <= persen[0]][-2:]
        if len(depan) < 2 or depan[0].satuan != depan[1].satuan or depan[0].nilai < depan[1].nilai:
            continue
        antara = k.paragraf.teks[depan[1].akhir : persen[0]]
        tengah = k.paragraf.teks[depan[0].akhir : depan[1].awal]
        if re.fullmatch(r"\s*,?\s*\(?(?:atau|=|yaitu)?\s*(?:sebesar|sebanyak)?\s*\(?\s*", antara) and re.search(
            r"\b(?:diselesaikan|selesai|terselesaikan|tercapai|terealisasi|telah|berhasil|ditangani|diantaranya|"
            r"di antaranya|tercatat)\b",
            tengah,
            re.IGNORECASE,
        ):
            yield _Rasio(k, depan[1], depan[0]), persen


@aturan("rasio-komponen", "Persentase tidak sesuai dengan pembilang dan penyebutnya", Tingkat.ERROR, DASAR)
def rasio_komponen(dokumen: Dokumen) -> Iterable[Temuan]:
    """A percentage in the sentence, or the realisasi of that year, against the two counts it is made of."""
    for k in kalimat_hitungan(dokumen):
        langsung = list(_rasio_dan(k))
        for rasio, (_, akhir, angka) in langsung:
            yield from _temuan(dokumen, rasio, angka, k.paragraf.di(rasio.pembilang.awal, akhir, 60), k.tahun)
        for rasio in _rasio_dari(k):
            if tercetak := _realisasi(dokumen, rasio):
                angka, tahun = tercetak
                tempat = k.paragraf.di(rasio.pembilang.awal, rasio.penyebut.akhir, 30)
                yield from _temuan(dokumen, rasio, angka, tempat, tahun)


def _temuan(dokumen: Dokumen, r: _Rasio, angka: AngkaTercetak, tempat, tahun: int | None) -> Iterator[Temuan]:
    nilai = Fraction(100 * r.pembilang.nilai, r.penyebut.nilai)
    hasil = setara(angka, nilai)
    if hasil not in (BEDA, DIPOTONG):
        return
    sisa = Fraction(100 * (r.penyebut.nilai - r.pembilang.nilai), r.penyebut.nilai)
    terbalik = hasil == BEDA and setara(angka, sisa) != BEDA
    harus = cetak_persen(nilai, angka)
    subjek = r.kalimat.subjek[0] if len(r.kalimat.subjek) == 1 else ""
    yield Temuan(
        f"Tercetak {angka.teks}{f' untuk {tahun}' if tahun else ''}, padahal {r.pembilang.cetak} dari "
        f"{r.penyebut.cetak} adalah {harus}."
        + (" Angka dipotong, tidak dibulatkan." if hasil == DIPOTONG else "")
        + (
            f" Angka tercetak adalah bagian sisanya, {bilangan(r.penyebut.nilai - r.pembilang.nilai)}."
            if terbalik
            else ""
        ),
        angka.teks,
        harus,
        (tempat,),
        (subjek, str(tahun), str(angka.nilai), str(r.pembilang.nilai), str(r.penyebut.nilai)),
        subjek=nama_cetak(dokumen, subjek) if subjek else "",
        tingkat=Tingkat.INFO if hasil == DIPOTONG else None,
    )


def _realisasi(dokumen: Dokumen, r: _Rasio) -> tuple[AngkaTercetak, int | None] | None:
    """The percentage that a pair of counts must give: the realisasi that the sentence states after it, else
    that of its year in the tables; where the sentence names no year, that of any year that it fits."""
    k = r.kalimat
    if len(k.subjek) != 1:
        return None
    ikut = [f for f in frasa_dalam(dokumen, k.paragraf, k.awal) if _realisasi_sesudah(f, r)]
    if ikut:
        return ikut[0].angka, ikut[0].tahun
    if not _berumus(k.paragraf.teks):
        return None  # Nothing says that these two counts make the realisasi.
    fakta = [f for f in fakta_tabel(dokumen) if _realisasi_indikator(f, k.subjek[0])]
    if k.tahun is not None:
        fakta = [f for f in fakta if f.tahun == k.tahun]
        return (fakta[0].angka, k.tahun) if len({f.angka.nilai for f in fakta}) == 1 else None
    nilai = Fraction(100 * r.pembilang.nilai, r.penyebut.nilai)
    cocok = [f for f in fakta if setara(f.angka, nilai) != BEDA]
    return (cocok[0].angka, cocok[0].tahun) if cocok else None


def _realisasi_sesudah(f: Frasa, r: _Rasio) -> bool:
    """Whether a phrase of the same sentence gives the realisasi right after the two counts."""
    return (
        f.ukuran is Peran.REALISASI
        and f.awal >= r.penyebut.akhir
        and f.angka.satuan == "%"
        and not any(r.penyebut.akhir < h.awal < f.awal for h in r.kalimat.hitungan)
    )


@lru_cache(maxsize=64)
def _berumus(teks: str) -> bool:
    """Whether a paragraph says how the realisasi is computed."""
    return _RUMUS.search(teks) is not None


def _realisasi_indikator(f: Fakta, subjek: str) -> bool:
    return (
        f.ukuran is Peran.REALISASI and not f.periode and f.angka.satuan in ("%", None) and satu_nama(f.subjek, subjek)
    )


@aturan(
    "jumlah-komponen",
    "Jumlah rincian dalam kalimat tidak sesuai",
    Tingkat.ERROR,
    "aritmetika: jumlah rincian",
)
def jumlah_komponen(dokumen: Dokumen) -> Iterable[Temuan]:
    """`sebanyak 278 orang terdiri dari … 70 orang, … 192 orang, dan … 16 orang`: the parts against the total.

    Counts `per paket` are no parts. A total that some of the parts make is right: the others explain them.
    """
    for k, induk, sisa in _semua_rincian(dokumen):
        bagian = [h for h in sisa if h.satuan == induk.satuan]
        henti = next((n for n, h in enumerate(bagian) if _DARI.search(k.paragraf.teks, k.awal, h.awal)), None)
        bagian = [h for h in bagian[:henti] if not _PER.match(k.paragraf.teks, h.akhir)]
        if not 2 <= len(bagian) <= MAKS_BAGIAN or _terjumlah(induk.nilai, [h.nilai for h in bagian]):
            continue
        jumlah = sum(h.nilai for h in bagian)
        yield Temuan(
            f"Rincian {' + '.join(bilangan(h.nilai) for h in bagian)} berjumlah {bilangan(jumlah)} "
            f"{induk.satuan}, padahal disebut {induk.cetak}.",
            induk.cetak,
            f"{bilangan(jumlah)} {induk.satuan}",
            (k.paragraf.di(induk.awal, bagian[-1].akhir),),
            (str(induk.nilai), *(str(h.nilai) for h in bagian), induk.satuan),
        )


def _semua_rincian(dokumen: Dokumen) -> Iterator[tuple[Kalimat, Hitungan, list[Hitungan]]]:
    for _, kelompok in groupby(kalimat_hitungan(dokumen), key=lambda k: id(k.paragraf)):
        depan: list[Kalimat] = []
        for k in kelompok:
            yield from ((k, induk, sisa) for induk, sisa in _dirinci(k, depan))
            depan.append(k)


def _dirinci(k: Kalimat, depan: list[Kalimat]) -> Iterator[tuple[Hitungan, list[Hitungan]]]:
    """Totals with the counts that follow as their parts: `278 orang terdiri atas …`, and what a sentence before
    counted: `Peserta ialah 278 orang. Peserta itu terdiri atas …`."""
    for i, induk in enumerate(k.hitungan):
        if RINCI.match(k.paragraf.teks, induk.akhir):
            yield induk, k.hitungan[i + 1 :]
    if m := RINCI.search(k.paragraf.teks, k.awal, k.hitungan[0].awal):
        nama = sebutan_di_depan(k.paragraf.teks[k.awal : m.start()])
        sama = [h for s in depan for h in s.hitungan if nama and menyebut(s.sebutan(h), nama)]
        yield from ((induk, k.hitungan) for induk in sama[-1:])


def _terjumlah(jumlah: int, bagian: list[int]) -> bool:
    return any(sum(p) == jumlah for n in range(1, len(bagian) + 1) for p in combinations(bagian, n))


_KETERANGAN = re.compile(r"\s+(yang\s+[a-z]+)", re.IGNORECASE)


@aturan("penyebut-berbeda", "Dua penyebut untuk tahun yang sama", Tingkat.ERROR, "perbandingan antarkalimat")
def penyebut_berbeda(dokumen: Dokumen) -> Iterable[Temuan]:
    """`dari 1.832 orang yang terdaftar` and `dari 1.756 orang yang terdaftar` for one year."""
    semua: dict[tuple[str, int], dict[int, list[_Rasio]]] = defaultdict(lambda: defaultdict(list))
    for k in kalimat_hitungan(dokumen):
        for r in _rasio_dari(k):
            tahun = k.tahun or _tahun_rasio(dokumen, r)
            ket = _KETERANGAN.match(k.paragraf.teks, r.penyebut.akhir)
            if tahun and ket and _berumus(k.paragraf.teks):
                semua[f"{r.penyebut.satuan} {ket[1].casefold()}", tahun][r.penyebut.nilai].append(r)
    for (sebutan, tahun), nilai in semua.items():
        if len(nilai) > 1:
            yield Temuan(
                f"Banyaknya {sebutan} pada {tahun} disebut {' dan '.join(bilangan(n) for n in nilai)}.",
                "; ".join(bilangan(n) for n in nilai),
                "",
                tuple(
                    r.kalimat.paragraf.di(r.penyebut.awal, r.penyebut.akhir, 60) for isi in nilai.values() for r in isi
                ),
                (sebutan, str(tahun), *sorted(map(str, nilai))),
            )


def _tahun_rasio(dokumen: Dokumen, r: _Rasio) -> int | None:
    """Year of a pair in a sentence without one: that of the realisasi it gives, else the one named before."""
    cocok = _realisasi(dokumen, r)
    return cocok[1] if cocok else r.kalimat.tahun_lanjutan or tahun_laporan(dokumen)
