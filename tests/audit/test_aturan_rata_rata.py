"""Means of percentages, totals of scores."""

import pytest

CAPAIAN = """\
Tabel 3.1
Capaian Kinerja

No⇥Indikator Kinerja⇥Target⇥Realisasi⇥Capaian (%)
1⇥Indeks kepuasan warga⇥80⇥81,50⇥101,88
2⇥Persentase laporan tepat waktu⇥100%⇥90%⇥90,00
3⇥Persentase sengketa selesai⇥100%⇥100%⇥100,00
Rata-rata⇥⇥⇥⇥{}
"""


@pytest.mark.parametrize(
    ("rata", "tingkat"), [("97,29", None), ("96,67", None), ("97,3", None), ("92,29", "warning"), ("97,2", "info")]
)
def test_rata_rata_di_bawah_kolom(temuan, rata, tingkat):
    """`96,67` is the mean with values cut at 100."""
    hasil = temuan(CAPAIAN.format(rata), "rata-rata")
    assert [t.severity for t in hasil] == ([tingkat] if tingkat else [])
    assert all(t.stated == rata and t.places[0].line == 8 for t in hasil)


def test_rata_rata_per_sasaran(temuan):
    isi = CAPAIAN.format("97,29") + "4⇥Luas taman⇥10⇥9⇥90,00\n5⇥Luas kebun⇥10⇥7⇥70,00\nRata-rata⇥⇥⇥⇥{}\n"
    assert temuan(isi.format("80,00"), "rata-rata") == []
    assert len(temuan(isi.format("89,50"), "rata-rata")) == 1


def test_serapan_rata_rata_tertimbang(temuan):
    isi = "No⇥Program⇥Pagu⇥Realisasi⇥Serapan (%)\n1⇥Program Taman⇥Rp900.000.000⇥Rp450.000.000⇥50\n"
    isi += "2⇥Program Pohon⇥Rp100.000.000⇥Rp100.000.000⇥100\nRata-rata⇥⇥⇥⇥{}\n"
    assert temuan(isi.format("75") + isi.format("55"), "rata-rata") == []
    assert len(temuan(isi.format("65"), "rata-rata")) == 1


def test_rata_rata_satuan_campur_dibiarkan(temuan):
    isi = "No⇥Indikator⇥Target\n1⇥Luas taman⇥10 ha\n2⇥Jumlah pohon⇥300 batang\nRata-rata⇥⇥20\n"
    assert temuan(isi, "rata-rata") == []


TAHUN = "No⇥Indikator⇥Realisasi⇥⇥⇥Rata-rata\n⇥⇥2028⇥2029⇥2030⇥\n{}"


@pytest.mark.parametrize(("rata", "banyak"), [("43,00", 0), ("47,00", 1), ("-", 0)])
def test_kolom_rata_rata(temuan, rata, banyak):
    baris = "".join(f"{n}⇥Cakupan layanan {n}⇥40,00⇥42,00⇥{44 + 3 * n},00⇥{42 + n},00\n" for n in (1, 2, 3))
    isi = TAHUN.format(baris.replace("43,00", rata))
    assert len(temuan(isi, "rata-rata", "rata-rata-kolom")) == banyak


NILAI = """\
No⇥Komponen⇥Bobot⇥Nilai 2029⇥Nilai 2030
1⇥Perencanaan Kinerja⇥30⇥22,50⇥23,10
2⇥Pengukuran Kinerja⇥30⇥20,10⇥21,00
3⇥Pelaporan Kinerja⇥15⇥10,05⇥11,20
4⇥Evaluasi Internal⇥25⇥15,00⇥16,50
Nilai Akuntabilitas Kinerja⇥⇥{}⇥67,65⇥{}
"""


@pytest.mark.parametrize(
    ("bobot", "nilai", "banyak"),
    [("100", "71,80", 0), ("100", "71,81", 0), ("100", "72,80", 1), ("100", "BB", 0)],
)
def test_jumlah_nilai(temuan, bobot, nilai, banyak):
    hasil = temuan(NILAI.format(bobot, nilai), "jumlah-nilai")
    assert [(t.stated, t.expected) for t in hasil] == [("72,80", "71,8")] * banyak


def test_bobot_yang_salah_di_samping_nilai_yang_benar(temuan):
    hasil = temuan(NILAI.format("90", "71,80"), "jumlah-nilai")
    assert [(t.stated, t.expected) for t in hasil] == [("90", "100")]


def test_baris_terakhir_yang_bukan_jumlah(temuan):
    isi = NILAI.format("100", "71,80").replace("67,65", "60,00").replace("71,80", "60,00").replace("⇥100⇥", "⇥20⇥")
    assert temuan(isi, "jumlah-nilai") == []


@pytest.mark.parametrize("nama", ["Rata-rata lama sekolah", "Average Length of Stay"])
def test_indikator_yang_bernama_rata_rata(temuan, nama):
    """Its row is none of means: it counts among the others, and its capaian is checked."""
    isi = CAPAIAN.format("97,29").replace("Persentase laporan tepat waktu⇥100%⇥90%", f"{nama}⇥10⇥9")
    assert temuan(isi, "rata-rata", "capaian-hitung") == []
    (satu,) = temuan(isi.replace("90,00", "95,00").replace("97,29", "98,96"), "rata-rata", "capaian-hitung")
    assert (satu.rule, satu.stated) == ("capaian-hitung", "95,00")
