"""Capaian of several indicators together: ways, bound, base."""

import pandas as pd
import pytest

from lkip_analysis.kinerja.agregat import CARA, agregat


def seri(*nilai):
    return pd.Series(list(nilai), dtype="Float64")


CAPAIAN, BOBOT = seri(45.9, 202.6, 100, None), seri(1, 3, None, 5)


@pytest.mark.parametrize(
    ("cara", "maksimal", "hasil"),
    [
        ("rata_rata", None, (348.5 / 3, 3, 1)),
        ("rata_rata", 100, (245.9 / 3, 3, 1)),
        ("tertimbang", None, ((45.9 + 3 * 202.6) / 4, 2, 2)),
        ("tertimbang", 120, ((45.9 + 360) / 4, 2, 2)),
        ("terpenuhi", None, (200 / 3, 3, 1)),
        ("terpenuhi", 100, (200 / 3, 3, 1)),
    ],
)
def test_cara(cara, maksimal, hasil):
    assert agregat(cara, CAPAIAN, BOBOT, maksimal) == pytest.approx(hasil)


def test_terpenuhi_menurut_capaian_tercetak():
    assert agregat("terpenuhi", seri(99.995, 99.994), seri(None, None)).nilai == 50


@pytest.mark.parametrize("cara", CARA)
def test_tanpa_nilai(cara):
    hasil = agregat(cara, seri(None, None), seri(1, 1))
    assert hasil.nilai is pd.NA
    assert (hasil.n, hasil.tidak_terhitung) == (0, 2)


def test_bobot_nol_tidak_ikut():
    assert agregat("tertimbang", seri(50, 90), seri(0, 2)) == (90, 1, 1)
