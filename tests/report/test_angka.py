"""How a figure prints."""

from __future__ import annotations

import pandas as pd
import pytest

from lkip_analysis.report.model.about import tentang
from lkip_analysis.report.origin.values import besaran

SETTINGS = {
    "instansi": {"nama": "Dinas Contoh", "nama_singkat": "Dinas", "alamat": "Jalan Contoh No. 1"},
    "daerah": {"pemerintah": "Pemerintah Kota Contoh"},
    "laporan": {"nama": "Laporan Kinerja", "singkatan": "LKIP", "tanggal": "2032-01-15"},
}


@pytest.mark.parametrize(
    ("nilai", "satuan", "tercetak"),
    [
        (45.9, "%", "45,9%"),
        (12, "dokumen", "12 dokumen"),
        (84.25, "Indeks", "84,25"),
        (75, "nilai", "75"),
        (pd.NA, "indeks", "belum tersedia"),
    ],
)
def test_a_unit_that_only_names_the_kind_of_number_is_not_printed(nilai, satuan, tercetak):
    assert besaran(nilai, satuan) == tercetak


@pytest.mark.parametrize(
    ("lain", "kontak"),
    [
        ({}, "Jalan Contoh No. 1"),
        ({"kode_pos": "12345", "laman": "dinas.example"}, "Jalan Contoh No. 1 12345 · dinas.example"),
        ({"laman": "dinas.example"}, "Jalan Contoh No. 1 · dinas.example"),
    ],
)
def test_the_letterhead_has_only_what_is_known(lain, kontak):
    settings = {**SETTINGS, "instansi": SETTINGS["instansi"] | lain}
    assert tentang(settings, 2031)["kontak"] == kontak
