"""Achievement (capaian) of targets, in percent points.

A result is missing (NA), never 0 or 100, where it cannot be computed; `alasan_tidak_terhitung` says why.
"""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from lkip_analysis.kinerja._arrays import bagi, bulatkan_larik, ke_larik, ke_seri, periksa_index
from lkip_analysis.kinerja.expression import hitung
from lkip_analysis.kinerja.rumus import RUMUS, TARGET_NOL, Rumus, rumus

TARGET_BELUM_ADA = "target belum ada"
TARGET_BUKAN_ANGKA = "target bukan angka"
BERTARGET_NOL = "target nol"
TARGET_NEGATIF = "target negatif"
REALISASI_BELUM_ADA = "realisasi belum ada"
REALISASI_BUKAN_ANGKA = "realisasi bukan angka"
REALISASI_NOL = "realisasi nol"
RUMUS_TIDAK_MEMBERI = "rumus tidak memberi nilai"
ARAH_BELUM_DITETAPKAN = "arah indikator belum ditetapkan"

Buku = Mapping[str, Rumus]


def capaian(
    target: pd.Series,
    realisasi: pd.Series,
    rumus: pd.Series | str,
    tercapai: pd.Series | None = None,
    buku: Buku = RUMUS,
) -> pd.Series:
    """Compute capaian from target and realisasi.

    Parameters
    ----------
    target, realisasi : Series
        Same index and same unit. A value that is missing or not a number (`WTP`) gives NA.
    rumus : Series of str, or str
        Which formula of `buku` holds for each row, or for all.
    tercapai : Series, optional
        Whether the target is reached, for formulas that ask; as `nilai.tercapai`. By default, whether the realisasi is
        at least the target.
    buku : mapping of str to Rumus
        From `rumus.buku_rumus`.

    Returns
    -------
    Series of Float64, percent points
        Uncapped and unrounded (`batasi`, `cetak_capaian`); negative where `turun` is missed by more than the target.
        NA where it cannot be computed.

    Raises
    ------
    ValueError
        If the indexes differ or a formula is unknown.

    Examples
    --------
    >>> capaian(pd.Series([10.0, 10.0]), pd.Series([4.59, 15.0]), pd.Series(["naik", "turun"])).tolist()
    [45.9, 50.0]
    """
    periksa_index(target, realisasi, *([] if tercapai is None else [tercapai]))
    t, r = ke_larik(target), ke_larik(realisasi)
    lulus = np.where(np.isnan(t + r), np.nan, r >= t) if tercapai is None else ke_larik(tercapai)
    hasil = np.full(len(t), np.nan)
    for satu, baris in _per_rumus(rumus, target.index, buku):
        nilai = {"target": t[baris], "realisasi": r[baris], "tercapai": lulus[baris]}
        hasil[baris] = _menurut(satu, nilai)
    return ke_seri(hasil, target.index, "capaian")


def _menurut(rumus: Rumus, nilai: Mapping[str, np.ndarray]) -> np.ndarray:
    hasil = hitung(rumus.hitung, nilai)
    if not rumus.target_bebas:
        pengganti = TARGET_NOL[rumus.target_nol]
        bila_nol = np.nan if pengganti is None else hitung(pengganti, nilai)
        hasil = np.where(nilai["target"] > 0, hasil, np.where(nilai["target"] == 0, bila_nol, np.nan))
    return np.where(np.isnan(nilai["realisasi"] + nilai["target"]), np.nan, hasil)


def alasan_tidak_terhitung(
    target: pd.Series, realisasi: pd.Series, rumus: pd.Series | str, nilai: pd.Series
) -> pd.Series:
    """Say why a capaian is NA.

    Parameters
    ----------
    target, realisasi, rumus
        As in `capaian`.
    nilai : Series
        What `capaian` gave for them.

    Returns
    -------
    Series of object
        The reason in Indonesian; None where there is a value. A negative target is a reason too: the ratio would fall
        as the realisasi improves.
    """
    periksa_index(target, realisasi, nilai)
    t, r = ke_larik(target), ke_larik(realisasi)
    tanpa_rumus = np.full(len(t), False) if isinstance(rumus, str) else rumus.isna().to_numpy(bool)
    sebab = [
        (nilai.notna().to_numpy(bool), None),
        (tanpa_rumus, ARAH_BELUM_DITETAPKAN),
        (target.isna().to_numpy(bool), TARGET_BELUM_ADA),
        (np.isnan(t), TARGET_BUKAN_ANGKA),
        (t == 0, BERTARGET_NOL),
        (t < 0, TARGET_NEGATIF),
        (realisasi.isna().to_numpy(bool), REALISASI_BELUM_ADA),
        (np.isnan(r), REALISASI_BUKAN_ANGKA),
        (r == 0, REALISASI_NOL),
    ]
    alasan = np.full(len(t), RUMUS_TIDAK_MEMBERI, dtype=object)
    for syarat, kata in reversed(sebab):  # the first reason of the list wins
        alasan[syarat] = kata
    return pd.Series(alasan, index=target.index, name="alasan", dtype=object)


def batasi(nilai: pd.Series, rumus: pd.Series | str, buku: Buku = RUMUS) -> pd.Series:
    """Put capaian (percent points) between the bounds that its formula declares; NA stays NA.

    No general bound exists in the rules for regional governments: where none is declared, the value stays as it is.
    """
    hasil = ke_larik(nilai)
    for satu, baris in _per_rumus(rumus, nilai.index, buku):
        if (satu.minimal, satu.maksimal) != (None, None):
            hasil[baris] = np.clip(hasil[baris], satu.minimal, satu.maksimal)
    return ke_seri(hasil, nilai.index, nilai.name)


def cetak_capaian(nilai: pd.Series, rumus: pd.Series | str, buku: Buku = RUMUS) -> pd.Series:
    """Give capaian (percent points) as it is printed, rounded or cut as its formula declares; NA stays NA.

    What is said of a capaian (predikat, whether the target is reached) is said of this value, so that no reader finds
    another class beside a figure than the figure has.
    """
    hasil = ke_larik(nilai)
    for satu, baris in _per_rumus(rumus, nilai.index, buku):
        hasil[baris] = bulatkan_larik(hasil[baris], satu.desimal, satu.pembulatan)
    return ke_seri(hasil, nilai.index, nilai.name)


def nilai_komponen(pembilang: pd.Series, penyebut: pd.Series, pengali: pd.Series | float = 100.0) -> pd.Series:
    """Compute an indicator's value from its components, e.g. 278 of 2,627 persons, in percent points.

    Parameters
    ----------
    pembilang, penyebut : Series
    pengali : Series or float
        What the quotient is multiplied by: 100 for percent, 100,000 for a rate per 100,000, 1 for a plain ratio.

    Returns
    -------
    Series of Float64
        NA where a component is missing or the denominator is zero (no cases is not 0%, nor 100%).
    """
    periksa_index(pembilang, penyebut)
    kali = pengali if isinstance(pengali, float) else ke_larik(pengali)
    return ke_seri(bagi(ke_larik(pembilang) * kali, ke_larik(penyebut)), pembilang.index, "nilai")


def _per_rumus(nama: pd.Series | str, index: pd.Index, buku: Buku) -> Iterator[tuple[Rumus, np.ndarray | slice]]:
    """Give the rows of each formula; rows without one belong to none."""
    if isinstance(nama, str):
        yield rumus(nama, buku), slice(None)
        return
    if not nama.index.equals(index):
        raise ValueError("the formulas must have the same index as the values")
    kode, ada = pd.factorize(nama)
    for i, satu in enumerate(ada):
        yield rumus(satu, buku), kode == i
