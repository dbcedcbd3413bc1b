"""The made-up agency in a folder that a test may spoil, and what its budget table says."""

from __future__ import annotations

import csv
import io
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from lkip_analysis.budget_import.import_budget import rencanakan
from lkip_analysis.root import Root
from lkip_analysis.workbook.plan import Rencana

from .ekspor_contoh import TAHUN

AGENSI = Path(__file__).parent.parent / "agency"


@dataclass(frozen=True)
class Meja:
    """The raw data of the agency, and a folder for exports."""

    root: Root

    @property
    def folder(self) -> Path:
        return self.root.path

    def berkas(self, nama: str) -> Path:
        return self.root.raw(TAHUN) / nama

    def rencana(self, ekspor: Path, format: str | None = None) -> Rencana:
        return rencanakan(self.root, ekspor, TAHUN, format)

    def anggaran(self, rencana: Rencana | None = None) -> dict[str, dict[str, str]]:
        """Rows of the budget table by code, as they are, or as a plan makes them."""
        isi = self.berkas("anggaran.csv").read_bytes()
        if rencana is not None:
            isi = rencana.baru.get("anggaran.csv", isi)
        return {b["kode"]: b for b in csv.DictReader(io.StringIO(isi.decode(), newline=""))}

    def kosongkan_realisasi(self) -> None:
        baris = list(self.anggaran().values())
        keluar = io.StringIO()
        tulis = csv.DictWriter(keluar, list(baris[0]), lineterminator="\n")
        tulis.writeheader()
        tulis.writerows({**b, "realisasi": ""} for b in baris)
        self.berkas("anggaran.csv").write_text(keluar.getvalue(), "utf-8", newline="")


@pytest.fixture
def meja(tmp_path: Path) -> Meja:
    shutil.copytree(AGENSI / "data" / "raw", tmp_path / "meja kerja é" / "data" / "raw")
    return Meja(Root(tmp_path / "meja kerja é"))
