"""What the tables tell of the topics of sentences: figures by year, whether less is better, the rows of a kind."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from lkip_analysis.audit.facts import Fact, Measure, Sure
from lkip_analysis.audit.sentences.evidence import holds, ratio, same_print
from lkip_analysis.audit.sentences.lexicon import lower_words, row_words
from lkip_analysis.audit.sentences.topics import Topic, TopicIndex, stem
from lkip_analysis.text.parse_numbers import AngkaTercetak
from lkip_analysis.text.tolerance import SELANG_CAPAIAN, selang

if TYPE_CHECKING:
    from lkip_analysis.audit.scales import PrintedScale
    from lkip_analysis.audit.sentences.counts import Tally


class SubjectNotes:
    """The topics of a document with what their facts tell.

    Parameters
    ----------
    index : TopicIndex
    year : int or None
        The report's year: that of facts whose table names none.
    inverse : set of str
        Normal forms of the indicators whose rows prove that less is better.
    refuted : set of int
        Identities of the cells that their own row refutes; what they print counts last.
    """

    def __init__(
        self, index: TopicIndex, year: int | None, inverse: set[str], refuted: set[int], scales: "Sequence[PrintedScale]" = ()
    ) -> None:
        self.index, self.year, self._inverse, self._refuted, self._scales = index, year, inverse, refuted, scales
        self.row_nouns = row_words()
        self._less: dict[int, bool | None] = {}
        self._lower = {stem(w) for w in lower_words()}

    def all_of(self, topic: Topic, measures: Iterable[Measure], year: int | None, stage: str = "") -> list[Fact]:
        """Facts of a topic for a year; a fact without a year is of the report's."""
        found = [
            f
            for f in topic.find(measures, None, stage)
            if not f.value.kosong and (year is None or (f.year or self.year) == year or (stage and f.year is None))
        ]
        return sorted(found, key=self.is_refuted)

    def is_refuted(self, fact: Fact) -> bool:
        """Whether the row of a fact contradicts it."""
        return fact.role is not None and id(fact.role.cell) in self._refuted

    def one(self, topic: Topic, measures: Iterable[Measure], year: int | None, stage: str = "") -> Fact | None:
        """The fact of a topic for a year, where all its tables agree; None where they do not, or have none."""
        for measure in measures:
            found = self.all_of(topic, (measure,), year, stage)
            sure = [f for f in found if not self.is_refuted(f)] or found
            if sure and all(same_print(sure[0].value, f.value) for f in sure[1:]):
                return max(sure, key=lambda f: f.value.desimal)
        return None

    def series(self, topic: Topic, first: int | None, last: int | None) -> list[Fact]:
        """The realisasi (else the capaian, else whatever has years) of a topic by year."""
        for measure in (Measure.REALISASI, Measure.CAPAIAN, Measure.CACAH, Measure.LAIN):
            years = sorted({f.year for f in topic.find((measure,)) if f.year})
            found = [
                f for y in years if (first is None or y >= first) and (last is None or y <= last) and (f := self.one(topic, (measure,), y))
            ]
            if len(found) > 1:
                return found
        return []

    @cached_property
    def tallies(self) -> "list[Tally]":
        """The tables whose rows can be counted by what they reach."""
        from lkip_analysis.audit.sentences.counts import tallies

        return tallies(self)

    def topic_of(self, fact: Fact) -> Topic | None:
        """The topic of a fact of a table."""
        return self._topic_by_fact.get(id(fact))

    @cached_property
    def _topic_by_fact(self) -> dict[int, Topic]:
        return {id(f): t for t in self.index.topics for f in t.facts}

    @cached_property
    def _labels(self) -> list[str]:
        found = {name.casefold() for scale in self._scales for name in scale.names}
        return sorted(found, key=len, reverse=True)

    def label_in(self, text: str, *, first: bool = False) -> str:
        """The label of a printed scale that stands in a text, in lower case: the longest, or the longest of those first."""
        low = " ".join(text.casefold().split())
        hits = [(m.start(), name) for name in self._labels if (m := re.search(rf"\b{re.escape(name)}\b", low))]
        if not hits:
            return ""
        if not first:
            return hits[0][1]
        start = min(a for a, _ in hits)
        return next(name for a, name in hits if a == start)

    def labels(self, value: AngkaTercetak, label: str = "") -> set[str]:
        """The labels that the printed scales (those that have `label`, where one is given) give a value."""
        scales = [s for s in self._scales if not label or label in {n.casefold() for n in s.names}]
        return {name.casefold() for s in scales for name in s.labels(value)}

    def less_is_better(self, topic: Topic) -> bool | None:
        """Whether less is better: by the formula that its rows keep, else by its name; None where that is open."""
        if id(topic) not in self._less:
            self._less[id(topic)] = self._polarity(topic)
        return self._less[id(topic)]

    def _polarity(self, topic: Topic) -> bool | None:
        if topic.facts and topic.facts[0].key in self._inverse:
            return True
        up, down = 0, 0
        for c in topic.find((Measure.CAPAIAN,)):
            if c.role is None or c.value.kosong:
                continue
            row = [f for f in topic.facts if f.role and f.role.row is c.role.row and not f.value.kosong and f.value.nilai]
            t = next((f for f in row if f.measure is Measure.TARGET), None)
            r = next((f for f in row if f.measure is Measure.REALISASI), None)
            if t is None or r is None or t.value.nilai == r.value.nilai:
                continue
            up += holds(ratio(r.value, t.value), c.value)
            inverse = SELANG_CAPAIAN["turun"](selang(t.value), selang(r.value))
            down += bool(inverse and inverse.memuat(c.value)) or holds(ratio(t.value, r.value), c.value)
        if up != down:
            return down > up
        return None if self._lower & set(topic.core) else False


def sure_of(facts: Iterable[Fact]) -> Sure:
    """The weakest part of several facts."""
    return min((f.certainty.least for f in facts), default=Sure.GUESSED)
