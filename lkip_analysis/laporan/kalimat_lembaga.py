"""Sentences and lists about the agency: its tasks, organisation, issues, and the evaluation it follows up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from ..teks.angka import BELUM, bilangan, kata_bilangan, kosong, tanggal
from ..teks.kalimat import akhiran_perincian, berhuruf_besar, berhuruf_kecil, gabung, perincian
from .blok import Butir, Daftar, DaftarBertingkat, Identitas
from .peraturan import BELUM_DICATAT, Peraturan, peraturan
from .perjanjian import nip_cetak

if TYPE_CHECKING:
    from .laporan import Laporan

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
        tertua = tabel[(tabel["peran"] == "penyusunan") & tabel["tahun"].notna()].sort_values(
            "tahun", kind="stable"
        )
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
        butir = [
            _unit(tabel, *u, akhir) for *u, akhir in zip(unit["kode"], unit["unit"], akhiran, strict=True)
        ]
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
            gabung(
                [
                    f"misi ke-{n} “{berhuruf_besar(m)}”"
                    for n, m in zip(diampu["no"], diampu["misi"], strict=True)
                ]
            )
            or BELUM
        )

    @property
    def evaluasi(self) -> str:
        """Where the results of the evaluation stand, and what they are."""
        tabel = self._data.evaluasi.to_dict("records")
        if not tabel:
            return f"Laporan hasil evaluasi akuntabilitas kinerja {self._lap.nama} belum tersedia."
        return " ".join(self._evaluasi(baris) for baris in tabel)

    def _evaluasi(self, baris: Mapping) -> str:
        surat = f"{baris['penerbit']} Nomor {baris['nomor']}"
        hari = tanggal(date.fromisoformat(baris["tanggal"]))
        return (
            f"Hasil evaluasi akuntabilitas kinerja {self._lap.nama} tertuang dalam surat {surat} "
            f"tanggal {hari} hal {baris['perihal']}. {_hasil(baris['nilai'], baris['predikat'])}"
        )

    @property
    def tindak_lanjut(self) -> str:
        """How many recommendations there are, and how many of them are in which state."""
        status = self._data.tindak_lanjut_evaluasi["status"]
        if status.empty:
            return "Hasil evaluasi itu tidak memuat rekomendasi yang perlu ditindaklanjuti."
        semua, banyak = kata_bilangan(len(status)), status.value_counts()
        keadaan = [(kata, int(banyak[nama])) for nama, kata in STATUS.items() if nama in banyak]
        if len(keadaan) == 1:
            return f"Hasil evaluasi itu memuat {semua} rekomendasi yang semuanya {keadaan[0][0]}."
        rincian = gabung([f"{kata_bilangan(n)} {kata}" for kata, n in keadaan])
        return f"Dari {semua} rekomendasi hasil evaluasi itu, {rincian}."


def _hasil(nilai: object, predikat: object) -> str:
    if kosong(nilai) and kosong(predikat):
        return "Nilai dan predikat hasil evaluasi itu belum tersedia."
    angka = BELUM if kosong(nilai) else bilangan(nilai)
    return f"Nilai hasil evaluasi itu {angka} dengan predikat {BELUM if kosong(predikat) else predikat}."


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
