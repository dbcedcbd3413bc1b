"""The tables of the report as a workbook: numbers are numbers, and print as the report prints them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from babel.numbers import format_decimal
from lxml import html

from lkip_analysis.build.xlsx import make, number_format
from lkip_analysis.kinerja.rounding import bulatkan
from lkip_analysis.report.model.opening import buka
from lkip_analysis.root import Root

AGENSI = Path(__file__).parent.parent / "agency"


@pytest.fixture(scope="module")
def lap(tmp_path_factory):
    folder = tmp_path_factory.mktemp("agensi")
    shutil.copytree(AGENSI / "data" / "raw", folder / "data" / "raw")
    return buka(2031, Root(folder))


@pytest.fixture(scope="module")
def buku(lap, tmp_path_factory):
    return openpyxl.load_workbook(make(lap, tmp_path_factory.mktemp("xlsx")))


def tabel(lap):
    return [lap.tabel(e.id) for e in lap.entri.values() if e.jenis == "tabel"]


def cetak(nilai: float, format: str) -> str:
    """Print a number as Excel does with a format of this module and Indonesian separators."""
    bentuk = format.replace("[$-421]", "").partition(";")[0 if nilai >= 0 else 2]

    def angka(cocok: re.Match[str]) -> str:
        desimal = len(cocok[2] or ".") - 1
        return format_decimal(bulatkan(abs(nilai), desimal), cocok.group(), "id_ID")

    bagian = re.findall(r'"[^"]*"|\\.|[^"\\]+', bentuk)
    return "".join(
        b.strip('"') if b[0] == '"' else b[1:] if b[0] == "\\" else re.sub(r"(#,##)?0(\.0+)?", angka, b) for b in bagian
    )


@pytest.mark.parametrize(
    ("nilai", "tercetak"),
    [
        (9584669104, "Rp9.584.669.104"),
        (-5000, "-Rp5.000"),
        (45.9, "45,9%"),
        (202.6, "202,6%"),
        (0.456, "0,46"),
        (1.0, "1,00"),
        (16.83, "16,83 poin persen"),
        (12, "12 dokumen"),
        (1633, "1.633 orang"),
        (2031, "2031"),
        (0, "0"),
        (-0.5, "-0,5%"),
        (3, '3 "loket"'),
    ],
)
def test_format_mencetak_seperti_laporan(nilai, tercetak):
    assert cetak(nilai, number_format(tercetak)) == tercetak


@pytest.mark.parametrize("teks", ["belum tersedia", "–", ""])
def test_yang_bukan_angka(teks):
    assert number_format(teks) is None


def test_setiap_tabel_punya_lembar(lap, buku):
    semua = tabel(lap)

    assert buku.sheetnames == ["Daftar Tabel", *(t.nomor for t in semua)]
    assert [buku["Daftar Tabel"].cell(i, 2).value for i in range(3, 3 + len(semua))] == [t.judul for t in semua]
    for t in semua:
        assert buku[t.nomor]["A1"].value == f"{t.nomor} {t.judul}"


def test_isi_sama_dengan_laporan(lap, buku):
    """Cell by cell, header and body, what a sheet shows is what the table of the report says."""
    angka = 0
    for t in tabel(lap):
        ws = buku[t.nomor]
        tampak = []
        for baris in ws.iter_rows(min_row=3, max_row=ws.max_row - (2 if t.sumber else 0)):
            for sel in baris:
                if isinstance(sel.value, int | float):
                    angka += 1
                    tampak.append(cetak(sel.value, sel.number_format))
                elif sel.value is not None:
                    tampak.append(sel.value.replace("• ", "").replace("\n", ""))
        pohon = html.fromstring(t._repr_html_())
        laporan = [s.text_content() for s in pohon.iter("th", "td")]
        assert tampak == [s for s in laporan if s], t.id
        if t.sumber:
            assert ws.cell(ws.max_row, 1).value == f"Sumber: {t.sumber}"
    assert angka > 100


def test_kepala_bertingkat_digabung(lap, buku):
    ws = buku[lap.tabel("pengukuran").nomor]

    gabungan = {str(r) for r in ws.merged_cells.ranges if r.min_row == 3}

    assert gabungan == {"A3:A4", "B3:C3", "D3:E3", "F3:I3"}
    assert [ws[t].value for t in ("A3", "B3", "C4")] == ["No.", "Sasaran", "Indikator"]


def test_byte_yang_sama(lap, tmp_path):
    assert make(lap, tmp_path / "a").read_bytes() == make(lap, tmp_path / "b").read_bytes()


def test_tanda_draf_di_setiap_lembar(lap, tmp_path):
    buku = openpyxl.load_workbook(make(lap, tmp_path, "DRAF"))

    assert {ws["A2"].value for ws in buku} == {"DRAF"}


def test_tidak_ada_rumus(buku):
    assert not [s.coordinate for ws in buku for baris in ws for s in baris if s.data_type == "f"]
