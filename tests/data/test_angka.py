import pytest

from lkip_analysis.data.number_cells import salah_angka


@pytest.mark.parametrize(
    ("nilai", "jenis", "isi"),
    [
        ("1.234,56", "number", "ditulis 1234.56"),
        ("1,234.56", "number", "ditulis 1234.56"),
        ("Rp 1.000", "integer", "ditulis 1000"),
        ("Rp1.000.000,-", "integer", "ditulis 1000000"),
        ("5.672.979.104", "integer", "ditulis 5672979104"),
        ("1.234", "integer", "ditulis 1234"),
        ("45,9", "number", "ditulis 45.9"),
        ("45,9 %", "number", "ditulis 45.9"),
        ("30 orang", "integer", "ditulis 30"),
        (" 45", "integer", "ditulis 45"),
        ("1,234", "number", "1.234 atau 1234"),
        ("1.234,56", "integer", "terbaca 1234.56, bukan bilangan bulat"),
        ("12.5", "integer", "bukan bilangan bulat"),
        ("1O0", "integer", "mungkin maksudnya 100"),
        ("l2.5", "number", "mungkin maksudnya 12.5"),
        ("abc", "number", "bukan angka"),
        ("O", "integer", "bukan angka"),
        ("-", "integer", "kosongkan"),
        ("n/a", "number", "kosongkan"),
        ("  ", "number", "hanya berisi spasi"),
        ("#REF!", "integer", "galat rumus"),
        ("#N/A", "integer", "galat rumus"),
        ("1,5E+09", "integer", "bentuk ilmiah"),
        ("9" * 20, "integer", "terlalu besar"),
        ("1_000", "integer", "bukan angka"),
        ("NaN", "number", "bukan angka"),
        ("inf", "number", "bukan angka"),
    ],
)
def test_message_says_what_is_wrong_and_how_to_write_it(nilai, jenis, isi):
    assert isi in salah_angka(nilai, jenis)
