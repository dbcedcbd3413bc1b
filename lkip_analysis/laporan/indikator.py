"""One indicator as the notebooks see it: its figures, and the sentences that follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from ..kinerja.pembulatan import bulatkan
from ..kinerja.perbandingan import TETAP, perubahan
from ..teks.angka import huruf, kosong
from ..teks.kalimat import berhuruf_besar, berhuruf_kecil, gabung, ketercapaian, perubahan_poin
from . import kalimat_tahunan
from .angka import Angka, Besaran
from .blok import Daftar
from .kotak import kotak
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
        rincian = {d.year: d.komponen_realisasi for d in (*self._lap.riwayat.values(), self._lap.data)}
        return [Tahunan.dari(b, self._baris, rincian[b["tahun"]]) for b in milik.to_dict("records")]

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
        pembilang, penyebut = self._baris["pembilang"], self._baris["penyebut"]
        return "" if kosong(pembilang) else f"{pembilang} dibagi {berhuruf_kecil(penyebut)}, dikali 100%"

    @property
    def rumus_kalimat(self) -> str:
        """How the realisasi is computed, in one sentence; its unit where it is no percentage."""
        if self.rumus:
            return f"Realisasi indikator ini ialah {berhuruf_kecil(self.rumus)}."
        if self.satuan == "%":
            return "Rumus realisasi indikator ini belum ada dalam data."
        return f"Realisasi indikator ini dinyatakan dalam satuan {self.satuan}."

    @property
    def capaian_kalimat(self) -> str:
        """Target, realisasi, capaian and predikat of the year in one sentence."""
        kini = self.kini
        if not kini.capaian.ada:
            tidak = f"capaian {ketercapaian(None)} karena {kini.alasan}"
            return f"Target tahun {kini.tahun} {kini.target}; {tidak}."
        kelas = {"predikat": kini.predikat, "atribut": kini.atribut}
        golongan = gabung([f"{nama} {isi.lower()}" for nama, isi in kelas.items() if isi])
        golongan = golongan or "nilai di luar kelas"
        return (
            f"Target tahun {kini.tahun} ialah {kini.target} dan realisasinya {kini.realisasi}, "
            f"sehingga capaiannya {kini.capaian} ({kini.ketercapaian}) dengan {golongan}."
        )

    @property
    def perubahan(self) -> str:
        """``meningkat 16,83 poin persen``, from the capaian of last year to that of this year."""
        lalu = self.lalu.capaian.nilai if self.lalu else pd.NA
        return self._beda(lalu)

    def _beda(self, lalu: object) -> str:
        nilai = pd.DataFrame({"kini": [self.capaian.nilai], "lalu": [lalu]}, dtype="Float64")
        beda = perubahan(nilai["kini"], nilai["lalu"]).iloc[0]
        return perubahan_poin(beda["selisih_cetak"], beda["kata"])

    @property
    def perubahan_kalimat(self) -> str:
        """This year against last year in one sentence; says so where last year is not known."""
        lalu, kini = self.lalu, self.kini
        if lalu is None or not (lalu.capaian.ada and kini.capaian.ada):
            return f"Perbandingan dengan tahun {self._lap.tahun - 1} {ketercapaian(None)}."
        ubah = "sama dengan" if self.perubahan == TETAP else f"{self.perubahan} dibandingkan dengan"
        return (
            f"Pada tahun {lalu.tahun} realisasinya {lalu.realisasi} dari target {lalu.target} dengan capaian "
            f"{lalu.capaian}; dengan demikian, capaian tahun {kini.tahun} {ubah} capaian tahun {lalu.tahun}."
        )

    @property
    def perubahan_target_kalimat(self) -> str:
        """The target of this year against that of last year in one sentence."""
        lalu, kini = self.lalu, self.kini
        if lalu is None or not (lalu.target.ada and kini.target.ada):
            return f"Perubahan target dari tahun {self._lap.tahun - 1} {ketercapaian(None)}."
        if lalu.target.nilai == kini.target.nilai:
            return f"Target tahun {kini.tahun} sama dengan target tahun {lalu.tahun}, yaitu {kini.target}."
        ubah = "dinaikkan" if kini.target.nilai > lalu.target.nilai else "diturunkan"
        asal = f"{lalu.target} pada tahun {lalu.tahun}"
        return f"Target tahun {kini.tahun} {ubah} menjadi {kini.target} dari {asal}."

    @property
    def kecenderungan_kalimat(self) -> str:
        """The course of realisasi over all known years in one sentence."""
        ada = [t for t in self.riwayat if t.realisasi.ada]
        if len(ada) < 2:
            sebab = "baru satu tahun yang tersedia" if ada else "belum ada realisasi yang tersedia"
            return f"Kecenderungan realisasi {ketercapaian(None)} karena {sebab}."
        deret = gabung([f"{t.realisasi} pada tahun {t.tahun}" for t in ada])
        awal, akhir = bulatkan(ada[0].realisasi.nilai, 2), bulatkan(ada[-1].realisasi.nilai, 2)
        arah = {1: "lebih tinggi daripada", -1: "lebih rendah daripada", 0: "sama dengan"}
        banding = f"{arah[(akhir > awal) - (akhir < awal)]} realisasi tahun {ada[0].tahun}"
        return f"Realisasinya {deret}. Realisasi tahun {ada[-1].tahun} {banding}."

    @cached_property
    def renstra(self) -> Mapping:
        baris = self._lap.ukuran.renstra.set_index("indikator").loc[self.kode]
        return {
            "target": Besaran(baris["target_akhir"], satuan=self.satuan),
            "kemajuan": Angka(baris["kemajuan"], "persen"),
        }

    @property
    def target_akhir(self) -> Besaran:
        return self.renstra["target"]

    @property
    def kemajuan(self) -> Angka:
        return self.renstra["kemajuan"]

    @property
    def target_renstra_kalimat(self) -> str:
        """What the Renstra wants in this year and in its last one."""
        target = self._lap.data.target.set_index(["indikator", "dokumen", "tahun"])["target"]
        tahun = dict.fromkeys((self._lap.tahun, self._lap.renstra_akhir))
        nilai = {t: Besaran(target.get((self.kode, "renstra", t), pd.NA), satuan=self.satuan) for t in tahun}
        ada = gabung([f"{besaran} pada tahun {t}" for t, besaran in nilai.items() if besaran.ada])
        return f"Renstra menargetkan {ada}." if ada else "Target Renstra untuk indikator ini belum tersedia."

    @property
    def renstra_kalimat(self) -> str:
        """Progress towards the end of the Renstra in one sentence."""
        akhir = f"target akhir Renstra tahun {self._lap.renstra_akhir}"
        belum = f"kemajuannya {ketercapaian(None)}"
        if not self.target_akhir.ada:
            return f"{berhuruf_besar(akhir)} untuk indikator ini belum tersedia, sehingga {belum}."
        if not self.kemajuan.ada:
            return f"{berhuruf_besar(akhir)} ialah {self.target_akhir}; {belum}."
        sisa = "sudah dicapai" if bulatkan(self.kemajuan.nilai, 2) >= 100 else "belum dicapai"
        return (
            f"Realisasi tahun {self._lap.tahun} sebesar {self.realisasi} terhadap {akhir} sebesar "
            f"{self.target_akhir} memberikan tingkat kemajuan {self.kemajuan}; target akhir itu {sisa}."
        )

    def faktor(self, jenis: str) -> Daftar:
        """Factors of one kind as a list: ``pendukung``, ``penghambat``, ``tindak_lanjut``, ``solusi``."""
        return Daftar(tuple(self._faktor(jenis)["uraian"]), bila_kosong=f"{FAKTOR[jenis]} belum ada dalam data.")

    def _faktor(self, jenis: str) -> pd.DataFrame:
        tabel = self._lap.data.faktor
        return tabel[(tabel["indikator"] == self.kode) & (tabel["jenis"] == jenis)]

    def faktor_catatan(self, jenis: str) -> str:
        """Notes on the factors of one kind, each with the numbers of its items; empty where there is none."""
        ada = self._faktor(jenis).dropna(subset="catatan")
        nomor = ada.groupby("catatan", sort=False)["no"].agg(lambda no: gabung([str(n) for n in no]))
        butir = " ".join(f"Butir {no}: {catatan}" for catatan, no in nomor.items())
        return f"Catatan data. {butir}" if butir else ""

    def pendukung(self, peran: str) -> list[Mapping]:
        """Budget lines of an indicator in one role (``utama``, ``program``): name, pagu, realisasi, serapan."""
        tabel = self._lap.data.pendukung
        kode = tabel[(tabel["indikator"] == self.kode) & (tabel["peran"] == peran)]["kode"]
        format_kolom = {"pagu": "rupiah", "realisasi": "rupiah", "serapan": "persen"}
        return [
            {"nama": b["nama"], **{kolom: Angka(b[kolom], f) for kolom, f in format_kolom.items()}}
            for b in self._lap.ukuran.anggaran.set_index("kode").loc[list(kode)].to_dict("records")
        ]

    def efisiensi(self, dasar: str = "utama") -> Mapping:
        """Figures of efisiensi on one basis: ``utama`` (main budget lines) or ``program``."""
        tabel = self._lap.ukuran.efisiensi
        baris = tabel[(tabel["indikator"] == self.kode) & (tabel["dasar"] == dasar)].to_dict("records")
        ada = baris[0] if baris else dict.fromkeys(("pagu", "realisasi", "serapan", "nilai", "kategori"), pd.NA)
        format_nilai = self._lap.format_efisiensi
        return {
            "pagu": Angka(ada["pagu"], "rupiah"),
            "realisasi": Angka(ada["realisasi"], "rupiah"),
            "serapan": Angka(ada["serapan"], "persen"),
            "nilai": Angka(ada["nilai"], format_nilai),
            "kategori": _teks(ada["kategori"]),
        }

    @property
    def komponen_kalimat(self) -> str:
        """What the realisasi of the year is made of; empty where the indicator is no ratio."""
        kalimat = (kalimat_tahunan.komponen(self.kini), kalimat_tahunan.rincian(self.kini))
        return " ".join(k for k in kalimat if k)

    @property
    def selisih_komponen_kalimat(self) -> str:
        """Says where the signed figure differs from what its components give; empty where it does not."""
        return kalimat_tahunan.selisih_realisasi(self.kini)

    @property
    def uraian_tahunan(self) -> Daftar:
        """What each year of the comparison tables came to, one item a year."""
        ada = [t for t in self.riwayat if t.tahun in self._lap.tahun_banding]
        return Daftar(tuple(f"Tahun {t.tahun}: {kalimat_tahunan.uraian(t)}" for t in ada))


def _teks(nilai: object) -> str:
    return "" if kosong(nilai) else str(nilai)
