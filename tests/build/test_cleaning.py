"""Cleaning removes what builds made; outputs never go over inputs."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from lkip_analysis.cli import lkip
from lkip_analysis.errors import LkipError, writable


@pytest.fixture
def folder(tmp_path):
    for name in (
        "html/index.html",
        ".build/x",
        "lkip-2031.pdf",
        "manifest.json",
        "lkip-2031-bundle.zip",
        "catatan.txt",
    ):
        path = tmp_path / "reports" / "2031" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    (tmp_path / "data" / "raw" / "2031").mkdir(parents=True)
    (tmp_path / "data" / "processed" / "2031").mkdir(parents=True)
    (tmp_path / "data" / "processed" / "2031" / "kinerja.csv").write_text("x", encoding="utf-8")
    return tmp_path


def run(folder, *words, answer=None):
    return CliRunner().invoke(lkip, ["--root", str(folder), "clean", "2031", *words], input=answer)


def test_an_archive_and_the_files_of_people_stay_unless_somebody_says_so(folder):
    result = run(folder, answer="n\n")
    assert result.exit_code == 0 and "reports/2031/lkip-2031-bundle.zip" in result.output
    left = sorted(path.name for path in (folder / "reports" / "2031").iterdir())
    assert left == ["catatan.txt", "lkip-2031-bundle.zip"]
    assert not (folder / "data" / "processed" / "2031").exists()
    run(folder)  # nobody answers
    assert (folder / "reports" / "2031" / "catatan.txt").is_file()
    assert run(folder, "--all").exit_code == 0
    assert not (folder / "reports" / "2031").exists() and (folder / "data" / "raw" / "2031").is_dir()


def test_an_output_never_goes_over_an_input(folder):
    raw = folder / "data" / "raw"
    for target in (raw / "2031" / "baru.json", raw / "2031" / ".." / "x.json"):
        with pytest.raises(LkipError, match="among inputs"):
            writable(target, raw)
    writable(folder / "keluar.json", raw)
    writable(None, raw)
    result = CliRunner().invoke(lkip, ["--root", str(folder), "check", "2031", "--json", str(raw / "2031/misi.csv")])
    assert isinstance(result.exception, LkipError) and not (raw / "2031" / "misi.csv").exists()
