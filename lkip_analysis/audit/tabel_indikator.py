"""Names of indicators as tables print them, and the tables that measure the agency by them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lkip_analysis.audit.columns import KolomPeran, Peran, peran_kolom
from lkip_analysis.audit.document import Baris, Dokumen, Sel, TabelDok, satu_baris
from lkip_analysis.audit.names import kunci_nama
from lkip_analysis.audit.reported import indikator_pk
from lkip_analysis.audit.topics import MIN_KATA_NAMA

DASAR_PK = "Permenpan RB 53/2014 Lampiran II: laporan kinerja mengukur perjanjian kinerja"
"""Basis of the rules on names of indicators."""
_BUKAN_UTAMA = re.compile(r"program|kegiatan|output|keluaran", re.IGNORECASE)
_PROGRAM = frozenset({Peran.PROGRAM, Peran.KEGIATAN, Peran.SUB_KEGIATAN})
_UTAMA = re.compile(r"\biku\b|indikator kinerja utama", re.IGNORECASE)


class NamaTercetak(NamedTuple):
    """A cell that names an indicator."""

    tabel: TabelDok
    baris: Baris
    sel: Sel

    @property
    def kunci(self) -> str:
        return kunci_nama(self.sel.teks)

    @property
    def cetak(self) -> str:
        """The print in one line."""
        return satu_baris(self.sel.teks)


def kolom_indikator(tabel: TabelDok) -> list[KolomPeran]:
    """Columns that name indicators of the agency, not those of its programs."""
    return [k for k in peran_kolom(tabel) if k.peran is Peran.INDIKATOR and not _BUKAN_UTAMA.search(k.kolom.nama)]


def nama_di(tabel: TabelDok, kolom: KolomPeran) -> Iterator[NamaTercetak]:
    """Names in a column, without numbers and single words."""
    for baris in tabel.baris:
        sel = baris[kolom.indeks]
        if sel.teks and sel.angka is None and len(kunci_nama(sel.teks).split()) >= MIN_KATA_NAMA:
            yield NamaTercetak(tabel, baris, sel)


def tabel_kinerja(dokumen: Dokumen) -> Iterator[tuple[TabelDok, KolomPeran]]:
    """Tables that list the indicators of the agency: those of the IKU, and those that measure some that are
    agreed, but no programs."""
    pk = indikator_pk(dokumen)
    for tabel in dokumen.tabel:
        program = {k.peran for k in peran_kolom(tabel)} & _PROGRAM
        for k in kolom_indikator(tabel):
            utama = _UTAMA.search(f"{k.kolom.nama} {tabel.judul}")
            if utama or (not program and mengukur(tabel) and any(n.kunci in pk for n in nama_di(tabel, k))):
                yield tabel, k


def berangka(n: NamaTercetak, tabel: TabelDok) -> bool:
    """Whether a row reports: a table with a realisasi or capaian column has one in this row."""
    ukuran = [k.indeks for k in peran_kolom(tabel) if k.peran in (Peran.REALISASI, Peran.CAPAIAN)]
    return not ukuran or any(n.baris[i].teks for i in ukuran)


def mengukur(tabel: TabelDok) -> bool:
    """Whether a table has a realisasi or a capaian."""
    return bool({k.peran for k in peran_kolom(tabel)} & {Peran.REALISASI, Peran.CAPAIAN})
