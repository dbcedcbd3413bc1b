"""The tree of a budget table: which rows are programs, kegiatan and sub kegiatan of which, and their sums."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple
from weakref import WeakKeyDictionary

from lkip_analysis.audit.document import Baris, TabelDok
from lkip_analysis.audit.hubungan import mendukung
from lkip_analysis.audit.tingkat import MIN_BARIS, TANDA, Tingkat, dari_kode
from lkip_analysis.audit.tingkat_jumlah import dari_jumlah
from lkip_analysis.audit.uang import baris_ringkas, kolom_uang, rupiah_sel


@dataclass(eq=False)
class Simpul:
    """A row with the rows that it sums up."""

    baris: Baris
    tingkat: int
    anak: list["Simpul"] = field(default_factory=list)

    def nilai(self, kolom: int) -> Decimal | None:
        """Amount of the row; a dash is zero; where the row prints none, the sum of its parts."""
        sel = self.baris[kolom]
        if sel.angka is not None and sel.angka.kosong:
            return Decimal(0)
        if sel.teks or not self.anak:
            return rupiah_sel(sel)
        return self.jumlah_anak(kolom)

    def jumlah_anak(self, kolom: int) -> Decimal | None:
        """Sum of the parts; None where one of them cannot be read."""
        nilai = [a.nilai(kolom) for a in self.anak]
        return None if not nilai or any(n is None for n in nilai) else sum(nilai, Decimal(0))

    def turunan(self) -> list["Simpul"]:
        """All rows below, in order."""
        return [s for a in self.anak for s in (a, *a.turunan())]


MIN_COCOK = 2
"""So many right sums for each wrong one show that the levels of a program are read rightly."""


class SalahPohon(NamedTuple):
    """A row that is not the sum of the rows below it, where no wrong row below explains it.

    Attributes
    ----------
    harus : Decimal
        Sum of the rows below.
    dikuatkan : bool
        Whether the row fits the row above it: then one of the rows below is wrong.
    biang : (Simpul, Decimal) or None
        The row below whose other figures fit the amount that is missing, with that amount.
    """

    simpul: Simpul
    kolom: int
    harus: Decimal
    dikuatkan: bool
    biang: tuple[Simpul, Decimal] | None


@dataclass(eq=False)
class Pohon:
    """The rows of a table without totals, as a tree.

    Attributes
    ----------
    tabel : TabelDok
    akar : list of Simpul
    kolom : list of int
        Columns of amounts.
    berkode : bool
        Whether codes give the levels: then they are sure without the help of the sums.
    cocok, beda : list of (Simpul, int)
        Rows and columns whose amount is, or is not, the sum of the rows below.
    """

    tabel: TabelDok
    akar: list[Simpul]
    kolom: list[int]
    berkode: bool = False
    cocok: list[tuple[Simpul, int]] = field(default_factory=list)
    beda: list[tuple[Simpul, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for s in self.semua():
            for j in self.kolom:
                sendiri, bawah = rupiah_sel(s.baris[j]), s.jumlah_anak(j)
                if sendiri is not None and bawah is not None:
                    (self.cocok if sendiri == bawah else self.beda).append((s, j))

    def semua(self) -> list[Simpul]:
        """All rows in order."""
        return [s for a in self.akar for s in (a, *a.turunan())]

    @property
    def terbukti(self) -> bool:
        """Whether most sums agree: then the others are slips, and not a tree misread."""
        return len(self.cocok) > len(self.beda)

    @cached_property
    def salah(self) -> list[SalahPohon]:
        """Wrong sums with their cause; a row that fits once a wrong row below it is mended is left out."""
        induk = {id(a): s for s in self.semua() for a in s.anak}
        beda = {(id(s), j) for s, j in self.beda}
        hasil = []
        for s, j in self.beda:
            nilai = [a.jumlah_anak(j) if (id(a), j) in beda else a.nilai(j) for a in s.anak]
            harus = sum(nilai, Decimal(0))
            if harus == s.nilai(j):
                continue
            atas = induk.get(id(s))
            dikuatkan = atas is not None and atas.nilai(j) is not None and (id(atas), j) not in beda
            hasil.append(SalahPohon(s, j, harus, dikuatkan, self._biang(s, j, s.nilai(j) - harus)))
        return hasil

    def _biang(self, simpul: Simpul, kolom: int, kurang: Decimal) -> tuple[Simpul, Decimal] | None:
        calon = [
            (a, n + kurang)
            for a in simpul.anak
            if (n := rupiah_sel(a.baris[kolom])) is not None and mendukung(self.tabel, a.baris, kolom, n + kurang)
        ]
        return calon[0] if len(calon) == 1 else None

    @cached_property
    def temuan(self) -> list[tuple[SalahPohon, bool]]:
        """Wrong sums worth telling, each with whether it is sure.

        Sure are those in a program whose other sums are right. Levels that codes give need no such proof, but
        the list may be cut: there a wrong sum is a guess.
        """
        hasil = []
        for s in self.salah:
            cocok, salah = self._bukti(s.simpul)
            if self.terbukti and cocok >= MIN_COCOK * salah:
                hasil.append((s, True))
            elif self.berkode and len(s.simpul.anak) > 1:
                hasil.append((s, False))
        return hasil

    def _bukti(self, simpul: Simpul) -> tuple[int, int]:
        """Count right and wrong sums in the program that a row belongs to, or below a row above programs."""
        lingkup = next((s for s in self.semua() if s.tingkat >= 0 and simpul in (s, *s.turunan())), simpul)
        isi = {id(s) for s in (lingkup, *lingkup.turunan())}
        return sum(id(s) in isi for s, _ in self.cocok), sum(id(s.simpul) in isi for s in self.salah)


_SIMPANAN: WeakKeyDictionary[TabelDok, Pohon | None] = WeakKeyDictionary()


def pohon(tabel: TabelDok) -> Pohon | None:
    """Give the tree of a table; None where its rows have one level only or nothing orders them."""
    if tabel not in _SIMPANAN:
        _SIMPANAN[tabel] = _pohon(tabel)
    return _SIMPANAN[tabel]


def _pohon(tabel: TabelDok) -> Pohon | None:
    kolom = [k.indeks for k in kolom_uang(tabel)]
    baris = [b for b in tabel.baris if not baris_ringkas(b) and any(s.teks for s in b.sel)]
    if not kolom or len(baris) < MIN_BARIS:
        return None
    calon = [
        Pohon(tabel, _susun(baris, t), kolom, tanda is dari_kode)
        for tanda in (*TANDA, dari_jumlah)
        if (t := tanda(tabel, baris, kolom)) is not None
    ]
    return max(calon, key=lambda p: (p.terbukti, len(p.cocok) - len(p.beda)), default=None)


def _susun(baris: list[Baris], tingkat: Tingkat) -> list[Simpul]:
    akar: list[Simpul] = []
    jalur: list[Simpul] = []
    for b, t in zip(baris, tingkat, strict=True):
        if t is None:
            continue
        simpul = Simpul(b, t)
        while jalur and jalur[-1].tingkat >= t:
            jalur.pop()
        (jalur[-1].anak if jalur else akar).append(simpul)
        jalur.append(simpul)
    return akar
