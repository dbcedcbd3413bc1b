"""Claims of a value: a figure of a sentence against what the tables print for the same subject, measure and year."""

from collections.abc import Iterator
from itertools import combinations

from lkip_analysis.audit.facts import Claim, ClaimKind, Fact, Measure, Sure
from lkip_analysis.audit.sentences.evidence import (
    as_fact,
    difference,
    explained,
    holds,
    is_known,
    near_miss,
    pairs,
    ratio,
    same_print,
)
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.reading import LEVELS, Sentence
from lkip_analysis.audit.sentences.subject_notes import SubjectNotes

LONG_AGO = 5
"""A year further away is hardly compared with; two digits are enough to know a figure again."""
_BUDGET = (Measure.PAGU, Measure.REALISASI_ANGGARAN, Measure.SISA, Measure.SERAPAN)


def value_claims(sentence: Sentence, notes: SubjectNotes) -> Iterator[Claim]:
    """Give the figures of a sentence that are not what the tables print."""
    proven = _proven(sentence)
    for figure in sentence.figures:
        if (
            figure in proven
            or figure.kind != "level"
            or figure.value.kosong
            or figure.unit == "poin"
            or figure.scope
            or figure.stage
        ):
            continue
        if figure.unit in notes.row_nouns or (figure.rough and figure.value.desimal >= 0):
            continue
        claim = (
            _of_topic(sentence, figure, notes)
            or _of_total(sentence, figure, notes)
            or _of_pool(sentence, figure, notes)
        )
        if claim is not None:
            yield claim


def _proven(sentence: Sentence) -> list[Figure]:
    """A target, a realisasi and the capaian that they give: the sentence proves itself."""
    said = [f for f in sentence.figures if f.kind == "level" and f.measure_sure >= Sure.IMPLIED]
    part = {m: [f for f in said if f.measures[:1] == (m,)] for m in (Measure.TARGET, Measure.REALISASI)}
    capaian = [f for f in said if Measure.CAPAIAN in f.measures and f.unit in ("%", "")]
    for target in part[Measure.TARGET]:
        for real in part[Measure.REALISASI]:
            for c in capaian:
                if c is not real and real.value.nilai != target.value.nilai and holds(ratio(real, target), c.value):
                    return [target, real, c]
    return []


def _fits(figure: Figure, fact: Fact) -> bool:
    """Whether the units allow the figure to be the fact."""
    head = fact.role.cell.column.name if fact.role else ""
    percent = fact.value.satuan == "%" or "%" in head
    if (figure.unit == "Rp") != (fact.value.satuan == "Rp"):
        return figure.unit == "Rp" and fact.value.satuan is None and abs(fact.value.nilai) >= 1000
    if figure.unit == "%":
        plain = fact.measure in (Measure.LAIN, Measure.CACAH) and fact.value.desimal == 0
        return percent or (fact.value.satuan is None and not plain)
    return not percent or figure.unit == ""


def _of_topic(sentence: Sentence, figure: Figure, notes: SubjectNotes) -> Claim | None:
    topic = figure.topic
    if topic is None:
        return None
    if figure.topic_sure < Sure.IMPLIED:
        return _of_other_year(sentence, figure, notes)
    same = [f for f in notes.all_of(topic, figure.measures, figure.year) if _fits(figure, f)]
    known_again = figure.topic_sure is Sure.PRINTED or abs(figure.value.nilai) >= 10**6
    if not same and known_again and figure.measures[:1] != (Measure.TARGET,):
        return _of_other_year(sentence, figure, notes, unknown=True)
    if not same or any(same_print(figure.value, f.value) for f in same):
        return None
    if any(_last_digit(figure, f) for f in same):
        return None
    said = figure.measure_sure is Sure.PRINTED and _one_measure(figure, same)
    others = [
        f
        for f in notes.all_of(topic, figure.measures, None)
        if f.year and f.year != figure.year and same_print(figure.value, f.value)
    ]
    if others and figure.year_sure is Sure.PRINTED and len({f.year for f in others}) == 1 and _distinct(figure):
        return _claim(sentence, figure, ClaimKind.YEAR, others[0], expected=str(others[0].year))
    close = next((f for f in same if near_miss(figure.value, f.value)), None)
    if topic.is_total and close is None and not _anchored(sentence, figure):
        return None
    vetoed = is_known(sentence, figure) if said and close else explained(sentence, figure)
    if vetoed:
        sure = said and figure.year_sure is Sure.PRINTED
        is_target = any(
            f.measure is Measure.TARGET and same_print(figure.value, f.value) for f in topic.find(None, figure.year)
        )
        if not (sure and is_target and not others and _alone(same)):
            return None
    elif close is None and not (said and figure.year_sure >= Sure.IMPLIED and _alone(same)):
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
    return {f.measure for f in facts} <= {figure.measures[0], Measure.LAIN, Measure.CACAH} or len(figure.measures) == 1


def _of_other_year(sentence: Sentence, figure: Figure, notes: SubjectNotes, *, unknown: bool = False) -> Claim | None:
    """A figure that the topic has for another year than the one printed beside it (`unknown`: a year that no table has)."""
    digits = len(str(figure.value.nilai).replace(".", ""))
    if figure.year_sure is not Sure.PRINTED or figure.topic is None or (figure.unit == "%" and not unknown):
        return None
    if digits < 3 and not (
        unknown and figure.measure_sure is Sure.PRINTED and abs(figure.year - (notes.year or 0)) > LONG_AGO
    ):
        return None
    own = (id(sentence.paragraph), sentence.start, sentence.end)
    said = [
        f
        for f in figure.topic.said
        if f.clause != own and f.measure in figure.measures and f.certainty.year is Sure.PRINTED
    ]
    facts = [*notes.all_of(figure.topic, figure.measures, None), *said]
    same = [f for f in facts if f.year and f.value.nilai == figure.value.nilai]
    if (
        len({f.year for f in same}) != 1
        or same[0].year == figure.year
        or any(f.year == figure.year for f in facts) == unknown
    ):
        return None
    return _claim(sentence, figure, ClaimKind.YEAR, same[0], Sure.IMPLIED, str(same[0].year))


def _alone(facts: list[Fact]) -> bool:
    """Whether the tables agree on the figure."""
    return all(same_print(facts[0].value, f.value) for f in facts)


def _distinct(figure: Figure) -> bool:
    """Whether a figure has digits enough to be known again."""
    return len(str(abs(figure.value.nilai)).replace(".", "").strip("0")) > 1


def _of_total(sentence: Sentence, figure: Figure, notes: SubjectNotes) -> Claim | None:
    """A budget figure without a subject of its own that is a near miss of the total of a table."""
    if figure.unit not in ("Rp", "%") or not set(figure.measures) & set(_BUDGET) or figure.topic_sure is Sure.PRINTED:
        return None
    totals = [f for t in notes.index.totals for f in t.facts if f.measure in figure.measures and _fits(figure, f)]
    if figure.year:
        totals = [f for f in totals if (f.year or notes.year) == figure.year]
    known = any(same_print(figure.value, f.value) or _last_digit(figure, f) for f in totals)
    if known or explained(sentence, figure, notes.index.totals) or _of_two_rows(figure, totals, notes):
        return None
    close = [f for f in totals if near_miss(figure.value, f.value)] or [
        f for f in totals if figure.rough or _rounded_miss(figure, f)
    ]
    return (
        _claim(sentence, figure, ClaimKind.VALUE, close[0], Sure.IMPLIED)
        if close and _alone(close) and not figure.rough
        else None
    )


def _of_two_rows(figure: Figure, totals: list[Fact], notes: SubjectNotes) -> bool:
    """Whether the figure is the sum of two rows of a total's table."""
    for total in totals:
        column = [
            f
            for t in notes.index.topics
            if not t.is_total
            for f in t.facts
            if f.role
            and total.role
            and f.role.table is total.role.table
            and f.role.cell.column is total.role.cell.column
        ]
        if any(
            same_print(figure.value, a.value._replace(nilai=a.value.nilai + b.value.nilai))
            for a, b in combinations(column[:40], 2)
        ):
            return True
    return False


def _rounded_miss(figure: Figure, fact: Fact) -> bool:
    """Whether a figure in millions or billions is a near miss of the fact, rounded alike."""
    if figure.value.desimal >= 0:
        return False
    step = figure.value.desimal
    rounded = fact.value.nilai.quantize(type(fact.value.nilai)(1).scaleb(-step)) if step else fact.value.nilai
    return near_miss(figure.value, figure.value._replace(nilai=rounded))


def _of_pool(sentence: Sentence, figure: Figure, notes: SubjectNotes) -> Claim | None:
    """A near miss of a figure elsewhere that is of what the clause names."""
    if figure.unit in notes.row_nouns or is_known(sentence, figure):
        return None
    fact = notes.pool.missed(sentence, figure)
    totals = [f for t in notes.index.totals for f in t.facts]
    if fact is None or _among_own(sentence, figure) or _of_two_rows(figure, totals, notes):
        return None
    return _claim(sentence, figure, ClaimKind.VALUE, fact, Sure.IMPLIED)


def _among_own(sentence: Sentence, figure: Figure) -> bool:
    """Whether the figure follows from two others of its own sentence."""
    return any(
        holds(d, figure.value)
        for a, b in pairs([f for f in sentence.figures if f is not figure])
        for d in (difference(a, b), ratio(a, b), ratio(b, a))
        if d is not None
    )


def _claim(
    sentence: Sentence, figure: Figure, kind: ClaimKind, fact: Fact, sure: Sure | None = None, expected: str = ""
) -> Claim:
    own = figure.topic_sure if sure is None else sure
    if kind is ClaimKind.VALUE and figure.measure_sure < Sure.PRINTED:
        own = min(own, Sure.IMPLIED)
    return Claim(
        fact.subject,
        kind,
        (as_fact(sentence, figure, fact.measure), fact),
        sentence.paragraph.at(figure.start, figure.end, 60),
        sentence.text[figure.start : figure.end],
        stated=figure.value,
        expected=expected,
        certainty=own,
    )
