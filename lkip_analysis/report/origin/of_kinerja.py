"""Where the figures of an indicator come from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ...kinerja.nilai import pengali_baku
from ...kinerja.rumus import Rumus
from ...text.number_format import bilangan, kosong
from ...text.wording import berhuruf_kecil
from ..measures.indicator_rows import DOKUMEN_TARGET
from .origin import Asal, catatan
from .raw_rows import Baris, Sumber
from .values import Angka, Besaran, bersatuan

DOKUMEN = {
    "renstra": "Renstra",
    "rkt": "rencana kinerja tahunan",
    "pk_murni": "perjanjian kinerja",
    "pk_perubahan": "perubahan perjanjian kinerja",
}
"""Documents that set targets, in the words of the report."""

DINYATAKAN = "angka yang dinyatakan dokumen sumber, tanpa hitungan"


def rumus_komponen(indikator: Mapping) -> str:
    """Return the formula of an indicator in words, from its raw row; empty where it has none."""
    pembilang, penyebut = indikator["pembilang"], indikator["penyebut"]
    if kosong(pembilang) or kosong(penyebut):
        return "" if kosong(indikator["formula"]) else indikator["formula"]
    rasio = f"{pembilang} dibagi {berhuruf_kecil(penyebut)}"
    satuan, pengali = indikator["satuan"], indikator["pengali"]
    kali = pengali_baku(satuan) if kosong(pengali) else pengali
    return rasio if kali == 1 else f"{rasio}, dikali {bersatuan(bilangan(kali), '%' if satuan == '%' else '')}"


class AsalTahunan:
    """Where the figures of one indicator in one year come from.

    Parameters
    ----------
    indikator : mapping
        Row of the raw table ``indikator``.
    tahun : int
    sumber : Sumber
        Raw tables of that year.
    """

    def __init__(self, indikator: Mapping, tahun: int, sumber: Sumber) -> None:
        self._indikator, self.tahun, self._sumber = indikator, tahun, sumber
        self._kode = indikator["kode"]

    @cached_property
    def _realisasi(self) -> Baris | None:
        return self._sumber.cari("realisasi", indikator=self._kode)

    @property
    def _catatan(self) -> str:
        return self._realisasi.catatan if self._realisasi else ""

    def target(self, target: Angka) -> Asal | None:
        """The target of the year: that of the latest document that has one."""
        ada = [b for b in self._sumber.semua("target", indikator=self._kode, tahun=self.tahun)
               if b.isi["dokumen"] in DOKUMEN_TARGET and not kosong(b.isi["target"])]  # fmt: skip
        if not ada:
            return None
        dipakai = max(ada, key=lambda b: DOKUMEN_TARGET.index(b.isi["dokumen"]))
        return asal_target(dipakai, target)

    def dinyatakan(self, nilai: Angka, nama: str = "realisasi") -> Asal | None:
        """A figure that the source states."""
        label = f"{nama} tahun {self.tahun} yang dinyatakan"
        return self._realisasi and self._realisasi.asal(label, nilai, DINYATAKAN)

    def komponen(self, bagian: str, jumlah: Angka) -> Asal | None:
        """Pembilang or penyebut."""
        label = f"{berhuruf_kecil(self._indikator[bagian])}, tahun {self.tahun}"
        return self._realisasi and self._realisasi.asal(label, jumlah)

    def dihitung(self, komponen: tuple[Angka, ...]) -> Asal:
        """What the components give."""
        sebutan = (berhuruf_kecil(str(self._indikator[bagian])) for bagian in ("pembilang", "penyebut"))
        isi = (k.sebagai(f"{s}, tahun {self.tahun}") for s, k in zip(sebutan, komponen, strict=False))
        return Asal(rumus_komponen(self._indikator), tuple(b for satu in isi for b in satu), self._catatan)

    def realisasi(self, dasar: str, dihitung: Angka, dinyatakan: Angka) -> Asal | None:
        """The realisasi that the report prints: one of both, with the decision where they differ."""
        dipakai = dihitung.asal if dasar == "komponen" else dinyatakan.asal
        if dipakai is None or not (dihitung.ada and dinyatakan.ada) or str(dihitung) == str(dinyatakan):
            return dipakai
        kata = "yang pertama" if dasar != "komponen" else "yang kedua"
        beda = f"dinyatakan {dinyatakan}; menurut komponen {dihitung}; dipakai {kata}."
        pembanding = (
            dinyatakan.sebagai("nilai yang dinyatakan")
            if dasar == "komponen"
            else dihitung.sebagai("pembanding: hasil hitung dari komponen")
        )
        return Asal(dipakai.rumus, (*dipakai.komponen, *pembanding), catatan(beda, dipakai.catatan), dipakai.tempat)

    def capaian(self, rumus: Rumus, target: Angka, realisasi: Angka, capaian: Angka, dinyatakan: Angka) -> Asal:
        """Capaian from target and realisasi, with what the source states otherwise."""
        beda = (
            f"dinyatakan {dinyatakan}; dipakai hasil hitung."
            if dinyatakan.ada and str(dinyatakan) != str(capaian)
            else ""
        )
        komponen = (
            *target.sebagai(f"target tahun {self.tahun}"),
            *realisasi.sebagai(f"realisasi tahun {self.tahun}"),
        )
        return Asal(rumus.kata, komponen, catatan(beda, self._catatan))

    def rincian(self, bagian: str) -> list[Baris]:
        """Rows that a component is made of."""
        return self._sumber.semua("komponen_realisasi", indikator=self._kode, bagian=bagian)


def asal_target(baris: Baris, target: Angka) -> Asal:
    """Where a target comes from: its document.

    Parameters
    ----------
    baris : Baris
        Row of the raw table ``target``.
    target : Angka
    """
    tahun, dokumen = baris.isi["tahun"], DOKUMEN[baris.isi["dokumen"]]
    return baris.asal(f"target tahun {tahun}", target, f"target tahun {tahun} menurut {dokumen}, tanpa hitungan")


def asal_kemajuan(rumus: Rumus, akhir: int, target_akhir: Besaran, tahun: int, realisasi: Besaran) -> Asal:
    """Progress: the formula of capaian with the target of the last year of the Renstra."""
    komponen = (
        *target_akhir.sebagai(f"target akhir Renstra tahun {akhir}"),
        *realisasi.sebagai(f"realisasi tahun {tahun}"),
    )
    return Asal(f"{rumus.kata}; sebagai target: target akhir Renstra", komponen)


def asal_selisih(kini: Angka, tahun: int, lalu: Angka, tahun_lalu: int) -> Asal:
    """The difference between the capaian of two years, as printed."""
    rumus = f"capaian tahun {tahun} dikurangi capaian tahun {tahun_lalu}, keduanya sebagaimana dicetak"
    komponen = (*kini.sebagai(f"capaian tahun {tahun}"), *lalu.sebagai(f"capaian tahun {tahun_lalu}"))
    return Asal(rumus, komponen)


def angka_skala(batas: object, sumber: str, format: str = "teks") -> Angka:
    """Return a bound of a scale, or an interval as printed, as a figure of the rule that sets it.

    Parameters
    ----------
    batas : object
    sumber : str
        The rule.
    format : str
        Print format.
    """
    return Angka(batas, format, asal=Asal(f"batas kelas menurut {sumber}"))
