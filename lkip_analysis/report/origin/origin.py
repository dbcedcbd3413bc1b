"""Where a printed figure comes from: formula in words, its inputs with their places, decisions about it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass

HITUNGAN = "hasil hitung"
"""Place of an input that stands in no raw table: it is computed itself, from the inputs listed after it."""

DARI_DATA = "angka dari data, tanpa hitungan"
"""Formula of a figure that is printed as a raw table has it."""

PALING_BANYAK = 12
"""How many inputs are listed one by one."""

BERMAKNA = re.compile(r'[^\w "{}:,.()/%–-]|_')
"""Characters that may mean something in an attribute in single quotes, or in Markdown."""


@dataclass(frozen=True)
class Bagian:
    """One input of a figure.

    Attributes
    ----------
    label : str
        What it is, in words.
    nilai : str
        As printed.
    tempat : str
        ``data/raw/2031/realisasi.csv baris 3`` (lines of the file, from 1); `HITUNGAN`, or empty, where it
        stands in no file.
    """

    label: str
    nilai: str
    tempat: str = ""


@dataclass(frozen=True)
class Asal:
    """Where a figure comes from.

    Attributes
    ----------
    rumus : str
        The formula in words.
    komponen : tuple of Bagian
        What went in.
    catatan : str
        The decision where the source states something else; notes of the raw rows. May be empty.
    tempat : str
        Line, or lines of a sum, that hold the whole figure; empty where it is computed otherwise.
    """

    rumus: str
    komponen: tuple[Bagian, ...] = ()
    catatan: str = ""
    tempat: str = ""

    @property
    def atribut(self) -> str:
        """As JSON for an HTML attribute in single quotes; Markdown leaves it alone."""
        komponen = [asdict(bagian) for bagian in self.komponen]
        isi = json.dumps({"rumus": self.rumus, "komponen": komponen, "catatan": self.catatan}, ensure_ascii=False)
        return BERMAKNA.sub(lambda tanda: f"&#{ord(tanda.group())};", isi)


def ringkas(komponen: Sequence[Bagian], satuan: str) -> tuple[Bagian, ...]:
    """Return the inputs of a sum: all of them, or the first ones and how many more there are.

    Parameters
    ----------
    komponen : sequence of Bagian
    satuan : str
        What each of them is, in words: ``kegiatan``.
    """
    if len(komponen) <= PALING_BANYAK:
        return tuple(komponen)
    sisa = len(komponen) - PALING_BANYAK
    return (*komponen[:PALING_BANYAK], Bagian(f"dan {sisa} {satuan} lainnya", ""))


def catatan(*bagian: str) -> str:
    """Join notes, each once."""
    return " ".join(dict.fromkeys(b for b in bagian if b))
