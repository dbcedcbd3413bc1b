"""A build that fails: it says where and why, exits with 1, and leaves the last good report as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

BUKU = Path(__file__).parent / "notebooks"


@pytest.fixture
def akar(sekali, salinan, akar_di):
    """A root with one small good chapter, built."""
    satu, hasil = sekali("gagal", lambda folder: akar_di(folder, "rekaan", notebooks=BUKU / "baik"))
    assert hasil.returncode == 0, hasil.stderr
    return salinan(satu)


@pytest.fixture
def dengan(akar):
    """Add a faulty chapter to the good one."""

    def tambah(nama: str):
        shutil.copy(BUKU / nama, akar.path / "notebooks" / f"50-{nama}")
        return akar

    return tambah


DIJALANKAN = {
    "sel-gagal": ["cell 3", "ZeroDivisionError", "pembilang / 0"],
    "nilai-tak-dikenal": ["cell 3", "lap.nama_yang_tidak_ada", "AttributeError"],
    "parameter-salah-eja": ["unknown parameter year", "yaer"],
    "rujukan-patah": ["cell 3", "tabel-yang-tidak-ada"],
    "ulang-salah": ["lap.yang_tidak_ada"],
    "kernel-mati": ["cell 3", "Python process ended", "os._exit(1)"],
}
"""Chapters that fail while they run, with what the message must say."""

DISUSUN = {
    "jangkar-patah": ["jangkar-patah", "#bagian-yang-tidak-ada"],
    "tanpa-nilai": ["tanpa-nilai", "None"],
}
"""Chapters that run, and are refused when the report is put together."""


@pytest.mark.parametrize("nama", DIJALANKAN)
def test_a_chapter_that_fails_is_named_and_spoils_nothing(dengan, nama):
    akar = dengan(f"{nama}.ipynb")
    sebelum = akar.isi()
    hasil = akar.bangun()
    assert hasil.returncode == 1
    assert akar.isi() == sebelum
    for kata in (f"chapter {nama}", *DIJALANKAN[nama]):
        assert kata in hasil.stderr
    assert "Traceback" not in hasil.stderr
    sisa = akar.laporan / ".build" / "chapters" / f"50-{nama}.partial.ipynb"
    assert (str(sisa) in hasil.stderr) == sisa.is_file() == (nama != "parameter-salah-eja")
    assert "baik: kept" in hasil.stdout  # what did not change is not run again
    assert f"{nama}: FAILED" in hasil.stdout


@pytest.mark.parametrize(("nama", "keluaran"), [("sel-gagal", "sebelum kesalahan"), ("kernel-mati", "sebelum mati")])
def test_what_ran_before_the_fault_is_kept_to_look_at(dengan, nama, keluaran):
    akar = dengan(f"{nama}.ipynb")
    akar.bangun("--format", "html")
    sisa = akar.laporan / ".build" / "chapters" / f"50-{nama}.partial.ipynb"
    assert f"{keluaran}\\n" in sisa.read_text(encoding="utf-8")


def test_chapters_after_a_dead_kernel_get_a_new_one(dengan):
    """All chapters run but that one, and need not run again once it is mended."""
    akar = dengan("kernel-mati.ipynb")
    (akar.path / "notebooks" / "10-baik.ipynb").rename(akar.path / "notebooks" / "60-baik.ipynb")
    assert "baik: run" in akar.bangun("--format", "html").stdout
    (akar.path / "notebooks" / "50-kernel-mati.ipynb").unlink()
    hasil = akar.bangun("--format", "html")
    assert hasil.returncode == 0, hasil.stderr
    assert "baik: kept" in hasil.stdout


@pytest.mark.parametrize("nama", DISUSUN)
def test_a_report_that_is_not_sound_is_refused_and_spoils_nothing(dengan, nama):
    akar = dengan(f"{nama}.ipynb")
    sebelum = akar.isi()
    hasil = akar.bangun()
    assert hasil.returncode == 1
    assert akar.isi() == sebelum
    for kata in DISUSUN[nama]:
        assert kata in hasil.stderr
    assert "Traceback" not in hasil.stderr


def test_faulty_data_fails_the_build_and_spoils_nothing(akar):
    berkas = akar.path / "data" / "raw" / str(akar.tahun) / "anggaran.csv"
    utuh, sebelum = berkas.read_bytes(), akar.isi()
    olahan = _olahan(akar)
    berkas.write_bytes(utuh.replace(b",42500000,", b",42.5OO.000,").replace(b",598730500,", b",698730500,"))
    hasil = akar.bangun()
    assert hasil.returncode == 1
    assert "data/raw/2031/anggaran.csv" in hasil.stderr
    assert "42.5OO.000" in hasil.stderr and "pagu" in hasil.stderr
    assert "698730500" in hasil.stderr and "realisasi" in hasil.stderr
    assert akar.isi() == sebelum
    assert _olahan(akar) == olahan


def _olahan(akar) -> dict[str, bytes]:
    return {b.name: b.read_bytes() for b in (akar.path / "data" / "processed" / str(akar.tahun)).iterdir()}


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


def test_a_root_that_wants_no_chapters_but_its_own_and_has_none_is_told(akar):
    (akar.path / "notebooks" / "10-baik.ipynb").unlink()
    hasil = akar.bangun()
    assert hasil.returncode == 1
    assert "no chapter found" in hasil.stderr
