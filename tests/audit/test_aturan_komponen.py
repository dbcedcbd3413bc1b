"""Components in prose: ratios of counts, sums of parts, one denominator per year."""

import pytest

from .isi_contoh import LAPORAN

BAGIAN = LAPORAN.replace("⇥5%⇥", "⇥5,00%⇥") + "a. Indikator Persentase Luas Taman Kota\n\n"
RUMUS = "Dihitung dari jumlah taman dibagi jumlah lahan dikali 100%. "


@pytest.mark.parametrize(
    ("persen", "tingkat"), [("59,38%", None), ("59,4%", None), ("59,36%", "error"), ("40,62%", "error")]
)
def test_rasio_langsung(temuan, persen, tingkat):
    isi = f"Pada 2030 terdapat 32 kasus dan telah diselesaikan sebanyak 19 kasus atau {persen}.\n"
    hasil = temuan(isi, "rasio-komponen")
    assert [(t.tingkat, t.seharusnya) for t in hasil] == ([(tingkat, "59,38%")] if tingkat else [])
    assert all(("bagian sisanya, 13" in t.pesan) is (persen == "40,62%") for t in hasil)


def test_rasio_dipotong(temuan):
    (satu,) = temuan("Dari 3 kasus telah diselesaikan 2 kasus atau 66,66%.\n", "rasio-komponen")
    assert (satu.tingkat, satu.seharusnya) == ("info", "66,67%")


def test_rasio_terhadap_realisasi_tabel(temuan):
    isi = BAGIAN + RUMUS + "Pada tahun 2030 terdapat {} taman dari 1.000 taman yang terdaftar.\n"
    (satu,) = temuan(isi.format(80), "rasio-komponen")
    assert (satu.dinyatakan, satu.seharusnya) == ("5,00%", "8%")
    assert {t.baris for t in satu.tempat} >= {27, 15, 22}
    assert temuan(isi.format(50), "rasio-komponen") == []


def test_rasio_dalam_kalimat_dan_rincian(temuan):
    isi = BAGIAN + (
        "Pada tahun 2030 taman sebanyak 80 unit terdiri dari 64 unit lama dan 16 unit baru dari 1.600 unit "
        "yang terdaftar. Realisasi pada tahun 2030 adalah {}.\n"
    )
    assert temuan(isi.format("5%"), "rasio-komponen", "jumlah-komponen") == []


@pytest.mark.parametrize(
    "kalimat",
    [
        "Pada tahun 2030 sebanyak 25 orang dari 100 orang yang mendaftar lulus seleksi.",
        "Sebanyak 30 warga dan 20 warga atau 45% hadir.",
        "Pada tahun 2030 ada 3 taman dari 5 bulan kerja.",
    ],
)
def test_hitungan_yang_bukan_realisasi(temuan, kalimat):
    assert temuan(BAGIAN + kalimat + "\n", "rasio-komponen") == []


def test_kalimat_tanpa_tahun_memakai_tahun_yang_cocok(temuan):
    isi = BAGIAN + RUMUS + "Pada tahun 2029 luas bertambah. Taman sebanyak 50 unit dari 1.000 unit yang terdaftar.\n"
    assert temuan(isi, "rasio-komponen") == []


@pytest.mark.parametrize(
    ("rincian", "jumlah"),
    [
        ("70 orang, pelatihan keliling 12 paket dengan 16 orang per paket, 192 orang, dan 16 orang", None),
        ("64 orang laki-laki dan 220 orang perempuan", "284 orang"),
        ("250 orang dari kota dan 28 orang dari desa", None),
        ("278 peserta lama", None),
    ],
)
def test_jumlah_rincian(temuan, rincian, jumlah):
    hasil = temuan(f"Peserta sebanyak 278 orang terdiri dari {rincian}.\n", "jumlah-komponen")
    assert [t.seharusnya for t in hasil] == ([jumlah] if jumlah else [])


def test_penyebut_berbeda(temuan):
    kalimat = RUMUS + "Pada tahun 2030 terdapat {} orang dari {} orang yang terdaftar.\n\n"
    isi = BAGIAN + kalimat.format(80, "1.832") + kalimat.format(60, "{}")
    (satu,) = temuan(isi.format("1.756"), "penyebut-berbeda")
    assert satu.tingkat == "error" and satu.dinyatakan == "1.832; 1.756"
    assert [t.baris for t in satu.tempat] == [27, 29]
    assert temuan(isi.format("1.832"), "penyebut-berbeda") == []
    assert temuan(isi.format("1.756").replace("2030", "2029", 1).replace(RUMUS, ""), "penyebut-berbeda") == []


@pytest.mark.parametrize(("lama", "jumlah"), [("64", None), ("70", "86 orang")])
def test_jumlah_rincian_dalam_kalimat_sesudahnya(temuan, lama, jumlah):
    isi = f"Peserta pelatihan ialah 80 orang. Peserta pelatihan itu terdiri atas {lama} orang lama dan 16 orang baru.\n"
    hasil = temuan(isi, "jumlah-komponen")
    assert [t.seharusnya for t in hasil] == ([jumlah] if jumlah else [])


def test_rincian_hal_lain_tidak_dijumlahkan(temuan):
    isi = "Peserta pelatihan ialah 80 orang. Panitia pelatihan terdiri atas 7 orang tetap dan 4 orang lepas.\n"
    assert temuan(isi, "jumlah-komponen") == []
