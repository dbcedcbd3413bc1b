"""Say what is wrong with a cell that should hold a number, and how to write it."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from ..text.parse_numbers import baca_angka

BENTUK = {
    "integer": "hanya angka, tanpa desimal, pemisah ribuan, Rp, atau satuan",
    "number": "hanya angka, desimal dengan titik, tanpa pemisah ribuan, Rp, %, atau satuan",
}
"""Table Schema type → the rule for its cells."""

_MIRIP_ANGKA = str.maketrans("OoQlI|SB", "00011158")
_BAKU = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def salah_angka(nilai: str, jenis: str) -> str:
    """Explain a cell that is not a number in the raw tables' form.

    Parameters
    ----------
    nilai : str
        The cell, as it is in the file.
    jenis : {'integer', 'number'}

    Returns
    -------
    str
        Indonesian predicate with the right form, to be read after the value; with the number as it should
        be written where that can be told.
    """
    bersih = nilai.strip()
    for periksa, pesan in _SEBAB:
        if periksa(bersih):
            return pesan
    mirip = _mirip(bersih)
    if mirip:
        return f"memuat huruf yang mirip angka, mungkin maksudnya {mirip}; tulis {BENTUK[jenis]}"
    bacaan = _bacaan(bersih)
    usul = [_tulis(b) for b in bacaan if jenis == "number" or b == b.to_integral_value()]
    if usul:
        return f"harus ditulis {' atau '.join(usul)} ({BENTUK[jenis]})"
    if bacaan:
        return f"terbaca {_tulis(bacaan[0])}, bukan bilangan bulat; tulis {BENTUK[jenis]}"
    return f"bukan angka; tulis {BENTUK[jenis]}; kosongkan bila belum ada"


def _bacaan(teks: str) -> list[Decimal]:
    """Return the possible readings of a printed number."""
    angka = baca_angka(teks)
    return [] if angka is None else [b.nilai for b in angka.bacaan]


def _mirip(teks: str) -> str | None:
    """Return the number that letters stand in for (`1O0`), where there are digits beside them."""
    diganti = teks.translate(_MIRIP_ANGKA)
    cocok = diganti != teks and _BAKU.fullmatch(diganti) and any(h.isdecimal() for h in teks)
    return diganti if cocok else None


def _tulis(nilai: Decimal) -> str:
    bulat = nilai.to_integral_value()
    return f"{bulat if nilai == bulat else nilai:f}"


def _cocok(pola: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(pola, re.IGNORECASE).fullmatch


def _tanpa_nilai(teks: str) -> bool:
    angka = baca_angka(teks)
    return angka is not None and angka.kosong


_SEBAB = (
    (_cocok(""), "hanya berisi spasi; kosongkan selnya"),
    (_cocok(r"#[A-Z0-9/]+[!?]?"), "adalah galat rumus Excel; perbaiki rumusnya, lalu simpan lagi"),
    (
        _cocok(r"-?[0-9]+(?:[.,][0-9]+)?E[+-]?[0-9]+"),
        "ditulis Excel dalam bentuk ilmiah, angka aslinya tidak lengkap; ketik lagi semua angkanya",
    ),
    (
        _cocok(r"-?[0-9]{19,}(?:\.[0-9]+)?"),
        "terlalu besar, paling banyak 18 angka; periksa apakah sel tergabung",
    ),
    (_tanpa_nilai, "bukan angka; kosongkan selnya bila belum ada"),
)
"""(whether it is the cause, what to say), the first that holds."""
