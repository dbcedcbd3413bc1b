"""Required parts of Bab III: the analyses that the report format asks for every sasaran."""

import re
from collections.abc import Iterable

from lkip_analysis.audit.document import Bagian, Dokumen, TabelDok
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.registry import aturan

DASAR = "Permenpan RB 53/2014 Lampiran II, format laporan kinerja Bab III"
BAGIAN_WAJIB: tuple[tuple[str, str, Tingkat], ...] = (
    (
        "perbandingan target dan realisasi tahun ini",
        r"target\b[^.]*\brealisasi|realisasi\b[^.]*\btarget",
        Tingkat.WARNING,
    ),
    (
        "perbandingan realisasi dan capaian dengan tahun lalu dan beberapa tahun terakhir",
        r"tahun\s+(?:lalu|sebelumnya|terakhir)|antar\s?tahun|tahun-tahun\s+sebelumnya|(?:tahun\s+)?20\d\d[^.]{0,40}20\d\d",
        Tingkat.WARNING,
    ),
    (
        "perbandingan realisasi dengan target jangka menengah dalam rencana strategis",
        r"renstra|rpjmd|jangka\s+menengah|rencana\s+strategis|akhir\s+periode",
        Tingkat.WARNING,
    ),
    (
        "perbandingan realisasi dengan standar nasional (jika ada)",
        r"standar\s+nasional|(?:rata-rata|target|realisasi|capaian|tingkat)\s+nasional|\bnasional\b|internasional",
        Tingkat.INFO,
    ),
    (
        "analisis penyebab keberhasilan atau kegagalan serta solusi yang telah dilakukan",
        r"penyebab|keberhasilan|kegagalan|hambatan|kendala|penghambat|solusi",
        Tingkat.WARNING,
    ),
    ("analisis efisiensi penggunaan sumber daya", r"efisien", Tingkat.WARNING),
    (
        "analisis program dan kegiatan yang menunjang keberhasilan atau kegagalan",
        r"(?:program|kegiatan)[^.]{0,60}(?:menunjang|mendukung|penunjang|pendukung)|"
        r"(?:didukung|ditunjang)[^.]{0,60}(?:program|kegiatan)",
        Tingkat.WARNING,
    ),
    (
        "realisasi anggaran",
        r"realisasi\s+(?:dan\s+\w+\s+)?(?:anggaran|keuangan|belanja)|(?:penyerapan|serapan)\s+anggaran|"
        r"akuntabilitas\s+keuangan",
        Tingkat.WARNING,
    ),
)
"""Part, what its titles or sentences say, severity where none does."""
_BAB_TIGA = re.compile(r"bab\s+(?:iii|3)\b|akuntabilitas\s+kinerja", re.IGNORECASE)
MIN_BLOK = 10
"""A chapter of fewer blocks is an excerpt, or its text could not be read."""


def _dalam_bab(bagian: Bagian) -> bool:
    return bool(bagian.jalur) and bool(_BAB_TIGA.search(bagian.jalur[0]))


@aturan("bagian-wajib", "Bagian wajib Bab III tidak ditemukan", Tingkat.WARNING, DASAR)
def bagian_wajib(dokumen: Dokumen) -> Iterable[Temuan]:
    """An analysis that neither a title nor a sentence of Bab III has; nothing where Bab III is not there, or not
    all of it."""
    bab = next((b for b in dokumen.bagian if _dalam_bab(b)), None)
    blok = [b for b in dokumen.blok if _dalam_bab(b.bagian)]
    if bab is None or len(blok) < MIN_BLOK or dokumen.sebagian:
        return
    teks = [b.judul for b in dokumen.bagian if _dalam_bab(b)]
    teks += [b.judul if isinstance(b, TabelDok) else b.teks for b in blok]
    teks += [k.nama for b in blok if isinstance(b, TabelDok) for k in b.kolom]
    for nama, pola, tingkat in BAGIAN_WAJIB:
        if not any(re.search(pola, " ".join(t.split()), re.IGNORECASE) for t in teks):
            yield Temuan(
                f"Bab III tidak memuat {nama}. (Dugaan: judul, tabel, dan kalimatnya tidak menyebutnya.)",
                "",
                nama,
                (bab.tempat,),
                (nama,),
                tingkat=tingkat,
            )
