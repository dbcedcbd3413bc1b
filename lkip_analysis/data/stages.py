"""Stages of the budget in a year: which ones there are, in order, what they are called and by which document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .profile import TahapAnggaran

_NAMA = re.compile(r"(?P<dasar>[a-z_]*[a-z])(?:_(?P<ke>[1-9]\d*))?")


@dataclass(frozen=True, order=True)
class TahapDipakai:
    """One stage of the budget of a year, in words: `pergeseran ke-2`, by `DPA Pergeseran ke-2`.

    Attributes
    ----------
    urut : tuple of int
        Its place in the year.
    nama : str
        As the tables have it: `pergeseran_2`.
    kata, dokumen : str
    """

    urut: tuple[int, int]
    nama: str
    kata: str
    dokumen: str


def kenali_tahap(nama: str, tahap: Iterable[TahapAnggaran]) -> TahapDipakai | None:
    """Return the stage that a name stands for, by the stages of a profile; None where it is none of them.

    Only a stage that may be repeated has a number, and it has one.
    """
    cocok = _NAMA.fullmatch(nama)
    for urut, satu in enumerate(tahap if cocok else ()):
        if satu.nama == cocok["dasar"] and satu.berulang == bool(cocok["ke"]):
            ke = f" ke-{cocok['ke']}" if cocok["ke"] else ""
            return TahapDipakai((urut, int(cocok["ke"] or 0)), nama, satu.kata + ke, satu.dokumen + ke)
    return None


def tahap_dipakai(nama: Iterable[str], tahap: Iterable[TahapAnggaran]) -> list[TahapDipakai]:
    """Return the stages that names stand for, each once, in the order of the year; unknown names are left out."""
    tahap = tuple(tahap)
    kenal = {satu: kenali_tahap(satu, tahap) for satu in nama if isinstance(satu, str)}
    return sorted(satu for satu in kenal.values() if satu)
