"""What speaks for a figure: prints that are one figure, values that follow from two, near misses of the typing hand."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from lkip_analysis.audit.facts import Certainty, Fact, Measure, Sure
from lkip_analysis.audit.names import name_key
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.reading import Sentence
from lkip_analysis.audit.sentences.topics import Topic
from lkip_analysis.text.number_format import bilangan, rupiah
from lkip_analysis.text.parse_numbers import AngkaTercetak
from lkip_analysis.text.tolerance import Selang, selang

_TOGETHER = (
    {Measure.TARGET, Measure.REALISASI},
    {Measure.PAGU, Measure.REALISASI_ANGGARAN},
    {Measure.TARGET, Measure.REALISASI_ANGGARAN},
)
MOST_FIGURES = 14
"""A sentence with more figures is a list; pairs of them explain anything."""


def same_print(a: AngkaTercetak, b: AngkaTercetak) -> bool:
    """Whether two prints can be one figure, rounded or cut to the digits of the coarser one."""
    if a.kosong or b.kosong or ((a.satuan == "Rp") != (b.satuan == "Rp") and "%" in (a.satuan, b.satuan)):
        return False
    return any(_same(x, y) for x in a.bacaan for y in b.bacaan)


def _same(a: AngkaTercetak, b: AngkaTercetak) -> bool:
    if a.desimal == b.desimal:
        return a.nilai == b.nilai
    coarse, fine = sorted((a, b), key=lambda x: x.desimal)
    step = Decimal(1).scaleb(-coarse.desimal)
    return -step / 2 <= fine.nilai - coarse.nilai < step


def near_miss(a: AngkaTercetak, b: AngkaTercetak) -> bool:
    """Whether one print is the other with one digit changed, lost or doubled, or two digits swapped."""
    x, y = ("".join(c for c in format(abs(v.nilai), "f") if c.isdigit()).lstrip("0") for v in (a, b))
    if a.desimal != b.desimal or min(len(x), len(y)) < 2 or x == y:
        return False
    if len(x) == len(y):
        differ = [i for i, (p, q) in enumerate(zip(x, y, strict=True)) if p != q]
        return len(differ) == 1 or (len(differ) == 2 and sorted(x[i] for i in differ) == sorted(y[i] for i in differ))
    short, long = sorted((x, y), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def sign(a: AngkaTercetak, b: AngkaTercetak) -> int | None:
    """1 where `a` is surely above `b`, -1 below, 0 equal as printed; None where the prints leave it open."""
    if a.desimal != b.desimal:
        if same_print(a, b):
            return 0 if a.nilai == b.nilai else None
    return (a.nilai > b.nilai) - (a.nilai < b.nilai)


def as_fact(sentence: Sentence, figure: Figure, measure: Measure | None = None) -> Fact:
    """The fact that a figure of a sentence states."""
    return Fact(
        figure.topic.name if figure.topic else "",
        measure or (figure.measures[0] if figure.measures else Measure.LAIN),
        figure.value,
        sentence.paragraph.at(figure.start, figure.end, 40),
        figure.year,
        figure.stage,
        figure.scope,
        Certainty(figure.topic_sure, figure.measure_sure, figure.year_sure, Sure.PRINTED),
        None,
        (id(sentence.paragraph), sentence.start, sentence.end),
    )


class Derived(NamedTuple):
    """A value that two figures give: `difference`, `change` (relative, in percent), `ratio` (in percent)."""

    kind: str
    interval: Selang
    value: Fraction


def difference(a: "Fact | Figure", b: "Fact | Figure") -> Derived:
    """The amount by which two figures differ."""
    x, y = span(a), span(b)
    ends = (x.bawah - y.atas, x.atas - y.bawah)
    value = abs(Fraction(a.value.nilai) - Fraction(b.value.nilai))
    low, high = sorted(abs(e) for e in ends)
    return Derived("difference", Selang(Fraction(0) if ends[0] < 0 < ends[1] else low, high), value)


def change(now: "Fact | Figure", before: "Fact | Figure") -> Derived | None:
    """The relative change from one figure to another, in percent of the first."""
    base = span(before)
    if base.bawah <= 0 <= base.atas:
        return None
    gap = difference(now, before)
    ends = [100 * g / abs(b) for g in gap.interval for b in base]
    return Derived("change", Selang(min(ends), max(ends)), 100 * gap.value / abs(Fraction(before.value.nilai)))


def ratio(part: "Fact | Figure", whole: "Fact | Figure") -> Derived | None:
    """One figure as a percentage of another."""
    p, w = span(part), span(whole)
    if w.bawah <= 0 <= w.atas:
        return None
    ends = [100 * a / b for a in p for b in w]
    return Derived(
        "ratio", Selang(min(ends), max(ends)), 100 * Fraction(part.value.nilai) / Fraction(whole.value.nilai)
    )


def span(x: "Fact | Figure") -> Selang:
    """The true values that a print allows."""
    return x.interval if isinstance(x, Fact) else selang(x.value, eksak=x.exact or None)


def holds(derived: Derived | None, stated: AngkaTercetak) -> bool:
    """Whether a stated figure is a derived value, as far as the prints tell."""
    if derived is None:
        return False
    size = abs(stated.nilai)
    cut = int(abs(derived.value) * Fraction(10) ** stated.desimal) == size.scaleb(stated.desimal)
    return cut or derived.interval.memuat(stated._replace(nilai=size, alternatif=None))


def print_like(value: Fraction, like: Figure | AngkaTercetak) -> str:
    """Write a value in the form of a printed figure."""
    printed = like.value if isinstance(like, Figure) else like
    unit = like.unit if isinstance(like, Figure) else (printed.satuan or "")
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    if unit == "Rp" or printed.satuan == "Rp":
        return rupiah(int(exact.to_integral_value()))
    digits = max(printed.desimal, 0)
    text = bilangan(exact, digits, digits)
    if unit == "poin":
        return f"{text} poin"
    return f"{text}%" if printed.satuan == "%" else f"{text} {unit}".strip()


def unit_class(figure: Figure) -> str:
    """What can be compared: money with money, percentages with percentages, the rest with its own noun or bare figures."""
    return {"%": "%", "poin": "%", "Rp": "Rp"}.get(figure.unit, "")


def pairs(found: Iterable[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of level figures that can be compared."""
    level = [f for f in found if f.kind != "delta"][:MOST_FIGURES]
    for a, b in combinations(level, 2):
        if unit_class(a) == unit_class(b):
            yield a, b


def topics_of(sentence: Sentence) -> list[Topic]:
    """All topics that a sentence may speak of."""
    named = [m.topic for m in (*sentence.mentions, *sentence.clause_topics.values())]
    return list(dict.fromkeys([*named, *([sentence.carried] if sentence.carried else [])]))


def is_known(sentence: Sentence, figure: Figure, extra: Iterable[Topic] = ()) -> bool:
    """Whether a figure is any fact of a topic of its sentence."""
    topics = dict.fromkeys([*topics_of(sentence), *extra])
    own = (id(sentence.paragraph), sentence.start, sentence.end)
    return any(
        same_print(figure.value, f.value) for topic in topics for f in (*topic.facts, *topic.said) if f.clause != own
    )


def explained(sentence: Sentence, figure: Figure, extra: Iterable[Topic] = ()) -> bool:
    """Whether a figure is any fact of a topic of its sentence, or follows from two of them or of its sentence's figures."""
    if is_known(sentence, figure, extra):
        return True
    if any(_from_facts(topic, figure) for topic in dict.fromkeys([*topics_of(sentence), *extra])):
        return True
    others = [f for f in sentence.figures if f is not figure]
    for topic in topics_of(sentence):
        near = [
            f
            for f in topic.facts
            if f.measure in (Measure.REALISASI, Measure.TARGET, Measure.LAIN) and not f.value.kosong
        ][:12]
        for other in others[:MOST_FIGURES]:
            if other.kind == "level" and any(_follows(figure, other, f) for f in near if unit_class(other) != "Rp"):
                return True
    return any(_follows(figure, a, b) for a, b in pairs(others))


def _follows(figure: Figure, a: Fact | Figure, b: Fact | Figure) -> bool:
    options = [difference(a, b)]
    if figure.unit in ("%", ""):
        options += [change(a, b), change(b, a), ratio(a, b), ratio(b, a)]
    return any(holds(o, figure.value) for o in options)


def _one_series(a: Fact, b: Fact) -> bool:
    """Whether two figures of a measure are of one kind: of what no header explains, only those of two years are."""
    if a.measure not in (Measure.LAIN, Measure.CACAH):
        return True
    return a.year is not None and b.year is not None and a.year != b.year


def _from_facts(topic: Topic, figure: Figure) -> bool:
    same_kind = (
        (a, b)
        for a, b in combinations(topic.facts[:40], 2)
        if (a.measure is b.measure and _one_series(a, b)) or (a.year == b.year and {a.measure, b.measure} in _TOGETHER)
    )
    return any(not a.value.kosong and not b.value.kosong and _follows(figure, a, b) for a, b in same_kind)


def key_of(topic: Topic | None) -> str:
    """Normal form of a topic's name, for the cause of a finding."""
    return name_key(topic.name) if topic else ""
