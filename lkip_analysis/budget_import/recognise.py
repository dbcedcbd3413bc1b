"""Tell which format an export has, and which of its sheets is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from ..workbook.read_workbook import Halaman
from .export_formats import Format, cari_format, semua_format
from .header import Kepala, cari_kepala
from .import_errors import ImporError

_TAHUN = re.compile(r"\btahun\s+anggaran\s*:?\s*(20\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Dikenali:
    """A sheet of an export, with its format and where its header is."""

    format: Format
    halaman: Halaman
    kepala: Kepala


def kenali(berkas: Path, halaman: Sequence[Halaman], nama_format: str | None) -> Dikenali:
    """Find the sheet and the format that fits it best: the one with most of its columns.

    Raises
    ------
    ImporError
        None fits, or several fit equally well.
    LkipError
        The format is not known.
    """
    format = semua_format() if nama_format is None else [cari_format(nama_format)]
    calon = [
        Dikenali(f, h, kepala)
        for f in format
        for h in halaman
        if fnmatchcase(h.nama.casefold(), f.lembar.casefold()) and (kepala := cari_kepala(h, f))
    ]
    if not calon:
        dikenal = [f"{f.nama}: {f.judul}" for f in format]
        raise ImporError(
            f"Judul kolom {berkas.name} tidak dikenal. Pilih formatnya dengan --format, atau buat berkas "
            "format baru (docs/excel.md). Format yang dicoba:",
            dikenal,
        )
    terbaik = max(d.kepala.mutu[:2] for d in calon)
    sama = [d for d in calon if d.kepala.mutu[:2] == terbaik]
    if len({d.halaman.nama for d in sama}) > 1:
        raise ImporError(
            f"Beberapa lembar {berkas.name} memuat tabel realisasi; sisakan satu, atau sebut lembarnya "
            "dalam berkas format:",
            dict.fromkeys(f"lembar {d.halaman.nama}" for d in sama),
        )
    if len(sama) > 1:
        raise ImporError(
            f"{berkas.name} cocok dengan beberapa format; pilih satu dengan --format:",
            (f"{d.format.nama}: {d.format.judul}" for d in sama),
        )
    return sama[0]


def periksa_tahun(berkas: Path, dikenali: Dikenali, year: int) -> None:
    """Refuse an export whose title names another fiscal year.

    Raises
    ------
    ImporError
    """
    for nomor, sel in dikenali.halaman.baris:
        if nomor >= dikenali.kepala.baris[0]:
            return
        for s in sel:
            cocok = _TAHUN.search(str(s.nilai or ""))
            if cocok and int(cocok[1]) != year:
                raise ImporError(f"{berkas.name} adalah data tahun anggaran {cocok[1]} (baris {nomor}), bukan {year}.")
