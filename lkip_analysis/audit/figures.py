"""Figures of indicators in tables: target, realisasi, capaian and serapan of a year."""

from collections import defaultdict
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple
from weakref import WeakKeyDictionary

from lkip_analysis.audit.columns import Peran, nama_baris, peran_kolom, rangkai
from lkip_analysis.audit.document import Baris, Dokumen, Sel, TabelDok, Tempat
from lkip_analysis.audit.names import kunci_nama
from lkip_analysis.audit.ratio import periksa_rasio
from lkip_analysis.audit.topics import MIN_KATA_NAMA
from lkip_analysis.audit.years import tahun_tabel
from lkip_analysis.text.parse_numbers import AngkaTercetak
from lkip_analysis.text.tolerance import BEDA

UKURAN = (Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN, Peran.SERAPAN)
"""The measures of an indicator that are compared."""


class Fakta(NamedTuple):
    """One figure of one indicator in a table.

    Attributes
    ----------
    subjek, nama : str
        Normal form of the indicator's name, and its print.
    ukuran : Peran
        One of `UKURAN`.
    tahun : int or None
    periode : str
        `tw1`, `akhir`, … where the column names one.
    terbantah : bool
        A capaian that the target and realisasi beside it contradict.
    """

    subjek: str
    nama: str
    ukuran: Peran
    tahun: int | None
    periode: str
    angka: AngkaTercetak
    tempat: Tempat
    tabel: TabelDok
    terbantah: bool


_FAKTA: WeakKeyDictionary[Dokumen, list[Fakta]] = WeakKeyDictionary()
_INDEKS: WeakKeyDictionary[Dokumen, dict[tuple, list[Fakta]]] = WeakKeyDictionary()


def fakta_tabel(dokumen: Dokumen) -> list[Fakta]:
    """Give the figures of all tables; a name that stands twice in one table gives none there."""
    if dokumen not in _FAKTA:
        _FAKTA[dokumen] = [f for t in dokumen.tabel for f in _dari_tabel(dokumen, t)]
    return _FAKTA[dokumen]


def _dari_tabel(dokumen: Dokumen, tabel: TabelDok) -> list[Fakta]:
    salah = _capaian_terbantah(tabel)
    periode = {u.capaian.indeks: u.target.periode for u in rangkai(tabel)}
    semua: dict[tuple[str, int], list[Fakta]] = defaultdict(list)
    for k in peran_kolom(tabel):
        if k.peran not in UKURAN:
            continue
        tahun = k.tahun or tahun_tabel(dokumen, tabel)
        masa = k.periode or periode.get(k.indeks, "")
        for baris in tabel.baris:
            sel = baris[k.indeks]
            if sel.angka is None or sel.angka.kosong or baris.jumlah or sel.angka.satuan == "Rp":
                continue
            if nama := _nama_indikator(tabel, baris, k.indeks):
                subjek = kunci_nama(nama.isi)
                bantah = id(sel) in salah
                semua[subjek, k.indeks].append(
                    Fakta(subjek, nama.isi, k.peran, tahun, masa, sel.angka, sel.tempat, tabel, bantah)
                )
    return [f for fakta in semua.values() if len(fakta) == 1 for f in fakta]


def _nama_indikator(tabel: TabelDok, baris: Baris, kolom: int) -> Sel | None:
    nama = nama_baris(tabel, baris, kolom)
    if nama is None or len(kunci_nama(nama.isi).split()) < MIN_KATA_NAMA:
        return None
    peran = peran_kolom(tabel)[nama.kolom.indeks].peran
    return nama if peran in (Peran.INDIKATOR, Peran.URAIAN, Peran.SASARAN) else None


def _capaian_terbantah(tabel: TabelDok) -> set[int]:
    salah = set()
    for ukuran in rangkai(tabel):
        for baris in tabel.baris:
            t, r, c = (baris[k.indeks].angka for k in ukuran)
            if t and r and c and (putusan := periksa_rasio(c, t, r)) and putusan.hasil == BEDA:
                salah.add(id(baris[ukuran.capaian.indeks]))
    return salah


@lru_cache(maxsize=100_000)
def satu_nama(a: str, b: str) -> bool:
    """Whether two normal forms differ at most in the spelling of long words: `SD` and `SMP` do not."""
    if a == b:
        return True
    ka, kb = a.split(), b.split()
    return len(ka) == len(kb) and all(
        x == y or (min(len(x), len(y)) >= 6 and x.isalpha() and SequenceMatcher(None, x, y, False).ratio() >= 0.85)
        for x, y in zip(ka, kb, strict=True)
    )


def setara_cetak(a: AngkaTercetak, b: AngkaTercetak) -> bool | None:
    """Whether two prints can be one figure, rounded or cut to their digits; None where units differ."""
    if a.kosong or b.kosong or (None not in (a.satuan, b.satuan) and (a.satuan == "%") != (b.satuan == "%")):
        return None
    return any(_sama(x, y) for x in a.bacaan for y in b.bacaan)


def _sama(a: AngkaTercetak, b: AngkaTercetak) -> bool:
    if a.desimal == b.desimal:
        return a.nilai == b.nilai
    kasar, halus = sorted((a, b), key=lambda x: x.desimal)
    satuan = Decimal(1).scaleb(-kasar.desimal)
    return -satuan / 2 <= halus.nilai - kasar.nilai < satuan


def rujukan(dokumen: Dokumen, subjek: str, ukuran: Peran, tahun: int | None, periode: str = "") -> list[Fakta]:
    """Give what the tables say of one measure of one indicator and year, refuted capaian last."""
    if dokumen not in _INDEKS:
        indeks: dict[tuple, list[Fakta]] = defaultdict(list)
        for f in fakta_tabel(dokumen):
            indeks[f.ukuran, f.tahun, f.periode].append(f)
        _INDEKS[dokumen] = indeks
    sama = [f for f in _INDEKS[dokumen].get((ukuran, tahun, periode), ()) if satu_nama(f.subjek, subjek)]
    return sorted(sama, key=lambda f: f.terbantah)


def asal_angka(dokumen: Dokumen, subjek: str, angka: AngkaTercetak, ukuran: Peran, tahun: int | None) -> str:
    """Say which other figure of the indicator a wrong print is: `target tahun 2029`; empty where none is.

    The same measure of another year comes first, then another measure of the same year, then the rest.
    """
    calon = [
        f
        for f in fakta_tabel(dokumen)
        if f.tahun
        and not f.periode
        and (f.ukuran, f.tahun) != (ukuran, tahun)
        and satu_nama(f.subjek, subjek)
        and f.angka.nilai == angka.nilai
    ]
    if not calon:
        return ""
    f = min(calon, key=lambda f: (f.ukuran != ukuran, f.tahun != tahun, f.tahun))
    return f"{f.ukuran} tahun {f.tahun}"


def nama_cetak(dokumen: Dokumen, subjek: str) -> str:
    """The name of an indicator as its first table prints it, in one line."""
    nama = next((f.nama for f in fakta_tabel(dokumen) if f.subjek == subjek), subjek)
    return " ".join(nama.split())
