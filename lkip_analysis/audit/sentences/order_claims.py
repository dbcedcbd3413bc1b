"""Claims of order that need no target: rise and fall over years, above and below another figure."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from lkip_analysis.audit.facts import Claim, ClaimKind, Fact, Measure, Sure
from lkip_analysis.audit.sentences.anchors import is_nominal
from lkip_analysis.audit.sentences.counted_rows import RowBook
from lkip_analysis.audit.sentences.evidence import as_fact, sign
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.order_words import Turn, comparable, in_money, turns
from lkip_analysis.audit.sentences.sentence import LEVELS, Sentence
from lkip_analysis.audit.sentences.subject_notes import SubjectNotes
from lkip_analysis.audit.sentences.target_claims import against_target, target_claim

FARTHEST = 8
"""So many words may stand between `di atas` and the figure that it is held against."""
NEAREST = 12
"""So many characters after `dari` a year stands that it is of."""
_TIME = {"rise": ClaimKind.RISE, "fall": ClaimKind.FALL, "same": ClaimKind.SAME}
_BESIDE = {"above": ClaimKind.ABOVE, "below": ClaimKind.BELOW}
_VERB = re.compile(
    r"\s*(?:[,.;(]|$|\d|rp|sebesar|sebanyak|pada angka|di angka|sama|dibanding|seperti|dari|yaitu|yakni)", re.I
)
_ON_THE_PAGE = re.compile(
    r"\b(?:tabel|gambar|grafik|bagan|data|uraian|penjelasan|tersebut|hal|seperti|sebagaimana)\b[^,.;]*$", re.I
)
_HERE = re.compile(r"\s*(?:ini\b|[,.;:)])")


class _Pair(NamedTuple):
    left: Fact
    right: Fact
    sure: Sure


def order_claims(sentence: Sentence, notes: SubjectNotes, rows: RowBook) -> Iterator[Claim]:
    """Give the claims whose two figures are known."""
    for turn in turns(sentence, rows.nouns):
        if turn.word.sense in _BESIDE:
            yield from _beside(turn, notes)
        elif turn.word.sense in ("reach", "miss"):
            yield from against_target(turn, notes)
        elif turn.said != "tetap" or _VERB.match(sentence.text, turn.word.end):  # not `tetap lebih tinggi`
            yield from _over_time(turn, notes)


# --- naik, turun


def _over_time(turn: Turn, notes: SubjectNotes) -> Iterator[Claim]:
    s, word = turn.s, turn.word
    target = [x for x in s.within(word.end, turn.stop, "measure", "target") if len(s.between(word.end, x.start)) <= 2]
    if target and word.sense != "same":
        kinds = {
            "better": ClaimKind.REACHED,
            "worse": ClaimKind.MISSED,
            "rise": ClaimKind.ABOVE,
            "fall": ClaimKind.BELOW,
        }
        yield from target_claim(turn, notes, kinds[word.sense])
        return
    if s.within(turn.start, turn.end, "derived", "every") and not s.within(turn.start, turn.end, "link", "from"):
        yield from _every_year(turn, notes)
        return
    if is_nominal(s.text, word) and not _said_of_figures(turn):
        return
    pair = _moved(turn, notes) or _years_apart(turn, notes)
    kind = _TIME.get(word.sense)
    if pair and kind is None:
        less = notes.less_is_better(turn.topic) if turn.topic else None
        kind = None if less is None else ClaimKind.RISE if (word.sense == "better") != less else ClaimKind.FALL
    if pair is None or kind is None:
        return
    if kind is not ClaimKind.SAME or turn.negated or pair.left.value.desimal == pair.right.value.desimal:
        yield turn.claim(kind, *pair)


def _said_of_figures(turn: Turn) -> bool:
    """Whether a bare noun is of figures: `kenaikan dari …`, not `peningkatan kualitas layanan`."""
    s, after = turn.s, turn.word.end
    ahead = [x.start for x in s.within(after, turn.stop, "link", "from", "to", "against", "copula")]
    ahead += [f.start for f in s.figures_in(after, turn.stop)]
    return bool(ahead) and len(s.between(after, min(ahead))) <= 3


def _moved(turn: Turn, notes: SubjectNotes) -> _Pair | None:
    """`dari A menjadi B`, `A, … dibandingkan … B`: both figures stand with the word, or one and one in the tables."""
    s, word = turn.s, turn.word
    found = s.levels(turn.begin, turn.stop)
    behind = [f for f in found if f.start >= word.end]
    if any(f.side == "to" for f in behind) or (len(behind) > 1 and any(f.side for f in behind)):
        found = behind
    by_side = {f.side: f for f in reversed(found)}
    origin, goal = by_side.get("from") or by_side.get("against"), by_side.get("to")
    if goal is None and origin is not None:
        rest = [f for f in found if f is not origin and not f.side]
        left = [f for f in rest if f.end <= word.start]
        goal = left[-1] if left else rest[0] if rest else None
        named = s.measures_in(origin.end, word.start)
        if goal is None and named and named[-1] not in origin.measures:
            return None
    if not (origin and goal):
        return _half(turn, notes, origin, goal)
    if not comparable(origin, goal) or bool(origin.stage) != bool(goal.stage) or origin.scope != goal.scope:
        return None
    if goal.start < origin.start and origin.side == "from" and (origin.year or 0) > (goal.year or 9999):
        return None
    return _Pair(as_fact(s, goal), as_fact(s, origin), Sure.PRINTED)


def _half(turn: Turn, notes: SubjectNotes, origin: Figure | None, goal: Figure | None) -> _Pair | None:
    one = goal or origin
    if one is None or turn.topic is None or not one.own or (goal and goal.year_sure < Sure.IMPLIED):
        return None
    now = max((y.year for y in turn.s.years), default=turn.s.report_year)
    other = notes.one(turn.topic, one.measures, (one.year or now or 0) - 1 if goal else now)
    if other is None or in_money(other) != (one.unit == "Rp"):
        return None
    mine = as_fact(turn.s, one)
    return _Pair(mine, other, Sure.IMPLIED) if goal else _Pair(other, mine, Sure.IMPLIED)


def _years_apart(turn: Turn, notes: SubjectNotes) -> _Pair | None:
    """No figure: the tables' figures of the years that the clause names, else of the last two."""
    s, word, (start, end) = turn.s, turn.word, (turn.start, turn.end)
    against = s.within(start, end, "link", "against", "from") or ([word] if word.sense == "same" else [])
    marks = [y for y in s.years if start <= y.start < end]
    named = turn.topic_sure is Sure.PRINTED and any(start <= m.start < end for m in s.mentions)
    nominal = is_nominal(s.text, word)
    if (
        turn.topic is None
        or turn.said.startswith("di")
        or s.within(start, end, "stage")
        or turn.foreign(start, end)
        or (nominal and not (against and marks))
        or (not marks and not named and not s.within(start, word.start, "measure"))
        or (not marks and any(f.kind == "level" for f in s.figures_in(word.end, end)))
    ):
        return None
    late = [
        y.year
        for y in marks
        if any(a.end <= y.start and (a.sense != "from" or a.end + NEAREST >= y.start) for a in against)
    ]
    early = [y.year for y in marks if y.year not in late]
    now = early[-1] if early else s.report_year
    if now is None:
        return None
    before = next((y for y in late if y != now), now - 1)
    said = turn.measure_before(Measure.TARGET, *LEVELS)
    both = [
        (notes.one(turn.topic, (m,), now), notes.one(turn.topic, (m,), before)) for m in ([said] if said else LEVELS)
    ]
    found = [(a, b) for a, b in both if a and b]
    if not found or len({sign(a.value, b.value) for a, b in found}) > 1:
        return None
    return _Pair(*found[0], Sure.PRINTED if marks and turn.topic_sure is Sure.PRINTED else Sure.IMPLIED)


def _every_year(turn: Turn, notes: SubjectNotes) -> Iterator[Claim]:
    """`selalu naik sejak 2019`: each year against the one before."""
    wanted = {"rise": 1, "fall": -1}.get(turn.word.sense)
    if turn.topic is None or turn.negated or wanted is None or turn.foreign(turn.start, turn.end):
        return
    years = [y.year for y in turn.s.years]
    period = turn.s.period or ((min(years), max(years)) if len(set(years)) > 1 else None)
    series = notes.series(turn.topic, period)
    broken = [(b, a) for a, b in pairwise(series) if sign(b.value, a.value) not in (None, wanted)]
    if len(series) > 2 and broken:
        yield turn.claim(_TIME[turn.word.sense], *broken[0], turn.topic_sure)


# --- di atas, di bawah


def _beside(turn: Turn, notes: SubjectNotes) -> Iterator[Claim]:
    s, word, kind = turn.s, turn.word, _BESIDE[turn.word.sense]
    follow = s.figures_in(word.end, turn.stop)
    right = next((f for f in follow if f.kind != "delta"), None)
    if turn.said == "terlampaui":
        yield from target_claim(turn, notes, kind)
        return
    if (
        turn.said in ("kelebihan", "kekurangan", "surplus", "defisit")
        or (follow and follow[0].rough)
        or _ON_THE_PAGE.search(s.text[max(s.start, word.start - 40) : word.start])
        or _HERE.match(s.text, word.end)
        or (right and len(s.between(word.end, right.start)) > FARTHEST)
    ):
        return
    target = s.within(word.start, turn.stop, "measure", "target")
    aims = s.years_in(target[0].end, turn.stop)[:1] if target else []
    own = s.years_in(turn.start, word.start)[-1:]
    other_year = aims and own and aims != own and turn.measure_before(Measure.TARGET)
    if target and not other_year and (right is None or target[0].start < right.start):
        yield from target_claim(turn, notes, kind)
        return
    left = _left(turn, notes, right)
    beside = as_fact(s, right) if right else left and _named_right(turn, notes, left)
    if left and beside and in_money(left) == in_money(beside):
        yield turn.claim(kind, left, beside, Sure.PRINTED if right and left.clause else Sure.IMPLIED)


def _left(turn: Turn, notes: SubjectNotes, right: Figure | None) -> Fact | None:
    """What is compared: the last figure before the word, else that of the tables."""
    s, at = turn.s, turn.word.start
    before = [f for f in s.levels(turn.start, at) if right is None or comparable(f, right)]
    if before:
        return as_fact(s, before[-1])
    if turn.topic is None or turn.foreign(turn.start, at) or s.within(turn.start, at, "stage"):
        return None
    years = s.years_in(turn.start, at)
    return notes.one(turn.topic, (turn.measure_before() or Measure.REALISASI,), years[-1] if years else s.report_year)


def _named_right(turn: Turn, notes: SubjectNotes, left: Fact) -> Fact | None:
    """`… lebih rendah daripada tahun 2030`, `78,5%, di atas BOR RSUD ini`: what the words after it name."""
    s, after = turn.s, turn.word.end
    names = [m.topic for m in s.mentions if after <= m.start < turn.stop]
    years = s.years_in(after, turn.stop)
    itself = names and not left.scope and left.subject == names[0].name and not years
    topic = names[0] if names else turn.topic
    if topic is None or not (names or years) or itself or years[:1] == [left.year] or turn.foreign(after, turn.stop):
        return None
    measure = left.measure if left.measure in (Measure.TARGET, *LEVELS) else Measure.REALISASI
    return notes.one(topic, (measure,), years[0] if years else left.year)
