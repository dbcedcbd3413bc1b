"""One indicator over the years: which years have it, and the sentences that compare them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ...kinerja.perbandingan import TETAP, perubahan
from ...kinerja.rounding import bulatkan
from ...text.wording import ketercapaian
from ..origin.of_kinerja import asal_selisih
from ..origin.values import Angka
from ..tables.blocks import Daftar
from ..words import kalimat_tahunan
from ..words.prose import Naskah, gabung, naskah
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

    @property
    def uraian_tahunan(self) -> Daftar:
        """What each year of the comparison tables came to, one item a year."""
        uraian = (naskah("Tahun {}: {}", t.tahun, kalimat_tahunan.uraian(t)) for t in self.dibandingkan)
        return Daftar(tuple(uraian))

    @property
    def perubahan(self) -> Naskah:
        """``meningkat 16,83 poin persen``, from the capaian of last year to that of this year."""
        lalu, kini = self.lalu, self.kini
        nilai = pd.DataFrame({"kini": [kini.capaian.nilai], "lalu": [lalu.capaian.nilai if lalu else pd.NA]})
        beda = perubahan(*(nilai[kolom].astype("Float64") for kolom in ("kini", "lalu"))).iloc[0]
        asal = asal_selisih(kini.capaian, kini.tahun, lalu.capaian, lalu.tahun) if lalu else None
        return kalimat_tahunan.perubahan_poin(beda["selisih_cetak"], beda["kata"], asal)

    @property
    def perubahan_kalimat(self) -> Naskah:
        """This year against last year in one sentence; says so where there is none to compare with."""
        lalu, kini = self.lalu, self.kini
        if self.baru:
            return naskah("Indikator ini belum ada pada tahun {}, sehingga tidak ada capaian yang dapat dibandingkan.",
                          self._lap.tahun_lalu)  # fmt: skip
        if lalu is None or not (lalu.capaian.ada and kini.capaian.ada):
            return naskah("Perbandingan dengan tahun {} {}.", self._lap.tahun_lalu, ketercapaian(None))
        ubah = self.perubahan
        kata = "sama dengan" if ubah == TETAP else naskah("{} dibandingkan dengan", ubah)
        return naskah(
            "Pada tahun {} realisasinya {} dari target {} dengan capaian {}; dengan demikian, capaian tahun "
            "{} {} capaian tahun {}.",
            lalu.tahun, lalu.realisasi, lalu.target, lalu.capaian, kini.tahun, kata, lalu.tahun,
        )  # fmt: skip

    @property
    def perubahan_target_kalimat(self) -> Naskah:
        """The target of this year against that of last year in one sentence."""
        lalu, kini = self.lalu, self.kini
        if self.baru:
            belum = "Pada tahun {} indikator ini belum ada, sehingga tidak ada target yang dapat dibandingkan."
            return naskah(belum, self._lap.tahun_lalu)
        if lalu is None or not (lalu.target.ada and kini.target.ada):
            return naskah("Perubahan target dari tahun {} {}.", self._lap.tahun_lalu, ketercapaian(None))
        if lalu.target.nilai == kini.target.nilai:
            tetap = "Target tahun {} sama dengan target tahun {}, yaitu {}."
            return naskah(tetap, kini.tahun, lalu.tahun, kini.target)
        ubah = "dinaikkan" if kini.target.nilai > lalu.target.nilai else "diturunkan"
        beda = "Target tahun {} {} menjadi {} dari {} pada tahun {}."
        return naskah(beda, kini.tahun, ubah, kini.target, lalu.target, lalu.tahun)

    @property
    def kecenderungan_kalimat(self) -> Naskah:
        """The course of realisasi over all known years in one sentence."""
        ada = [t for t in self.riwayat if t.realisasi.ada]
        if len(ada) < 2:
            sebab = "baru satu tahun yang tersedia" if ada else "belum ada realisasi yang tersedia"
            return naskah("Kecenderungan realisasi {} karena {}.", ketercapaian(None), sebab)
        deret = gabung([naskah("{} pada tahun {}", t.realisasi, t.tahun) for t in ada])
        awal, akhir = bulatkan(ada[0].realisasi.nilai, 2), bulatkan(ada[-1].realisasi.nilai, 2)
        arah = {1: "lebih tinggi daripada", -1: "lebih rendah daripada", 0: "sama dengan"}
        banding = f"{arah[(akhir > awal) - (akhir < awal)]} realisasi tahun {ada[0].tahun}"
        return naskah("Realisasinya {}. Realisasi tahun {} {}.", deret, ada[-1].tahun, banding)
