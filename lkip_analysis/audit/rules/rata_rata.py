"""Means and totals of percentages and scores, which are no amounts: rows and columns that sum up others."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from lkip_analysis.audit.columns import KolomPeran, Peran, peran_kolom, rangkai, rangkai_anggaran
from lkip_analysis.audit.document import Baris, Dokumen, Sel, TabelDok
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.names import kunci_nama
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.uang import baris_rata_rata, baris_ringkas, kolom_uang, nama_butir
from lkip_analysis.text.number_format import bilangan
from lkip_analysis.text.parse_numbers import AngkaTercetak
from lkip_analysis.text.tolerance import BEDA, DIPOTONG, setara

DASAR = "aritmetika: rata-rata ialah jumlah dibagi banyaknya"
_RATA = re.compile(r"\s*(?:nilai\s+)?(?:rata\s*-?\s*rata|rerata|mean)\b", re.IGNORECASE)
MIN_RINCIAN = 2
_BATAS = (None, 100)
"""Values as printed, and cut at 100, before the mean is taken."""
_BERBOBOT = re.compile(r"\bbobot\b", re.IGNORECASE)
SERATUS = 100


def _angka(sel: Sel) -> AngkaTercetak | None:
    return sel.angka if sel.angka and not sel.angka.kosong else None


def _ragam(angka: list[AngkaTercetak]) -> Fraction:
    """How far rounding of the parts can move their mean."""
    return max(Fraction(10) ** -a.desimal / 2 for a in angka)


def _rata(angka: list[AngkaTercetak]) -> Iterator[Fraction]:
    """What their mean may be: of all, with values cut at 100, and of those above zero."""
    nilai = [Fraction(a.nilai) for a in angka]
    for batas in _BATAS:
        isi = [n if batas is None else min(n, Fraction(batas)) for n in nilai]
        yield sum(isi) / len(isi)
    if ada := [n for n in nilai if n]:
        yield sum(ada) / len(ada)


def _putusan(cetak: AngkaTercetak, calon: Iterable[Fraction], ragam: Fraction) -> str:
    """The best verdict over the values that a print may have."""
    hasil = BEDA
    for nilai in calon:
        satu = setara(cetak, nilai)
        if satu == BEDA and abs(nilai - Fraction(cetak.nilai)) <= ragam + Fraction(10) ** -cetak.desimal / 2:
            return ""
        if satu != BEDA:
            hasil = satu if satu == DIPOTONG else ""
            if not hasil:
                return ""
    return hasil


@aturan("rata-rata", "Rata-rata tidak sesuai dengan angkanya", Tingkat.WARNING, DASAR)
def rata_rata(dokumen: Dokumen) -> Iterable[Temuan]:
    """A mean below a column of percentages, or at the end of a row, that the figures beside it do not give.

    A mean may be weighted: the ratio of the totals counts, too, and a column of means is judged by its other rows.
    """
    for tabel in dokumen.tabel:
        for k, sel, angka in _di_bawah(tabel):
            calon = [*_rata(angka), *_rasio_jumlah(tabel, k)]
            if hasil := _putusan(sel.angka, calon, _ragam(angka)):
                yield _temuan(tabel, k.kolom.nama, sel, calon[0], hasil)
        yield from _kolom_rata(tabel)


def _di_bawah(tabel: TabelDok) -> Iterator[tuple[KolomPeran, Sel, list[AngkaTercetak]]]:
    """Means in a row of their own: their column, their cell, the figures above since the last such row."""
    for k in peran_kolom(tabel):
        angka: list[AngkaTercetak] = []
        for baris in tabel.baris:
            if baris_rata_rata(baris):
                cetak = _angka(baris[k.indeks])
                if cetak and len(angka) >= MIN_RINCIAN and (k.peran in _PERSEN or _persen([*angka, cetak])):
                    yield k, baris[k.indeks], angka
                angka = []
            elif not baris_ringkas(baris) and (satu := _angka(baris[k.indeks])):
                angka.append(satu)


_PERSEN = (Peran.CAPAIAN, Peran.SERAPAN)


def _persen(angka: list[AngkaTercetak]) -> bool:
    return all(a.satuan == "%" for a in angka)


def _rasio_jumlah(tabel: TabelDok, kolom: KolomPeran) -> Iterator[Fraction]:
    """Total realisasi over total target (or pagu): a weighted mean."""
    for u in (*rangkai(tabel), *rangkai_anggaran(tabel)):
        if u.capaian.indeks == kolom.indeks:
            pasang = [(_angka(b[u.target.indeks]), _angka(b[u.realisasi.indeks])) for b in _rinci(tabel)]
            target, realisasi = (sum(Fraction(p[i].nilai) for p in pasang if all(p)) for i in (0, 1))
            if target:
                yield 100 * realisasi / target


def _rinci(tabel: TabelDok) -> list[Baris]:
    return [b for b in tabel.baris if not baris_ringkas(b)]


def _kolom_rata(tabel: TabelDok) -> Iterator[Temuan]:
    """A column of means of the columns on its left, where most rows obey it."""
    semua = peran_kolom(tabel)
    for k in semua:
        if not k.kolom.jalur or not _RATA.match(k.kolom.jalur[-1]):
            continue
        kiri = [x.indeks for x in semua[: k.indeks] if x.tahun and x.peran is semua[k.indeks - 1].peran]
        baris = [
            (b[k.indeks], angka)
            for b in _rinci(tabel)
            if _angka(b[k.indeks]) and len(angka := [a for j in kiri if (a := _angka(b[j]))]) >= MIN_RINCIAN
        ]
        putusan = [(s, a, _putusan(s.angka, _rata(a), _ragam(a))) for s, a in baris]
        if sum(p == BEDA for *_, p in putusan) * 2 < len(putusan):
            yield from (_temuan(tabel, k.kolom.nama, s, next(_rata(a)), p) for s, a, p in putusan if p)


def _temuan(tabel: TabelDok, kolom: str, sel: Sel, nilai: Fraction, hasil: str) -> Temuan:
    harus = bilangan(nilai, max(2, sel.angka.desimal))
    baris = next((b for b in tabel.baris if sel in b.sel), None)
    nama = "" if baris is None or baris_ringkas(baris) else nama_butir(tabel, baris, sel.kolom.indeks)
    dipotong = hasil == DIPOTONG
    return Temuan(
        f"Rata-rata “{nama or kolom}” pada {tabel.label} tercetak {sel.teks}, padahal angkanya memberi {harus}."
        + (" Angka dipotong, tidak dibulatkan." if dipotong else " (Dugaan: rata-rata sederhana.)"),
        sel.teks,
        harus,
        (sel.tempat,),
        (tabel.label, kolom, kunci_nama(nama), sel.teks, harus),
        tingkat=Tingkat.INFO if dipotong else None,
    )


@aturan(
    "jumlah-nilai",
    "Jumlah nilai tidak sama dengan rinciannya",
    Tingkat.WARNING,
    "aritmetika: jumlah sama dengan penjumlahan rinciannya",
)
def jumlah_nilai(dokumen: Dokumen) -> Iterable[Temuan]:
    """Scores by component whose total is not their sum, in a row where another column's total is: the weights
    that make 100, or the scores of another year."""
    for tabel in dokumen.tabel:
        if not any(_BERBOBOT.search(k.kolom.nama) for k in peran_kolom(tabel)) or len(tabel.baris) <= MIN_RINCIAN:
            continue
        *rinci, total = [b for b in tabel.baris if b.terisi]
        uang = {k.indeks for k in kolom_uang(tabel)}
        hasil = [
            (k, sel, jumlah, abs(jumlah - sel.angka.nilai) <= ragam)
            for k in peran_kolom(tabel)
            if k.indeks not in uang and k.peran not in (Peran.NOMOR, Peran.KODE) and _angka(sel := total[k.indeks])
            if (isi := _penuh(rinci, k.indeks))
            for jumlah, ragam in [_jumlah(isi)]
        ]
        benar = [h for h in hasil if h[-1]]
        if any(_BERBOBOT.search(k.kolom.nama) and sel.angka.nilai == SERATUS for k, sel, *_ in hasil) and benar:
            for k, sel, jumlah, cocok in hasil:
                if not cocok:
                    harus = bilangan(jumlah, max(2, sel.angka.desimal))
                    yield Temuan(
                        f"Jumlah “{k.kolom.nama}” pada {tabel.label} tercetak {sel.teks}, padahal rinciannya "
                        f"berjumlah {harus}. (Dugaan: baris terakhir ialah jumlahnya, seperti pada kolom lain.)",
                        sel.teks,
                        harus,
                        (sel.tempat,),
                        (tabel.label, k.kolom.nama, sel.teks, harus),
                    )


def _penuh(baris: list[Baris], kolom: int) -> list[AngkaTercetak]:
    """The figures of a column; none where a row lacks one."""
    angka = [_angka(b[kolom]) for b in baris]
    return [a for a in angka if a] if all(angka) else []


def _jumlah(angka: list[AngkaTercetak]) -> tuple[Decimal, Decimal]:
    """The sum, and how far rounding of the parts can move it."""
    ragam = sum((Decimal(10) ** -a.desimal / 2 for a in angka if a.desimal > 0), Decimal(0))
    return sum((a.nilai for a in angka), Decimal(0)), ragam
