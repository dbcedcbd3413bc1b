"""Read numbers as printed in a report: Indonesian or English separators, rupiah, percent, `2,5 juta`.

What is read keeps its printed precision, because a printed figure is an interval: `45,9` says that the
true value rounds to 45.9. `cocok.py` compares such figures with computed ones.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

PENGALI = {
    "ribu": 3,
    "rb": 3,
    "juta": 6,
    "jt": 6,
    "miliar": 9,
    "milyar": 9,
    "triliun": 12,
    "trilyun": 12,
}
"""Words that multiply the number before them, as powers of ten; non-standard spellings are read too."""

KATA_KOSONG = frozenset({"-", "--", "---", "na", "n/a", "n.a", "nihil", "tad"})
"""Cells that say that there is no figure."""

SATUAN_BAKU = {"persen": "%", "rupiah": "Rp"}
MAKS_KATA_SATUAN = 4
MAKS_DIGIT = 28
"""More digits are no figure of a report (the budget of the state has 16), and no exact `Decimal`."""

_SETARA_TANDA = str.maketrans({"−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00ad": None, "\u200b": None})
_AWALAN = re.compile(
    r"(?P<kurung>\()?\s*(?P<tanda1>[-+](?=\d)|-\s*(?=rp))?(?P<rp>(?:rp|idr)\b\s*\.?\s*|rp(?=\d))?"
    r"(?P<kurung2>\()?(?P<tanda2>[-+](?=\d))?",
    re.IGNORECASE,
)
_INTI = re.compile(r"\d(?:[\d., ]*\d)?")
_RUPIAH_STRIP = re.compile(r"\s*[.,]\s*-+")
_PENGALI = re.compile(rf"\s*({'|'.join(PENGALI)})\b\.?", re.IGNORECASE)
_DALAM_KURUNG = re.compile(r"\([^()]*\)")
_LUAS_ISI = re.compile(r"\b[dck]?m[23]\b", re.IGNORECASE)
_RIBUAN_SPASI = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
_RIBUAN_RENGGANG = re.compile(r"\d{1,3}(?: ?[.,] ?\d{3})+(?:,\d{1,2}|\.\d{1,2})?")
_KELOMPOK = re.compile(r"[1-9]\d{0,2}(\D)\d{3}(?:\1\d{3})*")


class AngkaTercetak(NamedTuple):
    """A number as printed.

    Attributes
    ----------
    nilai : Decimal or None
        The number; None where the cell says that there is none (`kosong`).
    desimal : int
        Digits printed after the decimal separator; negative after a multiplying word: `2,5 juta` has -5,
        its last printed digit stands for 100,000.
    satuan : str or None
        `Rp`, `%`, or the words after the number (`orang`).
    teks : str
        The text as it was given.
    kosong : bool
        The cell holds a dash, `n/a` or the like. What that means (not there yet, no cases, no budget) is
        not in the cell.
    alternatif : AngkaTercetak or None
        The other reading of one separator with three digits: `25,478` is 25.478, or 25478.
    """

    nilai: Decimal | None
    desimal: int
    satuan: str | None
    teks: str
    kosong: bool = False
    alternatif: "AngkaTercetak | None" = None

    @property
    def ambigu(self) -> bool:
        """Whether the print has two readings."""
        return self.alternatif is not None

    @property
    def bacaan(self) -> "tuple[AngkaTercetak, ...]":
        """All readings, the likelier first; none for an empty cell."""
        if self.kosong:
            return ()
        return (self,) if self.alternatif is None else (self, self.alternatif)


class Temuan(NamedTuple):
    """A number found in running text: `teks[awal:akhir]`."""

    awal: int
    akhir: int
    angka: AngkaTercetak


def baca_angka(teks: str, pemisah_desimal: str | None = None) -> AngkaTercetak | None:
    """Read a cell that holds one number.

    Parameters
    ----------
    teks : str
        For example `1.234.567,89`, `1,234,567`, `97.32`, `45,9 %`, `Rp. 8.667.094.104,-`, `(1.250)`,
        `9 1 7 . 5 7 5 . 0 0 0`, `2,5 juta`, `30 orang`, `-`.
    pemisah_desimal : {',', '.'}, optional
        The decimal separator of the document, where it is known; it settles `25,478`. Without it the
        Indonesian reading comes first and the other one is kept as `alternatif`.

    Returns
    -------
    AngkaTercetak or None
        None where the cell is not one number: words, a code (`2.07.01`), a date, a range, a ratio `1:17`.
    """
    bersih = " ".join(teks.translate(_SETARA_TANDA).split())
    if not bersih:
        return None
    awalan = _AWALAN.match(bersih)
    rupiah = awalan["rp"] is not None
    isi = bersih[awalan.end() :]
    if _kosong(isi if rupiah else bersih):
        return AngkaTercetak(None, 0, "Rp" if rupiah else None, teks, kosong=True)
    inti = _INTI.match(isi)
    if inti is None:
        return None
    digit = _rapatkan(inti.group(), rupiah)
    dibaca = _baca_sisa(isi[inti.end() :], kurung=bool(awalan["kurung"] or awalan["kurung2"]))
    if digit is None or dibaca is None or sum(map(str.isdigit, digit)) > MAKS_DIGIT:
        return None
    pangkat, satuan, berkurung = dibaca
    negatif = berkurung or "-" in (awalan["tanda1"] or "") + (awalan["tanda2"] or "")
    bacaan = [
        AngkaTercetak(_nilai(utuh, desimal, pangkat, negatif), desimal - pangkat, "Rp" if rupiah else satuan, teks)
        for utuh, desimal in _tafsir(digit, uang=rupiah or satuan == "Rp", pemisah_desimal=pemisah_desimal)
    ]
    if not bacaan:
        return None
    return bacaan[0]._replace(alternatif=bacaan[1] if len(bacaan) > 1 else None)


_DI_TEKS = re.compile(
    r"(?<![\w.,/:%-])(?P<angka>-?(?:rp\b\s?\.?\s?|rp(?=\d))?-?"
    r"(?:\d(?:\s[\d.,](?=[\s);.,]|$))+(?<=\d)|\d(?:[\d.,]*\d)?)"
    r"(?:\s?[.,]-+(?!\w))?"
    rf"(?:\s(?:{'|'.join(PENGALI)})\b)?(?:\s?%|\s(?:persen|rupiah)\b)?)(?![\w/:])",
    re.IGNORECASE,
)


def cari_angka(teks: str, pemisah_desimal: str | None = None) -> Iterator[Temuan]:
    """Find the numbers of running text, in order.

    Codes (`2.07.01`), dates with strokes, ratios and digits inside words are passed over. Of a range
    (`10%-20%`) only the lower end is found. A number word (`juta`), `Rp`, `%` and `persen` belong to the
    number; other units do not.
    """
    for cocok in _DI_TEKS.finditer(teks):
        angka = baca_angka(cocok["angka"], pemisah_desimal)
        if angka is not None:
            yield Temuan(cocok.start("angka"), cocok.end("angka"), angka)


def _kosong(isi: str) -> bool:
    return _RUPIAH_STRIP.sub("", isi).casefold().strip(" .,()*") in KATA_KOSONG


def _rapatkan(inti: str, rupiah: bool) -> str | None:
    """Take out the spaces of a number printed with spaces; None where the spaces separate numbers."""
    rapat = inti.replace(" ", "")
    if rapat == inti:
        return inti
    bertanda = rupiah or "." in inti or "," in inti
    renggang = bertanda and all(len(bagian) == 1 for bagian in inti.split())
    terpisah = _RIBUAN_RENGGANG.fullmatch(inti) and (rupiah or len(re.findall(r"[.,]", inti)) > 1)
    return rapat if renggang or terpisah or _RIBUAN_SPASI.fullmatch(inti) else None


def _baca_sisa(sisa: str, kurung: bool) -> tuple[int, str | None, bool] | None:
    """Read what follows the digits: (power of ten, unit, whether in accounting brackets)."""
    strip = _RUPIAH_STRIP.match(sisa)
    if strip:
        sisa = sisa[strip.end() :]
    pengali = _PENGALI.match(sisa)
    if pengali:
        sisa = sisa[pengali.end() :]
    if kurung:
        if ")" not in sisa:
            return None
        sisa = sisa.replace(")", "", 1)
    if re.match(r"[.):]\s*\w", sisa):  # "1. Menyusun …": the number of a list item
        return None
    satuan = _DALAM_KURUNG.sub(" ", sisa).strip(" *.,;")
    if (
        re.search(r"[\d()]", _LUAS_ISI.sub("", satuan))
        or len(satuan.split()) > MAKS_KATA_SATUAN
        or satuan.startswith(("-", "/", ":"))
    ):
        return None
    satuan = " ".join(satuan.split())
    return (
        PENGALI[pengali[1].casefold()] if pengali else 0,
        SATUAN_BAKU.get(satuan.casefold(), satuan) or None,
        kurung,
    )


def _tafsir(digit: str, uang: bool, pemisah_desimal: str | None) -> list[tuple[str, int]]:
    """Readings of digits with separators as (digits alone, how many of them are decimals), likelier first."""
    tanda = [t for t in digit if t in ".,"]
    polos = re.sub(r"\D", "", digit)
    if not tanda:
        return [(polos, 0)]
    akhir = len(digit) - max(digit.rfind("."), digit.rfind(",")) - 1
    if len(set(tanda)) == 2:
        utuh = digit[: -akhir - 1]
        return [(polos, akhir)] if tanda.count(tanda[-1]) == 1 and _KELOMPOK.fullmatch(utuh) else []
    if not _KELOMPOK.fullmatch(digit):
        return [(polos, akhir)] if len(tanda) == 1 else []
    if len(tanda) > 1 or uang:
        return [(polos, 0)]
    if pemisah_desimal is not None:
        return [(polos, 3 if tanda[0] == pemisah_desimal else 0)]
    return [(polos, 3), (polos, 0)] if tanda[0] == "," else [(polos, 0), (polos, 3)]


def _nilai(utuh: str, desimal: int, pangkat: int, negatif: bool) -> Decimal:
    nilai = Decimal(utuh).scaleb(pangkat - desimal)
    if pangkat > desimal:
        nilai = nilai.quantize(Decimal(1))
    return -nilai if negatif else nilai
