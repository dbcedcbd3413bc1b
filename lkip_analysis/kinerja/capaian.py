"""Achievement (capaian) of targets, in percent points.

A result is missing (NA), never 0 or 100, where it cannot be computed; `alasan_tidak_terhitung` says why.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

from lkip_analysis.kinerja._arrays import bagi, ke_larik, ke_seri, periksa_index

Larik = np.ndarray

TARGET_BELUM_ADA = "target belum ada"
TARGET_BUKAN_ANGKA = "target bukan angka"
TARGET_NOL = "target nol"
TARGET_NEGATIF = "target negatif"
REALISASI_BELUM_ADA = "realisasi belum ada"
REALISASI_BUKAN_ANGKA = "realisasi bukan angka"
REALISASI_NOL = "realisasi nol"
ARAH_BELUM_DITETAPKAN = "arah indikator belum ditetapkan"


class Rumus(NamedTuple):
    """A formula of capaian.

    Attributes
    ----------
    hitung : callable
        Capaian in percent points from arrays of target and realisasi.
    kata : str
        The formula in words, as a report prints it.
    lambang : str
        The formula in symbols, as a report prints it.
    naik_lebih_baik : bool
        Whether a higher realisasi is the better one.
    pembagi_realisasi : bool
        Whether the realisasi is the divisor, so that it must not be zero.
    """

    hitung: Callable[[Larik, Larik], Larik]
    kata: str
    lambang: str
    naik_lebih_baik: bool
    pembagi_realisasi: bool = False


RUMUS: dict[str, Rumus] = {
    "naik": Rumus(
        lambda t, r: bagi(r * 100, t),
        "realisasi dibagi target, dikali 100%",
        "Capaian = realisasi ÷ target × 100%",
        naik_lebih_baik=True,
    ),
    "turun": Rumus(
        lambda t, r: bagi((2 * t - r) * 100, t),
        "target dikurangi selisih realisasi dan target, dibagi target, dikali 100%",
        "Capaian = (2 × target − realisasi) ÷ target × 100%",
        naik_lebih_baik=False,
    ),
    "turun_rasio": Rumus(
        lambda t, r: bagi(t * 100, r),
        "target dibagi realisasi, dikali 100%",
        "Capaian = target ÷ realisasi × 100%",
        naik_lebih_baik=False,
        pembagi_realisasi=True,
    ),
}
"""Formulas by the value of `arah`. `naik` and `turun` are the pair in general use: R/T and (T − (R − T))/T,
which is (2T − R)/T. `turun_rasio` (T/R) is a convention of some reports only; it gives other results, so the
report that uses it must say so."""


def capaian(target: pd.Series, realisasi: pd.Series, arah: pd.Series | str) -> pd.Series:
    """Compute capaian from target and realisasi.

    Parameters
    ----------
    target, realisasi : Series
        Same index and same unit. A value that is missing or not a number (`WTP`) gives NA.
    arah : Series of str, or str
        Which formula of `RUMUS` holds for each row, or for all.

    Returns
    -------
    Series of Float64, percent points
        Uncapped; negative where `turun` is missed by more than the target. NA where it cannot be computed.

    Raises
    ------
    ValueError
        If the indexes differ or an `arah` is unknown.

    Examples
    --------
    >>> capaian(pd.Series([10.0, 10.0]), pd.Series([4.59, 15.0]), pd.Series(["naik", "turun"])).tolist()
    [45.9, 50.0]
    """
    periksa_index(target, realisasi)
    t, r = ke_larik(target), ke_larik(realisasi)
    hasil = np.full(len(t), np.nan)
    for formula, baris in _baris_per_rumus(arah, target.index):
        hasil[baris] = formula.hitung(t[baris], r[baris])
    hasil[t <= 0] = np.nan
    return ke_seri(hasil, target.index, "capaian")


def alasan_tidak_terhitung(target: pd.Series, realisasi: pd.Series, arah: pd.Series | str) -> pd.Series:
    """Say why `capaian` is NA.

    Returns
    -------
    Series of object
        The reason in Indonesian; None where capaian is computable. A negative target is a reason too: the
        ratio would fall as the realisasi improves.

    Raises
    ------
    ValueError
        As `capaian`.
    """
    periksa_index(target, realisasi)
    t, r = ke_larik(target), ke_larik(realisasi)
    berarah = np.zeros(len(t), dtype=bool)
    realisasi_pembagi = np.zeros(len(t), dtype=bool)
    for formula, baris in _baris_per_rumus(arah, target.index):
        berarah[baris] = True
        realisasi_pembagi[baris] = formula.pembagi_realisasi
    sebab = [
        (~berarah, ARAH_BELUM_DITETAPKAN),
        (target.isna().to_numpy(bool), TARGET_BELUM_ADA),
        (np.isnan(t), TARGET_BUKAN_ANGKA),
        (t == 0, TARGET_NOL),
        (t < 0, TARGET_NEGATIF),
        (realisasi.isna().to_numpy(bool), REALISASI_BELUM_ADA),
        (np.isnan(r), REALISASI_BUKAN_ANGKA),
        (realisasi_pembagi & (r == 0), REALISASI_NOL),
    ]
    alasan = np.full(len(t), None, dtype=object)
    for syarat, kata in reversed(sebab):  # the first reason of the list wins
        alasan[syarat] = kata
    return pd.Series(alasan, index=target.index, name="alasan", dtype=object)


def batasi(nilai: pd.Series, bawah: float | None = None, atas: float | None = None) -> pd.Series:
    """Cap capaian (percent points) to declared bounds; NA stays NA.

    No general cap exists in the rules for regional governments, so bounds are always given by the caller and
    the raw value is kept beside.
    """
    return nilai.clip(lower=bawah, upper=atas)


class RataRata(NamedTuple):
    """A mean with its base.

    Attributes
    ----------
    nilai : float or NA
        Percent points; NA if nothing was computable.
    n, tidak_terhitung : int
        How many values went in, and how many were left out because they are not computable.
    """

    nilai: float
    n: int
    tidak_terhitung: int


def rata_rata(nilai: pd.Series, batas: tuple[float | None, float | None] | None = None) -> RataRata:
    """Average capaian (percent points), capped before averaging where bounds are declared.

    Parameters
    ----------
    nilai : Series
        Uncapped capaian. A value that is not computable is left out and counted, not taken as zero.
    batas : (bawah, atas), optional
        Bounds for `batasi`. Without them one very high value can hide several failures.
    """
    terbatas = nilai if batas is None else batasi(nilai, *batas)
    n = int(terbatas.notna().sum())
    return RataRata(float(terbatas.mean()) if n else pd.NA, n, len(nilai) - n)


def nilai_komponen(pembilang: pd.Series, penyebut: pd.Series) -> pd.Series:
    """Compute an indicator's value in percent points from its components, e.g. 278 of 2,627 persons.

    NA where a component is missing or the denominator is zero (no cases is not 0%, nor 100%).
    """
    periksa_index(pembilang, penyebut)
    return ke_seri(bagi(ke_larik(pembilang) * 100, ke_larik(penyebut)), pembilang.index, "nilai")


def _baris_per_rumus(arah: pd.Series | str, index: pd.Index) -> list[tuple[Rumus, np.ndarray | slice]]:
    """Give the rows of each formula; rows without an `arah` belong to none."""
    if isinstance(arah, str):
        return [(rumus(arah), slice(None))]
    if not arah.index.equals(index):
        raise ValueError("arah must have the same index as target")
    kode, nama = pd.factorize(arah)
    return [(rumus(satu), kode == i) for i, satu in enumerate(nama)]


def rumus(arah: str) -> Rumus:
    """Give the formula of an `arah`; ValueError (in Indonesian) if there is none."""
    if arah not in RUMUS:
        raise ValueError(f"arah {arah!r} tidak dikenal; yang ada: {', '.join(RUMUS)}")
    return RUMUS[arah]
