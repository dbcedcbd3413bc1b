"""Values of an indicator that are no plain number, as the report prints them."""

import math
from collections.abc import Sequence
from datetime import date

from lkip_analysis.kinerja.nilai import DIPERTAHANKAN, Nilai
from lkip_analysis.text.number_format import bilangan, tanggal

MAKS_DESIMAL = 10
"""Decimals of a bound or the end of a range: as many as it was typed with."""


def cetak_nilai(nilai: Nilai, jenis: str, urutan: Sequence[str] = ()) -> str:
    """Print a value without its unit: `69,1–69,5`, `≥ 80`, `WTP`, `1 Maret 2031`, `1 jam 45 menit`, `dipertahankan`.

    Empty for a single number, which is printed as every number is.

    Parameters
    ----------
    nilai : Nilai
    jenis : str
        Name of `nilai.JENIS_NILAI`.
    urutan : sequence of str
        The letters of a kind `huruf`.
    """
    if math.isnan(nilai.bawah):
        return DIPERTAHANKAN
    if nilai.tunggal:
        return CETAK[jenis](int(nilai.bawah), urutan) if jenis in CETAK else ""
    if math.isinf(nilai.atas):
        return f"≥ {bilangan(nilai.bawah, MAKS_DESIMAL)}"
    if math.isinf(nilai.bawah):
        return f"≤ {bilangan(nilai.atas, MAKS_DESIMAL)}"
    return f"{bilangan(nilai.bawah, MAKS_DESIMAL)}–{bilangan(nilai.atas, MAKS_DESIMAL)}"


def _huruf(letak: int, urutan: Sequence[str]) -> str:
    return urutan[letak - 1]


def _ya(nilai: int, _: Sequence[str]) -> str:
    return "ya" if nilai else "tidak"


def _tanggal(hari: int, _: Sequence[str]) -> str:
    return tanggal(date.fromordinal(hari))


def _durasi(menit: int, _: Sequence[str]) -> str:
    jam, sisa = divmod(menit, 60)
    return " ".join([f"{jam} jam"] * (jam > 0) + [f"{sisa} menit"] * (sisa > 0 or not jam))


CETAK = {"huruf": _huruf, "ya_tidak": _ya, "tanggal": _tanggal, "durasi": _durasi}
"""How a single value is printed, of kinds that are no plain number."""
