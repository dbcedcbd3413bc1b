"""Finding the words: what a chapter can use, what a mistyped name may have meant, and what a new year asks for."""

import json
import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat import v4

from lkip_analysis.build.cell_tags import words_of_other_years
from lkip_analysis.build.chapters import chapters
from lkip_analysis.build.values import as_json, suggestion, values
from lkip_analysis.report.model.opening import buka
from lkip_analysis.root import Root

REPO = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("akar")
    shutil.copytree(REPO / "tests" / "agency" / "data", folder / "data")
    return Root(folder)


@pytest.fixture(scope="module")
def found(root):
    return {one.nama: one for one in values(buka(2031, root), chapters(Root(REPO)))}


def test_a_value_has_its_present_text_its_meaning_and_its_places(found):
    assert found["i.capaian"].teks == "115%" and "bab-3-capaian-kinerja" in found["i.capaian"].dipakai
    assert found["i.tercapai"].teks == "benar" and found["i.tercapai"].keterangan
    assert found["lap.instansi.nama"].teks.startswith("Dinas Penanaman Modal")


def test_the_list_is_json_too(found):
    assert {one["nama"] for one in json.loads(as_json(list(found.values())))} == set(found)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("'Laporan' object has no attribute 'jumla'", "mungkin maksudnya jumlah"),
        ("'Indikator' object has no attribute 'capain'", "capaian"),
        ("name 'lpa' is not defined", "lap"),
    ],
)
def test_a_mistyped_name_is_told_what_it_may_have_meant(message, words):
    assert words in suggestion(message)


def test_nothing_near_is_no_suggestion():
    assert suggestion("name 'xqzw' is not defined") == "" == suggestion("division by zero")


def test_a_new_year_names_the_words_of_the_old_one(tmp_path):
    cells = [v4.new_markdown_cell("Bursa kerja digelar.", metadata={"tags": ["tahun:2030"]}), v4.new_markdown_cell("x")]
    notebook = v4.new_notebook(cells=cells, metadata={"lkip": {"judul": "Uji", "bagian": "isi"}})
    (tmp_path / "notebooks").mkdir()
    nbformat.write(notebook, tmp_path / "notebooks" / "01-uji.ipynb")
    own = chapters(Root(tmp_path), own_only=True)
    (line,) = words_of_other_years(own, 2031)
    assert line.startswith("uji, sel 0: tulis ulang untuk tahun 2031 (tahun:2030): Bursa kerja")
    assert list(words_of_other_years(own, 2030)) == []
