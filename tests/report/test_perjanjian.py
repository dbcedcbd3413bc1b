"""Agreements: who signs, and what each form of attachment has."""

import pytest
from lxml import html

from lkip_analysis.report.forms.attachment import BENTUK
from lkip_analysis.report.forms.perjanjian import nip_cetak
from lkip_analysis.report.tables.blocks import Identitas, Judul


@pytest.fixture(scope="module")
def semua(lap):
    return {p.kode: p for p in (*lap.perjanjian.murni, *lap.perjanjian.perubahan)}


def lampiran(perjanjian):
    return html.fromstring(perjanjian.lampiran._repr_html_())


def test_the_data_has_every_form(semua):
    assert {p.bentuk for p in semua.values()} == set(BENTUK)


def test_an_attachment_stands_on_pages_of_its_own(semua):
    for perjanjian in semua.values():
        kelas = lampiran(perjanjian).get("class").split()
        assert kelas[0] == "formulir" and ("lanskap" in kelas) == BENTUK[perjanjian.bentuk].lanskap


def test_names_are_those_that_held_when_the_form_was_signed(semua):
    assert semua["m-03"].sebutan == "Dewi Umpama, S.T., Sekretaris"
    assert semua["m-02"].pertama["pangkat"] == "Penata Tingkat I"


@pytest.mark.parametrize(
    ("kode", "atas"),
    [
        ("m-01", ["Pihak Kedua,", "Pihak Pertama,"]),
        ("m-02", ["Kepala Bidang Pelayanan Perizinan,"]),
        ("m-05", ["Kepala Bidang Pelayanan Perizinan,", "Petugas Loket,"]),
    ],
)
def test_who_signs_the_attachment_depends_on_its_form(semua, kode, atas):
    assert [p.atas[-1] for p in semua[kode].tanda_tangan_lampiran.pihak] == atas


def test_a_person_without_nip_has_no_nip_line(semua):
    assert "NIP" not in semua["m-05"].tanda_tangan.pihak[1].bawah[1]
    assert "Bupati" not in semua["m-01"].tanda_tangan._repr_html_()


def test_a_signed_total_that_the_items_do_not_give_stands_below_the_sum(semua):
    jumlah = [[s.text_content() for s in b] for b in lampiran(semua["p-01"]).xpath("//tr[@class='jumlah']")]
    assert [b[:2] for b in jumlah] == [
        ["Jumlah", "Rp4.266.450.000"],
        ["Jumlah menurut formulir yang ditandatangani", "Rp4.266.450.005"],
    ]
    assert len(lampiran(semua["m-01"]).xpath("//tr[@class='jumlah']")) == 1


def test_the_label_of_a_total_takes_the_columns_before_the_money(semua):
    label, uang = lampiran(semua["m-03"]).xpath("//tr[@class='jumlah']")[0]
    kolom = len(lampiran(semua["m-03"]).xpath("(//table[thead])[1]//col"))
    assert int(label.get("colspan")) + 1 == kolom and uang.text_content() == "Rp3.120.000.000"


def test_a_plan_of_action_has_its_misi_and_its_quarters(semua):
    teks = lampiran(semua["m-02"]).text_content()
    assert "ESELON III" in teks and "Menata pelayanan publik yang cepat" in teks
    sel = lampiran(semua["m-02"]).xpath("(//table[thead])[1]/tbody/tr[1]/td")
    assert [s.text_content() for s in sel][3:8] == ["5", "6", "5,5", "–", "5"]


def test_titles_are_in_capitals_and_escaped():
    assert Judul(("Dinas A & B", "Tahun 2031"))._repr_html_() == (
        '<div class="tengah"><p><strong>DINAS A &amp; B<br>TAHUN 2031</strong></p></div>'
    )


def test_a_long_label_gets_a_wide_column():
    def lebar(label):
        kolom = html.fromstring(Identitas(((label, "x"),))._repr_html_()).xpath("//col/@style")
        return [float(k.removeprefix("width: ").removesuffix("%")) for k in kolom]

    for label in ("A", "Satuan Kerja Perangkat Daerah", "x" * 90):
        assert sum(lebar(label)) == pytest.approx(100)
    assert lebar("A")[0] < lebar("Satuan Kerja Perangkat Daerah")[0] < lebar("x" * 90)[0] <= 50


def test_a_nip_is_printed_in_its_groups():
    assert nip_cetak("199001012015031001") == "19900101 201503 1 001"
