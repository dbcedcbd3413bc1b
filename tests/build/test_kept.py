"""What is kept between builds is believed only as long as it is what was written."""

from __future__ import annotations

import pytest

from lkip_analysis.build import pdf
from lkip_analysis.build.document import Document, Part
from lkip_analysis.build.kept import Kept
from lkip_analysis.build.pandoc import Printing


@pytest.fixture
def made():
    """What was made so far."""
    return []


@pytest.fixture
def get(tmp_path, made):
    def get(*made_from: bytes, ending="typ", kept=None):
        def make():
            made.append(made_from)
            return b"dari " + b"+".join(made_from)

        return (kept or Kept(tmp_path)).get(made_from, ending, make)

    return get


def test_its_folder_need_not_be_there(tmp_path):
    assert Kept(tmp_path / "a" / "b").folder.is_dir()


def test_what_is_there_is_not_made_again(get, made):
    path = get(b"a", b"b")
    assert path.read_bytes() == b"dari a+b"
    assert get(b"a", b"b") == path
    assert made == [(b"a", b"b")]


def test_other_sources_give_another_file(get, made):
    assert len({get(b"a", b"b"), get(b"ab"), get(b"a"), get(b"b", b"a"), get(b"a", b"b", ending="json")}) == 5


@pytest.mark.parametrize("content", [b"", b"dari a", b"dari a+c", b"\xff"])
def test_what_was_changed_is_made_again(get, made, content):
    path = get(b"a", b"b")
    path.write_bytes(content)
    assert get(b"a", b"b").read_bytes() == b"dari a+b"
    assert len(made) == 2


def test_what_nobody_asks_for_any_more_is_removed(get, tmp_path):
    get(b"lama")
    kept = Kept(tmp_path)
    path = get(b"baru", kept=kept)
    (tmp_path / "sisa.tmp").write_bytes(b"")
    kept.prune()
    assert list(tmp_path.iterdir()) == [path]


def test_an_edited_or_emptied_chapter_never_reaches_the_pages(tmp_path):
    """Trees and Typst files of a chapter alike; also a picture whose file was exchanged."""
    picture = '<p><img src="data:image/svg+xml;base64,PHN2Zy8+" alt="a"></p>'
    document = Document({}, [Part("isi", "A", f"<p>Benar.</p>{picture}")])

    def texts() -> list[str]:
        printing = Printing(document, tmp_path)
        return [pdf.to_typst(tree, printing.kept).read_text("utf-8") for tree in printing.chapters()]

    right = texts()
    assert "Benar." in right[0]
    for folder in ("bab", "gambar"):
        for path in list((tmp_path / folder).iterdir()):
            whole = path.read_bytes()
            for wrong in (b"", whole.replace(b"Benar", b"Salah").replace(b"svg", b"SVG")):
                path.write_bytes(wrong)
                assert texts() == right
                assert path.read_bytes() == whole
