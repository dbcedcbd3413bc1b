"""Years that a text names, without those of periods (`2021-2026`) and regulations (`Nomor 5 Tahun 2014`)."""

import re

from lkip_analysis.audit.context import tahun_laporan
from lkip_analysis.audit.document import Dokumen, TabelDok

TAHUN = r"(?:19|20)\d\d"
_RENTANG = re.compile(
    rf"(?<!\d){TAHUN}\s*(?:-|–|—|/|s\.?\s?/?d\.?|sampai dengan|hingga)\s*(?:tahun\s+)?{TAHUN}(?!\d)", re.I
)
_PERATURAN = re.compile(rf"\b(?:nomor|no\.?)\s*:?\s*[\w./-]+\s*,?\s*(?:tahun|th\.?)\s+{TAHUN}(?!\d)", re.I)
_SATU = re.compile(rf"(?<![\d./-])({TAHUN})(?![\d/])(?!\.\d)")


def tahun_disebut(teks: str) -> list[tuple[int, int]]:
    """Give (offset, year) of each year that stands alone in a text."""
    lain = [m.span() for pola in (_RENTANG, _PERATURAN) for m in pola.finditer(teks)]
    return [(m.start(), int(m[1])) for m in _SATU.finditer(teks) if not any(a <= m.start() < b for a, b in lain)]


def akhir_rentang(teks: str) -> int | None:
    """The last year of the first period that a text names: 2026 of `2021-2026`."""
    cocok = _RENTANG.search(teks)
    return int(re.findall(TAHUN, cocok[0])[-1]) if cocok else None


def tahun_tabel(dokumen: Dokumen, tabel: TabelDok) -> int | None:
    """The year of a table whose columns name none: that of its title, of its section, of the report."""
    for teks in (tabel.judul, *reversed(tabel.bagian.jalur)):
        tahun = {t for _, t in tahun_disebut(teks)}
        if len(tahun) == 1:
            return tahun.pop()
        if tahun:
            return None
    return tahun_laporan(dokumen)
