"""What the signed document states otherwise: one table at the end of Bab III, and all of it on the site."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from ..origin.notes import beda_indikator, catatan, tentang_isi
from .registry import DAFTAR
from .table import Kolom, Tabel

if TYPE_CHECKING:
    from ..model.laporan import Laporan

KOLOM = (
    Kolom("objek", "Hal", lebar=3, gabung=True),
    Kolom("kolom", "Bagian", lebar=1.8),
    Kolom("nilai", "Tertulis dalam Sumber", lebar=2.2),
    Kolom("dihitung", "Menurut Perhitungan atau Rinciannya", lebar=2.2),
)
LENGKAP = (
    Kolom("tabel", "Tempat dalam Sumber", lebar=1.6, gabung=True),
    *KOLOM,
    Kolom("keputusan", "Keterangan", lebar=4, gabung=True),
)


def isi_catatan(lap: Laporan) -> list[dict]:
    """Return the notes that the report prints: on its indicators, then on the rest of its text.

    What the source states is quoted, since it keeps the form that it has there.
    """
    return [*beda_indikator(lap), *map(_dikutip, tentang_isi(catatan(lap)))]


def _dikutip(satu: dict) -> dict:
    return {**satu, "nilai": replace(satu["nilai"], teks=f"“{satu['nilai'].teks}”")}


def semua_catatan(lap: Laporan) -> Tabel:
    """Return all notes with the decision on each, without number, for the site."""
    return Tabel("catatan-sumber", "", "", LENGKAP, pd.DataFrame(catatan(lap), columns=[k.nama for k in LENGKAP]))


DAFTAR.tabel(
    "catatan-data",
    bab="III",
    judul="Catatan atas Data Tahun {lap.tahun}",
    kolom=KOLOM,
    bila=lambda lap: bool(isi_catatan(lap)),
)(lambda lap: pd.DataFrame(isi_catatan(lap)))
