"""Files that cannot be read: a message that says what is wrong, in little time, never a traceback."""

import os
import zipfile
import zlib
from pathlib import Path

import docx
import pikepdf
import pytest
import typst
from PIL import Image

from lkip_analysis.audit.audit import Audit
from lkip_analysis.audit.errors import ReadError
from lkip_analysis.audit.read import baca, pdf
from lkip_analysis.audit.read.teks import MAKS_GARIS

from .isi_contoh import PENGUKURAN

SEPULUH_MB = b" " * (10 * 2**20)


def pdf_teks(berkas: Path, isi: str = "Laporan kinerja.") -> Path:
    typst.compile(isi.encode(), output=str(berkas))
    return berkas


def docx_kosong(berkas: Path, isi: str = "Laporan kinerja.") -> Path:
    d = docx.Document()
    d.add_paragraph(isi)
    d.save(berkas)
    return berkas


def ganti_bagian(berkas: Path, nama: str, isi: bytes) -> None:
    """Replace a part of a Word file, or add one."""
    with zipfile.ZipFile(berkas) as lama:
        bagian = {n: lama.read(n) for n in lama.namelist()} | {nama: isi}
    with zipfile.ZipFile(berkas, "w", zipfile.ZIP_DEFLATED) as baru:
        for n, data in bagian.items():
            baru.writestr(n, data)


def gagal(berkas: Path) -> str:
    with pytest.raises(ReadError) as galat:
        baca(berkas)
    pesan = str(galat.value)
    assert berkas.name in pesan
    return pesan


@pytest.mark.parametrize("akhiran", [".txt", ".md", ".html", ".htm", ".docx", ".docm", ".pdf"])
def test_berkas_kosong(tmp_path, akhiran):
    berkas = tmp_path / f"laporan{akhiran}"
    berkas.write_bytes(b"")
    assert "kosong" in gagal(berkas)


@pytest.mark.parametrize("akhiran", [".docx", ".pdf", ".html", ".txt"])
def test_isi_acak(tmp_path, akhiran):
    berkas = tmp_path / f"laporan{akhiran}"
    berkas.write_bytes(bytes(range(256)) * 40)
    gagal(berkas)


def test_folder(tmp_path):
    (tmp_path / "laporan.pdf").mkdir()
    assert "folder" in gagal(tmp_path / "laporan.pdf")
    assert "folder" in gagal(tmp_path)


def test_akhiran_lain(tmp_path):
    berkas = tmp_path / "laporan.xlsx"
    berkas.write_bytes(b"PK")
    assert "tidak dikenal" in gagal(berkas)


def test_berkas_tidak_ada(tmp_path):
    assert "tidak ditemukan" in gagal(tmp_path / "laporan.pdf")


@pytest.mark.skipif(os.name != "posix", reason="rights of files as POSIX has them")
@pytest.mark.parametrize("akhiran", [".txt", ".html", ".docx", ".pdf"])
def test_tidak_boleh_dibaca(tmp_path, akhiran, orang_biasa):
    berkas = tmp_path / f"laporan{akhiran}"
    berkas.write_bytes(b"rahasia")
    berkas.chmod(0)
    with orang_biasa():
        assert "tidak dapat dibaca" in gagal(berkas)


# --- PDF


def test_pdf_terpotong(tmp_path):
    berkas = pdf_teks(tmp_path / "laporan.pdf")
    data = berkas.read_bytes()
    berkas.write_bytes(data[:200])
    assert "rusak" in gagal(berkas)


def test_bukan_pdf(tmp_path):
    berkas = tmp_path / "laporan.pdf"
    berkas.write_bytes(b"<html>ini halaman galat</html>")
    assert "bukan PDF" in gagal(berkas)


def test_pdf_bersandi(tmp_path):
    berkas = pdf_teks(tmp_path / "asli.pdf")
    kunci = tmp_path / "laporan.pdf"
    with pikepdf.open(berkas) as p:
        p.save(kunci, encryption=pikepdf.Encryption(owner="rahasia", user="rahasia"))
    assert "kata sandi" in gagal(kunci)


def test_pdf_dengan_sandi_pemilik_saja_dapat_dibaca(tmp_path):
    berkas = pdf_teks(tmp_path / "asli.pdf")
    kunci = tmp_path / "laporan.pdf"
    with pikepdf.open(berkas) as p:
        p.save(kunci, encryption=pikepdf.Encryption(owner="rahasia", user=""))
    assert [p.text for p in baca(kunci).paragraphs] == ["Laporan kinerja."]


def test_pdf_pindai(tmp_path):
    berkas = tmp_path / "laporan.pdf"
    halaman = [Image.new("L", (850, 1100), 255 - 20 * i) for i in range(3)]
    halaman[0].save(berkas, save_all=True, append_images=halaman[1:], resolution=100)
    assert "pindai" in gagal(berkas)


def test_sebagian_halaman_pindai_dicatat(tmp_path):
    gambar = tmp_path / "pindai.pdf"
    Image.new("L", (850, 1100), 200).save(gambar, resolution=100)
    berkas = pdf_teks(tmp_path / "teks.pdf", "#lorem(60)\n#pagebreak()\n#lorem(60)")
    hasil = tmp_path / "laporan.pdf"
    with pikepdf.open(berkas) as p, pikepdf.open(gambar) as g:
        p.pages.insert(1, g.pages[0])
        p.save(hasil)
    dokumen = baca(hasil)
    assert dokumen.notes == ["Halaman hasil pindai (gambar tanpa teks), tidak diaudit: 2."]
    assert [p.place.page for p in dokumen.paragraphs] == [1, 3]


def test_pdf_tanpa_teks(tmp_path):
    assert "tidak memuat teks" in gagal(pdf_teks(tmp_path / "laporan.pdf", "#rect()"))


def test_satu_halaman_rusak_dicatat(tmp_path):
    berkas = pdf_teks(tmp_path / "asli.pdf", "Satu.\n#pagebreak()\nDua.\n#pagebreak()\nTiga.")
    hasil = tmp_path / "laporan.pdf"
    with pikepdf.open(berkas) as p:
        p.pages[1].obj.Rotate = pikepdf.Name.Rusak
        p.save(hasil)
    dokumen = baca(hasil)
    assert [p.text for p in dokumen.paragraphs] == ["Satu.", "Tiga."]
    assert dokumen.notes == ["Halaman rusak, tidak diaudit: 2."]


def test_pdf_yang_terlalu_lama_dihentikan(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "BATAS_WAKTU", 0.01)
    berkas = pdf_teks(tmp_path / "laporan.pdf", "#for i in range(30) [#lorem(200) #pagebreak()]")
    assert "Pecah berkas" in gagal(berkas)


def test_pdf_yang_mengembang_dihentikan(tmp_path):
    """A page whose content unpacks to half a gigabyte."""
    berkas = tmp_path / "laporan.pdf"
    p = pikepdf.new()
    p.add_blank_page()
    p.pages[0].obj.Contents = pikepdf.Stream(p, _rapat(2**29), Filter=pikepdf.Name.FlateDecode)
    p.save(berkas)
    assert "terlalu besar" in gagal(berkas)


def _rapat(ukuran: int) -> bytes:
    mesin = zlib.compressobj(1)
    potong = b"% " + b"0" * (2**20 - 3) + b"\n"
    return b"".join(mesin.compress(potong) for _ in range(ukuran // 2**20)) + mesin.flush()


# --- Word


def test_bukan_zip(tmp_path):
    berkas = tmp_path / "laporan.docx"
    berkas.write_bytes(b"{\\rtf1 laporan}" * 20)
    assert "bukan berkas Word" in gagal(berkas)


def test_zip_lain(tmp_path):
    berkas = tmp_path / "laporan.docx"
    with zipfile.ZipFile(berkas, "w") as z:
        z.writestr("data.csv", "1,2")
    assert "bukan dokumen Word" in gagal(berkas)


@pytest.mark.parametrize(("isi", "pesan"), [("EncryptedPackage", "kata sandi"), ("WordDocument", "format Word lama")])
def test_berkas_ole(tmp_path, isi, pesan):
    berkas = tmp_path / "laporan.docx"
    berkas.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + isi.encode("utf-16-le"))
    assert pesan in gagal(berkas)


def test_docx_terpotong(tmp_path):
    berkas = docx_kosong(tmp_path / "laporan.docx")
    berkas.write_bytes(berkas.read_bytes()[:3000])
    gagal(berkas)


def test_docx_isi_berubah(tmp_path):
    """A byte of the packed text is wrong."""
    berkas = docx_kosong(tmp_path / "laporan.docx")
    data = bytearray(berkas.read_bytes())
    awal = data.index(b"word/document.xml") + 40
    data[awal : awal + 20] = bytes(20)
    berkas.write_bytes(data)
    gagal(berkas)


@pytest.mark.parametrize("nama", ["word/document.xml", "word/lain.bin"])
def test_bom_zip(tmp_path, nama):
    berkas = docx_kosong(tmp_path / "laporan.docx")
    with zipfile.ZipFile(berkas, "a", zipfile.ZIP_DEFLATED) as z, z.open(nama + ".xml", "w") as f:
        f.write(b"<a>")
        for _ in range(12):
            f.write(SEPULUH_MB)
    assert berkas.stat().st_size < 2**20
    assert "mengembang" in gagal(berkas)


def test_bom_xml_dengan_nama_gambar(tmp_path):
    berkas = docx_kosong(tmp_path / "laporan.docx")
    with zipfile.ZipFile(berkas, "a", zipfile.ZIP_DEFLATED) as z:
        z.writestr("word/media/gambar1.png", b"<a>" + SEPULUH_MB)
    assert "mengembang" in gagal(berkas)


def test_gambar_putih_bukan_bom(tmp_path):
    berkas = docx_kosong(tmp_path / "laporan.docx")
    with zipfile.ZipFile(berkas, "a", zipfile.ZIP_DEFLATED) as z:
        z.writestr("word/media/gambar1.bmp", b"BM" + bytes(10 * 2**20))
    assert [p.text for p in baca(berkas).paragraphs] == ["Laporan kinerja."]


def test_gambar_rusak_dalam_docx(tmp_path):
    Image.effect_noise((200, 200), 80).save(tmp_path / "gambar.png")
    berkas = tmp_path / "laporan.docx"
    d = docx.Document()
    d.add_picture(str(tmp_path / "gambar.png"))
    d.save(berkas)
    with zipfile.ZipFile(berkas) as z:
        isi = z.getinfo("word/media/image1.png")
        awal = isi.header_offset + 30 + len(isi.filename) + isi.compress_size // 2
    data = bytearray(berkas.read_bytes())
    data[awal] ^= 0xFF
    berkas.write_bytes(data)
    assert "rusak" in gagal(berkas)


def test_bom_entitas(tmp_path):
    berkas = docx_kosong(tmp_path / "laporan.docx")
    entitas = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    isi = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "ha">{entitas}]><d>&e11;</d>'
    ganti_bagian(berkas, "word/document.xml", isi.encode())
    assert "entitas" in gagal(berkas)
    ganti_bagian(berkas, "word/document.xml", isi.encode("utf-16"))
    assert "entitas" in gagal(berkas)


@pytest.mark.parametrize("isi", [b"", b"<w:document", b"<lain/>", b"bukan xml"])
def test_docx_xml_rusak(tmp_path, isi):
    berkas = docx_kosong(tmp_path / "laporan.docx")
    ganti_bagian(berkas, "word/document.xml", isi)
    gagal(berkas)


@pytest.mark.parametrize("bagian", ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"])
def test_docx_kerangka_rusak(tmp_path, bagian):
    berkas = docx_kosong(tmp_path / "laporan.docx")
    ganti_bagian(berkas, bagian, b"<rusak/>")
    gagal(berkas)


def test_docx_tanpa_teks(tmp_path):
    assert "tidak memuat teks" in gagal(docx_kosong(tmp_path / "laporan.docx", ""))


def test_docx_paragraf_sejuta_huruf(tmp_path):
    assert "999999 huruf" in gagal(docx_kosong(tmp_path / "laporan.docx", "kata " * 200_000))


# --- HTML and text


@pytest.mark.parametrize("isi", ["<html><body><script>x()</script></body></html>", "<!-- -->", " <p> </p>"])
def test_html_tanpa_teks(tmp_path, isi):
    berkas = tmp_path / "laporan.html"
    berkas.write_text(isi, encoding="utf-8")
    assert "tidak memuat teks" in gagal(berkas)


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td"])
def test_html_terlalu_dalam(tmp_path, tag):
    berkas = tmp_path / "laporan.html"
    berkas.write_text("<p>awal" + f"<{tag}>" * 100_000 + "isi", encoding="utf-8")
    assert "terlalu dalam" in gagal(berkas)


def test_html_tabel_raksasa(tmp_path):
    berkas = tmp_path / "laporan.html"
    sel = '<td colspan="9999999" rowspan="9999999">a</td>'
    berkas.write_text(f"<table>{f'<tr>{sel}<td>b</td></tr>' * 50}</table>", encoding="utf-8")
    dokumen = baca(berkas)
    assert len(dokumen.tables[0].columns) <= 60


def test_html_terlalu_besar(tmp_path):
    berkas = tmp_path / "laporan.html"
    with berkas.open("wb") as f:
        f.truncate(60 * 2**20)
    assert "terlalu besar" in gagal(berkas)


def test_baris_sejuta_huruf(tmp_path):
    berkas = tmp_path / "laporan.txt"
    berkas.write_text("x" * 1_000_000, encoding="utf-8")
    assert str(MAKS_GARIS) in gagal(berkas)
    berkas = tmp_path / "laporan.html"
    berkas.write_text(f"<p>{'x' * 1_000_000}</p>", encoding="utf-8")
    assert "1000000 huruf" in gagal(berkas)


GARIS_PANJANG = (
    "1",
    "1.234,56 ",
    "(",
    "capaian 10% ",
    "efisiensi kategori efisien ",
    "tahun 2024 menurun dari tahun 2023 ",
    "19800101 200001 1 001 ",
    "seratus juta rupiah ",
    "dari 10 menjadi ",
    "Dinas Taman Kota ",
    "Realisasi luas taman kota tahun 2030 sebesar 10% dari target 12%, turun dari 11% pada 2029; 3 program, 4 seksi. ",
)


@pytest.mark.parametrize("isi", GARIS_PANJANG)
def test_garis_panjang_diperiksa_sampai_selesai(tmp_path, isi):
    """What took minutes where a rule looked through a whole line for each word of it."""
    berkas = tmp_path / "laporan.txt"
    garis = isi * (60_000 // len(isi))
    berkas.write_text(f"Laporan Kinerja Tahun 2030\n\n{PENGUKURAN}\n{garis}\n", encoding="utf-8")
    Audit(baca(berkas)).findings()
