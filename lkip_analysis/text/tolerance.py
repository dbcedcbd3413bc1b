"""Compare printed figures with computed ones: last digit, truncation, intervals of rounded inputs."""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from lkip_analysis.kinerja.rounding import Bilangan, desimal
from lkip_analysis.text.parse_numbers import AngkaTercetak

SAMA = "sama"
DIPOTONG = "dipotong"
BEDA = "beda"
_URUTAN = (SAMA, DIPOTONG, BEDA)


def setara(tercetak: AngkaTercetak, dihitung: Bilangan) -> str:
    """Say whether a printed figure is the computed one, at the printed precision.

    Parameters
    ----------
    tercetak : AngkaTercetak
        The figure as printed. Of an ambiguous print the reading that fits better counts.
    dihitung : Decimal, Fraction, int or float
        The computed figure, unrounded, in the same unit.

    Returns
    -------
    {'sama', 'dipotong', 'beda'}
        `sama`: within half a unit of the last printed digit, the half included (halves are rounded both
        ways in use). `dipotong`: the digits after the last printed one were cut off instead of rounded.

    Raises
    ------
    ValueError
        If the cell is empty or the computed figure is not a number: there is nothing to compare.
    """
    if tercetak.kosong:
        raise ValueError(f"tidak ada angka pada {tercetak.teks!r}")
    nilai = dihitung if isinstance(dihitung, Fraction) else Fraction(desimal(dihitung))
    return min((_setara(b, nilai) for b in tercetak.bacaan), key=_URUTAN.index)


def _setara(tercetak: AngkaTercetak, nilai: Fraction) -> str:
    satuan = _satuan_digit(tercetak)
    selisih = nilai - Fraction(tercetak.nilai)
    if abs(selisih) <= satuan / 2:
        return SAMA
    dipotong = int(nilai / satuan) * satuan  # int() cuts towards zero, as the one who cut the digits did
    return DIPOTONG if dipotong == Fraction(tercetak.nilai) else BEDA


def _satuan_digit(tercetak: AngkaTercetak) -> Fraction:
    return Fraction(10) ** -tercetak.desimal


class Selang(NamedTuple):
    """A closed interval of possible true values."""

    bawah: Fraction
    atas: Fraction

    def memuat(self, tercetak: AngkaTercetak) -> bool:
        """Whether rounding or cutting some value of the interval can give this print."""
        return any(
            self.bawah <= batas.atas and batas.bawah <= self.atas
            for batas in (_selang_cetak(b) for b in tercetak.bacaan)
        )


def selang(tercetak: AngkaTercetak, eksak: bool | None = None) -> Selang:
    """Give the interval of true values that round to a printed figure.

    Parameters
    ----------
    tercetak : AngkaTercetak
        The first reading counts.
    eksak : bool, optional
        Whether the print is the value itself, such as a count. By default whole rupiah are exact.

    Raises
    ------
    ValueError
        If the cell is empty.
    """
    if tercetak.kosong:
        raise ValueError(f"tidak ada angka pada {tercetak.teks!r}")
    nilai = Fraction(tercetak.nilai)
    if eksak is None:
        eksak = tercetak.satuan == "Rp" and tercetak.desimal >= 0
    lebar = Fraction(0) if eksak else _satuan_digit(tercetak) / 2
    return Selang(nilai - lebar, nilai + lebar)


def _selang_cetak(tercetak: AngkaTercetak) -> Selang:
    nilai, lebar = Fraction(tercetak.nilai), _satuan_digit(tercetak) / 2
    return Selang(nilai - lebar, nilai + lebar)


def selang_rasio(pembilang: Selang, penyebut: Selang, faktor: int = 100) -> Selang | None:
    """Give the interval of pembilang / penyebut × faktor; None where the denominator can be zero."""
    if penyebut.bawah <= 0 <= penyebut.atas:
        return None
    ujung = [faktor * a / b for a in pembilang for b in penyebut]
    return Selang(min(ujung), max(ujung))


def _selang_turun(target: Selang, realisasi: Selang) -> Selang | None:
    rasio = selang_rasio(realisasi, target)
    return rasio and Selang(200 - rasio.atas, 200 - rasio.bawah)


SELANG_CAPAIAN: dict[str, Callable[[Selang, Selang], Selang | None]] = {
    "naik": lambda target, realisasi: selang_rasio(realisasi, target),
    "turun": _selang_turun,
    "turun_rasio": selang_rasio,
}
"""Interval of capaian (percent points) from the intervals of target and realisasi, by the names of
`kinerja.capaian.RUMUS`."""
