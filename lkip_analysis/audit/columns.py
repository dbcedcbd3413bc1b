"""What the columns of a table hold, by their header words, and which of them belong together."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from weakref import WeakKeyDictionary

from lkip_analysis.audit.document import Baris, Kolom, Sel, TabelDok


class Peran(StrEnum):
    """Role of a column."""

    NOMOR = "nomor"
    KODE = "kode"
    SASARAN = "sasaran"
    INDIKATOR = "indikator"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub_kegiatan"
    URAIAN = "uraian"
    SATUAN = "satuan"
    FORMULA = "formula"
    TARGET = "target"
    REALISASI = "realisasi"
    CAPAIAN = "capaian"
    PAGU = "pagu"
    REALISASI_ANGGARAN = "realisasi_anggaran"
    SERAPAN = "serapan"
    SISA = "sisa"
    EFISIENSI = "efisiensi"
    PREDIKAT = "predikat"
    STANDAR = "standar"
    LAIN = "lain"


_POLA: tuple[tuple[str, Peran], ...] = (
    (r"^no\b|^nomor|^urut", Peran.NOMOR),
    (r"\binterval|\brentang|\bskala", Peran.LAIN),
    (r"\bformula|\brumus|\bcara (meng)?hitung|perhitungan", Peran.FORMULA),
    (r"\bnasional|\bprovinsi lain|\bbenchmark|\bstandar", Peran.STANDAR),
    (
        r"permasalahan|upaya|solusi|keterangan|\bket\b|sumber|tindak lanjut|penanggung|faktor|analis",
        Peran.LAIN,
    ),
    (r"predikat|kriteria|kategori|atribut|status|notifikasi", Peran.PREDIKAT),
    (r"sisa\b|selisih|lebih.{0,3}kurang|bertambah|berkurang|silpa", Peran.SISA),
    (r"serapan|penyerapan", Peran.SERAPAN),
    (r"efisien|\bte\b|\bie\b", Peran.EFISIENSI),
    (r"^indikator|^iku\b|^ikk\b|indikator kinerja", Peran.INDIKATOR),
    (r"capaian|pencapaian|tingkat kemajuan|^\(?%\)?$|^persentase$|^prosentase$|^persen$", Peran.CAPAIAN),
    (r"realisasi|^r$", Peran.REALISASI),
    (r"^target|\btarget\b|^t$", Peran.TARGET),
    (r"pagu|anggaran|alokasi|\bdana\b|belanja|\(rp\b|^rp$|^jumlah", Peran.PAGU),
    (r"satuan|^unit$", Peran.SATUAN),
    (r"^kode", Peran.KODE),
    (r"sub ?kegiatan(?!.*/)", Peran.SUB_KEGIATAN),
    (r"^program\b(?!.*/)|^nama program", Peran.PROGRAM),
    (r"^kegiatan\b(?!.*/)", Peran.KEGIATAN),
    (r"indikator", Peran.INDIKATOR),
    (r"sasaran|tujuan", Peran.SASARAN),
    (r"uraian|program|kegiatan|jenis|nama|kinerja", Peran.URAIAN),
)
_UANG = re.compile(r"anggaran|pagu|alokasi|belanja|keuangan|\brp\b|\bdana\b", re.IGNORECASE)
_TAHUN = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_RENTANG = re.compile(r"(?<!\d)20\d\d\s*(?:-|–|/|s\.?d\.?)\s*20\d\d")
_PERIODE = re.compile(
    r"\b(?:tw|triwulan|trw|semester|smt|bulan)\.?\s*[-/]?\s*(?:[ivx]+|\d{1,2})\b|\btw\d|renstra|rpjmd|"
    r"jangka menengah|\bakhir\b|"
    r"tingkat kemajuan|kondisi awal|s\.?d\.? tahun|sampai dengan|murni|perubahan|sebelum|setelah|awal|revisi",
    re.IGNORECASE,
)
_PERSEN = re.compile(r"%|\bpersen", re.IGNORECASE)
_SATUAN_UANG = re.compile(
    r"(?:juta|ribu|miliar|milyar)\W*(?:rp|rupiah)\b|\b(?:rp|rupiah)\W*(?:juta|ribu|miliar|milyar)|\(\s*rp\.?\s*\)",
    re.IGNORECASE,
)
"""Headers that say that small figures are money: `(juta Rp)`."""
DIGIT_UANG = 6
"""A whole number of this many digits or more counts as money where the header does not say."""


class KolomPeran(NamedTuple):
    """A column with its role, the year and the period (`tw1`, `renstra`, …) named in its header."""

    kolom: Kolom
    peran: Peran
    tahun: int | None
    periode: str
    kelompok: tuple[str, ...]

    @property
    def indeks(self) -> int:
        return self.kolom.indeks


_SIMPANAN: WeakKeyDictionary[TabelDok, list[KolomPeran]] = WeakKeyDictionary()


def peran_kolom(tabel: TabelDok) -> list[KolomPeran]:
    """Give the role of every column of a table."""
    if tabel not in _SIMPANAN:
        _SIMPANAN[tabel] = [_kolom(tabel, k) for k in tabel.kolom]
    return _SIMPANAN[tabel]


def _kolom(tabel: TabelDok, kolom: Kolom) -> KolomPeran:
    nama = kolom.nama
    tahun = _TAHUN.findall(_RENTANG.sub("", nama))
    periode = _PERIODE.search(nama)
    peran = _peran(kolom.jalur)
    if peran in _PERAN_UANG and _berisi_uang(tabel, kolom, nama):
        peran = _PERAN_UANG[peran]
    elif (peran is Peran.CAPAIAN and _di_kelompok_uang(tabel, kolom)) or (
        peran is Peran.REALISASI and _UANG.search(nama) and _PERSEN.search(nama)
    ):
        peran = Peran.SERAPAN
    elif peran is Peran.PAGU and not _berisi_uang(tabel, kolom, "") and _UANG.search(nama) is None:
        peran = Peran.LAIN
    return KolomPeran(
        kolom,
        peran,
        int(tahun[-1]) if tahun else None,
        re.sub(r"\W", "", periode[0]).casefold() if periode else "",
        kolom.jalur[:-1],
    )


_PERAN_UANG = {
    Peran.TARGET: Peran.PAGU,
    Peran.PAGU: Peran.PAGU,
    Peran.REALISASI: Peran.REALISASI_ANGGARAN,
}


@lru_cache(maxsize=4096)
def _peran(jalur: tuple[str, ...]) -> Peran:
    """Role by the innermost header text that tells one; a year or a period tells none."""
    for teks in reversed(jalur):
        kecil = " ".join(teks.casefold().split())
        inti = _TAHUN.sub("", kecil).replace("tahun", "").strip(" ()/-:")
        if not inti:
            continue
        for pola, peran in _POLA:
            if re.search(pola, inti):
                return peran
    return Peran.LAIN


def _berisi_uang(tabel: TabelDok, kolom: Kolom, nama: str) -> bool:
    angka = [s.angka for s in tabel.isi_kolom(kolom.indeks) if s.angka and not s.angka.kosong]
    if angka and _SATUAN_UANG.search(nama) and all(a.satuan in (None, "Rp") for a in angka):
        return True
    uang = [a for a in angka if a.satuan == "Rp" or (a.satuan is None and abs(a.nilai) >= 10**DIGIT_UANG)]
    if angka:
        return len(uang) * 2 > len(angka)
    return bool(_UANG.search(nama))


def _di_kelompok_uang(tabel: TabelDok, kolom: Kolom) -> bool:
    """Whether a percent column belongs to money columns: by its group, its words, or its left neighbours."""
    if any(_UANG.search(t) for t in kolom.jalur) and not re.search(r"kinerja(?!.*rp)", kolom.nama, re.IGNORECASE):
        return True
    if any(re.search(r"kinerja|fisik|output", t, re.IGNORECASE) for t in kolom.jalur[:-1]):
        return False
    kiri = tabel.kolom[max(0, kolom.indeks - 2) : kolom.indeks]
    return len(kiri) == 2 and all(_peran(k.jalur) in _PERAN_UANG and _berisi_uang(tabel, k, k.nama) for k in kiri)


class Ukuran(NamedTuple):
    """Columns that belong together in a table: (target, realisasi, capaian) or (pagu, realisasi, serapan)."""

    target: KolomPeran
    realisasi: KolomPeran
    capaian: KolomPeran

    @property
    def tahun(self) -> int | None:
        return self.capaian.tahun or self.realisasi.tahun or self.target.tahun


def rangkai(
    tabel: TabelDok,
    target: Peran = Peran.TARGET,
    realisasi: Peran = Peran.REALISASI,
    capaian: Peran = Peran.CAPAIAN,
) -> Iterator[Ukuran]:
    """Find what a capaian (or serapan) column is computed from: same year, same period, nearest left.

    A group with one column of each may print them in any order: `Kinerja 2031 / Capaian | Target | Realisasi`.
    """
    semua = peran_kolom(tabel)
    for c in semua:
        if c.peran is not capaian:
            continue
        r = _pasangan(c, [k for k in semua if k.peran is realisasi]) or _sekelompok(c, semua, realisasi)
        if r is None and _TERHADAP.search(c.kolom.nama):
            r = _satu_satunya(semua, realisasi)
        if r is None:
            continue
        t = _pasangan(c, [k for k in semua if k.peran is target and k.indeks != r.indeks])
        if t := t or _sekelompok(c, semua, target):
            yield Ukuran(t, r, c)


def rangkai_anggaran(tabel: TabelDok) -> Iterator[Ukuran]:
    """Find what a serapan column is computed from: pagu and realisasi of the budget."""
    return rangkai(tabel, Peran.PAGU, Peran.REALISASI_ANGGARAN, Peran.SERAPAN)


_TERHADAP = re.compile(r"terhadap\s+target", re.IGNORECASE)
"""`Capaian terhadap target 2026`: what is reached of the target of a later year."""


def _satu_satunya(semua: list[KolomPeran], peran: Peran) -> KolomPeran | None:
    calon = [k for k in semua if k.peran is peran]
    return calon[0] if len(calon) == 1 else None


def _sekelompok(c: KolomPeran, semua: list[KolomPeran], peran: Peran) -> KolomPeran | None:
    """The only column of a role in the group of headers that a column is the only one of its own role in."""
    kelompok = [k for k in semua if c.kelompok and k.kelompok == c.kelompok and k.tahun == c.tahun]
    calon = [k for k in kelompok if k.peran is peran]
    sendiri = sum(k.peran is c.peran for k in kelompok) == 1
    return calon[0] if sendiri and len(calon) == 1 else None


def _pasangan(c: KolomPeran, calon: list[KolomPeran]) -> KolomPeran | None:
    if c.tahun is not None and any(k.tahun is not None for k in calon):
        calon = [k for k in calon if k.tahun == c.tahun]
    if c.periode:
        calon = [k for k in calon if k.periode == c.periode] or calon
    elif any(not k.periode for k in calon):
        calon = [k for k in calon if not k.periode]
    sekelompok = [k for k in calon if c.kelompok and k.kelompok and k.kelompok[0] == c.kelompok[0]]
    kiri = [k for k in (sekelompok or calon) if k.indeks < c.indeks]
    return max(kiri, key=lambda k: k.indeks, default=None)


def nama_baris(tabel: TabelDok, baris: Baris, sebelum: int | None = None) -> Sel | None:
    """The cell that names what a row is about: the indicator, else the innermost named level.

    Parameters
    ----------
    sebelum : int, optional
        Only columns left of this one count.
    """
    kolom = [k for k in peran_kolom(tabel) if sebelum is None or k.indeks < sebelum]
    for peran in (
        Peran.INDIKATOR,
        Peran.SUB_KEGIATAN,
        Peran.KEGIATAN,
        Peran.PROGRAM,
        Peran.URAIAN,
        Peran.SASARAN,
    ):
        for k in reversed(kolom):
            if k.peran is peran and baris[k.indeks].isi and baris[k.indeks].asal.angka is None:
                return baris[k.indeks]
    return next((s for s in baris.terisi if s.angka is None and len(s.teks) > 3), None)
