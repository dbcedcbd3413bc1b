"""Serapan and the definitions of efisiensi."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.kinerja.efisiensi import DEFINISI, efisiensi, kategori
from lkip_analysis.kinerja.serapan import serapan
from lkip_analysis.text.parse_numbers import baca_angka
from lkip_analysis.text.tolerance import setara

PERSEN = st.floats(0.01, 1000)


def seri(*nilai):
    return pd.Series(list(nilai), dtype="Float64")


def satu(definisi, capaian, serapan):
    return efisiensi(definisi, seri(capaian), seri(serapan)).iloc[0]


def cocok(tercetak, dihitung):
    return setara(baca_angka(tercetak, ","), dihitung)


def test_serapan():
    hasil = serapan(
        pd.Series([96_685_000, 0, 5, None], dtype="Int64"),
        pd.Series([100_000_000, 10, 0, 7], dtype="Int64"),
    )
    assert hasil[:2].tolist() == pytest.approx([96.685, 0])
    assert hasil[2:].isna().all()


@given(st.integers(0, 10**13), st.integers(1, 10**13))
def test_serapan_sama_dengan_pecahan(realisasi, pagu):
    dihitung = serapan(pd.Series([realisasi]), pd.Series([pagu]))[0]
    assert dihitung == pytest.approx(float(Fraction(realisasi * 100, pagu)))


@pytest.mark.parametrize(
    ("capaian", "serapan", "rasio", "persen"),
    [
        (45.9, 100, "0,46", "45,9"),
        (202.6, 100, "2,03", "202,6"),
        (203.1, 100, "2,03", "203,1"),
        (45.9, 96.685, "0,47", "47,47"),
        (202.6, 84.96, "2,38", "238,47"),
        (106.52, 97.80, "1,09", "108,92"),
        (106.52, 91.10, "1,17", "116,93"),
        (103.39, 57.43, "1,80", "180,03"),
        (119.98, 103.39, "1,16", "116,05"),
    ],
)
def test_rasio(capaian, serapan, rasio, persen):
    assert cocok(rasio, satu("rasio", capaian, serapan)["nilai"]) == "sama"
    assert cocok(persen, satu("rasio_persen", capaian, serapan)["nilai"]) == "sama"


@pytest.mark.parametrize(
    ("keluaran", "masukan", "ie", "te"),
    [(99.92, 94.0, "1,063", "0,063"), (100, 99.21, "1,008", "0,008"), (100.57, 95.44, "1,05", "0,05")],
)
def test_ie_te(keluaran, masukan, ie, te):
    hasil = satu("ie_te", keluaran, masukan)
    assert (cocok(ie, hasil["nilai"]), cocok(te, hasil["te"])) == ("sama", "sama")


@pytest.mark.parametrize(
    ("serapan", "e", "ne", "dibatasi"),
    [
        (120, -20, 0, False),
        (100, 0, 50, False),
        (80, 20, 100, False),
        (121, -21, 0, True),
        (25.97, 74.03, 100, True),
        (96.008, 3.992, 59.98, False),
    ],
)
def test_e_dan_ne(serapan, e, ne, dibatasi):
    hasil = satu("pmk_22_2021", 100, serapan)
    assert hasil["e"] == pytest.approx(e)
    assert hasil["nilai"] == pytest.approx(ne)
    assert hasil["dibatasi"] == dibatasi


def test_e_menurut_volume():
    # RAK 90 of PAK 100 for RVK 12 of TVK 10: 1 - (90/12)/(100/10) = 25%
    assert satu("pmk_22_2021", 120, 90)["e"] == pytest.approx(25)


def test_selisih_dan_sisa_pagu():
    assert satu("selisih", 96, 90)["nilai"] == 6
    assert satu("sisa_pagu", 100, 88.99)["nilai"] == pytest.approx(11.01)
    assert satu("sisa_pagu", 99.99, 50).isna().all()


def test_sisa_pagu_menurut_capaian_tercetak():
    tepat = 0.17 * 100 / 0.17
    assert tepat < 100
    assert satu("sisa_pagu", tepat, 90)["nilai"] == 10
    assert satu("sisa_pagu", 99.995, 90)["nilai"] == 10
    assert satu("sisa_pagu", 99.9949, 90).isna().all()


@pytest.mark.parametrize("capaian", [0, -0.01, -50])
def test_pmk_tanpa_keluaran_tidak_efisien(capaian):
    hasil = satu("pmk_22_2021", capaian, 50)
    assert pd.isna(hasil["nilai"])
    assert pd.isna(hasil["e"])
    assert not hasil["dibatasi"]


@pytest.mark.parametrize("definisi", DEFINISI)
def test_kosong_tetap_kosong(definisi):
    hasil = efisiensi(definisi, seri(None, 50), seri(50, None))
    assert hasil["nilai"].isna().all()
    assert list(hasil.index) == [0, 1]
    assert DEFINISI[definisi].rumus and DEFINISI[definisi].satuan


def test_serapan_nol():
    assert pd.isna(satu("rasio", 100, 0)["nilai"])
    assert satu("selisih", 100, 0)["nilai"] == 100
    assert pd.isna(satu("pmk_22_2021", 0, 50)["nilai"])


@given(PERSEN, PERSEN)
def test_definisi_sejalan(capaian, serapan):
    rasio = satu("rasio", capaian, serapan)["nilai"]
    assert satu("rasio_persen", capaian, serapan)["nilai"] == pytest.approx(rasio * 100)
    assert satu("ie_te", capaian, serapan)["te"] == pytest.approx(rasio - 1)
    assert satu("pmk_22_2021", capaian, serapan)["e"] == pytest.approx(100 - 100 / rasio, rel=1e-9, abs=1e-6)
    assert 0 <= satu("pmk_22_2021", capaian, serapan)["nilai"] <= 100


def test_galat():
    with pytest.raises(ValueError, match="definisi efisiensi 'x' tidak dikenal; yang ada: rasio"):
        satu("x", 1, 1)
    with pytest.raises(ValueError, match="same index"):
        efisiensi("rasio", pd.Series([1.0], [1]), pd.Series([1.0], [2]))


def test_kategori():
    kelas = [
        {"nama": "Efisien", "minimal": 5, "termasuk": False},
        {"nama": "Cukup Efisien", "minimal": -5},
        {"nama": "Tidak Efisien"},
    ]
    hasil = kategori(seri(5.1, 5, -5, -5.1, None), kelas)
    assert hasil[:4].tolist() == ["Efisien", "Cukup Efisien", "Cukup Efisien", "Tidak Efisien"]
    assert pd.isna(hasil[4])
    # classed as it is printed
    assert kategori(seri(5.004, 5.005, -5.004, -5.005), kelas).tolist() == [
        "Cukup Efisien",
        "Efisien",
        "Cukup Efisien",
        "Tidak Efisien",
    ]
