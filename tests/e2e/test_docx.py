"""The Word file: real headings, tables, captions and fields: officials can comment, and Word can count."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections import Counter

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

from lkip_analysis.data.completeness import DRAF

SOFFICE = shutil.which("soffice")
INSTR = qn("w:instrText")


@pytest.fixture
def kode(laporan) -> list[str]:
    """Instructions of the fields, in order."""
    return ["".join(e.text or "").strip() for e in laporan.word.element.body.iter(qn("w:instrText"))]


def bertingkat(laporan) -> list[tuple[int, str]]:
    return [
        (int(p.style.name[-1]), " ".join(p.text.split()))
        for p in laporan.word.paragraphs
        if re.fullmatch(r"Heading \d", p.style.name)
    ]


def berjudul(laporan, gaya: str) -> list[str]:
    return [" ".join(p.text.split()) for p in laporan.word.paragraphs if p.style.name == gaya]


def bergaris(laporan) -> list:
    """Tables of figures; signature blocks and the lines of a form have no borders."""
    return [t for t in laporan.word.tables if t._tbl.tblPr.find(qn("w:tblBorders")) is not None]


def test_headings_are_headings_in_the_order_of_the_site(laporan):
    situs = [
        (int(h.tag[1]), " ".join(h.text_content().split()))
        for h in laporan.cetak(
            "//*[self::h1 or self::h2 or self::h3][not(ancestor::div[contains(@class, 'formulir')])]"
        )
    ]
    assert [baris for baris in bertingkat(laporan) if baris[0] <= 3] == situs


def test_captions_are_those_of_the_site(laporan):
    assert berjudul(laporan, "Table Caption") == laporan.judul["tabel"]
    assert berjudul(laporan, "Image Caption") == laporan.judul["gambar"]


def test_captions_are_counted_by_word(laporan):
    """Each caption has a field of its series, and what Word would count is the number that stands there."""
    hitungan: Counter = Counter()
    for paragraf in laporan.word.paragraphs:
        if paragraf.style.name not in ("Table Caption", "Image Caption"):
            continue
        jenis, nomor = paragraf.text.split()[:2]
        (urutan,) = (e.text.strip() for e in paragraf._p.iter(qn("w:instrText")))
        seri, *mulai = re.fullmatch(r"SEQ (\w+) \\\* ARABIC(?: \\r (\d+))?", urutan).groups()
        hitungan[seri] = int(mulai[0]) if mulai[0] else hitungan[seri] + 1
        assert (seri, hitungan[seri]) == (jenis, int(nomor.split(".")[-1])), paragraf.text


def test_contents_and_lists_are_fields_that_word_updates(laporan, kode):
    daftar = [isi for isi in kode if isi.startswith("TOC ")]
    for ciri in (r"\\o ", r'\\c "Tabel"', r'\\c "Gambar"'):
        assert len([isi for isi in daftar if re.search(ciri, isi) and r"\b " not in isi]) == 1
    penanda = {e.get(qn("w:name")) for e in laporan.word.element.body.iter(qn("w:bookmarkStart"))}
    rujukan = {isi.split()[1] for isi in kode if isi.startswith("PAGEREF ")}
    assert rujukan and rujukan <= penanda


def test_the_list_of_appendices_has_every_appendix(laporan):
    """Those whose first page is a landscape one too."""
    lampiran = [nama for nama, bagian in laporan.akar.bagian().items() if bagian == "lampiran"]
    judul = [" ".join(h.text_content().split()) for nama in lampiran for h in laporan.bab[f"{nama}.html"].iter("h1")]
    paragraf = laporan.word.paragraphs
    awal = next(n for n, p in enumerate(paragraf) if r"\b lampiran" in "".join(e.text for e in p._p.iter(INSTR)))
    isi = [" ".join(p.text.split()) for p in paragraf[awal + 1 : awal + 1 + len(judul)]]
    assert len(judul) > 3 and isi == judul


def test_tables_are_as_wide_as_their_pages(laporan):
    for bagian in laporan.word.sections:
        lebar = bagian.page_width - bagian.left_margin - bagian.right_margin
        for tabel in (isi for isi in bagian.iter_inner_content() if isinstance(isi, Table)):
            assert sum(kolom.width for kolom in tabel.columns) == pytest.approx(lebar, rel=0.01)


def test_no_amount_is_wider_than_its_column(laporan):
    """A digit is half as wide as its height, in Word's font too."""
    for tabel in bergaris(laporan):
        lebar = [kolom.width / Pt(1) for kolom in tabel.columns]
        for baris in tabel._tbl.tr_lst:
            letak = 0
            for sel in baris.tc_lst:
                for kata in "".join(t.text or "" for t in sel.iter(qn("w:t"))).split():
                    if sel.grid_span == 1 and re.fullmatch(r"Rp[\d.]+|[\d.,]+%", kata):
                        assert len(re.sub(r"\D", "", kata)) * 0.507 * 8.5 < lebar[letak], kata
                letak += sel.grid_span


def test_the_name_of_a_group_of_rows_stands_on_the_page_of_its_first_row(laporan):
    kelompok = [b for t in bergaris(laporan) for b in t._tbl.tr_lst[:-1] if len(b.tc_lst) == 1]
    assert kelompok and all(map(_lekat, kelompok))


def test_every_table_of_figures_has_header_rows_that_repeat(laporan):
    tabel = bergaris(laporan)
    assert len(tabel) == len(laporan.cetak("//table[thead]"))
    kepala = f"{qn('w:trPr')}/{qn('w:tblHeader')}"
    assert not [t.rows[0].cells[0].text for t in tabel if t.rows[0]._tr.find(kepala) is None]


def test_header_rows_stand_out_by_a_style_and_rows_are_not_divided(laporan):
    for tabel in bergaris(laporan):
        for baris in tabel.rows:
            assert baris._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
            if baris._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:
                assert {p.style.name for sel in baris.cells for p in sel.paragraphs} == {"Kepala Tabel"}


def test_what_stands_in_the_properties_of_a_table_is_in_the_order_of_the_standard(laporan):
    """ECMA-376, part 1, CT_TblPr: Word may refuse a file that has it otherwise."""
    urutan = [
        qn(f"w:{n}") for n in ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook")
    ]
    for tabel in laporan.word.tables:
        letak = [urutan.index(e.tag) for e in tabel._tbl.tblPr if e.tag in urutan]
        assert letak == sorted(letak)


def test_a_source_note_stands_on_the_page_of_its_table(laporan):
    catatan = [p._p for p in laporan.word.paragraphs if p.style.name == "Sumber"]
    tabel = [t for t in bergaris(laporan) if t._tbl.getnext() in catatan]
    assert len(tabel) > 5
    for satu in tabel:
        assert _lekat(satu.rows[-1]._tr)


def test_what_leads_to_a_list_stands_on_its_page(laporan):
    akhir = (":", "berikut.")
    pengantar = [p for p in laporan.word.paragraphs if p.style.name == "Body Text" and p.text.strip().endswith(akhir)]
    assert len(pengantar) > 5 and all(p.paragraph_format.keep_with_next for p in pengantar)


def test_signature_blocks_stay_together_and_with_what_they_sign(laporan):
    """A block has no borders and three rows: above the signature, its room, the name."""
    blok = [t for t in laporan.word.tables if len(t.rows) == 3 and not any(s.text.strip() for s in t.rows[1].cells)]
    assert len(blok) == len(laporan.cetak("//div[@class='ttd']"))
    for satu in blok:
        assert all(b._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for b in satu.rows)
        assert all(_lekat(b._tr) for b in satu.rows[:-1])
        atas = satu._tbl.getprevious()
        assert _lekat(atas.tr_lst[-1] if atas.tag == qn("w:tbl") else atas)


def _lekat(elemen) -> bool:
    """Whether all paragraphs of an element stay on the page of the next one."""
    paragraf = list(elemen.iter(qn("w:p")))
    return bool(paragraf) and all(p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in paragraf)


def test_wide_tables_stand_in_landscape_sections(laporan):
    lebar = {" ".join(t.text_content().split()) for t in laporan.cetak("//div[contains(@class, 'lanskap')]//caption")}
    bagian, lanskap = [], set()
    for e in laporan.word.element.body:
        if e.tag == qn("w:p") and e.find(f"{qn('w:pPr')}/{qn('w:pStyle')}[@{qn('w:val')}='TableCaption']") is not None:
            bagian.append(" ".join("".join(t.text or "" for t in e.iter(qn("w:t"))).split()))
        for ukuran in e.iter(qn("w:pgSz")):
            lanskap |= set(bagian) if ukuran.get(qn("w:orient")) == "landscape" else set()
            bagian = []
    assert lebar and lebar <= lanskap


def test_every_page_is_a4_and_wide_tables_are_landscape(laporan):
    ukuran = set()
    for bagian in laporan.word.sections:
        sisi = (round(bagian.page_width / Mm(1)), round(bagian.page_height / Mm(1)))
        ukuran.add((bagian.orientation, sisi))
    assert ukuran == {(WD_ORIENT.PORTRAIT, (210, 297)), (WD_ORIENT.LANDSCAPE, (297, 210))}


def test_page_numbers_are_roman_in_front_and_start_anew_at_the_first_chapter(laporan):
    jenis = [bagian._sectPr.find(qn("w:pgNumType")) for bagian in laporan.word.sections]
    jenis = [(e.get(qn("w:fmt")), e.get(qn("w:start"))) for e in jenis if e is not None]
    assert jenis[0] == ("lowerRoman", "1")
    mulai = jenis.index(("decimal", "1"))
    assert {fmt for fmt, _ in jenis[:mulai]} == {"lowerRoman"}
    assert set(jenis[mulai + 1 :]) == {("decimal", None)}


def test_the_page_number_stands_in_the_foot_and_the_title_in_the_head(laporan):
    bagian = laporan.word.sections[0]
    assert [e.text for e in bagian.footer._element.iter(qn("w:instrText"))] == ["PAGE"]
    assert str(laporan.pdf.docinfo["/Title"]) in bagian.header.paragraphs[0].text
    assert bagian.different_first_page_header_footer
    assert all(b.header.is_linked_to_previous for b in list(laporan.word.sections)[1:])


def test_the_running_head_of_a_draft_says_so(laporan):
    kepala = laporan.word.sections[0].header.paragraphs[0].text
    assert (DRAF in kepala) == (laporan.nama == "rekaan")


def test_pictures_have_alternative_text(laporan):
    alt = [e.get("descr", "") for e in laporan.word.element.body.iter("{*}docPr")]
    situs = [img.get("alt") for img in laporan.cetak("//img")]
    assert sorted(" ".join(t.split()) for t in alt) == sorted(" ".join(t.split()) for t in situs)


def test_the_file_says_what_it_is(laporan):
    sifat = laporan.word.core_properties
    assert sifat.title == str(laporan.pdf.docinfo["/Title"])
    assert sifat.language == "id-ID"
    assert sifat.created == sifat.modified
    assert sifat.created.year == laporan.tahun + 1


def test_no_words_of_a_foreign_template_are_left(laporan):
    with zipfile.ZipFile(laporan.folder / f"lkip-{laporan.tahun}.docx") as berkas:
        teks = berkas.read("word/document.xml").decode("utf-8")
        gaya = berkas.read("word/styles.xml").decode("utf-8")
    assert not re.search(r">\s*(?:Titel|Table of Contents|Contents|Abstract|Figure|Table) ?\d*:?\s*<", teks)
    assert {b.split("-")[0] for b in re.findall(r'<w:lang [^>]*w:val="([^"]+)"', gaya)} == {"id"}


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (soffice) on the search path")
def test_text_and_tables_are_the_same_after_libreoffice_has_saved_the_file(laporan, tmp_path):
    asli = laporan.folder / f"lkip-{laporan.tahun}.docx"
    profil = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    perintah = [SOFFICE, profil, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path), str(asli)]
    subprocess.run(perintah, check=True, capture_output=True, timeout=300)
    ulang = Document(str(tmp_path / asli.name))
    assert isi_word(ulang) == isi_word(laporan.word)
    assert Counter(b.orientation for b in ulang.sections) == Counter(b.orientation for b in laporan.word.sections)


def isi_word(word) -> tuple[list[str], list[list[str]]]:
    """Paragraphs that print something, the lists of the front matter apart, and the cells of the tables."""
    daftar = ("toc ", "contents ", "table of figures", "figure index")
    paragraf = [" ".join(p.text.split()) for p in word.paragraphs if not p.style.name.lower().startswith(daftar)]
    sel = [[" ".join("".join(t.text or "" for t in c.iter(qn("w:t"))).split()) for c in t._tbl.iter(qn("w:tc"))]
           for t in word.tables]  # fmt: skip
    return [p for p in paragraf if p], sel
