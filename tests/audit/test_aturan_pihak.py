"""Parties of agreements."""

import pytest

BENTUK = """\
Nama : {}

Jabatan : {}

Selanjutnya disebut Pihak Pertama

Nama : {}
Jabatan : {}
Selaku atasan langsung pihak pertama, selanjutnya disebut pihak kedua

"""


def perjanjian(a, b, nama=("BUDI CONTOH, S.T", "SARI MISAL, SE")):
    return BENTUK.format(nama[0], a, nama[1], b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kepala Dinas Taman", "Wali Kota Contoh"),
        ("SEKRETARIS DINAS TAMAN", "Plt. KEPALA DINAS TAMAN"),
        ("KABID. PENANAMAN", "KEPALA DINAS"),
        ("KASUBBAG TATA USAHA", "Sekretaris"),
        ("JF. PERENCANA AHLI MUDA", "Kepala Bidang Penanaman"),
        ("Analis Taman", "Kabid Penanaman"),
        ("Kepala Dinas", "Jabatan Tak Dikenal"),
        ("Sekretaris Camat", "Camat"),
    ],
)
def test_pihak_pada_tempatnya(temuan, a, b):
    assert temuan(perjanjian(a, b), "pihak-tertukar") == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kepala Dinas", "KABID. PENANAMAN"),
        ("Kabid Penanaman", "Pengelola Data"),
        ("Bupati Contoh", "Kepala Badan"),
    ],
)
def test_pihak_tertukar(temuan, a, b):
    (satu,) = temuan(perjanjian(a, b), "pihak-tertukar")
    assert satu.severity == "error" and satu.expected == f"Pihak Pertama: {b}"
    assert [t.line for t in satu.places] == [3, 8]


@pytest.mark.parametrize(
    ("jabatan", "banyak"),
    [("Pengadministrasi Umum", 1), ("ANALIS TAMAN", 0), ("Analis Muda", 0)],
)
def test_satu_orang_dua_jabatan(temuan, jabatan, banyak):
    isi = perjanjian("Analis Taman", "Kabid Penanaman") + perjanjian(jabatan, "Kepala Bidang Penanaman")
    assert len(temuan(isi, "jabatan-berbeda")) == banyak


def test_orang_lain_boleh_berjabatan_lain(temuan):
    isi = perjanjian("Analis Taman", "Kabid Penanaman")
    isi += perjanjian("Bendahara", "Sekretaris", ("TONI UMPAMA", "LINA ANDAI"))
    assert temuan(isi, "jabatan-berbeda") == []


@pytest.mark.parametrize(
    ("kata", "banyak"), [("tanggung jawab kami", 0), ("tanggungjawab kami", 0), ("tanggung kami", 1)]
)
def test_pernyataan(temuan, kata, banyak):
    assert len(temuan(f"Keberhasilan menjadi {kata}.\n", "pernyataan-perjanjian")) == banyak


@pytest.mark.parametrize("pemisah", ["⇥: ", "⇥:⇥"])
def test_nama_dan_jabatan_dalam_tabel(temuan, pemisah):
    isi = perjanjian("Kepala Dinas Taman", "Sekretaris Dinas Taman").replace(" : ", pemisah)
    (satu,) = temuan(isi, "pihak-tertukar")
    assert [t.line for t in satu.places] == [3, 8]
    assert (
        temuan(perjanjian("Sekretaris Dinas Taman", "Kepala Dinas Taman").replace(" : ", pemisah), "pihak-tertukar")
        == []
    )
