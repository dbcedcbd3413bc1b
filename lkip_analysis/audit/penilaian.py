"""Predikat that a document gives to capaian: in predikat columns, by V marks, in sentences."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from lkip_analysis.audit.columns import KolomPeran, Peran, nama_baris, peran_kolom
from lkip_analysis.audit.context import tahun_laporan
from lkip_analysis.audit.document import Dokumen, TabelDok, Tempat
from lkip_analysis.audit.figures import nama_cetak
from lkip_analysis.audit.phrases import Frasa, frasa_kalimat
from lkip_analysis.audit.skala_cetak import SkalaCetak, kunci_label, skala_dokumen
from lkip_analysis.text.parse_numbers import AngkaTercetak

MIN_KOLOM_TANDA = 3
_TANDA = re.compile(r"\s*[(\[]?\s*(?:[vV√✓✔☑xX●•]|\*+)\s*[)\]]?\s*")
_ISYARAT = (
    r"(?:kategori|predikat|kriteria|atribut|tergolong|bernilai|nilai|kualifikasi|termasuk|dinyatakan|masuk)\b"
    r"[^.;:%]{0,40}?"
)


_ANGKA_LAIN = re.compile(r"\d\s?%")
"""A percentage in a later sentence than that of a capaian: a predikat after it is not that capaian's."""


class Penilaian(NamedTuple):
    """A capaian with its predikat as printed.

    `tanda` says that the predikat is the header of a marked column, `yakin` that value and label stand in one
    row, not just in one paragraph; `kalimat` is the sentence of that capaian.
    """

    subjek: str
    nilai: AngkaTercetak
    label: str
    tempat: Tempat
    tanda: bool
    yakin: bool
    kalimat: tuple[int, int] | None = None


_SIMPANAN: WeakKeyDictionary[Dokumen, list[Penilaian]] = WeakKeyDictionary()


def penilaian(dokumen: Dokumen) -> list[Penilaian]:
    """Give the predikat of capaian in reading order, those of tables first."""
    if dokumen not in _SIMPANAN:
        skala = [s for s in skala_dokumen(dokumen) if s.hal == "capaian"]
        _SIMPANAN[dokumen] = [
            *(p for t in dokumen.tabel for p in (*_kolom_predikat(t), *_kolom_tanda(t, skala))),
            *_kalimat(dokumen, skala),
        ]
    return _SIMPANAN[dokumen]


def _kolom_capaian(tabel: TabelDok, k: KolomPeran) -> KolomPeran | None:
    """The capaian column that a predikat column is about: same year, nearest on its left."""
    calon = [
        c for c in peran_kolom(tabel) if c.peran is Peran.CAPAIAN and c.indeks < k.indeks and k.tahun in (None, c.tahun)
    ]
    return max(calon, key=lambda c: c.indeks, default=None)


def _baris(tabel: TabelDok, capaian: KolomPeran) -> Iterator[tuple[int, str, AngkaTercetak]]:
    for i, baris in enumerate(tabel.baris):
        angka = baris[capaian.indeks].angka
        if angka is not None and not angka.kosong and not baris.jumlah:
            nama = nama_baris(tabel, baris, capaian.indeks)
            yield i, " ".join(nama.isi.split()) if nama else "", angka


def _kolom_predikat(tabel: TabelDok) -> Iterator[Penilaian]:
    for k in peran_kolom(tabel):
        capaian = _kolom_capaian(tabel, k) if k.peran is Peran.PREDIKAT else None
        if capaian is None:
            continue
        for i, nama, angka in _baris(tabel, capaian):
            sel = tabel.baris[i][k.indeks]
            if kunci_label(sel.teks) and sel.angka is None:
                yield Penilaian(nama, angka, " ".join(sel.teks.split()), sel.tempat, False, True)


def _kolom_tanda(tabel: TabelDok, skala: list[SkalaCetak]) -> Iterator[Penilaian]:
    """Columns headed by the classes of a scale, with a mark in the column that holds."""
    kepala = {
        k.indeks: k.kolom.jalur[-1]
        for k in peran_kolom(tabel)
        if k.kolom.jalur and any(s.punya(k.kolom.jalur[-1]) for s in skala)
    }
    if len({kunci_label(t) for t in kepala.values()}) < MIN_KOLOM_TANDA:
        return
    pertama = peran_kolom(tabel)[min(kepala)]
    capaian = _kolom_capaian(tabel, pertama)
    if capaian is None:
        return
    for i, nama, angka in _baris(tabel, capaian):
        for j, label in kepala.items():
            sel = tabel.baris[i][j]
            if sel.teks and _TANDA.fullmatch(sel.teks):
                yield Penilaian(nama, angka, label, sel.tempat, True, True)


def _kalimat(dokumen: Dokumen, skala: list[SkalaCetak]) -> Iterator[Penilaian]:
    """`tercapai 45,9% atau bernilai kinerja sangat rendah`: the last capaian of the year before the label."""
    label = sorted({k.label for s in skala for k in s.kelas}, key=len, reverse=True)
    if not label:
        return
    pola = re.compile(rf"{_ISYARAT}\b(?P<label>{'|'.join(map(re.escape, label))})\b", re.IGNORECASE)
    frasa: dict[int, list[Frasa]] = {}
    for f in frasa_kalimat(dokumen):
        if f.ukuran is Peran.CAPAIAN and f.tahun == tahun_laporan(dokumen) and f.angka.satuan == "%":
            frasa.setdefault(id(f.paragraf), []).append(f)
    for p in dokumen.paragraf:
        for m in pola.finditer(p.teks) if id(p) in frasa else ():
            awal = m.start("label")
            lain = [f for f in frasa[id(p)] if f.akhir <= m.start()]
            if lain and len(lain[-1].subjek) == 1 and not _ANGKA_LAIN.search(p.teks, lain[-1].kalimat[1], awal):
                f = lain[-1]
                nama = nama_cetak(dokumen, f.subjek[0])
                yield Penilaian(nama, f.angka, m["label"], p.di(awal, m.end(), 40), False, False, (id(p), f.kalimat[0]))
