"""How a figure prints."""

from __future__ import annotations

import pandas as pd
import pytest

from lkip_analysis.report.model.about import tentang
from lkip_analysis.report.origin.values import Besaran

SETTINGS = {
    "istilah": {"pemerintah": "Pemerintah Kota Contoh"},
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
    assert str(Besaran(nilai, satuan=satuan)) == tercetak


def test_a_value_that_is_no_number_is_printed_as_it_is():
    rentang = Besaran(69.3, satuan="%", tercetak="69,1–69,5")
    assert (str(rentang), str(rentang.tanpa_satuan)) == ("69,1–69,5%", "69,1–69,5")
    huruf = Besaran(4.0, satuan="", tercetak="WTP")
    assert (str(huruf), str(huruf.tanpa_satuan)) == ("WTP", "WTP")
    belum = Besaran(pd.NA, satuan="", tercetak="dipertahankan")
    assert belum.ada and str(belum) == "dipertahankan"
    assert str(Besaran(4.5).tanpa_satuan) == "4,5"


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
