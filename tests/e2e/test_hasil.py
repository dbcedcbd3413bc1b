"""What a build leaves behind, and what no format may print."""

from __future__ import annotations

import hashlib
import re

import pytest

from lkip_analysis.data.completeness import DRAF

FORMAT = ("pdf", "html", "docx")

TERLARANG = {
    "nilai mentah": r"\bNaN\b|\bnan\b|\bNone\b|<NA>|\bNaT\b|\bnull\b",
    "nilai langsung yang tidak dihitung": r"\{eval\}",
    "bekas Python": r"\bTraceback\b|\b(?:Besaran|Angka|Daftar|Tabel)\(|\bat 0x|\{(?:lap|i)\.|\blap\.\w",
    "angka berformat Inggris": r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])",
    "persen berformat Inggris": r"\d\.\d{1,2}\s?%",
    "uang yang tidak berformat Rp1.234.567": r"\bRp(?!-?\d{1,3}(?:\.\d{3})*(?!\d|[.,]\d))(?=[\s.]*-?\d)",
}
"""Kind of slip → pattern."""

KUTIPAN = re.compile(r"“[^”]*”")
"""What the source states is quoted as it is."""


def test_the_build_succeeds_and_names_what_it_made(laporan):
    assert laporan.hasil.returncode == 0
    terakhir = laporan.hasil.stdout.splitlines()
    for berkas in (laporan.folder / "html", laporan.berkas_pdf, laporan.berkas_pdf.with_suffix(".docx")):
        assert str(berkas) in terakhir


def test_the_build_has_no_warnings(laporan):
    assert laporan.hasil.stderr == ""


def test_the_files_are_there_and_no_others(laporan):
    """The site is made of pages alone: script, style and pictures are inside them."""
    isi = laporan.akar.isi()
    halaman = {nama for nama in isi if nama.startswith("html/") and nama.endswith(".html")}
    cetak = {f"lkip-{laporan.tahun}.pdf", f"lkip-{laporan.tahun}.docx"}
    assert set(isi) - halaman == cetak | {"manifest.json"}
    assert {f"html/{nama}.html" for nama in (*laporan.akar.bagian(), "index", "kolofon")} <= halaman
    assert all(isi.values())


def test_nothing_is_written_into_the_raw_data(laporan):
    """The manifest has the hashes of what was read before; they are those of what is there now."""
    for nama, sidik in laporan.manifest["inputs"].items():
        assert hashlib.sha256((laporan.akar.path / nama).read_bytes()).hexdigest() == sidik


@pytest.mark.parametrize("format", [*FORMAT, "alt"])
@pytest.mark.parametrize("jenis", TERLARANG)
def test_nothing_forbidden_is_printed(laporan, format, jenis):
    teks = KUTIPAN.sub("“…”", laporan.teks[format])
    assert not [teks[max(0, m.start() - 60) : m.end() + 30] for m in re.finditer(TERLARANG[jenis], teks)]


@pytest.mark.parametrize("jenis", ["nilai mentah", "nilai langsung yang tidak dihitung", "bekas Python"])
def test_nothing_forbidden_stands_on_pages_of_the_site_alone(laporan, jenis):
    """Figures that it quotes there have the form of the source."""
    assert not re.search(TERLARANG[jenis], laporan.teks["situs"])


@pytest.mark.parametrize(
    ("jenis", "teks"),
    [
        ("nilai mentah", "realisasi nan dari"),
        ("nilai langsung yang tidak dihitung", "sebesar {eval}`lap.jumlah`"),
        ("bekas Python", "Angka(nilai=3)"),
        ("bekas Python", "Tahun {lap.tahun}"),
        ("angka berformat Inggris", "sebesar 9,584,669,104"),
        ("angka berformat Inggris", "1,633 orang"),
        ("persen berformat Inggris", "tercapai 45.90%"),
        ("uang yang tidak berformat Rp1.234.567", "Rp 5.000"),
        ("uang yang tidak berformat Rp1.234.567", "Rp5000"),
        ("uang yang tidak berformat Rp1.234.567", "Rp5.000,00"),
    ],
)
def test_a_slip_is_seen(jenis, teks):
    assert re.search(TERLARANG[jenis], teks)


@pytest.mark.parametrize("teks", ["45,9%", "Rp9.584.669.104", "-Rp5.000", "Rp0.", "Rp5.000, lalu", "1.633"])
def test_an_indonesian_figure_is_no_slip(teks):
    assert not [jenis for jenis, pola in TERLARANG.items() if re.search(pola, teks)]


@pytest.mark.parametrize("format", FORMAT)
def test_no_other_agency_is_named(rekaan, format):
    """The notebooks of one agency are those of the other."""
    assert "Sagara" in rekaan.teks[format]
    assert not re.search(r"\bDumai\b|\bRiau\b|\bDisnaker\b|Dinas Tenaga Kerja\b", rekaan.teks[format])


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_only_an_incomplete_report_is_a_draft(laporan, format):
    assert (DRAF in laporan.teks[format]) == (laporan.nama == "rekaan")


def test_what_is_not_there_yet_is_said_to_be_so(rekaan):
    for format in FORMAT:
        assert "belum tersedia" in rekaan.teks[format]


# manifest


def test_the_manifest_names_the_year_and_the_versions(laporan):
    assert laporan.manifest["year"] == laporan.tahun
    assert {"python", "lkip-analysis", "pandas", "papermill", "typst"} <= set(laporan.manifest["packages"])
    assert all(laporan.manifest["packages"].values())
    assert laporan.manifest["revision"] == "tidak diketahui"  # the root is no git repository


def test_the_manifest_names_every_input(laporan):
    akar = laporan.akar.path
    mentah = {b.relative_to(akar).as_posix() for b in (akar / "data" / "raw").rglob("*") if b.is_file()}
    tahun = {nama for nama in mentah if nama.split("/")[2].isdecimal()}
    buku = {b.relative_to(akar).as_posix() for b in (akar / "notebooks").glob("[0-9][0-9]*.ipynb")}
    assert set(laporan.manifest["inputs"]) == tahun | buku


def test_the_manifest_has_the_hash_of_every_output(laporan):
    isi = laporan.akar.isi()
    isi.pop("manifest.json")
    assert laporan.manifest["outputs"] == {n: hashlib.sha256(b).hexdigest() for n, b in isi.items()}


@pytest.mark.parametrize("format", FORMAT)
def test_the_colophon_says_what_the_manifest_says(laporan, format):
    teks = laporan.teks[format]
    assert f"{len(laporan.manifest['inputs'])} berkas" in teks
    for nama in ("lkip-analysis", "typst"):
        assert f"{nama} {laporan.manifest['packages'][nama]}" in teks
