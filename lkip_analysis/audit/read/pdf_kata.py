"""Words of a PDF page, the lines they make, and the text that wrapped lines make."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from pdfplumber.page import Page

_TEBAL = re.compile(r"bold|black|heavy|semibd|demi|,b\b", re.IGNORECASE)
_RIBUAN = re.compile(r"(?:Rp\.?\s?)?\d{1,3}(?:\.\d{3})+(?:,\d+)?-?")
_AWALAN = frozenset("non pra pasca anti sub multi antar eks semi ko e".split())  # noqa: SIM905
MIN_CELAH = 2.2
"""Narrowest gap between two columns, compared with the size of type."""
NOMOR_HALAMAN = re.compile(r"\d{1,3}|[ivxlc]{1,7}")
"""After a gap at the end of a line: the page of an entry of a table of contents."""
_EKOR = 80
"""Characters before a line end that are looked at."""
_ANGKA = re.compile(r"\d{1,3}(?:\.\d{3})*[.,]\d+(?:[.,]?-|%)?|\d{1,3}(?:,\d{3})+")
_PILIHAN = {"return_chars": True, "x_tolerance_ratio": 0.2}


class Kata(NamedTuple):
    """A word; `tegak` is False where it runs up or down the page."""

    teks: str
    x0: float
    atas: float
    x1: float
    bawah: float
    ukuran: float
    tebal: bool
    tegak: bool = True


class GarisTeks(NamedTuple):
    """A line of text."""

    teks: str
    x0: float
    atas: float
    x1: float
    bawah: float
    ukuran: float
    tebal: bool


def kata_halaman(halaman: Page) -> list[Kata]:
    """Find the words of a page."""
    huruf = halaman.chars
    ulang = Counter((c["text"], round(c["x0"]), round(c["top"])) for c in huruf if not c["text"].isspace())
    if sum(n - 1 for n in ulang.values()) * 10 > len(huruf):
        halaman = halaman.dedupe_chars(tolerance=1)  # bold type made by printing twice
    if all(c["upright"] for c in huruf):
        return [_kata(w["chars"]) for w in halaman.extract_words(**_PILIHAN)]
    tegak = halaman.filter(lambda o: o.get("upright", True))
    hasil = [_kata(w["chars"]) for w in tegak.extract_words(**_PILIHAN)]
    for arah, garis, urut in (("naik", "ltr", "btt"), ("turun", "rtl", "ttb")):
        bagian = halaman.filter(
            lambda o, arah=arah: o["object_type"] == "char" and not o["upright"] and arah_huruf(o) == arah
        )
        kata = bagian.extract_words(line_dir_rotated=garis, char_dir_rotated=urut, **_PILIHAN)
        hasil += [_kata(w["chars"])._replace(tegak=False) for w in kata]
    return hasil


def arah_huruf(huruf: dict[str, Any]) -> str:
    """Say whether a turned letter runs upwards (`naik`) or downwards (`turun`)."""
    return "naik" if huruf["matrix"][1] > 0 else "turun"


def _kata(huruf: list[dict[str, Any]]) -> Kata:
    return Kata(
        "".join(c["text"] for c in huruf),
        min(c["x0"] for c in huruf),
        min(c["top"] for c in huruf),
        max(c["x1"] for c in huruf),
        max(c["bottom"] for c in huruf),
        round(float(huruf[0]["size"]), 1),
        bool(_TEBAL.search(huruf[0]["fontname"])),
    )


def baris_kata(kata: Iterable[Kata]) -> list[list[Kata]]:
    """Group words that stand on one line, from the top of the page downwards."""
    baris: list[list[Kata]] = []
    for k in sorted(kata, key=lambda k: (k.bawah, k.x0)):
        if baris and k.bawah - baris[-1][-1].bawah <= max(2.0, 0.25 * k.ukuran):
            baris[-1].append(k)
        else:
            baris.append([k])
    return baris


def susun_garis(kata: Iterable[Kata]) -> list[GarisTeks]:
    """Put words into lines, from the top of the page downwards."""
    return [_garis(sorted(b, key=lambda k: k.x0)) for b in baris_kata(kata)]


def _garis(kata: list[Kata]) -> GarisTeks:
    panjang = sum(len(k.teks) for k in kata)
    *awal, akhir = kata
    jauh = awal and akhir.x0 - awal[-1].x1 > MIN_CELAH * akhir.ukuran and awal[-1].teks[-1] not in "=:"
    jauh = jauh and NOMOR_HALAMAN.fullmatch(akhir.teks)
    rapat = _angka_renggang(kata)
    return GarisTeks(
        rapat or " ".join(k.teks for k in awal) + ("\t" if jauh else " " if awal else "") + akhir.teks,
        kata[0].x0,
        min(k.atas for k in kata),
        max(k.x1 for k in kata),
        max(k.bawah for k in kata),
        max(kata, key=lambda k: len(k.teks)).ukuran,
        sum(len(k.teks) for k in kata if k.tebal) * 10 > panjang * 9,
    )


def _angka_renggang(kata: list[Kata]) -> str:
    """One figure whose digits were set apart to fill a line (`9 9 . 24`); empty where it is none."""
    if len(kata) < 3 or max(b.x0 - a.x1 for a, b in pairwise(kata)) > kata[0].ukuran:
        return ""
    teks = "".join(k.teks for k in kata)
    return teks if _ANGKA.fullmatch(teks) else ""


def garis_sel(kata: list[Kata]) -> list[GarisTeks]:
    """Lines of a cell; of turned text the lines run from left to right."""
    tegak = [k for k in kata if k.tegak]
    if len(tegak) * 2 >= len(kata):
        return _pasang_awalan(susun_garis(kata))
    kolom: list[list[Kata]] = []
    for k in sorted(kata, key=lambda k: (k.x0, k.atas)):
        if kolom and k.x0 - kolom[-1][0].x0 <= 0.5 * k.ukuran:
            kolom[-1].append(k)
        else:
            kolom.append([k])
    # Words of a turned line come in reading order from the library only as far as one line goes.
    return [_garis(sorted(k, key=lambda k: -k.bawah)) for k in kolom]


def _pasang_awalan(garis: list[GarisTeks]) -> list[GarisTeks]:
    """Put a word that stands alone, left of wrapped lines and halfway down, before the first of them (`Rp`)."""
    for i, g in enumerate(garis[1:], 1):
        lain = [*garis[:i], *garis[i + 1 :]]
        if " " not in g.teks and len(lain) > 1 and all(g.x1 <= b.x0 and abs(g.atas - b.atas) < g.ukuran for b in lain):
            return [lain[0]._replace(teks=f"{g.teks} {lain[0].teks}", x0=g.x0), *lain[1:]]
    return garis


def gabung_garis(garis: Sequence[str]) -> str:
    """Undo the wrapping of lines: a word or an amount that was broken becomes whole again."""
    return " ".join(rangkai(garis)[0].split())


def rangkai(garis: Sequence[str]) -> tuple[str, list[int]]:
    """Join wrapped lines, and say where each begins in the result."""
    hasil, awal = "", []
    for g in garis:
        ekor = hasil[-_EKOR:]
        if _dipenggal(ekor, g):
            hasil = hasil[:-1]
        elif hasil and not _terputus(ekor, g):
            hasil += " "
        awal.append(len(hasil))
        hasil += g
    return hasil, awal


def _dipenggal(kiri: str, kanan: str) -> bool:
    """Whether the hyphen at a line end belongs to the line, not to the word (`ke-`, `naikan`)."""
    if kiri.endswith("\u00ad"):
        return True
    cocok = re.search(r"(\w+)-$", kiri)
    lanjut = re.match(r"[a-z]+", kanan)
    if cocok is None or lanjut is None:
        return False
    awal, akhir = cocok[1].casefold(), lanjut[0]
    # `undang-undang`, `bahu-membahu`, `non-…`: these keep it.
    berulang = akhir[:3] == awal[:3] or awal in akhir
    return not (berulang or awal in _AWALAN or cocok[1].isupper() or any(c.isdigit() for c in awal))


def _terputus(kiri: str, kanan: str) -> bool:
    """Whether a line end breaks a compound (`undang-`, `Kabupaten/`) or an amount (`9.584.`, `669.104`)."""
    if re.search(r"\w[-/]$", kiri) and kanan[:1].isalpha():
        return True
    awal, akhir = kiri.rsplit(" ", 1)[-1], kanan.split(" ", 1)[0]
    if not awal[-1:].isdigit() and not re.search(r"\d[.,]$", awal):
        return False
    if re.fullmatch(r"[.,]?%|[.,]\d+%?", akhir):
        return True
    if awal[-1] == "," and re.fullmatch(r"\d+%?", akhir):
        return True
    return "." in awal and not _RIBUAN.fullmatch(awal) and bool(_RIBUAN.fullmatch(awal + akhir))
