"""Counts in the prose against lists, tables and the perjanjian kinerja."""

import pytest

from .isi_contoh import LAPORAN

DAFTAR = """\
Ditetapkan {} (sekian) Program, {} (sekian) Kegiatan dan {} (sekian) Sub Kegiatan antara lain:

- I. Program Taman Kota
 1. Kegiatan Penanaman
 - Sub Kegiatan Pembelian Bibit
 - Sub Kegiatan Penanaman Pohon

Besar di Tepi Jalan

2. Kegiatan Perawatan
 - Penyiraman Taman Secara Berkala

Kalimat penutup yang panjang, yang tidak lagi menjadi bagian dari daftar di atas karena berakhir dengan titik.
- Sub Kegiatan Lain
"""


@pytest.mark.parametrize(
    ("banyak", "temuannya"),
    [((1, 2, 3), []), ((1, 2, 2), []), ((1, 2, 5), [("5", "3")]), ((2, 3, 3), [("2", "1"), ("3", "2")])],
)
def test_daftar_bertingkat(temuan, banyak, temuannya):
    hasil = temuan(DAFTAR.format(*banyak), "jumlah-daftar")
    assert sorted((t.dinyatakan, t.seharusnya) for t in hasil) == temuannya


def test_butir_yang_menyatu(temuan):
    isi = "Ada 2 program dan 2 kegiatan, yaitu:\n\n1. Program Taman\n"
    isi += "- Kegiatan Bibit • Kegiatan Pupuk II. Program Air\n"
    assert temuan(isi, "jumlah-daftar") == []


@pytest.mark.parametrize(("n", "tingkat"), [(3, []), (4, ["warning"])])
def test_daftar_bernomor_biasa(temuan, n, tingkat):
    isi = f"Dalam 5 (lima) tahun ditetapkan {n} (sekian) misi, yaitu:\n\n1. Hijau\n2. Bersih\n3. Aman\n"
    assert [t.tingkat for t in temuan(isi, "jumlah-daftar")] == tingkat


def test_daftar_dalam_tabel(temuan):
    isi = "Melaksanakan {} (sekian) program kerja antara lain:\n\nNo⇥Program⇥Anggaran\n"
    isi += "1⇥Program Taman⇥Rp5.000.000\n2⇥Program Air⇥Rp6.000.000\nJumlah⇥⇥Rp11.000.000\n"
    (satu,) = temuan(isi.format(3), "jumlah-daftar")
    assert (satu.tingkat, satu.seharusnya) == ("error", "2")
    assert temuan(isi.format(2), "jumlah-daftar") == []


@pytest.mark.parametrize(("n", "banyak"), [(2, 0), (5, 1)])
def test_banyaknya_iku(temuan, n, banyak):
    isi = LAPORAN + f"Renstra menetapkan {n} (sekian) Indikator Kinerja Utama yang menjadi tanggung jawab dinas.\n"
    assert len(temuan(isi, "jumlah-iku")) == banyak


def test_sebagian_iku_bukan_banyaknya(temuan):
    assert temuan(LAPORAN + "Ada 1 (satu) Indikator Kinerja Utama yang belum tercapai.\n", "jumlah-iku") == []


@pytest.mark.parametrize(("n", "banyak"), [(1, 0), (2, 1)])
def test_banyaknya_perubahan(temuan, n, banyak):
    isi = f"Perjanjian Kinerja mengalami {n} (sekian) kali perubahan.\n\n"
    isi += "Pada tanggal 25 September 2030 disusun Perubahan Perjanjian Kinerja.\n"
    assert len(temuan(isi, "jumlah-perubahan")) == banyak
    assert temuan(isi.partition("\n")[0] + "\n", "jumlah-perubahan") == []


TABEL = """\
Tabel 2.4 Anggaran Menurut Program

Kode⇥Program/Kegiatan/Sub Kegiatan⇥Anggaran⇥Sumber
1.01⇥Taman⇥Rp9.000.000⇥APBD
1.01.01⇥Bibit⇥Rp5.000.000⇥APBD
1.01.01.01⇥Pembelian Bibit⇥Rp3.000.000⇥APBD
1.01.01.02⇥Pembelian Pupuk⇥Rp2.000.000⇥APBD
1.01.02⇥Perawatan⇥Rp4.000.000⇥APBD
1.01.02.01⇥Penyiraman⇥Rp4.000.000⇥APBD

"""
SASARAN = """\
Tabel 2.5 Tujuan dan Sasaran

Tujuan Kota⇥Sasaran Kota⇥Sasaran Dinas⇥Keterangan
A⇥Kota hijau⇥Luas taman⇥-
⇥⇥Mutu taman⇥-

"""


@pytest.mark.parametrize(
    ("kalimat", "beda"),
    [
        ("Anggaran dibagi atas 1 program, 2 kegiatan, dan 3 sub kegiatan.", []),
        ("Anggaran dibagi atas 1 program, 4 kegiatan, dan 3 sub kegiatan.", [("4", "2")]),
        ("Anggaran dibagi atas 5 program, 7 kegiatan, dan 3 sub kegiatan.", []),
        ("Ada dua kegiatan, yang disajikan pada Tabel 2.4.", []),
        ("Ada lima kegiatan. Rinciannya disajikan pada Tabel 2.4.", [("5", "2")]),
        ("Dari 9 kegiatan pada Tabel 2.4, sebagian berjalan.", []),
        ("Ada 1 kegiatan yang tertunda, lihat Tabel 2.4.", []),
        ("Ada 1 (satu) sasaran strategis (Tabel 2.5).", []),
        ("Ada 2 (dua) sasaran strategis (Tabel 2.5).", []),
        ("Ada 4 (empat) sasaran strategis (Tabel 2.5).", [("4", "1 atau 2")]),
    ],
)
def test_banyaknya_dalam_tabel_yang_dirujuk(temuan, kalimat, beda):
    hasil = temuan(TABEL + SASARAN + kalimat + "\n", "jumlah-tabel")
    assert [(t.dinyatakan, t.seharusnya) for t in hasil] == beda
