"""Tables of the appendices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from .angka import besaran
from .daftar import DAFTAR
from .tabel import Kolom
from .tabel_bab3 import pohon_anggaran
from .tabel_ringkasan import bernomor

if TYPE_CHECKING:
    from .laporan import Laporan


def _kolom_matrik(lap: Laporan) -> tuple[Kolom, ...]:
    tahun = tuple(
        Kolom(f"t{t}", str(t), lebar=0.75, grup=("Target",), kosong="–") for t in range(lap.renstra.awal, lap.renstra.akhir + 1)
    )
    return (
        Kolom("tujuan", "Tujuan", lebar=1.5, gabung=True),
        Kolom("sasaran", "Sasaran", lebar=1.8, gabung=True),
        Kolom("indikator", "Indikator", lebar=2),
        Kolom("formula", "Formula Perhitungan", lebar=2.2, kosong="–"),
        *tahun,
        Kolom("strategi", "Strategi dan Arah Kebijakan", lebar=3),
        Kolom("program", "Program", lebar=1.8),
    )


@DAFTAR.tabel(
    "matrik-renstra", bab="L", judul="Matriks Rencana Strategis {lap.singkat} Tahun {lap.periode}", kolom=_kolom_matrik,
    sumber="{lap.renstra.nama}; target tahunan menurut perjanjian kinerja, target tahun akhir menurut Renstra", lanskap=True,
)  # fmt: skip
def matrik_renstra(lap: Laporan) -> pd.DataFrame:
    baris = []
    for i in lap.iku:
        target = lap.target_renstra(i)
        baris.append(
            {"tujuan": lap.tujuan_dari(i), "sasaran": i.sasaran, "indikator": i.nama, "formula": i.rumus or None,
             **{f"t{tahun}": besaran(nilai, i.satuan) for tahun, nilai in target.items()},
             "strategi": lap.strategi_dari(i), "program": i.program}
        )  # fmt: skip
    return pd.DataFrame(baris)


@DAFTAR.tabel(
    "rencana-kerja", bab="L", judul="Rencana Kerja Tahunan {lap.singkat} Tahun {lap.tahun}", nomor_kolom=True,
    kolom=lambda lap: (
        Kolom("no", "No.", "bilangan", lebar=0.6),
        Kolom("sasaran", "Sasaran Strategis", lebar=4, gabung=True),
        Kolom("indikator", "Indikator Kinerja Sasaran", lebar=4.4),
        Kolom("satuan", "Satuan", lebar=1),
        Kolom("target", f"Target Tahunan {lap.tahun}", "bilangan", lebar=1.4),
    ),
)  # fmt: skip
def rencana_kerja(lap: Laporan) -> pd.DataFrame:
    return pd.DataFrame(
        [{"no": n, "sasaran": i.sasaran, "indikator": i.nama, "satuan": i.satuan, "target": i.target.nilai}
         for n, i in enumerate(lap.iku, 1)]
    )  # fmt: skip


@DAFTAR.tabel(
    "pengukuran-kinerja", bab="L", judul="Pengukuran Kinerja {lap.singkat} Tahun {lap.tahun}", nomor_kolom=True,
    kolom=(
        Kolom("no", "No.", lebar=0.5),
        Kolom("sasaran", "Sasaran Strategis", lebar=2.6, gabung=True),
        Kolom("indikator", "Indikator Kinerja Sasaran", lebar=2.8),
        Kolom("formula", "Formulasi Perhitungan", lebar=3, kosong="–"),
        Kolom("target", "Target", "besaran", lebar=0.9),
        Kolom("realisasi", "Realisasi", "besaran", lebar=1.1),
        Kolom("capaian", "Capaian", "besaran", lebar=1.1),
    ),
)  # fmt: skip
def pengukuran_kinerja(lap: Laporan) -> pd.DataFrame:
    baris = [
        {"sasaran": i.sasaran, "indikator": i.nama, "formula": i.rumus or None, "target": i.target,
         "realisasi": i.realisasi, "capaian": i.capaian}
        for i in lap.iku
    ]  # fmt: skip
    return bernomor(pd.DataFrame(baris), "indikator")


@DAFTAR.tabel(
    "realisasi-belanja", bab="L", lanskap=True, sumber="DPPA dan laporan realisasi {lap.nama}, {lap.tahun}",
    judul="Program, Kegiatan, Sub Kegiatan, dan Realisasi Belanja {lap.singkat} Tahun {lap.tahun}",
    kolom=(
        Kolom("kode", "Kode", lebar=1.5, kosong=""),
        Kolom("nama", "Uraian Program/Kegiatan/Sub Kegiatan", lebar=4.2),
        Kolom("pagu", "Target", "rupiah", lebar=1.5),
        Kolom("realisasi", "Realisasi", "rupiah", lebar=1.5),
        Kolom("serapan", "Capaian", "persen", lebar=0.9),
        Kolom("permasalahan", "Permasalahan", lebar=1.9, kosong=""),
        Kolom("upaya", "Upaya Mengatasi Permasalahan", lebar=2, kosong=""),
    ),
)  # fmt: skip
def realisasi_belanja(lap: Laporan) -> pd.DataFrame:
    catatan = lap.data.anggaran.set_index("kode")[["permasalahan", "upaya"]]
    return pohon_anggaran(lap).join(catatan, on="kode")
