"""What the signed document states otherwise: one table in the report, all of it on the site."""

from lkip_analysis.report.origin.notes import Bertempat, Kutipan, catatan, tentang_isi


def milik(lap, tempat):
    return next(satu for satu in catatan(lap) if satu["tabel"] == tempat)


def test_a_note_names_its_object_in_the_words_of_the_report(lap):
    assert milik(lap, "Perjanjian kinerja perubahan")["objek"] == "No. 1"


def test_the_figures_of_a_note_say_which_cell_they_stand_in(lap):
    """Only the stated one has the place that findings name, so that it alone is marked."""
    satu = milik(lap, "Perjanjian kinerja perubahan")
    assert isinstance(satu["nilai"], Kutipan) and satu["nilai"].teks == "Rp4.266.450.005"
    assert satu["nilai"].asal.komponen[0].tempat == "data/raw/2031/dinyatakan.csv baris 2"
    assert satu["dihitung"].asal.komponen[0].tempat == "data/raw/2031/dinyatakan.csv baris 2 kolom dihitung"


def test_a_note_without_figures_is_a_place_of_its_row():
    assert Bertempat("a & <b>", "x.csv baris 2")._repr_html_() == (
        '<span data-tempat="x.csv baris 2">a &amp; &lt;b&gt;</span>'
    )


def test_the_report_leaves_the_forms_of_the_appendices_to_the_site():
    assert tentang_isi([{"tabel": "Lampiran 3"}, {"tabel": "Tabel III.7"}]) == [{"tabel": "Tabel III.7"}]


def test_a_stated_realisasi_that_its_parts_do_not_give_is_noted(lap):
    baris = lap.tabel("catatan-data").data.to_dict("records")
    beda = [i.nama for i in lap.indikator if i.beda_komponen]
    assert [b["objek"] for b in baris if b["kolom"].startswith("Realisasi")] == beda


def test_the_site_has_every_note_with_its_decision(lap):
    assert len(lap.catatan_sumber.data) == len(lap.data.dinyatakan)
    assert list(lap.catatan_sumber.data["keputusan"]) == list(lap.data.dinyatakan["keputusan"])
