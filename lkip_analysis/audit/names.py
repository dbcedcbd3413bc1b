"""Names of indicators and programs: one name is written in capitals, cut, with or without a leading word."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

_LEADING = re.compile(
    r"^(?:(?:indikator kinerja utama|indikator kinerja|indikator|sasaran strategis|sasaran|tujuan|program|"
    r"sub ?kegiatan|kegiatan|sub)\b[\s:]*)+"
)
_WEAK = frozenset(
    ("yang dan di dari pada untuk dengan per atau oleh dalam ke serta bagi yg dg").split()  # noqa: SIM905
)
SAME_FROM = 0.85
SIMILAR_FROM = 0.6


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """Normal form of a name: lower case, without leading kind words, list numbers and weak words."""
    name = re.sub(r"^\s*[\d.()]+\s+", "", name.casefold())
    name = re.sub(r"[^\w\s]", " ", name.replace("-", ""))
    bare = _LEADING.sub("", " ".join(name.split())) or name
    return " ".join(k for k in bare.split() if k not in _WEAK)


@lru_cache(maxsize=50_000)
def same_name(a: str, b: str) -> bool:
    """Whether two printed names are one name, small slips of spelling allowed."""
    ka, kb = name_key(a), name_key(b)
    if not ka or not kb:
        return False
    if ka == kb:
        return True
    if abs(len(ka) - len(kb)) > max(len(ka), len(kb)) * (1 - SAME_FROM) * 2:
        return False
    return SequenceMatcher(None, ka, kb, autojunk=False).ratio() >= SAME_FROM


def mentions(name: str, text: str) -> bool:
    """Whether a text mentions a name, in its normal form."""
    key = name_key(name)
    return bool(key) and f" {key} " in f" {name_key(text)} "


def similar_name(a: str, b: str) -> bool:
    """Whether two names share most of their words: enough where something else says that they are one."""
    ka, kb = set(name_key(a).split()), set(name_key(b).split())
    return len(ka & kb) >= max(2, SIMILAR_FROM * max(len(ka), len(kb)))
