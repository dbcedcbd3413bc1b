"""Composed sentences by subject, as the notebooks reach them: ``lap.kalimat.anggaran.ringkasan``."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..origin.raw_rows import banyaknya
from .kalimat_anggaran import KalimatAnggaran
from .kalimat_efisiensi import KalimatEfisiensi
from .kalimat_lembaga import KalimatLembaga
from .kalimat_pengukuran import KalimatPengukuran
from .kalimat_perencanaan import KalimatPerencanaan
from .kalimat_ringkasan import KalimatRingkasan
from .kalimat_simpulan import KalimatSimpulan
from .prose import Naskah, berhuruf_besar, naskah

if TYPE_CHECKING:
    from ..model.laporan import Laporan


class Kalimat:
    """All composed sentences that are not about a single indicator."""

    def __init__(self, lap: Laporan) -> None:
        self._lap = lap

    @cached_property
    def anggaran(self) -> KalimatAnggaran:
        return KalimatAnggaran(self._lap)

    @cached_property
    def efisiensi(self) -> KalimatEfisiensi:
        return KalimatEfisiensi(self._lap)

    @cached_property
    def simpulan(self) -> KalimatSimpulan:
        return KalimatSimpulan(self._lap)

    @property
    def penghargaan(self) -> Naskah:
        """How many prizes the agency won in the year."""
        baris = self._lap.sumber().semua("penghargaan")
        awal = f"Pada tahun {self._lap.tahun} {self._lap.nama}"
        if not baris:
            return naskah("{} belum menerima penghargaan.", awal)
        return naskah("{} menerima {} penghargaan.", awal, banyaknya("penghargaan", baris))

    def perjanjian(self, tahap: str) -> Naskah:
        """How many agreements there are at one stage (``murni``, ``perubahan``), in one sentence."""
        nama = {"murni": "perjanjian kinerja", "perubahan": "perubahan perjanjian kinerja"}[tahap]
        baris = self._lap.sumber().semua("perjanjian", tahap=tahap)
        if not baris:
            if tahap in self._lap.tahap_perjanjian:
                return naskah("{} tahun {} belum ada dalam data.", berhuruf_besar(nama), self._lap.tahun)
            return naskah("Tidak ada {} pada tahun {}.", nama, self._lap.tahun)
        return naskah("Lampiran ini memuat {} {} tahun {}.", banyaknya(nama, baris), nama, self._lap.tahun)

    @cached_property
    def lembaga(self) -> KalimatLembaga:
        return KalimatLembaga(self._lap)

    @cached_property
    def ringkasan(self) -> KalimatRingkasan:
        return KalimatRingkasan(self._lap)

    @cached_property
    def perencanaan(self) -> KalimatPerencanaan:
        return KalimatPerencanaan(self._lap)

    @cached_property
    def pengukuran(self) -> KalimatPengukuran:
        return KalimatPengukuran(self._lap)
