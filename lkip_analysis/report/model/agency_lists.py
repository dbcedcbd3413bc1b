"""The lists and rows of the agency that the text is made of: tasks, misi, rules, evaluations, issues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from ...text.number_format import kosong, tanggal
from ...text.wording import akhiran_perincian, berhuruf_besar, berhuruf_kecil, perincian
from ..forms.perjanjian import nip_cetak
from ..origin.prose import Naskah, gabung, naskah
from ..origin.prose import perincian as perincian_naskah
from ..origin.raw_rows import Baris, banyaknya
from ..origin.values import Angka
from ..tables.blocks import Butir, Daftar, DaftarBertingkat, Identitas
from .peraturan import BELUM_DICATAT, Peraturan, peraturan


@dataclass(frozen=True)
class Isu:
    """A strategic issue."""

    no: int
    isu: str
    uraian: str


@dataclass(frozen=True)
class Evaluasi:
    """One evaluation of how the agency accounts for its performance.

    Attributes
    ----------
    penerbit, nomor, tanggal, perihal, predikat : str
        Empty where the data have none.
    nilai : Angka
    """

    penerbit: str
    nomor: str
    tanggal: str
    perihal: str
    predikat: str
    nilai: Angka

    @classmethod
    def dari(cls, baris: Baris) -> Evaluasi:
        teks = {kolom: _teks(baris.isi[kolom]) for kolom in ("penerbit", "nomor", "perihal", "predikat")}
        hari = baris.isi["tanggal"]
        return cls(
            **teks,
            tanggal="" if kosong(hari) else tanggal(date.fromisoformat(str(hari))),
            nilai=baris.angka("nilai", "nilai hasil evaluasi", "bilangan"),
        )


@dataclass(frozen=True)
class Rekomendasi:
    """How many recommendations of an evaluation there are, and in which state of follow-up."""

    banyak: Angka
    selesai: Angka
    proses: Angka
    belum: Angka

    @property
    def semua_selesai(self) -> bool | None:
        """Whether all of them are followed up; None where there is none."""
        return self.selesai.nilai == self.banyak.nilai if self.banyak.nilai else None


class IsiLembaga:
    """Lists of a `Laporan`; each is empty where the data have nothing."""

    # lists in words of the notebook

    @staticmethod
    def gabung(bagian: Sequence[object], kata: str = "dan") -> Naskah:
        """Join a list: ``A, B, dan C``."""
        return gabung(list(bagian), kata)

    @staticmethod
    def rangkai(pola: str, baris: Sequence[Sequence[object]], kata: str = "dan") -> Naskah:
        """Write each row into a pattern with ``{}`` and join them: ``A, B, dan C``."""
        return gabung([naskah(pola, *satu) for satu in baris], kata)

    @staticmethod
    def butir(pola: str, baris: Sequence[Sequence[object]], bernomor: bool = False) -> Daftar:
        """Write each row into a pattern with ``{}``, one list item a row, punctuated as parts of a sentence."""
        return Daftar(perincian_naskah([naskah(pola, *satu) for satu in baris]), bernomor)

    # rules

    def peraturan(self, peran: str, **kolom: str) -> Peraturan:
        """Return the first legal basis of a role (columns as in `peraturan.peraturan`); prints its full title."""
        return next(iter(self.semua_peraturan(peran, **kolom)), BELUM_DICATAT)

    def semua_peraturan(self, peran: str, **kolom: str) -> list[Peraturan]:
        """Return all legal bases of a role."""
        return peraturan(self.data.dasar_hukum, peran, **kolom)

    @property
    def pedoman(self) -> Peraturan:
        """The earliest of the rules that a report is written by: the one that brought accountability in."""
        tabel = self.data.dasar_hukum
        tertua = tabel[(tabel["peran"] == "penyusunan") & tabel["tahun"].notna()].sort_values("tahun", kind="stable")
        return next(iter(peraturan(tertua.head(1), "penyusunan")), BELUM_DICATAT)

    @cached_property
    def dasar_hukum(self) -> Daftar:
        """The list of legal bases."""
        tabel = self.data.dasar_hukum
        daftar = tabel[tabel["dalam_daftar"] == "ya"].to_dict("records")
        return Daftar(perincian([str(Peraturan.dari(baris)) for baris in daftar]), bernomor=True)

    @property
    def dasar_tugas(self) -> str:
        """The decree on tasks and organisation, short."""
        return self.peraturan("tugas").pendek

    # the agency

    @cached_property
    def dokumen_sumber(self) -> Daftar:
        """The documents that the data of the report comes from."""
        return Daftar(perincian(list(self.data.dokumen_sumber["dokumen"])), bernomor=True)

    @cached_property
    def identitas_pimpinan(self) -> Identitas:
        """The head of the agency as a statement names who signs it; lines without a value are left out."""
        kepala = self.kepala
        baris = (
            ("Nama", kepala["nama"]),
            ("NIP", nip_cetak(kepala["nip"]) if kepala["nip"] else ""),
            ("Pangkat", kepala["pangkat"]),
            ("Jabatan", kepala["jabatan"]),
            ("Unit Organisasi", self.nama),
        )
        return Identitas(tuple((label, isi) for label, isi in baris if isi))

    @property
    def tanggal_data(self) -> str:
        """The last day of the year of the report: data is as of this day."""
        return tanggal(date(self.tahun, 12, 31))

    @cached_property
    def fungsi(self) -> Daftar:
        """What the agency does to fulfil its task, as parts of a sentence."""
        return Daftar(perincian([berhuruf_kecil(f) for f in self.data.fungsi["fungsi"]]), bernomor=True)

    @property
    def pimpinan(self) -> str:
        """Position of who leads the agency, as the organisation has it; else what such agencies call it."""
        puncak = self.data.organisasi[self.data.organisasi["induk"].isna()]["jabatan"].dropna()
        return self.istilah.pimpinan if puncak.empty else str(puncak.iloc[0])

    @cached_property
    def susunan(self) -> DaftarBertingkat:
        """The organisation as a list: who leads it, then each unit with the units below it."""
        tabel = self.data.organisasi
        puncak = tabel[tabel["induk"].isna()]
        unit = tabel[tabel["induk"].isin(puncak["kode"])]
        kepala, *akhiran = akhiran_perincian(len(unit) + 1)
        butir = [_unit(tabel, *u, akhir) for *u, akhir in zip(unit["kode"], unit["unit"], akhiran, strict=True)]
        return DaftarBertingkat((Butir(berhuruf_besar(self.pimpinan) + kepala), *butir), ("1", "a"))

    @cached_property
    def isu(self) -> list[Isu]:
        """The strategic issues, in print order."""
        return [Isu(b["no"], b["isu"], b["uraian"]) for b in self.data.isu_strategis.to_dict("records")]

    # visi, misi, tujuan, sasaran

    @cached_property
    def acuan_visi(self) -> list[tuple[str, Peraturan, str]]:
        """The visi that the visi follows: of what, in which rule, and its wording with what else it is called."""
        aturan = self.data.dasar_hukum.set_index("no", drop=False)
        return [
            (_teks(b["lingkup"]), Peraturan.dari(aturan.loc[b["dasar_hukum"]].to_dict()),
             b["visi"] if kosong(b["sebutan"]) else f"{b['visi']} ({b['sebutan']})")
            for b in self.data.visi_acuan.to_dict("records")
            if b["dasar_hukum"] in aturan.index
        ]  # fmt: skip

    @property
    def banyak_misi(self) -> Angka:
        return banyaknya("misi", self.sumber().semua("misi"))

    @cached_property
    def misi(self) -> Daftar:
        """The misi in their order, as parts of a sentence."""
        return Daftar(perincian([berhuruf_kecil(misi) for misi in self.data.misi["misi"]]), bernomor=True)

    @property
    def misi_diampu(self) -> list[tuple[int, str]]:
        """Number and wording of each misi that the agency serves."""
        diampu = self.data.misi[self.data.misi["diampu"] == "ya"]
        return [(n, berhuruf_besar(m)) for n, m in zip(diampu["no"], diampu["misi"], strict=True)]

    @property
    def nama_tujuan(self) -> list[str]:
        return list(self.data.tujuan["tujuan"].dropna())

    @cached_property
    def nama_sasaran_semua(self) -> list[str]:
        """The sasaran, in their order."""
        return list(self.data.sasaran["sasaran"].dropna())

    @property
    def sasaran_tanpa_perjanjian(self) -> list[str]:
        """The sasaran that the agreement of the head leaves out."""
        sasaran = self.data.sasaran
        return list(sasaran[sasaran["dalam_pk"] == "tidak"]["sasaran"])

    # evaluation

    @cached_property
    def evaluasi(self) -> list[Evaluasi]:
        """The evaluations that are followed up."""
        return [Evaluasi.dari(baris) for baris in self.sumber().semua("evaluasi")]

    @cached_property
    def rekomendasi(self) -> Rekomendasi:
        """The recommendations of these evaluations."""
        tabel, sumber = "tindak_lanjut_evaluasi", self.sumber()
        keadaan = ("selesai", "proses", "belum")
        menurut = {satu: banyaknya(f"rekomendasi {satu}", sumber.semua(tabel, status=satu)) for satu in keadaan}
        return Rekomendasi(banyaknya("rekomendasi", sumber.semua(tabel)), **menurut)


def _teks(nilai: object) -> str:
    return "" if kosong(nilai) else str(nilai)


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
