"""Figures and years of running text: with their unit, whether only rough, and whether they are figures at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from lkip_analysis.audit.facts import Measure, Sure
from lkip_analysis.audit.sentences.lexicon import Sense, word_list
from lkip_analysis.audit.sentences.topics import Topic
from lkip_analysis.text.parse_numbers import AngkaTercetak, cari_angka
from lkip_analysis.text.parse_terbilang import baca_terbilang

YEAR = r"(?:19|20)\d\d"
_UNTIL = r"(?:-|–|—|/|s\.?\s?/?d\.?|sampai dengan|hingga|sampai)"
_SPAN = re.compile(rf"(?<!\d){YEAR}\s*{_UNTIL}\s*(?:tahun\s+)?({YEAR})(?!\d)", re.I)
_CITED = re.compile(rf"\b(?:nomor|no\.?)\s*:?\s*[\w./-]+\s*,?\s*(?:tahun|th\.?)\s+{YEAR}(?!\d)", re.I)
_ONE_YEAR = re.compile(rf"(?<![\d./-])({YEAR})(?![\d/])(?![.,]\d)")
_YEAR_WORD = re.compile(r"(?:tahun|t\.?a\.?|th\.?|anggaran|/)\s*$", re.I)
_POINT = re.compile(r"\s*(?:%|persen)?\s*(?:poin|point|basis)\b(?:\s+(?:persen|persentase|%))?", re.I)
_UNIT_WORD = r"(?i:sub\s+kegiatan)|per\s+(?:mil|\d[\d.]*(?:\s+\w+)?)|[^\W\d_][\w/-]*"
_NOUN = re.compile(rf"\s*(?:\([^()\d]{{3,60}}\)\s*)?({_UNIT_WORD})?")
_ROUGH_BEFORE = re.compile(r"(?:[-‐‑–—−<>≤≥±~]|\bs[./]?d\.?|\bsampai dengan)\s*$", re.I)
_TO = r"(?:[-‐‑–—−]|s[./]?d\.?\s|sampai dengan\s)"
_ROUGH_AFTER = re.compile(rf"\s*(?:%|persen)?\s*{_TO}\s*(?:<\s*)?\d|\s*[<>≥≤]|\s*(?:[-–]\s)?(?:an|lebih)\b", re.I)
_MARKER = re.compile(r"\s*[.)]\s")
_CODE = re.compile(r"\d{5,}")
HIGHEST_MARK = 100
"""A smaller whole number alone in brackets is the mark of an item."""


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
        `level`, `delta` (a change or difference), `share` (of a total).
    side : str
        `from`, `to` or `against`, by the word before it.
    """

    start: int
    end: int
    value: AngkaTercetak
    unit: str
    rough: bool = False
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

    @property
    def own(self) -> bool:
        """Whether it can be a level of the agency itself, of a whole year, meant exactly."""
        return self.kind == "level" and not (self.scope or self.stage or self.rough)

    @property
    def exact(self) -> bool:
        """Whether the print is the value itself."""
        return self.value.desimal == 0 and (self.unit == "Rp" or self.is_count or self.measures == (Measure.TARGET,))

    @property
    def is_count(self) -> bool:
        """Whether it counts things: a whole number with a noun."""
        return self.unit not in ("", "%", "poin", "Rp") and self.value.desimal <= 0

    @property
    def unit_class(self) -> str:
        """What can be compared: money with money, percentages with percentages, the rest with the rest."""
        return {"%": "%", "poin": "%", "Rp": "Rp"}.get(self.unit, "")

    def says(self, measure: Measure) -> bool:
        """Whether the words name this measure for it."""
        return self.measures[:1] == (measure,) and self.measure_sure >= Sure.IMPLIED


def years(text: str, start: int, end: int) -> list[SaidYear]:
    """Years that a text names, without those of periods (`2021-2026`) and regulations (`Nomor 5 Tahun 2014`)."""
    others = _others(text, start, end)
    found = (m for m in _ONE_YEAR.finditer(text, start, end) if not any(a <= m.start() < b for a, b in others))
    return [SaidYear(m.start(), m.end(), int(m[1])) for m in found]


def _others(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [m.span() for pattern in (_SPAN, _CITED) for m in pattern.finditer(text, start, end)]


def span_of_years(text: str, start: int, end: int) -> tuple[int, int] | None:
    """First and last year of the first period that a text names."""
    m = _SPAN.search(text, start, end)
    return (int(m[0][:4]), int(m[1])) if m else None


def figures(text: str, start: int, end: int, found: list[Sense]) -> Iterator[Figure]:
    """Give the figures of a sentence in order; numbers of tables, lists, dates and durations are none."""
    no_before = {s.end for s in found if s.is_a("number", "before")}
    no_after = {s.start for s in found if s.is_a("number", "after")}
    rough = {s.end for s in found if s.is_a("link", "approx")}
    taken_words = {s.start for s in found if s.kind not in ("scope", "number")}
    others = _others(text, start, end)
    result: list[Figure] = []
    for hit in cari_angka(text[start:end]):
        a, b, value = hit.awal + start, hit.akhir + start, hit.angka
        bare, close = value.satuan is None, start + len(text[start:a].rstrip())
        lead = start + len(text[start:a].rstrip(" .:-"))
        after = b + len(text[b:end]) - len(text[b:end].lstrip())
        mark = text[a - 1 : a] + text[b : b + 1] == "()" and value.desimal == 0 and (value.nilai or 0) < HIGHEST_MARK
        if (
            value.kosong
            or (result and a < result[-1].end)
            or any(x <= a < y for x, y in others)
            or (bare and (mark or lead in no_before or _CODE.fullmatch(text, a, b) or _is_year(text, a, b)))
            or (bare and value.desimal == 0 and after in no_after)
            or (not text[start:a].strip(" (") and _MARKER.match(text, b))
        ):
            continue
        unit, stop = _unit(text, b, end, value, taken_words)
        about = _ROUGH_BEFORE.search(text, max(start, a - 16), a) or _ROUGH_AFTER.match(text, b, end)
        result.append(Figure(a, stop, value, unit, bool(about) or close in rough))
    result = sorted([*result, *_in_words(text, found, result, end)], key=lambda f: f.start)
    for part, whole in pairwise(result):
        if part.unit == "" and whole.is_count and text[part.end : whole.start].strip().casefold() == "dari":
            part.unit = whole.unit
    yield from result


def _is_year(text: str, a: int, b: int) -> bool:
    if not re.fullmatch(YEAR, text[a:b]):
        return False
    noun = _NOUN.match(text, b)[1]
    return bool(_YEAR_WORD.search(text, max(0, a - 12), a)) or noun not in word_list("things")


def _unit(text: str, b: int, end: int, value: AngkaTercetak, taken: set[int]) -> tuple[str, int]:
    if value.satuan == "Rp":
        return "Rp", b
    if m := _POINT.match(text, b, end):
        return "poin", m.end()
    if value.satuan == "%":
        return "%", b
    m = _NOUN.match(text, b, end)
    word = " ".join((m[1] or "").casefold().split())
    return (word, m.end()) if word and m.start(1) not in taken and word not in word_list("weak") else ("", b)


def _in_words(text: str, found: list[Sense], taken: list[Figure], end: int) -> Iterator[Figure]:
    """Counts in words with a noun, `dua puluh indikator`; a word in brackets repeats the digits before it."""
    run: list[Sense] = []
    for sense in [*(s for s in found if s.is_a("number", "ones")), None]:
        if run and (sense is None or text[run[-1].end : sense.start].strip()):
            a, b = run[0].start, run[-1].end
            number, noun = baca_terbilang(text[a:b]), _NOUN.match(text, b, end)
            word = (noun[1] or "").casefold()
            alone = not re.search(r"(?:\bsalah|\()\s*$", text[max(0, a - 8) : a]) and not any(
                t.start <= a < t.end for t in taken
            )
            if (
                number
                and alone
                and word
                and text[b : b + 1] == " "
                and word not in word_list("weak") + word_list("powers")
            ):
                yield Figure(a, noun.end(), AngkaTercetak(number.nilai, 0, None, text[a:b]), " ".join(word.split()))
            run = []
        if sense is not None:
            run.append(sense)
