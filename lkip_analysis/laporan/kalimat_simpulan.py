"""Sentences of the conclusion, composed from the figures of all indicators and of the budget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..teks.angka import kata_bilangan
from ..teks.kalimat import BELUM_DAPAT_DIHITUNG, BELUM_MENCAPAI, MELAMPAUI, MENCAPAI, gabung

if TYPE_CHECKING:
    from .indikator import Indikator
    from .laporan import Laporan


class KalimatSimpulan:
    """What the report concludes."""

    def __init__(self, lap: Laporan) -> None:
        self._lap = lap

    @property
    def dokumen(self) -> str:
        """The documents that the report is based on."""
        lap = self._lap
        perubahan = " beserta perubahannya" if lap.perjanjian.perubahan else ""
        return gabung(
            [
                f"{lap.renstra.nama} yang selaras dengan {lap.visi.nama}",
                f"Rencana Kerja Pemerintah Daerah {lap.daerah.nama} Tahun {lap.tahun}",
                f"Perjanjian Kinerja Tahun {lap.tahun}{perubahan}",
            ]
        )

    def indikator(self, i: Indikator) -> str:
        """Target, realisasi, capaian with predikat and atribut, and serapan of one indicator."""
        if not i.capaian.ada:
            return i.capaian_kalimat
        serapan = i.efisiensi(self._lap.dasar_serapan)["serapan"]
        return (
            f"Dari target {i.target} terealisasi {i.realisasi} dengan capaian {i.capaian}, predikat "
            f"{i.predikat.lower()}, dan atribut {i.atribut.lower()}; serapan anggaran pendukungnya {serapan}."
        )

    @property
    def umum(self) -> str:
        """How many indikator kinerja utama exceed, reach or miss their target."""
        urutan = (MELAMPAUI, MENCAPAI, BELUM_MENCAPAI, BELUM_DAPAT_DIHITUNG)
        kata = _hitung((i.kini.ketercapaian for i in self._lap.iku), urutan)
        return f"Dari {self._lap.banyak.iku} indikator kinerja utama, {gabung(kata)}." if kata else ""

    @property
    def atribut(self) -> str:
        """How many indikator kinerja utama have each atribut, from the best."""
        urutan = [kelas.nama for kelas in self._lap.atribut.kelas]
        kata = _hitung((i.atribut for i in self._lap.iku), urutan)
        return f"Menurut atribut capaiannya, {gabung([k.lower() for k in kata])}." if kata else ""

    @property
    def perhatian(self) -> str:
        """The indikator kinerja utama that need more work next year: those that miss their target."""
        kurang = [i.nama for i in self._lap.iku if i.kini.ketercapaian == BELUM_MENCAPAI]
        if not kurang:
            return "Tidak ada indikator kinerja utama yang capaiannya di bawah target."
        return f"Indikator yang perlu diperhatikan pada tahun {self._lap.tahun + 1} ialah {gabung(kurang)}."


def _hitung(nilai: Iterable[str], urutan: Iterable[str]) -> list[str]:
    banyak = Counter(nilai)
    return [f"{kata_bilangan(banyak[nama])} indikator {nama}" for nama in urutan if banyak[nama]]
