"""Values of an indicator as they are typed, the number that a formula takes, and whether the target is reached."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.kinerja.nilai import JENIS_NILAI, acuan, baca_nilai, pengali_baku, tercapai, urutan_huruf
from lkip_analysis.text.indicator_value import CETAK, cetak_nilai

OPINI = ("TMP", "TW", "WDP", "WTP")
TAK = math.inf


@pytest.mark.parametrize(
    ("teks", "nilai", "cetak"),
    [
        ("10", (10, 10), ""),
        (" -1.41 ", (-1.41, -1.41), ""),
        ("69,1–69,5", (69.1, 69.5), "69,1–69,5"),
        ("69.1 - 69.5", (69.1, 69.5), "69,1–69,5"),
        ("2 s.d. 4", (2, 4), "2–4"),
        ("2 s/d 4", (2, 4), "2–4"),
        ("2 sampai dengan 4", (2, 4), "2–4"),
        ("-2 – -1", (-2, -1), "-2–-1"),
        ("≥ 80", (80, TAK), "≥ 80"),
        (">=80,5", (80.5, TAK), "≥ 80,5"),
        ("≤ 3", (-TAK, 3), "≤ 3"),
        ("<= 0,0125", (-TAK, 0.0125), "≤ 0,0125"),
    ],
)
def test_angka(teks, nilai, cetak):
    for jenis in ("angka", "indeks"):
        assert tuple(baca_nilai(teks, jenis)) == nilai
        assert cetak_nilai(baca_nilai(teks, jenis), jenis) == cetak


@pytest.mark.parametrize(
    ("jenis", "teks", "angka", "cetak"),
    [
        ("huruf", "TMP", 1, "TMP"),
        ("huruf", "wtp", 4, "WTP"),
        ("ya_tidak", "Ya", 1, "ya"),
        ("ya_tidak", "tidak", 0, "tidak"),
        ("tanggal", "2031-03-01", 741502, "1 Maret 2031"),
        ("durasi", "01:45", 105, "1 jam 45 menit"),
        ("durasi", "2:00", 120, "2 jam"),
        ("durasi", "0:59", 59, "59 menit"),
        ("durasi", "0:00", 0, "0 menit"),
    ],
)
def test_bukan_bilangan(jenis, teks, angka, cetak):
    nilai = baca_nilai(teks, jenis, OPINI)
    assert nilai == (angka, angka)
    assert nilai.tunggal
    assert cetak_nilai(nilai, jenis, OPINI) == cetak


@pytest.mark.parametrize("jenis", JENIS_NILAI)
def test_dipertahankan(jenis):
    nilai = baca_nilai("Dipertahankan", jenis, OPINI)
    assert math.isnan(nilai.bawah) and math.isnan(nilai.atas)
    assert cetak_nilai(nilai, jenis, OPINI) == "dipertahankan"


@pytest.mark.parametrize(
    ("jenis", "teks", "pesan"),
    [
        ("angka", "WTP", "bukan angka"),
        ("angka", "10,5", "bukan angka"),
        ("angka", "70–69", "rentang yang tidak naik"),
        ("angka", "70–70", "rentang yang tidak naik"),
        ("angka", "≥ 1.250", "ribuan atau desimal"),
        ("angka", "1.000–2.000", "ribuan atau desimal"),
        ("angka", "> 80", "bukan angka"),
        ("angka", "", "bukan angka"),
        ("huruf", "WDPP", "yang ada: TMP, TW, WDP, WTP"),
        ("huruf", "≥ B", "tidak ada dalam urutannya"),
        ("ya_tidak", "1", "bukan ya atau tidak"),
        ("tanggal", "01-03-2031", "bukan tanggal"),
        ("tanggal", "2031-02-30", "bukan tanggal"),
        ("durasi", "1:60", "bukan jam:menit"),
        ("durasi", "90", "bukan jam:menit"),
    ],
)
def test_bukan_nilai(jenis, teks, pesan):
    with pytest.raises(ValueError, match=pesan):
        baca_nilai(teks, jenis, OPINI)


@given(st.text(max_size=12), st.sampled_from(list(JENIS_NILAI)))
def test_teks_apa_pun(teks, jenis):
    try:
        nilai = baca_nilai(teks, jenis, OPINI)
    except ValueError:
        return
    assert nilai.bawah <= nilai.atas or math.isnan(nilai.bawah)
    assert bool(cetak_nilai(nilai, jenis, OPINI)) == (jenis in CETAK or not nilai.tunggal)


def larik(*nilai):
    return np.array(nilai, dtype=float)


def test_acuan():
    bawah = larik(10, 5, 5, 5, 5, 80, -TAK, 80, np.nan)
    atas = larik(10, 9, 9, 9, 9, TAK, 3, TAK, np.nan)
    realisasi = larik(7, 4, 7, 10, np.nan, 95, 1, np.nan, 7)
    hasil = acuan(bawah, atas, realisasi)
    assert hasil[:8].tolist() == [10, 5, 7, 9, 7, 80, 3, 80]
    assert np.isnan(hasil[8])


@pytest.mark.parametrize(
    ("arah", "bawah", "atas", "lulus"),
    [
        ("naik", 10, 10, {9.99: 0, 10: 1, 10.01: 1}),
        ("turun", 10, 10, {9.99: 1, 10: 1, 10.01: 0}),
        ("stabil", 10, 10, {9.99: 0, 10: 1, 10.01: 0}),
        ("naik", 5, 9, {4.99: 0, 5: 1, 9: 1, 9.01: 1}),
        ("turun", 5, 9, {4.99: 1, 5: 1, 9: 1, 9.01: 0}),
        ("stabil", 5, 9, {4.99: 0, 5: 1, 9: 1, 9.01: 0}),
        ("naik", 80, TAK, {79.99: 0, 80: 1, 99: 1}),
        ("turun", -TAK, 3, {3.01: 0, 3: 1, -9: 1}),
    ],
)
def test_tercapai(arah, bawah, atas, lulus):
    n = len(lulus)
    hasil = tercapai(np.full(n, float(bawah)), np.full(n, float(atas)), larik(*lulus), np.full(n, arah))
    assert hasil.tolist() == list(lulus.values())


def test_tercapai_belum_diketahui():
    hasil = tercapai(larik(1, np.nan), larik(1, np.nan), larik(np.nan, 1), np.array(["naik", "naik"]))
    assert np.isnan(hasil).all()


@pytest.mark.parametrize(
    ("satuan", "pengali"),
    [("%", 100), ("Persen", 100), ("‰", 1000), ("per 1.000 kelahiran hidup", 1000), ("Per 100.000 KH", 100_000),
     ("per 100000 penduduk", 100_000), ("per 10.000", 10_000), ("indeks", 1), ("orang", 1), ("per kapita", 1)],
)  # fmt: skip
def test_pengali_baku(satuan, pengali):
    assert pengali_baku(satuan) == pengali


def test_urutan_huruf():
    sendiri = {"mutu": ("Kurang", "Baik"), "sakip": ("B", "A")}
    assert urutan_huruf("opini", "WTP", {}) == OPINI
    assert urutan_huruf("sakip", "A", sendiri) == ("B", "A")  # the agency's own wins
    assert urutan_huruf(None, "baik", sendiri) == ("Kurang", "Baik")
    assert urutan_huruf("", " BB ", {}) == ("D", "C", "CC", "B", "BB", "A", "AA")
    assert urutan_huruf("", "BB", sendiri) == ()
    assert urutan_huruf("tidak-ada", "WTP", {}) == ()
    assert urutan_huruf(None, "Z", {}) == ()
