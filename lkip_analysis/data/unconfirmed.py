"""Cells that were read from an old report and that nobody has confirmed yet: column `perlu_dikonfirmasi`."""

from __future__ import annotations

from .load import DataTahun

KOLOM = "perlu_dikonfirmasi"
TABEL = {"sasaran_indikator": "indikator", "program_anggaran": "nama"}
"""Sheet → the column that says what a row is about."""


def belum_dikonfirmasi(data: DataTahun) -> dict[str, str]:
    """Return the rows that have such cells: file and line → what the row is about, and the cells."""
    return {
        f"{tabel}.csv baris {baris}": f"{r[nama]}: {r[KOLOM]}"
        for tabel, nama in TABEL.items()
        for baris, r in data.tables[tabel].dropna(subset=KOLOM).iterrows()
    }
