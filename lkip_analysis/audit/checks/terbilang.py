"""Numbers in words against the digits beside them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from lkip_analysis.audit.document import Location, Paragraph, PrintedTable
from lkip_analysis.audit.finding import AuditFinding, Severity
from lkip_analysis.audit.relations import Relation
from lkip_analysis.text.number_format import bilangan, terbilang
from lkip_analysis.text.parse_numbers import AngkaTercetak, cari_angka
from lkip_analysis.text.parse_terbilang import akhir_terbilang, baca_terbilang, cari_terbilang

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

MOST_WORDS_AFTER = 3
"""So many words may follow the number in its brackets: `lima puluh orang peserta`."""
_WORDS_IN_BRACKETS = re.compile(r"\s*(?:[.,]-+|,00)?\s*[*_]*\(\s*[*_“\"]*([^()\d]{3,200}?)[*_”\"]*\s*\)")
_DIGITS_IN_BRACKETS = re.compile(r"([A-Za-z][A-Za-z \n]{0,80}?)\s*\((\d{1,3}(?:\.\d{3})*)\)")
_SAID = re.compile(r"\bterbilang\b\s*[:=]?\s*[(*_“\"]*([^()\d]{6,200})", re.IGNORECASE)
_RANGE_WORDS = re.compile(
    r"\b(?:persen|sampai|dengan|s\.?d|kurang|lebih|dari|di|bawah|atas|sama|atau|hingga|ke|dan|rupiah)\b|[.,]",
    re.IGNORECASE,
)


def beside(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """Digits with other words in brackets and the reverse, a line `Terbilang: …`, a cell in words."""
    for p in audit.document.texts():
        if "(" not in p.text:
            continue
        for hit in cari_angka(p.text):
            m = _WORDS_IN_BRACKETS.match(p.text, hit.akhir)
            said = baca_terbilang(m[1]) if m and not hit.angka.kosong else None
            if said and len(said.sisa) <= MOST_WORDS_AFTER and not _agree(hit.angka, said.nilai):
                yield _finding(relation, p.at(hit.awal, m.end()), hit.angka, m[1], said.nilai, said.tepat)
        for m in _DIGITS_IN_BRACKETS.finditer(p.text):
            value, digits = akhir_terbilang(m[1]), next((t.angka for t in cari_angka(m[2])), None)
            if value is not None and digits is not None and not _agree(digits, value):
                yield _finding(relation, p.at(m.start(), m.end()), digits, m[1], value, True)
    yield from _lines(audit, relation)
    yield from _cells(audit, relation)


def _agree(number: AngkaTercetak, value: Decimal) -> bool:
    return any(value == b.nilai for b in number.bacaan)


def _lines(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """`Terbilang: …` against the last amount before it: in its paragraph, else in the block above."""
    above: Paragraph | PrintedTable | None = None
    for block in audit.document.blocks:
        if isinstance(block, Paragraph) and (m := _SAID.search(block.text)):
            said = baca_terbilang(m[1])
            number = _last(block.text[: m.start()]) or (_last_of(above) if above else None)
            if said and number and len(said.sisa) <= MOST_WORDS_AFTER and not _agree(number, said.nilai):
                yield _finding(relation, block.at(m.start(), m.end()), number, m[1], said.nilai, said.tepat)
        above = block


def _last(text: str) -> AngkaTercetak | None:
    return ([t.angka for t in cari_angka(text)] or [None])[-1]


def _last_of(block: Paragraph | PrintedTable) -> AngkaTercetak | None:
    if isinstance(block, Paragraph):
        return _last(block.text)
    numbers = [c.number for c in block.rows[-1].cells if c.number and not c.number.kosong] if block.rows else []
    return numbers[-1] if numbers else None


def _cells(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A cell that says in words what its left neighbour says in digits: `85% s.d. 100%`."""
    for table in audit.document.tables:
        for row in table.rows:
            for left, cell in zip(row.cells, row.cells[1:], strict=False):
                said = list(cari_terbilang(cell.text)) if _only_numbers(cell.text) else []
                digits = [t.angka for t in cari_angka(left.text)] if said else []
                if len(said) == len(digits) and not all(_agree(a, k) for a, k in zip(digits, said, strict=True)):
                    yield relation.finding(
                        (cell.place,), (left.text, cell.text), cell.text, left.text, words=cell.text, means=left.text
                    )


def _only_numbers(text: str) -> bool:
    if len(text.split()) < 2 or any(c.isdigit() for c in text):
        return False
    return all(baca_terbilang(part) is not None for part in _RANGE_WORDS.sub("|", text).split("|") if part.strip(" *_"))


def _finding(
    relation: Relation, place: Location, number: AngkaTercetak, words: str, value: Decimal, spelt: bool
) -> AuditFinding:
    words, printed = " ".join(words.split()).strip(" *_“”\"'"), " ".join(number.teks.split())
    exact = number.nilai
    right = terbilang(int(exact)) if exact == int(exact) and 0 <= exact < 10**15 else bilangan(exact)
    return relation.finding(
        (place,), (str(exact), str(value)), f"{printed} ({words})", right,
        severity=None if spelt else Severity.WARNING, words=words, means=bilangan(value),
    )  # fmt: skip
