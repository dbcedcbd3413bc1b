"""Target and realisasi of the indicators in one year, as numbers and as they are printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from ...data.load import DataTahun
from ...errors import LkipError
from ...kinerja.capaian import nilai_komponen
from ...kinerja.nilai import acuan, baca_nilai, pengali_baku, tercapai, urutan_huruf
from ...kinerja.rumus import rumus_baku
from ...text.indicator_value import cetak_nilai
from ...text.number_format import kosong

DOKUMEN_TARGET = ("renstra", "rkt", "pk_murni", "pk_perubahan")
"""Documents that set a year's target, each replaced by the next where that has the indicator."""

Urutan = Mapping[str, Sequence[str]]


def rumus_indikator(indikator: pd.DataFrame) -> pd.Series:
    """Give the formula of capaian of each indicator: the one that it names, else that of its kind and direction."""
    baku = [rumus_baku(*satu) for satu in zip(indikator["arah"], indikator["jenis_nilai"], strict=True)]
    return indikator["rumus"].where(indikator["rumus"].notna(), pd.Series(baku, indikator.index, dtype="str"))


def satu_tahun(data: DataTahun, indikator: pd.DataFrame, urutan: Urutan) -> pd.DataFrame:
    """Give target and realisasi of one year.

    Parameters
    ----------
    data : DataTahun
    indikator : DataFrame
        Indicators of the report that the year had, by code.
    urutan : mapping of str to sequence of str
        Orders of letters by name.
    """
    target = data.target[(data.target["tahun"] == data.year) & data.target["dokumen"].isin(DOKUMEN_TARGET)]
    target = target.sort_values("dokumen", key=lambda d: d.map(DOKUMEN_TARGET.index), kind="stable")
    target = baca_target(target.groupby("indikator")["target"].last(), indikator, urutan)
    realisasi = data.realisasi.set_index("indikator").reindex(indikator.index)
    dinyatakan = baca_target(realisasi["nilai_dinyatakan"], indikator, urutan)
    dihitung = nilai_komponen(realisasi["pembilang"], realisasi["penyebut"], _pengali(indikator))
    komponen = realisasi["dasar"] == "komponen"
    nilai = dihitung.where(komponen, dinyatakan["bawah"])
    kolom = {
        **sebagai_acuan(target, nilai),
        "target_bawah": target["bawah"],
        "target_atas": target["atas"],
        "pembilang": realisasi["pembilang"],
        "penyebut": realisasi["penyebut"],
        "dihitung": dihitung,
        "dinyatakan": dinyatakan["bawah"],
        "dinyatakan_cetak": dinyatakan["cetak"],
        "dasar": realisasi["dasar"],
        "realisasi": nilai,
        "realisasi_cetak": dinyatakan["cetak"].mask(komponen),
        "belum_terbit": realisasi["belum_terbit"],
        "capaian_dinyatakan": realisasi["capaian_dinyatakan"],
    }
    isi = {nama: isi.array for nama, isi in kolom.items()}
    return pd.DataFrame({"indikator": indikator.index, "tahun": data.year} | isi)


def baca_target(teks: pd.Series, indikator: pd.DataFrame, urutan: Urutan) -> pd.DataFrame:
    """Read typed values, by code of the indicator: `bawah`, `atas` (Float64) and `cetak`; missing without one."""
    baris = []
    for kode, jenis, nama in zip(indikator.index, indikator["jenis_nilai"], indikator["urutan"], strict=True):
        isi = teks.get(kode)
        if kosong(isi):
            baris.append((np.nan, np.nan, None))
            continue
        huruf = urutan_huruf(None if kosong(nama) else nama, isi, urutan)
        try:
            nilai = baca_nilai(isi, jenis, huruf)
        except ValueError as salah:  # an earlier year is not checked before it is read
            raise LkipError(f"nilai {isi!r} dari indikator {kode} {salah}; periksa dengan lkip check") from None
        baris.append((nilai.bawah, nilai.atas, cetak_nilai(nilai, jenis, huruf) or None))
    hasil = pd.DataFrame(baris, index=indikator.index, columns=["bawah", "atas", "cetak"])
    return hasil.astype({"bawah": "Float64", "atas": "Float64", "cetak": "str"})


def sebagai_acuan(target: pd.DataFrame, realisasi: pd.Series) -> dict[str, pd.Series]:
    """Give the number of each target that a formula takes (`target`), and the target as printed (`target_cetak`)."""
    satu = acuan(_larik(target["bawah"]), _larik(target["atas"]), _larik(realisasi))
    return {"target": pd.Series(pd.array(satu, "Float64"), target.index), "target_cetak": target["cetak"]}


def lulus(bawah: pd.Series, atas: pd.Series, realisasi: pd.Series, arah: pd.Series) -> pd.Series:
    """Say whether each target is reached, as `nilai.tercapai`."""
    hasil = tercapai(_larik(bawah), _larik(atas), _larik(realisasi), arah.to_numpy())
    return pd.Series(pd.array(hasil, "Float64"), realisasi.index)


def dipertahankan(kinerja: pd.DataFrame) -> pd.DataFrame:
    """Give a target that is only to be kept (printed, without a number) the realisasi of the year before."""
    lalu = kinerja.set_index(["indikator", "tahun"])["realisasi"]
    sebelum = lalu.reindex(pd.MultiIndex.from_arrays([kinerja["indikator"], kinerja["tahun"] - 1])).array
    tanpa_angka = kinerja["target_cetak"].notna() & kinerja["target"].isna()
    nilai = pd.Series(sebelum, kinerja.index)
    kolom = ("target", "target_bawah", "target_atas")
    return kinerja.assign(**{nama: kinerja[nama].mask(tanpa_angka, nilai) for nama in kolom})


def _larik(nilai: pd.Series) -> np.ndarray:
    """Give float64 values with NaN for missing; a bound keeps its infinite end."""
    return nilai.to_numpy(dtype=float, na_value=np.nan)


def _pengali(indikator: pd.DataFrame) -> pd.Series:
    baku = pd.Series([pengali_baku(satuan) for satuan in indikator["satuan"]], indikator.index, dtype="Float64")
    return indikator["pengali"].fillna(baku)
