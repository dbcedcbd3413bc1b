"""Small reports with one contradiction each, or with none that looks like one: what is said, and that no more is."""

from pathlib import Path

import pytest

from lkip_analysis.audit.audit import Audit
from lkip_analysis.audit.finding import Severity
from lkip_analysis.audit.read import baca

FOLDER = Path(__file__).with_name("cases")
POHON = [
    ("anggaran-hierarki", "120.500.000", "71.000.000"),
    ("anggaran-hierarki", "1.480.000.000", "645.000.000"),
    ("anggaran-hierarki", "300.000.000", "200.000.000"),
]
SERAPAN = [("serapan-hitung", "89,66", "100")] * 2
EXPECTED = {
    "h01-nama-di-antara-realisasi.md": [("nilai-kalimat", "71%", "67")],
    "h02-nama-di-antara-capaian.md": [("nilai-kalimat", "96,00%", "90,00")],
    "h03-nama-di-antara-target.md": [("nilai-kalimat", "60%", "64")],
    "h04-nama-di-antara-belum-mencapai.md": [("klaim-target", "tidak mencapai target", "")],
    "h05-nama-di-antara-tahun.md": [("tahun-angka-kalimat", "2021", "2031")],
    "h06-menurun-dari-target.md": [("klaim-target", "menurun", "")],
    "h07-di-bawah-target.md": [("klaim-target", "berada di bawah", "")],
    "h08-mengalami-peningkatan.md": [("arah-kata", "mengalami peningkatan", "turun")],
    "h09-persen-dari-cacah-kalimat.md": [("rasio-komponen", "71,20%", "64,84%")],
    "h10-persen-dari-cacah-dan.md": [("rasio-komponen", "66,50%", "62,50%")],
    "h13-cacah-dalam-baris-tabel.md": [("persen-baris", "79,00%", "75%")],
    "h14-cacah-dalam-kolom-tabel.md": [("persen-hitung", "62,50", "27,78")],
    "h23-di-bawah-pembanding.md": [("arah-kata", "berada di bawah", "")],
    "h27-pohon-tanpa-kode-banyak-salah.md": POHON,
    "h28-total-instansi-satu-program-tertinggal.md": [
        ("anggaran-hierarki", "1.900.500.000", "2.410.500.000"),
        *POHON,
    ],
    "h29-induk-dari-anak-yang-diperbaiki.md": [
        ("anggaran-hierarki", "1.700.000.000", "2.120.000.000"),
        ("anggaran-hierarki", "520.000.000", "410.000.000"),
    ],
    "h30-dua-baris-di-atas-program-benar.md": [],
    "h33-revisi-berapa-kali.md": [("jumlah-daftar", "dua kali", "4")],
    "h34-berapa-indikator-belum-mencapai.md": [("jumlah-tabel", "3 indikator", "2")],
    "h35-semua-mencapai-target.md": [
        ("jumlah-tabel", "Seluruh indikator kinerja telah mencapai target yang ditetapkan.", "1 dari 2")
    ],
    "h36-halaman-lanjutan-jarang-terisi.pdf": [],
    "judul-bertumpuk.pdf": [],
    "kaki-halaman-kontrol.pdf": [],
    "kaki-halaman.pdf": [],
    "kertas-legal.pdf": [],
    "r11.txt": [("nomor-ganda", "Tabel 5", "")],
    "r11b.txt": [("nomor-ganda", "Tabel 5", "")],
    "r18.txt": [("jumlah-kalimat", "11 indikator", "12 indikator")],
    "r19.txt": [("rasio-komponen", "95.13%", "100,00%")],
    "r1a.txt": [],
    "r1c.txt": SERAPAN,
    "r1c2.txt": SERAPAN,
    "r21.txt": [("rata-rata", "141,25", "139,84"), ("rata-rata", "59,02", "57,6")],
    "r22.txt": [("nilai-kalimat", "87,14%", "87,41")],
    "r25.txt": [("selisih-kalimat", "2,3%", "3,5%")],
    "r26.txt": [("predikat-kalimat", "B", "BB")],
    "r2b.txt": [],
    "r3.txt": [],
    "r5.txt": [],
    "r6.txt": [],
    "r9.txt": [],
}


@pytest.mark.parametrize("name", sorted(p.name for p in FOLDER.iterdir()))
def test_kasus(name):
    found = Audit(baca(FOLDER / name)).findings()
    said = [(f.rule, f.stated, f.expected) for f in found if f.severity is not Severity.INFO]
    assert said == EXPECTED[name]
