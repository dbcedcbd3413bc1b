"""The live values that a chapter can use: their names, their present text, and where they are used."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from functools import cached_property
from types import SimpleNamespace

import pandas as pd

from ..report.model.budget_groups import Mata, Permasalahan
from ..report.model.comparison import Perubahan
from ..report.model.groups import Kelompok
from ..report.model.indikator import Indikator
from ..report.model.laporan import Laporan
from ..report.origin.values import Angka
from ..report.tables.table import Kolom, Tabel
from .cell_tags import CONDITION, REPEAT, tag
from .chapters import Chapter, chapters, notebook
from .expressions import expressions

MACHINERY = frozenset(
    {"data", "ukuran", "root", "riwayat", "reviu", "entri", "banding", "anggaran", "pagu_program", "ada", "tentang",
     "perjanjian", "identitas", "indikator", "catatan_sumber", "buku_rumus", "skala", "atribut"}
)  # fmt: skip
"""What a report holds and a sentence does not print."""
TRUTH = {True: "benar", False: "salah", None: "belum diketahui"}
LONGEST = 90

KOLOM = (
    Kolom("nama", "Nama", lebar=2.6),
    Kolom("teks", "Isi Saat Ini", lebar=4.4),
    Kolom("dipakai", "Dipakai di", lebar=2, kosong="–"),
)


@dataclass(frozen=True)
class NilaiHidup:
    """One live value.

    Attributes
    ----------
    nama : str
        As it is written in a chapter.
    teks : str
        What it prints now.
    keterangan : str
        What it is, in the words of the code.
    dipakai : tuple of str
        Ids of the chapters that use it.
    """

    nama: str
    teks: str
    keterangan: str
    dipakai: tuple[str, ...] = ()


def values(lap: Laporan, selected: Sequence[Chapter]) -> list[NilaiHidup]:
    """Return the values of a report, those of the first indicator and of the first program among them."""
    used = {chapter.id: _used(chapter) for chapter in selected}
    found = [*_of("lap", lap)]
    for name, items in (("i", lap.iku), ("p", lap.program)):
        if items:
            found += _of(name, items[0])
    return [
        NilaiHidup(nama, teks, arti, tuple(c for c, text in used.items() if re.search(rf"\b{re.escape(nama)}\b", text)))
        for nama, teks, arti in found
    ]


def table(lap: Laporan) -> Tabel:
    """Return the values as a table of the site."""
    baris = [asdict(satu) | {"dipakai": ", ".join(satu.dipakai) or None} for satu in values(lap, chapters(lap.root))]
    return Tabel("nilai-hidup", "", "", KOLOM, pd.DataFrame(baris))


def as_json(found: Sequence[NilaiHidup]) -> str:
    return json.dumps([asdict(satu) for satu in found], ensure_ascii=False, indent=1)


def suggestion(message: str) -> str:
    """Return what a mistyped name may have meant, in words; empty where nothing is near."""
    match = re.search(r"has no attribute '(\w+)'|name '(\w+)' is not defined", message)
    if match is None:
        return ""
    names = {
        nama for kind in (Laporan, Indikator, Mata, Permasalahan, Kelompok, Perubahan) for nama, _ in _public(kind)
    }
    near = get_close_matches(match.group(1) or match.group(2), [*names, "lap", "i"], n=3, cutoff=0.6)
    return f"; mungkin maksudnya {', '.join(near)}" if near else ""


def _used(chapter: Chapter) -> str:
    cells = notebook(chapter.path).cells
    tags = [text for cell in cells for kind in (CONDITION, REPEAT) if (text := tag(cell, kind))]
    prose = [text for cell in cells if cell.cell_type == "markdown" for text in expressions(cell.source)]
    return "\n".join([*tags, *prose, *(cell.source for cell in cells if cell.cell_type == "code")])


def _of(name: str, item: object) -> Iterator[tuple[str, str, str]]:
    for attribute, about in _public(type(item)):
        if attribute in MACHINERY:
            continue
        value = getattr(item, attribute)
        if isinstance(value, SimpleNamespace):
            for key, inner in vars(value).items():
                yield f"{name}.{attribute}.{key}", _text(inner), about
        else:
            yield f"{name}.{attribute}", _text(value), about


def _public(kind: type) -> Iterator[tuple[str, str]]:
    """Yield the names of what an object says about itself, each with the first line of its description."""
    fields = getattr(kind, "__dataclass_fields__", {})
    yield from ((field, "") for field in fields if not field.startswith("_"))
    for attribute, member in inspect.getmembers_static(kind):
        if not attribute.startswith("_") and isinstance(member, property | cached_property):
            description = (getattr(member, "fget", None) or getattr(member, "func", None)).__doc__ or ""
            yield attribute, description.strip().split("\n")[0]


def _text(value: object) -> str:
    if value is None or isinstance(value, bool):
        return TRUTH[value]
    if isinstance(value, Kelompok):
        return f"{len(value)} butir: {value.nama}"[:LONGEST]
    if isinstance(value, str | int | float | Angka):
        return str(value)
    if hasattr(value, "__len__"):
        return f"{len(value)} butir"
    return type(value).__name__
