"""Numbers and years in the prose of a chapter that are not live: they would stay when data or year change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nbformat import NotebookNode

from .cell_tags import year
from .chapters import Chapter, notebook
from .expressions import ROLE

NO_PROSE = re.compile(
    r"""
    ```.*?```|~~~.*?~~~                                 # code blocks
    | (`+).+?\1                                         # code
    | <!--.*?-->|</?[A-Za-z][^>]*>                      # HTML
    | (?<=\])\([^)]*\) | \bhttps?://\S+                 # addresses
    | \$\$.+?\$\$ | (?<![\\$\w])\$(?=\S)[^$\n]+?(?<=\S)\$(?![\d$])  # formulas
    | \[\^[^\]\s]+\] | \[[^\]]*@[^\]]*\]               # footnotes, citations
    """,
    re.DOTALL | re.VERBOSE,
)
"""What stands in a Markdown cell and is not read as prose."""

NUMBERED = re.compile(
    r"""
    ^[ ]*\#{1,6}[ ]+\d+(?:\.\d+)*\.?(?=\s|•|$)                                # headings
    | ^[ ]*(?:>[ ]*)?\d+[.)](?=[ ])                                             # lists
    | \b(?:Bab|Subbab|Bagian|Tabel|Gambar|Lampiran|Butir|Formulir)[ ]+[IVXL]*\.?\d+(?:\.\d+)*   # references
    | \b(?:Nomor|No\.|Pasal)[ ]+\d[\w./-]* | \bayat[ ]+\(\d+\)           # laws
    | \b\d+/(?:[A-Z./]+/)?\d{4}\b                                              # laws by number and year
    | (?<![\w.,])(?:19|20)\d\d(?![\w%]|[.,]\d)                                  # years
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
"""Numbers that name a place, a law or a year."""

NAMED = re.compile(r"\b(?:Nomor|No\.|Pasal)[ ]+\S+(?:[ ]+Tahun[ ]+\d{4})?", re.IGNORECASE)
"""A law with its year."""

NUMBER = re.compile(r"(?<![\w.,/-])(?:Rp[ ]?)?\d[\d.,]*(?<![.,])(?:[ ]?%)?(?![\w/])")
AROUND = 30


YEAR = re.compile(r"(?<![\w.,/–-])(?:19|20)\d\d(?![\w%/–-]|[.,]\d)")
"""A year that stands alone: no range, no part of a number or date."""


@dataclass(frozen=True)
class AngkaMati:
    """A number in prose that is not live.

    Attributes
    ----------
    sel : int
        Place of the cell in the notebook, from 0.
    angka : str
        As written.
    konteks : str
        What stands around it; a live value is a dot.
    usul : str
        What to write instead.
    """

    sel: int
    angka: str
    konteks: str
    usul: str = "pakai nilai hidup {eval}`…`; `lkip nilai` mendaftar semuanya"

    def __str__(self) -> str:
        return f"sel {self.sel}: {self.angka} diketik dalam “…{self.konteks}…”; {self.usul}"


def angka_mati(notebook: NotebookNode, tahun: int | None = None) -> list[AngkaMati]:
    """Return the numbers in the Markdown cells of a notebook that are not live values.

    Numbers of laws, and numbers of headings, lists and references are none. A year is one where it is not that of the
    report (`tahun`); it is none without one. The words of a year (``tahun:``) may name every year.
    """
    return [
        mati
        for nomor, sel in enumerate(notebook.cells)
        if sel.cell_type == "markdown"
        for mati in (*_dalam_sel(nomor, sel.source), *_tahun_lain(nomor, sel, tahun))
    ]


def _dalam_sel(nomor: int, sumber: str) -> Iterator[AngkaMati]:
    prosa, lain = _prosa(sumber)
    for tanda in NUMBER.finditer(lain):
        yield AngkaMati(nomor, tanda.group(), _konteks(prosa, tanda))


def _tahun_lain(nomor: int, sel: NotebookNode, tahun: int | None) -> Iterator[AngkaMati]:
    if tahun is None or year(sel) is not None:
        return
    prosa, _ = _prosa(sel.source)
    bernama = NAMED.sub(lambda tanda: "•" * len(tanda.group()), prosa)
    for tanda in YEAR.finditer(bernama):
        if int(tanda.group()) != tahun:
            yield AngkaMati(nomor, tanda.group(), _konteks(prosa, tanda), _usul_tahun(int(tanda.group()), tahun))


def _usul_tahun(tertulis: int, tahun: int) -> str:
    selisih = tertulis - tahun
    hidup = {-1: "lap.tahun_lalu"}.get(selisih, f"lap.tahun {'+' if selisih > 0 else '-'} {abs(selisih)}")
    return f"tulis {{eval}}`{hidup}`, atau tandai sel tahun:{tertulis} bila isinya hanya untuk laporan tahun itu"


def _prosa(sumber: str) -> tuple[str, str]:
    """Return a text without what is no prose, and the same without the numbers that name something."""
    prosa = NO_PROSE.sub("•", ROLE.sub("•", sumber))
    return prosa, NUMBERED.sub(lambda tanda: "•" * len(tanda.group()), prosa)


def _konteks(prosa: str, tanda: re.Match) -> str:
    awal, akhir = max(0, tanda.start() - AROUND), tanda.end() + AROUND
    return " ".join(prosa[awal:akhir].split())


def warnings(selected: Sequence[Chapter], tahun: int) -> Iterator[str]:
    """Yield a line for every number and every other year in the prose of some chapters that is not live."""
    for chapter in selected:
        for mati in angka_mati(notebook(chapter.path), tahun):
            yield f"{chapter.id}: peringatan: {mati}"
