"""The tree of a budget table: which rows are programs, kegiatan and sub kegiatan of which.

A table tells it by codes (`2.07.01`), by columns of their own, by words (`Program …`), by list marks (`I`, `A`,
`1`), or by nothing but capitals for programs: then the sums of the rows tell the rest.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from weakref import WeakKeyDictionary

from lkip_analysis.audit.columns import Peran, peran_kolom
from lkip_analysis.audit.document import Baris, Sel, TabelDok
from lkip_analysis.audit.uang import baris_ringkas, berupa_nama, kolom_uang, rupiah_sel

MIN_BARIS = 3
CUKUP = 0.8
"""Share of the rows that must show a sign for it to order them."""

Tingkat = list[int | None]


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


@dataclass(eq=False)
class Pohon:
    """The rows of a table without totals, as a tree.

    Attributes
    ----------
    akar : list of Simpul
    kolom : list of int
        Columns of amounts.
    cocok, beda : list of (Simpul, int)
        Rows and columns whose amount is, or is not, the sum of the rows below.
    """

    akar: list[Simpul]
    kolom: list[int]
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
        Pohon(_susun(baris, t), kolom) for tanda in TANDA if (t := tanda(tabel, baris, kolom)) is not None
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


def _cukup(tingkat: Tingkat) -> bool:
    ada = [t for t in tingkat if t is not None]
    return len(ada) >= max(MIN_BARIS, CUKUP * len(tingkat)) and len(set(ada)) > 1


_KODE = re.compile(r"(?:[\dxX]{1,4}\.){1,8}[\dxX]{1,5}\.?")
_KODE_AWAL = re.compile(rf"\s*({_KODE.pattern}|\d{{1,2}})[.)]?\s+(?=[A-Za-z])")


def dari_kode(tabel: TabelDok, baris: list[Baris], kolom: list[int]) -> Tingkat | None:
    """Levels by codes such as `2.07.01.2.01` or `1.1`, in a cell of their own or before the name."""
    kode = [_kode(b, min(kolom)) for b in baris]
    tingkat = [k.count(".") if k else None for k in kode]
    dalam = [k for k in kode if k and "." in k]
    berinduk = [k for k in dalam if any(k.startswith(f"{i}.") for i in kode if i and i != k)]
    return tingkat if _cukup(tingkat) and len(berinduk) * 2 >= len(dalam) else None


def _kode(baris: Baris, sebelum: int) -> str | None:
    kiri = [s.teks.strip() for s in baris.sel[:sebelum]]
    for teks in kiri:
        if _KODE.fullmatch(teks):
            return teks.rstrip(".")
    bagian = []
    for teks in kiri:
        if re.fullmatch(r"\d{1,4}(?:\.\d{1,4})*|[xX]{1,2}", teks):
            bagian.append(teks)
        elif teks:
            break
    if bagian:
        return ".".join(bagian)
    awal = next((m for t in kiri if t and (m := _KODE_AWAL.match(t))), None)
    return awal[1].rstrip(".") if awal else None


_PERAN_TINGKAT = (Peran.SASARAN, Peran.PROGRAM, Peran.KEGIATAN, Peran.SUB_KEGIATAN)


def dari_kolom(tabel: TabelDok, baris: list[Baris], kolom: list[int]) -> Tingkat | None:
    """Levels by the columns Program, Kegiatan and Sub Kegiatan: the innermost that a row fills itself."""
    tingkat_kolom = {
        k.indeks: _PERAN_TINGKAT.index(k.peran) for k in peran_kolom(tabel) if k.peran in _PERAN_TINGKAT[1:]
    }
    tingkat = [
        max((t for j, t in tingkat_kolom.items() if berupa_nama(b[j].teks)), default=None)
        for b in baris
    ]
    return tingkat if _cukup(tingkat) else None


_KATA = (
    (re.compile(r"\s*[\divxa-z.]{0,5}\s*urusan\b", re.IGNORECASE), 0),
    (re.compile(r"\s*[\divxa-z.]{0,5}\s*(?:nama\s+)?program\b", re.IGNORECASE), 1),
    (re.compile(r"\s*[\divxa-z.]{0,5}\s*sub\s*-?\s*kegiatan\b", re.IGNORECASE), 3),
    (re.compile(r"\s*[\divxa-z.]{0,5}\s*kegiatan\b", re.IGNORECASE), 2),
)


def dari_kata(tabel: TabelDok, baris: list[Baris], kolom: list[int]) -> Tingkat | None:
    """Levels by the words Program, Kegiatan, Sub Kegiatan before the names."""

    def tingkat(b: Baris) -> int | None:
        for sel in b.sel[: min(kolom)]:
            for pola, t in _KATA:
                if berupa_nama(sel.teks) and pola.match(sel.teks):
                    return t
        return None

    hasil = [tingkat(b) for b in baris]
    return hasil if _cukup(hasil) else None


_GAYA = (
    ("romawi", re.compile(r"[IVX]{1,5}[.)]?")),
    ("huruf", re.compile(r"[A-Z][.)]?")),
    ("angka_kurung", re.compile(r"\(?\d{1,2}\)")),
    ("angka", re.compile(r"\d{1,2}\.?")),
    ("huruf_kecil", re.compile(r"[a-z][.)]?")),
    ("titik", re.compile(r"[-•*]")),
)


def dari_penanda(tabel: TabelDok, baris: list[Baris], kolom: list[int]) -> Tingkat | None:
    """Levels by list marks of several styles: `I`, `A`, `1`, `a`; the one that comes first is the outermost."""
    gaya = [_gaya(b, min(kolom)) for b in baris]
    urutan = list(dict.fromkeys(g for g in gaya if g))
    tingkat = [urutan.index(g) if g else None for g in gaya]
    return tingkat if _cukup(tingkat) else None


def _gaya(baris: Baris, sebelum: int) -> str | None:
    pertama = next((s.teks.strip() for s in baris.sel[:sebelum] if s.teks), "")
    kata = pertama.split()
    if not kata or (len(kata) > 1 and not kata[0].endswith((".", ")")) and kata[0] not in "-•*"):
        return None
    return next((nama for nama, pola in _GAYA if pola.fullmatch(kata[0])), None)


def dari_jumlah(tabel: TabelDok, baris: list[Baris], kolom: list[int]) -> Tingkat | None:
    """Levels where only the programs show, in capitals: kegiatan and sub kegiatan by list numbers and sums.

    Other rows in capitals, such as the agency's, stand above the programs.
    """
    kiri = [k.indeks for k in peran_kolom(tabel)[: min(kolom)] if k.peran is not Peran.INDIKATOR]
    nama = max(kiri, key=lambda j: sum(berupa_nama(b[j].teks) for b in baris), default=None)
    if nama is None:
        return None
    berisi = [i for i, b in enumerate(baris) if b[nama].teks and any(b[j].angka for j in kolom)]
    kapital = [i for i in berisi if _kapital(baris[i][nama].teks)]
    program = [i for i in kapital if _PROGRAM.match(baris[i][nama].teks)] or kapital
    if not program or kapital[0] != berisi[0] or len(kapital) == len(berisi):
        return None
    tingkat: Tingkat = [None] * len(baris)
    for i in kapital:
        tingkat[i] = 0 if i in program else -1
    for awal, akhir in pairwise([*kapital, len(baris)]):
        isi = [i for i in berisi if awal < i < akhir]
        if isi:
            for i, t in zip(isi, _bagi(baris[awal], [baris[i] for i in isi], kolom), strict=True):
                tingkat[i] = t
    return tingkat


_PROGRAM = re.compile(r"\W*(?:[\divx]{1,4}[.)]?\s+)?program\b", re.IGNORECASE)


def _kapital(nama: str) -> bool:
    huruf = [c for c in nama if c.isalpha()]
    return len(nama.split()) > 1 and len(huruf) > 5 and sum(c.isupper() for c in huruf) > 0.9 * len(huruf)


_HARGA_BEDA = 1.0
_NILAI_COCOK = 0.6
_HARGA_NOMOR = 0.3
_HARGA_TANPA_ANAK = 0.9


def _bagi(program: Baris, isi: list[Baris], kolom: list[int]) -> Tingkat:
    """Cut the rows under a program into kegiatan with their sub kegiatan, with the fewest wrong sums."""
    nilai = [[_atau_nol(b[j]) for j in kolom] for b in isi]
    nomor = [_nomor(b, min(kolom)) for b in isi]
    datar = [
        p == sum(n for n in kol)
        for p, kol in zip([_atau_nol(program[j]) for j in kolom], zip(*nilai, strict=True), strict=True)
        if p is not None and None not in kol
    ]
    if datar and all(datar):
        return [1] * len(isi)

    def harga(i: int, j: int, urut: int) -> float:
        if i == j:
            biaya = _HARGA_TANPA_ANAK
        else:
            kol = [(k[0], sum(k[1:])) for k in zip(*nilai[i : j + 1], strict=True) if None not in k]
            biaya = _HARGA_BEDA * sum(a != b for a, b in kol) - _NILAI_COCOK * sum(a == b != 0 for a, b in kol)
        salah = [nomor[i] not in (None, urut)] + [
            nomor[k] not in (None, k - i) for k in range(i + 1, j + 1)
        ]
        return biaya + _HARGA_NOMOR * sum(salah)

    @lru_cache(maxsize=None)
    def terbaik(i: int, urut: int) -> tuple[float, tuple[int, ...]]:
        if i == len(isi):
            return 0.0, ()
        pilihan = []
        for j in range(i, len(isi)):
            sisa, potongan = terbaik(j + 1, urut + 1)
            pilihan.append((harga(i, j, urut) + sisa, (i, *potongan)))
        return min(pilihan)

    kegiatan = set(terbaik(0, 1)[1]) if len(isi) <= MAKS_BLOK else set(range(len(isi)))
    return [1 if i in kegiatan else 2 for i in range(len(isi))]


MAKS_BLOK = 150
"""Rows under one program that are cut by sums; more are not looked at."""


def _atau_nol(sel: Sel) -> Decimal | None:
    return Decimal(0) if sel.angka is not None and sel.angka.kosong else rupiah_sel(sel)


def _nomor(baris: Baris, sebelum: int) -> int | None:
    """List number of a row, in a cell of its own or before the name."""
    for sel in baris.sel[:sebelum]:
        m = re.match(r"\s*(\d{1,2})(?:[.)]?\s|[.)]?$)", sel.teks)
        if m:
            return int(m[1])
    return None


TANDA: tuple[Callable[[TabelDok, list[Baris], list[int]], Tingkat | None], ...] = (
    dari_kode,
    dari_kolom,
    dari_kata,
    dari_penanda,
    dari_jumlah,
)
"""Signs of the levels; the one whose sums agree best counts, the surer first."""
