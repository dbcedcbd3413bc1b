"""What the document says of the budget of each program, kegiatan and sub kegiatan, and where."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple
from weakref import WeakKeyDictionary

from lkip_analysis.audit.columns import KolomPeran, Peran, peran_kolom
from lkip_analysis.audit.context import tahun_laporan
from lkip_analysis.audit.document import Baris, Dokumen, Paragraf, Sel, TabelDok
from lkip_analysis.audit.uang import baris_ringkas, berupa_nama, rupiah_sel
from lkip_analysis.audit.years import tahun_tabel

MURNI = "murni"
AKHIR = "akhir"
_POLA_TAHAP = (
    (
        AKHIR,
        re.compile(
            r"perubahan|\bdppa\b|p-?\s?apbd|apbd-?\s?p\b|pergeseran|refocusing|\brevisi|setelah|sesudah",
            re.IGNORECASE,
        ),
    ),
    (MURNI, re.compile(r"murni|\bdpa\b|sebelum|\bawal\b", re.IGNORECASE)),
)
_RIBUAN = re.compile(r"\b(?:ribu(?:an)?|juta(?:an)?|miliar|milyar)\b", re.IGNORECASE)
"""Amounts in other units than rupiah are rounded: they are not compared with those of other tables."""
_PERIODE_SEBAGIAN = re.compile(r"^(?:tw|triwulan|trw|semester|smt|bulan)")
_MAKS_PENGANTAR = 400


class Fakta(NamedTuple):
    """Figures of one row for one budget column.

    Attributes
    ----------
    nama : str
        Name of the program, kegiatan or sub kegiatan as printed; empty where only the indicator is.
    jenjang : {'program', 'kegiatan', 'sub_kegiatan', ''}
    indikator : str
        Indicator printed in the row, its own or continued; empty where there is none.
    pagu, realisasi, serapan : Sel or None
    tahap : {'murni', 'akhir', ''}
        Budget before or after the change; a budget beside its realisasi is the last one.
    tahun : int or None
        None where the caption names several years and the header none.
    """

    nama: str
    jenjang: str
    indikator: str
    pagu: Sel | None
    realisasi: Sel | None
    serapan: Sel | None
    tahap: str
    tahun: int | None
    tabel: TabelDok
    baris: Baris

    @property
    def nilai_pagu(self) -> Decimal | None:
        return rupiah_sel(self.pagu) if self.pagu else None

    @property
    def nilai_realisasi(self) -> Decimal | None:
        return rupiah_sel(self.realisasi) if self.realisasi else None


_SIMPANAN: WeakKeyDictionary[Dokumen, list[Fakta]] = WeakKeyDictionary()


def fakta_anggaran(dokumen: Dokumen) -> list[Fakta]:
    """Give the budget figures of all rows with a name, in reading order; totals are left out."""
    if dokumen not in _SIMPANAN:
        _SIMPANAN[dokumen] = [f for i, b in enumerate(dokumen.blok) for f in _dari_blok(dokumen, i, b)]
    return _SIMPANAN[dokumen]


def _dari_blok(dokumen: Dokumen, i: int, blok) -> Iterator[Fakta]:
    if not isinstance(blok, TabelDok):
        return
    kolom = [k for k in peran_kolom(blok) if not _PERIODE_SEBAGIAN.match(k.periode)]
    pagu = [k for k in kolom if k.peran is Peran.PAGU and not _RIBUAN.search(f"{blok.judul} {k.kolom.nama}")]
    realisasi = [k for k in kolom if k.peran is Peran.REALISASI_ANGGARAN]
    if not pagu:
        return
    tahap = _tahap_tabel(dokumen, i, blok)
    tahun = tahun_tabel(dokumen, blok)
    for baris in blok.baris:
        if baris_ringkas(baris):
            continue
        for k in pagu:
            nama, jenjang = nama_anggaran(blok, baris, k)
            indikator = indikator_baris(blok, baris, k.indeks)
            if not (nama or indikator) or not baris[k.indeks].teks:
                continue
            r = next((r for r in realisasi if r.indeks > k.indeks and r.tahun == k.tahun), None)
            if r is not None and any(k.indeks < p.indeks < r.indeks and p.tahun == k.tahun for p in pagu):
                r = None  # an earlier budget column: the realisasi belongs to the last one before it
            s = next((s for s in kolom if s.peran is Peran.SERAPAN and r and s.indeks > r.indeks), None)
            yield Fakta(
                nama,
                jenjang,
                indikator,
                baris[k.indeks],
                baris[r.indeks] if r else None,
                baris[s.indeks] if s else None,
                _tahap(k.kolom.nama) or (AKHIR if r else tahap),
                k.tahun or tahun,
                blok,
                baris,
            )


_JENJANG = {Peran.PROGRAM: "program", Peran.KEGIATAN: "kegiatan", Peran.SUB_KEGIATAN: "sub_kegiatan"}
_KATA_JENJANG = (
    ("program", re.compile(r"\W*(?:program\W+)+", re.IGNORECASE)),
    ("sub_kegiatan", re.compile(r"\W*sub\W*kegiatan\b", re.IGNORECASE)),
    ("kegiatan", re.compile(r"\W*kegiatan\b", re.IGNORECASE)),
)


def nama_anggaran(tabel: TabelDok, baris: Baris, pagu: KolomPeran) -> tuple[str, str]:
    """What an amount is the budget of: (name, level), by the nearest name column on its left.

    A cell that begins with `Program` tells its level itself; so does a column of its own.
    """
    kiri = [k for k in peran_kolom(tabel) if k.indeks < pagu.indeks]
    for k in reversed(kiri):
        sel = baris[k.indeks]
        if not berupa_nama(sel.isi) or k.peran is Peran.INDIKATOR:
            continue
        kata = next((j for j, pola in _KATA_JENJANG if pola.match(sel.isi)), "")
        if k.peran in _JENJANG or kata:
            bersama = sum(p.peran is k.peran and p.kolom.jalur == k.kolom.jalur for p in kiri)
            jenjang = kata or (_JENJANG[k.peran] if bersama == 1 and "/" not in k.kolom.nama else "")
            return _rapi(sel.isi), jenjang
    lain = [
        k
        for k in kiri
        if k.peran not in (Peran.INDIKATOR, Peran.SASARAN) or re.search("program|kegiatan", k.kolom.nama, re.I)
    ]
    return _rapi(next((t for k in lain if berupa_nama(t := baris[k.indeks].isi)), "")), ""


def indikator_baris(tabel: TabelDok, baris: Baris, sebelum: int) -> str:
    """The indicator of a row: the last one left of a column."""
    for k in reversed(peran_kolom(tabel)):
        if k.peran is Peran.INDIKATOR and k.indeks < sebelum and berupa_nama(baris[k.indeks].isi):
            return " ".join(baris[k.indeks].isi.split())
    return ""


def _rapi(nama: str) -> str:
    tanpa_nomor = re.sub(r"^(?:[\dA-Za-z]{1,3}[.)]\s+|\d{1,2}\s+|[-–•]\s*)", "", " ".join(nama.split()))
    return re.sub(r"^(?:program|(?:sub\s?)?kegiatan)\s*:\s*", "", tanpa_nomor, flags=re.IGNORECASE)


def _tahap(teks: str) -> str:
    return next((tahap for tahap, pola in _POLA_TAHAP if pola.search(teks)), "")


def _tahap_tabel(dokumen: Dokumen, i: int, tabel: TabelDok) -> str:
    """Murni or akhir by the source note below, else the caption, the section, the paragraph above."""
    bawah = dokumen.blok[i + 1] if i + 1 < len(dokumen.blok) else None
    atas = dokumen.blok[i - 1] if i else None
    sumber = bawah.teks if isinstance(bawah, Paragraf) and re.match(r"\s*sumber\b", bawah.teks, re.I) else ""
    pengantar = atas.teks[-_MAKS_PENGANTAR:] if isinstance(atas, Paragraf) else ""
    return next((t for teks in (sumber, tabel.judul, tabel.bagian.judul, pengantar) if (t := _tahap(teks))), "")


def tahun_ini(dokumen: Dokumen, fakta: Fakta) -> bool:
    """Whether a figure is of the year of the report, as far as its table says."""
    return fakta.tahun in (None, tahun_laporan(dokumen))
