"""Claims of order: rise and fall over years, above and below another figure, targets reached and missed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from lkip_analysis.audit.facts import Claim, ClaimKind, Fact, Measure, Sure
from lkip_analysis.audit.sentences.evidence import as_fact, sign, unit_class
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.lexicon import Sense
from lkip_analysis.audit.sentences.reading import LEVELS, Sentence, is_nominal
from lkip_analysis.audit.sentences.subject_notes import SubjectNotes
from lkip_analysis.audit.sentences.topics import Mention

_STATED = re.compile(r"\b(?:telah|sudah|belum|tidak|masih|adalah|dapat|mampu)\s*$", re.IGNORECASE)
_TIME = {
    "rise": ClaimKind.RISE,
    "fall": ClaimKind.FALL,
    "same": ClaimKind.SAME,
    "better": ClaimKind.RISE,
    "worse": ClaimKind.FALL,
}
_BESIDE = {"above": ClaimKind.ABOVE, "below": ClaimKind.BELOW}
_TARGET = {"reach": ClaimKind.REACHED, "miss": ClaimKind.MISSED}


FARTHEST = 8
"""So many words may stand between `di atas` and the figure that it is held against."""


MOST_TIMES = 10
"""Bare figures that differ by more than this factor are of two things."""


class _Pair(NamedTuple):
    left: Fact
    right: Fact
    sure: Sure


class OrderReader:
    """Finds the claims of order in a sentence.

    Parameters
    ----------
    sentence : Sentence
    notes : SubjectNotes
        What the tables tell of the topics: their facts by year, whether less is better.
    """

    def __init__(self, sentence: Sentence, notes: SubjectNotes) -> None:
        self.s, self.notes = sentence, notes
        self.words = [x for x in sentence.found if x.kind == "order"]

    def claims(self) -> Iterator[Claim]:
        """Give the claims whose two figures are known."""
        for n, word in enumerate(self.words):
            start, end = self.s.clause(word.start)
            stop = min(end, self.words[n + 1].start) if n + 1 < len(self.words) else end
            begin = max(start, self.words[n - 1].end) if n else start
            if self._quantified(start, word) or self._adverb(word):
                continue
            if word.sense in _TIME:
                yield from self._over_time(word, begin, stop, start, end)
            elif word.sense in _BESIDE:
                yield from self._beside(word, begin, stop, start)
            else:
                yield from self._against_target(word, begin, stop, start)

    def _quantified(self, start: int, word: Sense) -> bool:
        """`seluruh indikator`, `tiga indikator`, `sebagian besar`: said of several at once."""
        if self.s.within(start, word.start, "link", "all", "none", "rest", "some"):
            return True
        counted = [f for f in self.s.figures_in(start, word.start) if f.unit in self.notes.row_nouns]
        return bool(counted)

    def _adverb(self, word: Sense) -> bool:
        """`tetap lebih tinggi`, `tetap dilaksanakan`: no word of order itself."""
        if self.s.text[word.start : word.end].casefold() != "tetap":
            return False
        return not re.match(
            r"\s*(?:[,.;(]|$|\d|rp|sebesar|sebanyak|pada angka|di angka|sama|dibanding|seperti|dari|yaitu|yakni)",
            self.s.text[word.end :],
            re.I,
        )

    # --- naik, turun

    def _over_time(self, word: Sense, begin: int, stop: int, start: int, end: int) -> Iterator[Claim]:
        negated = self.s.negated(word)
        nominal = is_nominal(self.s.text, word)
        figures = [f for f in self.s.figures_in(begin, stop) if f.kind != "delta" and not f.rough]
        target = [
            x
            for x in self.s.within(word.end, stop, "measure", "target")
            if len(self.s.text[word.end : x.start].split()) <= 2
        ]
        if target and word.sense in ("better", "worse"):
            kind = ClaimKind.REACHED if word.sense == "better" else ClaimKind.MISSED
            yield from self._target_claim(word, begin, stop, start, kind, negated)
            return
        if target and word.sense in ("rise", "fall"):
            yield from self._target_claim(
                word, begin, stop, start, ClaimKind.ABOVE if word.sense == "rise" else ClaimKind.BELOW, negated
            )
            return
        if self.s.within(start, end, "derived", "every") and not self.s.within(start, end, "link", "from"):
            yield from self._every_year(word, start, end, negated)
            return
        if nominal:
            ahead = [x.start for x in self.s.within(word.end, stop, "link", "from", "to", "against", "copula")]
            ahead += [f.start for f in self.s.figures_in(word.end, stop)]
            if not ahead or len(self.s.text[word.end : min(ahead)].split()) > 3:
                return
        passive = self.s.text[word.start : word.start + 2].casefold() == "di"
        pair = self._moved(word, figures) or (None if passive else self._years_apart(word, start, end, nominal))
        if pair is None:
            return
        kind = _TIME[word.sense]
        if word.sense in ("better", "worse"):
            mention = self.s.topic_at(word.start)
            less = self.notes.less_is_better(mention.topic) if mention else None
            if less is None:
                return
            kind = ClaimKind.RISE if (word.sense == "better") != less else ClaimKind.FALL
        if kind is ClaimKind.SAME and (not negated) and pair.left.value.desimal != pair.right.value.desimal:
            return
        yield self._claim(kind, pair, word, negated)

    def _moved(self, word: Sense, figures: list[Figure]) -> _Pair | None:
        """`dari A menjadi B`, `A, … dibandingkan … B`: both figures stand with the word."""
        behind = [f for f in figures if f.start >= word.end]
        figures = (
            behind
            if (any(f.side in ("from", "to", "against") for f in behind) and len(behind) > 1)
            or any(f.side == "to" for f in behind)
            else figures
        )
        origin = next((f for f in figures if f.side == "from"), None)
        goal = next((f for f in figures if f.side == "to"), None)
        if origin is None:
            origin = next((f for f in figures if f.side == "against"), None)
        if goal is None and origin is not None:
            rest = [f for f in figures if f is not origin and f.side not in ("from", "against")]
            left = [f for f in rest if f.end <= word.start]
            goal = left[-1] if left else (rest[0] if rest else None)
        named = (
            [x.sense for x in self.s.within(origin.end, word.start, "measure") if x.sense != "hasil"] if origin else []
        )
        if named and goal is None and Measure(named[-1]) not in origin.measures:
            return None
        if (
            origin is None
            or goal is None
            or not _comparable(origin, goal)
            or bool(origin.stage) != bool(goal.stage)
            or origin.scope != goal.scope
        ):
            return self._half(word, origin, goal)
        if (
            goal.start < origin.start
            and origin.side == "from"
            and origin.year
            and goal.year
            and origin.year > goal.year
        ):
            return None
        return _Pair(as_fact(self.s, goal), as_fact(self.s, origin), Sure.PRINTED)

    def _half(self, word: Sense, origin: Figure | None, goal: Figure | None) -> _Pair | None:
        """One figure in the sentence, the other in the tables."""
        one = goal or origin
        mention = self.s.topic_at(word.start)
        if one is None or (origin and goal) or mention is None or mention.sure < Sure.IMPLIED or not one.own:
            return None
        years = [y.year for y in self.s.years]
        now = self.s.report_year if not years else max(years)
        wanted = now if one is origin else (one.year or now or 0) - 1
        if one is goal and one.year_sure < Sure.IMPLIED:
            return None
        other = self.notes.one(mention.topic, one.measures, wanted)
        if other is None or (other.value.satuan == "Rp") != (one.unit == "Rp"):
            return None
        mine = as_fact(self.s, one)
        return _Pair(mine, other, Sure.IMPLIED) if one is goal else _Pair(other, mine, Sure.IMPLIED)

    def _years_apart(self, word: Sense, start: int, end: int, nominal: bool) -> _Pair | None:
        """No figure: the tables' figures of the years that the clause names, else of the last two."""
        mention = self.s.topic_at(word.start)
        if (
            mention is None
            or mention.sure < Sure.IMPLIED
            or self.s.within(start, end, "stage")
            or self._foreign(start, end)
        ):
            return None
        against = self.s.within(start, end, "link", "against", "from")
        if nominal and not against:
            return None
        marks = [y for y in self.s.years if start <= y.start < end]
        printed = mention.start >= start and mention.sure is Sure.PRINTED
        if not marks and (nominal or not (printed or self.s.within(start, word.start, "measure"))):
            return None
        if word.sense == "same" and not against:
            against = [word]
        late = [
            y.year
            for y in marks
            if any(a.end <= y.start for a in against if a.sense in ("against", "same") or a.end + 12 >= y.start)
        ]
        early = [y.year for y in marks if y.year not in late]
        now = early[-1] if early else self.s.report_year
        if now is None:
            return None
        before = next((y for y in late if y != now), now - 1)
        if any(f.kind == "level" for f in self.s.figures_in(word.end, end)) and not marks:
            return None
        said = [x for x in self.s.within(start, word.start, "measure") if x.sense in ("target", "realisasi", "capaian")]
        wanted = [(Measure(said[-1].sense),)] if said else [(m,) for m in LEVELS]
        found = [
            (a, b)
            for measures in wanted
            if (a := self.notes.one(mention.topic, measures, now))
            and (b := self.notes.one(mention.topic, measures, before))
        ]
        signs = {sign(a.value, b.value) for a, b in found}
        if not found or len(signs) > 1:
            return None
        sure = Sure.PRINTED if marks and mention.sure is Sure.PRINTED else Sure.IMPLIED
        return _Pair(found[0][0], found[0][1], sure)

    def _every_year(self, word: Sense, start: int, end: int, negated: bool) -> Iterator[Claim]:
        mention = self.s.topic_at(word.start)
        if (
            mention is None
            or mention.sure < Sure.IMPLIED
            or negated
            or word.sense not in ("rise", "fall")
            or self._foreign(start, end)
        ):
            return
        said = [y.year for y in self.s.years]
        first, last = self.s.period or ((min(said), max(said)) if len(set(said)) > 1 else (None, None))
        series = self.notes.series(mention.topic, first, last)
        if len(series) < 3:
            return
        for a, b in zip(series, series[1:], strict=False):
            kind = _TIME[word.sense]
            if sign(b.value, a.value) not in (None, 1 if word.sense == "rise" else -1):
                yield self._claim(kind, _Pair(b, a, mention.sure), word, negated=False)
                return

    # --- di atas, di bawah

    def _beside(self, word: Sense, begin: int, stop: int, start: int) -> Iterator[Claim]:
        if self.s.text[word.start : word.end].casefold() in ("kelebihan", "kekurangan", "surplus", "defisit"):
            return
        negated = self.s.negated(word)
        kind = _BESIDE[word.sense]
        if self.s.text[word.start : word.end].casefold() == "terlampaui":
            yield from self._target_claim(word, begin, stop, start, kind, negated)
            return
        follow = next(iter(self.s.figures_in(word.end, stop)), None)
        if follow is not None and follow.rough:
            return
        right = next((f for f in self.s.figures_in(word.end, stop) if f.kind != "delta"), None)
        if self._points_at_text(word) or (right and len(self.s.text[word.end : right.start].split()) > FARTHEST):
            return
        target = self.s.within(word.end, stop, "measure", "target") or self.s.within(
            word.start, word.end + 1, "measure", "target"
        )
        aims = [y.year for y in self.s.years if target and target[0].end <= y.start < stop][:1]
        own = [y.year for y in self.s.years if start <= y.start < word.start][-1:]
        if aims and own and aims != own and self.s.within(start, word.start, "measure", "target"):
            target = []
        if "target" in self.s.text[word.start : word.end].casefold() or (
            target and (right is None or target[0].start < right.start)
        ):
            yield from self._target_claim(word, begin, stop, start, kind, negated)
            return
        left = self._left(word, begin, right, start)
        if right is None:
            right_fact = self._named_right(word, stop, left)
        else:
            right_fact = as_fact(self.s, right)
        if left is None or right_fact is None or left.value is right_fact.value:
            return
        if isinstance(right, Figure) and right.unit == "%" and (left.value.satuan == "Rp"):
            return
        if (left.value.satuan == "Rp") != (right_fact.value.satuan == "Rp"):
            return
        yield self._claim(
            kind, _Pair(left, right_fact, Sure.PRINTED if right and left.clause else Sure.IMPLIED), word, negated
        )

    def _points_at_text(self, word: Sense) -> bool:
        """`tabel di atas`, `di bawah ini`: a place on the page."""
        before = self.s.text[max(self.s.start, word.start - 40) : word.start].casefold()
        after = self.s.text[word.end : word.end + 6].casefold()
        return bool(
            re.search(
                r"\b(?:tabel|gambar|grafik|bagan|data|uraian|penjelasan|tersebut|hal|seperti|sebagaimana)\b[^,.;]*$",
                before,
            )
        ) or bool(re.match(r"\s*(?:ini\b|[,.;:)])", after))

    def _left(self, word: Sense, begin: int, right: Figure | None, start: int) -> Fact | None:
        before = [
            f
            for f in self.s.figures_in(start, word.start)
            if f.kind != "delta" and not f.rough and (right is None or _comparable(f, right))
        ]
        if before:
            return as_fact(self.s, before[-1])
        mention = self.s.topic_at(word.start)
        if (
            mention is None
            or mention.sure < Sure.IMPLIED
            or self._foreign(start, word.start)
            or self.s.within(start, word.start, "stage")
        ):
            return None
        said = [x for x in self.s.within(start, word.start, "measure") if x.sense != "hasil"]
        measures = (Measure(said[-1].sense),) if said else (Measure.REALISASI,)
        years = [y.year for y in self.s.years if start <= y.start < word.start]
        return self.notes.one(mention.topic, measures, years[-1] if years else self.s.report_year)

    def _named_right(self, word: Sense, stop: int, left: Fact | None) -> Fact | None:
        """`… lebih rendah daripada tahun 2030`, `78,5%, di atas BOR RSUD ini`: what the words after name."""
        if left is None or self._foreign(word.end, stop):
            return None
        names = [m for m in self.s.mentions if word.end <= m.start < stop]
        years = [y for y in self.s.years if word.end <= y.start < stop]
        mention = names[0] if names else self.s.topic_at(word.start)
        if mention is None or mention.sure < Sure.IMPLIED or not (names or years):
            return None
        if names and not left.scope and left.key and left.subject == names[0].topic.name and not years:
            return None
        measure = (
            left.measure if left.measure in (Measure.REALISASI, Measure.CAPAIAN, Measure.TARGET) else Measure.REALISASI
        )
        if years and years[0].year == left.year:
            return None
        return self.notes.one(mention.topic, (measure,), years[0].year if years else left.year)

    # --- target

    def _against_target(self, word: Sense, begin: int, stop: int, start: int) -> Iterator[Claim]:
        text = self.s.text[word.start : word.end].casefold()
        nearby = self.s.within(start, self.s.clause(word.start)[1], "measure", "target")
        hinted = any(w in text for w in ("target", "harapan", "rencana", "sasaran", "ambang"))
        nearby = nearby or self.s.within(self.s.start, self.s.end, "measure", "target")
        follow = next((f for f in self.s.figures_in(word.end, stop)), None)
        if text.startswith(("sesuai", "sejalan")) and not _STATED.search(
            self.s.text[max(start, word.start - 16) : word.start]
        ):
            return
        if not (nearby or hinted) or (
            text in ("tuntas", "berhasil") and not self.s.within(word.end, stop, "measure", "target")
        ):
            return
        if follow is not None and not nearby and follow.measures != (Measure.TARGET,):
            return
        aimed = any(f.measures == (Measure.TARGET,) for f in self.s.figures_in(start, word.start))
        between = self.s.text[word.end : follow.start] if follow is not None else ""
        direct = follow is not None and len(between.split()) <= (1 if aimed else 6) and not (aimed and "," in between)
        if (
            direct
            and text in ("tercapai", "terpenuhi", "dipenuhi", "memenuhi")
            and Measure.TARGET not in follow.measures
        ):
            return
        yield from self._target_claim(word, begin, stop, start, _TARGET[word.sense], self.s.negated(word))

    def _target_claim(
        self, word: Sense, begin: int, stop: int, start: int, kind: ClaimKind, negated: bool
    ) -> Iterator[Claim]:
        """A realisasi (or capaian) against the target: both from the sentence, else from the tables."""
        end = self.s.clause(word.start)[1]
        mention = self.s.topic_at(word.start)
        stages = self.s.within(word.start, stop, "stage") or self.s.within(start, word.start, "stage")
        stage = "akhir" if any(x.sense == "akhir" for x in stages) else ""
        if any(x.sense != "akhir" for x in stages):
            return
        whole = [f for f in self.s.figures if not f.rough and f.kind != "delta"]
        inside = [f for f in whole if start <= f.start < end]
        near = [f for f in inside if begin <= f.start < stop] or inside
        target = next(
            (f for f in (*near, *inside, *whole) if f.measures == (Measure.TARGET,) and f.measure_sure >= Sure.IMPLIED),
            None,
        )
        real = next(
            (
                f
                for f in (*near, *inside, *whole)
                if f is not target
                and f.measures
                and f.measures[0] in LEVELS
                and not f.scope
                and not f.stage
                and (target is None or _comparable(f, target))
            ),
            None,
        )
        topic = mention.topic if mention and mention.sure >= Sure.IMPLIED else None
        group = self._group(start, word)
        if len(group) > 1:
            if target is None and real is None:
                yield from self._each(word, kind, negated, group)
            return
        years = [y.year for y in self.s.years if start <= y.start < end] or [y.year for y in self.s.years]
        year = real.year if real and real.year else years[-1] if years else self.s.report_year
        right = as_fact(self.s, target) if target else topic and self.notes.one(topic, (Measure.TARGET,), year, stage)
        left = (
            as_fact(self.s, real, Measure.REALISASI)
            if real and (target or real.measures[0] is Measure.REALISASI)
            else None
        )
        if (
            left is not None
            and target is None
            and real.measures != (Measure.REALISASI,)
            and right is not None
            and not self._is_level(topic, real, year)
        ):
            left = None
        if left is None and topic is not None and not self._foreign(start, word.start):
            left = self.notes.one(topic, (Measure.REALISASI,), year)
        if (
            left is None
            or right is None
            or not right.value.nilai
            or (left.value.satuan == "Rp") != (right.value.satuan == "Rp")
        ):
            return
        if left.year and right.year and left.year != right.year and not stage:
            return
        less = self.notes.less_is_better(topic) if topic else False
        words = self.s.text[word.start : word.end].casefold()
        if kind in (ClaimKind.REACHED, ClaimKind.MISSED):
            if less is None:
                return
            if less:
                left, right = right, left
        elif (
            less is not False
            and not words.startswith(("di ", "lebih", "tidak", "berada"))
            and "batas" not in self.s.text[word.end : stop].casefold()
        ):
            return
        both = target is not None and real is not None
        sure = Sure.PRINTED if both or (topic and mention.sure is Sure.PRINTED) else Sure.IMPLIED
        yield self._claim(kind, _Pair(left, right, sure), word, negated)

    def _group(self, start: int, word: Sense) -> list[Mention]:
        """Several subjects named in a row before the word: `A, B, dan C melampaui target`."""
        named = [m for m in self.s.mentions if start <= m.start < word.start]
        return named if len({m.topic for m in named}) > 1 else []

    def _each(self, word: Sense, kind: ClaimKind, negated: bool, group: list[Mention]) -> Iterator[Claim]:
        for mention in group:
            left = self.notes.one(mention.topic, (Measure.REALISASI,), self.s.report_year)
            right = self.notes.one(mention.topic, (Measure.TARGET,), self.s.report_year)
            less = self.notes.less_is_better(mention.topic)
            if left is None or right is None or less is None:
                continue
            pair = _Pair(right, left, mention.sure) if less else _Pair(left, right, mention.sure)
            yield replace(self._claim(kind, pair, word, negated), subject=mention.topic.name)

    def _is_level(self, topic: object, real: Figure, year: int | None) -> bool:
        """Whether a figure after `mencapai` is the realisasi that the tables give, not the capaian."""
        fact = topic is not None and self.notes.one(topic, (Measure.REALISASI,), year)
        return bool(fact) and sign(fact.value, real.value) == 0

    # --- common

    def _foreign(self, start: int, end: int) -> bool:
        return bool(self.s.within(start, end, "scope", "lain")) or any(f.scope for f in self.s.figures_in(start, end))

    def _claim(self, kind: ClaimKind, pair: _Pair, word: Sense, negated: bool) -> Claim:
        mention: Mention | None = self.s.topic_at(word.start)
        return Claim(
            mention.topic.name if mention and mention.sure >= Sure.IMPLIED else "",
            kind,
            (pair.left, pair.right),
            self.s.paragraph.at(word.start, word.end, 60),
            " ".join(self.s.text[word.start : word.end].split()),
            certainty=pair.sure,
            negated=negated,
        )


def _comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures can be of one thing: by their units, and of one order of magnitude where these do not tell."""
    if (
        a.unit != b.unit
        and "" not in (a.unit, b.unit)
        and {a.unit, b.unit} & {"Rp", "%"} != {"%"}
        and unit_class(a) == unit_class(b) == ""
    ):
        return False
    if unit_class(a) != unit_class(b):
        return {unit_class(a), unit_class(b)} == {"", "%"}
    sizes = sorted((abs(a.number), abs(b.number)))
    return unit_class(a) == "Rp" or a.unit == b.unit != "" or sizes[0] == 0 or sizes[1] / sizes[0] < MOST_TIMES
