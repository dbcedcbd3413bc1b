"""Absorption, and budget figures across tables."""

import pytest

KEPALA = "No⇥Program⇥Pagu⇥Realisasi⇥%\n"


def serapan(temuan, *baris, kepala=KEPALA):
    return temuan(kepala + "".join(f"{i}⇥{b}\n" for i, b in enumerate(baris, 1)), "serapan-hitung")


@pytest.mark.parametrize(
    "baris",
    [
        "Program Taman⇥1,004,422,800⇥1,000,972,958⇥99.66",
        "Program Taman⇥Rp 6.910.387.000⇥Rp 6.495.748.767⇥94,00%",
        "Program Taman⇥20.415.109.000⇥20.311.383.762⇥99,49 %",
        "Program Taman⇥36.000.000⇥-⇥0,00%",
        "Program Taman⇥-⇥-⇥-",
        "Program Taman⇥100.000.000⇥96.685.000⇥0,97",
        "Program Taman⇥16.349.100⇥5.109.100,00⇥31,25%",
    ],
)
def test_serapan_benar(temuan, baris):
    assert serapan(temuan, baris) == []


def test_serapan_salah(temuan):
    (satu,) = serapan(temuan, "Program Taman⇥100.000.000⇥96.685.000⇥100")
    assert (satu.severity, satu.stated, satu.expected) == ("error", "100", "96,69")


def test_rasio_yang_diberi_tanda_persen_disebut(temuan):
    (satu,) = serapan(temuan, "Program Taman⇥100.000.000⇥96.685.000⇥0,97%")
    assert satu.expected == "96,69%" and "rasio yang diberi tanda persen" in satu.message


def test_serapan_dipotong_hanya_catatan(temuan):
    (satu,) = serapan(temuan, "Program Taman⇥300.000.000⇥200.000.000⇥66,66%")
    assert satu.severity == "info"


def test_pagu_awal_atau_revisi(temuan):
    kepala = "No⇥Uraian⇥Pagu Awal⇥Pagu Revisi⇥Realisasi⇥%\n"
    assert serapan(temuan, "Belanja⇥2.000.000.000⇥1.000.000.000⇥900.000.000⇥90", kepala=kepala) == []
    assert serapan(temuan, "Belanja⇥2.000.000.000⇥1.000.000.000⇥900.000.000⇥45", kepala=kepala) == []


def test_persen_kumulatif_di_samping_rupiah_triwulan(temuan):
    kepala = "No⇥Program⇥Pagu⇥TW I⇥⇥TW II⇥\n⇥⇥⇥Rp⇥%⇥Rp⇥%\n"
    baris = "Program Taman⇥1.000.000.000⇥200.000.000⇥20⇥300.000.000⇥50"
    assert serapan(temuan, baris, kepala=kepala) == []


@pytest.mark.parametrize("baris", ["Jumlah⇥⇥300.000.000⇥240.000.000⇥82,50", "Rata-rata⇥⇥150.000.000⇥120.000.000⇥82,50"])
def test_rerata_persentase_bukan_hasil_bagi(temuan, baris):
    isi = KEPALA + "1⇥Taman Kota⇥100.000.000⇥90.000.000⇥90,00\n2⇥Pohon Kota⇥200.000.000⇥150.000.000⇥75,00\n"
    assert temuan(isi + baris + "\n", "serapan-hitung") == []


def test_serapan_jumlah_salah(temuan):
    isi = KEPALA + "1⇥Taman Kota⇥100.000.000⇥90.000.000⇥90,00\n2⇥Pohon Kota⇥200.000.000⇥150.000.000⇥75,00\n"
    (satu,) = temuan(isi + "Jumlah⇥⇥300.000.000⇥240.000.000⇥81,00\n", "serapan-hitung")
    assert satu.expected == "80" and satu.places[0].line == 4


@pytest.mark.parametrize(
    ("kepala", "benar", "salah"),
    [
        (
            "No⇥Program⇥Pagu (Rp)⇥Realisasi Keuangan (Rp)⇥Realisasi Keuangan (%)⇥Realisasi Fisik (%)\n",
            "Taman⇥100.000.000⇥90.000.000⇥90,00⇥100",
            "Taman⇥100.000.000⇥90.000.000⇥95,00⇥100",
        ),
        (
            "No⇥Program⇥Pagu (juta Rp)⇥Realisasi (juta Rp)⇥%\n",
            "Taman⇥1.250,5⇥1.100,2⇥87,98",
            "Taman⇥1.250,5⇥1.100,2⇥78,98",
        ),
        (
            "No⇥Program⇥2029⇥⇥⇥2030⇥⇥\n⇥⇥Pagu⇥Realisasi⇥%⇥Pagu⇥Realisasi⇥%\n",
            "Taman⇥100.000.000⇥90.000.000⇥90,00⇥100.000.000⇥80.000.000⇥80,00",
            "Taman⇥100.000.000⇥90.000.000⇥95,00⇥100.000.000⇥80.000.000⇥80,00",
        ),
    ],
    ids=["keuangan-dan-fisik", "juta", "tahun-lalu"],
)
def test_bentuk_tabel_serapan(temuan, kepala, benar, salah):
    assert serapan(temuan, benar, kepala=kepala) == []
    (satu,) = serapan(temuan, salah, kepala=kepala)
    assert satu.severity == "error"


def test_juta_rupiah_tidak_dibandingkan_dengan_rupiah(temuan):
    isi = DUA.format("90,5", "Setelah Perubahan").replace("⇥Anggaran\n", "⇥Anggaran (juta Rp)\n", 1)
    assert temuan(isi.replace("2⇥Program Pohon Kota⇥50.000.000", "2⇥Program Pohon Kota⇥50,5", 1), "pagu-silang") == []


def test_satu_serapan_salah_di_semua_tempat(temuan):
    isi = """\
        Laporan Kinerja Tahun 2030

        Tabel 1 Anggaran

        No⇥Program⇥Indikator⇥Pagu⇥Realisasi⇥%
        1⇥Program Taman Kota⇥Persentase luas taman kota⇥100.000.000⇥96.685.000⇥100

        Tabel 2 Capaian

        No⇥Indikator⇥Target⇥Realisasi⇥Capaian
        1⇥Persentase luas taman kota⇥10%⇥5%⇥50%

        Tabel 3 Efisiensi

        No⇥Indikator⇥Capaian⇥Penyerapan Anggaran
        1⇥Persentase luas taman kota⇥50%⇥100

        Pada indikator Persentase luas taman kota penyerapan anggaran tahun 2030 (100%) dipakai.
        """
    (satu,) = temuan(isi, "serapan-hitung")
    assert [t.line for t in satu.places] == [6, 16, 18]


@pytest.mark.parametrize(
    "kalimat",
    [
        "Dengan pagu sebesar Rp. 103.826.538.000 dan realisasi sebesar Rp. 23.906.077.655 atau 23.03%.",
        "Realisasi anggaran Rp. 9.349.027.544 dari anggaran Rp. 11.086.045.405 atau 84,33 persen.",
        "Pagu Rp11.086.045.405 terealisasi Rp9.349.027.544 sehingga tidak terserap 15,67%.",
        "Anggaran Rp2,5 miliar terealisasi Rp2,1 miliar atau 83,1%.",
        "Anggaran Rp100.000.000 untuk mencapai target 95%.",
        "Capaian 45,9% dan serapan 96,69% (Rp96.685.000 dari Rp100.000.000) memberi efisiensi 0,47.",
        "Anggaran naik menjadi Rp110.000.000 dari Rp100.000.000 atau 10%.",
        "Serapan tahun lalu 75%, lalu Rp80.000.000 dari pagu Rp100.000.000 (80%).",
    ],
)
def test_serapan_dalam_uraian_benar(temuan, kalimat):
    assert temuan(kalimat + "\n", "rasio-komponen") == []


def test_serapan_dalam_uraian_salah(temuan):
    (satu,) = temuan("Pagu : Rp100.000.000\nRealisasi : Rp90.000.000\nPersentase : 95%\n", "rasio-komponen")
    assert (satu.stated, satu.expected, satu.places[0].line) == ("95%", "90%", 3)


@pytest.mark.parametrize(
    "kalimat",
    [
        "Capaian 50%, lalu Program Taman menyerap Rp90.000.000 dari pagu Rp100.000.000 atau 95%.",
        "Program Taman menyerap Rp90.000.000 dari total anggaran tahun 2030 sebesar Rp100.000.000 (95%).",
        "Capaian 50% dan serapan sebesar 95% (Rp90.000.000 dari Rp100.000.000) memberi efisiensi 0,53.",
    ],
)
def test_persen_di_samping_sebagian_dari_seluruhnya(temuan, kalimat):
    (satu,) = temuan(kalimat + "\n", "rasio-komponen")
    assert (satu.stated, satu.expected) == ("95%", "90%")


@pytest.mark.parametrize(
    ("kalimat", "banyak"),
    [
        ("Serapan anggaran Program Taman Kota sebesar 90%.", 0),
        ("Serapan anggaran Program Taman Kota sebesar 95%.", 1),
        ("Serapan anggaran Program Taman Kota tahun 2029 sebesar 95%.", 0),
        ("Serapan anggaran Program Pemakaman Umum sebesar 95%.", 0),
        ("Penyerapan anggaran kegiatan utama, Taman Kota, mencapai 95% dan capaiannya 50%.", 1),
    ],
)
def test_serapan_program_yang_disebut_namanya(temuan, kalimat, banyak):
    isi = "Laporan Kinerja Tahun 2030\n\n" + KEPALA + "1⇥Program Taman Kota⇥100.000.000⇥90.000.000⇥90\n\n"
    hasil = temuan(f"{isi}{kalimat}\n", "nilai-kalimat")
    assert [(t.places[0].line, t.expected) for t in hasil] == [(6, "90")] * banyak


def test_realisasi_melebihi_pagu(temuan):
    isi = "No⇥Program⇥Anggaran⇥Realisasi\n1⇥Taman Kota⇥2.840.000⇥39.123.000\n2⇥Pohon Kota⇥-⇥5.250.000\n"
    satu, dua = temuan(isi, "realisasi-lebih-pagu")
    assert (satu.severity, satu.stated, dua.stated) == ("warning", "39.123.000", "5.250.000")
    assert temuan(isi.replace("39.123", "1.123").replace("5.250.000", "-"), "realisasi-lebih-pagu") == []


RINGKAS = "Tabel 1 Program\n\nNo⇥Program⇥Indikator⇥Anggaran (Rp)⇥Realisasi (Rp)\n"
RINCI = """\

Tabel 2 Ringkasan Anggaran

No⇥Uraian Program/Kegiatan/Sub Kegiatan⇥Alokasi (Rp)⇥Realisasi (Rp)
1⇥PROGRAM TAMAN KOTA⇥100.000.000⇥90.000.000
1⇥Perawatan Taman⇥70.000.000⇥60.000.000
1⇥Penyiangan Taman⇥40.000.000⇥35.000.000
2⇥Penyiraman Taman⇥30.000.000⇥25.000.000
2⇥Pembangunan Taman⇥30.000.000⇥30.000.000
1⇥Pembangunan Taman Baru⇥30.000.000⇥30.000.000
2⇥PROGRAM POHON KOTA⇥50.000.000⇥20.000.000
1⇥Penanaman Pohon⇥50.000.000⇥20.000.000
1⇥Penanaman Pohon Jalan⇥50.000.000⇥20.000.000
"""


def test_pagu_sub_kegiatan_sebagai_pagu_program(temuan):
    isi = RINGKAS + "1⇥Program Taman Kota⇥Persentase luas taman⇥{}\n" + RINCI
    (satu,) = temuan(isi.format("40.000.000⇥35.000.000"), "pagu-silang")
    assert (satu.stated, satu.expected) == ("40.000.000", "100.000.000")
    assert "“Penyiangan Taman”" in satu.message and satu.places[0].line == 4
    assert temuan(isi.format("100.000.000⇥90.000.000"), "pagu-silang") == []
    assert temuan(isi.format("60.000.000⇥35.000.000"), "pagu-silang") == []


def test_realisasi_tersalin_dari_baris_tetangga(temuan):
    isi = (
        RINGKAS + "1⇥Program Taman Kota⇥Persentase luas taman⇥100.000.000⇥90.000.000\n"
        "2⇥Program Pohon Kota⇥Persentase pohon kota⇥50.000.000⇥{}\n" + RINCI
    )
    (satu,) = temuan(isi.format("90.000.000"), "realisasi-anggaran-silang")
    assert (satu.severity, satu.expected, satu.places[0].line) == ("error", "20.000.000", 5)
    assert "realisasi anggaran “PROGRAM TAMAN KOTA” pada Tabel 2" in satu.message
    assert temuan(isi.format("20.000.000"), "realisasi-anggaran-silang") == []


DUA = """\
Tabel 1 Perubahan Perjanjian Kinerja

No⇥Program⇥Anggaran
1⇥Program Taman Kota⇥{}
2⇥Program Pohon Kota⇥50.000.000

Tabel 2 Anggaran {}

No⇥Program⇥Anggaran
1⇥Program Taman Kota⇥100.000.000
2⇥Program Pohon Kota⇥50.000.000
"""


def test_satu_pagu_dengan_dua_nilai(temuan):
    (satu,) = temuan(DUA.format("90.000.000", "Setelah Perubahan"), "pagu-silang")
    assert satu.severity == "warning" and "Dugaan" in satu.message
    assert temuan(DUA.format("100.000.000", "Setelah Perubahan"), "pagu-silang") == []
    assert temuan(DUA.format("90.000.000", "Murni"), "pagu-silang") == []
    assert temuan(DUA.format("90.000.000", "Setelah Perubahan Tahun 2029") + "\nLaporan Kinerja Tahun 2030\n",
                  "pagu-silang") == []  # fmt: skip


def test_pagu_per_indikator_bukan_pagu_kegiatan(temuan):
    isi = """\
        Perubahan Perjanjian Kinerja Kepala Bidang

        No⇥Indikator Kinerja⇥Target⇥Kegiatan⇥Anggaran
        1⇥Jumlah taman yang dirawat⇥5 taman⇥Perawatan Taman⇥40.000.000
        2⇥Jumlah taman yang disiram⇥5 taman⇥Perawatan Taman⇥30.000.000

        Perubahan Anggaran

        No⇥Kegiatan⇥Anggaran
        1⇥Perawatan Taman⇥70.000.000
        """
    assert temuan(isi, "pagu-silang") == []


TAHAP = (
    "Tabel 1 Anggaran Murni\n\nNo⇥Program⇥Anggaran\n1⇥Program Taman⇥Rp1.000.000.000\n"
    "2⇥Program Pohon⇥Rp2.000.000.000\n"
    "Jumlah⇥⇥Rp3.000.000.000\n\nTabel 2 Anggaran Sesudah Perubahan\n\nNo⇥Program⇥Anggaran\n"
    "1⇥Program Taman⇥Rp1.500.000.000\n2⇥Program Pohon⇥Rp2.000.000.000\nJumlah⇥⇥Rp3.500.000.000\n\n{}\n"
)


RINCI_NAMA = [
    ("Perawatan Taman", "70.000.000⇥60.000.000"),
    ("Penyiangan Taman", "40.000.000⇥35.000.000"),
    ("Penyiraman Taman", "30.000.000⇥25.000.000"),
    ("Pembangunan Taman Baru", "31.000.000⇥30.000.000"),
    ("Penanaman Pohon Jalan", "50.000.000⇥20.000.000"),
    ("Pemangkasan Pohon Jalan", "51.000.000⇥21.000.000"),
]


RINCIAN = """\
Anggaran Setelah Perubahan

Kode⇥Program/Kegiatan⇥Anggaran⇥Realisasi⇥%
1.01⇥Program Taman Kota⇥100.000.000⇥50.000.000⇥50,00%
1.01.01⇥Perawatan Taman Kota⇥60.000.000⇥30.000.000⇥50,00%
1.01.01.1⇥Pemangkasan Rumput Taman⇥35.000.000⇥17.500.000⇥50,00%
1.01.01.2⇥Pemupukan Tanaman Hias⇥25.000.000⇥12.500.000⇥50,00%
1.01.02⇥Pengairan Taman Kota⇥40.000.000⇥20.000.000⇥50,00%
1.01.02.1⇥Penyiraman Taman Kota⇥{}⇥15.000.000⇥50,00%
1.01.02.2⇥Perbaikan Pipa Air⇥10.000.000⇥5.000.000⇥50,00%

Perubahan Perjanjian Kinerja

No⇥Sub Kegiatan⇥Anggaran
1⇥Penyiraman Taman Kota⇥{}
2⇥Perbaikan Pipa Air⇥10.000.000
"""


def test_rincian_yang_salah_tidak_disalahkan_pada_tabel_lain(temuan):
    """Where only the sum says that one of the rows is wrong, the table that has it right is not at fault."""
    isi = RINCIAN.replace("⇥15.000.000⇥50,00%", "⇥15.000.000⇥49,9%").format("30.000.200", "30.000.000")
    assert temuan(isi, "pagu-silang") == []
    assert len(temuan(isi, "anggaran-hierarki")) == 1
