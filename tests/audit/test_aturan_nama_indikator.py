"""Names of indicators: other than agreed, not reported, two targets in a row."""

from .isi_contoh import LAPORAN, PENGUKURAN, PERJANJIAN


def test_nama_berbeda_dari_perjanjian(temuan):
    isi = LAPORAN.replace("taman kota⇥10%⇥5%⇥50%", "taman kota besar⇥10%⇥5%⇥50%")
    (satu,) = temuan(isi, "indikator-di-luar-pk")
    assert (satu.stated, satu.expected) == (
        "Persentase luas taman kota besar",
        "Persentase luas taman kota",
    )
    assert temuan(LAPORAN, "indikator-di-luar-pk", "indikator-tidak-dilaporkan") == []


def test_indikator_yang_tidak_diperjanjikan(temuan):
    isi = LAPORAN + PENGUKURAN.replace("3.2", "3.3").replace(
        "2⇥Kota",
        "3⇥Kota aman⇥Jumlah kecelakaan lalu lintas⇥2⇥1⇥150%\n4⇥Kota sehat⇥Angka harapan hidup⇥70⇥70⇥100%\n2⇥Kota",
    )
    satu, dua = temuan(isi, "indikator-di-luar-pk")
    assert {satu.stated, dua.stated} == {"Jumlah kecelakaan lalu lintas", "Angka harapan hidup"}
    assert "tidak ada dalam perjanjian kinerja" in satu.message


def test_tabel_program_bukan_tabel_indikator_utama(temuan):
    isi = LAPORAN + "No⇥Program⇥Indikator⇥Target⇥Realisasi\n1⇥Program Taman⇥Persentase bibit ditanam⇥10%⇥9%\n"
    assert temuan(isi, "indikator-di-luar-pk") == []


def test_indikator_tidak_dilaporkan(temuan):
    hanya_satu = PENGUKURAN.replace("2⇥Kota bersih⇥Persentase sampah kota terangkut⇥20%⇥12%⇥60%\n", "")
    (satu,) = temuan(PERJANJIAN + hanya_satu, "indikator-tidak-dilaporkan")
    assert satu.stated == "Persentase sampah kota terangkut"
