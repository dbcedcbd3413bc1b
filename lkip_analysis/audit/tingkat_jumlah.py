"""Levels of the rows of a budget table that shows only its programs, in capitals: the sums tell the rest."""

import re
from decimal import Decimal
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
    kegiatan = _potong([kol for kol in per_kolom if None not in kol], [_nomor(b, min(kolom)) for b in isi], len(isi))
    return [1 if i in kegiatan else 2 for i in range(len(isi))]


def _potong(per_kolom: list[list[Decimal]], nomor: list[int | None], banyak: int) -> set[int]:
    """Rows that are kegiatan: those whose cut costs least.

    A wrong sum costs, a right one that is not zero gains; so do list numbers that do not go on.
    """
    lari = [[*accumulate(kol, initial=Decimal(0))] for kol in per_kolom]
    beda_nomor = [None if n is None else k - n for k, n in enumerate(nomor)]

    def harga(i: int, j: int) -> float:
        """Cost of a kegiatan in row `i` with the rows up to `j` below it."""
        if i == j:
            return _HARGA_TANPA_ANAK
        biaya = 0.0
        for kol, total in zip(per_kolom, lari, strict=True):
            sama = kol[i] == total[j + 1] - total[i + 1]
            biaya += _HARGA_BEDA if not sama else -_NILAI_COCOK if kol[i] else 0.0
        return biaya + _HARGA_NOMOR * sum(b not in (None, i) for b in beda_nomor[i + 1 : j + 1])

    terbaik: list[tuple[float, tuple[int, ...]]] = [(0.0, ())] * (banyak + 1)
    for i in reversed(range(banyak)):
        pilihan = []
        for j in range(i, banyak):
            biaya, potongan = terbaik[j + 1]
            berikut = nomor[potongan[0]] if potongan else None
            lompat = None not in (berikut, nomor[i]) and berikut != nomor[i] + 1
            pilihan.append((harga(i, j) + biaya + _HARGA_NOMOR * lompat, (i, *potongan)))
        terbaik[i] = min(pilihan)
    return set(terbaik[0][1])


def _atau_nol(sel: Sel) -> Decimal | None:
    return Decimal(0) if sel.angka is not None and sel.angka.kosong else rupiah_sel(sel)


def _nomor(baris: Baris, sebelum: int) -> int | None:
    """List number of a row, in a cell of its own or before the name."""
    for sel in baris.sel[:sebelum]:
        m = re.match(r"\s*(\d{1,2})(?:[.)]?\s|[.)]?$)", sel.teks)
        if m:
            return int(m[1])
    return None
