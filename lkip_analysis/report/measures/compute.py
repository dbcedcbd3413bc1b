"""From raw data to measures: what the notebooks read, kept in ``data/processed/<year>/``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from ...data.load import DataTahun
from ...data.presence import keberadaan
from ...kinerja.anggaran import banding_tahap, pohon
from ...kinerja.capaian import alasan_tidak_terhitung, capaian, nilai_komponen
from ...kinerja.efisiensi import efisiensi, kategori
from ...kinerja.perbandingan import banding_standar, kemajuan_renstra
from ...kinerja.serapan import serapan
from ...kinerja.skala import muat_skala, predikat

DOKUMEN_TARGET = ("renstra", "rkt", "pk_murni", "pk_perubahan")
"""Documents that set a year's target, each replaced by the next where that has the indicator."""

Riwayat = Mapping[int, DataTahun]


def olah(data: DataTahun, riwayat: Riwayat) -> dict[str, pd.DataFrame]:
    """Compute the measures of a year.

    Parameters
    ----------
    data : DataTahun
        The year of the report.
    riwayat : mapping of int to DataTahun
        Earlier years, as far as they are known.

    Returns
    -------
    dict of str to DataFrame
        By the name of the measure; columns, types and units in `ukuran.JENIS`.
    """
    kinerja = ukur_kinerja(data, riwayat)
    kini = kinerja[kinerja["tahun"] == data.year].set_index("indikator")
    anggaran = pohon(data.nomenklatur, data.anggaran)
    return {
        "kinerja": kinerja,
        "renstra": _renstra(data, kini),
        "standar": _standar(data, kini),
        "anggaran": anggaran,
        "program": _program(data),
        "efisiensi": _efisiensi(data, kini, anggaran),
        "ada": pd.DataFrame(keberadaan(data).items(), columns=["nama", "ada"]).astype({"ada": "boolean"}),
    }


def ukur_kinerja(data: DataTahun, riwayat: Riwayat) -> pd.DataFrame:
    """Compute target, realisasi, capaian and class of every indicator in every known year that had it."""
    ukuran = data.settings["ukuran"]
    celah = ukuran.get("kebijakan_celah", "batas_bawah")
    arah = data.indikator.set_index("kode")["arah"]
    per_tahun = [_satu_tahun(t.year, arah[arah.index.isin(kode)], t) for t, kode in _yang_ada(data, riwayat) if kode]
    hasil = pd.concat(per_tahun[::-1], ignore_index=True)
    arah_baris = hasil["indikator"].map(arah)
    hasil["capaian"] = capaian(hasil["target"], hasil["realisasi"], arah_baris)
    hasil["alasan"] = alasan_tidak_terhitung(hasil["target"], hasil["realisasi"], arah_baris)
    for kolom in ("predikat", "atribut"):
        skala = muat_skala(ukuran["skala" if kolom == "predikat" else "atribut"])
        hasil[kolom] = predikat(hasil["capaian"], skala, celah)
    return hasil


def _yang_ada(data: DataTahun, riwayat: Riwayat) -> Iterator[tuple[DataTahun, set[str]]]:
    """Yield the years, the latest first, each with the indicators of the report that it had.

    A year that lists its indicators had no others. One that has figures alone had those of the year after it, as
    far as can be told, so that a figure that nobody has entered yet stays one that is missing.
    """
    semua = ada = set(data.indikator["kode"])
    yield data, ada
    for tahun in sorted(riwayat, reverse=True):
        lalu = riwayat[tahun]
        berangka = {*lalu.target.loc[lalu.target["tahun"] == tahun, "indikator"], *lalu.realisasi["indikator"]}
        ada = semua & ((set(lalu.indikator["kode"]) or ada) | berangka)
        yield lalu, ada


def _satu_tahun(tahun: int, arah: pd.Series, data: DataTahun) -> pd.DataFrame:
    target = data.target[(data.target["tahun"] == tahun) & data.target["dokumen"].isin(DOKUMEN_TARGET)]
    target = target.sort_values("dokumen", key=lambda d: d.map(DOKUMEN_TARGET.index), kind="stable")
    target = target.groupby("indikator")["target"].last()
    realisasi = data.realisasi.set_index("indikator").reindex(arah.index)
    dihitung = nilai_komponen(realisasi["pembilang"], realisasi["penyebut"])
    dinyatakan = realisasi["nilai_dinyatakan"]
    kolom = {
        "target": target.reindex(arah.index).astype("Float64"),
        "pembilang": realisasi["pembilang"],
        "penyebut": realisasi["penyebut"],
        "dihitung": dihitung,
        "dinyatakan": dinyatakan,
        "dasar": realisasi["dasar"],
        "realisasi": dihitung.where(realisasi["dasar"] == "komponen", dinyatakan),
        "capaian_dinyatakan": realisasi["capaian_dinyatakan"],
    }
    return pd.DataFrame({"indikator": arah.index, "tahun": tahun} | {nama: isi.array for nama, isi in kolom.items()})


def _renstra(data: DataTahun, kini: pd.DataFrame) -> pd.DataFrame:
    akhir = data.settings.get("renstra", {}).get("akhir", 0)
    target = data.target[(data.target["tahun"] == akhir) & (data.target["dokumen"] == "renstra")]
    target = target.set_index("indikator")["target"].reindex(kini.index).astype("Float64")
    hasil = pd.DataFrame({"target_akhir": target, "realisasi": kini["realisasi"]})
    hasil["kemajuan"] = kemajuan_renstra(hasil["realisasi"], hasil["target_akhir"], _arah(data, kini.index))
    return hasil.reset_index()


def _standar(data: DataTahun, kini: pd.DataFrame) -> pd.DataFrame:
    standar = data.standar_nasional.set_index("indikator").reindex(kini.index)
    nilai = standar["nilai"].astype("Float64")
    hasil = banding_standar(kini["realisasi"], nilai, _arah(data, kini.index))
    hasil = hasil.assign(nilai=nilai, realisasi=kini["realisasi"], keterangan=standar["keterangan"])
    return hasil.reset_index()[["indikator", "realisasi", "nilai", "selisih", "capaian", "kata", "keterangan"]]


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
    kelompok = baris.groupby(["indikator", "peran"], sort=False)
    jumlah = kelompok[["pagu", "realisasi"]].sum(min_count=1).astype("Int64")
    jumlah["realisasi"] = jumlah["realisasi"].where(kelompok["lengkap"].all())
    hasil = jumlah.reset_index().rename(columns={"peran": "dasar"})
    hasil["serapan"] = serapan(hasil["realisasi"], hasil["pagu"])
    hasil["capaian"] = hasil["indikator"].map(kini["capaian"]).astype("Float64")
    hasil["nilai"] = efisiensi(aturan["definisi"], hasil["capaian"], hasil["serapan"])["nilai"]
    hasil["kategori"] = kategori(hasil["nilai"], aturan["kategori"])
    return hasil
