"""What the report says about its agency."""

import csv
import re
import shutil
from pathlib import Path

import pytest

from lkip_analysis import buka
from lkip_analysis.report.model.peraturan import BELUM_DICATAT
from lkip_analysis.root import Root

DATA = Path(__file__).parent.parent / "agency" / "data"


@pytest.fixture
def lap_dengan(tmp_path):
    """Return the report with a table changed by a function on its rows."""

    def buat(tabel, ubah):
        shutil.copytree(DATA, tmp_path / "data")
        berkas = tmp_path / "data" / "raw" / "2031" / f"{tabel}.csv"
        with berkas.open(encoding="utf-8", newline="") as isi:
            pembaca = csv.DictReader(isi)
            kolom, baris = pembaca.fieldnames, list(pembaca)
        with berkas.open("w", encoding="utf-8", newline="") as isi:
            penulis = csv.DictWriter(isi, kolom, lineterminator="\n")
            penulis.writeheader()
            penulis.writerows(ubah(baris))
        return buka(2031, Root(tmp_path))

    return buat


def teks(blok):
    return re.sub(r"<[^>]+>", " ", blok._repr_html_())


def test_a_rule_is_found_by_its_role_and_prints_its_title(lap):
    assert str(lap.peraturan("tugas")).startswith("Peraturan Bupati Sagara Biru Nomor 11 Tahun 2029 tentang ")
    assert str(lap.peraturan("penyusunan", jenis="permen")).startswith("Peraturan Menteri ")
    assert str(lap.peraturan("pengukuran")) == "Keputusan Bupati Sagara Biru Nomor 060/17/2030"


def test_a_rule_that_the_data_does_not_have_is_said_to_be_missing(lap):
    assert str(lap.peraturan("penyusunan", jenis="perkada")) == BELUM_DICATAT


def test_the_rule_that_came_first_is_the_one_accountability_began_with(lap, lap_dengan):
    assert lap.kalimat.lembaga.pedoman == lap.peraturan("penyusunan", jenis="perpres")
    lebih_tua = lap_dengan("dasar_hukum", lambda b: [*b, {**b[0], "no": "7", "sebutan": "Instruksi", "tahun": "1999"}])
    assert "Tahun 1999" in str(lebih_tua.kalimat.lembaga.pedoman)


def test_only_rules_of_the_list_are_listed(lap):
    dasar = lap.data.dasar_hukum
    daftar = lap.kalimat.lembaga.dasar_hukum
    assert len(daftar) == (dasar["dalam_daftar"] == "ya").sum() < len(dasar)


def test_one_unit_below_another_stands_in_its_line(lap):
    assert "Bidang Pelayanan Perizinan, terdiri atas Loket A &amp; B." in lap.kalimat.lembaga.susunan._repr_html_()


def test_several_units_below_another_are_a_list_in_the_list(lap_dengan):
    satu = {"kode": "O-6", "induk": "O-4", "unit": "Loket C", "jabatan": "", "sumber": "uji", "catatan": ""}
    susunan = lap_dengan("organisasi", lambda baris: [*baris, satu]).kalimat.lembaga.susunan
    assert "terdiri atas:" in teks(susunan)
    assert '<ol type="a"><li>Loket A &amp; B; dan</li><li>Loket C.</li></ol>' in susunan._repr_html_()


def test_the_evaluation_is_told_with_its_letter_and_result(lap):
    kalimat = lap.kalimat.lembaga.evaluasi
    assert "Nomor 700/41/INSP tanggal 14 Maret 2031" in kalimat
    assert "Nilai hasil evaluasi itu 71,4 dengan predikat BB." in kalimat


@pytest.mark.parametrize(
    ("nilai", "predikat", "harus"),
    [
        ("", "", "Nilai dan predikat hasil evaluasi itu belum tersedia."),
        ("71.4", "", "Nilai hasil evaluasi itu 71,4 dengan predikat belum tersedia."),
        ("", "BB", "Nilai hasil evaluasi itu belum tersedia dengan predikat BB."),
    ],
)
def test_an_unknown_result_is_said_to_be_unknown(lap_dengan, nilai, predikat, harus):
    lap = lap_dengan("evaluasi", lambda b: [{**baris, "nilai": nilai, "predikat": predikat} for baris in b])
    assert lap.kalimat.lembaga.evaluasi.endswith(harus)


def test_recommendations_are_counted_by_what_became_of_them(lap):
    assert lap.kalimat.lembaga.tindak_lanjut == (
        "Dari 2 (dua) rekomendasi hasil evaluasi itu, "
        "1 (satu) masih ditindaklanjuti dan 1 (satu) belum ditindaklanjuti."
    )


def test_recommendations_that_are_all_done_are_said_to_be(lap_dengan):
    lap = lap_dengan("tindak_lanjut_evaluasi", lambda b: [{**baris, "status": "selesai"} for baris in b])
    assert lap.kalimat.lembaga.tindak_lanjut == (
        "Hasil evaluasi itu memuat 2 (dua) rekomendasi yang semuanya sudah selesai ditindaklanjuti."
    )


def test_no_recommendation_is_said_to_be_none(lap_dengan):
    assert (
        "tidak memuat rekomendasi" in lap_dengan("tindak_lanjut_evaluasi", lambda b: []).kalimat.lembaga.tindak_lanjut
    )


def test_data_is_as_of_the_last_day_of_the_year_of_the_report(lap):
    assert lap.kalimat.lembaga.tanggal_data == f"31 Desember {lap.tahun}"


def test_a_statement_names_who_signs_it(lap):
    isi = teks(lap.kalimat.lembaga.identitas_pimpinan)
    assert lap.kepala["nama"] in isi and lap.nama in isi
    assert lap.kepala["nip"] in isi.replace(" ", "")
