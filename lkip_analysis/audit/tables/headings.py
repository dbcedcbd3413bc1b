"""What a column heading suggests: role, year, part of the year or plan, whose figures. Words are in `headings.toml`."""

import re
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from lkip_analysis.audit.document import Column, close_letters
from lkip_analysis.audit.facts import Measure

DATA = Path(__file__).with_name("headings.toml")


class Role(StrEnum):
    """Role of a column; those of figures that are measures have the names of `Measure`."""

    NOMOR = "nomor"
    KODE = "kode"
    SASARAN = "sasaran"
    INDIKATOR = "indikator"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub kegiatan"
    URAIAN = "uraian"
    SATUAN = "satuan"
    FORMULA = "formula"
    TARGET = "target"
    REALISASI = "realisasi"
    CAPAIAN = "capaian"
    PERSEN = "persen"
    """A percentage of something: what of, the columns beside it tell."""
    PAGU = "pagu"
    REALISASI_ANGGARAN = "realisasi anggaran"
    SERAPAN = "serapan"
    SISA = "sisa"
    EFISIENSI = "efisiensi"
    PREDIKAT = "predikat"
    JUMLAH = "jumlah"
    RATA_RATA = "rata-rata"
    TAHUN = "tahun"
    LAIN = "lain"

    @property
    def measure(self) -> Measure:
        """The measure that figures of such a column have."""
        return Measure(self.value) if self.value in set(Measure) else Measure.LAIN


NAMES = (Role.INDIKATOR, Role.SUB_KEGIATAN, Role.KEGIATAN, Role.PROGRAM, Role.URAIAN, Role.SASARAN)
"""Columns that name what a row is about, the innermost first."""


_WORDS_ONLY = frozenset({*NAMES, Role.SATUAN, Role.FORMULA, Role.PREDIKAT})


class Heading(NamedTuple):
    """What the header texts over a column say; an empty or None part is not said.

    Attributes
    ----------
    suggested : tuple of Role
        What the words allow, the likeliest first; the contents of the column decide.
    year : int or None
        Of the report's year with `years_ago`.
    years_ago : int
    stage : str
    other_scope : bool
        The figures are those of others: a nation, a standard.
    group : tuple of str
        The header texts above the innermost.
    """

    suggested: tuple[Role, ...]
    year: int | None
    years_ago: int
    stage: str
    other_scope: bool
    group: tuple[str, ...]
    text: str

    def role(self, figures: bool) -> Role:
        """The likeliest role that a column of figures, or of words, can have."""
        return next((r for r in self.suggested if not figures or r not in _WORDS_ONLY), Role.LAIN)

    @property
    def only_year(self) -> bool:
        """Whether the heading is a bare year: what it measures stands in the title."""
        return bool(_YEAR_ONLY.fullmatch(self.text))

    def says(self, word: str) -> bool:
        """Whether a word list of `headings.toml` matches."""
        return bool(word_pattern(word).search(self.text))


@cache
def _data() -> dict:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


@cache
def word_pattern(name: str) -> re.Pattern[str]:
    """The pattern of a word list."""
    return re.compile(_data()["words"][name], re.IGNORECASE)


@cache
def _roles() -> tuple[tuple[re.Pattern[str], Role], ...]:
    return tuple((re.compile(line["pattern"]), Role(line["role"])) for line in _data()["role"])


@cache
def _stages() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(line["pattern"], re.IGNORECASE), line["name"]) for line in _data()["stage"])


_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_RANGE = re.compile(r"(?<!\d)20\d\d\s*(?:-|–|/|s\.?d\.?)\s*20\d\d")
_PARTS = re.compile(r":\s+(?=\w)")
"""A heading of two levels in one cell: `Capaian 2030: Target`."""
_YEAR_ONLY = re.compile(r"(?:[^/]*tahun / |indikator / )?(?:tahun\s+)?20\d\d\s*(?:\(?%\)?)?")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}


def read_heading(column: Column) -> Heading:
    """Read the header texts over a column."""
    parts = (part.strip() for text in column.path for part in _PARTS.split(" ".join(text.split())))
    return _read(tuple(close_letters(part) for part in parts if part))


@lru_cache(maxsize=4096)
def _read(path: tuple[str, ...]) -> Heading:
    text = " / ".join(path).casefold()
    years = _YEAR.findall(_RANGE.sub("", text))
    ago = 1 if word_pattern("last_year").search(text) else 0
    return Heading(
        tuple(dict.fromkeys(_suggested(path))),
        int(years[-1]) if years else None,
        ago,
        stage_of(text),
        bool(word_pattern("other_scope").search(text)),
        path[:-1],
        text,
    )


def _suggested(path: tuple[str, ...]) -> Iterator[Role]:
    """Roles by the header texts, the innermost first; a year or a stage tells none."""
    for text in reversed(path):
        core = re.sub(r"\btahun\b", "", _YEAR.sub("", text.casefold())).strip(" ()/-:.")
        core = text.strip(" ()").casefold() if text.strip(" ()").casefold() in ("%", "tahun") else core
        yield from (role for pattern, role in _roles() if core and pattern.search(core))


def title_role(title: str) -> Role:
    """What the figures under bare years measure, by the title of the table."""
    measures = (Role.REALISASI, Role.TARGET, Role.CAPAIAN, Role.PAGU)
    return next((r for r in _suggested((title,)) if r in measures), Role.LAIN)


def stage_of(text: str) -> str:
    """The part of the year or plan that a text names; empty for the whole year."""
    for pattern, name in _stages():
        if found := pattern.search(text):
            part = next((g for g in found.groups() if g), "")
            return name.format(_ROMAN.get(part.casefold(), part))
    return ""


def years_in(text: str) -> list[int]:
    """The single years that a text names, ranges left out."""
    return [int(y) for y in _YEAR.findall(_RANGE.sub("", text))]
