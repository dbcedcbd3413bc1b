"""Words of order in a sentence, each with the room around it: what every claim of order begins with."""

from collections.abc import Iterator
from typing import NamedTuple

from lkip_analysis.audit.facts import Claim, ClaimKind, Fact, Measure, Sure
from lkip_analysis.audit.sentences.evidence import CONTEXT
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.lexicon import Sense
from lkip_analysis.audit.sentences.sentence import Sentence
from lkip_analysis.audit.sentences.topics import Topic

MOST_TIMES = 10
"""Bare figures that differ by more than this factor are of two things."""


class Turn(NamedTuple):
    """A word of order in its clause `start:end`, of which `begin:stop` lies nearer to it than to another such word."""

    s: Sentence
    word: Sense
    start: int
    begin: int
    stop: int
    end: int

    @property
    def said(self) -> str:
        """The word as printed, in lower case."""
        return self.s.words_of(self.word)

    @property
    def negated(self) -> bool:
        """Whether it is denied."""
        return self.s.negated(self.word)

    @property
    def topic(self) -> Topic | None:
        """What it is said of."""
        return self.s.sure_topic(self.word.start)

    @property
    def topic_sure(self) -> Sure:
        """How sure that is."""
        mention = self.s.topic_at(self.word.start)
        return mention.sure if mention else Sure.GUESSED

    def foreign(self, start: int, end: int) -> bool:
        """Whether the words between two offsets turn to another region."""
        return bool(self.s.within(start, end, "scope", "lain")) or any(f.scope for f in self.s.figures_in(start, end))

    def measure_before(self, *of: Measure) -> Measure | None:
        """The measure named last before it in its clause, of some."""
        named = [m for m in self.s.measures_in(self.start, self.word.start) if not of or m in of]
        return named[-1] if named else None

    def claim(self, kind: ClaimKind, left: Fact, right: Fact, sure: Sure, topic: Topic | None = None) -> Claim:
        """The claim that it makes of two figures."""
        subject = topic or self.topic
        place = self.s.paragraph.at(self.word.start, self.word.end, CONTEXT)
        words = " ".join(self.s.text[self.word.start : self.word.end].split())
        return Claim(
            subject.name if subject else "", kind, (left, right), place, words, certainty=sure, negated=self.negated
        )


def turns(sentence: Sentence, row_nouns: frozenset[str]) -> Iterator[Turn]:
    """Give the words of order that are said of one subject: `seluruh indikator`, `tiga program` are of several."""
    words = sentence.all("order")
    for n, word in enumerate(words):
        start, end = sentence.clause(word.start)
        before = sentence.figures_in(start, word.start)
        several = sentence.within(start, word.start, "link", "all", "none", "rest", "some")
        if not several and not any(f.unit in row_nouns for f in before):
            begin = max(start, words[n - 1].end) if n else start
            yield Turn(sentence, word, start, begin, min(end, words[n + 1].start) if n + 1 < len(words) else end, end)


def comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures can be of one thing: by their units, and by their size where these do not tell."""
    if a.unit_class != b.unit_class:
        return {a.unit_class, b.unit_class} == {"", "%"}
    if a.unit_class or a.unit == b.unit != "":
        return True
    small, large = sorted((abs(a.value.nilai), abs(b.value.nilai)))
    return "" in (a.unit, b.unit) and (small == 0 or large / small < MOST_TIMES)


def in_money(fact: Fact) -> bool:
    """Whether a fact is an amount of money."""
    return fact.value.satuan == "Rp"
