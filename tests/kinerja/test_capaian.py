"""Capaian: formulas, what is not computable, caps and means."""

import doctest

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lkip_analysis.kinerja.capaian as modul
from lkip_analysis.kinerja import skala as modul_skala
from lkip_analysis.kinerja.capaian import alasan_tidak_terhitung, batasi, capaian, cetak_capaian, nilai_komponen
from lkip_analysis.kinerja.rounding import bulatkan
from lkip_analysis.kinerja.rumus import RUMUS, buku_rumus

POSITIF = st.floats(0.01, 1e6)
NILAI = st.decimals(-(10**6), 10**6, places=4).map(float)


def seri(*nilai):
    return pd.Series(list(nilai), dtype="Float64")


def satu(t, r, arah):
    return capaian(seri(t), seri(r), arah)[0]


@pytest.mark.parametrize(
    ("t", "r", "hasil"),
    [(10, 10, 100), (10, 5, 150), (10, 15, 50), (10, 20, 0), (10, 25, -50), (20, 25, 75)],
)
def test_turun(t, r, hasil):
    assert satu(t, r, "turun") == hasil


@pytest.mark.parametrize(
    ("arah", "t", "r", "hasil"),
    [
        ("naik", 10, 4.59, 45.9),
        ("naik", 10, 20.26, 202.6),
        ("naik", 20, 40.62, 203.1),
        ("naik", 10, 0, 0),
        ("naik", 2, -1.41, -70.5),
        ("turun", 10, 0, 200),
        ("turun_rasio", 10, 20, 50),
        ("turun_rasio", 10, 5, 200),
    ],
)
def test_vektor(arah, t, r, hasil):
    assert satu(t, r, arah) == pytest.approx(hasil, abs=1e-9)


def test_arah_per_baris_dan_index():
    index = ["A", "B", "C"]
    hasil = capaian(
        pd.Series([10.0, 10.0, 10.0], index),
        pd.Series([5.0, 5.0, 5.0], index),
        pd.Series(["naik", "turun", "turun_rasio"], index),
    )
    assert hasil.dtype == "Float64"
    assert hasil.to_dict() == {"A": 50, "B": 150, "C": 200}


TIDAK_TERHITUNG = [
    (0, 5, "naik", "target nol"),
    (0, 0, "naik", "target nol"),
    (0, 0, "turun", "target nol"),
    (-2, -1, "naik", "target negatif"),
    (None, 5, "naik", "target belum ada"),
    (None, None, "naik", "target belum ada"),
    ("WTP", 5, "naik", "target bukan angka"),
    (10, None, "naik", "realisasi belum ada"),
    (10, "n/a", "naik", "realisasi bukan angka"),
    (10, float("inf"), "naik", "realisasi bukan angka"),
    (10, 0, "turun_rasio", "realisasi nol"),
    (10, 5, None, "arah indikator belum ditetapkan"),
]


@pytest.mark.parametrize(("t", "r", "arah", "alasan"), TIDAK_TERHITUNG)
def test_tidak_terhitung(t, r, arah, alasan):
    t, r, arah = (pd.Series([x], dtype=object) for x in (t, r, arah))
    nilai = capaian(t, r, arah)
    assert nilai.isna().all()
    assert alasan_tidak_terhitung(t, r, arah, nilai).tolist() == [alasan]


@given(
    st.lists(
        st.tuples(st.one_of(st.none(), NILAI), st.one_of(st.none(), NILAI), st.sampled_from([*RUMUS, None])),
        min_size=1,
    )
)
def test_alasan_tepat_bila_kosong(baris):
    t, r, arah = (pd.Series(list(k), dtype=object) for k in zip(*baris, strict=True))
    nilai = capaian(t, r, arah)
    assert nilai.isna().tolist() == [a is not None for a in alasan_tidak_terhitung(t, r, arah, nilai)]


@given(POSITIF, NILAI, NILAI)
def test_naik_monoton(t, a, b):
    a, b = sorted((a, b))
    assert satu(t, a, "naik") <= satu(t, b, "naik")
    assert satu(t, a, "turun") >= satu(t, b, "turun")


@given(POSITIF, POSITIF)
def test_balikan(t, r):
    assert satu(t, r, "naik") * t / 100 == pytest.approx(r)
    assert satu(t, r, "turun") == pytest.approx(200 - satu(t, r, "naik"), rel=1e-9, abs=1e-6)
    assert satu(t, r, "turun_rasio") == pytest.approx(satu(r, t, "naik"))
    for arah in RUMUS:
        assert satu(t, t, arah) == pytest.approx(100)


def test_galat():
    with pytest.raises(ValueError, match="'menurun' tidak dikenal; yang ada: naik, turun"):
        satu(1, 1, "menurun")
    with pytest.raises(ValueError, match="same index"):
        capaian(pd.Series([1.0], [1]), pd.Series([1.0], [2]), "naik")
    with pytest.raises(ValueError, match="same index"):
        capaian(pd.Series([1.0], [1]), pd.Series([1.0], [1]), pd.Series(["naik"], [2]))


BUKU = buku_rumus(
    {
        "capaian": {"minimal": 0, "maksimal": 120},
        "rumus": {
            "potongan": {"hitung": "realisasi * 100 / target", "kata": "k", "desimal": 1, "pembulatan": "potong"},
            "bulatan": {"hitung": "realisasi * 100 / target", "kata": "k", "desimal": 0, "maksimal": 150},
        },
    }
)


def test_batasi_menjaga_kosong_dan_nilai_asli():
    mentah = seri(-0.01, 0, 45.9, 120, 120.01, None)
    terbatas = batasi(mentah, "naik", BUKU)
    assert terbatas[:5].tolist() == [0, 0, 45.9, 120, 120]
    assert terbatas.isna().tolist() == [False] * 5 + [True]
    assert mentah[4] == 120.01
    assert batasi(mentah, "naik").equals(mentah)


def test_batas_per_rumus():
    rumus = pd.Series(["naik", "bulatan", "bulatan", None], dtype="str")
    assert batasi(seri(160, 160, -1, 160), rumus, BUKU).tolist() == [120, 150, 0, 160]


@pytest.mark.parametrize(
    ("rumus", "nilai", "cetak"),
    [
        ("naik", 90.996, 91),
        ("naik", 90.994999, 90.99),
        ("naik", 1.005, 1.01),
        ("naik", -0.004, 0),
        ("potongan", 99.89, 99.8),
        ("potongan", 99.9, 99.9),
        ("potongan", -99.89, -99.8),
        ("potongan", 0.285 * 100, 28.5),
        ("bulatan", 28.499999999999996, 29),
        ("bulatan", 28.4999, 28),
        ("bulatan", 28.5, 29),
        ("bulatan", -28.5, -29),
    ],
)
def test_cetak_capaian(rumus, nilai, cetak):
    hasil = cetak_capaian(seri(nilai, None), rumus, BUKU)
    assert hasil[0] == cetak
    assert str(hasil[0]) != "-0.0"
    assert pd.isna(hasil[1])


@given(st.decimals(-(10**7), 10**7, places=6), st.integers(0, 2))
def test_cetak_sama_dengan_pembulatan_tunggal(nilai, desimal):
    buku = {"r": RUMUS["naik"]._replace(desimal=desimal)}
    assert cetak_capaian(seri(float(nilai)), "r", buku)[0] == float(bulatkan(nilai, desimal))


@given(st.integers(0, 10**7), st.integers(1, 10**5))
def test_cetak_hasil_bagi_sama_dengan_pembulatan_tunggal(r, t):
    nilai = satu(t, r, "naik")
    assert cetak_capaian(seri(nilai), "naik")[0] == float(bulatkan(nilai, 2))


@pytest.mark.parametrize(
    ("rumus", "t", "r", "hasil"),
    [
        ("stabil", 50, 50, 100),
        ("stabil", 50, 40, 80),
        ("stabil", 50, 60, 80),
        ("stabil", 50, 110, -20),
        ("semua_atau_nol", 4, 4, 100),
        ("semua_atau_nol", 4, 3, 0),
        ("semua_atau_nol", 4, 5, 100),
        ("semua_atau_nol", 0, 0, 100),
        ("semua_atau_nol", 0, -1, 0),
        ("semua_atau_nol", -2, -1, 100),
    ],
)
def test_rumus_lain(rumus, t, r, hasil):
    assert satu(t, r, rumus) == pytest.approx(hasil)


def test_tercapai_dari_pemanggil():
    hasil = capaian(seri(3, 3, 3), seri(2, 2, 2), "semua_atau_nol", seri(1, 0, None))
    assert hasil[:2].tolist() == [100, 0]
    assert pd.isna(hasil[2])


@pytest.mark.parametrize(
    ("aturan", "r", "hasil"),
    [("kosong", 0, None), ("kosong", 5, None), ("nol", 0, 0), ("nol", 5, 0), ("semua_atau_nol", 0, 100),
     ("semua_atau_nol", -1, 0), ("semua_atau_nol", 5, 100)],
)  # fmt: skip
def test_target_nol(aturan, r, hasil):
    buku = buku_rumus({"capaian": {"target_nol": aturan}})
    for rumus in ("naik", "turun"):
        nilai = capaian(seri(0), seri(r), rumus, buku=buku)
        assert (None if nilai.isna()[0] else nilai[0]) == hasil
    assert capaian(seri(-1), seri(r), "naik", buku=buku).isna()[0]
    assert capaian(seri(1e-9), seri(1e-9), "naik", buku=buku)[0] == pytest.approx(100)


def test_rumus_instansi():
    buku = buku_rumus({"rumus": {"x": {"hitung": "100 − (realisasi − target)", "kata": "k", "target_bebas": True}}})
    hasil = capaian(seri(-2, 0, 10, 10), seri(-1, 0, 12, None), "x", buku=buku)
    assert hasil[:3].tolist() == [99, 100, 98]
    assert pd.isna(hasil[3])


def test_rumus_tanpa_nilai():
    buku = buku_rumus({"rumus": {"x": {"hitung": "100 / (realisasi - target)", "kata": "k"}}})
    t, r = seri(10, 10), seri(10, 12)
    nilai = capaian(t, r, "x", buku=buku)
    assert alasan_tidak_terhitung(t, r, "x", nilai).tolist() == ["rumus tidak memberi nilai", None]


def test_nilai_komponen():
    hasil = nilai_komponen(seri(13, 0, 0, 5, None), seri(32, 9, 0, None, 3))
    assert hasil[:2].tolist() == [40.625, 0]
    assert hasil[2:].isna().all()


def test_pengali_komponen():
    hasil = nilai_komponen(seri(12, 12, 12, 12), seri(11_000, 11_000, 11_000, 11_000), seri(1, 1000, 100_000, None))
    assert hasil[:3].tolist() == pytest.approx([12 / 11_000, 12 / 11, 1200 / 11])
    assert pd.isna(hasil[3])


@pytest.mark.parametrize("modul", [modul, modul_skala])
def test_contoh_docstring(modul):
    hasil = doctest.testmod(modul)
    assert hasil.attempted and not hasil.failed
