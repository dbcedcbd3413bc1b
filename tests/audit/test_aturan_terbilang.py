"""Numbers in words against digits: true and false cases."""

import pytest


@pytest.mark.parametrize(
    "teks",
    [
        "Rp12.372.000.505,- (dua belas miliar tiga ratus tujuh puluh dua juta lima ratus lima rupiah)",
        "Rp. 8 1 6 . 4 7 4 . 0 0 0 (*Delapan ratus enam belas juta empat ratus tujuh puluh empat ribu*)",
        "Rp6.000.000.000 (*Enam milyar rupiah*) dan 19 (sembilan belas) kegiatan",
        "naik 0,05% (nol koma nol lima persen), 9.900 (sembilan ribu sembilan ratus) orang",
        "pada tahun dua ribu tiga puluh (2030), Pasal 5 (ayat satu), 12 (bulan)",
        "Rp80.000 (delapn puluh ribu rupiah)",
        "1⇥85% s.d 100%⇥Delapan puluh lima persen sampai dengan seratus persen",
    ],
)
def test_terbilang_benar(temuan, teks):
    assert temuan(teks + "\n", "terbilang") == []


@pytest.mark.parametrize(
    ("teks", "seharusnya", "tingkat"),
    [
        ("Rp1.250.000 (satu juta dua ratus ribu rupiah)", "satu juta dua ratus lima puluh ribu", "error"),
        ("7 (enam) program", "tujuh", "error"),
        ("dua puluh (25) orang", "dua puluh lima", "error"),
        ("Rp80.000 (delapn puluh juta rupiah)", "delapan puluh ribu", "warning"),
        ("Jumlah Rp5.000.000\n\nTerbilang: enam juta rupiah", "lima juta", "error"),
        ("1⇥70% s.d < 85%⇥Tujuh puluh lima persen sampai dengan seratus persen", "70% s.d < 85%", "error"),
    ],
)
def test_terbilang_salah(temuan, teks, seharusnya, tingkat):
    (satu,) = temuan(teks + "\n", "terbilang")
    assert (satu.expected, satu.severity) == (seharusnya, tingkat)
