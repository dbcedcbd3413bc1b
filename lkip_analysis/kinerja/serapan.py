"""Absorption (serapan) of the budget."""

import pandas as pd

from lkip_analysis.kinerja._arrays import bagi, ke_larik, ke_seri, periksa_index


def serapan(realisasi: pd.Series, pagu: pd.Series) -> pd.Series:
    """Compute serapan: realisasi divided by pagu.

    Parameters
    ----------
    realisasi, pagu : Series
        Rupiah, same index.

    Returns
    -------
    Series of Float64, percent points
        NA where a value is missing or the pagu is zero (no budget is not 0% absorbed). Above 100 where more
        was spent than budgeted: that is for the data check to report.

    Raises
    ------
    ValueError
        If the indexes differ.
    """
    periksa_index(realisasi, pagu)
    return ke_seri(bagi(ke_larik(realisasi) * 100, ke_larik(pagu)), pagu.index, "serapan")
