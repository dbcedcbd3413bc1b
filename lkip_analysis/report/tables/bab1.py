"""Tables and figures of Bab I."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ..charts.picture import BaganTabel, Lukisan
from ..charts.tree import pohon
from .blocks import Bertautan
from .registry import DAFTAR
from .table import Kolom

if TYPE_CHECKING:
    from ..model.laporan import Laporan


STATUS = {
    "selesai": "Output sudah tercapai",
    "proses": "Output sedang diselesaikan",
    "belum": "Output belum tercapai",
}


@DAFTAR.tabel(
    "tindak-lanjut", perlu=("tindak_lanjut_evaluasi",), bab="I",
    judul="Tindak Lanjut atas Laporan Hasil Evaluasi AKIP Tahun {lap.tahun_evaluasi}",
    sumber="Matriks tindak lanjut hasil evaluasi {lap.nama}, {lap.tahun_evaluasi}", lanskap=True,
    kolom=(
        Kolom("no", "No.", lebar=0.5),
        Kolom("rekomendasi", "Rekomendasi Hasil Evaluasi", lebar=3),
        Kolom("uraian", "Uraian", lebar=3, grup=("Rencana Aksi Tindak Lanjut",)),
        Kolom("output", "Output", lebar=2.8, grup=("Rencana Aksi Tindak Lanjut",)),
        Kolom("target_selesai", "Target Waktu Selesai", lebar=1.4, grup=("Rencana Aksi Tindak Lanjut",)),
        Kolom("penanggung_jawab", "Penanggung Jawab", lebar=2, grup=("Rencana Aksi Tindak Lanjut",)),
        Kolom("status", "Praktik yang Sudah Ada tetapi Belum Optimal", lebar=1.8),
    ),
)  # fmt: skip
def tindak_lanjut(lap: Laporan) -> pd.DataFrame:
    data = lap.data.tindak_lanjut_evaluasi
    return data.assign(
        no=data["no"].map(lambda n: f"{n}."),
        output=[Bertautan(*b) for b in zip(data["output"], data["tautan"], strict=True)],
        status=data["status"].map(STATUS),
        penanggung_jawab=data["penanggung_jawab"].str.replace("; ", "\n"),
    )


@DAFTAR.gambar(
    "struktur", perlu=("organisasi",), bab="I", judul="Struktur Organisasi {lap.nama}",
    sumber="{lap.dasar_tugas}",
)  # fmt: skip
def struktur_organisasi(lap: Laporan) -> Lukisan:
    organisasi = lap.data.organisasi
    simpul = [
        (b.kode, None, b.unit if pd.isna(b.jabatan) else b.jabatan) if pd.isna(b.induk) else (b.kode, b.induk, b.unit)
        for b in organisasi.itertuples()
    ]
    nama = organisasi.set_index("kode")["unit"]
    bawahan = organisasi.dropna(subset="induk").groupby("induk", sort=False)["unit"].agg(", ".join)
    kalimat = [f"{nama[kode]} membawahkan {unit}." for kode, unit in bawahan.items()]
    alt = " ".join(["Bagan organisasi.", *kalimat])
    return Lukisan(lambda lebar: pohon(simpul), alt, menyempit=False)


@DAFTAR.gambar(
    "cascading", perlu=("cascading",), bab="I", judul="Cascading Kinerja {lap.nama}", lanskap=True,
    sumber="Penjenjangan kinerja {lap.nama}, {lap.tahun}",
)  # fmt: skip
def cascading(lap: Laporan) -> BaganTabel:
    """One row a leaf; each cell has the performance wanted and its indicators."""
    data = lap.data.cascading.set_index("kode")
    dalam = data["jenjang"].max()
    kolom = tuple(
        Kolom(f"j{j}", f"Jenjang {j}", lebar=1.5 if j == dalam else 1.0, gabung=True, kosong="")
        for j in range(1, dalam + 1)
    )
    return BaganTabel(kolom, pd.DataFrame([_jalur(data, kode) for kode in _daun(data)]))


def _daun(data: pd.DataFrame) -> list[str]:
    return [kode for kode in data.index if kode not in set(data["induk"].dropna())]


def _jalur(data: pd.DataFrame, kode: str) -> dict[str, str]:
    jalur: dict[str, str] = {}
    while not pd.isna(kode):
        baris = data.loc[kode]
        indikator = [] if pd.isna(baris["indikator"]) else [f"• {t}" for t in baris["indikator"].split("; ")]
        jalur[f"j{baris['jenjang']}"] = "\n".join([baris["uraian"], *indikator])
        kode = baris["induk"]
    return jalur


JENJANG_PROSES = (
    ("tujuan", "Proses Bisnis/Tujuan"),
    ("sasaran", "Proses Bisnis/Sasaran"),
    ("strategi", "Subproses Bisnis/Strategi"),
    ("arah_kebijakan", "Peta Lintas Fungsi/Arah Kebijakan"),
)


@DAFTAR.gambar(
    "proses-bisnis", perlu=("proses_bisnis",), bab="I", judul="Peta Proses Bisnis {lap.nama}", lanskap=True,
    sumber="Peta proses bisnis {lap.nama}, {lap.tahun}",
)  # fmt: skip
def proses_bisnis(lap: Laporan) -> BaganTabel:
    data = lap.data.proses_bisnis.set_index("kode")
    baris = []
    for daun in _daun(data):
        jalur, kode = {}, daun
        while not pd.isna(kode):
            simpul = data.loc[kode]
            jalur |= {f"kode_{simpul['jenjang']}": simpul["kode_cetak"], simpul["jenjang"]: simpul["uraian"]}
            kode = simpul["induk"]
        baris.append(jalur)
    kolom = tuple(
        kolom
        for jenjang, judul in JENJANG_PROSES
        for kolom in (
            Kolom(f"kode_{jenjang}", "Kode", lebar=1.2, grup=(judul,), gabung=True, kosong="–"),
            Kolom(jenjang, "Proses Utama", lebar=2.2, grup=(judul,), gabung=True, kosong="–"),
        )
    )
    return BaganTabel(kolom, pd.DataFrame(baris))
