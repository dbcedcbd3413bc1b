"""Sentences on the efficient use of resources: the definition in use, its categories, and each indicator's figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinerja.kelompok import Batas, susun_batas
from ..teks.kalimat import BELUM_DAPAT_DIHITUNG, gabung
from .angka import Angka

if TYPE_CHECKING:
    from .indikator import Indikator
    from .laporan import Laporan

DASAR = {"utama": "sub kegiatan utama", "program": "program"}


class KalimatEfisiensi:
    """What the report says about efisiensi in its year."""

    def __init__(self, lap: Laporan) -> None:
        self._lap = lap

    @property
    def definisi(self) -> str:
        """The definition that the settings name, and what its serapan is measured on."""
        dasar = DASAR[self._lap.dasar_serapan]
        return (
            f"Tingkat efisiensi dihitung dengan rumus: {self._lap.rumus_efisiensi}. Serapan yang dipakai sebagai dasar "
            f"ialah serapan {dasar} setiap indikator; serapan {self._dasar_lain} disajikan sebagai pembanding."
        )

    @property
    def _dasar_lain(self) -> str:
        return gabung([nama for dasar, nama in DASAR.items() if dasar != self._lap.dasar_serapan])

    @property
    def kategori(self) -> str:
        """The categories with their thresholds, in the unit of the definition."""
        batas = susun_batas(self._lap.data.settings["efisiensi"]["kategori"])
        *atas, sisa = [self._kategori(b) for b in batas]
        return f"Kategorinya ialah {gabung([*atas, f'{sisa} untuk nilai selebihnya'])}."

    def _kategori(self, batas: Batas) -> str:
        if batas.minimal is None:
            return batas.nama.lower()
        kata = "paling rendah" if batas.termasuk else "di atas"
        return f"{batas.nama.lower()} untuk nilai {kata} {Angka(batas.minimal, self._lap.format_efisiensi)}"

    def indikator(self, i: Indikator) -> str:
        """Efisiensi of one indicator on the basis of the settings, then on the other one."""
        dasar, lain = sorted(DASAR, key=lambda d: d != self._lap.dasar_serapan)
        utama, kedua = i.efisiensi(dasar), i.efisiensi(lain)
        if not utama["nilai"].ada:
            return f"Tingkat efisiensi indikator ini {BELUM_DAPAT_DIHITUNG} karena {self._alasan(i, utama)}."
        kalimat = (
            f"Capaian kinerja tahun {self._lap.tahun} sebesar {i.capaian} dan serapan anggaran {self._nama(i, dasar)} "
            f"sebesar {utama['serapan']} ({utama['realisasi']} dari {utama['pagu']}) memberikan tingkat efisiensi "
            f"{utama['nilai']}, sehingga penggunaan sumber daya termasuk kategori {utama['kategori'].lower()}."
        )
        if not kedua["nilai"].ada:
            return kalimat
        sama = "juga" if kedua["kategori"] == utama["kategori"] else "tetapi"
        return (
            f"{kalimat} Dengan serapan {self._nama(i, lain)} sebesar {kedua['serapan']}, tingkat efisiensinya "
            f"{kedua['nilai']} dan {sama} termasuk kategori {kedua['kategori'].lower()}."
        )

    def _nama(self, i: Indikator, dasar: str) -> str:
        return i.program if dasar == "program" else f"sub kegiatan utama, {gabung(self._lap.pendukung_utama(i))},"

    @staticmethod
    def _alasan(i: Indikator, angka) -> str:
        kurang = [nama for nama, a in (("capaian kinerja", i.capaian), ("serapan anggaran", angka["serapan"])) if not a.ada]
        return f"{gabung(kurang)} belum tersedia" if kurang else "rumusnya tidak berlaku untuk angka indikator ini"

    def program(self, i: Indikator) -> str:
        """How capaian and serapan of the program behind an indicator go together, in one sentence."""
        angka = i.efisiensi("program")
        if not (i.capaian.ada and angka["serapan"].ada):
            return f"{i.program} menunjang {i.nama}; hubungan capaian dan serapannya {BELUM_DAPAT_DIHITUNG}."
        return (
            f"{i.program} menunjang {i.nama} yang {i.kini.ketercapaian} dengan capaian {i.capaian}; dari pagu "
            f"{angka['pagu']} terserap {angka['realisasi']} atau {angka['serapan']}."
        )
