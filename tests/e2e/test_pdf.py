"""The PDF as a reader and a screen reader get it: pages, numbers, lists, repeated headers, tags."""

from __future__ import annotations

import re
from itertools import pairwise

import pikepdf
import pytest

from lkip_analysis.data.kelengkapan import DRAF
from lkip_analysis.teks.angka import romawi

A4 = (595.28, 841.89)
TITIK = re.compile(r"(?: \.){2,}|\.{4,}")
"""The leader of a list of contents."""


def temukan(laporan, judul: str) -> list:
    """Pages that hold a caption or a heading; the lists, which hold all of them, are left out.

    A title may be hyphenated: its number and the two words after it are looked for.
    """
    awal = " ".join(judul.split()[:4]).casefold()
    return [h for h in laporan.halaman if awal in h.isi.casefold() and not TITIK.search(h.isi)]


def daftar(laporan, judul: str, sampai: str) -> str:
    """Text of a generated list, over all its pages."""
    teks = " ".join(h.isi for h in laporan.halaman if TITIK.search(h.isi) or h.isi.upper().startswith("DAFTAR"))
    atas = teks.upper()
    awal = atas.index(judul.upper(), atas.index("DAFTAR ISI") + 1) if judul != "Daftar Isi" else 0
    return teks[awal : atas.index(sampai.upper(), awal + 1) if sampai else None]


def entri(teks: str, jenis: str) -> dict[str, str]:
    """``Tabel III.3 Title`` → page label, of the lines of a list."""
    pola = re.compile(rf"({jenis} \S+ .+?)(?: \.)+ ([ivxlc]+|\d+)(?= {jenis} |\s*$)")
    return {m[1]: m[2] for m in pola.finditer(teks)}


# pages


def test_every_page_is_a4(laporan):
    ukuran = {(round(h.lebar, 1), round(h.tinggi, 1)) for h in laporan.halaman}
    tegak = tuple(round(sisi, 1) for sisi in A4)
    assert ukuran == {tegak, tegak[::-1]}


def test_wide_tables_stand_on_landscape_pages_and_the_others_do_not(laporan):
    salah = []
    for nama, pohon in laporan.bab.items():
        for judul in pohon.xpath("//caption|//figcaption"):
            teks = " ".join(judul.text_content().split())
            lanskap = bool(judul.xpath("ancestor::div[contains(@class, 'lanskap')]"))
            if {h.lanskap for h in temukan(laporan, teks)} != {lanskap}:
                salah.append((nama, teks, lanskap))
    assert not salah


def test_every_page_but_the_cover_prints_its_number(laporan):
    sampul, *lain = laporan.halaman
    assert sampul.kaki == sampul.kepala == sampul.label == ""
    assert [h.kaki for h in lain] == [h.label for h in lain]


def test_numbers_are_roman_in_front_and_arabic_after(laporan):
    label = [h.label for h in laporan.halaman[1:]]
    depan = next(n for n, satu in enumerate(label) if satu.isdecimal())
    assert label[:depan] == [romawi(n).lower() for n in range(1, depan + 1)]
    assert label[depan:] == [str(n) for n in range(1, len(label) - depan + 1)]
    assert laporan.halaman[1 + depan].isi.startswith("BAB I ")


def test_every_page_but_the_cover_has_the_running_head(laporan):
    judul = str(laporan.pdf.docinfo["/Title"])
    assert {h.kepala.removesuffix(DRAF).strip() for h in laporan.halaman[1:]} == {judul}


def test_the_running_head_of_a_draft_says_so_on_every_page(rekaan):
    assert all(h.kepala.endswith(DRAF) for h in rekaan.halaman[1:])


def test_no_page_is_empty(laporan):
    kosong = [h.label for h in laporan.halaman if len(h.isi) < 40]
    assert not kosong


# lists


@pytest.mark.parametrize(("jenis", "sampai"), [("tabel", "Daftar Gambar"), ("gambar", "")])
def test_the_list_has_every_caption_with_its_page(laporan, jenis, sampai):
    tercantum = entri(daftar(laporan, f"Daftar {jenis}", sampai), jenis.capitalize())
    assert list(tercantum) == laporan.judul[jenis]
    halaman = {judul: [h.label for h in temukan(laporan, judul)] for judul in tercantum}
    assert {judul: [label] for judul, label in tercantum.items()} == halaman


def test_the_contents_have_every_chapter_with_its_page(laporan):
    isi = daftar(laporan, "Daftar Isi", "DAFTAR LAMPIRAN ")
    for nama, pohon in laporan.bab.items():
        for bab in pohon.xpath("//main//h1|//main//h2"):
            teks = " ".join(bab.text_content().split())
            baris = re.search(rf"{re.escape(teks)}(?: \.)+ ([ivxlc]+|\d+)\b", isi)
            assert baris, f"{nama}: {teks!r}"
            tempat = next(h for h in laporan.halaman if h.label == baris[1])
            assert " ".join(teks.casefold().split()[:3]) in tempat.isi.casefold(), teks


# tables that run over pages


@pytest.mark.parametrize(
    ("nomor", "kepala"),
    [("Tabel III.10", "Alokasi Anggaran Realisasi Serapan"), ("Tabel L.", "Target Realisasi Capaian Permasalahan")],
)
def test_a_long_table_repeats_its_header_on_every_page(kota, nomor, kepala):
    judul = next(j for j in kota.judul["tabel"] if j.startswith(nomor) and "Realisasi" in j and "Anggaran" in j + kepala)
    (awal,) = temukan(kota, judul)
    lanjutan = _sampai_sumber(kota, awal)
    assert len(lanjutan) > 1, "the table was to run over several pages"
    assert [h.label for h in lanjutan if kepala not in h.isi] == []


def _sampai_sumber(laporan, awal) -> list:
    """Pages of a table, from its caption to its source note."""
    mulai = laporan.halaman.index(awal)
    akhir = next(n for n, h in enumerate(laporan.halaman[mulai:]) if re.search(r"\bSumber: DPPA", h.isi))
    return laporan.halaman[mulai : mulai + akhir + 1]


# tags


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


@pytest.fixture
def tanda(laporan) -> dict[str, list]:
    """Elements of the structure tree by kind."""
    hasil: dict[str, list] = {}
    sisa = [laporan.pdf.Root.StructTreeRoot]
    while sisa:
        simpul = sisa.pop()
        if isinstance(simpul, pikepdf.Array):
            sisa.extend(simpul)
        elif isinstance(simpul, pikepdf.Dictionary):
            if "/S" in simpul:
                hasil.setdefault(str(simpul.S), []).append(simpul)
            if "/K" in simpul:
                sisa.append(simpul.K)
    return hasil


def test_tables_are_tagged_with_header_cells(laporan, tanda):
    banyak = sum(len(pohon.xpath("//table")) for pohon in laporan.bab.values())
    assert len(tanda["/Table"]) >= banyak
    assert len(tanda["/TH"]) >= sum(len(pohon.xpath("//th")) for pohon in laporan.bab.values())
    assert tanda["/TD"]


def test_headings_are_tagged(laporan, tanda):
    for jenjang in (1, 2):
        banyak = sum(len(pohon.xpath(f"//main//h{jenjang}")) for pohon in laporan.bab.values())
        assert len(tanda[f"/H{jenjang}"]) == banyak


def test_figures_are_tagged_with_their_alternative_text(laporan, tanda):
    alt = [img.get("alt") for pohon in laporan.bab.values() for img in pohon.xpath("//img")]
    tertulis = {str(simpul.Alt) for simpul in tanda["/Figure"] if "/Alt" in simpul}
    assert {" ".join(teks.split()) for teks in alt} <= {" ".join(teks.split()) for teks in tertulis}


def test_the_outline_has_every_chapter(laporan):
    with laporan.pdf.open_outline() as kerangka:
        bab = [butir.title for butir in kerangka.root]
    judul = [
        " ".join(h.text_content().split()) for pohon in laporan._terurut() for h in pohon.xpath("//main//h1")
    ]
    assert [" ".join(teks.split()) for teks in bab][: len(judul)] == judul


def test_every_font_is_embedded(laporan):
    tanpa = set()
    for benda in laporan.pdf.objects:
        if isinstance(benda, pikepdf.Dictionary) and benda.get("/Type") == "/FontDescriptor":
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(benda.keys()):
                tanpa.add(str(benda.FontName))
    assert not tanpa


def test_drawings_are_vectors(kota):
    """Photographs are the only pictures made of pixels, and this report has none."""
    piksel = [
        benda
        for benda in kota.pdf.objects
        if isinstance(benda, pikepdf.Stream) and benda.get("/Subtype") == "/Image" and int(benda.Width) > 16
    ]
    assert not piksel


def test_every_internal_link_leads_to_a_page(laporan):
    tujuan = set()
    for halaman in laporan.pdf.pages:
        for catatan in halaman.get("/Annots", []):
            if catatan.get("/Subtype") == "/Link":
                tujuan.add("/Dest" in catatan or "/A" in catatan)
    assert tujuan == {True}


def test_pages_of_the_list_come_in_order(laporan):
    urutan = {h.label: n for n, h in enumerate(laporan.halaman)}
    label = [urutan[satu] for satu in entri(daftar(laporan, "Daftar tabel", "Daftar Gambar"), "Tabel").values()]
    assert all(a <= b for a, b in pairwise(label))
