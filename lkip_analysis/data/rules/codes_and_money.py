"""Rules about budget codes and money."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from ...errors import Masalah
from .context import Konteks, aturan

BENTUK_KODE = {
    "program": re.compile(r"[0-9]\.[0-9]{2}\.[0-9]{2}"),
    "kegiatan": re.compile(r"[0-9]\.[0-9]{2}\.[0-9]{2}\.[0-9]\.[0-9]{2}"),
    "sub_kegiatan": re.compile(r"[0-9]\.[0-9]{2}\.[0-9]{2}\.[0-9]\.[0-9]{2}\.(?:[0-9]{2}|[0-9]{4})"),
}
"""Form of a code by level; a sub kegiatan has two digits in older lists and four in newer ones."""

INDUK = {"kegiatan": ("program", 2), "sub_kegiatan": ("kegiatan", 1)}
"""Level → the level above it, and how many parts its code has more."""

LEVEL = (
    ("anggaran", "kode", "sub_kegiatan"),
    ("rencana_aksi_item", "sub_kegiatan", "sub_kegiatan"),
    ("indikator", "program", "program"),
    ("indikator_program", "program", "program"),
    ("pagu_program", "program", "program"),
    ("perjanjian_program", "program", "program"),
    ("rencana_aksi", "program", "program"),
)
"""Table, column, and the level of the codes in it."""

CONTOH = {
    "program": "1.02.02",
    "kegiatan": "1.02.02.2.01",
    "sub_kegiatan": "1.02.02.2.01.0001 atau 1.02.02.2.01.01",
}


@aturan("nomenklatur")
def kode_nomenklatur(k: Konteks) -> Iterator[Masalah]:
    """A code has the form of its level."""
    for baris, r in k.frames["nomenklatur"].dropna(subset=["kode", "level"]).iterrows():
        bentuk = BENTUK_KODE.get(r["level"])
        if bentuk and not bentuk.fullmatch(r["kode"]):
            pesan = (
                f"bukan kode {r['level']}, misalnya {CONTOH[r['level']]}; "
                "periksa levelnya, atau angka nol yang dihapus lembar kerja"
            )
            yield k.masalah("nomenklatur", baris, "kode", pesan, "kode-nomenklatur", r["kode"])


@aturan("nomenklatur")
def induk_nomenklatur(k: Konteks) -> Iterator[Masalah]:
    """A kegiatan has its program in the list, and a sub kegiatan its kegiatan."""
    nomenklatur = k.frames["nomenklatur"]
    level = dict(zip(nomenklatur["kode"], nomenklatur["level"], strict=True))
    for baris, r in nomenklatur.dropna(subset=["kode", "level"]).iterrows():
        bentuk = BENTUK_KODE.get(r["level"])
        if r["level"] not in INDUK or not bentuk.fullmatch(r["kode"]):
            continue
        level_induk, bagian = INDUK[r["level"]]
        induk = r["kode"].rsplit(".", bagian)[0]
        if level.get(induk) != level_induk:
            pesan = f"tidak punya {level_induk} di atasnya; tambahkan {induk} dengan level {level_induk}"
            yield k.masalah("nomenklatur", baris, "kode", pesan, "induk-nomenklatur", r["kode"])


@aturan("nomenklatur")
def level_kode(k: Konteks) -> Iterator[Masalah]:
    """Money stands at sub kegiatan, the levels above are sums; what is said of a program stands at a program.

    A code that the list does not have is a broken reference, which is told elsewhere.
    """
    nomenklatur = k.frames["nomenklatur"].dropna(subset=["level"])
    dikenal = dict(zip(nomenklatur["kode"], nomenklatur["level"], strict=True))
    for tabel, kolom, level in LEVEL:
        kode_tabel = k.frames[tabel][kolom].dropna() if tabel in k.frames else pd.Series(dtype=str)
        for baris, kode in kode_tabel.items():
            if dikenal.get(kode, level) != level:
                pesan = f"adalah kode {dikenal[kode]}; di sini harus kode {level}"
                yield k.masalah(tabel, baris, kolom, pesan, "level-kode", kode)


@aturan("anggaran")
def realisasi_melebihi_pagu(k: Konteks) -> Iterator[Masalah]:
    """Nothing is spent beyond its pagu."""
    anggaran = k.frames["anggaran"]
    for baris, r in anggaran[(anggaran["realisasi"] > anggaran["pagu"]).fillna(False)].iterrows():
        pesan = f"melebihi pagu {r['pagu']}; periksa kedua angka"
        yield k.masalah("anggaran", baris, "realisasi", pesan, "realisasi-melebihi-pagu", r["realisasi"])


@aturan("anggaran", "pagu_program")
def pagu_program_jumlah(k: Konteks) -> Iterator[Masalah]:
    """The amended pagu of a program is the sum of its sub kegiatan, which carry the budget in force."""
    anggaran, pagu = k.frames["anggaran"], k.frames["pagu_program"]
    kode_program = pd.Series([".".join(str(k).split(".")[:3]) for k in anggaran["kode"]], anggaran.index)
    for baris, r in pagu[pagu["tahap"] == "perubahan"].dropna(subset=["program", "pagu"]).iterrows():
        bagian = anggaran.loc[kode_program == r["program"], "pagu"]
        if _lengkap(bagian) and bagian.sum() != r["pagu"]:
            pesan = (
                f"berbeda dari jumlah pagu sub kegiatannya, {bagian.sum()} "
                f"(selisih {r['pagu'] - bagian.sum()}); periksa anggaran.csv"
            )
            yield k.masalah("pagu_program", baris, "pagu", pesan, "pagu-program", r["pagu"])


@aturan("anggaran", "belanja")
def belanja_jumlah(k: Konteks) -> Iterator[Masalah]:
    """The kinds of belanja add up to the whole pagu."""
    belanja, pagu = k.frames["belanja"]["pagu"], k.frames["anggaran"]["pagu"]
    if _lengkap(belanja) and _lengkap(pagu) and belanja.sum() != pagu.sum():
        pesan = (
            f"jumlah belanja berbeda dari jumlah pagu di anggaran.csv, {pagu.sum()} "
            f"(selisih {belanja.sum() - pagu.sum()})"
        )
        yield k.masalah("belanja", None, "pagu", pesan, "belanja-jumlah", belanja.sum())


def _lengkap(kolom: pd.Series) -> bool:
    return len(kolom) > 0 and not kolom.isna().any()
