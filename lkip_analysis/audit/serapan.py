"""Printed absorption percentages, grouped by what they are of, with the amounts that decide them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from fractions import Fraction
from typing import NamedTuple
from weakref import WeakKeyDictionary

from lkip_analysis.audit.anggaran import fakta_anggaran, nama_anggaran, tahun_ini
from lkip_analysis.audit.columns import KolomPeran, Peran, Ukuran, peran_kolom, rangkai_anggaran
from lkip_analysis.audit.context import tahun_laporan
from lkip_analysis.audit.document import Baris, Dokumen, Sel, TabelDok, Tempat
from lkip_analysis.audit.figures import satu_nama
from lkip_analysis.audit.indeks import IndeksNama
from lkip_analysis.audit.names import kunci_nama
from lkip_analysis.audit.phrases import frasa_kalimat
from lkip_analysis.audit.ratio import periksa_rasio
from lkip_analysis.audit.serapan_bernama import serapan_bernama
from lkip_analysis.audit.topics import indikator_dokumen, sebutan
from lkip_analysis.audit.uang import baris_ringkas, berupa_nama, rupiah_sel
from lkip_analysis.audit.years import tahun_tabel
from lkip_analysis.text.number_format import bilangan
from lkip_analysis.text.parse_numbers import AngkaTercetak
from lkip_analysis.text.tolerance import BEDA, setara

MIN_BARIS_POLA = 3
AMBANG_MIRIP = 0.75
"""How much of two printed percentages must be alike for one to be a slip of the other."""
MIN_KATA_AWALAN = 4
"""So many words in common at the start make two names one, where one of them runs on."""


class Nisbah(NamedTuple):
    """Pagu and realisasi of one row; `nilai` is the absorption in percent points."""

    pagu: Sel
    realisasi: Sel
    tabel: TabelDok

    @property
    def nilai(self) -> Fraction:
        return 100 * Fraction(rupiah_sel(self.realisasi)) / Fraction(rupiah_sel(self.pagu))


class Cetak(NamedTuple):
    """A printed absorption. `nisbah` are the amounts beside it; None where there are none.

    `hasil` compares the print with them: one of `teks.cocok`, or `dalam_selang`; `yakin` says that the three
    columns stand side by side, or that the rows of the column agree mostly.
    """

    angka: AngkaTercetak
    tempat: Tempat
    nama: str
    nisbah: Nisbah | None
    hasil: str
    yakin: bool


@dataclass
class Kelompok:
    """Absorptions of one program or indicator."""

    nama: set[str] = field(default_factory=set)
    cetak: list[Cetak] = field(default_factory=list)
    nisbah: list[Nisbah] = field(default_factory=list)

    def cocok(self, angka: AngkaTercetak) -> bool:
        """Whether some amounts of the group give a printed percentage."""
        return any(setara(angka, n.nilai) != BEDA for n in self.nisbah)

    def terkuat(self, selain: AngkaTercetak) -> Nisbah:
        """The amounts that a wrong print most likely is of.

        Those whose percentage looks like it (`41,91` for 34,91), else those that other prints repeat most.
        """
        lain = [c.angka for c in self.cetak if c.angka.nilai != selain.nilai]

        def kunci(n: Nisbah) -> tuple[bool, int]:
            mirip = SequenceMatcher(None, bilangan(n.nilai, 2), bilangan(selain.nilai, 2)).ratio()
            return mirip >= AMBANG_MIRIP, sum(setara(a, n.nilai) != BEDA for a in lain)

        return max(self.nisbah, key=kunci)


_SIMPANAN: WeakKeyDictionary[Dokumen, list[Kelompok]] = WeakKeyDictionary()


def kelompok_serapan(dokumen: Dokumen) -> list[Kelompok]:
    """Give the absorptions of the report year by program or indicator, in reading order."""
    if dokumen not in _SIMPANAN:
        _SIMPANAN[dokumen] = _kelompokkan(dokumen)
    return _SIMPANAN[dokumen]


def kelompok_dari(dokumen: Dokumen, nama: str) -> Kelompok | None:
    """The group of a name; None where no absorption is printed or computable for it."""
    return _cari(kelompok_serapan(dokumen), nama)


def _cari(semua: list[Kelompok], nama: str) -> Kelompok | None:
    """The group of a name: one of its very names, else the only group with that name cut short or run on."""
    kunci = kunci_nama(nama)
    tepat = [k for k in semua if any(satu_nama(kunci, n) for n in k.nama)]
    panjang = [k for k in semua if any(_berawalan(kunci, n) or _berawalan(n, kunci) for n in k.nama)]
    return tepat[0] if tepat else panjang[0] if len(panjang) == 1 else None


def _berawalan(panjang: str, pendek: str) -> bool:
    return len(pendek.split()) >= MIN_KATA_AWALAN and panjang.startswith(f"{pendek} ")


def _kelompokkan(dokumen: Dokumen) -> list[Kelompok]:
    """Rows that share a name are one group; a percentage without amounts joins the group of its indicator."""
    indeks = IndeksNama()
    per_nama: dict[str, Kelompok] = {}

    def milik(nama: list[str]) -> Kelompok:
        kunci = list(dict.fromkeys(indeks.baku(k) for n in nama if (k := kunci_nama(n))))
        kena = list({id(g): g for k in kunci if (g := per_nama.get(k))}.values()) or [Kelompok()]
        utama = kena[0]
        for g in kena[1:]:
            utama.nama |= g.nama
            utama.cetak += g.cetak
            utama.nisbah += g.nisbah
        utama.nama.update(kunci)
        per_nama.update(dict.fromkeys(utama.nama, utama))
        return utama

    for f in fakta_anggaran(dokumen):
        if f.pagu and f.nilai_pagu and f.nilai_realisasi is not None and tahun_ini(dokumen, f):
            nama = [f.nama, *_indikator(f.tabel, f.baris, f.pagu.kolom.indeks)]
            milik(nama).nisbah.append(Nisbah(f.pagu, f.realisasi, f.tabel))
    cetak = list(_cetak(dokumen))
    for nama, c in cetak:
        if c.nisbah:
            milik(nama).cetak.append(c)
    semua = list({id(g): g for g in per_nama.values()}.values())
    for nama, c in cetak:
        if not c.nisbah:
            (next((k for n in nama if (k := _cari(semua, n))), None) or milik(nama)).cetak.append(c)
    for s in serapan_bernama(dokumen):
        if dikenal := next(((k, n) for n in s.nama if (k := _cari(semua, n))), None):
            kelompok, nama = dikenal
            kelompok.cetak.append(Cetak(s.angka, s.tempat, nama, None, "", True))
    return list({id(g): g for g in per_nama.values()}.values())


def _indikator(tabel: TabelDok, baris: Baris, sebelum: int) -> list[str]:
    return [
        baris[k.indeks].isi
        for k in peran_kolom(tabel)
        if k.peran is Peran.INDIKATOR and k.indeks < sebelum and berupa_nama(baris[k.indeks].isi)
    ]


def _cetak(dokumen: Dokumen) -> Iterator[tuple[list[str], Cetak]]:
    tahun = tahun_laporan(dokumen)
    indikator = list(indikator_dokumen(dokumen))
    for tabel in dokumen.tabel:
        ukuran = {u.capaian.indeks: u for u in rangkai_anggaran(tabel)}
        topik = sebutan(indikator, tabel.bagian.judul) if len(tabel.baris) == 1 else ()
        for k in peran_kolom(tabel):
            if k.peran is not Peran.SERAPAN:
                continue
            tahun_kolom = k.tahun or tahun_tabel(dokumen, tabel)
            for nama, cetak in _kolom(tabel, k, ukuran.get(k.indeks), topik):
                if tahun_kolom in (None, tahun):
                    yield nama, cetak
                elif cetak.nisbah:  # of another year: only against the amounts beside it
                    yield [f"{n} tahun {tahun_kolom}" for n in nama], cetak
    for f in frasa_kalimat(dokumen):
        if f.ukuran is Peran.SERAPAN and f.tahun in (None, tahun) and len(f.subjek) == 1:
            yield list(f.subjek), Cetak(f.angka, f.tempat, f.subjek[0], None, "", True)


def _kolom(
    tabel: TabelDok, k: KolomPeran, ukuran: Ukuran | None, topik: tuple[str, ...]
) -> Iterator[tuple[list[str], Cetak]]:
    """Prints of one column; a box of one nameless row is about the indicator of its section (`topik`)."""
    hasil = []
    for baris in tabel.baris:
        angka = baris[k.indeks].angka
        if angka is None or angka.kosong or angka.satuan == "Rp" or _rerata(tabel, baris, k, angka):
            continue
        nisbah, putusan = _periksa(tabel, baris, angka, ukuran) if ukuran else (None, "")
        if nisbah is None and (ukuran or baris.jumlah):
            continue
        pagu = ukuran.target if ukuran else k
        nama, _ = nama_anggaran(tabel, baris, pagu)
        semua = [n for n in (nama, *_indikator(tabel, baris, k.indeks)) if n]
        if not semua and len(topik) == 1:
            semua = list(topik)
        if baris.jumlah or (nisbah and not semua):
            semua = [f"{'jumlah' if baris.jumlah else f'baris {baris.nomor}'} {tabel.label}"]
        if semua:
            hasil.append((semua, Cetak(angka, baris[k.indeks].tempat, semua[0], nisbah, putusan, True)))
    diperiksa = [c for _, c in hasil if c.nisbah]
    salah = [c for c in diperiksa if c.hasil == BEDA]
    yakin = bool(ukuran) and (_berdampingan(ukuran) or len(salah) * 2 <= len(diperiksa) >= MIN_BARIS_POLA)
    yield from ((nama, c._replace(yakin=yakin or c.nisbah is None)) for nama, c in hasil)


def _rerata(tabel: TabelDok, baris: Baris, k: KolomPeran, angka: AngkaTercetak) -> bool:
    """Whether a print is of a row of means, or the mean of the percentages above: no quotient."""
    if not baris_ringkas(baris):
        return False
    atas = [
        Fraction(a.nilai)
        for b in tabel.baris
        if b.nomor < baris.nomor and not baris_ringkas(b) and (a := b[k.indeks].angka) and not a.kosong
    ]
    return not baris.jumlah or (len(atas) > 1 and setara(angka, sum(atas) / len(atas)) != BEDA)


def _berdampingan(u: Ukuran) -> bool:
    """Whether pagu, realisasi and serapan stand side by side and are of the whole year."""
    return not u.capaian.periode and (u.target.indeks, u.realisasi.indeks) == (
        u.capaian.indeks - 2,
        u.capaian.indeks - 1,
    )


def _periksa(tabel: TabelDok, baris: Baris, angka: AngkaTercetak, ukuran: Ukuran) -> tuple[Nisbah | None, str]:
    """Check a print against the amounts of its row; with two budget columns the one that gives it counts."""
    realisasi = baris[ukuran.realisasi.indeks]
    pagu = [ukuran.target, *(k for k in peran_kolom(tabel) if k.peran is Peran.PAGU and k != ukuran.target)]
    hasil = []
    for k in pagu:
        sel = baris[k.indeks]
        if not rupiah_sel(sel) or rupiah_sel(realisasi) is None or k.tahun != ukuran.target.tahun:
            continue
        a, r = (s.angka._replace(nilai=rupiah_sel(s), alternatif=None, desimal=0) for s in (sel, realisasi))
        if putusan := periksa_rasio(angka, a, r, ("naik",)):
            hasil.append((Nisbah(sel, realisasi, tabel), putusan.hasil))
    return next((h for h in hasil if h[1] != BEDA), hasil[0] if hasil else (None, ""))
