"""Measures that sentences state: `realisasi tahun 2030 sebesar 4,59%`, with the indicator and the year."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from lkip_analysis.audit.columns import Peran
from lkip_analysis.audit.context import tahun_laporan
from lkip_analysis.audit.document import Dokumen, Paragraf, Tempat, kalimat
from lkip_analysis.audit.numbers import angka_pada
from lkip_analysis.audit.reported import dinamai, topik_kalimat
from lkip_analysis.audit.years import tahun_disebut
from lkip_analysis.text.parse_numbers import AngkaTercetak, Temuan


class Frasa(NamedTuple):
    """A measure in a sentence with its figure: `realisasi tahun 2030 sebesar 4,59%`.

    `eksplisit` says that the phrase names its year itself; else the year named before it counts.
    `awal` and `akhir` are offsets in the paragraph, `subjek` holds the indicators that the sentence is about;
    `bernama` says that its paragraph or section names them. `lain` says that the sentence turns to a program,
    a kegiatan or a part of the year before the phrase: the figure may not be the indicator's.
    """

    paragraf: Paragraf
    kalimat: tuple[int, int]
    subjek: tuple[str, ...]
    bernama: bool
    lain: bool
    ukuran: Peran
    tahun: int | None
    eksplisit: bool
    angka: AngkaTercetak
    awal: int
    akhir: int

    @property
    def tempat(self) -> Tempat:
        """Place of the phrase."""
        return self.paragraf.di(self.awal, self.akhir)


_UKURAN_KATA = re.compile(
    r"\b(?:(?P<serapan>(?:penyerapan|serapan|capaian|realisasi)\s+(?:realisasi\s+)?(?:anggaran|keuangan)|"
    r"daya\s+serap)|(?P<target>target(?:nya)?)|(?P<realisasi>(?:te)?realisasi(?:nya|kan)?)|"
    r"(?P<capaian>(?:pen)?capaian(?:nya)?|tercapai))\b(?!\s+(?:nasional|provinsi|rpjmd|renstra|akhir))",
    re.IGNORECASE,
)
_SAMBUNG = re.compile(
    r"(?:[\s:=(]*\b(?:kinerja|kinerjanya|indikator|yang|telah|ditetapkan|diperjanjikan|direncanakan|pada|di|untuk|"
    r"tahun|ta|anggaran|ini|itu|tersebut|lalu|sebelumnya|sebesar|sejumlah|adalah|ialah|yaitu|yakni|mencapai|hanya|sudah|baru|"
    r"sampai|hingga|sebanyak|dengan|nilai|angka|persentase|dapat|bisa|mampu|(?:19|20)\d\d)\b)*[\s:=(]*",
    re.IGNORECASE,
)
_TAHUN_LALU = re.compile(r"\btahun\s+(?:lalu|sebelumnya)\b", re.IGNORECASE)
_TAHUN_DI_BELAKANG = re.compile(r"\s*\)?\s*(?:pada|di|untuk|dalam)\s+tahun\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_BUKAN_NILAI = re.compile(
    r"[-–]|\s*(?:poin|kali|tahun\b|bulan|triwulan|indikator|sasaran|program|kegiatan)", re.IGNORECASE
)
_HAL_LAIN = re.compile(
    r"\b(?:program|kegiatan|subkegiatan|anggaran|triwulan|semester|bulan|tw|provinsi|nasional|kecamatan)\b",
    re.IGNORECASE,
)
_FRASA: WeakKeyDictionary[Dokumen, list[Frasa]] = WeakKeyDictionary()
_PER_PARAGRAF: WeakKeyDictionary[Dokumen, dict[int, list[Frasa]]] = WeakKeyDictionary()
_PER_KALIMAT: WeakKeyDictionary[Dokumen, dict[tuple[int, int], list[Frasa]]] = WeakKeyDictionary()


def frasa_kalimat(dokumen: Dokumen) -> list[Frasa]:
    """Give the measures that sentences state, in reading order."""
    if dokumen not in _FRASA:
        _FRASA[dokumen] = list(_frasa(dokumen))
    return _FRASA[dokumen]


def frasa_paragraf(dokumen: Dokumen, paragraf: Paragraf) -> list[Frasa]:
    """Give the measures of one paragraph."""
    if dokumen not in _PER_PARAGRAF:
        per: dict[int, list[Frasa]] = defaultdict(list)
        for f in frasa_kalimat(dokumen):
            per[id(f.paragraf)].append(f)
        _PER_PARAGRAF[dokumen] = per
    return _PER_PARAGRAF[dokumen].get(id(paragraf), [])


def frasa_dalam(dokumen: Dokumen, paragraf: Paragraf, awal: int) -> list[Frasa]:
    """Give the measures of the sentence that begins at an offset of a paragraph."""
    if dokumen not in _PER_KALIMAT:
        per: dict[tuple[int, int], list[Frasa]] = defaultdict(list)
        for f in frasa_kalimat(dokumen):
            per[id(f.paragraf), f.kalimat[0]].append(f)
        _PER_KALIMAT[dokumen] = per
    return _PER_KALIMAT[dokumen].get((id(paragraf), awal), [])


def _frasa(dokumen: Dokumen) -> Iterator[Frasa]:
    tahun_ini = tahun_laporan(dokumen)
    for p in dokumen.paragraf:
        berjalan = tahun_ini
        topik = topik_kalimat(dokumen, p)
        for awal, akhir in kalimat(p.teks):
            tahun = [(o + awal, t) for o, t in tahun_disebut(p.teks[awal:akhir])]
            for m, letak, nilai in _dengan_angka(p.teks, awal, akhir):
                tahun_frasa, eksplisit = _tahun(p.teks, m.end(), letak, nilai.akhir, tahun, tahun_ini)
                subjek = topik.get(awal, ())
                yield Frasa(
                    p,
                    (awal, akhir),
                    subjek,
                    dinamai(p, subjek),
                    _hal_lain(p.teks[awal : m.start()], subjek),
                    Peran(m.lastgroup),
                    tahun_frasa or berjalan,
                    eksplisit,
                    nilai.angka,
                    m.start(),
                    nilai.akhir,
                )
            if tahun:
                berjalan = tahun[-1][1]


def _hal_lain(depan: str, subjek: tuple[str, ...]) -> bool:
    kata = {k for s in subjek for k in s.split()}
    return any(m[0].casefold() not in kata for m in _HAL_LAIN.finditer(depan))


def _dengan_angka(teks: str, awal: int, akhir: int) -> Iterator[tuple[re.Match[str], int, Temuan]]:
    """Measures that a figure follows: (measure, offset of the figure, figure)."""
    for m in _UKURAN_KATA.finditer(teks, awal, akhir):
        letak = _SAMBUNG.match(teks, m.end(), akhir).end()
        nilai = angka_pada(teks, letak)
        if (
            nilai
            and m.end() < letak < akhir
            and nilai.angka.satuan != "Rp"
            and not _BUKAN_NILAI.match(teks, nilai.akhir)
        ):
            yield m, letak, nilai


def _tahun(
    teks: str, kata: int, sambung: int, akhir: int, tahun: list[tuple[int, int]], tahun_ini: int | None
) -> tuple[int | None, bool]:
    """Year of a phrase and whether the phrase names it itself."""
    sendiri = [t for o, t in tahun if kata <= o < sambung]
    if sendiri:
        return sendiri[-1], True
    if tahun_ini and _TAHUN_LALU.search(teks, kata, sambung):
        return tahun_ini - 1, True
    if belakang := _TAHUN_DI_BELAKANG.match(teks, akhir):
        return int(belakang[1]), True
    sebelum = [t for o, t in tahun if o < kata]
    return (sebelum[-1] if sebelum else None), False
