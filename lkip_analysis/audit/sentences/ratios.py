"""Claims of a percentage of two figures, and of the base that it is of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from lkip_analysis.audit.facts import Claim, ClaimKind, Measure, Sure
from lkip_analysis.audit.sentences.evidence import as_fact, change, claim_of, explained, holds, pairs, ratio
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.sentence import LEVELS, Sentence
from lkip_analysis.audit.sentences.subject_notes import SubjectNotes

CLOSE = Fraction(1, 50)
"""So near must a percentage be to another to be taken for it."""
LARGEST = 1000
"""No percentage of two figures of one thing is larger."""
BESIDE = 8
"""So many words may stand between two figures and what is said of them."""
FEWEST = 10
"""A smaller base is a count of many things."""
_BASES = (Measure.TARGET, Measure.PAGU)
_SOURCE = re.compile(r"\b([A-Z]{3,})\s+(?:(?:sebesar|senilai|adalah|yaitu)\s+)?$")
_NAMED_BASE = re.compile(r"\s+(yang\s+[^\W\d]+(?:\s+[^\W\d]+)?)")

Bases = dict[tuple[int, str], list[Figure]]
"""Amounts by the identity of their paragraph and the source named right before them, `APBD Rp…`."""
_Operands = tuple[Figure, Figure]


def named_sources(sentences: Iterable[Sentence]) -> Bases:
    """Give the amounts that sources provide, for what later sentences say is spent of them."""
    result: Bases = {}
    for s in sentences:
        for figure in s.figures:
            source = _SOURCE.search(s.text, s.start, figure.start)
            if figure.unit == "Rp" and source and figure.measures[:1] != (Measure.REALISASI_ANGGARAN,):
                result.setdefault((id(s.paragraph), source[1]), []).append(figure)
    return result


def ratio_claims(sentence: Sentence, notes: SubjectNotes, sources: Bases) -> Iterator[Claim]:
    """A percentage beside two figures that do not give it."""
    for figure in sentence.figures:
        percent = figure.unit == "%" or (figure.unit == "" and figure.measures == (Measure.CAPAIAN,))
        if not percent or figure.kind != "level" or figure.rough or figure.stage:
            continue
        operands = _operands(sentence, figure) or _of_source(sentence, figure, sources)
        result = ratio(*operands) if operands else None
        if result is None or not 0 < result.value < LARGEST or holds(result, figure.value):
            continue
        if any(
            holds(ratio(a, b), figure.value) or holds(ratio(b, a), figure.value) for a, b in pairs(sentence.figures)
        ):
            continue
        beside = _beside(sentence, figure, operands)
        if not beside and explained(sentence, figure, notes.index.totals):
            continue
        part, whole = operands
        moved = sentence.within(*sentence.clause(figure.start), "order", "rise", "fall")
        grown = moved and any(holds(change(a, b), figure.value) for a, b in ((part, whole), (whole, part)))
        if not grown and not _is_rest(sentence, figure, max(part.end, whole.end), result.value):
            sure = Sure.PRINTED if beside else Sure.IMPLIED
            yield claim_of(sentence, figure, ClaimKind.RATIO, operands, result.value, sure)


def _of_source(sentence: Sentence, figure: Figure, sources: Bases) -> _Operands | None:
    """`realisasi APBD Rp… atau 95%` after a sentence that gives the budget from APBD."""
    money = [f for f in sentence.figures if f.end <= figure.start and f.unit == "Rp"]
    spent = [f for f in money if f.measures[:1] == (Measure.REALISASI_ANGGARAN,)]
    source = _SOURCE.search(sentence.text, sentence.start, spent[-1].start) if spent else None
    if source is None or len(sentence.between(spent[-1].end, figure.start)) > 2:
        return None
    bases = [f for f in sources.get((id(sentence.paragraph), source[1]), []) if f.end <= sentence.start]
    return (spent[-1], bases[0]) if len({f.value.nilai for f in bases}) == 1 else None


def _is_rest(sentence: Sentence, figure: Figure, after: int, value: Fraction) -> bool:
    """Whether the percentage is the capaian of an indicator of which less is better, or, by its words, what is left."""
    stated, span = Fraction(figure.value.nilai), (after, sentence.clause(figure.end)[1])
    left = sentence.within(*span, "link", "neg", "rest") or sentence.within(*span, "measure", "sisa")
    return abs(200 - value - stated) <= CLOSE or (bool(left) and abs(100 - value - stated) <= CLOSE)


def _operands(sentence: Sentence, figure: Figure) -> _Operands | None:
    """The two figures of one unit before a percentage (else one before, one behind): the part and the whole."""
    if Measure.CAPAIAN in figure.measures:
        named = [f for f in sentence.figures if f is not figure and f.measures != LEVELS]
        real = [f for f in named if f.measures[:1] == (Measure.REALISASI,) and f.measure_sure is Sure.PRINTED]
        target = [f for f in sentence.figures if f.measures == (Measure.TARGET,)]
        if len(real) == len(target) == 1 and real[0].unit_class == target[0].unit_class:
            return real[0], target[0]
    before = sentence.levels(end=figure.start)
    if figure.unit_class == "%":
        last = max((f.end for f in sentence.figures if f.unit == "%" and f in before), default=0)
        before = [f for f in before if f.start >= last]
    named = ((Measure.TARGET,), (Measure.REALISASI,))
    counted = [f for f in before if f.unit_class != "%" and (f.unit or f.measures in named)]
    if len(counted) < 2 and (counted or sentence.text[figure.end : figure.end + 2] == " ("):
        end = sentence.clause(figure.start)[1]
        closed = sentence.text.find(")", figure.end, end) if not counted else -1
        behind = sentence.levels(figure.end, closed if closed > 0 else end)
        counted += [f for f in behind if f.unit_class != "%"]
    elif len(counted) < 2:
        return None
    return _part_and_whole(*counted) if len(counted) == 2 else None


def _part_and_whole(a: Figure, b: Figure) -> _Operands | None:
    stages = bool(a.stage) != bool(b.stage) and "akhir" not in (a.stage, b.stage)
    things = a.is_count and b.is_count and a.unit != b.unit and "total" not in (a.unit, b.unit)
    years = a.year and b.year and a.year != b.year and Sure.PRINTED in (a.year_sure, b.year_sure)
    if a.unit_class != b.unit_class or stages or things or years:
        return None
    bases = [f for f in (a, b) if f.measures[:1] and f.measures[0] in _BASES]
    whole = bases[0] if len(bases) == 1 else max((b, a), key=lambda f: f.value.nilai)
    return (b, a) if whole is a else (a, b)


def _beside(sentence: Sentence, figure: Figure, operands: _Operands) -> bool:
    """Whether the percentage is said of the two: `atau`, `sehingga`, `(… %)`, with no other figure between."""
    last = max(f.end for f in operands)
    near = figure.start >= last and len(sentence.between(last, figure.start)) <= BESIDE
    return near and not any(f.start > last and f.end < figure.start for f in sentence.figures)


def base_claims(sentences: Iterable[Sentence]) -> Iterator[Claim]:
    """`dari 1.832 orang yang terdaftar` and elsewhere `dari 1.756 orang yang terdaftar` of one year."""
    known: dict[tuple[str, str, int], tuple[Sentence, Figure]] = {}
    for s in sentences:
        for figure in s.figures:
            m, years = _NAMED_BASE.match(s.text, figure.end), s.years_in(s.start, figure.start)
            base = figure.side == "from" and figure.is_count and not figure.rough and figure.value.nilai >= FEWEST
            if not (base and m and years):
                continue
            key = (figure.unit, " ".join(m[1].casefold().split()[:2]), years[-1])
            first, other = known.setdefault(key, (s, figure))
            if other.value.nilai != figure.value.nilai:
                operands = tuple(replace(as_fact(x, f), year=key[2]) for x, f in ((s, figure), (first, other)))
                place = s.paragraph.at(figure.start, m.end(), 40)
                yield Claim(f"{figure.unit} {m[1]}", ClaimKind.RATIO_BASE, operands, place, stated=figure.value)
