"""What a reviewer gets: the page, the notes in a copy of the PDF, a folder's lines; nothing overwritten or leaked."""

import json
import re

import pikepdf
import pytest
import typst
from click.testing import CliRunner

from lkip_analysis import cli
from lkip_analysis.audit.annotate import annotate
from lkip_analysis.audit.document import Location
from lkip_analysis.audit.finding import AuditFinding, Severity
from lkip_analysis.audit.pages import from_view, to_view
from lkip_analysis.audit.read import baca
from lkip_analysis.audit.report import listing
from lkip_analysis.audit.review_page import write_page

NIP = "198001012000011001"
KALIMAT = "Realisasi luas taman kota sebesar 45,9 persen."


@pytest.fixture
def pdf(tmp_path):
    """A PDF of two pages, the second one turned, and its findings."""
    berkas = tmp_path / "laporan.pdf"
    typst.compile(
        f'#set page(paper: "a4")\n{KALIMAT}\n\nNIP {NIP}\n#pagebreak()\n#set page(flipped: true)\n'
        "#table(columns: 2, [Indikator], [Target], [Taman], [12,5], [Hutan], [45,9])".encode(),
        output=str(berkas),
    )
    with pikepdf.open(berkas, allow_overwriting_input=True) as isi:
        isi.pages[1].rotate(180, relative=True)
        isi.save()
    return berkas


def temuan(*tempat, pesan="Angka berbeda dari tabel.", stated="45,9"):
    return AuditFinding(pesan, stated, "12,5", tempat, ("a",), "", Severity.ERROR, "aritmetika", "nilai-kalimat")


def tempat_pdf(dokumen):
    kalimat = next(p for p in dokumen.paragraphs if "45,9" in p.text)
    awal = kalimat.text.index("45,9")
    return kalimat.at(awal, awal + 4), dokumen.tables[0].rows[1].cells[1].place


def test_halaman_tinjauan_dari_pdf(pdf, tmp_path):
    d = baca(pdf)
    write_page(pdf, d, [temuan(*tempat_pdf(d), pesan=f"Angka NIP {NIP}.")], tmp_path / "hasil.html")
    isi = (tmp_path / "hasil.html").read_text(encoding="utf-8")
    assert isi.count("data:image/webp;base64,") == 2
    assert len(re.findall('<rect class="tanda error"', isi)) == 2
    assert NIP not in isi and "default-src &#39;none&#39;" in isi
    assert not re.search(r"""(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?//""", isi)


def test_kotak_mengenai_angkanya(pdf):
    """Boxes are narrowed from the line to the figure, on a turned page, too."""
    from lkip_analysis.audit.pages import Pages

    d = baca(pdf)
    kalimat, sel = tempat_pdf(d)
    with Pages(pdf, d) as halaman:
        kotak = halaman.narrow(kalimat, "45,9")
        assert kotak[2] - kotak[0] < 30 < kalimat.box[2] - kalimat.box[0]
        assert halaman.narrow(sel, "45,9") == pytest.approx(sel.box, abs=4)


def test_catatan_dalam_salinan_pdf(pdf, tmp_path):
    d = baca(pdf)
    asal = pdf.read_bytes()
    annotate(pdf, d, [temuan(*tempat_pdf(d))], tmp_path / "salinan.pdf")
    assert pdf.read_bytes() == asal
    with pikepdf.open(tmp_path / "salinan.pdf") as hasil:
        (satu,), (dua,) = ([a for a in h.Annots if "/NM" in a] for h in hasil.pages)
        assert "seharusnya: 12,5" in str(satu.Contents).lower()
        x0, y0, x1, y1 = (float(x) for x in satu.Rect)
        assert 700 < y0 < y1 < 842 and x1 - x0 < 40
        assert float(dua.Rect[2]) - float(dua.Rect[0]) < 60


@pytest.mark.parametrize("putar", [0, 90, 180, 270])
def test_titik_halaman_bolak_balik(putar):
    assert from_view(*to_view(100, 200, (10, 20, 600, 800), putar), (10, 20, 600, 800), putar) == (100, 200)


def test_halaman_tinjauan_dari_teks(dokumen, tmp_path):
    d = dokumen("A. Umum\n\nRealisasi taman sebesar 45,9 persen <b>.\n\nNama⇥Target\nTaman⇥12,5\nHutan⇥7\n")
    (paragraf,) = d.paragraphs
    hasil = temuan(paragraf.at(24, 28), d.tables[0].rows[0].cells[1].place)
    write_page(tmp_path / "laporan.txt", d, [hasil], tmp_path / "hasil.html")
    isi = (tmp_path / "hasil.html").read_text(encoding="utf-8")
    assert '<mark class="error">45,9</mark>' in isi and '<mark class="error">12,5</mark>' in isi
    assert isi.count('<article class="kartu error"') == 1 and "&lt;b&gt;" in isi


def test_terminal_tidak_menerima_karakter_kendali(dokumen):
    jahat = temuan(Location(line=1, text="a\x1b[2Jb\x9b31m\u202e"), pesan="x\x07y\nz")
    teks = listing(dokumen("Isi.\n"), [jahat])
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", teks)


# the command


def lkip(*perintah):
    return CliRunner().invoke(cli.lkip, ["audit", *map(str, perintah)])


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "dok" / "b").mkdir(parents=True)
    (tmp_path / "dok" / "satu.txt").write_text("Laporan kinerja.\n", encoding="utf-8")
    (tmp_path / "dok" / "b" / "dua.md").write_text("Laporan kinerja.\n", encoding="utf-8")
    (tmp_path / "dok" / "kosong.pdf").touch()
    (tmp_path / "dok" / "catatan.xlsx").touch()
    return tmp_path / "dok"


def test_folder_satu_baris_tiap_dokumen(folder, tmp_path):
    hasil = lkip(folder, "--json", tmp_path / "hasil.json", "--html", tmp_path / "halaman")
    baris = hasil.output.splitlines()
    assert [b.split(":")[0] for b in baris] == ["b/dua.md", "kosong.pdf", "satu.txt", "3 dokumen"]
    assert "GAGAL" in baris[1] and "berkas kosong" in baris[1] and "1 tidak terbaca" in baris[3]
    assert hasil.exit_code == 1
    isi = json.loads((tmp_path / "hasil.json").read_text(encoding="utf-8"))
    assert [d["document"] for d in isi["documents"]] == ["b/dua.md", "kosong.pdf", "satu.txt"]
    assert (tmp_path / "halaman" / "b" / "dua.md.html").is_file()


@pytest.mark.parametrize("jenis", ["--json", "--html"])
def test_keluaran_tidak_menimpa_masukan(folder, jenis):
    asal = folder / "satu.txt"
    tautan = folder / "lain.json"
    tautan.hardlink_to(asal)
    for sasaran in (asal, tautan, folder / "b" / ".." / "satu.txt"):
        assert "menimpa" in str(lkip(asal, jenis, sasaran).exception)
    assert asal.read_text(encoding="utf-8") == "Laporan kinerja.\n"


def test_dua_keluaran_dengan_satu_nama(folder, tmp_path):
    assert "dua keluaran" in str(
        lkip(folder / "satu.txt", "--json", tmp_path / "x", "--html", tmp_path / "x").exception
    )


def test_catatan_pdf_hanya_untuk_pdf(folder, tmp_path):
    assert "salinan berkas PDF" in str(lkip(folder / "satu.txt", "--pdf", tmp_path / "x.pdf").exception)
