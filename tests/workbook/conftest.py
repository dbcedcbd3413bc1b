"""A made-up agency in a folder of its own, and its workbook."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from lkip_analysis.errors import DataError, Masalah
from lkip_analysis.root import Root
from lkip_analysis.workbook.export import ekspor
from lkip_analysis.workbook.import_workbook import Rencana, rencanakan

from .arsip_contoh import arsip_dari

TAHUN = 2031
AGENSI = Path(__file__).parent.parent / "agency"


@dataclass(frozen=True)
class Meja:
    """The desk of an analyst: raw data, and the workbook that was made from them."""

    root: Root
    buku: Path

    def isi(self, berkas: str) -> str:
        return (self.root.raw(TAHUN) / berkas).read_bytes().decode()

    def semua(self) -> dict[str, bytes]:
        return {p.name: p.read_bytes() for p in self.root.raw(TAHUN).iterdir()}

    def sunting(self, ubah: Callable[[Workbook], object]) -> None:
        """Change the workbook as a person would, and save it."""
        buku = openpyxl.load_workbook(self.buku)
        ubah(buku)
        buku.save(self.buku)

    def setel(self, lembar: str, tempat: str, nilai: object, format: str | None = None) -> None:
        """Type into one cell."""

        def ubah(buku: Workbook) -> None:
            sel = buku[lembar][tempat]
            sel.value = nilai
            if format is not None:
                sel.number_format = format

        self.sunting(ubah)

    def rencana(self) -> Rencana:
        return rencanakan(self.root, self.buku)

    def masalah(self) -> list[Masalah]:
        """Return what the import finds; it must find something, and write nothing."""
        sebelum = self.semua()
        with pytest.raises(DataError) as galat:
            self.rencana()
        assert self.semua() == sebelum
        return galat.value.masalah

    def satu(self) -> Masalah:
        masalah = self.masalah()
        assert len(masalah) == 1, "\n".join(map(str, masalah))
        return masalah[0]

    def bongkar(self, ubah: Callable[[dict[str, bytes]], object]) -> None:
        """Change the parts of the workbook's archive."""
        with zipfile.ZipFile(self.buku) as arsip:
            bagian = {n: arsip.read(n) for n in arsip.namelist()}
        ubah(bagian)
        self.buku.write_bytes(arsip_dari(bagian))


@pytest.fixture(scope="session")
def contoh(tmp_path_factory: pytest.TempPathFactory) -> Meja:
    """One desk for all tests that only look."""
    return _meja(tmp_path_factory.mktemp("contoh"))


@pytest.fixture
def meja(contoh: Meja, tmp_path: Path) -> Meja:
    """A desk that a test may spoil, in a folder whose name has a space and letters beyond ASCII."""
    tujuan = tmp_path / "meja kerja é"
    shutil.copytree(contoh.root.path, tujuan)
    return Meja(Root(tujuan), tujuan / contoh.buku.name)


def _meja(folder: Path) -> Meja:
    shutil.copytree(AGENSI / "data" / "raw", folder / "data" / "raw")
    root = Root(folder)
    return Meja(root, ekspor(root, TAHUN, folder / "data.xlsx", semua=True))
