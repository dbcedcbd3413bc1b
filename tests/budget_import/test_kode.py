"""Codes as exports write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.budget_import.codes import kunci, urai_kode, urai_kode_nama

SUB = (2, 18, 3, 2, 1, 5)
DIKENAL = {(2,), (2, 18), (2, 18, 3), (2, 18, 3, 2, 1), SUB}


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("2.18.03.2.01.0005", SUB),
        ("2.18.03.2.01.05", SUB),
        ("2 . 18 . 03 . 2 . 01 . 0005", SUB),
        ("2.18.03.2.01.0005.", SUB),
        (" 2.18.03.2.01 ", SUB[:5]),
        ("2.18.03", SUB[:3]),
        ("2.18", SUB[:2]),
        ("X.XX.03.2.01.0005", SUB),
        ("x.xx.03.2.01.05", SUB),
        ("2.18.3.2.1.5", SUB),
        ("2.18.03.2.1.005", SUB),
        ("2.18.0.00.0.00.01.0000.2.18.03.2.01.0005", SUB),
        ("2.18.0.00.0.00.01.0000.2.18.0.00.0.00.01.0002.2.18.03", SUB[:3]),
        ("2.18.3.2.1.6", ()),
        ("2.18.03.2", ()),
        ("2.18.03.2.01.0005.7", ()),
        ("31/12/2031", ()),
        ("JUMLAH", ()),
        ("", ()),
    ],
)
def test_kode_kegiatan(teks, hasil):
    assert urai_kode(teks, "2.18", DIKENAL).kunci == hasil


@pytest.mark.parametrize(
    ("teks", "rekening"),
    [
        ("5", "5"),
        ("5.1.02", "5.1.02"),
        ("5.1.02.01.01.0024", "5.1.02.01.01.0024"),
        ("5.1.02.01.01.024", "5.1.02.01.01.024"),
        ("4.1.01", "4.1.01"),
        ("5.01.02.2.01.0001", ""),
        ("2.18.03.2.01.0005.5.1.02.01.01.0024", "5.1.02.01.01.0024"),
        ("2.18.0.00.0.00.01.0000.5.1", "5.1"),
    ],
)
def test_rekening(teks, rekening):
    assert ".".join(urai_kode(teks, "2.18", DIKENAL).rekening) == rekening


def test_urusan_lima_bukan_rekening():
    assert urai_kode("5.01.02.2.01.0001", "5.01", set()).kunci == (5, 1, 2, 2, 1, 1)


def test_perangkat_daerah():
    assert urai_kode("2.18.0.00.0.00.01.0000", "2.18", set()).skpd


@pytest.mark.parametrize(
    ("teks", "kode", "nama"),
    [
        ("2.18.03 - PROGRAM PELAYANAN", "2.18.03", "PROGRAM PELAYANAN"),
        ("2.18.03.2.01.0005 Pengaduan: 24 jam", "2.18.03.2.01.0005", "Pengaduan: 24 jam"),
        ("2.18.03.2.01.0005\nPengaduan", "2.18.03.2.01.0005", "Pengaduan"),
        ("Pengadaan 2 unit", "", "Pengadaan 2 unit"),
        ("24 Jam Melayani", "", "24 Jam Melayani"),
        ("1.5 kali lipat", "", "1.5 kali lipat"),
    ],
)
def test_kode_di_depan_nama(teks, kode, nama):
    hasil, sisa = urai_kode_nama(teks, "2.18", set())

    assert (hasil.teks, sisa) == (kode, nama)


bagian = st.tuples(*(st.integers(1, n) for n in (9, 99, 99, 4, 99, 99)))


@given(bagian)
def test_dua_dan_empat_angka_sama(b):
    dua = "{}.{:02}.{:02}.{}.{:02}.{:02}".format(*b)
    empat = "{}.{:02}.{:02}.{}.{:02}.{:04}".format(*b)

    assert urai_kode(dua, "2.18", set()).kunci == urai_kode(empat, "2.18", set()).kunci == b == kunci(empat)


@given(st.text(max_size=30))
def test_teks_apa_pun_tidak_menggagalkan(teks):
    urai_kode(teks, "2.18", DIKENAL)
    urai_kode_nama(teks, "2.18", DIKENAL)
