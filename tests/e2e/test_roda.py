"""The wheel alone is enough: built, installed in an empty environment, it begins and builds in an empty folder."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]
PERINTAH = re.compile(r"^\s+(lkip .+|pip install .+)$", re.M)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def roda(tmp_path_factory) -> Path:
    tujuan = tmp_path_factory.mktemp("roda")
    subprocess.run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", tujuan, REPO], check=True)
    (berkas,) = tujuan.glob("*.whl")
    return berkas


def test_the_wheel_holds_what_a_report_is_made_of(roda):
    nama = zipfile.ZipFile(roda).namelist()
    for asal in (
        "notebooks/*.ipynb",
        "lkip_analysis/data/**/*.yaml",
        "lkip_analysis/**/*.toml",
        "lkip_analysis/templates/**/*.*",
    ):
        for berkas in REPO.glob(asal):
            di_roda = berkas.relative_to(REPO).as_posix().replace("notebooks/", "lkip_analysis/notebooks/", 1)
            assert di_roda in nama


def test_a_newcomer_walks_the_guide_with_the_wheel_alone(roda, tmp_path):
    """The commands of `docs/mulai.md`, in their order; so little is known that the report is a draft."""
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "env"], check=True)
    bin = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    kunci = ["--quiet", "--disable-pip-version-check", "--constraint", REPO / "requirements.lock"]
    subprocess.run([bin / "python", "-m", "pip", "install", *kunci, f"{roda}[report]"], check=True)
    kosong = tmp_path / "kosong"
    kosong.mkdir()
    langkah = [
        baris for baris in PERINTAH.findall((REPO / "docs" / "mulai.md").read_text("utf-8")) if "pip" not in baris
    ]
    assert [satu.split()[1] if "--root" not in satu else satu.split()[3] for satu in langkah] == [
        "init", "workbook", "check", "build",
    ]  # fmt: skip
    for satu in langkah[:1]:
        _jalankan(bin, satu, kosong)
    _isi_indikator(kosong / "laporan" / "data" / "raw" / "2031")
    for satu in langkah[2:]:
        _jalankan(bin, satu, kosong)
    assert (kosong / "laporan" / "reports" / "2031" / "lkip-2031.pdf").stat().st_size > 10_000
    ada = subprocess.run([bin / "python", "-m", "pip", "list"], capture_output=True, text=True, check=True).stdout
    assert "jupyterlab " not in ada


def _jalankan(bin: Path, perintah: str, folder: Path) -> None:
    import shlex

    kata = shlex.split(perintah)
    hasil = subprocess.run([bin / kata[0], *kata[1:]], cwd=folder, capture_output=True, text=True, check=False)
    assert hasil.returncode == 0, f"{perintah}\n{hasil.stdout}\n{hasil.stderr}"


def _isi_indikator(folder: Path) -> None:
    """One indicator and one program: the least that makes a report."""
    for tabel, isi in {
        "sasaran_indikator": {"sasaran": "S", "indikator": "I", "satuan": "%", "target": "80", "realisasi": "82"},
        "program_anggaran": {"kode": "7.01.01", "nama": "Program", "pagu": "1000000", "realisasi": "900000"},
    }.items():
        berkas = folder / f"{tabel}.csv"
        kolom = berkas.read_text("utf-8").strip().split(",")
        berkas.write_text(f"{','.join(kolom)}\n{','.join(isi.get(k, '') for k in kolom)}\n", "utf-8")
