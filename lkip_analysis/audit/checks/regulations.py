"""Regulations cited: one with two years, one under two kinds, one with two titles."""

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from lkip_analysis.audit.document import Location
from lkip_analysis.audit.finding import AuditFinding
from lkip_analysis.audit.relations import Relation
from lkip_analysis.audit.sentences.figures import YEAR

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

_KINDS: tuple[tuple[str, str], ...] = (
    (r"undang-?\s?undang|uu", "Undang-Undang"),
    (r"peraturan\s+pemerintah|pp", "Peraturan Pemerintah"),
    (r"peraturan\s+presiden|perpres", "Peraturan Presiden"),
    (r"instruksi\s+presiden|inpres", "Instruksi Presiden"),
    (r"keputusan\s+presiden|keppres", "Keputusan Presiden"),
    (
        r"peraturan\s+menteri(?:\s+[A-Z][\w.-]*|\s+dan|\s+negara|,)*|permen[a-z]*(?:\s+[A-Z][\w.-]*|\s+dan)*",
        "Peraturan Menteri",
    ),
    (r"keputusan\s+menteri(?:\s+[A-Z][\w.-]*|\s+dan|,)*|kepmen[a-z]*(?:\s+[A-Z][\w.-]*)*", "Keputusan Menteri"),
    (r"peraturan\s+daerah|perda", "Peraturan Daerah"),
    (r"peraturan\s+wali\s?kota|perwal[a-z]*|perwako", "Peraturan Wali Kota"),
    (r"peraturan\s+bupati|perbup", "Peraturan Bupati"),
    (r"peraturan\s+gubernur|pergub", "Peraturan Gubernur"),
    (r"keputusan\s+(?:wali\s?kota|bupati|gubernur)", "Keputusan Kepala Daerah"),
)
_CITED = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<k{n}>(?i:{pattern}))" for n, (pattern, _) in enumerate(_KINDS))
    + r")(?:\s+(?:Kota|Kabupaten|Provinsi|Daerah|Republik|RI)?(?:\s*[A-Z][\w-]+){0,3}?)?\s*"
    + rf"(?i:nomor|no\.?)\s*:?\s*(?P<number>[\w./-]+?)\s*,?\s*(?i:tahun|th\.?)\s+(?P<year>{YEAR})"
    + r"(?:\s+(?i:tentang)\s+(?P<title>[^;:()“”]{10,300}))?"
)
_TITLE_END = re.compile(
    r"\.(?:\s|$)|\n\s*\n|,?\s+(?:sebagaimana|merupakan|maka|telah|yaitu|yakni|dengan berpedoman|serta\s+peraturan|"
    r"yang\s+(?:telah|juga|mengatur|menyatakan))\b|,?\s+(?:dan\s+)?(?:peraturan|keputusan|instruksi|undang-undang|permen\w*)\s+"
    r"(?:menteri|kepala|presiden|daerah|pemerintah|wali|bupati|gubernur|nomor)\b|\.$",
    re.IGNORECASE,
)
LEAST_TITLE = 3
MOST_TITLE = 14
ALIKE = 0.6
MOST_OTHER = 4
"""Titles that differ in more words are not one title."""


class _Citation(NamedTuple):
    kind: str
    number: str
    year: str
    title: tuple[str, ...]
    text: str
    place: Location


def _citations(audit: "Audit") -> Iterator[_Citation]:
    for p in audit.document.texts():
        at = 0
        while m := _CITED.search(p.text, at):
            at = m.end("year")
            kind = next(name for n, (_, name) in enumerate(_KINDS) if m[f"k{n}"])
            title = m["title"] or ""
            if stop := _TITLE_END.search(title):
                title = title[: stop.start()]
            words = tuple(re.findall(r"\w+", title.casefold()))
            yield _Citation(
                kind,
                m["number"].casefold(),
                m["year"],
                words,
                f"{kind} Nomor {m['number']} Tahun {m['year']}",
                p.at(m.start(), at),
            )


def _alike(a: _Citation, b: _Citation) -> float:
    """How alike two titles are, as far as the shorter one goes; 0 where one is too short to tell."""
    n = min(len(a.title), len(b.title), MOST_TITLE)
    years = [re.findall(YEAR, " ".join(x.title)) for x in (a, b)]
    if n < LEAST_TITLE or (all(years) and years[0] != years[1]):
        return 0.0
    return SequenceMatcher(None, a.title[:n], b.title[:n], False).ratio()


def differ(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """Citations with one title and the same `same` fields, but another `field`."""
    field, same = relation.parameters["field"], relation.parameters["same"]
    groups: dict[tuple[str, ...], list[_Citation]] = defaultdict(list)
    for c in _citations(audit):
        groups[tuple(getattr(c, s) for s in same)].append(c)
    for found in groups.values():
        if field == "title":
            yield from _titles(relation, [c for c in found if len(c.title) >= LEAST_TITLE])
            continue
        for a, b in combinations(found, 2):
            if getattr(a, field) != getattr(b, field) and _alike(a, b) >= ALIKE:
                both = sorted({a.text, b.text})
                yield relation.finding((a.place, b.place), tuple(both), "; ".join(both), names=" dan ".join(both))


def _titles(relation: Relation, found: list[_Citation]) -> Iterator[AuditFinding]:
    words = sorted(
        {w for a, b in combinations(found, 2) if _alike(a, b) >= ALIKE for w in _other_words(a.title, b.title)}
    )
    short = any("".join(w[0] for w in words if w != a) == a for a in words)  # `RS`, `Rumah Sakit`
    if 0 < len(words) <= MOST_OTHER and not short:
        names = f"{found[0].text} ({', '.join(f'“{w}”' for w in words)})"
        yield relation.finding(tuple(c.place for c in found), (found[0].text, *words), "; ".join(words), names=names)


def _other_words(a: tuple[str, ...], b: tuple[str, ...]) -> Iterator[str]:
    """Words in which two titles differ; the end of the longer one does not count."""
    n = min(len(a), len(b))
    for kind, i, j, k, m in SequenceMatcher(None, a, b, False).get_opcodes():
        if kind != "equal" and max(i, k) < n and not (j == len(a) or m == len(b)):
            yield from (*a[i:j], *b[k:m])
