"""Tables and figures of Bab II."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ..charts import charts_bab2 as gambar_bab2
from .registry import DAFTAR
from .ringkasan import PK, PROGRAM, bernomor, kolom_tahap, pagu_program, perjanjian_kinerja
from .table import Kolom

if TYPE_CHECKING:
    from ..model.laporan import Laporan


DAFTAR.gambar(
    "misi",
    perlu=("visi", "misi"),
    bab="II",
    judul="Misi {lap.daerah.nama} yang Diampu {lap.singkat}",
    sumber="{lap.visi.nama} dan {lap.renstra.nama}",
)(gambar_bab2.misi)


@DAFTAR.tabel(
    "tujuan-sasaran", perlu=("tujuan",), bab="II", sumber="{lap.visi.nama} dan {lap.renstra.nama}",
    judul="Tujuan dan Sasaran RPJMD dengan Tujuan dan Sasaran {lap.singkat} Tahun {lap.periode}",
    kolom=lambda lap: (
        Kolom("tujuan_rpjmd", "Tujuan RPJMD", lebar=1.7, grup=("RPJMD",), gabung=True),
        Kolom("sasaran_rpjmd", "Sasaran RPJMD", lebar=1.7, grup=("RPJMD",), gabung=True),
        Kolom("indikator_rpjmd", "Indikator RPJMD", lebar=1.5, grup=("RPJMD",), gabung=True),
        Kolom("tujuan", "Tujuan Renstra", lebar=1.7, grup=(lap.singkat,), gabung=True),
        Kolom("sasaran", "Sasaran Renstra", lebar=2, grup=(lap.singkat,), gabung=True),
        Kolom("indikator", "Indikator Renstra", lebar=2.2, grup=(lap.singkat,)),
    ),
)  # fmt: skip
def tujuan_sasaran(lap: Laporan) -> pd.DataFrame:
    tujuan = lap.data.tujuan.set_index("kode")
    sasaran = lap.data.sasaran.set_index("kode")
    baris = []
    for i, kode in [(iku, kode) for iku in lap.iku for kode in iku.kode_sasaran]:
        induk = tujuan.loc[sasaran.loc[kode, "tujuan"]]
        baris.append({**induk[["tujuan_rpjmd", "sasaran_rpjmd", "indikator_rpjmd", "tujuan"]].to_dict(),
                      "sasaran": lap.nama_sasaran(kode), "indikator": i.nama})  # fmt: skip
    return pd.DataFrame(baris)


@DAFTAR.tabel(
    "strategi", perlu=("strategi", "arah_kebijakan"), bab="II",
    judul="Strategi dan Arah Kebijakan {lap.singkat} Tahun {lap.tahun}",
    sumber="{lap.renstra.nama}",
    kolom=(
        Kolom("tujuan", "Tujuan", lebar=1.5, gabung=True),
        Kolom("sasaran", "Sasaran", lebar=2, gabung=True),
        Kolom("strategi", "Strategi", lebar=2, gabung=True),
        Kolom("arah_kebijakan", "Arah Kebijakan", lebar=3),
    ),
)  # fmt: skip
def strategi(lap: Laporan) -> pd.DataFrame:
    data = lap.data.arah_kebijakan.merge(
        lap.data.strategi[["kode", "sasaran", "strategi"]],
        left_on="strategi",
        right_on="kode",
        suffixes=("", "_induk"),
    )
    sasaran = lap.data.sasaran.set_index("kode")
    tujuan = lap.data.tujuan.set_index("kode")["tujuan"]
    isi = pd.DataFrame(
        {
            "tujuan": data["sasaran"].map(sasaran["tujuan"]).map(tujuan),
            "sasaran": data["sasaran"].map(sasaran["sasaran"]),
            "strategi": data["strategi_induk"],
            "arah_kebijakan": data["arah_kebijakan"],
        }
    )
    misi = lap.data.misi[lap.data.misi["diampu"] == "ya"]
    kepala = [f"Visi: {lap.visi.teks}", *(f"Misi ke-{m.no}: {m.misi}" for m in misi.itertuples())]
    return pd.concat([pd.DataFrame({"tujuan": kepala, "kelas": "kelompok", "rentang": 4}), isi], ignore_index=True)


@DAFTAR.tabel(
    "iku", bab="II", judul="Sasaran Strategis dan Indikator Kinerja Utama {lap.nama}", sumber="{lap.renstra.nama}",
    kolom=(
        Kolom("no", "No.", lebar=0.5),
        Kolom("sasaran", "Uraian", lebar=3.5, grup=("Sasaran Strategis",)),
        Kolom("iku_renstra", "Indikator Kinerja Utama", lebar=4, grup=("Sasaran Strategis",)),
    ),
)  # fmt: skip
def indikator_kinerja_utama(lap: Laporan) -> pd.DataFrame:
    sasaran = lap.data.sasaran
    milik = ["\n".join(i.nama for i in lap.iku if kode in i.kode_sasaran) for kode in sasaran["kode"]]
    return bernomor(sasaran.assign(iku_renstra=sasaran["iku_renstra"].fillna(pd.Series(milik, sasaran.index))), "kode")


DAFTAR.tabel(
    "pk-bab2",
    perlu=("target",),
    bab="II",
    judul="Perjanjian Kinerja {lap.singkat} Tahun {lap.tahun}",
    kolom=PK,
    sumber="Perjanjian Kinerja {lap.nama}, {lap.tahun}",
)(perjanjian_kinerja)

DAFTAR.tabel(
    "program-murni-bab2",
    perlu=("pagu_program",),
    bab="II",
    judul="Program Kerja {lap.singkat} Tahun {lap.tahun}",
    kolom=PROGRAM,
    sumber="{lap.dokumen_awal} {lap.nama}, {lap.tahun}",
)(pagu_program(pertama=True))

DAFTAR.tabel(
    "program-perubahan-bab2",
    perlu=("pagu_program", "perubahan"),
    bab="II",
    judul="Perubahan Program Kerja {lap.singkat} Tahun {lap.tahun}",
    kolom=kolom_tahap,
    sumber="{lap.dokumen_anggaran} {lap.nama}, {lap.tahun}",
)(pagu_program(pertama=False))
