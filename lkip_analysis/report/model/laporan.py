"""What a notebook sees of a year: names, values, tables and figures, ready to print."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from types import SimpleNamespace

import pandas as pd

from ...data.profile import profil
from ...data.settings import tahap_perjanjian
from ...data.stages import TahapDipakai, tahap_dipakai
from ...kinerja.anggaran import induk_kode
from ...review.run_review import Reviu, reviu
from ...text.number_format import tanggal
from ...text.wording import gabung
from ..charts.picture import Gambar
from ..forms.identity import IdentitasFormulir
from ..forms.perjanjian import Perjanjian, TahapPerjanjian
from ..measures.store import JENIS
from ..origin.raw_rows import Sumber, banyaknya
from ..origin.values import Angka, Besaran
from ..tables import catalogue as daftar_tabel
from ..tables.blocks import DaftarIsi
from ..tables.notes import isi_catatan, semua_catatan
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
from ..tables.table import Kolom, Tabel
from ..tables.temuan import tabel_reviu
from .agency_lists import IsiLembaga
from .budget_groups import RincianAnggaran
from .budget_values import AngkaAnggaran, AngkaBelanja, AngkaProgram, Keluaran
from .dokumentasi import Dokumentasi, tersedia
from .indikator import Indikator, LembarIndikator, bagi
from .instansi import Lembaga
from .measuring import Pengukuran
from .own_material import BahanSendiri
from .previous_year import Banding

SEBUTAN = re.compile(r"\{lap\.jenjang\.(\w+)\}")
"""A name of levels of the budget in the title of a column."""

__all__ = ["Laporan", "daftar_tabel"]


class Laporan(IsiLembaga, Pengukuran, RincianAnggaran, BahanSendiri, Lembaga):
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

    @cached_property
    def tahap_bertanda_tangan(self) -> list[TahapPerjanjian]:
        """The stages of the year that have signed agreements, each with its agreements."""
        ada = [tahap for tahap in self.tahap_perjanjian if getattr(self.perjanjian, tahap)]
        return [TahapPerjanjian(self, tahap) for tahap in ada]

    @property
    def waktu_perubahan(self) -> str:
        """When the agreement of the head was changed: a day, or the month that the form has; empty where unknown."""
        disusun = self.data.settings.get("perjanjian", {}).get("tanggal_perubahan")
        if disusun:
            return f"tanggal {tanggal(disusun)}"
        return str(self.gabung([p.tanggal for p in self.perjanjian.perubahan if p.bentuk == "instansi"]))

    @cached_property
    def perubahan_target(self) -> list[tuple[str, Besaran, Besaran]]:
        """The indikator kinerja utama whose target the change of the agreement changed, with both targets."""
        return [(i.nama, *dua) for i, dua in self._dua_target if dua[0].nilai != dua[1].nilai]

    @property
    def target_berubah(self) -> bool | None:
        """Whether the change of the agreement changed a target; None where no target of both is known."""
        return bool(self.perubahan_target) if self._dua_target else None

    @property
    def _dua_target(self) -> list[tuple[Indikator, tuple[Besaran, Besaran]]]:
        dua = ((i, (i.target_menurut("pk_murni"), i.target_menurut("pk_perubahan"))) for i in self.iku)
        return [(i, (lama, baru)) for i, (lama, baru) in dua if lama.ada and baru.ada]

    @property
    def kepala_awal(self) -> Mapping[str, str]:
        """The head who made the agreement at the beginning of the year; who signs the report where there is none."""
        return next((p.pertama for p in self.perjanjian.murni if p.bentuk == "instansi"), self.kepala)

    @cached_property
    def reviu(self) -> Reviu:
        """The findings of the review of this year's data."""
        return reviu(self.data, {nama: getattr(self.ukuran, nama) for nama in JENIS}, self.riwayat, self.root)

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
    def pendukung(self) -> list[Indikator]:
        """The indicators that are no indikator kinerja utama."""
        iku = {i.kode for i in self.iku}
        return [i for i in self.indikator if i.kode not in iku]

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
    def dokumentasi(self) -> list[Dokumentasi]:
        """Photographs of the year whose file is there, in the order of print."""
        return tersedia(self)

    @cached_property
    def lembar_indikator(self) -> list[LembarIndikator]:
        """The indikator kinerja utama in the portions that one chart of small multiples takes."""
        return bagi(self.iku)

    @cached_property
    def identitas(self) -> IdentitasFormulir:
        """Lines `label : value` of the forms in the appendices."""
        return IdentitasFormulir(self)

    @property
    def ada_catatan(self) -> bool | None:
        """Whether the signed document states something otherwise; None where the data note nothing."""
        return True if isi_catatan(self) else None

    @property
    def catatan_sumber(self) -> Tabel:
        """All that the signed document states otherwise, with the decision on each."""
        return semua_catatan(self)

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
    def jenjang(self) -> SimpleNamespace:
        """What the levels of the budget are called: those that it has, in titles."""
        ada = set(self.data.nomenklatur["level"])
        kata = [satu.kata.title() for satu in profil(self.data.settings).level if satu.nama in ada] or ["Program"]
        return SimpleNamespace(daftar=gabung(kata), koma=", ".join(kata), garis="/".join(kata), rinci=kata[-1])

    @cached_property
    def banyak(self) -> SimpleNamespace:
        """How many programs, kegiatan and sub kegiatan the budget has, printed as ``5 (lima)``."""
        sumber = self.sumber()
        return SimpleNamespace(
            **{nama: self.anggaran.banyak(nama) for nama in (satu.nama for satu in profil(self.data.settings).level)},
            iku=banyaknya("indikator kinerja utama", sumber.semua("indikator", jenis="iku")),
            sasaran=banyaknya("sasaran", sumber.semua("sasaran")),
            tujuan=banyaknya("tujuan", sumber.semua("tujuan")),
        )

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
        kolom = [_bersebutan(k, self) for k in (spec.kolom(self) if callable(spec.kolom) else spec.kolom)]
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
            isi=isi,
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


def _bersebutan(kolom: Kolom, lap: Laporan) -> Kolom:
    """Return a column with the words of the agency in its titles: `{lap.jenjang.rinci}`."""
    judul, *grup = (SEBUTAN.sub(lambda m: getattr(lap.jenjang, m[1]), teks) for teks in (kolom.judul, *kolom.grup))
    return replace(kolom, judul=judul, grup=tuple(grup))


def _nama(tabel: pd.DataFrame, kolom: str, kode: object) -> str:
    """Return a text of the row that has a code; empty where there is none."""
    milik = tabel.loc[tabel["kode"].eq(kode).fillna(False), kolom].dropna() if isinstance(kode, str) else ()
    return str(milik.iloc[0]) if len(milik) else ""
