"""Numbers, money, dates and terbilang as the report prints them: the same functions for tables and prose.

Separators and month names come from CLDR (Babel), number words from num2words. A missing value is printed as
`BELUM`, whatever the format. Rounding is half away from zero.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from numbers import Integral

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from num2words import num2words

from lkip_analysis.kinerja.rounding import Bilangan, bulatkan, desimal

LOCALE = "id_ID"
BELUM = "belum tersedia"
MAKS_TERBILANG = 10**15

_SATU_RIBU = re.compile(r"(?:^|(?<=juta )|(?<=iliar )|(?<=liun ))satu ribu\b")
"""`satu` before `ribu` where it is the whole group: "seribu", but "dua puluh satu ribu"."""

_ROMAWI = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def kosong(x: object) -> bool:
    """Whether a value is missing: None, NA, NaN or NaT."""
    try:
        return x is None or bool(x != x)
    except TypeError:  # NA is neither equal to itself nor different; pandas is not loaded for it, which takes long
        return True


def _atau_belum(fungsi: Callable[..., str]) -> Callable[..., str]:
    def cetak(x, *argumen, **pilihan):
        return BELUM if kosong(x) else fungsi(x, *argumen, **pilihan)

    cetak.__name__, cetak.__doc__ = fungsi.__name__, fungsi.__doc__
    cetak.__wrapped__ = fungsi
    return cetak


@_atau_belum
def bilangan(x: Bilangan, maks_desimal: int = 2, min_desimal: int = 0) -> str:
    """Print a number: `1.234,5`. Zeros at the end are dropped down to `min_desimal` decimals."""
    pola = "#,##0." + "0" * min_desimal + "#" * (maks_desimal - min_desimal)
    return format_decimal(bulatkan(x, maks_desimal), pola, LOCALE)


@_atau_belum
def rupiah(x: int) -> str:
    """Print money: `Rp9.584.669.104`, `-Rp5.000`.

    Raises
    ------
    TypeError
        If `x` is not a whole number: money is never a float.
    """
    return format_currency(_bulat(x), "IDR", "¤#,##0;-¤#,##0", LOCALE, currency_digits=False)


@_atau_belum
def persen(x: Bilangan, maks_desimal: int = 2, min_desimal: int = 0) -> str:
    """Print percent points as percent: 45.9 gives `45,9%`."""
    return bilangan(x, maks_desimal, min_desimal) + "%"


@_atau_belum
def poin(x: Bilangan, maks_desimal: int = 2) -> str:
    """Print a difference of two percentages: 16.83 gives `16,83 poin persen`."""
    return bilangan(x, maks_desimal) + " poin persen"


@_atau_belum
def rasio(x: Bilangan, maks_desimal: int = 2) -> str:
    """Print a ratio with all its decimals: 0.46 gives `0,46`, 1 gives `1,00`."""
    return bilangan(x, maks_desimal, min_desimal=maks_desimal)


@_atau_belum
def tanggal(x: date) -> str:
    """Print a date: `15 Januari 2031`."""
    return format_date(x, "d MMMM y", LOCALE)


@_atau_belum
def terbilang(x: int) -> str:
    """Write a whole number in words: `sembilan miliar lima ratus …`; 1,001,000 is `satu juta seribu`.

    Raises
    ------
    TypeError
        If `x` is not a whole number.
    ValueError
        If `x` is 10^15 or more: num2words has faults from there on, and no agency's budget is that large.
    """
    x = _bulat(x)
    if abs(x) >= MAKS_TERBILANG:
        raise ValueError(f"too large for terbilang: {x}")
    kata = " ".join(num2words(abs(x), lang="id").split())
    return ("minus " if x < 0 else "") + _SATU_RIBU.sub("seribu", kata)


@_atau_belum
def terbilang_rupiah(x: int) -> str:
    """Write money in words: `lima ribu rupiah`. Raises TypeError as `rupiah` does."""
    return terbilang(x) + " rupiah"


@_atau_belum
def kata_bilangan(x: int) -> str:
    """Print a count with its word: `5 (lima)`. Raises TypeError if `x` is not a whole number."""
    return f"{bilangan(_bulat(x))} ({terbilang(x)})"


@_atau_belum
def romawi(x: int) -> str:
    """Print a roman number, as of chapters: 4 gives `IV`.

    Raises
    ------
    ValueError
        If `x` is not between 1 and 3999.
    """
    sisa = _bulat(x)
    if not 0 < sisa < 4000:
        raise ValueError(f"no roman number for {x}")
    huruf = ""
    for nilai, lambang in _ROMAWI:
        kali, sisa = divmod(sisa, nilai)
        huruf += lambang * kali
    return huruf


@_atau_belum
def huruf(x: int) -> str:
    """Print a number of a list as letters: 1 gives `a`, 26 `z`, 27 `aa`.

    Raises
    ------
    ValueError
        If `x` is below 1.
    """
    sisa = _bulat(x)
    if sisa < 1:
        raise ValueError(f"no letter for {x}")
    abjad = ""
    while sisa:
        sisa, posisi = divmod(sisa - 1, 26)
        abjad = chr(ord("a") + posisi) + abjad
    return abjad


@_atau_belum
def tahun(x: int) -> str:
    """Print a year: no thousands separator."""
    return str(_bulat(x))


@_atau_belum
def teks(x: object) -> str:
    """Print text as it is."""
    return str(x)


def _bulat(x: object) -> int:
    if isinstance(x, Integral) or (isinstance(x, Decimal) and desimal(x) == int(x)):
        return int(x)
    raise TypeError(f"a whole number is needed, not {x!r}")


FORMAT: dict[str, Callable[[object], str]] = {
    f.__name__: f
    for f in (
        bilangan,
        rupiah,
        persen,
        poin,
        rasio,
        tanggal,
        terbilang,
        terbilang_rupiah,
        kata_bilangan,
        romawi,
        huruf,
        tahun,
        teks,
    )
}
"""Print formats by name, for columns of tables and for prose."""
