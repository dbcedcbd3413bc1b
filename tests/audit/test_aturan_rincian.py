"""Totals across a row and in sentences, and amounts that look like another one."""

import pytest

JALAN = "No⇥Tahun⇥Baik (km)⇥Sedang (km)⇥Rusak (km)⇥Jumlah (km)\n"


def test_kolom_jumlah(temuan):
    isi = JALAN + "1⇥2028⇥778,15⇥183,4⇥447,25⇥1.408,8\n2⇥2029⇥785,75⇥181,3⇥441,75⇥1.408,8\n"
    assert temuan(isi + "3⇥2030⇥791,25⇥177,3⇥440,25⇥1.408,8\n", "jumlah-kolom") == []
    (satu,) = temuan(isi + "3⇥2030⇥791,25⇥177,3⇥440,25⇥1.418,8\n", "jumlah-kolom")
    assert (satu.expected, satu.places[0].line) == ("1.408,8", 4)


def test_kolom_jumlah_yang_berarti_lain_bukan_temuan(temuan):
    isi = "No⇥Uraian⇥Volume⇥Harga⇥Jumlah\n1⇥Bibit⇥2⇥5⇥10\n2⇥Pupuk⇥3⇥7⇥21\n3⇥Alat⇥2⇥9⇥18\n"
    assert temuan(isi, "jumlah-kolom") == []


def test_sisa_anggaran(temuan):
    isi = (
        "No⇥Uraian⇥Anggaran⇥Realisasi⇥Sisa Anggaran\n1⇥Taman Kota⇥1.000.000⇥900.000⇥100.000\n"
        "2⇥Pohon Kota⇥2.000.000⇥1.500.000⇥500.000\n3⇥Air Bersih⇥3.000.000⇥2.500.000⇥{}\n"
    )
    assert temuan(isi.format("500.000"), "sisa-anggaran") == []
    (satu,) = temuan(isi.format("400.000"), "sisa-anggaran")
    assert (satu.stated, satu.expected) == ("400.000", "500.000")


def test_bertambah_berkurang(temuan):
    isi = (
        "No⇥Uraian⇥Sebelum Perubahan (Rp)⇥Setelah Perubahan (Rp)⇥Bertambah/(Berkurang)\n"
        "1⇥Belanja Operasi⇥800.000.000⇥750.000.000⇥(50.000.000)\n2⇥Belanja Modal⇥100.000.000⇥250.000.000⇥{}\n"
        "3⇥Belanja Hibah⇥100.000.000⇥-⇥(100.000.000)\n"
    )
    assert temuan(isi.format("150.000.000"), "sisa-anggaran") == []
    (satu,) = temuan(isi.format("350.000.000"), "sisa-anggaran")
    assert satu.expected == "150.000.000"


@pytest.mark.parametrize(
    "teks",
    [
        "Anggaran Rp. 12.500,- terdiri atas belanja operasi Rp.12.100 dan belanja modal Rp. 400.",
        "Anggaran Rp100.000.000 terdiri dari 5 program dengan realisasi Rp90.000.000 dan sisa Rp20.000.000.",
        "Anggaran Rp2,5 miliar terdiri dari Rp1,3 miliar belanja pegawai dan Rp1,24 miliar belanja barang.",
        "Anggaran Rp100 terdiri dari:\n1. Belanja pegawai Rp60\n2. Belanja barang Rp40",
    ],
)
def test_rincian_dalam_uraian_benar(temuan, teks):
    assert temuan(teks + "\n", "jumlah-kalimat") == []


def test_rincian_dalam_uraian_salah(temuan):
    teks = "Anggaran Rp.12.510,- terdiri dari belanja operasi Rp. 12.100 dan belanja modal Rp. 400."
    (satu,) = temuan(teks + "\n", "jumlah-kalimat")
    assert (satu.expected, len(satu.places)) == ("Rp12.500", 3)
    (dua,) = temuan("Anggaran Rp90 terdiri dari:\n1. Belanja pegawai Rp60\n2. Belanja barang Rp40\n", "jumlah-kalimat")
    assert dua.expected == "Rp100"


def test_angka_yang_mirip_angka_lain(temuan):
    isi = (
        "No⇥Program⇥Anggaran\n1⇥Taman⇥Rp5.371.648.209\n\nNo⇥Uraian⇥Anggaran\n1⇥Taman⇥Rp5.371.648.209\n\nAnggaran {}.\n"
    )
    (satu,) = temuan(isi.format("Rp5.317.648.209"), "nilai-kalimat")
    assert (satu.severity, satu.expected) == ("warning", "Rp5.371.648.209")
    assert temuan(isi.format("Rp5.371.648.209"), "nilai-kalimat") == []
    assert temuan(isi.format("Rp7.100.000.000"), "nilai-kalimat") == []
