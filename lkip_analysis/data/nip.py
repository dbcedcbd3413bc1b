"""The NIP of a civil servant (PNS) or of a contract official (PPPK): its form, and how it is masked.

Both have 18 digits: 8 birth date, 6 appointment, 1 sex, 3 serial (Perka BKN 22/2007 and 43/2007). Of the
six in the middle a PNS has year and month, a PPPK year and a contract code of two digits, so that the month
cannot be checked without knowing which of the two it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime

POLA = re.compile(r"(?P<lahir>[0-9]{8})(?P<angkat>[0-9]{4})[0-9]{2}(?P<jenis_kelamin>[0-9])[0-9]{3}")
USIA_ANGKAT = 16
"""Youngest age at appointment that is taken for possible, in years; below it a digit must be wrong."""

_SELA = r"[\W_]{0,3}"
"""What may stand between two digits: blanks, dots, hyphens, characters without width, marks of Markdown."""

_SERUPA = re.compile(rf"(?<!\d)\d(?:{_SELA}\d){{17,}}(?!\d)")
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

    Years and amounts in a row are none; see `kelompok_nip`.
    """
    teks = _DISEBUT.sub(lambda m: m[1] + _tutup(m[2]), teks)
    return _SERUPA.sub(lambda m: _tutup_di_dalam(m[0]), teks)


def kelompok_nip(kelompok: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Find figures that stand close together and are one NIP: first and last of them, by their place in a list.

    They are where they have the groups of a printed NIP (8, 6, 1, 3), or can be a birth date and an appointment.
    """
    awal = 0
    while awal < len(kelompok):
        for akhir in range(awal, len(kelompok)):
            bagian = kelompok[awal : akhir + 1]
            angka = "".join(bagian)
            if len(angka) < 18:
                continue
            if len(angka) == 18 and (tuple(map(len, bagian)) in ((18,), (8, 6, 1, 3)) or _mungkin(angka)):
                yield awal, akhir
                awal = akhir
            break
        awal += 1


def memuat_nip(teks: str) -> bool:
    """Whether a text holds what `samarkan` would mask."""
    return samarkan(teks) != teks


def _tutup_di_dalam(teks: str) -> str:
    """Mask what is a NIP among figures that stand close together, and every figure of more than eighteen digits."""
    letak = [m.span() for m in re.finditer(r"\d+", teks)]
    angka = ["".join(str(unicodedata.digit(h)) for h in teks[a:b]) for a, b in letak]
    milik = {*kelompok_nip(angka), *((i, i) for i, satu in enumerate(angka) if len(satu) > 18)}
    for awal, akhir in sorted(milik, reverse=True):
        a, b = letak[awal][0], letak[akhir][1]
        teks = teks[:a] + _tutup(teks[a:b]) + teks[b:]
    return teks


def _mungkin(angka: str) -> bool:
    """Whether eighteen digits can be those of a NIP."""
    bagian = POLA.fullmatch(angka)
    tertib = bagian and _tanggal(bagian["lahir"]) and bagian["jenis_kelamin"] in "12"
    return bool(tertib and int(angka[:4]) + USIA_ANGKAT <= int(bagian["angkat"]) <= 2100)


def _tutup(teks: str) -> str:
    """Mask all but the last three digits, what stands between them included."""
    akhir = [h for h in teks if h.isdigit()][-3:]
    return "*" * (len(teks) - 3) + "".join(akhir)


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
