"""All figures of a document by their digits, to find the one that a figure misses by a slip of the hand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from lkip_analysis.audit.facts import Fact, Measure, Sure
from lkip_analysis.audit.sentences import evidence
from lkip_analysis.audit.sentences.evidence import as_fact, near_miss, same_print
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.lexicon import word_list
from lkip_analysis.audit.sentences.sentence import Sentence
from lkip_analysis.audit.sentences.topics import Topic, TopicIndex, stem, stem_set
from lkip_analysis.text.parse_numbers import AngkaTercetak

LEAST_SHARE = 0.75
"""So much of what a figure is of, by its row and column or its own sentence, must stand in the other sentence."""
LEAST_SAID = 0.3
"""The same, of a figure of another sentence whose measure is the one printed here."""
LEAST_WORDS = 2
LONG = 8
"""Significant digits of an amount that is known again by a near miss alone."""
SHORT = 3
_UNNAMED = (Measure.CACAH, Measure.LAIN)
_TOTAL = frozenset(map(stem, word_list("total")))
_NO_HEAD = frozenset(map(stem, word_list("no_head")))


class _Known(NamedTuple):
    """A figure with the words that say what it is of; `sentence` is 0 where it stands in a table."""

    fact: Fact
    need: frozenset[str]
    total: bool = False
    sentence: int = 0


class FigurePool:
    """The figures of tables and sentences by their digits."""

    def __init__(self, index: TopicIndex, read: Iterable[Sentence]) -> None:
        self._by_pattern: dict[str, list[_Known]] = defaultdict(list)
        self._seen: set = set()
        for topic in index.topics:
            for fact in topic.facts:
                self._add(_Known(fact, _cell_words(topic, fact), topic.is_total))
        for s in read:
            for figure in s.figures:
                if figure.own and len(_digits(figure.value)) > SHORT:
                    self._add(_Known(as_fact(s, figure), _words_around(s, figure), sentence=id(s)))

    def _add(self, known: _Known) -> None:
        fact = known.fact
        same = (fact.value.teks, known.need, fact.measure, fact.year, fact.subject) if not known.sentence else id(fact)
        if same in self._seen:
            return
        self._seen.add(same)
        whole = not fact.stage or (fact.stage == "akhir" and fact.measure in (*_UNNAMED, Measure.SISA))
        if known.need and whole and not (fact.value.kosong or fact.scope):
            for pattern in _patterns(_digits(fact.value)):
                self._by_pattern[pattern].append(known)

    def missed(self, sentence: Sentence, figure: Figure) -> Fact | None:
        """The figure that this one was meant to be; None where none is near, or the sentence may mean another one."""
        have = _words_around(sentence, figure)
        found = [k for p in _patterns(_digits(figure.value)) for k in self._by_pattern.get(p, ())]
        here = [f.value for f in sentence.figures if f is not figure]
        unique = {id(k): k for k in found if k.sentence != id(sentence)}.values()
        fitting = ((fit, k.fact) for k in unique if (fit := _fit(figure, have, k)))
        near = [(fit, fact) for fit, fact in fitting if _can_be(figure, fact, here)]
        return max(near, key=lambda x: x[0])[1] if near and not self._elsewhere(sentence, figure, have) else None

    def _elsewhere(self, sentence: Sentence, figure: Figure, have: frozenset[str]) -> bool:
        """Whether the figure as it stands is printed elsewhere with words of this clause."""
        exact = (k for k in self._by_pattern.get(_digits(figure.value), ()) if k.sentence != id(sentence))
        same = (k for k in exact if same_print(figure.value, k.fact.value))
        return any(len(k.need & have) * 2 >= min(len(k.need), len(have)) for k in same)


def _words_around(sentence: Sentence, figure: Figure) -> frozenset[str]:
    return frozenset(stem_set(sentence.text[slice(*sentence.clause(figure.start))]))


def _cell_words(topic: Topic, fact: Fact) -> frozenset[str]:
    head = stem_set(fact.role.cell.column.name) - _NO_HEAD if fact.role else set()
    if topic.is_total:
        return frozenset(head)
    return frozenset({*topic.core, *(head if fact.measure in _UNNAMED else ())})


def _fit(figure: Figure, have: frozenset[str], known: _Known) -> tuple[float, int] | None:
    """How much of the known figure's words stand around the other one; None where that is too little."""
    shared = len(known.need & have)
    if not shared and (known.sentence or len(_all_digits(figure.value)) < LONG):
        return None
    all_words = min(len(known.need), len(have)) if known.sentence else len(known.need)
    share = shared / max(1, all_words)
    enough, least = LEAST_WORDS, LEAST_SHARE
    if known.sentence and known.fact.measure in figure.measures and figure.measure_sure is Sure.PRINTED:
        least = LEAST_SAID
    elif known.sentence:
        enough += 1
    elif (known.total and have & _TOTAL) or (len(known.need) == 1 and len(_digits(figure.value)) > SHORT):
        enough = 1
    if not known.sentence and min(len(_all_digits(v)) for v in (figure.value, known.fact.value)) >= LONG:
        enough, least = 0, 0.0
    return (share, shared) if share >= least and shared >= enough else None


def _can_be(figure: Figure, fact: Fact, here: list[AngkaTercetak]) -> bool:
    """Whether kind, subject and year allow one figure to be the other, and the print is a near miss of it.

    `here` are the other figures of the sentence: what stands there is not missed.
    """
    if (figure.year and fact.year and figure.year != fact.year) or any(v.nilai == fact.value.nilai for v in here):
        return False
    if fact.clause and figure.topic and not figure.topic.is_total and fact.subject not in ("", figure.topic.name):
        return False
    if figure.measures == (Measure.CAPAIAN,) and fact.measure is Measure.SERAPAN:
        return False
    if (figure.unit == "Rp") != (fact.value.satuan == "Rp"):
        kind = figure.unit == "Rp" and fact.value.satuan is None and abs(fact.value.nilai) >= 10**5
    else:
        kind = (figure.unit == "%") == (fact.value.satuan == "%") or fact.value.satuan is None or figure.unit == ""
    return kind and near_miss(figure.value, in_steps(fact.value, figure.value))


def in_steps(value: AngkaTercetak, like: AngkaTercetak) -> AngkaTercetak:
    """A value rounded as another is that is printed in millions or billions."""
    if like.desimal >= min(0, value.desimal):
        return value
    step = Decimal(1).scaleb(-like.desimal)
    return value._replace(nilai=(value.nilai / step).quantize(Decimal(1)) * step, desimal=like.desimal)


def _all_digits(value: AngkaTercetak) -> str:
    return evidence.digits(value).strip("0")


def _digits(value: AngkaTercetak) -> str:
    """The significant digits of a print: those of `Rp5,94 miliar` and of 5.940.000.000 are one."""
    digits = evidence.digits(value)
    return digits.rstrip("0")[:6] if len(digits) > 6 else digits


def _patterns(digits: str) -> Iterator[str]:
    """Forms that two near misses share: one place open, two neighbours in order, one digit less."""
    yield digits
    for i in range(len(digits)):
        yield f"{digits[:i]}*{digits[i + 1 :]}"
        yield f"-{digits[:i]}{digits[i + 1 :]}"
    yield "~" + "".join(sorted(digits))
    if len(digits) > SHORT:
        yield "!" + digits[:1] + "".join(sorted(digits[:4]))
