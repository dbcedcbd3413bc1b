"""Chapters come with the package; a root's own chapter wins by name."""

from __future__ import annotations

import shutil

import pytest

from lkip_analysis.build.chapters import chapters, shipped, take, whose
from lkip_analysis.build.failures import BuildError
from lkip_analysis.root import Root


def test_a_root_without_chapters_has_the_shipped_ones(tmp_path):
    found = chapters(Root(tmp_path))
    assert [c.path.name for c in found] == sorted(p.name for p in shipped().glob("[0-9][0-9]*.ipynb"))
    assert not any(c.own for c in found)


def test_its_own_chapter_wins_by_name_and_another_one_is_added(tmp_path):
    root, bawaan = Root(tmp_path), chapters(Root(tmp_path))
    root.notebooks.mkdir()
    shutil.copy(bawaan[1].path, root.notebooks / bawaan[1].path.name)
    shutil.copy(bawaan[1].path, root.notebooks / "99-tambahan.ipynb")
    found = {c.name: c for c in chapters(root)}
    assert [name for name, c in found.items() if c.own] == [bawaan[1].name, "notebooks/99-tambahan.ipynb"]
    assert len(found) == len(bawaan) + 1
    assert bawaan[1].path.name in whose(list(found.values()))


def test_the_shipped_ones_may_be_left_out(tmp_path):
    root = Root(tmp_path)
    with pytest.raises(BuildError, match="no chapter found"):
        chapters(root, own_only=True)
    take(root, [chapters(root)[2].id])
    assert [c.own for c in chapters(root, own_only=True)] == [True]


def test_a_chapter_is_taken_once(tmp_path):
    root = Root(tmp_path)
    first = chapters(root)[0]
    (path,) = take(root, [first.id])
    assert path.read_bytes() == first.path.read_bytes()
    with pytest.raises(BuildError, match="sudah milik"):
        take(root, [first.id])
