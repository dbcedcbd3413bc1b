"""What sentences say: their figures anchored to subjects, years and measures, and what their words claim of them.

Every figure of a sentence about a subject is a fact of that subject or follows from two of them; the words of
`lexicon.toml` decide only which. What is about something else (another region, a part of the year, an outlook)
is recognised by its words and left alone.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from lkip_analysis.audit.document import ListItem, Paragraph, PrintedTable, SourceDocument
from lkip_analysis.audit.facts import Claim, Fact, Sure
from lkip_analysis.audit.sentences.classes import class_claims
from lkip_analysis.audit.sentences.counted_rows import RowBook
from lkip_analysis.audit.sentences.counts import count_claims, list_claims
from lkip_analysis.audit.sentences.differences import difference_claims, rest_claims, share_claims
from lkip_analysis.audit.sentences.evidence import as_fact
from lkip_analysis.audit.sentences.figure_pool import FigurePool
from lkip_analysis.audit.sentences.figures import Figure
from lkip_analysis.audit.sentences.labels import LabelBook
from lkip_analysis.audit.sentences.order_claims import order_claims
from lkip_analysis.audit.sentences.ranks import rank_claims
from lkip_analysis.audit.sentences.ratios import base_claims, named_sources, ratio_claims
from lkip_analysis.audit.sentences.reader import Reader
from lkip_analysis.audit.sentences.sentence import Sentence
from lkip_analysis.audit.sentences.subject_notes import SubjectNotes
from lkip_analysis.audit.sentences.sums import list_sum_claims, mean_claims, sum_claims
from lkip_analysis.audit.sentences.topics import TopicIndex
from lkip_analysis.audit.sentences.values import value_claims

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

LONGEST_PIECE = 160
"""A paragraph of at most this length between list items is a piece of one, cut off by a page."""
_CONTENTS = re.compile(r"\s*daftar\s+(?:isi|tabel|gambar|grafik|lampiran)\b", re.I)


def read_sentences(audit: "Audit") -> tuple[list[Fact], list[Claim]]:
    """Read the sentences of a document.

    Returns
    -------
    facts : list of Fact
        Figures of sentences whose subject and measure are known.
    claims : list of Claim
        What the sentences say of figures, with the operands as printed or as the tables have them.
    """
    document = audit.document
    index = TopicIndex(document, [f for f in audit.table_facts.facts if f.role and not _is_contents(f.role.table)])
    notes = SubjectNotes(document, index, audit.year, audit.inverse, audit.blamed)
    rows = RowBook(document, notes, LabelBook(document, audit.scales))
    blocks = _lists(document)
    read = list(Reader(document, index, audit.year).read())
    for s in read:
        for figure in filter(_is_said, s.figures):
            figure.topic.said.append(as_fact(s, figure))
        if s.ends_paragraph and (listed := blocks.get(id(s.paragraph))):
            rows.add_list(s.said, sum(isinstance(b, ListItem) for b in listed))
    pool, sources = FigurePool(index, read), named_sources(read)
    facts = [as_fact(s, f) for s in read for f in s.figures if f.topic and f.measures and f.kind == "level"]
    claims = [*base_claims(read)]
    for s in read:
        listed = blocks.get(id(s.paragraph), [])
        claims += _claims(s, notes, rows)
        claims += value_claims(s, notes, rows, pool)
        claims += ratio_claims(s, notes, sources)
        claims += list_claims(s, listed)
        claims += list_sum_claims(s, [b for b in listed if isinstance(b, ListItem)])
    return facts, claims


def _claims(sentence: Sentence, notes: SubjectNotes, rows: RowBook) -> Iterator[Claim]:
    yield from order_claims(sentence, notes, rows)
    yield from difference_claims(sentence, notes, rows)
    yield from rest_claims(sentence, notes)
    yield from share_claims(sentence, notes)
    yield from sum_claims(sentence, rows)
    yield from mean_claims(sentence, notes, rows)
    yield from count_claims(sentence, rows)
    yield from class_claims(sentence, notes, rows)
    yield from rank_claims(sentence, notes)


def _is_said(figure: Figure) -> bool:
    """Whether a figure can be held against other sentences: subject, measure and year are known."""
    known = figure.topic is not None and figure.own and len(figure.measures) == 1
    return known and figure.measure_sure is Sure.PRINTED and min(figure.topic_sure, figure.year_sure) >= Sure.IMPLIED


def _is_contents(table: PrintedTable) -> bool:
    """Whether a table is a list of contents: its figures are pages."""
    return table.contents or bool(_CONTENTS.match(table.section.title))


def _lists(document: SourceDocument) -> dict[int, list[Paragraph]]:
    """The list that follows each paragraph, by the identity of the paragraph."""
    result, blocks = {}, document.blocks
    for n, block in enumerate(blocks[:-1]):
        if isinstance(block, Paragraph) and not isinstance(block, ListItem) and isinstance(blocks[n + 1], ListItem):
            rest = takewhile(lambda b: isinstance(b, ListItem) or _is_piece(b), blocks[n + 1 :])
            result[id(block)] = list(rest)
    return result


def _is_piece(block: Paragraph | PrintedTable) -> bool:
    return isinstance(block, Paragraph) and len(block.text) <= LONGEST_PIECE and block.text.rstrip()[-1:] not in ".:"
