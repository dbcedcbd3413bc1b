"""One indicator over the years: which years have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..origin.values import Angka
from .tahunan import Tahunan

if TYPE_CHECKING:
    from .laporan import Laporan

TIADA = "–"
"""What stands in a table for a figure that there never was."""


class Perkembangan:
    """What `Indikator` says about its years; it gives `_lap` and `riwayat`."""

    _lap: Laporan
    riwayat: list[Tahunan]

    def tahun(self, tahun: int) -> Tahunan | None:
        return next((t for t in self.riwayat if t.tahun == tahun), None)

    @property
    def kini(self) -> Tahunan:
        return self.riwayat[-1]

    @property
    def lalu(self) -> Tahunan | None:
        return self.tahun(self._lap.tahun_lalu)

    @property
    def baru(self) -> bool:
        """Whether last year is known and did not have the indicator."""
        return self.lalu is None and self._lap.tahun_lalu in self._lap.riwayat

    def sel(self, tahun: int, nama: str) -> Angka | str | None:
        """Return a figure of a year as a cell of a table.

        A year that did not have the indicator gives a dash: unlike a figure that is missing, it will never come.
        """
        milik = self.tahun(tahun)
        if milik is not None:
            return getattr(milik, nama)
        return TIADA if tahun in self._lap.tahun_data else None

    @property
    def dibandingkan(self) -> list[Tahunan]:
        """The years of the comparison tables that had the indicator."""
        return [t for t in self.riwayat if t.tahun in self._lap.tahun_banding]

    @property
    def masa(self) -> str:
        """These years as a range: ``2029–2031``, or the one year."""
        awal, akhir = self.dibandingkan[0].tahun, self.kini.tahun
        return f"{awal}–{akhir}" if awal < akhir else str(akhir)
