"""How performance and efisiensi are measured: formulas, scales, bases and categories, as the settings name them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from ...kinerja.classes import Batas, susun_batas
from ...kinerja.efisiensi import DEFINISI
from ...kinerja.rumus import Rumus, buku_rumus
from ...kinerja.skala import Skala, celah, di_celah, muat_skala
from ..origin.origin import Asal, Bagian
from ..origin.prose import Naskah, gabung
from ..origin.values import Angka
from ..tables.indicator_box import DASAR
from .groups import Kelompok
from .judgement import NAIK_LEBIH_BAIK

if TYPE_CHECKING:
    from .indikator import Indikator

SATUAN_FORMAT = {"rasio": "rasio", "persen": "persen", "poin persen": "poin", "nilai": "bilangan"}


@dataclass(frozen=True)
class RumusDipakai:
    """A formula of capaian, and the indicators that it is used for."""

    rumus: Rumus
    indikator: Sequence[Indikator]
    semua: bool

    @property
    def sebutan(self) -> str:
        """The formula in symbols; in words where it has none."""
        return self.rumus.lambang or f"Capaian = {self.rumus.kata}"

    @property
    def naik_lebih_baik(self) -> bool | None:
        """Whether a higher realisasi is the better one; None where it is to stay, or the indicators differ."""
        arah = {NAIK_LEBIH_BAIK.get(i.arah) for i in self.indikator}
        return arah.pop() if len(arah) == 1 else None

    @property
    def minimal(self) -> Angka:
        return Angka(self.rumus.minimal, "persen")

    @property
    def maksimal(self) -> Angka:
        """What a capaian is cut off at; missing where it is not."""
        return Angka(self.rumus.maksimal, "persen")

    @property
    def dipotong(self) -> bool:
        """Whether digits that are not printed are cut off instead of rounded."""
        return self.rumus.pembulatan == "potong"

    @property
    def nama(self) -> Naskah:
        """Names of the indicators."""
        return gabung([i.nama for i in self.indikator])


class Pengukuran:
    """How a `Laporan` measures, and which of its indicators are where."""

    # indikator kinerja utama, by what they came to

    @cached_property
    def tercapai(self) -> Kelompok:
        """The indikator kinerja utama that reach or exceed their target."""
        return self._iku("yang mencapai target", lambda i: i.tercapai)

    @cached_property
    def melampaui(self) -> Kelompok:
        return self._iku("yang melampaui target", lambda i: i.melampaui)

    @cached_property
    def belum_tercapai(self) -> Kelompok:
        return self._iku("yang belum mencapai target", lambda i: i.belum_tercapai)

    @cached_property
    def belum_terukur(self) -> Kelompok:
        """The indikator kinerja utama whose capaian is not known."""
        return self._iku("yang capaiannya belum diketahui", lambda i: not i.terukur)

    @cached_property
    def menurut_atribut(self) -> list[tuple[Angka, str, Naskah]]:
        """How many indikator kinerja utama each class of `atribut` has, its name and theirs; no empty class."""
        return self._menurut([kelas.nama for kelas in self.atribut.kelas], lambda i: i.atribut)

    @cached_property
    def menurut_efisiensi(self) -> list[tuple[Angka, str, Naskah]]:
        """How many indikator kinerja utama each category of efisiensi has, its name and theirs; no empty one."""
        nama = [k["nama"] for k in self.data.settings["efisiensi"]["kategori"]]
        return self._menurut(nama, lambda i: i.efisiensi(self.dasar_serapan)["kategori"])

    @cached_property
    def ada_tindak_lanjut(self) -> bool | None:
        """Whether the data name a step to be taken for an indikator kinerja utama."""
        return True if any(i.ada_faktor("tindak_lanjut") for i in self.iku) else None

    @cached_property
    def ada_standar(self) -> bool | None:
        """Whether an indicator has a national standard; False where the data say of each that there is none."""
        if any(i.standar.ada for i in self.indikator):
            return True
        return None if self.data.standar_nasional.empty else False

    def _menurut(self, nama: Sequence[str], milik: Callable[[Indikator], str]) -> list[tuple[Angka, str, Naskah]]:
        kelompok = [self._iku(f"yang tergolong {n}", lambda i, n=n: milik(i) == n if milik(i) else None) for n in nama]
        return [(k.banyak, n, k.nama) for n, k in zip(nama, kelompok, strict=True) if k.isi]

    def _iku(self, sebutan: str, berlaku: Callable[[Indikator], bool | None]) -> Kelompok:
        nama = f"indikator kinerja utama {sebutan}"
        return Kelompok(nama, self.iku, berlaku, lambda i: self.sumber().cari("indikator", kode=i.kode))

    # formulas and scales of capaian

    @cached_property
    def rumus(self) -> list[RumusDipakai]:
        """The formulas that the indicators use."""
        milik: dict[str, list[Indikator]] = {}
        for i in self.indikator:
            milik.setdefault(i.kini.rumus, []).append(i)
        return [RumusDipakai(self.buku_rumus[nama], isi, len(milik) == 1) for nama, isi in milik.items()]

    @cached_property
    def buku_rumus(self) -> Mapping[str, Rumus]:
        """The formulas of capaian by name, each with its bounds and its rounding in this report."""
        return buku_rumus(self.data.settings["ukuran"])

    @cached_property
    def skala(self) -> Skala:
        return muat_skala(self.data.settings["ukuran"]["skala"])

    @cached_property
    def atribut(self) -> Skala:
        return muat_skala(self.data.settings["ukuran"]["atribut"])

    @property
    def dua_skala(self) -> bool:
        """Whether predikat and atribut are classes of two scales."""
        return self.data.settings["ukuran"]["skala"] != self.data.settings["ukuran"]["atribut"]

    @property
    def ada_celah(self) -> bool:
        """Whether the intervals, as printed, leave a value to no class or to two."""
        return bool(celah(self.skala) or celah(self.atribut))

    @property
    def kebijakan_celah(self) -> str:
        """What happens to such a value, by the name in the settings."""
        return self.data.settings["ukuran"]["kebijakan_celah"]

    @property
    def di_celah(self) -> list[tuple[str, Angka]]:
        """Name and capaian of the indicators whose capaian lies between two classes."""
        nilai = pd.Series({i.nama: i.capaian.nilai for i in self.indikator}, dtype="Float64").dropna()
        di_antara = di_celah(nilai, self.skala) | di_celah(nilai, self.atribut)
        return [(i.nama, i.capaian) for i in self.indikator if di_antara.get(i.nama)]

    # efisiensi

    @property
    def dasar_serapan(self) -> str:
        """Budget lines that efisiensi is measured on: ``utama`` or ``program``."""
        return self.data.settings["efisiensi"]["dasar_serapan"]

    @property
    def dasar_lain(self) -> str:
        """The other basis, which the report shows beside."""
        return next(nama for nama in DASAR if nama != self.dasar_serapan)

    @property
    def nama_dasar_serapan(self) -> str:
        return DASAR[self.dasar_serapan]

    @property
    def nama_dasar_lain(self) -> str:
        return DASAR[self.dasar_lain]

    @property
    def rumus_efisiensi(self) -> str:
        return DEFINISI[self.data.settings["efisiensi"]["definisi"]].rumus

    @property
    def format_efisiensi(self) -> str:
        return SATUAN_FORMAT[DEFINISI[self.data.settings["efisiensi"]["definisi"]].satuan]

    @property
    def batas_efisiensi(self) -> list[tuple[str, str, Angka]]:
        """The categories but for the lowest: name, how its bound is meant, and the bound."""
        batas = susun_batas(self.data.settings["efisiensi"]["kategori"])
        return [
            (b.nama.lower(), "paling rendah" if b.termasuk else "di atas", self._batas(nomor, b))
            for nomor, b in enumerate(batas)
            if b.minimal is not None
        ]

    @property
    def efisiensi_terendah(self) -> str:
        """Name of the category that takes what is below every bound."""
        return self.data.settings["efisiensi"]["kategori"][-1]["nama"].lower()

    def _batas(self, nomor: int, batas: Batas) -> Angka:
        minimal = Angka(batas.minimal, self.format_efisiensi)
        tempat = self.tempat_setelan("efisiensi", "kategori", nomor, "minimal")
        asal = Asal("batas kategori menurut pengaturan instansi", (Bagian("minimal", str(minimal), tempat),))
        return replace(minimal, asal=asal)
