"""Across tables: one quantity with two values, capaian in a target column, targets of the Renstra."""

import pytest

from .isi_contoh import LAPORAN


def test_tabel_yang_sama_isinya_tanpa_temuan(temuan):
    assert temuan(LAPORAN, "nilai-lintas-tabel") == []


def test_realisasi_dengan_dua_nilai(temuan):
    isi = (
        LAPORAN
        + """\
        Tabel 3.3
        Standar Nasional Tahun 2030

        No⇥Indikator Kinerja⇥Realisasi
        1⇥Persentase luas taman kota⇥6%
        2⇥Persentase sampah kota terangkut⇥12,0%
        """.replace("        ", "")
    )
    (satu,) = temuan(isi, "nilai-lintas-tabel")
    assert (satu.severity, satu.stated, satu.expected) == ("error", "6%", "5%")
    assert "realisasi tahun 2029" in satu.message
    assert satu.places[0].table == "Tabel 3.3" and satu.places[0].line == 29


def test_tiga_nilai_satu_temuan(temuan):
    tambahan = "No⇥Indikator Kinerja⇥Realisasi\n1⇥Persentase luas taman kota⇥{}%\n\nKalimat.\n\n"
    (satu,) = temuan(LAPORAN + tambahan.format(7) + tambahan.format(8), "nilai-lintas-tabel")
    assert (satu.stated, satu.expected) == ("7%; 8%", "5%")


def test_capaian_yang_ikut_berbeda_tidak_disebut_lagi(temuan):
    isi = LAPORAN.replace("taman kota⇥10%⇥5%⇥50%", "taman kota⇥10%⇥7%⇥70%")
    assert [t.cause[1] for t in temuan(isi, "nilai-lintas-tabel")] == ["realisasi"]


def test_capaian_yang_salah_hitung_milik_aturan_lain(temuan):
    assert temuan(LAPORAN.replace("10%⇥5%⇥50%", "10%⇥5%⇥57%"), "nilai-lintas-tabel") == []


def test_target_dokumen_lain_hanya_peringatan(temuan):
    isi = LAPORAN + "RENCANA AKSI TAHUN 2030\n\nNo⇥Indikator Kinerja⇥Target\n1⇥Persentase luas taman kota⇥12%\n"
    (satu,) = temuan(isi, "nilai-lintas-tabel")
    assert (satu.severity, satu.expected) == ("warning", "") and "Dugaan" in satu.message


@pytest.mark.parametrize(
    "nama", ["Persentase jalan kota mulus SMP", "Persentase luas taman desa", "Persentase luas taman"]
)
def test_nama_lain_bukan_besaran_yang_sama(temuan, nama):
    isi = LAPORAN + f"No⇥Indikator Kinerja⇥Realisasi\n1⇥{nama}⇥99%\n"
    assert temuan(isi, "nilai-lintas-tabel") == []


def test_tingkat_kemajuan_bukan_capaian_setahun(temuan):
    isi = LAPORAN + (
        "Tabel 3.9\nPerbandingan dengan Target Renstra\n\n"
        "No⇥Indikator Kinerja⇥Realisasi 2029⇥Realisasi 2030⇥Target 2032⇥Tingkat Kemajuan (%)\n"
        "1⇥Persentase luas taman kota⇥6%⇥5%⇥20%⇥25\n2⇥Persentase sampah kota terangkut⇥20%⇥12%⇥48%⇥25\n"
    )
    assert temuan(isi, "nilai-lintas-tabel", "capaian-hitung") == []
    (satu,) = temuan(isi.replace("48%⇥25", "48%⇥35"), "nilai-lintas-tabel", "capaian-hitung")
    assert (satu.rule, satu.stated) == ("capaian-hitung", "35")
