"""From one figure to a later one of the same kind: what changed, as far as both are known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from numbers import Number

import pandas as pd

from ...kinerja.rounding import bulatkan
from ..origin.origin import Asal
from ..origin.values import Angka, Besaran

DESIMAL = 2
"""Decimals that the report prints: no direction is claimed over two figures that print the same."""


@dataclass(frozen=True)
class Perubahan:
    """Two figures, compared as they are printed; every answer is None where one of them is not known.

    Attributes
    ----------
    awal, akhir : Angka
        Of the same kind.
    sebutan : tuple of str
        What each of them is, for its origin: ``realisasi tahun 2030``.
    naik_lebih_baik : bool or None
        None where neither way is better.
    """

    awal: Angka
    akhir: Angka
    sebutan: tuple[str, str] = ("nilai awal", "nilai akhir")
    naik_lebih_baik: bool | None = None

    @cached_property
    def _beda(self) -> Decimal | None:
        nilai = (self.awal.nilai, self.akhir.nilai)
        if not (self.awal.ada and self.akhir.ada) or not all(isinstance(n, Number) for n in nilai):
            return None
        awal, akhir = (bulatkan(n, DESIMAL) for n in nilai)
        return akhir - awal

    @property
    def ada(self) -> bool:
        """Whether both figures are known and can be compared."""
        return self._beda is not None

    @property
    def naik(self) -> bool | None:
        return None if self._beda is None else self._beda > 0

    @property
    def turun(self) -> bool | None:
        return None if self._beda is None else self._beda < 0

    @property
    def tetap(self) -> bool | None:
        return None if self._beda is None else self._beda == 0

    @property
    def membaik(self) -> bool | None:
        return None if self.naik_lebih_baik is None else self.naik if self.naik_lebih_baik else self.turun

    @property
    def memburuk(self) -> bool | None:
        return None if self.naik_lebih_baik is None else self.turun if self.naik_lebih_baik else self.naik

    @property
    def selisih(self) -> Angka:
        """How far they are apart, without sign: points for percentages, else in their own unit.

        Missing for what has an order and no distance: letters, dates, ranges.
        """
        asal = Asal(f"selisih {self.sebutan[1]} dan {self.sebutan[0]}, sebagaimana dicetak", self._bagian)
        berhuruf = any(getattr(angka, "tercetak", "") for angka in (self.awal, self.akhir))
        nilai = pd.NA if self._beda is None or berhuruf else abs(self._beda)
        satuan = getattr(self.akhir, "satuan", "%" if self.akhir.format == "persen" else "")
        if satuan == "%":
            return Angka(nilai, "poin", asal=asal)
        if isinstance(self.akhir, Besaran):
            return Besaran(nilai, satuan=satuan, asal=asal)
        return Angka(nilai if pd.isna(nilai) else int(nilai), self.akhir.format, asal=asal)

    @property
    def persen(self) -> Angka:
        """The change in percent of the first figure, without sign; missing where that is nil."""
        asal = Asal(f"selisih dibagi {self.sebutan[0]}, dikali 100%", self._bagian)
        if self._beda is None or not self.awal.nilai:
            return Angka(pd.NA, "persen", asal=asal)
        return Angka(100 * abs(float(self._beda)) / abs(float(self.awal.nilai)), "persen", asal=asal)

    @property
    def _bagian(self) -> tuple:
        return (*self.akhir.sebagai(self.sebutan[1]), *self.awal.sebagai(self.sebutan[0]))
