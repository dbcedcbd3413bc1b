"""Whose report it is: the agency, its head and people, the years, as the settings and tables of the year name them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import SimpleNamespace

import pandas as pd

from ...data.load import DataTahun
from ...data.presence import Keberadaan
from ...data.settings import bagian_settings, baris_kunci, letak_settings
from ...root import Root
from ...text.number_format import tanggal
from ..forms.perjanjian import nip_cetak
from ..measures.store import Ukuran
from ..tables.blocks import Pihak, TandaTangan
from .about import tentang

SETTINGS = "instansi.toml"


class Lembaga:
    """The agency in one fiscal year; `Laporan` adds its figures.

    Attributes
    ----------
    data : DataTahun
        Raw tables of the year.
    ukuran : Ukuran
        Measures.
    tahun : int
    """

    def __init__(self, root: Root, data: DataTahun, riwayat: Mapping[int, DataTahun], ukuran: Ukuran) -> None:
        self.root, self.data, self.riwayat, self.ukuran = root, data, riwayat, ukuran
        self.tahun = data.year
        self.tahun_lalu = data.year - 1

    @property
    def tahun_data(self) -> list[int]:
        """Years whose raw data the report reads."""
        return [*self.riwayat, self.tahun]

    @cached_property
    def instansi(self) -> SimpleNamespace:
        return bagian_settings(self.data.settings, "instansi")

    @cached_property
    def daerah(self) -> SimpleNamespace:
        return bagian_settings(self.data.settings, "daerah")

    @cached_property
    def istilah(self) -> SimpleNamespace:
        """What the report calls things, by the kind of the agency; a word that is not known is empty."""
        return SimpleNamespace(**self.data.settings["istilah"])

    @cached_property
    def ada(self) -> Keberadaan:
        """What there is of the year: a table, a section of the settings; True, False (nihil) or None (unknown)."""
        return Keberadaan(self.ukuran.keberadaan)

    @property
    def nama(self) -> str:
        return self.instansi.nama

    @property
    def singkat(self) -> str:
        return self.instansi.nama_singkat

    @cached_property
    def renstra(self) -> SimpleNamespace:
        return bagian_settings(self.data.settings, "renstra")

    @property
    def tahun_banding(self) -> list[int]:
        """Years of the comparison tables: this one and the two before, as far as they are known."""
        return [tahun for tahun in self.tahun_data if tahun > self.tahun - 3]

    @property
    def tahun_evaluasi(self) -> int:
        """Year of the AKIP evaluation that is followed up."""
        evaluasi = self.data.evaluasi["tahun"]
        return self.tahun_lalu if evaluasi.empty else int(evaluasi.max())

    @property
    def renstra_akhir(self) -> int:
        return self.renstra.akhir

    @property
    def periode(self) -> str:
        return f"{self.renstra.awal}–{self.renstra.akhir}" if self.ada.renstra else ""

    @cached_property
    def visi(self) -> SimpleNamespace:
        return bagian_settings(self.data.settings, "visi")

    @cached_property
    def kepala(self) -> Mapping[str, str]:
        kepala = bagian_settings(self.data.settings, "kepala")
        return {**self.pegawai(kepala.pegawai), "jabatan": kepala.jabatan}

    @cached_property
    def laporan(self) -> SimpleNamespace:
        return bagian_settings(self.data.settings, "laporan")

    @property
    def tanggal(self) -> str:
        return tanggal(_tanggal(self.laporan.tanggal)) if self.laporan.tanggal else ""

    @cached_property
    def tentang(self) -> dict[str, str]:
        """What the cover, the running heads and the file properties need."""
        return tentang(self.data.settings, self.tahun)

    def pegawai(self, kode: str, tahap: str = "perubahan") -> Mapping[str, str]:
        """Return name, nip and rank of a person; missing parts are empty, all of them for one who is not known.

        Name and rank are those of the stage: an earlier agreement keeps the ones that held when it was signed.
        """
        orang = self.data.pegawai.set_index("kode")
        baris = orang.loc[kode] if kode in orang.index else orang.iloc[:0].reindex([kode]).iloc[0]
        kolom = {k: baris.get(f"{k}_{tahap}", pd.NA) for k in ("nama", "nip", "pangkat")}
        dipakai = {k: baris[k] if pd.isna(v) else v for k, v in kolom.items()}
        return {k: "" if pd.isna(v) else str(v) for k, v in dipakai.items()}

    def tanda_tangan_kepala(self, *atas: str, orang: Mapping[str, str] | None = None) -> TandaTangan:
        """Return the signature block of the head, under the lines `atas` (place and date by default).

        Parameters
        ----------
        atas : str
        orang : mapping, optional
            Who was the head when it was signed; who signs the report by default.
        """
        tempat = atas or (", ".join(filter(None, (self.laporan.tempat, self.tanggal))),)
        kepala = orang or self.kepala
        nip = f"NIP {nip_cetak(kepala['nip'])}" if kepala["nip"] else ""
        return TandaTangan((Pihak((*tempat, f"{kepala['jabatan']},"), kepala["nama"], (kepala["pangkat"], nip)),))

    def tempat_setelan(self, *jalur: str | int) -> str:
        """Return file and line of a setting."""
        berkas = self.root.relatif(self.root.raw(self.tahun) / SETTINGS)
        return f"{berkas} baris {baris_kunci(self._letak_setelan, jalur)}"

    @cached_property
    def _letak_setelan(self) -> Mapping[tuple, int]:
        return letak_settings(self.root, self.tahun)


def _tanggal(nilai: date | str) -> date:
    return nilai if isinstance(nilai, date) else date.fromisoformat(nilai)
