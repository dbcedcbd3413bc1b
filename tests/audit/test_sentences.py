"""Sentences against their own figures and the tables: what they claim in any words, and what is none of theirs."""

import time

import pytest

from .isi_contoh import LAPORAN

KALIMAT = (
    "nilai-kalimat", "tahun-angka-kalimat", "arah-kata", "klaim-target", "selisih-kalimat", "rasio-komponen",
    "jumlah-kalimat", "rata-rata-kalimat", "jumlah-tabel", "jumlah-daftar", "predikat-kalimat", "peringkat-kalimat",
    "penyebut-berbeda",
)  # fmt: skip
TAMAN = LAPORAN + "a. Indikator Persentase Luas Taman Kota\n\n"
LAYANAN = """\
LAPORAN KINERJA DINAS LAYANAN KOTA CONTOH TAHUN 2031

Tabel 3.1 Capaian Kinerja Tahun 2031

No⇥Indikator Kinerja⇥Satuan⇥Target⇥Realisasi⇥Capaian (%)
1⇥Indeks Kepuasan Masyarakat (IKM)⇥Nilai⇥84,00⇥87,36⇥104,00
2⇥Persentase Rumah Layak Huni⇥%⇥80,00⇥72,00⇥90,00
3⇥Jumlah taman terawat⇥Unit⇥40⇥46⇥115,00

Tabel 3.2 Perkembangan Realisasi

Indikator Kinerja⇥2029⇥2030⇥2031
Indeks Kepuasan Masyarakat (IKM)⇥80,15⇥85,20⇥87,36
Persentase Rumah Layak Huni⇥70,10⇥75,50⇥72,00

Tabel 3.3 Realisasi Anggaran Tahun 2031

Program⇥Pagu (Rp)⇥Realisasi (Rp)⇥%
Program Penataan Taman⇥2.000.000.000⇥1.900.000.000⇥95,00
Program Perumahan⇥3.000.000.000⇥2.550.000.000⇥85,00
Jumlah⇥5.000.000.000⇥4.450.000.000⇥89,00

Skala: ≥ 100% sangat baik; 80% – 99,99% baik; 60% – 79,99% cukup; < 60% kurang.

"""


def kena(temuan, teks):
    return [t.rule for t in temuan(teks, *KALIMAT)]


@pytest.mark.parametrize(
    ("kalimat", "aturan"),
    [
        ("Realisasi Persentase Rumah Layak Huni tahun 2031 sebesar 77,00%.", "nilai-kalimat"),
        ("Target Indeks Kepuasan Masyarakat untuk tahun 2031 ialah 85,00.", "nilai-kalimat"),
        ("Capaian IKM pada tahun 2031 adalah 140,00%.", "nilai-kalimat"),
        ("Indikator kedua pada tahun 2031 terealisasi 27,00%.", "nilai-kalimat"),
        ("Capaian IKM dan Persentase Rumah Layak Huni masing-masing 104,00%; 81,00%.", "nilai-kalimat"),
        ("Dinas mengelola anggaran sebesar Rp5.000.000.000 dan yang terserap Rp4.540.000.000.", "nilai-kalimat"),
        ("Indeks Kepuasan Masyarakat pada tahun 2030 adalah 80,15.", "tahun-angka-kalimat"),
        ("Realisasi IKM tahun 2021 sebesar 87,36.", "tahun-angka-kalimat"),
        ("Persentase Rumah Layak Huni meningkat dibandingkan tahun 2030.", "arah-kata"),
        ("Dibandingkan tahun sebelumnya, Persentase Rumah Layak Huni justru bertambah.", "arah-kata"),
        ("IKM merosot dari 85,20 menjadi 87,36.", "arah-kata"),
        ("Persentase Rumah Layak Huni tidak mengalami penurunan dibandingkan dengan tahun 2030.", "arah-kata"),
        ("Persentase Rumah Layak Huni selalu naik dari tahun ke tahun sejak 2029 hingga 2031.", "arah-kata"),
        ("IKM sebesar 87,36 masih di bawah IKM tingkat provinsi sebesar 82,10.", "arah-kata"),
        ("Persentase Rumah Layak Huni telah melampaui target tahun 2031.", "klaim-target"),
        ("IKM belum berhasil mencapai target yang diperjanjikan.", "klaim-target"),
        ("Persentase Rumah Layak Huni terealisasi 72,00%, di atas target sebesar 80,00%.", "klaim-target"),
        ("Target taman terawat tidak terpenuhi, dari rencana 40 unit terealisasi 46 unit.", "klaim-target"),
        ("IKM dan Persentase Rumah Layak Huni telah memenuhi target masing-masing pada tahun 2031.", "klaim-target"),
        ("IKM bertambah 3,16 poin dari tahun 2030.", "selisih-kalimat"),
        ("Persentase Rumah Layak Huni turun 4,50 poin, yaitu dari 75,50% menjadi 72,00%.", "selisih-kalimat"),
        ("Jumlah kunjungan tumbuh 30,00% dari 400 kunjungan pada 2030 menjadi 500 kunjungan.", "selisih-kalimat"),
        ("Dari 640 berkas yang diterima, 415 berkas diterbitkan, sehingga persentasenya 71,20%.", "rasio-komponen"),
        ("Pengaduan yang selesai 21 dari 24 pengaduan, atau 91,30 persen.", "rasio-komponen"),
        ("Pada 2031 terdapat 32 kasus dan telah diselesaikan 19 kasus atau 40,62%.", "rasio-komponen"),
        ("Target tahun 2031 sebesar 10%, realisasi sebesar 4,59%, sehingga tercapai 90%.", "rasio-komponen"),
        ("Peserta 284 orang terdiri dari 64 orang lama dan 210 orang baru.", "jumlah-kalimat"),
        (
            "Dari 11 indikator, 6 indikator sangat baik, 1 indikator baik, 4 indikator cukup, 1 indikator kurang.",
            "jumlah-kalimat",
        ),
        ("Rata-rata capaian ketiga indikator adalah 130,00%.", "rata-rata-kalimat"),
        ("Seluruh indikator kinerja telah mencapai target yang ditetapkan.", "jumlah-tabel"),
        ("Dari 3 indikator, 3 indikator melampaui target.", "jumlah-tabel"),
        ("Tidak ada indikator yang melampaui target.", "jumlah-tabel"),
        ("Dengan capaian 90,00%, Persentase Rumah Layak Huni termasuk kategori sangat baik.", "predikat-kalimat"),
        ("Serapan tertinggi dicapai oleh Program Perumahan.", "peringkat-kalimat"),
        ("Nilai evaluasi SAKIP tahun 2030 adalah 70,06 dengan predikat B.", "predikat-kalimat"),
    ],
)  # fmt: skip
def test_pertentangan_dalam_kata_apa_pun(temuan, kalimat, aturan):
    assert kena(temuan, LAYANAN + kalimat + "\n") == [aturan]


@pytest.mark.parametrize(
    "kalimat",
    [
        "Realisasi Persentase Rumah Layak Huni tahun 2031 sebesar 72,00% dari target 80,00%.",
        "Realisasi Persentase Rumah Layak Huni tahun 2030 sebesar 75,5%.",
        "Indeks Kepuasan Masyarakat tingkat provinsi pada tahun 2031 sebesar 89,10.",
        "Persentase Rumah Layak Huni di Kabupaten Tetangga pada tahun 2031 sebesar 81,00%.",
        "Sampai dengan triwulan II realisasi Persentase Rumah Layak Huni baru 40,00%.",
        "Realisasi fisik Program Perumahan mencapai 100%, sedangkan serapannya 85,00%.",
        "Target Persentase Rumah Layak Huni pada akhir Renstra ialah 95,00%.",
        "Pada tahun depan Persentase Rumah Layak Huni diharapkan mencapai 90,00%.",
        "Persentase Rumah Layak Huni turun 3,5 poin dari 75,50% menjadi 72,00%.",
        "IKM naik 2,54% dibandingkan tahun 2030 dan melampaui target 84,00.",
        "Persentase Rumah Layak Huni belum mencapai target, namun tetap lebih tinggi daripada tahun 2029.",
        "Hanya satu indikator yang belum mencapai target, sedangkan dua lainnya telah melampaui target.",
        "Semua indikator mencapai target kecuali Persentase Rumah Layak Huni.",
        "Rata-rata capaian seluruh indikator adalah 103,00%.",
        "Anggaran yang terserap sekitar Rp4,5 miliar dari alokasi Rp5 miliar, dengan sisa Rp550.000.000.",
        "Porsi terbesar anggaran, yaitu 60,00%, berada pada Program Perumahan.",
        "Persentase Rumah Layak Huni dengan capaian 90,00% termasuk kategori baik.",
        "Nilai evaluasi SAKIP tahun 2030 adalah 70,06 dengan predikat BB.",
        "Peningkatan kualitas layanan dilaksanakan melalui 3 kali pelatihan bagi 120 orang.",
        "Pengunjung berkurang 18.182 orang (dari 1.797.316 orang menjadi 1.779.134 orang) sementara di pusat kota "
        "bertambah 68.137 orang dari 2.638.383 orang menjadi 2.706.520 orang.",
        "Sesuai Peraturan Menteri Nomor 53 Tahun 2014, laporan terdiri dari 4 bab.",
        "Sebagaimana tabel di atas, Persentase Rumah Layak Huni dijelaskan di bawah ini.",
    ],
)  # fmt: skip
def test_kalimat_yang_benar_atau_tentang_hal_lain(temuan, kalimat):
    assert kena(temuan, LAYANAN + kalimat + "\n") == []


@pytest.mark.parametrize(
    ("kalimat", "aturan"),
    [
        ("Capaian kinerja indikator ini menunjukkan capaian yang menurun.", ["arah-kata"]),
        ("Capaian kinerja indikator ini menunjukkan capaian yang meningkat.", []),
        ("Capaian tahun 2030 sama dengan capaian tahun 2029.", ["arah-kata"]),
        ("Target tahun 2030 lebih tinggi dari target tahun 2029.", ["arah-kata"]),
        ("Realisasi tahun 2030 lebih rendah daripada realisasi tahun 2029.", []),
        ("Bila dibandingkan dengan realisasi tahun 2029 sebesar 15%, capaian meningkat.", ["nilai-kalimat"]),
        ("Bila dibandingkan dengan realisasi tahun 2029 sebesar 6%, capaian meningkat.", []),
        ("Indikator lain yang tidak ada di tabel memiliki realisasi tahun 2030 sebesar 85%.", []),
        ("Hal ini menunjukkan penurunan minat warga.", []),
    ],
)
def test_pokok_dari_judul_di_atasnya(temuan, kalimat, aturan):
    """The heading above names the subject of the sentences below it."""
    assert kena(temuan, TAMAN + kalimat + "\n") == aturan


def test_yang_disimpulkan_paling_buruk_peringatan(temuan):
    (satu,) = temuan(TAMAN + "Capaian kinerja indikator ini menunjukkan capaian yang menurun.\n", "arah-kata")
    assert (satu.severity, satu.places[0].line) == ("warning", 27)
    (satu,) = temuan(LAYANAN + "Realisasi Persentase Rumah Layak Huni tahun 2031 sebesar 77%.\n", "nilai-kalimat")
    assert (satu.severity, satu.stated, satu.expected) == ("error", "77%", "72,00")


def test_makin_kecil_makin_baik(temuan):
    isi = "LAPORAN KINERJA TAHUN 2031\n\nIndikator (makin rendah makin baik)⇥Target 2031⇥Realisasi 2031\n"
    isi += "Prevalensi stunting⇥21,00⇥22,70\nAngka kematian bayi⇥13,50⇥12,20\n\n"
    assert kena(temuan, isi + "Prevalensi stunting telah memenuhi target tahun 2031.\n") == ["klaim-target"]
    assert kena(temuan, isi + "Angka kematian bayi telah memenuhi target tahun 2031.\n") == []


def test_dua_penyebut(temuan):
    isi = "Pada tahun 2031 ada 80 orang dari 1.832 orang yang terdaftar.\n\n"
    isi += "Pada tahun 2031 ada 60 orang dari {} orang yang terdaftar.\n"
    (satu,) = temuan(isi.format("1.756"), "penyebut-berbeda")
    assert [t.line for t in satu.places] == [3, 1]
    assert temuan(isi.format("1.832"), "penyebut-berbeda") == []


def test_daftar_berlabel_dan_bernomor(temuan):
    isi = "Ditetapkan {} Program, 2 Kegiatan dan {} Sub Kegiatan antara lain:\n\n- I. Program Taman\n"
    isi += (
        " 1. Kegiatan Tanam\n - Sub Kegiatan Bibit\n - Sub Kegiatan Pohon\n 2. Kegiatan Rawat\n - Sub Kegiatan Siram\n"
    )
    assert temuan(isi.format(1, 3), "jumlah-daftar") == []
    (satu,) = temuan(isi.format(1, 5), "jumlah-daftar")
    assert (satu.stated, satu.expected) == ("5 Sub Kegiatan", "3")
    isi = "Anggaran mengalami revisi {} kali, yaitu:\n\n1. Maret;\n2. Juni;\n3. September.\n"
    assert temuan(isi.format("tiga"), "jumlah-daftar") == []
    (satu,) = temuan(isi.format("dua"), "jumlah-daftar")
    assert (satu.stated, satu.expected) == ("dua kali", "3")


def test_anggaran_menurut_sumbernya(temuan):
    isi = "Dana tahun 2031 berasal dari APBD Rp64.000.000 dan APBN Rp18.000.000. "
    isi += "Realisasi APBD sebesar Rp{} atau 95,00%, sedangkan realisasi APBN sebesar Rp17.100.000 atau 95,00%.\n"
    assert kena(temuan, isi.format("60.800.000")) == []
    assert kena(temuan, isi.format("64.000.000")) == ["rasio-komponen"]


def test_panjang_kalimat_tidak_menghambat(temuan):
    """Long sentences full of figures, names and words are read in linear time."""
    nama = "Persentase Rumah Layak Huni naik 3 poin dari 70,10% menjadi 75,50% "
    for satu in (nama, "(dari 12 unit, ", "dan 5 orang dari "):
        mulai = time.perf_counter()
        temuan(LAYANAN + satu * (60_000 // len(satu)) + "\n", *KALIMAT)
        assert time.perf_counter() - mulai < 20
