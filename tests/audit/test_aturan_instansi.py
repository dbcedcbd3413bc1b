"""The agency: documents of another one, its own name, its postal code."""

import pytest

SENDIRI = "Dinas Taman Kota Contoh disebut di sini.\n\n" * 6


@pytest.mark.parametrize(
    ("kalimat", "banyak"),
    [
        ("Laporan ini disusun berdasarkan Perubahan RENSTRA Dinas Perikanan Kota Contoh Tahun 2026.", 1),
        ("Laporan ini disusun berdasarkan RENSTRA Dinas Taman Kota Contoh.", 0),
        ("Kegiatan ini dilaksanakan bersama Dinas Perikanan Kota Contoh.", 0),
        ("Selaras dengan Renstra Dinas Perikanan Provinsi Contoh.", 0),
        ("Pengadaan Pakaian Dinas Lapangan dan Kendaraan Dinas Operasional.", 0),
    ],
)
def test_instansi_lain(temuan, kalimat, banyak):
    hasil = temuan(SENDIRI + kalimat + "\n", "instansi-lain")
    assert [(t.stated, t.expected) for t in hasil] == [("Dinas Perikanan", "Dinas Taman")] * banyak


@pytest.mark.parametrize(
    ("kalimat", "tingkat"),
    [
        ("Realisasi anggaran Dinas Perikanan Kota Contoh mencapai 90%.", ["warning"]),
        ("Realisasi anggaran Dinas Taman Kota Contoh mencapai 90%.", []),
        ("No\tRencana Kerja Dinas Perikanan Kota Contoh\tTarget\n1\tLuas taman\t10", ["error"]),
        ("No\tRencana Kerja Dinas Taman Kota Contoh\tTarget\n1\tLuas taman\t10", []),
    ],
)
def test_instansi_lain_dalam_hal_sendiri_dan_kepala_tabel(temuan, kalimat, tingkat):
    assert [t.severity for t in temuan(SENDIRI + kalimat + "\n", "instansi-lain")] == tingkat


def test_singkatan_nama_sendiri_bukan_instansi_lain(temuan):
    isi = "Dinas Pekerjaan Umum dan Penataan Ruang Kota Contoh.\n\n" * 6
    assert temuan(isi + "Renstra Dinas PUPR Tahun 2026.\n", "instansi-lain") == []
    assert len(temuan(isi + "Renstra Dinas KOMINFO Tahun 2026.\n", "instansi-lain")) == 1


def test_banyak_instansi_tanpa_pemilik_yang_jelas(temuan):
    isi = "".join(f"Perjanjian Kinerja Dinas {n} Kota Contoh.\n\n" * 5 for n in ("Taman", "Perikanan", "Pasar"))
    assert temuan(isi, "instansi-lain", "nama-instansi") == []


@pytest.mark.parametrize(
    ("nama", "banyak"),
    [
        ("Dinas Hutan Kota", 1),
        ("Dinas Taman Hutan Kota", 0),
        ("Dinas Taman Hutan", 0),
        ("Dinas Perikanan Kota", 0),
        ("DINAS TAMAN HUTANKOTA CONTOH", 1),
    ],
)
def test_nama_instansi_tidak_utuh(temuan, nama, banyak):
    isi = "Dinas Taman Hutan Kota Contoh disebut.\n\n" * 6
    assert len(temuan(isi + f"Satuan kerja: {nama} Tahun 2030.\n", "nama-instansi")) == banyak


def test_nama_pendek_yang_lazim_dipakai(temuan):
    isi = "Dinas Taman Hutan Rakyat Kota Contoh disebut.\n\n" * 20 + "Dinas Taman Hutan bekerja.\n\n" * 6
    assert temuan(isi, "nama-instansi") == []
