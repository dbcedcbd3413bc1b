"""Codes of programs and processes."""

import pytest

PROSES = """\
Kode⇥Tujuan⇥Kode⇥Strategi
KT 01⇥Kota hijau⇥KT 01.01⇥Menanam
⇥⇥KT 01.02⇥Merawat
KT 02⇥Kota bersih⇥{}⇥Mengangkut
⇥⇥KT 02.02⇥Memilah
"""
ANGGARAN = """\
Kode⇥Uraian⇥Pagu
2.11.01⇥Program Taman⇥Rp900.000.000
2.11.01.2.01⇥Kegiatan Pohon⇥Rp500.000.000
2.11.01.2.01.0001⇥Sub Kegiatan Bibit⇥Rp500.000.000
2.11.01.2.02⇥Kegiatan Lampu⇥Rp400.000.000
{}⇥Sub Kegiatan Tiang⇥Rp400.000.000
"""


@pytest.mark.parametrize(("kode", "banyak"), [("KT 02.01", 0), ("KT02.01", 0), ("KT 01.03", 1), ("-", 0)])
def test_kode_antarkolom(temuan, kode, banyak):
    hasil = temuan(PROSES.format(kode), "kode-induk")
    assert [t.dinyatakan for t in hasil] == [kode] * banyak
    assert all("KT 01.03 di bawah KT 02" in t.pesan and t.tempat[0].baris == 4 for t in hasil)


@pytest.mark.parametrize(
    ("kode", "banyak"), [("2.11.01.2.02.0001", 0), ("2.11.01.2.03.0001", 1), ("2.11.02", 0), ("", 0)]
)
def test_kode_antarbaris(temuan, kode, banyak):
    assert len(temuan(ANGGARAN.format(kode), "kode-induk")) == banyak


def test_kode_yang_tidak_berjenjang(temuan):
    isi = "Kode⇥Jenis⇥Kode⇥Uraian\n" + "".join(f"A{n}⇥Jenis {n}⇥B{n}.{n}⇥Uraian {n}\n" for n in range(1, 5))
    assert temuan(isi, "kode-induk") == []
