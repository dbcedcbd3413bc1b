"""Sentences on efisiensi: the definition in use, its categories, and the figures of each indicator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ...kinerja.classes import Batas, susun_batas
from ...text.wording import BELUM_DAPAT_DIHITUNG
from ..origin.origin import Asal, Bagian
from ..origin.values import Angka
from .prose import Naskah, gabung, naskah, sambung

if TYPE_CHECKING:
    from ..model.indikator import Indikator
    from ..model.laporan import Laporan

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
    def kategori(self) -> Naskah:
        """The categories with their thresholds, in the unit of the definition."""
        batas = susun_batas(self._lap.data.settings["efisiensi"]["kategori"])
        return naskah("Kategorinya ialah {}.", gabung([self._kategori(n, b) for n, b in enumerate(batas)]))

    def _kategori(self, nomor: int, batas: Batas) -> Naskah:
        if batas.minimal is None:
            return naskah("{} untuk nilai di bawahnya", batas.nama.lower())
        kata = "paling rendah" if batas.termasuk else "di atas"
        minimal = Angka(batas.minimal, self._lap.format_efisiensi)
        tempat = self._lap.tempat_setelan("efisiensi", "kategori", nomor, "minimal")
        asal = Asal("batas kategori menurut pengaturan instansi", (Bagian("minimal", str(minimal), tempat),))
        return naskah("{} untuk nilai {} {}", batas.nama.lower(), kata, replace(minimal, asal=asal))

    def indikator(self, i: Indikator) -> Naskah:
        """Efisiensi of one indicator on the basis of the settings, then on the other one."""
        dasar, lain = self._urutan
        angka, pembanding = i.efisiensi(dasar), i.efisiensi(lain)
        if not angka["nilai"].ada:
            return naskah("Tingkat efisiensinya {} karena {}.", BELUM_DAPAT_DIHITUNG, _alasan(i, angka))
        kalimat = naskah(
            "Capaian kinerja tahun {} sebesar {} dan serapan anggaran {} sebesar {} ({} dari {}) memberikan "
            "tingkat efisiensi {}, sehingga penggunaan sumber daya termasuk kategori {}.",
            self._lap.tahun, i.capaian, self._nama(i, dasar), angka["serapan"], angka["realisasi"],
            angka["pagu"], angka["nilai"], angka["kategori"].lower(),
        )  # fmt: skip
        if not pembanding["nilai"].ada:
            return kalimat
        kata = "juga" if pembanding["kategori"] == angka["kategori"] else "tetapi"
        lanjutan = naskah(
            "Dengan serapan anggaran {} sebesar {}, tingkat efisiensinya {} dan {} termasuk kategori {}.",
            self._nama(i, lain), pembanding["serapan"], pembanding["nilai"], kata,
            pembanding["kategori"].lower(),
        )  # fmt: skip
        return sambung(kalimat, lanjutan)

    def _nama(self, i: Indikator, dasar: str) -> str:
        if dasar == "program":
            return i.program
        return f"sub kegiatan utama, {gabung([b['nama'] for b in i.pendukung('utama')])},"

    def program(self, i: Indikator) -> Naskah:
        """How the capaian of an indicator and the serapan of its program go together, in one sentence."""
        angka = i.efisiensi("program")
        if not (i.capaian.ada and angka["serapan"].ada):
            belum = "{} menunjang indikator ini; kaitan keduanya {}."
            return naskah(belum, i.program, BELUM_DAPAT_DIHITUNG)
        return naskah(
            "Indikator ini {} dengan capaian {}. {} yang menunjangnya menyerap {} dari pagu {} atau {}.",
            i.kini.ketercapaian, i.capaian, i.program, angka["realisasi"], angka["pagu"], angka["serapan"],
        )  # fmt: skip


def _alasan(i: Indikator, angka: Mapping[str, Angka]) -> str:
    nilai = {"capaian kinerja": i.capaian, "serapan anggaran": angka["serapan"]}
    kurang = [nama for nama, a in nilai.items() if not a.ada]
    return f"{gabung(kurang)} belum tersedia" if kurang else "rumusnya tidak berlaku untuk angka ini"
