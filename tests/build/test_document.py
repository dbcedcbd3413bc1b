"""Headings have ids, and the lists of the front matter lead to them."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from lkip_analysis.build import site
from lkip_analysis.build.document import LONGEST_ID, Document, Part, check, with_heading_ids
from lkip_analysis.build.failures import BuildError

judul = st.text("Bab I.1 é—&/", min_size=1, max_size=60)


@given(st.lists(st.tuples(st.integers(1, 6), judul), max_size=8))
def test_every_heading_gets_an_id_of_its_own_that_word_can_keep(isi):
    teks = "".join(f"<h{n}>{escape(t)}</h{n}>" for n, t in isi)
    hasil = with_heading_ids([Part("isi", "A", teks, "bab-a"), Part("isi", "B", teks, "bab-b")])
    nama = [
        h.get("id")
        for part in hasil
        for h in html.fromstring(f"<div>{part.html}</div>").iter("h1", "h2", "h3", "h4", "h5", "h6")
    ]
    assert len(nama) == len(set(nama)) == 2 * len(isi)
    assert all(n and len(n) <= LONGEST_ID and n[0].isalpha() for n in nama)
    check(Document({}, hasil))


def test_an_id_that_is_there_stays():
    (part,) = with_heading_ids([Part("isi", "A", '<h1 id="satu">A</h1><h2>B</h2>', "a")])
    assert part.html == '<h1 id="satu">A</h1><h2 id="a-b">B</h2>'


def test_a_heading_is_not_named_twice_after_its_chapter():
    (part,) = with_heading_ids([Part("depan", "Kata Pengantar", "<h1>Kata Pengantar</h1>", "kata-pengantar")])
    assert part.html == '<h1 id="kata-pengantar">Kata Pengantar</h1>'


def daftar(jenis):
    return f'<div class="daftar" data-jenis="{jenis}"></div>'


def test_lists_of_the_front_matter_are_links_to_the_pages(tmp_path):
    depan = "".join(f"<section>{daftar(jenis)}</section>" for jenis in ("isi", "lampiran", "tabel", "gambar"))
    parts = [
        Part("depan", "Daftar", f"<h1>Daftar</h1>{depan}", "daftar"),
        Part("isi", "Bab I", '<h1>Bab I</h1><h2>1.1 A &amp; B</h2><h3>a</h3><h2>1.2</h2>'
             '<table id="tbl-x"><caption>Tabel 1 X</caption></table>', "bab"),
        Part("lampiran", "Lampiran 1", "<h1>Lampiran 1 L</h1><h2>dalam</h2>", "lamp"),
        Part("lampiran", "Kolofon", '<h1 id="kolofon-laporan">Kolofon</h1>', site.COLOPHON),
    ]  # fmt: skip
    site.make(Document({"judul": "L"}, with_heading_ids(parts)), tmp_path / "html")
    halaman = html.parse(str(tmp_path / "html" / "daftar.html"))
    isi, lampiran, tabel, gambar = halaman.xpath("//section")

    def tautan(bagian):
        return [(a.text, a.get("href"), len(a.xpath("ancestor::ul"))) for a in bagian.iter("a")]

    assert tautan(isi) == [
        ("Daftar", "daftar.html#daftar", 1),
        ("Bab I", "bab.html#bab-i", 1),
        ("1.1 A & B", "bab.html#bab-1-1-a-b", 2),
        ("a", "bab.html#bab-a", 3),
        ("1.2", "bab.html#bab-1-2", 2),
        ("Lampiran 1 L", "lamp.html#lampiran-1-l", 1),
        ("dalam", "lamp.html#lamp-dalam", 2),
        ("Kolofon", "kolofon.html#kolofon-laporan", 1),
    ]
    assert tautan(lampiran) == [("Lampiran 1 L", "lamp.html#lampiran-1-l", 1)]
    assert tautan(tabel) == [("Tabel 1 X", "bab.html#tbl-x", 1)]
    assert tautan(gambar) == []


WRITTEN = "no,visi\n1,Kota nan Madani dan Sejahtera\n2,None\n"


@pytest.mark.parametrize(
    ("html", "sound"),
    [
        ("<p>Visi: Kota <b>nan</b> Madani</p>", True),
        ("<td>None</td>", True),
        ("<p>Capaian nan persen</p>", False),
        ("<td>nan</td>", False),
        ("<td>&lt;NA&gt;</td>", False),
    ],
)
def test_a_word_that_people_wrote_is_no_missing_value(html, sound):
    document = Document({}, [Part("isi", "Judul", html)])
    if sound:
        check(document, lambda: WRITTEN)
    else:
        with pytest.raises(BuildError, match="would be printed"):
            check(document, lambda: WRITTEN)
