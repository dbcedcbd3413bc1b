"""Words against figures: direction, differences, targets said to be reached."""

import pytest

from .isi_contoh import LAPORAN

BAGIAN = LAPORAN + "a. Indikator Persentase Luas Taman Kota\n\n"
SAMPAH = LAPORAN + "a. Indikator Persentase Sampah Kota Terangkut\n\n"


@pytest.mark.parametrize(
    "kalimat",
    [
        "Capaian kinerja indikator ini menunjukkan capaian yang meningkat.",
        "Capaian tahun 2030 meningkat dari capaian tahun 2029.",
        "Dibandingkan dengan capaian tahun 2029 terjadi kenaikan sebesar 10%.",
        "Dibandingkan dengan realisasi tahun lalu, maka mengalami penurunan.",
        "Capaian tahun 2030 meningkat sebesar 25%.",
        "Hal ini menunjukkan penurunan minat warga.",
        "Realisasi ini menunjukkan penurunan minat warga.",
    ],
)
def test_kata_sesuai_angka(temuan, kalimat):
    assert temuan(BAGIAN + kalimat + "\n", "arah-kata", "selisih-kalimat") == []


@pytest.mark.parametrize(
    ("kalimat", "arah"),
    [
        ("Capaian kinerja indikator ini menunjukkan capaian yang menurun.", "meningkat"),
        ("Maka capaian tahun 2030 menurun sama dengan capaian tahun 2029.", "meningkat"),
        ("Realisasi tahun 2030 meningkat dibandingkan tahun 2029.", "menurun"),
        ("Dibandingkan dengan capaian tahun 2029 terjadi penurunan.", "meningkat"),
        ("Capaian tahun 2030 sama dengan capaian tahun 2029.", "meningkat"),
    ],
)
def test_kata_bertentangan_dengan_angka(temuan, kalimat, arah):
    (satu,) = temuan(BAGIAN + kalimat + "\n", "arah-kata")
    assert (satu.tingkat, satu.seharusnya) == ("error", arah)
    assert satu.tempat[0].baris == 27


def test_angka_paragraf_sendiri_didahulukan(temuan):
    kalimat = "Capaian tahun 2029 sebesar 60% dan capaian tahun 2030 sebesar 55%. Maka capaian tahun 2030 {}.\n"
    assert temuan(BAGIAN + kalimat.format("menurun"), "arah-kata") == []
    assert len(temuan(BAGIAN + kalimat.format("meningkat"), "arah-kata")) == 1


def test_selisih_yang_salah(temuan):
    (satu,) = temuan(SAMPAH + "Capaian tahun 2030 menurun sebesar 30%.\n", "selisih-kalimat")
    assert (satu.dinyatakan, satu.seharusnya) == ("30%", "20%")
    assert temuan(SAMPAH + "Capaian tahun 2030 menurun sebesar 20%.\n", "selisih-kalimat") == []


@pytest.mark.parametrize(
    ("kalimat", "banyak"),
    [
        ("Realisasi meningkat dari 40% pada 2029 menjadi 45,5% pada 2030.", 0),
        ("Realisasi meningkat dari 45,5% pada 2029 menjadi 40% pada 2030.", 1),
        ("Target menurun menjadi 20% dari sebelumnya yaitu 30%.", 0),
        ("Target menurun menjadi 30% dari sebelumnya yaitu 20%.", 1),
        ("Jumlah naik dari 12 orang menjadi 5%.", 0),
        ("Jumlah naik dari 1.250 menjadi 1,5.", 0),
    ],
)
def test_dari_menjadi(temuan, kalimat, banyak):
    assert len(temuan(kalimat + "\n", "arah-dari-menjadi")) == banyak


@pytest.mark.parametrize(
    ("kalimat", "banyak"),
    [
        ("Capaian sudah cukup dari target akhir Renstra yaitu sebesar 45% dan terealisasi 20%.", 1),
        ("Capaian sudah mencapai target tahun 2030 sebesar 20% dengan realisasi 25%.", 0),
        ("Capaian belum mencapai target tahun 2030 sebesar 20% dengan realisasi 25%.", 1),
        ("Capaian sudah kurang dari target sebesar 10% dan terealisasi 4,59%.", 0),
        ("Capaian sudah mencapai target tahun 2030 sebesar 20 orang dengan realisasi 5%.", 0),
    ],
)
def test_klaim_target(temuan, kalimat, banyak):
    assert [t.tingkat for t in temuan(kalimat + "\n", "klaim-target")] == ["warning"] * banyak


@pytest.mark.parametrize(
    ("kalimat", "aturan"),
    [
        ("Realisasi tahun 2030 lebih tinggi daripada realisasi tahun 2029.", "arah-kata"),
        ("Target tahun 2030 lebih tinggi dari target tahun 2029.", "arah-kata"),
        ("Target tahun 2030 diturunkan menjadi 20% dari 15% pada tahun 2029.", "arah-dari-menjadi"),
        ("Anggaran berubah dari Rp6.500.000 menjadi Rp7.000.000 (berkurang Rp500.000).", "arah-dari-menjadi"),
        ("Anggaran berubah dari Rp6.500.000 menjadi Rp7.000.000 (bertambah Rp600.000).", "selisih-kalimat"),
        ("Luas taman naik sebesar 30% dari 40 hektare menjadi 50 hektare.", "selisih-kalimat"),
        ("Capaian tahun 2030 meningkat 20 poin persen dibandingkan dengan capaian tahun 2029.", "selisih-kalimat"),
        ("Capaian tahun 2030 meningkat 25 poin dibandingkan dengan capaian tahun 2029.", "selisih-kalimat"),
        ("Realisasi tahun 2030 menurun dibandingkan dengan realisasi tahun 2030.", "tahun-banding"),
        ("Target tahun 2029 diturunkan menjadi 10% dari 15% pada tahun 2029.", "tahun-banding"),
    ],
)
def test_perubahan_yang_tidak_sesuai(temuan, kalimat, aturan):
    semua = "arah-kata", "arah-dari-menjadi", "selisih-kalimat", "tahun-banding"
    assert [t.aturan for t in temuan(BAGIAN + kalimat + "\n", *semua)] == [aturan]


@pytest.mark.parametrize(
    "kalimat",
    [
        "Realisasi tahun 2030 lebih rendah daripada realisasi tahun 2029.",
        "Target tahun 2030 diturunkan menjadi 10% dari 15% pada tahun 2029.",
        "Anggaran berubah dari Rp6.500.000 menjadi Rp7.000.000 (bertambah Rp500.000).",
        "Luas taman naik sebesar 25% dari 40 hektare menjadi 50 hektare, atau bertambah 10 hektare.",
        "Capaian tahun 2030 meningkat 10 poin persen dibandingkan dengan capaian tahun 2029.",
        "Jika dibandingkan dengan tahun 2028, capaian tahun 2030 menurun.",
        "Program Peningkatan Taman dari Rp6.500.000 menjadi Rp6.000.000.",
        "Realisasi tahun 2030 lebih tinggi daripada target tahun 2030.",
    ],
)
def test_perubahan_yang_sesuai(temuan, kalimat):
    semua = "arah-kata", "arah-dari-menjadi", "selisih-kalimat", "tahun-banding"
    assert temuan(BAGIAN + kalimat + "\n", *semua) == []
