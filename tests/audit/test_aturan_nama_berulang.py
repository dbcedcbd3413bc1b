"""Names of indicators twice in a table: under another sasaran or program, in the place of an agreed one."""

from .isi_contoh import LAPORAN


def test_nama_berulang_pada_sasaran_lain(temuan):
    isi = LAPORAN.replace("Kota bersih⇥Persentase sampah kota terangkut⇥20%⇥12%⇥60%", "{}")
    (satu,) = temuan(isi.format("Kota bersih⇥Persentase luas taman kota⇥20%⇥12%⇥60%"), "nama-ganda")
    assert satu.seharusnya == "Persentase sampah kota terangkut"
    assert [t.baris for t in satu.tempat] == [23]
    assert temuan(LAPORAN, "nama-ganda") == []


def test_nama_yang_memang_dipakai_dua_sasaran(temuan):
    dua = "2⇥Kota bersih⇥Persentase luas taman kota⇥20%⇥12%⇥60%\n"
    isi = LAPORAN + "".join(
        f"Tabel 3.{n}\nKinerja\n\nNo⇥Sasaran⇥Indikator Kinerja⇥Target⇥Realisasi⇥Capaian\n"
        f"1⇥Kota hijau⇥Persentase luas taman kota⇥10%⇥5%⇥50%\n{dua}\n"
        for n in (3, 4)
    )
    assert temuan(isi, "nama-ganda") == []


PROGRAM = """\
Tabel 1 Program Penunjang

No⇥Program⇥Indikator Program⇥Pagu
1⇥Program Taman Kota⇥Persentase taman terawat⇥10.000.000
2⇥Program Pohon Kota⇥{}⇥20.000.000

Tabel 2 Pohon Kinerja

Tujuan/Sasaran/Program⇥Indikator⇥Target
Sasaran: Kota hijau⇥Persentase luas taman kota⇥10%
Program Taman Kota⇥Persentase taman terawat⇥80%
Program Pohon Kota⇥Persentase pohon dipangkas⇥{}
"""


def test_indikator_program_lain(temuan):
    (satu,) = temuan(PROGRAM.format("Persentase taman terawat", "90%"), "nama-ganda")
    assert (satu.dinyatakan, satu.seharusnya) == ("Persentase taman terawat", "Persentase pohon dipangkas")
    assert "program lain" in satu.pesan and [t.baris for t in satu.tempat] == [5]
    assert temuan(PROGRAM.format("Persentase pohon dipangkas", "90%"), "nama-ganda") == []


def test_indikator_yang_memang_dipakai_dua_program(temuan):
    isi = PROGRAM.format("Persentase taman terawat", "90%").replace("pohon dipangkas", "taman terawat")
    assert temuan(isi, "nama-ganda") == []


TANPA_SASARAN = """
Tabel 3.3
Realisasi Beberapa Tahun

No⇥Indikator Kinerja⇥Realisasi⇥
⇥⇥2029⇥2030
1⇥Persentase luas taman kota⇥6,25%⇥5,43%
2⇥{}⇥20,15%⇥12,75%
"""
DUA_DESIMAL = LAPORAN.replace("⇥5%", "⇥5,43%").replace("⇥12%", "⇥12,75%")


def test_indikator_tercetak_dua_kali_di_tempat_yang_diperjanjikan(temuan):
    isi = DUA_DESIMAL + TANPA_SASARAN.format("Persentase luas taman kota")
    (satu,) = temuan(isi, "indikator-berulang")
    assert (satu.tingkat, satu.seharusnya) == ("warning", "Persentase sampah kota terangkut")
    assert "Dugaan" in satu.pesan
    assert [isi.splitlines()[t.baris - 1].split("⇥")[0] for t in satu.tempat] == ["2"]
    assert temuan(DUA_DESIMAL + TANPA_SASARAN.format("Persentase sampah kota terangkut"), "indikator-berulang") == []


def test_indikator_dua_kali_tanpa_yang_hilang(temuan):
    tambahan = "3⇥Persentase luas taman kota⇥6,20%⇥5,40%\n"
    isi = DUA_DESIMAL + TANPA_SASARAN.format("Persentase sampah kota terangkut") + tambahan
    assert temuan(isi, "indikator-berulang") == []


def test_sasaran_yang_indikatornya_lengkap_tidak_disebut_kekurangan(temuan):
    """No other indicator is named as the missing one where the table has it under that sasaran, too."""
    isi = PROGRAM.format("Persentase taman terawat", "90%").replace("Tabel 2", "2⇥Program Pohon Kota⇥Persentase pohon "
                         "dipangkas⇥20.000.000\n\nTabel 2")  # fmt: skip
    assert temuan(isi, "nama-ganda") == []
