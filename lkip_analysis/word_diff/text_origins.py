"""Where the text of a report came from: origins of figures and chapters from the site, texts from the raw tables."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from ..build.chapters import chapters
from ..data.schema import semua_tabel
from ..root import Root

TERPENDEK = 12
"""Letters from which a text of a raw table is looked for: a shorter one stands in many places."""
BARIS_HTML = "//p | //li | //tr | //h1 | //h2 | //h3 | //h4 | //h5 | //h6 | //caption | //figcaption"


@dataclass(frozen=True)
class Asal:
    """Where a figure comes from: the formula in words, and its inputs as `label nilai (place)`."""

    rumus: str
    masukan: tuple[str, ...]


@dataclass(frozen=True)
class Potongan:
    """A paragraph or a cell as the site has it.

    Attributes
    ----------
    bab : str
        Id of the chapter.
    angka : tuple of (int, int, Asal)
        Begin and end of each figure, counted in letters without whitespace, and its origin.
    """

    bab: str
    angka: tuple[tuple[int, int, Asal], ...]

    def asal(self, letak: int) -> Asal | None:
        """Return the origin of the figure that a letter belongs to."""
        return next((asal for awal, akhir, asal in self.angka if awal <= letak < akhir), None)


class Sumber:
    """The site of a built report and the raw tables of its year, by the text that they have."""

    def __init__(self, root: Root, year: int) -> None:
        self._potongan = _situs(root.reports(year) / "html")
        self._sel = _sel_mentah(root, year)
        self._notebooks = {chapter.id: chapter.name for chapter in chapters(root)}

    @property
    def ada_situs(self) -> bool:
        return bool(self._potongan)

    def potongan(self, sel: tuple[str, ...]) -> tuple[Potongan, ...]:
        """Return the pieces of the line that the site has with the same text, one a cell; none where it has none."""
        return self._potongan.get(tuple(map(_rapat, sel)), ())

    def notebook(self, potongan: tuple[Potongan, ...]) -> str:
        """Return the notebook that a line comes from; empty where it is not known."""
        return self._notebooks.get(potongan[0].bab, "") if potongan else ""

    def sel_mentah(self, teks: str) -> str:
        """Return the raw cell with a text: `data/raw/2031/faktor.csv baris 3 kolom uraian`; empty for none."""
        return self._sel.get(_kunci_sel(teks), "")


def _situs(folder: Path) -> Mapping[tuple[str, ...], tuple[Potongan, ...]]:
    hasil: dict[tuple[str, ...], tuple[Potongan, ...]] = {}
    for berkas in sorted(folder.glob("*.html")):
        utama = html.document_fromstring(berkas.read_text(encoding="utf-8")).xpath("//main")
        for baris in utama[0].xpath(BARIS_HTML) if utama else ():
            sel = list(baris.iter("td", "th")) if baris.tag == "tr" else [baris]
            isi = [_potongan(satu, berkas.stem) for satu in sel]
            hasil.setdefault(tuple(teks for teks, _ in isi), tuple(potongan for _, potongan in isi))
    return hasil


def _potongan(elemen: html.HtmlElement, bab: str) -> tuple[str, Potongan]:
    """Return the text of an element without whitespace, and its figures."""
    teks, angka = "", []

    def kunjungi(e: html.HtmlElement) -> None:
        nonlocal teks
        awal = len(teks)
        teks += _rapat(e.text or "")
        for anak in e:
            if isinstance(anak.tag, str) and "hanya-html" not in anak.get("class", ""):
                kunjungi(anak)
            teks += _rapat(anak.tail or "")
        if e.get("data-asal"):
            angka.append((awal, len(teks), _asal(json.loads(e.get("data-asal")))))

    kunjungi(elemen)
    return teks, Potongan(bab, tuple(angka))


def _asal(isi: Mapping) -> Asal:
    masukan = (
        f"{k['label']} {k['nilai']}" + (f" ({k['tempat']})" if k["tempat"] else "") for k in isi.get("komponen", ())
    )
    return Asal(isi.get("rumus", ""), tuple(masukan))


def _sel_mentah(root: Root, year: int) -> Mapping[str, str]:
    hasil: dict[str, str] = {}
    for tabel in semua_tabel().values():
        berkas = root.raw(year) / tabel.berkas
        if not berkas.is_file() or not root.memuat(berkas):
            continue
        with berkas.open(encoding="utf-8-sig", newline="") as isi:
            pembaca = csv.DictReader(isi)
            awal = pembaca.line_num + 1
            for baris in pembaca:
                for kolom, nilai in baris.items():
                    if kolom != "sumber" and isinstance(nilai, str) and len(nilai) >= TERPENDEK:
                        tempat = f"{root.relatif(berkas)} baris {max(awal, 2)} kolom {kolom}"
                        hasil.setdefault(_kunci_sel(nilai), tempat)
                awal = pembaca.line_num + 1
    return hasil


def _kunci_sel(teks: str) -> str:
    """A list item begins with a small letter and ends with a mark, whatever its cell does."""
    return re.sub(r"(?:; ?dan|[;.])$", "", _rapat(teks)).casefold()


def _rapat(teks: str) -> str:
    return "".join(teks.split())
