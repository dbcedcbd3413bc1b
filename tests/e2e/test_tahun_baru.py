"""The second run: a made-up next year of the same agency, from `lkip new`, without a change of code or notebooks.

The year is looked at in three stages: as `lkip new` leaves it, planned (January), and reported (its end).
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from lkip_analysis.data.completeness import DRAF
from lkip_analysis.text.number_format import persen, rupiah

from .situs_tahun import Tahun, angka_tahun, berangka, rapi
from .tahun_rekaan import SUMBER, TahunRekaan

TAHUN = 2025
TAHAP = ("kosong", "setengah", "penuh")
BELUM = re.compile(r"belum (?:tersedia|ada|dapat)")
PER_TAHUN = re.compile(rf"Tahun (?!{TAHUN})\d{{4}}:")
"""How the item of an earlier year begins: what is missing there stays missing."""


def isi_tahun(folder: Path, tahap: str) -> None:
    """Do the analyst's work up to a stage."""
    tahun = TahunRekaan(folder)
    if tahap != "kosong":
        tahun.awal_tahun()
    if tahap == "penuh":
        tahun.akhir_tahun()


@pytest.fixture
def tahun_pada(sekali, akar_di):
    """The year as built at a stage; all formats where it is full."""

    def buat(tahap: str) -> Tahun:
        def siapkan(folder: Path):
            baru = replace(akar_di(folder, "kota"), tahun=TAHUN)
            hasil = baru.lkip("new", str(TAHUN))
            assert hasil.returncode == 0, hasil.stderr
            isi_tahun(baru.path / "data" / "raw" / str(TAHUN), tahap)
            return baru

        akar, hasil = sekali(f"tahun-baru-{tahap}", siapkan, "--format", "html,pdf" if tahap == "penuh" else "html")
        assert hasil.returncode == 0, hasil.stderr
        return Tahun(akar)

    return buat


@pytest.fixture(params=TAHAP)
def tahun(request, tahun_pada) -> Tahun:
    """Each stage in turn."""
    return tahun_pada(request.param)


@pytest.fixture
def penuh(tahun_pada) -> Tahun:
    return tahun_pada("penuh")


# every stage


def test_the_check_finds_no_problem_and_says_what_is_missing(tahun):
    hasil = tahun.akar.lkip("check", str(TAHUN))
    assert hasil.returncode == 0, hasil.stderr
    assert "Tidak ada masalah pada data." in hasil.stdout
    for satu in re.findall(r"(?m)^  · (.*)\n(.*)", hasil.stdout):
        assert "belum ada: " in satu[1] and "menahan: " in satu[1]


LENGKAP = {"kosong": 0, "setengah": 4, "penuh": 10}


@pytest.mark.parametrize("tahap", TAHAP)
def test_the_check_tells_how_complete_the_year_is(tahun_pada, tahap):
    hasil = tahun_pada(tahap).akar.lkip("check", str(TAHUN))
    assert f"Kelengkapan: {LENGKAP[tahap]} dari {LENGKAP['penuh']} bagian lengkap." in hasil.stdout


@pytest.mark.parametrize("tahap", TAHAP)
def test_every_page_of_an_incomplete_year_is_marked_as_a_draft(tahun_pada, tahap):
    ditandai = {nama: DRAF in rapi(pohon) for nama, pohon in tahun_pada(tahap).semua().items()}
    assert set(ditandai.values()) == {tahap != "penuh"}, ditandai


def test_no_page_says_what_a_program_says_of_missing_values(tahun):
    for nama, pohon in tahun.semua().items():
        for kode in pohon.xpath("//details[contains(@class, 'kode')]"):
            kode.drop_tree()
        assert not re.search(r"\b(?:nan|NaN|None|NA|NaT)\b|\{eval\}", rapi(pohon.find(".//main"))), nama


# as `lkip new` leaves it


def test_a_new_year_is_made_once(tahun_pada):
    hasil = tahun_pada("kosong").akar.lkip("new", str(TAHUN))
    assert hasil.returncode == 1
    assert "sudah ada" in hasil.stderr


def test_an_empty_year_says_so_instead_of_figures(tahun_pada):
    tahun = tahun_pada("kosong")
    kepala, baris = tahun.tabel("bab-3-capaian-kinerja", "tbl-antartahun")
    assert kepala.count(str(TAHUN)) == 3
    assert all(satu[-1] == "belum tersedia" for satu in baris if len(satu) >= 9)


def test_nothing_is_copied_from_the_years_before(tahun_pada):
    tahun = tahun_pada("kosong")
    for tabel in ("realisasi", "anggaran", "faktor", "penghargaan", "perjanjian"):
        assert tahun.rekaan.baris(tabel) == []


# the planned year


def test_a_planned_year_shows_its_targets_and_budget_and_no_results(tahun_pada):
    tahun = tahun_pada("setengah")
    jumlah = rupiah(sum(tahun.rekaan.pagu_program.values()))
    assert jumlah in rapi(tahun.halaman("bab-2-perencanaan-kinerja"))
    _, baris = tahun.tabel("bab-3-capaian-kinerja", "tbl-antartahun")
    for satu, kode in zip(berangka(baris), tahun.rekaan.indikator, strict=True):
        assert satu[-7] == persen(tahun.rekaan.target[kode])
        assert satu[-4] == satu[-1] == "belum tersedia"


# the reported year


def test_the_comparison_shows_three_years_side_by_side(penuh):
    """Target, realisasi and capaian of each indicator, this year's and those looked up in the years before."""
    kepala, baris = penuh.tabel("bab-3-capaian-kinerja", "tbl-antartahun")
    tahun = [TAHUN - 2, TAHUN - 1, TAHUN]
    assert [k for k in kepala if k.isdigit()] == [str(t) for t in tahun * 3]
    angka = [angka_tahun(penuh.akar, t) for t in tahun]
    for satu, kode in zip(berangka(baris), penuh.rekaan.indikator, strict=True):
        target, realisasi = zip(*(a[kode] for a in angka), strict=True)
        capaian = [100 * r / t for t, r in zip(target, realisasi, strict=True)]
        assert satu[-9:] == [persen(n) for n in (*target, *realisasi, *capaian)]


def test_the_target_of_the_year_is_that_of_the_changed_agreement(penuh):
    pertama = penuh.rekaan.iku[0]
    target = {b["dokumen"]: b["target"] for b in penuh.rekaan.baris("target") if b["indikator"] == pertama}
    assert target["pk_murni"] != target["pk_perubahan"]
    _, baris = penuh.tabel("bab-3-capaian-kinerja", "tbl-pengukuran")
    assert persen(float(target["pk_perubahan"])) in baris[0]


def test_the_budget_is_set_beside_that_of_last_year(penuh):
    teks = rapi(penuh.halaman("banding").find(".//main"))
    for jumlah in penuh.rekaan.pagu_program.values():
        assert rupiah(jumlah) in teks


def test_nothing_is_missing_where_the_data_are_there(penuh):
    """Only the earlier years have gaps; a rule of the text that names the words is no gap."""
    kurang = [
        f"{nama}: {rapi(blok)}"
        for nama, pohon in penuh.semua().items()
        for blok in pohon.xpath("//main//*[self::p or self::li or self::td or self::figure]")
        if BELUM.search(rapi(blok)) and not PER_TAHUN.match(rapi(blok)) and "“belum tersedia”" not in rapi(blok)
    ]
    assert kurang == []


def test_every_made_up_row_is_marked_and_stays_out_of_the_repository(penuh):
    assert SUMBER in (penuh.folder / "realisasi.csv").read_text(encoding="utf-8")
    assert not (Path(__file__).parents[2] / "data" / "raw" / str(TAHUN)).exists()


def test_the_notebooks_are_those_of_the_repository(penuh):
    for asli in (Path(__file__).parents[2] / "notebooks").glob("*.ipynb"):
        assert (penuh.akar.path / "notebooks" / asli.name).read_bytes() == asli.read_bytes()


def test_the_year_before_is_built_as_ever(penuh, salinan):
    """Data of a later year change nothing of an earlier report."""
    akar = replace(salinan(penuh.akar), tahun=TAHUN - 1)
    bab = ("--only", "bab-3-capaian-kinerja", "--only", "kata-pengantar", "--format", "html")
    assert akar.bangun(*bab).returncode == 0
    halaman = akar.laporan / "html" / "bab-3-capaian-kinerja.html"
    teks = rapi(html.document_fromstring(halaman.read_text(encoding="utf-8")).find(".//main"))
    assert f"Tahun {TAHUN - 1}" in teks and f"Tahun {TAHUN}:" not in teks
