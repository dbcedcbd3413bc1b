"""Notes on what the signed document states otherwise."""

import pandas as pd

from lkip_analysis.laporan.catatan import CatatanTeks
from lkip_analysis.laporan.indikator import Indikator


def test_a_note_names_its_object_in_the_words_of_the_report(lap):
    html = lap.catatan("Perjanjian kinerja perubahan")._repr_html_()
    assert "No. 1 (Jumlah anggaran): tertulis “Rp4.266.450.005”, pembandingnya Rp4.266.450.000." in html


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
