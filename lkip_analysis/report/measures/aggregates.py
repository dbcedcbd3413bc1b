"""Capaian of the indikator kinerja utama taken together, where the settings ask for it."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ...data.load import DataTahun
from ...data.schema import bagian_sel
from ...kinerja.agregat import Agregat, agregat
from ...kinerja.skala import muat_skala, predikat

KOLOM = ("lingkup", "kode", "cara", *Agregat._fields)


def ukur_agregat(data: DataTahun, kini: pd.DataFrame) -> pd.DataFrame:
    """Compute one row per sasaran, tujuan, or the agency, as far as `ukuran.agregasi` names a way for it.

    Parameters
    ----------
    data : DataTahun
    kini : DataFrame
        Measure `kinerja` of the year, by indicator.
    """
    ukuran = data.settings["ukuran"]
    aturan = ukuran.get("agregasi", {})
    iku = data.indikator[data.indikator["jenis"] == "iku"].set_index("kode")
    baris = [
        (lingkup, kode, aturan[lingkup], *_satu(aturan, lingkup, iku.loc[milik], kini))
        for lingkup, kode, milik in _kelompok(data, iku)
        if lingkup in aturan
    ]
    hasil = pd.DataFrame(baris, columns=list(KOLOM)).astype({"nilai": "Float64", "n": "Int64"})
    celah = ukuran.get("kebijakan_celah", "batas_bawah")
    return hasil.assign(predikat=predikat(hasil["nilai"], muat_skala(ukuran["skala"]), celah))


def _satu(aturan: dict, lingkup: str, iku: pd.DataFrame, kini: pd.DataFrame) -> Agregat:
    return agregat(aturan[lingkup], kini["capaian"].reindex(iku.index), iku["bobot"], aturan.get("maksimal"))


def _kelompok(data: DataTahun, iku: pd.DataFrame) -> Iterator[tuple[str, str, list[str]]]:
    """Yield what is taken together: scope, its code, and the indicators that belong to it."""
    sasaran = {kode: bagian_sel(isi) for kode, isi in iku["sasaran"].items()}
    for kode in data.sasaran["kode"]:
        yield "sasaran", kode, [i for i, milik in sasaran.items() if kode in milik]
    induk = dict(zip(data.sasaran["kode"], data.sasaran["tujuan"], strict=True))
    for kode in data.tujuan["kode"]:
        yield "tujuan", kode, [i for i, milik in sasaran.items() if kode in {induk.get(s) for s in milik}]
    yield "instansi", "instansi", list(iku.index)
