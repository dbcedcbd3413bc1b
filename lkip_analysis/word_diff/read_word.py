"""A Word file as lines of text: paragraphs and table rows in order, with their chapter, place and tracked changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from ..audit.read.arsip import periksa_arsip
from ..errors import LkipError

P, TBL, TR, TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
BUNGKUS = {qn(f"w:{nama}") for nama in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
TAK_TERCETAK = {
    qn(f"w:{nama}")
    for nama in ("pPr", "rPr", "del", "moveFrom", "instrText", "delText", "txbxContent", "pict", "drawing")
}
HURUF = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
TERLACAK = tuple(qn(f"w:{nama}") for nama in ("ins", "del", "moveFrom", "moveTo"))
DAFTAR = re.compile(r"(?:toc|contents) \d+|table of figures|figure index \d+|illustration index \d+", re.IGNORECASE)
"""Styles of the lists of the front matter: Word makes them from what is compared anyway."""
JUDUL = re.compile(r"heading (\d)", re.IGNORECASE)
CAPTION = re.compile(r"(?:table|image|figure) ?caption|caption|tabel", re.IGNORECASE)
LOLOS = re.compile(r"(?:_x005F)+(?=_x[0-9A-F]{4}_)", re.IGNORECASE)
"""What LibreOffice sets before a text that looks like the code of a character (ST_Xstring); Word does not."""
NOMOR_KOLOM = re.compile(r"\(\d+\)")
SAMPUL = "Sampul"


class WordError(LkipError):
    """A file that cannot be compared."""


@dataclass(frozen=True)
class Baris:
    """One paragraph, or one row of a table.

    Attributes
    ----------
    bab : str
        Heading of the chapter.
    bagian : str
        Nearest heading above; the chapter itself where there is none.
    sel : tuple of str
        Text of each cell as it is after all tracked changes, whitespace folded; of a paragraph, its only text.
    tabel : str
        Caption of the table; of one without, the heading that it stands below. Empty for a paragraph.
    kolom : tuple of str
        The header cell above each cell; empty where there is none.
    jejak : tuple of str
        Who changed it with tracking on, and when.
    komentar : tuple of str
        Comments on it, with their authors.
    """

    bab: str
    bagian: str
    sel: tuple[str, ...]
    tabel: str = ""
    kolom: tuple[str, ...] = ()
    jejak: tuple[str, ...] = ()
    komentar: tuple[str, ...] = ()

    @property
    def kunci(self) -> tuple[bool, str]:
        """What makes two lines the same: kind and letters, whatever the whitespace."""
        return bool(self.tabel), "\x1f".join("".join(s.split()) for s in self.sel)


@dataclass(frozen=True)
class BerkasWord:
    """A Word file: the title that its properties give, and its lines."""

    judul: str
    baris: tuple[Baris, ...]


def baca(berkas: Path) -> BerkasWord:
    """Read a Word file.

    Raises
    ------
    WordError
        It is no intact Word file.
    ReadError
        The archive is locked, damaged or unpacks to too much.
    """
    if not berkas.is_file():
        raise WordError(f"{berkas}: tidak ada")
    periksa_arsip(berkas)
    try:
        dokumen = Document(str(berkas))
        komentar = {str(k.comment_id): f"{k.author or 'tanpa nama'}: {k.text}" for k in dokumen.comments}
        gaya = {g.style_id: g.name or "" for g in dokumen.styles}
    except Exception as galat:  # a damaged part makes the library raise almost anything
        raise WordError(f"{berkas}: bukan dokumen Word (.docx) yang utuh; simpan ulang dari Word") from galat
    return BerkasWord(dokumen.core_properties.title, tuple(_Badan(gaya, komentar).urai(dokumen.element.body)))


class _Badan:
    """Goes through a body and knows the headings and the caption that stand above."""

    def __init__(self, gaya: dict[str, str], komentar: dict[str, str]) -> None:
        self._gaya, self._komentar = gaya, komentar
        self._bab = self._bagian = SAMPUL
        self._caption = ""

    def urai(self, badan: etree._Element) -> Iterator[Baris]:
        for e in balok(badan):
            yield from self._paragraf(e) if e.tag == P else self._tabel(e)

    def _paragraf(self, p: etree._Element) -> Iterator[Baris]:
        isi, gaya = _rapi(teks(p)), self._nama_gaya(p)
        if DAFTAR.fullmatch(gaya):
            return
        if judul := JUDUL.fullmatch(gaya):
            self._bagian = isi or self._bagian
            self._bab = self._bagian if judul[1] == "1" else self._bab
            self._caption = ""
        elif CAPTION.fullmatch(gaya):
            self._caption = isi
        if isi:
            yield Baris(self._bab, self._bagian, (isi,), jejak=self._jejak(p), komentar=self._tentang(p))

    def _nama_gaya(self, p: etree._Element) -> str:
        gaya = p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return "" if gaya is None else self._gaya.get(gaya.get(qn("w:val")), "")

    def _tabel(self, tabel: etree._Element) -> Iterator[Baris]:
        nama, kepala = self._caption or self._bagian, {}
        self._caption = ""
        for tr in anak(tabel, TR):
            if tr.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
                continue
            sel = dict(_sel(tr))
            if any(sel.values()):
                kolom = tuple(kepala.get(letak, "") for letak in sel)
                isi = tuple(sel.values())
                yield Baris(self._bab, self._bagian, isi, nama, kolom, self._jejak(tr), self._tentang(tr))
            if tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:
                kepala |= {letak: isi for letak, isi in sel.items() if isi and not NOMOR_KOLOM.fullmatch(isi)}

    def _jejak(self, e: etree._Element) -> tuple[str, ...]:
        tanda = (t for t in e.iter(*TERLACAK) if t.get(qn("w:author")))
        siapa = (f"{t.get(qn('w:author'))} {t.get(qn('w:date'), '')[:10]}".strip() for t in tanda)
        return tuple(dict.fromkeys(siapa))

    def _tentang(self, e: etree._Element) -> tuple[str, ...]:
        rujukan = (t.get(qn("w:id")) for t in e.iter(qn("w:commentReference")))
        return tuple(self._komentar[nomor] for nomor in rujukan if nomor in self._komentar)


def balok(e: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables of a body or of a cell, those inside content controls and insertions too."""
    for satu in e.iterchildren():
        if satu.tag in (P, TBL):
            yield satu
        elif satu.tag in BUNGKUS:
            yield from balok(satu)


def anak(e: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, those inside content controls and insertions too."""
    for satu in e.iterchildren():
        if satu.tag == tag:
            yield satu
        elif satu.tag in BUNGKUS:
            yield from anak(satu, tag)


def teks(e: etree._Element) -> str:
    """Text as it is printed after all tracked changes."""
    bagian = []
    for satu in e.iterchildren():
        if satu.tag == qn("w:t"):
            bagian.append(satu.text or "")
        elif satu.tag in HURUF:
            bagian.append(HURUF[satu.tag])
        elif isinstance(satu.tag, str) and satu.tag not in TAK_TERCETAK:
            bagian.append(teks(satu))
    return "".join(bagian)


def _rapi(isi: str) -> str:
    return " ".join(LOLOS.sub("", isi.replace("\u00ad", "").replace("\u200b", "")).split())


def _sel(tr: etree._Element) -> Iterator[tuple[int, str]]:
    """Yield column and text of the cells of a row; one that goes on with the cell above is none of its own."""
    letak = 0
    for tc in anak(tr, TC):
        gabung, lebar = (tc.find(f"{qn('w:tcPr')}/{qn(nama)}") for nama in ("w:vMerge", "w:gridSpan"))
        if gabung is None or gabung.get(qn("w:val")) == "restart":
            yield letak, _rapi(" ".join(teks(p) for p in tc.iter(P)))
        letak += 1 if lebar is None else int(lebar.get(qn("w:val")))
