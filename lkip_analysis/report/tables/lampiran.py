"""Tables of the appendices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from .bab3 import pohon_anggaran
from .registry import DAFTAR
from .ringkasan import bernomor
from .table import Kolom

if TYPE_CHECKING:
    from ..model.indikator import Indikator
    from ..model.laporan import Laporan


def _masa(lap: Laporan) -> range:
    return range(lap.renstra.awal, lap.renstra.akhir + 1)


def _kolom_matrik(lap: Laporan) -> tuple[Kolom, ...]:
    return (
        Kolom("indikator", "Indikator Kinerja", lebar=3),
        Kolom("formula", "Formula Perhitungan", lebar=2.6, kosong="–"),
        *(Kolom(f"t{tahun}", str(tahun), lebar=0.7, grup=("Target",), kosong="–") for tahun in _masa(lap)),
        Kolom("strategi", "Strategi", lebar=1.9, grup=("Cara Mencapai Tujuan dan Sasaran",), kosong=""),
        Kolom("arah", "Arah Kebijakan", lebar=3.6, grup=("Cara Mencapai Tujuan dan Sasaran",), kosong=""),
        Kolom("program", "Program", lebar=1.9, grup=("Cara Mencapai Tujuan dan Sasaran",), kosong=""),
    )


@DAFTAR.tabel(
    "matrik-renstra", perlu=("renstra",), bab="L", judul="Matriks Rencana Strategis {lap.singkat} Tahun {lap.periode}",
    kolom=_kolom_matrik,
    sumber="{lap.renstra.nama}",
)  # fmt: skip
def matrik_renstra(lap: Laporan) -> pd.DataFrame:
    """Rows: each tujuan with its indicator, and below it each sasaran with its indicators."""
    sasaran = lap.data.sasaran
    baris: list[dict] = []
    for tujuan in lap.data.tujuan.to_dict("records"):
        baris.append(_kelompok(lap, f"Tujuan: {tujuan['tujuan']}"))
        baris += [_baris_target(lap, i) for i in lap.indikator_tujuan if i.kode_tujuan == tujuan["kode"]]
        baris += _baris_sasaran(lap, sasaran.loc[sasaran["tujuan"] == tujuan["kode"], "kode"])
    return pd.DataFrame(baris + _baris_sasaran(lap, sasaran.loc[sasaran["tujuan"].isna(), "kode"]))


def _kelompok(lap: Laporan, teks: str) -> dict:
    return {"indikator": teks, "kelas": "kelompok", "rentang": len(_kolom_matrik(lap))}


def _baris_sasaran(lap: Laporan, kode_sasaran: Iterable[str]) -> list[dict]:
    baris = []
    for kode in kode_sasaran:
        milik = [i for i in lap.iku if kode in i.kode_sasaran]
        if milik:
            baris.append(_kelompok(lap, f"Sasaran: {lap.nama_sasaran(kode)}"))
        for i in milik:
            strategi, arah = _strategi(lap, i, kode)
            baris.append({**_baris_target(lap, i), "strategi": strategi, "arah": arah, "program": i.program})
    return baris


def _baris_target(lap: Laporan, i: Indikator) -> dict:
    """An indicator with its targets of the Renstra, as they were typed."""
    nama = i.nama if i.nama_renstra in ("", i.nama) else f"{i.nama}\n(dalam Renstra: {i.nama_renstra})"
    target = {tahun: i.target_menurut("renstra", tahun) for tahun in _masa(lap)}
    ada = {f"t{tahun}": satu for tahun, satu in target.items() if satu.ada}
    return {"indikator": nama, "formula": i.rumus or None, **ada}


def _strategi(lap: Laporan, i: Indikator, sasaran: str) -> tuple[str, list[str]]:
    """Strategi and arah kebijakan that serve an indicator: those that name it, else those of its sasaran."""
    strategi = lap.data.strategi[lap.data.strategi["sasaran"] == sasaran].set_index("kode")["strategi"]
    arah = lap.data.arah_kebijakan[lap.data.arah_kebijakan["strategi"].isin(strategi.index)]
    khusus = arah[arah["indikator"] == i.kode]
    milik = arah if khusus.empty else khusus
    return "\n".join(strategi[kode] for kode in milik["strategi"].unique()), list(milik["arah_kebijakan"])


@DAFTAR.tabel(
    "rencana-kerja", perlu=("target",), bab="L",
    judul="Rencana Kerja Tahunan {lap.singkat} Tahun {lap.tahun}", nomor_kolom=True,
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
        [{"no": n, "sasaran": i.sasaran, "indikator": i.nama, "satuan": i.satuan,
          "target": i.target_rencana.tanpa_satuan}
         for n, i in enumerate(lap.iku, 1)]
    )  # fmt: skip


PARA_PIHAK = (
    Kolom("no", "No.", "bilangan", lebar=0.5),
    Kolom("pertama", "Pihak Pertama", lebar=2.6),
    Kolom("jabatan_pertama", "Jabatan", lebar=2.8),
    Kolom("kedua", "Pihak Kedua", lebar=2.6),
    Kolom("jabatan_kedua", "Jabatan", lebar=2.8),
    Kolom("tanggal", "Tanggal", lebar=1.8),
)


def para_pihak(tahap: str):
    """Return a table function: who signed with whom at one stage, in the order of the agreements."""

    def isi(lap: Laporan) -> pd.DataFrame:
        baris = [
            {"no": p.urut, "pertama": p.pertama["nama"], "jabatan_pertama": p.pertama["jabatan"],
             "kedua": p.kedua["nama"], "jabatan_kedua": p.kedua["jabatan"], "tanggal": p.tanggal}
            for p in getattr(lap.perjanjian, tahap)
        ]  # fmt: skip
        return pd.DataFrame(baris)

    return isi


DAFTAR.tabel(
    "perjanjian-murni", perlu=("perjanjian",), bab="L",
    judul="Para Pihak Perjanjian Kinerja {lap.singkat} Tahun {lap.tahun}",
    kolom=PARA_PIHAK,
)(para_pihak("murni"))  # fmt: skip

DAFTAR.tabel(
    "perjanjian-perubahan", perlu=("perjanjian", "perubahan"), bab="L", kolom=PARA_PIHAK,
    judul="Para Pihak Perubahan Perjanjian Kinerja {lap.singkat} Tahun {lap.tahun}",
)(para_pihak("perubahan"))  # fmt: skip


@DAFTAR.tabel(
    "pengukuran-kinerja", bab="L", nomor_kolom=True,
    judul="Pengukuran Kinerja {lap.singkat} Tahun {lap.tahun}",
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
    "keluaran", bab="L", sumber="{lap.dokumen_anggaran} dan laporan {lap.nama}, {lap.tahun}",
    judul="Target dan Realisasi Keluaran {lap.jenjang.daftar} Tahun {lap.tahun}",
    bila=lambda lap: any(k.realisasi.ada for k in lap.keluaran),
    kolom=(
        Kolom("kode", "Kode", lebar=1.7),
        Kolom("nama", "Uraian", lebar=3.6, gabung=True),
        Kolom("keluaran", "Indikator atau Keluaran", lebar=3.6),
        Kolom("target", "Target", "besaran", lebar=1.4),
        Kolom("realisasi", "Realisasi", "besaran", lebar=1.4),
    ),
)  # fmt: skip
def keluaran(lap: Laporan) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"kode": k.kode, "nama": lap.nama_anggaran(k.kode), "keluaran": k.nama, "target": k.target,
             "realisasi": k.realisasi}
            for k in lap.keluaran
        ]
    )  # fmt: skip


@DAFTAR.tabel(
    "realisasi-belanja", perlu=("anggaran",), bab="L",
    sumber="{lap.dokumen_anggaran} dan laporan realisasi {lap.nama}, {lap.tahun}",
    judul="{lap.jenjang.koma}, dan Realisasi Belanja {lap.singkat} Tahun {lap.tahun}",
    kolom=(
        Kolom("kode", "Kode", lebar=1.7, kosong=""),
        Kolom("nama", "Uraian {lap.jenjang.garis}", lebar=4.2),
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
