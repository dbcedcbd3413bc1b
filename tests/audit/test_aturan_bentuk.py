"""Form rules: each with true and false cases."""

import pytest


def test_ejaan_milyar(temuan):
    (satu,) = temuan("Rp5 (lima milyar)\n\nenam Milyar rupiah\n", "ejaan-bilangan")
    assert [t.baris for t in satu.tempat] == [1, 3]
    assert temuan("lima miliar rupiah\n", "ejaan-bilangan") == []


def test_rupiah_bertitik(temuan):
    (satu,) = temuan("Rp. 5.000 dan Rp 6.000\n", "penulisan-rupiah")
    assert len(satu.tempat) == 2
    assert temuan("Rp5.000\n", "penulisan-rupiah") == []


def test_rp_di_kolom_sendiri_bukan_temuan(temuan):
    assert temuan("No⇥Program⇥Anggaran⇥\n1⇥Program Taman⇥Rp⇥5.000\n", "penulisan-rupiah") == []


def test_angka_renggang(temuan):
    (satu,) = temuan("sebesar Rp.9 1 7 . 5 7 5 . 0 0 0 (…)\n", "angka-renggang")
    assert satu.seharusnya == "917.575.000"
    assert temuan("NIP. 19900101 201503 1 001, tahun 2030 2 3\n", "angka-renggang") == []


def test_kata_ganda(temuan):
    hasil = temuan("Dinas Dinas Taman pada\nPada tahun 2030, rata-rata yang naik yang naik.\n", "kata-ganda")
    assert sorted(t.seharusnya for t in hasil) == ["Dinas", "pada", "yang naik"]
    assert temuan("Tahun 2030 2030, dan dandan, taman-taman kota.\n", "kata-ganda") == []


def test_butir_ganda(temuan):
    butir = "- Menambah jumlah taman di setiap kelurahan;\n"
    (satu,) = temuan(f"Tindak lanjut:\n\n{butir}- Menyiram.\n\n{butir}", "butir-ganda")
    assert [t.baris for t in satu.tempat] == [6, 3]
    assert temuan(f"{butir}\nFaktor penghambat adalah:\n\n{butir}- Menyiram.\n- Menyiram.\n", "butir-ganda") == []


def test_butir_mengulang_pengantarnya(temuan):
    pengantar = "Untuk melaksanakan tugasnya, Dinas Taman menjalankan fungsi"
    (satu,) = temuan(f"{pengantar}:\n\n1. {pengantar} perumusan kebijakan;\n2. Pelaporan.\n", "butir-ganda")
    assert satu.tempat[0].baris == 3


def test_daftar_isi_bukan_daftar_berbutir(temuan):
    isi = "1. Kepala Bidang Pertamanan Kota\n2. Kepala Bidang Kebersihan Kota\n"
    assert temuan(f"DAFTAR ISI\n\nPerjanjian murni\n{isi}Perjanjian perubahan\n{isi}", "butir-ganda") == []


@pytest.mark.parametrize(
    ("kata", "banyak"), [("bagiPerusahaan", 1), ("bagi Perusahaan", 0), ("SiRup", 0), ("eSakip", 0), ("bagiPabrik", 0)]
)
def test_kata_dempet(temuan, kata, banyak):
    assert len(temuan(f"Layanan bagi perusahaan.\n\nPengesahan {kata} kecil.\n", "kata-dempet")) == banyak
