"""The same inputs give the same bytes, and one chapter can be exported alone."""

from __future__ import annotations

import shutil
import sysconfig

import pypdfium2
import pytest
from docx import Document
from lxml import html

JUPYTER = shutil.which("jupyter", path=sysconfig.get_path("scripts"))


def test_a_second_build_makes_nothing(laporan, salinan):
    akar = salinan(laporan.akar)
    hasil = akar.bangun()
    assert hasil.returncode == 0, hasil.stderr
    assert f"report of {laporan.tahun}: unchanged" in hasil.stdout
    assert "kept" not in hasil.stdout
    assert akar.isi() == laporan.akar.isi()


SENTUHAN = {
    "the PDF is gone": lambda folder, tahun: (folder / f"lkip-{tahun}.pdf").unlink(),
    "a page was edited": lambda folder, _: (folder / "html" / "daftar.html").write_text("diedit"),
    "a page was added": lambda folder, _: (folder / "html" / "lain.html").write_text("ditambah"),
    "the manifest is broken": lambda folder, _: (folder / "manifest.json").write_text("{"),
}


@pytest.mark.parametrize("sentuhan", SENTUHAN.values(), ids=SENTUHAN)
def test_what_was_touched_is_made_again_from_what_is_kept_with_the_same_bytes(rekaan, salinan, sentuhan):
    akar = salinan(rekaan.akar)
    sentuhan(akar.laporan, rekaan.tahun)
    hasil = akar.bangun()
    assert hasil.returncode == 0, hasil.stderr
    assert f"data {rekaan.tahun}: unchanged" in hasil.stdout
    assert hasil.stdout.count(": kept") == len(rekaan.akar.dijalankan)
    assert akar.isi() == rekaan.akar.isi()


def test_a_build_in_another_folder_gives_the_same_bytes(rekaan, akar_baru):
    lain = akar_baru("rekaan")
    hasil = lain.bangun()
    assert hasil.returncode == 0, hasil.stderr
    isi, seharusnya = lain.isi(), rekaan.akar.isi()
    assert [nama for nama in seharusnya if isi.get(nama) != seharusnya[nama]] == []
    assert set(isi) == set(seharusnya)


@pytest.fixture
def ekspor(rekaan, tmp_path, perintah):
    """Export one executed chapter with ``jupyter nbconvert`` and return the file."""

    def buat(jenis: str):
        (buku,) = (b for b in rekaan.akar.dijalankan if b.stem.endswith("ringkasan-eksekutif"))
        akhiran = jenis.removeprefix("lkip_")
        hasil = perintah(
            rekaan.akar.path, JUPYTER, "nbconvert", "--to", jenis, str(buku), "--output-dir", str(tmp_path)
        )
        assert hasil.returncode == 0, hasil.stderr
        return tmp_path / f"{buku.stem}.{akhiran}"

    return buat


def test_one_chapter_is_exported_as_html(ekspor):
    teks = ekspor("lkip_html").read_text(encoding="utf-8")
    pohon = html.document_fromstring(teks)
    assert pohon.get("lang") == "id"
    assert not pohon.xpath("//*[contains(@class, 'jp-InputArea')] | //pre")
    assert not pohon.xpath("//script[@src] | //link[starts-with(@href, 'http')]")
    assert "{eval}" not in teks
    assert any(judul.text_content().startswith("Tabel 4") for judul in pohon.iter("caption"))


def test_one_chapter_is_exported_as_pdf(ekspor):
    dokumen = pypdfium2.PdfDocument(ekspor("lkip_pdf"))
    teks = "".join(halaman.get_textpage().get_text_range() for halaman in dokumen)
    dokumen.close()
    assert "RINGKASAN EKSEKUTIF" in teks
    assert "Tabel 4" in teks
    assert "{eval}" not in teks


def test_one_chapter_is_exported_as_word_file(ekspor):
    dokumen = Document(str(ekspor("lkip_docx")))
    assert [p.text for p in dokumen.paragraphs if p.style.name == "Heading 1"] == ["Ringkasan Eksekutif"]
    assert dokumen.tables
