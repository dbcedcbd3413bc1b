"""What a report was made from decides whether it must be made again; each part of that is looked at."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from lkip_analysis.build import cache, manifest
from lkip_analysis.build.publish import is_published, write_manifest
from lkip_analysis.report.measures.stamp import Cap, sidik_isi

YEAR = 2031
MADE_FROM = {
    "year": YEAR,
    "revision": "abc",
    "package": "p1",
    "packages": {"python": "3.12"},
    "inputs": {"data/raw/2031/target.csv": "1"},
}


@pytest.fixture
def reports(tmp_path):
    return _put(tmp_path / "reports", {f"lkip-{YEAR}.pdf": "pdf", "html/index.html": "depan", "html/cari.html": "cari"})


def _put(folder: Path, files: dict[str, str], made_from: dict = MADE_FROM) -> Path:
    """Stage files, write their manifest, and publish them."""
    staging = folder.with_name("staging")
    for name, text in files.items():
        (staging / name).parent.mkdir(parents=True, exist_ok=True)
        (staging / name).write_text(text)
    folder.mkdir(exist_ok=True)
    write_manifest(staging, folder, made_from)
    shutil.copytree(staging, folder, dirs_exist_ok=True)
    shutil.rmtree(staging)
    return folder


def outputs(folder: Path) -> dict[str, str]:
    return json.loads((folder / manifest.FILE).read_text())["outputs"]


def test_what_was_published_needs_nothing(reports):
    assert is_published(reports, YEAR, ("html", "pdf"), MADE_FROM)
    assert is_published(reports, YEAR, ("pdf",), MADE_FROM)
    assert not is_published(reports, YEAR, ("html", "docx"), MADE_FROM)


@pytest.mark.parametrize("name", MADE_FROM)
def test_every_part_of_the_source_counts(reports, name):
    other = {"lain": "2"} if isinstance(MADE_FROM[name], dict) else 2030 if name == "year" else "lain"
    assert not is_published(reports, YEAR, ("pdf",), MADE_FROM | {name: other})


TOUCHES = {
    "a file was edited": lambda folder: (folder / f"lkip-{YEAR}.pdf").write_text("lain"),
    "a file is gone": lambda folder: (folder / f"lkip-{YEAR}.pdf").unlink(),
    "a page was edited": lambda folder: (folder / "html" / "cari.html").write_text(""),
    "a page is gone": lambda folder: (folder / "html" / "cari.html").unlink(),
    "a page was added": lambda folder: (folder / "html" / "lain.html").write_text("x"),
    "the site is gone": lambda folder: shutil.rmtree(folder / "html"),
    "no manifest": lambda folder: (folder / manifest.FILE).unlink(),
    "a broken manifest": lambda folder: (folder / manifest.FILE).write_text("[]"),
}


@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES)
def test_what_was_touched_is_not_what_was_published(reports, touch):
    touch(reports)
    assert not is_published(reports, YEAR, ("html", "pdf"), MADE_FROM)


def test_a_manifest_names_what_is_staged_and_what_stays(reports):
    """A file that is made anew is named as it is now; one of another format stays, where it came from the same."""
    _put(reports, {f"lkip-{YEAR}.pdf": "pdf baru"})
    assert outputs(reports) == {
        f"lkip-{YEAR}.pdf": manifest.sha256(reports / f"lkip-{YEAR}.pdf"),
        "html/cari.html": manifest.sha256(reports / "html" / "cari.html"),
        "html/index.html": manifest.sha256(reports / "html" / "index.html"),
    }


def test_a_page_that_is_no_longer_made_is_not_named(reports):
    _put(reports, {"html/index.html": "depan"})
    assert set(outputs(reports)) == {f"lkip-{YEAR}.pdf", "html/index.html"}


def test_what_came_from_other_inputs_is_not_named(reports):
    _put(reports, {f"lkip-{YEAR}.pdf": "pdf"}, MADE_FROM | {"inputs": {}})
    assert set(outputs(reports)) == {f"lkip-{YEAR}.pdf"}


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("kinerja/skala.toml", True),
        ("data/schema/a.yaml", True),
        ("a.py", True),
        ("templates/a.py", False),
        ("a.txt", False),
    ],
)
def test_the_package_that_chapters_run_is_code_and_rules(monkeypatch, tmp_path, name, counts):
    home = tmp_path / "paket"
    (home / "build").mkdir(parents=True)
    monkeypatch.setattr(cache, "__file__", str(home / "build" / "cache.py"))
    without = cache.package_fingerprint()
    (home / name).parent.mkdir(parents=True, exist_ok=True)
    (home / name).write_text("1")
    first = cache.package_fingerprint()
    (home / name).write_text("2")
    assert (without != first, first != cache.package_fingerprint()) == (counts, counts)


def test_measures_and_the_mark_of_a_draft_are_believed_only_together(tmp_path):
    (tmp_path / "kinerja.csv").write_text("a\n1\n")
    Cap("s", sidik_isi(tmp_path, "DRAF"), "DRAF").tulis(tmp_path)
    assert Cap.baca(tmp_path).draf == "DRAF"
    kept = (tmp_path / "asal.json").read_text()
    isi = json.loads(kept)["isi"]
    for wrong in (kept.replace("DRAF", ""), kept.replace(isi, "0" * 64), kept.replace(isi, "f" * 64)):
        (tmp_path / "asal.json").write_text(wrong)
        assert Cap.baca(tmp_path) == Cap("")
    (tmp_path / "asal.json").write_text(kept)
    (tmp_path / "kinerja.csv").write_text("a\n2\n")
    assert Cap.baca(tmp_path) == Cap("")


@pytest.mark.parametrize("text", [None, "", "{", "[]", "1", '{"lain": 1}', '{"sidik": "s", "lain": 1}'])
def test_a_broken_stamp_of_measures_equals_none(tmp_path, text):
    if text is not None:
        (tmp_path / "asal.json").write_text(text)
    assert Cap.baca(tmp_path) == Cap("")
