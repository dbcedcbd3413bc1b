"""Formulas of indicators as printed: what is divided by what."""

import re
from typing import NamedTuple
from weakref import WeakKeyDictionary

from lkip_analysis.audit.document import Dokumen, Tempat

_PECAHAN = re.compile(r"\((?P<a>[^()]{5,120})\)\s*/\s*\((?P<b>[^()]{5,120})\)\s*[×xX*]\s*100")
_DIBAGI = re.compile(
    r"(?P<a>(?:jumlah|banyaknya|total)\s[^.;:]{5,150}?)\s+dibagi\s+(?:dengan\s+)?(?P<b>[^.;:]{5,150}?),?\s+"
    r"(?:dikali(?:kan)?(?:\s+dengan)?|[xX×])\s*100",
    re.IGNORECASE,
)


class Pecahan(NamedTuple):
    """A quotient in words: numerator, denominator, place."""

    pembilang: str
    penyebut: str
    tempat: Tempat


_SIMPANAN: WeakKeyDictionary[Dokumen, list[Pecahan]] = WeakKeyDictionary()


def pecahan_dokumen(dokumen: Dokumen) -> list[Pecahan]:
    """Give the quotients that a document prints, in reading order."""
    if dokumen not in _SIMPANAN:
        _SIMPANAN[dokumen] = [
            Pecahan(" ".join(m["a"].split()), " ".join(m["b"].split()), p.di(m.start(), m.end()))
            for p in dokumen.semua_teks()
            for pola in (_PECAHAN, _DIBAGI)
            for m in pola.finditer(p.teks)
        ]
    return _SIMPANAN[dokumen]
