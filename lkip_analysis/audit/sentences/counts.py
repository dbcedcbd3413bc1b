"""Claims of how many: rows of a table that keep a word, items of a list, all or none."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from lkip_analysis.audit.document import ListItem, Paragraph
from lkip_analysis.audit.facts import Claim, ClaimKind, Sure
from lkip_analysis.audit.sentences.counted_rows import MeasuredRow, RowBook, RowTest, Tally
from lkip_analysis.audit.sentences.evidence import CONTEXT, claim_of
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.lexicon import Sense, word_list
from lkip_analysis.audit.sentences.sentence import Sentence
from lkip_analysis.text.parse_numbers import AngkaTercetak

_TOGETHER = {w: i for i, w in enumerate(word_list("ordinals")[1:], 2)}
_WORD = re.compile(r"[a-z]+")
_LISTED = re.compile(
    r"(?::|\b(?:sebagai berikut|yaitu|yakni|antara lain|adalah|meliputi|terdiri (?:dari|atas))\b)\s*:?\s*$", re.I
)
_PARTLY = re.compile(r"\b(?:antara lain|di ?antaranya|seperti|misalnya)\b", re.I)
_KINDS = r"(sub\s?kegiatan|kegiatan|program|sasaran|tujuan|indikator)\b"
_LABEL = re.compile(rf"(?:^|(?<=\s))\s*(?:(?:[IVXLC]+|\d{{1,2}}|[a-z])[.)]\s+|[-•]\s*)+{_KINDS}", re.I)
_FIRST_LABEL = re.compile(rf"\s*(?:(?:[IVXLC]+|\d{{1,2}})[.)]\s+)?{_KINDS}", re.I)
_BOUNDS = (
    (re.compile(r"(?:mencapai|minimal|tidak kurang dari|sekurang-kurangnya|paling sedikit)\s*$", re.I), "reach"),
    (re.compile(r"(?:lebih dari|di atas|melebihi|melampaui)\s*$", re.I), "above"),
    (re.compile(r"(?:kurang dari|di bawah)\s*$", re.I), "below"),
)
MOST_ITEMS = 60
MOST_MORE = 2
"""A count may be so much larger than what tables list to be a slip; more is a count of something else."""
NAMED = 6


def together(sentence: Sentence, rows: RowBook) -> set[int]:
    """How many rows the sentence says that there are: `keempat indikator`, `lima bidang`."""
    said = _WORD.findall(sentence.said.casefold())
    counted = {int(f.value.nilai) for f in sentence.figures if f.unit in rows.nouns}
    return counted | {_TOGETHER[a] for a, b in pairwise(said) if a in _TOGETHER and b in rows.nouns}


def count_claims(sentence: Sentence, rows: RowBook) -> Iterator[Claim]:
    """Counts of rows that keep a word, words that say all or none of them do, more rows than any table has."""
    for figure in sentence.levels():
        if figure.unit in rows.nouns:
            yield from _counted(sentence, rows, figure)
            yield from _too_many(sentence, rows, figure)
    for word in sentence.all("link", "all", "none") + sentence.all("number", "together"):
        yield from _all_or_none(sentence, rows, word)


def _test(sentence: Sentence, rows: RowBook, start: int, end: int) -> RowTest | None:
    """What a clause says of each row that it counts; None where that is nothing that a table tells."""
    if sentence.within(start, end, "stage"):
        return None
    if sentence.within(start, end, "link", "class") and (label := rows.labels.first_in(sentence.text[start:end])):
        return RowTest(label=label)
    bound = next((f for f in sentence.figures_in(start, end) if f.unit == "%"), None)
    if bound is not None:
        lead, tail = (
            sentence.text[max(start, bound.start - 40) : bound.start],
            sentence.text[bound.end : bound.end + 20],
        )
        sense = next((sense for pattern, sense in _BOUNDS if pattern.search(lead)), "")
        plain = (
            lead.casefold().rstrip().endswith("mencapai")
            and "lebih" not in tail.casefold()
            and bound.value.nilai != 100
        )
        negated = bool(re.search(r"\btidak\s+(?:lebih|melebihi)", lead))
        return RowTest(sense, negated, bound.value) if sense and not plain else None
    word = next(iter(s for s in sentence.within(start, end, "order", "above", "below", "reach", "miss")), None)
    if word is None or any(f.kind == "level" and f.unit not in rows.nouns for f in sentence.figures_in(word.end, end)):
        return None
    aimed = word.sense in ("reach", "miss") or sentence.within(start, end, "measure", "target", "capaian")
    return RowTest(word.sense, sentence.negated(word)) if aimed else None


def _counted(sentence: Sentence, rows: RowBook, figure: Figure) -> Iterator[Claim]:
    """`tiga indikator melampaui target`, `dari empat indikator, tiga …`."""
    end = sentence.clause(figure.start)[1]
    others = [f for f in sentence.figures if f is not figure and f.unit in rows.nouns]
    whole = [f for f in others if _after_dari(sentence, f)]
    stop = min([end, *(f.start for f in others if f.start > figure.start)])
    test = _test(sentence, rows, figure.end, stop)
    if test is None or _after_dari(sentence, figure):
        return
    if others and not whole and sentence.all("link", "rest"):  # `tiga tercapai, satu lainnya tidak`
        total = int(sum(f.value.nilai for f in (figure, *others)))
    else:
        total = int(whole[0].value.nilai) if whole else None
    near = [t for t in rows.near(sentence, figure.unit) if total in (None, len(t.rows))]
    kept = [(t, k) for t in near if (k := rows.keeping(t, test)) is not None]
    n, sizes = int(figure.value.nilai), {len(k) for _, k in kept}
    if len(sizes) == 1 and n not in sizes and n <= max(len(t.rows) for t, _ in kept):
        place = figure.start, figure.end
        yield _row_claim(sentence, ClaimKind.COUNT, *kept[0], place, figure.value, str(*sizes), sure=total is not None)


def _after_dari(sentence: Sentence, figure: Figure) -> bool:
    return sentence.between(sentence.start, figure.start)[-1:] in (["dari"], ["Dari"])


def _all_or_none(sentence: Sentence, rows: RowBook, word: Sense) -> Iterator[Claim]:
    """`seluruh indikator`, `kelima bidang`, `semuanya`, `tidak ada indikator`: of each row of a table."""
    start, end = sentence.clause(word.start)
    said, many = sentence.words_of(word), _TOGETHER.get(sentence.words_of(word))
    after = _WORD.findall(sentence.text[word.end : end].casefold())[:1]
    before = _WORD.findall(sentence.text[start : word.start].casefold()) if said in ("semuanya", "seluruhnya") else []
    noun = next((w for w in (*after, *before) if w in rows.nouns), "")
    excepted = sentence.within(word.end, end, "link", "some", "rest") or sentence.within(
        start, word.start, "link", "neg"
    )
    meant = sentence.within(start, word.start, "derived", "mean")
    listed = many and any(m.start > word.end for m in sentence.mentions)
    test = None if not noun or excepted or meant or listed else _test(sentence, rows, word.end, end)
    if test is None:
        return
    near = [t for t in rows.near(sentence, noun) if many in (None, len(t.rows))]
    kept = [(t, k) for t in near if (k := rows.keeping(t, test)) is not None]
    if kept and all(len(k) != (0 if word.sense == "none" else len(t.rows)) for t, k in kept):
        table, held = kept[0]
        expected = f"{len(held)} dari {len(table.rows)}"
        yield _row_claim(sentence, ClaimKind.ALL, table, held, (word.start, end), None, expected, sure=len(kept) == 1)


def _row_claim(
    sentence: Sentence, kind: ClaimKind, tally: Tally, kept: list[MeasuredRow], place: tuple[int, int],
    stated: AngkaTercetak | None, expected: str, *, sure: bool,
) -> Claim:  # fmt: skip
    others = [r for r in tally.rows if r not in kept]
    named = kept if kind is ClaimKind.COUNT or len(kept) < len(others) else others
    return Claim(
        tally.table.label,
        kind,
        tuple(next(iter(r.values())) for r in named[:NAMED]),
        sentence.paragraph.at(*place, CONTEXT),
        " ".join(sentence.text[slice(*place)].split()),
        stated=stated,
        expected=expected,
        certainty=Sure.PRINTED if sure else Sure.IMPLIED,
    )


def _too_many(sentence: Sentence, rows: RowBook, figure: Figure) -> Iterator[Claim]:
    """More programs, activities, indicators than any table or list of the document has."""
    known, n = rows.sizes.get(figure.unit), int(figure.value.nilai)
    start, end = sentence.clause(figure.start)
    if known is None or sentence.paragraph.place.page is not None or n in known:
        return
    in_table = "tabel" in sentence.text[figure.end : end].casefold()
    other_year = sentence.years and sentence.years[-1].year != (sentence.report_year or sentence.years[-1].year)
    told = set(word_list("rows_of")) & set(_WORD.findall(sentence.text[start:end].casefold()))
    more = (max(known) < n or in_table) and n <= max(known) + MOST_MORE
    if more and told and not other_year and _test(sentence, rows, figure.end, end) is None:
        yield _count_claim(sentence, figure, max(known), Sure.IMPLIED, "tabel")


# --- lists


def list_claims(sentence: Sentence, blocks: list[Paragraph]) -> Iterator[Claim]:
    """A count before a list that has more or fewer items: `dua kali, yaitu:` before four."""
    if not sentence.ends_paragraph or not _LISTED.search(sentence.said):
        return
    labels = [label for b in blocks for label in _labels(b)]
    if len(set(labels) - {""}) > 1:
        yield from _labelled(sentence, labels)
        return
    items = [b for b in blocks if isinstance(b, ListItem)]
    counts = [f for f in sentence.figures if f.is_count and f.kind == "level"]
    marks = [i.marker.strip(" .()") for i in items]
    if not counts or counts[-1].rough or len(items) < 2 or _PARTLY.search(sentence.said) or not _count_on(marks):
        return
    figure, n = counts[-1], int(counts[-1].value.nilai)
    if n != len(items) and 1 <= n <= MOST_ITEMS:
        sure = marks[0].isdigit() and figure.topic is None and items[0].place.page is None
        yield _count_claim(sentence, figure, len(items), Sure.PRINTED if sure else Sure.IMPLIED)


def _count_on(marks: list[str]) -> bool:
    """Whether the marks of a list are of one style and count on from the first: else it has lost an item."""
    if marks[0].isdigit():
        return marks == [str(i) for i in range(1, len(marks) + 1)]
    return len({(m.isalpha(), len(m) == 1) for m in marks}) == 1 and (
        not marks[0].isalpha() or len(set(marks)) == len(marks)
    )


def _labels(block: Paragraph) -> list[str]:
    """The kinds that an item says it is (`Sub Kegiatan Penyediaan …`), and those of items within its text."""
    first = _FIRST_LABEL.match(block.text)
    found = ([first[1]] if first else []) + [m[1] for m in _LABEL.finditer(block.text, first.end() if first else 0)]
    named = [" ".join(k.casefold().replace("subkegiatan", "sub kegiatan").split()) for k in found]
    return named or ([""] if isinstance(block, ListItem) else [])


def _labelled(sentence: Sentence, labels: list[str]) -> Iterator[Claim]:
    """`5 program, 19 kegiatan dan 45 sub kegiatan:` against a list of all these."""
    innermost = max(sorted(set(labels) - {""}), key=labels.count)
    for figure in sentence.figures:
        items = labels.count(figure.unit) + (labels.count("") if figure.unit == innermost else 0)
        whole = figure.is_count and not figure.rough and labels.count("") * 4 <= len(labels)
        if whole and items > 1 and items != figure.value.nilai:
            yield _count_claim(sentence, figure, items, Sure.PRINTED)


def _count_claim(sentence: Sentence, figure: Figure, count: int, sure: Sure, where: str = "") -> Claim:
    return replace(claim_of(sentence, figure, ClaimKind.COUNT, (), str(count), sure), subject=where)
