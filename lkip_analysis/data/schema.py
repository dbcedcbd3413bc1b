"""The schemas of the raw tables, as Python values.

One Table Schema (`schema/<table>.yaml`) per table is the only place where columns, types and keys are said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

RIWAYAT = ("target", "realisasi")
"""Tables that the folder of an earlier year needs."""

POKOK = ("sasaran", "indikator")
"""Tables without which there is no report; what is said by any other one is left out where it is not there."""

CATATAN = "catatan"
"""Column of every table that a file may leave out; of the others, those that say what an empty cell means."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Kolom:
    """One column.

    Attributes
    ----------
    nama : str
    jenis : str
        Table Schema type.
    opsional : bool
        Whether a file may leave it out.
    bawaan : str or None
        What an empty cell says.
    """

    nama: str
    jenis: str
    opsional: bool = False
    bawaan: str | None = None


PEMISAH = re.compile(r"\s*;\s*")


def bagian_sel(isi: object) -> list[str]:
    """Return the codes of a cell that may name several: `SS-1; SS-2`."""
    return [bagian for bagian in PEMISAH.split(isi) if bagian] if isinstance(isi, str) else []


@dataclass(frozen=True)
class Acuan:
    """A foreign key: the values of `kolom` must exist in `tabel`, in its columns `tujuan`.

    A cell of a column with `x-banyak` may name several.
    """

    kolom: tuple[str, ...]
    tabel: str
    tujuan: tuple[str, ...]
    banyak: bool = False


@dataclass(frozen=True)
class Tabel:
    """One raw table.

    Attributes
    ----------
    nama : str
        Name of the table and, with `.csv`, of its file.
    kelompok : str
        Group of tables that belong together.
    kolom : tuple of Kolom
        In the order of the schema.
    kunci : tuple of str
        Columns that together name a row.
    acuan : tuple of Acuan
    deskriptor : mapping
        The Table Schema as it is in the file.
    """

    nama: str
    kelompok: str
    kolom: tuple[Kolom, ...]
    kunci: tuple[str, ...]
    acuan: tuple[Acuan, ...]
    deskriptor: Mapping

    @property
    def lembar(self) -> str:
        """Name of its sheet in a workbook."""
        return self.deskriptor.get("x-lembar", self.nama)

    @property
    def berkas(self) -> str:
        """Name of the file."""
        return f"{self.nama}.csv"

    @property
    def nama_kolom(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(k.nama for k in self.kolom)

    @property
    def opsional(self) -> tuple[str, ...]:
        """Names of the columns that a file may leave out."""
        return tuple(k.nama for k in self.kolom if k.opsional)

    def bidang(self, kolom: str) -> Mapping:
        """Return the descriptor of one column; an empty one for a column that the schema does not have."""
        return next((f for f in self.deskriptor["fields"] if f["name"] == kolom), {})


@cache
def semua_tabel() -> Mapping[str, Tabel]:
    """Read all schemas of the package: name of the table → `Tabel`, in the order of the names."""
    folder = files(__package__) / "schema"
    berkas = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    nama = [f.name.removesuffix(".yaml") for f in berkas]
    return MappingProxyType(
        {n: _tabel(n, yaml.load(f.read_bytes(), Loader=_Loader)) for n, f in zip(nama, berkas, strict=True)}
    )


def _tabel(nama: str, deskriptor: Mapping) -> Tabel:
    return Tabel(
        nama=nama,
        kelompok=deskriptor["x-kelompok"],
        kolom=tuple(
            Kolom(f["name"], f["type"], "x-bawaan" in f or f["name"] == CATATAN, f.get("x-bawaan"))
            for f in deskriptor["fields"]
        ),
        kunci=_tupel(deskriptor["primaryKey"]),
        acuan=tuple(
            Acuan(
                _tupel(a["fields"]),
                a["reference"]["resource"] or nama,
                _tupel(a["reference"]["fields"]),
                a.get("x-banyak", False),
            )
            for a in deskriptor.get("foreignKeys", ())
        ),
        deskriptor=MappingProxyType(deskriptor),
    )


def _tupel(nama: str | list[str]) -> tuple[str, ...]:
    return (nama,) if isinstance(nama, str) else tuple(nama)
