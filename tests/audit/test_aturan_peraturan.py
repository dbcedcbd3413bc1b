"""Regulations: two years, two kinds, two titles."""

import pytest

TAMAN = "tentang Penataan Taman Kota dan Ruang Terbuka Hijau"


def kutip(*kutipan):
    return "".join(f"Sesuai dengan {k}.\n\n" for k in kutipan)


@pytest.mark.parametrize(
    ("lain", "banyak"),
    [
        (f"Peraturan Wali Kota Contoh Nomor 41 Tahun 2023 {TAMAN} serta Pemakaman", 1),
        (f"Peraturan Wali Kota Contoh Nomor 41 Tahun 2022 {TAMAN}", 0),
        (f"Peraturan Wali Kota Contoh Nomor 42 Tahun 2023 {TAMAN}", 0),
        ("Peraturan Wali Kota Contoh Nomor 41 Tahun 2023 tentang Retribusi Pasar Ikan Segar", 0),
        ("Peraturan Wali Kota Contoh Nomor 41 Tahun 2023", 0),
    ],
)
def test_dua_tahun(temuan, lain, banyak):
    isi = kutip(f"Peraturan WaliKota Contoh Nomor 41 Tahun 2022 {TAMAN}", lain)
    assert len(temuan(isi, "peraturan-dua-tahun")) == banyak


def test_peraturan_tahunan_bukan_dua_tahun(temuan):
    judul = "Peraturan Daerah Nomor 5 Tahun {} tentang Anggaran Pendapatan dan Belanja Daerah Tahun Anggaran {}"
    assert temuan(kutip(judul.format(2022, 2023), judul.format(2023, 2024)), "peraturan-dua-tahun") == []


@pytest.mark.parametrize(("jenis", "banyak"), [("Peraturan Wali Kota", 1), ("Perda", 0), ("Peraturan Daerah", 0)])
def test_dua_jenis(temuan, jenis, banyak):
    isi = kutip(f"Peraturan Daerah Kota Contoh Nomor 6 Tahun 2021 {TAMAN}", f"{jenis} Nomor 6 Tahun 2021 {TAMAN}")
    assert len(temuan(isi, "peraturan-dua-jenis")) == banyak


def test_judul_berbeda(temuan):
    isi = kutip(
        f"Peraturan Menteri Pertamanan Nomor 53 Tahun 2014 {TAMAN}",
        "Permentaman Nomor 53 Tahun 2014 tentang Penataan Kebun Kota dan Ruang Terbuka",
    )
    (satu,) = temuan(isi, "judul-peraturan")
    assert (satu.severity, satu.stated) == ("info", "kebun; taman")


def test_judul_yang_dipendekkan_tidak_berbeda(temuan):
    isi = kutip(
        f"Perpres Nomor 29 Tahun 2014 {TAMAN}",
        "Peraturan Presiden No. 29 Tahun 2014 tentang Penataan Taman Kota",
    )
    assert temuan(isi, "judul-peraturan") == []
