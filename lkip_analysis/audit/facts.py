"""What a document says, as facts and claims: the only things that relations see.

A fact is one printed figure with what it is about; a claim is a statement that binds figures with a word
(`naik`, `melampaui`, `selisih`). Extractors make them once per document from tables, sentences, lists and forms.
"""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import cached_property
from typing import NamedTuple

from lkip_analysis.audit.document import Cell, Location, PrintedTable, Row
from lkip_analysis.audit.names import NameIndex, name_key
from lkip_analysis.text.parse_numbers import AngkaTercetak
from lkip_analysis.text.tolerance import Selang, selang


class Measure(StrEnum):
    """What a figure measures."""

    TARGET = "target"
    REALISASI = "realisasi"
    CAPAIAN = "capaian"
    PAGU = "pagu"
    REALISASI_ANGGARAN = "realisasi anggaran"
    SERAPAN = "serapan"
    SISA = "sisa"
    EFISIENSI = "efisiensi"
    CACAH = "cacah"
    """A count of things: orders, people, cases; a component of a percentage."""
    PREDIKAT = "predikat"
    LAIN = "lain"


MONEY = frozenset({Measure.PAGU, Measure.REALISASI_ANGGARAN, Measure.SISA})


class Sure(IntEnum):
    """How a part of a fact is known."""

    GUESSED = 0
    """By nearness or default; two guesses never make an error."""
    IMPLIED = 1
    """By the context: the year of the report, the topic of the section, the role that arithmetic proves."""
    PRINTED = 2
    """It stands beside the figure: in its row, its header, its clause."""


class Certainty(NamedTuple):
    """How sure each part of a fact is."""

    subject: Sure = Sure.PRINTED
    measure: Sure = Sure.PRINTED
    year: Sure = Sure.IMPLIED
    stage: Sure = Sure.PRINTED

    @property
    def least(self) -> Sure:
        """The weakest part."""
        return min(self)


SURE = Certainty()


class CellRole(NamedTuple):
    """Where a table fact stands: its table, row and cell."""

    table: PrintedTable
    row: Row
    cell: Cell


@dataclass(frozen=True, eq=False)
class Fact:
    """One printed figure and what it is about.

    Attributes
    ----------
    subject : str
        Name of the indicator, program, kegiatan or count, as printed.
    measure : Measure
    value : AngkaTercetak
        As printed; `interval` is what its precision allows.
    place : Location
    year : int or None
        None: not said and not implied.
    stage : str
        Part of the year or plan: `` (whole year), `tw1` … `tw4`, `semester1`, `akhir` (end of the plan), `murni`,
        `perubahan`, `fisik`.
    scope : str
        `` for the agency itself; else whose figure it is: `nasional`, `provinsi`, the name of another region.
    certainty : Certainty
    role : CellRole or None
        Of a figure in a table.
    clause : tuple of (int, int, int) or None
        Of a figure in a sentence: identity of the paragraph, start and end of the clause.
    """

    subject: str
    measure: Measure
    value: AngkaTercetak
    place: Location
    year: int | None = None
    stage: str = ""
    scope: str = ""
    certainty: Certainty = SURE
    role: CellRole | None = None
    clause: tuple[int, int, int] | None = None

    @cached_property
    def key(self) -> str:
        """Normal form of the subject."""
        return name_key(self.subject)

    @property
    def exact(self) -> bool:
        """Whether the print is the value itself: money in whole rupiah, a count, a whole target."""
        whole = self.value.desimal == 0
        return whole and (self.value.satuan == "Rp" or self.measure in MONEY | {Measure.CACAH, Measure.TARGET})

    @cached_property
    def interval(self) -> Selang:
        """The true values that this print allows."""
        return selang(self.value, eksak=self.exact or None)


class ClaimKind(StrEnum):
    """What a claim says of its operands."""

    VALUE = "nilai"
    YEAR = "tahun"
    RISE = "naik"
    FALL = "turun"
    SAME = "tetap"
    ABOVE = "di atas"
    BELOW = "di bawah"
    REACHED = "tercapai"
    MISSED = "tidak tercapai"
    DIFFERENCE = "selisih"
    CHANGE = "perubahan relatif"
    RATIO = "rasio"
    RATIO_BASE = "penyebut"
    SUM = "jumlah"
    MEAN = "rata-rata"
    CLASS = "predikat"
    COUNT = "banyaknya"
    ALL = "semua"
    HIGHEST = "tertinggi"
    LOWEST = "terendah"


@dataclass(frozen=True, eq=False)
class Claim:
    """A statement about facts.

    Attributes
    ----------
    subject : str
        As printed; empty where the claim is about the document.
    kind : ClaimKind
    operands : tuple of Fact
        In the order that the claim reads them: from, to (`RISE`, `DIFFERENCE`); compared, comparator (`ABOVE`);
        part, whole (`RATIO`); the parts (`SUM`, `MEAN`). What the sentence does not print, the extractor finds in the
        facts of the audit.
    place : Location
    words : str
        The word as printed: `mengalami penurunan`.
    stated : AngkaTercetak or None
        The result that it prints: the difference, the ratio, the count.
    stated_word, expected : str
        The result where it is a word, a predikat, and what it must be where the extractor alone can tell.
    certainty : Sure
    negated : bool
        `tidak meningkat`, `belum mencapai`.
    """

    subject: str
    kind: ClaimKind
    operands: tuple[Fact, ...]
    place: Location
    words: str = ""
    stated: AngkaTercetak | None = None
    stated_word: str = ""
    expected: str = ""
    certainty: Sure = Sure.PRINTED
    negated: bool = False


@dataclass
class FactBase:
    """The facts and claims of one document, with indexes."""

    facts: list[Fact] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex()

    def canonical(self, key: str) -> str:
        """The first name like a name, in normal form."""
        return self._names.canonical(key)

    @cached_property
    def by_subject(self) -> dict[str, list[Fact]]:
        """Facts by the canonical form of their subject."""
        result: dict[str, list[Fact]] = {}
        for fact in self.facts:
            result.setdefault(self.canonical(fact.key), []).append(fact)
        return result

    def about(self, subject: str, measure: Measure | None = None, year: int | None = None) -> list[Fact]:
        """Give the facts of a subject, in reading order."""
        return [
            f
            for f in self.by_subject.get(self.canonical(name_key(subject)), ())
            if (measure is None or f.measure is measure) and (year is None or f.year == year)
        ]
