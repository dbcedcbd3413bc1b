"""Efficiency in the definitions in use. No rule binds a regional office to one: the report states its own."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from lkip_analysis.kinerja._arrays import bagi, bulatkan_larik, ke_larik, ke_seri, periksa_index
from lkip_analysis.kinerja.classes import DESIMAL, kelompokkan, susun_batas

Larik = np.ndarray

BATAS_E = (-20.0, 20.0)
"""E outside of these bounds leaves NE = 0…100. In use as limits; the rule text was not verified."""


class Definisi(NamedTuple):
    """A definition of efisiensi.

    Attributes
    ----------
    hitung : callable
        Columns from arrays of capaian and serapan in percent points; the first, `nilai`, is the one that
        categories apply to.
    satuan : {'rasio', 'poin persen', 'persen', 'nilai'}
        Unit of `nilai`.
    rumus : str
        The formula in words, as the report prints it.
    """

    hitung: Callable[[Larik, Larik], dict[str, Larik]]
    satuan: str
    rumus: str


def _ie_te(capaian: Larik, serapan: Larik) -> dict[str, Larik]:
    ie = bagi(capaian, serapan)
    return {"nilai": ie, "te": ie - 1}


def _e_ne(capaian: Larik, serapan: Larik) -> dict[str, Larik]:
    # 1 − (RAK/RVK)/(PAK/TVK) with RAK/PAK the serapan and RVK/TVK the capaian of the output
    # An output that was not reached at all has no cost per unit, and a negative one even less.
    e = np.where(capaian > 0, 100 - bagi(serapan * 100, capaian), np.nan)
    ne = 50 + np.clip(e, *BATAS_E) / BATAS_E[1] * 50
    return {"nilai": ne, "e": e, "dibatasi": (e < BATAS_E[0]) | (e > BATAS_E[1])}


DEFINISI: dict[str, Definisi] = {
    "rasio": Definisi(lambda c, s: {"nilai": bagi(c, s)}, "rasio", "capaian kinerja dibagi serapan anggaran"),
    "rasio_persen": Definisi(
        lambda c, s: {"nilai": bagi(c * 100, s)},
        "persen",
        "capaian kinerja dibagi serapan anggaran, dikali 100%",
    ),
    "selisih": Definisi(lambda c, s: {"nilai": c - s}, "poin persen", "capaian kinerja dikurangi serapan anggaran"),
    "ie_te": Definisi(
        _ie_te,
        "rasio",
        "indeks efisiensi (IE) = persentase keluaran dibagi persentase masukan; "
        "tingkat efisiensi (TE) = IE dikurangi 1",
    ),
    "pmk_22_2021": Definisi(
        _e_ne,
        "nilai",
        "efisiensi (E) = 100% dikurangi serapan anggaran per capaian keluaran; "
        "nilai efisiensi (NE) = 50 ditambah E dibagi 20 dikali 50, dengan batas 0 sampai dengan 100",
    ),
    "sisa_pagu": Definisi(
        lambda c, s: {"nilai": np.where(bulatkan_larik(c, DESIMAL) >= 100, 100 - s, np.nan)},
        "persen",
        "persentase pagu yang tidak terserap, hanya untuk indikator yang mencapai target",
    ),
}
"""Definitions by the name that the agency's settings use. `pmk_22_2021` is the form that reports apply under
that rule; the rule is titled for ministries and state agencies, and its efficiency part was not verified."""


def efisiensi(definisi: str, capaian: pd.Series, serapan: pd.Series) -> pd.DataFrame:
    """Compute efisiensi by a named definition.

    Parameters
    ----------
    definisi : str
        A name of `DEFINISI`.
    capaian, serapan : Series
        Percent points, same index, uncapped. Which budget lines the serapan is of is the caller's choice, and
        changes the result.

    Returns
    -------
    DataFrame of Float64
        Column `nilai` in the unit of the definition; `ie_te` also has `te` (ratio), `pmk_22_2021` also has
        `e` (percent points) and `dibatasi` (bool: E was outside its bounds, `nilai` is a bound). NA where a
        value is missing or the divisor is zero.

    Raises
    ------
    ValueError
        If the definition is unknown or the indexes differ.
    """
    if definisi not in DEFINISI:
        raise ValueError(f"definisi efisiensi {definisi!r} tidak dikenal; yang ada: {', '.join(DEFINISI)}")
    periksa_index(capaian, serapan)
    kolom = DEFINISI[definisi].hitung(ke_larik(capaian), ke_larik(serapan))
    return pd.DataFrame(
        {
            nama: ke_seri(larik, capaian.index, nama) if larik.dtype == float else pd.Series(larik, index=capaian.index)
            for nama, larik in kolom.items()
        }
    )


def kategori(nilai: pd.Series, kelas: Sequence[Mapping]) -> pd.Series:
    """Give the category of each efisiensi value from the agency's thresholds.

    Parameters
    ----------
    nilai : Series
        In the unit of the definition.
    kelas : sequence of mappings
        Best first: `nama`, `minimal`, optionally `termasuk = false`; the last without `minimal`.

    Returns
    -------
    Series, ordered categorical
        NA stays NA.

    Raises
    ------
    ValueError
        If the classes are faulty, in Indonesian.
    """
    return kelompokkan(nilai, susun_batas(kelas)).rename("kategori")
