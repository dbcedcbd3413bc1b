"""The pages of the PDF as a printer would look at them; `page_check` prints the same figures by hand."""

import re
from collections import Counter
from functools import cache

import pytest

from .page_check import lonely_ends, pages, report, thin

LONGEST_LINE = 108
"""Letters: about 90 of an average line; a line of narrow letters has more."""
SMALLEST = 8
TOOL_VOICE = (
    "hasil hitung",
    "mencetak nilai yang dinyatakan",
    "berkas foto",
    "bukan angka",
    "belum ada dalam data",
    "dicetak apa adanya",
    "kebijakan “",
    "None",
    "NaN",
)
"""Words of a program about itself: they have no place in a document that is signed."""


@cache
def diukur(berkas):
    measured = pages(berkas)
    print(report(measured))
    return measured


@pytest.fixture
def halaman(laporan):
    return diukur(laporan.berkas_pdf)


def test_no_page_within_a_chapter_is_nearly_empty(halaman):
    assert thin(halaman) == []


def test_no_page_begins_with_the_end_of_a_table(halaman):
    assert lonely_ends(halaman) == []


def test_no_figure_touches_the_border_of_its_cell(halaman):
    assert {page.number: page.crossed for page in halaman if page.crossed} == {}


def test_lines_are_no_longer_than_can_be_read(halaman):
    assert {page.number: page.letters for page in halaman if page.letters > LONGEST_LINE} == {}


def test_letters_are_of_one_family_and_large_enough(halaman):
    assert {name.partition("-")[0] for page in halaman for name in page.fonts} == {"SourceSansPro"}
    assert min(page.smallest for page in halaman if page.smallest) >= SMALLEST


def test_no_paragraph_is_printed_twice(laporan):
    isi = laporan.cetak("//p[not(ancestor::div[contains(@class, 'formulir')]) and not(ancestor::td)]")
    teks = Counter(" ".join(p.text_content().split()) for p in isi)
    assert [t for t, n in teks.items() if n > 1 and len(t) > 80] == []


@pytest.mark.parametrize("kata", TOOL_VOICE)
def test_the_document_does_not_speak_of_the_tool(laporan, kata):
    isi = [" ".join(satu.text_content().split()) for satu in laporan.cetak("//p|//li|//td|//h1|//h2|//h3|//h4")]
    assert [t for t in isi if re.search(rf"(?<!\w){re.escape(kata)}(?!\w)", t)] == []
