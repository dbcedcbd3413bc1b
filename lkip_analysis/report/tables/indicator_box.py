"""The box of an indicator: its main figures side by side, without a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from .registry import id_milik
from .table import Kolom, Tabel

if TYPE_CHECKING:
    from ..model.indikator import Indikator

DASAR = {"utama": "sub kegiatan utama", "program": "program"}
"""What serapan is measured on, by the name in the settings."""


def kotak(i: Indikator, tahun: int, dasar: str) -> Tabel:
    """Return serapan and pagu of an indicator's budget beside its capaian, target and realisasi.

    Parameters
    ----------
    i : Indikator
    tahun : int
        The year of the report.
    dasar : str
        Budget lines that serapan is measured on: ``utama`` or ``program``.
    """
    anggaran = i.efisiensi(dasar)
    belanja, kinerja = (f"Anggaran {DASAR[dasar].title()}",), (f"Kinerja Tahun {tahun}",)
    kolom = (
        Kolom("serapan", "Serapan", "besaran", grup=belanja),
        Kolom("pagu", "Nilai Anggaran", "besaran", lebar=1.5, grup=belanja),
        Kolom("capaian", "Capaian", "besaran", grup=kinerja),
        Kolom("target", "Target", "besaran", grup=kinerja),
        Kolom("realisasi", "Realisasi", "besaran", grup=kinerja),
    )
    isi = {"serapan": anggaran["serapan"], "pagu": anggaran["pagu"], "capaian": i.capaian, "target": i.target,
           "realisasi": i.realisasi}  # fmt: skip
    return Tabel(id_milik("kotak", i), "", "", kolom, pd.DataFrame([isi]))
