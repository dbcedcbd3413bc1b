"""Comparisons of an indicator: with earlier years, the end of the Renstra, a national standard."""

from collections.abc import Mapping

import pandas as pd

from lkip_analysis.kinerja._arrays import periksa_index
from lkip_analysis.kinerja.capaian import capaian
from lkip_analysis.kinerja.rounding import bulatkan
from lkip_analysis.kinerja.rumus import RUMUS, Rumus

MENINGKAT, MENURUN, TETAP = "meningkat", "menurun", "tetap"
MEMBAIK, MEMBURUK = "membaik", "memburuk"

_TANDA = {1: MENINGKAT, -1: MENURUN, 0: TETAP}
_MUTU = {
    "naik": {MENINGKAT: MEMBAIK, MENURUN: MEMBURUK, TETAP: TETAP},
    "turun": {MENINGKAT: MEMBURUK, MENURUN: MEMBAIK, TETAP: TETAP},
    "stabil": {TETAP: TETAP},
}
"""Word for a change, by the direction that is better; a value that is to be kept has none for a change."""


def perubahan(kini: pd.Series, lalu: pd.Series, arah: pd.Series | None = None, desimal: int = 2) -> pd.DataFrame:
    """Compare with an earlier year.

    Parameters
    ----------
    kini, lalu : Series
        Values in percent points, or in the indicator's unit; same index.
    arah : Series of str, optional
        Names of `rumus.ARAH` per row, to tell an improvement. For capaian itself leave it out.
    desimal : int
        Decimals that the report prints.

    Returns
    -------
    DataFrame
        `selisih` (Float64, kini − lalu, unrounded), `selisih_cetak` (Decimal, the difference of the values
        as printed, so that a reader who subtracts gets it), `kata` (`meningkat`, `menurun`, `tetap`, by
        `selisih_cetak`: no direction is claimed over two equal prints) and, with `arah`, `mutu` (`membaik`,
        `memburuk`, `tetap`). NA or None where a year is missing: a year that is not there is not bridged.

    Raises
    ------
    ValueError
        If the indexes differ.
    KeyError
        If an `arah` is unknown.
    """
    periksa_index(kini, lalu)
    selisih = (kini.astype("Float64") - lalu.astype("Float64")).rename("selisih")
    cetak = [
        None if pd.isna(a) or pd.isna(b) else bulatkan(a, desimal) - bulatkan(b, desimal)
        for a, b in zip(kini, lalu, strict=True)
    ]
    kata = [None if c is None else _TANDA[(c > 0) - (c < 0)] for c in cetak]
    hasil = pd.DataFrame(
        {
            "selisih": selisih,
            "selisih_cetak": pd.Series(cetak, index=kini.index, dtype=object),
            "kata": pd.Series(kata, index=kini.index, dtype=object),
        }
    )
    if arah is not None:
        periksa_index(kini, arah)
        mutu = [None if k is None or pd.isna(a) else _MUTU[a].get(k) for k, a in zip(kata, arah, strict=True)]
        hasil["mutu"] = pd.Series(mutu, index=kini.index, dtype=object)
    return hasil


LEBIH_BAIK, BELUM_MENYAMAI, SAMA = "lebih baik", "belum menyamai", "sama"


def banding_standar(
    realisasi: pd.Series,
    standar: pd.Series,
    arah: pd.Series,
    rumus: pd.Series,
    buku: Mapping[str, Rumus] = RUMUS,
    desimal: int = 2,
) -> pd.DataFrame:
    """Compare with a national standard, where there is one.

    Parameters
    ----------
    realisasi, standar : Series
        In the indicator's unit, same index; `standar` is NA for indicators without a standard.
    arah, rumus : Series of str
        Names of `rumus.ARAH` and of `buku`.
    buku : mapping of str to Rumus
    desimal : int
        Decimals that the report prints.

    Returns
    -------
    DataFrame
        `selisih`, `selisih_cetak` as in `perubahan` (realisasi − standar), `capaian` (Float64, percent points
        of the standard) and `kata`: `lebih baik`, `belum menyamai`, `sama`; None without a standard.

    Notes
    -----
    Fourth of the analyses that Permenpan RB 53/2014, Lampiran II, asks for.
    """
    beda = perubahan(realisasi, standar, arah, desimal)
    kata = {MEMBAIK: LEBIH_BAIK, MEMBURUK: BELUM_MENYAMAI, TETAP: SAMA}
    return beda[["selisih", "selisih_cetak"]].assign(
        capaian=capaian(standar, realisasi, rumus, buku=buku),
        kata=beda["mutu"].map(kata, na_action="ignore").astype(object).where(beda["mutu"].notna(), None),
    )
