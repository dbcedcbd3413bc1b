"""Text cells to typed frames."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import pandas as pd

from ..errors import Masalah
from .csv_rows import Lembar
from .nip import samarkan_sel
from .number_cells import salah_angka
from .schema import Tabel


class Jenis(NamedTuple):
    """How a Table Schema type is read: the one form of its cells, their reader, the dtype of the column."""

    pola: re.Pattern[str]
    baca: Callable[[str], object]
    dtype: str


# At most 18 digits before the decimal point: every such integer fits in 64 bits.
JENIS = {
    "string": Jenis(re.compile(r".*", re.DOTALL), str, "str"),
    "any": Jenis(re.compile(r".*", re.DOTALL), str, "str"),  # a rule knows of what kind the value is
    "integer": Jenis(re.compile(r"-?[0-9]{1,18}"), int, "Int64"),
    "number": Jenis(re.compile(r"-?[0-9]{1,18}(?:\.[0-9]+)?"), float, "Float64"),
}
"""Table Schema type → how it is read."""


def bingkai(lembar: Lembar, tabel: Tabel) -> tuple[pd.DataFrame, list[Masalah]]:
    """Make the typed frame of a table.

    Parameters
    ----------
    lembar : Lembar
    tabel : Tabel

    Returns
    -------
    frame : DataFrame
        All columns of the schema, in its order; index `baris`, the line in the file; blank rows left out.
        Text is `str`, integers `Int64`, numbers `Float64`; an empty cell has what the schema says
        of it (`x-bawaan`); one of which it says nothing, and one that cannot be read, is missing.
    masalah : list of Masalah
        Columns that are not there and cells that cannot be read.
    """
    isi = list(lembar.berisi())
    nomor = [n for n, _ in isi]
    masalah = []
    kolom = {}
    for k in tabel.kolom:
        letak = lembar.kepala.index(k.nama) if k.nama in lembar.kepala else None
        if letak is None and not k.opsional:
            pesan = f'kolom "{k.nama}" tidak ada; tambahkan judulnya di baris pertama, selnya boleh kosong'
            masalah.append(Masalah(lembar.berkas, pesan, "kolom-hilang", baris=1, kolom=k.nama))
        sel = [s[letak] if letak is not None and letak < len(s) else "" for _, s in isi]
        nilai, salah = _baca([s or k.bawaan or "" for s in sel], JENIS[k.jenis])
        kolom[k.nama] = nilai
        masalah += [
            Masalah(
                lembar.berkas,
                salah_angka(sel[i], k.jenis),
                "bukan-angka",
                baris=nomor[i],
                kolom=k.nama,
                nilai=samarkan_sel(sel[i], k.nama),
            )
            for i in salah
        ]
    frame = pd.DataFrame(kolom, index=pd.Index(nomor, dtype="int64", name="baris"))
    frame.attrs["berkas"] = lembar.berkas
    return frame, masalah


def bingkai_kosong(tabel: Tabel, berkas: str) -> pd.DataFrame:
    """Make the frame of a table that has no file: no rows, all columns with their types."""
    return bingkai(Lembar(berkas, list(tabel.nama_kolom), [], []), tabel)[0]


def _baca(sel: Sequence[str], jenis: Jenis) -> tuple[pd.Series, list[int]]:
    """Read the cells of a column; also the positions of those that are not of its form."""
    salah = [i for i, s in enumerate(sel) if s and not jenis.pola.fullmatch(s)]
    lewati = set(salah)
    nilai = [jenis.baca(s) if s and i not in lewati else None for i, s in enumerate(sel)]
    return pd.array(nilai, dtype=jenis.dtype), salah
