"""Scales: bounds, printed gaps and overlaps, agency-defined scales."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.kinerja.classes import kelompokkan, susun_batas
from lkip_analysis.kinerja.rounding import bulatkan
from lkip_analysis.kinerja.skala import celah, di_celah, muat_skala, nama_skala, predikat

PERMENDAGRI = muat_skala("permendagri-86-2017")
ATRIBUT = muat_skala("atribut-85-70-55")

INSTANSI = {
    "nama": "uji",
    "kelas": [
        {"nama": "Hijau", "minimal": 90},
        {"nama": "Kuning", "minimal": 70, "atas": 90},
        {"nama": "Merah"},
    ],
}


@pytest.mark.parametrize(
    ("nilai", "kelas"),
    [
        (202.6, "Sangat Tinggi"),
        (100, "Sangat Tinggi"),
        (91, "Sangat Tinggi"),
        (90.99, "Tinggi"),
        (90.5, "Tinggi"),
        (76, "Tinggi"),
        (75.5, "Sedang"),
        (66, "Sedang"),
        (65.5, "Rendah"),
        (51, "Rendah"),
        (50.4, "Sangat Rendah"),
        (0, "Sangat Rendah"),
        (-50, "Sangat Rendah"),
    ],
)
def test_batas_bawah(nilai, kelas):
    assert predikat(pd.Series([nilai]), PERMENDAGRI).tolist() == [kelas]


@pytest.mark.parametrize(
    ("nilai", "kelas"),
    [
        (202.6, "Sangat Berhasil"),
        (85, "Sangat Berhasil"),
        (84.99, "Berhasil"),
        (70, "Berhasil"),
        (55, "Cukup Berhasil"),
        (54.99, "Tidak Berhasil"),
    ],
)
def test_atribut(nilai, kelas):
    assert predikat(pd.Series([nilai]), ATRIBUT).tolist() == [kelas]


def test_batas_tidak_termasuk():
    akip = muat_skala("akip-90-80-70-60-50-30")
    assert predikat(pd.Series([90, 90.01, 60.09, 30, 0]), akip).tolist() == ["A", "AA", "B", "D", "D"]


def test_kosong_dan_pecahan_float():
    nilai = pd.Series([pd.NA, 273 / 3, 91 - 1e-12, 181.992 / 200 * 100, 90.995, 90.994], dtype="Float64")
    hasil = predikat(nilai, PERMENDAGRI)
    assert hasil.isna().tolist() == [True] + [False] * 5
    assert hasil[1:].tolist() == ["Sangat Tinggi"] * 4 + ["Tinggi"]


def test_predikat_berurut():
    hasil = predikat(pd.Series([95.0, 10.0]), PERMENDAGRI)
    assert hasil.max() == "Sangat Tinggi"
    assert hasil.name == "predikat"


def test_kebijakan_kosong():
    nilai = pd.Series([150, 91, 90.5, 90, 75.5, 65.01, 50.99, 50])
    hasil = predikat(nilai, PERMENDAGRI, "kosong")
    assert hasil.isna().tolist() == di_celah(nilai, PERMENDAGRI).tolist()
    assert di_celah(nilai, PERMENDAGRI).tolist() == [False, False, True, False, True, True, True, False]
    tercetak = pd.Series([90.995, 90.994, 90.005, 90.004])
    assert di_celah(tercetak, PERMENDAGRI).tolist() == [False, True, True, False]
    with pytest.raises(ValueError, match="'bulat' tidak dikenal; yang ada: batas_bawah, kosong"):
        predikat(nilai, PERMENDAGRI, "bulat")


def test_celah_permendagri():
    assert [(c.jenis, c.bawah, c.atas) for c in celah(PERMENDAGRI)] == [
        ("celah", 100, None),
        ("celah", 90, 91),
        ("celah", 75, 76),
        ("celah", 65, 66),
        ("celah", 50, 51),
    ]


def test_tumpang_tindih():
    kelas = [k._asdict() for k in PERMENDAGRI.kelas]
    kelas[0] |= {"minimal": 90}
    temuan = celah(muat_skala({"kelas": kelas}))[1]
    assert temuan == (
        "tumpang tindih",
        90,
        90,
        True,
        True,
        "Sangat Tinggi",
        "Tinggi",
    )


def test_celah_satu_titik():
    kelas = [
        {"nama": "a", "minimal": 50, "termasuk": False},
        {"nama": "b", "atas": 50, "atas_termasuk": False},
    ]
    skala = muat_skala({"kelas": kelas})
    assert celah(skala) == [("celah", 50, 50, True, True, "a", "b")]
    assert predikat(pd.Series([50, 50.1, 49.9]), skala, "kosong").isna().tolist() == [True, False, False]


@pytest.mark.parametrize("nama", ["atribut-100-80-60", "atribut-100-75-55", "mutu-85-75-65-50-30"])
def test_skala_tanpa_celah(nama):
    assert celah(muat_skala(nama)) == []


@pytest.mark.parametrize("nama", nama_skala())
def test_skala_bawaan_lengkap(nama):
    skala = muat_skala(nama)
    assert skala.judul and skala.sumber and skala.status in ("sekunder", "belum terverifikasi")
    assert all(k.tercetak for k in skala.kelas)


def test_skala_instansi():
    skala = muat_skala(INSTANSI)
    assert skala.nama == "uji"
    assert skala.sumber == "ketetapan instansi"
    assert skala.kelas[-1][3:5] == (70, False)
    assert [c.jenis for c in celah(skala)] == ["tumpang tindih"]
    assert predikat(pd.Series([95, 90, 70, 69]), skala).tolist() == ["Hijau", "Hijau", "Kuning", "Merah"]


@pytest.mark.parametrize(
    ("kelas", "pesan"),
    [
        ([], "daftar kelas kosong"),
        ([{"minimal": 5}, {"nama": "b"}], "kelas ke-1: nama belum ada"),
        ([{"nama": "a", "minimal": 5}, {"nama": "a"}], "nama kelas 'a' berulang"),
        ([{"nama": "a", "minimal": "5"}, {"nama": "b"}], "kelas ke-1: minimal '5' bukan angka"),
        ([{"nama": "a"}, {"nama": "b"}], "kelas ke-1: minimal None bukan angka"),
        ([{"nama": "a", "minimal": 5}, {"nama": "b", "minimal": 1}], "kelas terakhir menampung sisanya"),
        (
            [{"nama": "a", "minimal": 5}, {"nama": "b", "minimal": 5}, {"nama": "c"}],
            "minimal harus menurun dari kelas ke kelas",
        ),
        ([{"nama": "a", "minimal": 5, "atas": "x"}, {"nama": "b"}], "atas bukan angka pada kelas a"),
    ],
)
def test_skala_salah(kelas, pesan):
    with pytest.raises(ValueError, match=pesan):
        muat_skala({"kelas": kelas})


def test_semua_masalah_bersama():
    with pytest.raises(ValueError, match=r"nama belum ada; .*bukan angka"):
        susun_batas([{"minimal": "x"}, {"nama": "b"}])


def test_nama_tidak_dikenal():
    with pytest.raises(ValueError, match="skala 'x' tidak dikenal; yang ada: permendagri-86-2017"):
        muat_skala("x")


BATAS = st.lists(st.integers(-100, 300), min_size=1, max_size=8, unique=True).map(
    lambda b: susun_batas(
        [{"nama": f"k{i}", "minimal": m} for i, m in enumerate(sorted(b, reverse=True))] + [{"nama": "sisa"}]
    )
)


@given(BATAS, st.lists(st.floats(-500, 500), min_size=2))
def test_kelompok_menurut_nilai_tercetak(batas, nilai):
    hasil = kelompokkan(pd.Series(nilai), batas)
    nilai = [bulatkan(x, 2) for x in nilai]
    kamus = {b.nama: i for i, b in enumerate(batas)}
    for x, nama in zip(nilai, hasil, strict=True):
        i = kamus[nama]
        assert batas[i].minimal is None or x >= batas[i].minimal
        assert i == 0 or x < batas[i - 1].minimal


@given(st.sampled_from(nama_skala()), st.floats(-500, 500), st.floats(-500, 500))
def test_predikat_monoton(nama, a, b):
    a, b = sorted((a, b))
    hasil = predikat(pd.Series([a, b]), muat_skala(nama)).cat.codes
    assert hasil[0] <= hasil[1]
