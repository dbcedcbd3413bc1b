"""Sentences of the chapter on the budget, composed from its figures."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from ...kinerja.rounding import bulatkan
from ...text.wording import BELUM_DAPAT_DIHITUNG
from ..origin.raw_rows import banyaknya
from ..origin.values import Angka
from ..tables.blocks import Daftar
from .prose import Naskah, gabung, naskah, perincian, sambung

if TYPE_CHECKING:
    from ..model.laporan import Laporan

NAMA_BELANJA = {
    "operasi": "belanja operasi",
    "modal": "belanja modal",
    "tidak_terduga": "belanja tidak terduga",
    "transfer": "belanja transfer",
}


class KalimatAnggaran:
    """What the report says about pagu, realisasi and serapan of its year."""

    def __init__(self, lap: Laporan) -> None:
        self._lap = lap

    @property
    def ringkasan(self) -> Naskah:
        """Pagu, realisasi, serapan and what is left, in one sentence."""
        jumlah = self._lap.jumlah
        awal = f"Pagu anggaran {self._lap.nama} tahun {self._lap.tahun}"
        if not jumlah.pagu.ada:
            return naskah("{} belum tersedia, sehingga serapannya {}.", awal, BELUM_DAPAT_DIHITUNG)
        if not jumlah.realisasi.ada:
            belum = "{} sebesar {}. Realisasinya belum tersedia, sehingga serapannya {}."
            return naskah(belum, awal, jumlah.pagu, BELUM_DAPAT_DIHITUNG)
        if not jumlah.serapan.ada:
            kurang = (
                "{} sebesar {} dan realisasi yang sudah tersedia {}. Sebagian realisasi belum tersedia, "
                "sehingga serapannya {}."
            )
            return naskah(kurang, awal, jumlah.pagu, jumlah.realisasi, BELUM_DAPAT_DIHITUNG)
        kalimat = "{} sebesar {} dan realisasinya {}, sehingga serapannya {} dengan sisa pagu {}."
        return naskah(kalimat, awal, jumlah.pagu, jumlah.realisasi, jumlah.serapan, jumlah.sisa)

    @property
    def sebaran(self) -> Naskah:
        """How many programs, kegiatan and sub kegiatan the budget has."""
        banyak = self._lap.banyak
        kalimat = "Anggaran itu tersebar pada {} program, {} kegiatan, dan {} sub kegiatan."
        return naskah(kalimat, banyak.program, banyak.kegiatan, banyak.sub_kegiatan)

    @property
    def serapan_program(self) -> Naskah:
        """Programs with the highest and the lowest serapan; programs that are level are named together.

        Programs whose serapan is not known are named after them.
        """
        program = self._baris("program").set_index("kode")
        serapan = program["serapan"].dropna()
        if serapan.empty:
            return naskah("Serapan per program {}.", BELUM_DAPAT_DIHITUNG)
        belum = gabung(list(program["nama"][program["serapan"].isna()]))
        return sambung(
            self._urutan_serapan(serapan.map(lambda nilai: bulatkan(nilai, 2))),
            naskah("Serapan {} {}.", belum, BELUM_DAPAT_DIHITUNG) if belum else "",
        )

    def _urutan_serapan(self, cetak: pd.Series) -> Naskah:
        tertinggi, terendah = cetak.max(), cetak.min()
        if tertinggi == terendah:
            return naskah("Serapan {} ialah {}.", *self._dengan_serapan(cetak == tertinggi))
        return naskah(
            "Serapan tertinggi terdapat pada {}, yaitu {}, dan serapan terendah pada {}, yaitu {}.",
            *self._dengan_serapan(cetak == tertinggi),
            *self._dengan_serapan(cetak == terendah),
        )

    def _dengan_serapan(self, pilih: pd.Series) -> tuple[str, Angka]:
        """Return the names of some programs and the serapan that they have in common."""
        kode = list(pilih.index[pilih])
        nama = gabung([self._lap.nama_anggaran(satu) for satu in kode])
        return nama, self._lap.anggaran.simpul(kode[0]).serapan

    @cached_property
    def tanpa_realisasi(self) -> Daftar:
        """Sub kegiatan whose money was not used at all."""
        sub = self._baris("sub_kegiatan")
        nihil = sub[(sub["realisasi"] == 0).fillna(False)]
        butir = [
            naskah("{} dengan pagu {}", b["nama"], self._lap.anggaran.simpul(b["kode"]).pagu)
            for b in nihil.to_dict("records")
        ]
        return Daftar(perincian(butir), bila_kosong="")

    @property
    def tanpa_realisasi_kalimat(self) -> Naskah:
        """Leads to the list `tanpa_realisasi`; says also how many sub kegiatan have no figure yet."""
        sub = self._baris("sub_kegiatan")
        nihil = self._banyak("sub kegiatan dengan realisasi nol", sub[(sub["realisasi"] == 0).fillna(False)])
        belum = self._banyak("sub kegiatan tanpa realisasi", sub[sub["realisasi"].isna()])
        kalimat = (
            naskah("Sub kegiatan yang anggarannya tidak direalisasikan sama sekali ada {}:", nihil)
            if nihil.nilai
            else "Tidak ada sub kegiatan dengan realisasi nol."
        )
        awal = naskah("Realisasi {} sub kegiatan belum tersedia.", belum) if belum.nilai else ""
        return sambung(awal, kalimat)

    def _banyak(self, apa: str, sub_kegiatan: pd.DataFrame) -> Angka:
        baris = [self._lap.sumber().cari("anggaran", kode=kode) for kode in sub_kegiatan["kode"]]
        return banyaknya(apa, baris)

    @property
    def belanja(self) -> Naskah:
        """Pagu by kind of belanja with its share; says so where the kinds do not add up to the pagu."""
        belanja, pagu = self._lap.belanja, self._lap.jumlah.pagu
        if not belanja.jenis or not all(angka.ada for angka in belanja.jenis.values()) or not pagu.ada:
            return naskah("Rincian pagu menurut jenis belanja belum tersedia.")
        jenis = [
            naskah("{} {} ({})", NAMA_BELANJA[nama], angka, belanja.bagian(nama, pagu))
            for nama, angka in belanja.jenis.items()
        ]
        beda = naskah("Jumlahnya {}, berbeda dari pagu {}.", belanja.jumlah, pagu)
        kalimat = naskah("Menurut jenisnya, pagu terdiri atas {}.", gabung(jenis))
        return sambung(kalimat, beda if belanja.jumlah.nilai != pagu.nilai else "")

    def _baris(self, level: str) -> pd.DataFrame:
        pohon = self._lap.ukuran.anggaran
        return pohon[pohon["level"] == level]
