"""Rules about indicators, their targets and their realisasi, and about the trees of planning."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from ...errors import Masalah
from ...text.number_format import kosong
from .context import Konteks, aturan

KOMPONEN = ("pembilang", "penyebut")

CACAH = {
    "realisasi": ("pembilang", "penyebut"),
    "komponen_realisasi": ("jumlah",),
    "target": ("target",),
    "rencana_aksi": ("target_tahun", "tw1", "tw2", "tw3", "tw4"),
    "indikator_program": ("target", "realisasi"),
}
"""Columns of counts, targets and quarters, where `1.250` may mean 1250."""

_RIBUAN = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


@aturan("realisasi")
def dasar_realisasi(k: Konteks) -> Iterator[Masalah]:
    """A realisasi that is there has the values it is based on; one without any value is not there yet."""
    for baris, r in k.frames["realisasi"].iterrows():
        ada = {kolom: r[kolom] for kolom in (*KOMPONEN, "nilai_dinyatakan", "capaian_dinyatakan")}
        perlu = {"komponen": KOMPONEN, "dinyatakan": ("nilai_dinyatakan",)}.get(r["dasar"], ())
        kurang = [kolom for kolom in perlu if kosong(ada[kolom])]
        if kurang and not all(map(kosong, ada.values())):
            pesan = f'dasar "{r["dasar"]}" memerlukan {" dan ".join(kurang)}; isi, atau ganti dasarnya'
            kolom = "dasar" if 1 < len(kurang) == len(perlu) else kurang[0]
            yield k.masalah("realisasi", baris, kolom, pesan, "dasar-realisasi")


@aturan("realisasi")
def penyebut_nol(k: Konteks) -> Iterator[Masalah]:
    """Nothing is divided by zero."""
    realisasi = k.frames["realisasi"]
    for baris in realisasi.index[realisasi["penyebut"].eq(0).fillna(False)]:
        pesan = "tidak dapat menjadi pembagi; kosongkan bila belum ada, atau pakai dasar dinyatakan"
        yield k.masalah("realisasi", baris, "penyebut", pesan, "penyebut-nol", 0)


@aturan("realisasi", "target")
def realisasi_tanpa_target(k: Konteks) -> Iterator[Masalah]:
    """What is measured in the year of a report has a target of that year; of an earlier year the review asks."""
    if k.setelan("instansi", "jenis"):
        yield from _tanpa_target(k, "realisasi", "indikator", k.frames["realisasi"]["indikator"])


@aturan("indikator")
def tanpa_iku(k: Konteks) -> Iterator[Masalah]:
    """A report is about at least one indikator kinerja utama."""
    if not (k.frames["indikator"]["jenis"] == "iku").any():
        pesan = "belum ada indikator dengan jenis iku; isi sekurangnya satu"
        yield k.masalah("indikator", None, None, pesan, "tanpa-iku")


@aturan()
def ribuan_bertitik(k: Konteks) -> Iterator[Masalah]:
    """A count such as `1.250` is not read as one and a quarter."""
    for tabel, kolom in ((t, satu) for t, semua in CACAH.items() for satu in semua):
        lembar = k.lembar.get(tabel)
        if lembar is None or kolom not in lembar.kepala:
            continue
        letak = lembar.kepala.index(kolom)
        for baris, sel in lembar.berisi():
            nilai = sel[letak] if letak < len(sel) else ""
            if _RIBUAN.fullmatch(nilai):
                ribuan = nilai.replace(".", "")
                pesan = f"dapat berarti ribuan atau desimal; tulis {ribuan}, atau {nilai}0 bila desimal"
                yield k.masalah(tabel, baris, kolom, pesan, "ribuan-bertitik", nilai)


@aturan()
def induk_berputar(k: Konteks) -> Iterator[Masalah]:
    """In a tree of `kode` and `induk`, nothing stands below itself."""
    for tabel, frame in k.frames.items():
        if not {"kode", "induk"} <= set(frame.columns):
            continue
        induk = dict(zip(frame["kode"], frame["induk"], strict=True))
        for baris, kode in frame["kode"].dropna().items():
            if kode in _leluhur(kode, induk):
                pesan = f'membuat "{kode}" berada di bawah dirinya sendiri; periksa kolom induk'
                yield k.masalah(tabel, baris, "induk", pesan, "induk-berputar", induk[kode])


def _leluhur(kode: str, induk: dict[str, str]) -> set[str]:
    terlihat: set[str] = set()
    atas = induk.get(kode)
    while isinstance(atas, str) and atas not in terlihat:
        terlihat.add(atas)
        atas = induk.get(atas)
    return terlihat


def _tanpa_target(k: Konteks, tabel: str, kolom: str, indikator: pd.Series) -> Iterator[Masalah]:
    target = k.frames["target"]
    bertarget = set(target.loc[target["tahun"].eq(k.year).fillna(True), "indikator"])
    for baris, kode in indikator.dropna().items():
        if kode not in bertarget:
            pesan = f"belum punya target tahun {k.year}; tambahkan barisnya di target.csv"
            yield k.masalah(tabel, baris, kolom, pesan, "tanpa-target", kode)
