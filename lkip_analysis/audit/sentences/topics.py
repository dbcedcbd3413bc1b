"""The subjects of a document (indicators, programs, rows of counts) and where sentences name them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from lkip_analysis.audit.document import SourceDocument
from lkip_analysis.audit.facts import Fact, Measure, Sure
from lkip_analysis.audit.sentences.lexicon import word_list, words
from lkip_analysis.audit.sentences.topic_units import as_amount, fit, units_of

LEAST_OVERLAP = 0.6
"""So much of the weight of a name must stand in a clause that does not print it as a whole."""
MARGIN = 0.12
"""By so much the best topic must lead."""
REACH_OF_ALIAS = 200
_SUFFIX = re.compile(r"(?:nya|lah|kah)$")
_ENDING = re.compile(r"(?:kan|an|i)$")
_PREFIX = re.compile(r"^(?:meng|meny|mem|men|me|peng|peny|pem|pen|pe|per|ber|ter|di|ke|se)(?=[a-z]{3})")
_INITIAL = re.compile(r"^[kpts](?=[aiueo])|^(?:ny|ng)(?=[aiueo])")
_ALIAS = re.compile(r"\(([A-Z][\w/-]{1,14})\)")
_CAPITALS = re.compile(r"(?<![A-Z] )\b[A-Z]{2,}\b(?! [A-Z]{2,})")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_NUMBERED = re.compile(r"^\W*(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]\s+", re.I)
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Cut a word to what its family shares: `pengunjung`, `kunjungan`, `mengunjungi` give `unjung`."""
    for ending in (_SUFFIX, _ENDING):
        word = ending.sub("", word) if len(word) > 5 else word
    for _ in range(2):
        word = _PREFIX.sub("", word) if len(word) >= 5 else word
    return _INITIAL.sub("", word) if len(word) > 3 else word


def stems(text: str) -> list[tuple[int, int, str]]:
    """Give (start, end, stem) of the words of a text that carry meaning."""
    return [(a, b, stem(w)) for a, b, w in words(text) if w not in word_list("weak")]


def stem_set(text: str) -> set[str]:
    """The stems of a text."""
    return {w for _, _, w in stems(text)}


@dataclass(eq=False)
class Topic:
    """A subject with its facts in the tables.

    Attributes
    ----------
    name : str
        As first printed.
    core : tuple of str
        Stems of its name without the words that a text may leave out.
    units : set of str
        Nouns in which its figures are printed, where the table says: `km`, `orang`, `%`.
    said : list of Fact
        What sentences say of it, with subject and measure known.
    """

    name: str
    core: tuple[str, ...]
    is_total: bool = False
    facts: list[Fact] = field(default_factory=list)
    units: set[str] = field(default_factory=set)
    said: list[Fact] = field(default_factory=list)

    def find(self, measures: Iterable[Measure], stage: str = "") -> list[Fact]:
        """Facts of these measures and this stage of the agency itself."""
        return [
            f for f in self.facts if f.measure in measures and f.stage == stage and not f.scope and not f.value.kosong
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
        by_key: dict[str, Topic] = {}
        heads = {stem(h) for h in word_list("head", "name")}
        for fact in facts:
            total = fact.role is not None and fact.role.row.is_total
            key = f"\0{id(fact.role.table)}" if total else fact.key
            if key not in by_key:
                full = _stems_of(_BRACKETS.sub(" ", fact.subject))
                by_key[key] = Topic(" ".join(fact.subject.split()), tuple(w for w in full if w not in heads), total)
            by_key[key].facts.append(as_amount(fact))
            by_key[key].units |= units_of(fact)
        self.topics = list(by_key.values())
        self.totals = [t for t in self.topics if t.is_total]
        named = [t for t in self.topics if not t.is_total and t.core]
        self._by_word: dict[str, list[Topic]] = defaultdict(list)
        for topic in named:
            for word in dict.fromkeys(topic.core):
                self._by_word[word].append(topic)
        self._forms = _forms(named)
        self._alias = _aliases(named)
        self._learn(document)

    def _learn(self, document: SourceDocument) -> None:
        """`Indeks Kepuasan Masyarakat (IKM)` in the text makes `IKM` that topic."""
        for paragraph in document.paragraphs:
            for m in _ALIAS.finditer(paragraph.text):
                lead = paragraph.text[max(0, m.start() - REACH_OF_ALIAS) : m.start()]
                before = [x for x in self.printed(lead) if not lead[x.end :].strip()]
                if before:
                    self._alias.setdefault(m[1].casefold(), before[-1].topic)

    def printed(self, text: str) -> list[Mention]:
        """Names and abbreviations of topics that stand in a text as a whole, in order, none within another."""
        found = stems(text)
        result: list[Mention] = []
        at = 0
        while at < len(found):
            start, end, word = found[at]
            length, topic = 1, self._alias.get(text[start:end].casefold()) if text[start:end].isupper() else None
            for form, candidate in self._forms.get(word, ()):
                run = found[at : at + len(form)]
                if tuple(w for _, _, w in run) == form and (
                    not _DIGIT.search(text, start, run[-1][1]) or _DIGIT.search(candidate.name)
                ):
                    length, topic = len(form), candidate
                    break
            if topic is not None:
                result.append(Mention(start, found[at + length - 1][1], topic, Sure.PRINTED))
            at += length
        return result

    @cached_property
    def agency(self) -> Topic | None:
        """The total of the agency's budget: the total row of the tables of money, where they agree."""
        budget = (Measure.PAGU, Measure.REALISASI_ANGGARAN)
        rows = [t for t in self.totals if any(f.measure in budget for f in t.facts)]
        values = {(f.measure, f.year, f.stage, f.value.nilai) for t in rows for f in t.facts if f.measure in budget}
        agree = len(values) == len({v[:3] for v in values})
        return max(rows, key=lambda t: len(t.facts), default=None) if agree else None

    def likely(self, text: str, units: frozenset[str] = frozenset()) -> tuple[Topic | None, Sure]:
        """The topic that a clause speaks of in other words: most of its name's words stand there, none fits as well.

        `units` are those of the figures in the clause; a topic without such a unit does not fit.
        """
        have = stem_set(text)
        ranked = []
        for topic in dict.fromkeys(t for w in sorted(have) for t in self._by_word.get(w, ())):
            weights = {w: 1 / len(self._by_word[w]) for w in topic.core}
            hit = [w for w in weights if w in have]
            if not units or fit(topic.units, units):
                ranked.append((sum(weights[w] for w in hit) / sum(weights.values()), len(hit), topic))
        ranked.sort(key=lambda r: (-min(r[0], 0.95), -r[1]))
        if not ranked:
            return None, Sure.GUESSED
        score, hits, topic = ranked[0]
        second, second_hits, _ = ranked[1] if len(ranked) > 1 else (0.0, 0, None)
        if score - second < MARGIN and not (score >= LEAST_OVERLAP and hits > second_hits):
            return None, Sure.GUESSED
        sure = score >= LEAST_OVERLAP and (hits > 1 or len(topic.core) == 1)
        return topic, Sure.IMPLIED if sure else Sure.GUESSED


def _stems_of(name: str) -> tuple[str, ...]:
    return tuple(w for _, _, w in stems(_NUMBERED.sub("", " ".join(name.split()))))


def _forms(named: list[Topic]) -> dict[str, list[tuple[tuple[str, ...], Topic]]]:
    """By its first word: what of a name a text may print for it, the longest first."""
    cores = Counter(t.core for t in named)
    result: dict[str, list[tuple[tuple[str, ...], Topic]]] = defaultdict(list)
    for topic in named:
        inner = (_stems_of(m[1]) for m in _BRACKETS.finditer(topic.name) if " " in m[1] and not _DIGIT.search(m[1]))
        forms = {_stems_of(topic.name), _stems_of(_BRACKETS.sub(" ", topic.name)), *(i for i in inner if len(i) > 1)}
        if cores[topic.core] == 1 and len(topic.core) > 1:
            forms.add(topic.core)
        for form in sorted(forms - {()}):
            result[form[0]].append((form, topic))
    for found in result.values():
        found.sort(key=lambda x: -len(x[0]))
    return result


def _aliases(named: list[Topic]) -> dict[str, Topic]:
    """Abbreviations that names print, and initials, where only one topic has them."""
    printed: dict[str, list[Topic]] = defaultdict(list)
    initials: dict[str, list[Topic]] = defaultdict(list)
    for topic in named:
        for alias in {a.casefold() for a in (*_ALIAS.findall(topic.name), *_CAPITALS.findall(topic.name))}:
            printed[alias].append(topic)
        letters = [w[0] for _, _, w in words(re.split(r"\bper\b|[(\d]", topic.name)[0]) if w not in word_list("weak")]
        if len(letters) > 2:
            initials["".join(letters)].append(topic)
    first = {a: topics[0] for a, topics in initials.items() if len(topics) == 1}
    return {a: t for a, t in first.items() if a not in printed} | {a: t[0] for a, t in printed.items() if len(t) == 1}
