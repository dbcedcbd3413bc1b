"""Printing numbers, money, dates and words."""

import datetime
import re
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.text import number_format as angka
from lkip_analysis.text.number_format import BELUM, FORMAT


@pytest.mark.parametrize(
    ("format_", "x", "hasil"),
    [
        ("bilangan", 1234567.891, "1.234.567,89"),
        ("bilangan", 10, "10"),
        ("bilangan", 0.125, "0,13"),
        ("bilangan", 2.675, "2,68"),
        ("bilangan", -0.001, "0"),
        ("bilangan", Decimal("45.90"), "45,9"),
        ("rupiah", 9584669104, "Rp9.584.669.104"),
        ("rupiah", -5000, "-Rp5.000"),
        ("rupiah", 0, "Rp0"),
        ("rupiah", np.int64(917575000), "Rp917.575.000"),
        ("rupiah", 9_007_199_254_740_993, "Rp9.007.199.254.740.993"),
        ("persen", 45.9, "45,9%"),
        ("persen", 10, "10%"),
        ("persen", 269.83, "269,83%"),
        ("persen", 100 * 0.285, "28,5%"),
        ("persen", -50, "-50%"),
        ("persen", 26620.69, "26.620,69%"),
        ("poin", 16.83, "16,83 poin persen"),
        ("rasio", 0.459, "0,46"),
        ("rasio", 1, "1,00"),
        ("tanggal", datetime.date(2025, 1, 5), "5 Januari 2025"),
        ("tanggal", pd.Timestamp(2024, 8, 17), "17 Agustus 2024"),
        ("terbilang", 0, "nol"),
        ("terbilang", 11, "sebelas"),
        ("terbilang", 1000, "seribu"),
        ("terbilang", 1_001_000, "satu juta seribu"),
        ("terbilang", 1_000_001_000, "satu miliar seribu"),
        ("terbilang", 21_000, "dua puluh satu ribu"),
        ("terbilang", 101_000, "seratus satu ribu"),
        ("terbilang", -5, "minus lima"),
        (
            "terbilang",
            9584669104,
            "sembilan miliar lima ratus delapan puluh empat juta enam ratus enam puluh sembilan ribu seratus empat",
        ),
        ("terbilang_rupiah", 1_000_000_000_000, "satu triliun rupiah"),
        ("kata_bilangan", 5, "5 (lima)"),
        ("kata_bilangan", 1832, "1.832 (seribu delapan ratus tiga puluh dua)"),
        ("romawi", 4, "IV"),
        ("romawi", 1994, "MCMXCIV"),
        ("huruf", 3, "c"),
        ("huruf", 26, "z"),
        ("huruf", 27, "aa"),
        ("huruf", 703, "aaa"),
        ("tahun", 2024, "2024"),
        ("teks", "abc", "abc"),
    ],
)
def test_cetak(format_, x, hasil):
    assert FORMAT[format_](x) == hasil


@pytest.mark.parametrize("format_", FORMAT)
@pytest.mark.parametrize("kosong", [None, pd.NA, float("nan"), np.nan, pd.NaT, Decimal("NaN")], ids=repr)
def test_kosong(format_, kosong):
    assert FORMAT[format_](kosong) == BELUM == "belum tersedia"


@pytest.mark.parametrize(
    "format_", ["rupiah", "terbilang", "terbilang_rupiah", "kata_bilangan", "romawi", "huruf", "tahun"]
)
@pytest.mark.parametrize("x", [5.0, 5.5, Decimal("5.5"), "5"])
def test_harus_bulat(format_, x):
    with pytest.raises(TypeError, match="a whole number is needed"):
        FORMAT[format_](x)


@pytest.mark.parametrize("x", [0, -1, 4000])
def test_romawi_di_luar_jangkauan(x):
    with pytest.raises(ValueError, match="no roman number"):
        angka.romawi(x)


def test_huruf_di_bawah_satu():
    with pytest.raises(ValueError, match="no letter"):
        angka.huruf(0)


def test_terbilang_terlalu_besar():
    with pytest.raises(ValueError, match="too large"):
        angka.terbilang(-(10**15))


def test_maks_desimal():
    assert angka.persen(45.95, 1) == "46%"
    assert angka.bilangan(1.23456, 4) == "1,2346"
    assert angka.bilangan(1, 2, min_desimal=2) == "1,00"


ANGKA = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
SATUAN = {kata: nilai for nilai, kata in enumerate(ANGKA)}
BESAR = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def baca_kata(kata):
    """Read number words, by a grammar of its own."""
    total = kelompok = terakhir = 0
    kata = re.sub(r"\bse(puluh|belas|ratus|ribu)\b", r"satu \1", kata)
    for k in kata.split():
        if k in SATUAN:
            terakhir = SATUAN[k]
            kelompok += terakhir
        elif k in ("puluh", "ratus"):
            kelompok += terakhir * ({"puluh": 10, "ratus": 100}[k] - 1)
        elif k == "belas":
            kelompok += 10
        else:
            total += kelompok * BESAR[k]
            kelompok = 0
    return total + kelompok


@given(st.one_of(st.integers(0, 10**15 - 1), st.sampled_from([10**i * j for i in range(14) for j in (1, 11)])))
def test_terbilang_terbaca_kembali(x):
    kata = angka.terbilang(x)
    assert baca_kata(kata) == x
    assert not re.search(r"(?:^|juta |liar |liun )satu ribu|satu (?:puluh|ratus|belas)|\s\s|milyar|trilyun", kata)


@given(st.integers(1, 3999))
def test_romawi_terbaca_kembali(x):
    nilai = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[h] for h in angka.romawi(x)]
    assert sum(-a if b > a else a for a, b in zip(nilai, [*nilai[1:], 0], strict=True)) == x
    assert not re.search(r"(.)\1{3}", angka.romawi(x))


@given(st.floats(-1e9, 1e9))
def test_bilangan_berbentuk_indonesia(x):
    assert re.fullmatch(r"-?(?:0|[1-9]\d{0,2}(?:\.\d{3})*)(?:,\d?[1-9])?", angka.bilangan(x))
