"""Every figure that the report prints says where it comes from, and what it says is true."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import nbformat
import pytest
from lxml import html

from lkip_analysis.build.exporters import LkipFragmentExporter
from lkip_analysis.kinerja.rounding import bulatkan
from lkip_analysis.report.origin.origin import HITUNGAN
from lkip_analysis.text.number_format import BELUM

ANGKA = re.compile(
    r"Rp ?\d[\d.]*"  # money
    r"|\d[\d.]*(?:,\d+)? ?(?:%|poin persen|persen)"  # percentages
    r"|(?<![\d.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d.])"  # thousands
    r"|(?<![\d.,])\d+,\d+(?![\d.,])"  # decimals
    r"|\d[\d.]* \((?:[a-z]+ ?)+\)"  # counts with their words
)
PROSA = ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption")
TEMPAT = re.compile(r"(data/raw/\d{4}/\w+\.(?:csv|toml)) baris ([\d–, ]+)(?: kolom (\w+))?")
SEKITAR = 12
"""How much more than the figure itself a raw text must say to be the place of it."""


@dataclass(frozen=True)
class Temuan:
    """A figure without origin, and what stands around it; `•` is a figure with one."""

    bab: str
    unsur: str
    angka: str
    sebelum: str
    sesudah: str

    @property
    def sekitar(self) -> str:
        return f"{self.sebelum[-30:]}{self.angka}{self.sesudah[:30]}"


def rumus(temuan: Temuan, laporan) -> bool:
    """The factor of a formula: `dikali 100%`, `× 100%`."""
    return temuan.angka == "100%" and temuan.sebelum.endswith(("dikali ", "× "))


def teks_data(temuan: Temuan, laporan) -> bool:
    """Part of a longer text of the agency, such as a name or a factor: it stands so in a raw table."""
    tetangga = f"{temuan.sebelum[-SEKITAR:]}{temuan.angka}{temuan.sesudah[:SEKITAR]}"
    return len(tetangga) >= len(temuan.angka) + SEKITAR and tetangga in sel_mentah(laporan.akar.path)


DIIZINKAN: dict[str, Callable[[Temuan, object], bool]] = {"rumus": rumus, "teks data": teks_data}
"""Figures that need no origin, by why."""


@cache
def sel_mentah(akar: Path) -> str:
    """All cells of all raw tables, each on its own line."""
    berkas = sorted((akar / "data" / "raw").rglob("*.csv"))
    teks = (b.read_text(encoding="utf-8").splitlines(keepends=True) for b in berkas)
    baris = (baris for satu in teks for baris in csv.reader(satu))
    return "\n".join(" ".join(sel.split()) for satu in baris for sel in satu)


def fragmen(laporan) -> Iterator[tuple[str, html.HtmlElement]]:
    """Chapters that are printed, as the build exports them, with the notes for reviewers of the site."""
    bagian = laporan.akar.bagian()
    for berkas in laporan.akar.dijalankan:
        nama = berkas.stem.split("-", 1)[-1]
        if bagian[nama] == "situs":
            continue
        isi, _ = LkipFragmentExporter().from_notebook_node(nbformat.read(berkas, as_version=4))
        yield nama, html.fragment_fromstring(isi, create_parent="main")


@pytest.fixture(scope="module")
def bab_menurut_laporan() -> dict[str, dict[str, html.HtmlElement]]:
    return {}


@pytest.fixture
def bab(laporan, bab_menurut_laporan) -> dict[str, html.HtmlElement]:
    """The chapters of each report, exported once."""
    if laporan.nama not in bab_menurut_laporan:
        bab_menurut_laporan[laporan.nama] = dict(fragmen(laporan))
    return bab_menurut_laporan[laporan.nama]


def teks_tanpa_asal(unsur: html.HtmlElement) -> str:
    """The text of an element without the elements of prose in it; a figure that has an origin is a dot."""
    potongan = unsur.xpath(".//text()[not(ancestor::span[@data-asal])] | .//span[@data-asal]")
    milik = []
    for potong in potongan:
        induk = potong.getparent() if isinstance(potong, str) and not potong.is_tail else potong
        induk = potong.getparent().getparent() if isinstance(potong, str) and potong.is_tail else induk
        if next(a for a in (induk, *induk.iterancestors()) if a.tag in PROSA) is unsur:
            milik.append(str(potong) if isinstance(potong, str) else "•")
    return " ".join("".join(milik).split())


def tanpa_asal(bab: dict[str, html.HtmlElement]) -> Iterator[Temuan]:
    for nama, pohon in bab.items():
        for unsur in pohon.iter(*PROSA):
            teks = teks_tanpa_asal(unsur)
            for t in ANGKA.finditer(teks):
                yield Temuan(nama, unsur.tag, t.group(), teks[: t.start()], teks[t.end() :])


def test_a_figure_without_origin_is_seen():
    isi = """<main><p>Capaian 45,9% dari <span data-asal="{}">10%</span>, ada 5 (lima) orang.</p>
    <table><tr><td>Rp5.000</td><td><ul><li>naik 1.633 orang</li></ul></td></tr></table></main>"""
    temuan = list(tanpa_asal({"uji": html.fragment_fromstring(isi)}))
    assert [(t.unsur, t.angka) for t in temuan] == [
        ("p", "45,9%"), ("p", "5 (lima)"), ("td", "Rp5.000"), ("li", "1.633"),
    ]  # fmt: skip
    assert temuan[1].sebelum.endswith("dari •, ada ")


def test_every_figure_in_prose_and_tables_has_an_origin(laporan, bab):
    sisa = [t for t in tanpa_asal(bab) if not any(izin(t, laporan) for izin in DIIZINKAN.values())]
    assert not sisa, "\n".join(f"{t.bab}: <{t.unsur}> …{t.sekitar}…" for t in sisa)


def test_every_cell_of_a_column_of_figures_has_an_origin(bab):
    """Whole numbers too, but for those that only count the rows."""
    tanpa = []
    for nama, pohon in bab.items():
        for tabel in pohon.iter("table"):
            for sel in tabel.xpath(".//td[contains(@class, 'angka')][not(.//span[@data-asal])]"):
                nomor = not sel.xpath("preceding-sibling::td")
                if not nomor and any(huruf.isdigit() for huruf in sel.text_content()):
                    tanpa.append(f"{nama}: {sel.text_content()} in {sel.getparent().text_content()[:80]}")
    assert not tanpa, "\n".join(tanpa)


# what an origin says


@dataclass(frozen=True)
class Bagian:
    label: str
    nilai: str
    tempat: str


@pytest.fixture
def asal(bab) -> list[tuple[str, dict]]:
    """Every figure with its origin."""
    return [
        (span.text_content(), json.loads(span.get("data-asal")))
        for pohon in bab.values()
        for span in pohon.xpath(".//span[@data-asal]")
    ]


@pytest.fixture
def bagian(asal) -> set[Bagian]:
    return {Bagian(**satu) for _, isi in asal for satu in isi["komponen"]}


def nomor_baris(rentang: str) -> list[int]:
    batas = [[int(n) for n in satu.split("–")] for satu in rentang.split(",")]
    return [n for b in batas for n in range(b[0], b[-1] + 1)]


@cache
def baris_csv(berkas: Path) -> dict[int, list[str]]:
    """Rows of a file by the line that they begin on."""
    isi, awal = {}, 1
    with berkas.open(encoding="utf-8", newline="") as teks:
        pembaca = csv.reader(teks)
        for sel in pembaca:
            isi[awal] = sel
            awal = pembaca.line_num + 1
    return isi


def bilangan(tercetak: str) -> Decimal:
    """The number in a printed figure."""
    (angka,) = re.findall(r"-?\d[\d.]*(?:,\d+)?", tercetak)
    return Decimal(angka.replace(".", "").replace(",", "."))


def sama(sel: str, nilai: str) -> bool:
    """Whether a raw cell is what is printed: as text, or as a number rounded to the decimals printed."""
    if sel and sel in nilai:
        return True
    try:
        mentah, tercetak = Decimal(sel), bilangan(nilai)
    except (ArithmeticError, ValueError):
        return False
    return bulatkan(mentah, max(0, -tercetak.as_tuple().exponent)) == tercetak


def benar(satu: Bagian, akar: Path) -> bool:
    """Whether the lines hold the value: a cell of one, a column of several added up, or how many they are."""
    berkas, rentang, kolom = TEMPAT.fullmatch(satu.tempat).groups()
    nomor = nomor_baris(rentang)
    if berkas.endswith(".toml"):
        (baris,) = nomor
        isi = (akar / berkas).read_text(encoding="utf-8").splitlines()[baris - 1]
        return sama(isi.split("=")[1].strip(), satu.nilai)
    baris = [baris_csv(akar / berkas)[n] for n in nomor]
    if kolom:
        (sel,) = (b[baris_csv(akar / berkas)[1].index(kolom)] for b in baris)
        return sel == satu.nilai
    if satu.nilai == BELUM:
        return all("" in sel for sel in baris)
    if len(baris) == 1 and any(sama(sel, satu.nilai) for sel in baris[0]):
        return True
    jumlah = [sum(int(sel) for sel in kolom if sel) for kolom in zip(*baris, strict=True)
              if all(re.fullmatch(r"\d*", sel) for sel in kolom)]  # fmt: skip
    return bilangan(satu.nilai) in (len(baris), *jumlah)


def test_the_place_of_an_input_holds_its_value(laporan, bagian):
    bertempat = {satu for satu in bagian if satu.tempat not in ("", HITUNGAN)}
    assert len(bertempat) > 100
    salah = [satu for satu in bertempat if not benar(satu, laporan.akar.path)]
    assert not salah, "\n".join(map(str, salah))


def test_no_origin_is_empty_or_says_what_is_no_text(asal):
    assert len(asal) > 500
    for tercetak, isi in asal:
        assert isi.keys() == {"rumus", "komponen", "catatan"} and isi["rumus"], tercetak
        assert isi["komponen"] or isi["rumus"].startswith("batas kelas"), (tercetak, isi)
        assert not re.search(r"\b(None|nan|NaN)\b|<NA>|Angka\(", json.dumps(isi)), (tercetak, isi)


def test_a_figure_of_the_data_is_its_own_input(asal):
    """What is printed without computing stands so in the row that is named."""
    langsung = [(t, isi) for t, isi in asal if "tanpa hitungan" in isi["rumus"]]
    assert len(langsung) > 100
    for tercetak, isi in langsung:
        if any(huruf.isdigit() for huruf in tercetak):
            assert bilangan(tercetak) == bilangan(isi["komponen"][0]["nilai"]), (tercetak, isi)


def test_the_printed_forms_know_nothing_of_it(laporan):
    """Neither the source of the PDF nor the Word file has an origin, or a word of one."""
    sumber = (laporan.folder / ".build" / "cetak" / "main.typ").read_text(encoding="utf-8")
    for teks in (sumber, laporan.teks["docx"], laporan.teks["pdf"]):
        assert "data-asal" not in teks and "tanpa hitungan" not in teks and ".csv baris" not in teks
