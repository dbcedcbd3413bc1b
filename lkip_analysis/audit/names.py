"""Names of indicators and programs: one name is written in capitals, cut, with or without a leading word."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

_AWALAN = re.compile(
    r"^(?:(?:indikator kinerja utama|indikator kinerja|indikator|sasaran strategis|sasaran|tujuan|program|"
    r"sub ?kegiatan|kegiatan|sub)\b[\s:]*)+"
)
_KATA_LEMAH = frozenset(
    ("yang dan di dari pada untuk dengan per atau oleh dalam ke serta bagi yg dg").split()  # noqa: SIM905
)
AMBANG_SAMA = 0.85
AMBANG_MIRIP = 0.6


@lru_cache(maxsize=20_000)
def kunci_nama(nama: str) -> str:
    """Normal form of a name: lower case, without leading kind words, list numbers and weak words."""
    nama = re.sub(r"^\s*[\d.()]+\s+", "", nama.casefold())
    nama = re.sub(r"[^\w\s]", " ", nama.replace("-", ""))
    tanpa_awalan = _AWALAN.sub("", " ".join(nama.split())) or nama
    return " ".join(k for k in tanpa_awalan.split() if k not in _KATA_LEMAH)


@lru_cache(maxsize=50_000)
def nama_sama(a: str, b: str) -> bool:
    """Whether two printed names are one name, small slips of spelling allowed."""
    ka, kb = kunci_nama(a), kunci_nama(b)
    if not ka or not kb:
        return False
    if ka == kb:
        return True
    if abs(len(ka) - len(kb)) > max(len(ka), len(kb)) * (1 - AMBANG_SAMA) * 2:
        return False
    return SequenceMatcher(None, ka, kb, autojunk=False).ratio() >= AMBANG_SAMA


def disebut(nama: str, teks: str) -> bool:
    """Whether a text mentions a name, in its normal form."""
    kunci = kunci_nama(nama)
    return bool(kunci) and f" {kunci} " in f" {kunci_nama(teks)} "


def nama_mirip(a: str, b: str) -> bool:
    """Whether two names share most of their words: enough where something else says that they are one."""
    ka, kb = set(kunci_nama(a).split()), set(kunci_nama(b).split())
    return len(ka & kb) >= max(2, AMBANG_MIRIP * max(len(ka), len(kb)))
