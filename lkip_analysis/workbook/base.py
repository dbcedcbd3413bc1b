"""What a workbook was made from: kept in it, and, once it was imported, beside the measures.

Both sides of a merge need what they come from. A workbook that was imported before comes from what it said then.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from ..root import Root
from .cells import isi_teks
from .layout import ASAL
from .read_workbook import Halaman
from .safety import BukuKerjaError

SEPOTONG = 30_000
"""Characters of one cell of the hidden sheet; Excel holds few more."""

Isi = Mapping[str, object]
"""File → rows of a table, or the settings as texts by their names."""


@dataclass(frozen=True)
class Dasar:
    """The content of a workbook when it was made, or when it was last imported.

    Attributes
    ----------
    year : int
    id : str
        Names the workbook: hash of what it was made from.
    isi : mapping
        File → rows, or settings.
    """

    year: int
    id: str
    isi: Isi

    def ingat(self, root: Root, isi: Isi) -> None:
        """Keep what the workbook said when it was imported."""
        path = _ingatan(root, self)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({**self.isi, **isi}, ensure_ascii=False), encoding="utf-8")


def tulis_dasar(ws: Worksheet, year: int, isi: Isi) -> None:
    """Fill the hidden sheet."""
    ws.append(["tahun", year])
    for baris, (nama, nilai) in enumerate(isi.items(), start=2):
        teks = json.dumps(nilai, ensure_ascii=False)
        for kolom, potong in enumerate((nama, *_potong(teks)), start=1):
            isi_teks(ws.cell(baris, kolom), potong)
    ws.sheet_state = "veryHidden"
    ws.protection.enable()


def baca_dasar(root: Root, berkas: Path, halaman: Mapping[str, Halaman]) -> Dasar:
    """Return the base of a workbook.

    Raises
    ------
    BukuKerjaError
        The file is no workbook of this project.
    """
    sel = {str(s[0].nilai): [b.nilai for b in s[1:]] for _, s in halaman[ASAL].baris} if ASAL in halaman else {}
    tahun = next(iter(sel.pop("tahun", ())), None)
    if not isinstance(tahun, int):
        raise BukuKerjaError(
            f"{berkas.name} bukan buku kerja dari `lkip workbook export`; ekspor dahulu, lalu isi berkas itu."
        )
    teks = {nama: "".join(map(str, bagian)) for nama, bagian in sel.items()}
    try:
        isi = {nama: json.loads(satu) for nama, satu in teks.items()}
    except ValueError as galat:
        raise BukuKerjaError(f"{berkas.name}: lembar tersembunyi {ASAL} rusak; ekspor buku kerja baru.") from galat
    dasar = Dasar(tahun, hashlib.sha256(json.dumps(teks, sort_keys=True).encode()).hexdigest()[:16], isi)
    try:
        return Dasar(tahun, dasar.id, json.loads(_ingatan(root, dasar).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return dasar


def _potong(teks: str) -> Iterator[str]:
    return (teks[i : i + SEPOTONG] for i in range(0, len(teks), SEPOTONG))


def _ingatan(root: Root, dasar: Dasar) -> Path:
    return root.processed(dasar.year) / f"workbook-{dasar.id}.json"
