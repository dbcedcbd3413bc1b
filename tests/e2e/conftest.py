"""Two true builds with the `lkip` command, one of each agency in a session; tests look at what came out.

Tests on one build run on one worker, so that nothing is built twice.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from docx import Document
from lxml import html

REPO = Path(__file__).parents[2]
LKIP = shutil.which("lkip", path=sysconfig.get_path("scripts"))

AGENSI = {
    "kota": (REPO / "data" / "raw", 2024, "kota"),
    "rekaan": (REPO / "tests" / "agency" / "data" / "raw", 2031, "Laporan Kinerja – tës é"),
}
"""Raw data, year, and the folder that it is built in: the second one has a space and letters beyond ASCII."""

CM = 72 / 2.54


@dataclass(frozen=True)
class Akar:
    """A root of its own, with the notebooks of the repository or others."""

    path: Path
    tahun: int

    @classmethod
    def buat(cls, path: Path, nama: str, notebooks: Path = REPO / "notebooks") -> Akar:
        data, tahun, _ = AGENSI[nama]
        shutil.copytree(data, path / "data" / "raw")
        shutil.copytree(notebooks, path / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
        return cls(path, tahun)

    @property
    def laporan(self) -> Path:
        return self.path / "reports" / str(self.tahun)

    @property
    def dijalankan(self) -> list[Path]:
        """The executed chapters."""
        return sorted((self.laporan / ".build" / "chapters").glob("*.ipynb"))

    def lkip(self, *kata: str) -> subprocess.CompletedProcess:
        """Run `lkip` in the root, as a user does."""
        return jalankan(self.path, LKIP, *kata)

    def bangun(self, *pilihan: str) -> subprocess.CompletedProcess:
        return self.lkip("build", str(self.tahun), *pilihan)

    def bagian(self) -> dict[str, str]:
        """Part of the report (``depan``, ``isi``, ``lampiran``, ``situs``) by the id of the chapter."""
        buku = {b.stem.split("-", 1)[-1]: json.loads(b.read_text(encoding="utf-8")) for b in self.dijalankan}
        return {nama: isi["metadata"]["lkip"]["bagian"] for nama, isi in buku.items()}

    def isi(self) -> dict[str, bytes]:
        """Everything that was published, by its path; the working folder is not."""
        berkas = (b for b in self.laporan.rglob("*") if b.is_file())
        nama = {b.relative_to(self.laporan).as_posix(): b for b in berkas}
        return {n: b.read_bytes() for n, b in nama.items() if not n.startswith(".build/")}


def jalankan(folder: Path, *perintah: str) -> subprocess.CompletedProcess:
    lingkungan = {k: v for k, v in os.environ.items() if not k.startswith(("LKIP_", "PYTEST_"))}
    return subprocess.run(
        perintah, cwd=folder, env=lingkungan, capture_output=True, encoding="utf-8", timeout=600, check=False
    )


@dataclass(frozen=True)
class Halaman:
    """One page: its label, its size in points, and the text of head, body and foot."""

    label: str
    lebar: float
    tinggi: float
    kepala: str
    isi: str
    kaki: str

    @property
    def lanskap(self) -> bool:
        return self.lebar > self.tinggi


class Laporan:
    """What one build published, read once."""

    def __init__(self, nama: str, akar: Akar, hasil: subprocess.CompletedProcess) -> None:
        self.nama, self.akar, self.hasil = nama, akar, hasil
        self.folder = akar.laporan

    def __repr__(self) -> str:
        return self.nama

    @property
    def tahun(self) -> int:
        return self.akar.tahun

    @cached_property
    def manifest(self) -> dict:
        return json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))

    @property
    def berkas_pdf(self) -> Path:
        return self.folder / f"lkip-{self.tahun}.pdf"

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(self.berkas_pdf)

    @cached_property
    def halaman(self) -> list[Halaman]:
        dokumen = pypdfium2.PdfDocument(self.berkas_pdf)
        try:
            return [self._halaman(dokumen, n) for n in range(len(dokumen))]
        finally:
            dokumen.close()

    @staticmethod
    def _halaman(dokumen: pypdfium2.PdfDocument, n: int) -> Halaman:
        halaman = dokumen[n]
        lebar, tinggi = halaman.get_size()
        teks = halaman.get_textpage()

        def potong(bawah: float, atas: float) -> str:
            return rapikan(teks.get_text_bounded(0, bawah, lebar, atas))

        tepi = 2 * CM
        kepala, isi, kaki = potong(tinggi - tepi, tinggi), potong(tepi, tinggi - tepi), potong(0, tepi)
        return Halaman(dokumen.get_page_label(n), lebar, tinggi, kepala, isi, kaki)

    @cached_property
    def situs(self) -> dict[str, html.HtmlElement]:
        """Pages of the site by file name."""
        berkas = sorted((self.folder / "html").glob("*.html"))
        return {b.name: html.document_fromstring(b.read_text(encoding="utf-8")) for b in berkas}

    @cached_property
    def bab(self) -> dict[str, html.HtmlElement]:
        """The pages of the site that are printed too, in print order, the colophon last."""
        cetak = [f"{nama}.html" for nama, bagian in self.akar.bagian().items() if bagian != "situs"]
        return {nama: self.situs[nama] for nama in (*cetak, "kolofon.html")}

    @cached_property
    def judul(self) -> dict[str, list[str]]:
        """Captions in print order, as the chapters have them: of ``tabel`` and of ``gambar``."""
        elemen = {"tabel": "caption", "gambar": "figcaption"}
        return {
            jenis: [rapikan(e.text_content()) for pohon in self.bab.values() for e in pohon.iter(nama)]
            for jenis, nama in elemen.items()
        }

    @cached_property
    def word(self):
        return Document(str(self.folder / f"lkip-{self.tahun}.docx"))

    @cached_property
    def teks(self) -> dict[str, str]:
        """All text of each format; ``situs`` is what only the site has."""
        badan = self.word.element.body
        cetak = {nama: nama in self.bab for nama in self.situs}
        return {
            "pdf": "\n".join(f"{h.kepala}\n{h.isi}\n{h.kaki}" for h in self.halaman),
            "html": "\n".join(rapikan(_teks_html(self.situs[nama])) for nama in cetak if cetak[nama]),
            "situs": "\n".join(rapikan(_teks_html(self.situs[nama])) for nama in cetak if not cetak[nama]),
            "docx": "\n".join(
                "".join(t.text or "" for t in p.iter("{*}t")) for p in badan.iter("{*}p")
            ),
        }


def _teks_html(pohon: html.HtmlElement) -> str:
    bagian = pohon.xpath("//body//text()[not(ancestor::style or ancestor::script)]")
    return " ".join([*bagian, *pohon.xpath("//img/@alt")])


def rapikan(teks: str) -> str:
    return re.sub(r"\s+", " ", teks).strip()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Group the tests by the build that they look at."""
    for butir in items:
        diminta = {*getattr(butir, "fixturenames", ()), *_params(butir)}
        for nama in AGENSI:
            if nama in diminta:
                butir.add_marker(pytest.mark.xdist_group(f"bangun-{nama}"))


def _params(butir: pytest.Item) -> list[str]:
    panggilan = getattr(butir, "callspec", None)
    return [panggilan.params["laporan"]] if panggilan and "laporan" in panggilan.params else []


def _bangun(nama: str, tmp_path_factory: pytest.TempPathFactory) -> Laporan:
    akar = Akar.buat(tmp_path_factory.mktemp("akar") / AGENSI[nama][2], nama)
    return Laporan(nama, akar, akar.bangun())


@pytest.fixture(scope="session")
def kota(tmp_path_factory) -> Laporan:
    """The report of the repository's own agency."""
    return _bangun("kota", tmp_path_factory)


@pytest.fixture(scope="session")
def rekaan(tmp_path_factory) -> Laporan:
    """The report of the made-up agency, with the same notebooks."""
    return _bangun("rekaan", tmp_path_factory)


@pytest.fixture(params=AGENSI)
def laporan(request) -> Laporan:
    """Each of the two reports in turn."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def perintah() -> Callable[..., subprocess.CompletedProcess]:
    """Run any command in a folder."""
    return jalankan


@pytest.fixture(scope="session")
def akar_dari() -> Callable[..., Akar]:
    """Make a root of an agency in a folder that is not there yet."""
    return Akar.buat


@pytest.fixture
def akar_baru(tmp_path) -> Callable[..., Akar]:
    """Make a root of an agency in an empty folder."""
    return lambda nama, **lain: Akar.buat(tmp_path / "akar", nama, **lain)
