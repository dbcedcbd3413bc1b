"""Two true builds with the `lkip` command, one of each agency in a session; tests look at what came out.

The builds are shared by all workers of pytest-xdist. Nothing may change them: a test that builds again works
in a copy.
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
from filelock import FileLock
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
    def buat(cls, path: Path, nama: str, notebooks: Path | None = None) -> Akar:
        """Make it with a copy of all chapters, or with those of a folder and no others."""
        data, tahun, _ = AGENSI[nama]
        shutil.copytree(data, path / "data" / "raw")
        akar = cls(path, tahun)
        bawaan = shutil.ignore_patterns(".ipynb_checkpoints")
        shutil.copytree(notebooks or REPO / "notebooks", path / "notebooks", ignore=bawaan)
        if notebooks is not None:
            akar.hanya_bab_sendiri()
        return akar

    def hanya_bab_sendiri(self) -> None:
        """Let the report have the chapters of the root alone."""
        setelan = self.path / "data" / "raw" / str(self.tahun) / "instansi.toml"
        teks = setelan.read_text("utf-8")
        setelan.write_text(teks.replace("[laporan]\n", "[laporan]\nhanya_bab_sendiri = true\n", 1), "utf-8")

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


MEMBANGUN = {"akar_di", "akar_baru", "salinan", "perintah"}
"""Fixtures of tests that build something of their own, instead of looking at what all share."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what builds for itself (`make test-slow`)."""
    for item in items:
        if Path(__file__).parent in item.path.parents and MEMBANGUN & {*getattr(item, "fixturenames", ())}:
            item.add_marker(pytest.mark.slow)


def jalankan(folder: Path, *perintah: str) -> subprocess.CompletedProcess:
    lingkungan = {k: v for k, v in os.environ.items() if not k.startswith(("LKIP_", "PYTEST_"))}
    return subprocess.run(
        perintah,
        cwd=folder,
        env=lingkungan,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
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

        atas, bawah = tinggi - 2.1 * CM, 1.75 * CM
        kepala, isi, kaki = potong(atas, tinggi), potong(bawah, atas), potong(0, bawah)
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

    def cetak(self, xpath: str) -> list[html.HtmlElement]:
        """Elements of the chapters that are printed, in print order."""
        return [e for pohon in self.bab.values() for e in pohon.xpath(f"({xpath})[ancestor::main][{CETAK}]")]

    @cached_property
    def judul(self) -> dict[str, list[str]]:
        """Captions in print order, as the chapters have them: of ``tabel`` and of ``gambar``."""
        elemen = {"tabel": "caption", "gambar": "figcaption"}
        return {jenis: [rapikan(e.text_content()) for e in self.cetak(f"//{nama}")] for jenis, nama in elemen.items()}

    @cached_property
    def word(self):
        return Document(str(self.folder / f"lkip-{self.tahun}.docx"))

    @cached_property
    def teks(self) -> dict[str, str]:
        """All text of each format; ``situs`` is what only the site has, ``alt`` what its pictures show."""
        badan = self.word.element.body
        return {
            "pdf": "\n".join(f"{h.kepala}\n{h.isi}\n{h.kaki}" for h in self.halaman),
            "html": "\n".join(rapikan(_teks_html(pohon, CETAK)) for pohon in self.bab.values()),
            "situs": "\n".join(
                rapikan(_teks_html(pohon, HANYA_SITUS if nama in self.bab else BUKAN_KODE))
                for nama, pohon in self.situs.items()
                # They list the expressions of live values, and the index of the search has its text.
                if nama not in ("nilai.html", "cari.html")
            ),
            "alt": "\n".join(img.get("alt") for pohon in self.situs.values() for img in pohon.iter("img")),
            "docx": "\n".join("".join(t.text or "" for t in p.iter("{*}t")) for p in badan.iter("{*}p")),
        }


BUKAN_KODE = "not(ancestor-or-self::details[contains(@class, 'kode')])"
LUAR_CETAK = "ancestor-or-self::*[contains(@class, 'hanya-html') or contains(@class, 'langkah')]"
CETAK = f"not({LUAR_CETAK})"
HANYA_SITUS = f"{LUAR_CETAK} and {BUKAN_KODE}"
"""XPath conditions: what is no code of a chapter, what is printed, and what only the site has."""


def _teks_html(pohon: html.HtmlElement, syarat: str) -> str:
    return " ".join(pohon.xpath(f"//main//text()[{syarat}]"))


def rapikan(teks: str) -> str:
    return re.sub(r"\s+", " ", teks).strip()


@pytest.fixture(scope="session")
def sekali(tmp_path_factory, worker_id) -> Callable[..., tuple[Akar, subprocess.CompletedProcess]]:
    """Build a root once for all workers; return it with what the command said."""
    bersama = tmp_path_factory.getbasetemp()
    bersama = bersama if worker_id == "master" else bersama.parent

    def bangun(nama: str, buat: Callable[[Path], Akar], *pilihan: str) -> tuple[Akar, subprocess.CompletedProcess]:
        folder, catatan = bersama / nama, bersama / f"{nama}.json"
        with FileLock(bersama / f"{nama}.lock"):
            if not catatan.exists():
                akar = buat(folder)
                hasil = akar.bangun(*pilihan)
                ringkas = [str(akar.path), akar.tahun, hasil.returncode, hasil.stdout, hasil.stderr]
                catatan.write_text(json.dumps(ringkas), encoding="utf-8")
        jalur, tahun, *hasil = json.loads(catatan.read_text(encoding="utf-8"))
        return Akar(Path(jalur), tahun), subprocess.CompletedProcess(["lkip"], *hasil)

    return bangun


def _laporan(nama: str, sekali) -> Laporan:
    akar, hasil = sekali(nama, lambda folder: Akar.buat(folder / AGENSI[nama][2], nama))
    if hasil.returncode != 0:
        pytest.fail(f"lkip build {akar.tahun}: exit {hasil.returncode}\n{hasil.stderr}", pytrace=False)
    return Laporan(nama, akar, hasil)


@pytest.fixture(scope="session")
def kota(sekali) -> Laporan:
    """The report of the repository's own agency."""
    return _laporan("kota", sekali)


@pytest.fixture(scope="session")
def rekaan(sekali) -> Laporan:
    """The report of the made-up agency, with the same notebooks."""
    return _laporan("rekaan", sekali)


@pytest.fixture(params=AGENSI)
def laporan(request) -> Laporan:
    """Each of the two reports in turn."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def perintah() -> Callable[..., subprocess.CompletedProcess]:
    """Run any command in a folder."""
    return jalankan


@pytest.fixture(scope="session")
def lkip() -> str:
    """The command, of the environment that the tests run in."""
    return LKIP


@pytest.fixture(scope="session")
def akar_di() -> Callable[..., Akar]:
    """Make a root of an agency in a folder that is not there yet."""
    return Akar.buat


@pytest.fixture
def akar_baru(tmp_path) -> Callable[..., Akar]:
    """Make a root of an agency in an empty folder."""
    return lambda nama, **lain: Akar.buat(tmp_path / "akar", nama, **lain)


@pytest.fixture
def salinan(tmp_path) -> Callable[[Akar], Akar]:
    """Copy a root with all that was built in it."""

    def salin(akar: Akar) -> Akar:
        return Akar(Path(shutil.copytree(akar.path, tmp_path / "salinan")), akar.tahun)

    return salin
