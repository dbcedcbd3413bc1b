"""The budget tree."""

import doctest

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lkip_analysis.kinerja.anggaran as modul
from lkip_analysis.kinerja.anggaran import induk_kode, jalur, jumlah, pohon

LEVEL = {3: "program", 5: "kegiatan", 6: "sub_kegiatan"}
NOMENKLATUR = pd.DataFrame(
    [
        ("9.99.02", "Program Dua"),
        ("9.99.02.2.01", "Kegiatan Dua Satu"),
        ("9.99.02.2.01.0003", "Sub Tiga"),
        ("9.99.02.2.01.0001", "Sub Satu"),
        ("9.99.02.2.02", "Kegiatan Dua Dua"),
        ("9.99.02.2.02.0001", "Sub Lain"),
        ("9.99.01", "Program Satu"),
        ("9.99.01.2.06", "Kegiatan Satu"),
        ("9.99.01.2.06.0002", "Sub Dua"),
        ("9.99.05", "Program tanpa anggaran"),
    ],
    columns=["kode", "nama"],
)
NOMENKLATUR["level"] = [LEVEL[kode.count(".") + 1] for kode in NOMENKLATUR["kode"]]


def anggaran(*baris):
    tabel = pd.DataFrame(baris, columns=["kode", "pagu", "realisasi"])
    return tabel.astype({"pagu": "Int64", "realisasi": "Int64"})


ANGGARAN = anggaran(
    ("9.99.01.2.06.0002", 9_000_000_000_000_001, 9_000_000_000_000_000),
    ("9.99.02.2.01.0001", 300, 150),
    ("9.99.02.2.02.0001", 0, 0),
    ("9.99.02.2.01.0003", 100, None),
)


def test_induk_ialah_awalan_terpanjang_yang_ada():
    kode = ["005.01.WA", "005.01.WA.1066", "005.01.WA.1066.EBA.994", "1.02", "1.020", "1.02.3", "P-01"]
    assert induk_kode(kode) == {
        "005.01.WA": None,
        "005.01.WA.1066": "005.01.WA",
        "005.01.WA.1066.EBA.994": "005.01.WA.1066",
        "1.02": None,
        "1.020": None,
        "1.02.3": "1.02",
        "P-01": None,
    }


def test_contoh_docstring():
    hasil = doctest.testmod(modul)
    assert hasil.attempted and not hasil.failed


def test_pohon_urut_cetak_dan_jumlah():
    hasil = pohon(NOMENKLATUR, ANGGARAN)
    assert hasil["kode"].tolist() == NOMENKLATUR["kode"].tolist()[:-1]
    assert hasil["nama"].tolist() == NOMENKLATUR["nama"].tolist()[:-1]
    assert hasil["level"].tolist() == NOMENKLATUR["level"].tolist()[:-1]
    baris = hasil.set_index("kode")
    assert baris.loc["9.99.02.2.01", ["pagu", "realisasi", "lengkap"]].tolist() == [400, 150, False]
    assert baris.loc["9.99.02", ["pagu", "realisasi", "lengkap"]].tolist() == [400, 150, False]
    assert baris.loc["9.99.02.2.01", ["serapan", "sisa"]].isna().all()
    assert baris.loc["9.99.02.2.01.0001", "serapan"] == 50
    assert baris.loc["9.99.01", "sisa"] == 1  # beyond 2**53: money never went through a float
    assert pd.isna(baris.loc["9.99.02.2.02", "serapan"]) and baris.loc["9.99.02.2.02", "lengkap"]
    assert baris["pagu"].dtype == baris["realisasi"].dtype == baris["sisa"].dtype == "Int64"
    assert pd.isna(baris.loc["9.99.02", "induk"]) and baris.loc["9.99.02.2.01", "induk"] == "9.99.02"


def test_uang_pada_jenjang_mana_pun():
    hasil = pohon(NOMENKLATUR, anggaran(("9.99.01", 100, 50), ("9.99.02.2.01", 30, 30), ("9.99.02.2.02.0001", 7, 7)))
    assert hasil["kode"].tolist() == ["9.99.02", "9.99.02.2.01", "9.99.02.2.02", "9.99.02.2.02.0001", "9.99.01"]
    assert hasil["pagu"].tolist() == [37, 30, 7, 7, 100]
    assert jumlah(hasil)[:2] == (137, 87)


def test_realisasi_belum_ada_sama_sekali():
    hasil = pohon(NOMENKLATUR, anggaran(("9.99.01.2.06.0002", 100, None)))
    assert hasil["realisasi"].isna().all() and not hasil["lengkap"].any()
    semua = jumlah(hasil)
    assert semua.pagu == 100
    assert pd.isna(semua.realisasi) and pd.isna(semua.serapan)


def test_jumlah():
    lengkap = jumlah(pohon(NOMENKLATUR, ANGGARAN[:3]))
    assert lengkap[:3] == (9_000_000_000_000_301, 9_000_000_000_000_150, 151)
    assert lengkap.serapan == pytest.approx(100) and lengkap.lengkap
    kosong = jumlah(pohon(NOMENKLATUR, ANGGARAN.iloc[:0]))
    assert pd.isna(kosong.pagu) and not kosong.lengkap


@pytest.mark.parametrize(
    ("baris", "pesan"),
    [
        ([("9.99.02.2.01.0001", 1, 1)] * 2, "anggaran: kode 9.99.02.2.01.0001 berulang"),
        ([("9.99.02.2.09.0001", 1, 1)], "nomenklatur: 9.99.02.2.09.0001 belum ada"),
        (
            [("9.99.02.2.01.0001", 1, 1), ("9.99.02", 1, 1)],
            "anggaran: 9.99.02 punya baris sendiri dan di bawahnya, 9.99.02.2.01.0001",
        ),
    ],
)
def test_kode_salah(baris, pesan):
    with pytest.raises(ValueError, match=pesan):
        pohon(NOMENKLATUR, anggaran(*baris))


def test_nomenklatur_berulang():
    with pytest.raises(ValueError, match=r"nomenklatur: kode 9\.99\.05 berulang"):
        pohon(pd.concat([NOMENKLATUR, NOMENKLATUR.tail(1)]), ANGGARAN)


@given(st.lists(st.tuples(st.integers(0, 10**13), st.integers(0, 10**13)), min_size=1, max_size=30), st.data())
def test_setiap_induk_jumlah_anaknya(uang, data):
    kode = [f"1.01.0{1 + i % 3}.2.0{1 + i % 4}.{i:04}" for i in range(len(uang))]
    semua = {".".join(s.split(".")[:n]) for s in kode for n in (3, 5, 6)}
    urutan = data.draw(st.permutations(sorted(semua)))
    nomenklatur = pd.DataFrame({"kode": urutan, "nama": urutan, "level": "x"})
    hasil = pohon(nomenklatur, anggaran(*((k, *u) for k, u in zip(kode, uang, strict=True))))
    assert set(hasil["kode"]) == semua
    assert hasil["lengkap"].all()
    induk = induk_kode(semua)
    for baris in hasil.itertuples():
        assert jalur(baris.kode, induk)[-1] == baris.kode
        anak = hasil[hasil["induk"] == baris.kode]
        if len(anak):
            assert (anak["pagu"].sum(), anak["realisasi"].sum()) == (baris.pagu, baris.realisasi)
            assert (anak.index > baris.Index).all()
    assert jumlah(hasil)[:2] == (sum(u[0] for u in uang), sum(u[1] for u in uang))
