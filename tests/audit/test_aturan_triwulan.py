"""Quarterly targets against that of the year."""

import pytest

AKSI = """\
RENCANA AKSI TAHUN 2030

No⇥Indikator Kinerja⇥Target⇥Target Triwulan⇥⇥⇥
⇥⇥⇥TW I⇥TW II⇥TW III⇥TW IV
1⇥Persentase luas taman kota⇥{}
{}"""


@pytest.mark.parametrize(
    ("angka", "banyak"),
    [
        ("85⇥-⇥25%⇥40%⇥20%", 0),
        ("85⇥20⇥40⇥60⇥85", 0),
        ("85⇥85⇥85⇥85⇥85", 0),
        ("85⇥80⇥90⇥80⇥90", 0),
        ("85⇥-⇥25⇥40⇥30", 1),
        ("85⇥-⇥-⇥-⇥-", 0),
        ("85⇥-⇥-⇥-⇥10", 0),
        ("BB⇥-⇥-⇥-⇥BB", 0),
    ],
)
def test_target_triwulan(temuan, angka, banyak):
    assert len(temuan(AKSI.format(angka, ""), "target-triwulan")) == banyak


def test_cara_hitung_yang_tidak_dikenal_dibiarkan(temuan):
    lain = "2⇥Jumlah pohon baru⇥50⇥1⇥2⇥3⇥4\n"
    assert temuan(AKSI.format("85⇥-⇥25⇥40⇥30", lain), "target-triwulan") == []
    benar = "".join(f"{n}⇥Jumlah pohon baru {n}⇥50⇥10⇥10⇥10⇥20\n" for n in (2, 3))
    (satu,) = temuan(AKSI.format("85⇥-⇥25⇥40⇥30", benar), "target-triwulan")
    assert (satu.stated, satu.expected, satu.places[0].line) == ("85", "95", 5)


REALISASI = """\
No⇥Indikator Kinerja⇥Target⇥Triwulan I⇥⇥Triwulan II⇥⇥Triwulan III⇥⇥Triwulan IV⇥⇥Realisasi
⇥⇥⇥T⇥R⇥T⇥R⇥T⇥R⇥T⇥R⇥
1⇥Jumlah warga dilatih⇥9.900⇥1.000⇥900⇥2.000⇥2.100⇥3.000⇥3.050⇥3.900⇥4.000⇥{}
2⇥Jumlah pohon ditanam⇥400⇥100⇥90⇥100⇥110⇥100⇥100⇥100⇥120⇥420
3⇥Opini pemeriksa⇥WTP⇥-⇥-⇥-⇥-⇥-⇥-⇥WTP⇥WTP⇥WTP
4⇥Jumlah taman dirawat⇥8⇥2⇥2⇥2⇥2⇥2⇥2⇥2⇥1⇥7
"""


@pytest.mark.parametrize(("setahun", "banyak"), [("10.050", 0), ("4.000", 0), ("13.050", 1), ("-", 0)])
def test_realisasi_triwulan(temuan, setahun, banyak):
    assert [t.stated for t in temuan(REALISASI.format(setahun), "target-triwulan")] == ["13.050"] * banyak


def test_triwulan_dalam_kepala_dua_tingkat(temuan):
    isi = "No⇥Indikator⇥Target⇥Target Triwulan⇥⇥⇥\n⇥⇥⇥I⇥II⇥III⇥IV\n1⇥Luas taman kota⇥{}⇥14⇥23⇥32⇥32\n"
    assert temuan(isi.format(32), "target-triwulan") == []
    assert len(temuan(isi.format(62), "target-triwulan")) == 1
