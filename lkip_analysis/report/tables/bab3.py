"""Tables of Bab III; its charts are in `gambar_bab3`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ...kinerja.anggaran import TOTAL
from ...text.number_format import persen
from ...text.wording import berhuruf_besar, rentang_kata
from ..origin.of_kinerja import angka_skala
from .registry import DAFTAR
from .ringkasan import bernomor
from .table import Kolom

if TYPE_CHECKING:
    from ..model.laporan import Laporan


@DAFTAR.tabel(
    "skala", bab="III", judul="Skala Nilai Peringkat Kinerja", sumber="{lap.skala.sumber}",
    kolom=(
        Kolom("no", "No.", "bilangan", lebar=0.6),
        Kolom("tercetak", "Interval Nilai Realisasi Kinerja", lebar=3),
        Kolom("nama", "Kriteria Penilaian Realisasi Kinerja", lebar=4),
    ),
)  # fmt: skip
def skala(lap: Laporan) -> pd.DataFrame:
    kelas, sumber = lap.skala.kelas, lap.skala.sumber
    tercetak = [angka_skala(k.tercetak, sumber) for k in kelas]
    return pd.DataFrame(kelas).assign(tercetak=tercetak, no=range(1, len(kelas) + 1))


@DAFTAR.tabel(
    "atribut", bab="III", judul="Atribut Capaian Indikator Kinerja", sumber="{lap.atribut.sumber}",
    kolom=(
        Kolom("no", "No.", "bilangan", lebar=0.6),
        Kolom("tercetak", "%", lebar=1.6, grup=("Nilai Capaian Kinerja",)),
        Kolom("kata", "Keterangan Persentase", lebar=5, grup=("Nilai Capaian Kinerja",)),
        Kolom("nama", "Atribut", lebar=2),
    ),
)  # fmt: skip
def atribut(lap: Laporan) -> pd.DataFrame:
    kelas, sumber = lap.atribut.kelas, lap.atribut.sumber
    kata = [berhuruf_besar(rentang_kata(k.minimal, k.atas, k.termasuk, k.atas_termasuk)) for k in kelas]
    return pd.DataFrame(kelas).assign(
        tercetak=[angka_skala(k.tercetak, sumber) for k in kelas],
        kata=[angka_skala(k, sumber) for k in kata],
        no=range(1, len(kelas) + 1),
    )


@DAFTAR.tabel(
    "pengukuran", bab="III", judul="Pengukuran Kinerja Pencapaian Sasaran dan IKU Tahun {lap.tahun}",
    sumber="{lap.nama}, {lap.tahun}",
    kolom=lambda lap: (
        Kolom("no", "No.", lebar=0.5, gabung=True),
        Kolom("sasaran", "Uraian", lebar=2.5, grup=("Sasaran",), gabung=True),
        Kolom("indikator", "Indikator", lebar=2.6, grup=("Sasaran",)),
        *(
            Kolom(f"{nama}_lalu", nama.capitalize(), "besaran", lebar=1.05, grup=(f"Tahun {lap.tahun_lalu}",))
            for nama in ("realisasi", "capaian") if lap.tahun_lalu in lap.tahun_data
        ),
        Kolom("target", "Target", "besaran", lebar=0.9, grup=(f"Tahun {lap.tahun}",)),
        Kolom("realisasi", "Realisasi", "besaran", lebar=1.05, grup=(f"Tahun {lap.tahun}",)),
        Kolom("capaian", "Capaian", "besaran", lebar=1.05, grup=(f"Tahun {lap.tahun}",)),
        Kolom("atribut", "Predikat Capaian", lebar=1.2, grup=(f"Tahun {lap.tahun}",)),
    ),
)  # fmt: skip
def pengukuran(lap: Laporan) -> pd.DataFrame:
    baris = [
        {"sasaran": i.sasaran, "indikator": i.nama,
         "realisasi_lalu": i.sel(lap.tahun_lalu, "realisasi"), "capaian_lalu": i.sel(lap.tahun_lalu, "capaian"),
         "target": i.target, "realisasi": i.realisasi, "capaian": i.capaian, "atribut": i.atribut or None}
        for i in lap.indikator
    ]  # fmt: skip
    return bernomor(pd.DataFrame(baris), "sasaran")


@DAFTAR.tabel(
    "pengukuran-tujuan", bab="III", judul="Pengukuran Kinerja Pencapaian Tujuan Tahun {lap.tahun}",
    sumber="{lap.nama}, {lap.tahun}", bila=lambda lap: any(i.realisasi.ada for i in lap.indikator_tujuan),
    kolom=(
        Kolom("no", "No.", lebar=0.5, gabung=True),
        Kolom("tujuan", "Tujuan", lebar=2.6, gabung=True),
        Kolom("indikator", "Indikator", lebar=2.8),
        Kolom("target", "Target", "besaran", lebar=1.1),
        Kolom("realisasi", "Realisasi", "besaran", lebar=1.2),
        Kolom("capaian", "Capaian", "besaran", lebar=1.2),
        Kolom("atribut", "Predikat Capaian", lebar=1.4),
    ),
)  # fmt: skip
def pengukuran_tujuan(lap: Laporan) -> pd.DataFrame:
    baris = [
        {"tujuan": lap.tujuan_dari(i), "indikator": i.nama, "target": i.target, "realisasi": i.realisasi,
         "capaian": i.capaian, "atribut": i.atribut or None}
        for i in lap.indikator_tujuan
    ]  # fmt: skip
    return bernomor(pd.DataFrame(baris), "tujuan")


CARA = {
    "rata_rata": "rata-rata capaian",
    "tertimbang": "rata-rata tertimbang capaian",
    "terpenuhi": "bagian indikator yang mencapai target",
}
"""Ways of taking capaian together, by their names in the settings."""


@DAFTAR.tabel(
    "agregat", bab="III", judul="Capaian Gabungan Indikator Kinerja Utama Tahun {lap.tahun}",
    sumber="{lap.nama}, {lap.tahun}", bila=lambda lap: not lap.ukuran.agregat.empty,
    kolom=(
        Kolom("lingkup", "Lingkup", lebar=4),
        Kolom("cara", "Cara", lebar=2.6, gabung=True),
        Kolom("nilai", "Capaian", "persen", lebar=1.1),
        Kolom("dari", "Dihitung dari", lebar=1.8),
        Kolom("predikat", "Predikat", lebar=1.4, kosong="–"),
    ),
)  # fmt: skip
def agregat(lap: Laporan) -> pd.DataFrame:
    """Rows: sasaran, tujuan and the agency whose capaian are taken together, each with the base that it rests on."""
    maksimal = lap.data.settings["ukuran"]["agregasi"].get("maksimal")
    batas = f", setiap capaian paling tinggi {persen(maksimal)}" if maksimal is not None else ""
    nama = {"instansi": lap.nama}
    for tabel, kolom in ((lap.data.sasaran, "sasaran"), (lap.data.tujuan, "tujuan")):
        nama |= dict(zip(tabel["kode"], tabel[kolom], strict=True))
    return pd.DataFrame(
        [
            {"lingkup": nama[a.kode], "cara": CARA[a.cara] + batas, "nilai": a.nilai, "predikat": a.predikat,
             "dari": f"{a.n} dari {a.n + a.tidak_terhitung} indikator"}
            for a in lap.ukuran.agregat.itertuples()
        ]
    )  # fmt: skip


def _kolom_antartahun(lap: Laporan) -> tuple[Kolom, ...]:
    bagian = (("target", "Target", 0.95), ("realisasi", "Realisasi", 1.1), ("capaian", "Capaian", 1.2))
    return (
        Kolom("no", "No.", lebar=0.6, kosong=""),
        Kolom("indikator", "Indikator Kinerja", lebar=3.6),
        *(
            Kolom(f"{nama}_{tahun}", str(tahun), "besaran", lebar=lebar, grup=(judul,))
            for nama, judul, lebar in bagian
            for tahun in lap.tahun_banding
        ),
    )


@DAFTAR.tabel(
    "antartahun", bab="III", kolom=_kolom_antartahun, sumber="{lap.nama}, {lap.tahun}",
    judul="Perbandingan Realisasi Kinerja Tahun {lap.tahun} dengan Tahun Lalu dan Beberapa Tahun Terakhir",
)  # fmt: skip
def antartahun(lap: Laporan) -> pd.DataFrame:
    """Rows: every sasaran over the whole width, so that nine figures find room on an upright page; its indicators."""
    baris: list[dict] = []
    lebar = len(_kolom_antartahun(lap))
    for nomor, i in enumerate(lap.indikator, 1):
        if nomor == 1 or i.sasaran != lap.indikator[nomor - 2].sasaran:
            baris.append({"no": f"Sasaran: {i.sasaran}", "kelas": "kelompok", "rentang": lebar})
        ukuran = ("target", "realisasi", "capaian")
        sel = {f"{nama}_{tahun}": i.sel(tahun, nama) for nama in ukuran for tahun in lap.tahun_banding}
        baris.append({"no": f"{nomor}.", "indikator": i.nama, **sel})
    return pd.DataFrame(baris)


@DAFTAR.tabel(
    "komponen", bab="III", judul="Dasar Perhitungan Realisasi", sumber="{lap.nama}, {lap.tahun}",
    bila=lambda lap: any(k.ada for i in lap.iku for t in i.dibandingkan for k in t.komponen),
    kolom=(
        Kolom("indikator", "Indikator Kinerja", lebar=2.6, gabung=True),
        Kolom("sebutan", "Yang Dihitung", lebar=2.8, gabung=True),
        Kolom("tahun", "Tahun", lebar=0.7),
        Kolom("jumlah", "Jumlah", "besaran", lebar=1.2, kosong="–"),
        Kolom("rincian", "Rincian yang Tercatat", lebar=3.6, kosong=""),
    ),
)  # fmt: skip
def dasar_perhitungan(lap: Laporan) -> pd.DataFrame:
    """Rows: every part of every ratio, year by year, with what it is made of."""
    return pd.DataFrame(
        [
            {"indikator": i.nama, "sebutan": satu.sebutan, "tahun": str(t.tahun), "jumlah": satu.jumlah,
             "rincian": [f"{uraian}: {jumlah}" for uraian, jumlah in satu.rincian] or None}
            for i in lap.iku
            for nomor in range(len(i.kini.komponen))
            for t in i.dibandingkan
            for satu in t.komponen[nomor : nomor + 1]
            if satu.ada or satu.rincian
        ]
    )  # fmt: skip


@DAFTAR.tabel(
    "renstra", perlu=("renstra",), bab="III",
    judul="Perbandingan Realisasi Kinerja sampai dengan Akhir Periode Renstra",
    sumber="{lap.nama}, {lap.tahun}",
    kolom=lambda lap: (
        Kolom("no", "No.", lebar=0.5, gabung=True),
        Kolom("sasaran", "Sasaran Strategis", lebar=2.8, gabung=True),
        Kolom("indikator", "Indikator Kinerja", lebar=3),
        Kolom("target_akhir", f"Target Akhir Renstra ({lap.renstra_akhir})", "besaran", lebar=1.3),
        Kolom("realisasi", f"Realisasi {lap.tahun}", "besaran", lebar=1.2),
        Kolom("kemajuan", "Tingkat Kemajuan", "besaran", lebar=1.2),
    ),
)  # fmt: skip
def renstra(lap: Laporan) -> pd.DataFrame:
    baris = [
        {"sasaran": i.sasaran, "indikator": i.nama, "target_akhir": i.target_akhir, "realisasi": i.realisasi,
         "kemajuan": i.kemajuan}
        for i in lap.indikator
    ]  # fmt: skip
    return bernomor(pd.DataFrame(baris), "sasaran")


@DAFTAR.tabel(
    "standar", perlu=("standar_nasional",), bab="III", judul="Perbandingan Realisasi Kinerja dengan Standar Nasional",
    sumber="{lap.nama}, {lap.tahun}",
    kolom=lambda lap: (
        Kolom("no", "No.", lebar=0.5, gabung=True),
        Kolom("sasaran", "Sasaran Strategis", lebar=2.6, gabung=True),
        Kolom("indikator", "Indikator Kinerja", lebar=2.8),
        Kolom("realisasi", f"Realisasi {lap.tahun}", "besaran", lebar=1.2),
        Kolom("nilai", "Realisasi Nasional", "bilangan", lebar=1.2, kosong="–"),
        Kolom("keterangan", "Keterangan", lebar=2.6, gabung=True, kosong="–"),
    ),
)  # fmt: skip
def standar(lap: Laporan) -> pd.DataFrame:
    keterangan = lap.ukuran.standar.set_index("indikator")["keterangan"]
    baris = [
        {"sasaran": i.sasaran, "indikator": i.nama, "realisasi": i.realisasi, "nilai": i.standar.tanpa_satuan,
         "keterangan": keterangan[i.kode]}
        for i in lap.indikator
    ]  # fmt: skip
    return bernomor(pd.DataFrame(baris), "sasaran")


@DAFTAR.tabel(
    "program-penunjang", perlu=("anggaran", "pendukung"), bab="III", sumber="{lap.nama}, {lap.tahun}",
    judul="Analisis Program/Kegiatan yang Menunjang Keberhasilan ataupun Kegagalan Pencapaian Pernyataan Kinerja",
    kolom=(
        Kolom("no", "No.", lebar=0.4, gabung=True),
        Kolom("indikator", "IKU", lebar=2.1, gabung=True),
        Kolom("sasaran", "Sasaran Program", lebar=2.1, gabung=True),
        Kolom("capaian", "Capaian Kinerja", "besaran", lebar=0.9, gabung=True),
        Kolom("nama", "Nama Program dan {lap.jenjang.rinci} Utama", lebar=2.9),
        Kolom("indikator_program", "Indikator Program", lebar=2.1, kosong=""),
        Kolom("target", "Target Program", "besaran", lebar=0.8, kosong=""),
        Kolom("pagu", "Anggaran", "besaran", lebar=1.4),
        Kolom("realisasi", "Realisasi", "besaran", lebar=1.4),
        Kolom("serapan", "Capaian Anggaran", "besaran", lebar=0.9),
    ),
)  # fmt: skip
def program_penunjang(lap: Laporan) -> pd.DataFrame:
    baris = []
    for nomor, i in enumerate(lap.iku, 1):
        tetap = {"no": f"{nomor}.", "indikator": i.nama, "sasaran": i.sasaran, "capaian": i.capaian}
        anggaran = {"nama": i.program, **i.efisiensi("program")}
        keluaran = [{"indikator_program": k.nama, "target": k.target} for k in lap.indikator_program(i)]
        for satu in keluaran or [{}]:
            baris.append({**tetap, **anggaran, **satu})
            anggaran = {"nama": "", "pagu": "", "realisasi": "", "serapan": ""}
        baris += [{**tetap, **utama, "nama": f"– {utama['nama']}"} for utama in i.pendukung("utama")]
    return pd.DataFrame(baris)


DASAR_EFISIENSI = {"utama": "{lap.jenjang.rinci} Utama", "program": "Program"}
"""Budget lines that efisiensi may be measured on, and their heading."""


def _kolom_efisiensi(lap: Laporan, dasar: str) -> tuple[Kolom, ...]:
    """Columns of one basis; under its heading where there is another one to tell it from."""
    grup = (DASAR_EFISIENSI[dasar],) if lap.data.pendukung["peran"].nunique() > 1 else ()
    return (
        Kolom(f"serapan_{dasar}", "Serapan", "besaran", lebar=1.2, grup=grup),
        Kolom(f"nilai_{dasar}", "Efisiensi", "besaran", lebar=1.25, grup=grup),
        Kolom(f"kategori_{dasar}", "Kategori", lebar=1.25, grup=grup),
    )


@DAFTAR.tabel(
    "efisiensi", perlu=("anggaran", "pendukung"), bab="III", judul="Efisiensi Penggunaan Sumber Daya Tahun {lap.tahun}",
    sumber="{lap.nama}, {lap.tahun}",
    kolom=lambda lap: (
        Kolom("no", "No.", lebar=0.5, gabung=True),
        Kolom("sasaran", "Sasaran Strategis", lebar=2.2, gabung=True),
        Kolom("indikator", "Indikator Kinerja Utama", lebar=2.4),
        Kolom("capaian", "Capaian Kinerja", "besaran", lebar=1.2),
        *(kolom for dasar in DASAR_EFISIENSI if dasar in set(lap.data.pendukung["peran"])
          for kolom in _kolom_efisiensi(lap, dasar)),
    ),
)  # fmt: skip
def efisiensi(lap: Laporan) -> pd.DataFrame:
    baris = []
    for i in lap.iku:
        sel = {"sasaran": i.sasaran, "indikator": i.nama, "capaian": i.capaian}
        for dasar in DASAR_EFISIENSI:
            angka = i.efisiensi(dasar)
            sel |= {f"{nama}_{dasar}": angka[nama] or None for nama in ("serapan", "nilai", "kategori")}
        baris.append(sel)
    return bernomor(pd.DataFrame(baris), "sasaran")


@DAFTAR.tabel(
    "penghargaan", perlu=("penghargaan",), bab="III", judul="Prestasi dan Penghargaan {lap.singkat} Tahun {lap.tahun}",
    sumber="{lap.nama}, {lap.tahun}",
    kolom=(
        Kolom("no", "No.", lebar=0.6, kosong=""),
        Kolom("jenis", "Jenis Penghargaan", lebar=3),
        Kolom("prestasi", "Prestasi", lebar=2.5, kosong="–"),
        Kolom("tingkat", "Tingkat", lebar=1.5, kosong="–"),
        Kolom("pemberi", "Diberikan Oleh", lebar=2.5, kosong="–"),
    ),
)  # fmt: skip
def penghargaan(lap: Laporan) -> pd.DataFrame:
    data = lap.data.penghargaan
    return data.assign(no=data["no"].map(lambda n: f"{n}."))


KELAS_LEVEL = {"program": "program", "kegiatan": "kegiatan", "sub_kegiatan": "", TOTAL: "jumlah"}


def pohon_anggaran(lap: Laporan) -> pd.DataFrame:
    """Return the budget tree with the total as last row."""
    pohon = lap.anggaran.tabel
    return pohon.assign(kelas=pohon["level"].map(KELAS_LEVEL))


@DAFTAR.tabel(
    "anggaran", perlu=("anggaran",), bab="III", judul="Ringkasan Anggaran dan Realisasi Tahun {lap.tahun}",
    sumber="{lap.dokumen_anggaran} dan laporan realisasi {lap.nama}, {lap.tahun}",
    kolom=(
        Kolom("kode", "Kode", lebar=1.95, kosong=""),
        Kolom("nama", "Uraian {lap.jenjang.garis}", lebar=4.6),
        Kolom("pagu", "Alokasi Anggaran", "rupiah", lebar=1.65),
        Kolom("realisasi", "Realisasi", "rupiah", lebar=1.65),
        Kolom("serapan", "Serapan", "persen", lebar=0.95),
    ),
)  # fmt: skip
def anggaran(lap: Laporan) -> pd.DataFrame:
    return pohon_anggaran(lap)
