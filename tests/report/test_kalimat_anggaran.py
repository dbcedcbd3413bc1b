"""What the report says about its budget and its efisiensi, and what it concludes."""

import re

import pytest


def test_a_budget_with_a_gap_has_no_serapan(lap):
    kalimat = lap.kalimat.anggaran.ringkasan
    assert "realisasi yang sudah tersedia Rp4.014.949.383" in kalimat
    assert kalimat.endswith("serapannya belum dapat dihitung.")


def test_programs_are_ranked_and_those_without_serapan_named(lap):
    assert lap.kalimat.anggaran.serapan_program == (
        "Serapan tertinggi terdapat pada Program Penunjang Urusan Pemerintahan Daerah, yaitu 99,07%, dan "
        "serapan terendah pada Program Pelayanan Penanaman Modal, yaitu 94,8%. "
        "Serapan Program Pengembangan Iklim Penanaman Modal belum dapat dihitung."
    )


def test_nothing_used_is_not_the_same_as_not_known(lap):
    kalimat = lap.kalimat.anggaran
    assert kalimat.tanpa_realisasi.butir == ("Pelaporan Keuangan dengan pagu Rp7.500.000.",)
    assert kalimat.tanpa_realisasi_kalimat.startswith("Realisasi 1 (satu) sub kegiatan belum tersedia. ")


def test_kinds_of_belanja_have_shares_that_add_up(lap):
    bagian = [float(b.replace(",", ".")) for b in re.findall(r"\((\d+,\d+)%\)", lap.kalimat.anggaran.belanja)]
    assert len(bagian) == len(lap.data.belanja) and sum(bagian) == pytest.approx(100, abs=0.01)
    assert "berbeda dari pagu" not in lap.kalimat.anggaran.belanja


def test_the_definition_and_its_thresholds_are_those_of_the_settings(lap):
    kalimat = lap.kalimat.efisiensi
    assert "capaian kinerja dikurangi serapan anggaran" in kalimat.definisi
    assert "Dasarnya ialah serapan anggaran program" in kalimat.definisi
    assert kalimat.kategori == (
        "Kategorinya ialah sangat efisien untuk nilai paling rendah 20 poin persen, cukup efisien untuk "
        "nilai paling rendah 0 poin persen, dan belum efisien untuk nilai di bawahnya."
    )


def test_efisiensi_is_told_on_both_bases(lap):
    kalimat = lap.kalimat.efisiensi.indikator(lap.iku[0])
    tempat = [kalimat.index(str(lap.iku[0].efisiensi(dasar)["nilai"])) for dasar in ("program", "utama")]
    assert tempat == sorted(tempat)
    assert "juga termasuk kategori sangat efisien" in kalimat


def test_efisiensi_without_figures_says_what_is_missing(lap):
    assert lap.kalimat.efisiensi.indikator(lap.iku[3]) == (
        "Tingkat efisiensinya belum dapat dihitung karena capaian kinerja dan serapan anggaran belum tersedia."
    )


def test_the_conclusion_counts_every_indicator_once(lap):
    semua, *kelas = [int(n) for n in re.findall(r"(\d+) \(", lap.kalimat.simpulan.umum)]
    assert semua == sum(kelas) == len(lap.iku)


def test_the_conclusion_names_what_misses_its_target(lap):
    assert lap.kalimat.simpulan.perhatian == (
        "Indikator yang perlu diperhatikan pada tahun 2032 ialah Persentase Pengaduan & Saran yang Ditanggapi."
    )


def test_a_capaian_outside_the_scale_has_no_predikat(lap):
    assert "capaian 90,5% dan atribut berhasil;" in lap.kalimat.simpulan.indikator(lap.iku[2])


def test_every_budget_line_of_an_indicator_has_its_own_figures(lap):
    baris = lap.iku[3].pendukung("utama")
    assert [str(b["pagu"]) for b in baris] == ["Rp185.000.000", "Rp96.000.000"]
    assert [b["serapan"].ada for b in baris] == [True, False]
    data = lap.tabel("program-penunjang").data
    assert [str(p) for p in data[data["indikator"] == lap.iku[3].nama]["pagu"]] == [
        "Rp281.000.000",
        "Rp185.000.000",
        "Rp96.000.000",
    ]
