"""Claims of how many: rows of a table that keep a word, items of a list, all or none."""

import re
from collections.abc import Iterator
from decimal import Decimal

from lkip_analysis.audit.document import ListItem, Paragraph, PrintedTable
from lkip_analysis.audit.facts import Claim, ClaimKind, Fact, Measure, Sure
from lkip_analysis.audit.sentences.evidence import sign
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.lexicon import Sense
from lkip_analysis.audit.sentences.reading import Sentence
from lkip_analysis.audit.sentences.subject_notes import SubjectNotes
from lkip_analysis.text.parse_numbers import AngkaTercetak

_TOGETHER = {
    w: i
    for i, w in enumerate(
        ["kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan", "kesembilan", "kesepuluh"], 2
    )
}
_LISTED = re.compile(
    r"(?::|\b(?:sebagai berikut|yaitu|yakni|antara lain|adalah|meliputi|terdiri (?:dari|atas))\b)\s*:?\s*$",
    re.IGNORECASE,
)
_PARTLY = re.compile(r"\b(?:antara lain|di ?antaranya|seperti|misalnya)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")


def together(sentence: Sentence, notes: SubjectNotes) -> set[int]:
    """How many rows the sentence says that there are: `keempat indikator`, `lima bidang`."""
    result = {int(f.value.nilai) for f in sentence.figures if f.unit in notes.row_nouns}
    found = [w for w in _WORD.findall(sentence.said.casefold())]
    result |= {_TOGETHER[a] for a, b in zip(found, found[1:], strict=False) if a in _TOGETHER and b in notes.row_nouns}
    return result


class Tally:
    """The rows of a table of measures, and how many of them keep a word.

    Parameters
    ----------
    table : PrintedTable
    rows : list of dict of Measure to Fact
    """

    def __init__(self, table: PrintedTable, rows: list[dict[Measure, Fact]], notes: SubjectNotes) -> None:
        self.table, self.rows, self._notes = table, rows, notes

    def counts(self, noun: str) -> bool:
        """Whether a noun is what its rows are: that of its header; `indikator` of any table of capaian."""
        named = {w for col in self.table.columns[:3] if col.path for w in _WORD.findall(col.path[-1].casefold())}
        if noun in ("sasaran", "tujuan"):
            return noun in named and "indikator" not in named
        return noun in named or (
            Measure.SERAPAN not in self.rows[0] and noun not in ("program", "kegiatan", "sub kegiatan")
        )

    def keeping(self, test: "RowTest") -> list[dict[Measure, Fact]] | None:
        """The rows that keep a test; None where a row does not tell."""
        kept = []
        for row in self.rows:
            held = test.holds(row, self._notes)
            if held is None:
                return None
            if held:
                kept.append(row)
        return kept


class RowTest:
    """What is said of each row: its order to the target, or the label of its class."""

    def __init__(self, word: Sense | None, negated: bool, label: str = "", bound: AngkaTercetak | None = None) -> None:
        self.word, self.negated, self.label, self.bound = word, negated, label, bound

    def holds(self, row: dict[Measure, Fact], notes: SubjectNotes) -> bool | None:
        """Whether a row keeps it; None where it cannot be told."""
        if self.label:
            fact = row.get(Measure.CAPAIAN)
            labels = notes.labels(fact.value) if fact else None
            return None if not labels else self.label in labels
        order = self._order(row, notes)
        if order is None:
            return None
        sense = self.word.sense
        held = order > 0 if sense == "above" else order < 0 if sense in ("below", "miss") else order >= 0
        return held != self.negated

    def _order(self, row: dict[Measure, Fact], notes: SubjectNotes) -> int | None:
        c, t, r = row.get(Measure.CAPAIAN), row.get(Measure.TARGET), row.get(Measure.REALISASI)
        bound = self.bound or AngkaTercetak(Decimal(100), 0, "%", "100%")
        c = c or row.get(Measure.SERAPAN)
        if c is not None and not (r and t and notes.is_refuted(c)):
            return sign(c.value, bound._replace(desimal=c.value.desimal))
        if t is None or r is None:
            return None
        topic = notes.topic_of(r)
        less = notes.less_is_better(topic) if topic else None
        order = sign(r.value, t.value._replace(desimal=r.value.desimal))
        return None if less is None or order is None else -order if less else order


def tallies(notes: SubjectNotes) -> list[Tally]:
    """The tables whose rows have a capaian, or a target and a realisasi, of the report's year."""
    result: dict[int, tuple[PrintedTable, dict[int, dict[Measure, Fact]]]] = {}
    for topic in notes.index.topics:
        for fact in () if topic.is_total else topic.facts:
            if (
                fact.role
                and not fact.stage
                and not fact.scope
                and not fact.value.kosong
                and (fact.year or notes.year) == notes.year
            ):
                _, rows = result.setdefault(id(fact.role.table), (fact.role.table, {}))
                rows.setdefault(id(fact.role.row), {}).setdefault(fact.measure, fact)
    made = []
    for table, rows in result.values():
        useful = [
            r
            for r in rows.values()
            if r.keys() & {Measure.CAPAIAN, Measure.SERAPAN} or {Measure.TARGET, Measure.REALISASI} <= r.keys()
        ]
        measured = [
            r for r in rows.values() if r.keys() & {Measure.CAPAIAN, Measure.SERAPAN, Measure.REALISASI, Measure.TARGET}
        ]
        if len(useful) > 1 and len(useful) == len(measured):
            made.append(Tally(table, useful, notes))
    return made


_ROWS_OF = re.compile(
    r"\b(?:terdiri|melaksanakan|membiayai|menetapkan|ditetapkan|memuat|memiliki|diukur|didukung|dirinci|terbagi|sebanyak|terdapat|mencakup)\b",
    re.I,
)


def noun_claims(sentence: Sentence, notes: SubjectNotes) -> Iterator[Claim]:
    """More programs, activities, indicators than any table or list of the document has."""
    for figure in sentence.figures:
        known = notes.sizes.get(figure.unit)
        if (
            known is None
            or sentence.paragraph.place.page is not None
            or figure.kind != "level"
            or figure.rough
            or not figure.is_count
        ):
            continue
        n = int(figure.value.nilai)
        start, end = sentence.clause(figure.start)
        in_table = "tabel" in sentence.text[figure.end : end].casefold()
        if n <= max(known) and not (in_table and n not in known):
            continue
        if (sentence.years and notes.year and sentence.years[-1].year != notes.year) or _test(
            sentence, notes, figure.end, end
        ):
            continue
        if _ROWS_OF.search(sentence.text, start, end) and n <= max(known) + 2:
            yield Claim(
                "tabel", ClaimKind.COUNT, (), sentence.paragraph.at(figure.start, figure.end, 60),
                " ".join(sentence.text[figure.start : figure.end].split()),
                stated=figure.value, expected=str(max(known)), certainty=Sure.IMPLIED,
            )  # fmt: skip


def count_claims(sentence: Sentence, notes: SubjectNotes) -> Iterator[Claim]:
    """Counts of rows that keep a word, and words that say all or none of them do."""
    found = notes.tallies
    if not found:
        return
    for figure in sentence.figures:
        if figure.unit in notes.row_nouns and figure.kind == "level" and not figure.rough:
            yield from _counted(sentence, notes, figure)
    for word in sentence.within(sentence.start, sentence.end, "link", "all", "none"):
        yield from _all_or_none(sentence, notes, word)
    for word in sentence.within(sentence.start, sentence.end, "number", "together"):
        yield from _all_or_none(sentence, notes, word)


def _near(sentence: Sentence, notes: SubjectNotes) -> list[Tally]:
    """The tallies that a sentence can mean: of its section, else those of the document."""
    path = sentence.paragraph.section.path
    for depth in range(len(path), 0, -1):
        if near := [t for t in notes.tallies if t.table.section.path[:depth] == path[:depth]]:
            return near
    return notes.tallies


_BOUND = re.compile(
    r"(?:mencapai|minimal|tidak kurang dari|sekurang-kurangnya|paling sedikit|sama dengan atau lebih dari)\s*$",
    re.IGNORECASE,
)
_OVER = re.compile(r"(?:lebih dari|di atas|melebihi|melampaui)\s*$", re.IGNORECASE)
_UNDER = re.compile(r"(?:kurang dari|di bawah)\s*$", re.IGNORECASE)


def _test(sentence: Sentence, notes: SubjectNotes, start: int, end: int) -> RowTest | None:
    """What a clause says of each row that it counts; None where that is nothing that a table tells."""
    if sentence.within(start, end, "stage"):
        return None
    label = notes.label_in(sentence.text[start:end]) if sentence.within(start, end, "link", "class") else ""
    if label:
        return RowTest(None, False, label)
    bound = next((f for f in sentence.figures_in(start, end) if f.unit == "%"), None)
    if bound is not None:
        lead, tail = (
            sentence.text[max(start, bound.start - 40) : bound.start],
            sentence.text[bound.end : bound.end + 20].casefold(),
        )
        for pattern, sense in ((_BOUND, "reach"), (_OVER, "above"), (_UNDER, "below")):
            if pattern.search(lead) and (
                sense != "reach"
                or "mencapai" not in lead[-12:].casefold()
                or "lebih" in tail
                or bound.value.nilai == 100
            ):
                return RowTest(
                    Sense(bound.start, bound.end, "order", sense),
                    bool(re.search(r"\btidak\s+(?:lebih|melebihi)", lead)),
                    bound=bound.value,
                )
        return None
    words = [
        s
        for s in sentence.found
        if s.kind == "order" and start <= s.start < end and s.sense in ("above", "below", "reach", "miss")
    ]
    if words:
        word = words[0]
        target = sentence.within(start, end, "measure", "target") or sentence.within(start, end, "measure", "capaian")
        if not (target or word.sense in ("reach", "miss")) or any(
            f.kind == "level" for f in sentence.figures_in(word.end, end) if f.unit not in notes.row_nouns
        ):
            return None
        return RowTest(word, sentence.negated(word))
    return None


def _counted(sentence: Sentence, notes: SubjectNotes, figure: Figure) -> Iterator[Claim]:
    start, end = sentence.clause(figure.start)
    following = [f.start for f in sentence.figures if f.start > figure.start and f.unit in notes.row_nouns]
    stop = min([end, *following])
    before = sentence.text[max(start, figure.start - 12) : figure.start].casefold()
    if re.search(r"\bdari\s*$", before) and following:
        return
    test = _test(sentence, notes, figure.end, stop)
    if test is None:
        return
    total = _said_total(sentence, notes, figure)
    counted = [
        (t, kept)
        for t in _near(sentence, notes)
        if t.counts(figure.unit) and (kept := t.keeping(test)) is not None and (total is None or total == len(t.rows))
    ]
    n = int(figure.value.nilai)
    if not counted or any(len(kept) == n for _, kept in counted) or n > max(len(t.rows) for t, _ in counted):
        return
    table, kept = counted[0]
    if len({len(k) for _, k in counted}) > 1:
        return
    yield _claim(
        sentence,
        ClaimKind.COUNT,
        table,
        kept,
        figure.start,
        figure.end,
        figure.value,
        str(len(kept)),
        total is not None,
    )


def _said_total(sentence: Sentence, notes: SubjectNotes, figure: Figure) -> int | None:
    """`dari empat indikator, tiga …`, `4 dari 5 bidang`: how many there are in all."""
    others = [f for f in sentence.figures if f is not figure and f.unit in notes.row_nouns]
    for f in others:
        if re.search(r"\bdari\s*$", sentence.text[max(sentence.start, f.start - 8) : f.start].casefold()):
            return int(f.value.nilai)
    return None


def _all_or_none(sentence: Sentence, notes: SubjectNotes, word: Sense) -> Iterator[Claim]:
    """`seluruh indikator`, `kelima bidang`, `semuanya`, `tidak ada indikator`: of each row of a table."""
    start, end = sentence.clause(word.start)
    text = sentence.text[word.start : word.end].casefold()
    noun = _WORD.match(sentence.text[word.end : word.end + 40].casefold().lstrip())
    counted = noun is not None and noun[0] in notes.row_nouns
    alone = text in ("semuanya", "seluruhnya") and any(
        w in notes.row_nouns for w in _WORD.findall(sentence.text[start : word.start].casefold())
    )
    if (
        not (counted or alone)
        or sentence.within(word.end, end, "link", "some", "rest")
        or sentence.within(start, word.start, "link", "neg")
    ):
        return
    test = None if sentence.within(start, word.start, "derived", "mean") else _test(sentence, notes, word.end, end)
    if test is None or (_TOGETHER.get(text) and any(m.start > word.end for m in sentence.mentions)):
        return
    noun_said = (
        noun[0]
        if counted
        else next((w for w in _WORD.findall(sentence.text[start : word.start].casefold()) if w in notes.row_nouns), "")
    )
    near = [(t, kept) for t in _near(sentence, notes) if t.counts(noun_said) and (kept := t.keeping(test)) is not None]
    near = [(t, kept) for t, kept in near if text not in _TOGETHER or len(t.rows) == _TOGETHER[text]]
    if not near:
        return
    none = word.sense == "none"
    wrong = [(t, kept) for t, kept in near if len(kept) != (0 if none else len(t.rows))]
    if len(wrong) != len(near):
        return
    table, kept = wrong[0]
    yield _claim(
        sentence,
        ClaimKind.ALL,
        table,
        kept,
        word.start,
        end,
        None,
        f"{len(kept)} dari {len(table.rows)}",
        len(near) == 1,
    )


def _claim(
    sentence: Sentence, kind: ClaimKind, table: Tally, kept: list[dict[Measure, Fact]], start: int, end: int,
    stated: AngkaTercetak | None, expected: str, sure: bool,
) -> Claim:  # fmt: skip
    others = [r for r in table.rows if r not in kept]
    named = [next(iter(r.values())) for r in (kept if kind is ClaimKind.COUNT or len(kept) < len(others) else others)]
    return Claim(
        table.table.label,
        kind,
        tuple(named[:6]),
        sentence.paragraph.at(start, end, 40),
        " ".join(sentence.text[start:end].split()),
        stated=stated,
        expected=expected,
        certainty=Sure.PRINTED if sure else Sure.IMPLIED,
    )


# --- lists


def list_claims(sentence: Sentence, blocks: list[Paragraph]) -> Iterator[Claim]:
    """A count before a list that has more or fewer items: `dua kali, yaitu:` before four."""
    if sentence.end < len(sentence.text.rstrip()) or not _LISTED.search(sentence.said):
        return
    labels = [label for b in blocks for label in _labels(b)]
    following = [b for b in blocks if isinstance(b, ListItem)]
    if len(set(labels) - {""}) > 1:
        yield from _labelled(sentence, labels)
        return
    if _PARTLY.search(sentence.said):
        return
    counts = [
        f
        for f in sentence.figures
        if f.unit not in ("", "%", "poin", "Rp") and f.value.desimal == 0 and f.kind == "level"
    ]
    if not counts or len(following) < 2 or counts[-1].rough:
        return
    figure = counts[-1]
    n = int(figure.value.nilai)
    markers = [i.marker.strip(" .()") for i in following]
    if len({_style(m) for m in markers}) != 1 or not _in_order(markers) or not 1 <= n <= 60 or n == len(following):
        return
    yield Claim(
        "",
        ClaimKind.COUNT,
        (),
        sentence.paragraph.at(figure.start, figure.end, 60),
        sentence.text[figure.start : figure.end],
        stated=figure.value,
        expected=str(len(following)),
        certainty=Sure.PRINTED
        if _style(markers[0]) == "1" and figure.topic is None and following[0].place.page is None
        else Sure.IMPLIED,
    )


_LABEL = re.compile(
    r"(?:^|(?<=\s))\s*(?:(?:[IVXLC]+|\d{1,2}|[a-z])[.)]\s+|[-•]\s*)+(sub\s?kegiatan|kegiatan|program|sasaran|tujuan|indikator)\b",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\s*(?:(?:[IVXLC]+|\d{1,2})[.)]\s+)?(sub\s?kegiatan|kegiatan|program|sasaran|tujuan|indikator)\b", re.IGNORECASE
)


def _labels(block: Paragraph) -> list[str]:
    """The kinds that an item says it is (`Sub Kegiatan Penyediaan …`), and those of items within its text."""
    first = _KIND.match(block.text)
    found = ([first[1]] if first else []) + [m[1] for m in _LABEL.finditer(block.text, first.end() if first else 0)]
    named = [" ".join(k.casefold().replace("subkegiatan", "sub kegiatan").split()) for k in found]
    return named or ([""] if isinstance(block, ListItem) else [])


def _labelled(sentence: Sentence, labels: list[str]) -> Iterator[Claim]:
    """`5 program, 19 kegiatan dan 45 sub kegiatan:` against a list of all these."""
    for figure in sentence.figures:
        innermost = max(set(labels) - {""}, key=labels.count)
        items = labels.count(figure.unit) + (labels.count("") if figure.unit == innermost else 0)
        if (
            items > 1
            and items != figure.value.nilai
            and figure.is_count
            and not figure.rough
            and labels.count("") * 4 <= len(labels)
        ):
            yield Claim(
                "", ClaimKind.COUNT, (), sentence.paragraph.at(figure.start, figure.end, 60), sentence.text[figure.start : figure.end],
                stated=figure.value, expected=str(items),
            )  # fmt: skip


def _in_order(markers: list[str]) -> bool:
    """Whether the marks of a list count on from the first: what else has lost an item."""
    if markers[0].isdigit():
        return markers == [str(i) for i in range(1, len(markers) + 1)]
    return not markers[0].isalpha() or len(set(markers)) == len(markers)


def _style(marker: str) -> str:
    return (
        "1"
        if marker.isdigit()
        else "a"
        if len(marker) == 1 and marker.isalpha()
        else "I"
        if marker.isalpha()
        else marker
    )
