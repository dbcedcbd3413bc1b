"""Notes on what the signed document states otherwise."""

import json

import pandas as pd
import pytest
from lxml import html

from lkip_analysis.report.model.indikator import Indikator
from lkip_analysis.report.origin.notes import Catatan, CatatanTeks


def test_a_note_names_its_object_in_the_words_of_the_report(lap):
    teks = html.fromstring(lap.catatan("Perjanjian kinerja perubahan")._repr_html_()).text_content()
    assert "No. 1 (Jumlah anggaran): tertulis “Rp4.266.450.005”, pembandingnya Rp4.266.450.000." in teks


@pytest.mark.parametrize("bentuk", [lambda catatan: catatan, lambda catatan: catatan.tabel])
def test_the_figures_of_a_note_say_which_cell_they_stand_in(lap, bentuk):
    """Only the stated one has the place that findings name, so that it alone is marked."""
    pohon = html.fromstring(bentuk(lap.catatan("Perjanjian kinerja perubahan"))._repr_html_())
    asal = {a.text: json.loads(a.get("data-asal")) for a in pohon.xpath("//span[@data-asal]")}
    (tertulis,) = asal["Rp4.266.450.005"]["komponen"]
    (pembanding,) = asal["Rp4.266.450.000"]["komponen"]
    assert tertulis["tempat"] == "data/raw/2031/dinyatakan.csv baris 2"
    assert pembanding["tempat"] == f"{tertulis['tempat']} kolom dihitung"
    assert "tertulis dalam dokumen" in asal["Rp4.266.450.005"]["rumus"]


def test_a_note_without_figures_is_a_place_of_its_row(lap):
    baris = {"objek": "Nama <b>", "kolom": "Kolom", "tempat": "x.csv baris 2", "keputusan": "Dicetak apa adanya."}
    catatan = Catatan(pd.DataFrame([baris | {"nilai": "tidak ditulis", "dihitung": "ada & nyata"}]))
    assert 'Nama &lt;b&gt; (Kolom): <span data-tempat="x.csv baris 2">tidak ditulis</span>' in catatan._repr_html_()
    assert "pembandingnya ada &amp; nyata." in catatan._repr_html_()


def test_notes_are_for_the_site_alone(lap):
    catatan = lap.catatan("Perjanjian kinerja perubahan")
    for isi in (catatan, catatan.tabel, CatatanTeks("Contoh.")):
        assert isi._repr_html_().startswith('<div class="hanya-html catatan">')


def test_no_note_prints_nothing(lap):
    kosong = lap.catatan("Tabel yang tidak ada")
    assert [isi._repr_html_() for isi in (kosong, kosong.tabel, CatatanTeks(""))] == ["", "", ""]


def test_a_reference_is_a_place_too(lap):
    assert lap.catatan(lap.ref("anggaran")).data.empty
    assert str(lap.ref("anggaran")) == "Tabel III.10"


def test_equal_notes_on_factors_are_told_once_with_their_numbers(lap, monkeypatch):
    i: Indikator = lap.iku[0]
    tabel = pd.DataFrame({"no": [1, 2, 3], "uraian": ["a", "b", "c"], "catatan": ["sama", None, "sama"]})
    monkeypatch.setattr(i, "_faktor", lambda jenis: tabel)
    assert i.faktor_catatan("pendukung").teks == "Catatan data. Butir 1 dan 3: sama"


def test_a_kind_of_factor_without_rows_says_so(lap):
    assert "Faktor pendukung belum ada dalam data." in lap.iku[3].faktor("pendukung")._repr_html_()
