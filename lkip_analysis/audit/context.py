"""What the document says about itself: its year, whether a cap is declared."""

import re
from collections import Counter
from weakref import WeakKeyDictionary

from lkip_analysis.audit.document import Dokumen

_JUDUL_TAHUN = re.compile(
    r"(?:laporan\s+(?:akuntabilitas\s+)?kinerja|lkjip|lkip|lakip|lkj)\b[^.]{0,120}?\b(?:tahun(?:\s+anggaran)?\s+)?(20\d\d)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAHUN = re.compile(r"\btahun(?:\s+anggaran)?\s+(20\d\d)\b", re.IGNORECASE)
_BATAS = re.compile(
    r"(?:maksimal|maksimum|dibatasi|paling tinggi|tidak (?:boleh )?(?:melebihi|lebih dari)|"
    r"dianggap)\D{0,40}?(\d{3})\s*%",
    re.IGNORECASE,
)


_SIMPANAN: WeakKeyDictionary[Dokumen, int | None] = WeakKeyDictionary()


def tahun_laporan(dokumen: Dokumen) -> int | None:
    """The year that the report is about: the one its titles name most, else the most frequent `tahun N`."""
    if dokumen not in _SIMPANAN:
        _SIMPANAN[dokumen] = _tahun_laporan(dokumen)
    return _SIMPANAN[dokumen]


def _tahun_laporan(dokumen: Dokumen) -> int | None:
    for pola in (_JUDUL_TAHUN, _TAHUN):
        hitung = Counter(int(t) for p in dokumen.semua_teks() for t in pola.findall(p.teks))
        if hitung:
            return max(hitung, key=lambda t: (hitung[t], t))
    return None


def batas_capaian(dokumen: Dokumen) -> set[int]:
    """Caps of capaian that the text declares, in percent."""
    return {int(b) for p in dokumen.paragraf for b in _BATAS.findall(p.teks)}
