import os
from pathlib import Path

import pytest

from lkip_analysis.errors import LkipError
from lkip_analysis.root import Root


def test_folders(tmp_path):
    root = Root(tmp_path)
    assert root.raw(2031) == tmp_path / "data" / "raw" / "2031"
    assert root.processed(2031) == tmp_path / "data" / "processed" / "2031"
    assert root.reports(2031) == tmp_path / "reports" / "2031"
    assert root.notebooks == tmp_path / "notebooks"
    assert list(tmp_path.iterdir()) == [], "naming folders must not create them"


def test_find_takes_the_nearest(tmp_path):
    luar = tmp_path / "Kantor Ünit" / "laporan"
    dalam = luar / "contoh" / "instansi lain"
    for folder in (luar, dalam):
        (folder / "data" / "raw").mkdir(parents=True)
    (dalam / "notebooks").mkdir()
    assert Root.find(dalam / "notebooks") == Root(dalam)
    assert Root.find(dalam.parent) == Root(luar)
    assert Root.find(luar) == Root(luar)


def test_find_starts_here(tmp_path, monkeypatch):
    (tmp_path / "data" / "raw").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "data")
    assert Root.find() == Root(Path(os.getcwd()).parent)


def test_find_says_what_to_do(tmp_path):
    with pytest.raises(LkipError, match=r"data/raw.*--root"):
        Root.find(tmp_path)


def test_years(tmp_path):
    for nama in ("2032", "2030", "contoh"):
        (tmp_path / "data" / "raw" / nama).mkdir(parents=True)
    (tmp_path / "data" / "raw" / "2031").write_text("", encoding="utf-8")
    assert Root(tmp_path).years() == [2030, 2032]


def test_names_in_messages_have_slashes(tmp_path):
    assert Root(tmp_path).relatif(tmp_path / "data" / "raw" / "a b.csv") == "data/raw/a b.csv"


def test_containment_follows_links_and_dots(tmp_path):
    root = Root(tmp_path / "root")
    root.raw(2031).mkdir(parents=True)
    (tmp_path / "luar.txt").write_text("x", encoding="utf-8")
    (root.raw(2031) / "tautan.txt").symlink_to(tmp_path / "luar.txt")
    (root.raw(2031) / "putar").symlink_to(root.raw(2031) / "putar")
    assert root.memuat(root.raw(2031) / "belum-ada.jpg")
    assert root.memuat(root.raw(2031) / ".." / "2030" / "a.jpg")
    assert not root.memuat(root.raw(2031) / "tautan.txt")
    assert not root.memuat(root.raw(2031) / ".." / ".." / ".." / ".." / "luar.txt")
    assert not root.memuat(root.raw(2031) / "nol\0.jpg")


def test_data_may_be_a_link(tmp_path):
    (tmp_path / "bersama" / "raw" / "2031").mkdir(parents=True)
    root = Root(tmp_path / "root")
    root.path.mkdir()
    (root.path / "data").symlink_to(tmp_path / "bersama")
    assert root.memuat(root.raw(2031) / "target.csv")
