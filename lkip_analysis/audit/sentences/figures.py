"""Figures and years of running text: with their unit, whether only rough, and whether they are figures at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from lkip_analysis.audit.facts import Measure, Sure
from lkip_analysis.audit.sentences.lexicon import Sense
from lkip_analysis.audit.sentences.topics import WEAK, Topic
from lkip_analysis.text.parse_numbers import AngkaTercetak, cari_angka
from lkip_analysis.text.parse_terbilang import baca_terbilang

YEAR = r"(?:19|20)\d\d"
_SPAN = re.compile(
    rf"(?<!\d){YEAR}\s*(?:-|–|—|/|s\.?\s?/?d\.?|sampai dengan|hingga|sampai)\s*(?:tahun\s+)?({YEAR})(?!\d)", re.I
)
_CITED = re.compile(rf"\b(?:nomor|no\.?)\s*:?\s*[\w./-]+\s*,?\s*(?:tahun|th\.?)\s+{YEAR}(?!\d)", re.I)
_ONE_YEAR = re.compile(rf"(?<![\d./-])({YEAR})(?![\d/])(?![.,]\d)")
_YEAR_WORD = re.compile(r"(?:tahun|t\.?a\.?|th\.?|anggaran|/)\s*$", re.IGNORECASE)
_POINT = re.compile(r"\s*(?:%|persen)?\s*(?:poin|point|basis)\b(?:\s+(?:persen|persentase|%))?", re.IGNORECASE)
_NOUN = re.compile(
    r"\s*(?:\([^()\d]{3,60}\)\s*)?((?i:sub\s+kegiatan)|per\s+(?:mil|\d[\d.]*(?:\s+\w+)?)|[^\W\d_][\w/-]*)?"
)
_ROUGH_BEFORE = re.compile(r"(?:[-‐‑–—−<>≤≥±~]|\bs[./]?d\.?|\bsampai dengan)\s*$", re.IGNORECASE)
_ROUGH_AFTER = re.compile(
    r"\s*(?:%|persen)?\s*(?:[-‐‑–—−]|s[./]?d\.?\s|sampai dengan\s)\s*(?:<\s*)?\d|\s*[<>≥≤]|\s*(?:[-–]\s)?(?:an|lebih)\b",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\s*[.)]\s")


class SaidYear(NamedTuple):
    """A year in a text; `printed` says that it is no relative one (`tahun lalu`)."""

    start: int
    end: int
    year: int
    printed: bool = True


@dataclass(eq=False)
class Figure:
    """A figure of a sentence, `text[start:end]`, and what it is found to be.

    Attributes
    ----------
    unit : str
        `%`, `poin`, `Rp`, the noun after a count, or nothing.
    measures : tuple of Measure
        What it may measure; several where the word does not tell.
    kind : str
        `level`, `delta` (a change or difference), `base` (what a share is of), `year-span`.
    """

    start: int
    end: int
    value: AngkaTercetak
    unit: str
    rough: bool = False
    in_words: bool = False
    measures: tuple[Measure, ...] = ()
    measure_sure: Sure = Sure.GUESSED
    year: int | None = None
    year_sure: Sure = Sure.GUESSED
    topic: Topic | None = None
    topic_sure: Sure = Sure.GUESSED
    stage: str = ""
    scope: str = ""
    kind: str = "level"
    side: str = ""
    """`from`, `to` or `against`, by the word before it."""
    before: list[Sense] = field(default_factory=list)

    @property
    def number(self) -> float:
        return float(self.value.nilai)

    @property
    def own(self) -> bool:
        """Whether it can be a figure of the agency itself, of a whole year, meant exactly."""
        return not (self.scope or self.stage or self.rough)

    @property
    def exact(self) -> bool:
        """Whether the print is the value itself."""
        return self.value.desimal == 0 and (self.unit == "Rp" or self.is_count or self.measures == (Measure.TARGET,))

    @property
    def is_count(self) -> bool:
        """Whether it counts things: a whole number with a noun."""
        return self.unit not in ("", "%", "poin", "Rp") and self.value.desimal <= 0


def years(text: str, start: int, end: int) -> list[SaidYear]:
    """Years that a text names, without those of periods (`2021-2026`) and regulations (`Nomor 5 Tahun 2014`)."""
    others = [m.span() for pattern in (_SPAN, _CITED) for m in pattern.finditer(text, start, end)]
    return [
        SaidYear(m.start(), m.end(), int(m[1]))
        for m in _ONE_YEAR.finditer(text, start, end)
        if not any(a <= m.start() < b for a, b in others)
    ]


def span_of_years(text: str, start: int, end: int) -> tuple[int, int] | None:
    """First and last year of the first period that a text names."""
    m = _SPAN.search(text, start, end)
    return (int(m[0][:4]), int(m[1])) if m else None


def figures(text: str, start: int, end: int, found: list[Sense]) -> Iterator[Figure]:
    """Give the figures of a sentence in order; numbers of tables, lists, dates and durations are none."""
    no_before = {s.end for s in found if s.is_a("number", "before")}
    no_after = {s.start for s in found if s.is_a("number", "after")}
    rough = {s.end for s in found if s.is_a("link", "approx")}
    starts = {s.start for s in found if s.kind not in ("scope", "number")}
    spans = [m.span() for pattern in (_SPAN, _CITED) for m in pattern.finditer(text, start, end)]
    taken: list[Figure] = []
    for hit in cari_angka(text[start:end]):
        a, b, value = hit.awal + start, hit.akhir + start, hit.angka
        if (
            value.kosong
            or (taken and a < taken[-1].end)
            or any(x <= a < y for x, y in spans)
            or _is_year(text, a, b, value)
        ):
            continue
        before, after = text[start:a].rstrip(" .:-"), text[b:end]
        lead = len(after) - len(after.lstrip())
        if (
            (start + len(before) in no_before and value.satuan is None)
            or (b + lead in no_after and value.satuan is None and value.desimal == 0)
            or (not before.strip(" (") and _MARKER.match(text, b))
            or (value.satuan is None and re.fullmatch(r"\d{5,}", text[a:b]))
            or (
                text[a - 1 : a] == "("
                and text[b : b + 1] == ")"
                and value.satuan is None
                and value.desimal == 0
                and value.nilai < 100
            )
        ):
            continue
        unit, stop = _unit(text, b, end, value, starts)
        about = bool(_ROUGH_BEFORE.search(text, max(start, a - 16), a) or _ROUGH_AFTER.match(text, b, end))
        close = text[start:a].rstrip()
        taken.append(Figure(a, stop, value, unit, about or start + len(close) in rough))
    result = sorted([*taken, *_in_words(text, found, taken, end)], key=lambda f: f.start)
    for part, whole in pairwise(result):
        if part.unit == "" and whole.is_count and text[part.end : whole.start].strip().casefold() == "dari":
            part.unit = whole.unit
    yield from result


def _is_year(text: str, a: int, b: int, value: AngkaTercetak) -> bool:
    if value.satuan is not None or not re.fullmatch(YEAR, text[a:b]):
        return False
    noun = _NOUN.match(text, b)
    return bool(_YEAR_WORD.search(text, max(0, a - 12), a)) or not (
        noun and noun[1] and noun[1][0].islower() and noun[1] in _THINGS
    )


_POWERS = frozenset(("ribu", "juta", "miliar", "milyar", "triliun", "persen", "rupiah", "koma"))
_THINGS = frozenset(
    [
        "orang",
        "unit",
        "kasus",
        "dokumen",
        "buah",
        "paket",
        "kegiatan",
        "perkara",
        "desa",
        "keluarga",
        "rumah",
        "ton",
        "hektar",
        "ha",
        "km",
        "kk",
        "jiwa",
        "siswa",
    ]
)


def _unit(text: str, b: int, end: int, value: AngkaTercetak, starts: set[int]) -> tuple[str, int]:
    if value.satuan == "Rp" or value.satuan == "rupiah":
        return "Rp", b
    if m := _POINT.match(text, b, end):
        return "poin", m.end()
    if value.satuan == "%":
        return "%", b
    m = _NOUN.match(text, b, end)
    word = " ".join(m[1].casefold().split()) if m and m[1] else ""
    return (word, m.end()) if word and m.start(1) not in starts and word not in WEAK else ("", b)


def _in_words(text: str, found: list[Sense], taken: list[Figure], end: int) -> Iterator[Figure]:
    """Counts in words with a noun, `dua puluh indikator`; a word in brackets repeats the digits before it."""
    run: list[Sense] = []
    for sense in [*(s for s in found if s.is_a("number", "ones")), None]:
        if run and (sense is None or text[run[-1].end : sense.start].strip()):
            a, b = run[0].start, run[-1].end
            number = baca_terbilang(text[a:b])
            m = _NOUN.match(text, b, end)
            alone = not re.search(r"(?:\bsalah|\()\s*$", text[max(0, a - 8) : a]) and not any(
                t.start <= a < t.end for t in taken
            )
            if number and alone and m and m[1] and text[b : b + 1] == " " and m[1].casefold() not in WEAK | _POWERS:
                yield Figure(
                    a, m.end(), AngkaTercetak(number.nilai, 0, None, text[a:b]), m[1].casefold(), in_words=True
                )
            run = []
        if sense is not None:
            run.append(sense)
