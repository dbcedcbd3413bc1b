"""The subjects of a document (indicators, programs, kinds of spending, rows of counts) and where sentences name them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from lkip_analysis.audit.document import SourceDocument
from lkip_analysis.audit.facts import MONEY, Fact, Measure, Sure
from lkip_analysis.audit.sentences.lexicon import name_heads, words

LEAST_OVERLAP = 0.6
"""So much of the weight of a name must stand in a clause that does not print it as a whole."""
MARGIN = 0.12
"""By so much the best topic must lead."""
WEAK = frozenset("yang dan di dari pada untuk dengan per atau oleh dalam ke serta bagi atas sebagai terhadap".split())  # noqa: SIM905
_SUFFIX = re.compile(r"(?:nya|lah|kah)$")
_ENDING = re.compile(r"(?:kan|an|i)$")
_PREFIX = re.compile(r"^(?:meng|meny|mem|men|me|peng|peny|pem|pen|pe|per|ber|ter|di|ke|se)(?=[a-z]{3})")
_INITIAL = re.compile(r"^[kpts](?=[aiueo])|^(?:ny|ng)(?=[aiueo])")
_ALIAS = re.compile(r"\(([A-Z][\w/-]{1,14})\)")
_DIGIT = re.compile(r"\d")
_CAPITALS = re.compile(r"(?<![A-Z] )\b[A-Z]{2,}\b(?! [A-Z]{2,})")
_SCALE = re.compile(r"\b(?:dalam\s+)?(?:rp\.?\s*)?(ribu|juta|miliar|milyar)(?:an)?\b", re.IGNORECASE)
_MONEY = re.compile(r"\brp\b|rupiah", re.IGNORECASE)
_POWER = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9}
_PARENTHESIS = re.compile(r"\([^()]*\)")
_NUMBERED = re.compile(r"^\W*(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]\s+", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Cut a word to what its family shares: `pengunjung`, `kunjungan`, `mengunjungi` give `unjung`."""
    word = _SUFFIX.sub("", word) if len(word) > 5 else word
    word = _ENDING.sub("", word) if len(word) > 5 else word
    for _ in range(2):
        shorter = _PREFIX.sub("", word)
        if shorter == word or len(word) < 5:
            break
        word = shorter
    return _INITIAL.sub("", word) if len(word) > 3 else word


def stems(text: str) -> list[tuple[int, int, str]]:
    """Give (start, end, stem) of the words of a text that carry meaning."""
    return [(a, b, stem(w)) for a, b, w in words(text) if w not in WEAK]


@dataclass(eq=False)
class Topic:
    """A subject with its facts in the tables.

    Attributes
    ----------
    name : str
        As first printed.
    core : tuple of str
        Stems of its name without the words that a text may leave out.
    """

    name: str
    core: tuple[str, ...]
    facts: list[Fact] = field(default_factory=list)
    aliases: frozenset[str] = frozenset()
    is_total: bool = False
    units: set[str] = field(default_factory=set)
    """Nouns in which its figures are printed, where the table says: `km`, `orang`, `%`."""
    said: list[Fact] = field(default_factory=list)
    """What sentences say of it, with subject and measure printed."""

    def find(self, measures: Iterable[Measure] | None = None, year: int | None = None, stage: str = "") -> list[Fact]:
        """Facts of these measures (all by default) and this year (any by default) of the agency itself."""
        wanted = None if measures is None else set(measures)
        return [
            f
            for f in self.facts
            if (wanted is None or f.measure in wanted)
            and (year is None or f.year == year)
            and f.stage == stage
            and not f.scope
        ]


class Mention(NamedTuple):
    """A topic in a text: `text[start:end]` names it, as surely as `sure` says."""

    start: int
    end: int
    topic: Topic
    sure: Sure


class TopicIndex:
    """Topics of a document, by their words."""

    def __init__(self, document: SourceDocument, facts: Iterable[Fact]) -> None:
        self.topics: list[Topic] = []
        by_key: dict[str, Topic] = {}
        for fact in facts:
            total = fact.role is not None and fact.role.row.is_total
            key = f"\0{id(fact.role.table)}" if total else fact.key
            topic = by_key.get(key)
            if topic is None:
                topic = by_key[key] = self._topic(fact.subject, total)
                self.topics.append(topic)
            topic.facts.append(_scaled(fact))
            topic.units |= _units(fact)
        self._weights: dict[str, float] = defaultdict(float)
        self._first: dict[str, list[tuple[tuple[str, ...], Topic]]] = defaultdict(list)
        self._alias: dict[str, Topic | None] = {}
        named = [t for t in self.topics if not t.is_total and t.core]
        count: dict[str, int] = defaultdict(int)
        for topic in named:
            for word in set(topic.core):
                count[word] += 1
        self._weights = {w: 1 / n for w, n in count.items()}
        self._by_word: dict[str, list[Topic]] = defaultdict(list)
        cores: dict[tuple[str, ...], int] = defaultdict(int)
        for topic in named:
            cores[topic.core] += 1
            for word in set(topic.core):
                self._by_word[word].append(topic)
        for topic in named:
            full = tuple(stem(w) for _, _, w in words(_bare(topic.name)) if w not in WEAK)
            whole = tuple(stem(w) for _, _, w in words(_PARENTHESIS.sub(" ", _bare(topic.name))) if w not in WEAK)
            inner = {tuple(stem(w) for _, _, w in words(m)) for m in re.findall(r"\(([^()]*\s[^()]*)\)", topic.name)}
            forms = (
                {full, whole}
                | {i for i in inner if len(i) > 1 and "".join(i).isalpha()}
                | ({topic.core} if cores[topic.core] == 1 and len(topic.core) > 1 else set())
            )
            for form in forms:
                if form:
                    self._first[form[0]].append((form, topic))
            for alias in topic.aliases:
                self._alias[alias] = None if alias in self._alias else topic
        for forms_of in self._first.values():
            forms_of.sort(key=lambda x: -len(x[0]))
        self.totals = [t for t in self.topics if t.is_total]
        self._learn_aliases(document, named)

    @staticmethod
    def _topic(name: str, total: bool) -> Topic:
        bare = _bare(name)
        heads = {stem(h) for h in name_heads()}
        full = [stem(w) for _, _, w in words(_PARENTHESIS.sub(" ", bare)) if w not in WEAK]
        core = tuple(w for w in full if w not in heads)
        aliases = frozenset(a.casefold() for a in (*_ALIAS.findall(name), *_CAPITALS.findall(name)))
        return Topic(" ".join(name.split()), core, [], aliases, total)

    def _learn_aliases(self, document: SourceDocument, named: list[Topic]) -> None:
        """`Indeks Kepuasan Masyarakat (IKM)` in the text makes `IKM` that topic, and so do initials that nothing else has."""
        for paragraph in document.paragraphs:
            for m in _ALIAS.finditer(paragraph.text):
                before = [
                    x
                    for x in self.printed(paragraph.text[max(0, m.start() - 200) : m.start()])
                    if x.end >= min(200, m.start()) - 2
                ]
                if before:
                    self._alias.setdefault(m[1].casefold(), before[-1].topic)
        initials: dict[str, list[Topic]] = defaultdict(list)
        for topic in named:
            letters = [w[0] for _, _, w in words(re.split(r"\bper\b|[(\d]", topic.name)[0]) if w not in WEAK]
            if len(letters) > 2:
                initials["".join(letters)].append(topic)
        for letters, topics in initials.items():
            if len(topics) == 1:
                self._alias.setdefault(letters, topics[0])

    def printed(self, text: str) -> list[Mention]:
        """Names and abbreviations of topics that stand in a text as a whole, in order, none within another."""
        found = stems(text)
        result: list[Mention] = []
        at = 0
        while at < len(found):
            start, end, word = found[at]
            length, topic = 1, None
            for form, candidate in self._first.get(word, ()):
                run = found[at : at + len(form)]
                if tuple(w for _, _, w in run) == form and (
                    not _DIGIT.search(text, start, run[-1][1]) or _DIGIT.search(candidate.name)
                ):
                    length, topic = len(form), candidate
                    break
            raw = text[start:end]
            if topic is None and raw.isupper():
                topic = self._alias.get(raw.casefold())
            if topic is not None:
                result.append(Mention(start, found[at + length - 1][1], topic, Sure.PRINTED))
            at += length
        return result

    @cached_property
    def agency(self) -> Topic | None:
        """The total of the agency's budget: the total row of the tables of money, where they agree."""
        budget = (Measure.PAGU, Measure.REALISASI_ANGGARAN)
        rows = [t for t in self.totals if any(f.measure in budget for f in t.facts)]
        for measure in budget:
            values = {(f.year, f.stage, f.value.nilai) for t in rows for f in t.facts if f.measure is measure}
            if len(values) != len({v[:2] for v in values}):
                return None
        return max(rows, key=lambda t: len(t.facts), default=None)

    def likely(self, text: str, units: frozenset[str] = frozenset()) -> tuple[Topic | None, Sure]:
        """The topic that a clause speaks of in other words: most of its name's words stand there, and no other fits as well.

        `units` are those of the figures in the clause; a topic without such a unit does not fit.
        """
        have = {w for _, _, w in stems(text)}
        candidates = {t for w in have for t in self._by_word.get(w, ())}
        ranked = []
        for topic in candidates:
            words_of = set(topic.core)
            total = sum(self._weights[w] for w in words_of)
            hit = [w for w in words_of if w in have]
            score = sum(self._weights[w] for w in hit) / total
            ranked.append((score, len(hit), topic))
        ranked = [r for r in ranked if not units or _fits(r[2], units)]
        ranked.sort(key=lambda r: (-min(r[0], 0.95), -r[1]))
        if not ranked:
            return None, Sure.GUESSED
        score, hits, topic = ranked[0]
        rival = ranked[1] if len(ranked) > 1 else (0.0, 0, None)
        unique = score - rival[0] >= MARGIN or (score >= LEAST_OVERLAP and hits > rival[1])
        if not unique:
            return None, Sure.GUESSED
        if score >= LEAST_OVERLAP and (hits > 1 or len(topic.core) == 1):
            return topic, Sure.IMPLIED
        return topic, Sure.GUESSED


def _bare(name: str) -> str:
    return _NUMBERED.sub("", " ".join(name.split()))


def _fits(topic: Topic, units: frozenset[str]) -> bool:
    if "Rp" in units:
        return "Rp" in topic.units or not topic.units
    nouns = units - {"%", "", "poin"}
    known = topic.units - {"%", "Rp", "nilai", "indeks", "poin"}
    if nouns and known:
        return bool({stem(n) for n in nouns} & {stem(k) for k in known}) or not known & _UNIT_WORDS
    return not (nouns and topic.units == {"%"} and not known and nouns & _UNIT_WORDS)


_UNIT_WORDS = frozenset(
    [
        "km",
        "ha",
        "m",
        "unit",
        "orang",
        "ton",
        "ekor",
        "kasus",
        "dokumen",
        "buah",
        "paket",
        "perkara",
        "lokasi",
        "kk",
        "jiwa",
        "kegiatan",
        "tower",
        "sampel",
        "laporan",
    ]
)


def _units(fact: Fact) -> set[str]:
    """The unit of a figure as its cell, its row or its header prints it."""
    result = (
        {fact.value.satuan.casefold() if fact.value.satuan not in ("%", "Rp") else fact.value.satuan}
        if fact.value.satuan
        else set()
    )
    if fact.role is not None:
        for cell in fact.role.row.cells:
            if "satuan" in cell.column.name.casefold() and cell.content and len(cell.content) < 25:
                text = cell.content.strip().casefold()
                result.add("%" if text in ("%", "persen", "persentase") else "Rp" if text in ("rp", "rupiah") else text)
        for text in (fact.role.cell.column.name, fact.subject):
            if m := re.search(r"\(([\w/%]{1,12})\)", text):
                result.add("Rp" if m[1].casefold() == "rp" else m[1].casefold())
    if fact.measure in MONEY or (fact.value.satuan is None and abs(fact.value.nilai) >= 10**7):
        result.add("Rp")
    return result


def _scaled(fact: Fact) -> Fact:
    """Money printed in millions or billions, by its header or its row, as the amount that it is."""
    if fact.role is None or fact.value.satuan is not None:
        return fact
    if fact.measure in MONEY or _MONEY.search(fact.role.cell.column.name) or abs(fact.value.nilai) >= 10**8:
        if fact.value.desimal == 0 and abs(fact.value.nilai) >= 10**5:
            return replace(fact, value=fact.value._replace(satuan="Rp", alternatif=None))
    for text in (fact.role.cell.column.name, fact.subject, fact.role.table.title):
        m = _SCALE.search(text)
        if m and _MONEY.search(text):
            power = _POWER[m[1].casefold()]
            value = fact.value._replace(
                nilai=fact.value.nilai.scaleb(power), desimal=fact.value.desimal - power, satuan="Rp", alternatif=None
            )
            return replace(fact, value=value)
    return fact
