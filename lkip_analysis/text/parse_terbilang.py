"""Read numbers written in words: `enam miliar sembilan ratus juta rupiah`, other spellings too."""

import re
from collections.abc import Iterator
from decimal import Decimal
from difflib import get_close_matches
from typing import NamedTuple

_SATUAN = {
    k: i
    for i, k in enumerate(
        ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
    )
} | {"kosong": 0, "sebelas": 11, "seratus": 100, "seribu": 1000, "sejuta": 10**6}
_PENGALI = {
    "puluh": 10,
    "ratus": 100,
    "ribu": 10**3,
    "juta": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "milyard": 10**9,
    "milliar": 10**9,
    "triliun": 10**12,
    "trilyun": 10**12,
    "trilliun": 10**12,
}
_KATA = frozenset(_SATUAN) | frozenset(_PENGALI) | {"belas", "koma"}
_LEKAT = re.compile(
    rf"(?<=[a-z])(?<!\bse)(?=(?:{'|'.join(['belas', *_PENGALI])})\b)",
)
AMBANG_EJAAN = 0.8
"""How close a misspelt word must be to a number word."""


class Terbilang(NamedTuple):
    """A number in words.

    Attributes
    ----------
    nilai : Decimal
    tepat : bool
        Whether every word is spelt as a number word; a guessed word makes it False.
    sisa : tuple of str
        The words after the number: `rupiah`, `persen`, `orang`.
    """

    nilai: Decimal
    tepat: bool
    sisa: tuple[str, ...]


def baca_terbilang(teks: str) -> Terbilang | None:
    """Read the number that a text begins with.

    Returns
    -------
    Terbilang or None
        None where the text does not begin with a number in words, or the words make no number
        (`lima dua ribu juta`).
    """
    kata = _kata(teks)
    bilangan: list[str] = []
    tepat = True
    while kata and (baku := _baku(kata[0])) is not None:
        tepat = tepat and baku == kata[0]
        bilangan.append(baku)
        kata.pop(0)
    if not bilangan or bilangan[0] == "koma":
        return None
    nilai = _nilai(bilangan)
    return None if nilai is None else Terbilang(nilai, tepat, tuple(kata))


def cari_terbilang(teks: str) -> Iterator[Decimal]:
    """Give the numbers in words of a text, in order: `lima puluh sampai dengan seratus` gives 50 and 100."""
    bilangan: list[str] = []
    for kata in [*_kata(teks), ""]:
        if kata in _KATA and (bilangan or kata != "koma"):
            bilangan.append(kata)
        elif bilangan:
            nilai = _nilai(bilangan)
            if nilai is not None:
                yield nilai
            bilangan = []


def akhir_terbilang(teks: str) -> Decimal | None:
    """Read the number in words that a text ends with; None where it ends with another word."""
    bilangan: list[str] = []
    for kata in reversed(_kata(teks)):
        if kata not in _KATA:
            break
        bilangan.insert(0, kata)
    return _nilai(bilangan) if bilangan and bilangan[0] != "koma" else None


def _kata(teks: str) -> list[str]:
    kecil = " ".join(re.findall(r"[a-z]+", teks.casefold()))
    return _LEKAT.sub(" ", kecil).split()


def _baku(kata: str) -> str | None:
    if kata in _KATA:
        return kata
    mirip = get_close_matches(kata, _KATA, 1, AMBANG_EJAAN) if len(kata) > 3 else []
    return mirip[0] if mirip else None


def _nilai(kata: list[str]) -> Decimal | None:
    if "koma" not in kata:
        utuh = _bulat(kata)
        return None if utuh is None else Decimal(utuh)
    i = kata.index("koma")
    kali = _PENGALI.get(kata[-1], 1) if _PENGALI.get(kata[-1], 0) > 100 else 1  # `dua koma lima miliar`
    utuh, pecahan = _bulat(kata[:i]), _pecahan(kata[i + 1 : len(kata) - (kali > 1)])
    return None if utuh is None or pecahan is None else Decimal(f"{utuh}.{pecahan}") * kali


def _pecahan(kata: list[str]) -> str | None:
    """Decimals: digit by digit (`nol lima`), or as one number (`dua puluh enam`)."""
    if not kata:
        return None
    if all(_SATUAN.get(k, 99) < 10 for k in kata):
        return "".join(str(_SATUAN[k]) for k in kata)
    nol = next((i for i, k in enumerate(kata) if k != "nol"), len(kata))
    utuh = _bulat(kata[nol:])
    return None if utuh is None else "0" * nol + str(utuh)


def _bulat(kata: list[str]) -> int | None:
    """Value of a whole number; None where the order of the words makes none."""
    jumlah, kelompok, satuan = 0, 0, None
    batas = 10**15
    batas_kelompok = 1000
    for k in kata:
        if k in _SATUAN and _SATUAN[k] < 12:
            if satuan is not None:
                return None
            satuan = _SATUAN[k]
        elif k == "belas":
            if satuan is None or not 1 <= satuan <= 9:
                return None
            satuan += 10
        elif k in ("puluh", "ratus", "seratus"):
            kali = 100 if k == "seratus" else _PENGALI[k]
            satuan = 1 if k == "seratus" and satuan is None else satuan
            if satuan is None or not 1 <= satuan <= 9 or kali >= batas_kelompok:
                return None
            kelompok += satuan * kali
            satuan, batas_kelompok = None, kali
        else:
            kali = _SATUAN.get(k) or _PENGALI[k]
            isi = 1 if k in _SATUAN and not kelompok and satuan is None else kelompok + (satuan or 0)
            if not isi or kali >= batas or (satuan or 0) >= batas_kelompok:
                return None
            jumlah += isi * kali
            kelompok, satuan, batas, batas_kelompok = 0, None, kali, 1000
    if satuan is not None and satuan >= batas_kelompok:
        return None
    return jumlah + kelompok + (satuan or 0)
