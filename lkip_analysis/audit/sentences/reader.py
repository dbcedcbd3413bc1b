"""Reading the sentences of a document in order, with what each takes over from those before it."""

import re
from collections import Counter
from collections.abc import Iterator

from lkip_analysis.audit.document import Paragraph, Section, SourceDocument, sentences
from lkip_analysis.audit.facts import Measure, Sure
from lkip_analysis.audit.sentences.anchors import anchor
from lkip_analysis.audit.sentences.figures import SaidYear, figures, span_of_years, years
from lkip_analysis.audit.sentences.lexicon import senses, word_list
from lkip_analysis.audit.sentences.sentence import LEVELS, Sentence
from lkip_analysis.audit.sentences.topics import Mention, Topic, TopicIndex

LONGEST_PARAGRAPH = 20_000
"""A longer paragraph is a list or a table that was not read as one; its figures have no sentences around them."""
LONGEST_MARK = 6
"""So many characters a mark before a heading has: `2. a. `."""
FIRST_TEXTS = 6
"""The region named in so many first texts is the agency's."""
_REGION = re.compile(r"\b(?i:kota|kabupaten|kab\.|provinsi|kecamatan)(?:\s+[A-Z][\w-]+){1,3}")
_ORDINAL = {w: i for i, w in enumerate(word_list("ordinals"), 1)}
_NTH = re.compile(
    rf"\b(?:indikator|iku|ikk)\s+(?:kinerja\s+)?(?:utama\s+)?(?:ke-?)?({'|'.join(_ORDINAL)}|\d{{1,2}})\b(?!\s*[.,%]?\d)",
    re.I,
)
_OTHER_NAME = re.compile(r"\b(?:indikator|program|(?:sub ?)?kegiatan)\s+(?:kinerja\s+)?(?:utama\s+)?[A-Z][\w/-]+")
_CONTRAST = re.compile(
    r"(?:sedangkan|sementara|adapun|sebaliknya|di sisi lain)\b(?!\s+(?:target|realisasi|capaian)(?:nya)?\b)", re.I
)


class Reader:
    """Reads a document.

    Parameters
    ----------
    document : SourceDocument
    index : TopicIndex
    year : int or None
        The year that the report is about.
    """

    def __init__(self, document: SourceDocument, index: TopicIndex, year: int | None) -> None:
        self.document, self.index, self.year = document, index, year
        self._regions = _own_regions(document)
        measures = (Measure.TARGET, *LEVELS)
        self._numbered = [t for t in index.topics if not t.is_total and any(f.measure in measures for f in t.facts)]
        self._fresh = True
        """Whether nothing before the sentence in its paragraph, and no heading, says what it is about."""

    def read(self) -> Iterator[Sentence]:
        """Give all sentences in reading order."""
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
                told = (*sentence.mentions, *sentence.clause_topics.values())
                named = [m.topic for m in told if m.sure >= Sure.IMPLIED]
                self._fresh = not named and self._fresh
                after = named[-1] if named else None if _OTHER_NAME.search(paragraph.text, start, end) else carried
                headed = (headed and after is carried) or _is_heading(sentence)
                carried, year = after, sentence.years[-1].year if sentence.years else year

    def _of_titles(self, section: Section) -> Topic | None:
        named = next((found for title in reversed(section.path) if (found := self.index.printed(title))), [])
        return named[-1].topic if len({m.topic for m in named}) == 1 else None

    def _sentence(
        self, paragraph: Paragraph, start: int, end: int, carried: Topic | None, year: int | None
    ) -> Sentence:
        text = paragraph.text
        mentions = [m._replace(start=m.start + start, end=m.end + start) for m in self.index.printed(text[start:end])]
        for m in _NTH.finditer(text, start, end):
            n = _ORDINAL.get(m[1].casefold()) or int(m[1])
            if n <= len(self._numbered) and not _covers(mentions, m.start()):
                mentions.append(Mention(m.start(), m.end(), self._numbered[n - 1], Sure.IMPLIED))
        mentions.sort()
        found = [s for s in senses(text, start, end) if not _covers(mentions, s.start)]
        if any(region.startswith("provinsi") for region in self._regions):
            found = [s for s in found if not (s.kind == "scope" and "provinsi" in text[s.start : s.end].casefold())]
        period = span_of_years(text, start, end)
        sentence = Sentence(paragraph, start, end, found, mentions, self.year, carried, period)
        sentence.figures = [f for f in figures(text, start, end, found) if not _covers(mentions, f.start)]
        sentence.years = self._years(sentence)
        self._likely_topics(sentence)
        anchor(sentence, self._scopes(sentence), year)
        return sentence

    def _years(self, sentence: Sentence) -> list[SaidYear]:
        """Years as printed, and those that `tahun lalu` and `tahun ini` mean."""
        printed = [
            y for y in years(sentence.text, sentence.start, sentence.end) if not _covers(sentence.figures, y.start)
        ]
        relative = []
        for sense in sentence.all("link", "prevyear", "thisyear"):
            before = [y.year for y in printed if y.start < sense.start and sense.sense == "prevyear"]
            base = before[-1] if before else self.year
            if base:
                relative.append(SaidYear(sense.start, sense.end, base - (sense.sense == "prevyear"), printed=False))
        return sorted([*printed, *relative])

    def _likely_topics(self, sentence: Sentence) -> None:
        """Topics of clauses that print no name: by most of the name's words, else the one carried over."""
        for start in sentence.breaks:
            a, b = sentence.clause(start)
            if not any(a <= m.start < b for m in sentence.mentions) and (mention := self._likely(sentence, a, b)):
                sentence.clause_topics[a] = mention

    def _likely(self, sentence: Sentence, a: int, b: int) -> Mention | None:
        units = frozenset(f.unit for f in sentence.figures_in(a, b) if f.unit != "poin")
        topic, sure = self.index.likely(sentence.text[a:b], units)
        if sure < Sure.IMPLIED and self.index.agency is not None and self._of_budget(sentence, a, b):
            topic, sure = self.index.agency, Sure.IMPLIED
        if topic is not None and sure >= Sure.IMPLIED:
            return Mention(a, b, topic, sure)
        before = [m for m in sentence.mentions if m.start < a] or list(sentence.clause_topics.values())
        if before:
            turns = _CONTRAST.match(sentence.text, a)
            return before[-1]._replace(sure=Sure.GUESSED if turns else min(before[-1].sure, Sure.IMPLIED))
        if sentence.carried is not None and not _OTHER_NAME.search(sentence.text, a, b):
            near = not self._fresh or sentence.within(a, b, "link", "this")
            return Mention(a, b, sentence.carried, Sure.IMPLIED if near else Sure.GUESSED)
        return Mention(a, b, topic, Sure.GUESSED) if topic is not None else None

    def _of_budget(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a clause speaks of the agency's money and names no program."""
        if (sentence.carried is not None and not self._fresh) or _OTHER_NAME.search(sentence.text, start, end):
            return False
        return bool(sentence.within(start, end, "measure", "pagu", "realisasi anggaran", "serapan", "sisa"))

    def _scopes(self, sentence: Sentence) -> list[tuple[int, str]]:
        """Where the sentence turns to another region: (offset, name)."""
        result = [(s.start, sentence.words_of(s)) for s in sentence.all("scope", "lain")]
        for m in _REGION.finditer(sentence.text, sentence.start, sentence.end):
            name = " ".join(m[0].casefold().split())
            own = any(name.startswith(r) or r.startswith(name) for r in self._regions)
            if not own and not any(x.start < m.end() and m.start() < x.end for x in sentence.mentions):
                result.append((m.start(), name))
        return sorted(result)


def _covers(spans: list, at: int) -> bool:
    return any(s.start <= at < s.end for s in spans)


def _is_heading(sentence: Sentence) -> bool:
    """Whether a sentence is hardly more than a name: it heads what follows."""
    named = sum(m.end - m.start for m in sentence.mentions if m.sure is Sure.PRINTED)
    alone = sentence.start < LONGEST_MARK and sentence.ends_paragraph
    return alone and not sentence.figures and named * 2 >= len(sentence.said)


def _own_regions(document: SourceDocument) -> set[str]:
    """The region of the agency: in the first titles, or named most often."""
    found = [
        (n, " ".join(m[0].casefold().split()))
        for n, text in enumerate(document.texts())
        for m in _REGION.finditer(text.text[:LONGEST_PARAGRAPH])
    ]
    most = Counter(name for _, name in found).most_common(1)
    return {name for n, name in found if n < FIRST_TEXTS} | {name for name, _ in most}
