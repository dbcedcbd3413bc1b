"""The site as files: links, requests, escaping, search index, findings and their places, size."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from lkip_analysis.build import search, site
from lkip_analysis.build.document import Document, Part, with_heading_ids
from lkip_analysis.build.privacy import for_the_web
from lkip_analysis.build.site import TEMPLATES
from lkip_analysis.report.origin.origin import Asal, Bagian
from lkip_analysis.report.origin.values import Angka
from lkip_analysis.report.tables.temuan import KodeTemuan, TempatTemuan

MB = 1024 * 1024


def baca(folder: Path) -> dict[str, html.HtmlElement]:
    return {b.name: html.document_fromstring(b.read_text(encoding="utf-8")) for b in sorted(folder.glob("*.html"))}


@pytest.fixture
def situs(contoh) -> dict[str, html.HtmlElement]:
    return baca(contoh)


def patah(situs: dict[str, html.HtmlElement]) -> list[tuple[str, str]]:
    """Links that lead nowhere."""
    hasil = []
    for nama, pohon in situs.items():
        for alamat in pohon.xpath("//a/@href"):
            berkas, _, jangkar = alamat.partition("#")
            tujuan = situs.get(unquote(berkas) or nama)
            if tujuan is None or (jangkar and not tujuan.xpath("//*[@id=$id]", id=unquote(jangkar))):
                hasil.append((nama, alamat))
    return hasil


def test_every_link_leads_somewhere(situs):
    assert patah(situs) == []
    assert sum(len(pohon.xpath("//a")) for pohon in situs.values()) > 50


def test_without_the_findings_nothing_leads_to_them(contoh_tanpa_reviu):
    situs = baca(contoh_tanpa_reviu)
    assert patah(situs) == []
    assert not [n for n, pohon in situs.items() if pohon.xpath("//*[contains(@class, 'bendera')]")]


# nothing but its own files, nothing but text


def test_the_policy_of_every_page_allows_its_own_scripts_and_no_request(situs):
    for pohon in situs.values():
        (aturan,) = pohon.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        skrip = pohon.xpath("//script[not(@type)]/text()")
        izin = dict(bagian.strip().split(" ", 1) for bagian in aturan.split(";"))
        assert izin["default-src"] == "'none'"
        assert izin["img-src"] == "data:"
        sidik = {f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in skrip}
        assert set(izin["script-src"].split()) == sidik


def test_nothing_is_loaded_from_anywhere(situs, contoh):
    for nama, pohon in situs.items():
        assert [a for a in pohon.xpath("//*/@src | //link/@href") if not a.startswith("data:")] == [], nama
        assert "http:" not in (teks := (contoh / nama).read_text("utf-8")) and "https:" not in teks
        assert not re.search(r"@import|url\(", "".join(pohon.xpath("//style/text()")))


def test_values_of_the_data_are_text_and_nothing_else(situs, jahat):
    ketemu = 0
    for nama, pohon in situs.items():
        assert not pohon.xpath("//main//script[not(@type)] | //title//* | //*[starts-with(name(@*), 'on')]"), nama
        assert len(pohon.xpath("//main")) == 1 and pohon.xpath("//main/following::script")
        ketemu += jahat in " ".join(pohon.xpath("//main//text()"))
        assert jahat in pohon.xpath("string(//title)")
    assert ketemu >= 3


# search


def indeks(situs) -> dict:
    return json.loads(situs["cari.html"].xpath("string(//script[@id='indeks'])"))


def test_the_index_leads_to_places_that_are_there(situs):
    isi = indeks(situs)
    for nomor, jangkar, judul, teks in isi["butir"]:
        berkas = isi["halaman"][nomor][0]
        assert judul and teks
        assert not jangkar or situs[berkas].xpath("//*[@id=$id]", id=jangkar), (berkas, jangkar)


def test_the_index_has_every_word_of_the_report_once(situs):
    isi = indeks(situs)
    ada = [f"{isi['halaman'][n][0]}#{jangkar}" for n, jangkar, _, teks in isi["butir"] if "zamrud" in teks]
    assert ada == ["bab-2.html#bab-2-2-2-bagian-dua"]
    tabel = [teks for _, jangkar, judul, teks in isi["butir"] if jangkar == "tbl-capaian"]
    assert len(tabel) == 1 and tabel[0].count("45,90%") == 1 and "Indikator 2" in tabel[0]
    assert any("Alur dari masukan sampai keluaran" in teks for *_, teks in isi["butir"])


def test_the_index_cannot_end_its_element(jahat):
    bagian = Part("isi", "<b>", f"<h1 id='a'>A</h1><p>{html.tostring(html.fromstring('<p/>'))}</p>", "a")
    teks = search.index_json(Document({}, [bagian]), {"a": "a.html"})
    assert "<" not in teks
    assert json.loads(teks)["halaman"] == [["a.html", "<b>"]]


def test_words_of_neighbouring_blocks_and_cells_stay_apart():
    tabel = "<table><tr><td>3</td><td></td><td>4</td></tr></table>"
    isi = f"<h1 id='a'>A</h1><ul><li>satu<ul><li>dua</li></ul></li></ul>{tabel}"
    (awal,) = search.entries(Part("isi", "Bab", isi, "a"))
    assert awal.text == "A satu dua 3 · 4"


# findings


def test_a_finding_leads_to_its_figures_and_they_lead_back(situs):
    (daftar,) = situs["reviu.html"].xpath("//tr[.//*[@id='temuan-salah-1']]//ul[@class='di-laporan']")
    tautan = [(a.text, a.get("href").split("#")[0]) for a in daftar.iter("a")]
    assert [t[1] for t in tautan] == ["bab-1.html", "bab-1.html", "bab-2.html"]
    assert (
        tautan[0][0] == "Bab 1 Contoh" and tautan[1][0].startswith("Tabel 1 Capaian") and tautan[2][0] == "Bab 2 Contoh"
    )
    for berkas, jangkar in (a.get("href").split("#") for a in daftar.iter("a")):
        (angka,) = situs[berkas].xpath("//span[@id=$id]", id=jangkar)
        assert "realisasi.csv baris 3" in angka.get("data-asal") and angka.text in ("45,9%", "45,90%")
        kembali = [a.get("href") for a in angka.itersiblings() if a.get("class") == "bendera"]
        assert "reviu.html#temuan-salah-1" in kembali


def test_a_figure_of_another_line_has_no_mark(situs):
    lain = [s for pohon in situs.values() for s in pohon.xpath("//span[@data-asal and text()='88,25%']")]
    assert len(lain) == 10
    assert not [s for s in lain if s.getnext() is not None and s.getnext().get("class") == "bendera"]


def test_a_finding_about_a_text_leads_to_it(situs):
    (tautan,) = situs["reviu.html"].xpath("//tr[.//*[@id='temuan-awas-2']]//ul[@class='di-laporan']//a/@href")
    berkas, jangkar = tautan.split("#")
    assert situs[berkas].xpath("string(//*[@id=$id])", id=jangkar) == "Catatan sumber."


def test_a_finding_without_a_figure_leads_to_the_chapters_made_from_its_file(situs):
    (tautan,) = situs["reviu.html"].xpath("//tr[.//*[@id='temuan-catat-3']]//ul[@class='di-laporan']//a/@href")
    assert tautan == "bab-2.html#bab-2-contoh"
    halaman = situs["bab-2.html"].xpath("//details[contains(@class, 'temuan-halaman')]//a/@href")
    assert "reviu.html#temuan-catat-3" in halaman


def test_a_mark_says_what_it_marks(situs):
    for tanda in situs["bab-1.html"].xpath("//a[@class='bendera']"):
        assert tanda.get("aria-label").startswith("Temuan, ") and tanda.get("title")
        assert not tanda.text_content()


def test_a_finding_names_each_of_its_files_once():
    baris = ("x.csv baris 3", "y.csv", "x.csv baris 7", *(f"z.csv baris {n}" for n in range(9)))
    isi = html.fromstring(TempatTemuan("t-1", baris)._repr_html_())
    assert list(isi.itertext()) == ["x.csv baris 3, 7", "y.csv", "z.csv baris 0, 1, 2", "dan 6 lainnya"]


# front page


def test_the_front_page_counts_what_there_is(situs):
    kartu = situs["index.html"].xpath("//ul[@class='sekilas']/li")
    angka = sum(len(pohon.xpath("//main//span[@data-asal]")) for pohon in situs.values())
    assert [" ".join(butir.text_content().split()) for butir in kartu] == [
        f"{angka} angka yang menyebut asalnya",
        "1 tabel bernomor",
        "1 gambar bernomor",
        "3 temuan reviu yang terbuka",
    ]
    assert kartu[-1].xpath("string(a/@href)") == "reviu.html"


def test_without_findings_the_front_page_counts_none(contoh_tanpa_reviu):
    assert "temuan reviu" not in baca(contoh_tanpa_reviu)["index.html"].xpath("string(//ul[@class='sekilas'])")


# code, order of the pages, size


def test_the_code_of_a_chapter_is_in_a_closed_box_and_nowhere_else(situs, jahat):
    (kotak,) = situs["bab-1.html"].xpath("//details[contains(@class, 'kode')]")
    assert "open" not in kotak.attrib
    assert [pre.text_content() for pre in kotak.iter("pre")] == ["x = 1 < 2", f"# {jahat}"]
    assert not situs["kolofon.html"].xpath("//pre") and not situs["reviu.html"].xpath("//pre")


def test_pages_for_reviewers_come_last(situs):
    urutan, nama = [], "index.html"
    while nama:
        urutan.append(nama)
        nama = situs[nama].xpath("string(//a[@rel='next']/@href)")
    assert urutan == ["index.html", "daftar.html", "bab-1.html", "bab-2.html", "kolofon.html", "reviu.html"]
    for sebelum, sesudah in pairwise(urutan):
        assert situs[sesudah].xpath("string(//a[@rel='prev']/@href)") == sebelum


def test_every_page_marks_itself_in_the_contents(situs):
    for nama, pohon in situs.items():
        kini = pohon.xpath("//nav[@id='isi-laporan']//a[@aria-current='page']/@href")
        assert kini == ([] if nama == "cari.html" else [nama])


def test_what_every_page_repeats_is_small():
    """Style and scripts stand in every one of some twenty pages; a report may have six megabytes in all."""
    assert sum(b.stat().st_size for b in TEMPLATES.glob("*.*s") if b.name != "preview.js") < MB / 20


# personal data


def test_no_nip_is_anywhere_in_the_files_of_a_masked_report(tmp_path):
    nip = "199001012015031001"
    bagian = Bagian(f"NIP {nip}", nip, f"data/raw/2031/x.csv baris {nip}")
    asal = Asal("rumus", (bagian,), "catatan 19900101 201503 1 001")
    angka = Angka(5, "persen", asal=asal)._repr_html_()
    kode = KodeTemuan("t-1", "catatan", "Aturan", "terbuka", f"NIP {nip} berbeda", ("data/raw/2031/x.csv",))
    isi = f'<h1>NIP {nip}</h1><p title="{nip}">{angka}</p><img alt="{nip}" src="data:,">{kode._repr_html_()}'
    bab = Part("isi", f"Bab {nip}", isi, "bab", (f"x = '{nip}'",))
    dokumen = Document({"judul": f"L {nip}"}, with_heading_ids([bab]))
    site.make(for_the_web(dokumen, {}), tmp_path / "html")
    for berkas in (tmp_path / "html").iterdir():
        assert not re.search(r"\d{8} ?\d{6} ?\d ?\d{3}", berkas.read_text("utf-8")), berkas.name
