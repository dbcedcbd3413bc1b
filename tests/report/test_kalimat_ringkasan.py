"""What the executive summary says."""

import re

from lkip_analysis.report.origin.values import Angka
from lkip_analysis.report.words.kalimat_ringkasan import dengan_terbilang


def test_the_budget_is_listed_whole_and_in_its_order(lap):
    nama = re.findall(r"<li>([^<]+)", lap.kalimat.ringkasan.rincian_anggaran._repr_html_())
    pohon = lap.ukuran.anggaran
    assert len(nama) == sum(angka.nilai for angka in (lap.banyak.program, lap.banyak.kegiatan, lap.banyak.sub_kegiatan))
    assert [n.replace("&amp;", "&").endswith(b) for n, b in zip(nama, pohon["nama"], strict=True)] == [True] * len(
        pohon
    )


def test_every_indicator_is_in_one_class_of_the_conclusion(lap):
    kalimat = lap.kalimat.ringkasan.kesimpulan
    semua, *kelas = [int(n) for n in re.findall(r"(\d+) \(", kalimat)]
    assert semua == sum(kelas) == len(lap.iku)
    for i in lap.iku:
        tempat = kalimat.split(f"kategori {i.atribut}, " if i.atribut else "belum dapat dikategorikan, ")[1]
        assert i.nama in tempat.split(" indikator ")[0]


def test_an_indicator_beside_the_main_ones_is_named(lap):
    assert lap.kalimat.ringkasan.kesimpulan_pendukung == (
        "Indikator pendukung, Nilai AKIP Dinas, termasuk kategori Berhasil."
    )


def test_the_change_of_the_agreement_is_counted_and_dated(lap):
    kalimat = lap.kalimat.ringkasan.perubahan
    assert "mengalami 1 (satu) kali perubahan, yaitu pada 1 Oktober 2031." in kalimat
    assert "dari 5 hari menjadi 4 hari" in kalimat
    assert "(bertambah Rp76.450.000)" in kalimat


def test_kinds_of_belanja_add_up(lap):
    *jenis, jumlah = (pagu.nilai for pagu in lap.kalimat.ringkasan.rincian_belanja.data["pagu"])
    assert jumlah == sum(jenis) == lap.jumlah.pagu.nilai
    assert lap.kalimat.ringkasan.belanja.count("rupiah)") == len(lap.data.belanja)


def test_a_signed_figure_that_its_components_do_not_give_is_told(lap):
    beda = list(lap.kalimat.ringkasan.selisih_komponen)
    assert [b.split(":")[0] for b in beda] == [i.nama for i in lap.indikator if i.selisih_komponen_kalimat]


def test_only_sasaran_that_serve_a_tujuan_are_listed(lap):
    assert len(lap.kalimat.ringkasan.sasaran) == lap.data.sasaran["tujuan"].notna().sum() < len(lap.data.sasaran)


def test_money_has_its_words():
    assert dengan_terbilang(Angka(5000, "rupiah")) == "Rp5.000 (lima ribu rupiah)"
