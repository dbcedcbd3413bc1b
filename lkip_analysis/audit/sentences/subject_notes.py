"""What the tables tell of the topics of sentences: figures by year, whether less is better, the rows of a kind."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from lkip_analysis.audit.document import PrintedTable, SourceDocument, sentences
from lkip_analysis.audit.facts import Fact, Measure
from lkip_analysis.audit.names import name_key
from lkip_analysis.audit.sentences.evidence import holds, ratio, same_print
from lkip_analysis.audit.sentences.lexicon import lower_words, row_words
from lkip_analysis.audit.sentences.topics import Topic, TopicIndex, stem
from lkip_analysis.text.parse_numbers import AngkaTercetak
from lkip_analysis.text.tolerance import SELANG_CAPAIAN

if TYPE_CHECKING:
    from lkip_analysis.audit.scales import PrintedScale
    from lkip_analysis.audit.sentences.counts import Tally
    from lkip_analysis.audit.sentences.figure_pool import FigurePool
    from lkip_analysis.audit.sentences.figures import Figure


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
        self,
        document: SourceDocument,
        index: TopicIndex,
        year: int | None,
        inverse: set[str],
        refuted: set[int],
        scales: "Sequence[PrintedScale]" = (),
    ) -> None:
        self.index, self.year, self._inverse, self._refuted, self._scales = index, year, inverse, refuted, scales
        self.bases: dict[tuple[int, str], list[Figure]] = {}
        self._lists: dict[str, set[int]] = {}
        self._tables = [t for t in document.tables if not t.contents]
        self.row_nouns = row_words() | _row_headers(self._tables)
        self.pool: FigurePool
        self._less: dict[int, bool | None] = {id(t): True for t in _said_lower(document, index)}
        self._lower = {stem(w) for w in lower_words()}

    def all_of(self, topic: Topic, measures: Iterable[Measure], year: int | None, stage: str = "") -> list[Fact]:
        """Facts of a topic for a year; a fact without a year is of the report's."""
        found = [
            f
            for f in topic.find(self._known_as(topic, measures), None, stage)
            if not f.value.kosong and (year is None or (f.year or self.year) == year or (stage and f.year is None))
        ]
        return sorted(found, key=self.is_refuted)

    def _known_as(self, topic: Topic, measures: Iterable[Measure]) -> list[Measure]:
        """Measures as the topic's tables know them: of a plain series the figures are what is realised."""
        wanted = list(measures)
        if Measure.REALISASI in wanted or Measure.REALISASI_ANGGARAN in wanted:
            own = {f.measure for f in topic.facts}
            if not own & {Measure.REALISASI, Measure.REALISASI_ANGGARAN}:
                wanted += [Measure.LAIN, Measure.CACAH]
            elif Measure.REALISASI not in own:
                wanted.append(Measure.REALISASI_ANGGARAN)
            elif Measure.REALISASI_ANGGARAN not in own:
                wanted.append(Measure.REALISASI)
        if Measure.TARGET in wanted and not topic.find((Measure.TARGET,)):
            wanted.append(Measure.PAGU)
        return wanted

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
        if year is not None and not stage and set(measures) & {Measure.REALISASI, Measure.REALISASI_ANGGARAN}:
            plain = [f for f in topic.find((Measure.LAIN, Measure.CACAH)) if f.year == year and not f.value.kosong]
            if plain and all(same_print(plain[0].value, f.value) for f in plain):
                return plain[0]
        if not any(self.all_of(topic, (m,), None, stage) and self.all_of(topic, (m,), year, stage) for m in measures):
            said = [f for f in topic.said if f.measure in measures and f.year == year and f.stage == stage]
            if said and all(same_print(said[0].value, f.value) for f in said):
                return said[0]
        return None

    def series(self, topic: Topic, first: int | None, last: int | None) -> list[Fact]:
        """The realisasi (else the capaian, else whatever has years) of a topic by year."""
        for measure in (Measure.REALISASI, Measure.CAPAIAN, Measure.CACAH, Measure.LAIN):
            years = sorted({f.year for f in topic.find((measure,)) if f.year})
            found = [
                f
                for y in years
                if (first is None or y >= first)
                and (last is None or y <= last)
                and (f := self.one(topic, (measure,), y))
            ]
            if len(found) > 1:
                return found
        return []

    @cached_property
    def tallies(self) -> "list[Tally]":
        """The tables whose rows can be counted by what they reach."""
        from lkip_analysis.audit.sentences.counts import tallies

        return tallies(self)

    def add_list(self, said: str, items: int) -> None:
        """Count a list that a sentence introduces: `melaksanakan program sebagai berikut:`."""
        nouns = [w for w in re.findall(r"[a-z]+", said.casefold())[-8:] if w in self.row_nouns]
        if nouns and items > 1:
            self._lists.setdefault(nouns[-1], set()).add(items)

    @cached_property
    def sizes(self) -> dict[str, set[int]]:
        """How many different names the columns of the tables list, by the noun of their header: `program`, `indikator`."""
        result = {noun: set(counts) for noun, counts in self._lists.items()}
        for table in self._tables:
            for column in table.columns:
                nouns = (
                    set(re.findall(r"[a-z]+", column.path[-1].casefold())) & self.row_nouns if column.path else set()
                )
                rows = [r for r in table.rows if not r.is_total]
                names = {name_key(c.text) for r in rows if (c := r[column.index]).text and c.number is None}
                for noun in nouns if len(nouns) == 1 and len(names) > 1 else ():
                    result.setdefault(noun, set()).add(len(names))
        return result

    def topic_of(self, fact: Fact) -> Topic | None:
        """The topic of a fact of a table."""
        return self._topic_by_fact.get(id(fact))

    @cached_property
    def _topic_by_fact(self) -> dict[int, Topic]:
        return {id(f): t for t in self.index.topics for f in t.facts}

    @cached_property
    def _capaian(self) -> "list[PrintedScale]":
        return [s for s in self._scales if s.about == "capaian"]

    @cached_property
    def _labels(self) -> list[str]:
        found = {name.casefold() for scale in self._capaian for name in scale.names}
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
        scales = [s for s in self._capaian if not label or s.has(label)]
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
            row = [
                f for f in topic.facts if f.role and f.role.row is c.role.row and not f.value.kosong and f.value.nilai
            ]
            t = next((f for f in row if f.measure is Measure.TARGET), None)
            r = next((f for f in row if f.measure is Measure.REALISASI), None)
            if t is None or r is None or t.value.nilai == r.value.nilai:
                continue
            up += holds(ratio(r, t), c.value)
            inverse = SELANG_CAPAIAN["turun"](t.interval, r.interval)
            down += bool(inverse and inverse.memuat(c.value)) or holds(ratio(t, r), c.value)
        if up != down:
            return down > up
        return None if self._lower & set(topic.core) else False


def _row_headers(tables: Iterable[PrintedTable]) -> set[str]:
    """What the first column of names of the tables calls its rows: `IKSK`, `jenis` (pajak)."""
    result = set()
    for table in tables:
        for column in table.columns[:3]:
            first = re.match(r"[A-Za-z]{3,}", column.path[-1]) if column.path else None
            cells = [r[column.index] for r in table.rows if r[column.index].text]
            if first and cells and all(c.number is None for c in cells):
                result.add(first[0].casefold())
    return result - {
        "uraian",
        "nama",
        "kode",
        "satuan",
        "kinerja",
        "target",
        "jumlah",
        "tahun",
        "nomor",
        "keterangan",
        "formula",
    }


_LESS = re.compile(
    r"\b(?:semakin|makin)\s+(?:rendah|kecil|sedikit|turun|menurun|pendek|singkat)\b.{0,16}\b(?:semakin|makin)\s+(?:baik|bagus)",
    re.I,
)
_AT_MOST = re.compile(r"\b(?:maks|maksimal|maksimum)\b", re.IGNORECASE)


def _said_lower(document: SourceDocument, index: TopicIndex) -> Iterator[Topic]:
    """Topics of which the document says that less is better: in a header, a name, a sentence."""
    for topic in index.topics:
        for fact in topic.facts:
            texts = (
                (*(c.name for c in fact.role.table.columns), fact.role.table.title, fact.subject) if fact.role else ()
            )
            if any(_LESS.search(t) for t in texts) or _AT_MOST.search(fact.subject):
                yield topic
                break
    for paragraph in document.paragraphs:
        for start, end in sentences(paragraph.text):
            if _LESS.search(paragraph.text, start, end):
                text = paragraph.text[start:end]
                yield from dict.fromkeys(m.topic for m in index.printed(text[: _LESS.search(text).end()]))
