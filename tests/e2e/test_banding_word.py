"""`lkip diff`: what an official changed in Word, and nothing else, with where it came from."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

SOFFICE = shutil.which("soffice")


class Meja:
    """A copy of the built Word file on somebody's desk."""

    def __init__(self, laporan, folder: Path) -> None:
        self.laporan, self.berkas, self.json = laporan, folder / "dari pejabat.docx", folder / "beda.json"
        shutil.copyfile(laporan.folder / f"lkip-{laporan.tahun}.docx", self.berkas)
        self.word = Document(str(self.berkas))

    def paragraf(self, awal: str):
        return next(p for p in self.word.paragraphs if p.text.startswith(awal))

    def ganti(self, paragraf, lama: str, baru: str) -> None:
        run = next(r for r in paragraf.runs if lama in r.text)
        run.text = run.text.replace(lama, baru, 1)

    def beda(self) -> list[dict]:
        self.word.save(str(self.berkas))
        hasil = self.perintah()
        assert hasil.returncode == 0, hasil.stderr
        return json.loads(self.json.read_text(encoding="utf-8"))["changes"]

    def perintah(self, *pilihan: str) -> subprocess.CompletedProcess:
        return self.laporan.akar.lkip("diff", str(self.berkas), "--json", str(self.json), *pilihan)


@pytest.fixture
def meja(rekaan, tmp_path) -> Meja:
    return Meja(rekaan, tmp_path)


def tabel(meja: Meja, judul: str):
    """The table below a caption."""
    caption = next(p for p in meja.word.paragraphs if p.style.name == "Table Caption" and judul in p.text)
    return next(t for t in meja.word.tables if t._tbl is next(caption._p.itersiblings(qn("w:tbl"))))


def terlacak(nama: str, *isi) -> OxmlElement:
    tanda = OxmlElement(nama)
    for atribut, nilai in (("author", "Siti Contoh"), ("date", "2032-03-01T09:00:00Z"), ("id", "9001")):
        tanda.set(qn(f"w:{atribut}"), nilai)
    tanda.extend(isi)
    return tanda


def run(nama: str, teks: str) -> OxmlElement:
    hasil, isi = OxmlElement("w:r"), OxmlElement(nama)
    isi.text = teks
    isi.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    hasil.append(isi)
    return hasil


def test_an_untouched_file_has_no_changes(meja):
    assert meja.beda() == []
    assert "sama dengan" in meja.perintah().stdout


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (soffice) on the search path")
def test_a_file_saved_by_libreoffice_has_no_changes(laporan, tmp_path):
    meja = Meja(laporan, tmp_path)
    asli = shutil.copyfile(meja.berkas, tmp_path / "asli.docx")
    simpan_ulang(asli, tmp_path / "keluar")
    meja.word = Document(str(tmp_path / "keluar" / "asli.docx"))
    assert meja.beda() == []


def simpan_ulang(berkas: Path, folder: Path) -> None:
    profil = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    perintah = [SOFFICE, profil, "--headless", "--convert-to", "docx", "--outdir", str(folder), str(berkas)]
    subprocess.run(perintah, check=True, capture_output=True, timeout=300)


def test_a_changed_figure_in_a_table_is_named_with_its_source(meja):
    anggaran = tabel(meja, "Anggaran dan Realisasi")
    baris = next(r for r in anggaran.rows if re.search(r"\d,\d", r.cells[-1].text))
    lama = baris.cells[-1].text
    baris.cells[-1].paragraphs[0].runs[0].text = "12,3%"
    (satu,) = meja.beda()
    assert (satu["jenis"], satu["lama"], satu["baru"]) == ("angka", lama, "12,3%")
    assert "dibagi" in satu["rumus"]
    assert any(f"data/raw/{meja.laporan.tahun}/anggaran.csv baris" in asal for asal in satu["asal"])
    assert "kolom" in satu["tempat"] and "Anggaran dan Realisasi" in satu["tempat"]


def test_words_and_figures_of_one_paragraph_are_told_apart(meja):
    paragraf = next(
        p for p in meja.word.paragraphs if p.style.name == "Body Text" and re.search(r"Rp[\d.]{9,}", p.text)
    )
    uang = re.search(r"Rp[\d.]*\d", paragraf.text)[0]
    meja.ganti(paragraf, uang, "Rp1.000")
    paragraf.runs[-1].text += " Demikian adanya."
    angka, kalimat = sorted(meja.beda(), key=lambda u: u["jenis"])
    assert (angka["jenis"], kalimat["jenis"]) == ("angka", "kalimat")
    assert uang in angka["lama"] and "Rp1.000" in angka["baru"] and "data/raw" in "".join(angka["asal"])
    assert "{+Demikian adanya.+}" in kalimat["baru"] and uang not in kalimat["baru"]
    assert kalimat["notebook"].startswith("notebooks/") and kalimat["notebook"].endswith(".ipynb")


def test_a_text_of_the_data_is_named_with_its_raw_cell(meja):
    folder = meja.laporan.akar.path / "data" / "raw" / str(meja.laporan.tahun)
    isi = (folder / "fungsi.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[1]
    awal, akhir = isi.split()[0].lower(), isi.split()[-1]
    meja.ganti(meja.paragraf(f"{awal} "), akhir, "daerah")
    (satu,) = meja.beda()
    assert satu["jenis"] == "kalimat"
    assert satu["sel"] == f"data/raw/{meja.laporan.tahun}/fungsi.csv baris 2 kolom fungsi"


def test_new_and_deleted_lines_keep_their_chapter(meja):
    isi = [p for p in meja.word.paragraphs if p.style.name == "Body Text" and len(p.text) > 120]
    hilang, sesudah = isi[4].text, isi[9]
    isi[4]._p.getparent().remove(isi[4]._p)
    sesudah.insert_paragraph_before("Kalimat yang belum pernah ada dalam laporan ini.", style="Body Text")
    beda = {u["jenis"]: u for u in meja.beda()}
    assert beda.keys() == {"baru", "hilang"}
    assert beda["hilang"]["lama"] == " ".join(hilang.split())
    assert beda["baru"]["baru"] == "Kalimat yang belum pernah ada dalam laporan ini."
    assert beda["baru"]["bab"] and beda["hilang"]["bab"]


def test_tracked_changes_and_comments_have_their_author(meja):
    paragraf = next(p for p in meja.word.paragraphs if p.style.name == "Body Text" and len(p.runs) == 1)
    kata = paragraf.text.split()[-1]
    paragraf.runs[0].text = paragraf.text.removesuffix(kata)
    paragraf._p.append(terlacak("w:del", run("w:delText", kata)))
    paragraf._p.append(terlacak("w:ins", run("w:t", "pengganti.")))
    meja.word.add_comment(paragraf.runs[0], text="Mohon diperiksa.", author="Siti Contoh", initials="SC")
    kalimat, komentar = sorted(meja.beda(), key=lambda u: u["jenis"])
    assert kalimat["baru"].endswith(f"[-{kata}-] {{+pengganti.+}}")
    assert kalimat["oleh"] == ["Siti Contoh 2032-03-01"]
    assert komentar["baru"] == "Siti Contoh: Mohon diperiksa."


def test_a_row_that_was_added_or_deleted_is_one_change(meja):
    anggaran = tabel(meja, "Anggaran dan Realisasi")
    baris = anggaran.rows[-2]._tr
    baris.getparent().remove(baris)
    (satu,) = meja.beda()
    assert satu["jenis"] == "hilang" and " | " in satu["lama"]


def test_the_list_for_people_goes_chapter_by_chapter(meja):
    anggaran = tabel(meja, "Anggaran dan Realisasi")
    baris = next(r for r in anggaran.rows if re.search(r"\d,\d", r.cells[-1].text))
    baris.cells[-1].paragraphs[0].runs[0].text = "12,3%"
    meja.beda()
    baris = meja.perintah().stdout.splitlines()
    assert baris[0].startswith("dari pejabat.docx dibandingkan dengan reports/")
    bab = baris.index(next(b for b in baris if b.startswith("Bab III")))
    assert baris[bab + 1].strip() == "Angka yang diubah (1)" and baris[bab + 2].strip().endswith("→ 12,3%")


@pytest.mark.parametrize("isi", [b"", b"bukan Word", b"PK\x03\x04" + b"\0" * 50])
def test_what_is_no_word_file_is_refused(meja, isi):
    meja.berkas.write_bytes(isi)
    hasil = meja.perintah()
    assert hasil.returncode == 1 and "dari pejabat.docx" in hasil.stderr and "Traceback" not in hasil.stderr


def test_a_report_that_was_not_built_is_named(meja):
    hasil = meja.perintah("--year", "2030")
    assert hasil.returncode == 1 and "lkip build 2030" in hasil.stderr


def test_without_a_file_the_usage_is_shown(meja):
    assert meja.laporan.akar.lkip("diff").returncode == 2
