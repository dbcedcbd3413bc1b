"""Claims of a value: a figure of a sentence against what the tables print for the same subject, measure and year."""

from collections.abc import Iterator
from itertools import combinations

from lkip_analysis.audit.facts import Claim, ClaimKind, Fact, Measure, Sure
from lkip_analysis.audit.sentences.counted_rows import RowBook
from lkip_analysis.audit.sentences.evidence import (
    CONTEXT,
    MOST_FACTS,
    agree,
    as_fact,
    difference,
    digits,
    explained,
    holds,
    is_known,
    near_miss,
    pairs,
    ratio,
    same_print,
)  # fmt: skip
from lkip_analysis.audit.sentences.figure_pool import FigurePool, in_steps
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.sentence import LEVELS, Sentence
from lkip_analysis.audit.sentences.subject_notes import SubjectNotes

LONG_AGO = 5
"""A year further away is hardly compared with; two digits are enough to know a figure again."""
LARGE = 10**6
_BUDGET = {Measure.PAGU, Measure.REALISASI_ANGGARAN, Measure.SISA, Measure.SERAPAN}
_UNNAMED = (Measure.LAIN, Measure.CACAH)


def value_claims(sentence: Sentence, notes: SubjectNotes, rows: RowBook, pool: FigurePool) -> Iterator[Claim]:
    """Give the figures of a sentence that are not what the tables print."""
    proven = _proven(sentence)
    for figure in sentence.figures:
        level = figure.kind == "level" and figure.unit != "poin" and not (figure.scope or figure.stage)
        if (
            level
            and figure not in proven
            and figure.unit not in rows.nouns
            and not (figure.rough and figure.value.desimal >= 0)
        ):
            claim = _of_topic(sentence, figure, notes) or _of_total(sentence, figure, notes)
            if claim := claim or _of_pool(sentence, figure, notes, pool):
                yield claim


def _proven(sentence: Sentence) -> list[Figure]:
    """A target, a realisasi and the capaian that they give: the sentence proves itself."""
    level = [f for f in sentence.figures if f.kind == "level" and f.measure_sure >= Sure.IMPLIED]
    for target in (f for f in level if f.says(Measure.TARGET)):
        for real in (f for f in level if f.says(Measure.REALISASI) and f.value.nilai != target.value.nilai):
            capaian = (c for c in level if Measure.CAPAIAN in c.measures and c.unit in ("%", "") and c is not real)
            if result := next((c for c in capaian if holds(ratio(real, target), c.value)), None):
                return [target, real, result]
    return []


def _fits(figure: Figure, fact: Fact) -> bool:
    """Whether the units allow the figure to be the fact."""
    percent = fact.value.satuan == "%" or "%" in (fact.role.cell.column.name if fact.role else "")
    if (figure.unit == "Rp") != (fact.value.satuan == "Rp"):
        return figure.unit == "Rp" and fact.value.satuan is None and abs(fact.value.nilai) >= 1000
    if figure.unit == "%":
        plain = fact.measure in _UNNAMED and fact.value.desimal == 0
        return percent or (fact.value.satuan is None and not plain)
    return not percent or figure.unit == ""


def _of_topic(sentence: Sentence, figure: Figure, notes: SubjectNotes) -> Claim | None:
    topic = figure.topic
    if topic is None:
        return None
    if figure.topic_sure < Sure.IMPLIED:
        return _of_other_year(sentence, figure, notes)
    same = [f for f in notes.all_of(topic, figure.measures, figure.year) if _fits(figure, f)]
    known_again = figure.topic_sure is Sure.PRINTED or abs(figure.value.nilai) >= LARGE
    if not same and known_again and figure.measures[:1] != (Measure.TARGET,):
        return _of_other_year(sentence, figure, notes, unknown=True)
    if not same or any(same_print(figure.value, f.value) or _last_digit(figure, f) for f in same):
        return None
    dated = (f for f in notes.all_of(topic, figure.measures, None) if f.year and f.year != figure.year)
    others = [f for f in dated if same_print(figure.value, f.value)]
    if (
        figure.year_sure is Sure.PRINTED
        and len({f.year for f in others}) == 1
        and len(digits(figure.value).strip("0")) > 1
    ):
        return _claim(sentence, figure, ClaimKind.YEAR, others[0], expected=str(others[0].year))
    close = next((f for f in same if near_miss(figure.value, f.value)), None)
    if topic.is_total and close is None and not _anchored(sentence, figure):
        return None
    said = figure.measure_sure is Sure.PRINTED and _one_measure(figure, same)
    sure = said and agree(same)
    if is_known(sentence, figure) if said and close else explained(sentence, figure):
        targets = topic.find((Measure.TARGET,))
        is_target = any(f.year == figure.year and same_print(figure.value, f.value) for f in targets)
        if not (sure and figure.year_sure is Sure.PRINTED and is_target and not others):
            return None
    elif close is None and not (sure and figure.year_sure >= Sure.IMPLIED):
        return None
    return _claim(sentence, figure, ClaimKind.VALUE, close or same[0])


def _anchored(sentence: Sentence, figure: Figure) -> bool:
    """Whether another figure of the clause is one of the topic: the clause is about it."""
    around = [f for f in sentence.figures_in(*sentence.clause(figure.start)) if f is not figure and f.value.nilai]
    return any(same_print(f.value, fact.value) and f.unit == figure.unit for f in around for fact in figure.topic.facts)


def _last_digit(figure: Figure, fact: Fact) -> bool:
    """Whether a percentage differs by one in its last decimal: cut here, rounded there."""
    a, b = figure.value, fact.value
    return a.desimal == b.desimal > 0 and abs(a.nilai - b.nilai).scaleb(a.desimal) == 1


def _one_measure(figure: Figure, facts: list[Fact]) -> bool:
    """Whether the words leave one measure: `realisasi`, `capaian`, or `mencapai` with a unit that a capaian has not."""
    if figure.measures == LEVELS and figure.unit in ("", "%"):
        return False
    return len(figure.measures) == 1 or {f.measure for f in facts} <= {figure.measures[0], *_UNNAMED}


def _of_other_year(sentence: Sentence, figure: Figure, notes: SubjectNotes, *, unknown: bool = False) -> Claim | None:
    """A figure that the topic has for another year than the one printed beside it (`unknown`: no table has it)."""
    if figure.year_sure is not Sure.PRINTED or (figure.unit == "%" and not unknown):
        return None
    far = unknown and figure.measure_sure is Sure.PRINTED and abs(figure.year - (notes.year or 0)) > LONG_AGO
    if len(str(figure.value.nilai).replace(".", "")) < 3 and not far:
        return None
    said = (f for f in figure.topic.said if f.clause != sentence.identity and f.certainty.year is Sure.PRINTED)
    facts = [*notes.all_of(figure.topic, figure.measures, None), *(f for f in said if f.measure in figure.measures)]
    same = [f for f in facts if f.year and f.value.nilai == figure.value.nilai]
    has_year = any(f.year == figure.year for f in facts)
    if len({f.year for f in same}) != 1 or same[0].year == figure.year or has_year == unknown:
        return None
    return _claim(sentence, figure, ClaimKind.YEAR, same[0], Sure.IMPLIED, str(same[0].year))


def _of_total(sentence: Sentence, figure: Figure, notes: SubjectNotes) -> Claim | None:
    """A budget figure without a subject of its own that is a near miss of the total of a table."""
    budget = figure.unit in ("Rp", "%") and _BUDGET & set(figure.measures) and not figure.rough
    if not budget or figure.topic_sure is Sure.PRINTED:
        return None
    totals = [f for t in notes.index.totals for f in t.facts if f.measure in figure.measures and _fits(figure, f)]
    totals = [f for f in totals if figure.year is None or (f.year or notes.year) == figure.year]
    close = [f for f in totals if near_miss(figure.value, f.value)]
    close = close or [f for f in totals if near_miss(figure.value, in_steps(f.value, figure.value))]
    known = any(same_print(figure.value, f.value) or _last_digit(figure, f) for f in totals)
    if not close or known or not agree(close) or explained(sentence, figure, notes.index.totals):
        return None
    return None if _of_two_rows(figure, notes) else _claim(sentence, figure, ClaimKind.VALUE, close[0], Sure.IMPLIED)


def _of_two_rows(figure: Figure, notes: SubjectNotes) -> bool:
    """Whether the figure is the sum of two rows of a table that has a total."""
    columns = {(id(f.role.table), f.role.cell.column.index) for t in notes.index.totals for f in t.facts if f.role}
    by_column: dict[tuple[int, int], list[Fact]] = {}
    for fact in (f for t in notes.index.topics if not t.is_total for f in t.facts if f.role):
        if (key := (id(fact.role.table), fact.role.cell.column.index)) in columns:
            by_column.setdefault(key, []).append(fact)
    two = (x for column in by_column.values() for x in combinations(column[:MOST_FACTS], 2))
    return any(same_print(figure.value, a.value._replace(nilai=a.value.nilai + b.value.nilai)) for a, b in two)


def _of_pool(sentence: Sentence, figure: Figure, notes: SubjectNotes, pool: FigurePool) -> Claim | None:
    """A near miss of a figure elsewhere that is of what the clause names."""
    fact = None if is_known(sentence, figure) else pool.missed(sentence, figure)
    if fact is None or _of_two_rows(figure, notes):
        return None
    own = pairs([f for f in sentence.figures if f is not figure])
    follows = any(holds(d, figure.value) for a, b in own for d in (difference(a, b), ratio(a, b), ratio(b, a)))
    return None if follows else _claim(sentence, figure, ClaimKind.VALUE, fact, Sure.IMPLIED)


def _claim(
    sentence: Sentence, figure: Figure, kind: ClaimKind, fact: Fact, sure: Sure | None = None, expected: str = ""
) -> Claim:
    sure = figure.topic_sure if sure is None else sure
    if kind is ClaimKind.VALUE and figure.measure_sure < Sure.PRINTED:
        sure = min(sure, Sure.IMPLIED)
    place = sentence.paragraph.at(figure.start, figure.end, CONTEXT)
    return Claim(
        fact.subject,
        kind,
        (as_fact(sentence, figure, fact.measure), fact),
        place,
        sentence.text[figure.start : figure.end],
        stated=figure.value,
        expected=expected,
        certainty=sure,
    )
