"""A perjanjian kinerja as its own signed pages: the parties, the statement's blanks, the attachment."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from ...text.number_format import kosong
from ..origin.raw_rows import Baris, banyaknya
from ..origin.values import Angka
from ..tables.blocks import Identitas, Judul, Pihak, TandaTangan
from .attachment import BENTUK

if TYPE_CHECKING:
    from ..model.laporan import Laporan

TARGET_RENCANA = {"target_tahun": "tahunan", **{f"tw{n}": f"triwulan {n}" for n in (1, 2, 3, 4)}}
"""Columns of the targets of an action plan, in words."""

JUDUL = {"murni": "Perjanjian Kinerja", "perubahan": "Perubahan Perjanjian Kinerja"}


class Perjanjian:
    """One agreement between two officials.

    Attributes
    ----------
    kode, tahap, bentuk : str
        As in the raw table.
    urut : int
        Its place among the agreements of its stage.
    jenjang_kegiatan : str or NA
        What the column `kegiatan` of the form names.
    """

    def __init__(self, lap: Laporan, baris: Mapping) -> None:
        self._lap = lap
        self._baris = {kolom: "" if kosong(isi) else isi for kolom, isi in baris.items()}
        self.kode, self.tahap, self.bentuk = baris["kode"], baris["tahap"], baris["bentuk"]
        self.urut = baris["urut"]
        self.jenjang_kegiatan = baris["jenjang_kegiatan"]
        self.instansi, self.tahun = lap.nama, lap.tahun

    @property
    def judul(self) -> str:
        """Title of the attachment, as it was signed."""
        return f"{self._seperti_ditandatangani('judul_lampiran', JUDUL[self.tahap])} Tahun {self.tahun}"

    @property
    def kepala(self) -> Judul:
        """Title of the statement, as it was signed."""
        judul = self._seperti_ditandatangani("judul", JUDUL[self.tahap])
        return Judul((judul, self.instansi, f"Tahun {self.tahun}"))

    @property
    def anggaran(self) -> str:
        """What the attachment calls the budget."""
        perubahan = " Perubahan" if self.tahap == "perubahan" else ""
        dana = self._lap.istilah.sumber_dana
        return self._seperti_ditandatangani("anggaran_disebut", f"{dana}{perubahan} {self.tahun}")

    @property
    def unit(self) -> str:
        """What kind of unit the agency is, for a label."""
        return self._lap.istilah.unit.title()

    def _seperti_ditandatangani(self, kolom: str, bawaan: str) -> str:
        isi = self._baris[kolom]
        return bawaan if kosong(isi) else str(isi)

    @property
    def sebutan(self) -> str:
        """Name and position of pihak pertama, for headings."""
        return f"{self.pertama['nama']}, {self.pertama['jabatan']}"

    @cached_property
    def pertama(self) -> Mapping[str, str]:
        return self._orang("pertama")

    @cached_property
    def kedua(self) -> Mapping[str, str]:
        return self._orang("kedua")

    def _orang(self, pihak: str) -> Mapping[str, str]:
        orang = self._lap.pegawai(self._baris[f"pihak_{pihak}"], self.tahap)
        return {**orang, "jabatan": self._baris[f"jabatan_{pihak}"]}

    def identitas(self, pihak: str) -> Identitas:
        """Return name and position of one party (``pertama`` or ``kedua``) as the form has them."""
        orang = self._orang(pihak)
        return Identitas((("Nama", orang["nama"]), ("Jabatan", orang["jabatan"])))

    @property
    def tanggal(self) -> str:
        """When it was signed, as on the form: a day, or a month."""
        return self._baris["tanggal"]

    @property
    def tempat_tanggal(self) -> str:
        return ", ".join(filter(None, (self._baris["tempat"], self.tanggal)))

    @cached_property
    def tanda_tangan(self) -> TandaTangan:
        """Signatures of the statement: pihak kedua left, pihak pertama right under place and date."""
        return TandaTangan(
            (
                Pihak(("\u00a0", "Pihak Kedua,"), self.kedua["nama"], _bawah(self.kedua)),
                Pihak((self.tempat_tanggal, "Pihak Pertama,"), self.pertama["nama"], _bawah(self.pertama)),
            )
        )

    @cached_property
    def tanda_tangan_lampiran(self) -> TandaTangan:
        """The signature block of the attachment, as its form has it."""
        return PENANDA[BENTUK[self.bentuk].penanda](self)

    @property
    def lampiran(self) -> Lampiran:
        """The attachment on pages of its own."""
        return Lampiran(self)

    @property
    def kepala_lampiran(self) -> Identitas | None:
        """The lines above the tables of the attachment; None where the form has none."""
        kepala = BENTUK[self.bentuk].kepala
        return kepala and kepala(self)

    def baris(self, tabel: str) -> list[Baris]:
        """Return the rows of a raw table that belong to this agreement."""
        return self._lap.sumber().semua(tabel, perjanjian=self.kode)

    @property
    def dinyatakan(self) -> Angka:
        """Total of the items as the signed form prints it."""
        baris = self._lap.sumber().cari("perjanjian", kode=self.kode)
        return baris.angka("jumlah_dinyatakan", "jumlah yang dinyatakan formulir", "rupiah")

    @cached_property
    def butir(self) -> pd.DataFrame:
        """Items of the agreement; target with its unit."""
        baris = self.baris("perjanjian_item")
        return self._milik("perjanjian_item").assign(
            target=[_target(b) for b in baris],
            anggaran=[b.angka("anggaran", "anggaran", "rupiah") for b in baris],
        )

    @property
    def program(self) -> pd.DataFrame:
        """Programs of the agreement with their names."""
        milik, baris = self._milik("perjanjian_program"), self.baris("perjanjian_program")
        return milik.assign(
            nama=milik["program"].map(self._lap.nama_anggaran),
            no=range(1, len(milik) + 1),
            anggaran=[b.angka("anggaran", "anggaran", "rupiah") for b in baris],
        )

    @property
    def rencana_aksi(self) -> pd.DataFrame:
        """The action plan with the name of its program; one row."""
        milik, baris = self._milik("rencana_aksi"), self.baris("rencana_aksi")
        target = {
            kolom: [b.angka(kolom, f"target {nama}", "bilangan") for b in baris]
            for kolom, nama in TARGET_RENCANA.items()
        }
        return milik.assign(
            **target,
            program=milik["program"].map(self._lap.nama_anggaran),
            target_program=[_angka_teks(b, "target_program", "target program") for b in baris],
            pagu_program=[b.angka("pagu_program", "pagu program", "rupiah") for b in baris],
        )

    @property
    def rencana_aksi_item(self) -> pd.DataFrame:
        """Sub kegiatan of the action plan with their names and those of their kegiatan."""
        milik, baris = self._milik("rencana_aksi_item"), self.baris("rencana_aksi_item")
        return milik.assign(
            nama=milik["sub_kegiatan"].map(self._lap.nama_anggaran),
            kegiatan=milik["sub_kegiatan"].map(self._lap.nama_kegiatan_dari),
            target=[_angka_teks(b, "target", "target") for b in baris],
            pagu=[b.angka("pagu", "pagu", "rupiah") for b in baris],
        )

    def misi(self, no: int) -> str:
        """Return the wording of a misi."""
        return self._lap.data.misi.set_index("no").loc[no, "misi"]

    def _milik(self, tabel: str) -> pd.DataFrame:
        semua = self._lap.data.tables[tabel]
        return semua[semua["perjanjian"] == self.kode]


class TahapPerjanjian:
    """The agreements of one stage as an appendix shows them.

    Attributes
    ----------
    perjanjian : list of Perjanjian
    judul, sebutan : str
        What an agreement of the stage is called, in a title and in a sentence.
    tabel : str
        Id of the table of the parties.
    """

    def __init__(self, lap: Laporan, tahap: str) -> None:
        self._lap, self._tahap = lap, tahap
        self.perjanjian: list[Perjanjian] = getattr(lap.perjanjian, tahap)
        self.judul, self.sebutan = JUDUL[tahap], JUDUL[tahap].lower()
        self.tabel = f"perjanjian-{tahap}"

    @property
    def banyak(self) -> Angka:
        """How many agreements there are."""
        return banyaknya(self.sebutan, self._lap.sumber().semua("perjanjian", tahap=self._tahap))


class Lampiran:
    """The attachment of an agreement: title, lines, tables and signatures, on pages of its own."""

    def __init__(self, perjanjian: Perjanjian) -> None:
        self.perjanjian = perjanjian
        self.bentuk = BENTUK[perjanjian.bentuk]

    def _repr_html_(self) -> str:
        p = self.perjanjian
        bagian = (
            Judul((*self.bentuk.judul(p), p.instansi)),
            p.kepala_lampiran,
            *self.bentuk.tabel(p),
            p.tanda_tangan_lampiran,
        )
        kelas = "formulir lanskap" if self.bentuk.lanskap else "formulir lampirannya"
        isi = "\n".join(b._repr_html_() for b in bagian if b is not None)
        return f'<div class="{kelas}">\n{isi}\n</div>'


def _menurut_jabatan(p: Perjanjian) -> TandaTangan:
    pihak = (Pihak((f"{orang['jabatan']},",), orang["nama"], _bawah(orang)) for orang in (p.kedua, p.pertama))
    return TandaTangan(tuple(pihak))


def _pertama_saja(p: Perjanjian) -> TandaTangan:
    atas = (p.tempat_tanggal, f"{p.pertama['jabatan']},")
    return TandaTangan((Pihak(atas, p.pertama["nama"], _bawah(p.pertama)),))


PENANDA = {"jabatan": _menurut_jabatan, "pihak": lambda p: p.tanda_tangan, "pertama": _pertama_saja}
"""Signature blocks of an attachment by the name that its form gives."""


def _bawah(orang: Mapping[str, str]) -> tuple[str, ...]:
    return (orang["pangkat"], f"NIP {nip_cetak(orang['nip'])}" if orang["nip"] else "")


def nip_cetak(nip: str) -> str:
    """Print a NIP in its groups: 8 digits, 6, 1, 3."""
    return f"{nip[:8]} {nip[8:14]} {nip[14:15]} {nip[15:]}"


def _target(baris: Baris) -> object:
    """Target with its unit, as one text."""
    satuan = baris.isi["satuan"]
    ujung = "" if kosong(satuan) else "%" if satuan == "%" else f" {satuan}"
    return _angka_teks(baris, "target", "target", ujung)


def _angka_teks(baris: Baris, kolom: str, label: str, ujung: str = "") -> object:
    """Return a text that a form gives as target: as a figure where it has one."""
    isi = baris.isi[kolom]
    if kosong(isi):
        return None
    teks = f"{isi}{ujung}"
    return Angka(teks, "teks", asal=baris.asal(label, teks)) if any(h.isdigit() for h in teks) else teks
