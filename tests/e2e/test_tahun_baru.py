"""The second run: a made-up next year of the same agency, from `lkip new`, without a change of code."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

TAHUN = 2025


def tambah(folder: Path, tabel: str, **isi: object) -> None:
    """Add one made-up row to a table, by the names of its columns."""
    path = folder / f"{tabel}.csv"
    with path.open(encoding="utf-8", newline="") as berkas:
        kolom = next(csv.reader(berkas))
    with path.open("a", encoding="utf-8", newline="") as berkas:
        csv.DictWriter(berkas, kolom, lineterminator="\n").writerow({"sumber": "rekaan untuk uji", **isi})


@pytest.fixture
def akar(sekali, akar_di):
    """The year as `lkip new` leaves it, built as a site."""

    def siapkan(folder: Path):
        baru = replace(akar_di(folder, "kota"), tahun=TAHUN)
        hasil = baru.lkip("new", str(TAHUN))
        assert hasil.returncode == 0, hasil.stderr
        return baru

    satu, hasil = sekali("tahun-baru", siapkan, "--format", "html")
    assert hasil.returncode == 0, hasil.stderr
    return satu


@pytest.fixture
def draf(akar) -> str:
    """The chapter on capaian of that year."""
    return (akar.laporan / "html" / "bab-3-capaian-kinerja.html").read_text(encoding="utf-8")


def test_a_new_year_is_made_once(akar):
    hasil = akar.lkip("new", str(TAHUN))
    assert hasil.returncode == 1
    assert "sudah ada" in hasil.stderr


def test_an_empty_year_passes_the_check_and_says_what_is_missing(akar):
    hasil = akar.lkip("check", str(TAHUN))
    assert hasil.returncode == 0, hasil.stderr
    assert "Realisasi indikator: 0 dari 4" in hasil.stdout
    assert "menahan: Capaian" in hasil.stdout


def test_an_empty_year_is_built_as_a_draft(draf):
    assert "DRAF" in draf
    assert "belum tersedia" in draf


def test_figures_of_the_years_before_are_looked_up_not_copied(akar, draf):
    realisasi = (akar.path / "data" / "raw" / str(TAHUN) / "realisasi.csv").read_text(encoding="utf-8")
    assert len(realisasi.splitlines()) == 1
    for tahun in (TAHUN - 2, TAHUN - 1, TAHUN):
        assert f">{tahun}</th>" in draf


def test_filling_in_the_year_changes_its_figures_and_nothing_else(akar, salinan):
    akar = salinan(akar)
    folder = akar.path / "data" / "raw" / str(TAHUN)
    for kode in ("IKU-1", "IKU-2", "IKU-3"):
        tambah(folder, "target", indikator=kode, dokumen="pk_murni", tahun=TAHUN, target=20)
        tambah(folder, "realisasi", indikator=kode, pembilang=123, penyebut=492, dasar="komponen")
    bab = ("--only", "bab-3-capaian-kinerja", "--only", "ringkasan-eksekutif")
    hasil = akar.bangun("--format", "html", *bab)
    assert hasil.returncode == 0, hasil.stderr
    isi = (akar.laporan / "html" / "bab-3-capaian-kinerja.html").read_text(encoding="utf-8")
    assert "25%" in isi and "125%" in isi
