"""What the site of a made-up year shows, and what its raw files give when they are computed by hand."""

from __future__ import annotations

import csv
import re

from lxml import html

from .tahun_rekaan import TahunRekaan


class Tahun:
    """A made-up year of a root, and its site as trees."""

    def __init__(self, akar) -> None:
        self.akar, self.folder = akar, akar.path / "data" / "raw" / str(akar.tahun)
        self.rekaan = TahunRekaan(self.folder)

    def halaman(self, nama: str) -> html.HtmlElement:
        return html.document_fromstring((self.akar.laporan / "html" / f"{nama}.html").read_text(encoding="utf-8"))

    def semua(self) -> dict[str, html.HtmlElement]:
        return {b.stem: self.halaman(b.stem) for b in sorted((self.akar.laporan / "html").glob("*.html"))}

    def tabel(self, halaman: str, id_: str) -> tuple[list[str], list[list[str]]]:
        """Header and rows of one table, as text."""
        (tabel,) = self.halaman(halaman).xpath(f"//*[@id='{id_}']//table | //table[@id='{id_}']")
        kepala = [rapi(th) for th in tabel.iterfind("thead//th")]
        return kepala, [[rapi(sel) for sel in baris] for baris in tabel.iterfind("tbody/tr")]


def rapi(elemen: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", elemen.text_content()).strip()


def berangka(baris: list[list[str]]) -> list[list[str]]:
    """Rows of a table without those that name a sasaran over its whole width."""
    return [satu for satu in baris if len(satu) > 1]


def angka_tahun(akar, tahun: int) -> dict[str, tuple[float, float]]:
    """Target and realisasi as printed for a year, computed here from the raw files."""

    def baca(tabel: str) -> list[dict[str, str]]:
        path = akar.path / "data" / "raw" / str(tahun) / f"{tabel}.csv"
        with path.open(encoding="utf-8", newline="") as berkas:
            return list(csv.DictReader(berkas))

    urutan = ("renstra", "rkt", "pk_murni", "pk_perubahan")
    target = {
        b["indikator"]: float(b["target"])
        for b in sorted(baca("target"), key=lambda b: urutan.index(b["dokumen"]))
        if int(b["tahun"]) == tahun
    }
    hasil = {}
    for b in baca("realisasi"):
        komponen = b["dasar"] == "komponen"
        nilai = 100 * float(b["pembilang"]) / float(b["penyebut"]) if komponen else float(b["nilai_dinyatakan"])
        hasil[b["indikator"]] = (target[b["indikator"]], nilai)
    return hasil
