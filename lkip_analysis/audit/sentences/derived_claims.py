"""Claims of figures that follow from others: differences, relative changes, percentages of counts, sums, means."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from lkip_analysis.audit.document import Paragraph
from lkip_analysis.audit.facts import MONEY, Claim, ClaimKind, Fact, Measure, Sure
from lkip_analysis.audit.sentences.evidence import (
    Derived,
    as_fact,
    change,
    difference,
    explained,
    holds,
    is_known,
    near_miss,
    pairs,
    print_like,
    ratio,
    same_print,
    unit_class,
)
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.lexicon import Sense
from lkip_analysis.audit.sentences.reading import LEVELS, Sentence
from lkip_analysis.audit.sentences.subject_notes import SubjectNotes
from lkip_analysis.text.parse_numbers import AngkaTercetak, cari_angka
from lkip_analysis.text.tolerance import Selang


def _claim(
    sentence: Sentence,
    figure: Figure,
    kind: ClaimKind,
    operands: list[Fact],
    value: Fraction,
    sure: Sure,
    words: str = "",
) -> Claim:
    return Claim(
        figure.topic.name if figure.topic and figure.topic_sure >= Sure.IMPLIED else "",
        kind,
        tuple(operands),
        sentence.paragraph.at(figure.start, figure.end, 60),
        words,
        stated=figure.value,
        stated_word=" ".join(sentence.text[figure.start : figure.end].split()),
        expected=print_like(value, figure),
        certainty=sure,
    )


CLOSE = Fraction(1, 50)
"""So near must a percentage be to another to be taken for it."""

# --- differences


def difference_claims(sentence: Sentence, notes: SubjectNotes) -> Iterator[Claim]:
    """A change or a difference that no two figures of the sentence or its subject give."""
    for figure in sentence.figures:
        if figure.kind != "delta" or figure.rough or figure.stage or figure.unit in notes.row_nouns:
            continue
        chosen = _moving_pair(sentence, figure)
        if chosen is None and explained(sentence, figure, notes.index.totals):
            continue
        chosen = chosen or _printed_pair(sentence, figure) or _tabled_pair(sentence, figure, notes)
        if chosen is None:
            continue
        now, before, sure = chosen
        options: list[Derived | None] = [difference(now, before)]
        if figure.unit == "%":
            options.append(change(now, before))
        if same_print(figure.value, now.value) or any(holds(o, figure.value) for o in options):
            continue
        percent = figure.unit == "%" and now.value.satuan not in ("%",) and options[-1] is not None
        best = options[-1] if percent else options[0]
        yield _claim(
            sentence, figure, ClaimKind.CHANGE if percent else ClaimKind.DIFFERENCE, [now, before], best.value, sure
        )


def _moving_pair(sentence: Sentence, figure: Figure) -> tuple[Fact, Fact, Sure] | None:
    """`naik X dari A menjadi B`: the two figures that the change is said of."""
    start, end = sentence.clause(figure.start)
    level = [f for f in sentence.figures_in(start, end) if f.kind == "level"]
    before = next((f for f in level if f.side == "from"), None)
    now = next((f for f in level if f.side == "to" and before is not None and f.start > before.start), None)
    if before is None or now is None or len(level) > 3 or before.rough or now.rough:
        return None
    return as_fact(sentence, now), as_fact(sentence, before), Sure.PRINTED


def _printed_pair(sentence: Sentence, figure: Figure) -> tuple[Fact, Fact, Sure] | None:
    """Two figures of the clause (else of the sentence) that a difference can be of: the nearest ones of its unit."""
    for start, end in (sentence.clause(figure.start), (sentence.start, sentence.end)):
        level = [
            f
            for f in sentence.figures_in(start, end)
            if f.kind != "delta"
            and not f.rough
            and (unit_class(f) == unit_class(figure) or (figure.unit in ("%", "poin") and unit_class(f) != "Rp"))
        ]
        if figure.unit == "%" and not level:
            level = [f for f in sentence.figures_in(start, end) if f.kind != "delta" and not f.rough]
        if len(level) == 2 and unit_class(level[0]) == unit_class(level[1]):
            a, b = level
            if (
                a.year == b.year
                and Sure.PRINTED in (a.year_sure, b.year_sure)
                and a.measures != (Measure.TARGET,) != b.measures
                and not {a.scope, b.scope} - {""}
            ):
                return None
            now, before = (a, b) if a.side in ("to", "") and b.side in ("from", "against") else (b, a)
            if now.year and before.year and now.year < before.year:
                now, before = before, now
            return as_fact(sentence, now), as_fact(sentence, before), Sure.PRINTED
    return None


def _tabled_pair(sentence: Sentence, figure: Figure, notes: SubjectNotes) -> tuple[Fact, Fact, Sure] | None:
    if figure.topic is None or figure.topic_sure < Sure.IMPLIED or figure.scope:
        return None
    start, end = sentence.clause(figure.start)
    topic = figure.topic
    measures = [
        Measure(s.sense)
        for s in sentence.within(start, end, "measure")
        if s.sense in ("target", "realisasi", "capaian")
    ]
    if Measure.TARGET in measures:
        left, right = (
            notes.one(topic, (Measure.REALISASI,), sentence.report_year),
            notes.one(topic, (Measure.TARGET,), sentence.report_year),
        )
    else:
        marks = [y.year for y in sentence.years if start <= y.start < end] or [y.year for y in sentence.years]
        now = max(marks) if marks else sentence.report_year
        if marks and len(set(marks)) == 1 and now != sentence.report_year:
            now = sentence.report_year
        before = min(marks) if marks and min(marks) != now else (now or 0) - 1
        kinds = measures[:1] or LEVELS
        found = [(a, b) for m in kinds if (a := notes.one(topic, (m,), now)) and (b := notes.one(topic, (m,), before))]
        if len(found) != 1:
            return None
        left, right = found[0]
    if left is None or right is None or (figure.unit != "%" and (left.value.satuan == "Rp") != (figure.unit == "Rp")):
        return None
    if figure.unit not in ("%", "poin", "") and "%" in (left.value.satuan, right.value.satuan):
        return None
    return left, right, Sure.IMPLIED


def rest_claims(sentence: Sentence, notes: SubjectNotes) -> Iterator[Claim]:
    """What is left of a budget, against the budget and what was spent of it: in the sentence, else in the tables."""
    for figure in sentence.figures:
        if figure.measures != (Measure.SISA,) or figure.unit != "Rp" or not figure.own:
            continue
        own = {
            f.measures[0]: as_fact(sentence, f)
            for f in reversed(sentence.figures)
            if f.unit == "Rp" and len(f.measures) == 1 and f.own
        }
        topic = figure.topic if figure.topic_sure >= Sure.IMPLIED else None
        pagu = own.get(Measure.PAGU) or (topic and notes.one(topic, (Measure.PAGU,), figure.year))
        spent = own.get(Measure.REALISASI_ANGGARAN) or (
            topic and notes.one(topic, (Measure.REALISASI_ANGGARAN,), figure.year)
        )
        if not pagu or not spent or is_known(sentence, figure, notes.index.totals):
            continue
        left = difference(pagu, spent)
        if not holds(left, figure.value):
            sure = Sure.PRINTED if pagu.clause and spent.clause else Sure.IMPLIED
            yield _claim(sentence, figure, ClaimKind.DIFFERENCE, [pagu, spent], left.value, sure)


def share_claims(sentence: Sentence, notes: SubjectNotes) -> Iterator[Claim]:
    """A share of a total that is a near miss of the one that the tables give."""
    for figure in sentence.figures:
        if figure.kind != "share" or figure.rough or figure.topic is None or explained(sentence, figure):
            continue
        shares = []
        for fact in figure.topic.facts:
            total = next((f for t in notes.index.totals for f in t.facts if _same_column(fact, f)), None)
            if total and not total.value.kosong and (result := ratio(fact, total)):
                if holds(result, figure.value):
                    break
                shares.append((fact, total, result))
        else:
            for fact, total, result in shares:
                if near_miss(figure.value, _rounded(result.value, figure)):
                    yield _claim(sentence, figure, ClaimKind.RATIO, [fact, total], result.value, Sure.IMPLIED)
                    break


def _same_column(a: Fact, b: Fact) -> bool:
    return bool(a.role and b.role and a.role.table is b.role.table and a.role.cell.column is b.role.cell.column)


# --- percentages of two figures


def ratio_claims(sentence: Sentence, notes: SubjectNotes) -> Iterator[Claim]:
    """A percentage beside two figures that do not give it."""
    for figure in sentence.figures:
        percent = figure.unit == "%" or (figure.unit == "" and figure.measures == (Measure.CAPAIAN,))
        if not percent or figure.kind != "level" or figure.rough or figure.stage:
            continue
        chosen = _operands(sentence, figure) or _base_before(sentence, figure, notes)
        if chosen is None:
            continue
        part, whole = chosen
        if any(holds(ratio(a, b), figure.value) for x, y in pairs(sentence.figures) for a, b in ((x, y), (y, x))):
            continue
        if explained(sentence, figure, notes.index.totals) and not _beside(sentence, figure, part, whole):
            continue
        result = ratio(part, whole)
        if (
            result is None
            or (
                sentence.within(*sentence.clause(figure.start), "order", "rise", "fall")
                and any(holds(change(a, b), figure.value) for a, b in ((part, whole), (whole, part)))
            )
            or not 0 < result.value < 1000
            or holds(result, figure.value)
            or _inverse(sentence, part, whole, figure)
        ):
            continue
        sure = Sure.PRINTED if _beside(sentence, figure, part, whole) else Sure.IMPLIED
        yield _claim(
            sentence, figure, ClaimKind.RATIO, [as_fact(sentence, part), as_fact(sentence, whole)], result.value, sure
        )


_SOURCE = re.compile(r"\b([A-Z]{3,})\s+(?:(?:sebesar|senilai|adalah|yaitu)\s+)?$")


def note_bases(sentence: Sentence, notes: SubjectNotes) -> None:
    """Remember amounts by the source named right before them, `APBD Rp…`, for what later sentences say is spent of it."""
    for figure in sentence.figures:
        source = _SOURCE.search(sentence.text, sentence.start, figure.start)
        if figure.unit == "Rp" and source and Measure.REALISASI_ANGGARAN not in figure.measures[:1]:
            notes.bases.setdefault((id(sentence.paragraph), source[1]), []).append(figure)


def _base_before(sentence: Sentence, figure: Figure, notes: SubjectNotes) -> tuple[Figure, Figure] | None:
    """`realisasi APBD Rp… atau 95%` after a sentence that gives the budget from APBD."""
    spent = [
        f
        for f in sentence.figures
        if f.end <= figure.start and f.unit == "Rp" and f.measures[:1] == (Measure.REALISASI_ANGGARAN,)
    ]
    source = _SOURCE.search(sentence.text, sentence.start, spent[-1].start) if spent else None
    if source is None or len(sentence.text[spent[-1].end : figure.start].split()) > 2:
        return None
    bases = [f for f in notes.bases.get((id(sentence.paragraph), source[1]), []) if f.end <= sentence.start]
    return (spent[-1], bases[0]) if len({f.value.nilai for f in bases}) == 1 else None


def _inverse(sentence: Sentence, part: Figure, whole: Figure, figure: Figure) -> bool:
    """Whether the percentage is the capaian of an indicator of which less is better, or, by its words, what is left."""
    result = ratio(part, whole)
    stated = Fraction(figure.value.nilai)
    if result is None or (abs(100 - result.value - stated) > CLOSE and abs(200 - result.value - stated) > CLOSE):
        return False
    span_ = max(part.end, whole.end), sentence.clause(figure.end)[1]
    left = sentence.within(*span_, "link", "neg", "rest") or sentence.within(*span_, "measure", "sisa")
    return bool(left) or abs(200 - result.value - stated) <= CLOSE


def _operands(sentence: Sentence, figure: Figure) -> tuple[Figure, Figure] | None:
    """The two figures of one unit right before a percentage: what it is a share of, and the share."""
    start, end = sentence.clause(figure.start)
    if Measure.CAPAIAN in figure.measures:
        said = [
            f for f in sentence.figures if f is not figure and f.measures != LEVELS and f.measure_sure is Sure.PRINTED
        ]
        real = [f for f in said if f.measures[:1] == (Measure.REALISASI,)]
        target = [f for f in sentence.figures if f.measures == (Measure.TARGET,)]
        if len(real) == len(target) == 1 and unit_class(real[0]) == unit_class(target[0]):
            return real[0], target[0]
    before = [f for f in sentence.figures if f.end <= figure.start and f.kind == "level" and not f.rough]
    if unit_class(figure) == "%":
        last = max((g.end for g in before if g.unit == "%"), default=0)
        before = [f for f in before if f.start >= last]
    counted = [
        f
        for f in before
        if unit_class(f) != "%" and (f.unit or f.measures in ((Measure.TARGET,), (Measure.REALISASI,)))
    ]
    if len(counted) < 2:
        behind = [
            f
            for f in sentence.figures
            if f.start >= figure.end and f.end <= end and f.kind == "level" and not f.rough and unit_class(f) != "%"
        ]
        counted = [*counted, *behind] if counted or sentence.text[figure.end : figure.end + 2] == " (" else []
    if (
        len(counted) != 2
        or unit_class(counted[0]) != unit_class(counted[1])
        or (bool(counted[0].stage) != bool(counted[1].stage) and "akhir" not in (counted[0].stage, counted[1].stage))
    ):
        return None
    a, b = counted
    if a.is_count and b.is_count and a.unit != b.unit and not {"total"} & {a.unit, b.unit}:
        return None
    if a.year and b.year and a.year != b.year and Sure.PRINTED in (a.year_sure, b.year_sure):
        return None
    bases = (Measure.TARGET, Measure.PAGU)
    if (a.measures and a.measures[0] in bases) != (b.measures and b.measures[0] in bases):
        whole = a if a.measures[0] in bases else b
        return (b, a) if whole is a else (a, b)
    if a.value.nilai == b.value.nilai:
        return a, b
    return (a, b) if a.value.nilai < b.value.nilai else (b, a)


def _beside(sentence: Sentence, figure: Figure, part: Figure, whole: Figure) -> bool:
    """Whether the percentage is said of the two: `atau`, `sehingga`, `(… %)`, with no other figure between."""
    last = max(part.end, whole.end)
    if figure.start < last:
        return False
    between = sentence.text[last : figure.start]
    return len(between.split()) <= 8 and not any(f.start > last and f.end < figure.start for f in sentence.figures)


# --- sums


def sum_claims(sentence: Sentence, notes: SubjectNotes) -> Iterator[Claim]:
    """A total whose parts, listed after it, give another sum; classes that add up to more than what they divide."""
    said = sentence.within(sentence.start, sentence.end, "derived", "parts", "each") + sentence.within(
        sentence.start, sentence.end, "link", "list"
    )
    done = False
    for word in sorted(said):
        before = [f for f in sentence.figures if f.end <= word.start and f.kind == "level"]
        total = before[-1] if before else None
        if (
            done
            or total is None
            or total.rough
            or total.unit in ("%", "poin")
            or _text_of(sentence, word) == "ditambah"
        ):
            continue
        after = [f for f in sentence.figures if f.start >= word.end and f.kind == "level"]
        parts = _alike(total, after)
        if len(parts) < 2 or len(parts) != len([f for f in after if unit_class(f) == unit_class(total)]):
            continue
        done = True
        clean = (
            word.is_a("derived", "parts")
            and all(f.unit == total.unit for f in parts)
            and (len(parts) == len(after) or _all_named(after, parts))
        )
        yield from _sum(sentence, total, parts, sure=clean)
    level = [f for f in sentence.figures if f.kind == "level"]
    if not done and len(level) > 3 and _alike(level[0], level[1:]) == level[1:] and not level[0].rough:
        yield from _sum(sentence, level[0], level[1:], sure=False)
    yield from _classes(sentence, notes)


def list_sum_claims(sentence: Sentence, items: list[Paragraph]) -> Iterator[Claim]:
    """`Anggaran Rp90 terdiri dari:` and a list whose items, each with one amount, add up to something else."""
    totals = [f for f in sentence.figures if f.unit == "Rp" and not f.rough]
    if (
        len(totals) != 1
        or sentence.end < len(sentence.text.rstrip())
        or not sentence.within(totals[0].end, sentence.end, "derived", "parts")
    ):
        return
    amounts = [[t.angka for t in cari_angka(item.text) if t.angka.satuan == "Rp"] for item in items]
    if len(amounts) > 1 and all(len(a) == 1 and a[0].desimal == 0 for a in amounts):
        value = sum((Fraction(a[0].nilai) for a in amounts), Fraction(0))
        if value != Fraction(totals[0].value.nilai):
            parts = [
                Fact("", Measure.PAGU, a[0], item.at(0, len(item.text)), clause=(id(item), 0, len(item.text)))
                for a, item in zip(amounts, items, strict=True)
            ]
            yield _claim(sentence, totals[0], ClaimKind.SUM, parts, value, Sure.PRINTED)


def _text_of(sentence: Sentence, word: Sense) -> str:
    return sentence.text[word.start : word.end].casefold()


def _all_named(after: list[Figure], parts: list[Figure]) -> bool:
    return all(f in parts or f.unit == "%" for f in after)


def _alike(total: Figure, figures: list[Figure]) -> list[Figure]:
    other = {Measure.REALISASI_ANGGARAN, Measure.SISA} - set(total.measures)
    if any(f.measure_sure is Sure.PRINTED and f.measures[:1] and f.measures[0] in other for f in figures):
        return []
    return [
        f
        for f in figures
        if not f.rough
        and not f.scope
        and f.value.desimal == total.value.desimal
        and (f.unit == total.unit or (f.is_count and total.is_count))
    ]


def _sum(sentence: Sentence, total: Figure, parts: list[Figure], sure: bool) -> Iterator[Claim]:
    value = sum((Fraction(f.value.nilai) for f in parts), Fraction(0))
    whole = Fraction(total.value.nilai)
    if value == whole or any(value - Fraction(f.value.nilai) == whole for f in parts):
        return
    wrong_by_hand = near_miss(total.value, _rounded(value, total))
    if not (sure or wrong_by_hand):
        return
    yield _claim(
        sentence,
        total,
        ClaimKind.SUM,
        [as_fact(sentence, f) for f in parts],
        value,
        Sure.PRINTED if sure else Sure.IMPLIED,
    )


def _classes(sentence: Sentence, notes: SubjectNotes) -> Iterator[Claim]:
    """`dari 11 indikator, 6 indikator sangat baik, 1 baik, …`: parts of one noun that are more than their whole."""
    counts = [f for f in sentence.figures if f.unit in notes.row_nouns and f.kind == "level" and not f.rough]
    if len(counts) < 4:
        return
    total, *parts = counts
    parts = [f for f in parts if f.unit == total.unit]
    while parts and parts[0].value.nilai == total.value.nilai:
        parts = parts[1:]
    value = sum(int(f.value.nilai) for f in parts)
    if len(parts) >= 3 and value > total.value.nilai and all(f.value.nilai < total.value.nilai for f in parts):
        yield _claim(
            sentence, total, ClaimKind.SUM, [as_fact(sentence, f) for f in parts], Fraction(value), Sure.PRINTED
        )


# --- means


def mean_claims(sentence: Sentence, notes: SubjectNotes) -> Iterator[Claim]:
    """A mean that neither the figures of its sentence nor a column of a table gives."""
    for word in sentence.within(sentence.start, sentence.end, "derived", "mean"):
        start, end = sentence.clause(word.start)
        figure = next(
            (
                f
                for f in sentence.figures_in(word.end, end)
                if f.kind == "level" and not f.rough and f.unit not in notes.row_nouns
            ),
            None,
        )
        if figure is None or figure.scope or sentence.within(start, end, "scope", "lain"):
            continue
        columns = list(_columns(sentence, notes, word, figure))
        if not columns:
            continue
        means = [(facts, _mean(facts)) for facts in columns]
        if any(holds(Derived("mean", m, (m.bawah + m.atas) / 2), figure.value) for _, m in means) or any(
            same_print(figure.value, f.value) for t in notes.index.totals for f in t.facts
        ):
            continue
        if len({(m.bawah + m.atas) / 2 for _, m in means}) != 1 and not any(
            near_miss(figure.value, _rounded((m.bawah + m.atas) / 2, figure)) for _, m in means
        ):
            continue
        facts, mean = next(
            ((f, m) for f, m in means if near_miss(figure.value, _rounded((m.bawah + m.atas) / 2, figure))), means[0]
        )
        sure = Sure.PRINTED if len(means) == 1 and _said_whole(sentence, notes, len(facts)) else Sure.IMPLIED
        yield _claim(sentence, figure, ClaimKind.MEAN, facts, (mean.bawah + mean.atas) / 2, sure)


def _rounded(value: Fraction, like: Figure) -> AngkaTercetak:
    """A value as the figure would print it."""
    step = Decimal(1).scaleb(-like.value.desimal)
    return like.value._replace(nilai=(Decimal(value.numerator) / value.denominator).quantize(step))


def _mean(facts: list[Fact]) -> Selang:
    return Selang(*(sum(ends, Fraction(0)) / len(facts) for ends in zip(*(f.interval for f in facts), strict=True)))


def _said_whole(sentence: Sentence, notes: SubjectNotes, rows: int) -> bool:
    """Whether the sentence says that it means all rows, or how many."""
    from lkip_analysis.audit.sentences.counts import together

    if sentence.within(sentence.start, sentence.end, "link", "all"):
        return True
    return rows in together(sentence, notes)


def _columns(sentence: Sentence, notes: SubjectNotes, word: Sense, figure: Figure) -> Iterator[list[Fact]]:
    """What a mean can be of: the years of a named topic, else the rows of a table in the measure that is named."""
    named = [m for m in sentence.mentions if m.sure is Sure.PRINTED]
    likely = sentence.topic_at(word.start)
    topic = named[0].topic if named else likely.topic if likely and likely.sure >= Sure.IMPLIED else None
    start, end = sentence.clause(word.start)
    said = [
        Measure(s.sense) for s in sentence.within(start, end, "measure") if s.sense not in ("hasil", "pagu", "sisa")
    ]
    if topic is not None and sentence.within(start, end, "stage", "part"):
        parts = [f for f in topic.facts if f.stage and (f.year or notes.year) == (figure.year or notes.year)]
        if len(parts) > 1:
            yield parts
        return
    if topic is not None and len(series := notes.series(topic, *(sentence.period or (None, None)))) > 2:
        yield series
        return
    if not said or said[-1] in MONEY:
        if not said and not sentence.within(start, end, "link", "all"):
            return
    wanted = {m for m in said if m in (Measure.CAPAIAN, Measure.SERAPAN)} or {Measure.CAPAIAN}
    seen: set[tuple] = set()
    by_column: dict[tuple[int, int], list[Fact]] = {}
    for t in notes.index.topics:
        if t.is_total:
            continue
        for f in t.facts:
            if (
                f.measure in wanted
                and f.role
                and not f.stage
                and not f.scope
                and not f.value.kosong
                and (f.year or notes.year) in (figure.year or notes.year, None)
            ):
                by_column.setdefault((id(f.role.table), f.role.cell.column.index), []).append(f)
    for facts in by_column.values():
        key = tuple(f.value.nilai for f in facts)
        if len(facts) > 1 and key not in seen:
            seen.add(key)
            yield facts


# --- one base said twice


_NAMED_BASE = re.compile(r"\s+(yang\s+[^\W\d]+(?:\s+[^\W\d]+)?)")


def base_claims(sentences: Iterable[Sentence]) -> Iterator[Claim]:
    """`dari 1.832 orang yang terdaftar` and elsewhere `dari 1.756 orang yang terdaftar` of one year."""
    known: dict[tuple[str, str, int], tuple[Sentence, Figure]] = {}
    for sentence in sentences:
        for figure in sentence.figures:
            m = _NAMED_BASE.match(sentence.text, figure.end)
            years = [y.year for y in sentence.years if y.start < figure.start]
            if (
                figure.side != "from"
                or not figure.is_count
                or figure.rough
                or not m
                or not years
                or figure.value.nilai < 10
            ):
                continue
            key = (figure.unit, " ".join(m[1].casefold().split()[:2]), years[-1])
            first, other = known.setdefault(key, (sentence, figure))
            if other.value.nilai != figure.value.nilai:
                operands = (
                    replace(as_fact(sentence, figure), year=key[2]),
                    replace(as_fact(first, other), year=key[2]),
                )
                place = sentence.paragraph.at(figure.start, m.end(), 40)
                yield Claim(f"{figure.unit} {m[1]}", ClaimKind.RATIO_BASE, operands, place, stated=figure.value)
