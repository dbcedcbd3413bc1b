"""Required parts of Bab III."""

import pytest

from lkip_analysis.audit.audit import Audit

BAB = """\
BAB III AKUNTABILITAS KINERJA

3.1 Perbandingan Target dan Realisasi Tahun Ini

isi

3.2 Perbandingan dengan Tahun Lalu

isi

3.3 Perbandingan dengan Target Renstra

isi

3.4 Perbandingan dengan Standar Nasional

isi

3.5 Analisis Penyebab Keberhasilan

isi

3.6 Analisis Efisiensi Sumber Daya

isi

3.7 Program yang Menunjang Keberhasilan

isi

3.8 Realisasi Anggaran

- satu
- dua
- tiga
"""


def test_lengkap(temuan):
    assert temuan(BAB, "bagian-wajib") == []


@pytest.mark.parametrize(
    ("judul", "bagian", "tingkat"),
    [
        ("Perbandingan dengan Target Renstra", "jangka menengah", "warning"),
        ("Perbandingan dengan Standar Nasional", "nasional", "info"),
        ("Analisis Efisiensi Sumber Daya", "efisiensi", "warning"),
        ("Realisasi Anggaran", "realisasi anggaran", "warning"),
    ],
)
def test_bagian_hilang(temuan, judul, bagian, tingkat):
    (satu,) = temuan(BAB.replace(judul, "Lain-lain"), "bagian-wajib")
    assert bagian in satu.expected and satu.severity == tingkat


def test_bagian_yang_hanya_disebut_dalam_kalimat(temuan):
    isi = BAB.replace("Perbandingan dengan Target Renstra\n\nisi", "Lain\n\nCapaian dibandingkan dengan RPJMD.")
    assert temuan(isi, "bagian-wajib") == []


def test_petikan_dan_dokumen_tanpa_bab_tiga(temuan):
    assert temuan("BAB III AKUNTABILITAS KINERJA\n\n3.1 Target dan Realisasi\n\nisi\n", "bagian-wajib") == []
    assert temuan(BAB.replace("BAB III AKUNTABILITAS KINERJA", "BAB II PERENCANAAN"), "bagian-wajib") == []


def test_satu_dari_beberapa_halaman(dokumen):
    satu = dokumen(BAB.replace("Realisasi Anggaran", "Lain-lain"))
    satu.partial = True
    assert Audit(satu).findings(["bagian-wajib"]) == []
