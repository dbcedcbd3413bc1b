"""Rules about budget codes and money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from ...errors import Masalah
from ...kinerja.anggaran import awalan, induk_kode
from ..profile import LevelKode, Profil, profil, semua_profil
from ..stages import kenali_tahap
from ..table_checks import mungkin
from .context import Konteks, aturan

LEVEL = (
    ("rencana_aksi_item", "sub_kegiatan", "sub_kegiatan"),
    ("indikator", "program", "program"),
    ("pagu_program", "program", "program"),
    ("perjanjian_program", "program", "program"),
    ("rencana_aksi", "program", "program"),
)
"""Table, column, and the level of the codes in it."""


@aturan("nomenklatur")
def kode_nomenklatur(k: Konteks) -> Iterator[Masalah]:
    """A code has the form of its level."""
    level = _level(k)
    if not level:
        return
    for baris, r in k.frames["nomenklatur"].dropna(subset=["kode", "level"]).iterrows():
        bentuk = level.get(r["level"])
        if bentuk is None:
            pesan = f"tidak dikenal; yang ada: {', '.join(level)}{mungkin(r['level'], level)}"
            yield k.masalah("nomenklatur", baris, "level", pesan, "pilihan", r["level"])
        elif not bentuk.pola.fullmatch(r["kode"]):
            pesan = (
                f"bukan kode {r['level']}, misalnya {bentuk.contoh}; "
                "periksa levelnya, atau angka nol yang dihapus lembar kerja"
            )
            yield k.masalah("nomenklatur", baris, "kode", pesan, "kode-nomenklatur", r["kode"])


@aturan("nomenklatur")
def induk_nomenklatur(k: Konteks) -> Iterator[Masalah]:
    """A code stands below one of the level above, of those levels that the list has."""
    nomenklatur = k.frames["nomenklatur"].dropna(subset=["kode", "level"])
    level_dari = dict(zip(nomenklatur["kode"], nomenklatur["level"], strict=True))
    dipakai = [nama for nama in _level(k) if nama in level_dari.values()]
    induk = induk_kode(level_dari)
    for baris, r in nomenklatur.iterrows():
        bentuk = _level(k).get(r["level"])
        if bentuk is None or r["level"] == dipakai[0] or not bentuk.pola.fullmatch(r["kode"]):
            continue
        atas = dipakai[dipakai.index(r["level"]) - 1]
        if level_dari.get(induk[r["kode"]]) != atas:
            calon = next((kode for kode in awalan(r["kode"]) if _level(k)[atas].pola.fullmatch(kode)), f"kode {atas}")
            pesan = f"tidak punya {atas} di atasnya; tambahkan {calon} dengan level {atas}"
            yield k.masalah("nomenklatur", baris, "kode", pesan, "induk-nomenklatur", r["kode"])


def _level(k: Konteks) -> Mapping[str, LevelKode]:
    """Levels of the codes of this agency by name; none where its kind is not known, as of an earlier year."""
    milik = _profil(k)
    return {satu.nama: satu for satu in milik.level} if milik else {}


def _profil(k: Konteks) -> Profil | None:
    return profil(k.settings) if k.setelan("instansi", "jenis") in semua_profil() else None


@aturan("nomenklatur", "anggaran")
def anggaran_bertumpuk(k: Konteks) -> Iterator[Masalah]:
    """Money stands once: a code has a budget line of its own or lines below it."""
    kode = k.frames["anggaran"]["kode"].dropna()
    berbaris = {satu: baris for baris, satu in kode.items()}
    for baris, satu in kode.items():
        for atas in awalan(satu):
            if atas in berbaris:
                pesan = f"berada di bawah {atas} yang juga punya baris ({berbaris[atas]}); hapus salah satunya"
                yield k.masalah("anggaran", baris, "kode", pesan, "anggaran-bertumpuk", satu)


@aturan("nomenklatur")
def level_kode(k: Konteks) -> Iterator[Masalah]:
    """What is said of a program stands at a program.

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


@aturan("pagu_program")
def tahap_anggaran(k: Konteks) -> Iterator[Masalah]:
    """A stage of the budget is one that this kind of agency has."""
    ada = milik.tahap if (milik := _profil(k)) else ()
    for baris, nama in k.frames["pagu_program"]["tahap"].dropna().items():
        if ada and kenali_tahap(nama, ada) is None:
            boleh = [satu.nama + "_1" * satu.berulang for satu in ada]
            pesan = f"bukan pilihan yang ada: {', '.join(boleh)}{mungkin(nama, boleh)}"
            yield k.masalah("pagu_program", baris, "tahap", pesan, "pilihan", nama)


@aturan("belanja")
def jenis_belanja(k: Konteks) -> Iterator[Masalah]:
    """A kind of belanja is one that this kind of agency has."""
    ada = milik.belanja if (milik := _profil(k)) else ()
    for baris, jenis in k.frames["belanja"]["jenis"].dropna().items():
        if ada and jenis not in ada:
            pesan = f"bukan pilihan yang ada: {', '.join(ada)}{mungkin(jenis, ada)}"
            yield k.masalah("belanja", baris, "jenis", pesan, "pilihan", jenis)
