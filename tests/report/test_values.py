"""Values and questions that the chapters are made of: right, wrong, and not known."""

from types import SimpleNamespace

import pandas as pd
import pytest

from lkip_analysis.report.model.comparison import Perubahan
from lkip_analysis.report.model.groups import Kelompok
from lkip_analysis.report.origin.values import Angka, Besaran


def ubah(awal, akhir, naik_lebih_baik=True):
    return Perubahan(Angka(awal, "persen"), Angka(akhir, "persen"), naik_lebih_baik=naik_lebih_baik)


@pytest.mark.parametrize(
    ("awal", "akhir", "naik", "turun", "tetap"),
    [
        (41.75, 20.26, False, True, False),
        (1, 2, True, False, False),
        (2.001, 2.004, False, False, True),
        (pd.NA, 2, None, None, None),
        (2, None, None, None, None),
        ("BB", "A", None, None, None),
    ],
)
def test_a_change_is_that_of_the_printed_figures_or_not_known(awal, akhir, naik, turun, tetap):
    satu = ubah(awal, akhir)
    assert (satu.naik, satu.turun, satu.tetap) == (naik, turun, tetap)
    assert satu.ada is (naik is not None)


def test_which_way_is_better_is_the_indicators_own():
    assert (ubah(5, 3).membaik, ubah(5, 3, False).membaik, ubah(5, 3, None).membaik) == (False, True, None)


def test_a_difference_has_the_unit_of_its_figures():
    assert str(ubah(41.75, 20.26).selisih) == "21,49 poin persen"
    assert str(Perubahan(Besaran(5.4, satuan="hari"), Besaran(3.4, satuan="hari")).selisih) == "2 hari"
    uang = Perubahan(Angka(625_000_000, "rupiah"), Angka(2_906_987_100, "rupiah"))
    assert (str(uang.selisih), str(uang.persen)) == ("Rp2.281.987.100", "365,12%")
    assert not Perubahan(Angka(0, "rupiah"), Angka(5, "rupiah")).persen.ada


@pytest.mark.parametrize(
    ("jawaban", "ada", "semua"),
    [
        ([True, False], True, False), ([False, False], False, False), ([True, True], True, True),
        ([True, None], True, None), ([False, None], None, False), ([None], None, None), ([], None, None),
    ],
)  # fmt: skip
def test_of_a_group_nothing_is_claimed_that_is_not_known(jawaban, ada, semua):
    milik = [SimpleNamespace(nama=f"N{n}", jawaban=satu) for n, satu in enumerate(jawaban)]
    kelompok = Kelompok("contoh", milik, lambda satu: satu.jawaban, lambda satu: None)
    assert (kelompok.ada, kelompok.semua) == (ada, semua)
    assert len(kelompok) == sum(j is True for j in jawaban)


def test_indicators_are_asked_about_their_year(lap):
    menurut = {i.kode: (i.tercapai, i.membaik, i.ubah_capaian.naik) for i in lap.iku}
    assert menurut["IKU-1"] == (True, True, True)  # days, which should fall
    assert None in {i.tercapai for i in lap.iku}
    assert lap.tercapai.ada and lap.belum_tercapai.ada and lap.belum_terukur.ada
    assert lap.tercapai.semua is False


def test_what_kept_money_unspent_is_counted_and_has_its_share(lap):
    satu = lap.permasalahan[0]
    assert satu.sebutan[0].islower() and satu.banyak.nilai == len(satu.sub_kegiatan) >= 1
    assert len({p.nama.casefold() for p in lap.permasalahan}) == len(lap.permasalahan)


def test_programs_know_their_pagu_before_and_after_the_change(lap):
    jumlah = sum(m.perubahan.nilai - m.murni.nilai for m in lap.program if m.ubah.ada)
    assert lap.ubah_pagu.naik and lap.ubah_pagu.selisih.nilai == jumlah
    assert all(m.perubahan.nilai > m.murni.nilai for m in lap.program_bertambah)
    assert lap.serapan_beda and lap.serapan_tertinggi[0].serapan.nilai > lap.serapan_terendah[0].serapan.nilai


def test_a_list_keeps_its_figures(lap):
    naskah = lap.rangkai("{} ({})", [("A", lap.jumlah.pagu), ("B", lap.jumlah.realisasi)])
    assert str(naskah) == f"A ({lap.jumlah.pagu}) dan B ({lap.jumlah.realisasi})"
    assert 'class="angka"' in naskah._repr_html_()


def test_a_rule_that_the_data_do_not_have_is_not_there(lap):
    assert lap.peraturan("penyusunan").ada and not lap.peraturan("tidak-ada").ada
    assert lap.pedoman.ada


def test_evaluation_and_recommendations_are_counted(lap):
    (satu,) = lap.evaluasi
    assert (str(satu.nilai), satu.predikat) == ("71,4", "BB")
    assert lap.rekomendasi.banyak.nilai == 2 and lap.rekomendasi.semua_selesai is False
