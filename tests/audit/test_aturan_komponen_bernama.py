"""Realisasi from counts that are named as the document's formula names them."""

import pytest

RUMUS = "Realisasi ialah jumlah taman yang terawat dibagi jumlah taman kota, dikali 100%.\n\n"


@pytest.mark.parametrize(
    ("kalimat", "harus"),
    [
        ("Pada tahun 2030 jumlah taman yang terawat ialah 30 unit dan jumlah taman kota ialah 80 unit.", "37,5%"),
        ("Tahun 2030: jumlah taman kota sebanyak 80 unit; jumlah taman yang terawat 40 unit.", None),
        ("Pada tahun 2030 taman yang terawat mencapai 60 unit dari 90 usulan; jumlah taman kota 80 unit.", "75%"),
        ("Pada tahun 2030 target jumlah taman yang terawat ialah 60 unit; jumlah taman kota 80 unit.", None),
        ("Pada tahun 2029 jumlah taman yang terawat 30 unit. Tahun 2030 jumlah taman kota ialah 80 unit.", None),
        ("Pada tahun 2030 jumlah pohon yang terawat ialah 30 batang dan jumlah taman kota ialah 80 unit.", None),
    ],
)
def test_realisasi_dari_komponen(temuan, kalimat, harus):
    hasil = temuan(f"{RUMUS}{kalimat} Realisasinya 50% dari target 60%.\n", "realisasi-komponen")
    assert [(t.tingkat, t.dinyatakan, t.seharusnya) for t in hasil] == ([("error", "50%", harus)] if harus else [])
    assert [t.tempat[0].baris for t in hasil] == ([3] if harus else [])


def test_tanpa_rumus_tidak_diperiksa(temuan):
    isi = "Jumlah taman yang terawat ialah 30 unit dan jumlah taman kota ialah 80 unit. Realisasinya 50%.\n"
    assert temuan(isi, "realisasi-komponen") == []


@pytest.mark.parametrize(
    ("hasil_hitung", "banyak"),
    [("sehingga diperoleh 50%", 1), ("sehingga diperoleh 37,5%", 0), ("sehingga capaiannya 50%", 0)],
)
def test_persentase_hasil_kedua_cacah(temuan, hasil_hitung, banyak):
    isi = f"{RUMUS}Jumlah taman yang terawat ialah 30 unit dan jumlah taman kota ialah 80 unit {hasil_hitung}.\n"
    assert len(temuan(isi, "realisasi-komponen")) == banyak


@pytest.mark.parametrize(
    ("realisasi", "catatan", "tingkat"),
    [
        ("66,66%", "", ["info"]),
        ("66,66%", " Angka itu dipotong dari 66,67%.", []),
        ("50%", " Angka itu berbeda dari hasil hitungnya, 66,67%.", ["info"]),
        ("50%", " Capaiannya 66,67%.", ["error"]),
    ],
)
def test_beda_yang_disebut_dokumen_sendiri(temuan, realisasi, catatan, tingkat):
    isi = f"{RUMUS}Jumlah taman yang terawat ialah 2 unit dan jumlah taman kota ialah 3 unit. Realisasinya {realisasi}."
    assert [t.tingkat for t in temuan(f"{isi}{catatan}\n", "realisasi-komponen")] == tingkat
