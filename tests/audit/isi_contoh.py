"""A made-up report: an agreement, and three tables that agree with each other."""

PERJANJIAN = """\
Tabel 2.1
Perjanjian Kinerja Dinas Taman Tahun 2030

No⇥Sasaran⇥Indikator Kinerja⇥Target
1⇥Kota hijau⇥Persentase luas taman kota⇥10%
2⇥Kota bersih⇥Persentase sampah kota terangkut⇥20%

"""

PERBANDINGAN = """\
Tabel 3.1
Perbandingan Kinerja Tahun 2029 dan 2030

No⇥Sasaran⇥Indikator Kinerja⇥Target⇥⇥Realisasi⇥⇥Capaian⇥
⇥⇥⇥2029⇥2030⇥2029⇥2030⇥2029⇥2030
1⇥Kota hijau⇥Persentase luas taman kota⇥15%⇥10%⇥6%⇥5%⇥40%⇥50%
2⇥Kota bersih⇥Persentase sampah kota terangkut⇥25%⇥20%⇥20%⇥12%⇥80%⇥60%

"""

PENGUKURAN = """\
Tabel 3.2
Pengukuran Kinerja Tahun 2030

No⇥Sasaran⇥Indikator Kinerja⇥Target⇥Realisasi⇥Capaian
1⇥Kota hijau⇥Persentase luas taman kota⇥10%⇥5%⇥50%
2⇥Kota bersih⇥Persentase sampah kota terangkut⇥20%⇥12%⇥60%

"""

LAPORAN = f"""\
LAPORAN KINERJA TAHUN 2030

{PERJANJIAN}{PERBANDINGAN}{PENGUKURAN}"""
