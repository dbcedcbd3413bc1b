"""One indicator as the notebooks see it: its figures of each year, and the sentences that follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from ..kinerja.pembulatan import bulatkan
from ..kinerja.perbandingan import perubahan
from ..teks.angka import bilangan, kosong
from ..teks.kalimat import gabung, ketercapaian, perubahan_poin
from .angka import Angka, Besaran
from .blok import Daftar

if TYPE_CHECKING:
    from .laporan import Laporan


@dataclass(frozen=True)
class Tahunan:
    """The figures of one indicator in one year."""

    tahun: int
    target: Besaran
    realisasi: Besaran
    capaian: Angka
    predikat: str
    atribut: str
    alasan: str
    pembilang: Angka
    penyebut: Angka

    @classmethod
    def dari(cls, baris: Mapping, satuan: str) -> Tahunan:
        """Build it from a row of the measure ``kinerja``."""
        return cls(
            tahun=int(baris["tahun"]),
            target=Besaran(baris["target"], satuan=satuan),
            realisasi=Besaran(baris["realisasi"], satuan=satuan),
            capaian=Angka(baris["capaian"], "persen"),
            predikat=_teks(baris["predikat"]),
            atribut=_teks(baris["atribut"]),
            alasan=_teks(baris["alasan"]),
            pembilang=Angka(baris["pembilang"], "bilangan"),
            penyebut=Angka(baris["penyebut"], "bilangan"),
        )

    @property
    def ketercapaian(self) -> str:
        return ketercapaian(self.capaian.nilai)


class Indikator:
    """One indicator of a report.

    Attributes
    ----------
    kode, nama, nama_singkat, satuan, arah : str
        As in the raw table.
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
        self.kode_sasaran, self.kode_program = baris["sasaran"], baris["program"]

    @cached_property
    def riwayat(self) -> list[Tahunan]:
        kinerja = self._lap.ukuran.kinerja
        milik = kinerja[kinerja["indikator"] == self.kode].sort_values("tahun")
        return [Tahunan.dari(baris, self.satuan) for baris in milik.to_dict("records")]

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

    @property
    def rumus(self) -> str:
        """Formula in words, from the raw table."""
        pembilang, penyebut = self._baris["pembilang"], self._baris["penyebut"]
        return "" if kosong(pembilang) else f"{pembilang} dibagi {penyebut}, dikali 100%"

    @property
    def capaian_kalimat(self) -> str:
        """Target, realisasi, capaian and predikat of the year in one sentence."""
        kini = self.kini
        if not kini.capaian.ada:
            return f"Target tahun {kini.tahun} {kini.target}; capaian {ketercapaian(None)} karena {kini.alasan}."
        return (
            f"Target tahun {kini.tahun} ialah {kini.target} dan realisasinya {kini.realisasi}, sehingga capaiannya "
            f"{kini.capaian} ({kini.ketercapaian}) dengan predikat {kini.predikat.lower()}."
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
        return (
            f"Pada tahun {lalu.tahun} realisasinya {lalu.realisasi} dari target {lalu.target} dengan capaian "
            f"{lalu.capaian}; dengan demikian capaian tahun {kini.tahun} {self.perubahan} dibandingkan tahun {lalu.tahun}."
        )

    @property
    def kecenderungan_kalimat(self) -> str:
        """The course of realisasi over all known years in one sentence."""
        ada = [t for t in self.riwayat if t.realisasi.ada]
        if len(ada) < 2:
            return f"Kecenderungan realisasi {ketercapaian(None)} karena baru satu tahun yang tersedia."
        deret = gabung([f"{t.realisasi} pada tahun {t.tahun}" for t in ada])
        awal, akhir = bulatkan(ada[0].realisasi.nilai, 2), bulatkan(ada[-1].realisasi.nilai, 2)
        arah = {True: "lebih tinggi dari", False: "lebih rendah dari"}[akhir > awal] if akhir != awal else "sama dengan"
        return f"Realisasinya {deret}; realisasi tahun {ada[-1].tahun} {arah} realisasi tahun {ada[0].tahun}."

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
    def renstra_kalimat(self) -> str:
        """Progress towards the end of the Renstra in one sentence."""
        akhir = self._lap.renstra_akhir
        if not self.target_akhir.ada:
            return f"Target akhir Renstra tahun {akhir} untuk indikator ini belum tersedia, sehingga kemajuannya {ketercapaian(None)}."
        if not self.kemajuan.ada:
            return f"Target akhir Renstra tahun {akhir} ialah {self.target_akhir}; kemajuannya {ketercapaian(None)}."
        sisa = "sudah dicapai" if bulatkan(self.kemajuan.nilai, 2) >= 100 else "belum dicapai"
        return (
            f"Realisasi tahun {self._lap.tahun} sebesar {self.realisasi} terhadap target akhir Renstra tahun {akhir} "
            f"sebesar {self.target_akhir} memberikan tingkat kemajuan {self.kemajuan}; target akhir itu {sisa}."
        )

    def faktor(self, jenis: str) -> Daftar:
        """Factors of one kind as a list: ``pendukung``, ``penghambat``, ``tindak_lanjut``, ``solusi``."""
        tabel = self._lap.data.faktor
        return Daftar(tuple(tabel[(tabel["indikator"] == self.kode) & (tabel["jenis"] == jenis)]["uraian"]))

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
        """What the realisasi of the year is made of, where the components are known."""
        kini = self.kini
        if not (kini.pembilang.ada and kini.penyebut.ada):
            return "Komponen pembilang dan penyebut realisasi tahun ini belum tersedia dalam data."
        satuan = "" if kosong(self._baris["satuan_komponen"]) else f" {self._baris['satuan_komponen']}"
        return f"Data komponennya {kini.pembilang}{satuan} dari {kini.penyebut}{satuan}."

    @property
    def selisih_komponen_kalimat(self) -> str:
        """Says where the signed figure differs from what its components give; empty where it does not."""
        baris = self._lap.ukuran.kinerja
        baris = baris[(baris["indikator"] == self.kode) & (baris["tahun"] == self._lap.tahun)].iloc[0]
        if kosong(baris["dihitung"]) or kosong(baris["dinyatakan"]):
            return ""
        if bulatkan(baris["dihitung"], 2) == bulatkan(baris["dinyatakan"], 2):
            return ""
        return (
            f"Nilai yang ditandatangani {bilangan(baris['dinyatakan'])}% berbeda dengan hasil hitung dari komponennya, "
            f"{bilangan(baris['dihitung'])}%; laporan ini mencetak nilai yang {self._dasar(baris['dasar'])}."
        )

    @staticmethod
    def _dasar(dasar: str) -> str:
        return {"dinyatakan": "ditandatangani", "komponen": "dihitung dari komponen"}[dasar]


def _teks(nilai: object) -> str:
    return "" if kosong(nilai) else str(nilai)
