"""`lkip workbook`: shows, asks, writes; exit 1 with the reason where it does not."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from lkip_analysis.cli import lkip
from lkip_analysis.errors import DataError


@pytest.fixture
def jalankan(meja, monkeypatch):
    monkeypatch.chdir(meja.root.path)

    def jalan(*kata, masukan=None):
        return CliRunner().invoke(lkip, ["workbook", *kata], input=masukan)

    return jalan


def test_ekspor_memberi_nama(jalankan, meja):
    hasil = jalankan("export", "2031")

    assert hasil.exit_code == 0
    assert (meja.root.path / "lkip-data-2031.xlsx").exists()


def test_tanpa_perubahan(jalankan, meja):
    hasil = jalankan("import", str(meja.buku))

    assert (hasil.exit_code, hasil.output) == (0, "Tidak ada perubahan.\n")


@pytest.mark.parametrize(
    ("jawab", "pilihan", "ditulis"), [("n\n", (), False), ("y\n", (), True), (None, ("--yes",), True)]
)
def test_bertanya_dahulu(jalankan, meja, jawab, pilihan, ditulis):
    meja.setel("anggaran", "C9", 95_000_000)

    hasil = jalankan("import", str(meja.buku), *pilihan, masukan=jawab)

    assert hasil.exit_code == 0
    assert "realisasi: (kosong) → 95000000" in hasil.output
    assert ("95000000" in meja.isi("anggaran.csv")) == ditulis
    assert ("1 berkas ditulis di data/raw/2031." in hasil.output) == ditulis


def test_masalah_menghentikan(jalankan, meja):
    meja.setel("anggaran", "C9", -97_000_000)

    hasil = jalankan("import", str(meja.buku), "--yes")

    assert isinstance(hasil.exception, DataError)
    assert "anggaran" in str(hasil.exception) and "-97000000" in str(hasil.exception)
    assert "97000000" not in meja.isi("anggaran.csv")
