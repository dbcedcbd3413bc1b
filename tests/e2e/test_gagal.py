"""A build that fails: it says where and why, exits with 1, and leaves the last good report as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("gagal")

BUKU = Path(__file__).parent / "notebooks"


@pytest.fixture(scope="module")
def akar(tmp_path_factory, akar_dari):
    """A root with one small good chapter, built once."""
    satu = akar_dari(tmp_path_factory.mktemp("gagal") / "akar", "rekaan", notebooks=BUKU / "baik")
    hasil = satu.bangun()
    assert hasil.returncode == 0, hasil.stderr
    return satu


@pytest.fixture
def dengan(akar):
    """Add a faulty chapter to the good one, and take it away afterwards."""
    ditambah = []

    def tambah(nama: str):
        ditambah.append(shutil.copy(BUKU / nama, akar.path / "notebooks" / f"50-{nama}"))
        return akar

    yield tambah
    for berkas in ditambah:
        Path(berkas).unlink()


@pytest.mark.parametrize(
    ("nama", "harus"),
    [
        ("sel-gagal.ipynb", ["sel-gagal", "cell 2", "ZeroDivisionError", "pembilang / 0"]),
        ("nilai-tak-dikenal.ipynb", ["nilai-tak-dikenal", "cell 2", "lap.nama_yang_tidak_ada", "AttributeError"]),
        ("parameter-salah-eja.ipynb", ["parameter-salah-eja", "unknown parameter year", "yaer"]),
        ("rujukan-patah.ipynb", ["rujukan-patah", "tabel-yang-tidak-ada"]),
        ("jangkar-patah.ipynb", ["jangkar-patah", "#bagian-yang-tidak-ada"]),
        ("tanpa-nilai.ipynb", ["tanpa-nilai", "None"]),
        ("ulang-salah.ipynb", ["ulang-salah", "lap.yang_tidak_ada"]),
    ],
)
def test_a_faulty_chapter_fails_the_build_and_spoils_nothing(dengan, nama, harus):
    akar = dengan(nama)
    sebelum = akar.isi()
    hasil = akar.bangun()
    assert hasil.returncode == 1
    for kata in harus:
        assert kata in hasil.stderr
    assert "Traceback" not in hasil.stderr
    assert akar.isi() == sebelum


@pytest.mark.parametrize("nama", ["sel-gagal.ipynb", "nilai-tak-dikenal.ipynb"])
def test_what_ran_before_the_fault_is_kept_to_look_at(dengan, nama):
    akar = dengan(nama)
    hasil = akar.bangun("--format", "html")
    sisa = akar.laporan / ".build" / "chapters" / f"50-{Path(nama).stem}.partial.ipynb"
    assert str(sisa) in hasil.stderr
    assert "sebelum kesalahan" in sisa.read_text(encoding="utf-8")


def test_a_good_chapter_is_not_run_again_after_a_fault(dengan):
    hasil = dengan("sel-gagal.ipynb").bangun("--format", "html")
    assert "baik: kept" in hasil.stdout
    assert "sel-gagal: FAILED" in hasil.stdout


def test_faulty_data_fails_the_build_and_spoils_nothing(akar):
    berkas = akar.path / "data" / "raw" / str(akar.tahun) / "anggaran.csv"
    utuh, sebelum = berkas.read_bytes(), akar.isi()
    olahan = {b.name: b.read_bytes() for b in (akar.path / "data" / "processed" / str(akar.tahun)).iterdir()}
    berkas.write_bytes(utuh.replace(b",42500000,", b",42.5OO.000,").replace(b",598730500,", b",698730500,"))
    try:
        hasil = akar.bangun()
    finally:
        berkas.write_bytes(utuh)
    assert hasil.returncode == 1
    assert "data/raw/2031/anggaran.csv" in hasil.stderr
    assert "42.5OO.000" in hasil.stderr and "pagu" in hasil.stderr
    assert "698730500" in hasil.stderr and "realisasi" in hasil.stderr
    assert akar.isi() == sebelum
    assert olahan == {b.name: b.read_bytes() for b in (akar.path / "data" / "processed" / str(akar.tahun)).iterdir()}


@pytest.mark.parametrize(
    ("kata", "kode"),
    [
        (["build", "2031", "--only", "bab-yang-tidak-ada"], 1),
        (["build", "1931"], 2),
        (["build", "2031", "--format", "odt"], 2),
        (["build"], 2),
        (["bangun", "2031"], 2),
        (["build", "2033"], 1),
    ],
)
def test_a_wrong_command_is_told_from_a_job_that_failed(akar, kata, kode):
    sebelum = akar.isi()
    hasil = akar.lkip(*kata)
    assert hasil.returncode == kode
    assert hasil.stderr and "Traceback" not in hasil.stderr
    assert akar.isi() == sebelum


def test_a_root_without_chapters_is_told(akar_baru, tmp_path):
    kosong = tmp_path / "kosong"
    kosong.mkdir()
    hasil = akar_baru("rekaan", notebooks=kosong).bangun()
    assert hasil.returncode == 1
    assert "no chapter found" in hasil.stderr
