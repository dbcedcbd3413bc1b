"""The one rounding rule: half away from zero, on the decimal number that a float stands for."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from numbers import Integral

Bilangan = Decimal | Fraction | int | float

DIGIT_FLOAT = 14
"""Significant digits of a float that are trusted: a few operations do not spoil them, no figure has more."""


def desimal(x: Bilangan) -> Decimal:
    """Turn a number into the decimal number that it stands for.

    Parameters
    ----------
    x : Decimal, Fraction, int or float
        NumPy scalars too. A float counts as its 14 significant digits, so that 28.499999999999996, the
        result of 0.285 × 100, is 28.5.

    Raises
    ------
    ValueError
        If `x` is not finite.
    """
    if isinstance(x, Decimal):
        hasil = x
    elif isinstance(x, Integral):
        hasil = Decimal(int(x))
    elif isinstance(x, Fraction):
        hasil = Decimal(x.numerator) / Decimal(x.denominator)
    else:
        hasil = Decimal(format(float(x), f".{DIGIT_FLOAT}g"))
    if not hasil.is_finite():
        raise ValueError(f"not a finite number: {x!r}")
    return hasil


def bulatkan(x: Bilangan, desimal_cetak: int) -> Decimal:
    """Round half away from zero to `desimal_cetak` decimals; never gives a negative zero."""
    hasil = desimal(x).quantize(Decimal(1).scaleb(-desimal_cetak), rounding=ROUND_HALF_UP)
    return abs(hasil) if hasil.is_zero() else hasil


CARA_BULAT = {"bulat": 0.5, "potong": 0.0}
"""How the digits that are not printed are dropped (rounded half away from zero, or cut off): what is added before."""
