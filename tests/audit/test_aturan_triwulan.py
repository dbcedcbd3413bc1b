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
    assert (satu.dinyatakan, satu.seharusnya, satu.tempat[0].baris) == ("85", "95", 5)
