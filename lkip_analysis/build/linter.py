"""Numbers in the prose of a chapter that are not live: they would stay as they are when the data changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nbformat import NotebookNode

from .chapters import Chapter, notebook
from .expressions import ROLE

NO_PROSE = re.compile(
    r"""
    ```.*?```|~~~.*?~~~                                 # code blocks
    | (`+).+?\1                                         # code
    | <!--.*?-->|</?[A-Za-z][^>]*>                      # HTML
    | (?<=\])\([^)]*\) | \bhttps?://\S+                 # addresses
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

NUMBER = re.compile(r"(?<![\w.,/-])(?:Rp[ ]?)?\d[\d.,]*(?<![.,])(?:[ ]?%)?(?![\w/])")
AROUND = 30


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
    """

    sel: int
    angka: str
    konteks: str

    def __str__(self) -> str:
        return f"cell {self.sel}: number in prose that is not live: {self.angka} in “…{self.konteks}…”"


def angka_mati(notebook: NotebookNode) -> list[AngkaMati]:
    """Return the numbers in the Markdown cells of a notebook that are not live values.

    Years, numbers of laws, and numbers of headings, lists and references are none.
    """
    return [
        mati
        for nomor, sel in enumerate(notebook.cells)
        if sel.cell_type == "markdown"
        for mati in _dalam_sel(nomor, sel.source)
    ]


def _dalam_sel(nomor: int, sumber: str) -> Iterator[AngkaMati]:
    prosa = NO_PROSE.sub("•", ROLE.sub("•", sumber))
    lain = NUMBERED.sub(lambda tanda: "•" * len(tanda.group()), prosa)
    for tanda in NUMBER.finditer(lain):
        awal, akhir = max(0, tanda.start() - AROUND), tanda.end() + AROUND
        yield AngkaMati(nomor, tanda.group(), " ".join(prosa[awal:akhir].split()))


def warnings(selected: Sequence[Chapter]) -> Iterator[str]:
    """Yield a line for every number in the prose of some chapters that is not live."""
    for chapter in selected:
        for mati in angka_mati(notebook(chapter.path)):
            yield f"{chapter.id}: warning: {mati}"
