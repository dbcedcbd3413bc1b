"""The words that differ between two texts, figures apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

BERANGKA = re.compile(r"\d")
SEKITAR = 6
"""Words that are shown on each side of a difference."""


@dataclass(frozen=True)
class Kata:
    """A word and where it begins in the text without whitespace."""

    isi: str
    awal: int


@dataclass(frozen=True)
class Beda:
    """Words of the old text that became words of the new one; either may be none.

    Attributes
    ----------
    lama, baru : tuple of Kata
    letak : int
        How many words of the old text stand before.
    """

    lama: tuple[Kata, ...]
    baru: tuple[Kata, ...]
    letak: int

    @property
    def teks_lama(self) -> str:
        return " ".join(k.isi for k in self.lama)

    @property
    def teks_baru(self) -> str:
        return " ".join(k.isi for k in self.baru)


def kata(teks: str) -> tuple[Kata, ...]:
    """Return the words of a text."""
    hasil, awal = [], 0
    for isi in teks.split():
        hasil.append(Kata(isi, awal))
        awal += len(isi)
    return tuple(hasil)


def beda(lama: str, baru: str, angka: Callable[[Kata], bool]) -> Iterator[tuple[bool, Beda]]:
    """Yield each difference with whether it is one of figures.

    Parameters
    ----------
    lama, baru : str
    angka : callable
        Whether a word of the old text belongs to a figure.
    """
    a, b = kata(lama), kata(baru)
    for jenis, i, j, k, n in SequenceMatcher(
        None, [x.isi for x in a], [x.isi for x in b], autojunk=False
    ).get_opcodes():
        if jenis == "equal":
            continue
        satu, dua = a[i:j], b[k:n]
        pasangan = zip(satu, dua, strict=True) if len(satu) == len(dua) else ()
        berangka = [angka(x) or bool(BERANGKA.search(x.isi)) for x in satu]
        if pasangan and any(berangka) and not all(berangka):  # word by word, so that the figures come out alone
            for letak, ((x, y), milik_angka) in enumerate(zip(pasangan, berangka, strict=True), start=i):
                if x.isi != y.isi:
                    yield milik_angka, Beda((x,), (y,), letak)
        else:
            yield any(berangka) or (not satu and any(BERANGKA.search(y.isi) for y in dua)), Beda(satu, dua, i)


def terapkan(teks: str, beda_: Sequence[Beda]) -> str:
    """Return the old text with some of its differences made."""
    isi = [k.isi for k in kata(teks)]
    for satu in reversed(beda_):
        isi[satu.letak : satu.letak + len(satu.lama)] = [k.isi for k in satu.baru]
    return " ".join(isi)


def bertanda(lama: str, baru: str) -> str:
    """Write both texts as one: `[-old-]` and `{+new+}` where they differ, long equal stretches shortened."""
    a, b = lama.split(), baru.split()
    bagian = []
    for jenis, i, j, k, n in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if jenis == "equal":
            bagian.append(_singkat(a[i:j], i > 0, j < len(a)))
            continue
        bagian += [f"[-{' '.join(a[i:j])}-]"] * (j > i) + [f"{{+{' '.join(b[k:n])}+}}"] * (n > k)
    return " ".join(bagian)


def _singkat(kata_: list[str], ada_sebelum: bool, ada_sesudah: bool) -> str:
    """Keep the words beside a difference."""
    awal, akhir = SEKITAR * ada_sebelum, SEKITAR * ada_sesudah
    if len(kata_) <= awal + akhir + 1:
        return " ".join(kata_)
    return " ".join([*kata_[:awal], "…", *(kata_[-akhir:] if akhir else [])])
