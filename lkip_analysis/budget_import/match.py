"""Lines of an export to the year's nomenklatur: by code, else by name with a score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

from .codes import LEVEL, SUB_KEGIATAN, Kode, Kunci, kunci

SERI = 1.0
"""Two candidates whose scores differ by less are both possible."""
KODE, KODE_LAIN, NAMA, TIDAK = "kode", "kode yang dinormalkan", "nama", "tidak cocok"


@dataclass(frozen=True)
class Butir:
    """One line of the nomenklatur."""

    kode: str
    nama: str

    @property
    def kunci(self) -> Kunci:
        return kunci(self.kode)


@dataclass(frozen=True)
class Pasangan:
    """What a line of the export is taken for.

    Attributes
    ----------
    butir : Butir or None
        The line of the nomenklatur; None where none is sure.
    cara : str
        How it was found: `KODE`, `KODE_LAIN`, `NAMA`, or `TIDAK`.
    skor : float or None
        Likeness of the names, 0 to 100; None where the export has no name.
    calon : Butir or None
        The likeliest line where none is sure.
    """

    butir: Butir | None
    cara: str
    skor: float | None = None
    calon: Butir | None = None


class Pencocok:
    """The nomenklatur of a year, to be searched.

    Parameters
    ----------
    butir : iterable of Butir
    ambang : float
        Least likeness of two names that are taken for the same, 0 to 100.
    """

    def __init__(self, butir: Iterable[Butir], ambang: float) -> None:
        self.butir = list(butir)
        self.ambang = ambang
        self.per_kunci = {b.kunci: b for b in self.butir}

    @property
    def dikenal(self) -> set[Kunci]:
        """All codes and what is above them, as numbers."""
        return {k[:n] for k in self.per_kunci for n in LEVEL if n <= len(k)}

    def sub_kegiatan(self, kode: Kode, nama: str) -> Pasangan:
        """Find the sub kegiatan of a line that has a code.

        A code that is written as in the nomenklatur says it. One that only has the same numbers may come from
        another list, where the number means something else: then the names must be alike.
        """
        sama = self.per_kunci.get(kode.kunci)
        if sama is not None:
            skor = kemiripan(nama, sama.nama) if nama else None
            if kode.teks == sama.kode:
                return Pasangan(sama, KODE, skor)
            if skor is None or skor >= self.ambang:
                return Pasangan(sama, KODE_LAIN, skor)
        return self.menurut_nama(nama, [b for b in self.butir if len(b.kunci) == SUB_KEGIATAN], kode.kunci)

    def menurut_nama(self, nama: str, calon: Sequence[Butir] | None = None, dekat: Kunci = ()) -> Pasangan:
        """Find the line with a name.

        Of several with the same name the one nearest to `dekat` is meant, and of those the one higher up: a
        kegiatan comes before a sub kegiatan of its name.

        Parameters
        ----------
        nama : str
        calon : sequence of Butir, optional
            Where to search; by default everywhere but in what the line stands below.
        dekat : Kunci
            Where the line stands in the export.
        """
        if calon is None:
            calon = [b for b in self.butir if dekat[: len(b.kunci)] != b.kunci]
        if not nama or not calon:
            return Pasangan(None, TIDAK)
        skor = {b: kemiripan(nama, b.nama) for b in calon}
        tertinggi = max(skor.values())
        seri = sorted((b for b in calon if tertinggi - skor[b] < SERI), key=lambda b: _jarak(b.kunci, dekat))
        terbaik = seri[0]
        pasti = len(seri) == 1 or _jarak(seri[1].kunci, dekat) > _jarak(terbaik.kunci, dekat)
        if tertinggi < self.ambang or not pasti:
            return Pasangan(None, TIDAK, skor[terbaik], terbaik)
        return Pasangan(terbaik, NAMA, skor[terbaik])


def kemiripan(a: str, b: str) -> float:
    """Return how alike two names are, 0 to 100; case and punctuation do not count."""
    return fuzz.ratio(a, b, processor=utils.default_process)


def _jarak(a: Kunci, dekat: Kunci) -> tuple[int, int]:
    """Order of nearness: more parts in common first, then the shorter code."""
    n = 0
    while n < min(len(a), len(dekat)) and a[n] == dekat[n]:
        n += 1
    return -n, len(a)
