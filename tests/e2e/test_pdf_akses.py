"""The PDF as a screen reader and an archive get it: tags, bookmarks, language, fonts, order of reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pdfplumber
import pikepdf
import pytest


@dataclass(frozen=True)
class Tanda:
    """An element of the structure tree: its kind, what it is in, and how deep."""

    jenis: str
    isi: pikepdf.Dictionary
    induk: tuple[str, ...]

    def sifat(self, nama: str) -> object:
        """An attribute, such as the scope of a header cell; None where it has none."""
        milik = self.isi.get("/A", [])
        milik = milik if isinstance(milik, pikepdf.Array) else [milik]
        return next((satu[nama] for satu in milik if nama in satu), None)


def telusuri(simpul: pikepdf.Object, induk: tuple[str, ...] = ()) -> Iterator[Tanda]:
    """Elements of a structure tree in the order of reading."""
    if isinstance(simpul, pikepdf.Array):
        for satu in simpul:
            yield from telusuri(satu, induk)
    elif isinstance(simpul, pikepdf.Dictionary):
        if "/S" in simpul:
            yield Tanda(str(simpul.S), simpul, induk)
            induk = (*induk, str(simpul.S))
        if "/K" in simpul:
            yield from telusuri(simpul.K, induk)


@pytest.fixture
def tanda(laporan) -> list[Tanda]:
    return list(telusuri(laporan.pdf.Root.StructTreeRoot))


def judul_bab(laporan, *jenjang: int) -> list[str]:
    """Headings of some levels that are printed, in print order."""
    return [rapi(h.text_content()) for h in laporan.cetak("|".join(f"//h{n}" for n in jenjang))]


def rapi(teks: str) -> str:
    return " ".join(teks.split())


# what the document says of itself


def test_the_pdf_says_what_it_is(laporan):
    akar = laporan.pdf.Root
    assert bool(akar.MarkInfo.Marked)
    assert str(akar.Lang).split("-")[0] == "id"
    assert bool(akar.ViewerPreferences.DisplayDocTitle)
    assert str(laporan.tahun) in str(laporan.pdf.docinfo["/Title"])


def test_the_pdf_claims_the_standards_for_access_and_for_archives(laporan):
    with laporan.pdf.open_metadata() as xmp:
        assert xmp.get("pdfuaid:part") == "1"
        assert (xmp.get("pdfaid:part"), xmp.get("pdfaid:conformance")) == ("2", "A")
        assert xmp.get("dc:title") == str(laporan.pdf.docinfo["/Title"])


def test_no_part_of_the_pdf_depends_on_the_clock(laporan):
    tanggal = str(laporan.pdf.docinfo["/CreationDate"])
    assert tanggal == str(laporan.pdf.docinfo["/ModDate"])
    assert tanggal[2:6] == str(laporan.tahun + 1)  # signed in the year after


def test_the_pdf_names_the_agency_and_what_it_is_about(laporan):
    with laporan.pdf.open_metadata() as xmp:
        assert xmp["dc:creator"] == [str(laporan.pdf.docinfo["/Author"])]
        assert xmp["dc:language"] == {"id-ID"}
        assert str(laporan.tahun) in xmp["dc:description"]
    assert str(laporan.pdf.docinfo["/Author"]) in laporan.halaman[0].isi


# tags


def test_every_table_has_header_cells_and_every_header_cell_says_what_it_heads(laporan, tanda):
    tabel = [t for t in tanda if t.jenis == "/Table"]
    assert len(tabel) == len(laporan.cetak("//table[thead]"))
    for satu in tabel:
        assert "/TH" in {t.jenis for t in telusuri(satu.isi)}
    assert {str(t.sifat("/Scope")) for t in tanda if t.jenis == "/TH"} == {"/Column"}


def test_cells_stand_in_rows_and_rows_in_tables(laporan, tanda):
    assert {t.induk[-1] for t in tanda if t.jenis in ("/TH", "/TD")} == {"/TR"}
    # A row that heads others stands between the bodies, directly in the table.
    assert {t.induk[-1] for t in tanda if t.jenis == "/TR"} == {"/Table", "/THead", "/TBody", "/TFoot"}
    assert {t.induk[-1] for t in tanda if t.jenis in ("/THead", "/TBody", "/TFoot")} == {"/Table"}
    # A header is repeated on the pages of its table, but tagged once; a source note is the last cell of its table.
    sel = len(laporan.cetak("//table[thead]//th")) + len(laporan.cetak("//table[thead]//td"))
    sumber = len(laporan.cetak("//div[contains(@class, 'tabel')]/div[contains(@class, 'sumber')]"))
    assert sum(t.jenis in ("/TH", "/TD") for t in tanda) == sel + sumber
    assert sum(t.jenis == "/TH" for t in tanda) >= len(laporan.cetak("//table[thead]//th"))


def test_cells_over_several_rows_or_columns_say_so(laporan, tanda):
    for nama, elemen in (("/RowSpan", "rowspan"), ("/ColSpan", "colspan")):
        bertanda = Counter(int(n) for t in tanda if (n := t.sifat(nama)))
        sel = laporan.cetak(f"//table[thead]//*[@{elemen} > 1]")
        sumber = laporan.cetak("//div[contains(@class, 'tabel')][div[contains(@class, 'sumber')]]/table")
        kolom = [len(t.xpath(".//col")) for t in sumber if nama == "/ColSpan"]
        assert bertanda == Counter([*(int(satu.get(elemen)) for satu in sel), *kolom]), nama


@pytest.mark.parametrize("jenjang", [1, 2, 3, 4])
def test_headings_are_tagged(laporan, tanda, jenjang):
    assert sum(t.jenis == f"/H{jenjang}" for t in tanda) == len(judul_bab(laporan, jenjang))


def test_no_level_of_headings_is_skipped(tanda):
    jenjang = [int(t.jenis[2:]) for t in tanda if re.fullmatch(r"/H\d", t.jenis)]
    assert [(a, b) for a, b in zip([0, *jenjang], jenjang, strict=False) if b > a + 1] == []


def test_figures_are_tagged_with_their_alternative_text(laporan, tanda):
    alt = Counter(rapi(img.get("alt")) for img in laporan.cetak("//img"))
    assert Counter(rapi(str(t.isi.get("/Alt", ""))) for t in tanda if t.jenis == "/Figure") == alt
    assert all(alt)


def test_lists_are_tagged(laporan, tanda):
    assert sum(t.jenis == "/LI" for t in tanda) >= len(laporan.cetak("//li[not(ancestor::*[@class='isi'])]"))
    assert {t.induk[-1] for t in tanda if t.jenis == "/LBody"} == {"/LI"}


def test_every_link_has_a_description(laporan):
    tautan = [c for h in laporan.pdf.pages for c in h.get("/Annots", []) if c.get("/Subtype") == "/Link"]
    assert tautan and all(str(c.get("/Contents", "")).strip() for c in tautan)


# bookmarks


def test_the_outline_has_every_heading_below_the_one_that_it_belongs_to(laporan):
    """Each leads to a page of the document that has its words."""
    butir = []

    def turun(daftar, jenjang: int = 1) -> None:
        for satu in daftar:
            butir.append((jenjang, rapi(satu.title), satu.destination))
            turun(satu.children, jenjang + 1)

    with laporan.pdf.open_outline() as kerangka:
        turun(kerangka.root)
    seharusnya = [(int(h.tag[1]), rapi(h.text_content())) for h in laporan.cetak("//h1|//h2|//h3|//h4")]
    assert [(jenjang, judul) for jenjang, judul, _ in butir] == seharusnya
    nomor = {halaman.objgen: n for n, halaman in enumerate(laporan.pdf.pages)}
    for _, judul, tujuan in butir:
        halaman = laporan.halaman[nomor[tujuan[0].objgen]]
        assert judul.split()[0].casefold() in halaman.isi.casefold(), judul


def test_every_title_of_the_front_matter_has_a_bookmark(laporan):
    depan = [nama for nama, bagian in laporan.akar.bagian().items() if bagian == "depan"]
    judul = [rapi(h.text_content()) for nama in depan for h in laporan.situs[f"{nama}.html"].xpath("//main//h1")]
    with laporan.pdf.open_outline() as kerangka:
        penanda = [rapi(satu.title) for satu in kerangka.root]
    assert judul[0] == "Surat Pernyataan" and len(judul) > len(depan)
    assert penanda[: len(judul)] == judul


# text


def test_every_font_is_embedded(laporan):
    tanpa = set()
    for benda in laporan.pdf.objects:
        if isinstance(benda, pikepdf.Dictionary) and benda.get("/Type") == "/FontDescriptor":
            berkas = {"/FontFile", "/FontFile2", "/FontFile3"} & set(benda.keys())
            tanpa |= set() if berkas else {str(benda.FontName)}
    assert not tanpa


def test_every_font_says_which_letters_its_glyphs_are(laporan):
    huruf = [b for b in laporan.pdf.objects if isinstance(b, pikepdf.Dictionary) and b.get("/Subtype") == "/Type0"]
    assert huruf and all("/ToUnicode" in satu for satu in huruf)


def padat(teks: str) -> str:
    """Letters and digits alone: line ends, hyphens and the space between cells differ from reader to reader."""
    return "".join(huruf for huruf in teks if huruf.isalnum())


MIN_PARAGRAF = 40
"""Letters of a paragraph from which it is taken to be unlike all others."""


def test_another_reader_gets_every_paragraph_whole_and_in_order(laporan):
    """By pdfplumber; what stands above and below the text of a page is cut off."""
    with pdfplumber.open(laporan.berkas_pdf) as pdf:
        halaman = [h.crop((0, 60, h.width, h.height - 50)).extract_text() for h in pdf.pages]
    teks = padat(" ".join(halaman))
    paragraf = [
        padat(p.text_content()) for p in laporan.cetak("//p[not(ancestor::table or ancestor::*[@class='ttd'])]")
    ]
    paragraf = [p for p in paragraf if len(p) >= MIN_PARAGRAF]
    assert len(paragraf) > 100
    hilang, sampai = [], 0
    for satu in paragraf:
        di = teks.find(satu, sampai)
        if di < 0:
            hilang.append(satu[:80])
        else:
            sampai = di + len(satu)
    assert not hilang
