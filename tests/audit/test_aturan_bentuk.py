"""Form rules: each with true and false cases."""

import pytest


def test_ejaan_milyar(temuan):
    (satu,) = temuan("Rp5 (lima milyar)\n\nenam Milyar rupiah\n", "ejaan-bilangan")
    assert [t.line for t in satu.places] == [1, 3]
    assert temuan("lima miliar rupiah\n", "ejaan-bilangan") == []


def test_rupiah_bertitik(temuan):
    (satu,) = temuan("Rp. 5.000 dan Rp 6.000\n", "penulisan-rupiah")
    assert len(satu.places) == 2
    assert temuan("Rp5.000\n", "penulisan-rupiah") == []


def test_rp_di_kolom_sendiri_bukan_temuan(temuan):
    assert temuan("No⇥Program⇥Anggaran⇥\n1⇥Program Taman⇥Rp⇥5.000\n", "penulisan-rupiah") == []


def test_angka_renggang(temuan):
    (satu,) = temuan("sebesar Rp.9 1 7 . 5 7 5 . 0 0 0 (…)\n", "angka-renggang")
    assert satu.expected == "917.575.000"
    assert temuan("NIP. 19900101 201503 1 001, tahun 2030 2 3\n", "angka-renggang") == []


def test_kata_ganda(temuan):
    hasil = temuan("Dinas Dinas Taman pada\nPada tahun 2030, rata-rata yang naik yang naik.\n", "kata-ganda")
    assert sorted(t.expected for t in hasil) == ["Dinas", "pada", "yang naik"]
    assert temuan("Tahun 2030 2030, dan dandan, taman-taman kota.\n", "kata-ganda") == []


@pytest.mark.parametrize(
    ("kata", "banyak"), [("bagiPerusahaan", 1), ("bagi Perusahaan", 0), ("SiRup", 0), ("eSakip", 0), ("bagiPabrik", 0)]
)
def test_kata_dempet(temuan, kata, banyak):
    assert len(temuan(f"Layanan bagi perusahaan.\n\nPengesahan {kata} kecil.\n", "kata-dempet")) == banyak
