"""The figures of a year as they come from the measures and the raw tables."""

import pandas as pd

from lkip_analysis.laporan.tahunan import Tahunan

BARIS = {
    "tahun": 2031, "target": 10.0, "realisasi": 4.5, "capaian": 45.0, "predikat": pd.NA, "atribut": "Kurang",
    "alasan": None, "dasar": "komponen", "dihitung": 4.5, "dinyatakan": pd.NA, "capaian_dinyatakan": pd.NA,
    "pembilang": 90.0, "penyebut": 2000.0,
}  # fmt: skip
INDIKATOR = {
    "kode": "IKU-1", "satuan": "%", "arah": "naik", "satuan_komponen": "orang",
    "pembilang": "Jumlah pembaca baru", "penyebut": "Jumlah penduduk",
}  # fmt: skip
RINCIAN = pd.DataFrame(
    [("IKU-1", "pembilang", "Bus", 90), ("IKU-2", "pembilang", "Kapal", 7)],
    columns=["indikator", "bagian", "uraian", "jumlah"],
)


def test_parts_carry_their_unit_and_only_their_own_details():
    pembilang, penyebut = Tahunan.dari(BARIS, INDIKATOR, RINCIAN).komponen
    assert (str(pembilang.jumlah), str(penyebut.jumlah)) == ("90 orang", "2.000 orang")
    assert [(u, str(n)) for u, n in pembilang.rincian] == [("Bus", "90 orang")]
    assert penyebut.rincian == ()


def test_missing_words_are_empty_and_missing_figures_stay_missing():
    t = Tahunan.dari(BARIS, INDIKATOR, RINCIAN)
    assert (t.predikat, t.atribut, t.alasan) == ("", "Kurang", "")
    assert not t.dinyatakan.ada and str(t.dinyatakan) == "belum tersedia"


def test_without_words_for_both_parts_an_indicator_is_no_ratio():
    assert Tahunan.dari(BARIS, {**INDIKATOR, "penyebut": pd.NA}, RINCIAN).komponen == ()
    tanpa_satuan = Tahunan.dari(BARIS, {**INDIKATOR, "satuan_komponen": pd.NA}, RINCIAN).komponen
    assert str(tanpa_satuan[1].jumlah) == "2.000"
