"""Codes of budget lines as exports write them: an agency before, a rekening behind, zeros lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

Kunci = tuple[int, ...]
"""A code as numbers, so that `2.07.03.2.01.02` and `2.07.03.2.01.0002` are the same."""

LEVEL = {1: "urusan", 2: "bidang", 3: "program", 5: "kegiatan", 6: "sub_kegiatan"}
"""How many parts a code has → its level."""
SUB_KEGIATAN = 6

_LEBAR_SKPD = (1, 2, 1, 2, 1, 2, 2, 4)
_LEBAR = ((1,), (2,), (2,), (1,), (2,), (2, 4))
"""Digits of each part of a code down to the sub kegiatan; the last has two or four."""
_LEBAR_REKENING = ((1,), (1,), (2,), (2,), (2,), (3, 4))
_PANJANG_REKENING = range(1, len(_LEBAR_REKENING) + 1)
_AWAL_REKENING = "456"
"""Pendapatan, belanja, pembiayaan."""

_ANGKA = re.compile(r"\d+(?:\s*\.\s*\d+)*")
_HANYA_KODE = re.compile(r"[\d\s.\-]+")
_KODE_NAMA = re.compile(r"(?P<kode>\d+(?:\s*\.\s*\d+)+)\.?(?:\s*[-–:]\s*|\s+|$)(?P<sisa>.*)", re.DOTALL)
_UMUM = re.compile(r"^\s*x\s*\.\s*xx\b", re.IGNORECASE)


class Kode(NamedTuple):
    """What the code of a row says.

    Attributes
    ----------
    teks : str
        The code of a program, kegiatan or sub kegiatan, cleaned; empty where the row has none.
    kunci : Kunci
        The same as numbers.
    rekening : tuple of str
        Parts of the rekening; empty where the row has none.
    skpd : bool
        Whether the row is of an agency or a unit of it.
    """

    teks: str = ""
    kunci: Kunci = ()
    rekening: tuple[str, ...] = ()
    skpd: bool = False

    @property
    def ada(self) -> bool:
        return bool(self.kunci or self.rekening or self.skpd)


def kunci(kode: str) -> Kunci:
    """Return a code as numbers."""
    return tuple(int(bagian) for bagian in kode.split("."))


def urai_kode(teks: str, urusan: str, dikenal: Collection[Kunci]) -> Kode:
    """Read the code of a row.

    Parameters
    ----------
    teks : str
        Cell, or the cells of a split code joined with points.
    urusan : str
        Code of the agency's urusan; stands in for `X.XX` of the general nomenclature.
    dikenal : collection of Kunci
        Codes of the year's nomenklatur: a code whose zeros were lost is only taken for one of these.
    """
    bersih = _UMUM.sub(urusan, teks).strip()
    if not _HANYA_KODE.fullmatch(bersih):
        return Kode()
    return _dari_bagian(re.findall(r"\d+", bersih), dikenal)


def urai_kode_nama(teks: str, urusan: str, dikenal: Collection[Kunci]) -> tuple[Kode, str]:
    """Read a cell that holds a code and a name, `2.07.03 - Program …`; without a code all is the name."""
    cocok = _KODE_NAMA.match(_UMUM.sub(urusan, teks).strip())
    if cocok is None:
        return Kode(), teks.strip()
    kode = _dari_bagian(_ANGKA.match(cocok["kode"]).group().replace(" ", "").split("."), dikenal)
    return (kode, cocok["sisa"].strip()) if kode.ada else (Kode(), teks.strip())


def _dari_bagian(bagian: Sequence[str], dikenal: Collection[Kunci]) -> Kode:
    skpd = False
    while _lebar_sama(bagian[: len(_LEBAR_SKPD)], [(n,) for n in _LEBAR_SKPD], len(_LEBAR_SKPD)):
        bagian, skpd = bagian[len(_LEBAR_SKPD) :], True
    if not bagian:
        return Kode(skpd=skpd)
    if _rekening(bagian):
        return Kode(rekening=tuple(bagian))
    depan, belakang = bagian[:SUB_KEGIATAN], bagian[SUB_KEGIATAN:]
    angka = tuple(map(int, depan))
    sah = len(depan) in LEVEL and (_lebar_sama(depan, _LEBAR, len(depan)) or angka in dikenal)
    if not sah or (belakang and not _rekening(belakang)):
        return Kode()
    return Kode(".".join(depan), angka, tuple(belakang))


def _rekening(bagian: Sequence[str]) -> bool:
    return (
        len(bagian) in _PANJANG_REKENING
        and bagian[0] in _AWAL_REKENING
        and _lebar_sama(bagian, _LEBAR_REKENING, len(bagian))
    )


def _lebar_sama(bagian: Sequence[str], lebar: Sequence[Sequence[int]], panjang: int) -> bool:
    return len(bagian) == panjang and all(len(b) in n for b, n in zip(bagian, lebar, strict=False))
