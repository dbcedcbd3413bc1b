"""A year whose agreement and budget were not changed: said once in the settings, the report is whole without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkip_analysis.data.completeness import DRAF
from lkip_analysis.text.number_format import rupiah

from .situs_tahun import Tahun, rapi
from .suntingan import tahun_baru

TAHUN = 2025


@pytest.fixture
def tetap(sekali, akar_di) -> Tahun:
    def siapkan(folder: Path):
        akar, _ = tahun_baru(akar_di(folder, "kota"), TAHUN)
        rekaan = Tahun(akar).rekaan
        rekaan.awal_tahun()
        rekaan.setel_perjanjian("diubah = false")
        rekaan.hasil()
        return akar

    akar, hasil = sekali("tanpa-perubahan", siapkan, "--format", "html")
    assert hasil.returncode == 0, hasil.stderr
    return Tahun(akar)


def test_nothing_is_missing(tetap):
    hasil = tetap.akar.lkip("check", str(TAHUN))
    assert hasil.returncode == 0, hasil.stderr
    assert "10 dari 10 bagian lengkap" in hasil.stdout
    assert not any(DRAF in rapi(halaman) for halaman in tetap.semua().values())


def test_the_report_says_that_nothing_was_changed(tetap):
    bab = tetap.halaman("bab-2-perencanaan-kinerja")
    assert rapi(bab).count("Perjanjian kinerja dan anggarannya tidak diubah dalam tahun berjalan.") == 1
    assert not bab.xpath("//*[@id='tbl-program-perubahan-bab2']")
    assert "Perubahan Perjanjian Kinerja" not in rapi(tetap.halaman("lampiran-perjanjian").find(".//main"))
    assert not any("belum ada dalam data" in rapi(h.find(".//main")) for h in tetap.semua().values())


def test_figures_are_those_of_the_first_budget(tetap):
    jumlah = sum(tetap.rekaan.pagu_program.values())
    _, baris = tetap.tabel("bab-2-perencanaan-kinerja", "tbl-program-murni-bab2")
    assert rupiah(jumlah) in baris[-1]
    assert any(rupiah(jumlah) in rapi(tr) for tr in tetap.halaman("bab-3-realisasi-anggaran").iter("tr"))


def test_documents_of_the_budget_are_named_as_they_were(tetap):
    sumber = [rapi(s) for h in tetap.semua().values() for s in h.xpath("//*[@class='sumber']")]
    assert sumber and not any("DPPA" in s for s in sumber)
