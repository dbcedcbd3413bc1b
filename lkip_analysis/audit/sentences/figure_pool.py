"""All figures of a document by their digits, to find the one that a figure of a sentence misses by a slip of the hand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lkip_analysis.audit.facts import Fact, Measure, Sure
from lkip_analysis.audit.sentences.evidence import as_fact, near_miss, same_print
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.lexicon import words
from lkip_analysis.audit.sentences.reading import Sentence
from lkip_analysis.audit.sentences.topics import WEAK, TopicIndex, stem, stems
from lkip_analysis.text.parse_numbers import AngkaTercetak

LEAST_SHARE = 0.75
"""So much of what a figure is of, by its row and column or its own sentence, must stand in the other sentence."""
LEAST_SAID = 0.3
"""The same, of a figure of another sentence whose measure is the one printed here."""
LEAST_WORDS = 2
LONG = 8
"""Significant digits of an amount that is known again by a near miss alone."""
_TOTAL = frozenset(stem(w) for w in ("jumlah", "total", "keseluruhan", "seluruh", "seluruhnya", "keseluruhannya"))
_NO_HEAD = frozenset(
    stem(w) for w in ("tahun", "jumlah", "rp", "realisasi", "capaian", "nilai", "orang", "unit", "persen")
)


@dataclass(eq=False)
class KnownFigure:
    """A figure with the words that say what it is of."""

    fact: Fact
    need: frozenset[str]
    total: bool
    sentence: int | None = None
    values: list[AngkaTercetak] = field(default_factory=list)


class FigurePool:
    """The figures of tables and sentences by their digits.

    Parameters
    ----------
    index : TopicIndex
    read : iterable of Sentence
    """

    def __init__(self, index: TopicIndex, read: Iterable[Sentence]) -> None:
        self._by_pattern: dict[str, list[KnownFigure]] = defaultdict(list)
        for topic in index.topics:
            for fact in topic.facts:
                self._add(KnownFigure(fact, self._cell_words(topic.is_total, topic.core, fact), topic.is_total))
        for sentence in read:
            for figure in sentence.figures:
                if figure.own and figure.kind == "level" and len(_digits(figure.value)) > 3:
                    said = frozenset(w for _, _, w in stems(sentence.text[slice(*sentence.clause(figure.start))]))
                    self._add(KnownFigure(as_fact(sentence, figure), said, total=False, sentence=id(sentence)))

    @staticmethod
    def _cell_words(total: bool, core: tuple[str, ...], fact: Fact) -> frozenset[str]:
        head = (
            {stem(w) for _, _, w in words(fact.role.cell.column.name) if w not in WEAK} - _NO_HEAD
            if fact.role
            else set()
        )
        if fact.measure in (Measure.CACAH, Measure.LAIN) or total:
            return frozenset(head if total else {*core, *head})
        return frozenset(core)

    def _add(self, known: KnownFigure) -> None:
        count = known.fact.measure in (Measure.CACAH, Measure.LAIN, Measure.SISA)
        whole = not known.fact.stage or (count and known.fact.stage == "akhir")
        if known.fact.value.kosong or not whole or known.fact.scope or not known.need:
            return
        for pattern in _patterns(_digits(known.fact.value)):
            self._by_pattern[pattern].append(known)

    def missed(self, sentence: Sentence, figure: Figure) -> Fact | None:
        """The figure that this one was meant to be; None where none is near, or the sentence may mean another one."""
        start, end = sentence.clause(figure.start)
        have = {w for _, _, w in stems(sentence.text[start:end])}
        best: tuple[float, int, KnownFigure] | None = None
        for known in dict.fromkeys(self._near(figure)):
            if (
                known.sentence == id(sentence)
                or not _same_kind(figure, known.fact)
                or not _missed(figure.value, known.fact.value)
            ):
                continue
            if figure.year and known.fact.year and figure.year != known.fact.year:
                continue
            shared = known.need & have
            share = (
                len(shared) / len(known.need)
                if known.sentence is None
                else len(shared) / max(1, min(len(known.need), len(have)))
            )
            enough, least = LEAST_WORDS, LEAST_SHARE
            if (
                known.sentence is not None
                and known.fact.measure in figure.measures
                and figure.measure_sure is Sure.PRINTED
            ):
                least = LEAST_SAID
            elif known.sentence is not None:
                enough += 1
            elif (known.total and have & _TOTAL) or (len(known.need) == 1 and len(_digits(figure.value)) > 3):
                enough = 1
            if _long(figure.value) and _long(known.fact.value) and known.sentence is None:
                enough, least = 0, 0.0
            if share >= least and len(shared) >= enough and (best is None or (share, len(shared)) > best[:2]):
                best = (share, len(shared), known)
        return best[2].fact if best and not self._said_elsewhere(sentence, figure, have) else None

    def _said_elsewhere(self, sentence: Sentence, figure: Figure, have: set[str]) -> bool:
        """Whether the figure as it stands is printed elsewhere with words of this clause."""
        exact = self._by_pattern.get(_digits(figure.value), ())
        return any(
            k.sentence != id(sentence)
            and same_print(figure.value, k.fact.value)
            and len(k.need & have) * 2 >= min(len(k.need), len(have))
            for k in exact
        )

    def _near(self, figure: Figure) -> Iterator[KnownFigure]:
        for pattern in _patterns(_digits(figure.value)):
            yield from self._by_pattern.get(pattern, ())


def _long(value: AngkaTercetak) -> bool:
    """Whether a print has digits enough to be known without words around it."""
    return len("".join(c for c in format(abs(value.nilai), "f") if c.isdigit()).strip("0")) >= LONG


def _same_kind(figure: Figure, fact: Fact) -> bool:
    if (figure.unit == "Rp") != (fact.value.satuan == "Rp"):
        return figure.unit == "Rp" and fact.value.satuan is None and abs(fact.value.nilai) >= 10**5
    if (figure.unit == "%") != (fact.value.satuan == "%"):
        return fact.value.satuan is None or figure.unit == ""
    return True


def _missed(said: AngkaTercetak, known: AngkaTercetak) -> bool:
    if said.desimal < min(0, known.desimal):
        step = type(said.nilai)(1).scaleb(-said.desimal)
        known = known._replace(nilai=(known.nilai / step).quantize(type(step)(1)) * step, desimal=said.desimal)
    return near_miss(said, known)


def _digits(value: AngkaTercetak) -> str:
    """The significant digits of a print: those of `Rp5,94 miliar` and of 5.940.000.000 are one."""
    digits = "".join(c for c in format(abs(value.nilai), "f") if c.isdigit()).lstrip("0")
    return digits.rstrip("0")[:6] if len(digits) > 6 else digits


def _patterns(digits: str) -> Iterator[str]:
    """Forms that two near misses share: one place open, two neighbours in order, one digit less."""
    yield digits
    for i in range(len(digits)):
        yield f"{digits[:i]}*{digits[i + 1 :]}"
        yield f"-{digits[:i]}{digits[i + 1 :]}"
    yield "~" + "".join(sorted(digits))
    if len(digits) > 3:
        yield "!" + digits[:1] + "".join(sorted(digits[:4]))
