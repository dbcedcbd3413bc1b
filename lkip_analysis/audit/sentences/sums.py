"""Claims of totals and means: parts that add up to something else, means that no column or series gives."""

from collections.abc import Iterator
from fractions import Fraction

from lkip_analysis.audit.document import Paragraph
from lkip_analysis.audit.facts import Claim, ClaimKind, Fact, Measure, Sure
from lkip_analysis.audit.sentences.counted_rows import RowBook
from lkip_analysis.audit.sentences.counts import together
from lkip_analysis.audit.sentences.evidence import claim_of, holds, mean, near_miss, rounded, same_print
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.lexicon import Sense
from lkip_analysis.audit.sentences.sentence import Sentence
from lkip_analysis.audit.sentences.subject_notes import SubjectNotes
from lkip_analysis.text.parse_numbers import cari_angka

FEWEST = 3
"""So many parts has a total that no word announces."""


def sum_claims(sentence: Sentence, rows: RowBook) -> Iterator[Claim]:
    """A total whose parts, listed after it, give another sum; classes that add up to more than what they divide."""
    done = False
    for word in sorted(sentence.all("derived", "parts", "each") + sentence.all("link", "list")):
        before = [f for f in sentence.figures if f.end <= word.start and f.kind == "level"]
        total = before[-1] if before else None
        if done or total is None or total.rough or total.unit_class == "%" or sentence.words_of(word) == "ditambah":
            continue
        after = [f for f in sentence.figures if f.start >= word.end and f.kind == "level"]
        parts = _alike(total, after)
        if done := len(parts) > 1 and len(parts) == sum(f.unit_class == total.unit_class for f in after):
            named = word.is_a("derived", "parts") and all(f.unit == total.unit for f in parts)
            yield from _sum(sentence, total, parts, sure=named and all(f in parts or f.unit == "%" for f in after))
    level = [f for f in sentence.figures if f.kind == "level"]
    if not done and len(level) > FEWEST and _alike(level[0], level[1:]) == level[1:] and not level[0].rough:
        yield from _sum(sentence, level[0], level[1:], sure=False)
    yield from _classes(sentence, rows)


def _alike(total: Figure, figures: list[Figure]) -> list[Figure]:
    other = {Measure.REALISASI_ANGGARAN, Measure.SISA} - set(total.measures)
    if any(f.measure_sure is Sure.PRINTED and other & set(f.measures[:1]) for f in figures):
        return []
    clean = (f for f in figures if not f.rough and not f.scope and f.value.desimal == total.value.desimal)
    return [f for f in clean if f.unit == total.unit or (f.is_count and total.is_count)]


def _sum(sentence: Sentence, total: Figure, parts: list[Figure], *, sure: bool) -> Iterator[Claim]:
    value, whole = sum(Fraction(f.value.nilai) for f in parts), Fraction(total.value.nilai)
    if value == whole or any(value - Fraction(f.value.nilai) == whole for f in parts):
        return
    if sure or near_miss(total.value, rounded(value, total)):
        yield claim_of(sentence, total, ClaimKind.SUM, parts, value, Sure.PRINTED if sure else Sure.IMPLIED)


def _classes(sentence: Sentence, rows: RowBook) -> Iterator[Claim]:
    """`dari 11 indikator, 6 indikator sangat baik, 1 baik, …`: parts of one noun that are more than their whole."""
    total, *parts = [f for f in sentence.levels() if f.unit in rows.nouns] or [None]
    parts = [f for f in parts if f.unit == total.unit]
    while parts and parts[0].value.nilai == total.value.nilai:
        parts = parts[1:]
    value = sum(Fraction(f.value.nilai) for f in parts)
    if len(parts) >= FEWEST and value > total.value.nilai > max(f.value.nilai for f in parts):
        yield claim_of(sentence, total, ClaimKind.SUM, parts, value, Sure.PRINTED)


def list_sum_claims(sentence: Sentence, items: list[Paragraph]) -> Iterator[Claim]:
    """`Anggaran Rp90 terdiri dari:` and a list whose items, each with one amount, add up to something else."""
    totals = [f for f in sentence.figures if f.unit == "Rp" and not f.rough]
    announced = len(totals) == 1 and sentence.within(totals[0].end, sentence.end, "derived", "parts")
    if not announced or not sentence.ends_paragraph:
        return
    amounts = [[t.angka for t in cari_angka(item.text) if t.angka.satuan == "Rp"] for item in items]
    if len(amounts) < 2 or any(len(a) != 1 or a[0].desimal for a in amounts):
        return
    value = sum(Fraction(a[0].nilai) for a in amounts)
    if value != Fraction(totals[0].value.nilai):
        both = zip(amounts, items, strict=True)
        parts = [Fact("", Measure.PAGU, a[0], i.at(0, len(i.text)), clause=(id(i), 0, len(i.text))) for a, i in both]
        yield claim_of(sentence, totals[0], ClaimKind.SUM, parts, value, Sure.PRINTED)


# --- means


def mean_claims(sentence: Sentence, notes: SubjectNotes, rows: RowBook) -> Iterator[Claim]:
    """A mean that neither the figures of its sentence nor a column of a table gives."""
    for word in sentence.all("derived", "mean"):
        start, end = sentence.clause(word.start)
        figure = next((f for f in sentence.levels(word.end, end) if f.unit not in rows.nouns), None)
        if figure is None or figure.scope or sentence.within(start, end, "scope", "lain"):
            continue
        means = [(facts, mean(facts)) for facts in _columns(sentence, notes, word, figure)]
        totals = (f for t in notes.index.totals for f in t.facts)
        known = any(holds(m, figure.value) for _, m in means) or any(same_print(figure.value, f.value) for f in totals)
        close = [x for x in means if near_miss(figure.value, rounded(x[1].value, figure))]
        if known or not means or (len({m.value for _, m in means}) != 1 and not close):
            continue
        facts, result = (close or means)[0]
        whole = bool(sentence.all("link", "all")) or len(facts) in together(sentence, rows)
        sure = Sure.PRINTED if len(means) == 1 and whole else Sure.IMPLIED
        yield claim_of(sentence, figure, ClaimKind.MEAN, facts, result.value, sure)


def _columns(sentence: Sentence, notes: SubjectNotes, word: Sense, figure: Figure) -> Iterator[list[Fact]]:
    """What a mean can be of: the years of a named topic, else the rows of a table in the measure that is named."""
    named = [m for m in sentence.mentions if m.sure is Sure.PRINTED]
    topic = named[0].topic if named else sentence.sure_topic(word.start)
    span, year = sentence.clause(word.start), figure.year or notes.year
    said = [m for m in sentence.measures_in(*span) if m not in (Measure.PAGU, Measure.SISA)]
    if topic is not None and sentence.within(*span, "stage", "part"):
        parts = [f for f in topic.facts if f.stage and (f.year or notes.year) == year]
        yield from [parts] if len(parts) > 1 else []
        return
    if topic is not None and len(series := notes.series(topic, sentence.period)) > 2:
        yield series
        return
    if not said and not sentence.within(*span, "link", "all"):
        return
    wanted = {m for m in said if m in (Measure.CAPAIAN, Measure.SERAPAN)} or {Measure.CAPAIAN}
    columns: dict[tuple[int, int], list[Fact]] = {}
    for fact in (f for t in notes.index.topics if not t.is_total for f in t.find(wanted)):
        if fact.role and (fact.year or notes.year) in (year, None):
            columns.setdefault((id(fact.role.table), fact.role.cell.column.index), []).append(fact)
    unique = {tuple(f.value.nilai for f in facts): facts for facts in reversed(columns.values())}
    yield from (facts for facts in reversed(unique.values()) if len(facts) > 1)
