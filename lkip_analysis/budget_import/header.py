"""Find the header of an export: it stands below titles, over one to three rows, with merged cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..workbook.cells import Sel
from ..workbook.read_workbook import Halaman
from .export_formats import TEKS, Format, KolomFormat, cocok_pola, rapikan

CARI = 40
"""Rows from the top among which the header is looked for."""
MAKS_TINGKAT = 3


@dataclass(frozen=True)
class Judul:
    """The header of one column: its texts from the top, and whether it is its own or of a merged cell."""

    jalur: tuple[str, ...]
    sendiri: bool

    def cocok(self, pola: str) -> bool:
        """Whether a pattern fits the header, or the lower levels of it."""
        return any(cocok_pola(" ".join(self.jalur[i:]), [pola]) for i in range(len(self.jalur)))


@dataclass(frozen=True)
class Kepala:
    """Where the columns of a format are in a sheet.

    Attributes
    ----------
    baris : tuple of int
        First and last row of the header.
    kolom : mapping of str to tuple of int
        Column of the format → positions: of text whose cells are joined, of money whose cells are added up.
    judul : frozenset of str
        All texts of the header, for rows that repeat it.
    mutu : tuple of int
        Of two headers the one with the higher value is right: more columns, better patterns, fewer rows.
    """

    baris: tuple[int, int]
    kolom: Mapping[str, tuple[int, ...]]
    judul: frozenset[str]
    mutu: tuple[int, int, int]


def cari_kepala(halaman: Halaman, format: Format) -> Kepala | None:
    """Return the header of a sheet; None where it has not the columns that the format needs."""
    atas = [b for b in halaman.baris if b[0] <= CARI]
    calon = (
        _kepala(atas[i : i + tingkat], halaman, format)
        for i in range(len(atas))
        for tingkat in range(1, min(MAKS_TINGKAT, len(atas) - i) + 1)
    )
    return max((k for k in calon if k is not None), key=lambda k: k.mutu, default=None)


def _kepala(baris: Sequence[tuple[int, list[Sel]]], halaman: Halaman, format: Format) -> Kepala | None:
    lebar = max(len(sel) for _, sel in halaman.baris)
    judul = _judul([[_teks(s) for s in sel] for _, sel in baris], lebar)
    kolom = {}
    urutan = 0
    for nama, k in format.kolom.items():
        if nama in TEKS:
            ke, letak = _letak_teks(judul, k)
        else:
            ke, letak = _letak_uang(judul, k, baris[-1][0], halaman)
        if letak:
            kolom[nama] = letak
            urutan += ke
        elif k.wajib or nama == "realisasi":
            return None
    if not {"kode", "uraian"} & set(kolom):
        return None
    teks = frozenset(_teks(s) for _, sel in baris for s in sel) - {""}
    return Kepala((baris[0][0], baris[-1][0]), kolom, teks, (len(kolom), -urutan, -len(baris)))


def _teks(sel: Sel) -> str:
    return (rapikan(sel.nilai) or sel.nilai.strip()) if isinstance(sel.nilai, str) else ""


def _judul(tingkat: Sequence[Sequence[str]], lebar: int) -> list[Judul]:
    """Return the header of each column; a blank cell belongs to the one on its left, below the same cells."""
    jalur: list[tuple[str, ...]] = [() for _ in range(lebar)]
    sendiri = [False] * lebar
    for baris in tingkat:
        atas = list(jalur)
        kiri = ""
        for j in range(lebar):
            teks = baris[j] if j < len(baris) else ""
            sambung = j > 0 and atas[j] == atas[j - 1] and not teks
            kiri = teks or (kiri if sambung else "")
            if kiri:
                jalur[j] = (*atas[j], kiri)
            sendiri[j] = sendiri[j] or bool(teks)
    return [Judul(j, s) for j, s in zip(jalur, sendiri, strict=True)]


def _letak_teks(judul: Sequence[Judul], kolom: KolomFormat) -> tuple[int, tuple[int, ...]]:
    """Return which pattern fits first, and its columns: a code may be split over several."""
    for ke, pola in enumerate(kolom.judul):
        if letak := tuple(j for j, t in enumerate(judul) if t.cocok(pola)):
            return ke, letak
    bagian = [[j for j, t in enumerate(judul) if t.cocok(pola)] for pola in kolom.jumlah]
    return len(kolom.judul), tuple(j for letak in bagian for j in letak)


def _letak_uang(
    judul: Sequence[Judul], kolom: KolomFormat, akhir: int, halaman: Halaman
) -> tuple[int, tuple[int, ...]]:
    """Return which pattern fits first, and its column, or the columns that add up to it.

    A header over several columns with figures does not say which one is meant; then the next pattern counts.
    """
    for ke, pola in enumerate(kolom.judul):
        letak = [j for j, t in enumerate(judul) if t.cocok(pola)]
        berisi = [j for j in letak if _berangka(halaman, akhir, j)] or letak[:1]
        if len(berisi) == 1:
            return ke, tuple(berisi)
    bagian = [[j for j, t in enumerate(judul) if t.sendiri and t.cocok(pola)] for pola in kolom.jumlah]
    lengkap = all(len(letak) == 1 for letak in bagian)
    return len(kolom.judul), tuple(letak[0] for letak in bagian) if lengkap else ()


def _berangka(halaman: Halaman, akhir: int, letak: int) -> bool:
    """Whether a column has figures below the header."""
    bawah = (sel for nomor, sel in halaman.baris if nomor > akhir and letak < len(sel))
    return any(any(h.isdigit() for h in str(sel[letak].nilai)) for sel in bawah)
