"""Sentences against tables: a figure that the tables have otherwise, capaian of a sentence's own figures."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from lkip_analysis.audit.columns import Peran
from lkip_analysis.audit.context import tahun_laporan
from lkip_analysis.audit.document import Dokumen, kalimat
from lkip_analysis.audit.figures import Fakta, asal_angka, nama_cetak, rujukan, setara_cetak
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.phrases import Frasa, frasa_kalimat
from lkip_analysis.audit.ratio import cetak_persen, periksa_rasio
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.reported import indikator_pokok, topik_kalimat
from lkip_analysis.audit.topics import sebutan
from lkip_analysis.audit.years import tahun_disebut
from lkip_analysis.text.tolerance import BEDA, DIPOTONG

DASAR = "perbandingan kalimat dengan tabel"
DASAR_HITUNG = "aritmetika: capaian = realisasi / target × 100%, atau (2 × target − realisasi) / target × 100%"


def _tabel(dokumen: Dokumen, f: Frasa) -> list[Fakta]:
    """What the tables have for a phrase; of refuted capaian their own rule tells."""
    return rujukan(dokumen, f.subjek[0], f.ukuran, f.tahun)


def _cocok(dokumen: Dokumen, f: Frasa) -> bool:
    return any(setara_cetak(x.angka, f.angka) is not False for x in _tabel(dokumen, f))


@aturan("nilai-kalimat", "Angka dalam kalimat berbeda dari tabel", Tingkat.ERROR, DASAR)
def nilai_kalimat(dokumen: Dokumen) -> Iterable[Temuan]:
    """Target, realisasi or capaian of an indicator and year in a sentence that no table has so."""
    for f in frasa_kalimat(dokumen):
        if len(f.subjek) != 1 or f.ukuran is Peran.SERAPAN or f.lain or _cocok(dokumen, f):
            continue
        tabel = _tabel(dokumen, f)
        if not tabel:
            continue
        asal = asal_angka(dokumen, f.subjek[0], f.angka, f.ukuran, f.tahun)
        dugaan = _dugaan(f, bool(asal))
        harus = tabel[0].angka.teks
        yield Temuan(
            f"Kalimat menyebut {f.ukuran} tahun {f.tahun} “{nama_cetak(dokumen, f.subjek[0])}” sebesar "
            f"{f.angka.teks}, padahal {tabel[0].tabel.label} memuat {harus}."
            + (f" Angka {f.angka.teks} adalah {asal}." if asal else "")
            + (f" (Dugaan: {dugaan}.)" if dugaan else ""),
            f.angka.teks,
            harus,
            (f.tempat,),
            (f.subjek[0], f.ukuran, str(f.tahun), str(f.angka.nilai.normalize())),
            tingkat=Tingkat.WARNING if dugaan else None,
        )


def _dugaan(f: Frasa, dikenal: bool) -> str:
    """What the reading of a phrase rests on; empty where it has its year and its paragraph the indicator."""
    if not f.bernama:
        return "kalimat itu tentang indikator yang disebut sebelumnya"
    return "" if f.eksplisit or dikenal else "angka itu untuk tahun yang disebut sebelumnya"


@aturan("tahun-angka-kalimat", "Angka disebut untuk tahun lain", Tingkat.WARNING, DASAR)
def tahun_angka_kalimat(dokumen: Dokumen) -> Iterable[Temuan]:
    """A figure said to be of a year for which no table has one, while it is that of the report's year."""
    tahun_ini = tahun_laporan(dokumen)
    for f in frasa_kalimat(dokumen):
        if len(f.subjek) != 1 or not f.eksplisit or f.lain or f.tahun == tahun_ini or _tabel(dokumen, f):
            continue
        sama = [x for x in rujukan(dokumen, f.subjek[0], f.ukuran, tahun_ini) if setara_cetak(x.angka, f.angka)]
        if sama:
            yield Temuan(
                f"Kalimat menyebut {f.angka.teks} sebagai {f.ukuran} tahun {f.tahun}, padahal "
                f"{sama[0].tabel.label} memuatnya untuk {tahun_ini}. "
                "(Dugaan: tabel itu tentang tahun laporan.)",
                str(f.tahun),
                str(tahun_ini),
                (f.tempat,),
                (f.subjek[0], f.ukuran, str(f.tahun), str(f.angka.nilai.normalize())),
            )


@aturan(
    "capaian-kalimat",
    "Capaian dalam kalimat tidak sesuai dengan target dan realisasinya",
    Tingkat.ERROR,
    DASAR_HITUNG,
)
def capaian_kalimat(dokumen: Dokumen) -> Iterable[Temuan]:
    """Capaian that the target and realisasi in the same sentence do not give.

    An indicator that has figures of this year in a table is left to `capaian-hitung` and `nilai-kalimat`.
    """
    for c, t, r in _tiga_serangkai(dokumen):
        if len(c.subjek) == 1 and (_tabel(dokumen, c) or _tabel(dokumen, t) or _tabel(dokumen, r)):
            continue
        putusan = periksa_rasio(c.angka, t.angka, r.angka)
        if putusan is None or putusan.hasil not in (BEDA, DIPOTONG):
            continue
        dipotong = putusan.hasil == DIPOTONG
        harus = cetak_persen(putusan.nilai, c.angka)
        yield Temuan(
            f"Kalimat menyebut capaian {c.angka.teks}, padahal target {t.angka.teks} dan realisasi "
            f"{r.angka.teks} memberi {harus}." + (" Angka dipotong, tidak dibulatkan." if dipotong else ""),
            c.angka.teks,
            harus,
            (c.tempat,),
            (*c.subjek, str(c.tahun), c.angka.teks, t.angka.teks, r.angka.teks),
            tingkat=Tingkat.INFO if dipotong else None,
        )


def _tiga_serangkai(dokumen: Dokumen) -> Iterator[tuple[Frasa, Frasa, Frasa]]:
    """Sentences with exactly one capaian, one target and one realisasi of one year, in this order."""

    def kunci(f: Frasa) -> tuple[int, tuple[int, int], int]:
        return id(f.paragraf), f.kalimat, f.tahun or 0

    for _, kelompok in groupby(sorted(frasa_kalimat(dokumen), key=kunci), kunci):
        per: dict[Peran, list[Frasa]] = {u: [] for u in (Peran.CAPAIAN, Peran.TARGET, Peran.REALISASI)}
        for f in kelompok:
            if f.ukuran in per:
                per[f.ukuran].append(f)
        if all(len(isi) == 1 for isi in per.values()):
            c, t, r = (isi[0] for isi in per.values())
            yield c, t, r


_TETAP = re.compile(
    r"\btarget(?:\s+kinerja)?(?:\s+tahun\s+20\d\d)?\s+(?:masih\s+|adalah\s+)?"
    r"(?:tetap|sama|tidak\s+(?:ber|di|meng?)?ubah)\b(?P<kecuali>\s+kecuali)?",
    re.IGNORECASE,
)


@aturan("target-tetap", "Target disebut tetap, padahal berubah", Tingkat.ERROR, DASAR)
def target_tetap(dokumen: Dokumen) -> Iterable[Temuan]:
    """A sentence that says that the target of a year stays, where the tables have another one before."""
    for p in dokumen.paragraf:
        topik = topik_kalimat(dokumen, p)
        for awal, akhir in kalimat(p.teks):
            for m in _TETAP.finditer(p.teks, awal, akhir):
                tahun = next((t for _, t in reversed(tahun_disebut(p.teks[awal:akhir]))), tahun_laporan(dokumen))
                for subjek in _yang_tetap(dokumen, p.teks[m.end() : akhir], topik.get(awal, ()), m):
                    if ubah := _berubah(dokumen, subjek, tahun):
                        lalu, kini = ubah
                        yield Temuan(
                            f"Target {tahun} “{nama_cetak(dokumen, subjek)}” disebut tetap, padahal "
                            f"{kini.tabel.label} memuat {lalu.angka.teks} untuk {tahun - 1} dan "
                            f"{kini.angka.teks} untuk {tahun}.",
                            m[0],
                            "",
                            (p.di(m.start(), m.end(), 40), kini.tempat),
                            (subjek, str(tahun), lalu.angka.teks, kini.angka.teks),
                        )


def _yang_tetap(dokumen: Dokumen, sisa: str, topik: tuple[str, ...], m: re.Match[str]) -> tuple[str, ...]:
    """The indicators whose target a sentence says to stay: those named after it, or all but those."""
    pokok = indikator_pokok(dokumen)
    disebut = sebutan(pokok, sisa) or topik
    return tuple(s for s in pokok if s not in disebut) if m["kecuali"] else disebut


def _berubah(dokumen: Dokumen, subjek: str, tahun: int | None) -> tuple[Fakta, Fakta] | None:
    """Targets of the year before and of a year, in one table, that differ."""
    if tahun is None:
        return None
    lalu, kini = (rujukan(dokumen, subjek, Peran.TARGET, t) for t in (tahun - 1, tahun))
    return next(
        ((a, b) for a in lalu for b in kini if a.tabel is b.tabel and setara_cetak(a.angka, b.angka) is False),
        None,
    )
