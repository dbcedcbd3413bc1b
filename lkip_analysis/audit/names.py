"""Names of indicators and programs: one name is written in capitals, cut, with or without a leading word."""

import re
from collections import defaultdict
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
FIRST_LETTERS = 2
LONG_WORD = 6
"""Words from this length on may be misspelt, but for their first letters; shorter ones must be the same."""
LONG_START = 6
"""So many words in common at the start make two names one, where one of them runs on."""


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """Normal form of a name: lower case, without leading kind words, list numbers and weak words."""
    name = re.sub(r"^\s*(?:[\d.()]+|[a-z][.)]|[-•*▪])\s+", "", name.casefold())
    name = re.sub(r"[^\w\s]", " ", name.replace("-", ""))
    bare = _LEADING.sub("", " ".join(name.split())) or name
    return " ".join(k for k in bare.split() if k not in _WEAK)


@lru_cache(maxsize=50_000)
def same_name(a: str, b: str) -> bool:
    """Whether two printed names are one name, small slips of spelling allowed."""
    ka, kb = name_key(a), name_key(b)
    if not ka or not kb:
        return False
    if ka.replace(" ", "") == kb.replace(" ", ""):
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


@lru_cache(maxsize=100_000)
def one_name(a: str, b: str) -> bool:
    """Whether two normal forms differ at most in the spelling of long words: `SD` and `SMP` do not."""
    if a == b:
        return True
    words = list(zip(a.split(), b.split(), strict=False))
    return len(a.split()) == len(b.split()) and all(
        x == y
        or (
            min(len(x), len(y)) >= LONG_WORD
            and x.isalpha()
            and SequenceMatcher(None, x, y, autojunk=False).ratio() >= SAME_FROM
        )
        for x, y in words
    )


class NameIndex:
    """Gives each name (in normal form) the first name like it that was seen, without comparing each with each."""

    def __init__(self) -> None:
        self._canonical: dict[str, str] = {}
        self._by_shape: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._by_start: dict[tuple[str, ...], list[str]] = defaultdict(list)

    def canonical(self, key: str) -> str:
        """Give the first name like this one; the name itself where it is the first."""
        if key not in self._canonical:
            words = key.split()
            shape = tuple(w[:FIRST_LETTERS] + "*" if len(w) >= LONG_WORD and w.isalpha() else w for w in words)
            start = tuple(words[:LONG_START])
            alike = [k for k in self._by_shape[shape] if one_name(k, key)]
            if len(words) >= LONG_START:
                alike += [k for k in self._by_start[start] if _runs_on(k, key)]
            self._canonical[key] = alike[0] if alike else key
            if not alike:
                self._by_shape[shape].append(key)
                self._by_start[start].append(key)
        return self._canonical[key]


def _runs_on(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return long.startswith(f"{short} ")
