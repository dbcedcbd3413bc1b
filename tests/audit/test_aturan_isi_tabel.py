"""Cells against their header and their neighbours."""

import pytest

SERAPAN = """\
No⇥Uraian⇥Pagu (Rp)⇥Realisasi (Rp)⇥{}
1⇥Program Taman Kota⇥800.000.000⇥400.000.000⇥50,00%
2⇥Program Pohon Kota⇥900.000.000⇥450.000.000⇥50,00%
3⇥Program Sampah Kota⇥900.000.000⇥450.000.000⇥50,00%
4⇥Program Lampu Kota⇥700.000.000⇥{}⇥{}
"""


@pytest.mark.parametrize(("kepala", "banyak"), [("Capaian (Rp)", 1), ("Capaian (%)", 0), ("Capaian", 0)])
def test_rupiah_di_atas_persentase(temuan, kepala, banyak):
    assert len(temuan(SERAPAN.format(kepala, "350.000.000", "50,00%"), "satuan-kolom")) == banyak


@pytest.mark.parametrize(("kepala", "banyak"), [("Realisasi (%)", 1), ("Realisasi (Rp)", 0), ("Realisasi", 0)])
def test_persen_di_atas_rupiah(temuan, kepala, banyak):
    isi = f"Program⇥{kepala}\n" + "".join(f"Program Taman {n}⇥Rp{n}.000.000\n" for n in range(1, 5))
    assert len(temuan(isi, "satuan-kolom")) == banyak


@pytest.mark.parametrize(
    ("realisasi", "capaian", "banyak"),
    [("350.000.000", "", 1), ("350.000.000", "50,00%", 0), ("-", "", 0), ("", "", 0), ("350.000.000", "-", 0)],
)
def test_capaian_kosong(temuan, realisasi, capaian, banyak):
    hasil = temuan(SERAPAN.format("Capaian", realisasi, capaian), "capaian-kosong")
    assert len(hasil) == banyak
    assert all("“Program Lampu Kota”" in t.pesan and t.tempat[0].baris == 5 for t in hasil)


def test_kolom_capaian_yang_kebanyakan_kosong(temuan):
    isi = "No⇥Indikator⇥Target⇥Realisasi⇥Capaian\n" + "".join(f"{n}⇥Luas taman {n}⇥10⇥5⇥\n" for n in range(1, 6))
    assert temuan(isi + "6⇥Luas taman 6⇥10⇥5⇥50%\n", "capaian-kosong") == []


BUKTI = "No⇥Rekomendasi⇥Bukti\n1⇥SOP⇥SOP dinas: {}\n2⇥Rapat⇥Notulen rapat: {}\n"


@pytest.mark.parametrize(
    ("satu", "dua", "banyak"),
    [
        ("https://berkas.example/d/a1b2c3d4e5f6", "https://berkas.example/d/a1b2c3d4e5f6", 1),
        ("https://berkas.example/d/a1b2c3d4e5f6", "https://berkas.example/d/x1y2z3d4e5f6", 0),
        ("https://berkas.example/folders/a1b2c3d4e5f6", "https://berkas.example/folders/a1b2c3d4e5f6", 0),
        ("https://dinas.example/", "https://dinas.example/", 0),
    ],
)
def test_tautan_ganda(temuan, satu, dua, banyak):
    assert len(temuan(BUKTI.format(satu, dua), "tautan-ganda")) == banyak


def test_tautan_yang_berulang_untuk_hal_yang_sama(temuan):
    tautan = "https://berkas.example/d/a1b2c3d4e5f6"
    assert temuan(BUKTI.replace("Notulen rapat", "SOP dinas").format(tautan, tautan), "tautan-ganda") == []


SASARAN = "No⇥Tujuan⇥Sasaran⇥Strategi⇥{}\n" + "".join(f"{n}⇥{{}}⇥Kota hijau {n}⇥Menanam {n}⇥{{}}\n" for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("kepala", "tujuan", "akhir", "banyak"),
    [
        ("Indikator", "Kota lestari", "Luas taman", 0),
        ("Indikator", "", "Luas taman", 1),
        ("Keterangan", "Kota lestari", "", 0),
        ("Target 2032", "Kota lestari", "", 0),
        ("Capaian", "Kota lestari", "-", 0),
        ("Capaian", "Kota lestari", "", 1),
    ],
)
def test_kolom_kosong(temuan, kepala, tujuan, akhir, banyak):
    assert len(temuan(SASARAN.format(kepala, *[tujuan, akhir] * 3), "kolom-kosong")) == banyak
