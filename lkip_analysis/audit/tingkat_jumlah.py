"""Levels of the rows of a budget table that shows only its programs, in capitals: the sums tell the rest."""

import re
from decimal import Decimal
from functools import cache
from itertools import pairwise

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
            biaya = _HARGA_BEDA * sum(a != b for a, b in kol) - _NILAI_COCOK * sum(
                a == b != 0 for a, b in kol
            )
        salah = [nomor[i] not in (None, urut)] + [nomor[k] not in (None, k - i) for k in range(i + 1, j + 1)]
        return biaya + _HARGA_NOMOR * sum(salah)

    @cache
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
