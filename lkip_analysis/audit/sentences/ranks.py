"""Claims of first and last place: of a subject over its years, of one row of a table."""

import re
from collections.abc import Iterator

from lkip_analysis.audit.facts import Claim, ClaimKind, Fact, Measure, Sure
from lkip_analysis.audit.sentences.evidence import CONTEXT, sign
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.lexicon import Sense
from lkip_analysis.audit.sentences.sentence import LEVELS, Sentence
from lkip_analysis.audit.sentences.subject_notes import SubjectNotes
from lkip_analysis.audit.sentences.topics import Topic, stem_set

_LASTS = re.compile(r"\b(?:dalam|selama)\s+(?:\w+\s+)?(?:tahun|periode)\b|\btahun terakhir\b|\bsepanjang\b", re.I)
_SECOND = re.compile(r"\s*(?:kedua|ketiga|keempat|kelima|ke-?\d)")
_BRACKETS = re.compile(r"\([^()]*\)")


def rank_claims(sentence: Sentence, notes: SubjectNotes) -> Iterator[Claim]:
    """`tertinggi`, `terendah`, against the other years or the other rows."""
    for word in sentence.all("highest"):
        start, end = sentence.clause(word.start)
        aside = sentence.within(start, end, "stage") or sentence.within(start, end, "scope", "lain")
        if aside or sentence.negated(word) or _SECOND.match(sentence.text, word.end):
            continue
        named = {m.topic for m in sentence.mentions if start <= m.start < end}
        if _LASTS.search(sentence.text, start, end) or sentence.period:
            values = [f for f in sentence.figures_in(start, end) if f.own]
            mention = sentence.topic_at(word.start)
            yield from _over_years(sentence, notes, word, mention.topic if mention else None, values)
        elif len(named) == 1:
            yield from _among_rows(sentence, notes, word, named.pop())


def _over_years(
    sentence: Sentence, notes: SubjectNotes, word: Sense, topic: Topic | None, values: list[Figure]
) -> Iterator[Claim]:
    candidates = dict.fromkeys([*([topic] if topic else []), *(t for t in notes.index.topics if not t.is_total)])
    for value in (f.value for f in values if len(str(f.value.nilai)) > 2 and (f.unit != "%" or f.value.desimal)):
        owners = [t for t in candidates if any(f.value.nilai == value.nilai for f in notes.series(t))]
        if len(owners) != 1 and topic not in owners:
            continue
        series = notes.series(owners[0], sentence.period)
        mine = next((f for f in series if f.value.nilai == value.nilai), None)
        if mine and len(series) > 2:
            yield from _ranked(sentence, word, mine, series, Sure.IMPLIED)
        return


def _among_rows(sentence: Sentence, notes: SubjectNotes, word: Sense, topic: Topic) -> Iterator[Claim]:
    """First or last among the rows of a table, in the column that the measure or the header's words name."""
    span = sentence.clause(word.start)
    clause = stem_set(sentence.text[slice(*span)]) - set(topic.core)
    measure = next(iter(reversed(sentence.measures_in(*span))), None)
    wanted = (measure, Measure.SERAPAN) if measure in LEVELS else (measure,)
    own = [f for f in notes.all_of(topic, tuple(Measure), notes.year) if f.role]
    named = [f for f in own if (head := stem_set(_header(f))) and head <= clause]
    chosen = named or [f for f in own if f.measure in wanted]
    if chosen and len({_column(f) for f in chosen}) == 1:
        facts = (f for t in notes.index.topics if not t.is_total for f in t.facts if f.role and not f.value.kosong)
        column = [f for f in facts if _column(f) == _column(chosen[0])]
        sure = Sure.PRINTED if named or len(chosen) == 1 else Sure.IMPLIED
        yield from _ranked(sentence, word, chosen[0], column, sure)


def _column(fact: Fact) -> tuple[int, int]:
    return id(fact.role.table), fact.role.cell.column.index


def _header(fact: Fact) -> str:
    """The innermost header over a figure, without its unit in brackets."""
    path = fact.role.cell.column.path
    return _BRACKETS.sub(" ", path[-1]) if path else ""


def _ranked(sentence: Sentence, word: Sense, mine: Fact, others: list[Fact], sure: Sure) -> Iterator[Claim]:
    best = (max if word.sense == "max" else min)(others, key=lambda f: f.value.nilai)
    if len(others) > 1 and sign(best.value, mine.value) not in (0, None):
        yield Claim(
            mine.subject,
            ClaimKind.HIGHEST if word.sense == "max" else ClaimKind.LOWEST,
            (mine, best),
            sentence.paragraph.at(word.start, word.end, CONTEXT),
            sentence.text[word.start : word.end],
            stated_word=mine.subject,
            expected=best.subject if best.subject != mine.subject else "",
            certainty=sure,
        )
