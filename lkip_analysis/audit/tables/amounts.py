"""Values of cells in sums: exact, with slips of separators read as what they must be."""

from fractions import Fraction

from lkip_analysis.audit.document import Cell
from lkip_analysis.text.parse_numbers import AngkaTercetak

_THOUSANDS = 3


def amount(number: AngkaTercetak | None, money: bool = True) -> Fraction | None:
    """Value of a print; None where there is no number or the cell says so (a dash).

    Three digits after the last separator of an amount of money are a thousands group: `560.000,000` is a slip.
    """
    if number is None or number.kosong:
        return None
    if money and number.desimal == _THOUSANDS:
        return Fraction(number.nilai) * 1000
    return Fraction(number.nilai)


def amount_or_zero(cell: Cell, money: bool = True) -> Fraction | None:
    """Amount of a cell, a dash being zero; None for a blank or unreadable cell."""
    if cell.number is not None and cell.number.kosong:
        return Fraction(0)
    return amount(cell.number, money)


def half_unit(number: AngkaTercetak, money: bool = True) -> Fraction:
    """What rounding of the last printed digit may hide; whole numbers are exact."""
    if number.kosong or number.desimal <= 0 or (money and number.desimal == _THOUSANDS):
        return Fraction(0) if number.kosong or number.desimal >= 0 else Fraction(10) ** -number.desimal / 2
    return Fraction(10) ** -number.desimal / 2
