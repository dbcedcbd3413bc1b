"""This year's figures beside those of last year's report: indicators, and the budget by program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pandas as pd

from ...data.load import DataTahun
from ...kinerja.anggaran import pohon
from ...kinerja.perbandingan import MEMBAIK, MEMBURUK, TETAP, perubahan
from ...text.number_format import BELUM, kosong
from ..origin.origin import Asal
from ..origin.values import Angka, Besaran
from ..tables.blocks import Daftar
from ..tables.table import Kolom, Tabel
from ..words.prose import Naskah, berhuruf_besar, gabung, naskah
from .budget_values import AngkaAnggaran

if TYPE_CHECKING:
    from .indikator import Indikator
    from .laporan import Laporan

KINERJA = ("target", "realisasi", "capaian")
ANGGARAN = ("pagu", "realisasi", "serapan")
DIPERLUKAN = ("target", "realisasi", "anggaran", "nomenklatur")
"""Raw tables of last year that the comparison needs, the budget's last."""
MUTU = (MEMBAIK, MEMBURUK, TETAP)
BELUM_DAPAT = "belum dapat dibandingkan"


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
    def ketersediaan(self) -> Naskah:
        """What there is of last year, and what cannot be compared for want of it."""
        folder = self._lap.root.relatif(self._lap.root.raw(self.tahun_lalu))
        belum = [f"{nama}.csv" for nama in DIPERLUKAN if nama not in self._tersedia]
        ada = [f"{nama}.csv" for nama in self._tersedia]
        if not ada:
            return naskah("Data tahun {} belum ada dalam {}, sehingga belum dapat dibandingkan.",
                          self.tahun_lalu, folder)  # fmt: skip
        if not belum:
            return naskah("Data tahun {} dalam {} lengkap untuk perbandingan ini.", self.tahun_lalu, folder)
        return naskah("Data tahun {} yang ada dalam {} ialah {}; yang belum ada ialah {}.",
                      self.tahun_lalu, folder, gabung(ada), gabung(belum))  # fmt: skip

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

    @property
    def ringkasan(self) -> Daftar:
        """Which indicators' realisasi became better, worse or stayed, by their direction; which only one year has."""
        kelompok: dict[str, list[str]] = {kata: [] for kata in (*MUTU, BELUM_DAPAT, self._baru)}
        for i in self._lap.indikator:
            kelompok[self._mutu(i)].append(i.nama)
        kelompok[f"hanya ada pada tahun {self.tahun_lalu}"] = self._hilang
        ada = {kata: nama for kata, nama in kelompok.items() if nama}
        return Daftar(tuple(naskah("{}: {}.", berhuruf_besar(kata), gabung(nama)) for kata, nama in ada.items()))

    @property
    def _baru(self) -> str:
        return f"belum ada pada tahun {self.tahun_lalu}"

    @property
    def _hilang(self) -> list[str]:
        """Names of the indicators that last year lists and this year does not."""
        lalu, kini = self._data_lalu, {i.kode for i in self._lap.indikator}
        return [] if lalu is None else list(lalu.indikator[~lalu.indikator["kode"].isin(kini)]["nama"])

    def _mutu(self, i: Indikator) -> str:
        if i.baru:
            return self._baru
        return _ubah(i.lalu and i.lalu.realisasi, i.realisasi, i.arah)["mutu"] or BELUM_DAPAT

    # budget

    @property
    def ada_anggaran(self) -> bool:
        return {"anggaran", "nomenklatur"} <= set(self._tersedia)

    @property
    def keterangan_anggaran(self) -> Naskah:
        """How the budget is compared, or what is missing for it."""
        if self.ada_anggaran:
            return naskah(
                "Program disandingkan menurut kodenya; yang hanya ada pada satu tahun tidak punya pembanding."
            )
        return naskah(
            "Anggaran menurut program belum dapat dibandingkan karena pohon anggaran tahun {} belum ada; "
            "yang diperlukan ialah anggaran.csv dan nomenklatur.csv tahun itu.",
            self.tahun_lalu,
        )

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
