"""The rows of tables as sentences count them: which keep a word, how many there are, what they are called."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from lkip_analysis.audit.document import PrintedTable, SourceDocument
from lkip_analysis.audit.facts import Fact, Measure
from lkip_analysis.audit.names import name_key
from lkip_analysis.audit.sentences.evidence import sign
from lkip_analysis.audit.sentences.labels import LabelBook
from lkip_analysis.audit.sentences.lexicon import word_list
from lkip_analysis.audit.sentences.sentence import Sentence
from lkip_analysis.audit.sentences.subject_notes import SubjectNotes
from lkip_analysis.text.parse_numbers import AngkaTercetak

FIRST_COLUMNS = 3
"""Names stand in the first columns of a table."""
WORDS_BEFORE_LIST = 8
_WORD = re.compile(r"[a-z]+")
_HUNDRED = AngkaTercetak(Decimal(100), 0, "%", "100%")
_JUDGED = frozenset({Measure.CAPAIAN, Measure.SERAPAN})
_PAIR = frozenset({Measure.TARGET, Measure.REALISASI})

MeasuredRow = dict[Measure, Fact]


class RowTest(NamedTuple):
    """What is said of each row: its order to the target or to a bound, or the label of its class."""

    sense: str = ""
    negated: bool = False
    bound: AngkaTercetak = _HUNDRED
    label: str = ""


class Tally(NamedTuple):
    """The rows of a table of measures."""

    table: PrintedTable
    rows: list[MeasuredRow]

    def counts(self, noun: str) -> bool:
        """Whether a noun is what its rows are: that of its header; `indikator` of any table of capaian."""
        named = {w for c in self.table.columns[:FIRST_COLUMNS] if c.path for w in _WORD.findall(c.path[-1].casefold())}
        if noun in ("sasaran", "tujuan"):
            return noun in named and "indikator" not in named
        return noun in named or (
            Measure.SERAPAN not in self.rows[0] and "program" not in noun and "kegiatan" not in noun
        )


class RowBook:
    """The rows of the tables of a document.

    Parameters
    ----------
    document : SourceDocument
    notes : SubjectNotes
    labels : LabelBook
    """

    def __init__(self, document: SourceDocument, notes: SubjectNotes, labels: LabelBook) -> None:
        self.notes, self.labels = notes, labels
        self._tables = [t for t in document.tables if not t.contents]
        self._lists: dict[str, set[int]] = {}
        self.nouns = frozenset(word_list("rows", "name")) | self._headers() - frozenset(word_list("no_rows"))

    def _headers(self) -> frozenset[str]:
        """What the columns of names of the tables call their rows: `IKSK`, `jenis` (pajak)."""
        result = set()
        for table in self._tables:
            for column in table.columns[:FIRST_COLUMNS]:
                first = re.match(r"[A-Za-z]{3,}", column.path[-1]) if column.path else None
                cells = [r[column.index] for r in table.rows if r[column.index].text]
                if first and cells and all(c.number is None for c in cells):
                    result.add(first[0].casefold())
        return frozenset(result)

    @cached_property
    def _tallies(self) -> list[Tally]:
        """The tables whose rows have a capaian, or a target and a realisasi, of the report's year."""
        year = self.notes.year
        found: dict[int, tuple[PrintedTable, dict[int, MeasuredRow]]] = {}
        for topic in self.notes.index.topics:
            for f in () if topic.is_total else topic.facts:
                if f.role and not (f.stage or f.scope or f.value.kosong) and (f.year or year) == year:
                    _, rows = found.setdefault(id(f.role.table), (f.role.table, {}))
                    rows.setdefault(id(f.role.row), {}).setdefault(f.measure, f)
        tallies = (Tally(t, [r for r in rows.values() if r.keys() & (_JUDGED | _PAIR)]) for t, rows in found.values())
        return [t for t in tallies if len(t.rows) > 1 and all(r.keys() & _JUDGED or r.keys() >= _PAIR for r in t.rows)]

    def near(self, sentence: Sentence, noun: str) -> list[Tally]:
        """The tallies of a noun that a sentence can mean: of its section, else those of the document."""
        of_noun = [t for t in self._tallies if t.counts(noun)]
        path = sentence.paragraph.section.path
        depths = ([t for t in of_noun if t.table.section.path[:d] == path[:d]] for d in range(len(path), 0, -1))
        return next((near for near in depths if near), of_noun)

    def keeping(self, tally: Tally, test: RowTest) -> list[MeasuredRow] | None:
        """The rows that keep a test; None where a row does not tell."""
        held = [self._holds(row, test) for row in tally.rows]
        return None if None in held else [row for row, yes in zip(tally.rows, held, strict=True) if yes]

    def _holds(self, row: MeasuredRow, test: RowTest) -> bool | None:
        judged = row.get(Measure.CAPAIAN) or row.get(Measure.SERAPAN)
        if test.label:
            labels = self.labels.of(judged.value) if judged else set()
            return test.label in labels if labels else None
        order = self._order(row, judged, test.bound)
        if order is None:
            return None
        kept = {"above": order > 0, "below": order < 0, "miss": order < 0}.get(test.sense, order >= 0)
        return kept != test.negated

    def _order(self, row: MeasuredRow, judged: Fact | None, bound: AngkaTercetak) -> int | None:
        """Whether a row lies above its target (or bound), below it, or on it."""
        t, r = row.get(Measure.TARGET), row.get(Measure.REALISASI)
        if judged is not None and not (r and t and self.notes.is_refuted(judged)):
            return sign(judged.value, bound._replace(desimal=judged.value.desimal))
        topic = next((x for x in self.notes.index.topics if r in x.facts), None)
        less = self.notes.less_is_better(topic) if topic else None
        order = sign(r.value, t.value._replace(desimal=r.value.desimal)) if r and t else None
        return None if less is None or order is None else -order if less else order

    def add_list(self, said: str, items: int) -> None:
        """Count a list that a sentence introduces: `melaksanakan program sebagai berikut:`."""
        nouns = [w for w in _WORD.findall(said.casefold())[-WORDS_BEFORE_LIST:] if w in self.nouns]
        if nouns and items > 1:
            self._lists.setdefault(nouns[-1], set()).add(items)

    @cached_property
    def sizes(self) -> dict[str, set[int]]:
        """How many different names the columns of tables, and the lists, have, by what they are called: `program`."""
        result = {noun: set(counts) for noun, counts in self._lists.items()}
        for noun, size in (x for table in self._tables for x in self._column_sizes(table)):
            result.setdefault(noun, set()).add(size)
        return result

    def _column_sizes(self, table: PrintedTable) -> Iterator[tuple[str, int]]:
        for column in table.columns:
            nouns = set(_WORD.findall(column.path[-1].casefold())) & self.nouns if column.path else set()
            cells = [r[column.index] for r in table.rows if not r.is_total]
            names = {name_key(c.text) for c in cells if c.text and c.number is None}
            if len(nouns) == 1 and len(names) > 1:
                yield nouns.pop(), len(names)
