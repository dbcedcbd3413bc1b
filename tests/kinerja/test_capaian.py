"""Capaian: formulas, what is not computable, caps and means."""

import doctest

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lkip_analysis.kinerja.capaian as modul
from lkip_analysis.kinerja import skala as modul_skala
from lkip_analysis.kinerja.capaian import RUMUS, alasan_tidak_terhitung, batasi, capaian, nilai_komponen, rata_rata

POSITIF = st.floats(0.01, 1e6)
NILAI = st.decimals(-(10**6), 10**6, places=4).map(float)


def seri(*nilai):
    return pd.Series(list(nilai), dtype="Float64")


def satu(t, r, arah):
    return capaian(seri(t), seri(r), arah)[0]


@pytest.mark.parametrize(
    ("t", "r", "hasil"),
    [(10, 10, 100), (10, 5, 150), (10, 15, 50), (10, 20, 0), (10, 25, -50), (20, 25, 75)],
)
def test_turun(t, r, hasil):
    assert satu(t, r, "turun") == hasil


@pytest.mark.parametrize(
    ("arah", "t", "r", "hasil"),
    [
        ("naik", 10, 4.59, 45.9),
        ("naik", 10, 20.26, 202.6),
        ("naik", 20, 40.62, 203.1),
        ("naik", 10, 0, 0),
        ("naik", 2, -1.41, -70.5),
        ("turun", 10, 0, 200),
        ("turun_rasio", 10, 20, 50),
        ("turun_rasio", 10, 5, 200),
    ],
)
def test_vektor(arah, t, r, hasil):
    assert satu(t, r, arah) == pytest.approx(hasil, abs=1e-9)


def test_arah_per_baris_dan_index():
    index = ["A", "B", "C"]
    hasil = capaian(
        pd.Series([10.0, 10.0, 10.0], index),
        pd.Series([5.0, 5.0, 5.0], index),
        pd.Series(["naik", "turun", "turun_rasio"], index),
    )
    assert hasil.dtype == "Float64"
    assert hasil.to_dict() == {"A": 50, "B": 150, "C": 200}


TIDAK_TERHITUNG = [
    (0, 5, "naik", "target nol"),
    (0, 0, "naik", "target nol"),
    (0, 0, "turun", "target nol"),
    (-2, -1, "naik", "target negatif"),
    (None, 5, "naik", "target belum ada"),
    (None, None, "naik", "target belum ada"),
    ("WTP", 5, "naik", "target bukan angka"),
    (10, None, "naik", "realisasi belum ada"),
    (10, "n/a", "naik", "realisasi bukan angka"),
    (10, float("inf"), "naik", "realisasi bukan angka"),
    (10, 0, "turun_rasio", "realisasi nol"),
    (10, 5, None, "arah indikator belum ditetapkan"),
]


@pytest.mark.parametrize(("t", "r", "arah", "alasan"), TIDAK_TERHITUNG)
def test_tidak_terhitung(t, r, arah, alasan):
    t, r, arah = (pd.Series([x], dtype=object) for x in (t, r, arah))
    assert capaian(t, r, arah).isna().all()
    assert alasan_tidak_terhitung(t, r, arah).tolist() == [alasan]


@given(
    st.lists(
        st.tuples(st.one_of(st.none(), NILAI), st.one_of(st.none(), NILAI), st.sampled_from([*RUMUS, None])),
        min_size=1,
    )
)
def test_alasan_tepat_bila_kosong(baris):
    t, r, arah = (pd.Series(list(k), dtype=object) for k in zip(*baris, strict=True))
    assert capaian(t, r, arah).isna().tolist() == [a is not None for a in alasan_tidak_terhitung(t, r, arah)]


@given(POSITIF, NILAI, NILAI)
def test_naik_monoton(t, a, b):
    a, b = sorted((a, b))
    assert satu(t, a, "naik") <= satu(t, b, "naik")
    assert satu(t, a, "turun") >= satu(t, b, "turun")


@given(POSITIF, POSITIF)
def test_balikan(t, r):
    assert satu(t, r, "naik") * t / 100 == pytest.approx(r)
    assert satu(t, r, "turun") == pytest.approx(200 - satu(t, r, "naik"), rel=1e-9, abs=1e-6)
    assert satu(t, r, "turun_rasio") == pytest.approx(satu(r, t, "naik"))
    for arah in RUMUS:
        assert satu(t, t, arah) == pytest.approx(100)


def test_galat():
    with pytest.raises(ValueError, match="'menurun' tidak dikenal; yang ada: naik, turun"):
        satu(1, 1, "menurun")
    with pytest.raises(ValueError, match="same index"):
        capaian(pd.Series([1.0], [1]), pd.Series([1.0], [2]), "naik")
    with pytest.raises(ValueError, match="same index"):
        capaian(pd.Series([1.0], [1]), pd.Series([1.0], [1]), pd.Series(["naik"], [2]))


def test_batasi_menjaga_kosong_dan_nilai_asli():
    mentah = seri(-50, 45.9, 202.6, None)
    terbatas = batasi(mentah, 0, 120)
    assert terbatas[:3].tolist() == [0, 45.9, 120]
    assert terbatas.isna().tolist() == [False, False, False, True]
    assert mentah[2] == 202.6


def test_rata_rata_batas_lebih_dahulu():
    nilai = seri(45.9, 202.6, None)
    assert rata_rata(nilai) == pytest.approx((124.25, 2, 1))
    assert rata_rata(nilai, (None, 100)) == pytest.approx((72.95, 2, 1))


def test_rata_rata_tanpa_nilai():
    hasil = rata_rata(seri(None, None))
    assert hasil.nilai is pd.NA
    assert (hasil.n, hasil.tidak_terhitung) == (0, 2)


def test_nilai_komponen():
    hasil = nilai_komponen(seri(13, 0, 0, 5, None), seri(32, 9, 0, None, 3))
    assert hasil[:2].tolist() == [40.625, 0]
    assert hasil[2:].isna().all()


@pytest.mark.parametrize("modul", [modul, modul_skala])
def test_contoh_docstring(modul):
    hasil = doctest.testmod(modul)
    assert hasil.attempted and not hasil.failed
