"""Claims of a class (predikat) and of first and last place."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lkip_analysis.audit.facts import Claim, ClaimKind, Fact, Measure, Sure
from lkip_analysis.audit.sentences.evidence import as_fact, same_print, sign
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.lexicon import Sense, words
from lkip_analysis.audit.sentences.reading import LEVELS, Sentence
from lkip_analysis.audit.sentences.subject_notes import SubjectNotes
from lkip_analysis.audit.sentences.topics import Topic, stem, stems

_GRADES = (("AA", 90), ("A", 80), ("BB", 70), ("B", 60), ("CC", 50), ("C", 30), ("D", 0))
"""Grades of the evaluation of SAKIP by the value above which they begin (Permenpan RB 88/2021)."""
_GRADE = re.compile(r"(?:predikat|kategori|nilai|peringkat|kriteria|\()\s*[“\"'(]*(AA|BB|CC|A|B|C|D)(?!\w|\.\w)")
_SAKIP = re.compile(r"\b(?:sakip|akip|lakip|lhe akip|evaluasi akuntabilitas)\b", re.IGNORECASE)
_LASTS = re.compile(
    r"\b(?:dalam|selama)\s+(?:\w+\s+)?(?:tahun|periode)\b|\btahun terakhir\b|\bsepanjang\b", re.IGNORECASE
)


_EFFICIENT = re.compile(
    r"\b(?:kategori|kriteria|predikat|tergolong|termasuk|dikatakan|dinyatakan)\W+(?:dalam\W+kategori\W+)?((?:(?:sangat|kurang|tidak|cukup)\s+)?efisien)\b",
    re.IGNORECASE,
)
_EFFICIENT_CELL = re.compile(r"\s*(?:(?:sangat|kurang|tidak|cukup)\s+)?efisien\s*", re.IGNORECASE)


def class_claims(sentence: Sentence, notes: SubjectNotes) -> Iterator[Claim]:
    """A class beside a figure that belongs to another class."""
    yield from _grades(sentence)
    yield from _efficiency(sentence)
    for word in sentence.within(sentence.start, sentence.end, "link", "class"):
        start, end = sentence.clause(word.start)
        stop = min(
            [end, *(s.start for s in sentence.within(word.end + 1, end, "link", "class") if s.start > word.end + 12)]
        )
        label = notes.label_in(sentence.text[word.end : stop], first=True)
        if (
            not label
            or sentence.negated(word)
            or any(f.unit in notes.row_nouns for f in sentence.figures_in(start, word.start))
        ):
            continue
        fact, sure = _valued(sentence, notes, word, start)
        if fact is None:
            continue
        if fact.value.satuan is None and fact.value.desimal == 0 and fact.value.nilai < 20:
            continue
        labels = notes.labels(fact.value, label)
        if labels and label not in labels:
            at = sentence.text.casefold().find(label, word.end, stop)
            yield Claim(
                fact.subject,
                ClaimKind.CLASS,
                (fact,),
                sentence.paragraph.at(at, at + len(label), 60),
                sentence.text[word.start : word.end],
                stated_word=sentence.text[at : at + len(label)],
                expected=sorted(labels)[0].title() if len(labels) == 1 else "",
                certainty=sure,
            )


def _efficiency(sentence: Sentence) -> Iterator[Claim]:
    """`kategori efisien` of a subject whose row in a table has another category."""
    m = _EFFICIENT.search(sentence.text, sentence.start, sentence.end)
    mention = sentence.topic_at(m.start()) if m else None
    if m is None or mention is None or mention.sure < Sure.IMPLIED:
        return
    label = " ".join(m[1].casefold().split())
    cells = [
        (f, c) for f in mention.topic.facts if f.role for c in f.role.row.cells if _EFFICIENT_CELL.fullmatch(c.text)
    ]
    printed = {" ".join(c.text.casefold().split()) for _, c in cells}
    if len(printed) == 1 and label not in printed:
        fact, cell = cells[0]
        claim = Claim(
            fact.subject,
            ClaimKind.CLASS,
            (fact,),
            sentence.paragraph.at(m.start(1), m.end(1), 60),
            "kategori",
            stated_word=m[1],
        )
        yield replace(claim, expected=" ".join(cell.text.split()))


def _valued(sentence: Sentence, notes: SubjectNotes, word: Sense, start: int) -> tuple[Fact | None, Sure]:
    """The capaian that a class is of: the last percentage before it, else that of its subject in the tables."""
    before = [
        f
        for f in sentence.figures
        if f.end <= word.start
        and f.own
        and f.kind == "level"
        and (Measure.CAPAIAN in f.measures or f.unit == "%")
        and f.measures != (Measure.TARGET,)
    ]
    mention = sentence.topic_at(word.start)
    topic = mention.topic if mention and mention.sure >= Sure.IMPLIED else None
    table = notes.one(topic, (Measure.CAPAIAN,), sentence.report_year) if topic else None
    stated = next((f for f in reversed(before) if f.measures[:1] == (Measure.CAPAIAN,)), None)
    if stated is not None:
        return as_fact(sentence, stated, Measure.CAPAIAN), Sure.PRINTED
    other = [f for f in before if table is not None and not same_print(f.value, table.value)]
    if table is not None and not other and not sentence.within(start, word.start, "stage"):
        return table, mention.sure
    if before and topic is None and before[-1].measures == LEVELS:
        return as_fact(sentence, before[-1], Measure.CAPAIAN), Sure.IMPLIED
    return None, Sure.GUESSED


def _grades(sentence: Sentence) -> Iterator[Claim]:
    """A grade of the evaluation of SAKIP right after a value that has another grade."""
    if not _SAKIP.search(sentence.said):
        return
    for m in _GRADE.finditer(sentence.text, sentence.start, sentence.end):
        before = [
            f for f in sentence.figures if f.end <= m.start() and f.kind == "level" and f.unit not in ("Rp", "poin")
        ]
        if (
            not before
            or len(sentence.text[before[-1].end : m.start()].split()) > 6
            or before[-1].rough
            or before[-1].measures == (Measure.TARGET,)
        ):
            continue
        figure = before[-1]
        if not 0 < figure.value.nilai <= 100 or figure.value.desimal < 1:
            continue
        grade = next(g for g, above in _GRADES if figure.value.nilai > above)
        if grade != m[1]:
            yield Claim(
                figure.topic.name if figure.topic else "",
                ClaimKind.CLASS,
                (as_fact(sentence, figure),),
                sentence.paragraph.at(figure.start, m.end(), 40),
                "predikat",
                stated_word=m[1],
                expected=grade,
            )


def rank_claims(sentence: Sentence, notes: SubjectNotes) -> Iterator[Claim]:
    """`tertinggi`, `terendah`: of a subject over its years, or of one row of a table."""
    for word in [s for s in sentence.found if s.kind == "highest"]:
        start, end = sentence.clause(word.start)
        mention = sentence.topic_at(word.start)
        if sentence.negated(word) or re.match(r"\s*(?:kedua|ketiga|keempat|kelima|ke-?\d)", sentence.text[word.end :]):
            continue
        if sentence.within(start, end, "stage") or sentence.within(start, end, "scope", "lain"):
            continue
        said = [Measure(s.sense) for s in sentence.within(start, end, "measure") if s.sense not in ("hasil",)]
        values = [f for f in sentence.figures_in(start, end) if f.own and f.kind == "level"]
        if _LASTS.search(sentence.text, start, end) or sentence.period:
            yield from _over_years(sentence, notes, word, mention.topic if mention else None, values)
            continue
        named = [m for m in sentence.mentions if start <= m.start < end]
        if len({m.topic for m in named}) == 1:
            yield from _among_rows(sentence, notes, word, named[0].topic, said[-1] if said else None)


def _over_years(
    sentence: Sentence, notes: SubjectNotes, word: Sense, topic: Topic | None, values: list[Figure]
) -> Iterator[Claim]:
    candidates = [topic] if topic else []
    candidates += [t for t in notes.index.topics if t not in candidates and not t.is_total]
    for value in values:
        if (value.unit == "%" and value.value.desimal == 0) or len(str(value.value.nilai)) < 3:
            continue
        owners = [t for t in candidates if any(f.value.nilai == value.value.nilai for f in notes.series(t, None, None))]
        if len(owners) != 1 and not (topic and topic in owners):
            continue
        series = notes.series(owners[0], *(sentence.period or (None, None)))
        best = (max if word.sense == "max" else min)(series, key=lambda f: f.value.nilai)
        mine = next((f for f in series if f.value.nilai == value.value.nilai), None)
        if mine and len(series) > 2 and sign(best.value, mine.value) not in (0, None):
            yield _rank(sentence, word, mine, best, Sure.IMPLIED)
        return


def _header(fact: Fact) -> str:
    """The innermost header over a figure, without its unit in brackets."""
    path = fact.role.cell.column.path if fact.role else ()
    return re.sub(r"\([^()]*\)", " ", path[-1]) if path else ""


def _among_rows(
    sentence: Sentence, notes: SubjectNotes, word: Sense, topic: Topic, measure: Measure | None
) -> Iterator[Claim]:
    """First or last among the rows of a table, in the column that the measure or the header's words name."""
    clause = {w for _, _, w in stems(sentence.text[slice(*sentence.clause(word.start))])} - set(topic.core)
    wanted = {measure, Measure.SERAPAN if measure in (Measure.REALISASI, Measure.CAPAIAN) else measure} - {None}
    own = [
        f for f in topic.facts if f.role and not f.stage and not f.value.kosong and (f.year or notes.year) == notes.year
    ]
    named = [f for f in own if (head := {stem(w) for _, _, w in words(_header(f))}) and head <= clause]
    chosen = named or [f for f in own if f.measure in wanted]
    columns = {(id(f.role.table), f.role.cell.column.index) for f in chosen}
    for mine in chosen[:1] if len(columns) == 1 else ():
        column = [
            f
            for t in notes.index.topics
            if not t.is_total
            for f in t.facts
            if f.role
            and f.role.table is mine.role.table
            and f.role.cell.column.index == mine.role.cell.column.index
            and not f.value.kosong
        ]
        best = (max if word.sense == "max" else min)(column, key=lambda f: f.value.nilai)
        if len(column) > 1 and sign(best.value, mine.value) not in (0, None):
            yield _rank(sentence, word, mine, best, Sure.PRINTED if named or len(chosen) == 1 else Sure.IMPLIED)


def _rank(sentence: Sentence, word: Sense, mine: Fact, best: Fact, sure: Sure) -> Claim:
    return Claim(
        mine.subject,
        ClaimKind.HIGHEST if word.sense == "max" else ClaimKind.LOWEST,
        (mine, best),
        sentence.paragraph.at(word.start, word.end, 80),
        sentence.text[word.start : word.end],
        stated_word=mine.subject,
        expected=best.subject if best.subject != mine.subject else "",
        certainty=sure,
    )
