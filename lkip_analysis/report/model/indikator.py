"""One indicator as the notebooks see it: its figures, and what can be said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from ...data.schema import bagian_sel
from ...kinerja.nilai import baca_nilai, urutan_huruf
from ...text.indicator_value import cetak_nilai
from ...text.number_format import huruf, kosong
from ..origin.of_efisiensi import angka_efisiensi
from ..origin.of_kinerja import asal_kemajuan, asal_target, rumus_komponen
from ..origin.prose import gabung
from ..origin.values import Angka, Besaran
from ..tables.blocks import Daftar
from ..tables.indicator_box import kotak
from ..tables.table import Tabel
from .budget_values import UANG
from .judgement import Penilaian
from .perkembangan import Perkembangan
from .tahunan import Tahunan, satuan_cetak

if TYPE_CHECKING:
    from .laporan import Laporan

DOKUMEN_RENCANA = ("rkt", "pk_murni")
"""Documents that plan a year at its beginning, the first one that has the target."""


class Indikator(Penilaian, Perkembangan):
    """One indicator of a report.

    Attributes
    ----------
    kode, nama, nama_singkat, nama_renstra, satuan, arah : str
        As in the raw table; `nama_renstra` may be empty.
    kini : Tahunan
        The year of the report.
    lalu : Tahunan or None
        The year before, where it is known and had the indicator.
    riwayat : list of Tahunan
        All known years that had the indicator, ascending.
    """

    def __init__(self, lap: Laporan, baris: Mapping) -> None:
        self._lap = lap
        self._baris = baris
        self.kode, self.nama, self.nama_singkat = baris["kode"], baris["nama"], baris["nama_singkat"]
        self.satuan, self.arah = baris["satuan"], baris["arah"]
        self.jenis_nilai, self.sifat = baris["jenis_nilai"], baris["sifat"]
        self.nama_renstra = _teks(baris["nama_renstra"])
        self.jenis, self.kode_tujuan = baris["jenis"], _teks(baris["tujuan"])
        self.kode_sasaran = bagian_sel(baris["sasaran"])

    @cached_property
    def riwayat(self) -> list[Tahunan]:
        kinerja = self._lap.ukuran.kinerja
        milik = kinerja[kinerja["indikator"] == self.kode].sort_values("tahun")
        return [
            Tahunan.dari(b, self._baris, self._lap.sumber(b["tahun"]), self._lap.buku_rumus[b["rumus"]])
            for b in milik.to_dict("records")
        ]

    @property
    def terakhir(self) -> Tahunan | None:
        """The last year whose realisasi is known."""
        return next((t for t in reversed(self.riwayat) if t.realisasi.ada), None)

    @property
    def target(self) -> Besaran:
        return self.kini.target

    @property
    def realisasi(self) -> Besaran:
        return self.kini.realisasi

    @property
    def capaian(self) -> Angka:
        return self.kini.capaian

    @property
    def predikat(self) -> str:
        return self.kini.predikat

    @property
    def atribut(self) -> str:
        return self.kini.atribut

    @cached_property
    def daftar_sasaran(self) -> list[str]:
        """The sasaran that it measures, usually one."""
        return [self._lap.nama_sasaran(kode) for kode in self.kode_sasaran]

    @property
    def sasaran(self) -> str:
        """The sasaran that it measures, one below the other."""
        return "\n".join(self.daftar_sasaran)

    @cached_property
    def kode_program(self) -> list[str]:
        """Codes of the programs that support it: those in `pendukung`, else the one that the indicator names."""
        baris = self._lap.sumber().semua("pendukung", indikator=self.kode, peran="program")
        kode = [b.isi["kode"] for b in baris] or [self._baris["program"]]
        return [satu for satu in kode if not kosong(satu)]

    @cached_property
    def daftar_program(self) -> list[str]:
        """Names of the programs that support it."""
        return [self._lap.nama_anggaran(kode) for kode in self.kode_program]

    @property
    def program(self) -> str:
        """Names of the programs that support it, as a list in words."""
        return gabung(self.daftar_program)

    @cached_property
    def nomor(self) -> int:
        """Place among the indikator kinerja utama, from 1."""
        return [i.kode for i in self._lap.iku].index(self.kode) + 1

    @property
    def huruf(self) -> str:
        """Place among the indikator kinerja utama as a letter: ``a``, ``b``, …"""
        return huruf(self.nomor)

    @property
    def kotak(self) -> Tabel:
        """Serapan, pagu, capaian, target and realisasi of the year as a small table without number."""
        return kotak(self, self._lap.tahun, self._lap.dasar_serapan)

    @property
    def rumus(self) -> str:
        """Formula in words, from the raw table."""
        return rumus_komponen(self._baris)

    @cached_property
    def renstra(self) -> Mapping:
        baris = self._lap.ukuran.renstra.set_index("indikator").loc[self.kode]
        akhir = self._lap.renstra_akhir
        target = self.target_menurut("renstra", akhir)
        rumus = self._lap.buku_rumus[self.kini.rumus]
        asal = asal_kemajuan(rumus, akhir, target, self._lap.tahun, self.realisasi)
        return {"target": target, "kemajuan": Angka(baris["kemajuan"], "persen", asal=asal)}

    def target_menurut(self, dokumen: str, tahun: int | None = None) -> Besaran:
        """Target of a year in one document; of the year of the report by default."""
        kunci = {"dokumen": dokumen, "tahun": self._lap.tahun if tahun is None else tahun}
        baris = self._lap.sumber().cari("target", indikator=self.kode, **kunci)
        target = self._besaran(baris.isi["target"] if baris else None)
        return replace(target, asal=asal_target(baris, target)) if target.ada else target

    def _besaran(self, teks: str | None) -> Besaran:
        """Return a typed value of this indicator as it is printed; a range or a bound has no number of its own."""
        satuan = satuan_cetak(self._baris)
        if kosong(teks):
            return Besaran(pd.NA, satuan=satuan)
        urutan = urutan_huruf(_teks(self._baris["urutan"]), teks, self._lap.data.settings["ukuran"].get("urutan", {}))
        nilai = baca_nilai(teks, self.jenis_nilai, urutan)
        tercetak = cetak_nilai(nilai, self.jenis_nilai, urutan)
        return Besaran(nilai.bawah if nilai.tunggal else pd.NA, satuan=satuan, tercetak=tercetak)

    @property
    def target_rencana(self) -> Besaran:
        """Target as planned at the beginning of the year, before any change of the agreement."""
        rencana = [self.target_menurut(dokumen) for dokumen in DOKUMEN_RENCANA]
        return next((target for target in rencana if target.ada), self.target)

    @property
    def target_akhir(self) -> Besaran:
        return self.renstra["target"]

    @property
    def kemajuan(self) -> Angka:
        return self.renstra["kemajuan"]

    @cached_property
    def standar(self) -> Besaran:
        """The national standard, where there is one."""
        baris = self._lap.sumber().cari("standar_nasional", indikator=self.kode)
        if baris is None:
            return Besaran(pd.NA, satuan=self.satuan)
        return baris.besaran("nilai", "standar nasional", self.satuan)

    def faktor(self, jenis: str) -> Daftar:
        """Factors of one kind as a list: ``pendukung``, ``penghambat``, ``tindak_lanjut``, ``solusi``."""
        return Daftar(tuple(self._faktor(jenis)["uraian"]))

    def ada_faktor(self, jenis: str) -> bool | None:
        """Whether the data name a factor of a kind; None where they name none: there may be some."""
        return None if self._faktor(jenis).empty else True

    def _faktor(self, jenis: str) -> pd.DataFrame:
        tabel = self._lap.data.faktor
        return tabel[(tabel["indikator"] == self.kode) & (tabel["jenis"] == jenis)]

    def pendukung(self, peran: str) -> list[Mapping]:
        """Budget lines of an indicator in one role (``utama``, ``program``): name, pagu, realisasi, serapan."""
        milik = self._lap.sumber().semua("pendukung", indikator=self.kode, peran=peran)
        return [
            {"nama": self._lap.nama_anggaran(kode), **vars(self._lap.anggaran.simpul(kode))}
            for kode in (baris.isi["kode"] for baris in milik)
        ]

    def efisiensi(self, dasar: str = "utama") -> Mapping:
        """Figures of efisiensi on one basis: ``utama`` (main budget lines) or ``program``."""
        tabel = self._lap.ukuran.efisiensi
        baris = tabel[(tabel["indikator"] == self.kode) & (tabel["dasar"] == dasar)].to_dict("records")
        ada = baris[0] if baris else dict.fromkeys((*UANG, "serapan", "nilai", "kategori"), pd.NA)
        angka = angka_efisiensi(ada, self.pendukung(dasar), self.capaian, self._lap)
        return {**angka, "kategori": _teks(ada["kategori"])}


MUAT = 6
"""Indicators that one chart of small multiples takes, on one page with its title."""


@dataclass(frozen=True)
class LembarIndikator:
    """A portion of the indicators: its number, how its title says which portion it is, and the indicators."""

    kode: str
    bagian: str
    indikator: Sequence[Indikator]


def bagi(indikator: Sequence[Indikator]) -> list[LembarIndikator]:
    """Return the indicators in portions that one chart takes each."""
    potongan = [indikator[n : n + MUAT] for n in range(0, len(indikator), MUAT)]
    sebutan = [f" (bagian {n} dari {len(potongan)})" if len(potongan) > 1 else "" for n in range(1, len(potongan) + 1)]
    return [LembarIndikator(str(n), *isi) for n, isi in enumerate(zip(sebutan, potongan, strict=True), 1)]


def _teks(nilai: object) -> str:
    return "" if kosong(nilai) else str(nilai)
