"""What a reader hands over: lines of text and grids in reading order; no sections, no headers yet."""

from dataclasses import dataclass, field
from typing import NamedTuple

ATAS = "atas"
KIRI = "kiri"


class Garis(NamedTuple):
    """One line of text with its line number, where the format has lines."""

    teks: str
    nomor: int | None = None


@dataclass
class TeksMentah:
    """A block of running text.

    Attributes
    ----------
    garis : list of Garis
        Its lines; a format without lines gives one.
    halaman : int or None
        Page, where the format has pages.
    judul : int or None
        Heading level, where the format says that this is a heading.
    butir : str or None
        Mark of a list item, where the format says that this is one (`-` for an unnumbered one).
    tebal : bool
        The whole block is in bold type.
    """

    garis: list[Garis]
    halaman: int | None = None
    judul: int | None = None
    butir: str | None = None
    tebal: bool = False

    @property
    def teks(self) -> str:
        return "\n".join(g.teks for g in self.garis)


class SelMentah(NamedTuple):
    """A cell; `gabung` says of a blank one that a merged cell (`atas`, `kiri`) covers it."""

    teks: str
    gabung: str = ""


@dataclass
class BarisMentah:
    """A row of a grid."""

    sel: list[SelMentah]
    baris: int | None = None
    halaman: int | None = None

    @property
    def teks(self) -> list[str]:
        return [s.teks for s in self.sel]


@dataclass
class KisiMentah:
    """A table as the format gives it.

    Attributes
    ----------
    baris : list of BarisMentah
        Rows in order; they may differ in length.
    kepala : int or None
        Number of header rows, where the format says so.
    judul : str or None
        Caption, where the format has one.
    gabungan_diketahui : bool
        The format tells merged cells: a blank cell without `gabung` is really blank.
    """

    baris: list[BarisMentah]
    kepala: int | None = None
    judul: str | None = None
    gabungan_diketahui: bool = False
    catatan: list[str] = field(default_factory=list)


Mentah = TeksMentah | KisiMentah
