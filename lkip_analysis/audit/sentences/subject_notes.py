"""What the tables tell of the topics of sentences: their figures by year, and whether less is better."""

import re
from collections.abc import Collection, Iterator

from lkip_analysis.audit.document import SourceDocument, sentences
from lkip_analysis.audit.facts import Fact, Measure
from lkip_analysis.audit.sentences.evidence import agree, holds, ratio
from lkip_analysis.audit.sentences.lexicon import word_list
from lkip_analysis.audit.sentences.topics import Topic, TopicIndex, stem

_REAL = (Measure.REALISASI, Measure.REALISASI_ANGGARAN)
_PLAIN = (Measure.LAIN, Measure.CACAH)
_LESS = re.compile(
    r"\b(?:semakin|makin)\s+(?:rendah|kecil|sedikit|turun|menurun|pendek|singkat)\b.{0,16}"
    r"\b(?:semakin|makin)\s+(?:baik|bagus)",
    re.I,
)
_AT_MOST = re.compile(r"\b(?:maks|maksimal|maksimum)\b", re.I)


class SubjectNotes:
    """The facts of topics as sentences ask for them.

    Parameters
    ----------
    document : SourceDocument
    index : TopicIndex
    year : int or None
        The report's year: that of facts whose table names none.
    inverse : set of str
        Normal forms of the indicators whose rows prove that less is better.
    refuted : set of int
        Identities of the cells that their own row refutes; what they print counts last.
    """

    def __init__(
        self, document: SourceDocument, index: TopicIndex, year: int | None, inverse: set[str], refuted: set[int]
    ) -> None:
        self.index, self.year, self._inverse, self._refuted = index, year, inverse, refuted
        self._less: dict[int, bool | None] = {id(t): True for t in _said_lower(document, index)}
        self._lower = {stem(w) for w in word_list("lower", "name")}

    def all_of(self, topic: Topic, measures: Collection[Measure], year: int | None, stage: str = "") -> list[Fact]:
        """Facts of a topic for a year; a fact without a year is of the report's. Refuted ones come last."""
        found = topic.find(_known_as(topic, measures), stage)
        of_year = (f for f in found if year is None or (f.year or self.year) == year or (stage and f.year is None))
        return sorted(of_year, key=self.is_refuted)

    def is_refuted(self, fact: Fact) -> bool:
        """Whether the row of a fact contradicts it."""
        return fact.role is not None and id(fact.role.cell) in self._refuted

    def one(self, topic: Topic, measures: Collection[Measure], year: int | None, stage: str = "") -> Fact | None:
        """The fact of a topic for a year, where all its tables agree, else what other sentences say; None without."""
        for measure in measures:
            found = self.all_of(topic, (measure,), year, stage)
            sure = [f for f in found if not self.is_refuted(f)] or found
            if sure and agree(sure):
                return max(sure, key=lambda f: f.value.desimal)
        known = any(self.all_of(topic, (m,), year, stage) for m in measures)
        plain = [f for f in topic.find(_PLAIN, stage) if f.year == year] if set(measures) & set(_REAL) else []
        said = [f for f in topic.said if f.measure in measures and f.year == year and f.stage == stage]
        return next((found[0] for found in (plain, said) if found and not known and agree(found)), None)

    def series(self, topic: Topic, period: tuple[int, int] | None = None) -> list[Fact]:
        """The realisasi (else the capaian, else whatever has years) of a topic by year."""
        for measure in (Measure.REALISASI, Measure.CAPAIAN, Measure.CACAH, Measure.LAIN):
            years = sorted({f.year for f in topic.find((measure,)) if f.year})
            wanted = [y for y in years if period is None or period[0] <= y <= period[1]]
            if len(found := [f for y in wanted if (f := self.one(topic, (measure,), y))]) > 1:
                return found
        return []

    def less_is_better(self, topic: Topic) -> bool | None:
        """Whether less is better: by the formula that its rows keep, else by its name; None where that is open."""
        if id(topic) not in self._less:
            self._less[id(topic)] = self._polarity(topic)
        return self._less[id(topic)]

    def _polarity(self, topic: Topic) -> bool | None:
        if topic.facts and topic.facts[0].key in self._inverse:
            return True
        up = 0
        for c in topic.find((Measure.CAPAIAN,)):
            row = {f.measure: f for f in topic.facts if f.role and c.role and f.role.row is c.role.row}
            t, r = row.get(Measure.TARGET), row.get(Measure.REALISASI)
            if t and r and t.value.nilai and r.value.nilai and t.value.nilai != r.value.nilai:
                up += holds(ratio(r, t), c.value) - holds(ratio(t, r), c.value)
        if up:
            return up < 0
        return None if self._lower & set(topic.core) else False


def _known_as(topic: Topic, measures: Collection[Measure]) -> list[Measure]:
    """Measures as the topic's tables know them: of a plain series the figures are what is realised."""
    wanted, own = list(measures), {f.measure for f in topic.facts}
    if set(wanted) & set(_REAL):
        missing = set(_REAL) - own
        wanted += _PLAIN if len(missing) == 2 else [m for m in _REAL if missing and m not in missing]
    if Measure.TARGET in wanted and Measure.TARGET not in own:
        wanted.append(Measure.PAGU)
    return wanted


def _said_lower(document: SourceDocument, index: TopicIndex) -> Iterator[Topic]:
    """Topics of which the document says that less is better: in a header, a name, a sentence."""
    for topic in index.topics:
        tables = {id(f.role.table): f.role.table for f in topic.facts if f.role}.values()
        texts = (topic.name, *(x for t in tables for x in (t.title, *(c.name for c in t.columns))))
        if any(_LESS.search(t) for t in texts) or _AT_MOST.search(topic.name):
            yield topic
    for paragraph in document.paragraphs:
        for start, end in sentences(paragraph.text):
            if m := _LESS.search(paragraph.text, start, end):
                yield from dict.fromkeys(x.topic for x in index.printed(paragraph.text[start : m.end()]))
