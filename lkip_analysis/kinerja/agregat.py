"""Capaian of several indicators taken together, always with the base that it rests on."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

from lkip_analysis.kinerja._arrays import bulatkan_larik, ke_larik, periksa_index
from lkip_analysis.kinerja.classes import DESIMAL


class Agregat(NamedTuple):
    """One figure for several indicators.

    Attributes
    ----------
    nilai : float or NA
        Percent points; NA where nothing was computable.
    n, tidak_terhitung : int
        How many indicators went in, and how many were left out because they have no capaian.
    """

    nilai: float
    n: int
    tidak_terhitung: int


def _terpenuhi(capaian: np.ndarray, _: np.ndarray) -> float:
    return float(np.mean(bulatkan_larik(capaian, DESIMAL) >= 100) * 100)


CARA: dict[str, Callable[[np.ndarray, np.ndarray], float]] = {
    "rata_rata": lambda capaian, _: float(np.mean(capaian)),
    "tertimbang": lambda capaian, bobot: float(np.average(capaian, weights=bobot)),
    "terpenuhi": _terpenuhi,
}
"""Ways of taking capaian together: mean, mean by weight, share of those that reach their target as printed."""


def agregat(cara: str, capaian: pd.Series, bobot: pd.Series, maksimal: float | None = None) -> Agregat:
    """Take capaian together.

    Parameters
    ----------
    cara : str
        Name of `CARA`.
    capaian : Series
        Percent points. A value that is not there is left out and counted, not taken as zero.
    bobot : Series
        Weights, same index; a missing one leaves its indicator out of `tertimbang`.
    maksimal : float, optional
        Bound of each capaian, percent points. Without it one very high value can hide several failures.
    """
    periksa_index(capaian, bobot)
    c, b = ke_larik(capaian), ke_larik(bobot)
    ada = ~np.isnan(c) & ((b > 0) if cara == "tertimbang" else True)
    terbatas = c[ada] if maksimal is None else np.minimum(c[ada], maksimal)
    n = int(ada.sum())
    return Agregat(CARA[cara](terbatas, b[ada]) if n else pd.NA, n, len(c) - n)
