"""Archives that came from somewhere else: what is refused, and that nothing is written outside the folder."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from lkip_analysis.build import unpack as modul
from lkip_analysis.build.failures import BuildError
from lkip_analysis.build.unpack import unpack

BAIK = "data/raw/2031/anggaran.csv"
JAHAT = [
    "../jahat.txt",
    "data/raw/2031/../../../../jahat.csv",
    "/tmp/jahat.txt",
    "//host/share/jahat.txt",
    "C:/jahat.txt",
    "data/raw/2031/C:jahat.csv",
    "..\\jahat.txt",
    "data\\raw\\2031\\a.csv",
    "data/raw/2031/./a.csv",
    "data/raw/2031/nul.csv",
    "data/raw/2031/CON",
    "data/raw/2031/com1.csv",
    "data/raw/2031/a.csv.",
    "data/raw/2031/a.csv ",
    "data/raw/2031/a.csv:lain",
    "data/raw/2031/a\n.csv",
    "data/raw/2031/" + "a" * 300 + ".csv",
    "notebooks/pandas.py",
    "notebooks/00-a/00-b.ipynb",
    "lkip_analysis/__init__.py",
    "sitecustomize.py",
    ".git/config",
    "data/rahasia.csv",
]


@pytest.fixture
def arsip(tmp_path):
    """Make a ZIP file of (name or entry, content) pairs."""

    def buat(*isi: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
        path = tmp_path / "arsip.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as tulis:
            for nama, bita in isi:
                tulis.writestr(nama, bita)
        return path

    return buat


@pytest.fixture
def buka(tmp_path):
    """Unpack into a folder two levels down; in the end nothing lies beside it."""
    tujuan = tmp_path / "satu" / "dua"
    tujuan.mkdir(parents=True)

    def buka(path: Path) -> set[str]:
        unpack(path, tujuan)
        return {b.relative_to(tujuan).as_posix() for b in tujuan.rglob("*") if b.is_file()}

    yield buka
    assert [b.name for b in tmp_path.iterdir() if b.name not in ("satu", "arsip.zip")] == []
    assert [b.name for b in (tmp_path / "satu").iterdir()] == ["dua"]


def test_plain_files_are_unpacked(arsip, buka):
    nama = {
        BAIK,
        "data/raw/2030/loket é.png",
        "notebooks/00-a.ipynb",
        "reports/2031/html/index.html",
        "BACA-DAHULU.txt",
    }
    assert buka(arsip(("data/", b""), *((n, b"x") for n in nama))) == nama


@pytest.mark.parametrize("nama", JAHAT)
def test_a_name_that_no_bundle_has_is_refused_and_named(arsip, buka, nama):
    entri = zipfile.ZipInfo("x")
    entri.filename = nama  # ZipInfo itself would tidy some of them
    path = arsip((BAIK, b"x"), (entri, b"x"))
    with pytest.raises(BuildError) as galat:
        buka(path)
    assert "arsip.zip" in str(galat.value) and BAIK not in str(galat.value)
    assert not list(path.parent.joinpath("satu", "dua").iterdir())


@pytest.mark.parametrize("jenis", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_a_link_or_a_device_is_refused(arsip, buka, jenis):
    entri = zipfile.ZipInfo(BAIK)
    entri.create_system, entri.external_attr = 3, (jenis | 0o777) << 16
    with pytest.raises(BuildError, match="a link or a device"):
        buka(arsip((entri, b"/etc/passwd")))


def test_two_files_of_one_name_are_refused_however_they_are_written(arsip, buka):
    with pytest.raises(BuildError, match="twice"):
        buka(arsip((BAIK, b"x"), (BAIK.replace("anggaran", "Anggaran"), b"y")))


def test_a_bomb_is_refused(arsip, buka):
    with pytest.raises(BuildError, match="too large to unpack: it grows to 30 MB in 1 files"):
        buka(arsip((BAIK, bytes(30 * 2**20))))


@pytest.mark.parametrize("batas", ["MOST_BYTES", "MOST_FILES"])
def test_a_file_that_grows_too_large_is_refused(arsip, buka, batas, monkeypatch):
    monkeypatch.setattr(modul, batas, 1)
    with pytest.raises(BuildError, match="too large"):
        buka(arsip((BAIK, b"xx"), ("notebooks/00-a.ipynb", b"x")))


@pytest.mark.parametrize("isi", [b"", b"bukan arsip", b"PK\x03\x04" + bytes(40)])
def test_what_is_no_archive_is_refused(tmp_path, buka, isi):
    (tmp_path / "arsip.zip").write_bytes(isi)
    with pytest.raises(BuildError, match=r"arsip\.zip is no ZIP file, or damaged"):
        buka(tmp_path / "arsip.zip")


def test_a_damaged_archive_is_refused(arsip, buka):
    path = arsip((BAIK, b"kode,pagu\n" * 50))
    bita = bytearray(path.read_bytes())
    bita[60] ^= 0xFF
    path.write_bytes(bita)
    with pytest.raises(BuildError, match=r"arsip\.zip is no ZIP file, or damaged"):
        buka(path)
