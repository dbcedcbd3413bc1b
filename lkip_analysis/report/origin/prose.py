"""Text that keeps its figures: what composed sentences are, so that a number in them still knows its origin.

A `Naskah` is a plain string for whoever wants one; shown as HTML, its figures draw themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from ...text import wording as kalimat
from .values import Angka


class Naskah(str):
    """A text made of plain text and figures.

    Attributes
    ----------
    bagian : tuple of str and Angka
        No text is empty, and none stands beside another.
    """

    bagian: tuple[str | Angka, ...]

    def __new__(cls, bagian: Iterable[object]) -> Naskah:
        potongan = (potong for satu in bagian for potong in _potongan(satu))
        isi: list[str | Angka] = []
        for angka, kelompok in groupby(potongan, key=lambda potong: isinstance(potong, Angka)):
            deret = list(kelompok)
            isi += deret if angka else ["".join(deret)]
        naskah = super().__new__(cls, "".join(map(str, isi)))
        naskah.bagian = tuple(satu for satu in isi if satu != "")
        return naskah

    def _repr_html_(self) -> str:
        return "".join(satu._repr_html_() if isinstance(satu, Angka) else escape(satu) for satu in self.bagian)


def _potongan(satu: object) -> tuple[str | Angka, ...]:
    if isinstance(satu, Naskah):
        return satu.bagian
    return (satu,) if isinstance(satu, Angka) else (str(satu),)


def naskah(pola: str, *isi: object) -> Naskah:
    """Put values into the places ``{}`` of a pattern, in their order.

    Raises
    ------
    ValueError
        There are not as many places as values.
    """
    tetap = pola.split("{}")
    if len(tetap) != len(isi) + 1:
        raise ValueError(f"{len(isi)} values for {pola!r}")
    berpasangan = (satu for pasangan in zip(tetap, isi, strict=False) for satu in pasangan)
    return Naskah((*berpasangan, tetap[-1]))


def sambung(*kalimat: object) -> Naskah:
    """Put sentences one after the other; empty ones are left out."""
    ada = [satu for satu in kalimat if satu]
    return Naskah(bagian for n, satu in enumerate(ada) for bagian in ((" ", satu) if n else (satu,)))


def gabung(bagian: Sequence[object], kata: str = "dan") -> Naskah:
    """Join a list as `text.wording.gabung` does."""
    return Naskah(kalimat.berselang([Naskah((b,)) for b in bagian], kata))


def berhuruf_besar(teks: str) -> Naskah:
    """Put the first letter into upper case, as `text.wording.berhuruf_besar` does."""
    return _berawal(teks, kalimat.berhuruf_besar)


def berhuruf_kecil(teks: str) -> Naskah:
    """Put the first letter into lower case, as `text.wording.berhuruf_kecil` does."""
    return _berawal(teks, kalimat.berhuruf_kecil)


def _berawal(teks: str, ubah) -> Naskah:
    awal, *sisa = Naskah((teks,)).bagian or ("",)
    return Naskah((awal if isinstance(awal, Angka) else ubah(awal), *sisa))


def perincian(butir: Sequence[object], akhir: str = ".") -> tuple[Naskah, ...]:
    """Punctuate list items that are parts of one sentence, as `text.wording.perincian` does."""
    akhiran = kalimat.akhiran_perincian(len(butir), akhir)
    return tuple(Naskah((tanpa_akhiran(b), a)) for b, a in zip(butir, akhiran, strict=True))


def tanpa_akhiran(teks: object) -> Naskah:
    """Return a text without the full stop or semicolon that it ends with."""
    *awal, akhir = Naskah((teks,)).bagian or ("",)
    return Naskah((*awal, akhir if isinstance(akhir, Angka) else akhir.rstrip(" .;")))


def html(isi: object) -> str:
    """Return anything as HTML: what draws itself as it does, other text escaped."""
    return isi._repr_html_() if hasattr(isi, "_repr_html_") else escape(str(isi))
