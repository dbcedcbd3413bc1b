"""Sentences and lists of the ringkasan eksekutif, composed from agreements, budget and measures."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from ...text.number_format import BELUM, kosong
from ..origin.origin import Asal
from ..origin.raw_rows import banyaknya
from ..origin.values import Angka
from ..tables.blocks import Butir, Daftar, DaftarBertingkat
from ..tables.table import Kolom, Tabel
from .kalimat_anggaran import NAMA_BELANJA
from .prose import Naskah, berhuruf_besar, berhuruf_kecil, gabung, naskah, perincian

if TYPE_CHECKING:
    from ..forms.perjanjian import Perjanjian
    from ..model.indikator import Indikator
    from ..model.laporan import Laporan

SEBUTAN = {"program": "", "kegiatan": "Kegiatan ", "sub_kegiatan": "Sub Kegiatan "}
"""What stands before a name of the budget in a list; the names of programs have their word already."""

BELANJA = (Kolom("jenis", "Jenis Belanja", lebar=3), Kolom("pagu", "Pagu", "rupiah", lebar=2))


class KalimatRingkasan:
    """What the ringkasan eksekutif says."""

    def __init__(self, lap: Laporan) -> None:
        self._lap = lap

    @property
    def perencanaan(self) -> Naskah:
        """How many tujuan, sasaran and indikator kinerja utama the Renstra gives the agency."""
        banyak = self._lap.banyak
        bertujuan = [b for b in self._lap.sumber().semua("sasaran") if not kosong(b.isi["tujuan"])]
        kalimat = "{} tujuan, {} sasaran strategis, dan {} indikator kinerja utama"
        return naskah(kalimat, banyak.tujuan, banyaknya("sasaran dengan tujuan", bertujuan), banyak.iku)

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
    def perubahan(self) -> Naskah:
        """How often the agreement of the head was changed, and what changed."""
        lap = self._lap
        nama = f"Perjanjian Kinerja {lap.nama} Tahun {lap.tahun}"
        if "perubahan" not in lap.tahap_perjanjian:
            return naskah("{} tidak mengalami perubahan.", nama)
        if not self._perubahan:
            return naskah("Perubahan {} belum ada dalam data.", nama)
        baris = [lap.sumber().cari("perjanjian", kode=p.kode) for p in self._perubahan]
        kali = banyaknya("perubahan perjanjian kinerja", baris)
        kalimat = "{} mengalami {} kali perubahan, yaitu pada {}. {}"
        return naskah(kalimat, nama, kali, self.waktu_perubahan, self.yang_berubah)

    @property
    def yang_berubah(self) -> Naskah:
        target = self._target_berubah()
        murni, perubahan = self._lap.jumlah_murni, self._lap.jumlah_perubahan
        tetap = (
            naskah("Target yang berubah ialah {}", gabung(target))
            if target
            else "Target indikator kinerja tidak berubah"
        )
        if not (murni.ada and perubahan.ada):
            return naskah("{}.", tetap)
        beda = perubahan.nilai - murni.nilai
        if not beda:
            return naskah("{} dan jumlah anggarannya tetap {}.", tetap, murni)
        kata = "bertambah" if beda > 0 else "berkurang"
        isi = (*perubahan.sebagai("pagu sesudah perubahan"), *murni.sebagai("pagu sebelum perubahan"))
        selisih = Angka(abs(beda), "rupiah", asal=Asal("selisih kedua pagu", isi))
        kalimat = "{}; anggaran untuk mencapainya berubah dari {} menjadi {} ({} {})."
        return naskah(kalimat, tetap, murni, perubahan, kata, selisih)

    def _target_berubah(self) -> list[Naskah]:
        dua = ((i, i.target_menurut("pk_murni"), i.target_menurut("pk_perubahan")) for i in self._lap.iku)
        return [
            naskah("{} dari {} menjadi {}", i.nama, lama, baru)
            for i, lama, baru in dua
            if lama.ada and baru.ada and lama.nilai != baru.nilai
        ]

    # budget

    @property
    def banyak_program(self) -> Angka:
        """How many programs the budget has before the change."""
        return self._lap.pagu_program.banyak("murni")

    @property
    def belanja(self) -> Naskah:
        """The kinds of belanja with their pagu in figures and in words, as the end of a sentence."""
        ada = {jenis: pagu for jenis, pagu in self._lap.belanja.jenis.items() if pagu.ada}
        jenis = [naskah("{} sebesar {}", NAMA_BELANJA[j], dengan_terbilang(pagu)) for j, pagu in ada.items()]
        return gabung(jenis) if jenis else naskah("jenis belanja yang rinciannya belum tersedia")

    @property
    def sumber_dana(self) -> str:
        return gabung(list(self._lap.ukuran.program["sumber_dana"].dropna().unique())) or BELUM

    @cached_property
    def rincian_belanja(self) -> Tabel:
        """The kinds of belanja with their pagu and the total, without number."""
        belanja = self._lap.belanja
        baris = [{"jenis": berhuruf_besar(NAMA_BELANJA[jenis]), "pagu": pagu} for jenis, pagu in belanja.jenis.items()]
        data = pd.DataFrame([*baris, {"jenis": "Jumlah", "pagu": belanja.jumlah, "kelas": "jumlah"}])
        return Tabel("belanja", "", "", BELANJA, data)

    @property
    def pengantar_perubahan(self) -> Naskah:
        """Leads to the programs after the change of the budget."""
        lap = self._lap
        if "perubahan" not in lap.tahap_perjanjian:
            return naskah("Anggaran {} Tahun {} tidak mengalami perubahan.", lap.nama, lap.tahun)
        if not lap.jumlah_perubahan.ada:
            return naskah("Perubahan anggaran {} Tahun {} belum tersedia.", lap.nama, lap.tahun)
        awal = f"Seiring dengan perubahan APBD {lap.daerah.nama} Tahun {lap.tahun}, "
        disusun = (
            f"Perubahan Perjanjian Kinerja {lap.nama} disusun pada {self.waktu_perubahan}."
            if self._perubahan
            else "anggaran program ikut berubah."
        )
        kalimat = "{}{} Anggaran setelah perubahan berjumlah {}."
        return naskah(kalimat, awal, disusun, dengan_terbilang(lap.jumlah_perubahan))

    # capaian

    @property
    def kesimpulan(self) -> Naskah:
        """How many indikator kinerja utama are in each class of atribut, and which; no class for the whole.

        No rule says how the capaian of several indicators become one, so none is stated.
        """
        lap = self._lap
        kelas = [(k.nama, [i for i in lap.iku if i.atribut == k.nama]) for k in lap.atribut.kelas]
        ada = [self._kelas(f"termasuk kategori {nama}", milik) for nama, milik in kelas if milik]
        belum = [i for i in lap.iku if not i.atribut]
        if belum:
            ada.append(self._kelas("belum dapat dikategorikan", belum))
        return naskah("Dari {} indikator kinerja utama, {}.", lap.banyak.iku, gabung(ada))

    def _kelas(self, kata: str, milik: list[Indikator]) -> Naskah:
        baris = [self._lap.sumber().cari("indikator", kode=i.kode) for i in milik]
        banyak = banyaknya(f"indikator yang {kata}", baris)
        return naskah("{} indikator {}, yaitu {}", banyak, kata, gabung([i.nama for i in milik]))

    @cached_property
    def selisih_komponen(self) -> Daftar:
        """Indicators whose signed realisasi is not what their components give."""
        beda = [
            naskah("{}: {}", i.nama, berhuruf_kecil(i.selisih_komponen_kalimat))
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


def dengan_terbilang(uang: Angka) -> Naskah:
    """Print money with its words: `Rp5.000 (lima ribu rupiah)`."""
    return naskah("{} ({})", uang, uang.terbilang)


def _butir(pohon: pd.DataFrame, pilih: pd.Series) -> tuple[Butir, ...]:
    return tuple(
        Butir(SEBUTAN[b["level"]] + b["nama"], _butir(pohon, pohon["induk"] == b["kode"]))
        for b in pohon[pilih].to_dict("records")
    )
