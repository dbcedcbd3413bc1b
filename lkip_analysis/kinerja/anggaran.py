"""The budget tree: roll-up over the levels that the codes have, and shares.

Money is whole rupiah (Int64) throughout; percentages are percent points.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from lkip_analysis.kinerja.serapan import serapan

TOTAL = "jumlah"
"""Stands for the whole budget where a code is asked for."""


def induk_kode(kode: Iterable[str]) -> dict[str, str | None]:
    """Give the code above each: the longest of them that it begins with, up to a dot; None at the top.

    Examples
    --------
    >>> induk_kode(["1.02.02", "1.02.02.2.01", "1.02.02.2.01.0001"])["1.02.02.2.01.0001"]
    '1.02.02.2.01'
    """
    semua = dict.fromkeys(kode)
    return {satu: next((atas for atas in awalan(satu) if atas in semua), None) for satu in semua}


def awalan(kode: str) -> Iterable[str]:
    """Yield what stands before each dot of a code, the longest first."""
    while "." in kode:
        kode = kode.rpartition(".")[0]
        yield kode


def jalur(kode: str, induk: Mapping[str, str | None]) -> list[str]:
    """Give a code and all above it, from the top down."""
    atas = induk[kode]
    return [kode] if atas is None else [*jalur(atas, induk), kode]


def pohon(nomenklatur: pd.DataFrame, anggaran: pd.DataFrame) -> pd.DataFrame:
    """Build the budget tree of a year.

    Parameters
    ----------
    nomenklatur : DataFrame
        `kode`, `level`, `nama`; row order is print order.
    anggaran : DataFrame
        `kode` (of whatever level the money is known at), `pagu`, `realisasi` in rupiah; realisasi is NA where it is not
        there yet.

    Returns
    -------
    DataFrame
        One row per node in print order, parents before children: `kode`, `induk`, `level`, `nama`, `pagu`,
        `realisasi`, `sisa` (Int64 rupiah), `serapan` (Float64 percent points), `lengkap` (bool).
        Nodes without a budget line below them are left out. `realisasi` of a parent is the sum of what is
        known; where something below is missing, `lengkap` is False and `serapan` and `sisa` are NA, because
        part of the spending says nothing about the whole pagu.

    Raises
    ------
    ValueError
        If a code occurs twice, has no entry in `nomenklatur`, or has a budget line of its own and one below it. In
        Indonesian.
    """
    _periksa_kode(nomenklatur, anggaran)
    induk = induk_kode(nomenklatur["kode"])
    urutan = {kode: i for i, kode in enumerate(induk)}
    uang = anggaran[["pagu", "realisasi"]].astype("Int64").assign(kode=[jalur(k, induk) for k in anggaran["kode"]])
    uang["lengkap"] = uang["pagu"].notna() & uang["realisasi"].notna()
    hasil = _jumlahkan(uang.explode("kode").astype({"kode": "str"}))
    hasil["induk"] = hasil["kode"].map(induk)
    hasil = hasil.merge(nomenklatur[["kode", "level", "nama"]], on="kode", how="left")
    letak = [tuple(urutan[k] for k in jalur(kode, induk)) for kode in hasil["kode"]]
    hasil = hasil.loc[sorted(hasil.index, key=letak.__getitem__)].reset_index(drop=True)
    return _dengan_serapan(hasil)[["kode", "induk", "level", "nama", "pagu", "realisasi", "sisa", "serapan", "lengkap"]]


def _jumlahkan(uang: pd.DataFrame) -> pd.DataFrame:
    kelompok = uang.groupby("kode", sort=False)
    hasil = kelompok[["pagu", "realisasi"]].sum(min_count=1)
    return hasil.assign(lengkap=kelompok["lengkap"].all()).reset_index()


def _dengan_serapan(uang: pd.DataFrame) -> pd.DataFrame:
    return uang.assign(
        sisa=(uang["pagu"] - uang["realisasi"]).where(uang["lengkap"]),
        serapan=serapan(uang["realisasi"], uang["pagu"]).where(uang["lengkap"]),
    )


def _periksa_kode(nomenklatur: pd.DataFrame, anggaran: pd.DataFrame) -> None:
    masalah = []
    for nama, tabel in (("nomenklatur", nomenklatur), ("anggaran", anggaran)):
        masalah += [f"{nama}: kode {kode} berulang" for kode in tabel.loc[tabel["kode"].duplicated(), "kode"].unique()]
    dikenal = set(nomenklatur["kode"])
    masalah += [f"nomenklatur: {kode} belum ada" for kode in anggaran["kode"] if kode not in dikenal]
    berbaris = set(anggaran["kode"])
    for kode in anggaran["kode"]:
        masalah += [f"anggaran: {atas} punya baris sendiri dan di bawahnya, {kode}"
                    for atas in awalan(kode) if atas in berbaris]  # fmt: skip
    if masalah:
        raise ValueError("; ".join(masalah))


class Jumlah(NamedTuple):
    """The whole budget.

    Attributes
    ----------
    pagu, realisasi, sisa : int or NA
        Rupiah.
    serapan : float or NA
        Percent points.
    lengkap : bool
        Whether the realisasi of every budget line is known; if not, `sisa` and `serapan` are NA.
    """

    pagu: int
    realisasi: int
    sisa: int
    serapan: float
    lengkap: bool


def jumlah(pohon: pd.DataFrame) -> Jumlah:
    """Add up the budget tree of `pohon`."""
    puncak = pohon.loc[pohon["induk"].isna(), ["pagu", "realisasi", "lengkap"]].assign(kode=TOTAL)
    if puncak.empty:
        return Jumlah(pd.NA, pd.NA, pd.NA, pd.NA, False)
    baris = _dengan_serapan(_jumlahkan(puncak)).iloc[0]
    return Jumlah(*(_biasa(baris[kolom]) for kolom in Jumlah._fields))


def _biasa(nilai: object) -> object:
    return nilai.item() if hasattr(nilai, "item") else nilai
