"""The NIP of a civil servant (PNS) or of a contract official (PPPK): its form, and how it is masked.

Both have 18 digits: 8 birth date, 6 appointment, 1 sex, 3 serial (Perka BKN 22/2007 and 43/2007). Of the
six in the middle a PNS has year and month, a PPPK year and a contract code of two digits, so that the month
cannot be checked without knowing which of the two it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime

POLA = re.compile(r"(?P<lahir>[0-9]{8})(?P<angkat>[0-9]{4})[0-9]{2}(?P<jenis_kelamin>[0-9])[0-9]{3}")
USIA_ANGKAT = 16
"""Youngest age at appointment that is taken for possible, in years; below it a digit must be wrong."""

_SELA = r"[\W_]{0,3}"
"""What may stand between two digits: blanks, dots, hyphens, characters without width, marks of Markdown."""

_SERUPA = re.compile(rf"(?<!\d)\d(?:{_SELA}\d){{16,}}(?!\d)")
_RAPAT = re.compile(r"\d{17,}")
_DISEBUT = re.compile(rf"(?<![^\W_])(NIP\w{{0,2}}{_SELA})(\d(?:{_SELA}\d){{8,}})", re.IGNORECASE)


def keganjilan(nip: str, tahun: int) -> Iterator[str]:
    """Say what is impossible in a NIP, without repeating its digits.

    Parameters
    ----------
    nip : str
        Digits only.
    tahun : int
        Year of the report: nobody in it is appointed later than the year after (when it is signed).

    Yields
    ------
    str
        Indonesian predicates, to be read after the masked value.
    """
    bagian = POLA.fullmatch(nip)
    if bagian is None:
        yield f"bukan NIP: harus tepat 18 angka tanpa spasi atau tanda lain, ini {len(nip)} karakter"
        return
    tahun_angkat = int(bagian["angkat"])
    if not _tanggal(bagian["lahir"]):
        yield "memuat tanggal lahir yang tidak ada; periksa 8 angka pertama (tahun, bulan, tanggal)"
    elif not int(nip[:4]) + USIA_ANGKAT <= tahun_angkat <= tahun + 1:
        yield "memuat tahun pengangkatan yang tidak mungkin; periksa angka ke-1–4 dan ke-9–12"
    if bagian["jenis_kelamin"] not in "12":
        yield "memuat kode jenis kelamin yang tidak ada; angka ke-15 harus 1 atau 2"


def samarkan(teks: str) -> str:
    """Mask every digit of a NIP but the last three, wherever and however a text writes it, digits too many included.

    Seventeen or more digits in one piece are taken for one; digits in pieces are where they can be a birth date and an
    appointment, or where the text calls them a NIP. Years and amounts in a row are neither.
    """
    teks = _DISEBUT.sub(lambda m: m[1] + _tutup(m[2]), teks)
    return _SERUPA.sub(lambda m: _tutup_di_dalam(m[0]), teks)


def memuat_nip(teks: str) -> bool:
    """Whether a text holds what `samarkan` would mask."""
    return samarkan(teks) != teks


def _tutup_di_dalam(teks: str) -> str:
    """Mask what can be a NIP among figures that stand close together."""
    letak = [i for i, h in enumerate(teks) if h.isdigit()]
    angka = "".join(str(unicodedata.digit(teks[i])) for i in letak)
    awal = 0
    while awal + 17 <= len(letak):
        mulai = letak[awal]
        deret = _RAPAT.match(teks, mulai)
        if deret or _mungkin(angka[awal : awal + 18]):
            akhir = deret.end() if deret else letak[awal + 17] + 1
            while akhir < len(teks) and teks[akhir].isdigit():
                akhir += 1
            return teks[:mulai] + _tutup(teks[mulai:akhir]) + samarkan(teks[akhir:])
        while awal + 1 < len(letak) and letak[awal + 1] == letak[awal] + 1:
            awal += 1  # to the next figure
        awal += 1
    return teks


def _mungkin(angka: str) -> bool:
    """Whether eighteen digits can be those of a NIP."""
    bagian = POLA.fullmatch(angka)
    tertib = bagian and _tanggal(bagian["lahir"]) and bagian["jenis_kelamin"] in "12"
    return bool(tertib and int(angka[:4]) + USIA_ANGKAT <= int(bagian["angkat"]) <= 2100)


def _tutup(teks: str) -> str:
    """Mask all digits but the last three, and leave what stands between them."""
    angka = sum(h.isdigit() for h in teks)
    urut = iter(range(angka))
    return "".join("*" if h.isdigit() and next(urut) < angka - 3 else h for h in teks)


def samarkan_sel(sel: str, kolom: str) -> str:
    """Mask a cell for a message: a whole NIP column, and a NIP that stands in another column."""
    return samarkan_nip(sel) if kolom == "nip" else samarkan(sel)


def samarkan_nip(nip: str) -> str:
    """Mask a NIP, well-formed or not: all but the last three characters."""
    return "*" * max(len(nip) - 3, 0) + nip[-3:]


def _tanggal(angka: str) -> bool:
    try:
        return datetime.strptime(angka, "%Y%m%d").year >= 1900
    except ValueError:
        return False
