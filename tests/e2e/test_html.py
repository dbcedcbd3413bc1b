"""The site: self-contained, without code, and open to a screen reader."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import unquote

from lkip_analysis.data.completeness import DRAF

SUMBER_LUAR = re.compile(r"url\(\s*['\"]?(?!data:|#)|@import", re.IGNORECASE)


def test_no_page_asks_anything_from_elsewhere(laporan):
    """Nothing is loaded but what the page itself carries; a link that a reader may follow is no request."""
    for nama, pohon in laporan.situs.items():
        for elemen in pohon.iter("img", "script", "iframe", "source", "embed", "audio", "video", "input"):
            assert elemen.get("src", "data:").startswith("data:"), (nama, elemen.get("src"))
        for elemen in pohon.iter("link", "object", "base"):
            assert (elemen.get("href") or elemen.get("data") or "data:").startswith("data:"), nama
        gaya = [*pohon.xpath("//style/text()"), *pohon.xpath("//@style")]
        assert not [teks for teks in gaya if SUMBER_LUAR.search(teks)], nama
        assert not pohon.xpath("//meta[@http-equiv='refresh'] | //form[contains(@action, ':')]"), nama


def test_code_is_hidden(laporan):
    """It can be opened; nothing else looks like code."""
    kode = "ancestor-or-self::details[contains(@class, 'kode')]"
    for nama, pohon in laporan.situs.items():
        assert not pohon.xpath(f"//main//pre[not({kode})] | //*[contains(@class, 'jp-InputArea')]"), nama
        assert not pohon.xpath("//details[contains(@class, 'kode')][@open]"), nama
        assert "lkip_analysis" not in "".join(pohon.xpath(f"//main//text()[not({kode})]")), nama


def test_every_page_is_indonesian_and_has_a_title(laporan):
    judul = Counter()
    for nama, pohon in laporan.situs.items():
        assert pohon.xpath("string(/html/@lang)") == "id", nama
        judul[pohon.xpath("string(//title)").strip()] += 1
    assert "" not in judul
    assert max(judul.values()) == 1


def test_every_picture_has_words(laporan):
    for nama, pohon in laporan.situs.items():
        for gambar in pohon.iter("img"):
            assert len(gambar.get("alt", "")) > 10, nama


def test_every_header_cell_says_what_it_heads(laporan):
    for nama, pohon in laporan.situs.items():
        assert {th.get("scope") for th in pohon.iter("th")} <= {"col", "colgroup", "row", "rowgroup"}, nama
        for tabel in pohon.xpath("//div[contains(@class, 'tabel')]//table"):
            assert tabel.xpath("./thead//th"), (nama, tabel.get("id"))


def test_tables_are_rectangles(laporan):
    """With their spans, the cells of a table fill every row of it exactly."""
    for nama, pohon in laporan.situs.items():
        for tabel in pohon.iter("table"):
            lebar = {sum(baris.values()) for baris in _terisi(tabel)}
            assert len(lebar) == 1, (nama, tabel.get("id"), lebar)


def _terisi(tabel) -> list[Counter]:
    """For each row, which columns a cell covers, those that reach down from above included."""
    hasil = []
    for bagian in tabel.xpath("./thead | ./tbody"):
        dari_atas: list[list[int]] = []  # rows still to cover, columns
        for tr in bagian.iter("tr"):
            baris = Counter(turun=sum(kolom for _, kolom in dari_atas))
            dari_atas = [[sisa - 1, kolom] for sisa, kolom in dari_atas if sisa > 1]
            for sel in tr.iter("td", "th"):
                kolom, tinggi = int(sel.get("colspan", 1)), int(sel.get("rowspan", 1))
                baris["sel"] += kolom
                if tinggi > 1:
                    dari_atas.append([tinggi - 1, kolom])
            hasil.append(baris)
        assert not dari_atas, "a cell reaches below the last row"
    return hasil


def test_ids_are_unique_on_a_page(laporan):
    for nama, pohon in laporan.situs.items():
        ganda = [i for i, n in Counter(pohon.xpath("//@id")).items() if n > 1]
        assert not ganda, nama


def test_ids_of_the_content_are_unique_in_the_site(laporan):
    bab = [pohon for nama, pohon in laporan.situs.items() if nama != "index.html"]
    semua = Counter(i for pohon in bab for i in pohon.xpath("//main/descendant::*/@id"))
    assert not [i for i, n in semua.items() if n > 1]


def test_every_link_leads_somewhere(laporan):
    patah = []
    for nama, pohon in laporan.situs.items():
        for alamat in pohon.xpath("//a/@href"):
            if alamat.startswith(("https://", "http://", "mailto:")):
                continue
            berkas, _, jangkar = alamat.partition("#")
            tujuan = laporan.situs.get(unquote(berkas) or nama)
            if tujuan is None or (jangkar and not tujuan.xpath("//*[@id=$id]", id=unquote(jangkar))):
                patah.append((nama, alamat))
    assert not patah


def test_headings_do_not_skip_a_level(laporan):
    """A chapter may be spread over several pages; the second then goes on where the first ended."""
    jenjang = [int(h.tag[1]) for h in laporan.cetak("//*[self::h1 or self::h2 or self::h3 or self::h4]")]
    assert jenjang[0] == 1
    assert not [(a, b) for a, b in pairwise(jenjang) if b > a + 1]


def test_the_front_page_lists_every_table_and_figure(laporan):
    muka = laporan.situs["index.html"]
    for jenis, judul in laporan.judul.items():
        daftar = muka.xpath("//h2[@id=$id]/following-sibling::ul[1]//a", id=f"situs-{jenis}")
        assert [" ".join(a.text_content().split()) for a in daftar] == judul


def test_captions_stand_above_tables_and_below_figures(laporan):
    for pohon in laporan.situs.values():
        for judul in pohon.iter("caption"):
            assert judul.getprevious() is None
        for judul in pohon.iter("figcaption"):
            assert judul.getnext() is None


def test_nips_are_masked_where_the_agency_says_so(laporan):
    """The site is for everyone; the printed files go to those who sign."""
    nip = re.compile(r"\b(?:19|20)\d{6} ?(?:19|20)\d{4} ?[12] ?\d{3}\b")
    assert nip.search(laporan.teks["pdf"]) and nip.search(laporan.teks["docx"])
    assert bool(nip.search(laporan.teks["html"] + laporan.teks["situs"])) == (laporan.nama == "rekaan")


def test_every_page_of_a_draft_says_so(laporan):
    for nama, pohon in laporan.situs.items():
        tanda = pohon.xpath("string(//body/*[not(self::main)]//*[@class='draf'])")
        assert tanda == (DRAF if laporan.nama == "rekaan" else ""), nama
