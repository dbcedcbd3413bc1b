"""Printed against computed figures."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.text.parse_numbers import baca_angka
from lkip_analysis.text.tolerance import SELANG_CAPAIAN, Selang, selang, selang_rasio, setara


@pytest.mark.parametrize(
    ("tercetak", "dihitung", "hasil"),
    [
        ("45,9", 45.9, "sama"),
        ("45,90", 45.9, "sama"),
        ("46", 45.9, "sama"),
        ("20,26", Fraction(331 * 100, 1633), "dipotong"),
        ("20,27", Fraction(331 * 100, 1633), "sama"),
        ("99,8", 99.88, "dipotong"),
        ("107", 107.78, "dipotong"),
        ("-107", -107.78, "dipotong"),
        ("-108", -107.78, "sama"),
        ("40,62", 40.625, "sama"),
        ("40,63", 40.625, "sama"),
        ("98,90", 98.80, "beda"),
        ("47,48", 45.9 / 96.685 * 100, "beda"),
        ("0,285", 0.285, "sama"),
        ("29", 0.285 * 100, "sama"),
        ("9.548.669.104", 9_584_669_104, "beda"),
        ("2,5 juta", 2_549_999, "sama"),
        ("2,5 juta", 2_599_999, "dipotong"),
        ("2,5 juta", 2_600_000, "beda"),
        ("25,478", 25478, "sama"),
        ("25,478", Decimal("25.478"), "sama"),
    ],
)
def test_setara(tercetak, dihitung, hasil):
    assert setara(baca_angka(tercetak), dihitung) == hasil


def test_tanpa_angka():
    with pytest.raises(ValueError, match="tidak ada angka pada '-'"):
        setara(baca_angka("-"), 1)
    with pytest.raises(ValueError, match="tidak ada angka pada '-'"):
        selang(baca_angka("-"))
    with pytest.raises(ValueError, match="not a finite number"):
        setara(baca_angka("1"), float("nan"))


@given(st.decimals(-(10**6), 10**6, places=5), st.integers(0, 3))
def test_bulat_dan_potong(x, digit):
    dibulatkan = f"{x.quantize(Decimal(1).scaleb(-digit), 'ROUND_HALF_UP'):f}".replace(".", ",")
    assert setara(baca_angka(dibulatkan, ","), x) == "sama"
    dipotong = f"{x.quantize(Decimal(1).scaleb(-digit), 'ROUND_DOWN'):f}".replace(".", ",")
    assert setara(baca_angka(dipotong, ","), x) != "beda"
    assert selang(baca_angka(dibulatkan, ",")).bawah <= x <= selang(baca_angka(dibulatkan, ",")).atas


def test_selang():
    assert selang(baca_angka("45,9")) == (Fraction("45.85"), Fraction("45.95"))
    assert selang(baca_angka("45,9"), eksak=True) == (Fraction("45.9"),) * 2
    assert selang(baca_angka("Rp5.000")) == (5000, 5000)
    assert selang(baca_angka("Rp2,5 miliar")) == (2_450_000_000, 2_550_000_000)
    assert selang(baca_angka("Rp5.000"), eksak=False) == (Fraction("4999.5"), Fraction("5000.5"))


def test_selang_rasio():
    target, realisasi = selang(baca_angka("70")), selang(baca_angka("66,7"))
    rentang = selang_rasio(realisasi, target)
    assert (float(rentang.bawah), float(rentang.atas)) == pytest.approx((94.539, 96.043), abs=0.001)
    assert rentang.memuat(baca_angka("95,24"))
    assert not rentang.memuat(baca_angka("96,05"))
    assert selang_rasio(target, selang(baca_angka("0"))) is None
    assert SELANG_CAPAIAN["turun"](selang(baca_angka("0")), realisasi) is None


BATAS = st.tuples(st.fractions(-100, 100), st.fractions(-100, 100)).map(lambda p: Selang(*sorted(p)))


@given(BATAS, BATAS, st.fractions(0, 1), st.fractions(0, 1))
def test_selang_memuat_semua_hasil(a, b, u, v):
    x, y = a.bawah + u * (a.atas - a.bawah), b.bawah + v * (b.atas - b.bawah)
    for arah, hitung in {
        "naik": lambda t, r: r / t,
        "turun": lambda t, r: (2 * t - r) / t,
        "turun_rasio": lambda t, r: t / r,
    }.items():
        rentang = SELANG_CAPAIAN[arah](a, b)
        if rentang is not None:
            assert rentang.bawah <= 100 * hitung(x, y) <= rentang.atas
