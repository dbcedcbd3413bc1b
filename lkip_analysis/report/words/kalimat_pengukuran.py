"""Sentences and lists on how performance is measured: formulas, scales, and what the scales leave open."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from ...kinerja.perbandingan import LEBIH_BAIK, SAMA
from ...kinerja.skala import TUMPANG_TINDIH, Celah, Skala, celah, di_celah
from ...text.tolerance import BEDA
from ..model.peraturan import peraturan
from ..origin.of_kinerja import angka_skala
from ..origin.raw_rows import banyaknya
from ..tables.blocks import Butir, Daftar, DaftarBertingkat
from .kalimat_tahunan import cocok_capaian
from .prose import Naskah, gabung, naskah

if TYPE_CHECKING:
    from ..model.indikator import Indikator
    from ..model.laporan import Laporan

RUMUS_UMUM = ("naik", "turun")
"""Formulas that every report names; another one only where an indicator uses it."""

MAKNA = {
    "naik": "Realisasi yang makin tinggi menunjukkan kinerja yang makin baik:",
    "turun": "Realisasi yang makin tinggi menunjukkan kinerja yang makin rendah:",
    "stabil": "Realisasi yang makin dekat ke target menunjukkan kinerja yang makin baik:",
}
"""What a higher realisasi means for performance, by the direction that is better."""

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
            dipakai.setdefault(i.kini.rumus, []).append(i)
        return dipakai

    @cached_property
    def rumus(self) -> DaftarBertingkat:
        """The formulas, each below the case that it is for."""
        butir = []
        for nama, milik in self._arah.items():
            rumus = self._lap.buku_rumus[nama]
            makna = MAKNA[milik[0].arah if milik else nama]
            butir.append(Butir(makna, (Butir(rumus.lambang or rumus.kata),)))
        return DaftarBertingkat(tuple(butir), ("1",))

    @property
    def rumus_dipakai(self) -> str:
        """Which indicators use which formula."""
        nomor = {arah: n for n, arah in enumerate(self._arah, 1)}
        dipakai = {arah: milik for arah, milik in self._arah.items() if milik}
        if len(dipakai) == 1:
            satu = nomor[next(iter(dipakai))]
            return f"Semua indikator tahun {self._lap.tahun} dihitung dengan rumus {satu}."
        bagian = [f"rumus {nomor[arah]} untuk {gabung([i.nama for i in milik])}" for arah, milik in dipakai.items()]
        return f"Pada tahun {self._lap.tahun} dipakai {gabung(bagian)}."

    # scales

    @staticmethod
    def celah(skala: Skala) -> Naskah:
        """Say which values the printed intervals of a scale put into no class, or into two; a predicate."""
        temuan = celah(skala)
        kosong = gabung([_rentang(c, skala) for c in temuan if c.jenis != TUMPANG_TINDIH], "serta")
        ganda = gabung([_rentang(c, skala) for c in temuan if c.jenis == TUMPANG_TINDIH], "serta")
        bagian = [
            *([naskah("tidak memuat nilai {}", kosong)] if kosong else []),
            *([naskah("memuat nilai {} dalam dua kelas", ganda)] if ganda else []),
        ]
        return gabung(bagian) or naskah("memuat setiap nilai dalam tepat satu kelas")

    @property
    def kebijakan_celah(self) -> str:
        """What this report does with values that the printed intervals leave open."""
        nama = self._lap.data.settings["ukuran"]["kebijakan_celah"]
        return (
            "Dalam laporan ini, capaian di atas batas tertinggi digolongkan ke kelas terbaik, sedangkan "
            f"capaian di antara dua kelas {KEBIJAKAN[nama]} (kebijakan “{nama.replace('_', ' ')}”)."
        )

    @property
    def nilai_di_celah(self) -> Naskah:
        """Which capaian of the year lie between two classes of either scale."""
        lap = self._lap
        nilai = pd.Series({i.nama: i.capaian.nilai for i in lap.indikator}, dtype="Float64").dropna()
        if nilai.empty:
            return naskah("Capaian tahun {} belum ada, sehingga belum ada yang digolongkan.", lap.tahun)
        di_antara = di_celah(nilai, lap.skala) | di_celah(nilai, lap.atribut)
        if not di_antara.any():
            return naskah("Pada tahun {} tidak ada capaian yang berada di antara dua kelas.", lap.tahun)
        ada = [naskah("{} ({})", i.nama, i.capaian) for i in lap.indikator if di_antara.get(i.nama)]
        kalimat = "Pada tahun {} capaian yang berada di antara dua kelas ialah {}."
        return naskah(kalimat, lap.tahun, gabung(ada))

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
    def standar_pengantar(self) -> Naskah:
        """How many indicators have a national standard to be compared with."""
        sumber = self._lap.sumber()
        diukur = [b for b in sumber.semua("indikator") if b.isi["jenis"] != "tujuan"]
        semua = banyaknya("indikator", diukur, "bilangan")
        if not self._standar:
            return naskah(
                "Belum ada standar nasional yang dapat dibandingkan dengan {} indikator yang diukur, "
                "sehingga selisih dan tingkat pemenuhannya tidak dihitung.",
                semua,
            )
        baris = [sumber.cari("standar_nasional", indikator=kode) for kode in self._standar]
        ada = banyaknya("indikator dengan standar nasional", baris, "bilangan")
        return naskah("Standar nasional tersedia untuk {} dari {} indikator yang diukur.", ada, semua)

    @cached_property
    def standar(self) -> Daftar:
        """Realisasi against the national standard, one item for each indicator that has one."""
        milik = [i for i in self._lap.indikator if i.kode in self._standar]
        return Daftar(tuple(_banding_standar(i, self._standar[i.kode]) for i in milik), bila_kosong="")


def _rentang(c: Celah, skala: Skala) -> Naskah:
    bawah, atas = (angka_skala(batas, skala.sumber, "persen") for batas in (c.bawah, c.atas))
    if c.atas is None:
        return naskah("{} {}", "mulai dari" if c.bawah_termasuk else "di atas", bawah)
    return naskah("tepat {}", bawah) if c.atas == c.bawah else naskah("antara {} dan {}", bawah, atas)


def _banding_standar(i: Indikator, baris: Mapping) -> Naskah:
    kata = {LEBIH_BAIK: "lebih baik daripada", SAMA: "sama dengan"}.get(baris["kata"], "belum menyamai")
    kalimat = "{}: realisasi {} {} standar nasional {}."
    return naskah(kalimat, i.nama, i.realisasi, kata, i.standar)
