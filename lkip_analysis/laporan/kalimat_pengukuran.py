"""Sentences and lists on how performance is measured: formulas, scales, and what the scales leave open."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from ..kinerja.capaian import RUMUS
from ..kinerja.perbandingan import LEBIH_BAIK, SAMA
from ..kinerja.skala import TUMPANG_TINDIH, Celah, Skala, celah, di_celah
from ..teks.angka import persen
from ..teks.cocok import BEDA
from ..teks.kalimat import gabung
from .angka import Besaran
from .blok import Butir, Daftar, DaftarBertingkat
from .kalimat_tahunan import cocok_capaian
from .peraturan import peraturan

if TYPE_CHECKING:
    from .indikator import Indikator
    from .laporan import Laporan

RUMUS_UMUM = ("naik", "turun")
"""Formulas that every report names; another one only where an indicator uses it."""

MAKNA = {True: "baik", False: "rendah"}
"""What a higher realisasi means for performance, by `Rumus.naik_lebih_baik`."""

KEBIJAKAN = {
    "batas_bawah": "digolongkan ke kelas yang batas bawahnya sudah dicapai",
    "kosong": "tidak diberi predikat",
}
"""What happens to a capaian between two classes, by the name of the policy in the settings."""


class KalimatPengukuran:
    """What the report says about measuring."""

    def __init__(self, lap: Laporan) -> None:
        self._lap = lap

    @property
    def peraturan(self) -> str:
        """The legal bases of the report with their titles."""
        return gabung([str(p) for p in peraturan(self._lap.data.dasar_hukum, "penyusunan")])

    # formulas

    @cached_property
    def _arah(self) -> dict[str, list[Indikator]]:
        """Indicators by their formula; the general formulas are always there."""
        dipakai: dict[str, list[Indikator]] = {arah: [] for arah in RUMUS_UMUM}
        for i in self._lap.indikator:
            dipakai.setdefault(i.arah, []).append(i)
        return dipakai

    @cached_property
    def rumus(self) -> DaftarBertingkat:
        """The formulas, each below the case that it is for."""
        butir = []
        for arah in self._arah:
            rumus = RUMUS[arah]
            mutu = MAKNA[rumus.naik_lebih_baik]
            makna = f"Realisasi yang makin tinggi menunjukkan kinerja yang makin {mutu}:"
            butir.append(Butir(makna, (Butir(rumus.lambang),)))
        return DaftarBertingkat(tuple(butir), ("1",))

    @property
    def rumus_dipakai(self) -> str:
        """Which indicators use which formula."""
        nomor = {arah: n for n, arah in enumerate(self._arah, 1)}
        dipakai = {arah: milik for arah, milik in self._arah.items() if milik}
        if len(dipakai) == 1:
            satu = nomor[next(iter(dipakai))]
            return f"Semua indikator tahun {self._lap.tahun} dihitung dengan rumus {satu}."
        bagian = [
            f"rumus {nomor[arah]} untuk {gabung([i.nama for i in milik])}" for arah, milik in dipakai.items()
        ]
        return f"Pada tahun {self._lap.tahun} dipakai {gabung(bagian)}."

    # scales

    @staticmethod
    def celah(skala: Skala) -> str:
        """Say which values the printed intervals of a scale put into no class, or into two; a predicate."""
        temuan = celah(skala)
        kosong = gabung([_rentang(c) for c in temuan if c.jenis != TUMPANG_TINDIH], "serta")
        ganda = gabung([_rentang(c) for c in temuan if c.jenis == TUMPANG_TINDIH], "serta")
        bagian = [
            *([f"tidak memuat nilai {kosong}"] if kosong else []),
            *([f"memuat nilai {ganda} dalam dua kelas"] if ganda else []),
        ]
        return gabung(bagian) or "memuat setiap nilai dalam tepat satu kelas"

    @property
    def kebijakan_celah(self) -> str:
        """What this report does with values that the printed intervals leave open."""
        nama = self._lap.data.settings["ukuran"]["kebijakan_celah"]
        return (
            "Dalam laporan ini, capaian di atas batas tertinggi digolongkan ke kelas terbaik, sedangkan "
            f"capaian di antara dua kelas {KEBIJAKAN[nama]} (kebijakan “{nama.replace('_', ' ')}”)."
        )

    @property
    def nilai_di_celah(self) -> str:
        """Which capaian of the year lie between two classes of either scale."""
        lap = self._lap
        nilai = pd.Series({i.nama: i.capaian.nilai for i in lap.indikator}, dtype="Float64").dropna()
        if nilai.empty:
            return f"Capaian tahun {lap.tahun} belum ada, sehingga belum ada yang digolongkan."
        di_antara = di_celah(nilai, lap.skala) | di_celah(nilai, lap.atribut)
        if not di_antara.any():
            return f"Pada tahun {lap.tahun} tidak ada capaian yang berada di antara dua kelas."
        ada = [f"{nama} ({persen(nilai[nama])})" for nama in nilai.index[di_antara]]
        return f"Pada tahun {lap.tahun} capaian yang berada di antara dua kelas ialah {gabung(ada)}."

    # comparisons

    @property
    def catatan_lalu(self) -> str:
        """Says where the stated capaian of last year is not the printed one; empty where it is."""
        beda = [i.nama for i in self._lap.indikator if i.lalu and cocok_capaian(i.lalu) == BEDA]
        if not beda:
            return ""
        return (
            f"Capaian tahun {self._lap.tahun_lalu} dalam tabel itu dihitung dari target dan realisasi; "
            f"capaian yang dinyatakan berbeda untuk {gabung(beda)}."
        )

    @cached_property
    def _standar(self) -> dict[str, Mapping]:
        tabel = self._lap.ukuran.standar.set_index("indikator")
        return tabel[tabel["nilai"].notna()].to_dict("index")

    @property
    def standar_pengantar(self) -> str:
        """How many indicators have a national standard to be compared with."""
        lap, ada = self._lap, len(self._standar)
        semua = len(lap.indikator)
        if not ada:
            return (
                f"Belum ada standar nasional yang dapat dibandingkan dengan {semua} indikator yang diukur, "
                "sehingga selisih dan tingkat pemenuhannya tidak dihitung."
            )
        return f"Standar nasional tersedia untuk {ada} dari {semua} indikator yang diukur."

    @cached_property
    def standar(self) -> Daftar:
        """Realisasi against the national standard, one item for each indicator that has one."""
        milik = [i for i in self._lap.indikator if i.kode in self._standar]
        return Daftar(tuple(_banding_standar(i, self._standar[i.kode]) for i in milik), bila_kosong="")


def _rentang(c: Celah) -> str:
    if c.atas is None:
        return f"{'mulai dari' if c.bawah_termasuk else 'di atas'} {persen(c.bawah)}"
    if c.atas == c.bawah:
        return f"tepat {persen(c.bawah)}"
    return f"antara {persen(c.bawah)} dan {persen(c.atas)}"


def _banding_standar(i: Indikator, baris: Mapping) -> str:
    kata = {LEBIH_BAIK: "lebih baik daripada", SAMA: "sama dengan"}.get(baris["kata"], "belum menyamai")
    nasional = Besaran(baris["nilai"], satuan=i.satuan)
    return f"{i.nama}: realisasi {i.realisasi} {kata} standar nasional {nasional}."
