"""Names of indicators: other than agreed, not reported, two targets in a row."""

from .isi_contoh import LAPORAN, PENGUKURAN, PERJANJIAN


def test_nama_berbeda_dari_perjanjian(temuan):
    isi = LAPORAN.replace("taman kota⇥10%⇥5%⇥50%", "taman kota besar⇥10%⇥5%⇥50%")
    (satu,) = temuan(isi, "indikator-di-luar-pk")
    assert (satu.dinyatakan, satu.seharusnya) == (
        "Persentase luas taman kota besar",
        "Persentase luas taman kota",
    )
    assert temuan(LAPORAN, "indikator-di-luar-pk", "indikator-tidak-dilaporkan") == []


def test_nama_lain_dikenali_dari_realisasinya(temuan):
    isi = LAPORAN.replace("⇥5%", "⇥5,43%").replace("12%⇥60%", "12%⇥60%\n3⇥Lain⇥Rasio ruang hijau⇥10%⇥5,43%⇥54%")
    assert {t.seharusnya for t in temuan(isi, "indikator-di-luar-pk")} == {"Persentase luas taman kota"}


def test_indikator_yang_tidak_diperjanjikan_satu_temuan(temuan):
    isi = LAPORAN + PENGUKURAN.replace("3.2", "3.3").replace(
        "2⇥Kota",
        "3⇥Kota aman⇥Jumlah kecelakaan lalu lintas⇥2⇥1⇥150%\n4⇥Kota sehat⇥Angka harapan hidup⇥70⇥70⇥100%\n2⇥Kota",
    )
    (satu,) = temuan(isi, "indikator-di-luar-pk")
    assert "Jumlah kecelakaan lalu lintas" in satu.pesan and "Angka harapan hidup" in satu.pesan
    assert len(satu.tempat) == 2


def test_tabel_program_bukan_tabel_indikator_utama(temuan):
    isi = LAPORAN + "No⇥Program⇥Indikator⇥Target⇥Realisasi\n1⇥Program Taman⇥Persentase bibit ditanam⇥10%⇥9%\n"
    assert temuan(isi, "indikator-di-luar-pk") == []


def test_indikator_tidak_dilaporkan(temuan):
    hanya_satu = PENGUKURAN.replace("2⇥Kota bersih⇥Persentase sampah kota terangkut⇥20%⇥12%⇥60%\n", "")
    (satu,) = temuan(PERJANJIAN + hanya_satu, "indikator-tidak-dilaporkan")
    assert satu.dinyatakan == "Persentase sampah kota terangkut"


def test_dua_target_dalam_satu_baris(temuan):
    kepala = "No⇥Indikator Sasaran⇥Target⇥Program⇥Indikator Program⇥Target\n"
    baris = "1⇥Persentase luas taman⇥{}⇥Program Taman⇥Persentase luas taman⇥15%\n"
    (satu,) = temuan(kepala + baris.format("85%"), "target-sebaris")
    assert satu.dinyatakan == "85%; 15%"
    assert temuan(kepala + baris.format("15"), "target-sebaris") == []
