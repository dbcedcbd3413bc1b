"""Sentences on efisiensi: the definition in use, its categories, and the figures of each indicator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..kinerja.kelompok import Batas, susun_batas
from ..teks.kalimat import BELUM_DAPAT_DIHITUNG, gabung
from .angka import Angka

if TYPE_CHECKING:
    from .indikator import Indikator
    from .laporan import Laporan

DASAR = {"utama": "sub kegiatan utama", "program": "program"}
"""What serapan is measured on, by the name in the settings."""


class KalimatEfisiensi:
    """What the report says about efisiensi in its year."""

    def __init__(self, lap: Laporan) -> None:
        self._lap = lap

    @property
    def _urutan(self) -> list[str]:
        """The basis of the settings, then the other one."""
        return sorted(DASAR, key=lambda dasar: dasar != self._lap.dasar_serapan)

    @property
    def definisi(self) -> str:
        """The definition that the settings name, and what its serapan is measured on."""
        dipakai, lain = (DASAR[dasar] for dasar in self._urutan)
        return (
            f"Tingkat efisiensi dihitung dengan rumus: {self._lap.rumus_efisiensi}. Dasarnya ialah serapan "
            f"anggaran {dipakai} setiap indikator; serapan {lain} disajikan sebagai pembanding."
        )

    @property
    def kategori(self) -> str:
        """The categories with their thresholds, in the unit of the definition."""
        batas = susun_batas(self._lap.data.settings["efisiensi"]["kategori"])
        return f"Kategorinya ialah {gabung([self._kategori(b) for b in batas])}."

    def _kategori(self, batas: Batas) -> str:
        if batas.minimal is None:
            return f"{batas.nama.lower()} untuk nilai di bawahnya"
        kata = "paling rendah" if batas.termasuk else "di atas"
        return f"{batas.nama.lower()} untuk nilai {kata} {Angka(batas.minimal, self._lap.format_efisiensi)}"

    def indikator(self, i: Indikator) -> str:
        """Efisiensi of one indicator on the basis of the settings, then on the other one."""
        dasar, lain = self._urutan
        angka, pembanding = i.efisiensi(dasar), i.efisiensi(lain)
        if not angka["nilai"].ada:
            return f"Tingkat efisiensinya {BELUM_DAPAT_DIHITUNG} karena {_alasan(i, angka)}."
        kalimat = (
            f"Capaian kinerja tahun {self._lap.tahun} sebesar {i.capaian} dan serapan anggaran "
            f"{self._nama(i, dasar)} sebesar {angka['serapan']} ({angka['realisasi']} dari {angka['pagu']}) "
            f"memberikan tingkat efisiensi {angka['nilai']}, sehingga penggunaan sumber daya termasuk "
            f"kategori {angka['kategori'].lower()}."
        )
        if not pembanding["nilai"].ada:
            return kalimat
        kata = "juga" if pembanding["kategori"] == angka["kategori"] else "tetapi"
        return (
            f"{kalimat} Dengan serapan anggaran {self._nama(i, lain)} sebesar {pembanding['serapan']}, "
            f"tingkat efisiensinya {pembanding['nilai']} dan {kata} termasuk kategori "
            f"{pembanding['kategori'].lower()}."
        )

    def _nama(self, i: Indikator, dasar: str) -> str:
        if dasar == "program":
            return i.program
        return f"sub kegiatan utama, {gabung([b['nama'] for b in i.pendukung('utama')])},"

    def program(self, i: Indikator) -> str:
        """How the capaian of an indicator and the serapan of its program go together, in one sentence."""
        angka = i.efisiensi("program")
        if not (i.capaian.ada and angka["serapan"].ada):
            return f"{i.program} menunjang indikator ini; kaitan keduanya {BELUM_DAPAT_DIHITUNG}."
        return (
            f"Indikator ini {i.kini.ketercapaian} dengan capaian {i.capaian}. {i.program} yang menunjangnya "
            f"menyerap {angka['realisasi']} dari pagu {angka['pagu']} atau {angka['serapan']}."
        )


def _alasan(i: Indikator, angka: Mapping[str, Angka]) -> str:
    nilai = {"capaian kinerja": i.capaian, "serapan anggaran": angka["serapan"]}
    kurang = [nama for nama, a in nilai.items() if not a.ada]
    return f"{gabung(kurang)} belum tersedia" if kurang else "rumusnya tidak berlaku untuk angka ini"
