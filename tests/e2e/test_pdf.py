"""The PDF as a reader gets it: pages, numbers, lists, repeated headers, pictures."""

from __future__ import annotations

import re

import pikepdf
import pytest

from lkip_analysis.data.completeness import DRAF
from lkip_analysis.text.number_format import romawi

A4 = (595.28, 841.89)
TITIK = re.compile(r"(?: \.){2,}|\.{4,}")
"""The leader of a list of contents."""


def temukan(laporan, judul: str) -> list:
    """Pages that hold a caption or a heading; the lists, which hold all of them, are left out.

    A title may be hyphenated: its number and the two words after it are looked for.
    """
    awal = " ".join(judul.split()[:4]).casefold()
    return [h for h in laporan.halaman if awal in h.isi.casefold() and not TITIK.search(h.isi)]


@pytest.fixture
def daftar(laporan) -> dict[str, str]:
    """Text of the generated lists by name: ``isi``, ``lampiran``, ``tabel``, ``gambar``."""
    hasil: dict[str, str] = {}
    kini = None
    for h in laporan.halaman:
        if mulai := re.match(r"DAFTAR (ISI|LAMPIRAN|TABEL|GAMBAR)\b", h.isi):
            kini = mulai[1].lower()
            hasil[kini] = h.isi[mulai.end() :]
        elif kini and TITIK.search(h.isi):
            hasil[kini] += f" {h.isi}"
        else:
            kini = None
    return hasil


def entri(teks: str, jenis: str) -> dict[str, str]:
    """``Tabel III.3 Title`` → page label, of the lines of a list."""
    pola = re.compile(rf"({jenis} \S+ .+?)(?: \.)+ ([ivxlc]+|\d+)(?= {jenis} |\s*$)")
    return {m[1]: m[2] for m in pola.finditer(teks)}


def rapat(teks: str) -> str:
    """Without the spaces, which a line break after a dash adds."""
    return "".join(teks.split())


def judul_bab(laporan, jenjang: int) -> list[str]:
    """Headings of a level that are printed."""
    return [" ".join(h.text_content().split()) for h in laporan.cetak(f"//h{jenjang}")]


# pages


def test_every_page_is_a4(laporan):
    ukuran = {(round(h.lebar, 1), round(h.tinggi, 1)) for h in laporan.halaman}
    tegak = tuple(round(sisi, 1) for sisi in A4)
    assert ukuran == {tegak, tegak[::-1]}


def test_wide_tables_stand_on_landscape_pages_and_the_others_do_not(laporan):
    salah = []
    for judul in laporan.cetak("//caption|//figcaption"):
        teks = " ".join(judul.text_content().split())
        lanskap = bool(judul.xpath("ancestor::div[contains(@class, 'lanskap')]"))
        if {h.lanskap for h in temukan(laporan, teks)} != {lanskap}:
            salah.append((teks, lanskap))
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
    kosong = [h.label for h in laporan.halaman if len(h.isi) < 30]
    assert not kosong


# lists


@pytest.mark.parametrize("jenis", ["tabel", "gambar"])
def test_the_list_has_every_caption_with_its_page(laporan, daftar, jenis):
    tercantum = entri(daftar[jenis], jenis.capitalize())
    assert [rapat(judul) for judul in tercantum] == [rapat(judul) for judul in laporan.judul[jenis]]
    halaman = {judul: [h.label for h in temukan(laporan, judul)] for judul in tercantum}
    assert {judul: [label] for judul, label in tercantum.items()} == halaman


def test_the_contents_have_every_chapter_with_its_page(laporan, daftar):
    halaman = {h.label: h.isi.casefold() for h in laporan.halaman}
    formulir = {" ".join(h.text_content().split()) for h in laporan.cetak("//div[contains(@class, 'formulir')]//h2")}
    assert not [teks for teks in formulir if f"{teks} ." in daftar["isi"]], "forms are no lines of the contents"
    for teks in (*judul_bab(laporan, 1), *(teks for teks in judul_bab(laporan, 2) if teks not in formulir)):
        baris = re.search(rf"{re.escape(teks)}(?: \.)+ ([ivxlc]+|\d+)\b", daftar["isi"])
        assert baris, teks
        assert " ".join(teks.casefold().split()[:3]) in halaman[baris[1]], teks


def test_the_contents_are_in_the_order_of_print(laporan, daftar):
    urutan = {h.label: n for n, h in enumerate(laporan.halaman)}
    nomor = [urutan[label] for label in re.findall(r"(?: \.)+ ([ivxlc]+|\d+)\b", daftar["isi"])]
    assert nomor == sorted(nomor)


# tables that run over pages


@pytest.mark.parametrize(
    ("judul", "kepala"),
    [
        ("Ringkasan Anggaran dan Realisasi", "Alokasi Anggaran Realisasi Serapan"),
        ("Sub Kegiatan, dan Realisasi Belanja", "Target Realisasi Capaian Permasalahan"),
    ],
)
def test_a_long_table_repeats_its_header_on_every_page(kota, judul, kepala):
    (awal,) = (h for satu in kota.judul["tabel"] if judul in satu for h in temukan(kota, satu))
    halaman = _sampai_sumber(kota, awal)
    assert len(halaman) > 1, "the table was to run over several pages"
    assert not [h.label for h in halaman if kepala not in h.isi]


def _sampai_sumber(laporan, awal) -> list:
    """Pages of a table, from its caption to its source note."""
    mulai = laporan.halaman.index(awal)
    akhir = next(n for n, h in enumerate(laporan.halaman[mulai:]) if re.search(r"\bSumber: DPPA", h.isi))
    return laporan.halaman[mulai : mulai + akhir + 1]


# pictures and links


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
