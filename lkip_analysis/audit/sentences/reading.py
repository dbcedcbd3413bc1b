"""A sentence read: its figures with the subject, measure, year, stage and scope that its words give them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lkip_analysis.audit.document import ListItem, Paragraph, Section, SourceDocument, sentences
from lkip_analysis.audit.facts import MONEY, Measure, Sure
from lkip_analysis.audit.sentences.figures import Figure, SaidYear, figures, span_of_years, years
from lkip_analysis.audit.sentences.lexicon import Sense, senses
from lkip_analysis.audit.sentences.topics import Mention, Topic, TopicIndex

LONGEST_PARAGRAPH = 20_000
"""A longer paragraph is a list or a table that was not read as one; its figures have no sentences around them."""
LONGEST_MARK = 6
"""So many characters a mark before a heading has: `2. a. `."""
_REGION = re.compile(
    r"\b(?:Kota|Kabupaten|Kab\.|Provinsi|Kecamatan|KOTA|KABUPATEN|PROVINSI|KECAMATAN)((?:\s+[A-Z][\w-]+){1,3})"
)
_ORDINAL = {
    w: i
    for i, w in enumerate(
        [
            "pertama",
            "kedua",
            "ketiga",
            "keempat",
            "kelima",
            "keenam",
            "ketujuh",
            "kedelapan",
            "kesembilan",
            "kesepuluh",
        ],
        1,
    )
}
_NTH = re.compile(
    rf"\b(?:indikator|iku|ikk|sasaran(?: strategis)?)\s+(?:kinerja\s+)?(?:utama\s+)?(?:ke-?)?({'|'.join(_ORDINAL)}|\d{{1,2}})\b(?!\s*[.,%]?\d)",
    re.I,
)
_OTHER_NAME = re.compile(
    r"\b(?:indikator|program|kegiatan|subkegiatan|sub kegiatan)\s+(?:kinerja\s+)?(?:utama\s+)?([A-Z][\w/-]+)"
)
_CONTRAST = re.compile(
    r"(?:sedangkan|sementara|adapun|sebaliknya|di sisi lain)\b(?!\s+(?:target|realisasi|capaian)(?:nya)?\b)",
    re.IGNORECASE,
)
_BREAKS = re.compile(r";")
LEVELS = (Measure.REALISASI, Measure.CAPAIAN)


@dataclass(eq=False)
class Sentence:
    """A sentence with what it is about; `topics` are those it is about where its own words name none."""

    paragraph: Paragraph
    start: int
    end: int
    found: list[Sense]
    mentions: list[Mention]
    years: list[SaidYear]
    figures: list[Figure]
    report_year: int | None
    carried: Topic | None = None
    period: tuple[int, int] | None = None
    clause_topics: dict[int, Mention] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.paragraph.text

    @cached_property
    def said(self) -> str:
        """The sentence itself."""
        return self.text[self.start : self.end]

    @cached_property
    def breaks(self) -> list[int]:
        """Offsets where clauses begin."""
        own = [s.start for s in self.found if s.is_a("link", "break")]
        return sorted({self.start, *own, *(m.end() for m in _BREAKS.finditer(self.text, self.start, self.end))})

    def clause(self, at: int) -> tuple[int, int]:
        """Start and end of the clause that an offset lies in."""
        start = max((b for b in self.breaks if b <= at), default=self.start)
        return start, min((b for b in self.breaks if b > at), default=self.end)

    def within(self, start: int, end: int, kind: str, *wanted: str) -> list[Sense]:
        """Senses of a kind between two offsets."""
        return [s for s in self.found if start <= s.start and s.end <= end and s.is_a(kind, *wanted)]

    def figures_in(self, start: int, end: int) -> list[Figure]:
        return [f for f in self.figures if start <= f.start and f.end <= end]

    def negated(self, sense: Sense) -> bool:
        """Whether `tidak`, `belum` and the like bear on a word: at most two words before it, no figure between."""
        for neg in self.within(self.start, sense.start, "link", "neg"):
            between = self.text[neg.end : sense.start]
            if len(between.split()) <= 2 and "," not in between and not re.search(r"\d", between):
                return True
        return False

    def topic_at(self, at: int) -> Mention | None:
        """The topic named last before an offset in its clause, else the first after it, else that of the clause."""
        start, end = self.clause(at)
        here = [m for m in self.mentions if start <= m.start < end]
        before = [m for m in here if m.start <= at]
        if before:
            return before[-1]
        if here and not (
            self.within(at, here[0].start, "link", "list") or self.within(at, here[0].start, "derived", "parts")
        ):
            alone = len({m.topic for m in here}) == 1
            return here[0] if alone else here[0]._replace(sure=Sure.IMPLIED)
        return None if here else self.clause_topics.get(start)


class Reader:
    """Reads the sentences of a document, with what each takes over from those before it."""

    def __init__(self, document: SourceDocument, index: TopicIndex, year: int | None) -> None:
        self.document, self.index, self.year = document, index, year
        self._own_regions = _own_regions(document)
        ordered = [
            t for t in index.topics if not t.is_total and any(f.measure in (Measure.TARGET, *LEVELS) for f in t.facts)
        ]
        self._ordered = ordered

    def read(self) -> Iterator[Sentence]:
        """Give the sentences that hold a figure, a claim or a name."""
        section: Section | None = None
        carried: Topic | None = None
        headed = False
        for paragraph in self.document.paragraphs:
            if paragraph.section is not section:
                section, carried = paragraph.section, self._of_titles(paragraph.section)
                headed = carried is not None and bool(self.index.printed(section.title))
            if len(paragraph.text) > LONGEST_PARAGRAPH:
                continue
            year: int | None = None
            self._fresh = not headed
            for start, end in sentences(paragraph.text):
                sentence = self._sentence(paragraph, start, end, carried, year)
                yield sentence
                named = [
                    m.topic for m in (*sentence.mentions, *sentence.clause_topics.values()) if m.sure >= Sure.IMPLIED
                ]
                self._fresh = not named and self._fresh
                after = named[-1] if named else None if _OTHER_NAME.search(paragraph.text, start, end) else carried
                headed = (headed and after is carried) or _is_heading(sentence)
                carried = after
                if sentence.years:
                    year = sentence.years[-1].year

    def _of_titles(self, section: Section) -> Topic | None:
        for title in reversed(section.path):
            if found := self.index.printed(title):
                return found[-1].topic if len({f.topic for f in found}) == 1 else None
        return None

    def _sentence(
        self, paragraph: Paragraph, start: int, end: int, carried: Topic | None, year: int | None
    ) -> Sentence:
        text = paragraph.text
        mentions = [m._replace(start=m.start + start, end=m.end + start) for m in self.index.printed(text[start:end])]
        for m in _NTH.finditer(text, start, end):
            n = int(m[1]) if m[1].isdigit() else _ORDINAL[m[1].casefold()]
            if (
                not m[0].casefold().startswith("sasaran")
                and n <= len(self._ordered)
                and not any(x.start <= m.start() < x.end for x in mentions)
            ):
                mentions.append(Mention(m.start(), m.end(), self._ordered[n - 1], Sure.IMPLIED))
        mentions.sort()
        found = [s for s in senses(text, start, end) if not any(m.start <= s.start < m.end for m in mentions)]
        if any(region.startswith("provinsi") for region in self._own_regions):
            found = [s for s in found if not (s.kind == "scope" and "provinsi" in text[s.start : s.end].casefold())]
        sentence = Sentence(
            paragraph, start, end, found, mentions, [], [], self.year, carried, span_of_years(text, start, end)
        )
        numbers = [f for f in figures(text, start, end, found) if not any(m.start <= f.start < m.end for m in mentions)]
        sentence.figures = numbers
        sentence.years = self._years(sentence, year)
        self._likely_topics(sentence)
        _assign(sentence, self._scopes(sentence), year)
        return sentence

    def _years(self, sentence: Sentence, context: int | None) -> list[SaidYear]:
        printed = [
            y
            for y in years(sentence.text, sentence.start, sentence.end)
            if not any(f.start <= y.start < f.end for f in sentence.figures)
        ]
        result = list(printed)
        for sense in sentence.found:
            if sense.is_a("link", "prevyear") and (base := _base_year(printed, sense, self.year)):
                result.append(SaidYear(sense.start, sense.end, base - 1, printed=False))
            elif sense.is_a("link", "thisyear") and self.year:
                result.append(SaidYear(sense.start, sense.end, self.year, printed=False))
        return sorted(result)

    def _likely_topics(self, sentence: Sentence) -> None:
        """Topics of clauses that print no name: by most of the name's words, else the one carried over."""
        for start in sentence.breaks:
            a, b = sentence.clause(start)
            if any(a <= m.start < b for m in sentence.mentions):
                continue
            units = frozenset(f.unit for f in sentence.figures_in(a, b) if f.unit != "poin")
            topic, sure = self.index.likely(sentence.text[a:b], units)
            if sure < Sure.IMPLIED and self.index.agency is not None and self._of_budget(sentence, a, b):
                topic, sure = self.index.agency, Sure.IMPLIED
            if topic is not None and sure >= Sure.IMPLIED:
                sentence.clause_topics[a] = Mention(a, b, topic, sure)
                continue
            before = [m for m in sentence.mentions if m.start < a] or [
                m for k, m in sorted(sentence.clause_topics.items()) if k < a
            ]
            if before:
                turns = bool(_CONTRAST.match(sentence.text, a))
                sentence.clause_topics[a] = before[-1]._replace(
                    sure=Sure.GUESSED if turns else min(before[-1].sure, Sure.IMPLIED)
                )
            elif sentence.carried is not None and not _OTHER_NAME.search(sentence.text, a, b):
                near = not self._fresh or sentence.within(a, b, "link", "this")
                sentence.clause_topics[a] = Mention(a, b, sentence.carried, Sure.IMPLIED if near else Sure.GUESSED)
            elif topic is not None:
                sentence.clause_topics[a] = Mention(a, b, topic, Sure.GUESSED)

    def _of_budget(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a clause speaks of the agency's money and names no program."""
        if (sentence.carried is not None and not self._fresh) or _OTHER_NAME.search(sentence.text, start, end):
            return False
        return bool(sentence.within(start, end, "measure", "pagu", "realisasi anggaran", "serapan", "sisa"))

    def _scopes(self, sentence: Sentence) -> list[tuple[int, int, str]]:
        """Where the sentence turns to another region: (start, end, name)."""
        result = [
            (s.start, s.end, sentence.text[s.start : s.end].casefold())
            for s in sentence.found
            if s.is_a("scope", "lain")
        ]
        for m in _REGION.finditer(sentence.text, sentence.start, sentence.end):
            name = " ".join(m[0].casefold().split())
            if not any(name.startswith(own) or own.startswith(name) for own in self._own_regions):
                if not any(x.start < m.end() and m.start() < x.end for x in sentence.mentions):
                    result.append((m.start(), m.end(), name))
        return sorted(result)


def _is_heading(sentence: Sentence) -> bool:
    """Whether a sentence is hardly more than a name: it heads what follows."""
    named = sum(m.end - m.start for m in sentence.mentions if m.sure is Sure.PRINTED)
    alone = sentence.start < LONGEST_MARK and sentence.end >= len(sentence.text.rstrip())
    return alone and not sentence.figures and named * 2 >= len(sentence.said)


def _own_regions(document: SourceDocument) -> set[str]:
    """The region of the agency: in the first titles, or named most often."""
    count: Counter[str] = Counter()
    first: set[str] = set()
    for n, text in enumerate(document.texts()):
        for m in _REGION.finditer(text.text[:5000]):
            name = " ".join(m[0].casefold().split())
            count[name] += 1
            if n < 6:
                first.add(name)
    return first | {name for name, _ in count.most_common(1)}


def _base_year(printed: list[SaidYear], sense: Sense, report: int | None) -> int | None:
    """The year that `tahun sebelumnya` comes before: that named last before it, else the report's."""
    before = [y.year for y in printed if y.start < sense.start]
    return before[-1] if before else report


def _assign(sentence: Sentence, scopes: list[tuple[int, int, str]], context_year: int | None) -> None:
    text = sentence.text
    previous: Figure | None = None
    used_years: set[SaidYear] = set()
    for n, figure in enumerate(sentence.figures):
        after = sentence.figures[n + 1] if n + 1 < len(sentence.figures) else None
        clause = sentence.clause(figure.start)[0]
        same_clause = previous is not None and previous.start >= clause
        start = previous.end if same_clause else clause
        gap = [s for s in sentence.found if start <= s.start and s.end <= figure.start]
        figure.before = gap
        _sides(text, figure, gap)
        _measure(sentence, figure, gap, previous if same_clause else None, after)
        _year(sentence, figure, start, used_years, previous if same_clause else None, context_year)
        tail = after.start if after else sentence.end
        _place(sentence, figure, gap, scopes, start, tail, previous if same_clause else None)
        if _OTHER_BEHIND.match(text, figure.end) and not _named_behind(sentence, figure):
            pass  # It is of something that no table names.
        elif topic := _named_behind(sentence, figure) or sentence.topic_at(figure.start):
            figure.topic, figure.topic_sure = topic.topic, topic.sure
        previous = figure
    _distribute(sentence)


_PLACED_AT = re.compile(
    r"\s*(?:%|persen)?\s*,?\s*(?:yaitu\s+)?(?:pada|untuk|oleh|bagi)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)


_OTHER_BEHIND = re.compile(
    r"\s*(?:%|persen)?\s*(?:pada|untuk|oleh)\s+(?:[Ss]asaran|[Pp]rogram|[Kk]egiatan|[Ii]ndikator)\s+[A-Z]"
)


def _named_behind(sentence: Sentence, figure: Figure) -> Mention | None:
    """`tertinggi 99% pada Sasaran A`: the topic named right after a figure."""
    behind = next((m for m in sentence.mentions if m.start >= figure.end), None)
    return behind if behind and _PLACED_AT.fullmatch(sentence.text, figure.end, behind.start) else None


def _sides(text: str, figure: Figure, gap: list[Sense]) -> None:
    for s in gap:
        if s.is_a("link", "from", "to", "against"):
            figure.side = s.sense
    said = [
        s
        for s in gap
        if s.kind == "order"
        or s.is_a("derived", "difference", "mean")
        or s.is_a("link", "from", "to", "against")
        or (s.kind == "measure" and s.sense != "hasil")
    ]
    if (
        figure.unit == "poin"
        or (said and _is_change(text, said[-1], figure))
        or (
            figure.unit == "%"
            and any(is_nominal(text, s) for s in said)
            and not any(s.is_a("link", "from", "to") for s in said)
        )
    ):
        figure.kind = "delta"


def is_nominal(text: str, sense: Sense) -> bool:
    """Whether a word of rise or fall is a bare noun: `kenaikan`, `penurunan`."""
    word = text[sense.start : sense.end].casefold()
    return sense.is_a("order", "rise", "fall") and " " not in word and word.startswith(("pe", "ke", "lonjakan"))


def _is_change(text: str, last: Sense, figure: Figure) -> bool:
    """Whether the word before a figure makes it an amount of change: `naik 5%`, `kenaikan … sebesar 5 unit`."""
    if last.is_a("derived", "difference"):
        return True
    between = text[last.end : figure.start].split()
    if last.is_a("order", "above", "below") and text[last.start : last.end].casefold().startswith(_BY):
        return not between or between[-1].casefold() in _MEASURED_BY
    if not last.is_a("order", "rise", "fall", "better", "worse"):
        return False
    return not is_nominal(text, last) or len(between) < 2 or between[-1].casefold() in _MEASURED_BY


_BY = (
    "lebih",
    "unggul",
    "masih tertinggal",
    "tertinggal",
    "terpaut",
    "kalah",
    "surplus",
    "defisit",
    "kelebihan",
    "kekurangan",
)
_MEASURED_BY = (
    "sebesar", "sebanyak", "sepanjang", "seluas", "sejumlah", "senilai", "ialah", "adalah", "yaitu", "yakni", "mencapai",
)  # fmt: skip


_AFTER_MEASURE = re.compile(r"\s*(?:\(|,)?\s*(?:yang|sebagai|adalah|dari)?\s*")


def _measure(
    sentence: Sentence, figure: Figure, gap: list[Sense], previous: Figure | None, after: Figure | None
) -> None:
    turned = max((s.end for s in gap if s.is_a("order", "reach", "miss", "above", "below")), default=0)
    said = [s for s in gap if s.kind == "measure" and s.end >= turned]
    if said and turned and said[-1].sense == "target" and gap[-1].is_a("link", "list") and gap[-1].start > said[-1].end:
        said = []  # `melebihi target, yaitu 99%`: the target, or what exceeds it.
    if said and figure.kind != "delta":
        # The last measure named; of `hasil` (mencapai) only where no other one is.
        figure.measures, figure.measure_sure = _meaning(said, figure), Sure.PRINTED
    m = _AFTER_MEASURE.match(sentence.text, figure.end)
    lead = figure.end + 1 if sentence.text[figure.end : figure.end + 1] == " " else figure.end
    behind = next((s for s in sentence.found if s.kind == "measure" and s.start in (m.end(), lead)), None)
    takes = after is not None and behind is not None and not sentence.text[behind.end : after.start].strip(" ,")
    if behind is not None and not takes and figure.kind != "delta":
        share = "dari" in m[0] and behind.sense == "target"
        if share and figure.unit == "%" and (after is None or not _close(sentence, behind.end, after.start)):
            figure.measures, figure.measure_sure = (Measure.CAPAIAN,), Sure.IMPLIED
        elif not said and "dari" not in m[0]:
            figure.measures, figure.measure_sure = _meaning([behind], figure), Sure.PRINTED
    if not figure.measures and previous is not None and previous.kind != "delta" and figure.kind != "delta":
        if (
            previous.unit == figure.unit
            or figure.unit in ("", "%")
            or (previous.measures and previous.measures[0] in MONEY)
        ):
            other = any(s.is_a("link", "from") for s in gap) and not any(s.is_a("link", "to") for s in gap)
            if not other and turned <= previous.end and (previous.unit == "Rp") == (figure.unit == "Rp"):
                figure.measures, figure.measure_sure = previous.measures, min(previous.measure_sure, Sure.IMPLIED)
    if figure.unit == "%" and figure.kind == "level" and _is_share(sentence, figure, said, behind):
        figure.measures, figure.kind = (), "share"
    if not figure.measures and figure.kind == "level":
        figure.measures = (Measure.REALISASI_ANGGARAN, Measure.PAGU, Measure.SISA) if figure.unit == "Rp" else LEVELS
        figure.measure_sure = Sure.GUESSED


def _is_share(sentence: Sentence, figure: Figure, said: list[Sense], behind: Sense | None) -> bool:
    """Whether a percentage is a part of a budget or a sum: `porsi`, `62,4% alokasi`."""
    start = sentence.clause(figure.start)[0]
    if sentence.within(start, figure.start, "derived", "share"):
        return True
    named = [s for s in said if s.sense != "hasil"]
    return (behind is not None and behind.sense == "pagu" and not named) or bool(
        named and named[-1].sense == "pagu" and behind is None
    )


def _close(sentence: Sentence, start: int, end: int) -> bool:
    """Whether nothing but small words stands between: `target yang ditetapkan sebesar 64%`."""
    return len(sentence.text[start:end].split()) <= 5 and "," not in sentence.text[start:end]


def _meaning(said: list[Sense], figure: Figure) -> tuple[Measure, ...]:
    named = [s for s in said if s.sense != "hasil"]
    last = (named or said)[-1].sense
    money = figure.unit == "Rp"
    if last == "hasil":
        return LEVELS if not money else (Measure.REALISASI_ANGGARAN, Measure.PAGU)
    measure = Measure(last)
    if money and measure is Measure.REALISASI:
        return (Measure.REALISASI_ANGGARAN, Measure.REALISASI)
    if money and measure is Measure.TARGET:
        return (Measure.TARGET, Measure.PAGU)
    if figure.unit == "%" and measure in (Measure.REALISASI_ANGGARAN, Measure.PAGU):
        return (Measure.SERAPAN,)
    if figure.unit == "%" and measure is Measure.REALISASI:
        return (Measure.REALISASI, Measure.SERAPAN)
    if figure.unit == "%" and measure is Measure.CAPAIAN:
        return (Measure.CAPAIAN, Measure.SERAPAN)
    return (measure,)


_ADJACENT = re.compile(
    r"\s*(?:\(|(?:adalah|merupakan|ialah|milik)\s+(?:\w+\s+){0,2}?)?(?:\(|(?:pada|di|untuk|dalam|selama|per)\s+)?(?:tahun\s+|t\.?a\.?\s+)?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\s*\(?(?:(?:untuk|pada|di|secara|tingkat|dari)\s+)?$", re.IGNORECASE)


def _year(
    sentence: Sentence, figure: Figure, start: int, used: set[SaidYear], previous: Figure | None, context: int | None
) -> None:
    before = [y for y in sentence.years if start <= y.start < figure.start and y not in used]
    behind = next(
        (
            y
            for y in sentence.years
            if y.start >= figure.end and y not in used and _ADJACENT.fullmatch(sentence.text, figure.end, y.start)
        ),
        None,
    )
    if before:
        figure.year, figure.year_sure = before[-1].year, Sure.PRINTED if before[-1].printed else Sure.IMPLIED
        used.update(before)
    elif behind is not None:
        figure.year, figure.year_sure = behind.year, Sure.PRINTED if behind.printed else Sure.IMPLIED
        used.add(behind)
    elif previous is not None and previous.year is not None and figure.side not in ("from", "against"):
        figure.year, figure.year_sure = previous.year, min(previous.year_sure, Sure.IMPLIED)
        if figure.side == "to" and previous.side == "from":
            figure.year, figure.year_sure = None, Sure.GUESSED
    elif figure.side not in ("from", "against"):
        earlier = [y for y in sentence.years if y.start < figure.start]
        year = earlier[-1].year if earlier else context or sentence.report_year
        same = context in (None, sentence.report_year)
        figure.year, figure.year_sure = year, Sure.IMPLIED if earlier or same else Sure.GUESSED


def _place(
    sentence: Sentence,
    figure: Figure,
    gap: list[Sense],
    scopes: list[tuple[int, int, str]],
    start: int,
    tail: int,
    previous: Figure | None,
) -> None:
    stages = [s for s in gap if s.kind == "stage"]
    text = sentence.text
    stages += [
        s
        for s in sentence.found
        if s.kind == "stage"
        and figure.end <= s.start < tail
        and s.sense in ("part", "fisik")
        and _BESIDE.fullmatch(text, figure.end, s.start)
    ]
    if outlook := sentence.within(*sentence.clause(figure.start), "stage", "harapan"):
        stages = outlook
    if stages:
        figure.stage = stages[-1].sense
    elif previous is not None and previous.stage and not any(s.kind == "measure" for s in gap):
        figure.stage = previous.stage
    whose = [
        name
        for a, _, name in scopes
        if start <= a < figure.start or (figure.end <= a < tail and _BESIDE.fullmatch(text, figure.end, a))
    ]
    if whose:
        figure.scope = whose[-1]
    elif previous is not None and previous.scope and not any(s.kind == "measure" for s in gap) and figure.topic is None:
        figure.scope = previous.scope


def _distribute(sentence: Sentence) -> None:
    """`A dan B masing-masing 67% dan 72%`, `target dan realisasi berturut-turut 64 dan 67`: first to first."""
    for each in sentence.within(sentence.start, sentence.end, "derived", "each"):
        listed = [f for f in sentence.figures if each.end <= f.start and f.kind == "level"]
        start = sentence.clause(each.start)[0]
        first = next((f.start for f in sentence.figures if start <= f.start < each.start), None)
        a = start if first is None else max((f.end for f in sentence.figures if f.end <= each.start), default=start)
        topics = [m for m in sentence.mentions if a <= m.start < each.start]
        measures = [s for s in sentence.within(a, each.start, "measure") if s.sense != "hasil"]
        said = [y for y in sentence.years if a <= y.start < each.start]
        for options, give in ((topics, _give_topic), (measures, _give_measure), (said, _give_year)):
            if len(options) > 1 and len(options) <= len(listed):
                for option, figure in zip(options, listed, strict=False):
                    give(figure, option)
                    if figure.measure_sure < listed[0].measure_sure:
                        figure.measures, figure.measure_sure = listed[0].measures, listed[0].measure_sure
                break
        else:
            if len(topics) > 1:
                for figure in listed:
                    figure.topic_sure = Sure.GUESSED


def _give_topic(figure: Figure, mention: Mention) -> None:
    figure.topic, figure.topic_sure = mention.topic, mention.sure


def _give_measure(figure: Figure, sense: Sense) -> None:
    figure.measures, figure.measure_sure = _meaning([sense], figure), Sure.PRINTED


def _give_year(figure: Figure, year: SaidYear) -> None:
    figure.year, figure.year_sure = year.year, Sure.PRINTED


def is_list_item(paragraph: Paragraph) -> bool:
    """Whether a paragraph is an item of a list."""
    return isinstance(paragraph, ListItem)
