"""Realisasi from its components, where a formula of the document names them and prose counts them."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from lkip_analysis.audit.cacah import Hitungan, Kalimat, kalimat_hitungan, menyebut
from lkip_analysis.audit.columns import Peran
from lkip_analysis.audit.context import tahun_laporan
from lkip_analysis.audit.document import Dokumen, Paragraf, Tempat
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.names import kunci_nama
from lkip_analysis.audit.numbers import angka_antara
from lkip_analysis.audit.pecahan import pecahan_dokumen
from lkip_analysis.audit.phrases import frasa_paragraf
from lkip_analysis.audit.ratio import cetak_persen
from lkip_analysis.audit.registry import aturan
from lkip_analysis.text.parse_numbers import AngkaTercetak
from lkip_analysis.text.tolerance import BEDA, DIPOTONG, setara

DASAR = "rumus indikator yang tercetak dalam dokumen"
MAKS_SELA = 120
"""Longest text between two counts and the percentage that they give, in characters."""
_HASIL = re.compile(r"\b(?:sehingga|maka|atau|diperoleh|didapat|dengan demikian|hasilnya)\b|[=(]", re.IGNORECASE)
_BUKAN_HASIL = re.compile(
    r"capai|target|serap|anggaran|efisien|predikat|\b(?:naik|turun|meningkat|menurun|bertambah|berkurang)",
    re.IGNORECASE,
)


class _Komponen(NamedTuple):
    """Numerator and denominator of one formula and year in one paragraph."""

    tahun: int | None
    pembilang: Hitungan
    penyebut: Hitungan
    kalimat: list[Kalimat]

    @property
    def paragraf(self) -> Paragraf:
        return self.kalimat[0].paragraf

    @property
    def nilai(self) -> Fraction:
        return Fraction(100 * self.pembilang.nilai, self.penyebut.nilai)

    @property
    def akhir(self) -> int:
        return max(self.pembilang.akhir, self.penyebut.akhir)

    @property
    def tempat(self) -> Tempat:
        return self.paragraf.di(min(self.pembilang.awal, self.penyebut.awal), self.akhir)


@aturan("realisasi-komponen", "Realisasi tidak sesuai dengan komponennya", Tingkat.ERROR, DASAR)
def realisasi_komponen(dokumen: Dokumen) -> Iterable[Temuan]:
    """A realisasi that the two counts of its paragraph, named as a formula of the document names them, do not give.

    Where the paragraph prints the computed figure too, it tells of the difference itself: `info`.
    """
    for k in _komponen(dokumen):
        for angka, tempat in _realisasi(dokumen, k):
            hasil = setara(angka, k.nilai)
            dibuka = _dibuka(dokumen, k)
            if hasil not in (BEDA, DIPOTONG) or (hasil == DIPOTONG and dibuka):
                continue
            harus = cetak_persen(k.nilai, angka)
            yield Temuan(
                f"Tercetak {angka.teks.strip()}{f' untuk {k.tahun}' if k.tahun else ''}, padahal {k.pembilang.cetak} "
                f"dari {k.penyebut.cetak} adalah {harus}."
                + (" Angka dipotong, tidak dibulatkan." if hasil == DIPOTONG else "")
                + (" Dokumen sendiri menyebut hasil hitung itu." if dibuka else ""),
                angka.teks.strip(),
                harus,
                (k.tempat, tempat),
                (str(k.tahun), str(angka.nilai), str(k.pembilang.nilai), str(k.penyebut.nilai)),
                tingkat=Tingkat.INFO if dibuka or hasil == DIPOTONG else None,
            )


def _komponen(dokumen: Dokumen) -> Iterator[_Komponen]:
    rumus = {(kunci_nama(r.pembilang), kunci_nama(r.penyebut)) for r in pecahan_dokumen(dokumen)}
    tahun_ini = tahun_laporan(dokumen)

    def tahun(k: Kalimat) -> int:
        return k.tahun or k.tahun_lanjutan or tahun_ini or 0

    for _, isi in groupby(kalimat_hitungan(dokumen) if rumus else (), key=lambda k: id(k.paragraf)):
        for masa, kelompok in groupby(sorted(isi, key=tahun), tahun):
            kalimat = list(kelompok)
            cacah = [(k.sebutan(h), h) for k in kalimat for h in k.hitungan]
            for a, b in sorted(rumus):
                pembilang, penyebut = ([h for s, h in cacah if menyebut(s, nama)] for nama in (a, b))
                if len({h.nilai for h in pembilang}) == len({h.nilai for h in penyebut}) == 1 and penyebut[0].nilai:
                    yield _Komponen(masa or None, pembilang[0], penyebut[0], kalimat)


def _realisasi(dokumen: Dokumen, k: _Komponen) -> Iterator[tuple[AngkaTercetak, Tempat]]:
    """The realisasi of the year that the paragraph states, and a percentage that it draws from the counts."""
    frasa = frasa_paragraf(dokumen, k.paragraf)
    for f in frasa:
        if f.ukuran is Peran.REALISASI and f.tahun == k.tahun and f.angka.satuan == "%" and not f.lain:
            yield f.angka, f.tempat
    for kalimat in k.kalimat:
        sesudah = [x for x in kalimat.persen if kalimat.awal <= k.akhir <= x[0]]
        for awal, batas, angka in sesudah[:1]:
            sela = k.paragraf.teks[k.akhir : awal]
            hasil = len(sela) <= MAKS_SELA and _HASIL.search(sela) and not _BUKAN_HASIL.search(sela)
            if hasil and not any(f.awal <= awal < f.akhir for f in frasa):
                yield angka, k.paragraf.di(awal, batas, 40)


def _dibuka(dokumen: Dokumen, k: _Komponen) -> bool:
    """Whether the paragraph prints the computed figure too, as no target or capaian."""
    frasa = frasa_paragraf(dokumen, k.paragraf)
    return any(
        t.angka.satuan == "%"
        and setara(t.angka, k.nilai) != BEDA
        and not any(f.awal <= t.awal < f.akhir for f in frasa)
        for t in angka_antara(k.paragraf.teks, k.pembilang.akhir, len(k.paragraf.teks))
    )
