"""The typed document that rules see: sections, paragraphs, list items and tables, each with its place.

A reader (`lkip_analysis.audit.read`) makes it; rules never see a file format. Cells keep the text as printed;
a blank cell that continues the cell above points at it (`lanjutan_dari`) and stays blank itself, so that sums
do not count a figure twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from lkip_analysis.text.parse_numbers import AngkaTercetak, baca_angka

_KATA_TOTAL = ("jumlah", "total", "grandtotal", "subtotal")


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where something stands; what is not known is None.

    Attributes
    ----------
    baris : int or None
        Line of a text file, 1-based.
    halaman : int or None
        Page of a PDF, 1-based.
    bagian, tabel, kolom : str or None
        Title of the section, label of the table (`Tabel III.3`), header path of the column.
    baris_tabel : int or None
        Row below the header of the table, 1-based.
    teks : str or None
        The text as printed, shortened.
    """

    baris: int | None = None
    halaman: int | None = None
    bagian: str | None = None
    tabel: str | None = None
    baris_tabel: int | None = None
    kolom: str | None = None
    teks: str | None = None


@dataclass(frozen=True, slots=True)
class Bagian:
    """A section. `jalur` holds the titles from the outermost section to this one, its own included."""

    judul: str
    level: int
    jalur: tuple[str, ...]
    nomor: str | None = None
    tempat: Tempat = Tempat()


@dataclass(frozen=True)
class Paragraf:
    """Running text. Lines of a block are kept apart by `\\n`; `garis` has offset, number and page of each."""

    teks: str
    tempat: Tempat
    bagian: Bagian
    garis: tuple[tuple[int, int | None, int | None], ...] = ()

    def di(self, awal: int, akhir: int, konteks: int = 0) -> Tempat:
        """Give the place of `teks[awal:akhir]`, quoted with `konteks` characters on both sides."""
        baris, halaman = self.tempat.baris, self.tempat.halaman
        for offset, *letak in self.garis:
            if offset > awal:
                break
            baris, halaman = letak
        kutipan = " ".join(self.teks[max(0, awal - konteks) : akhir + konteks].split())
        return replace(self.tempat, baris=baris, halaman=halaman, teks=kutipan)


@dataclass(frozen=True)
class Butir(Paragraf):
    """A list item; `penanda` is its mark as printed (`1.`, `a.`, `-`), not part of `teks`."""

    penanda: str = ""


@dataclass(frozen=True)
class Kolom:
    """A column: its 0-based position and the header texts over it, outermost first."""

    indeks: int
    jalur: tuple[str, ...]

    @cached_property
    def nama(self) -> str:
        """Header path in one line, `TAHUN 2031 / Realisasi`; empty where the table has no header."""
        return " / ".join(self.jalur)


@dataclass(eq=False)
class Sel:
    """A cell as printed; blank cells may continue another cell."""

    teks: str
    kolom: Kolom
    tempat: Tempat
    lanjutan_dari: "Sel | None" = None

    @cached_property
    def asal(self) -> "Sel":
        """The cell whose text holds here: itself, or the cell that it continues."""
        return self if self.teks or self.lanjutan_dari is None else self.lanjutan_dari.asal

    @property
    def isi(self) -> str:
        """The text that holds here, continued from above where the cell is blank."""
        return self.asal.teks

    @cached_property
    def angka(self) -> AngkaTercetak | None:
        """The printed number of this very cell; None where it holds none (a dash gives a `kosong` number)."""
        return baca_angka(self.teks) if self.teks else None


@dataclass(eq=False)
class Baris:
    """A body row, with one cell per column of the table."""

    sel: list[Sel]
    nomor: int
    tempat: Tempat

    def __getitem__(self, indeks: int) -> Sel:
        return self.sel[indeks]

    @cached_property
    def terisi(self) -> list[Sel]:
        """The cells with text of their own."""
        return [s for s in self.sel if s.teks]

    @cached_property
    def jumlah(self) -> bool:
        """Whether this is a total row, also `J U M L A H`."""
        return any(
            rapatkan_huruf(s.teks).casefold().replace(" ", "").startswith(_KATA_TOTAL) and not _BANYAKNYA.match(s.teks)
            for s in self.terisi[:2]
            if s.angka is None
        )


_BANYAKNYA = re.compile(r"\s*(jumlah|total)\s+(?!anggaran|belanja|pagu|seluruh|keseluruhan|total|program)[a-z]", re.I)
"""`Jumlah Dokumen RKA` is the name of an indicator, `Jumlah Anggaran` is a total."""


@dataclass(eq=False)
class TabelDok:
    """A table as printed.

    Attributes
    ----------
    nomor : str or None
        Normalised number of the caption: `III.3`, `4`.
    judul : str
        Title of the caption without its number; empty where the table has none.
    kolom : list of Kolom
        One per column; `nama` is empty in a table without header rows.
    baris : list of Baris
        Body rows in order, over all pages the table runs across.
    pengantar : list of str
        Full-width rows above the header (`Visi : …`).
    """

    nomor: str | None
    judul: str
    kolom: list[Kolom]
    baris: list[Baris]
    bagian: Bagian
    tempat: Tempat
    pengantar: list[str] = field(default_factory=list)

    @property
    def label(self) -> str:
        """What to call the table in a message."""
        if self.nomor:
            return f"Tabel {self.nomor}"
        return self.judul or f"tabel pada bagian {self.bagian.judul or 'awal dokumen'}"

    @property
    def berkepala(self) -> bool:
        """Whether header rows were found."""
        return any(k.jalur for k in self.kolom)

    def isi_kolom(self, indeks: int) -> list[Sel]:
        """Give the body cells of one column."""
        return [b.sel[indeks] for b in self.baris]


Blok = Paragraf | TabelDok


@dataclass(eq=False)
class Dokumen:
    """A report: file name, sections, blocks in reading order.

    `catatan` says what its reader assumed, `sebagian` that the file is one page of several: what it lacks may
    well stand in another one.
    """

    nama: str
    bagian: list[Bagian]
    blok: list[Blok]
    catatan: list[str] = field(default_factory=list)
    sebagian: bool = False

    @cached_property
    def tabel(self) -> list[TabelDok]:
        """All tables in reading order."""
        return [b for b in self.blok if isinstance(b, TabelDok)]

    @cached_property
    def paragraf(self) -> list[Paragraf]:
        """All paragraphs and list items in reading order."""
        return [b for b in self.blok if isinstance(b, Paragraf)]

    def semua_teks(self) -> Iterator[Paragraf]:
        """Give every printed text, cells, headers and titles included, as paragraphs: for rules on wording."""
        for bagian in self.bagian:
            if bagian.judul:
                yield Paragraf(bagian.judul, bagian.tempat, bagian)
        for blok in self.blok:
            if isinstance(blok, Paragraf):
                yield blok
                continue
            if blok.judul:
                yield Paragraf(blok.judul, blok.tempat, blok.bagian)
            for teks in (*blok.pengantar, *dict.fromkeys(t for k in blok.kolom for t in k.jalur)):
                yield Paragraf(teks, blok.tempat, blok.bagian)
            for baris in blok.baris:
                for sel in baris.terisi:
                    yield Paragraf(sel.teks, sel.tempat, blok.bagian)


_RENGGANG = re.compile(r"(?<!\w)\w(?: \w){2,}(?!\w)")


def rapatkan_huruf(teks: str) -> str:
    """Close letter-spaced words: `J U M L A H` gives `JUMLAH`; other text stays."""
    return _RENGGANG.sub(lambda m: m[0].replace(" ", ""), teks)


def satu_baris(teks: str) -> str:
    """Close up white space, line ends included."""
    return " ".join(teks.split())


_KALIMAT = re.compile(r"(?<=[.;:!?])\s+(?=[A-Z(\"“])|\n{2,}")
_SINGKATAN = re.compile(r"(?:\b(?:Rp|No|Nomor|dr|Drs|Ir|dll|dkk|hlm|Jl|Kab|Kec|Kel|PT|CV|tgl|a\.n|s\.d)|\b[A-Z])\.$")
_MAKS_SINGKATAN = 12
MAKS_KALIMAT = 4000
"""A longer run without an end is cut: rules look back and forth in a sentence, which must end in time."""


def kalimat(teks: str) -> Iterator[tuple[int, int]]:
    """Split running text into sentences, as offsets (start, end); `Rp.` and the like do not end one."""
    awal = 0
    for batas in _KALIMAT.finditer(teks):
        if not _SINGKATAN.search(teks[max(awal, batas.start() - _MAKS_SINGKATAN) : batas.start()]):
            yield from _potongan(teks, awal, batas.start())
            awal = batas.end()
    yield from _potongan(teks, awal, len(teks))


def _potongan(teks: str, awal: int, akhir: int) -> Iterator[tuple[int, int]]:
    while akhir - awal > MAKS_KALIMAT:
        spasi = teks.rfind(" ", awal + 1, awal + MAKS_KALIMAT)
        tengah = spasi if spasi > 0 else awal + MAKS_KALIMAT
        yield from _potongan(teks, awal, tengah)
        awal = tengah
    if teks[awal:akhir].strip():
        yield awal, akhir
