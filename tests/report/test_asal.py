"""Figures that know where they come from, and texts that keep them."""

import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fromstring
from nbconvert.filters import markdown2html

from lkip_analysis.report.origin.origin import HITUNGAN, PALING_BANYAK, Asal, Bagian, ringkas
from lkip_analysis.report.origin.prose import (
    Naskah,
    berhuruf_besar,
    berhuruf_kecil,
    gabung,
    naskah,
    perincian,
    sambung,
)
from lkip_analysis.report.origin.raw_rows import Sumber, banyaknya, tempat
from lkip_analysis.report.origin.values import Angka, Besaran
from lkip_analysis.report.tables.blocks import Daftar, Identitas
from lkip_analysis.report.tables.table import Kolom, tabel_polos
from lkip_analysis.text import wording as kalimat
from lkip_analysis.text.markup import markah_html

TEKS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=30)
JAHAT = st.sampled_from(
    ["<script>", "&amp;", "' onclick='x", "$x$", "**tebal**", "[a](b)", "`x`", "a\nb", "\\", '"', "{{7*7}}"]
)
TARGET = "data/raw/2031/target.csv baris 3"
ASAL = Asal("realisasi dibagi target, dikali 100%", (Bagian("target", "10%", TARGET),))
CAPAIAN = Angka(45.9, "persen", asal=ASAL)


def asal_dari(html):
    (elemen,) = fromstring(f"<div>{html}</div>").xpath(".//span[@data-asal]")
    return json.loads(elemen.get("data-asal"))


def frame(nama, baris):
    data = pd.DataFrame(baris, index=range(2, 2 + len(baris)))
    data.attrs["berkas"] = f"data/raw/2031/{nama}.csv"
    return data


# figures


def test_a_figure_shows_its_origin_as_the_site_reads_it():
    assert asal_dari(CAPAIAN._repr_html_()) == {
        "rumus": "realisasi dibagi target, dikali 100%",
        "komponen": [{"label": "target", "nilai": "10%", "tempat": TARGET}],
        "catatan": "",
    }
    assert fromstring(CAPAIAN._repr_html_()).attrib.keys() == ["class", "data-asal"]


def test_a_missing_figure_has_no_origin_to_show():
    assert Angka(pd.NA, "persen", asal=ASAL)._repr_html_() == '<span class="angka">belum tersedia</span>'


def test_figures_are_equal_whatever_they_come_from():
    assert Angka(1, "bilangan", asal=ASAL) == Angka(1, "bilangan")


def test_words_and_bare_numbers_keep_the_origin():
    uang = Angka(5000, "rupiah", asal=ASAL)
    assert str(uang.terbilang) == "lima ribu rupiah" and uang.terbilang.asal is ASAL
    polos = Besaran(12, satuan="dokumen", asal=ASAL).tanpa_satuan
    assert str(polos) == "12" and polos.asal is ASAL


def test_an_input_that_a_raw_table_has_is_one_line_and_a_computed_one_brings_its_own():
    di_data = Angka(10, "persen", asal=Asal("tanpa hitungan", ASAL.komponen, tempat=TARGET))
    assert di_data.sebagai("target") == ASAL.komponen
    assert CAPAIAN.sebagai("capaian") == (Bagian("capaian", "45,9%", HITUNGAN), *ASAL.komponen)
    assert Angka(pd.NA, "persen", asal=ASAL).sebagai("capaian") == ()


def test_many_inputs_are_listed_up_to_a_limit():
    banyak = [Bagian(str(n), "") for n in range(PALING_BANYAK + 3)]
    assert ringkas(banyak[:PALING_BANYAK], "kegiatan") == tuple(banyak[:PALING_BANYAK])
    *awal, akhir = ringkas(banyak, "kegiatan")
    assert awal == banyak[:PALING_BANYAK] and akhir.label == "dan 3 kegiatan lainnya"


@given(st.one_of(TEKS, JAHAT), st.one_of(TEKS, JAHAT))
def test_whatever_data_says_reaches_the_reader_and_nothing_else(teks, catatan):
    angka = Angka(1, "bilangan", asal=Asal(teks, (Bagian(teks, teks, teks),), catatan))
    bagian = {"label": teks, "nilai": teks, "tempat": teks}
    harapan = {"rumus": teks, "komponen": [bagian], "catatan": catatan}
    assert asal_dari(angka._repr_html_()) == harapan
    assert asal_dari(markdown2html(f"Nilai {angka._repr_html_()} itu.")) == harapan


# texts


def test_a_text_is_plain_and_keeps_its_figures():
    teks = naskah("Capaian {} ialah {}.", "<IKU>", CAPAIAN)
    assert teks == "Capaian <IKU> ialah 45,9%."
    assert teks.bagian == ("Capaian <IKU> ialah ", CAPAIAN, ".")
    html = fromstring(f"<p>{teks._repr_html_()}</p>")
    assert html.text_content() == teks and len(html.xpath(".//span[@data-asal]")) == 1


def test_places_and_values_must_be_as_many():
    with pytest.raises(ValueError, match="2 values"):
        naskah("satu {}", 1, 2)


@given(st.lists(st.one_of(TEKS, JAHAT, st.just(CAPAIAN)), max_size=5))
def test_a_text_is_what_its_parts_print(bagian):
    teks = Naskah(bagian)
    assert teks == "".join(map(str, bagian))
    assert [b for b in teks.bagian if isinstance(b, Angka)] == [b for b in bagian if isinstance(b, Angka)]
    tercetak = fromstring(f"<div>{markdown2html('x' + markah_html(teks._repr_html_()))}</div>").text_content()
    assert tercetak.split() == f"x{teks}".split()


@given(st.lists(st.one_of(TEKS, JAHAT), max_size=5), st.sampled_from(["dan", "serta"]))
def test_lists_of_texts_are_joined_and_punctuated_as_plain_ones(bagian, kata):
    assert gabung(bagian, kata) == kalimat.gabung(bagian, kata)
    assert perincian(bagian) == kalimat.perincian(bagian)


@given(st.one_of(TEKS, JAHAT))
def test_the_first_letter_changes_as_in_plain_text(teks):
    assert berhuruf_besar(naskah("{}{}", teks, CAPAIAN)) == kalimat.berhuruf_besar(teks) + "45,9%"
    assert berhuruf_kecil(naskah("{}", teks)) == kalimat.berhuruf_kecil(teks)


def test_sentences_are_put_in_a_row_without_empty_ones():
    teks = sambung("", naskah("Capaian {}.", CAPAIAN), naskah(""), "Selesai.")
    assert teks == "Capaian 45,9%. Selesai." and CAPAIAN in teks.bagian


def test_lists_lines_and_cells_draw_the_figures_of_a_text():
    teks = naskah("Capaian {}", CAPAIAN)
    assert asal_dari(Daftar((teks,))._repr_html_()) == asal_dari(CAPAIAN._repr_html_())
    assert asal_dari(Identitas((("Capaian", CAPAIAN),))._repr_html_())["rumus"] == ASAL.rumus
    sel = tabel_polos((Kolom("a", "A", "besaran"),), pd.DataFrame([{"a": CAPAIAN}]))
    assert asal_dari(sel)["rumus"] == ASAL.rumus


def test_cells_that_print_the_same_merge_whatever_they_come_from():
    data = pd.DataFrame([{"a": CAPAIAN}, {"a": Angka(45.9, "persen")}])
    tabel = fromstring(tabel_polos((Kolom("a", "A", "besaran", gabung=True),), data))
    assert tabel.xpath("//td/@rowspan") == ["2"]


# raw rows


def test_rows_are_found_by_key_with_their_line():
    isi = [{"i": "A", "t": 1, "catatan": None}, {"i": "B", "t": 2, "catatan": "x"}]
    sumber = Sumber({"target": frame("target", isi)})
    baris = sumber.cari("target", i="B")
    assert (baris.tempat, baris.catatan) == ("data/raw/2031/target.csv baris 3", "x")
    assert baris.angka("t", "target", "persen").asal == Asal(
        "angka dari data, tanpa hitungan", (Bagian("target", "2%", baris.tempat),), "x", baris.tempat
    )
    assert sumber.cari("target", i="C") is None and sumber.semua("target", i="A", t=1)[0].catatan == ""


def test_lines_that_follow_each_other_are_a_range():
    sumber = Sumber({"anggaran": frame("anggaran", [{"k": n} for n in range(7)])})
    semua = sumber.semua("anggaran")
    assert tempat(semua) == "data/raw/2031/anggaran.csv baris 2–8"
    assert tempat([semua[5], semua[0], semua[1], semua[3]]) == "data/raw/2031/anggaran.csv baris 2–3, 5, 7"
    assert tempat([]) == ""


def test_a_count_names_the_rows_that_it_counts():
    sumber = Sumber({"misi": frame("misi", [{"no": 1}, {"no": 2}])})
    banyak = banyaknya("misi", sumber.semua("misi"))
    assert str(banyak) == "2 (dua)"
    assert banyak.asal.komponen == (Bagian("baris misi", "2", "data/raw/2031/misi.csv baris 2–3"),)
    assert banyaknya("misi", []).asal.komponen == ()
