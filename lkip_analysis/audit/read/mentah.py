"""What a reader hands over: lines of text and grids in reading order; no sections, no headers yet."""

from dataclasses import dataclass
from typing import NamedTuple

from lkip_analysis.audit.document import Box

ATAS = "atas"
KIRI = "kiri"


class Garis(NamedTuple):
    """One line of text with its line number and page, where the format has them.

    `letak` has offset and box of each printed line that was joined into this one.
    """

    teks: str
    nomor: int | None = None
    halaman: int | None = None
    letak: tuple[tuple[int, Box], ...] = ()

    def tanpa_awal(self, sisa: str) -> "Garis":
        """Keep the end of the line, `sisa`, alone."""
        geser = len(self.teks) - len(sisa)
        return self._replace(teks=sisa, letak=tuple((max(0, o - geser), k) for o, k in self.letak))


@dataclass
class TeksMentah:
    """A block of running text.

    Attributes
    ----------
    garis : list of Garis
        Its lines; a format without lines gives one.
    judul : int or None
        Heading level, where the format says that this is a heading.
    tebal : bool
        The whole block is in bold type.
    daftar : bool
        The format says that this is an entry of a table of contents.
    biasa : bool
        It looks like a heading and is none: a list of the chapters.
    """

    garis: list[Garis]
    judul: int | None = None
    tebal: bool = False
    daftar: bool = False
    biasa: bool = False

    @property
    def halaman(self) -> int | None:
        """Page that it begins on."""
        return self.garis[0].halaman

    @property
    def teks(self) -> str:
        return "\n".join(g.teks for g in self.garis)


class SelMentah(NamedTuple):
    """A cell; `gabung` says of a blank one that a merged cell (`atas`, `kiri`) covers it.

    `tebal` says that all its text is in bold type; None where the format does not tell.
    """

    teks: str
    gabung: str = ""
    kotak: Box | None = None
    tebal: bool | None = None


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
    daftar : bool
        A table of contents: titles and pages.
    """

    baris: list[BarisMentah]
    kepala: int | None = None
    judul: str | None = None
    gabungan_diketahui: bool = False
    daftar: bool = False


Mentah = TeksMentah | KisiMentah
