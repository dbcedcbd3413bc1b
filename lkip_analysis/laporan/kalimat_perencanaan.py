"""Sentences and lists on planning: visi and misi, programs, sasaran, and the agreement of the head."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ..teks.angka import BELUM, kata_bilangan, kosong, rupiah, tanggal
from ..teks.kalimat import berhuruf_kecil, gabung, perincian
from .angka import Angka
from .blok import Daftar
from .kalimat_ringkasan import dengan_terbilang
from .peraturan import Peraturan

if TYPE_CHECKING:
    from .laporan import Laporan

SEBUTAN_TAHAP = {"murni": "perjanjian kinerja", "perubahan": "perubahan perjanjian kinerja"}


class KalimatPerencanaan:
    """What the report says about what was planned."""

    def __init__(self, lap: Laporan) -> None:
        self._lap, self._data = lap, lap.data

    # visi and misi

    @cached_property
    def acuan_visi(self) -> Daftar:
        """The visi that the visi of the region follows, with the law that states each."""
        peraturan = self._data.dasar_hukum.set_index("no", drop=False)
        butir = [
            _acuan(baris, Peraturan.dari(peraturan.loc[baris["dasar_hukum"]].to_dict()))
            for baris in self._data.visi_acuan.to_dict("records")
        ]
        return Daftar(perincian(butir), bila_kosong="")

    @property
    def acuan_visi_pengantar(self) -> str:
        """Leads to the list `acuan_visi`; empty where there is none."""
        return "Visi itu berpedoman pada:" if self.acuan_visi.butir else ""

    @property
    def banyak_misi(self) -> Angka:
        return Angka(len(self._data.misi), "kata_bilangan")

    @cached_property
    def misi(self) -> Daftar:
        """The misi in their order, as parts of a sentence."""
        return Daftar(perincian([berhuruf_kecil(misi) for misi in self._data.misi["misi"]]), bernomor=True)

    # sasaran and programs

    @property
    def sasaran_tanpa_tujuan(self) -> str:
        """Names the sasaran that serve no tujuan; empty where each serves one."""
        sasaran = self._data.sasaran
        nama = _kutip(sasaran[sasaran["tujuan"].isna()]["sasaran"])
        return f"Sasaran {nama} tidak tercantum karena tidak ditautkan pada tujuan." if nama else ""

    @property
    def sasaran_tanpa_perjanjian(self) -> str:
        """Names the sasaran that the agreement of the head leaves out; empty where it has all."""
        sasaran = self._data.sasaran
        nama = _kutip(sasaran[sasaran["dalam_pk"] == "tidak"]["sasaran"])
        return f"Sasaran {nama} tidak termasuk dalam perjanjian kinerja itu." if nama else ""

    @cached_property
    def program(self) -> Daftar:
        """The programs of the year."""
        return Daftar(perincian(list(self._lap.ukuran.program["nama"])), bernomor=True)

    # the agreement of the head

    @property
    def anggaran_murni(self) -> str:
        """The budget that supports the agreement, with its words and the number of programs."""
        lap, jumlah = self._lap, self._lap.jumlah_murni
        if not jumlah.ada:
            return f"Anggaran {lap.nama} untuk mencapai sasaran strategis itu belum tersedia."
        return (
            f"Untuk mencapai sasaran strategis dalam perjanjian kinerja itu, {lap.nama} didukung anggaran "
            f"sebesar {dengan_terbilang(jumlah.nilai)} untuk melaksanakan "
            f"{lap.kalimat.ringkasan.banyak_program} program."
        )

    @property
    def perubahan(self) -> str:
        """When the agreement was changed, and what changed."""
        lap = self._lap
        nama = f"Perubahan Perjanjian Kinerja {lap.nama} Tahun {lap.tahun}"
        if not lap.perjanjian.perubahan:
            return f"{nama} belum ada dalam data."
        return (
            f"Seiring dengan perubahan anggaran, {nama} disusun pada {self._waktu_perubahan}. "
            f"{lap.kalimat.ringkasan.yang_berubah}"
        )

    @property
    def _waktu_perubahan(self) -> str:
        disusun = self._data.settings.get("perjanjian", {}).get("tanggal_perubahan")
        if disusun:
            return f"tanggal {tanggal(disusun)}"
        return self._lap.kalimat.ringkasan.waktu_perubahan or BELUM

    def lampiran(self, tahap: str) -> str:
        """Say where the signed agreement of the head has not the whole budget; empty where it has.

        Parameters
        ----------
        tahap : str
            ``murni`` or ``perubahan``.
        """
        perjanjian = self._data.perjanjian
        kode = perjanjian[(perjanjian["tahap"] == tahap) & (perjanjian["bentuk"] == "instansi")]["kode"]
        tercantum = self._data.perjanjian_program
        tercantum = tercantum[tercantum["perjanjian"].isin(kode)]
        semua = self._lap.ukuran.program[tahap].dropna()
        total = tercantum["anggaran"].sum()
        if kode.empty or (len(tercantum), total) == (len(semua), semua.sum()):
            return ""
        dari = f"{kata_bilangan(len(tercantum))} dari {kata_bilangan(len(semua))} program"
        return (
            f"Lampiran {SEBUTAN_TAHAP[tahap]} yang ditandatangani mencantumkan {dari} dengan jumlah "
            f"{rupiah(total)}; tabel di atas memuat seluruh program menurut dokumen anggaran."
        )


def _acuan(baris: Mapping, peraturan: Peraturan) -> str:
    sebutan = "" if kosong(baris["sebutan"]) else f", yang disebut juga {baris['sebutan']}"
    return f"visi pembangunan {baris['lingkup']} dalam {peraturan}, yaitu “{baris['visi']}”{sebutan}"


def _kutip(nama: list[str]) -> str:
    return gabung([f"“{n}”" for n in nama])
