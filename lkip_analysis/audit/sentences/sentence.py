"""A sentence of the document with its figures, the subjects that it names, and the senses of its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lkip_analysis.audit.document import Paragraph
from lkip_analysis.audit.facts import Measure, Sure
from lkip_analysis.audit.sentences.figures import Figure, SaidYear
from lkip_analysis.audit.sentences.lexicon import Sense
from lkip_analysis.audit.sentences.topics import Mention, Topic

LEVELS = (Measure.REALISASI, Measure.CAPAIAN)
"""What `mencapai` may say: the one or the other."""


@dataclass(eq=False)
class Sentence:
    """A sentence, `paragraph.text[start:end]`.

    Attributes
    ----------
    carried : Topic or None
        What those before it were about.
    period : (int, int) or None
        First and last year that it names: `2021-2026`.
    clause_topics : dict of int to Mention
        By the start of a clause that names no topic: the one it is likely to be about.
    """

    paragraph: Paragraph
    start: int
    end: int
    found: list[Sense]
    mentions: list[Mention]
    report_year: int | None
    carried: Topic | None = None
    period: tuple[int, int] | None = None
    years: list[SaidYear] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    clause_topics: dict[int, Mention] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text of the paragraph, which all offsets are of."""
        return self.paragraph.text

    @cached_property
    def said(self) -> str:
        """The sentence itself."""
        return self.text[self.start : self.end]

    @property
    def identity(self) -> tuple[int, int, int]:
        """What marks a fact as said here."""
        return id(self.paragraph), self.start, self.end

    @property
    def ends_paragraph(self) -> bool:
        """Whether nothing follows it in its paragraph."""
        return self.end >= len(self.text.rstrip())

    @cached_property
    def breaks(self) -> list[int]:
        """Offsets where clauses begin."""
        stops = [m.end() for m in re.finditer(";", self.said)]
        own = [s.start for s in self.found if s.is_a("link", "break")]
        return sorted({self.start, *own, *(self.start + e for e in stops)})

    def clause(self, at: int) -> tuple[int, int]:
        """Start and end of the clause that an offset lies in."""
        start = max((b for b in self.breaks if b <= at), default=self.start)
        return start, min((b for b in self.breaks if b > at), default=self.end)

    def within(self, start: int, end: int, kind: str, *wanted: str) -> list[Sense]:
        """Senses of a kind between two offsets."""
        return [s for s in self.found if start <= s.start and s.end <= end and s.is_a(kind, *wanted)]

    def all(self, kind: str, *wanted: str) -> list[Sense]:
        """Senses of a kind anywhere."""
        return self.within(self.start, self.end, kind, *wanted)

    def measures_in(self, start: int, end: int) -> list[Measure]:
        """Measures named between two offsets, in order."""
        return [Measure(s.sense) for s in self.within(start, end, "measure") if s.sense != "hasil"]

    def years_in(self, start: int, end: int) -> list[int]:
        """Years named between two offsets, in order."""
        return [y.year for y in self.years if start <= y.start < end]

    def figures_in(self, start: int, end: int) -> list[Figure]:
        """Figures between two offsets."""
        return [f for f in self.figures if start <= f.start and f.end <= end]

    def levels(self, start: int | None = None, end: int | None = None) -> list[Figure]:
        """Figures that are meant exactly and are no change, share or difference."""
        found = self.figures_in(self.start if start is None else start, self.end if end is None else end)
        return [f for f in found if f.kind == "level" and not f.rough]

    def words_of(self, sense: Sense) -> str:
        """The phrase as printed, in lower case."""
        return " ".join(self.text[sense.start : sense.end].casefold().split())

    def between(self, start: int, end: int) -> list[str]:
        """The words between two offsets, punctuation with them."""
        return self.text[start:end].split()

    def negated(self, sense: Sense) -> bool:
        """Whether `tidak`, `belum` and the like bear on a word: at most two words before it, no figure between."""
        gaps = (self.text[neg.end : sense.start] for neg in self.within(self.start, sense.start, "link", "neg"))
        return any(len(gap.split()) <= 2 and not re.search(r"[,\d]", gap) for gap in gaps)

    def topic_at(self, at: int) -> Mention | None:
        """The topic named last before an offset in its clause, else the first after it, else that of the clause.

        What a list after the offset names are parts of it.
        """
        start, end = self.clause(at)
        here = [m for m in self.mentions if start <= m.start < end]
        if before := [m for m in here if m.start <= at]:
            return before[-1]
        if not here:
            return self.clause_topics.get(start)
        if self.within(at, here[0].start, "link", "list") or self.within(at, here[0].start, "derived", "parts"):
            return None
        return here[0] if len({m.topic for m in here}) == 1 else here[0]._replace(sure=Sure.IMPLIED)

    def sure_topic(self, at: int) -> Topic | None:
        """The topic at an offset where it is more than a guess."""
        mention = self.topic_at(at)
        return mention.topic if mention and mention.sure >= Sure.IMPLIED else None

    def topics(self) -> Iterator[Topic]:
        """All topics that it may speak of."""
        named = [m.topic for m in (*self.mentions, *self.clause_topics.values())]
        yield from dict.fromkeys([*named, *([self.carried] if self.carried else [])])
