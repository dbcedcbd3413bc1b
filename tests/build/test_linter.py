"""Numbers in prose that are not live."""

from pathlib import Path

import nbformat
import pytest
from nbformat import v4

from lkip_analysis.build.chapters import chapters
from lkip_analysis.build.linter import angka_mati, warnings
from lkip_analysis.root import Root

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def buku(*sel):
    return v4.new_notebook(cells=[v4.new_markdown_cell(teks) for teks in sel])


@pytest.mark.parametrize(
    ("teks", "angka"),
    [
        ("Capaiannya 45,9% dari target.", ["45,9%"]),
        ("Pagunya Rp9.584.669.104, sisanya Rp 12.", ["Rp9.584.669.104", "Rp 12"]),
        ("Ada 12 dokumen dan 1.633 orang (7 di antaranya lulus).", ["12", "1.633", "7"]),
        ("Naik 16,83 poin persen dari tahun 2023 ke 2024.", ["16,83"]),
        ("Realisasi 2.024 orang dan 2024% serta 19,5.", ["2.024", "2024%", "19,5"]),
        ("1. Butir pertama memuat 3 kegiatan.\n2. Butir kedua.", ["3"]),
        ("## 3.1 Perbandingan 5 indikator", ["5"]),
        ("| Sasaran | Target |\n|---|---|\n| Satu | 10 |", ["10"]),
    ],
)
def test_a_number_that_is_typed_in_is_found(teks, angka):
    assert [satu.angka for satu in angka_mati(buku(teks))] == angka


@pytest.mark.parametrize(
    "teks",
    [
        "Capaiannya {eval}`i.capaian` dan {eval}``lap.data.target[0]``.",
        "Tahun 2024 dan periode 2021–2026.",
        "Peraturan Menteri Nomor 53 Tahun 2014, Pasal 7 ayat (2), dan Permendagri 86/2017.",
        "Perda Nomor 700/1313.1/INSP-C",
        "# Lampiran 3 Perjanjian Kinerja\n\n## 3.{eval}`pk.urut` {eval}`pk.sebutan`\n\n### 1.2.3 Maksud",
        "1. memberi informasi;\n   2) memperbaiki;",
        "Lihat Tabel III.3, Subbab 3.1, dan Bab 4.",
        "Kode `x = 12`, [laman](https://contoh.go.id/12) dan https://contoh.go.id/34\n\n```\n56\n```",
        '<div style="width: 50%">\n\nisi\n\n</div><!-- 78 -->',
        "Misi ke-2 dan berkas A4.",
    ],
)
def test_names_of_places_laws_and_years_are_none(teks):
    assert angka_mati(buku(teks)) == []


def test_code_cells_are_no_prose():
    notebook = v4.new_notebook(cells=[v4.new_code_cell("x = 45.9")])
    assert angka_mati(notebook) == []


def test_the_place_and_what_stands_around_are_told():
    (mati,) = angka_mati(buku("Pembuka.", "Dari {eval}`i.target` tercapai 45,9% saja."))
    assert (mati.sel, mati.angka, mati.konteks) == (1, "45,9%", "Dari • tercapai 45,9% saja.")
    assert "sel 1" in str(mati) and "45,9%" in str(mati)


def test_the_chapters_have_none(tmp_path):
    assert list(warnings(chapters(Root(NOTEBOOKS.parent)), 2031)) == []


def test_a_warning_names_the_chapter(tmp_path):
    notebook = buku("Ada 7 orang.")
    notebook.metadata["lkip"] = {"judul": "Uji", "bagian": "isi"}
    (tmp_path / "notebooks").mkdir()
    nbformat.write(notebook, tmp_path / "notebooks" / "01-uji.ipynb")
    (baris,) = warnings(chapters(Root(tmp_path), own_only=True), 2031)
    assert baris.startswith("uji: peringatan: sel 0: ") and "7" in baris


def test_a_year_that_is_not_the_reports_is_named_with_what_to_write():
    """Tried before: “Pada tahun 2024 Dinas menggelar Job Fair” was printed in 2025 without a word."""
    (mati,) = angka_mati(buku("Pada tahun 2030 dinas menggelar bursa kerja."), 2031)
    assert mati.angka == "2030" and "lap.tahun_lalu" in mati.usul and "tahun:2030" in mati.usul


@pytest.mark.parametrize(
    "teks",
    [
        "Pada tahun 2031 dinas menggelar bursa kerja.",
        "Peraturan Presiden Nomor 29 Tahun 2014 dan Permen Nomor 53/2014.",
        "Renstra Tahun 2030–2034.",
        "Tanggal 700/41/2030.",
        "Rumus $x_2 + 3$[^2] menurut [@umar2020, hlm. 3].",
    ],
)
def test_other_numbers_of_a_year_are_none(teks):
    assert angka_mati(buku(teks), 2031) == []


def test_words_of_a_year_may_name_every_year():
    sel = v4.new_markdown_cell("Pada tahun 2030 dan 2029.", metadata={"tags": ["tahun:2030"]})
    assert angka_mati(v4.new_notebook(cells=[sel]), 2031) == []
