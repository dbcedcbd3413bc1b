"""Scales as printed: reading, gaps, predikat against them, mixtures."""

from decimal import Decimal

import pytest

from lkip_analysis.audit.audit import Audit
from lkip_analysis.audit.intervals import read_interval


@pytest.mark.parametrize(
    ("teks", "bawah", "atas"),
    [
        ("≥ 90", "[90", "∞"),
        (">100", "(100", "∞"),
        ("76 ≤ 90", "[76", "90]"),
        ("91<=100", "[91", "100]"),
        ("75,1-90,0", "[75.1", "90.0]"),
        ("60-<80", "[60", "80)"),
        ("85% s.d 100%", "[85", "100]"),
        ("70% s.d < 85%", "[70", "85)"),
        ("> 70 – 85", "(70", "85]"),
        ("≥ 85% s.d ≤ 100%", "[85", "100]"),
        ("55 ≤ x < 70", "[55", "70)"),
        ("1,81 ≥ IE ≥ 1", "[1", "1.81]"),
        ("di atas 100%", "(100", "∞"),
        ("90 ke atas", "[90", "∞"),
        ("lebih dari atau sama dengan 85%", "[85", "∞"),
        ("< 55%", "∞", "55)"),
        ("=100", "[100", "100]"),
    ],
)
def test_read_interval(teks, bawah, atas):
    r = read_interval(teks)

    def batas(cetak, nilai, termasuk):
        if cetak == "∞":
            return nilai is None
        return nilai == Decimal(cetak.strip("[]()")) and termasuk == (cetak[0] == "[" or cetak[-1] == "]")

    assert batas(bawah, r.low, r.low_included) and batas(atas, r.high, r.high_included)


@pytest.mark.parametrize("teks", ["", "Baik", "12 Laporan", "10 20 30", "2.07.01", "1 : 17"])
def test_bukan_rentang(teks):
    assert read_interval(teks) is None


BERCELAH = (
    "Tabel 1 Skala\n\nNo⇥Interval⇥Kriteria\n1⇥≥ 90⇥Sangat Tinggi\n2⇥76 ≤ 90⇥Tinggi\n3⇥66 ≤ 75⇥Sedang\n"
    "4⇥51 ≤ 65⇥Rendah\n5⇥≤ 50⇥Sangat Rendah\n\n"
)
RAPAT = (
    "Tabel 1 Skala\n\nNo⇥Interval⇥Kriteria\n1⇥≥ 85⇥Sangat Berhasil\n2⇥70 s.d < 85⇥Berhasil\n"
    "3⇥55 s.d < 70⇥Cukup Berhasil\n4⇥< 55⇥Tidak Berhasil\n\n"
)
CAPAIAN = "Tabel 2 Capaian\n\nNo⇥Indikator Kinerja⇥Target⇥Realisasi⇥Capaian⇥Predikat\n"


def test_skala_bercelah(temuan):
    (satu,) = temuan(BERCELAH, "skala-celah")
    assert satu.severity == "warning" and len(satu.places) == 5
    assert "90 masuk dua kelas" in satu.message and "antara 75 dan 76" in satu.message
    assert temuan(RAPAT, "skala-celah") == []


def test_satu_label_untuk_dua_kelas(temuan):
    (satu,) = temuan(RAPAT.replace("3⇥55 s.d < 70⇥Cukup Berhasil", "3⇥55 s.d < 70⇥Berhasil"), "skala-label-ganda")
    assert len(satu.places) == 2 and "“Berhasil”" in satu.message
    assert temuan(RAPAT, "skala-label-ganda") == []


def test_celah_yang_dikenai_capaian_adalah_kesalahan(temuan):
    (satu,) = temuan(BERCELAH + CAPAIAN + "1⇥Luas taman⇥100⇥75,5⇥75,5%⇥Sedang\n", "skala-celah")
    assert satu.severity == "error" and "75,5%" in satu.message


def test_celah_selebar_digit_terakhir_bukan_celah(temuan):
    skala = "No⇥Interval⇥Kategori\n1⇥0 - 49,99⇥Kurang\n2⇥50 - 74,99⇥Cukup\n3⇥75 - 100⇥Baik\n\n"
    assert temuan(skala + CAPAIAN + "1⇥Luas taman⇥100⇥75,5⇥75,5%⇥Baik\n", "skala-celah") == []
    (satu,) = temuan(skala + CAPAIAN + "1⇥Luas taman⇥100⇥75,5⇥75,512%⇥Baik\n", "skala-celah")
    assert satu.severity == "warning"


def test_nilai_di_atas_skala_hanya_catatan(temuan):
    skala = RAPAT.replace("≥ 85", "85 s.d 100")
    (satu,) = temuan(skala + CAPAIAN + "1⇥Luas taman⇥10⇥20⇥200%⇥Sangat Berhasil\n", "skala-celah")
    assert satu.severity == "info" and "di atas 100" in satu.message
    assert temuan(skala, "skala-celah") == []


def test_skala_huruf_evaluasi_bukan_skala_capaian(temuan):
    skala = "No⇥Nilai⇥Predikat\n1⇥> 90 - 100⇥AA\n2⇥> 80 - 90⇥A\n3⇥0 - 80⇥BB\n\n"
    assert temuan(skala + CAPAIAN + "1⇥Luas taman⇥10⇥20⇥200%⇥Baik\n", "skala-celah") == []


def test_target_bertanda_bukan_skala(dokumen):
    isi = "No⇥Indikator⇥Target\n1⇥Indeks Taman⇥≥ 90\n2⇥Indeks Pohon⇥≥ 80\n3⇥Indeks Air⇥≤ 70\n"
    assert Audit(dokumen(isi)).scales == []


def test_skala_dalam_daftar(dokumen):
    isi = "Skala\n\n- 85% s.d 100% : Sangat Berhasil\n- 70% s.d < 85% : Berhasil\n- < 70% : Tidak Berhasil\n"
    (skala,) = Audit(dokumen(isi)).scales
    assert [k.label for k in skala.classes] == ["Sangat Berhasil", "Berhasil", "Tidak Berhasil"]


@pytest.mark.parametrize(
    ("capaian", "predikat"),
    [
        ("45,9%", "Tidak Berhasil"),
        ("84,99%", "Berhasil"),
        ("85%", "Sangat Berhasil"),
        ("202,6%", "SANGAT BERHASIL"),
        ("45,9%", "Kurang Baik"),
        ("85", "Berhasil"),
    ],
    ids=["biasa", "di-bawah-batas", "di-batas", "di-atas-skala", "label-lain", "mungkin-dibulatkan"],
)
def test_predikat_benar(temuan, capaian, predikat):
    assert temuan(RAPAT + CAPAIAN + f"1⇥Luas taman kota⇥10⇥5⇥{capaian}⇥{predikat}\n", "predikat-skala") == []


def test_predikat_salah(temuan):
    (satu,) = temuan(RAPAT + CAPAIAN + "1⇥Luas taman kota⇥10⇥7,1⇥71%⇥Cukup Berhasil\n", "predikat-skala")
    assert (satu.severity, satu.stated, satu.expected) == ("error", "Cukup Berhasil", "Berhasil")


def test_predikat_di_celah_boleh_dua(temuan):
    for predikat in ("Sedang", "Tinggi"):
        isi = BERCELAH + CAPAIAN + f"1⇥Luas taman kota⇥10⇥7,5⇥75,5%⇥{predikat}\n"
        assert temuan(isi, "predikat-skala") == []


TANDA = "No⇥Indikator⇥Capaian⇥Sangat Berhasil⇥Berhasil⇥Cukup Berhasil⇥Tidak Berhasil\n"


def test_tanda_v(temuan):
    isi = RAPAT + TANDA
    assert temuan(isi + "1⇥Luas taman kota⇥45,9 %⇥-⇥-⇥-⇥V\n", "predikat-skala") == []
    (satu,) = temuan(isi + "1⇥Luas taman kota⇥45,9 %⇥√⇥-⇥-⇥-\n", "predikat-skala")
    assert (satu.stated, satu.expected) == ("Sangat Berhasil", "Tidak Berhasil")
    (dua,) = temuan(isi + "1⇥Luas taman kota⇥45,9 %⇥-⇥-⇥V⇥V\n", "predikat-ganda-tanda")
    assert dua.stated == "Cukup Berhasil; Tidak Berhasil"
    assert temuan(isi + "1⇥Luas taman kota⇥45,9 %⇥-⇥-⇥-⇥V\n", "predikat-ganda-tanda") == []


KALIMAT = (
    "Laporan Kinerja Tahun 2030\n\n" + RAPAT + CAPAIAN + "1⇥Persentase luas taman kota⇥10⇥4,59⇥45,9%⇥Tidak Berhasil\n\n"
    "Persentase luas taman kota tahun 2030 tercapai 45,9% atau termasuk kategori {}.\n"
)


def test_predikat_dalam_kalimat(temuan):
    (satu,) = temuan(KALIMAT.format("Berhasil"), "predikat-kalimat")
    assert satu.severity == "error" and satu.expected == "Tidak Berhasil"
    assert temuan(KALIMAT.format("Tidak Berhasil"), "predikat-kalimat") == []


def test_dua_skala_dalam_satu_kolom(temuan):
    isi = CAPAIAN + "1⇥Luas taman⇥10⇥7⇥70%⇥Sedang\n2⇥Jumlah pohon⇥10⇥8⇥82%⇥Baik\n"
    (satu,) = temuan(isi, "skala-campur")
    assert satu.stated == "Sedang; Baik"
    assert temuan(isi.replace("Baik", "Tinggi"), "skala-campur") == []


def test_dua_skala_yang_disebut_berdampingan(temuan):
    isi = KALIMAT.replace("Tabel 2", BERCELAH.replace("Tabel 1", "Tabel 7") + "Tabel 2")
    assert temuan(isi.format("Sangat Rendah dan atribut Tidak Berhasil"), "skala-campur") == []


def test_predikat_sesudah_angka_lain_bukan_milik_capaian_sebelumnya(temuan):
    isi = KALIMAT.format("Tidak Berhasil").rstrip() + " Jumlah pohon {} sehingga termasuk kategori Berhasil.\n"
    assert temuan(isi.format("mencapai 75%"), "predikat-kalimat") == []
    assert len(temuan(isi.format("bertambah"), "predikat-kalimat")) == 1
