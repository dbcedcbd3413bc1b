"""Claims against the target: reached, missed, exceeded; where less is better, the other way round."""

import re
from collections.abc import Iterator

from lkip_analysis.audit.facts import Claim, ClaimKind, Fact, Measure, Sure
from lkip_analysis.audit.sentences.evidence import as_fact, sign
from lkip_analysis.audit.sentences.order_words import Turn, comparable, in_money
from lkip_analysis.audit.sentences.sentence import LEVELS
from lkip_analysis.audit.sentences.subject_notes import SubjectNotes
from lkip_analysis.audit.sentences.topics import Topic

_KINDS = {"reach": ClaimKind.REACHED, "miss": ClaimKind.MISSED}
_STATED = re.compile(r"\b(?:telah|sudah|belum|tidak|masih|adalah|dapat|mampu)\s*$", re.I)
_HINT = re.compile(r"target|harapan|rencana|sasaran|ambang")
_NUMERIC = ("di ", "lebih", "tidak", "berada")
"""Words that compare figures as such, also where less is better."""
NEAR = 6
"""A figure within so many words after `tercapai` is what is reached, no target."""


def against_target(turn: Turn, notes: SubjectNotes) -> Iterator[Claim]:
    """`mencapai target`, `tidak terpenuhi`: where a target is named or meant."""
    s, word, said = turn.s, turn.word, turn.said
    named = s.within(turn.start, turn.end, "measure", "target") or s.all("measure", "target")
    follow = next(iter(s.figures_in(word.end, turn.stop)), None)
    if said.startswith(("sesuai", "sejalan")) and not _STATED.search(s.text, turn.start, word.start):
        return
    if not (named or _HINT.search(said)) or (
        said == "berhasil" and not s.within(word.end, turn.stop, "measure", "target")
    ):
        return
    if follow is not None and Measure.TARGET not in follow.measures:
        aimed = any(f.measures == (Measure.TARGET,) for f in s.figures_in(turn.start, word.start))
        words = s.between(word.end, follow.start)
        near = len(words) <= (1 if aimed else NEAR) and not (aimed and "," in s.text[word.end : follow.start])
        if not named or (near and said in ("tercapai", "terpenuhi", "dipenuhi", "memenuhi")):
            return
    yield from target_claim(turn, notes, _KINDS[word.sense])


def target_claim(turn: Turn, notes: SubjectNotes, kind: ClaimKind) -> Iterator[Claim]:
    """A realisasi against the target: both from the sentence, else from the tables."""
    s, word, topic = turn.s, turn.word, turn.topic
    stages = s.within(word.start, turn.stop, "stage") or s.within(turn.start, word.start, "stage")
    if any(x.sense != "akhir" for x in stages):
        return
    stage = "akhir" if stages else ""
    near = s.levels(turn.begin, turn.stop) or s.levels(turn.start, turn.end)
    found = [*near, *s.levels(turn.start, turn.end), *s.levels()]
    target = next((f for f in found if f.measures == (Measure.TARGET,) and f.measure_sure >= Sure.IMPLIED), None)
    real = next(
        (f for f in found if f.own and f.measures[:1] == LEVELS[:1] and (not target or comparable(f, target))), None
    )
    group = list(dict.fromkeys(m.topic for m in s.mentions if turn.start <= m.start < word.start))
    if len(group) > 1:
        if target is None and real is None:
            yield from _each(turn, notes, kind, group)
        return
    years = s.years_in(turn.start, turn.end) or s.years_in(s.start, s.end)
    year = real.year if real and real.year else years[-1] if years else s.report_year
    right = as_fact(s, target) if target else topic and notes.one(topic, (Measure.TARGET,), year, stage)
    known = topic and notes.one(topic, (Measure.REALISASI,), year)
    left = None
    if real and (target or real.measures == (Measure.REALISASI,) or (known and sign(known.value, real.value) == 0)):
        left = as_fact(s, real, Measure.REALISASI)
    elif known and not turn.foreign(turn.start, word.start):
        left = known
    if not (left and right) or not right.value.nilai or in_money(left) != in_money(right):
        return
    if left.year and right.year and left.year != right.year and not stage:
        return
    tables = {id(f.role.table) for f in (left, right) if f.role}
    if len(tables) > 1 and turn.topic_sure is not Sure.PRINTED:
        return
    sure = Sure.PRINTED if (target and real) or turn.topic_sure is Sure.PRINTED else Sure.IMPLIED
    bounded = turn.said.startswith(_NUMERIC) or "batas" in s.text[word.end : turn.stop].casefold()
    yield from _judged(turn, notes, kind, left, right, sure, topic, bounded=bounded)


def _each(turn: Turn, notes: SubjectNotes, kind: ClaimKind, group: list[Topic]) -> Iterator[Claim]:
    """`A, B, dan C melampaui target`: each of them."""
    for topic in group:
        left, right = (notes.one(topic, (m,), turn.s.report_year) for m in (Measure.REALISASI, Measure.TARGET))
        if left and right:
            yield from _judged(turn, notes, kind, left, right, turn.topic_sure, topic, bounded=False)


def _judged(
    turn: Turn,
    notes: SubjectNotes,
    kind: ClaimKind,
    left: Fact,
    right: Fact,
    sure: Sure,
    topic: Topic | None,
    *,
    bounded: bool,
) -> Iterator[Claim]:
    """The claim, turned round where less is better; none where that is open."""
    less = notes.less_is_better(topic) if topic else False
    if kind in (ClaimKind.REACHED, ClaimKind.MISSED):
        if less is not None:
            yield turn.claim(kind, *((right, left) if less else (left, right)), sure, topic)
    elif less is False or bounded:
        yield turn.claim(kind, left, right, sure, topic)
