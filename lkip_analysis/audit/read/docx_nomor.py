"""Automatic numbers of Word: what is printed before a paragraph is in no text run of it."""

from collections import defaultdict
from typing import NamedTuple

from docx.oxml.ns import qn
from lxml import etree

from lkip_analysis.audit.read.docx_gaya import bilangan

_ROMAWI = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAWI += ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
MAKS_TINGKAT = 9
MAKS_ROMAWI = 3_999
MAKS_HURUF = 780
"""Beyond these Word itself prints no such number."""


def romawi(n: int) -> str:
    """Write a Roman number."""
    if n > MAKS_ROMAWI:
        return str(n)
    hasil = ""
    for nilai, huruf in _ROMAWI:
        hasil += huruf * (n // nilai)
        n %= nilai
    return hasil


def huruf(n: int) -> str:
    """Write a number as letters, as Word counts them: A … Z, AA, BB, …"""
    if n > MAKS_HURUF:
        return str(n)
    return chr(ord("A") + (n - 1) % 26) * (1 + (n - 1) // 26) if n > 0 else ""


_BENTUK = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "upperRoman": romawi,
    "lowerRoman": lambda n: romawi(n).lower(),
    "upperLetter": huruf,
    "lowerLetter": lambda n: huruf(n).lower(),
    "none": lambda n: "",
}


class Tingkat(NamedTuple):
    """One level of a list: form of its number, text around it (`%1.%2`), first number."""

    bentuk: str
    teks: str
    mulai: int


class Penomoran:
    """Counters of all lists of a document, in reading order.

    Parameters
    ----------
    elemen : lxml element or None
        Root of the numbering part.
    """

    def __init__(self, elemen: etree._Element | None) -> None:
        self._tingkat: dict[str, dict[int, Tingkat]] = {}
        self._abstrak: dict[str, str] = {}
        self._mulai: dict[str, dict[int, int]] = {}
        self._hitung: dict[str, dict[int, int]] = defaultdict(dict)
        if elemen is None:
            return
        for a in elemen.iterchildren(qn("w:abstractNum")):
            self._tingkat[a.get(qn("w:abstractNumId"))] = dict(_baca_tingkat(a))
        for n in elemen.iterchildren(qn("w:num")):
            nomor = n.get(qn("w:numId"))
            self._abstrak[nomor] = _nilai(n, "w:abstractNumId", "")
            for ganti in n.iterchildren(qn("w:lvlOverride")):
                mulai = bilangan(_nilai(ganti, "w:startOverride", ""), -1)
                if mulai >= 0:
                    self._mulai.setdefault(nomor, {})[bilangan(ganti.get(qn("w:ilvl")), 0)] = mulai

    def nomor(self, daftar: str, tingkat: int) -> str | None:
        """Count one paragraph of a list on.

        Returns
        -------
        str or None
            What Word prints before it (`3.1`, `a.`); `-` for a bullet; None where the list is not known or
            prints nothing.
        """
        abstrak = self._abstrak.get(daftar, "")
        semua = self._tingkat.get(abstrak, {})
        if tingkat not in semua:
            return None
        # Lists of one definition count on together, unless one of them starts anew.
        hitung = self._hitung[abstrak]
        awal = self._mulai.get(daftar, {}).pop(tingkat, None)
        if awal is not None:
            hitung[tingkat] = awal
        else:
            hitung[tingkat] = hitung[tingkat] + 1 if tingkat in hitung else semua[tingkat].mulai
        for dalam in [t for t in hitung if t > tingkat]:
            del hitung[dalam]
        if semua[tingkat].bentuk == "bullet":
            return "-"
        teks = semua[tingkat].teks
        for t in range(tingkat + 1):
            luar = semua.get(t, Tingkat("decimal", "", 1))
            angka = _BENTUK.get(luar.bentuk, str)(hitung.setdefault(t, luar.mulai))
            teks = teks.replace(f"%{t + 1}", angka)
        return teks.strip() or None


def _baca_tingkat(abstrak: etree._Element):
    for lvl in abstrak.iterchildren(qn("w:lvl")):
        tingkat = bilangan(lvl.get(qn("w:ilvl"), "0"), MAKS_TINGKAT)
        if tingkat < MAKS_TINGKAT:
            yield (
                tingkat,
                Tingkat(
                    _nilai(lvl, "w:numFmt", "decimal"),
                    _nilai(lvl, "w:lvlText", ""),
                    bilangan(_nilai(lvl, "w:start", "1"), 1),
                ),
            )


def _nilai(elemen: etree._Element, nama: str, bawaan: str) -> str:
    anak = elemen.find(qn(nama))
    return bawaan if anak is None else anak.get(qn("w:val"), bawaan)
