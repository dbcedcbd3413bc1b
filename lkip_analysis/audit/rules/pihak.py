"""Parties of an agreement: who promises and who receives, one jabatan per person, a whole statement."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from lkip_analysis.audit.document import Dokumen
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.people import Garis, aliran_urut, kunci_orang
from lkip_analysis.audit.registry import aturan
from lkip_analysis.text.wording import gabung

DASAR = "Permenpan RB 53/2014 Lampiran I: perjanjian kinerja adalah penugasan dari atasan kepada bawahan"
JENJANG: tuple[tuple[str, int], ...] = (
    (r"sekretaris\s+daerah", 6),
    (r"sekretaris|sekcam", 4),
    (r"kabid|kepala\s+bidang|kabag|kepala\s+bagian|inspektur\s+pembantu|irban", 3),
    (r"kasub\w*|kepala\s+sub\w*|kasi\b|kepala\s+seksi|lurah|kepala\s+upt", 2),
    (r"wali\s?kota|bupati|gubernur|menteri", 7),
    (r"kepala\s+(?:dinas|badan|satuan|kantor|pelaksana)|kadis|kaban|inspektur|camat|direktur", 5),
    (
        r"jf\b|jabatan\s+fungsional|fung?sional|analis|pengelola|pelaksana|staf|instruktur|pengadministrasi\w*|"
        r"bendahara|penata|penyuluh|mediator|perencana|pengantar|arsiparis|pranata|operator|pengemudi|penyusun",
        1,
    ),
)
"""How a jabatan begins, and its rank; what begins otherwise has none."""

_DEPAN = re.compile(r"(?:pl[th]|pjs?|a\.n)\.?\s+", re.IGNORECASE)
_NAMA = re.compile(r"\s*nama\s*:\s*(?P<isi>\S.*)", re.IGNORECASE)
_JABATAN = re.compile(r"\s*jabatan\s*:\s*(?P<isi>\S.*)", re.IGNORECASE)
_SEBUT = re.compile(r"\bdi\s?sebut\s*:?\s*(?:sebagai\s+)?pihak\s+(?P<pihak>pertama|kedua)\b", re.IGNORECASE)


class _Pihak(NamedTuple):
    nama: str
    jabatan: Garis

    @property
    def jenjang(self) -> int | None:
        """Rank of the jabatan; None where it is not known."""
        jabatan = _DEPAN.sub("", self.jabatan.teks.strip(), count=1)
        return next((j for pola, j in JENJANG if re.match(pola, jabatan, re.IGNORECASE)), None)


def _pasangan(dokumen: Dokumen) -> Iterator[tuple[_Pihak, _Pihak]]:
    """The two parties of each agreement, from `Nama :`, `Jabatan :` and `selanjutnya disebut Pihak …`."""
    nama, jabatan, pertama = "", None, None
    for g in aliran_urut(dokumen):
        if m := _NAMA.match(g.teks):
            nama, jabatan = m["isi"], None
        elif m := _JABATAN.match(g.teks):
            jabatan = Garis(m["isi"], g.tempat)
        elif (m := _SEBUT.search(g.teks)) and nama and jabatan:
            pihak = _Pihak(" ".join(nama.split()), jabatan)
            if m["pihak"].casefold() == "pertama":
                pertama = pihak
            elif pertama is not None:
                yield pertama, pihak
                pertama = None
            nama, jabatan = "", None


@aturan("pihak-tertukar", "Pihak pertama dan kedua tertukar", Tingkat.ERROR, DASAR)
def pihak_tertukar(dokumen: Dokumen) -> Iterable[Temuan]:
    """A superior as Pihak Pertama of an agreement with his own subordinate."""
    for a, b in _pasangan(dokumen):
        if a.jenjang is not None and b.jenjang is not None and a.jenjang > b.jenjang:
            jabatan = [" ".join(p.jabatan.teks.split()) for p in (a, b)]
            yield Temuan(
                f"{a.nama} ({jabatan[0]}) menjadi Pihak Pertama dan {b.nama} ({jabatan[1]}) Pihak "
                "Kedua, padahal atasan adalah Pihak Kedua.",
                f"Pihak Pertama: {jabatan[0]}",
                f"Pihak Pertama: {jabatan[1]}",
                tuple(replace(p.jabatan.tempat, teks=p.jabatan.teks) for p in (a, b)),
                (a.nama, b.nama, *jabatan),
            )


@aturan(
    "jabatan-berbeda",
    "Satu orang dengan dua jabatan",
    Tingkat.WARNING,
    "perbandingan antarperjanjian kinerja",
)
def jabatan_berbeda(dokumen: Dokumen) -> Iterable[Temuan]:
    """One person in two agreements with jabatan that have no word in common."""
    per: dict[str, list[_Pihak]] = defaultdict(list)
    for pasangan in _pasangan(dokumen):
        for pihak in pasangan:
            per[kunci_orang(pihak.nama)].append(pihak)
    for kunci, pihak in per.items():
        for a, b in combinations(pihak, 2):
            if kunci and not _kata(a) & _kata(b):
                jabatan = sorted(" ".join(p.jabatan.teks.split()) for p in (a, b))
                yield Temuan(
                    f"{a.nama} tercetak sebagai {gabung(jabatan)}. (Dugaan: jabatannya tidak berganti.)",
                    "; ".join(jabatan),
                    "",
                    tuple(replace(p.jabatan.tempat, teks=p.jabatan.teks) for p in (a, b)),
                    (kunci, *jabatan),
                )


def _kata(pihak: _Pihak) -> set[str]:
    """Words of a jabatan; `Kabid` is `Kepala Bidang`."""
    teks = re.sub(r"\bkabid\b", "kepala bidang", pihak.jabatan.teks.casefold())
    return set(re.findall(r"[a-z]{3,}", teks))


_TANGGUNG = re.compile(r"\bmenjadi\s+tanggung\b(?!\s*-?\s*jawab)", re.IGNORECASE)


@aturan("pernyataan-perjanjian", "Pernyataan perjanjian tidak lengkap", Tingkat.INFO, DASAR)
def pernyataan_perjanjian(dokumen: Dokumen) -> Iterable[Temuan]:
    """`menjadi tanggung Pihak Pertama`: the statement without the word `jawab`; one finding."""
    tempat = [p.di(m.start(), m.end(), 40) for p in dokumen.paragraf for m in _TANGGUNG.finditer(p.teks)]
    if tempat:
        yield Temuan(
            f"“Menjadi tanggung” tanpa “jawab” di {len(tempat)} tempat.",
            "menjadi tanggung",
            "menjadi tanggung jawab",
            tuple(tempat),
            ("tanggung",),
        )
