"""The figures of a year as they come from the measures and the raw tables."""

import pandas as pd

from lkip_analysis.kinerja.rumus import RUMUS
from lkip_analysis.report.model.tahunan import Tahunan
from lkip_analysis.report.origin.raw_rows import Sumber

BARIS = {
    "tahun": 2031, "target": 10.0, "realisasi": 4.5, "capaian": 45.0, "predikat": pd.NA, "atribut": "Kurang",
    "alasan": None, "belum_terbit": pd.NA, "tercapai": 0.0,
    "capaian_cetak": 45.0, "dasar": "komponen", "dihitung": 4.5, "dinyatakan": pd.NA, "capaian_dinyatakan": pd.NA,
    "pembilang": 90.0, "penyebut": 2000.0,
}  # fmt: skip
INDIKATOR = {
    "kode": "IKU-1", "satuan": "%", "arah": "naik", "satuan_komponen": "orang",
    "jenis_nilai": "angka", "pengali": pd.NA, "formula": pd.NA,
    "pembilang": "Jumlah pembaca baru", "penyebut": "Jumlah penduduk",
}  # fmt: skip


def tabel(nama, kolom, *baris):
    frame = pd.DataFrame(list(baris), columns=kolom, index=range(2, 2 + len(baris)))
    frame.attrs["berkas"] = f"data/raw/2031/{nama}.csv"
    return frame


SUMBER = Sumber(
    {
        "target": tabel(
            "target", ["indikator", "dokumen", "tahun", "target"],
            ("IKU-1", "renstra", 2031, 12.0), ("IKU-1", "pk_murni", 2031, 10.0),
            ("IKU-1", "renstra", 2034, 20.0),
        ),
        "realisasi": tabel(
            "realisasi", ["indikator", "catatan"], ("IKU-2", pd.NA), ("IKU-1", "Data Desember.")
        ),
        "komponen_realisasi": tabel(
            "komponen_realisasi", ["indikator", "bagian", "uraian", "jumlah"],
            ("IKU-2", "pembilang", "Kapal", 7), ("IKU-1", "pembilang", "Bus", 90),
        ),
    }
)  # fmt: skip


def test_parts_carry_their_unit_and_only_their_own_details():
    pembilang, penyebut = Tahunan.dari(BARIS, INDIKATOR, SUMBER, RUMUS["naik"]).komponen
    assert (str(pembilang.jumlah), str(penyebut.jumlah)) == ("90 orang", "2.000 orang")
    assert [(u, str(n)) for u, n in pembilang.rincian] == [("Bus", "90 orang")]
    assert penyebut.rincian == ()


def test_missing_words_are_empty_and_missing_figures_stay_missing():
    t = Tahunan.dari(BARIS, INDIKATOR, SUMBER, RUMUS["naik"])
    assert (t.predikat, t.atribut, t.alasan) == ("", "Kurang", "")
    assert not t.dinyatakan.ada and str(t.dinyatakan) == "belum tersedia"


def test_without_words_for_both_parts_an_indicator_is_no_ratio():
    assert Tahunan.dari(BARIS, {**INDIKATOR, "penyebut": pd.NA}, SUMBER, RUMUS["naik"]).komponen == ()
    tanpa_satuan = Tahunan.dari(BARIS, {**INDIKATOR, "satuan_komponen": pd.NA}, SUMBER, RUMUS["naik"]).komponen
    assert str(tanpa_satuan[1].jumlah) == "2.000"


def test_figures_know_their_rows_and_the_latest_document_wins():
    t = Tahunan.dari(BARIS, INDIKATOR, SUMBER, RUMUS["naik"])
    assert t.target.asal.tempat == "data/raw/2031/target.csv baris 3"
    assert "menurut perjanjian kinerja" in t.target.asal.rumus
    assert t.realisasi.asal.rumus == "Jumlah pembaca baru dibagi jumlah penduduk, dikali 100%"
    assert [b.tempat for b in t.realisasi.asal.komponen] == ["data/raw/2031/realisasi.csv baris 3"] * 2
    assert t.komponen[0].rincian[0][1].asal.tempat == "data/raw/2031/komponen_realisasi.csv baris 3"
    assert [b.nilai for b in t.capaian.asal.komponen] == ["10%", "4,5%", "90 orang", "2.000 orang"]


def test_a_stated_figure_that_differs_brings_the_decision_and_what_it_is_compared_with():
    dinyatakan = {"dasar": "dinyatakan", "dinyatakan": 4.4, "realisasi": 4.4, "capaian_dinyatakan": 40.0}
    t = Tahunan.dari(BARIS | dinyatakan, INDIKATOR, SUMBER, RUMUS["naik"])
    assert t.realisasi.asal.catatan == ("dinyatakan 4,4%; menurut komponen 4,5%; dipakai yang pertama. Data Desember.")
    assert [b.nilai for b in t.realisasi.asal.komponen] == ["4,4%", "4,5%", "90 orang", "2.000 orang"]
    assert t.capaian.asal.catatan.startswith("dinyatakan 40%; dipakai hasil hitung.")
