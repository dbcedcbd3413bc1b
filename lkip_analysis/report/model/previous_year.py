"""This year's figures beside those of last year's report: indicators, and the budget by program."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pandas as pd

from ...data.load import DataTahun
from ...kinerja.anggaran import pohon
from ...kinerja.perbandingan import perubahan
from ...text.number_format import BELUM, kosong
from ..origin.origin import Asal
from ..origin.prose import berhuruf_besar
from ..origin.values import Angka, Besaran
from ..tables.table import Kolom, Tabel
from .budget_values import AngkaAnggaran

if TYPE_CHECKING:
    from .indikator import Indikator
    from .laporan import Laporan

KINERJA = ("target", "realisasi", "capaian")
ANGGARAN = ("pagu", "realisasi", "serapan")
DIPERLUKAN = ("target", "realisasi", "anggaran", "nomenklatur")
"""Raw tables of last year that the comparison needs, the budget's last."""


class Banding:
    """The comparison with last year.

    Attributes
    ----------
    tahun, tahun_lalu : int
    """

    def __init__(self, lap: Laporan) -> None:
        self._lap = lap
        self.tahun, self.tahun_lalu = lap.tahun, lap.tahun_lalu

    @cached_property
    def _data_lalu(self) -> DataTahun | None:
        return self._lap.riwayat.get(self.tahun_lalu)

    @cached_property
    def _tersedia(self) -> list[str]:
        """Which of the needed tables last year has rows in."""
        data = self._data_lalu
        return [nama for nama in DIPERLUKAN if data is not None and not data.tables[nama].empty]

    @property
    def folder(self) -> str:
        """Where the data of last year stands, relative to the root."""
        return self._lap.root.relatif(self._lap.root.raw(self.tahun_lalu))

    @property
    def ada(self) -> bool:
        """Whether last year has any of the needed tables."""
        return bool(self._tersedia)

    @property
    def lengkap(self) -> bool:
        return not self.belum_ada

    @property
    def tersedia(self) -> list[str]:
        """The needed files of last year that have rows."""
        return [f"{nama}.csv" for nama in self._tersedia]

    @property
    def belum_ada(self) -> list[str]:
        return [f"{nama}.csv" for nama in DIPERLUKAN if nama not in self._tersedia]

    # indicators

    @cached_property
    def kinerja(self) -> Tabel:
        """Target, realisasi and capaian of each indicator in both years, with difference and direction."""
        baris = [baris for i in self._lap.indikator for baris in self._indikator(i)]
        return Tabel("banding-kinerja", "", "", self._kolom("Indikator Kinerja"), pd.DataFrame(baris))

    def _indikator(self, i: Indikator) -> Iterator[dict]:
        for nama in KINERJA:
            lalu, kini = i.lalu and getattr(i.lalu, nama), getattr(i.kini, nama)
            arah = i.arah if nama == "realisasi" else None
            yield {"objek": i.nama, **self._sel(nama, lalu, kini, arah), "lalu": i.sel(self.tahun_lalu, nama)}

    @cached_property
    def membaik(self) -> list[str]:
        """Names of the indicators whose realisasi went the better way since last year."""
        return self._nama(lambda i: i.membaik)

    @cached_property
    def memburuk(self) -> list[str]:
        return self._nama(lambda i: i.memburuk)

    @cached_property
    def tetap(self) -> list[str]:
        return self._nama(lambda i: i.tetap)

    @cached_property
    def baru(self) -> list[str]:
        """Names of the indicators that last year did not have."""
        return self._nama(lambda i: i.baru)

    @cached_property
    def belum_dapat(self) -> list[str]:
        """Names of the indicators of both years that lack a realisasi in one of them."""
        return self._nama(lambda i: not i.baru and not i.ubah_realisasi.ada)

    @property
    def hilang(self) -> list[str]:
        """Names of the indicators that last year lists and this year does not."""
        lalu, kini = self._data_lalu, {i.kode for i in self._lap.indikator}
        return [] if lalu is None else list(lalu.indikator[~lalu.indikator["kode"].isin(kini)]["nama"])

    def _nama(self, berlaku: Callable[[Indikator], bool | None]) -> list[str]:
        return [i.nama for i in self._lap.indikator if berlaku(i)]

    # budget

    @property
    def ada_anggaran(self) -> bool:
        return {"anggaran", "nomenklatur"} <= set(self._tersedia)

    @cached_property
    def anggaran(self) -> Tabel | None:
        """Pagu, realisasi and serapan of each program and of all in both years; None without last year's."""
        if not self.ada_anggaran:
            return None
        data = self._data_lalu
        pohon_lalu = pohon(data.nomenklatur, data.anggaran)
        lalu, kini = AngkaAnggaran(pohon_lalu, self._lap.sumber(self.tahun_lalu)), self._lap.anggaran
        nama_lalu, nama_kini = _program(pohon_lalu), _program(self._lap.ukuran.anggaran)
        baris = []
        # In the order of this year, and under the name of this year where both have one.
        semua = nama_kini | nama_lalu | nama_kini
        for kode, nama in semua.items():
            simpul = (
                lalu.simpul(kode) if kode in nama_lalu else None,
                kini.simpul(kode) if kode in nama_kini else None,
            )
            baris += [{"objek": f"{kode} {nama}", **sel} for sel in self._anggaran(*simpul)]
        total = {"objek": "Jumlah", "kelas": "jumlah"}
        jumlah = [total | sel for sel in self._anggaran(lalu.jumlah, kini.jumlah)]
        return Tabel("banding-anggaran", "", "", self._kolom("Program", "–"), pd.DataFrame([*baris, *jumlah]))

    def _anggaran(self, lalu: SimpleNamespace | None, kini: SimpleNamespace | None) -> Iterator[dict]:
        for nama in ANGGARAN:
            yield self._sel(nama, getattr(lalu, nama, None), getattr(kini, nama, None))

    # rows

    def _kolom(self, objek: str, kosong: str = BELUM) -> tuple[Kolom, ...]:
        return (
            Kolom("objek", objek, lebar=4, gabung=True),
            Kolom("ukuran", "Ukuran", lebar=1.3),
            Kolom("lalu", str(self.tahun_lalu), "besaran", lebar=1.8, kosong=kosong),
            Kolom("kini", str(self.tahun), "besaran", lebar=1.8, kosong=kosong),
            Kolom("selisih", "Selisih", "besaran", lebar=2, kosong="–"),
            Kolom("arah", "Perubahan", lebar=1.8, kosong="–"),
        )

    def _sel(self, nama: str, lalu: Angka | None, kini: Angka | None, arah: str | None = None) -> dict:
        """Return the cells of one figure in both years.

        Parameters
        ----------
        nama : str
            What the figure is, in words.
        lalu, kini : Angka or None
        arah : str, optional
            Name of the formula of capaian; says whether a change is an improvement.
        """
        ubah = _ubah(lalu, kini, arah)
        kata = ", ".join(k for k in dict.fromkeys((ubah["kata"], ubah.get("mutu"))) if k)
        dapat = ubah["kata"] is not None and not getattr(kini, "tercetak", "")  # letters and dates have no difference
        return {
            "ukuran": berhuruf_besar(nama),
            "lalu": lalu,
            "kini": kini,
            "selisih": self._selisih(nama, lalu, kini, ubah["selisih_cetak"]) if dapat else None,
            "arah": kata or None,
        }

    def _selisih(self, nama: str, lalu: Angka, kini: Angka, nilai: object) -> Angka:
        sebutan_kini, sebutan_lalu = f"{nama} tahun {self.tahun}", f"{nama} tahun {self.tahun_lalu}"
        rumus = f"{sebutan_kini} dikurangi {sebutan_lalu}, sebagaimana dicetak"
        asal = Asal(rumus, (*kini.sebagai(sebutan_kini), *lalu.sebagai(sebutan_lalu)))
        if kini.format == "rupiah":
            return Angka(kini.nilai - lalu.nilai, "rupiah", asal=asal)
        satuan = getattr(kini, "satuan", "%")
        return Angka(nilai, "poin", asal=asal) if satuan == "%" else Besaran(nilai, satuan=satuan, asal=asal)


def _ubah(lalu: Angka | None, kini: Angka | None, arah: str | None = None) -> Mapping:
    """Return the row of `perubahan` for two figures; all of it missing where one of them is."""
    nilai = [pd.NA if angka is None or kosong(angka.nilai) else angka.nilai for angka in (kini, lalu)]
    seri = [pd.Series([satu], dtype="Float64") for satu in nilai]
    return perubahan(*seri, None if arah is None else pd.Series([arah])).iloc[0].to_dict()


def _program(pohon: pd.DataFrame) -> dict[str, str]:
    milik = pohon[pohon["level"] == "program"]
    return dict(zip(milik["kode"], milik["nama"], strict=True))
