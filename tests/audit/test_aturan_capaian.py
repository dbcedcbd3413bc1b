"""Achievement rules: each with true and false cases."""

import pytest

TABEL = "No⇥Indikator Kinerja⇥Target⇥Realisasi⇥Capaian\n"


def hitung(temuan, *baris, kepala=TABEL):
    return temuan(kepala + "".join(f"{i}⇥{b}\n" for i, b in enumerate(baris, 1)), "capaian-hitung")


@pytest.mark.parametrize(
    "baris",
    [
        "Luas taman⇥10%⇥4,59%⇥45,9%",
        "Luas taman⇥10⇥4,59%⇥45,90",
        "Angka kecelakaan⇥20⇥25⇥75%",
        "Angka kecelakaan⇥10⇥5⇥150",
        "Angka kematian⇥162⇥186⇥87,10",
        "Nilai SAKIP⇥BB⇥B⇥100%",
        "Luas taman⇥0⇥5⇥100%",
        "Luas taman⇥-⇥5⇥100%",
        "Luas taman⇥10⇥n/a⇥-",
        "Pengunjung⇥9.900⇥9.900⇥100",
        "Jalan baik⇥25,478⇥25,478⇥100",
        "Rasio⇥0,53%⇥0,34%⇥63,36%",
        "Pohon⇥1.000 pohon⇥640⇥64 %",
        "Pohon⇥1.234,5⇥1.234,50⇥100.00",
    ],
)
def test_capaian_benar(temuan, baris):
    assert hitung(temuan, baris) == []


@pytest.mark.parametrize(
    ("baris", "seharusnya"),
    [
        ("Luas taman⇥15%⇥4,36%⇥29,6%", "29,07%"),
        ("Luas taman⇥10%⇥41,75%⇥141,8%", "417,5%"),
        ("Pohon⇥1.000 pohon⇥640⇥46 %", "64%"),
        ("Pohon⇥30⇥21⇥71", "70"),
    ],
)
def test_capaian_salah(temuan, baris, seharusnya):
    (satu,) = hitung(temuan, baris)
    assert (satu.severity, satu.expected) == ("error", seharusnya)
    assert satu.stated in baris
    assert satu.places[0].line == 2 and satu.places[0].column == "Capaian"


def test_capaian_dipotong_hanya_catatan(temuan):
    (satu,) = hitung(temuan, "Luas taman⇥3⇥2⇥66,66%")
    assert satu.severity == "info" and satu.expected == "66,67%"


def test_capaian_dibatasi_hanya_peringatan(temuan):
    (satu,) = hitung(temuan, "Luas taman⇥72,29⇥79,29⇥100")
    assert satu.severity == "warning"


def test_batas_yang_dinyatakan_bukan_temuan(temuan):
    assert hitung(temuan, "Luas taman⇥72,29⇥79,29⇥100", kepala="Capaian dibatasi paling tinggi 100%.\n\n" + TABEL) == []


def test_seratus_bukan_batas_bila_ada_yang_lebih(temuan):
    (satu,) = hitung(temuan, "Luas taman⇥72,29⇥79,29⇥100", "Pohon⇥10⇥15⇥150")
    assert satu.severity == "error"


def test_target_tahun_lain_tidak_dipakai(temuan):
    kepala = "No⇥Indikator⇥TAHUN 2029⇥⇥TAHUN 2030⇥⇥\n⇥⇥Realisasi⇥Capaian⇥Target⇥Realisasi⇥Capaian\n"
    assert hitung(temuan, "Luas taman⇥4,36%⇥29,6%⇥10%⇥5%⇥50%", kepala=kepala) == []


def test_target_triwulan_tidak_dipakai(temuan):
    kepala = "No⇥Indikator⇥Target TW I⇥Realisasi TW I⇥Target⇥Realisasi⇥Capaian\n"
    assert hitung(temuan, "Luas taman⇥3⇥1⇥10⇥5⇥50%", kepala=kepala) == []


def test_kolom_berumus_lain_satu_peringatan(temuan):
    (satu,) = hitung(temuan, "Taman⇥10⇥5⇥12", "Pohon⇥10⇥6⇥13", "Air⇥10⇥7⇥14")
    assert satu.severity == "warning" and len(satu.places) == 3


def test_tempat_lain_dari_angka_yang_sama(temuan):
    (satu,) = temuan(
        """\
        No⇥Indikator⇥Target⇥Realisasi⇥Capaian
        1⇥Persentase luas taman kota⇥15%⇥4,36%⇥29,6%

        a. Indikator Persentase Luas Taman Kota

        Realisasi 4,36% dengan capaian 29,6%.

        b. Indikator Lain Sama Sekali

        Capaian 29,6%.
        """,
        "capaian-hitung",
    )
    assert [t.line for t in satu.places] == [2, 6]


def test_kolom_capaian_mengulang_target(temuan):
    isi = TABEL + "1⇥Luas taman⇥10⇥4,59%⇥10\n2⇥Pohon⇥20⇥40,62%⇥20\n"
    (satu,) = temuan(isi, "capaian-salinan")
    assert (satu.stated, satu.expected) == ("10; 20", "45,9; 203,1")
    assert [t.line for t in satu.places] == [2, 3]
    assert temuan(isi, "capaian-hitung") == []


def test_capaian_sama_dengan_realisasi_karena_target_seratus(temuan):
    isi = TABEL + "1⇥Luas taman⇥100%⇥90%⇥90%\n2⇥Pohon⇥100%⇥80%⇥80%\n"
    assert temuan(isi, "capaian-salinan") == []


KOTAK = "Anggaran⇥⇥Kinerja Tahun 2030⇥⇥\nSerapan⇥Pagu⇥Capaian⇥Target⇥Realisasi\n90%⇥Rp100.000.000⇥{}⇥10%⇥5%\n"


@pytest.mark.parametrize(("capaian", "seharusnya"), [("50%", []), ("60%", ["50%"])])
def test_capaian_di_depan_target_sekelompok(temuan, capaian, seharusnya):
    assert [t.expected for t in temuan(KOTAK.format(capaian), "capaian-hitung")] == seharusnya


def test_capaian_di_depan_target_kelompok_lain(temuan):
    kepala = "No⇥Indikator⇥Tahun 2029⇥Tahun 2030⇥\n⇥⇥Capaian⇥Target⇥Realisasi\n"
    assert hitung(temuan, "Luas taman⇥80%⇥10%⇥5%", kepala=kepala) == []


@pytest.mark.parametrize(("capaian", "banyak"), [("99,06", 0), ("97,00", 1)])
def test_capaian_terhadap_target_tahun_lain(temuan, capaian, banyak):
    isi = "No⇥Indikator Kinerja⇥Realisasi 2030⇥Target 2032⇥Capaian terhadap Target 2032 (%)\n"
    assert len(temuan(isi + f"1⇥Persentase luas taman⇥95,10⇥96,00⇥{capaian}\n", "capaian-hitung")) == banyak
