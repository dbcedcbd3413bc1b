"""A small made-up agency, complete for one year, that a test may spoil."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import pytest

from lkip_analysis.data.check import periksa
from lkip_analysis.data.schema import semua_tabel
from lkip_analysis.errors import Masalah
from lkip_analysis.root import Root

TAHUN = 2031

SETTINGS = """\
[instansi]
nama = "Dinas Perpustakaan Kota Contoh"
nama_singkat = "Dinas Perpustakaan"
singkatan = "Dispus"
alamat = "Jalan Buku No. 1, Contoh"
kode_pos = "00000"
laman = "perpus.contoh.go.id"
urusan = "Perpustakaan"
kode_urusan = "2.23"
jenis = "dinas"
[daerah]
nama = "Kota Contoh"
pemerintah = "Pemerintah Kota Contoh"
provinsi = "Contoh Utara"
kepala_daerah = "Wali Kota Contoh"

[kepala]
pegawai = "budi-contoh"
jabatan = "Kepala Dinas Perpustakaan Kota Contoh"

[renstra]
nama = "Renstra Dinas Perpustakaan Kota Contoh Tahun 2030-2034"
awal = 2030
akhir = 2034

[visi]
teks = "Kota Contoh yang Gemar Membaca"
nama = "RPJMD Kota Contoh Tahun 2030-2034"

[laporan]
nama = "Laporan Kinerja Instansi Pemerintah"
singkatan = "LKIP"
tempat = "Contoh"
tanggal = 2032-01-15

[ukuran]
skala = "mutu-91-76-66-51"
atribut = "atribut-100-75-55"
kebijakan_celah = "batas_bawah"

[efisiensi]
definisi = "rasio"
dasar_serapan = "utama"

[[efisiensi.kategori]]
nama = "Efisien"
minimal = 1

[[efisiensi.kategori]]
nama = "Kurang Efisien"

[privacy]
samarkan_nip = true
"""

ISI = {
    "dasar_hukum": [
        {
            "no": 1,
            "jenis": "perpres",
            "sebutan": "Peraturan Presiden",
            "nomor": 29,
            "tahun": 2014,
            "tentang": "Sistem Akuntabilitas Kinerja Instansi Pemerintah",
            "peran": "penyusunan",
            "dalam_daftar": "ya",
        }
    ],
    "dokumen_sumber": [{"no": 1, "dokumen": "Perjanjian kinerja"}],
    "fungsi": [{"no": 1, "fungsi": "Perumusan kebijakan teknis perpustakaan"}],
    "organisasi": [
        {"kode": "O-1", "unit": "Dinas Perpustakaan", "jabatan": "Kepala Dinas"},
        {"kode": "O-2", "induk": "O-1", "unit": "Sekretariat", "jabatan": "Sekretaris"},
    ],
    "misi": [{"no": 1, "misi": "Memperluas layanan baca", "diampu": "ya"}],
    "visi_acuan": [{"no": 1, "lingkup": "nasional", "dasar_hukum": 1, "visi": "Bangsa yang gemar membaca"}],
    "tujuan": [{"kode": "TJ-1", "misi": 1, "tujuan": "Meningkatkan kegemaran membaca"}],
    "sasaran": [{"kode": "SS-1", "tujuan": "TJ-1", "sasaran": "Meningkatnya kunjungan", "dalam_pk": "ya"}],
    "strategi": [{"kode": "ST-1", "sasaran": "SS-1", "strategi": "Memperluas layanan keliling"}],
    "arah_kebijakan": [{"kode": "AK-1", "strategi": "ST-1", "arah_kebijakan": "Menambah bus", "indikator": "IKU-1"}],
    "proses_bisnis": [{"kode": "PB-1", "kode_cetak": "PB 1", "jenjang": "tujuan", "uraian": "Memperluas layanan baca"}],
    "cascading": [
        {"kode": "C-1", "jenjang": 1, "uraian": "Meningkatnya kunjungan", "indikator": "Jumlah kunjungan"},
        {"kode": "C-2", "induk": "C-1", "jenjang": 2, "uraian": "Bertambahnya bus", "indikator": "Bus; Rute"},
    ],
    "isu_strategis": [{"no": 1, "isu": "Layanan belum merata", "uraian": "Layanan terpusat di kota."}],
    "evaluasi": [
        {
            "kode": "LHE-1",
            "penerbit": "Inspektur Kota Contoh",
            "nomor": "700/1/INSP",
            "tanggal": "2030-12-08",
            "perihal": "Hasil evaluasi",
            "tahun": 2030,
            "nilai": 72.35,
        }
    ],
    "tindak_lanjut_evaluasi": [
        {
            "evaluasi": "LHE-1",
            "no": 1,
            "rekomendasi": "Lampirkan SOP",
            "uraian": "Menyusun SOP",
            "output": "SOP",
            "target_selesai": "Maret 2031",
            "penanggung_jawab": "Sekretariat",
            "status": "proses",
        }
    ],
    "indikator": [
        {
            "kode": "IKU-1",
            "sasaran": "SS-1",
            "nama": "Persentase Penduduk yang Berkunjung",
            "nama_singkat": "Kunjungan",
            "jenis": "iku",
            "satuan": "%",
            "arah": "naik",
            "pembilang": "Jumlah pengunjung",
            "penyebut": "Jumlah penduduk",
            "satuan_komponen": "orang",
            "program": "2.23.02",
        },
        {
            "kode": "PND-1",
            "sasaran": "SS-1",
            "nama": "Nilai Kepuasan Pengunjung",
            "nama_singkat": "Kepuasan",
            "jenis": "pendukung",
            "satuan": "nilai",
            "arah": "naik",
        },
    ],
    "target": [
        {"indikator": "IKU-1", "dokumen": "renstra", "tahun": 2034, "target": 20},
        {"indikator": "IKU-1", "dokumen": "pk_murni", "tahun": TAHUN, "target": 12.5},
        {"indikator": "PND-1", "dokumen": "renstra", "tahun": TAHUN, "target": 85},
    ],
    "realisasi": [
        {"indikator": "IKU-1", "pembilang": 1500, "penyebut": 10000, "dasar": "komponen"},
        {"indikator": "PND-1", "nilai_dinyatakan": 86.5, "dasar": "dinyatakan", "capaian_dinyatakan": 101.76},
    ],
    "komponen_realisasi": [
        {"indikator": "IKU-1", "bagian": "pembilang", "uraian": "Pengunjung gedung", "jumlah": 1100},
        {"indikator": "IKU-1", "bagian": "pembilang", "uraian": "Pengunjung bus", "jumlah": 400},
    ],
    "faktor": [{"indikator": "IKU-1", "jenis": "pendukung", "no": 1, "uraian": "Bus tersedia."}],
    "standar_nasional": [{"indikator": "IKU-1", "keterangan": "Tidak ada target nasional."}],
    "penghargaan": [],
    "dokumentasi": [
        {"no": 1, "indikator": "IKU-1", "judul": "Layanan bus", "berkas": "bus.jpg", "alt": "Bus di sekolah."}
    ],
    "nomenklatur": [
        {"kode": "2.23.01", "level": "program", "nama": "Program Penunjang"},
        {"kode": "2.23.01.2.06", "level": "kegiatan", "nama": "Administrasi Umum"},
        {"kode": "2.23.01.2.06.0001", "level": "sub_kegiatan", "nama": "Penyediaan Listrik"},
        {"kode": "2.23.02", "level": "program", "nama": "Program Pembinaan Perpustakaan"},
        {"kode": "2.23.02.2.01", "level": "kegiatan", "nama": "Pengelolaan Perpustakaan"},
        {"kode": "2.23.02.2.01.01", "level": "sub_kegiatan", "nama": "Layanan Keliling"},
        {"kode": "2.23.02.2.01.02", "level": "sub_kegiatan", "nama": "Pengadaan Buku"},
    ],
    "anggaran": [
        {"kode": "2.23.01.2.06.0001", "pagu": 50000000, "realisasi": 49000000},
        {"kode": "2.23.02.2.01.01", "pagu": 300000000, "realisasi": 250000000, "permasalahan": "Bus rusak"},
        {"kode": "2.23.02.2.01.02", "pagu": 150000000},
    ],
    "pagu_program": [
        {"program": "2.23.01", "tahap": "murni", "pagu": 40000000, "sumber_dana": "APBD"},
        {"program": "2.23.02", "tahap": "murni", "pagu": 400000000, "sumber_dana": "APBD"},
        {"program": "2.23.01", "tahap": "perubahan", "pagu": 50000000, "sumber_dana": "APBD"},
        {"program": "2.23.02", "tahap": "perubahan", "pagu": 450000000, "sumber_dana": "APBD"},
    ],
    "belanja": [{"jenis": "operasi", "pagu": 350000000}, {"jenis": "modal", "pagu": 150000000}],
    "indikator_program": [{"kode": "2.23.02", "indikator": "Jumlah rute", "target": 8, "satuan": "rute"}],
    "pendukung": [
        {"indikator": "IKU-1", "kode": "2.23.02.2.01.01", "peran": "utama"},
        {"indikator": "IKU-1", "kode": "2.23.02", "peran": "program"},
    ],
    "dinyatakan": [],
    "pegawai": [
        {"kode": "wali-contoh", "nama": "Wali Contoh"},
        {
            "kode": "budi-contoh",
            "nama": "Budi Contoh, S.T.",
            "nip": "199001012015031001",
            "pangkat": "Pembina",
        },
        {"kode": "sari-contoh", "nama": "Sari Contoh, S.E.", "nip": "199202292022212002", "pangkat": "IX"},
    ],
    "perjanjian": [
        {
            "kode": "m-01",
            "tahap": "murni",
            "urut": 1,
            "pihak_pertama": "budi-contoh",
            "jabatan_pertama": "Kepala Dinas",
            "pihak_kedua": "wali-contoh",
            "jabatan_kedua": "Wali Kota",
            "tempat": "Contoh",
            "tanggal": "2 Januari 2031",
            "bentuk": "instansi",
        },
        {
            "kode": "m-02",
            "tahap": "murni",
            "urut": 2,
            "pihak_pertama": "sari-contoh",
            "jabatan_pertama": "Kepala Bidang",
            "pihak_kedua": "budi-contoh",
            "jabatan_kedua": "Kepala Dinas",
            "tempat": "Contoh",
            "tanggal": "Januari 2031",
            "bentuk": "rencana_aksi",
        },
    ],
    "perjanjian_item": [
        {
            "perjanjian": "m-01",
            "no": 1,
            "sasaran": "Meningkatnya kunjungan",
            "indikator": "Persentase Penduduk yang Berkunjung",
            "target": "12,5",
            "satuan": "%",
        }
    ],
    "perjanjian_program": [{"perjanjian": "m-01", "program": "2.23.02", "anggaran": 400000000}],
    "rencana_aksi": [
        {
            "perjanjian": "m-02",
            "eselon": "III",
            "misi": 1,
            "tujuan": "Meningkatkan kegemaran membaca",
            "sasaran": "Meningkatnya kunjungan",
            "indikator": "Kunjungan bus",
            "satuan": "kunjungan",
            "target_tahun": 400,
            "tw4": 400,
            "program": "2.23.02",
            "indikator_program": "Jumlah rute",
            "target_program": "8 rute",
            "pagu_program": 400000000,
        }
    ],
    "rencana_aksi_item": [
        {
            "perjanjian": "m-02",
            "no": 1,
            "sub_kegiatan": "2.23.02.2.01.01",
            "indikator": "Jumlah kunjungan",
            "target": "400 kunjungan",
            "pagu": 300000000,
        }
    ],
}
"""Table → rows; other tables have none. A column that a row does not name is empty, `sumber` is filled in."""


def csv_dari(kolom: list[str], baris: list[dict]) -> str:
    """Write rows as CSV text."""
    keluar = io.StringIO()
    penulis = csv.DictWriter(keluar, kolom, restval="", lineterminator="\n")
    penulis.writeheader()
    penulis.writerows(baris)
    return keluar.getvalue()


@dataclass(frozen=True)
class Agensi:
    """The raw data of the made-up agency in a folder of its own."""

    root: Root
    year: int = TAHUN

    @property
    def folder(self) -> Path:
        return self.root.raw(self.year)

    def berkas(self, nama: str) -> Path:
        return self.folder / (nama if "." in nama else f"{nama}.csv")

    def buat(self) -> None:
        self.folder.mkdir(parents=True)
        self.berkas("instansi.toml").write_text(SETTINGS, encoding="utf-8")
        for nama, tabel in semua_tabel().items():
            baris = [{"sumber": "Contoh", **b} for b in ISI.get(nama, [])]
            self.tulis(nama, csv_dari(list(tabel.nama_kolom), baris))

    def teks(self, nama: str) -> str:
        return self.berkas(nama).read_bytes().decode("utf-8")

    def tulis(self, nama: str, isi: str | bytes) -> None:
        self.berkas(nama).write_bytes(isi if isinstance(isi, bytes) else isi.encode("utf-8"))

    def ganti(self, nama: str, baris: int, kolom: str, nilai: str) -> None:
        """Set one cell; `baris` is its line in the file."""
        isi = list(csv.reader(io.StringIO(self.teks(nama), newline="")))
        isi[baris - 1][isi[0].index(kolom)] = nilai
        self._tulis_baris(nama, isi)

    def tambah(self, nama: str, /, **sel: str) -> None:
        """Add one row at the end."""
        isi = list(csv.reader(io.StringIO(self.teks(nama), newline="")))
        sel = {"sumber": "Contoh", **sel}
        self._tulis_baris(nama, [*isi, [sel.get(k, "") for k in isi[0]]])

    def setel(self, lama: str, baru: str) -> None:
        """Change the settings."""
        teks = self.teks("instansi.toml")
        assert lama in teks
        self.tulis("instansi.toml", teks.replace(lama, baru))

    def periksa(self) -> list[Masalah]:
        return periksa(self.root, self.year)

    def satu(self) -> Masalah:
        """Return the only problem; there must be one, and no other that follows from it."""
        masalah = self.periksa()
        assert len(masalah) == 1, "\n".join(map(str, masalah))
        return masalah[0]

    def _tulis_baris(self, nama: str, isi: list[list[str]]) -> None:
        keluar = io.StringIO()
        csv.writer(keluar, lineterminator="\n").writerows(isi)
        self.tulis(nama, keluar.getvalue())


@pytest.fixture
def agensi(tmp_path: Path) -> Agensi:
    """The agency in a folder whose name has a space and letters beyond ASCII."""
    contoh = Agensi(Root(tmp_path / "folder kerja é"))
    contoh.buat()
    return contoh
