"""Paragraph styles of Word: heading level, bold type, list; each may come from the style it is based on."""

import re
from typing import NamedTuple

from docx.oxml.ns import qn
from lxml import etree

_NAMA_JUDUL = re.compile(r"(?:heading|judul)\s*([0-9])", re.IGNORECASE)
_NAMA_DAFTAR = re.compile(r"toc \d|table of figures|daftar isi", re.IGNORECASE)
MAKS_WARISAN = 20
MAKS_DIGIT = 9


BUKAN_JUDUL = 9
"""Outline level of body text."""


class Gaya(NamedTuple):
    """What a paragraph style says.

    Attributes
    ----------
    judul : int or None
        Heading level, 1 for a chapter.
    tebal : bool or None
        Bold type; None where nothing is said.
    daftar, tingkat : str or None, int
        List that its paragraphs are numbered by, and the level in it.
    daftar_isi : bool
        Its paragraphs are entries of a table of contents.
    """

    judul: int | None = None
    tebal: bool | None = None
    daftar: str | None = None
    tingkat: int = 0
    daftar_isi: bool = False


class KumpulanGaya:
    """Styles of a document, by id.

    Parameters
    ----------
    elemen : lxml element or None
        Root of the styles part.
    """

    def __init__(self, elemen: etree._Element | None) -> None:
        self._elemen: dict[str | None, etree._Element] = {}
        self._jadi: dict[str | None, Gaya] = {}
        for e in [] if elemen is None else elemen.iterchildren(qn("w:style")):
            self._elemen[e.get(qn("w:styleId"))] = e
            if e.get(qn("w:type")) == "paragraph" and benar(e.get(qn("w:default"))):
                self._elemen[None] = e

    def __getitem__(self, id: str | None) -> Gaya:
        if id not in self._elemen:
            id = None
        if id not in self._jadi:
            self._jadi[id] = self._susun(id)
        return self._jadi[id]

    def _susun(self, id: str | None) -> Gaya:
        judul = tebal = daftar = None
        tingkat, daftar_isi = 0, False
        elemen = self._elemen.get(id)
        for _ in range(MAKS_WARISAN):
            if elemen is None:
                break
            if judul is None:
                judul = _tingkat_judul(elemen)
            daftar_isi = daftar_isi or bool(_NAMA_DAFTAR.fullmatch(_nama(elemen)))
            if tebal is None:
                tebal = tebal_langsung(elemen)
            if daftar is None:
                daftar, tingkat = nomor_langsung(elemen)
            induk = elemen.find(qn("w:basedOn"))
            elemen = None if induk is None else self._elemen.get(induk.get(qn("w:val")))
        return Gaya(judul, tebal, daftar, tingkat, daftar_isi)


def bilangan(teks: str | None, bawaan: int) -> int:
    """Read a whole number of an attribute; `bawaan` where it is none, or is longer than any number of Word."""
    return int(teks) if teks and teks.isascii() and teks.isdigit() and len(teks) <= MAKS_DIGIT else bawaan


def benar(nilai: str | None) -> bool:
    """Read an on-off attribute of Word."""
    return nilai in ("1", "true", "on")


def tebal_langsung(elemen: etree._Element) -> bool | None:
    """Bold type as the run properties of an element say it."""
    b = elemen.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return None if b is None else benar(b.get(qn("w:val"), "1"))


def nomor_langsung(elemen: etree._Element) -> tuple[str | None, int]:
    """List and level as the paragraph properties of an element say it; list `0` means none."""
    num = elemen.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if num is None:
        return None, 0
    id, tingkat = num.find(qn("w:numId")), num.find(qn("w:ilvl"))
    ilvl = "0" if tingkat is None else tingkat.get(qn("w:val"), "0")
    return (None if id is None else id.get(qn("w:val"))), bilangan(ilvl, 0)


def _nama(gaya: etree._Element) -> str:
    nama = gaya.find(qn("w:name"))
    return "" if nama is None else nama.get(qn("w:val"), "").strip()


def _tingkat_judul(elemen: etree._Element) -> int | None:
    teks = _nama(elemen)
    if cocok := _NAMA_JUDUL.fullmatch(teks):
        return int(cocok[1])
    if teks.lower() == "title":
        return 1
    garis = elemen.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    tingkat = BUKAN_JUDUL if garis is None else bilangan(garis.get(qn("w:val")), BUKAN_JUDUL)
    return tingkat + 1 if tingkat < BUKAN_JUDUL else None
