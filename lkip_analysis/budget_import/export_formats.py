"""The formats of exports: which header stands for which column. A new export is a new file, not new code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib.resources import files
from pathlib import Path

from ..errors import LkipError

TEKS = ("kode", "rekening", "uraian")
"""Columns that hold text; every other column of a format holds money."""
UANG = ("pagu", "realisasi")
"""Columns that are taken over; others serve the checks."""

_KUNCI = {"judul", "lembar", "ambang_nama", "abaikan", "kolom", "identitas"}


@dataclass(frozen=True)
class KolomFormat:
    """One column of a format.

    Attributes
    ----------
    judul : tuple of str
        Patterns of headers, the best first; in the form of `rapikan`, with `*`.
    jumlah : tuple of str
        Patterns of the headers of columns that make it up, for a column that the export does not have: parts
        of a code or a text, or amounts that add up.
    wajib : bool
        Whether an export without it is not of this format.
    """

    judul: tuple[str, ...]
    jumlah: tuple[str, ...]
    wajib: bool


@dataclass(frozen=True)
class Identitas:
    """A sum that holds in every row: `hasil` = Σ `tambah` − Σ `kurang`, each a column of the format."""

    hasil: str
    tambah: tuple[str, ...]
    kurang: tuple[str, ...]


@dataclass(frozen=True)
class Format:
    """One kind of export.

    Attributes
    ----------
    nama : str
        Name of its file, without extension.
    judul : str
        What it is, for people.
    lembar : str
        Pattern of the sheet's name.
    kolom : mapping of str to KolomFormat
    identitas : tuple of Identitas
    ambang_nama : float
        Least likeness of two names that are taken for the same, 0 to 100.
    abaikan : tuple of str
        Patterns of texts whose rows are left out, such as the sums of a page.
    """

    nama: str
    judul: str
    lembar: str
    kolom: Mapping[str, KolomFormat]
    identitas: tuple[Identitas, ...]
    ambang_nama: float
    abaikan: tuple[str, ...]

    def diabaikan(self, uraian: str) -> bool:
        """Whether the row with a text is left out."""
        return cocok_pola(rapikan(uraian), self.abaikan)


def rapikan(teks: str) -> str:
    """Return a header or a pattern in the form in which the two are compared: `SPJ (s.d. …)` as `spj s d`."""
    return " ".join(re.sub(r"[^\w*]|_", " ", teks.casefold()).split())


def cocok_pola(teks: str, pola: Sequence[str]) -> bool:
    """Whether a text is one of some patterns."""
    return any(fnmatchcase(teks, p) for p in pola)


def semua_format() -> list[Format]:
    """Return the formats of the package."""
    folder = files(__package__) / "formats"
    return [
        _format(f.name.removesuffix(".toml"), f.read_bytes())
        for f in sorted(folder.iterdir(), key=lambda f: f.name)
        if f.name.endswith(".toml")
    ]


def cari_format(nama: str) -> Format:
    """Return the format with a name, or the one in a file.

    Raises
    ------
    LkipError
        There is none of that name, or the file is no format.
    """
    if nama.endswith(".toml"):
        return _format(Path(nama).stem, Path(nama).read_bytes())
    dikenal = {f.nama: f for f in semua_format()}
    if nama not in dikenal:
        raise LkipError(f"Format {nama} tidak dikenal; yang ada: {', '.join(dikenal)}, atau nama berkas .toml.")
    return dikenal[nama]


def _format(nama: str, isi: bytes) -> Format:
    try:
        data = tomllib.loads(isi.decode("utf-8-sig").replace("\r\n", "\n"))
        if lebih := set(data) - _KUNCI:
            raise ValueError(f"kunci tidak dikenal: {', '.join(sorted(lebih))}")
        format = Format(
            nama=nama,
            judul=data["judul"],
            lembar=data.get("lembar", "*"),
            kolom={n: _kolom(k) for n, k in data["kolom"].items()},
            identitas=tuple(
                Identitas(i["hasil"], tuple(i["tambah"]), tuple(i.get("kurang", ()))) for i in data.get("identitas", ())
            ),
            ambang_nama=float(data.get("ambang_nama", 90)),
            abaikan=tuple(map(rapikan, data.get("abaikan", ()))),
        )
        _periksa(format)
    except (ValueError, KeyError, TypeError, AttributeError) as galat:
        raise LkipError(f"Format {nama}: bukan format impor anggaran yang benar ({galat}).") from galat
    return format


def _periksa(format: Format) -> None:
    if "realisasi" not in format.kolom or not {"kode", "uraian"} & set(format.kolom):
        raise ValueError("harus memuat kolom realisasi, dan kode atau uraian")
    for i in format.identitas:
        if lebih := {i.hasil, *i.tambah, *i.kurang} - (set(format.kolom) - set(TEKS)):
            raise ValueError(f"identitas memakai kolom yang bukan uang: {', '.join(sorted(lebih))}")


def _kolom(isi: Mapping) -> KolomFormat:
    return KolomFormat(
        tuple(map(rapikan, isi.get("judul", ()))),
        tuple(map(rapikan, isi.get("jumlah", ()))),
        isi.get("wajib", False),
    )
