"""Absorption that a sentence states of a program or kegiatan by its name: `serapan anggaran Program Taman 75%`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lkip_analysis.audit.context import tahun_laporan
from lkip_analysis.audit.document import Dokumen, Tempat, kalimat
from lkip_analysis.audit.numbers import angka_pada
from lkip_analysis.audit.years import tahun_disebut
from lkip_analysis.text.parse_numbers import AngkaTercetak

_SERAPAN = re.compile(
    r"\b(?:(?:penye|se)rapan|realisasi|capaian)\s+(?:anggaran|keuangan|belanja|dana)\s+"
    r"(?:(?:pada|untuk|dari|oleh)\s+)?(?P<nama>[^.;:%()]{8,250}?)"
    r",?\s+(?:(?:tahun|ta)\s+20\d\d\s+)?(?:sebesar|mencapai|adalah|ialah|yaitu|yakni|hanya)\s+(?=\d)",
    re.IGNORECASE,
)


class SerapanBernama(NamedTuple):
    """A percentage and the names that it may be of: the words before it, then their last part."""

    nama: tuple[str, ...]
    angka: AngkaTercetak
    tempat: Tempat


def serapan_bernama(dokumen: Dokumen) -> Iterator[SerapanBernama]:
    """Give the absorptions of the report year that sentences state with a name between word and figure."""
    tahun_ini = tahun_laporan(dokumen)
    for p in dokumen.paragraf:
        for awal, akhir in kalimat(p.teks):
            if any(t != tahun_ini for _, t in tahun_disebut(p.teks[awal:akhir])):
                continue
            for m in _SERAPAN.finditer(p.teks, awal, akhir):
                nilai = angka_pada(p.teks, m.end())
                if nilai and nilai.angka.satuan == "%" and not re.search(r"\d", m["nama"]):
                    bagian = [b.strip() for b in (m["nama"], m["nama"].rpartition(",")[2]) if b.strip()]
                    yield SerapanBernama(tuple(bagian), nilai.angka, p.di(nilai.awal, nilai.akhir, 60))
