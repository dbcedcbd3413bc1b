"""The budget tree."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.kinerja.anggaran import (
    TOTAL,
    banding_tahap,
    hitung,
    induk,
    jumlah,
    level,
    periksa_dinyatakan,
    pohon,
)

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


def anggaran(*baris):
    tabel = pd.DataFrame(baris, columns=["kode", "pagu", "realisasi"])
    return tabel.astype({"pagu": "Int64", "realisasi": "Int64"})


ANGGARAN = anggaran(
    ("9.99.01.2.06.0002", 9_000_000_000_000_001, 9_000_000_000_000_000),
    ("9.99.02.2.01.0001", 300, 150),
    ("9.99.02.2.02.0001", 0, 0),
    ("9.99.02.2.01.0003", 100, None),
)


@pytest.mark.parametrize(
    ("kode", "jenjang", "atas"),
    [
        ("2.07.03", "program", None),
        ("X.XX.01", "program", None),
        ("2.07.03.2.01", "kegiatan", "2.07.03"),
        ("2.07.03.2.01.02", "sub_kegiatan", "2.07.03.2.01"),
        ("2.07.03.2.01.0002", "sub_kegiatan", "2.07.03.2.01"),
    ],
)
def test_kode(kode, jenjang, atas):
    assert (level(kode), induk(kode)) == (jenjang, atas)


@pytest.mark.parametrize(
    "kode", ["2.07", "2.07.03.2", "2.07.03.3.01", "2.07.03.2.01.002", "2.07.03.2.01.02.01", "2,07,03", ""]
)
def test_kode_tidak_sah(kode):
    with pytest.raises(ValueError, match="tidak sah"):
        level(kode)


def test_pohon_urut_cetak_dan_jumlah():
    hasil = pohon(NOMENKLATUR, ANGGARAN)
    assert hasil["kode"].tolist() == NOMENKLATUR["kode"].tolist()[:-1]
    assert hasil["nama"].tolist() == NOMENKLATUR["nama"].tolist()[:-1]
    baris = hasil.set_index("kode")
    assert baris.loc["9.99.02.2.01", ["pagu", "realisasi", "lengkap"]].tolist() == [400, 150, False]
    assert baris.loc["9.99.02", ["pagu", "realisasi", "lengkap"]].tolist() == [400, 150, False]
    assert baris.loc["9.99.02.2.01", ["serapan", "sisa"]].isna().all()
    assert baris.loc["9.99.02.2.01.0001", "serapan"] == 50
    assert baris.loc["9.99.01", "sisa"] == 1  # beyond 2**53: money never went through a float
    assert pd.isna(baris.loc["9.99.02.2.02", "serapan"]) and baris.loc["9.99.02.2.02", "lengkap"]
    assert baris["pagu"].dtype == baris["realisasi"].dtype == baris["sisa"].dtype == "Int64"
    assert hitung(hasil) == {"program": 2, "kegiatan": 3, "sub_kegiatan": 4}


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
    kosong = jumlah(pohon(NOMENKLATUR, ANGGARAN).iloc[:0])
    assert pd.isna(kosong.pagu) and not kosong.lengkap


@pytest.mark.parametrize(
    ("baris", "pesan"),
    [
        ([("9.99.02.2.01.0001", 1, 1)] * 2, "anggaran: kode 9.99.02.2.01.0001 berulang"),
        ([("9.99.02.2.01", 1, 1)], "anggaran: 9.99.02.2.01 bukan kode sub kegiatan"),
        ([("9.99.02.2.09.0001", 1, 1)], "nomenklatur: 9.99.02.2.09 belum ada, dipakai 9.99.02.2.09.0001"),
        ([("9.99", 1, 1)], "tidak sah"),
    ],
)
def test_kode_salah(baris, pesan):
    with pytest.raises(ValueError, match=pesan):
        pohon(NOMENKLATUR, anggaran(*baris))


def test_periksa_dinyatakan():
    dinyatakan = pd.DataFrame(
        [
            ("9.99.02", "pagu", 410),
            ("9.99.02.2.01.0001", "realisasi", 150),
            (TOTAL, "pagu", 9_000_000_000_000_401),
            ("9.99.02", "sisa", 5),
            ("9.99.07", "pagu", 5),
        ],
        columns=["kode", "kolom", "nilai"],
    )
    hasil = periksa_dinyatakan(pohon(NOMENKLATUR, ANGGARAN), dinyatakan)
    assert hasil["sama"].tolist() == [False, True, True, pd.NA, pd.NA]
    assert hasil["selisih"].tolist()[:3] == [10, 0, 0]
    assert hasil["dihitung"].tolist()[:3] == [400, 150, 9_000_000_000_000_401]


def test_banding_tahap():
    hasil = banding_tahap(pd.Series({"a": 200, "b": 0, "c": 7}), pd.Series({"a": 150, "d": 5, "b": 3}))
    assert hasil.index.tolist() == ["a", "b", "c", "d"]
    assert hasil.loc["a", ["selisih", "persen"]].tolist() == [-50, -25]
    assert hasil.loc["b", "selisih"] == 3 and pd.isna(hasil.loc["b", "persen"])
    assert hasil.loc[["c", "d"], ["selisih", "persen"]].isna().all().all()
    assert hasil["selisih"].dtype == "Int64"


@given(st.lists(st.tuples(st.integers(0, 10**13), st.integers(0, 10**13)), min_size=1, max_size=30), st.data())
def test_setiap_induk_jumlah_anaknya(uang, data):
    kode = [f"1.01.0{1 + i % 3}.2.0{1 + i % 4}.{i:04}" for i in range(len(uang))]
    semua = {k for s in kode for k in (s, induk(s), induk(induk(s)))}
    urutan = data.draw(st.permutations(sorted(semua)))
    nomenklatur = pd.DataFrame({"kode": urutan, "nama": urutan})
    hasil = pohon(nomenklatur, anggaran(*((k, *u) for k, u in zip(kode, uang, strict=True))))
    assert set(hasil["kode"]) == semua
    assert hasil["lengkap"].all()
    for baris in hasil.itertuples():
        anak = hasil[hasil["induk"] == baris.kode]
        if len(anak):
            assert (anak["pagu"].sum(), anak["realisasi"].sum()) == (baris.pagu, baris.realisasi)
            assert (anak.index > baris.Index).all()
    assert jumlah(hasil)[:2] == (sum(u[0] for u in uang), sum(u[1] for u in uang))
