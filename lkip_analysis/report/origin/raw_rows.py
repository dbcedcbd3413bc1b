"""Where raw figures stand: rows of the raw tables by their keys, with file and line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import pandas as pd

from ...text.number_format import kosong
from .origin import DARI_DATA, Asal, Bagian
from .values import Angka, Besaran


@dataclass(frozen=True)
class Baris:
    """One row of a raw table.

    Attributes
    ----------
    berkas : str
        File, relative to the root.
    nomor : int
        Line in the file.
    isi : mapping
        Cells by column.
    """

    berkas: str
    nomor: int
    isi: Mapping

    @property
    def tempat(self) -> str:
        return tempat([self])

    @property
    def catatan(self) -> str:
        """What the row notes about itself; empty where it notes nothing."""
        isi = self.isi.get("catatan")
        return "" if kosong(isi) else str(isi)

    def bagian(self, label: str, nilai: object) -> Bagian:
        """Return a value of this row, as printed, as an input of a figure."""
        return Bagian(label, str(nilai), self.tempat)

    def asal(self, label: str, nilai: object, rumus: str = DARI_DATA) -> Asal:
        """Return where a figure comes from that is printed as this row has it."""
        return Asal(rumus, (self.bagian(label, nilai),), self.catatan, self.tempat)

    def angka(self, kolom: str, label: str, format: str) -> Angka:
        """Return a cell as a figure that comes from it."""
        angka = Angka(self.isi[kolom], format)
        return replace(angka, asal=self.asal(label, angka))

    def besaran(self, kolom: str, label: str, satuan: str) -> Besaran:
        """Return a cell as a figure in a unit that comes from it."""
        besaran = Besaran(self.isi[kolom], satuan=satuan)
        return replace(besaran, asal=self.asal(label, besaran))


class Sumber:
    """The raw tables of one year by key."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self._tables = tables
        self._baris: dict[str, list[Baris]] = {}
        self._indeks: dict[tuple[str, ...], dict[tuple, list[Baris]]] = {}

    def semua(self, tabel: str, **kunci: object) -> list[Baris]:
        """Return the rows of a table whose columns have given values, in the order of the file."""
        kolom = tuple(kunci)
        if (tabel, *kolom) not in self._indeks:
            indeks: dict[tuple, list[Baris]] = {}
            for baris in self._baca(tabel):
                indeks.setdefault(tuple(baris.isi[k] for k in kolom), []).append(baris)
            self._indeks[tabel, *kolom] = indeks
        return self._indeks[tabel, *kolom].get(tuple(kunci.values()), [])

    def cari(self, tabel: str, **kunci: object) -> Baris | None:
        """Return the first row whose columns have given values; None where there is none."""
        return next(iter(self.semua(tabel, **kunci)), None)

    def _baca(self, tabel: str) -> list[Baris]:
        if tabel not in self._baris:
            frame = self._tables[tabel]
            berkas = frame.attrs["berkas"]
            isi = zip(frame.index, frame.to_dict("records"), strict=True)
            self._baris[tabel] = [Baris(berkas, nomor, satu) for nomor, satu in isi]
        return self._baris[tabel]


def tempat(baris: Sequence[Baris]) -> str:
    """Name the lines of rows: ``data/raw/2031/anggaran.csv baris 3–5, 9``; empty without rows.

    All rows are of one file.
    """
    if not baris:
        return ""
    nomor = sorted({b.nomor for b in baris})
    runtun = (list(r) for _, r in groupby(enumerate(nomor), key=lambda pasangan: pasangan[1] - pasangan[0]))
    rentang = [(satu[0][1], satu[-1][1]) for satu in runtun]
    return f"{baris[0].berkas} baris " + ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in rentang)


def banyaknya(apa: str, baris: Sequence[Baris], format: str = "kata_bilangan") -> Angka:
    """Return how many rows there are, as a figure that comes from them.

    Parameters
    ----------
    apa : str
        What each of them is, in words.
    baris : sequence of Baris
        Of one file.
    format : str
        Print format.
    """
    banyak = Angka(len(baris), format)
    bagian = (Bagian(f"baris {apa}", str(Angka(len(baris), "bilangan")), tempat(baris)),) if baris else ()
    return replace(banyak, asal=Asal(f"banyaknya {apa} dalam data", bagian))
