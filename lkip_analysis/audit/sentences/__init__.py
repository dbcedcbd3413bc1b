"""What sentences say: their figures anchored to subjects, years and measures, and what their words claim of them.

Every figure of a sentence about a subject is a fact of that subject or follows from two of them; the words of
`lexicon.toml` decide only which. What is about something else (another region, a part of the year, an outlook)
is recognised by its words and left alone.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from lkip_analysis.audit.document import ListItem, Paragraph, PrintedTable
from lkip_analysis.audit.facts import Claim, Fact, Sure
from lkip_analysis.audit.sentences.class_claims import class_claims, rank_claims
from lkip_analysis.audit.sentences.counts import count_claims, list_claims, noun_claims
from lkip_analysis.audit.sentences.derived_claims import (
    base_claims,
    difference_claims,
    list_sum_claims,
    mean_claims,
    note_bases,
    ratio_claims,
    rest_claims,
    share_claims,
    sum_claims,
)
from lkip_analysis.audit.sentences.evidence import as_fact
from lkip_analysis.audit.sentences.figure_pool import FigurePool
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.order_claims import OrderReader
from lkip_analysis.audit.sentences.reading import Reader, Sentence
from lkip_analysis.audit.sentences.running_scales import running_scales
from lkip_analysis.audit.sentences.subject_notes import SubjectNotes
from lkip_analysis.audit.sentences.topics import TopicIndex
from lkip_analysis.audit.sentences.value_claims import value_claims

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

_EXTRACTORS = (
    value_claims,
    difference_claims,
    ratio_claims,
    rest_claims,
    share_claims,
    sum_claims,
    mean_claims,
    count_claims,
    noun_claims,
    class_claims,
    rank_claims,
)


_CONTENTS = re.compile(r"\s*daftar\s+(?:isi|tabel|gambar|grafik|lampiran)\b", re.IGNORECASE)
LONGEST_PIECE = 160
"""A paragraph of at most this length between list items is a piece of one, cut off by a page."""


def read_sentences(audit: "Audit") -> tuple[list[Fact], list[Claim]]:
    """Read the sentences of a document.

    Returns
    -------
    facts : list of Fact
        Figures of sentences whose subject and measure are known.
    claims : list of Claim
        What the sentences say of figures, with the operands as printed or as the tables have them.
    """
    facts_of_tables = [f for f in audit.table_facts.facts if f.role and not _is_contents(f.role.table)]
    index = TopicIndex(audit.document, facts_of_tables)
    notes = SubjectNotes(
        audit.document, index, audit.year, audit.inverse, audit.blamed, [*audit.scales, *running_scales(audit.document)]
    )
    items = _items_after(audit)
    facts: list[Fact] = []
    claims: list[Claim] = []
    read = list(Reader(audit.document, index, audit.year).read())
    for sentence in read:
        for figure in sentence.figures:
            if figure.topic and figure.own and figure.kind == "level" and _says(figure):
                figure.topic.said.append(as_fact(sentence, figure))
        note_bases(sentence, notes)
        if (listed := items.get(id(sentence.paragraph))) and sentence.end >= len(sentence.text.rstrip()):
            notes.add_list(sentence.said, sum(isinstance(b, ListItem) for b in listed))
    notes.pool = FigurePool(index, read)
    for sentence in read:
        facts += [as_fact(sentence, f) for f in sentence.figures if f.topic and f.measures and f.kind == "level"]
        claims += _claims(sentence, notes)
        listed = items.get(id(sentence.paragraph), [])
        claims += list_claims(sentence, listed)
        claims += list_sum_claims(sentence, [b for b in listed if isinstance(b, ListItem)])
    return facts, [*claims, *base_claims(read)]


def _says(figure: Figure) -> bool:
    """Whether a figure can be held against other sentences: subject, measure and year are known."""
    return (
        len(figure.measures) == 1
        and figure.measure_sure is Sure.PRINTED
        and min(figure.topic_sure, figure.year_sure) >= Sure.IMPLIED
    )


def _claims(sentence: Sentence, notes: SubjectNotes) -> Iterator[Claim]:
    yield from OrderReader(sentence, notes).claims()
    for extract in _EXTRACTORS:
        yield from extract(sentence, notes)


def _is_contents(table: PrintedTable) -> bool:
    """Whether a table is a list of contents: its figures are pages."""
    return table.contents or bool(_CONTENTS.match(table.section.title))


def _items_after(audit: "Audit") -> dict[int, list[Paragraph]]:
    """The list that follows each paragraph, by the identity of the paragraph."""
    blocks = audit.document.blocks
    result = {}
    for n, block in enumerate(blocks[:-1]):
        if isinstance(block, Paragraph) and not isinstance(block, ListItem) and isinstance(blocks[n + 1], ListItem):
            rest = takewhile(lambda b: isinstance(b, ListItem) or _is_piece(b), blocks[n + 1 :])
            result[id(block)] = list(rest)
    return result


def _is_piece(block: Paragraph | PrintedTable) -> bool:
    return isinstance(block, Paragraph) and len(block.text) <= LONGEST_PIECE and block.text.rstrip()[-1:] not in ".:"
