"""Documents made to take all time and memory, or to trip a reader up: one message, soon."""

import zipfile

import docx
import pytest

from lkip_analysis.audit import worker
from lkip_analysis.audit.bounded import audit_bounded
from lkip_analysis.audit.errors import ReadError
from lkip_analysis.audit.read import baca
from lkip_analysis.audit.read.docx_nomor import huruf, romawi

DAFTAR = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>isi</w:t></w:r></w:p>'
)


def buat_docx(berkas, badan, nomor=None):
    """Write a Word file with this body, and this numbering part."""
    docx.Document().save(berkas)
    with zipfile.ZipFile(berkas) as lama:
        bagian = {n: lama.read(n).decode("utf-8", "surrogateescape") for n in lama.namelist()}
    awal, akhir = bagian["word/document.xml"].split("<w:body>")
    bagian["word/document.xml"] = f"{awal}<w:body>{badan}{akhir[akhir.index('<w:sectPr') :]}"
    if nomor is not None:
        kepala = bagian["word/numbering.xml"].split("<w:abstractNum ")[0]
        bagian["word/numbering.xml"] = f"{kepala}{nomor}</w:numbering>"
    with zipfile.ZipFile(berkas, "w", zipfile.ZIP_DEFLATED) as baru:
        for n, isi in bagian.items():
            baru.writestr(n, isi.encode("utf-8", "surrogateescape"))
    return berkas


def penomoran(mulai="1", bentuk="decimal", ilvl="0", ganti=""):
    return (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="{ilvl}"><w:start w:val="{mulai}"/>'
        f'<w:numFmt w:val="{bentuk}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{ganti}</w:num>'
    )


@pytest.mark.parametrize("nilai", ["²", "abc", "", "-1", "9" * 5000, "١"])
def test_bilangan_docx_yang_bukan_bilangan(tmp_path, nilai):
    tabel = (
        f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="{nilai}"/></w:trPr><w:tc><w:tcPr>'
        f'<w:gridSpan w:val="{nilai}"/></w:tcPr>'
        "<w:p><w:r><w:t>Nama</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    ganti = f'<w:lvlOverride w:ilvl="{nilai}"><w:startOverride w:val="{nilai}"/></w:lvlOverride>'
    nomor = penomoran(mulai=nilai, ganti=ganti)
    d = baca(buat_docx(tmp_path / "laporan.docx", DAFTAR.format(ilvl=nilai) + tabel, nomor))
    assert [p.text for p in d.paragraphs] == ["isi"]
    assert len(d.tables) == 1


@pytest.mark.parametrize("bentuk", ["upperRoman", "lowerRoman", "upperLetter", "lowerLetter"])
@pytest.mark.parametrize("mulai", [10**8, 10**12])
def test_nomor_daftar_sangat_besar(tmp_path, bentuk, mulai):
    d = baca(buat_docx(tmp_path / "laporan.docx", DAFTAR.format(ilvl=0), penomoran(mulai, bentuk)))
    (satu,) = [*d.paragraphs, *d.sections[1:]]
    assert len(getattr(satu, "text", "") or satu.title) < 30


def test_angka_romawi_dan_huruf_yang_lazim():
    assert (romawi(1994), romawi(3999), romawi(4000)) == ("MCMXCIV", "MMMCMXCIX", "4000")
    assert (huruf(27), huruf(780), huruf(781)) == ("AA", "Z" * 30, "781")


def test_kotak_teks_bersarang(tmp_path):
    isi = "<w:p><w:r><w:t>dalam</w:t></w:r></w:p>"
    for _ in range(40):
        isi = f"<w:p><w:r><w:t>luar</w:t></w:r><w:r><w:pict><w:txbxContent>{isi}</w:txbxContent></w:pict></w:r></w:p>"
    teks = [p.text for p in baca(buat_docx(tmp_path / "laporan.docx", isi)).paragraphs]
    assert teks.count("dalam") == 1 and teks.count("luar") == 40


@pytest.mark.parametrize(
    ("nama", "isi", "pesan"),
    [
        ("lebar.html", "<table><tr>" + "<td>1</td>" * 100_000 + "</table>", "kolom"),
        ("gabung.html", "<table><tr>" + "<td colspan=1000 rowspan=1000>1</td>" * 1000 + "</table>", "kolom"),
        ("tab.txt", "a" + "\t" * 190_000 + "b\n", "baris 1: 190001 kolom"),
        ("pipa.md", "|" * 190_000, "baris 1: 189999 kolom"),
        ("besar.txt", "Capaian kinerja.\n" * 400_000, "terlalu besar"),
    ],
)
def test_tabel_dan_berkas_raksasa_ditolak(tmp_path, nama, isi, pesan):
    berkas = tmp_path / nama
    berkas.write_text(isi, encoding="utf-8")
    with pytest.raises(ReadError, match=pesan) as galat:
        baca(berkas)
    assert nama in str(galat.value)


def test_spasi_beruntun_tidak_memperlambat(tmp_path):
    berkas = tmp_path / "laporan.txt"
    berkas.write_text("a" + " " * 190_000 + "b\n", encoding="utf-8")
    assert [p.text for p in baca(berkas).paragraphs] == ["a  b"]


def test_daftar_html_panjang(tmp_path):
    berkas = tmp_path / "laporan.html"
    berkas.write_text("<ol start=5>" + "<li>a</li>" * 15_000 + "</ol>", encoding="utf-8")
    d = baca(berkas)
    assert [d.paragraphs[n].marker for n in (0, 1, 900)] == ["5.", "6.", "905."]


def test_waktu_prosesor_dibatasi(tmp_path, monkeypatch):
    """A document that would run too long is given up, and the message says at what."""
    monkeypatch.setattr("lkip_analysis.audit.bounded.LEAST_SECONDS", 1)
    berkas = tmp_path / "laporan.html"
    berkas.write_text("<table>" + "<tr><td>a<td>1<td>2<td>3</tr>" * 9_000 + "</table>", encoding="utf-8")
    with pytest.raises(ReadError, match=r"laporan\.html: audit butuh lebih dari \d+ detik saat (membaca|memeriksa)"):
        audit_bounded(berkas, {}, lambda tahap: None)


def test_galat_tak_terduga_menjadi_pesan(capsys, monkeypatch):
    monkeypatch.setattr(worker, "baca", lambda berkas: 1 / 0)
    worker.main({"file": "laporan.txt"})
    assert "laporan.txt: audit gagal saat membaca (ZeroDivisionError" in capsys.readouterr().out
