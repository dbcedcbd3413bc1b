"""What a build leaves behind when it is stopped, when two run at once, and when it can't write."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock

from lkip_analysis.build.publish import only_build, publish


def say(lines):
    return lines.append


def test_a_file_takes_the_place_of_the_former_one(tmp_path):
    (tmp_path / "new.pdf").write_text("new")
    (tmp_path / "lkip.pdf").write_text("old")
    assert publish(tmp_path / "new.pdf", tmp_path / "lkip.pdf").read_text() == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lkip.pdf"]


def test_a_folder_takes_the_place_of_the_former_one(tmp_path):
    for name, text in (("new", "new"), ("html", "old")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(text)
    publish(tmp_path / "new", tmp_path / "html")
    assert (tmp_path / "html" / "index.html").read_text() == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["html"]


def test_a_build_killed_between_two_renames_is_mended(tmp_path):
    """The former site is put back where the new one did not come into its place."""
    former = tmp_path / "html.former"
    former.mkdir()
    (former / "index.html").write_text("last good")
    with only_build(tmp_path, say([])):
        assert (tmp_path / "html" / "index.html").read_text() == "last good"


def test_what_a_finished_exchange_left_is_removed(tmp_path):
    for name, text in (("html", "good"), ("html.former", "old")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(text)
    with only_build(tmp_path, say([])):
        assert (tmp_path / "html" / "index.html").read_text() == "good"
        assert not (tmp_path / "html.former").exists()


def test_a_second_build_waits_for_the_first_and_says_so(tmp_path):
    (tmp_path / ".build").mkdir()
    lines = []

    class Released(list):
        def append(self, line):
            lines.append(line)
            first.release()

    first = FileLock(tmp_path / ".build" / "lock")
    first.acquire()
    with only_build(tmp_path, Released().append):
        pass
    assert lines == ["another build of this year is running; waiting for it"]


def test_the_lock_is_free_after_a_failed_build(tmp_path):
    with pytest.raises(RuntimeError), only_build(tmp_path, say([])):
        raise RuntimeError
    FileLock(tmp_path / ".build" / "lock").acquire(timeout=0)


@pytest.mark.skipif(os.name != "posix", reason="rights of folders as POSIX has them")
def test_a_folder_that_may_not_be_written_is_named(tmp_path, orang_biasa):
    reports: Path = tmp_path / "reports"
    reports.mkdir(mode=0o500)
    with orang_biasa(), pytest.raises(PermissionError, match="reports"), only_build(reports / "2031", say([])):
        pass
