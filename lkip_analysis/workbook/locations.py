"""Places in CSV files as places in the workbook, so that a problem is found where the analyst works."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ..errors import Masalah
from .sheet_rows import nama_kolom

_BARIS = re.compile(r"(?:(?P<berkas>\w+\.csv) )?\bbaris (?P<nomor>\d+(?:, \d+)*)")
_BERKAS = re.compile(r"\b(?P<nama>\w+)\.csv\b")


@dataclass(frozen=True)
class Letak:
    """Where the content of one file is in the workbook.

    Attributes
    ----------
    lembar : str
        Name of the sheet.
    baris : mapping of int to int
        Line in the file → row in the sheet.
    kolom : mapping of str to int
        Column → position in the sheet, from 0.
    """

    lembar: str
    baris: Mapping[int, int]
    kolom: Mapping[str, int]
    setelan: Mapping[str, int] = field(default_factory=dict)
    """Setting (`efisiensi.kategori.0.nama`) → row in the sheet, for the file of settings."""


def di_excel(masalah: Iterable[Masalah], letak: Mapping[str, Letak]) -> list[Masalah]:
    """Return problems with the places where they are in the workbook.

    Parameters
    ----------
    masalah : iterable of Masalah
        Of CSV files.
    letak : mapping of str to Letak
        File name without folder → where it is. Problems of other files stay as they are.
    """
    return [_pindah(m, letak) for m in masalah]


def _pindah(m: Masalah, letak: Mapping[str, Letak]) -> Masalah:
    nama = m.berkas.rpartition("/")[2]
    if nama not in letak:
        return m
    di = letak[nama]
    return replace(
        m,
        berkas=f"lembar {di.lembar}",
        baris=di.setelan.get(m.kolom, di.baris.get(m.baris)),
        baris_excel=None,
        kolom=m.kolom and _kolom(m.kolom, di),
        pesan=_BERKAS.sub(_sebut_lembar(letak), _BARIS.sub(_pindah_baris(di, letak), m.pesan)),
    )


def _kolom(kolom: str, di: Letak) -> str:
    """Name the columns of a problem, which may be several: `indikator + tahun`."""
    bagian = kolom.split(" + ")
    return " + ".join(nama_kolom(di.kolom[k], k) if k in di.kolom else k for k in bagian)


def _pindah_baris(di: Letak, letak: Mapping[str, Letak]):
    """Return how line numbers in a message are replaced: those of its own file, or of one named before."""

    def ganti(cocok: re.Match[str]) -> str:
        tujuan = di if cocok["berkas"] is None else letak.get(cocok["berkas"])
        if tujuan is None:
            return cocok.group()
        nomor = ", ".join(str(tujuan.baris.get(int(n), n)) for n in cocok["nomor"].split(", "))
        return f"{cocok['berkas'] + ' ' if cocok['berkas'] else ''}baris {nomor}"

    return ganti


def _sebut_lembar(letak: Mapping[str, Letak]):
    def ganti(cocok: re.Match[str]) -> str:
        return f"lembar {letak[cocok.group()].lembar}" if cocok.group() in letak else cocok.group()

    return ganti
