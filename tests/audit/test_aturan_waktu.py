"""Years and dates that do not belong."""

import pytest

from .isi_contoh import LAPORAN

KEPALA = "LAPORAN KINERJA TAHUN 2030\n\n"


@pytest.mark.parametrize(("tahun", "banyak"), [(2029, 1), (2030, 0)])
def test_tanggal_data(temuan, tahun, banyak):
    isi = KEPALA + f"Laporan Kinerja ini benar berdasarkan data un audit per tanggal 31 Desember {tahun}.\n"
    assert len(temuan(isi, "tanggal-data")) == banyak


def test_tanggal_data_tahun_lalu_tentang_hal_lain(temuan):
    assert temuan(KEPALA + "Jumlah penduduk per 31 Desember 2029 adalah 500 jiwa.\n", "tanggal-data") == []


@pytest.mark.parametrize(
    ("judul", "kepala", "banyak"),
    [
        ("RENCANA AKSI TAHUN 2030", "Target Tahun 2029", 1),
        ("RENCANA AKSI TAHUN 2030", "Target Tahun 2030", 0),
        ("RENCANA AKSI TAHUN 2030", "Target Tahun 2031", 0),
        ("RENCANA AKSI TAHUN 2029 DAN 2030", "Target Tahun 2029", 0),
        ("RENCANA AKSI TAHUN 2030", "Keterangan Tahun 2029", 0),
    ],
)
def test_tahun_kepala(temuan, judul, kepala, banyak):
    isi = KEPALA + f"{judul}\n\nNo⇥Indikator⇥{kepala}\n1⇥Persentase luas taman⇥10%\n"
    assert len(temuan(isi, "tahun-kepala")) == banyak


def test_tahun_kepala_tabel_perbandingan(temuan):
    assert temuan(LAPORAN, "tahun-kepala") == []


PENGUKURAN = "PENGUKURAN KINERJA{}\n\nNo⇥Indikator⇥Target⇥Realisasi\n1⇥Luas taman⇥10⇥5\n\n{}\n"


@pytest.mark.parametrize(
    ("judul", "tanggal", "banyak"),
    [
        ("", "Kota Contoh, Januari 2030", 1),
        ("", "Kota Contoh, 15 Januari 2031", 0),
        ("", "Kota Contoh, 31 Desember 2030", 0),
        (" TRIWULAN I", "Kota Contoh, 5 April 2030", 0),
    ],
)
def test_tanggal_pengukuran(temuan, judul, tanggal, banyak):
    assert len(temuan(KEPALA + PENGUKURAN.format(judul, tanggal), "tanggal-pengukuran")) == banyak


PERUBAHAN = "PERUBAHAN PERJANJIAN KINERJA\nTAHUN 2030\n\nisi\n\nContoh, {} 2030\n\n"


def test_tanggal_perubahan(temuan):
    kalimat = KEPALA + "Pada tanggal 25 September 2030 disusun Perubahan Perjanjian Kinerja.\n\n"
    (satu,) = temuan(kalimat + PERUBAHAN.format("Januari") + PERUBAHAN.format("September"), "tanggal-perubahan")
    assert (satu.stated, satu.expected) == ("Januari 2030", "September 2030")
    assert len(satu.places) == 1
    assert temuan(kalimat + PERUBAHAN.format("30 September"), "tanggal-perubahan") == []


def test_tanggal_perubahan_menurut_yang_terbanyak(temuan):
    isi = KEPALA + PERUBAHAN.format("September") * 2 + PERUBAHAN.format("Januari")
    assert len(temuan(isi, "tanggal-perubahan")) == 1


@pytest.mark.parametrize(
    ("kalimat", "banyak"),
    [
        ("Renstra memuat kegiatan yang akan dilaksanakan sampai dengan akhir tahun 2030.", 1),
        ("Renstra memuat kegiatan yang akan dilaksanakan sampai dengan akhir tahun 2031.", 0),
        ("Realisasi Renstra yang akan dibandingkan sampai dengan tahun 2030 tersaji di bawah.", 0),
    ],
)
def test_tahun_renstra(temuan, kalimat, banyak):
    isi = KEPALA + "Renstra Dinas Taman Tahun 2026 – 2031 disusun.\n\n" + kalimat + "\n"
    assert len(temuan(isi, "tahun-renstra")) == banyak


@pytest.mark.parametrize(("hal", "banyak"), [("Hasil Evaluasi Penerapan SAKIP", 0), ("Capaian Rencana Aksi", 1)])
def test_tahun_kepala_evaluasi_ialah_tahun_yang_dinilai(temuan, hal, banyak):
    isi = KEPALA + f"Tabel 1.1\nTindak Lanjut {hal} Dinas Tahun 2030\n\nNo⇥Rekomendasi {hal} Dinas Tahun 2029⇥Uraian\n"
    assert len(temuan(isi + "1⇥Menyusun SOP⇥Selesai\n2⇥Rapat⇥Selesai\n", "tahun-kepala")) == banyak


DISUSUN = (
    "Pada tanggal {} disusun Perubahan Perjanjian Kinerja Dinas Taman Tahun 2030.\n\n"
    "PERUBAHAN PERJANJIAN KINERJA TAHUN 2030\n\nisi\n\nKota Contoh, {}\n"
)
