"""Sentences against tables: figures, years, capaian of the sentence, targets said to stay."""

import pytest

from .isi_contoh import LAPORAN

BAGIAN = LAPORAN + "a. Indikator Persentase Luas Taman Kota\n\n"
BENAR = (
    "Target yang ditetapkan tahun 2030 adalah 10% dengan realisasi sebesar 5%, tercapai 50%. Bila "
    "dibandingkan dengan realisasi tahun 2029 sebesar 6% atau tercapai sebesar 40%, capaian meningkat.\n"
)


def test_angka_kalimat_sesuai_tabel(temuan):
    assert temuan(BAGIAN + BENAR, "nilai-kalimat", "capaian-kalimat", "tahun-angka-kalimat") == []


@pytest.mark.parametrize(
    ("lama", "baru", "asal"),
    [
        ("tahun 2029 sebesar 6%", "tahun 2029 sebesar 15%", "target tahun 2029"),
        ("realisasi sebesar 5%", "realisasi sebesar 6%", "realisasi tahun 2029"),
        ("adalah 10%", "adalah 11%", ""),
    ],
)
def test_angka_kalimat_berbeda(temuan, lama, baru, asal):
    (satu,) = temuan(BAGIAN + BENAR.replace(lama, baru), "nilai-kalimat")
    assert satu.tingkat == "error" and satu.tempat[0].baris == 27
    assert (asal in satu.pesan) if asal else "adalah target" not in satu.pesan


def test_tahun_yang_hanya_diwarisi_adalah_dugaan(temuan):
    isi = BAGIAN + "Pada tahun 2030 realisasi sebesar 9%.\n"
    (satu,) = temuan(isi, "nilai-kalimat")
    assert satu.tingkat == "warning" and "Dugaan" in satu.pesan


@pytest.mark.parametrize(
    "kalimat",
    [
        "Program Taman memiliki target tahun 2030 sebesar 85%.",
        "Indikator lain yang tidak ada di tabel memiliki realisasi tahun 2030 sebesar 85%.",
        "Realisasi nasional tahun 2030 sebesar 85% dan target tahun 2035 sebesar 30%.",
        "Target tahun 2030 sebesar 10 indikator.",
        "Capaian tahun 2030 meningkat sebesar 85%.",
        "Realisasi anggaran tahun 2030 sebesar 85%.",
    ],
)
def test_angka_tentang_hal_lain(temuan, kalimat):
    assert temuan(BAGIAN + kalimat + "\n", "nilai-kalimat") == []


def test_kalimat_tanpa_nama_indikator_hanya_dugaan(temuan):
    isi = LAPORAN + "3.3 Analisis\n\nPersentase luas taman kota naik.\n\nRealisasi tahun 2030 sebesar 85%.\n"
    (satu,) = temuan(isi, "nilai-kalimat")
    assert satu.tingkat == "warning"


def test_tahun_angka_keliru(temuan):
    serapan = LAPORAN + "Tabel 3.5\nEfisiensi\n\nNo⇥Indikator Kinerja⇥Capaian Kinerja⇥% Penyerapan Anggaran\n"
    serapan += "1⇥Persentase luas taman kota⇥50%⇥99,37\n\na. Indikator Persentase Luas Taman Kota\n\n"
    kalimat = "Capaian kinerja tahun 2030 (50%) dibagi dengan penyerapan anggaran tahun {} (99,37%).\n"
    (satu,) = temuan(serapan + kalimat.format(2029), "tahun-angka-kalimat")
    assert (satu.dinyatakan, satu.seharusnya) == ("2029", "2030")
    assert temuan(serapan + kalimat.format(2030), "tahun-angka-kalimat") == []


@pytest.mark.parametrize(
    ("capaian", "tingkat"),
    [("45,9%", None), ("90%", "error"), ("44%", "error")],
)
def test_capaian_dari_kalimat_sendiri(temuan, capaian, tingkat):
    for isi in (
        f"Target tahun 2030 sebesar 10%, realisasi sebesar 4,59%, sehingga tercapai {capaian}.\n",
        f"Target tahun 2030 ialah 10% dan realisasinya 4,59%, sehingga capaiannya {capaian}.\n",
    ):
        hasil = temuan(isi, "capaian-kalimat")
        assert [(t.tingkat, t.seharusnya) for t in hasil] == ([(tingkat, "45,9%")] if tingkat else [])


def test_capaian_kalimat_dipotong(temuan):
    (satu,) = temuan("Target tahun 2030 sebesar 3, realisasi 2, tercapai 66,66%.\n", "capaian-kalimat")
    assert satu.tingkat == "info"


def test_target_disebut_tetap(temuan):
    isi = LAPORAN.replace("25%⇥20%⇥20%", "20%⇥20%⇥20%").replace("80%⇥60%", "100%⇥60%")
    (satu,) = temuan(
        isi + "Pada tahun 2030 target kinerja tetap untuk indikator Persentase Luas Taman Kota.\n",
        "target-tetap",
    )
    assert "15% untuk 2029" in satu.pesan
    (kecuali,) = temuan(
        isi + "Tahun 2030 target kinerja tetap kecuali untuk Persentase Sampah Kota Terangkut.\n",
        "target-tetap",
    )
    assert "luas taman" in kecuali.pesan.casefold()
    assert temuan(isi + "Target tetap untuk Persentase Sampah Kota Terangkut.\n", "target-tetap") == []
