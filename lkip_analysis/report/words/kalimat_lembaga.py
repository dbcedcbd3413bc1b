"""Sentences and lists about the agency: its tasks, organisation, issues, and the evaluation it follows up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from ...text.number_format import BELUM, kosong, tanggal
from ...text.wording import akhiran_perincian, berhuruf_besar, berhuruf_kecil, perincian
from ..forms.perjanjian import nip_cetak
from ..model.peraturan import BELUM_DICATAT, Peraturan, peraturan
from ..origin.raw_rows import Baris, banyaknya
from ..tables.blocks import Butir, Daftar, DaftarBertingkat, Identitas
from .prose import Naskah, gabung, naskah, sambung

if TYPE_CHECKING:
    from ..model.laporan import Laporan

STATUS = {
    "selesai": "sudah selesai ditindaklanjuti",
    "proses": "masih ditindaklanjuti",
    "belum": "belum ditindaklanjuti",
}
"""Words for the status of a follow-up, by the value in the raw table."""


@dataclass(frozen=True)
class Isu:
    """A strategic issue."""

    no: int
    isu: str
    uraian: str

    @property
    def judul(self) -> str:
        return f"{self.no}. {self.isu}"


class KalimatLembaga:
    """What the report says about its agency."""

    def __init__(self, lap: Laporan) -> None:
        self._lap, self._data = lap, lap.data

    @cached_property
    def dasar_hukum(self) -> Daftar:
        """The list of legal bases of Bab I."""
        tabel = self._data.dasar_hukum
        daftar = tabel[tabel["dalam_daftar"] == "ya"].to_dict("records")
        return Daftar(perincian([str(Peraturan.dari(baris)) for baris in daftar]), bernomor=True)

    @property
    def dasar_tugas(self) -> str:
        """The decree on tasks and organisation, short."""
        return self._lap.peraturan("tugas").pendek

    @property
    def pedoman(self) -> Peraturan:
        """The earliest of the rules that a report is written by: the one that brought accountability in."""
        tabel = self._data.dasar_hukum
        tertua = tabel[(tabel["peran"] == "penyusunan") & tabel["tahun"].notna()].sort_values("tahun", kind="stable")
        return next(iter(peraturan(tertua.head(1), "penyusunan")), Peraturan(BELUM_DICATAT))

    @cached_property
    def dokumen_sumber(self) -> Daftar:
        """The documents that the data of the report comes from."""
        return Daftar(perincian(list(self._data.dokumen_sumber["dokumen"])), bernomor=True)

    @cached_property
    def identitas_pimpinan(self) -> Identitas:
        """The head of the agency as a statement names who signs it."""
        kepala = self._lap.kepala
        return Identitas(
            (
                ("Nama", kepala["nama"]),
                ("NIP", nip_cetak(kepala["nip"]) if kepala["nip"] else BELUM),
                ("Pangkat", kepala["pangkat"] or BELUM),
                ("Jabatan", self.pimpinan),
                ("Unit Organisasi", self._lap.nama),
            )
        )

    @property
    def tanggal_data(self) -> str:
        """The last day of the year of the report: data is as of this day."""
        return tanggal(date(self._lap.tahun, 12, 31))

    @cached_property
    def fungsi(self) -> Daftar:
        """What the agency does to fulfil its task, as parts of a sentence."""
        return Daftar(perincian([berhuruf_kecil(f) for f in self._data.fungsi["fungsi"]]), bernomor=True)

    @property
    def pimpinan(self) -> str:
        """Position of who leads the agency, as the organisation has it."""
        puncak = self._data.organisasi[self._data.organisasi["induk"].isna()]["jabatan"].dropna()
        return BELUM if puncak.empty else str(puncak.iloc[0])

    @cached_property
    def susunan(self) -> DaftarBertingkat:
        """The organisation as a list: who leads it, then each unit with the units below it."""
        tabel = self._data.organisasi
        puncak = tabel[tabel["induk"].isna()]
        unit = tabel[tabel["induk"].isin(puncak["kode"])]
        kepala, *akhiran = akhiran_perincian(len(unit) + 1)
        butir = [_unit(tabel, *u, akhir) for *u, akhir in zip(unit["kode"], unit["unit"], akhiran, strict=True)]
        return DaftarBertingkat((Butir(self.pimpinan + kepala), *butir), ("1", "a"))

    @cached_property
    def isu(self) -> list[Isu]:
        """The strategic issues, in print order."""
        return [Isu(b["no"], b["isu"], b["uraian"]) for b in self._data.isu_strategis.to_dict("records")]

    @property
    def misi(self) -> str:
        """The misi of the head of the region that the agency serves, each with its number and wording."""
        tabel = self._data.misi
        diampu = tabel[tabel["diampu"] == "ya"]
        return (
            gabung([f"misi ke-{n} “{berhuruf_besar(m)}”" for n, m in zip(diampu["no"], diampu["misi"], strict=True)])
            or BELUM
        )

    @property
    def evaluasi(self) -> Naskah:
        """Where the results of the evaluation stand, and what they are."""
        baris = self._lap.sumber().semua("evaluasi")
        if not baris:
            belum = "Laporan hasil evaluasi akuntabilitas kinerja {} belum tersedia."
            return naskah(belum, self._lap.nama)
        return sambung(*(self._evaluasi(satu) for satu in baris))

    def _evaluasi(self, baris: Baris) -> Naskah:
        surat = f"{baris.isi['penerbit']} Nomor {baris.isi['nomor']}"
        hari = tanggal(date.fromisoformat(baris.isi["tanggal"]))
        kalimat = "Hasil evaluasi akuntabilitas kinerja {} tertuang dalam surat {} tanggal {} hal {}. {}"
        return naskah(kalimat, self._lap.nama, surat, hari, baris.isi["perihal"], _hasil(baris))

    @property
    def tindak_lanjut(self) -> Naskah:
        """How many recommendations there are, and how many of them are in which state."""
        sumber = self._lap.sumber()
        semua = sumber.semua("tindak_lanjut_evaluasi")
        if not semua:
            return naskah("Hasil evaluasi itu tidak memuat rekomendasi yang perlu ditindaklanjuti.")
        menurut = {kata: sumber.semua("tindak_lanjut_evaluasi", status=nama) for nama, kata in STATUS.items()}
        keadaan = [(kata, baris) for kata, baris in menurut.items() if baris]
        banyak = banyaknya("rekomendasi", semua)
        if len(keadaan) == 1:
            return naskah("Hasil evaluasi itu memuat {} rekomendasi yang semuanya {}.", banyak, keadaan[0][0])
        rincian = [naskah("{} {}", banyaknya(f"rekomendasi yang {k}", baris), k) for k, baris in keadaan]
        return naskah("Dari {} rekomendasi hasil evaluasi itu, {}.", banyak, gabung(rincian))


def _hasil(baris: Baris) -> Naskah:
    predikat = baris.isi["predikat"]
    if kosong(baris.isi["nilai"]) and kosong(predikat):
        return naskah("Nilai dan predikat hasil evaluasi itu belum tersedia.")
    angka = baris.angka("nilai", "nilai hasil evaluasi", "bilangan")
    kalimat = "Nilai hasil evaluasi itu {} dengan predikat {}."
    return naskah(kalimat, angka, BELUM if kosong(predikat) else predikat)


def _unit(tabel: pd.DataFrame, kode: str, nama: str, akhir: str) -> Butir:
    """Return a unit with those below it; one unit alone stands in the same line."""
    anak = tabel[tabel["induk"] == kode]
    if anak.empty:
        return Butir(nama + akhir)
    if len(anak) == 1:
        bawahan = _unit(tabel, anak["kode"].iloc[0], anak["unit"].iloc[0], akhir)
        return Butir(f"{nama}, terdiri atas {bawahan.teks}", bawahan.anak)
    akhiran = akhiran_perincian(len(anak), akhir)
    return Butir(
        f"{nama}, terdiri atas:",
        tuple(_unit(tabel, *u, a) for *u, a in zip(anak["kode"], anak["unit"], akhiran, strict=True)),
    )
