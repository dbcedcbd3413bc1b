"""Sentences of the conclusion, composed from the figures of all indicators and of the budget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ...text.wording import BELUM_DAPAT_DIHITUNG, BELUM_MENCAPAI, MELAMPAUI, MENCAPAI
from ..origin.raw_rows import banyaknya
from .prose import Naskah, gabung, naskah

if TYPE_CHECKING:
    from ..model.indikator import Indikator
    from ..model.laporan import Laporan


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

    def indikator(self, i: Indikator) -> Naskah:
        """Target, realisasi, capaian with predikat and atribut, and serapan of one indicator."""
        if not i.capaian.ada:
            return i.capaian_kalimat
        serapan = i.efisiensi(self._lap.dasar_serapan)["serapan"]
        golongan = {"predikat": i.predikat, "atribut": i.atribut}
        kelas = [f"{nama} {isi.lower()}" for nama, isi in golongan.items() if isi]
        return naskah(
            "Dari target {} terealisasi {} dengan {}; serapan anggaran pendukungnya {}.",
            i.target, i.realisasi, gabung([naskah("capaian {}", i.capaian), *kelas]), serapan,
        )  # fmt: skip

    @property
    def umum(self) -> Naskah:
        """How many indikator kinerja utama exceed, reach or miss their target."""
        urutan = {kata: kata for kata in (MELAMPAUI, MENCAPAI, BELUM_MENCAPAI, BELUM_DAPAT_DIHITUNG)}
        kata = self._hitung(lambda i: i.kini.ketercapaian, urutan)
        if not kata:
            return naskah("")
        return naskah("Dari {} indikator kinerja utama, {}.", self._lap.banyak.iku, gabung(kata))

    @property
    def atribut(self) -> Naskah:
        """How many indikator kinerja utama have each atribut, from the best."""
        urutan = {kelas.nama: kelas.nama.lower() for kelas in self._lap.atribut.kelas}
        kata = self._hitung(lambda i: i.atribut, urutan)
        return naskah("Menurut atribut capaiannya, {}.", gabung(kata)) if kata else naskah("")

    def _hitung(self, nilai: Callable[[Indikator], str], urutan: Mapping[str, str]) -> list[Naskah]:
        """Count indikator kinerja utama by a word; `urutan` gives the words in order and their print."""
        sumber, iku = self._lap.sumber(), self._lap.iku
        milik = {
            cetak: [sumber.cari("indikator", kode=i.kode) for i in iku if nilai(i) == kata]
            for kata, cetak in urutan.items()
        }
        return [naskah("{} indikator {}", banyaknya(f"indikator {cetak}", baris), cetak)
                for cetak, baris in milik.items() if baris]  # fmt: skip

    @property
    def perhatian(self) -> str:
        """The indikator kinerja utama that need more work next year: those that miss their target."""
        kurang = [i.nama for i in self._lap.iku if i.kini.ketercapaian == BELUM_MENCAPAI]
        if not kurang:
            return "Tidak ada indikator kinerja utama yang capaiannya di bawah target."
        return f"Indikator yang perlu diperhatikan pada tahun {self._lap.tahun + 1} ialah {gabung(kurang)}."
