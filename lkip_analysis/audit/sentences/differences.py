"""Claims of differences: changes, gaps, what is left of a budget, shares of a total."""

from collections.abc import Iterator

from lkip_analysis.audit.facts import Claim, ClaimKind, Fact, Measure, Sure
from lkip_analysis.audit.sentences.counted_rows import RowBook
from lkip_analysis.audit.sentences.evidence import (
    as_fact,
    change,
    claim_of,
    difference,
    explained,
    holds,
    is_known,
    near_miss,
    ratio,
    rounded,
    same_print,
)  # fmt: skip
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.sentence import LEVELS, Sentence
from lkip_analysis.audit.sentences.subject_notes import SubjectNotes

MOST_LEVELS = 3
"""With more figures in a clause it is open which two a change is of."""
_Pair = tuple[Fact, Fact, Sure]


def difference_claims(sentence: Sentence, notes: SubjectNotes, rows: RowBook) -> Iterator[Claim]:
    """A change or a difference that no two figures of the sentence or its subject give."""
    for figure in sentence.figures:
        if figure.kind != "delta" or figure.rough or figure.stage or figure.unit in rows.nouns:
            continue
        pair = _moving_pair(sentence, figure)
        if pair is None and explained(sentence, figure, notes.index.totals):
            continue
        pair = pair or _printed_pair(sentence, figure) or _tabled_pair(sentence, figure, notes)
        if pair is None or same_print(figure.value, pair[0].value):
            continue
        now, before, sure = pair
        gap, relative = difference(now, before), change(now, before) if figure.unit == "%" else None
        if not holds(gap, figure.value) and not holds(relative, figure.value):
            percent = relative is not None and now.value.satuan != "%"
            kind, best = (ClaimKind.CHANGE, relative) if percent else (ClaimKind.DIFFERENCE, gap)
            yield claim_of(sentence, figure, kind, (now, before), best.value, sure)


def _moving_pair(sentence: Sentence, figure: Figure) -> _Pair | None:
    """`naik X dari A menjadi B`: the two figures that the change is said of."""
    level = [f for f in sentence.figures_in(*sentence.clause(figure.start)) if f.kind == "level"]
    before = next((f for f in level if f.side == "from"), None)
    now = next((f for f in level if before and f.side == "to" and f.start > before.start), None)
    if now is None or len(level) > MOST_LEVELS or before.rough or now.rough:
        return None
    return as_fact(sentence, now), as_fact(sentence, before), Sure.PRINTED


def _printed_pair(sentence: Sentence, figure: Figure) -> _Pair | None:
    """Two figures of the clause (else of the sentence) that a difference can be of."""
    for span in (sentence.clause(figure.start), (sentence.start, sentence.end)):
        every = [f for f in sentence.figures_in(*span) if f.kind != "delta" and not f.rough]
        alike = [f for f in every if f.unit_class == figure.unit_class or (figure.unit_class == "%" and f.unit != "Rp")]
        level = alike or (every if figure.unit == "%" else [])
        if len(level) == 2 and level[0].unit_class == level[1].unit_class:
            return _in_order(sentence, *level)
    return None


def _in_order(sentence: Sentence, a: Figure, b: Figure) -> _Pair | None:
    one_year = a.year == b.year and Sure.PRINTED in (a.year_sure, b.year_sure)
    if one_year and a.measures != (Measure.TARGET,) != b.measures and not {a.scope, b.scope} - {""}:
        return None
    now, before = (a, b) if a.side in ("to", "") and b.side in ("from", "against") else (b, a)
    if now.year and before.year and now.year < before.year:
        now, before = before, now
    return as_fact(sentence, now), as_fact(sentence, before), Sure.PRINTED


def _tabled_pair(sentence: Sentence, figure: Figure, notes: SubjectNotes) -> _Pair | None:
    topic, year, span = figure.topic, sentence.report_year, sentence.clause(figure.start)
    if topic is None or figure.topic_sure < Sure.IMPLIED or figure.scope:
        return None
    measures = [m for m in sentence.measures_in(*span) if m in (Measure.TARGET, *LEVELS)]
    if Measure.TARGET in measures:
        found = [tuple(notes.one(topic, (m,), year) for m in (Measure.REALISASI, Measure.TARGET))]
    else:
        marks = sentence.years_in(*span) or sentence.years_in(sentence.start, sentence.end)
        now = year if len(set(marks)) < 2 else max(marks)
        before = min(marks) if marks and min(marks) != now else (now or 0) - 1
        kinds = measures[:1] or LEVELS
        found = [(notes.one(topic, (m,), now), notes.one(topic, (m,), before)) for m in kinds]
    found = [(a, b) for a, b in found if a and b]
    if len(found) != 1:
        return None
    left, right = found[0]
    money = figure.unit != "%" and (left.value.satuan == "Rp") != (figure.unit == "Rp")
    percent = figure.unit not in ("%", "poin", "") and "%" in (left.value.satuan, right.value.satuan)
    return None if money or percent else (left, right, Sure.IMPLIED)


def rest_claims(sentence: Sentence, notes: SubjectNotes) -> Iterator[Claim]:
    """What is left of a budget, against the budget and what was spent of it: in the sentence, else in the tables."""
    money = [f for f in sentence.figures if f.unit == "Rp" and f.own and len(f.measures) == 1]
    printed = {f.measures[0]: as_fact(sentence, f) for f in reversed(money)}
    for figure in money:
        if figure.measures != (Measure.SISA,) or is_known(sentence, figure, notes.index.totals):
            continue
        topic = figure.topic if figure.topic_sure >= Sure.IMPLIED else None
        wanted = (Measure.PAGU, Measure.REALISASI_ANGGARAN)
        operands = [printed.get(m) or (topic and notes.one(topic, (m,), figure.year)) for m in wanted]
        if all(operands) and not holds(left := difference(*operands), figure.value):
            sure = Sure.PRINTED if all(f.clause for f in operands) else Sure.IMPLIED
            yield claim_of(sentence, figure, ClaimKind.DIFFERENCE, operands, left.value, sure)


def share_claims(sentence: Sentence, notes: SubjectNotes) -> Iterator[Claim]:
    """A share of a total that is a near miss of the one that the tables give."""
    totals = [f for t in notes.index.totals for f in t.facts if not f.value.kosong]
    for figure in sentence.figures:
        if figure.kind != "share" or figure.rough or figure.topic is None or explained(sentence, figure):
            continue
        pairs = [(f, next((t for t in totals if _same_column(f, t)), None)) for f in figure.topic.facts]
        shares = [(f, t, share) for f, t in pairs if t and (share := ratio(f, t))]
        near = [x for x in shares if near_miss(figure.value, rounded(x[2].value, figure))]
        if near and not any(holds(share, figure.value) for *_, share in shares):
            fact, total, share = near[0]
            yield claim_of(sentence, figure, ClaimKind.RATIO, (fact, total), share.value, Sure.IMPLIED)


def _same_column(a: Fact, b: Fact) -> bool:
    return bool(a.role and b.role and a.role.table is b.role.table and a.role.cell.column is b.role.cell.column)
