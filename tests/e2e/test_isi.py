"""The three formats say the same, and what they say is what the measures are."""

from __future__ import annotations

import re
from collections import Counter

import pandas as pd
import pytest
from docx.oxml.ns import qn

from lkip_analysis.text.number_format import BELUM, persen, rupiah

ANGKA = re.compile(r"Rp\d(?:[\d.]*\d)?|\d[\d.]*(?:,\d+)?%")
"""Money and percentages: what a table of figures is made of."""


def rapat(teks: str) -> str:
    return "".join(teks.split())


@pytest.fixture
def angka(laporan) -> dict[str, Counter]:
    """How often each figure is printed, by format."""
    return {format: Counter(ANGKA.findall(laporan.teks[format])) for format in ("html", "pdf", "docx")}


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_every_figure_of_the_site_is_printed_as_often(angka, format):
    assert angka["html"].total() > 100
    assert angka[format] - angka["html"] == Counter()
    assert angka["html"] - angka[format] == Counter()


def test_tables_of_the_word_file_have_the_cells_of_the_site(laporan):
    situs = laporan.cetak("//table[thead]")
    word = [t for t in laporan.word.tables if t._tbl.tblPr.find(qn("w:tblBorders")) is not None]
    for satu, dua in zip(situs, word, strict=True):
        baris = [_sel_html(tr) for tr in satu.iter("tr")]
        assert baris == [_sel_word(tr) for tr in dua._tbl.iter(qn("w:tr"))], satu.get("id")


def _sel_html(tr) -> list[str]:
    return [rapat(sel.text_content()) for sel in tr.iter("td", "th")]


def _sel_word(tr) -> list[str]:
    """Cells that are not the continuation of the one above."""
    hasil = []
    for sel in tr.iter(qn("w:tc")):
        gabung = sel.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        if gabung is None or gabung.get(qn("w:val")) == "restart":
            hasil.append(rapat("".join(t.text or "" for t in sel.iter(qn("w:t")))))
    return hasil


@pytest.fixture
def pohon_anggaran(laporan) -> pd.DataFrame:
    berkas = laporan.akar.path / "data" / "processed" / str(laporan.tahun) / "anggaran.csv"
    return pd.read_csv(berkas, dtype={"kode": str, "pagu": "Int64", "realisasi": "Int64"}).set_index("kode")


def test_the_budget_is_printed_line_by_line(laporan, pohon_anggaran):
    """Every line of the tree stands in the table, with the money and the percentage of the measure.

    A sum of which a part is not known yet is not known.
    """
    (tabel,) = laporan.cetak("//table[@id='tbl-anggaran']")
    baris = {sel[0]: sel[2:] for sel in map(_sel_html, tabel.xpath("./tbody/tr")) if sel[0]}
    assert list(baris) == list(pohon_anggaran.index)
    for kode, (pagu, realisasi, serapan) in baris.items():
        ukuran = pohon_anggaran.loc[kode]
        assert pagu == rupiah(ukuran["pagu"])
        assert realisasi == (rupiah(ukuran["realisasi"]) if ukuran["lengkap"] else rapat(BELUM)), kode
        # the percentages of a column have equally many decimals
        assert serapan in {rapat(persen(ukuran["serapan"], min_desimal=n)) for n in (0, 1, 2)}, kode
