"""Counts in prose with their unit, `32 kasus`, and what the words before them say they are of."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lkip_analysis.audit.document import Dokumen, Paragraf, kalimat
from lkip_analysis.audit.names import kunci_nama
from lkip_analysis.audit.numbers import angka_antara
from lkip_analysis.audit.reported import topik_kalimat
from lkip_analysis.audit.years import tahun_disebut
from lkip_analysis.text.number_format import bilangan
from lkip_analysis.text.parse_numbers import AngkaTercetak

_SATUAN = re.compile(r"\s+([a-zA-Z]{3,})")
_BUKAN_HITUNGAN = frozenset(
    ("persen tahun bulan hari kali juta miliar milyar ribu rupiah poin triwulan jam").split()  # noqa: SIM905
)
_TAHUN = re.compile(r"\b(?:tahun|tahun\s+anggaran|t\.?a\.?)\s+$", re.IGNORECASE)
RINCI = re.compile(r"\s*,?\s*(?:yang\s+)?(?:terdiri\s+(?:dari|atas)|dengan\s+rincian|meliputi)\b", re.IGNORECASE)
"""Words between a total and its parts."""
_SEBUT = re.compile(
    r"(?:\s*(?:\b(?:adalah|ialah|yaitu|yakni|sebanyak|sebesar|sejumlah|berjumlah|mencapai|tercatat|hanya|itu|tersebut|"
    r"seluruhnya|ada|(?:pada |di |untuk )?(?:tahun )?(?:19|20)\d\d)|[:=(,]))*\s*$",
    re.IGNORECASE,
)
_JUMLAH = re.compile(r"^(?:jumlah|banyaknya|total)\s+")
_BUKAN_NYATA = re.compile(
    r"\b(?:target|rencana|proyeksi|perkiraan|kebutuhan|sisa|kurang|kekurangan|belum|tidak|bukan)\b"
)
MIN_KATA = 2
"""Words that a name needs at least to tie a count to it."""
MAKS_SEBUTAN = 200
"""So many characters before a count are read for what it is of."""


class Hitungan(NamedTuple):
    """A count in prose, `32 kasus`: offsets in the paragraph, value, unit."""

    awal: int
    akhir: int
    nilai: int
    satuan: str

    @property
    def cetak(self) -> str:
        """The count for messages."""
        return f"{bilangan(self.nilai)} {self.satuan}"


class Kalimat(NamedTuple):
    """A sentence with counts.

    Attributes
    ----------
    paragraf, awal, akhir
        Where it stands.
    subjek : tuple of str
        The indicators it is about.
    tahun, tahun_lanjutan : int or None
        The year that it names last itself; the one named last before it in its paragraph.
    hitungan : list of Hitungan
    persen : list of (int, int, AngkaTercetak)
        Percentages with their offsets.
    """

    paragraf: Paragraf
    awal: int
    akhir: int
    subjek: tuple[str, ...]
    tahun: int | None
    tahun_lanjutan: int | None
    hitungan: list[Hitungan]
    persen: list[tuple[int, int, AngkaTercetak]]

    def sebutan(self, h: Hitungan) -> str:
        """What the words between the count before and this one call it, in the normal form of names."""
        awal = max((x.akhir for x in self.hitungan if x.akhir <= h.awal), default=self.awal)
        return sebutan_di_depan(self.paragraf.teks[max(awal, h.awal - MAKS_SEBUTAN) : h.awal])


def sebutan_di_depan(teks: str) -> str:
    """Normal form of what the words before a figure name, without the `ialah`, `sebanyak` that lead to it."""
    return kunci_nama(_SEBUT.sub("", teks))


def menyebut(sebutan: str, nama: str) -> bool:
    """Whether a naming ends in a name, `jumlah` aside: `tahun 2031 jumlah warga terlayani` is `warga terlayani`.

    What is planned or missing is not the thing itself.
    """
    inti = _JUMLAH.sub("", nama)
    depan, ada, sisa = f" {sebutan} ".rpartition(f" {inti} ")
    return bool(ada) and not sisa and len(inti.split()) >= MIN_KATA and not _BUKAN_NYATA.search(depan)


def kalimat_hitungan(dokumen: Dokumen) -> Iterator[Kalimat]:
    """Give the sentences that have counts, in reading order."""
    for p in dokumen.paragraf:
        topik = topik_kalimat(dokumen, p)
        lanjutan = None
        for awal, akhir in kalimat(p.teks):
            tahun = [t for _, t in tahun_disebut(p.teks[awal:akhir])]
            angka = angka_antara(p.teks, awal, akhir)
            persen = [(t.awal, t.akhir, t.angka) for t in angka if t.angka.satuan == "%"]
            hitungan = [h for t in angka if (h := _hitungan(p.teks, t.awal, t.akhir, t.angka))]
            if hitungan:
                yield Kalimat(
                    p,
                    awal,
                    akhir,
                    topik.get(awal, ()),
                    tahun[-1] if tahun else None,
                    lanjutan,
                    hitungan,
                    persen,
                )
            lanjutan = tahun[-1] if tahun else lanjutan


def _hitungan(teks: str, awal: int, akhir: int, angka: AngkaTercetak) -> Hitungan | None:
    m = _SATUAN.match(teks, akhir)
    if (
        angka.satuan is not None
        or m is None
        or m[1].casefold() in _BUKAN_HITUNGAN
        or _TAHUN.search(teks, max(0, awal - MAKS_SEBUTAN), awal)
    ):
        return None
    bulat = next((b.nilai for b in angka.bacaan if b.nilai == b.nilai.to_integral_value() and b.desimal == 0), None)
    return None if bulat is None else Hitungan(awal, m.end(), int(bulat), m[1].casefold())
