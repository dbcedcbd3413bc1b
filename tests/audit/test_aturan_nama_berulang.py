"""Names of indicators twice in a table: under another sasaran or program, in the place of an agreed one."""

from .isi_contoh import LAPORAN


def test_nama_berulang_pada_sasaran_lain(temuan):
    isi = LAPORAN.replace("Kota bersih⇥Persentase sampah kota terangkut⇥20%⇥12%⇥60%", "{}")
    (satu,) = temuan(isi.format("Kota bersih⇥Persentase luas taman kota⇥20%⇥12%⇥60%"), "nama-ganda")
    assert satu.expected == "Persentase sampah kota terangkut"
    assert [t.line for t in satu.places] == [23]
    assert temuan(LAPORAN, "nama-ganda") == []


def test_nama_yang_memang_dipakai_dua_sasaran(temuan):
    dua = "2⇥Kota bersih⇥Persentase luas taman kota⇥20%⇥12%⇥60%\n"
    isi = LAPORAN + "".join(
        f"Tabel 3.{n}\nKinerja\n\nNo⇥Sasaran⇥Indikator Kinerja⇥Target⇥Realisasi⇥Capaian\n"
        f"1⇥Kota hijau⇥Persentase luas taman kota⇥10%⇥5%⇥50%\n{dua}\n"
        for n in (3, 4)
    )
    assert temuan(isi, "nama-ganda") == []
