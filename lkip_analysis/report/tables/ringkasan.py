"""Tables of the ringkasan eksekutif."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from ...text.number_format import BELUM
from ...text.wording import berhuruf_besar
from .registry import DAFTAR
from .table import Kolom, belum_ada

if TYPE_CHECKING:
    from ..model.budget_values import Keluaran
    from ..model.laporan import Laporan

PK = (
    Kolom("no", "No.", lebar=0.6, gabung=True),
    Kolom("sasaran", "Sasaran Strategis", lebar=4, gabung=True),
    Kolom("indikator", "Indikator Kinerja", lebar=4.5),
    Kolom("target", "Target", "besaran", lebar=1.3),
)
PROGRAM = (
    Kolom("no", "No.", lebar=0.6, kosong=""),
    Kolom("nama", "Program", lebar=5),
    Kolom("pagu", "Anggaran", "rupiah", lebar=2.2),
    Kolom("sumber_dana", "Sumber Dana", lebar=1.4),
)


def perjanjian_kinerja(lap: Laporan) -> pd.DataFrame:
    """Return the indicators of the perjanjian kinerja with the target of the year, by sasaran."""
    baris = [{"sasaran": i.sasaran, "indikator": i.nama, "target": i.target} for i in lap.iku]
    return bernomor(pd.DataFrame(baris), "sasaran")


def bernomor(data: pd.DataFrame, kolom: str) -> pd.DataFrame:
    """Add a column ``no`` that counts the different values of a column in order."""
    return data.assign(no=[f"{n}." for n in pd.factorize(data[kolom])[0] + 1])


def kolom_tahap(lap: Laporan) -> tuple[Kolom, ...]:
    """Return the columns of the pagu by program after the first stage of the budget: one for each later stage."""
    no, nama, pagu, sumber_dana = PROGRAM
    tahap = lap.tahap_anggaran[1:]
    judul = [pagu.judul] if len(tahap) < 2 else [f"{pagu.judul} {berhuruf_besar(satu.kata)}" for satu in tahap]
    per_tahap = [replace(pagu, nama=satu.nama, judul=teks) for satu, teks in zip(tahap, judul, strict=False)]
    return no, nama, *(per_tahap or [pagu]), sumber_dana


def pagu_program(pertama: bool):
    """Return a table function: pagu by program at the first stage of the budget or at the later ones, and the total."""

    def isi(lap: Laporan) -> pd.DataFrame:
        tahap = (
            {"pagu": lap.tahap_anggaran[0].nama}
            if pertama
            else {satu.nama: satu.nama for satu in lap.tahap_anggaran[1:]}
        )
        program = lap.ukuran.program
        pagu = {kolom: lap.pagu_program.pagu(nama) for kolom, nama in tahap.items()}
        data = program.assign(**pagu, no=[f"{n}." for n in range(1, len(program) + 1)])
        total = {
            "nama": "Jumlah",
            **{kolom: lap.pagu_program.jumlah(nama) for kolom, nama in tahap.items()},
            "sumber_dana": ", ".join(program["sumber_dana"].dropna().unique()),
            "kelas": "jumlah",
        }
        return pd.concat([data, pd.DataFrame([total])], ignore_index=True)

    return isi


@DAFTAR.tabel(
    "sekilas", bab="", judul="Kinerja Sekilas {lap.nama} Tahun {lap.tahun}", sumber="{lap.nama}, {lap.tahun}",
    kolom=lambda lap: (
        Kolom("no", "No.", lebar=0.5),
        Kolom("indikator", "Indikator Kinerja Utama", lebar=3.4),
        *(
            Kolom(f"realisasi_{tahun}", str(tahun), "besaran", lebar=1.05, grup=("Realisasi",), kosong="–")
            for tahun in lap.tahun_banding
        ),
        Kolom("target", f"Target {lap.tahun}", "besaran", lebar=1.05),
        Kolom("capaian", "Capaian", "besaran", lebar=1.05),
        Kolom("predikat", "Predikat", lebar=1.2, kosong="–"),
    ),
)  # fmt: skip
def sekilas(lap: Laporan) -> pd.DataFrame:
    """Rows: every IKU with its realisasi over the years beside what was promised and reached."""
    return pd.DataFrame(
        [
            {"no": f"{nomor}.", "indikator": i.nama, "target": i.target, "capaian": i.capaian,
             "predikat": i.predikat or None,
             **{f"realisasi_{tahun}": i.sel(tahun, "realisasi") for tahun in lap.tahun_banding}}
            for nomor, i in enumerate(lap.iku, 1)
        ]
    )  # fmt: skip


@DAFTAR.tabel(
    "kinerja-anggaran", perlu=("anggaran", "pendukung"), bab="",
    judul="Pencapaian Kinerja dan Anggaran {lap.nama} Tahun {lap.tahun}",
    nomor_kolom=True, sumber="{lap.nama}, {lap.tahun}",
    kolom=(
        Kolom("uraian", "Tujuan/Sasaran/Program", lebar=3.5),
        Kolom("indikator", "Indikator", lebar=3.5, kosong=""),
        Kolom("target", "Target", "besaran", lebar=1.3, grup=("Kinerja",), kosong=""),
        Kolom("realisasi", "Realisasi", "besaran", lebar=1.75, grup=("Kinerja",), kosong=""),
        Kolom("capaian", "Capaian", "besaran", lebar=1.65, grup=("Kinerja",), kosong=""),
        Kolom("pagu", "Alokasi", "besaran", lebar=3.3, grup=("Anggaran",), kosong=""),
        Kolom("realisasi_anggaran", "Realisasi", "besaran", lebar=3.3, grup=("Anggaran",), kosong=""),
        Kolom("serapan", "Capaian", "besaran", lebar=1.65, grup=("Anggaran",), kosong=""),
    ),
)  # fmt: skip
def kinerja_dan_anggaran(lap: Laporan) -> pd.DataFrame:
    """Rows: tujuan, sasaran with its indicators; for each of these its program and its main budget lines."""
    baris: list[dict] = []
    tujuan_terakhir = sasaran_terakhir = None
    for i in lap.iku:
        if (tujuan := lap.tujuan_dari(i)) != tujuan_terakhir:
            baris.append({"uraian": f"Tujuan: {tujuan}", "kelas": "kelompok", "rentang": 8})
        judul = "" if i.sasaran == sasaran_terakhir else f"Sasaran: {i.sasaran}"
        tujuan_terakhir, sasaran_terakhir = tujuan, i.sasaran
        kinerja = _ditunggu(target=i.target, realisasi=i.realisasi, capaian=i.capaian)
        baris.append({"uraian": judul, "indikator": i.nama, **kinerja})
        program = {"uraian": i.program, "kelas": "kegiatan", **_anggaran(i.efisiensi("program"))}
        baris += [{**program, "indikator": k.nama, **_keluaran(k)} for k in lap.indikator_program(i)]
        baris += [{"uraian": f"– {b['nama']}", "rentang": 2, **_anggaran(b)} for b in i.pendukung("utama")]
    return pd.DataFrame(baris)


def _keluaran(k: Keluaran) -> dict:
    return {"target": k.target, **({"realisasi": k.realisasi} if k.realisasi.ada else {})}


def _anggaran(angka: dict) -> dict:
    return _ditunggu(pagu=angka["pagu"], realisasi_anggaran=angka["realisasi"], serapan=angka["serapan"])


def _ditunggu(**nilai: object) -> dict:
    """Cells that this row must have: where the figure is not there yet they say so; other empty cells stay empty."""
    return {nama: BELUM if belum_ada(isi) else isi for nama, isi in nilai.items()}
