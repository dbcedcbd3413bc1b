"""Between pandas and numpy: the arithmetic of this package runs on float arrays with NaN for missing."""

import numpy as np
import pandas as pd

from lkip_analysis.kinerja.rounding import CARA_BULAT, DIGIT_FLOAT


def ke_larik(nilai: pd.Series) -> np.ndarray:
    """Give float64 values; NaN where the value is missing, not a number or not finite."""
    if not pd.api.types.is_numeric_dtype(nilai.dtype):
        nilai = pd.to_numeric(nilai, errors="coerce")
    larik = nilai.to_numpy(dtype=float, na_value=np.nan)
    return np.where(np.isfinite(larik), larik, np.nan)


def ke_seri(larik: np.ndarray, index: pd.Index, nama: str) -> pd.Series:
    """Give a nullable Float64 Series; NaN becomes NA."""
    return pd.Series(pd.array(larik, dtype="Float64"), index=index, name=nama)


def periksa_index(*seri: pd.Series) -> None:
    """Raise ValueError unless all Series have the same index: numpy does not align rows."""
    if not all(seri[0].index.equals(lain.index) for lain in seri[1:]):
        raise ValueError("the Series must have the same index")


def bagi(pembilang: np.ndarray, penyebut: np.ndarray) -> np.ndarray:
    """Divide; NaN where the denominator is zero."""
    return np.divide(pembilang, penyebut, out=np.full(len(pembilang), np.nan), where=penyebut != 0)


def bulatkan_larik(larik: np.ndarray, desimal: int, cara: str = "bulat") -> np.ndarray:
    """Round as `rounding.bulatkan` does, or cut digits off (`rounding.CARA_BULAT`); NaN stays NaN.

    A float that misses a decimal number by no more than its last trusted digit is that number.
    """
    pangkat = 10.0**desimal
    besar = np.abs(larik) * pangkat * (1 + 0.5 * 10.0**-DIGIT_FLOAT)
    return np.copysign(np.floor(besar + CARA_BULAT[cara]) / pangkat, larik) + 0.0
