"""Claims of a class (predikat): of a capaian by the scales of the document, of SAKIP, of efficiency."""

import re
from collections.abc import Iterator

from lkip_analysis.audit.facts import Claim, ClaimKind, Fact, Measure, Sure
from lkip_analysis.audit.sentences.counted_rows import RowBook
from lkip_analysis.audit.sentences.evidence import CONTEXT, as_fact, same_print
from lkip_analysis.audit.sentences.lexicon import Sense
from lkip_analysis.audit.sentences.sentence import LEVELS, Sentence
from lkip_analysis.audit.sentences.subject_notes import SubjectNotes

_GRADES = (("AA", 90), ("A", 80), ("BB", 70), ("B", 60), ("CC", 50), ("C", 30), ("D", 0))
"""Grades of the evaluation of SAKIP by the value above which they begin (Permenpan RB 88/2021)."""
_GRADE = re.compile(r"(?:predikat|kategori|nilai|peringkat|kriteria|\()\s*[“\"'(]*(AA|BB|CC|A|B|C|D)(?!\w|\.\w)")
_SAKIP = re.compile(r"\b(?:sakip|akip|lakip|evaluasi akuntabilitas)\b", re.I)
_EFFICIENCY = r"(?:(?:sangat|kurang|tidak|cukup)\s+)?efisien"
_EFFICIENT = re.compile(
    r"\b(?:kategori|kriteria|predikat|tergolong|termasuk|dikatakan|dinyatakan)\W+(?:dalam\W+kategori\W+)?"
    rf"({_EFFICIENCY})\b",
    re.I,
)
_EFFICIENT_CELL = re.compile(rf"\s*{_EFFICIENCY}\s*", re.I)
TO_GRADE = 6
"""So many words stand between a value and its grade."""
APART = 12
"""A word of class so many characters behind another begins another class."""
LEAST = 20
"""A smaller whole number without a unit is no capaian."""


def class_claims(sentence: Sentence, notes: SubjectNotes, rows: RowBook) -> Iterator[Claim]:
    """A class beside a figure that belongs to another class."""
    yield from _grades(sentence)
    yield from _efficiency(sentence)
    for word in sentence.all("link", "class"):
        start, end = sentence.clause(word.start)
        stop = min((s.start for s in sentence.within(word.end + APART, end, "link", "class")), default=end)
        label = rows.labels.first_in(sentence.text[word.end : stop])
        counted = any(f.unit in rows.nouns for f in sentence.figures_in(start, word.start))
        fact = _valued(sentence, notes, word, start) if label and not counted and not sentence.negated(word) else None
        if fact is None or (
            fact[0].value.satuan is None and fact[0].value.desimal == 0 and fact[0].value.nilai < LEAST
        ):
            continue
        labels = rows.labels.of(fact[0].value, label)
        at = sentence.text.casefold().find(label, word.end, stop)
        if labels and label not in labels and at > 0:
            expected = sorted(labels)[0].title() if len(labels) == 1 else ""
            said = sentence.text[word.start : word.end]
            yield _claim(sentence, fact[0], said, (at, at + len(label)), expected, fact[1])


def _claim(
    sentence: Sentence, fact: Fact, said: str, label: tuple[int, int], expected: str, sure: Sure = Sure.PRINTED
) -> Claim:
    place, word = sentence.paragraph.at(*label, CONTEXT), sentence.text[slice(*label)]
    return Claim(
        fact.subject, ClaimKind.CLASS, (fact,), place, said, stated_word=word, expected=expected, certainty=sure
    )


def _efficiency(sentence: Sentence) -> Iterator[Claim]:
    """`kategori efisien` of a subject whose row in a table has another category."""
    m = _EFFICIENT.search(sentence.text, sentence.start, sentence.end)
    topic = sentence.sure_topic(m.start()) if m else None
    rows = [(f, c) for f in topic.facts if f.role for c in f.role.row.cells] if topic else []
    cells = [(f, " ".join(c.text.split())) for f, c in rows if _EFFICIENT_CELL.fullmatch(c.text)]
    printed = {label.casefold() for _, label in cells}
    if len(printed) == 1 and " ".join(m[1].casefold().split()) not in printed:
        yield _claim(sentence, cells[0][0], "kategori", m.span(1), cells[0][1])


def _valued(sentence: Sentence, notes: SubjectNotes, word: Sense, start: int) -> tuple[Fact, Sure] | None:
    """The capaian that a class is of: the last percentage before it, else that of its subject in the tables."""
    own = [f for f in sentence.figures if f.end <= word.start and f.own and f.measures != (Measure.TARGET,)]
    before = [f for f in own if Measure.CAPAIAN in f.measures or f.unit == "%"]
    stated = next((f for f in reversed(before) if f.measures[:1] == (Measure.CAPAIAN,)), None)
    if stated is not None:
        return as_fact(sentence, stated, Measure.CAPAIAN), Sure.PRINTED
    topic = sentence.sure_topic(word.start)
    table = notes.one(topic, (Measure.CAPAIAN,), sentence.report_year) if topic else None
    other = any(table is not None and not same_print(f.value, table.value) for f in before)
    if table is not None and not other and not sentence.within(start, word.start, "stage"):
        return table, sentence.topic_at(word.start).sure
    if before and topic is None and before[-1].measures == LEVELS:
        return as_fact(sentence, before[-1], Measure.CAPAIAN), Sure.IMPLIED
    return None


def _grades(sentence: Sentence) -> Iterator[Claim]:
    """A grade of the evaluation of SAKIP right after a value that has another grade."""
    if not _SAKIP.search(sentence.said):
        return
    level = [f for f in sentence.figures if f.kind == "level" and f.unit not in ("Rp", "poin")]
    for m in _GRADE.finditer(sentence.text, sentence.start, sentence.end):
        figure = next((f for f in reversed(level) if f.end <= m.start()), None)
        if figure is None or figure.rough or figure.measures == (Measure.TARGET,):
            continue
        value, near = figure.value, len(sentence.between(figure.end, m.start())) <= TO_GRADE
        grade = next((g for g, above in _GRADES if value.nilai > above), "")
        if near and 0 < value.nilai <= 100 and value.desimal > 0 and grade != m[1]:
            yield _claim(sentence, as_fact(sentence, figure), "predikat", m.span(1), grade)
