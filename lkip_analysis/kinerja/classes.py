"""Put values into ordered classes by lower bounds: the rule of scales and of efficiency categories."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from lkip_analysis.kinerja._arrays import bulatkan_larik, ke_larik

DESIMAL = 2
"""Decimals that are printed of a value that has a class: a value that is printed as a bound is on it."""


class Batas(NamedTuple):
    """A class with its lower bound.

    Attributes
    ----------
    nama : str
        Name of the class.
    minimal : float or None
        Lower bound, in the unit of the values; None for the last class, which takes all the rest.
    termasuk : bool
        Whether the bound itself belongs to the class.
    """

    nama: str
    minimal: float | None
    termasuk: bool = True


def susun_batas(kelas: Sequence[Mapping]) -> tuple[Batas, ...]:
    """Read classes from configuration and check them.

    Parameters
    ----------
    kelas : sequence of mappings
        Best class first, each with `nama`, `minimal` (left out in the last class) and, where the bound itself
        does not belong to the class, `termasuk = false`.

    Raises
    ------
    ValueError
        If the list is empty, a name is missing or repeated, a bound is missing or not a number, or the bounds
        do not fall from class to class. All faults are named together, in Indonesian.
    """
    masalah = [f"kelas ke-{i}: nama belum ada" for i, k in enumerate(kelas, 1) if not k.get("nama")]
    nama = [k.get("nama") for k in kelas]
    masalah += [f"nama kelas {n!r} berulang" for n in dict.fromkeys(nama) if n and nama.count(n) > 1]
    if not kelas:
        masalah.append("daftar kelas kosong")
    minimal = [k.get("minimal") for k in kelas]
    for i, m in enumerate(minimal[:-1], 1):
        if not isinstance(m, (int, float)) or isinstance(m, bool):
            masalah.append(f"kelas ke-{i}: minimal {m!r} bukan angka")
    if minimal and minimal[-1] is not None:
        masalah.append("kelas terakhir menampung sisanya, jadi tidak memakai minimal")
    if not masalah and any(a <= b for a, b in pairwise(minimal[:-1])):
        masalah.append("minimal harus menurun dari kelas ke kelas")
    if masalah:
        raise ValueError("; ".join(masalah))
    return tuple(Batas(k["nama"], k.get("minimal"), k.get("termasuk", True)) for k in kelas)


def kelompokkan(nilai: pd.Series, batas: Sequence[Batas]) -> pd.Series:
    """Give the class of each value by the lower-bound rule.

    Parameters
    ----------
    nilai : Series of numbers
        In the unit of the bounds. It is classed as it is printed, with `DESIMAL` decimals.
    batas : sequence of Batas
        Best class first, as `susun_batas` gives them.

    Returns
    -------
    Series, ordered categorical
        Worst class lowest; NA stays NA. A value above the best class's printed interval is in the best class.
    """
    larik = bulatkan_larik(ke_larik(nilai), DESIMAL)
    naik = list(reversed(batas))
    ambang = [b.minimal if b.termasuk else np.nextafter(b.minimal, np.inf) for b in naik[1:]]
    kode = np.where(np.isnan(larik), -1, np.searchsorted(ambang, larik, side="right"))
    kategori = pd.Categorical.from_codes(kode, categories=[b.nama for b in naik], ordered=True)
    return pd.Series(kategori, index=nilai.index)
