"""Sentences of the chapter on the budget, composed from its figures."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from ..kinerja.pembulatan import bulatkan
from ..teks.angka import kata_bilangan, persen, rupiah
from ..teks.kalimat import BELUM_DAPAT_DIHITUNG, gabung, perincian
from .blok import Daftar

if TYPE_CHECKING:
    from .laporan import Laporan

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
    def ringkasan(self) -> str:
        """Pagu, realisasi, serapan and what is left, in one sentence."""
        jumlah = self._lap.jumlah
        awal = f"Pagu anggaran {self._lap.nama} tahun {self._lap.tahun}"
        if not jumlah.pagu.ada:
            return f"{awal} belum tersedia, sehingga serapannya {BELUM_DAPAT_DIHITUNG}."
        if not jumlah.realisasi.ada:
            return (
                f"{awal} sebesar {jumlah.pagu}. Realisasinya belum tersedia, sehingga serapannya "
                f"{BELUM_DAPAT_DIHITUNG}."
            )
        return (
            f"{awal} sebesar {jumlah.pagu} dan realisasinya {jumlah.realisasi}, sehingga serapannya "
            f"{jumlah.serapan} dengan sisa pagu {jumlah.sisa}."
        )

    @property
    def sebaran(self) -> str:
        """How many programs, kegiatan and sub kegiatan the budget has."""
        banyak = self._lap.banyak
        return (
            f"Anggaran itu tersebar pada {banyak.program} program, {banyak.kegiatan} kegiatan, "
            f"dan {banyak.sub_kegiatan} sub kegiatan."
        )

    @property
    def serapan_program(self) -> str:
        """Programs with the highest and the lowest serapan; programs that are level are named together."""
        program = self._baris("program").dropna(subset="serapan")
        if program.empty:
            return f"Serapan per program {BELUM_DAPAT_DIHITUNG}."
        cetak = program["serapan"].map(lambda nilai: bulatkan(nilai, 2))
        tertinggi, terendah = cetak.max(), cetak.min()
        if tertinggi == terendah:
            return f"Serapan {gabung(list(program['nama']))} ialah {persen(tertinggi)}."
        atas, bawah = (gabung(list(program["nama"][cetak == batas])) for batas in (tertinggi, terendah))
        return (
            f"Serapan tertinggi terdapat pada {atas}, yaitu {persen(tertinggi)}, dan serapan terendah pada "
            f"{bawah}, yaitu {persen(terendah)}."
        )

    @cached_property
    def tanpa_realisasi(self) -> Daftar:
        """Sub kegiatan whose money was not used at all."""
        sub = self._baris("sub_kegiatan")
        nihil = sub[(sub["realisasi"] == 0).fillna(False)]
        butir = [f"{b['nama']} dengan pagu {rupiah(b['pagu'])}" for b in nihil.to_dict("records")]
        return Daftar(perincian(butir), bila_kosong="")

    @property
    def tanpa_realisasi_kalimat(self) -> str:
        """Leads to the list `tanpa_realisasi`; says also how many sub kegiatan have no figure yet."""
        nihil = len(self.tanpa_realisasi)
        belum = int(self._baris("sub_kegiatan")["realisasi"].isna().sum())
        kalimat = (
            f"Sub kegiatan yang anggarannya tidak direalisasikan sama sekali ada {kata_bilangan(nihil)}:"
            if nihil
            else "Tidak ada sub kegiatan dengan realisasi nol."
        )
        awal = f"Realisasi {kata_bilangan(belum)} sub kegiatan belum tersedia. " if belum else ""
        return awal + kalimat

    @property
    def belanja(self) -> str:
        """Pagu by kind of belanja with its share; says so where the kinds do not add up to the pagu."""
        tabel, pagu = self._lap.data.belanja, self._lap.jumlah.pagu
        if tabel.empty or tabel["pagu"].isna().any() or not pagu.ada:
            return "Rincian pagu menurut jenis belanja belum tersedia."
        jenis = [
            f"{NAMA_BELANJA[nama]} {rupiah(nilai)} ({persen(100 * nilai / pagu.nilai)})"
            for nama, nilai in zip(tabel["jenis"], tabel["pagu"], strict=True)
        ]
        total = tabel["pagu"].sum()
        beda = f" Jumlahnya {rupiah(total)}, berbeda dari pagu {pagu}." if total != pagu.nilai else ""
        return f"Menurut jenisnya, pagu terdiri atas {gabung(jenis)}.{beda}"

    def _baris(self, level: str) -> pd.DataFrame:
        pohon = self._lap.ukuran.anggaran
        return pohon[pohon["level"] == level]
