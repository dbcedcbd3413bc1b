"""From raw data to measures: what the notebooks read, kept in ``data/processed/<year>/``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from ...data.load import DataTahun
from ...data.presence import keberadaan
from ...kinerja.anggaran import pohon
from ...kinerja.capaian import alasan_tidak_terhitung, batasi, capaian, cetak_capaian
from ...kinerja.efisiensi import efisiensi, kategori
from ...kinerja.perbandingan import banding_standar
from ...kinerja.rumus import buku_rumus
from ...kinerja.serapan import serapan
from ...kinerja.skala import muat_skala, predikat
from .aggregates import ukur_agregat
from .indicator_rows import baca_target, dipertahankan, lulus, rumus_indikator, satu_tahun, sebagai_acuan

BELUM_TERBIT = "realisasinya belum terbit"
LALU_BELUM_ADA = "realisasi tahun sebelumnya, yang harus dipertahankan, belum ada"

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
        "agregat": ukur_agregat(data, kini),
        "ada": pd.DataFrame(keberadaan(data).items(), columns=["nama", "ada"]).astype({"ada": "boolean"}),
    }


def ukur_kinerja(data: DataTahun, riwayat: Riwayat) -> pd.DataFrame:
    """Compute target, realisasi, capaian and class of every indicator in every known year that had it."""
    ukuran = data.settings["ukuran"]
    buku = buku_rumus(ukuran)
    indikator = data.indikator.set_index("kode")
    per_tahun = [
        satu_tahun(t, indikator[indikator.index.isin(kode)], ukuran.get("urutan", {}))
        for t, kode in _yang_ada(data, riwayat)
        if kode
    ]
    hasil = dipertahankan(pd.concat(per_tahun[::-1], ignore_index=True))
    baris = indikator.reindex(hasil["indikator"])
    hasil["rumus"] = rumus_indikator(baris).array
    hasil["tercapai"] = lulus(hasil["target_bawah"], hasil["target_atas"], hasil["realisasi"], baris["arah"])
    mentah = capaian(hasil["target"], hasil["realisasi"], hasil["rumus"], hasil["tercapai"], buku)
    hasil["capaian"] = batasi(mentah, hasil["rumus"], buku)
    hasil["capaian_cetak"] = cetak_capaian(hasil["capaian"], hasil["rumus"], buku)
    hasil["alasan"] = alasan_tidak_terhitung(hasil["target"], hasil["realisasi"], hasil["rumus"], mentah)
    tanpa_acuan = hasil["target"].isna() & hasil["target_cetak"].notna()
    hasil["alasan"] = hasil["alasan"].mask(tanpa_acuan, LALU_BELUM_ADA)
    hasil["alasan"] = hasil["alasan"].mask(hasil["belum_terbit"].notna() & mentah.isna(), BELUM_TERBIT)
    for kolom in ("predikat", "atribut"):
        skala = muat_skala(ukuran["skala" if kolom == "predikat" else "atribut"])
        hasil[kolom] = predikat(hasil["capaian_cetak"], skala, ukuran.get("kebijakan_celah", "batas_bawah"))
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


def _renstra(data: DataTahun, kini: pd.DataFrame) -> pd.DataFrame:
    """Progress to date against the target of the last year of the Renstra.

    Third of the analyses that Permenpan RB 53/2014, Lampiran II, asks for.
    """
    ukuran, akhir = data.settings["ukuran"], data.settings.get("renstra", {}).get("akhir", 0)
    indikator = data.indikator.set_index("kode").reindex(kini.index)
    milik = data.target[(data.target["tahun"] == akhir) & (data.target["dokumen"] == "renstra")]
    target = baca_target(milik.set_index("indikator")["target"], indikator, ukuran.get("urutan", {}))
    hasil = pd.DataFrame({"realisasi": kini["realisasi"], **sebagai_acuan(target, kini["realisasi"])})
    sudah = lulus(target["bawah"], target["atas"], kini["realisasi"], indikator["arah"])
    buku = buku_rumus(ukuran)
    kemajuan = capaian(hasil["target"], hasil["realisasi"], kini["rumus"], sudah, buku)
    hasil["kemajuan"] = cetak_capaian(kemajuan, kini["rumus"], buku)
    return hasil.rename(columns={"target": "target_akhir", "target_cetak": "target_akhir_cetak"}).reset_index()


def _standar(data: DataTahun, kini: pd.DataFrame) -> pd.DataFrame:
    standar = data.standar_nasional.set_index("indikator").reindex(kini.index)
    nilai = standar["nilai"].astype("Float64")
    arah = data.indikator.set_index("kode")["arah"].reindex(kini.index)
    hasil = banding_standar(kini["realisasi"], nilai, arah, kini["rumus"], buku_rumus(data.settings["ukuran"]))
    hasil = hasil.assign(nilai=nilai, realisasi=kini["realisasi"], keterangan=standar["keterangan"])
    return hasil.reset_index()[["indikator", "realisasi", "nilai", "selisih", "capaian", "kata", "keterangan"]]


def _program(data: DataTahun) -> pd.DataFrame:
    satu = data.pagu_program.drop_duplicates("program").set_index("program")["sumber_dana"].reset_index()
    return satu.assign(nama=satu["program"].map(data.nomenklatur.set_index("kode")["nama"]))


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
