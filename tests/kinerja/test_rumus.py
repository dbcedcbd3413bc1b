"""Formulas as data: what may stand in one, what may not, and the rules that come with it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.kinerja.expression import hitung, urai
from lkip_analysis.kinerja.rumus import NAMA, RUMUS, buku_rumus, rumus, rumus_baku

A, B = np.array([4.0, -2.0, 0.0]), np.array([2.0, 2.0, 0.0])


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("a + b * 2", [8, 2, 0]),
        ("(a + b) * 2", [12, 0, 0]),
        ("a - b - 1", [1, -5, -1]),
        ("-a", [-4, 2, 0]),
        ("+a", [4, -2, 0]),
        ("a ÷ b", [2, -1, None]),
        ("a : b × 100", [200, -100, None]),
        ("100 − a", [96, 102, 100]),
        ("abs(a)", [4, 2, 0]),
        ("min(a, b)", [2, -2, 0]),
        ("max(a, 1.5)", [4, 1.5, 1.5]),
        ("100 * (a >= b)", [100, 0, 100]),
        ("100 * (a ≥ b)", [100, 0, 100]),
        ("100 * (a > b)", [100, 0, 0]),
        ("100 * (a <= b)", [0, 100, 100]),
        ("100 * (a ≤ b)", [0, 100, 100]),
        ("100 * (a < b)", [0, 100, 0]),
        ("100 * (a == b)", [0, 0, 100]),
        ("(a > 1) + (b > 1)", [2, 1, 0]),
        ("7", [7, 7, 7]),
        ("1e308 * 10", [None, None, None]),
    ],
)
def test_hitung(teks, hasil):
    nilai = hitung(teks, {"a": A, "b": B})
    assert nilai.dtype == float
    assert [None if np.isnan(x) else x for x in nilai] == hasil


@pytest.mark.parametrize(
    "teks",
    [
        "__import__('os').system('id')",
        "a.__class__",
        "a[0]",
        "a ** b",
        "a // b",
        "a % b",
        "(lambda: 1)()",
        "[a for a in b]",
        "'a' * 9",
        "True",
        "1j",
        "print(a)",
        "abs(a, b)",
        "min(a)",
        "max(a, b, a)",
        "abs(x=a)",
        "abs(*a)",
        "a if b else 1",
        "a and b",
        "not a",
        "~a",
        "a < b < a",
        "a != b",
        "c + 1",
        "abs",
        "(a := 1)",
        "",
        "a +",
        "a b",
        "(a",
        "a; b",
        "a\x00",
        "(" * 150 + "a" + ")" * 150,
        "-" * 300 + "a",
        "1" * 201,
    ],
)
def test_bukan_rumus(teks):
    with pytest.raises(ValueError, match="rumus"):
        urai(teks, ("a", "b"))


def test_panjang_di_batas():
    assert urai("1" * 200, ("a",)).value
    with pytest.raises(ValueError, match="tidak boleh dalam rumus; yang boleh: a, b, angka"):
        urai("c", ("a", "b"))


@given(st.text(max_size=60))
def test_teks_apa_pun_terbaca_atau_ditolak(teks):
    nilai = {"target": A, "realisasi": B, "tercapai": A}
    try:
        hasil = hitung(teks, nilai)
    except ValueError:
        return
    assert hasil.shape == A.shape
    assert not np.isinf(hasil).any()


def test_rumus_baku():
    assert [rumus_baku(arah) for arah in ("naik", "turun", "stabil")] == ["naik", "turun", "stabil"]
    assert [rumus_baku("naik", j) for j in ("huruf", "ya_tidak", "tanggal")] == ["semua_atau_nol"] * 3
    assert [rumus_baku("turun", j) for j in ("angka", "indeks", "durasi")] == ["turun"] * 3


def test_semua_rumus_bawaan():
    assert list(RUMUS) == ["naik", "turun", "turun_rasio", "stabil", "semua_atau_nol"]
    assert all(r.kata and r.lambang for r in RUMUS.values())
    assert [r.nama for r in RUMUS.values() if r.target_bebas] == ["semua_atau_nol"]
    with pytest.raises(ValueError, match="rumus 'x' tidak dikenal; yang ada: naik, turun, turun_rasio"):
        rumus("x")


def test_aturan_umum_dan_sendiri():
    sendiri = {"hitung": "realisasi", "kata": "realisasi itu sendiri", "desimal": 0, "maksimal": 150}
    buku = buku_rumus({"capaian": {"maksimal": 120, "pembulatan": "potong"}, "rumus": {"x": sendiri}})
    assert (buku["naik"].maksimal, buku["naik"].desimal, buku["naik"].pembulatan) == (120, 2, "potong")
    assert (buku["x"].maksimal, buku["x"].desimal, buku["x"].pembulatan) == (150, 0, "potong")
    assert buku["x"].kata == "realisasi itu sendiri"
    assert RUMUS["naik"].maksimal is None
    assert NAMA == ("target", "realisasi", "tercapai")


@pytest.mark.parametrize(
    ("ukuran", "pesan"),
    [
        ({"capaian": {"target_nol": "abaikan"}}, "'abaikan' tidak dikenal; yang ada: kosong, nol, semua_atau_nol"),
        ({"capaian": {"pembulatan": "naik"}}, "'naik' tidak dikenal; yang ada: bulat, potong"),
        ({"capaian": {"minimal": 120, "maksimal": 100}}, "minimal 120 tidak di bawah maksimal 100"),
        ({"capaian": {"minimal": 100, "maksimal": 100}}, "minimal 100 tidak di bawah maksimal 100"),
        ({"rumus": {"x": {"hitung": "capaian * 2", "kata": "k"}}}, "'capaian' tidak boleh dalam rumus"),
    ],
)
def test_aturan_salah(ukuran, pesan):
    with pytest.raises(ValueError, match=pesan):
        buku_rumus(ukuran)
