"""Sentences and lists of the ringkasan eksekutif, composed from agreements, budget and measures."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from ..teks.angka import BELUM, kata_bilangan, rupiah, terbilang_rupiah
from ..teks.kalimat import berhuruf_besar, berhuruf_kecil, gabung, perincian
from .angka import Angka, besaran
from .blok import Butir, Daftar, DaftarBertingkat
from .kalimat_anggaran import NAMA_BELANJA
from .tabel import Kolom, Tabel

if TYPE_CHECKING:
    from .laporan import Laporan
    from .perjanjian import Perjanjian

SEBUTAN = {"program": "", "kegiatan": "Kegiatan ", "sub_kegiatan": "Sub Kegiatan "}
"""What stands before a name of the budget in a list; the names of programs have their word already."""

BELANJA = (Kolom("jenis", "Jenis Belanja", lebar=3), Kolom("pagu", "Pagu", "rupiah", lebar=2))


class KalimatRingkasan:
    """What the ringkasan eksekutif says."""

    def __init__(self, lap: Laporan) -> None:
        self._lap = lap

    @property
    def perencanaan(self) -> str:
        """How many tujuan, sasaran and indikator kinerja utama the Renstra gives the agency."""
        data, banyak = self._lap.data, self._lap.banyak
        sasaran = kata_bilangan(int(data.sasaran["tujuan"].notna().sum()))
        return (
            f"{banyak.tujuan} tujuan, {sasaran} sasaran strategis, dan {banyak.iku} indikator kinerja utama"
        )

    @property
    def tujuan(self) -> str:
        return gabung([f"“{t}”" for t in self._lap.data.tujuan["tujuan"]])

    @cached_property
    def sasaran(self) -> Daftar:
        """The sasaran that serve a tujuan, as parts of a sentence."""
        sasaran = self._lap.data.sasaran
        return Daftar(
            perincian([berhuruf_kecil(s) for s in sasaran[sasaran["tujuan"].notna()]["sasaran"]]),
            bernomor=True,
        )

    @cached_property
    def rincian_anggaran(self) -> DaftarBertingkat:
        """Programs with their kegiatan and sub kegiatan, as a list of lists."""
        pohon = self._lap.ukuran.anggaran
        return DaftarBertingkat(_butir(pohon, pohon["induk"].isna()), ("I", "1"))

    # agreements

    @cached_property
    def _perubahan(self) -> list[Perjanjian]:
        return [p for p in self._lap.perjanjian.perubahan if p.bentuk == "instansi"]

    @property
    def waktu_perubahan(self) -> str:
        """When the agreement of the head was changed, as signed."""
        return gabung([p.tanggal for p in self._perubahan])

    @property
    def perubahan(self) -> str:
        """How often the agreement of the head was changed, and what changed."""
        lap, kali = self._lap, len(self._perubahan)
        nama = f"Perjanjian Kinerja {lap.nama} Tahun {lap.tahun}"
        if not kali:
            return f"{nama} tidak mengalami perubahan."
        waktu = f"{kata_bilangan(kali)} kali perubahan, yaitu pada {self.waktu_perubahan}"
        return f"{nama} mengalami {waktu}. {self.yang_berubah}"

    @property
    def yang_berubah(self) -> str:
        target = self._target_berubah()
        murni, perubahan = self._lap.jumlah_murni, self._lap.jumlah_perubahan
        tetap = (
            "Target indikator kinerja tidak berubah"
            if not target
            else f"Target yang berubah ialah {gabung(target)}"
        )
        if not (murni.ada and perubahan.ada):
            return f"{tetap}."
        beda = perubahan.nilai - murni.nilai
        if not beda:
            return f"{tetap} dan jumlah anggarannya tetap {murni}."
        kata = "bertambah" if beda > 0 else "berkurang"
        selisih = f"{kata} {rupiah(abs(beda))}"
        return f"{tetap}; anggaran untuk mencapainya berubah dari {murni} menjadi {perubahan} ({selisih})."

    def _target_berubah(self) -> list[str]:
        target = self._lap.data.target
        kini = target[target["tahun"] == self._lap.tahun].pivot(
            index="indikator", columns="dokumen", values="target"
        )
        kini = kini.reindex(columns=["pk_murni", "pk_perubahan"])
        return [
            f"{i.nama} dari {besaran(lama, i.satuan)} menjadi {besaran(baru, i.satuan)}"
            for i in self._lap.iku
            if i.kode in kini.index
            for lama, baru in [kini.loc[i.kode]]
            if not (pd.isna(lama) or pd.isna(baru)) and lama != baru
        ]

    # budget

    @property
    def banyak_program(self) -> Angka:
        """How many programs the budget has before the change."""
        return Angka(int(self._lap.ukuran.program["murni"].notna().sum()), "kata_bilangan")

    @property
    def belanja(self) -> str:
        """The kinds of belanja with their pagu in figures and in words, as the end of a sentence."""
        tabel = self._lap.data.belanja.dropna(subset="pagu")
        jenis = [
            f"{NAMA_BELANJA[j]} sebesar {dengan_terbilang(n)}"
            for j, n in zip(tabel["jenis"], tabel["pagu"], strict=True)
        ]
        return gabung(jenis) if jenis else "jenis belanja yang rinciannya belum tersedia"

    @property
    def sumber_dana(self) -> str:
        return gabung(list(self._lap.ukuran.program["sumber_dana"].dropna().unique())) or BELUM

    @cached_property
    def rincian_belanja(self) -> Tabel:
        """The kinds of belanja with their pagu and the total, without number."""
        tabel = self._lap.data.belanja
        baris = [
            {"jenis": berhuruf_besar(NAMA_BELANJA[j]), "pagu": n}
            for j, n in zip(tabel["jenis"], tabel["pagu"], strict=True)
        ]
        data = pd.DataFrame(
            [*baris, {"jenis": "Jumlah", "pagu": tabel["pagu"].sum(min_count=1), "kelas": "jumlah"}]
        )
        return Tabel("belanja", "", "", BELANJA, data.astype({"pagu": "Int64"}))

    @property
    def pengantar_perubahan(self) -> str:
        """Leads to the programs after the change of the budget."""
        lap = self._lap
        awal = f"Seiring dengan perubahan APBD {lap.daerah.nama} Tahun {lap.tahun}, "
        if not lap.jumlah_perubahan.ada:
            return f"Perubahan anggaran {lap.nama} Tahun {lap.tahun} belum tersedia."
        disusun = (
            f"Perubahan Perjanjian Kinerja {lap.nama} disusun pada {self.waktu_perubahan}. "
            if self._perubahan
            else ""
        )
        return (
            f"{awal}{disusun or 'anggaran program ikut berubah. '}Anggaran setelah perubahan berjumlah "
            f"{dengan_terbilang(lap.jumlah_perubahan.nilai)}."
        )

    # capaian

    @property
    def kesimpulan(self) -> str:
        """How many indikator kinerja utama are in each class of atribut, and which; no class for the whole.

        No rule says how the capaian of several indicators become one, so none is stated.
        """
        lap = self._lap
        kelas = [(k.nama, [i.nama for i in lap.iku if i.atribut == k.nama]) for k in lap.atribut.kelas]
        ada = [
            f"{kata_bilangan(len(nama))} indikator termasuk kategori {k}, yaitu {gabung(nama)}"
            for k, nama in kelas
            if nama
        ]
        belum = [i.nama for i in lap.iku if not i.atribut]
        if belum:
            ada.append(
                f"{kata_bilangan(len(belum))} indikator belum dapat dikategorikan, yaitu {gabung(belum)}"
            )
        return f"Dari {lap.banyak.iku} indikator kinerja utama, {gabung(ada)}."

    @cached_property
    def selisih_komponen(self) -> Daftar:
        """Indicators whose signed realisasi is not what their components give."""
        beda = [
            f"{i.nama}: {berhuruf_kecil(i.selisih_komponen_kalimat)}"
            for i in self._lap.indikator
            if i.selisih_komponen_kalimat
        ]
        return Daftar(
            tuple(beda),
            bila_kosong="Realisasi yang dicetak sama dengan hasil hitung dari komponen yang tersedia.",
        )

    @property
    def kesimpulan_pendukung(self) -> str:
        """The class of each indicator that is not an indikator kinerja utama."""
        iku = {i.kode for i in self._lap.iku}
        lain = [i for i in self._lap.indikator if i.kode not in iku]
        return " ".join(
            f"Indikator pendukung, {i.nama}, "
            + (f"termasuk kategori {i.atribut}." if i.atribut else "belum dapat dikategorikan.")
            for i in lain
        )


def dengan_terbilang(nilai: int) -> str:
    """Print money with its words: `Rp5.000 (lima ribu rupiah)`."""
    return f"{rupiah(nilai)} ({terbilang_rupiah(nilai)})"


def _butir(pohon: pd.DataFrame, pilih: pd.Series) -> tuple[Butir, ...]:
    return tuple(
        Butir(SEBUTAN[b["level"]] + b["nama"], _butir(pohon, pohon["induk"] == b["kode"]))
        for b in pohon[pilih].to_dict("records")
    )
