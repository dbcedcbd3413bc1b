"""The indicators that the report answers for: those of the perjanjian kinerja, and those it measures."""

import re
from collections import defaultdict
from typing import NamedTuple
from weakref import WeakKeyDictionary

from lkip_analysis.audit.columns import Peran, peran_kolom
from lkip_analysis.audit.document import Dokumen, Paragraf, TabelDok, Tempat, kalimat
from lkip_analysis.audit.figures import fakta_tabel
from lkip_analysis.audit.names import disebut, kunci_nama
from lkip_analysis.audit.topics import MIN_KATA_NAMA, sebutan, topik_bagian

_PERJANJIAN = re.compile(r"\b(?:perjanjian|penetapan)\s+kinerja\b", re.IGNORECASE)
_LUAR = frozenset(
    {Peran.REALISASI, Peran.CAPAIAN, Peran.PAGU, Peran.KEGIATAN, Peran.SUB_KEGIATAN, Peran.REALISASI_ANGGARAN}
)
MIN_TABEL = 2
_INDIKATOR_LAIN = re.compile(r"\bindikator\b(?!\s+(?:kinerja\s+)?(?:utama\s+)?(?:ini|tersebut|itu)\b)", re.IGNORECASE)


class Diperjanjikan(NamedTuple):
    """An indicator of the perjanjian kinerja: its print, the sasaran beside it, its place."""

    nama: str
    sasaran: str
    tempat: Tempat


_PK: WeakKeyDictionary[Dokumen, dict[str, Diperjanjikan]] = WeakKeyDictionary()
_POKOK: WeakKeyDictionary[Dokumen, list[str]] = WeakKeyDictionary()
_TOPIK: WeakKeyDictionary[Dokumen, dict[int, dict[int, tuple[str, ...]]]] = WeakKeyDictionary()


def indikator_pk(dokumen: Dokumen) -> dict[str, Diperjanjikan]:
    """Indicators of the agency's perjanjian kinerja by normal form: those of its captioned tables, else the
    first table of that title; empty where the document has none."""
    if dokumen not in _PK:
        bernomor = [t for t in dokumen.tabel if t.nomor and _PERJANJIAN.search(t.judul) and _tabel_pk(t)]
        lain = [t for t in dokumen.tabel if _PERJANJIAN.search(t.judul or t.bagian.judul) and _tabel_pk(t)]
        _PK[dokumen] = {k: v for t in reversed(bernomor or lain[:1]) for k, v in _isi(t).items()}
    return _PK[dokumen]


def _tabel_pk(tabel: TabelDok) -> bool:
    peran = {k.peran for k in peran_kolom(tabel)}
    return {Peran.INDIKATOR, Peran.TARGET} <= peran and not peran & _LUAR


def _isi(tabel: TabelDok) -> dict[str, Diperjanjikan]:
    hasil: dict[str, Diperjanjikan] = {}
    sasaran = next((k.indeks for k in peran_kolom(tabel) if k.peran is Peran.SASARAN), None)
    for k in peran_kolom(tabel):
        if k.peran is Peran.INDIKATOR:
            for baris in tabel.baris:
                sel = baris[k.indeks]
                if sel.teks and sel.angka is None and len(kunci_nama(sel.teks).split()) >= MIN_KATA_NAMA:
                    induk = baris[sasaran].isi if sasaran is not None else ""
                    hasil.setdefault(kunci_nama(sel.teks), Diperjanjikan(sel.teks, induk, sel.tempat))
    return hasil


def indikator_pokok(dokumen: Dokumen) -> list[str]:
    """Normal forms of the indicators that sentences can be about: those of the perjanjian kinerja and those
    with a realisasi or capaian in at least two tables (in any, where there is no perjanjian kinerja)."""
    if dokumen not in _POKOK:
        tabel = defaultdict(set)
        for f in fakta_tabel(dokumen):
            if f.ukuran in (Peran.REALISASI, Peran.CAPAIAN):
                tabel[f.subjek].add(id(f.tabel))
        pk = indikator_pk(dokumen)
        batas = MIN_TABEL if pk else 1
        _POKOK[dokumen] = list(dict.fromkeys([*pk, *(s for s, t in tabel.items() if len(t) >= batas)]))
    return _POKOK[dokumen]


def topik_kalimat(dokumen: Dokumen, paragraf: Paragraf) -> dict[int, tuple[str, ...]]:
    """Indicators of `indikator_pokok` that each sentence of a paragraph is about, by its start offset.

    A sentence that names none takes those named last in its section, else those of the titles over it; one
    that speaks of an indicator of another name is about none.
    """
    if dokumen not in _TOPIK:
        _TOPIK[dokumen] = _semua_topik(dokumen)
    return _TOPIK[dokumen].get(id(paragraf), {})


def dinamai(paragraf: Paragraf, subjek: tuple[str, ...]) -> bool:
    """Whether a paragraph or a title over it names these indicators."""
    return all(any(disebut(s, teks) for teks in (paragraf.teks, *paragraf.bagian.jalur)) for s in subjek)


def _semua_topik(dokumen: Dokumen) -> dict[int, dict[int, tuple[str, ...]]]:
    nama = indikator_pokok(dokumen)
    hasil: dict[int, dict[int, tuple[str, ...]]] = {}
    bagian, kini = None, ()
    for p in dokumen.paragraf:
        if p.bagian is not bagian:
            bagian = p.bagian
            kini = topik_bagian(nama, bagian)
        hasil[id(p)] = {}
        for awal, akhir in kalimat(p.teks):
            disebut_di_sini = sebutan(nama, p.teks[awal:akhir])
            asing = not disebut_di_sini and _INDIKATOR_LAIN.search(p.teks, awal, akhir)
            kini = () if asing else disebut_di_sini or kini
            hasil[id(p)][awal] = kini
    return hasil
