"""Amounts as exports write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.budget_import.export_rows import rupiah
from lkip_analysis.workbook.cells import Sel

from .ekspor_contoh import indonesia


@pytest.mark.parametrize(
    ("nilai", "hasil"),
    [
        (1_234_567, 1_234_567),
        (1_234_567.0, 1_234_567),
        (1_234_567.5, "1234567.5"),
        (0.1 + 0.2, "0.3"),
        ("1.234.567,00", 1_234_567),
        ("1.234.567,50", "1234567.5"),
        ("1,234,567.00", 1_234_567),
        ("Rp 1.234.567", 1_234_567),
        ("Rp. 1.234.567,-", 1_234_567),
        ("Rp1.234.567,00", 1_234_567),
        ("25.478", 25_478),
        ("25,478", 25_478),
        ("1.234.567,000", 1_234_567),
        ("(1.250)", -1_250),
        ("-1.250,00", -1_250),
        ("1234567.00", 1_234_567),
        ("-", 0),
        (" - ", 0),
        ("–", 0),
        ("Rp -", 0),
        ("Rp. -", 0),
        ("0", 0),
        ("", None),
        ("  ", None),
        (None, None),
        ("n/a", None),
    ],
)
def test_rupiah(nilai, hasil):
    assert rupiah(Sel(nilai, "s" if isinstance(nilai, str) else "n")) == (None if hasil is None else Decimal(hasil))


@pytest.mark.parametrize("nilai", ["lima juta", "2.07.01", "97,3%", "12 orang", True, "#REF!", "1.234.567 dan 8"])
def test_bukan_rupiah(nilai):
    with pytest.raises(ValueError):
        rupiah(Sel(nilai, "e" if nilai == "#REF!" else "s"))


@given(st.integers(0, 10**15 - 1))
def test_teks_dan_angka_sama(n):
    assert rupiah(Sel(indonesia(n), "s")) == rupiah(Sel(n)) == rupiah(Sel(f"{n:,}.00", "s")) == n
