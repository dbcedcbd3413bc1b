"""Efficiency in the definitions in use. No rule binds a regional office to one: the report states its own."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from lkip_analysis.kinerja._arrays import bagi, ke_larik, ke_seri, periksa_index
from lkip_analysis.kinerja.classes import kelompokkan, susun_batas

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
    e = 100 - bagi(serapan * 100, capaian)
    return {"nilai": _ne(e), "e": e, "dibatasi": _di_luar(e)}


def _ne(e: Larik) -> Larik:
    return 50 + np.clip(e, *BATAS_E) / BATAS_E[1] * 50


def _di_luar(e: Larik) -> Larik:
    return (e < BATAS_E[0]) | (e > BATAS_E[1])


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
        "indeks efisiensi (IE) ialah persentase keluaran dibagi persentase masukan; "
        "tingkat efisiensi (TE) ialah IE dikurangi 1",
    ),
    "pmk_22_2021": Definisi(
        _e_ne,
        "nilai",
        "efisiensi (E) ialah 100% dikurangi serapan anggaran per capaian keluaran; "
        "nilai efisiensi (NE) ialah 50 ditambah E dibagi 20 dikali 50, dengan batas 0 sampai dengan 100",
    ),
    "sisa_pagu": Definisi(
        lambda c, s: {"nilai": np.where(c >= 100, 100 - s, np.nan)},
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


class NilaiEfisiensi(NamedTuple):
    """E and NE of several outputs together.

    Attributes
    ----------
    e : float or NA
        Percent points.
    ne : float or NA
        0…100.
    dibatasi : bool
        E was outside its bounds, so NE is a bound.
    n : int
        Outputs that went in.
    """

    e: float
    ne: float
    dibatasi: bool
    n: int


def rata_rata_efisiensi(e: pd.Series) -> NilaiEfisiensi:
    """Average E over outputs and give its NE.

    Parameters
    ----------
    e : Series
        E of each output in percent points, as in column `e` of `pmk_22_2021`. Missing values do not count:
        the divisor is the number of outputs that have one.
    """
    n = int(e.notna().sum())
    return _nilai_efisiensi(float(e.mean()), n) if n else NilaiEfisiensi(pd.NA, pd.NA, False, 0)


def efisiensi_tertimbang(pagu: pd.Series, capaian: pd.Series, realisasi: pd.Series) -> NilaiEfisiensi:
    """Compute E weighted by budget: Σ(pagu × capaian − realisasi) / Σ(pagu × capaian).

    Parameters
    ----------
    pagu, realisasi : Series
        Rupiah per output.
    capaian : Series
        Percent points per output. Outputs with a missing value do not count.

    Notes
    -----
    Form of PMK 214/PMK.02/2017, which is titled for ministries and agencies of the state.
    """
    periksa_index(pagu, capaian, realisasi)
    p, c, r = ke_larik(pagu), ke_larik(capaian) / 100, ke_larik(realisasi)
    ada = ~np.isnan(p + c + r)
    nilai_keluaran = float((p * c)[ada].sum())
    if nilai_keluaran == 0:
        return NilaiEfisiensi(pd.NA, pd.NA, False, int(ada.sum()))
    return _nilai_efisiensi((nilai_keluaran - float(r[ada].sum())) / nilai_keluaran * 100, int(ada.sum()))


def _nilai_efisiensi(e: float, n: int) -> NilaiEfisiensi:
    larik = np.array([e])
    return NilaiEfisiensi(e, float(_ne(larik)[0]), bool(_di_luar(larik)[0]), n)


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
