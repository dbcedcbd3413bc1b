"""What speaks for a figure: prints that are one figure, values that follow from two, near misses of the typing hand."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from lkip_analysis.audit.facts import Certainty, Claim, ClaimKind, Fact, Measure, Sure
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.sentence import Sentence
from lkip_analysis.audit.sentences.topics import Topic
from lkip_analysis.text.number_format import bilangan, rupiah
from lkip_analysis.text.parse_numbers import AngkaTercetak
from lkip_analysis.text.tolerance import Selang, selang

MOST_FIGURES = 14
"""A sentence with more figures is a list; pairs of them explain anything."""
MOST_FACTS = 40
CONTEXT = 60
"""So many characters around a figure are quoted with it."""
_TOGETHER = (
    {Measure.TARGET, Measure.REALISASI},
    {Measure.PAGU, Measure.REALISASI_ANGGARAN},
    {Measure.TARGET, Measure.REALISASI_ANGGARAN},
)
_UNNAMED = (Measure.LAIN, Measure.CACAH)
"""Measures of what no header explains."""


def same_print(a: AngkaTercetak, b: AngkaTercetak) -> bool:
    """Whether two prints can be one figure, rounded or cut to the digits of the coarser one."""
    if a.kosong or b.kosong or {a.satuan, b.satuan} == {"Rp", "%"}:
        return False
    return any(_same(x, y) for x in a.bacaan for y in b.bacaan)


def _same(a: AngkaTercetak, b: AngkaTercetak) -> bool:
    coarse, fine = sorted((a, b), key=lambda x: x.desimal)
    step = Decimal(1).scaleb(-coarse.desimal)
    return a.nilai == b.nilai if a.desimal == b.desimal else -step / 2 <= fine.nilai - coarse.nilai < step


def agree(facts: list[Fact]) -> bool:
    """Whether all print one figure."""
    return all(same_print(facts[0].value, f.value) for f in facts)


def digits(value: AngkaTercetak) -> str:
    """The digits of a print, without leading zeros."""
    return "".join(c for c in format(abs(value.nilai), "f") if c.isdigit()).lstrip("0")


def near_miss(a: AngkaTercetak, b: AngkaTercetak) -> bool:
    """Whether one print is the other with one digit changed, lost or doubled, or two digits swapped."""
    a, b = (v._replace(nilai=v.nilai.quantize(Decimal(1)), desimal=0) if _in_full(v) else v for v in (a, b))
    x, y = sorted((digits(a), digits(b)), key=len)
    if a.desimal != b.desimal or len(x) < 2 or x == y:
        return False
    if len(x) < len(y):
        return len(y) - len(x) == 1 and any(y[:i] + y[i + 1 :] == x for i in range(len(y)))
    differ = [i for i, (p, q) in enumerate(zip(x, y, strict=True)) if p != q]
    return len(differ) == 1 or (len(differ) == 2 and [x[i] for i in differ] == [y[i] for i in reversed(differ)])


def _in_full(value: AngkaTercetak) -> bool:
    """Whether a print ends in `,00`: rupiah without sen."""
    return value.satuan == "Rp" and value.desimal > 0 and value.nilai == int(value.nilai)


def sign(a: AngkaTercetak, b: AngkaTercetak) -> int | None:
    """1 where `a` is surely above `b`, -1 below, 0 equal as printed; None where the prints leave it open."""
    if a.desimal != b.desimal and a.nilai != b.nilai and same_print(a, b):
        return None
    return (a.nilai > b.nilai) - (a.nilai < b.nilai)


class Derived(NamedTuple):
    """A value that figures give, and what it can be as their prints allow."""

    interval: Selang
    value: Fraction


Operand = Fact | Figure


def span(x: Operand) -> Selang:
    """The true values that a print allows."""
    return x.interval if isinstance(x, Fact) else selang(x.value, eksak=x.exact or None)


def difference(a: Operand, b: Operand) -> Derived:
    """The amount by which two figures differ."""
    x, y = span(a), span(b)
    low, high = x.bawah - y.atas, x.atas - y.bawah
    ends = sorted((abs(low), abs(high)))
    value = abs(Fraction(a.value.nilai) - Fraction(b.value.nilai))
    return Derived(Selang(Fraction(0) if low < 0 < high else ends[0], ends[1]), value)


def change(now: Operand, before: Operand) -> Derived | None:
    """The relative change from one figure to another, in percent of the first."""
    gap = difference(now, before)
    return _percent(gap.interval, gap.value, before)


def ratio(part: Operand, whole: Operand) -> Derived | None:
    """One figure as a percentage of another."""
    return _percent(span(part), Fraction(part.value.nilai), whole)


def _percent(part: Selang, value: Fraction, whole: Operand) -> Derived | None:
    base = span(whole)
    if base.bawah <= 0 <= base.atas or not whole.value.nilai:
        return None
    ends = [100 * a / abs(b) for a in part for b in base]
    return Derived(Selang(min(ends), max(ends)), 100 * value / abs(Fraction(whole.value.nilai)))


def mean(facts: list[Fact]) -> Derived:
    """The mean of several figures."""
    low, high = (sum(ends, Fraction(0)) / len(facts) for ends in zip(*(f.interval for f in facts), strict=True))
    return Derived(Selang(low, high), (low + high) / 2)


def holds(derived: Derived | None, stated: AngkaTercetak) -> bool:
    """Whether a stated figure is a derived value, rounded or cut, as far as the prints tell."""
    if derived is None:
        return False
    size = abs(stated.nilai)
    cut = int(abs(derived.value) * Fraction(10) ** stated.desimal) == size.scaleb(stated.desimal)
    return cut or derived.interval.memuat(stated._replace(nilai=size, alternatif=None))


def rounded(value: Fraction, like: Figure) -> AngkaTercetak:
    """A value as a figure would print it."""
    step = Decimal(1).scaleb(-like.value.desimal)
    return like.value._replace(nilai=(Decimal(value.numerator) / value.denominator).quantize(step), alternatif=None)


def print_like(value: Fraction, like: Figure) -> str:
    """Write a value in the form of a printed figure."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    if like.unit == "Rp":
        return rupiah(int(exact.to_integral_value()))
    text = bilangan(exact, max(like.value.desimal, 0), max(like.value.desimal, 0))
    return f"{text}%" if like.unit == "%" else f"{text} {like.unit}".strip()


def pairs(found: Iterable[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of figures that can be compared."""
    level = [f for f in found if f.kind != "delta"][:MOST_FIGURES]
    return ((a, b) for a, b in combinations(level, 2) if a.unit_class == b.unit_class)


def is_known(sentence: Sentence, figure: Figure, extra: Iterable[Topic] = ()) -> bool:
    """Whether a figure is any fact of a topic of its sentence."""
    facts = (f for t in (*sentence.topics(), *extra) for f in (*t.facts, *t.said) if f.clause != sentence.identity)
    return any(same_print(figure.value, f.value) for f in facts)


def explained(sentence: Sentence, figure: Figure, extra: Iterable[Topic] = ()) -> bool:
    """Whether a figure is a fact of a topic of its sentence, or follows from two of its facts or figures."""
    if is_known(sentence, figure, extra):
        return True
    others = [f for f in sentence.figures if f is not figure][:MOST_FIGURES]
    levels = [f for f in others if f.kind == "level" and f.unit_class != "Rp"]
    for topic in dict.fromkeys([*sentence.topics(), *extra]):
        facts = [f for f in topic.facts if not f.value.kosong][:MOST_FACTS]
        near = [f for f in facts if f.measure in (Measure.REALISASI, Measure.TARGET, Measure.LAIN)]
        both = [(a, b) for a, b in combinations(facts, 2) if _one_kind(a, b)]
        if any(_follows(figure, a, b) for a, b in (*both, *((o, f) for o in levels for f in near))):
            return True
    return any(_follows(figure, a, b) for a, b in pairs(others))


def _follows(figure: Figure, a: Operand, b: Operand) -> bool:
    options = [difference(a, b)]
    if figure.unit in ("%", ""):
        options += [change(a, b), change(b, a), ratio(a, b), ratio(b, a)]
    return any(holds(o, figure.value) for o in options)


def _one_kind(a: Fact, b: Fact) -> bool:
    """Whether two figures are of one series, or a target and its realisasi."""
    if a.measure is b.measure:
        return a.measure not in _UNNAMED or (None not in (a.year, b.year) and a.year != b.year)
    return a.year == b.year and {a.measure, b.measure} in _TOGETHER


def as_fact(sentence: Sentence, figure: Figure, measure: Measure | None = None) -> Fact:
    """The fact that a figure of a sentence states."""
    return Fact(
        figure.topic.name if figure.topic else "",
        measure or (figure.measures[0] if figure.measures else Measure.LAIN),
        figure.value,
        sentence.paragraph.at(figure.start, figure.end, CONTEXT),
        figure.year,
        figure.stage,
        figure.scope,
        Certainty(figure.topic_sure, figure.measure_sure, figure.year_sure, Sure.PRINTED),
        None,
        sentence.identity,
    )


def claim_of(
    sentence: Sentence,
    figure: Figure,
    kind: ClaimKind,
    operands: Iterable[Operand],
    expected: Fraction | str,
    sure: Sure,
) -> Claim:
    """The claim that a figure of a sentence makes: what it is of, and what it must be."""
    facts = tuple(x if isinstance(x, Fact) else as_fact(sentence, x) for x in operands)
    return Claim(
        figure.topic.name if figure.topic and figure.topic_sure >= Sure.IMPLIED else "",
        kind,
        facts,
        sentence.paragraph.at(figure.start, figure.end, CONTEXT),
        " ".join(sentence.text[figure.start : figure.end].split()),
        stated=figure.value,
        expected=expected if isinstance(expected, str) else print_like(expected, figure),
        certainty=sure,
    )
