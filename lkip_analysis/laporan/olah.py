"""From raw data to measures: what the notebooks read, written to ``data/processed/<year>/``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd

from ..data.load import DataTahun
from ..kinerja.anggaran import banding_tahap, pohon
from ..kinerja.capaian import alasan_tidak_terhitung, capaian, nilai_komponen
from ..kinerja.efisiensi import efisiensi, kategori
from ..kinerja.perbandingan import banding_standar, kemajuan_renstra
from ..kinerja.serapan import serapan
from ..kinerja.skala import muat_skala, predikat

DOKUMEN_TARGET = ("renstra", "rkt", "pk_murni", "pk_perubahan")
"""Documents that set a year's target, each replaced by the next where that has the indicator."""


@dataclass(frozen=True)
class Ukuran:
    """The measures of a year; every field is one file in ``data/processed/<year>/``.

    Attributes
    ----------
    kinerja : DataFrame
        One row per indicator and year: target, realisasi (the one the report prints), dihitung (from components),
        capaian (percent points), alasan where it can't be computed, predikat, atribut.
    renstra : DataFrame
        One row per indicator: target_akhir, realisasi, kemajuan (percent points).
    standar : DataFrame
        One row per indicator: comparison with a national standard.
    anggaran : DataFrame
        The budget tree; rupiah, serapan in percent points.
    program : DataFrame
        One row per program: pagu murni and perubahan (rupiah), difference.
    efisiensi : DataFrame
        One row per indicator and basis (``utama``: its main budget lines; ``program``): pagu, realisasi, serapan,
        capaian, nilai, kategori.
    """

    kinerja: pd.DataFrame
    renstra: pd.DataFrame
    standar: pd.DataFrame
    anggaran: pd.DataFrame
    program: pd.DataFrame
    efisiensi: pd.DataFrame


def olah(data: DataTahun, riwayat: Mapping[int, DataTahun]) -> Ukuran:
    """Compute the measures of a year.

    Parameters
    ----------
    data : DataTahun
        The year of the report.
    riwayat : mapping of int to DataTahun
        Earlier years, as far as they are known.
    """
    kinerja = _kinerja(data, riwayat)
    kini = kinerja[kinerja["tahun"] == data.year].set_index("indikator")
    anggaran = pohon(data.nomenklatur, data.anggaran)
    return Ukuran(
        kinerja=kinerja,
        renstra=_renstra(data, kini),
        standar=_standar(data, kini),
        anggaran=anggaran,
        program=_program(data),
        efisiensi=_efisiensi(data, kini, anggaran),
    )


def _kinerja(data: DataTahun, riwayat: Mapping[int, DataTahun]) -> pd.DataFrame:
    ukuran = data.settings["ukuran"]
    celah = ukuran.get("kebijakan_celah", "batas_bawah")
    arah = data.indikator.set_index("kode")["arah"]
    per_tahun = [_satu_tahun(tahun, arah, riwayat.get(tahun, data)) for tahun in [*sorted(riwayat), data.year]]
    hasil = pd.concat(per_tahun, ignore_index=True)
    arah_baris = hasil["indikator"].map(arah)
    hasil["capaian"] = capaian(hasil["target"], hasil["realisasi"], arah_baris)
    hasil["alasan"] = alasan_tidak_terhitung(hasil["target"], hasil["realisasi"], arah_baris)
    for kolom in ("predikat", "atribut"):
        skala = muat_skala(ukuran["skala" if kolom == "predikat" else "atribut"])
        hasil[kolom] = predikat(hasil["capaian"], skala, celah)
    return hasil


def _satu_tahun(tahun: int, arah: pd.Series, data: DataTahun) -> pd.DataFrame:
    target = data.target[(data.target["tahun"] == tahun) & data.target["dokumen"].isin(DOKUMEN_TARGET)]
    target = target.sort_values("dokumen", key=lambda d: d.map(DOKUMEN_TARGET.index), kind="stable")
    target = target.groupby("indikator")["target"].last()
    realisasi = data.realisasi.set_index("indikator").reindex(arah.index)
    dihitung = nilai_komponen(realisasi["pembilang"], realisasi["penyebut"])
    dinyatakan = realisasi["nilai_dinyatakan"]
    return pd.DataFrame(
        {
            "indikator": arah.index,
            "tahun": tahun,
            "target": target.reindex(arah.index).astype("Float64").array,
            "pembilang": realisasi["pembilang"].array,
            "penyebut": realisasi["penyebut"].array,
            "dihitung": dihitung.array,
            "dinyatakan": dinyatakan.array,
            "dasar": realisasi["dasar"].array,
            "realisasi": dihitung.where(realisasi["dasar"] == "komponen", dinyatakan).array,
            "capaian_dinyatakan": realisasi["capaian_dinyatakan"].array,
        }
    )


def _renstra(data: DataTahun, kini: pd.DataFrame) -> pd.DataFrame:
    akhir = data.settings["renstra"]["akhir"]
    target = data.target[(data.target["tahun"] == akhir) & (data.target["dokumen"] == "renstra")]
    hasil = pd.DataFrame({"target_akhir": target.set_index("indikator")["target"].reindex(kini.index).astype("Float64")})
    hasil["realisasi"] = kini["realisasi"]
    hasil["kemajuan"] = kemajuan_renstra(hasil["realisasi"], hasil["target_akhir"], _arah(data, kini.index))
    return hasil.reset_index()


def _standar(data: DataTahun, kini: pd.DataFrame) -> pd.DataFrame:
    standar = data.standar_nasional.set_index("indikator").reindex(kini.index)
    nilai = standar["nilai"].astype("Float64")
    hasil = banding_standar(kini["realisasi"], nilai, _arah(data, kini.index))
    return hasil.assign(nilai=nilai, realisasi=kini["realisasi"], keterangan=standar["keterangan"]).reset_index()


def _arah(data: DataTahun, index: pd.Index) -> pd.Series:
    return data.indikator.set_index("kode")["arah"].reindex(index)


def _program(data: DataTahun) -> pd.DataFrame:
    pagu = {
        tahap: data.pagu_program[data.pagu_program["tahap"] == tahap].set_index("program")["pagu"]
        for tahap in ("murni", "perubahan")
    }
    nama = data.nomenklatur.set_index("kode")["nama"]
    sumber_dana = data.pagu_program.drop_duplicates("program").set_index("program")["sumber_dana"]
    hasil = banding_tahap(**pagu).rename_axis("program").reset_index()
    return hasil.assign(nama=hasil["program"].map(nama), sumber_dana=hasil["program"].map(sumber_dana))


def _efisiensi(data: DataTahun, kini: pd.DataFrame, anggaran: pd.DataFrame) -> pd.DataFrame:
    aturan = data.settings["efisiensi"]
    baris = data.pendukung.merge(anggaran[["kode", "pagu", "realisasi", "lengkap"]], on="kode", how="left")
    jumlah = baris.groupby(["indikator", "peran"], sort=False)[["pagu", "realisasi"]].sum(min_count=1)
    jumlah = jumlah.where(baris.groupby(["indikator", "peran"], sort=False)["lengkap"].all(), pd.NA)
    hasil = jumlah.astype("Int64").reset_index().rename(columns={"peran": "dasar"})
    hasil["serapan"] = serapan(hasil["realisasi"], hasil["pagu"])
    hasil["capaian"] = hasil["indikator"].map(kini["capaian"]).astype("Float64")
    hasil["nilai"] = efisiensi(aturan["definisi"], hasil["capaian"], hasil["serapan"])["nilai"]
    hasil["kategori"] = kategori(hasil["nilai"], aturan["kategori"])
    return hasil


def simpan(ukuran: Ukuran, folder: Path, sidik: str) -> None:
    """Write the measures as CSV, and last of all the fingerprint of what they were made from."""
    folder.mkdir(parents=True, exist_ok=True)
    for field in fields(Ukuran):
        getattr(ukuran, field.name).to_csv(folder / f"{field.name}.csv", index=False, encoding="utf-8")
    (folder / "asal.json").write_text(json.dumps({"sidik": sidik}) + "\n", encoding="utf-8")


def sidik_jari(folders: list[Path]) -> str:
    """Return one hash of the raw data in some folders: names and contents."""
    hasil = hashlib.sha256()
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        hasil.update(path.name.encode())
        hasil.update(path.read_bytes())
    return hasil.hexdigest()
