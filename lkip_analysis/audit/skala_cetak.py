"""Scales as a document prints them: intervals with their labels, in tables and in lists."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple
from weakref import WeakKeyDictionary

from lkip_analysis.audit.columns import KolomPeran, Peran, peran_kolom
from lkip_analysis.audit.document import Dokumen, Paragraf, TabelDok, Tempat
from lkip_analysis.audit.rentang_skala import Rentang, baca_rentang
from lkip_analysis.text.parse_numbers import AngkaTercetak

MIN_KELAS = 3
MIN_KELAS_EFISIENSI = 2
MAKS_KATA_LABEL = 5


class KelasCetak(NamedTuple):
    """A class of a printed scale."""

    label: str
    rentang: Rentang
    teks: str
    tempat: Tempat


class SkalaCetak(NamedTuple):
    """A printed scale, best class first. `hal`, what it is of: `capaian`, `efisiensi`, `anggaran`, `akip`."""

    nama: str
    hal: str
    kelas: tuple[KelasCetak, ...]

    def label(self, angka: AngkaTercetak) -> list[str]:
        """Labels that a printed value may have: of its class, of both in an overlap, of both beside a gap.

        Values beyond the outermost bounds have the outermost labels.
        """
        return list(
            dict.fromkeys(label for a in angka.bacaan for label in self._label(a.nilai, Decimal(10) ** -a.desimal / 2))
        )

    def _label(self, nilai: Decimal, lebar: Decimal) -> list[str]:
        kena = [k.label for k in self.kelas if k.rentang.memuat(nilai - lebar, nilai + lebar)]
        if kena:
            return kena
        puncak, dasar = self.kelas[0], self.kelas[-1]
        if puncak.rentang.atas is not None and nilai > puncak.rentang.atas:
            return [puncak.label]
        if dasar.rentang.bawah is not None and nilai < dasar.rentang.bawah:
            return [dasar.label]
        di_atas = [k for k in self.kelas if k.rentang.bawah is not None and k.rentang.bawah >= nilai]
        di_bawah = [k for k in self.kelas if k.rentang.atas is not None and k.rentang.atas <= nilai]
        return [k.label for k in (*di_atas[-1:], *di_bawah[:1])]

    @property
    def label_ganda(self) -> list[KelasCetak]:
        """Classes whose label another class has too."""
        label = [kunci_label(k.label) for k in self.kelas]
        return [k for k in self.kelas if label.count(kunci_label(k.label)) > 1]

    def punya(self, label: str) -> bool:
        """Whether a label, capitals aside, is one of the scale."""
        return any(kunci_label(k.label) == kunci_label(label) for k in self.kelas)


def kunci_label(label: str) -> str:
    """Normal form of a label."""
    return " ".join(re.findall(r"[a-z]+", label.casefold()))


_HAL = (
    ("efisiensi", re.compile(r"efisien", re.IGNORECASE)),
    ("akip", re.compile(r"s?akip\b|akuntabilitas kinerja instansi|evaluasi", re.IGNORECASE)),
    ("anggaran", re.compile(r"serapan|anggaran|keuangan", re.IGNORECASE)),
)
_HURUF_MUTU = re.compile(r"[A-E]{1,2}")
"""Letters as of the evaluation of AKIP: never the predikat of a capaian."""

_SIMPANAN: WeakKeyDictionary[Dokumen, list[SkalaCetak]] = WeakKeyDictionary()


def skala_tercetak(dokumen: Dokumen) -> list[SkalaCetak]:
    """Give the scales that a document prints, those of tables first, also such as repeat a label."""
    if dokumen not in _SIMPANAN:
        _SIMPANAN[dokumen] = [*_dari_tabel(dokumen), *_dari_daftar(dokumen)]
    return _SIMPANAN[dokumen]


def skala_dokumen(dokumen: Dokumen) -> list[SkalaCetak]:
    """Give the printed scales that can be applied: each label is of one class."""
    return [s for s in skala_tercetak(dokumen) if not s.label_ganda]


def _skala(nama: str, konteks: str, kelas: Sequence[KelasCetak]) -> SkalaCetak | None:
    hal_teks = " ".join((konteks, *(k.label for k in kelas)))
    hal = next((h for h, pola in _HAL if pola.search(hal_teks)), "capaian")
    hal = "akip" if kelas and all(_HURUF_MUTU.fullmatch(k.label) for k in kelas) else hal
    minimal = MIN_KELAS_EFISIENSI if hal == "efisiensi" else MIN_KELAS
    if len(kelas) < minimal:
        return None

    def urutan(k: KelasCetak) -> tuple[Decimal, Decimal]:
        r = k.rentang
        bawah = r.bawah if r.bawah is not None else Decimal("-Infinity")
        return bawah, r.atas if r.atas is not None else Decimal("Infinity")

    return SkalaCetak(nama, hal, tuple(sorted(kelas, key=urutan, reverse=True)))


def _dari_tabel(dokumen: Dokumen) -> Iterator[SkalaCetak]:
    for tabel in dokumen.tabel:
        for k in peran_kolom(tabel):
            rentang = _rentang_kolom(tabel, k)
            j = _kolom_label(tabel, k.indeks) if rentang else None
            if j is None:
                continue
            kelas = [
                KelasCetak(b[j].teks, r, b[k.indeks].teks, b[k.indeks].tempat)
                for b, r in zip(tabel.baris, rentang, strict=True)
                if r and b[j].teks
            ]
            konteks = f"{tabel.judul} {k.kolom.nama} {tabel.kolom[j].nama}"
            if s := _skala(tabel.label, konteks, kelas):
                yield s


_BUKAN_RENTANG = frozenset({Peran.TARGET, Peran.REALISASI, Peran.PAGU, Peran.REALISASI_ANGGARAN, Peran.NOMOR})
_BUKAN_LABEL = frozenset(
    {Peran.INDIKATOR, Peran.SASARAN, Peran.PROGRAM, Peran.KEGIATAN, Peran.SUB_KEGIATAN, Peran.SATUAN}
)
MAKS_PANJANG = 60
"""Longest text that is read as an interval, in characters."""


def _rentang_kolom(tabel: TabelDok, k: KolomPeran) -> list[Rentang | None]:
    """Intervals of a column, None for blank cells; empty where a cell is none or too few have two bounds."""
    if k.peran in _BUKAN_RENTANG:
        return []
    hasil: list[Rentang | None] = []
    for sel in tabel.isi_kolom(k.indeks):
        rentang = baca_rentang(sel.teks) if 0 < len(sel.teks) <= MAKS_PANJANG else None
        if sel.teks and rentang is None:
            return []
        hasil.append(rentang)
    return hasil if sum(r is not None and r.bawah != r.atas for r in hasil) >= MIN_KELAS_EFISIENSI else []


def _kolom_label(tabel: TabelDok, rentang: int) -> int | None:
    def cocok(j: int) -> bool:
        isi = [s.teks for s in tabel.isi_kolom(j) if s.teks]
        return len(isi) >= MIN_KELAS_EFISIENSI and all(_label(t) for t in isi)

    calon = [k for k in peran_kolom(tabel) if k.indeks != rentang and k.peran not in _BUKAN_LABEL and cocok(k.indeks)]
    predikat = [k for k in calon if k.peran is Peran.PREDIKAT]
    return min((predikat or calon), key=lambda k: abs(k.indeks - rentang)).indeks if calon else None


def _label(teks: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z][A-Za-z /()-]*", teks.strip())) and len(teks.split()) <= MAKS_KATA_LABEL


_PISAH = (
    re.compile(r"\s*(?P<a>[^:=]+?)\s*[:=]\s*(?P<b>[^:=]+?)\s*[.;,]?\s*"),
    re.compile(r"\s*(?P<a>[^()]+?)\s*\(\s*(?P<b>[^()]+?)\s*\)\s*[.;,]?\s*"),
)


def _dari_daftar(dokumen: Dokumen) -> Iterator[SkalaCetak]:
    """Lists such as `85 s.d. 100 : Sangat Berhasil`, one class a line."""
    kelas: list[KelasCetak] = []
    konteks = ""
    for blok in [*dokumen.blok, None]:
        baris = list(_baris(blok)) if isinstance(blok, Paragraf) else [("", None)]
        for teks, tempat in baris:
            k = _kelas(teks, tempat) if tempat else None
            if k:
                kelas.append(k)
                continue
            if s := _skala(f"skala pada bagian {kelas[0].tempat.bagian}" if kelas else "", konteks, kelas):
                yield s
            kelas, konteks = [], teks


def _baris(p: Paragraf) -> Iterator[tuple[str, Tempat]]:
    awal = 0
    for teks in p.teks.split("\n"):
        yield teks, p.di(awal, awal + len(teks))
        awal += len(teks) + 1


def _kelas(teks: str, tempat: Tempat) -> KelasCetak | None:
    for pola in _PISAH:
        m = pola.fullmatch(teks)
        for rentang, label in ((m["a"], m["b"]), (m["b"], m["a"])) if m else ():
            r = baca_rentang(rentang) if len(rentang) <= MAKS_PANJANG else None
            if r and r.bawah != r.atas and _label(label):
                return KelasCetak(label.strip(), r, rentang, tempat)
    return None
