"""One indicator as the notebooks see it: its figures, and the sentences that follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from ..kinerja.pembulatan import bulatkan
from ..kinerja.perbandingan import TETAP, perubahan
from ..teks.angka import huruf, kosong
from ..teks.kalimat import berhuruf_besar, berhuruf_kecil, ketercapaian
from . import kalimat_tahunan
from .angka import Angka, Besaran
from .angka_anggaran import UANG
from .asal_efisiensi import angka_efisiensi
from .asal_kinerja import asal_kemajuan, asal_selisih, asal_target, rumus_komponen
from .blok import Daftar
from .catatan import CatatanTeks
from .kotak import kotak
from .naskah import Naskah, gabung, naskah, sambung
from .tabel import Tabel
from .tahunan import Tahunan

if TYPE_CHECKING:
    from .laporan import Laporan

FAKTOR = {
    "pendukung": "Faktor pendukung",
    "penghambat": "Faktor penghambat",
    "tindak_lanjut": "Tindak lanjut",
    "solusi": "Alternatif solusi yang telah dilaksanakan",
}
"""Kinds of factors by their name in the raw table."""


class Indikator:
    """One indicator of a report.

    Attributes
    ----------
    kode, nama, nama_singkat, nama_renstra, satuan, arah : str
        As in the raw table; `nama_renstra` may be empty.
    kini : Tahunan
        The year of the report.
    lalu : Tahunan or None
        The year before, where it is known.
    riwayat : list of Tahunan
        All known years, ascending.
    """

    def __init__(self, lap: Laporan, baris: Mapping) -> None:
        self._lap = lap
        self._baris = baris
        self.kode, self.nama, self.nama_singkat = baris["kode"], baris["nama"], baris["nama_singkat"]
        self.satuan, self.arah = baris["satuan"], baris["arah"]
        self.nama_renstra = _teks(baris["nama_renstra"])
        self.kode_sasaran, self.kode_program = baris["sasaran"], baris["program"]

    @cached_property
    def riwayat(self) -> list[Tahunan]:
        kinerja = self._lap.ukuran.kinerja
        milik = kinerja[kinerja["indikator"] == self.kode].sort_values("tahun")
        return [Tahunan.dari(b, self._baris, self._lap.sumber(b["tahun"])) for b in milik.to_dict("records")]

    def tahun(self, tahun: int) -> Tahunan | None:
        return next((t for t in self.riwayat if t.tahun == tahun), None)

    @property
    def kini(self) -> Tahunan:
        return self.riwayat[-1]

    @property
    def lalu(self) -> Tahunan | None:
        return self.tahun(self._lap.tahun - 1)

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
    def sasaran(self) -> str:
        return self._lap.nama_sasaran(self._baris["sasaran"])

    @cached_property
    def program(self) -> str:
        return self._lap.nama_anggaran(self._baris["program"])

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

    @property
    def rumus_kalimat(self) -> str:
        """How the realisasi is computed, in one sentence; its unit where it is no percentage."""
        if self.rumus:
            return f"Realisasi indikator ini ialah {berhuruf_kecil(self.rumus)}."
        if self.satuan == "%":
            return "Rumus realisasi indikator ini belum ada dalam data."
        return f"Realisasi indikator ini dinyatakan dalam satuan {self.satuan}."

    @property
    def capaian_kalimat(self) -> Naskah:
        """Target, realisasi, capaian and predikat of the year in one sentence."""
        kini = self.kini
        if not kini.capaian.ada:
            tidak = f"capaian {ketercapaian(None)} karena {kini.alasan}"
            return naskah("Target tahun {} {}; {}.", kini.tahun, kini.target, tidak)
        kelas = {"predikat": kini.predikat, "atribut": kini.atribut}
        golongan = gabung([f"{nama} {isi.lower()}" for nama, isi in kelas.items() if isi])
        return naskah(
            "Target tahun {} ialah {} dan realisasinya {}, sehingga capaiannya {} ({}) dengan {}.",
            kini.tahun, kini.target, kini.realisasi, kini.capaian, kini.ketercapaian,
            golongan or "nilai di luar kelas",
        )  # fmt: skip

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
        """This year against last year in one sentence; says so where last year is not known."""
        lalu, kini = self.lalu, self.kini
        if lalu is None or not (lalu.capaian.ada and kini.capaian.ada):
            return naskah("Perbandingan dengan tahun {} {}.", self._lap.tahun - 1, ketercapaian(None))
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
        if lalu is None or not (lalu.target.ada and kini.target.ada):
            return naskah("Perubahan target dari tahun {} {}.", self._lap.tahun - 1, ketercapaian(None))
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

    @cached_property
    def renstra(self) -> Mapping:
        baris = self._lap.ukuran.renstra.set_index("indikator").loc[self.kode]
        akhir = self._lap.renstra_akhir
        target = self._target_renstra(akhir)
        asal = asal_kemajuan(self.arah, akhir, target, self._lap.tahun, self.realisasi)
        return {"target": target, "kemajuan": Angka(baris["kemajuan"], "persen", asal=asal)}

    def _target_renstra(self, tahun: int) -> Besaran:
        """Target of a year in the Renstra."""
        baris = self._lap.sumber().cari("target", indikator=self.kode, dokumen="renstra", tahun=tahun)
        target = Besaran(baris.isi["target"] if baris else pd.NA, satuan=self.satuan)
        return replace(target, asal=asal_target(baris, target)) if target.ada else target

    @property
    def target_akhir(self) -> Besaran:
        return self.renstra["target"]

    @property
    def kemajuan(self) -> Angka:
        return self.renstra["kemajuan"]

    @property
    def target_renstra_kalimat(self) -> Naskah:
        """What the Renstra wants in this year and in its last one."""
        tahun = dict.fromkeys((self._lap.tahun, self._lap.renstra_akhir))
        target = {t: self._target_renstra(t) for t in tahun}
        ada = gabung([naskah("{} pada tahun {}", besaran, t) for t, besaran in target.items() if besaran.ada])
        return (
            naskah("Renstra menargetkan {}.", ada)
            if ada
            else naskah("Target Renstra untuk indikator ini belum tersedia.")
        )

    @property
    def renstra_kalimat(self) -> Naskah:
        """Progress towards the end of the Renstra in one sentence."""
        akhir = f"target akhir Renstra tahun {self._lap.renstra_akhir}"
        belum = f"kemajuannya {ketercapaian(None)}"
        if not self.target_akhir.ada:
            return naskah("{} untuk indikator ini belum tersedia, sehingga {}.", berhuruf_besar(akhir), belum)
        if not self.kemajuan.ada:
            return naskah("{} ialah {}; {}.", berhuruf_besar(akhir), self.target_akhir, belum)
        sisa = "sudah dicapai" if bulatkan(self.kemajuan.nilai, 2) >= 100 else "belum dicapai"
        return naskah(
            "Realisasi tahun {} sebesar {} terhadap {} sebesar {} memberikan tingkat kemajuan {}; "
            "target akhir itu {}.",
            self._lap.tahun, self.realisasi, akhir, self.target_akhir, self.kemajuan, sisa,
        )  # fmt: skip

    @cached_property
    def standar(self) -> Besaran:
        """The national standard, where there is one."""
        baris = self._lap.sumber().cari("standar_nasional", indikator=self.kode)
        if baris is None:
            return Besaran(pd.NA, satuan=self.satuan)
        return baris.besaran("nilai", "standar nasional", self.satuan)

    def faktor(self, jenis: str) -> Daftar:
        """Factors of one kind as a list: ``pendukung``, ``penghambat``, ``tindak_lanjut``, ``solusi``."""
        return Daftar(tuple(self._faktor(jenis)["uraian"]), bila_kosong=f"{FAKTOR[jenis]} belum ada dalam data.")

    def _faktor(self, jenis: str) -> pd.DataFrame:
        tabel = self._lap.data.faktor
        return tabel[(tabel["indikator"] == self.kode) & (tabel["jenis"] == jenis)]

    def faktor_catatan(self, jenis: str) -> CatatanTeks:
        """Notes on the factors of one kind, each with the numbers of its items; empty where there is none."""
        ada = self._faktor(jenis).dropna(subset="catatan")
        nomor = ada.groupby("catatan", sort=False)["no"].agg(lambda no: gabung([str(n) for n in no]))
        butir = " ".join(f"Butir {no}: {catatan}" for catatan, no in nomor.items())
        return CatatanTeks(f"Catatan data. {butir}" if butir else "")

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

    @property
    def komponen_kalimat(self) -> Naskah:
        """What the realisasi of the year is made of; empty where the indicator is no ratio."""
        return sambung(kalimat_tahunan.komponen(self.kini), kalimat_tahunan.rincian(self.kini))

    @property
    def selisih_komponen_kalimat(self) -> Naskah:
        """Says where the signed figure differs from what its components give; empty where it does not."""
        return kalimat_tahunan.selisih_realisasi(self.kini)

    @property
    def uraian_tahunan(self) -> Daftar:
        """What each year of the comparison tables came to, one item a year."""
        ada = [t for t in self.riwayat if t.tahun in self._lap.tahun_banding]
        return Daftar(tuple(naskah("Tahun {}: {}", t.tahun, kalimat_tahunan.uraian(t)) for t in ada))


def _teks(nilai: object) -> str:
    return "" if kosong(nilai) else str(nilai)
