"""What is said of an archive before anything in it runs."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from datetime import date

import pytest
from click.testing import CliRunner

from lkip_analysis.build import manifest, verify
from lkip_analysis.build.bundle import readme
from lkip_analysis.build.zip_dates import in_zip
from lkip_analysis.cli import lkip
from lkip_analysis.errors import visible

DATA = {"data/raw/2031/misi.csv": b"no,misi\n", "notebooks/10-baik.ipynb": b"{}"}
REPORT = {"lkip-2031.pdf": b"%PDF-1.7"}


def hashes(files):
    return {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


@pytest.fixture
def archive(tmp_path):
    """Return a function that writes an archive that agrees with its manifest, but for what it is told to add."""

    def write(**changes):
        made = manifest.source(2031, "x", hashes(DATA)) | {"outputs": hashes(REPORT)}
        files = DATA | {f"reports/2031/{name}": content for name, content in REPORT.items()}
        files |= {"reports/2031/manifest.json": json.dumps(made).encode(), "BACA-DAHULU.txt": readme(2031)}
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as target:
            for name, content in (files | changes).items():
                target.writestr(name, content)
        return tmp_path / "a.zip"

    return write


def run(path, *words, answer=None):
    return CliRunner().invoke(lkip, ["verify", str(path), *words], input=answer)


def test_hashes_come_first_and_nothing_runs_without_a_yes(archive):
    for answer in (None, "n\n"):
        result = run(archive(), answer=answer)
        assert result.exit_code == 1
        before, _, _ = result.output.partition("notebook 10-baik.ipynb: is not a shipped one")
        assert before.count(": equal") == 3 and "with your rights" in result.output
        assert "built again from" not in result.output
    assert run(archive(), "--no-rebuild").exit_code == 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("BACA-DAHULU.txt", b"palsu", "changed: BACA-DAHULU.txt"),
        ("lain.txt", b"x", "extra: lain.txt"),
        ("reports/2030/lkip-2030.pdf", b"%PDF palsu", "extra: reports/2030/lkip-2030.pdf"),
        ("data/raw/2031/a\u202eb.csv", b"x", "extra: data/raw/2031/a\\u202eb.csv"),
    ],
)
def test_what_nothing_vouches_for_is_named(archive, name, content, said):
    result = run(archive(**{name: content}), "--no-rebuild")
    assert result.exit_code == 1 and said in result.output and "\u202e" not in result.output


def test_code_of_an_archive_gets_little_of_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("RAHASIA", "x")
    with verify.little_environment(tmp_path):
        assert "RAHASIA" not in os.environ and os.environ["HOME"] == str(tmp_path / "home") and "PATH" in os.environ
    assert os.environ["RAHASIA"] == "x"


@pytest.mark.parametrize("content", [b"[" * 100_000, b'{"year": 2031, "revision": "\\ud800"}', b"[]", b"\xff"])
def test_a_broken_manifest_is_one_message(archive, content):
    result = run(archive(**{"reports/2031/manifest.json": content}))
    assert result.exit_code == 1 and "not a manifest" in str(result.exception or result.output)


def test_nothing_steers_the_terminal():
    assert visible("a\x1b[2Jb\u202e\ud800\tc\n") == "a\\x1b[2Jb\\u202e\\ud800\tc\n"


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(1975, 5, 5), date(1980, 1, 1)),
        (date(9999, 1, 1), date(2107, 12, 31)),
        (date(2032, 2, 20), date(2032, 2, 20)),
    ],
)
def test_dates_are_those_that_a_zip_file_can_hold(day, held):
    assert in_zip(day) == held
