"""The comparison with last year: differences as printed, directions, and what is missing."""

import shutil
from pathlib import Path

import pytest

from lkip_analysis import buka
from lkip_analysis.root import Root

DATA = Path(__file__).parent.parent / "agency" / "data"
ANGGARAN_LALU = """kode,pagu,realisasi,permasalahan,upaya,sumber,catatan
2.18.01.2.01.01,40000000,39000000,,,"Berkas 2030",
2.18.07.2.01.01,10000001,9000000,,,"Berkas 2030",
"""
NOMENKLATUR_LALU = """kode,level,nama,sumber,catatan
2.18.01,program,Program Lama,"Berkas 2030",
2.18.01.2.01,kegiatan,Perencanaan,"Berkas 2030",
2.18.01.2.01.01,sub_kegiatan,Dokumen,"Berkas 2030",
2.18.07,program,Program yang Berhenti,"Berkas 2030",
2.18.07.2.01,kegiatan,Kegiatan,"Berkas 2030",
2.18.07.2.01.01,sub_kegiatan,Sub,"Berkas 2030",
"""


def buka_dengan(tmp_path, **berkas):
    """Open the agency with more files of last year."""
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "notebooks").mkdir()
    for nama, isi in berkas.items():
        path = tmp_path / "data" / "raw" / "2030" / f"{nama}.csv"
        path.write_text(isi, encoding="utf-8")
    return buka(2031, Root.find(tmp_path))


@pytest.fixture
def berpohon(tmp_path):
    return buka_dengan(tmp_path, anggaran=ANGGARAN_LALU, nomenklatur=NOMENKLATUR_LALU)


def baris(tabel, objek: str) -> dict[str, tuple[str, ...]]:
    """The rows of one object by what they measure, as printed; the empty text where nothing is."""
    milik = tabel.data[tabel.data["objek"].str.contains(objek, regex=False)]
    kolom = ("lalu", "kini", "selisih", "arah")
    return {
        b["ukuran"]: tuple("" if b[k] is None or b[k] != b[k] else str(b[k]) for k in kolom)
        for b in milik.to_dict("records")
    }


def test_a_fall_of_what_should_fall_is_an_improvement(lap):
    assert baris(lap.banding.kinerja, "Waktu Penerbitan") == {
        "Target": ("6 hari", "4 hari", "-2 hari", "menurun"),
        "Realisasi": ("5,4 hari", "3,4 hari", "-2 hari", "menurun, membaik"),
        "Capaian": ("110%", "115%", "5 poin persen", "meningkat"),
    }


def test_the_difference_is_that_of_the_printed_figures(lap):
    assert baris(lap.banding.kinerja, "Pengaduan")["Realisasi"] == (
        "87,5%", "85,98%", "-1,52 poin persen", "menurun, memburuk",
    )  # fmt: skip


def test_a_missing_year_has_neither_difference_nor_direction(lap):
    assert baris(lap.banding.kinerja, "Nilai AKIP")["Realisasi"] == ("belum tersedia", "71,4", "", "")


def test_every_indicator_is_in_one_group(lap):
    b = lap.banding
    kelompok = (b.membaik, b.memburuk, b.tetap, b.belum_dapat, b.baru)
    assert sorted(nama for isi in kelompok for nama in isi) == sorted(i.nama for i in lap.indikator)
    assert (bool(b.membaik), bool(b.memburuk), bool(b.belum_dapat), b.hilang) == (True, True, True, [])


def test_a_difference_comes_from_both_years(lap):
    selisih = lap.banding.kinerja.data.iloc[1]["selisih"]
    assert [(b.label, b.nilai) for b in selisih.asal.komponen] == [
        ("realisasi tahun 2031", "3,4 hari"), ("realisasi tahun 2030", "5,4 hari"),
    ]  # fmt: skip
    assert selisih.asal.rumus == "realisasi tahun 2031 dikurangi realisasi tahun 2030, sebagaimana dicetak"
    assert {b.tempat.split(" baris ")[0] for b in selisih.asal.komponen} == {
        "data/raw/2031/realisasi.csv", "data/raw/2030/realisasi.csv",
    }  # fmt: skip


def test_without_a_tree_of_last_year_it_says_what_is_missing(lap):
    assert lap.banding.anggaran is None
    assert (lap.banding.ada, lap.banding.lengkap) == (True, False)
    assert lap.banding.tersedia == ["target.csv", "realisasi.csv"]
    assert lap.banding.belum_ada == ["anggaran.csv", "nomenklatur.csv"]


def test_half_a_tree_is_none(tmp_path):
    lap = buka_dengan(tmp_path, nomenklatur=NOMENKLATUR_LALU)
    assert lap.banding.anggaran is None
    assert lap.banding.belum_ada == ["anggaran.csv"]


def test_without_last_year_everything_is_missing(tmp_path):
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "notebooks").mkdir()
    shutil.rmtree(tmp_path / "data" / "raw" / "2030")
    lap = buka(2031, Root.find(tmp_path))
    assert not lap.banding.ada and lap.banding.folder == "data/raw/2030"
    assert set(lap.banding.kinerja.data["lalu"].map(lambda x: x is None or not x.ada)) == {True}
    assert "belum tersedia" in lap.banding.kinerja._repr_html_()


def test_programs_meet_by_their_code(berpohon):
    tabel = berpohon.banding.anggaran
    kini = berpohon.anggaran.simpul("2.18.01")
    satu = baris(tabel, "2.18.01")
    assert satu["Pagu"][:2] == ("Rp40.000.000", str(kini.pagu))
    assert satu["Pagu"][2:] == (f"Rp{kini.pagu.nilai - 40_000_000:,}".replace(",", "."), "meningkat")
    assert not tabel.data["objek"].str.contains("Program Lama").any()
    assert berpohon.banding.lengkap


def test_a_program_of_one_year_alone_has_no_difference(berpohon):
    berhenti = baris(berpohon.banding.anggaran, "Program yang Berhenti")
    assert berhenti["Pagu"] == ("Rp10.000.001", "", "", "")
    assert berhenti["Serapan"] == ("90%", "", "", "")


def test_the_total_is_of_all_programs_of_each_year(berpohon):
    jumlah = baris(berpohon.banding.anggaran, "Jumlah")
    assert jumlah["Pagu"][:2] == ("Rp50.000.001", str(berpohon.jumlah.pagu))
    assert jumlah["Realisasi"][0] == "Rp48.000.000"
