"""Surroundings that are not as one wishes: a full disk, read-only folders, Windows line ends, odd paths."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

BUKU = Path(__file__).parent / "notebooks" / "baik"
LKIP = shutil.which("lkip", path=sysconfig.get_path("scripts"))
BOM = b"\xef\xbb\xbf"


@pytest.fixture
def jadi(sekali, akar_di):
    """A root with one chapter, built; nothing may change it."""
    akar, hasil = sekali("lingkungan", lambda folder: akar_di(folder, "rekaan", notebooks=BUKU))
    assert hasil.returncode == 0, hasil.stderr
    return akar


@pytest.fixture
def akar(jadi, salinan):
    """A copy of it whose chapter must run again."""
    akar = salinan(jadi)
    for kept in (akar.laporan / ".build" / "chapters").iterdir():
        kept.unlink()
    return akar


def jalankan(akar, **lain) -> subprocess.CompletedProcess:
    perintah = [LKIP, "build", str(akar.tahun)]
    return subprocess.run(
        perintah, cwd=akar.path, capture_output=True, encoding="utf-8", timeout=600, check=False, **lain
    )


# a full disk

PENUH = ("cetak/lkip.packed", "cetak/main.typ", "cetak/lkip.pdf")
"""Files of the working folder that have no room, one at a time."""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("berkas", PENUH)
def test_a_full_disk_spoils_nothing(akar, berkas):
    """Writing the file meets the error that a full disk gives."""
    sebelum, kerja = akar.isi(), akar.laporan / ".build" / berkas
    kerja.unlink(missing_ok=True)
    kerja.symlink_to("/dev/full")
    hasil = akar.bangun()
    assert hasil.returncode == 1
    assert "No space left on device" in hasil.stderr and "still there" in hasil.stderr
    assert "Traceback" not in hasil.stderr
    assert akar.isi() == sebelum
    kerja.unlink()
    assert akar.bangun().returncode == 0
    assert akar.isi() == sebelum


@pytest.mark.skipif(sys.platform == "win32", reason="no limit to the size of files")
@pytest.mark.parametrize("bita", [100, 1500, 20_000, 60_000])
def test_no_room_for_larger_files_spoils_nothing(akar, bita):
    """Measures, record, pages of the site, PDF: each limit meets another file, in threads and in kernels too."""
    import resource

    shutil.rmtree(akar.path / "data" / "processed" / str(akar.tahun))
    sebelum = akar.isi()
    hasil = jalankan(akar, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (bita, bita)))
    assert hasil.returncode == 1, hasil.stdout
    assert "Traceback" not in hasil.stderr and hasil.stderr.strip()
    assert akar.isi() == sebelum
    assert akar.bangun().returncode == 0
    assert akar.isi() == sebelum


# folders that may not be written


PR_CAPBSET_DROP = 24
HAK_AKAR = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: what lets root read and write whatever the permissions say."""


@pytest.fixture
def taat() -> dict:
    """How to start a command that the permissions of folders hold for, root's too."""
    if os.geteuid():
        return {}
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is None:
        pytest.skip("root cannot give up its rights on this system")
    return {"preexec_fn": lambda: [prctl(PR_CAPBSET_DROP, hak, 0, 0, 0) for hak in HAK_AKAR]}


@pytest.fixture
def terkunci(akar):
    """Lock a folder; it is opened again in the end."""
    dikunci: list[Path] = []

    def kunci(folder: Path) -> None:
        folder.chmod(0o555)
        dikunci.append(folder)

    yield kunci
    for satu in dikunci:
        satu.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no write permission")
@pytest.mark.parametrize("laporan_lama", [True, False], ids=["former report", "no report yet"])
def test_reports_that_may_not_be_written_are_named(akar, taat, terkunci, laporan_lama):
    if laporan_lama:
        shutil.rmtree(akar.laporan / ".build")
        terkunci(akar.laporan)
    else:
        shutil.rmtree(akar.path / "reports")
        terkunci(akar.path)
    sebelum = akar.isi()
    hasil = jalankan(akar, **taat)
    assert hasil.returncode == 1
    assert "Permission denied" in hasil.stderr and "reports" in hasil.stderr
    assert "Traceback" not in hasil.stderr
    assert akar.isi() == sebelum


@pytest.mark.skipif(not os.path.isdir("/sys/kernel"), reason="no file system that nobody may write")
def test_reports_on_a_read_only_file_system_are_named(akar):
    """Where even root may not write: the folder is a link to a place of the kernel's."""
    shutil.rmtree(akar.path / "reports")
    (akar.path / "reports").symlink_to("/sys/kernel")
    hasil = akar.bangun()
    assert hasil.returncode == 1
    assert f"cannot read or write {akar.laporan}" in hasil.stderr
    assert "Traceback" not in hasil.stderr


# what Windows writes


def test_windows_line_ends_and_byte_order_marks_give_the_same_report(akar_baru, jadi):
    """Data, settings and notebooks as an editor of Windows saves them; the colophon alone tells of other files."""
    akar = akar_baru("rekaan", notebooks=BUKU)
    folder = [akar.path / "notebooks", *(akar.path / "data" / "raw").iterdir()]
    berkas = [b for f in folder for b in f.iterdir() if b.suffix in (".csv", ".toml", ".ipynb")]
    assert len(berkas) > 40
    for satu in berkas:
        satu.write_bytes(BOM + satu.read_bytes().replace(b"\n", b"\r\n"))
    hasil = akar.bangun()
    assert hasil.returncode == 0, hasil.stderr
    assert _halaman(akar, "baik.html") == _halaman(jadi, "baik.html")
    assert _halaman(akar, "kolofon.html") != _halaman(jadi, "kolofon.html")


def _halaman(akar, nama: str) -> str:
    return (akar.laporan / "html" / nama).read_text(encoding="utf-8")


# odd paths


@pytest.mark.parametrize("nama", ["Kinerja #1 – tës é", "100% 'baru' & [lama]; a=b", "ケ {x} $HOME"])
def test_any_name_of_the_folder_gives_the_same_report(jadi, akar_di, tmp_path, nama):
    akar = akar_di(tmp_path / nama, "rekaan", notebooks=BUKU)
    hasil = akar.bangun()
    assert hasil.returncode == 0, hasil.stderr
    assert akar.isi() == jadi.isi()
