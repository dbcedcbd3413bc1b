"""What a notebook sees of a year: names, values, tables and figures, ready to print."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from types import SimpleNamespace

import pandas as pd

from ...data.profile import profil
from ...data.settings import tahap_perjanjian
from ...data.stages import TahapDipakai, tahap_dipakai
from ...kinerja.anggaran import induk_kode
from ...kinerja.efisiensi import DEFINISI
from ...kinerja.rumus import Rumus, buku_rumus
from ...kinerja.skala import Skala, muat_skala
from ...review.run_review import Reviu, reviu
from ...text.number_format import persen
from ...text.wording import gabung
from ..charts.picture import Gambar
from ..forms.identity import IdentitasFormulir
from ..forms.perjanjian import Perjanjian
from ..measures.store import JENIS
from ..origin.notes import Catatan, catatan
from ..origin.raw_rows import Sumber, banyaknya
from ..origin.values import Angka
from ..tables import catalogue as daftar_tabel
from ..tables.blocks import DaftarIsi
from ..tables.registry import (
    DAFTAR,
    TANPA_RUJUKAN,
    Entri,
    RujukanError,
    entri,
    id_milik,
    item_id,
    nihil,
    terisi,
    title,
)
from ..tables.table import Tabel
from ..tables.temuan import tabel_reviu
from ..words.kalimat import Kalimat
from .budget_values import AngkaAnggaran, AngkaBelanja, AngkaProgram, Keluaran
from .dokumentasi import Dokumentasi, tersedia
from .indikator import Indikator, LembarIndikator, bagi
from .instansi import Lembaga
from .peraturan import BELUM_DICATAT, Peraturan, peraturan
from .previous_year import Banding

SATUAN_FORMAT = {"rasio": "rasio", "persen": "persen", "poin persen": "poin", "nilai": "bilangan"}
__all__ = ["Laporan", "daftar_tabel"]


class Laporan(Lembaga):
    """One report: the agency, the data of a year, its measures, and how they are named and printed."""

    @property
    def tahap_perjanjian(self) -> tuple[str, ...]:
        """The stages of the agreements in this year."""
        return tahap_perjanjian(self.data.settings)

    @cached_property
    def tahap_anggaran(self) -> list[TahapDipakai]:
        """The stages of the budget that the data have, in the order of the year; the first one in any case."""
        semua = profil(self.data.settings).tahap
        return tahap_dipakai([semua[0].nama, *self.data.pagu_program["tahap"]], semua)

    @property
    def dokumen_awal(self) -> str:
        """Short name of the document of the budget at the beginning of the year."""
        return self.tahap_anggaran[0].dokumen

    @property
    def dokumen_anggaran(self) -> str:
        """Short name of the document of the budget that was spent."""
        return self.tahap_anggaran[-1].dokumen

    @cached_property
    def perjanjian(self) -> SimpleNamespace:
        """All agreements of the year, by stage: ``murni`` and ``perubahan``, in the order of the source."""
        semua = [Perjanjian(self, baris) for baris in self.data.perjanjian.to_dict("records")]
        return SimpleNamespace(**{tahap: [p for p in semua if p.tahap == tahap] for tahap in ("murni", "perubahan")})

    @property
    def kepala_awal(self) -> Mapping[str, str]:
        """The head who made the agreement at the beginning of the year; who signs the report where there is none."""
        return next((p.pertama for p in self.perjanjian.murni if p.bentuk == "instansi"), self.kepala)

    @cached_property
    def reviu(self) -> Reviu:
        """The findings of the review of this year's data."""
        return reviu(self.data, {nama: getattr(self.ukuran, nama) for nama in JENIS}, self.riwayat)

    @cached_property
    def banding(self) -> Banding:
        """The comparison with last year's report."""
        return Banding(self)

    def tabel_reviu(self, keadaan: str) -> Tabel:
        """Return the findings as a table: ``terbuka`` or ``selesai``."""
        return tabel_reviu(self.reviu, keadaan)

    # indicators

    @cached_property
    def indikator(self) -> list[Indikator]:
        """All indicators of sasaran that are reported."""
        return [i for i in self._semua_indikator if i.jenis != "tujuan"]

    @cached_property
    def iku(self) -> list[Indikator]:
        """The indikator kinerja utama."""
        return [i for i in self.indikator if i.jenis == "iku"]

    @cached_property
    def indikator_tujuan(self) -> list[Indikator]:
        """The indicators of tujuan."""
        return [i for i in self._semua_indikator if i.jenis == "tujuan"]

    @cached_property
    def _semua_indikator(self) -> list[Indikator]:
        return [Indikator(self, baris) for baris in self.data.indikator.to_dict("records")]

    @cached_property
    def buku_rumus(self) -> Mapping[str, Rumus]:
        """The formulas of capaian by name, each with its bounds and its rounding in this report."""
        return buku_rumus(self.data.settings["ukuran"])

    @property
    def aturan_capaian(self) -> list[SimpleNamespace]:
        """The rules of capaian that are used, in the order of the indicators: a `Rumus` with its `indikator`."""
        dipakai: dict[str, list[Indikator]] = {}
        for i in self.indikator:
            dipakai.setdefault(i.kini.rumus, []).append(i)
        return [SimpleNamespace(**self.buku_rumus[nama]._asdict(), indikator=milik) for nama, milik in dipakai.items()]

    def nama_sasaran(self, kode: str) -> str:
        return _nama(self.data.sasaran, "sasaran", kode)

    def nama_anggaran(self, kode: str) -> str:
        return _nama(self.data.nomenklatur, "nama", kode)

    def nama_kegiatan_dari(self, sub_kegiatan: str) -> str:
        """Return the name of what stands above a sub kegiatan; empty where nothing does."""
        induk = self._induk_kode[sub_kegiatan]
        return self.nama_anggaran(induk) if induk else ""

    @cached_property
    def _induk_kode(self) -> Mapping[str, str | None]:
        return induk_kode(self.data.nomenklatur["kode"])

    def tujuan_dari(self, indikator: Indikator) -> str:
        """Return the tujuan that an indicator or its sasaran serve, one below the other; empty where there is none."""
        induk = (_nama(self.data.sasaran, "tujuan", satu) for satu in indikator.kode_sasaran)
        kode = dict.fromkeys([indikator.kode_tujuan, *induk])
        return "\n".join(_nama(self.data.tujuan, "tujuan", satu) for satu in kode if satu)

    def indikator_program(self, indikator: Indikator) -> list[Keluaran]:
        """The indicators of the programs that carry an indicator."""
        return [satu for kode in indikator.kode_program for satu in self.keluaran if satu.kode == kode]

    @cached_property
    def keluaran(self) -> list[Keluaran]:
        """Indicators and outputs of programs, kegiatan and sub kegiatan, in the order of the table."""
        return [Keluaran.dari(baris) for baris in self.sumber().semua("indikator_program")]

    @cached_property
    def skala(self) -> Skala:
        return muat_skala(self.data.settings["ukuran"]["skala"])

    @cached_property
    def atribut(self) -> Skala:
        return muat_skala(self.data.settings["ukuran"]["atribut"])

    @cached_property
    def dokumentasi(self) -> list[Dokumentasi]:
        """Photographs of the year whose file is there, in the order of print."""
        return tersedia(self)

    @cached_property
    def lembar_indikator(self) -> list[LembarIndikator]:
        """The indikator kinerja utama in the portions that one chart of small multiples takes."""
        return bagi(self.iku)

    def peraturan(self, peran: str, **kolom: str) -> Peraturan:
        """Return the first legal basis of a role (columns as in `peraturan.peraturan`); prints its full title."""
        return next(iter(peraturan(self.data.dasar_hukum, peran, **kolom)), Peraturan(BELUM_DICATAT))

    @cached_property
    def kalimat(self) -> Kalimat:
        """Composed sentences on budget, efisiensi, prizes and conclusion."""
        return Kalimat(self)

    @cached_property
    def identitas(self) -> IdentitasFormulir:
        """Lines `label : value` of the forms in the appendices."""
        return IdentitasFormulir(self)

    def catatan(self, *tempat: object, objek: Collection[str] = ()) -> Catatan:
        """Return notes on what the signed document states otherwise in some places (text, or a reference)."""
        return catatan(self, [str(t) for t in tempat], objek)

    # budget

    def sumber(self, tahun: int | None = None) -> Sumber:
        """Return where the raw figures of a year stand; of the year of the report by default."""
        return self._sumber[self.tahun if tahun is None else int(tahun)]

    @cached_property
    def _sumber(self) -> dict[int, Sumber]:
        return {data.year: Sumber(data.tables) for data in (*self.riwayat.values(), self.data)}

    @cached_property
    def anggaran(self) -> AngkaAnggaran:
        """The budget tree of the year."""
        return AngkaAnggaran(self.ukuran.anggaran, self.sumber())

    @cached_property
    def pagu_program(self) -> AngkaProgram:
        """Pagu of the programs before and after the change of the budget."""
        return AngkaProgram(self.ukuran.program, self.sumber())

    @cached_property
    def belanja(self) -> AngkaBelanja:
        """Pagu by kind of belanja."""
        return AngkaBelanja(self.sumber())

    @property
    def jumlah(self) -> SimpleNamespace:
        """The whole budget of the year."""
        return self.anggaran.jumlah

    @cached_property
    def jumlah_murni(self) -> Angka:
        """Pagu of all programs at the first stage of the budget."""
        return self.pagu_program.jumlah(self.tahap_anggaran[0].nama)

    @cached_property
    def jumlah_perubahan(self) -> Angka:
        """Pagu of all programs at the last stage of the budget; missing where there is but one."""
        return self.pagu_program.jumlah(self.tahap_anggaran[-1].nama if len(self.tahap_anggaran) > 1 else "")

    @cached_property
    def banyak(self) -> SimpleNamespace:
        """How many programs, kegiatan and sub kegiatan the budget has, printed as ``5 (lima)``."""
        sumber = self.sumber()
        return SimpleNamespace(
            **{satu.nama: self.anggaran.banyak(satu.nama) for satu in profil(self.data.settings).level},
            iku=banyaknya("indikator kinerja utama", sumber.semua("indikator", jenis="iku")),
            sasaran=banyaknya("sasaran", sumber.semua("sasaran")),
            tujuan=banyaknya("tujuan", sumber.semua("tujuan")),
        )

    @property
    def dasar_serapan(self) -> str:
        """Budget lines that efisiensi is measured on: ``utama`` or ``program``."""
        return self.data.settings["efisiensi"]["dasar_serapan"]

    @property
    def rumus_efisiensi(self) -> str:
        return DEFINISI[self.data.settings["efisiensi"]["definisi"]].rumus

    @property
    def format_efisiensi(self) -> str:
        return SATUAN_FORMAT[DEFINISI[self.data.settings["efisiensi"]["definisi"]].satuan]

    # tables, figures, references

    @cached_property
    def entri(self) -> dict[tuple[str, str], Entri]:
        """Every numbered table and figure of this report."""
        return {(e.jenis, e.id): e for e in entri(DAFTAR, self)}

    def ada_tabel(self, id: str, item: object = None) -> bool:
        """Whether the report has a table of the registry: whether what it shows is known."""
        return ("tabel", item_id(DAFTAR.cari("tabel", id), item)) in self.entri

    def ada_gambar(self, id: str, item: object = None) -> bool:
        """Whether the report has a figure of the registry: whether what it shows is known."""
        return ("gambar", item_id(DAFTAR.cari("gambar", id), item)) in self.entri

    def tabel(self, id: str) -> Tabel | None:
        """Return a table of the registry, numbered and filled; None where the report does not have it."""
        spec = DAFTAR.cari("tabel", id)
        if not self.ada_tabel(id):
            return None
        kolom = spec.kolom(self) if callable(spec.kolom) else spec.kolom
        return Tabel(
            id=id,
            nomor=self.entri["tabel", id].nomor,
            judul=title(spec, self, None),
            kolom=kolom,
            data=spec.isi(self) if terisi(spec, self) else nihil(kolom),
            sumber=spec.sumber.format(lap=self),
            lanskap=spec.lanskap,
            nomor_kolom=spec.nomor_kolom,
        )

    def gambar(self, id: str, item: object = None) -> Gambar | None:
        """Return a figure of the registry, numbered and drawn; None where there is nothing to show.

        `item` is the one that it is drawn for, where it is repeated.
        """
        spec = DAFTAR.cari("gambar", id)
        if not self.ada_gambar(id, item):
            return None
        isi = spec.isi(self) if item is None else spec.isi(self, item)
        kunci = item_id(spec, item)
        return Gambar(
            id=kunci,
            nomor=self.entri["gambar", kunci].nomor,
            judul=title(spec, self, item),
            isi=isi.html(),
            sumber=spec.sumber.format(lap=self),
            lanskap=spec.lanskap,
        )

    def ref(self, id: str, item: object = None, *, jenis: str = "") -> Entri:
        """Return a reference to a table or figure; prints its number and leads to it.

        It is empty, and false, where the report does not have the table or figure.

        Where a table and a figure have the same id, the table is meant unless `jenis` says ``gambar``.

        Raises
        ------
        RujukanError
            No table or figure has that id.
        """
        kunci = id_milik(id, item)
        for satu in (jenis,) if jenis else ("tabel", "gambar"):
            if (satu, kunci) in self.entri:
                return self.entri[satu, kunci]
        if any((satu, id) in DAFTAR.spesifikasi for satu in ("tabel", "gambar")):
            return TANPA_RUJUKAN
        raise RujukanError(f"tidak ada tabel atau gambar dengan id {kunci!r}")

    def daftar(self, jenis: str) -> DaftarIsi:
        """Return the place of a generated list: ``isi``, ``lampiran``, ``tabel`` or ``gambar``."""
        return DaftarIsi(jenis)

    @staticmethod
    def persen(nilai: object) -> str:
        return persen(nilai)

    @staticmethod
    def gabung(bagian: list[str]) -> str:
        return gabung(bagian)


def _nama(tabel: pd.DataFrame, kolom: str, kode: object) -> str:
    """Return a text of the row that has a code; empty where there is none."""
    milik = tabel.loc[tabel["kode"].eq(kode).fillna(False), kolom].dropna() if isinstance(kode, str) else ()
    return str(milik.iloc[0]) if len(milik) else ""
