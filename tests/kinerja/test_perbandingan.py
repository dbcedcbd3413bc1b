"""Comparisons over years, with the Renstra and with a standard."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.kinerja.perbandingan import banding_standar, perubahan
from lkip_analysis.kinerja.rounding import bulatkan, desimal

NILAI = st.floats(-1e4, 1e4)


def seri(*nilai):
    return pd.Series(list(nilai), dtype="Float64")


def satu(kini, lalu, **pilihan):
    return perubahan(seri(kini), seri(lalu), **pilihan).iloc[0]


@pytest.mark.parametrize(
    ("kini", "lalu", "cetak", "kata"),
    [
        (45.9, 29.07, "16.83", "meningkat"),
        (20.26, 41.75, "-21.49", "menurun"),
        (10.004, 10.0, "0.00", "tetap"),
        (10.006, 9.994, "0.02", "meningkat"),
        (9.9951, 10.0049, "0.00", "tetap"),
    ],
)
def test_perubahan(kini, lalu, cetak, kata):
    hasil = satu(kini, lalu)
    assert hasil["selisih_cetak"] == Decimal(cetak)
    assert hasil["kata"] == kata
    assert hasil["selisih"] == pytest.approx(kini - lalu)


def test_desimal_cetak():
    assert satu(10.4, 10.0, desimal=0)["kata"] == "tetap"
    assert satu(10.5, 10.0, desimal=0)["kata"] == "meningkat"


def test_tahun_belum_ada():
    hasil = perubahan(seri(1, None), seri(None, 1))
    assert hasil["selisih"].isna().all()
    assert hasil["kata"].tolist() == hasil["selisih_cetak"].tolist() == [None, None]


def test_mutu_menurut_arah():
    arah = pd.Series(["naik", "turun", "turun", "turun", None, "stabil", "stabil", "naik"], dtype=object)
    hasil = perubahan(seri(2, 2, 1, 1, 2, 2, 1, 1), seri(1, 1, 2, 1, 1, 1, 1, 2), arah)
    assert hasil["mutu"].tolist() == ["membaik", "memburuk", "membaik", "tetap", None, None, "tetap", "memburuk"]


def test_galat():
    with pytest.raises(KeyError, match="datar"):
        perubahan(seri(1), seri(2), pd.Series(["datar"]))
    with pytest.raises(ValueError, match="same index"):
        perubahan(pd.Series([1.0], [1]), pd.Series([1.0], [2]))


def test_banding_standar():
    arah = pd.Series(["turun", "naik", "naik", "naik", "turun", "stabil"])
    hasil = banding_standar(seri(5, 4.9, 6, 7, 7, 7), seri(6, 5, 6, None, 6, 6), arah, arah)
    assert hasil["kata"].tolist() == ["lebih baik", "belum menyamai", "sama", None, "belum menyamai", None]
    assert hasil["capaian"][1] == pytest.approx(98)
    assert pd.isna(hasil["capaian"][3])


@given(NILAI, NILAI, st.integers(0, 4))
def test_kata_berlawanan_bila_ditukar(a, b, digit):
    lawan = {"meningkat": "menurun", "menurun": "meningkat", "tetap": "tetap"}
    maju, mundur = satu(a, b, desimal=digit), satu(b, a, desimal=digit)
    assert mundur["kata"] == lawan[maju["kata"]]
    assert mundur["selisih_cetak"] == -maju["selisih_cetak"]


@pytest.mark.parametrize(
    ("x", "digit", "hasil"),
    [
        (0.125, 2, "0.13"),
        (2.675, 2, "2.68"),
        (-0.125, 2, "-0.13"),
        (0.285 * 100, 0, "29"),
        (-0.001, 2, "0.00"),
        (Decimal("1.005"), 2, "1.01"),
        (10**15 + 1, 0, "1000000000000001"),
    ],
)
def test_bulatkan(x, digit, hasil):
    assert str(bulatkan(x, digit)) == hasil


def test_bukan_bilangan_terhingga():
    with pytest.raises(ValueError, match="not a finite number"):
        desimal(float("nan"))


@given(st.decimals(-(10**9), 10**9, places=4), st.integers(0, 3))
def test_bulatkan_paling_dekat(x, digit):
    langkah = Decimal(1).scaleb(-digit)
    hasil = bulatkan(x, digit)
    assert abs(hasil - x) <= langkah / 2
    assert hasil == bulatkan(float(x), digit)
