"""The NIP of a civil servant (PNS) or of a contract official (PPPK): its form, and how it is masked.

Both have 18 digits: 8 birth date, 6 appointment, 1 sex, 3 serial (Perka BKN 22/2007 and 43/2007). Of the
six in the middle a PNS has year and month, a PPPK year and a contract code of two digits, so that the month
cannot be checked without knowing which of the two it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

POLA = re.compile(r"(?P<lahir>[0-9]{8})(?P<angkat>[0-9]{4})[0-9]{2}(?P<jenis_kelamin>[0-9])[0-9]{3}")
USIA_ANGKAT = 16
"""Youngest age at appointment that is taken for possible, in years; below it a digit must be wrong."""

_SERUPA = re.compile(r"(?<![0-9])(?:[0-9][ .]?){17,}[0-9](?![0-9])")


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
    """Mask every digit of a NIP but the last three, wherever a text holds it, digits too many included."""
    return _SERUPA.sub(lambda m: samarkan_nip(m.group()), teks)


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
