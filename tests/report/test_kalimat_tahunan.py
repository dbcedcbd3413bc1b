"""What the report says about one year of an indicator, and where stated figures differ from computed ones."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.kinerja.capaian import capaian
from lkip_analysis.kinerja.perbandingan import perubahan
from lkip_analysis.kinerja.rumus import RUMUS
from lkip_analysis.report.model.tahunan import Komponen, Tahunan
from lkip_analysis.report.origin.values import Angka, Besaran
from lkip_analysis.report.words.kalimat_tahunan import (
    DIBULATKAN,
    cocok_capaian,
    hasil,
    komponen,
    perubahan_poin,
    rincian,
    selisih_capaian,
    selisih_realisasi,
    uraian,
)
from lkip_analysis.text.tolerance import BEDA, SAMA


def orang(n):
    return Besaran(n, satuan="orang")


def tahunan(**isi):
    besaran = {k: Besaran(isi.get(k, pd.NA)) for k in ("target", "realisasi", "dihitung", "dinyatakan")}
    return Tahunan(
        tahun=2031,
        capaian=Angka(isi.get("capaian", pd.NA), "persen"),
        predikat="",
        atribut="",
        alasan=isi.get("alasan", ""),
        arah="naik",
        rumus=isi.get("rumus", "naik"),
        tercapai=None,
        belum_terbit="",
        dasar=isi.get("dasar", "dinyatakan"),
        capaian_dinyatakan=Angka(isi.get("capaian_dinyatakan", pd.NA), "persen"),
        komponen=isi.get("komponen", ()),
        **besaran,
    )


def pembaca(jumlah, rincian=()):
    return Komponen("Jumlah pembaca baru", orang(jumlah), tuple((u, orang(n)) for u, n in rincian))


PENDUDUK = Komponen("Jumlah penduduk", orang(2000))


def test_components_with_what_they_are_made_of():
    t = tahunan(komponen=(pembaca(90, [("Bus keliling", 60), ("SMA", 30)]), PENDUDUK))
    assert komponen(t) == "Jumlah pembaca baru ialah 90 orang dan jumlah penduduk ialah 2.000 orang."
    assert rincian(t) == "Jumlah pembaca baru itu terdiri atas bus keliling 60 orang dan SMA 30 orang."


def test_a_part_without_its_total_is_not_called_the_whole():
    t = tahunan(komponen=(pembaca(pd.NA, [("Bus keliling", 60)]), PENDUDUK))
    assert komponen(t) == "Jumlah pembaca baru belum tersedia dan jumlah penduduk ialah 2.000 orang."
    assert rincian(t).endswith("bus keliling 60 orang; jumlah seluruhnya belum tersedia.")


def test_an_indicator_that_is_no_ratio_has_no_components():
    assert komponen(tahunan()) == rincian(tahunan()) == ""


def test_missing_realisasi_is_said_with_its_reason():
    t = tahunan(target=10.0, alasan="realisasi belum ada")
    assert hasil(t) == (
        "Target 10% dan realisasi belum tersedia; capaiannya belum dapat dihitung karena realisasi belum ada."
    )
    assert uraian(t) == hasil(t)


@pytest.mark.parametrize(
    ("dinyatakan", "dihitung", "isi"),
    [
        (41.75, 568 / 1756 * 100, "berbeda dengan hasil hitung dari komponennya, 32,35%"),
        (4.36, 80 / 1832 * 100, "ialah hasil hitung yang dipotong, bukan dibulatkan (4,37%)"),
    ],
)
def test_stated_realisasi_that_its_components_do_not_give(dinyatakan, dihitung, isi):
    kalimat = selisih_realisasi(tahunan(dinyatakan=dinyatakan, dihitung=dihitung))
    assert f", {isi}; " in kalimat
    assert kalimat.endswith("mencetak nilai yang dinyatakan.")


@pytest.mark.parametrize(("dinyatakan", "dihitung"), [(10.6, 278 / 2627 * 100), (80.95, 34 / 42 * 100)])
def test_nothing_is_said_where_the_stated_realisasi_is_the_rounded_one(dinyatakan, dihitung):
    assert selisih_realisasi(tahunan(dinyatakan=dinyatakan, dihitung=dihitung)) == ""


def test_the_printed_realisasi_is_named_by_its_basis():
    kalimat = selisih_realisasi(tahunan(dinyatakan=41.75, dihitung=32.35, dasar="komponen"))
    assert kalimat.endswith("mencetak nilai yang dihitung dari komponen.")


@pytest.mark.parametrize(
    ("target", "realisasi", "dinyatakan", "capaian_dinyatakan", "cocok"),
    [
        (10.0, 4.59, 4.59, 45.9, SAMA),
        (15.0, 278 / 2627 * 100, 10.6, 70.7, DIBULATKAN),
        (30.0, 34 / 42 * 100, 80.95, 269.83, DIBULATKAN),
        (15.0, 4.36, 4.36, 29.6, BEDA),
        (10.0, 41.75, 41.75, 141.8, BEDA),
        (30.0, 34 / 42 * 100, pd.NA, 69.83, BEDA),
    ],
)
def test_stated_capaian(target, realisasi, dinyatakan, capaian_dinyatakan, cocok):
    t = tahunan(
        target=target, realisasi=realisasi, dinyatakan=dinyatakan,
        capaian=realisasi / target * 100, capaian_dinyatakan=capaian_dinyatakan,
    )  # fmt: skip
    assert cocok_capaian(t) == cocok
    assert bool(selisih_capaian(t)) == (cocok != SAMA)
    assert ("berbeda" in selisih_capaian(t)) == (cocok == BEDA)


@given(
    st.decimals("0.1", 500, places=1),
    st.decimals("0.01", 500, places=2),
    st.integers(0, 2),
    st.sampled_from(list(RUMUS)),
)
def test_capaian_rounded_from_the_printed_realisasi_is_never_called_different(target, realisasi, angka, arah):
    nilai = capaian(pd.Series([float(target)]), pd.Series([float(realisasi)]), arah).iloc[0]
    t = tahunan(
        target=float(target), realisasi=float(realisasi), dinyatakan=float(realisasi), arah=arah,
        capaian=nilai, capaian_dinyatakan=round(nilai, angka),
    )  # fmt: skip
    assert cocok_capaian(t) in (SAMA, DIBULATKAN)


@pytest.mark.parametrize(
    ("kini", "lalu", "kalimat"),
    [
        (45.9, 29.07, "meningkat 16,83 poin persen"),
        (20.26, 41.75, "menurun 21,49 poin persen"),
        (10.004, 10, "tetap"),
        (None, 10, "belum tersedia"),
    ],
)
def test_a_change_is_worded_without_a_sign(kini, lalu, kalimat):
    baris = perubahan(*(pd.Series([x], dtype="Float64") for x in (kini, lalu))).iloc[0]
    assert perubahan_poin(baris["selisih_cetak"], baris["kata"]) == kalimat
