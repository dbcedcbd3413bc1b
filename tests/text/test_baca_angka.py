"""Reading printed numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.text.number_format import bilangan, persen, rupiah
from lkip_analysis.text.parse_numbers import baca_angka, cari_angka


@pytest.mark.parametrize(
    ("teks", "nilai", "desimal", "satuan"),
    [
        ("1.234.567,89", "1234567.89", 2, None),
        ("1,234,567.80", "1234567.80", 2, None),
        ("1,234,567", "1234567", 0, None),
        ("97.32", "97.32", 2, None),
        ("7", "7", 0, None),
        ("2024", "2024", 0, None),
        ("0,320", "0.320", 3, None),
        ("0,00725", "0.00725", 5, None),
        ("45,9 %", "45.9", 1, "%"),
        ("100.45%", "100.45", 2, "%"),
        ("5 persen", "5", 0, "%"),
        ("−33,33%", "-33.33", 2, "%"),
        ("Rp. 8.667.094.104", "8667094104", 0, "Rp"),
        ("Rp9.584.669.104", "9584669104", 0, "Rp"),
        ("Rp 808,430", "808430", 0, "Rp"),
        ("Rp917.575", "917575", 0, "Rp"),
        ("-Rp5.000", "-5000", 0, "Rp"),
        ("- Rp5.000", "-5000", 0, "Rp"),
        ("Rp(1.000)", "-1000", 0, "Rp"),
        ("(12,5%)", "-12.5", 1, "%"),
        ("Rp.12.372.380.505,-", "12372380505", 0, "Rp"),
        ("106.439.453.000,00", "106439453000.00", 2, None),
        ("Rp.9 1 7 . 5 7 5 . 0 0 0", "917575000", 0, "Rp"),
        ("9 1 7 . 5 7 5 . 0 0 0", "917575000", 0, None),
        ("8.667. 094.104", "8667094104", 0, None),
        ("Rp 9.584.\n669.104", "9584669104", 0, "Rp"),
        ("1 234 567", "1234567", 0, None),
        ("2,5 juta", "2500000", -5, None),
        ("2juta", "2000000", -6, None),
        ("8,5 milyar rupiah", "8500000000", -8, "Rp"),
        ("2,5 juta orang", "2500000", -5, "orang"),
        ("11 nagari", "11", 0, "nagari"),
        ("12,5 km2", "12.5", 1, "km2"),
        ("3 (tiga) dokumen", "3", 0, "dokumen"),
        ("1,49 (21 km)", "1.49", 2, None),
        ("45,9\u00a0%", "45.9", 1, "%"),
        ("3*", "3", 0, None),
    ],
)
def test_terbaca(teks, nilai, desimal, satuan):
    angka = baca_angka(teks)
    assert (str(angka.nilai), angka.desimal, angka.satuan) == (nilai, desimal, satuan)
    assert angka.teks == teks
    assert not angka.ambigu and not angka.kosong


@pytest.mark.parametrize(
    "teks",
    [
        "",
        " ",
        "Sangat Tinggi",
        "Level 3",
        "WTP",
        "2.07.01",
        "2.07.01.2.01.0001",
        "1:17",
        "69,1-69,5",
        "162/100.000",
        "15 Januari 2025",
        "12/01/2024",
        "1. Menyusun rencana",
        "1) Menyusun rencana",
        "1O4",
        "1e6",
        "1.234.567.89",
        "1,2345,678",
        "12.34,56.78",
        "1 2 3 4",
        "12, 13",
        "(5",
        "10 %)",
        "5 orang pencari kerja yang terdaftar di kota",
    ],
)
def test_bukan_satu_angka(teks):
    assert baca_angka(teks) is None


@pytest.mark.parametrize(
    ("teks", "satuan"),
    [("-", None), ("–", None), ("n/a", None), ("NIHIL", None), ("Rp -", "Rp"), ("Rp. -,-", "Rp")],
)
def test_tanda_kosong(teks, satuan):
    angka = baca_angka(teks)
    assert angka.kosong and angka.nilai is None and angka.satuan == satuan
    assert angka.bacaan == ()


@pytest.mark.parametrize(
    ("teks", "utama", "lain"),
    [("25,478", "25.478", "25478"), ("413.064", "413064", "413.064"), ("(1.250)", "-1250", "-1.250")],
)
def test_ambigu(teks, utama, lain):
    angka = baca_angka(teks)
    assert angka.ambigu
    assert [str(b.nilai) for b in angka.bacaan] == [utama, lain]
    for pemisah in ",.":
        assert not baca_angka(teks, pemisah).ambigu
    assert {str(baca_angka(teks, p).nilai) for p in ",."} == {utama, lain}


def test_cari_angka():
    teks = (
        "Pada 15 Januari 2025 pagu Rp.9 1 7 . 5 7 5 . 0 0 0 (sembilan) terserap 96,68% atau Rp 8,5 miliar "
        "(45,9 persen) dari 2.627 orang; kode 2.07.01, rasio 1:17, tanggal 12/01/2024, III.10, H2O, -5,2%. "
        "Rp.12.372.380.505,- dan 203,1."
    )
    temuan = list(cari_angka(teks))
    assert [(str(t.angka.nilai), t.angka.satuan) for t in temuan] == [
        ("15", None),
        ("2025", None),
        ("917575000", "Rp"),
        ("96.68", "%"),
        ("8500000000", "Rp"),
        ("45.9", "%"),
        ("2627", None),
        ("-5.2", "%"),
        ("12372380505", "Rp"),
        ("203.1", None),
    ]
    assert [teks[t.awal : t.akhir] for t in temuan][2:5] == [
        "Rp.9 1 7 . 5 7 5 . 0 0 0",
        "96,68%",
        "Rp 8,5 miliar",
    ]


def test_tanda_hubung_rentang_bukan_minus():
    assert [str(t.angka.nilai) for t in cari_angka("antara 10%-20% dan 5-7, turun -3%")] == ["10", "5", "-3"]


def test_deret_digit_panjang_bukan_angka():
    assert baca_angka("9" * 28).nilai == Decimal("9" * 28)
    assert baca_angka("9" * 29) is None and baca_angka("9" * 5000) is None
    assert list(cari_angka(f"nomor {'9' * 5000} sekian")) == []


@given(st.integers(-(10**15), 10**15))
def test_bolak_balik_rupiah(x):
    angka = baca_angka(rupiah(x))
    assert (angka.nilai, angka.satuan, angka.ambigu) == (x, "Rp", False)


@given(st.decimals(-(10**9), 10**9, places=2))
def test_bolak_balik_bilangan(x):
    assert baca_angka(bilangan(x), pemisah_desimal=",").nilai == x
    assert baca_angka(persen(x), pemisah_desimal=",")[:3:2] == (x, "%")


@given(st.decimals(-(10**9), 10**9, places=2))
def test_tanpa_petunjuk_salah_satu_bacaan_benar(x):
    assert x in [b.nilai for b in baca_angka(bilangan(x)).bacaan]


@given(st.integers(0, 10**12))
def test_bolak_balik_renggang(x):
    renggang = " ".join(rupiah(x)[2:])
    assert baca_angka(f"Rp{renggang}").nilai == x


@given(st.text("0123456789.,-()% Rpjuta\n", max_size=30))
def test_tidak_pernah_gagal(teks):
    angka = baca_angka(teks)
    assert angka is None or angka.kosong or isinstance(angka.nilai, Decimal)
    for temuan in cari_angka(teks):
        assert baca_angka(teks[temuan.awal : temuan.akhir]) == temuan.angka
