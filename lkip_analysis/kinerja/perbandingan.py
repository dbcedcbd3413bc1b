"""Comparisons of an indicator: with earlier years, the end of the Renstra, a national standard."""

import pandas as pd

from lkip_analysis.kinerja._arrays import periksa_index
from lkip_analysis.kinerja.capaian import capaian, rumus
from lkip_analysis.kinerja.rounding import bulatkan

MENINGKAT, MENURUN, TETAP = "meningkat", "menurun", "tetap"
MEMBAIK, MEMBURUK = "membaik", "memburuk"

_TANDA = {1: MENINGKAT, -1: MENURUN, 0: TETAP}
_MUTU = {
    True: {MENINGKAT: MEMBAIK, MENURUN: MEMBURUK, TETAP: TETAP},
    False: {MENINGKAT: MEMBURUK, MENURUN: MEMBAIK, TETAP: TETAP},
}
"""Word for a change, by whether higher is better."""


def perubahan(kini: pd.Series, lalu: pd.Series, arah: pd.Series | None = None, desimal: int = 2) -> pd.DataFrame:
    """Compare with an earlier year.

    Parameters
    ----------
    kini, lalu : Series
        Values in percent points, or in the indicator's unit; same index.
    arah : Series of str, optional
        Names of `capaian.RUMUS` per row, to tell an improvement. For capaian itself leave it out.
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
        If the indexes differ or an `arah` is unknown.
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
        mutu = [
            None if k is None or pd.isna(a) else _MUTU[rumus(a).naik_lebih_baik][k]
            for k, a in zip(kata, arah, strict=True)
        ]
        hasil["mutu"] = pd.Series(mutu, index=kini.index, dtype=object)
    return hasil


def antartahun(nilai: pd.DataFrame, desimal: int = 2) -> pd.DataFrame:
    """Compare each year of a series with the year before it.

    Parameters
    ----------
    nilai : DataFrame
        One row per indicator, one column per year (int), values in percent points or the indicator's unit.
    desimal : int
        Decimals that the report prints.

    Returns
    -------
    DataFrame
        The columns of `perubahan`, indexed by (indicator, `tahun`) for every year but the first. A year is
        compared with the calendar year before it only; where that is missing, the change is missing.
    """
    tahun = list(range(min(nilai.columns), max(nilai.columns) + 1))
    lengkap = nilai.reindex(columns=tahun).astype("Float64")
    bagian = {t: perubahan(lengkap[t], lengkap[t - 1], desimal=desimal) for t in tahun[1:]}
    if not bagian:
        return perubahan(lengkap[tahun[0]], lengkap[tahun[0]], desimal=desimal).iloc[:0]
    return pd.concat(bagian, names=["tahun"]).swaplevel().sort_index(level="tahun", sort_remaining=False)


def kemajuan_renstra(realisasi: pd.Series, target_akhir: pd.Series, arah: pd.Series | str) -> pd.Series:
    """Compute progress to date against the target of the last year of the Renstra.

    Parameters
    ----------
    realisasi, target_akhir : Series
        In the indicator's unit, same index.
    arah : Series of str, or str
        As in `capaian`.

    Returns
    -------
    Series of Float64, percent points
        Uncapped; NA where it cannot be computed (`capaian.alasan_tidak_terhitung` says why).

    Notes
    -----
    Third of the analyses that Permenpan RB 53/2014, Lampiran II, asks for: realisasi to date against the
    medium-term target of the strategic plan.
    """
    return capaian(target_akhir, realisasi, arah).rename("kemajuan")


LEBIH_BAIK, BELUM_MENYAMAI, SAMA = "lebih baik", "belum menyamai", "sama"


def banding_standar(realisasi: pd.Series, standar: pd.Series, arah: pd.Series, desimal: int = 2) -> pd.DataFrame:
    """Compare with a national standard, where there is one.

    Parameters
    ----------
    realisasi, standar : Series
        In the indicator's unit, same index; `standar` is NA for indicators without a standard.
    arah : Series of str
        Names of `capaian.RUMUS`.
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
        capaian=capaian(standar, realisasi, arah),
        kata=beda["mutu"].map(kata, na_action="ignore").astype(object).where(beda["mutu"].notna(), None),
    )
