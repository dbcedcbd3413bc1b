"""Changes that sentences state: a word of direction, the figures it speaks of, the difference beside it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lkip_analysis.audit.columns import Peran
from lkip_analysis.audit.context import tahun_laporan
from lkip_analysis.audit.document import Dokumen, Paragraf, kalimat
from lkip_analysis.audit.figures import rujukan
from lkip_analysis.audit.numbers import angka_pada
from lkip_analysis.audit.phrases import Frasa, frasa_paragraf
from lkip_analysis.audit.reported import topik_kalimat
from lkip_analysis.audit.years import tahun_disebut
from lkip_analysis.text.parse_numbers import AngkaTercetak, Temuan

NAIK, TURUN, TETAP = "naik", "turun", "tetap"
KATA_CETAK = {NAIK: "meningkat", TURUN: "menurun", TETAP: "sama"}

_NAIK = (
    r"(?:me)?ningkat|meningkat|naik|bertambah|dinaikkan|ditingkatkan|melonjak|"
    r"(?:mengalami\s+)?(?<!program )(?<!kegiatan )(?:peningkatan|kenaikan|pertambahan)"
)
_TURUN = (
    r"menurun|turun|berkurang|diturunkan|dikurangi|merosot|menyusut|"
    r"(?:mengalami\s+)?(?<!program )(?<!kegiatan )(?:penurunan|pengurangan)"
)
_KATA = (
    rf"(?:(?P<{NAIK}>{_NAIK})|(?P<{TURUN}>{_TURUN})|"
    rf"(?P<{TETAP}>sama\s+dengan|tetap(?=\s*[,.;]|\s+(?:sebesar|pada)|$)|tidak\s+berubah))\b"
)
_KATA_BANDING = (
    rf"(?:(?P<{NAIK}>{_NAIK}|lebih\s+(?:tinggi|besar|banyak))|(?P<{TURUN}>{_TURUN}|lebih\s+(?:rendah|kecil|sedikit))|"
    rf"(?P<{TETAP}>sama|setara))\b"
)
_UKURAN = rf"(?P<ukuran>{Peran.CAPAIAN}|{Peran.REALISASI})(?:nya)?"
_ISI = r"(?:[^.;]|\.(?=\d))"
"""A character inside a clause; the dots of an amount do not end it."""

_TUNJUK = re.compile(
    rf"\b{_UKURAN}\s[^.;]{{0,250}}?\bmenunjukk?an\s+(?:adanya\s+)?(?:capaian|realisasi|hasil|kinerja|tren|trend)?\s*"
    rf"(?:yang\s+)?{_KATA}(?=\s*(?:[.,;]|$|sebesar|dari|di?banding|jika|bila|apabila|pada\s+tahun|tahun))",
    re.IGNORECASE,
)
_MAKA = re.compile(
    rf"\b{_UKURAN}\s+(?:kinerja\s+)?(?:pada\s+)?tahun\s+(?P<tahun>20\d\d)\s+(?:ini\s+)?{_KATA}"
    r"(?P<sama>\s+sama\s+dengan)?",
    re.IGNORECASE,
)
_DIBANDING = re.compile(
    rf"\b(?:di)?banding(?:kan)?\s+(?:dengan\s+)?{_UKURAN}\s+(?:kinerja\s+)?(?:pada\s+)?tahun\s+"
    rf"(?:(?P<dasar>20\d\d)|lalu|sebelumnya)\s*,?\s*(?:maka\s+)?(?:terjadi\s+|mengalami\s+|terdapat\s+)?{_KATA}",
    re.IGNORECASE,
)
_BANDING = re.compile(
    rf"\b(?P<ukuran>{Peran.CAPAIAN}|{Peran.REALISASI}|{Peran.TARGET})(?:nya)?\s+(?:kinerja\s+)?(?:pada\s+)?"
    rf"tahun\s+(?P<tahun>20\d\d)\s+(?:ini\s+)?(?:(?:jauh|sedikit|masih|adalah|ialah)\s+)*{_KATA_BANDING}"
    rf"(?P<sama>\s+sama(?=\s+dengan))?(?P<ekor>{_ISI}{{0,60}}?\b(?:dari(?:pada)?|dengan|terhadap|"
    rf"di?\s?banding(?:kan)?(?:\s+dengan)?)\s+(?:(?P=ukuran)(?:nya)?\s+)?(?:kinerja\s+)?(?:pada\s+)?"
    rf"tahun\s+(?P<dasar>20\d\d))(?!\d)",
    re.IGNORECASE,
)
"""`target tahun 2031 lebih rendah daripada target tahun 2029`: both years are named."""

SETAHUN = re.compile(
    r"\b(?P<hal>capaian|realisasi|target|kinerja|anggaran|nilai)(?:nya)?\s+(?:kinerja\s+|anggaran\s+)?(?:pada\s+)?tahun\s+"
    rf"(?P<tahun>20\d\d)\s+(?:ini\s+)?(?:(?:jauh|sedikit|masih|adalah|ialah|telah|mengalami)\s+)*{_KATA_BANDING}"
    rf"{_ISI}{{0,80}}?\b(?:(?:dari(?:pada)?|dengan|terhadap|di?\s?banding(?:kan)?)\s+(?:dengan\s+)?"
    rf"(?:(?P=hal)(?:nya)?\s+)?(?:kinerja\s+|anggaran\s+)?|dari\s+[\d.,]+\s*%?\s+)(?:pada\s+)?tahun\s+(?P=tahun)(?!\d)",
    re.IGNORECASE,
)
"""A year compared with itself."""

_POLA = (_BANDING, _TUNJUK, _MAKA, _DIBANDING)
_BEDA = re.compile(r"\s+(?:yaitu\s+|yakni\s+|menjadi\s+lebih\s+\w+\s+)?(?:(?:sebesar|sebanyak|sejumlah)\s+)?", re.I)


class Klaim(NamedTuple):
    """A word of direction on a measure of an indicator, from the year `dasar` to the year `tahun`.

    `akhir` is the offset after the word.
    """

    paragraf: Paragraf
    awal: int
    akhir: int
    subjek: str
    ukuran: Peran
    tahun: int
    dasar: int
    arah: frozenset[str]

    @property
    def kata(self) -> str:
        """The last words of the claim as printed."""
        return " ".join(self.paragraf.teks[self.awal : self.akhir].split()[-4:])


def klaim(dokumen: Dokumen) -> Iterator[Klaim]:
    """Give the claims of sentences that are about one indicator."""
    tahun_ini = tahun_laporan(dokumen)
    for p in dokumen.paragraf if tahun_ini else ():
        topik = topik_kalimat(dokumen, p)
        for awal, akhir in kalimat(p.teks):
            subjek = topik.get(awal, ())
            if len(subjek) == 1:
                for m, tahun, dasar in _dalam_kalimat(p.teks, awal, akhir, tahun_ini):
                    yield Klaim(
                        p, m.start(), _akhir_kata(m), subjek[0], Peran(m["ukuran"].casefold()), tahun, dasar, _arah(m)
                    )


def _dalam_kalimat(teks: str, awal: int, akhir: int, tahun_ini: int) -> Iterator[tuple[re.Match[str], int, int]]:
    """The claims of a sentence with their year and the year that they compare it with."""
    sudah: set[int] = set()
    for pola in _POLA:
        for m in pola.finditer(teks, awal, akhir):
            nama = m.groupdict()
            tahun = int(nama.get("tahun") or tahun_ini)
            dasar = int(nama["dasar"]) if nama.get("dasar") else _dasar(teks[awal:akhir], tahun)
            if dasar is not None and m.start() not in sudah:
                sudah.add(m.start())
                yield m, tahun, dasar


def _dasar(kalimat: str, tahun: int) -> int | None:
    """The year that a claim without one compares with: the other year of its sentence, else the year before."""
    lain = {t for _, t in tahun_disebut(kalimat)} - {tahun}
    if len(lain) > 1:
        return None
    return lain.pop() if lain else tahun - 1


def _akhir_kata(m: re.Match[str]) -> int:
    return m.start("ekor") if "ekor" in m.groupdict() else m.end()


def _arah(m: re.Match[str]) -> frozenset[str]:
    return frozenset({a for a in (NAIK, TURUN, TETAP) if m[a]} | ({TETAP} if m.groupdict().get("sama") else set()))


def nilai_klaim(dokumen: Dokumen, k: Klaim) -> tuple[AngkaTercetak, AngkaTercetak] | None:
    """The figures of the two years that a claim can mean; None where one is not known."""
    lalu, kini = (_nilai(dokumen, k, t) for t in (k.dasar, k.tahun))
    return None if lalu is None or kini is None else (lalu, kini)


def _nilai(dokumen: Dokumen, k: Klaim, tahun: int) -> AngkaTercetak | None:
    """The figure of its own paragraph, else the only one of the tables."""
    for f in frasa_paragraf(dokumen, k.paragraf):
        if _tentang(f, k, tahun):
            return f.angka
    tabel = rujukan(dokumen, k.subjek, k.ukuran, tahun)
    return tabel[0].angka if len({f.angka.nilai for f in tabel}) == 1 else None


def _tentang(f: Frasa, k: Klaim, tahun: int) -> bool:
    return (f.subjek, f.ukuran, f.tahun) == ((k.subjek,), k.ukuran, tahun)


def beda_sesudah(teks: str, akhir: int) -> Temuan | None:
    """The difference printed after a word of direction: `meningkat sebesar 5%`."""
    x = angka_pada(teks, _BEDA.match(teks, akhir).end()) if _BEDA.match(teks, akhir) else None
    return None if x is None or x.angka.kosong else x


def arah_angka(lalu: AngkaTercetak, kini: AngkaTercetak) -> str:
    """Which way two figures go."""
    if lalu.nilai == kini.nilai:
        return TETAP
    return NAIK if kini.nilai > lalu.nilai else TURUN


class DariMenjadi(NamedTuple):
    """`meningkat dari 45% menjadi 50%`: the word, the two figures, the difference printed after the word."""

    awal: int
    akhir: int
    kata: str
    arah: str
    lalu: AngkaTercetak
    kini: AngkaTercetak
    beda: Temuan | None


_SELA = (
    r"(?:(?:semula|sebelumnya|awalnya|yaitu|yakni|sebesar|sebanyak|pada|tahun|lalu|target|realisasi|capaian|20\d\d)"
    r"\s+)*"
)
_LALU = rf"\bdari\s+{_SELA}"
_MENJADI = r"\bmenjadi\s+(?:(?:sebesar|sebanyak|hanya)\s+)*"
_DARI_MENJADI = (
    rf"\b{_KATA}{_ISI}{{0,60}}?{_LALU}(?P<lalu>){_ISI}{{0,60}}?{_MENJADI}(?P<kini>)",
    rf"\b{_KATA}{_ISI}{{0,20}}?{_MENJADI}(?P<kini>){_ISI}{{0,60}}?{_LALU}(?P<lalu>)",
    rf"{_LALU}(?P<lalu>){_ISI}{{0,60}}?{_MENJADI}(?P<kini>){_ISI}{{1,40}}?"
    rf"(?:[\s,(]|atau|yaitu|yakni|berarti|artinya|sehingga|yang)+\b{_KATA}"
    r"(?=\s*(?:sebesar|sebanyak|sejumlah)?\s*(?:rp|\d)|\s*\))",
)
_POLA_DARI_MENJADI = tuple(re.compile(p, re.IGNORECASE) for p in _DARI_MENJADI)


def dari_menjadi(teks: str) -> Iterator[DariMenjadi]:
    """Give the changes of a text that name both figures."""
    for awal, akhir in kalimat(teks):
        for pola in _POLA_DARI_MENJADI:
            for m in pola.finditer(teks, awal, akhir):
                lalu, kini = (angka_pada(teks, m.start(n)) for n in ("lalu", "kini"))
                if lalu and kini and sebanding(lalu.angka, kini.angka):
                    arah = next(a for a in (NAIK, TURUN, TETAP) if m[a])
                    beda = beda_sesudah(teks, m.end(arah))
                    akhir_frasa = max(lalu.akhir, kini.akhir, beda.akhir if beda else m.end(arah))
                    yield DariMenjadi(m.start(), akhir_frasa, m[arah], arah, lalu.angka, kini.angka, beda)


def sebanding(a: AngkaTercetak, b: AngkaTercetak) -> bool:
    """Whether two prints can be compared: one unit, one reading each."""
    return not a.kosong and not b.kosong and a.satuan == b.satuan and not a.ambigu and not b.ambigu
