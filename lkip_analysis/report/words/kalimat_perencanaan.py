"""Sentences and lists on planning: visi and misi, programs, sasaran, and the agreement of the head."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ...text.number_format import BELUM, kosong, tanggal
from ...text.wording import berhuruf_kecil, gabung, perincian
from ..model.budget_values import asal_jumlah
from ..model.peraturan import Peraturan
from ..origin.raw_rows import banyaknya
from ..origin.values import Angka
from ..tables.blocks import Daftar
from .kalimat_ringkasan import dengan_terbilang
from .prose import Naskah, naskah

if TYPE_CHECKING:
    from ..model.laporan import Laporan

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
        return banyaknya("misi", self._lap.sumber().semua("misi"))

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
    def anggaran_murni(self) -> Naskah:
        """The budget that supports the agreement, with its words and the number of programs."""
        lap, jumlah = self._lap, self._lap.jumlah_murni
        if not jumlah.ada:
            return naskah("Anggaran {} untuk mencapai sasaran strategis itu belum tersedia.", lap.nama)
        return naskah(
            "Untuk mencapai sasaran strategis dalam perjanjian kinerja itu, {} didukung anggaran sebesar {} "
            "untuk melaksanakan {} program.",
            lap.nama,
            dengan_terbilang(jumlah),
            lap.kalimat.ringkasan.banyak_program,
        )

    @property
    def perubahan(self) -> Naskah:
        """When the agreement was changed, and what changed."""
        lap = self._lap
        nama = f"Perubahan Perjanjian Kinerja {lap.nama} Tahun {lap.tahun}"
        if "perubahan" not in lap.tahap_perjanjian:
            return naskah("Perjanjian Kinerja {} Tahun {} tidak diubah.", lap.nama, lap.tahun)
        if not lap.perjanjian.perubahan:
            return naskah("{} belum ada dalam data.", nama)
        kalimat = "Seiring dengan perubahan anggaran, {} disusun pada {}. {}"
        return naskah(kalimat, nama, self._waktu_perubahan, lap.kalimat.ringkasan.yang_berubah)

    @property
    def _waktu_perubahan(self) -> str:
        disusun = self._data.settings.get("perjanjian", {}).get("tanggal_perubahan")
        if disusun:
            return f"tanggal {tanggal(disusun)}"
        return self._lap.kalimat.ringkasan.waktu_perubahan or BELUM

    def lampiran(self, tahap: str) -> Naskah:
        """Say where the signed agreement of the head has not the whole budget; empty where it has.

        Parameters
        ----------
        tahap : str
            ``murni`` or ``perubahan``.
        """
        sumber = self._lap.sumber()
        perjanjian = sumber.semua("perjanjian", tahap=tahap, bentuk="instansi")
        baris = [b for p in perjanjian for b in sumber.semua("perjanjian_program", perjanjian=p.isi["kode"])]
        ada = [b for b in baris if not kosong(b.isi["anggaran"])]
        program = self._lap.pagu_program
        tercantum, seluruhnya = banyaknya("program yang tercantum", baris), program.banyak(tahap)
        total, semua = sum(b.isi["anggaran"] for b in ada), program.jumlah(tahap)
        lengkap = tercantum.nilai == seluruhnya.nilai and total == (semua.nilai if semua.ada else 0)
        if not perjanjian or lengkap:
            return naskah("")
        nama = (self._lap.nama_anggaran(b.isi["program"]) for b in ada)
        bagian = [b.bagian(n, Angka(b.isi["anggaran"], "rupiah")) for n, b in zip(nama, ada, strict=True)]
        return naskah(
            "Lampiran {} yang ditandatangani mencantumkan {} dari {} program dengan jumlah {}; tabel di atas "
            "memuat seluruh program menurut dokumen anggaran.",
            SEBUTAN_TAHAP[tahap], tercantum, seluruhnya,
            Angka(total, "rupiah", asal=asal_jumlah("anggaran", bagian, "program", ada)),
        )  # fmt: skip


def _acuan(baris: Mapping, peraturan: Peraturan) -> str:
    sebutan = "" if kosong(baris["sebutan"]) else f", yang disebut juga {baris['sebutan']}"
    return f"visi pembangunan {baris['lingkup']} dalam {peraturan}, yaitu “{baris['visi']}”{sebutan}"


def _kutip(nama: list[str]) -> str:
    return gabung([f"“{n}”" for n in nama])
