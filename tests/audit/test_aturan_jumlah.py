"""Totals: total rows, total columns, remainders, subtotals of a hierarchy."""

import pytest

PROGRAM = "No⇥Program⇥Anggaran⇥Sumber Dana\n"


def jumlah(temuan, *baris, kepala=PROGRAM, aturan="anggaran-jumlah"):
    return temuan(kepala + "".join(f"{b}\n" for b in baris), aturan)


@pytest.mark.parametrize(
    "baris",
    [
        ("1⇥Taman Kota⇥Rp. 80.000.000⇥APBD", "2⇥Pohon⇥Rp. 20.000.000⇥APBD", "J U M L A H⇥⇥Rp. 100.000.000⇥"),
        ("1⇥Taman Kota⇥46,268,300⇥", "2⇥Pohon Kota⇥75,000,000⇥", "Jumlah⇥⇥121,268,300⇥"),
        ("1⇥Taman Kota⇥5.109.100,00⇥", "2⇥Pohon Kota⇥-⇥", "Total⇥⇥5.109.100⇥"),
        ("1⇥Taman Kota⇥5 75.000.000⇥", "2⇥Pohon Kota⇥75.000.000⇥", "Jumlah⇥⇥160.000.000⇥"),
        ("1⇥Taman Kota⇥9.000.000⇥", "1⇥Taman Kota⇥9.000.000⇥", "2⇥Pohon⇥1.000.000⇥", "Jumlah⇥⇥10.000.000⇥"),
        ("1⇥Taman⇥9.000.000⇥", "Jumlah A⇥⇥9.000.000⇥", "2⇥Pohon⇥1.000.000⇥", "Jumlah B⇥⇥1.000.000⇥",
         "TOTAL⇥⇥10.000.000⇥"),
        ("Jumlah⇥⇥10.000.000⇥", "1⇥Taman⇥9.000.000⇥", "2⇥Pohon⇥1.000.000⇥"),
    ],
    ids=["biasa", "koma", "desimal-dan-strip", "tak-terbaca", "berulang", "subtotal", "di-atas"],
)  # fmt: skip
def test_jumlah_benar(temuan, baris):
    assert jumlah(temuan, *baris) == []


def test_jumlah_salah(temuan):
    (satu,) = jumlah(
        temuan,
        "1⇥Taman Kota⇥Rp. 80.000.000⇥APBD",
        "2⇥Pohon Kota⇥Rp. 20.000.000⇥APBD",
        "Jumlah⇥⇥Rp100.000.005⇥",
    )
    assert (satu.severity, satu.stated, satu.expected) == ("error", "Rp100.000.005", "Rp100.000.000")
    assert [t.line for t in satu.places] == [4]
    assert "angka terakhirnya salah ketik" in satu.message


def test_jumlah_menyebut_baris_yang_tidak_ikut(temuan):
    (satu,) = jumlah(temuan, "1⇥Taman Kota⇥80.000.000⇥", "2⇥Pohon Kota⇥20.000.000⇥", "Jumlah⇥⇥80.000.000⇥")
    assert "“Pohon Kota” yang mungkin tidak ikut terhitung" in satu.message


def test_kolom_meleset_sama_satu_temuan(temuan):
    kepala = "Uraian⇥Pagu Awal⇥Pagu Revisi⇥Realisasi⇥%\n"
    isi = (
        "Belanja pegawai⇥2.592.320.000⇥1.877.248.000⇥1.856.657.167⇥98.90",
        "Belanja barang⇥1.008.627.000⇥1.171.827.000⇥1.169.430.700⇥99.80",
        "JUMLAH⇥3.606.947.000⇥3.055.075.000⇥3.032.087.867⇥99.25",
    )
    (satu,) = jumlah(temuan, *isi, kepala=kepala)
    assert len(satu.places) == 3 and "selisih 6.000.000" in satu.message


def test_jumlah_satu_baris_hanya_peringatan(temuan):
    (satu,) = jumlah(temuan, "1⇥Taman Kota⇥560.000,000⇥", "Jumlah⇥⇥626.569,300⇥")
    assert (satu.severity, satu.expected) == ("warning", "560.000.000")


def test_jumlah_yang_bergeser_kolom_dipasangkan(temuan):
    kepala = "No⇥Program⇥Anggaran⇥⇥⇥\n"
    assert jumlah(temuan, "1⇥Taman⇥80.000.000", "2⇥Pohon⇥20.000.000", "Jumlah⇥⇥⇥⇥⇥100.000.000", kepala=kepala) == []


def test_persentase_dan_nilai_tidak_dijumlah(temuan):
    kepala = "No⇥Unsur⇥Nilai Unsur⇥Persentase\n"
    assert jumlah(temuan, "1⇥Waktu⇥3,2⇥80%", "2⇥Biaya⇥3,4⇥85%", "Jumlah⇥⇥83,1⇥82,5%", kepala=kepala) == []


def test_kolom_cacah_hanya_peringatan(temuan):
    kepala = "No⇥Golongan⇥Laki-laki⇥Perempuan\n"
    (satu,) = jumlah(temuan, "1⇥IV⇥3⇥2", "2⇥III⇥10⇥12", "Jumlah⇥⇥14⇥14", kepala=kepala)
    assert (satu.severity, satu.expected) == ("warning", "13")


def test_jumlah_benar_tetapi_satu_baris_salah(temuan):
    kepala = "No⇥Program⇥Pagu⇥Realisasi⇥%\n"
    isi = (
        "1⇥Program Taman⇥60.000.000⇥30.000.000⇥50,00",
        "2⇥Program Pohon⇥70.000.000⇥32.000.000⇥80,00",
        "3⇥Program Air⇥50.000.000⇥40.000.000⇥80,00",
        "Jumlah⇥⇥150.000.000⇥102.000.000⇥68,00",
    )
    (satu,) = temuan(kepala + "\n".join(isi) + "\n", "anggaran-jumlah", "serapan-hitung")
    assert (satu.rule, satu.stated, satu.expected) == ("anggaran-jumlah", "70.000.000", "40.000.000")
    assert [t.line for t in satu.places] == [3, 5]


POHON = "No⇥Uraian Program/Kegiatan/Sub Kegiatan⇥Alokasi (Rp)⇥Realisasi (Rp)\n"
RINCIAN = (
    "1⇥PROGRAM TAMAN KOTA⇥{p}⇥90.000.000",
    "1⇥Perawatan Taman⇥{k}⇥60.000.000",
    "1⇥Penyiangan Taman⇥40.000.000⇥35.000.000",
    "2⇥Penyiraman Taman⇥{s}⇥25.000.000",
    "2⇥Pembangunan Taman⇥30.000.000⇥30.000.000",
    "1⇥Pembangunan Taman Baru⇥30.000.000⇥30.000.000",
    "2⇥PROGRAM POHON KOTA⇥50.000.000⇥20.000.000",
    "1⇥Penanaman Pohon⇥50.000.000⇥20.000.000",
    "1⇥Penanaman Pohon Jalan⇥50.000.000⇥20.000.000",
    "Jumlah⇥⇥{j}⇥110.000.000",
)


def pohon(temuan, *aturan, p="100.000.000", k="70.000.000", s="30.000.000", j="150.000.000"):
    baris = "\n".join(RINCIAN).format(p=p, k=k, s=s, j=j)
    return temuan(POHON + baris + "\n", *(aturan or ("anggaran-hierarki", "anggaran-jumlah")))


def test_hierarki_benar(temuan):
    assert pohon(temuan) == []


def test_program_salah_dan_jumlah_yang_ikut_salah(temuan):
    satu, dua = pohon(temuan, p="130.000.000", j="180.000.000")
    assert (satu.rule, satu.expected, satu.places[0].line) == ("anggaran-hierarki", "100.000.000", 2)
    assert (dua.rule, dua.expected, dua.places[0].line) == ("anggaran-jumlah", "150.000.000", 11)


def test_kegiatan_salah_tidak_menuduh_programnya(temuan):
    (satu,) = pohon(temuan, k="75.000.000")
    assert (satu.stated, satu.expected) == ("75.000.000", "70.000.000")
    assert [t.line for t in satu.places] == [3]


def test_sub_kegiatan_salah_menyertakan_rincian(temuan):
    (satu,) = pohon(temuan, s="31.000.000")
    assert [t.line for t in satu.places] == [3, 4, 5]
    assert "periksa rinciannya" in satu.message


def test_hierarki_dari_kode(temuan):
    isi = (
        "Kode⇥Uraian⇥Pagu\n1.01⇥Taman Kota⇥100.000.000\n1.01.01⇥Perawatan Taman⇥70.000.000\n"
        "1.01.02⇥Pembangunan Taman⇥20.000.000\n1.02⇥Pohon Kota⇥50.000.000\n"
        "1.02.01⇥Penanaman Pohon⇥50.000.000\n"
        "1.03⇥Air Bersih⇥50.000.000\n1.03.01⇥Sumur Bor⇥50.000.000\n"
    )
    (satu,) = temuan(isi, "anggaran-hierarki")
    assert (satu.stated, satu.expected) == ("100.000.000", "90.000.000")


def test_daftar_sebagian_kegiatan_bukan_temuan(temuan):
    isi = (
        "No⇥Program⇥Pagu\n1⇥PROGRAM TAMAN KOTA⇥100.000.000\n2⇥Perawatan Taman⇥70.000.000\n"
        "3⇥PROGRAM POHON KOTA⇥9.000.000\n"
    )
    assert temuan(isi, "anggaran-hierarki") == []


def test_program_tanpa_jumlah_yang_cocok_dibiarkan(temuan):
    isi = POHON + (
        "1⇥PROGRAM TAMAN KOTA⇥100.000.000⇥90.000.000\n1⇥Perawatan Taman⇥10.000.000⇥9.000.000\n"
        "2⇥Penyiangan Taman⇥3.000.000⇥2.000.000\n2⇥PROGRAM POHON KOTA⇥50.000.000⇥20.000.000\n"
        "1⇥Penanaman Pohon⇥50.000.000⇥20.000.000\n1⇥Penanaman Pohon Jalan⇥50.000.000⇥20.000.000\n"
    )
    assert temuan(isi, "anggaran-hierarki") == []


def test_baris_instansi_di_atas_program(temuan):
    isi = POHON + (
        "⇥DINAS TAMAN DAN POHON⇥{}⇥110.000.000\n1⇥PROGRAM TAMAN KOTA⇥100.000.000⇥90.000.000\n"
        "1⇥Perawatan Taman⇥100.000.000⇥90.000.000\n1⇥Penyiangan Taman⇥100.000.000⇥90.000.000\n"
        "2⇥PROGRAM POHON KOTA⇥50.000.000⇥20.000.000\n1⇥Penanaman Pohon⇥50.000.000⇥20.000.000\n"
        "1⇥Penanaman Pohon Jalan⇥50.000.000⇥20.000.000\n"
    )
    assert temuan(isi.format("150.000.000"), "anggaran-hierarki") == []
    (satu,) = temuan(isi.format("100.000.000"), "anggaran-hierarki")
    assert (satu.expected, satu.places[0].line) == ("150.000.000", 2)


def test_satu_sel_salah_satu_temuan(temuan):
    """Sums, absorption and remainder all break at one wrong cell."""
    isi = (
        "Kode⇥Uraian⇥Pagu⇥Realisasi⇥%⇥Sisa\n"
        "1.01⇥Program Taman⇥100.000.000⇥80.000.000⇥80,00⇥20.000.000\n"
        "1.01.01⇥Perawatan Taman⇥{}⇥50.000.000⇥71,43⇥20.000.000\n"
        "1.01.01.01⇥Penyiangan⇥40.000.000⇥30.000.000⇥75,00⇥10.000.000\n"
        "1.01.01.02⇥Penyiraman⇥30.000.000⇥20.000.000⇥66,67⇥10.000.000\n"
        "1.01.02⇥Pembangunan Taman⇥30.000.000⇥30.000.000⇥100,00⇥0\n"
        "1.01.02.01⇥Taman Baru⇥30.000.000⇥30.000.000⇥100,00⇥0\n"
        "Jumlah⇥⇥100.000.000⇥80.000.000⇥80,00⇥20.000.000\n"
    )
    aturan = (
        "anggaran-hierarki",
        "anggaran-jumlah",
        "serapan-hitung",
        "sisa-anggaran",
        "realisasi-lebih-pagu",
    )
    assert temuan(isi.format("70.000.000"), *aturan) == []
    (satu,) = temuan(isi.format("45.000.000"), *aturan)
    assert (satu.stated, satu.expected, satu.places[0].line) == ("45.000.000", "70.000.000", 3)


def test_baris_salah_menurut_tabel_lain(temuan):
    lain = "\nTabel 2 Anggaran\n\nNo⇥Program⇥Anggaran\n1⇥Program Taman⇥80.000.000\n2⇥Program Pohon⇥20.000.000\n"
    isi = "No⇥Program⇥Anggaran\n1⇥Program Taman⇥90.000.000\n2⇥Program Pohon⇥20.000.000\nJumlah⇥⇥100.000.000\n"
    (satu,) = temuan(isi + lain, "anggaran-jumlah")
    assert (satu.stated, satu.expected) == ("90.000.000", "80.000.000")
    assert [t.line for t in satu.places] == [2, 4] and "Tabel 2" in satu.message


AKSI = "No⇥Program⇥Pagu⇥Kegiatan⇥Sub Kegiatan⇥Pagu\n"


def test_pagu_program_dari_tahap_lain(temuan):
    isi = (
        "Tabel 1 Anggaran Murni\n\nNo⇥Program⇥Anggaran\n1⇥Program Taman Kota⇥90.000.000\n\n"
        "Tabel 2 Perubahan Anggaran\n\nNo⇥Program⇥Anggaran\n1⇥Program Taman Kota⇥70.000.000\n\n"
        "Rencana aksi\n\n" + AKSI + "1⇥Program Taman Kota⇥90.000.000⇥Perawatan Taman⇥Penyiangan Taman⇥40.000.000\n"
        "⇥⇥⇥Perawatan Taman⇥Penyiraman Taman⇥30.000.000\nJumlah⇥⇥⇥⇥⇥70.000.000\n"
    )
    (satu,) = temuan(isi, "pagu-program-rincian")
    assert (satu.severity, satu.stated, satu.expected) == ("error", "90.000.000", "70.000.000")
    assert satu.places[0].line == 14


def test_rincian_sebagian_hanya_peringatan(temuan):
    isi = AKSI + (
        "1⇥Program Taman Kota⇥90.000.000⇥Perawatan Taman⇥Penyiangan Taman⇥40.000.000\n"
        "⇥⇥⇥Perawatan Taman⇥Penyiraman Taman⇥30.000.000\n"
    )
    (satu,) = temuan(isi, "pagu-program-rincian")
    assert satu.severity == "warning" and "Dugaan" in satu.message
    assert temuan(isi.replace("⇥90.", "⇥70."), "pagu-program-rincian") == []
