"""The typed document that extractors see: sections, paragraphs, list items and tables, each with its place.

A reader (`lkip_analysis.audit.read`) makes it; nothing else sees a file format. Cells keep the text as printed;
a blank cell that continues the cell above points at it (`continues`) and stays blank itself, so that sums
do not count a figure twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from lkip_analysis.text.parse_numbers import AngkaTercetak, baca_angka

Box = tuple[float, float, float, float]
"""Left, top, right, bottom on a page, in points from its top left corner."""
_TOTAL_WORDS = ("jumlah", "total", "grandtotal", "subtotal")


@dataclass(frozen=True, slots=True)
class Location:
    """Where something stands; what is not known is None. The names are those of the JSON.

    Attributes
    ----------
    line : int or None
        Line of a text file, 1-based.
    page : int or None
        Page of a PDF, 1-based.
    section, table, column : str or None
        Title of the section, label of the table (`Tabel III.3`), header path of the column.
    row : int or None
        Row below the header of the table, 1-based.
    text : str or None
        The text as printed, shortened.
    box : Box or None
        Where on its page it is printed; for marks on pages, not part of the JSON.
    """

    line: int | None = None
    page: int | None = None
    section: str | None = None
    table: str | None = None
    row: int | None = None
    column: str | None = None
    text: str | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section. `path` holds the titles from the outermost section to this one, its own included."""

    title: str
    level: int
    path: tuple[str, ...]
    number: str | None = None
    place: Location = Location()


@dataclass(frozen=True)
class Paragraph:
    """Running text. Lines of a block are kept apart by `\\n`; `lines` has offset, number, page and box of each."""

    text: str
    place: Location
    section: Section
    lines: tuple[tuple[int, int | None, int | None, Box | None], ...] = ()

    def at(self, start: int, end: int, context: int = 0) -> Location:
        """Give the place of `text[start:end]`, quoted with `context` characters on both sides."""
        line, page, box = self.place.line, self.place.page, self.place.box
        for offset, *where in self.lines:
            if offset > start:
                break
            line, page, box = where
        quote = one_line(self.text[max(0, start - context) : end + context])
        return replace(self.place, line=line, page=page, text=quote, box=box)


@dataclass(frozen=True)
class ListItem(Paragraph):
    """A list item; `marker` is its mark as printed (`1.`, `a.`, `-`), not part of `text`."""

    marker: str = ""


@dataclass(frozen=True)
class Column:
    """A column: its 0-based position and the header texts over it, outermost first."""

    index: int
    path: tuple[str, ...]

    @cached_property
    def name(self) -> str:
        """Header path in one line, `TAHUN 2031 / Realisasi`; empty where the table has no header."""
        return " / ".join(self.path)


@dataclass(eq=False)
class Cell:
    """A cell as printed; blank cells may continue another cell."""

    text: str
    column: Column
    place: Location
    continues: "Cell | None" = None

    @cached_property
    def origin(self) -> "Cell":
        """The cell whose text holds here: itself, or the cell that it continues."""
        return self if self.text or self.continues is None else self.continues.origin

    @property
    def content(self) -> str:
        """The text that holds here, continued from above where the cell is blank."""
        return self.origin.text

    @cached_property
    def number(self) -> AngkaTercetak | None:
        """The printed number of this very cell; None where it holds none (a dash gives a `kosong` number)."""
        return baca_angka(self.text) if self.text else None


@dataclass(eq=False)
class Row:
    """A body row, with one cell per column of the table."""

    cells: list[Cell]
    number: int
    place: Location

    def __getitem__(self, index: int) -> Cell:
        return self.cells[index]

    @cached_property
    def filled(self) -> list[Cell]:
        """The cells with text of their own."""
        return [c for c in self.cells if c.text]

    @cached_property
    def is_total(self) -> bool:
        """Whether this is a total row, also `J U M L A H`; `Total PNBP` is one beside money, `Jumlah Dokumen` never."""
        names = [close_letters(c.text) for c in self.filled[:2] if c.number is None]
        totals = [n for n in names if n.casefold().replace(" ", "").startswith(_TOTAL_WORDS)]
        return any(not _COUNT_OF.match(n) for n in totals) or (
            any(n.casefold().startswith("total") for n in totals) and self._has_money
        )

    @property
    def _has_money(self) -> bool:
        return any(
            c.number and not c.number.kosong and (c.number.satuan == "Rp" or abs(c.number.nilai) >= MONEY_FROM)
            for c in self.filled
        )


MONEY_FROM = 10**7
"""A figure of this size beside `Total …` is an amount of money."""
_COUNT_OF = re.compile(
    r"\s*(jumlah|total)\s+(?!anggaran|belanja|pagu|seluruh|keseluruhan|total|program|pendapatan|realisasi)[a-z]", re.I
)
"""`Jumlah Dokumen RKA` is the name of an indicator, `Jumlah Anggaran` is a total."""


@dataclass(eq=False)
class PrintedTable:
    """A table as printed.

    Attributes
    ----------
    number : str or None
        Normalised number of the caption: `III.3`, `4`.
    title : str
        Title of the caption without its number; empty where the table has none.
    columns : list of Column
        One per column; `name` is empty in a table without header rows.
    rows : list of Row
        Body rows in order, over all pages the table runs across.
    preamble : list of str
        Full-width rows above the header (`Visi : …`).
    contents : bool
        A table of contents: its numbers are pages.
    """

    number: str | None
    title: str
    columns: list[Column]
    rows: list[Row]
    section: Section
    place: Location
    preamble: list[str] = field(default_factory=list)
    contents: bool = False

    @property
    def label(self) -> str:
        """What to call the table in a message."""
        if self.number:
            return f"Tabel {self.number}"
        return self.title or f"tabel pada bagian {self.section.title or 'awal dokumen'}"

    @property
    def has_header(self) -> bool:
        """Whether header rows were found."""
        return any(c.path for c in self.columns)

    def cells_of(self, index: int) -> list[Cell]:
        """Give the body cells of one column."""
        return [r.cells[index] for r in self.rows]


Block = Paragraph | PrintedTable


class PageFrame(NamedTuple):
    """A page as it was read: its number, its size in points, and how far it was turned, in degrees clockwise."""

    number: int
    width: float
    height: float
    turn: int


@dataclass(eq=False)
class SourceDocument:
    """A report: file name, sections, blocks in reading order.

    `notes` says what its reader assumed, `partial` that the file is one page of several: what it lacks may
    well stand in another one; `frames` are the pages that boxes of places are on.
    """

    name: str
    sections: list[Section]
    blocks: list[Block]
    notes: list[str] = field(default_factory=list)
    partial: bool = False
    frames: tuple[PageFrame, ...] = ()

    @cached_property
    def tables(self) -> list[PrintedTable]:
        """All tables in reading order."""
        return [b for b in self.blocks if isinstance(b, PrintedTable)]

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs and list items in reading order."""
        return [b for b in self.blocks if isinstance(b, Paragraph)]

    def texts(self) -> Iterator[Paragraph]:
        """Give every printed text, cells, headers and titles included, as paragraphs: for checks of form."""
        for section in self.sections:
            if section.title:
                yield Paragraph(section.title, section.place, section)
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
                continue
            if block.title:
                yield Paragraph(block.title, block.place, block.section)
            for text in (*block.preamble, *dict.fromkeys(t for c in block.columns for t in c.path)):
                yield Paragraph(text, block.place, block.section)
            for row in block.rows:
                for cell in row.filled:
                    yield Paragraph(cell.text, cell.place, block.section)


_SPACED = re.compile(r"(?<!\w)\w(?: \w){2,}(?!\w)")


def close_letters(text: str) -> str:
    """Close letter-spaced words: `J U M L A H` gives `JUMLAH`; other text stays."""
    return _SPACED.sub(lambda m: m[0].replace(" ", ""), text)


def one_line(text: str) -> str:
    """Close up white space, line ends included."""
    return " ".join(text.split())


_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z(\"“])|\n{2,}")
_ABBREVIATION = re.compile(r"(?:\b(?:Rp|No|Nomor|dr|Drs|Ir|dll|dkk|hlm|Jl|Kab|Kec|Kel|PT|CV|tgl|a\.n|s\.d)|\b[A-Z])\.$")
_LONGEST_ABBREVIATION = 12
_LONGEST_BRACKET = 300
LONGEST_SENTENCE = 4000
"""A longer run without an end is cut: extractors look back and forth in a sentence, which must end in time."""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Split running text into sentences, as offsets (start, end); `Rp.` and the like do not end one."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        window = max(start, end.start() - _LONGEST_BRACKET), end.start()
        inside = text.count("(", *window) > text.count(")", *window)
        if not inside and not _ABBREVIATION.search(text[max(start, end.start() - _LONGEST_ABBREVIATION) : end.start()]):
            yield from _pieces(text, start, end.start())
            start = end.end()
    yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_SENTENCE:
        space = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        middle = space if space > 0 else start + LONGEST_SENTENCE
        yield from _pieces(text, start, middle)
        start = middle
    if text[start:end].strip():
        yield start, end
