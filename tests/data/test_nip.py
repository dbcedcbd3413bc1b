import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.data.nip import keganjilan, samarkan, samarkan_nip, samarkan_sel

PNS = "199001012015031001"
PPPK = "199202292022212002"


@pytest.mark.parametrize("nip", [PNS, PPPK, "196506301986021001", "200112312031011003"])
def test_possible(nip):
    assert list(keganjilan(nip, 2031)) == []


@pytest.mark.parametrize(
    ("nip", "isi"),
    [
        ("19900101201503100", "17 karakter"),
        ("19900101 201503 1 001", "18 angka"),
        ("1990010120150310O1", "18 angka"),
        ("199013012015031001", "tanggal lahir"),
        ("199102292015031001", "tanggal lahir"),
        ("497003272005021004", "pengangkatan"),
        ("189003272005021004", "tanggal lahir"),
        ("199001012000031001", "pengangkatan"),
        ("199001012033031001", "pengangkatan"),
        ("199001012015033001", "jenis kelamin"),
    ],
)
def test_impossible(nip, isi):
    (pesan,) = keganjilan(nip, 2031)
    assert isi in pesan


def test_month_of_appointment_is_free_for_pppk():
    assert list(keganjilan("199001012022991001", 2031)) == []


@given(st.text(alphabet="0123456789/ ", min_size=4, max_size=25))
def test_message_and_mask_never_hold_the_number(nip):
    for pesan in keganjilan(nip, 2031):
        assert nip not in pesan
    assert samarkan_nip(nip) == "*" * (len(nip) - 3) + nip[-3:]


@pytest.mark.parametrize("nip", [PNS, "20" + PNS, "19900101 201503 1 001", "19900101.201503.1.001"])
def test_masked_wherever_it_stands(nip):
    samaran = samarkan(f"NIP {nip} a.n. Budi")
    assert samaran.startswith("NIP ***") and samaran.endswith("001 a.n. Budi")
    assert not set(samaran[4:-16]) - {"*"}


@pytest.mark.parametrize("teks", ["9584669104", "2.07.01.2.01.0002", "12345678901234567", ""])
def test_other_numbers_stay(teks):
    assert samarkan(teks) == teks


def test_a_malformed_nip_is_masked_in_its_column():
    assert samarkan_sel("19780102 20011/2 1 003", "nip").count("*") == 19
