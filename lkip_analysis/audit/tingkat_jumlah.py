"""Levels of the rows of a budget table that shows only its programs, in capitals: the sums tell the rest."""

import re
from decimal import Decimal
from functools import cache
from itertools import accumulate, pairwise

from lkip_analysis.audit.columns import Peran, peran_kolom
from lkip_analysis.audit.document import Baris, Sel, TabelDok
from lkip_analysis.audit.tingkat import Tingkat
from lkip_analysis.audit.uang import berupa_nama, rupiah_sel


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
MAKS_BLOK = 150
"""Rows under one program that are cut by sums; more are not looked at."""
MAKS_BERNOMOR = 60
"""So many rows at most are cut with the help of their list numbers too."""


def _bagi(program: Baris, isi: list[Baris], kolom: list[int]) -> Tingkat:
    """Cut the rows under a program into kegiatan with their sub kegiatan, with the fewest wrong sums."""
    per_kolom = [[_atau_nol(b[j]) for b in isi] for j in kolom]
    datar = [
        p == sum(kol)
        for j, kol in zip(kolom, per_kolom, strict=True)
        if (p := _atau_nol(program[j])) is not None and None not in kol
    ]
    if (datar and all(datar)) or len(isi) > MAKS_BLOK:
        return [1] * len(isi)
    nomor = [_nomor(b, min(kolom)) for b in isi] if len(isi) <= MAKS_BERNOMOR else [None] * len(isi)
    kolom_lengkap = [(kol, [*accumulate(kol, initial=Decimal(0))]) for kol in per_kolom if None not in kol]

    def harga(i: int, j: int, urut: int) -> float:
        """Cost of a kegiatan in row `i` with the rows up to `j` below it, as the `urut`-th of its program."""
        biaya = _HARGA_TANPA_ANAK if i == j else 0.0
        for kol, lari in kolom_lengkap if j > i else ():
            sama = kol[i] == lari[j + 1] - lari[i + 1]
            biaya += _HARGA_BEDA if not sama else -_NILAI_COCOK if kol[i] else 0
        salah = (nomor[i] not in (None, urut)) + sum(
            nomor[k] not in (None, k - i) for k in range(i + 1, j + 1) if nomor[k] is not None
        )
        return biaya + _HARGA_NOMOR * salah

    bernomor = any(n is not None for n in nomor)

    @cache
    def terbaik(i: int, urut: int) -> tuple[float, tuple[int, ...]]:
        if i == len(isi):
            return 0.0, ()
        pilihan = []
        for j in range(i, len(isi)):
            sisa, potongan = terbaik(j + 1, urut + bernomor)
            pilihan.append((harga(i, j, urut) + sisa, (i, *potongan)))
        return min(pilihan)

    kegiatan = set(terbaik(0, 1)[1])
    return [1 if i in kegiatan else 2 for i in range(len(isi))]


def _atau_nol(sel: Sel) -> Decimal | None:
    return Decimal(0) if sel.angka is not None and sel.angka.kosong else rupiah_sel(sel)


def _nomor(baris: Baris, sebelum: int) -> int | None:
    """List number of a row, in a cell of its own or before the name."""
    for sel in baris.sel[:sebelum]:
        m = re.match(r"\s*(\d{1,2})(?:[.)]?\s|[.)]?$)", sel.teks)
        if m:
            return int(m[1])
    return None
