"""What each figure of a sentence is: its measure, year, stage, scope and subject, by the words around it."""

import re

from lkip_analysis.audit.facts import MONEY, Measure, Sure
from lkip_analysis.audit.sentences.figures import Figure, SaidYear
from lkip_analysis.audit.sentences.lexicon import Sense, word_list
from lkip_analysis.audit.sentences.sentence import LEVELS, Sentence
from lkip_analysis.audit.sentences.topics import Mention

_AT = re.compile(r"\s*(?:%|persen)?\s*,?\s*(?:yaitu\s+)?(?:pada|untuk|oleh|bagi)\s+(?:\w+\s+){0,2}$", re.I)
_AT_OTHER = re.compile(r"\s*(?:%|persen)?\s*(?:pada|untuk|oleh)\s+(?i:sasaran|program|kegiatan|indikator)\s+[A-Z]")
_TO_MEASURE = re.compile(r"\s*(?:\(|,)?\s*(?:yang|sebagai|adalah|dari)?\s*")
_TO_YEAR = re.compile(
    r"\s*(?:\(|(?:adalah|merupakan|ialah|milik)\s+(?:\w+\s+){0,2}?)?(?:\(|(?:pada|di|untuk|dalam|selama|per)\s+)?"
    r"(?:tahun\s+|t\.?a\.?\s+)?$",
    re.I,
)
_BESIDE = re.compile(r"\s*\(?(?:(?:untuk|pada|di|secara|tingkat|dari)\s+)?$", re.I)
_BUDGET = (Measure.REALISASI_ANGGARAN, Measure.PAGU, Measure.SISA)
_IN_MONEY = {
    Measure.REALISASI: (Measure.REALISASI_ANGGARAN, Measure.REALISASI),
    Measure.TARGET: (Measure.TARGET, Measure.PAGU),
}
_IN_PERCENT = {
    Measure.REALISASI_ANGGARAN: (Measure.SERAPAN,),
    Measure.PAGU: (Measure.SERAPAN,),
    Measure.REALISASI: (Measure.REALISASI, Measure.SERAPAN),
    Measure.CAPAIAN: (Measure.CAPAIAN, Measure.SERAPAN),
}
"""What a measure may mean of an amount, of a percentage, the likelier first."""


def anchor(sentence: Sentence, scopes: list[tuple[int, str]], context: int | None) -> None:
    """Fill in the figures of a sentence, from the first to the last.

    `scopes` says where it turns to another region, `context` is the year that its paragraph named last.
    """
    used: set[SaidYear] = set()
    last: Figure | None = None
    for n, figure in enumerate(sentence.figures):
        after = sentence.figures[n + 1] if n + 1 < len(sentence.figures) else None
        clause = sentence.clause(figure.start)[0]
        previous = last if last is not None and last.start >= clause else None
        start = previous.end if previous else clause
        gap = [s for s in sentence.found if start <= s.start and s.end <= figure.start]
        _kind(sentence.text, figure, gap)
        _measure(sentence, figure, gap, previous, after)
        _year(sentence, figure, start, used, previous, context)
        _place(sentence, figure, gap, scopes, (start, after.start if after else sentence.end), previous)
        behind = _named_behind(sentence, figure)
        topic = behind or sentence.topic_at(figure.start)
        if topic and (behind or not _AT_OTHER.match(sentence.text, figure.end)):
            figure.topic, figure.topic_sure = topic.topic, topic.sure
        last = figure
    _distribute(sentence)
    for figure in sentence.figures if any(f.says(Measure.SERAPAN) for f in sentence.figures) else ():
        figure.measures = figure.measures[:1] if figure.says(Measure.CAPAIAN) else figure.measures


def _named_behind(sentence: Sentence, figure: Figure) -> Mention | None:
    """`tertinggi 99% pada Sasaran A`: the topic named right after a figure."""
    behind = next((m for m in sentence.mentions if m.start >= figure.end), None)
    return behind if behind and _AT.fullmatch(sentence.text, figure.end, behind.start) else None


def _kind(text: str, figure: Figure, gap: list[Sense]) -> None:
    """Which side of a comparison the figure is, and whether it is the amount of a change itself."""
    sides = [s for s in gap if s.is_a("link", "from", "to", "against")]
    figure.side = sides[-1].sense if sides else ""
    told = [s for s in gap if s.kind == "order" or s.is_a("derived", "difference", "mean") or s in sides]
    told = sorted([*told, *(s for s in gap if s.kind == "measure" and s.sense != "hasil")])
    moved = any(s.sense in ("from", "to") for s in sides)
    grown = figure.unit == "%" and not moved and any(is_nominal(text, s) for s in told)
    if figure.unit == "poin" or grown or (told and _is_change(text, told[-1], figure)):
        figure.kind = "delta"


def is_nominal(text: str, sense: Sense) -> bool:
    """Whether a word of rise or fall is a bare noun: `kenaikan`, `penurunan`."""
    word = text[sense.start : sense.end].casefold()
    return sense.is_a("order", "rise", "fall") and " " not in word and word.startswith(("pe", "ke", "lonjakan"))


def _is_change(text: str, last: Sense, figure: Figure) -> bool:
    """Whether the word before a figure makes it an amount of change: `naik 5%`, `kenaikan … sebesar 5 unit`."""
    between = text[last.end : figure.start].split()
    measured = bool(between) and between[-1].casefold() in word_list("measured_by")
    if last.is_a("order", "above", "below"):
        return text[last.start : last.end].casefold().startswith(word_list("by")) and (measured or not between)
    if last.is_a("order", "rise", "fall", "better", "worse"):
        return not is_nominal(text, last) or len(between) < 2 or measured
    return last.is_a("derived", "difference")


def _measure(
    sentence: Sentence, figure: Figure, gap: list[Sense], previous: Figure | None, after: Figure | None
) -> None:
    """The measure named last before the figure, right behind it, or of the figure before it in the clause."""
    if figure.kind == "delta":
        return
    turned = max((s.end for s in gap if s.is_a("order", "reach", "miss", "above", "below")), default=0)
    said = [s for s in gap if s.kind == "measure" and s.end >= turned]
    if said and turned and said[-1].sense == "target" and gap[-1].is_a("link", "list") and gap[-1].start > said[-1].end:
        said = []  # `melebihi target, yaitu 99%`: the target, or what exceeds it.
    if said:
        figure.measures, figure.measure_sure = _meaning(said, figure), Sure.PRINTED
    m = _TO_MEASURE.match(sentence.text, figure.end)
    starts = (m.end(), figure.end + (sentence.text[figure.end : figure.end + 1] == " "))
    behind = next((s for s in sentence.found if s.kind == "measure" and s.start in starts), None)
    gap_after = sentence.text[behind.end : after.start] if behind and after else None
    if behind and (gap_after is None or gap_after.strip(" ,")):
        near = gap_after is not None and len(gap_after.split()) <= 5 and "," not in gap_after
        if "dari" in m[0] and behind.sense == "target" and figure.unit == "%" and not near:
            figure.measures, figure.measure_sure = (Measure.CAPAIAN,), Sure.IMPLIED  # `90% dari target`
        elif not said and "dari" not in m[0]:
            figure.measures, figure.measure_sure = _meaning([behind], figure), Sure.PRINTED
    goes_on = previous and previous.kind != "delta" and turned <= previous.end and _alike(figure, previous)
    moved = any(s.is_a("link", "from") for s in gap) and not any(s.is_a("link", "to") for s in gap)
    if not figure.measures and goes_on and not moved:
        figure.measures, figure.measure_sure = previous.measures, min(previous.measure_sure, Sure.IMPLIED)
    if figure.unit == "%" and _is_share(sentence, figure, said, behind):
        figure.measures, figure.kind = (), "share"
    elif not figure.measures:
        figure.measures, figure.measure_sure = _BUDGET if figure.unit == "Rp" else LEVELS, Sure.GUESSED


def _alike(figure: Figure, previous: Figure) -> bool:
    money = bool(previous.measures) and previous.measures[0] in MONEY
    same = previous.unit == figure.unit or figure.unit in ("", "%") or money
    return same and (previous.unit == "Rp") == (figure.unit == "Rp")


def _is_share(sentence: Sentence, figure: Figure, said: list[Sense], behind: Sense | None) -> bool:
    """Whether a percentage is a part of a budget or a sum: `porsi`, `62,4% alokasi`."""
    named = [s.sense for s in said if s.sense != "hasil"]
    last = (named[-1:] or [""])[0] if behind is None else behind.sense if not named else ""
    return last == "pagu" or bool(sentence.within(sentence.clause(figure.start)[0], figure.start, "derived", "share"))


def _meaning(said: list[Sense], figure: Figure) -> tuple[Measure, ...]:
    """The last measure named; of `hasil` (mencapai) only where no other one is."""
    named = [Measure(s.sense) for s in said if s.sense != "hasil"]
    if not named:
        return _BUDGET[:2] if figure.unit == "Rp" else LEVELS
    means = {"Rp": _IN_MONEY, "%": _IN_PERCENT}.get(figure.unit, {})
    return means.get(named[-1], (named[-1],))


def _year(
    sentence: Sentence, figure: Figure, start: int, used: set[SaidYear], previous: Figure | None, context: int | None
) -> None:
    """The year named between the figure before and this one, right behind it, or last before it."""
    free = [y for y in sentence.years if y not in used]
    before = [y for y in free if start <= y.start < figure.start]
    behind = [y for y in free if y.start >= figure.end and _TO_YEAR.fullmatch(sentence.text, figure.end, y.start)]
    if own := before[-1:] or behind[:1]:
        figure.year, figure.year_sure = own[0].year, Sure.PRINTED if own[0].printed else Sure.IMPLIED
        used.update(before or own)
    elif figure.side in ("from", "against") or (previous and figure.side == "to" and previous.side == "from"):
        return
    elif previous and previous.year is not None:
        figure.year, figure.year_sure = previous.year, min(previous.year_sure, Sure.IMPLIED)
    else:
        earlier = sentence.years_in(sentence.start, figure.start)
        known = earlier or context in (None, sentence.report_year)
        figure.year = earlier[-1] if earlier else context or sentence.report_year
        figure.year_sure = Sure.IMPLIED if known else Sure.GUESSED


def _place(
    sentence: Sentence, figure: Figure, gap: list[Sense], scopes: list[tuple[int, str]], window: tuple[int, int],
    previous: Figure | None,
) -> None:  # fmt: skip
    """The part of the year or plan, and the region, that the words before the figure or right behind it name."""

    def behind(at: int) -> bool:
        return figure.end <= at < window[1] and bool(_BESIDE.fullmatch(sentence.text, figure.end, at))

    outlook = sentence.within(*sentence.clause(figure.start), "stage", "harapan")
    near = [s for s in sentence.all("stage", "part", "fisik") if behind(s.start)]
    stages = outlook or [*(s for s in gap if s.kind == "stage"), *near]
    whose = [name for at, name in scopes if window[0] <= at < figure.start or behind(at)]
    goes_on = previous is not None and not any(s.kind == "measure" for s in gap)
    figure.stage = stages[-1].sense if stages else previous.stage if goes_on else ""
    figure.scope = whose[-1] if whose else previous.scope if goes_on and not sentence.mentions else ""


def _distribute(sentence: Sentence) -> None:
    """`A dan B masing-masing 67% dan 72%`, `target dan realisasi berturut-turut 64 dan 67`: first to first."""
    for each in sentence.all("derived", "each"):
        listed = [f for f in sentence.figures if each.end <= f.start and f.kind == "level"]
        start = sentence.clause(each.start)[0]
        start = max((f.end for f in sentence.figures if start <= f.start and f.end <= each.start), default=start)
        topics = [m for m in sentence.mentions if start <= m.start < each.start]
        measures = [s for s in sentence.within(start, each.start, "measure") if s.sense != "hasil"]
        said = [y for y in sentence.years if start <= y.start < each.start]
        options = next((o for o in (topics, measures, said) if 1 < len(o) <= len(listed)), [])
        for option, figure in zip(options, listed, strict=False):
            if figure.measure_sure < listed[0].measure_sure:
                figure.measures, figure.measure_sure = listed[0].measures, listed[0].measure_sure
            if isinstance(option, Mention):
                figure.topic, figure.topic_sure = option.topic, option.sure
            elif isinstance(option, Sense):
                figure.measures, figure.measure_sure = _meaning([option], figure), Sure.PRINTED
            else:
                figure.year, figure.year_sure = option.year, Sure.PRINTED
        for figure in listed if not options and len(topics) > 1 else ():
            figure.topic_sure = Sure.GUESSED
