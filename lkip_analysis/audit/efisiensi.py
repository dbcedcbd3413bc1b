"""Efficiency as a document prints it: value, inputs, category; and the definition that its figures follow."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from typing import NamedTuple
from weakref import WeakKeyDictionary

from lkip_analysis.audit.columns import KolomPeran, Peran, nama_baris, peran_kolom
from lkip_analysis.audit.document import Baris, Dokumen, Paragraf, Sel, TabelDok, Tempat, kalimat
from lkip_analysis.audit.figures import nama_cetak
from lkip_analysis.audit.phrases import Frasa, frasa_kalimat
from lkip_analysis.text.parse_numbers import AngkaTercetak, Temuan, cari_angka
from lkip_analysis.text.tolerance import BEDA, Selang, selang, setara


class Definisi(NamedTuple):
    """A definition: value of capaian and serapan (percent points), and whether it is a ratio without unit."""

    hitung: Callable[[Fraction, Fraction], Fraction]
    rumus: str
    rasio: bool


DEFINISI: dict[str, Definisi] = {
    "rasio": Definisi(lambda c, s: c / s, "capaian dibagi serapan", True),
    "rasio_persen": Definisi(lambda c, s: 100 * c / s, "capaian dibagi serapan, dikali 100%", False),
    "te": Definisi(lambda c, s: c / s - 1, "capaian dibagi serapan, dikurangi 1", True),
    "te_persen": Definisi(lambda c, s: 100 * c / s - 100, "capaian dibagi serapan, dikurangi 1, dikali 100%", False),
    "selisih": Definisi(lambda c, s: c - s, "capaian dikurangi serapan", False),
    "e": Definisi(lambda c, s: 100 - 100 * s / c, "100% dikurangi serapan per capaian", False),
    "terbalik": Definisi(lambda c, s: s / c, "serapan dibagi capaian", True),
    "terbalik_persen": Definisi(lambda c, s: 100 * s / c, "serapan dibagi capaian, dikali 100%", False),
    "sisa": Definisi(lambda c, s: 100 - s, "bagian pagu yang tidak terserap", False),
    "serapan": Definisi(lambda c, s: s, "serapan anggaran", False),
}
"""Definitions of efisiensi that reports apply, the commonest first."""

MAKS_RASIO = 3
"""A percentage up to here may be a ratio that was given a percent sign; so may the bounds of a scale."""

KATEGORI = {
    "sangat efisien": 4,
    "efisien": 3,
    "cukup efisien": 2,
    "kurang efisien": 1,
    "tidak efisien": 0,
    "inefisien": 0,
}
"""Categories of efisiensi with their rank."""

_KATEGORI = re.compile(r"\b(?:(?:sangat|cukup|kurang|tidak)\s+efisien|inefisien|efisien)\b", re.IGNORECASE)
MAKS_DEPAN = 120
"""So many characters before a figure or a category are read for what introduces it."""
_ISYARAT = re.compile(r"(?:kategori|termasuk|tergolong|kriteria|dinyatakan|predikat)\b[^.;]{0,40}$", re.I)
_NILAI = re.compile(
    r"efisiensi(?:nya)?\b(?:[^.;%\d]{0,60}?(?:adalah|ialah|sebesar|yaitu|yakni|mencapai|:|=))?\s*$", re.I
)
_KELUARAN = re.compile(r"output|keluaran|kinerja|capaian", re.IGNORECASE)
_MASUKAN = re.compile(r"input|masukan|anggaran|keuangan|serap|\bdana\b|\bsdm\b", re.IGNORECASE)


class Efisiensi(NamedTuple):
    """What one row or paragraph says of the efisiensi of one indicator; what it does not say is None.

    `kelompok` tells the column or the kind of place: figures of one group follow one definition.
    """

    subjek: str
    capaian: AngkaTercetak | None
    serapan: AngkaTercetak | None
    nilai: AngkaTercetak | None
    kategori: str
    tempat_nilai: Tempat | None
    tempat_kategori: Tempat | None
    kelompok: str

    @property
    def rasio(self) -> Fraction | None:
        """Capaian per serapan, of the printed figures."""
        if self.capaian is None or self.serapan is None or not self.serapan.nilai:
            return None
        return Fraction(self.capaian.nilai) / Fraction(self.serapan.nilai)

    def cocok(self, definisi: str) -> bool:
        """Whether a definition gives the printed value from the printed figures, their rounding allowed."""
        if self.nilai is None or self.rasio is None or not self.capaian.nilai:
            return False
        hitung = DEFINISI[definisi].hitung
        tepat = hitung(Fraction(self.capaian.nilai), Fraction(self.serapan.nilai))
        if setara(self.nilai, tepat) != BEDA:
            return True
        ujung = [hitung(c, s) for c, s in product(selang(self.capaian), selang(self.serapan)) if c > 0 < s]
        return bool(ujung) and Selang(min(ujung), max(ujung)).memuat(self.nilai)


_SIMPANAN: WeakKeyDictionary[Dokumen, list[Efisiensi]] = WeakKeyDictionary()


def efisiensi_dokumen(dokumen: Dokumen) -> list[Efisiensi]:
    """Give what tables and paragraphs say of efisiensi, in reading order, tables first."""
    if dokumen not in _SIMPANAN:
        _SIMPANAN[dokumen] = [
            *(e for t in dokumen.tabel for e in _dari_tabel(t)),
            *_dari_kalimat(dokumen),
        ]
    return _SIMPANAN[dokumen]


def _dari_tabel(tabel: TabelDok) -> Iterator[Efisiensi]:
    kolom = [k for k in peran_kolom(tabel) if k.peran is Peran.EFISIENSI]
    bernilai = [k for k in kolom if _berangka(tabel, k)]
    if not kolom and not re.search(r"efisien", tabel.judul, re.IGNORECASE):
        return
    for k in bernilai or kolom[:1] or [None]:
        batas = k.indeks if k else len(tabel.kolom)
        keluaran = _masukan(tabel, k, batas, Peran.CAPAIAN, _KELUARAN)
        masukan = _masukan(tabel, k, batas, Peran.SERAPAN, _MASUKAN)
        for baris in tabel.baris:
            if baris.jumlah:
                continue
            c, s = (baris[m.indeks].angka if m else None for m in (keluaran, masukan))
            sel = baris[k.indeks] if k else None
            nilai = sel.angka if sel is not None and sel.angka and not sel.angka.kosong else None
            label = _sel_kategori(baris, k.indeks if k else 0)
            nama = nama_baris(tabel, baris, keluaran.indeks if keluaran else batas)
            if nama is None or (nilai is None and label is None):
                continue
            yield Efisiensi(
                " ".join(nama.isi.split()),
                c if c and not c.kosong else None,
                s if s and not s.kosong else None,
                nilai,
                _baku(label.teks) if label else "",
                sel.tempat if nilai else None,
                label.tempat if label else None,
                f"{tabel.label} {tabel.tempat.baris} {tabel.tempat.halaman} {batas}",
            )


def _sel_kategori(baris: Baris, mulai: int) -> Sel | None:
    """The category of a row: the nearest right of an efisiensi column, else the only one of the row."""
    semua = [s for s in baris.terisi if _KATEGORI.fullmatch(s.teks.strip(" .*"))]
    kanan = [s for s in semua if s.kolom.indeks > mulai]
    return kanan[0] if kanan else semua[0] if len(semua) == 1 else None


def _berangka(tabel: TabelDok, k: KolomPeran) -> bool:
    return any(s.angka and not s.angka.kosong for s in tabel.isi_kolom(k.indeks))


def _masukan(
    tabel: TabelDok, efisiensi: KolomPeran | None, batas: int, peran: Peran, kata: re.Pattern[str]
) -> KolomPeran | None:
    """The column of capaian or serapan that an efisiensi column is made of.

    By its role, else by its words; of several the one that shares a word (`dana`, `SDM`) with the efisiensi
    column, else the nearest.
    """
    kiri = [
        k for k in peran_kolom(tabel) if k.indeks < batas and k.peran is not Peran.EFISIENSI and _berangka(tabel, k)
    ]
    calon = [k for k in kiri if k.peran is peran] or [
        k for k in kiri if k.kolom.jalur and kata.search(k.kolom.jalur[-1]) and _persen(tabel, k)
    ]
    khas = set(re.findall(r"\w+", efisiensi.kolom.nama.casefold())) - _KATA_UMUM if efisiensi else set()
    sekata = [k for k in calon if khas & set(re.findall(r"\w+", k.kolom.nama.casefold()))]
    return max(sekata or calon, key=lambda k: k.indeks, default=None)


_KATA_UMUM = frozenset(
    {"efisiensi", "tingkat", "indeks", "nilai", "persen", "persentase", "capaian", "kinerja", "realisasi"}
    | {"anggaran", "dan", "per", "ie", "te"}
)


def _persen(tabel: TabelDok, k: KolomPeran) -> bool:
    angka = [s.angka for s in tabel.isi_kolom(k.indeks) if s.angka and not s.angka.kosong]
    return all(a.satuan in ("%", None) and 0 <= a.nilai < 1000 for a in angka)


def _baku(label: str) -> str:
    return " ".join(label.casefold().strip(" .*").split())


def _dari_kalimat(dokumen: Dokumen) -> Iterator[Efisiensi]:
    """Paragraphs that name a value or a category of efisiensi, with their capaian and serapan."""
    frasa: dict[int, list[Frasa]] = {}
    for f in frasa_kalimat(dokumen):
        if f.ukuran in (Peran.CAPAIAN, Peran.SERAPAN) and f.angka.satuan == "%":
            frasa.setdefault(id(f.paragraf), []).append(f)
    for p in dokumen.paragraf:
        isi = frasa.get(id(p), [])
        subjek = {s for f in isi for s in f.subjek}
        if len(subjek) != 1 or not re.search("efisien", p.teks, re.IGNORECASE):
            continue
        nama = nama_cetak(dokumen, subjek.pop())
        c, s = (_satu_nilai(isi, u) for u in (Peran.CAPAIAN, Peran.SERAPAN))
        nilai = [t for t in cari_angka(p.teks) if _di_depan(_NILAI, p.teks, t.awal)]
        label = [m for m in _KATEGORI.finditer(p.teks) if _di_depan(_ISYARAT, p.teks, m.start())]
        yield from _uraian(p, nama, c, s, nilai[0] if nilai else None, label[0] if label else None)
        for awal, akhir in kalimat(p.teks):  # a further sentence with a value of its own: of another serapan
            n = next((t for t in nilai[1:] if awal <= t.awal < akhir), None)
            m = next((m for m in label[1:] if awal <= m.start() < akhir), None)
            if n and m:
                yield from _uraian(p, nama, c, None, n, m)


def _di_depan(pola: re.Pattern[str], teks: str, letak: int) -> bool:
    """Whether the words just before an offset, no more than a line of them, fit a pattern."""
    return pola.search(teks, max(0, letak - MAKS_DEPAN), letak) is not None


def _uraian(
    p: Paragraf,
    nama: str,
    capaian: AngkaTercetak | None,
    serapan: AngkaTercetak | None,
    nilai: Temuan | None,
    label: re.Match[str] | None,
) -> Iterator[Efisiensi]:
    if nilai or label:
        yield Efisiensi(
            nama,
            capaian,
            serapan,
            nilai.angka if nilai else None,
            _baku(label[0]) if label else "",
            p.di(nilai.awal, nilai.akhir, 40) if nilai else None,
            p.di(label.start(), label.end(), 60) if label else None,
            "uraian",
        )


def _satu_nilai(frasa: list[Frasa], ukuran: Peran) -> AngkaTercetak | None:
    """The only value of a measure in a paragraph; None where there are several."""
    nilai = {f.angka.nilai: f.angka for f in frasa if f.ukuran is ukuran}
    return next(iter(nilai.values())) if len(nilai) == 1 else None


_DIBAGI = re.compile(r"dibagi|dibandingkan|perbandingan|rasio|berbanding", re.IGNORECASE)
_DIKURANGI = re.compile(r"dikurangi|selisih", re.IGNORECASE)


def definisi_dinyatakan(dokumen: Dokumen) -> set[str]:
    """Definitions that sentences on efisiensi name: a quotient, a difference; empty where none does."""
    hasil: set[str] = set()
    for p in dokumen.paragraf:
        for awal, akhir in kalimat(p.teks) if re.search("efisien", p.teks, re.IGNORECASE) else ():
            teks = p.teks[awal:akhir]
            if _KELUARAN.search(teks) and _MASUKAN.search(teks):
                hasil |= {"rasio", "rasio_persen", "te", "te_persen"} if _DIBAGI.search(teks) else set()
                hasil |= {"selisih"} if _DIKURANGI.search(teks) else set()
    return hasil


def pasangan_kunci(dokumen: Dokumen) -> Iterator[tuple[TabelDok, str, AngkaTercetak, Tempat]]:
    """Figures of two-column boxes without a header: (table, label, figure, place)."""
    for tabel in dokumen.tabel:
        if len(tabel.kolom) == 2 and not tabel.berkepala:
            for baris in tabel.baris:
                kunci, sel = baris.sel
                if kunci.teks and kunci.angka is None and sel.angka and not sel.angka.kosong:
                    yield tabel, " ".join(kunci.teks.split()), sel.angka, sel.tempat
