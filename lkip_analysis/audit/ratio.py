"""Judge a printed percentage against the two printed figures that it is made of."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from lkip_analysis.text.number_format import bilangan
from lkip_analysis.text.parse_numbers import AngkaTercetak
from lkip_analysis.text.tolerance import BEDA, DIPOTONG, SAMA, SELANG_CAPAIAN, Selang, selang, setara

DALAM_SELANG = "dalam_selang"
"""Not the value of the printed inputs, but of some inputs that round to the printed ones."""

_NILAI = {
    "naik": lambda t, r: 100 * r / t,
    "turun": lambda t, r: 200 - 100 * r / t,
    "turun_rasio": lambda t, r: 100 * t / r if r else None,
}
_MUTU = (SAMA, DIPOTONG, DALAM_SELANG, BEDA)


class Putusan(NamedTuple):
    """Result of a check.

    Attributes
    ----------
    hasil : {'sama', 'dipotong', 'dalam_selang', 'beda'}
    nilai : Fraction
        The computed percentage (percent points) by the rule of higher is better, from the printed figures.
    rumus : str or None
        The rule that gives the print; None where none does.
    """

    hasil: str
    nilai: Fraction
    rumus: str | None


def periksa_rasio(
    tercetak: AngkaTercetak,
    penyebut: AngkaTercetak,
    pembilang: AngkaTercetak,
    rumus: Iterable[str] = ("naik", "turun", "turun_rasio"),
) -> Putusan | None:
    """Check a printed percentage, such as capaian of realisasi and target.

    Parameters
    ----------
    tercetak : AngkaTercetak
        The percentage; `0,459` is accepted for 45.9%.
    penyebut, pembilang : AngkaTercetak
        For example target and realisasi. All readings of an ambiguous print are tried, the best one counts.
    rumus : iterable of str
        Names of `kinerja.capaian.RUMUS` that are accepted, the usual one first.

    Returns
    -------
    Putusan or None
        None where nothing can be computed: a dash, a target of zero, money against percent.
    """
    if any(a.kosong for a in (tercetak, penyebut, pembilang)) or _beda_satuan(penyebut, pembilang):
        return None
    putusan = [p for b, a in product(penyebut.bacaan, pembilang.bacaan) for p in _putusan(tercetak, b, a, tuple(rumus))]
    return min(putusan, key=lambda p: _MUTU.index(p.hasil), default=None)


def _beda_satuan(a: AngkaTercetak, b: AngkaTercetak) -> bool:
    return "Rp" in (a.satuan, b.satuan) and "%" in (a.satuan, b.satuan)


def _putusan(tercetak: AngkaTercetak, t: AngkaTercetak, r: AngkaTercetak, rumus: tuple[str, ...]) -> Iterator[Putusan]:
    target, realisasi = Fraction(t.nilai), Fraction(r.nilai)
    if not target:
        return
    naik = _NILAI["naik"](target, realisasi)
    cocok = False
    for nama in rumus:
        nilai = _NILAI[nama](target, realisasi)
        if nilai is None:
            continue
        hasil = min((setara(tercetak, nilai / s) for s in _skala(tercetak)), key=_MUTU.index)
        if hasil == BEDA and _mungkin(tercetak, t, r, nama):
            hasil = DALAM_SELANG
        if hasil != BEDA:
            cocok = True
            yield Putusan(hasil, naik, nama)
    if not cocok:
        yield Putusan(BEDA, naik, None)


def _skala(tercetak: AngkaTercetak) -> tuple[int, ...]:
    """A figure without `%` and with decimals may be a ratio."""
    return (1, 100) if tercetak.satuan is None and tercetak.desimal >= 2 else (1,)


def _mungkin(tercetak: AngkaTercetak, t: AngkaTercetak, r: AngkaTercetak, nama: str) -> bool:
    hasil = SELANG_CAPAIAN[nama](selang_masukan(t, target=True), selang_masukan(r))
    return hasil is not None and hasil.memuat(tercetak)


def selang_masukan(angka: AngkaTercetak, target: bool = False) -> Selang:
    """Interval of an input: whole targets and whole counts are exact, whole percentages are rounded."""
    return selang(angka, eksak=(angka.desimal == 0 and (target or angka.satuan != "%")) or None)


def cetak_persen(nilai: Fraction, tercetak: AngkaTercetak) -> str:
    """Write an expected percentage with the decimals of the print, at least two."""
    return bilangan(nilai, max(2, tercetak.desimal)) + ("%" if tercetak.satuan == "%" else "")
