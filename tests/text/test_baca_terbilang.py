"""Numbers in words, read back: every number that we write, and the slips of reports."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.text.number_format import terbilang
from lkip_analysis.text.parse_terbilang import akhir_terbilang, baca_terbilang, cari_terbilang


@given(st.integers(0, 10**15 - 1))
def test_bolak_balik(x):
    dibaca = baca_terbilang(terbilang(x) + " rupiah")
    assert (dibaca.nilai, dibaca.tepat, dibaca.sisa) == (x, True, ("rupiah",))


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("Enam milyar tiga puluh lima ribu dua rupiah", "6000035002"),
        ("limapuluh lima", "55"),
        ("duaratus ribu rupiah", "200000"),
        ("seratus sebelas", "111"),
        ("satu juta seribu", "1001000"),
        ("sejuta", "1000000"),
        ("nol koma nol lima persen", "0.05"),
        ("sembilan puluh koma dua puluh enam persen", "90.26"),
        ("dua belas paket", "12"),
        ("dua koma lima miliar rupiah", "2500000000"),
        ("satu ratus", "100"),
    ],
)
def test_bentuk_lain(teks, nilai):
    assert baca_terbilang(teks).nilai == Decimal(nilai)


def test_salah_ejaan_ditebak():
    assert baca_terbilang("delapn puluh ribu rupiah")._replace(sisa=()) == (Decimal(80000), False, ())


@pytest.mark.parametrize("teks", ["", "rupiah", "lima dua", "dua ribu juta", "juta", "belas", "koma lima"])
def test_bukan_bilangan(teks):
    assert baca_terbilang(teks) is None


def test_dalam_kalimat():
    assert list(cari_terbilang("Lima puluh lima persen sampai dengan kurang dari tujuh puluh")) == [55, 70]
    assert akhir_terbilang("sebanyak dua puluh lima") == 25
    assert akhir_terbilang("sebanyak dua puluh orang") is None
