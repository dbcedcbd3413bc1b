import pickle

from lkip_analysis.errors import DataError, LkipError, Masalah, ringkas

TARGET = "data/raw/2031/target.csv"


def test_one_problem_is_one_line():
    masalah = Masalah(TARGET, "bukan angka", "bukan-angka", 4, "target", "1O0")
    assert str(masalah) == f'{TARGET}:4 kolom "target": nilai "1O0" bukan angka'


def test_problem_of_a_whole_file():
    assert str(Masalah(TARGET, "berkas kosong", "berkas-kosong")) == f"{TARGET}: berkas kosong"


def test_a_setting_is_no_column():
    masalah = Masalah("data/raw/2031/instansi.toml", "wajib diisi", "settings", 2, "instansi.nama")
    assert str(masalah) == 'data/raw/2031/instansi.toml:2 kunci "instansi.nama": wajib diisi'


def test_spreadsheet_row_is_told_where_it_differs():
    masalah = Masalah(TARGET, "bukan angka", "bukan-angka", 9, "target", "x", baris_excel=7)
    assert str(masalah) == f'{TARGET}:9 (baris 7 di Excel) kolom "target": nilai "x" bukan angka'


def test_long_values_and_line_breaks_stay_on_one_short_line():
    teks = str(Masalah(TARGET, "terlalu panjang", "x", 2, "nama", "satu\ndua " + "panjang " * 50))
    assert "\n" not in teks
    assert "satu dua" in teks
    assert len(teks) < 150


def test_summary_is_grouped_by_file():
    lain = "data/raw/2031/anggaran.csv"
    teks = ringkas(
        [
            Masalah(lain, "berkas kosong", "a"),
            Masalah(TARGET, "bukan angka", "b", 3, "target", "x"),
            Masalah(TARGET, "wajib diisi", "c", 5, "tahun"),
        ]
    )
    assert teks.splitlines() == [
        f"{lain}: 1 masalah",
        "  berkas kosong",
        "",
        f"{TARGET}: 2 masalah",
        '  baris 3 kolom "target": nilai "x" bukan angka',
        '  baris 5 kolom "tahun": wajib diisi',
        "",
        "Jumlah: 3 masalah dalam 2 berkas.",
    ]


def test_summary_of_nothing():
    assert ringkas([]) == "Tidak ada masalah pada data."


def test_data_error_carries_and_shows_everything():
    masalah = [Masalah(TARGET, "berkas kosong", "berkas-kosong")]
    galat = DataError(iter(masalah))
    assert isinstance(galat, LkipError)
    assert galat.masalah == masalah
    assert str(galat) == ringkas(masalah)
    assert pickle.loads(pickle.dumps(galat)).masalah == masalah
