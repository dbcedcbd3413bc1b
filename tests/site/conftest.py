"""A small made-up site with everything that a site has, and a browser to look at sites with."""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import sysconfig
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from filelock import FileLock

from lkip_analysis.build import site
from lkip_analysis.build.document import Document, Part, with_heading_ids
from lkip_analysis.report.origin.notes import Bertempat
from lkip_analysis.report.origin.origin import Asal, Bagian
from lkip_analysis.report.origin.values import Angka
from lkip_analysis.report.tables.table import Kolom, Tabel
from lkip_analysis.report.tables.temuan import SELESAI, TERBUKA, KodeTemuan, TempatTemuan

JAHAT = "<script>document.title = 'x'</script> & \"petik\" 'satu' {{7*7}} </main>"

REALISASI = "data/raw/2031/realisasi.csv baris 3"
TARGET = "data/raw/2031/target.csv baris 2"
LUKISAN = base64.b64encode(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>').decode()
CATATAN = "data/raw/2031/dinyatakan.csv baris 7"


def angka(
    nilai: float, *bagian: Bagian, rumus: str = "realisasi dibagi target, dikali 100%", catatan: str = ""
) -> Angka:
    return Angka(nilai, "persen", asal=Asal(rumus, bagian, catatan))


REALISASI_PERTAMA = angka(45.9, Bagian("target", "10%", TARGET), Bagian("realisasi", "4,59%", REALISASI), catatan=JAHAT)
LAIN = angka(88.25, Bagian("target", "8%", "data/raw/2031/target.csv baris 9"))


def tabel() -> Tabel:
    kolom = (
        Kolom("nama", "Indikator", lebar=3),
        *(Kolom(f"t{n}", str(2028 + n), "besaran") for n in range(3)),
    )
    baris = [{"nama": f"Indikator {n}", **{f"t{m}": LAIN for m in range(3)}} for n in range(3)]
    baris[1]["t1"] = REALISASI_PERTAMA
    return Tabel("capaian", "Tabel 1", f"Capaian {JAHAT}", kolom, pd.DataFrame(baris))


def temuan(id: str, tingkat: str, aturan: str, keadaan: str, tempat: str) -> dict:
    kode = KodeTemuan(id, tingkat, aturan, keadaan, f"{aturan}: pesan {id} {JAHAT}", (tempat,))
    return {
        "tingkat": tingkat,
        "kelas": tingkat,
        "pesan": kode.pesan,
        "tempat": TempatTemuan(id, (tempat,)),
        "id": kode,
        "keputusan": "diterima",
        "alasan": JAHAT,
        "oleh": "Budi Contoh, 2031-01-02",
    }


def tabel_temuan(keadaan: str, *baris: dict) -> str:
    kolom = {"terbuka": TERBUKA, "selesai": SELESAI}[keadaan]
    return Tabel(f"reviu-{keadaan}", "", "", kolom, pd.DataFrame(baris))._repr_html_()


def isi_bab(nomor: int) -> str:
    paragraf = f"<p>Paragraf tentang pelatihan dan penempatan, {'kata ' * 60}</p>"
    return (
        f"<h1>Bab {nomor} Contoh</h1><p>Capaian {REALISASI_PERTAMA._repr_html_()} dan {LAIN._repr_html_()}; "
        f'lihat <a href="#tbl-capaian">Tabel 1</a>.</p>{paragraf * 6}'
        f"<h2>{nomor}.1 Bagian satu</h2>{paragraf * 9}<h3>{nomor}.1.1 Rincian</h3>{paragraf * 9}"
        f"<h2>{nomor}.2 Bagian dua</h2>{paragraf * 9}"
    )


def dokumen() -> Document:
    gambar = (
        f'<figure class="gambar" id="gbr-alur"><img src="data:image/svg+xml;base64,{LUKISAN}" '
        'alt="Alur dari masukan sampai keluaran"><figcaption>Gambar 1 Alur</figcaption></figure>'
    )
    reviu = (
        "<h1>Reviu Data</h1><p>Temuan pemeriksaan.</p><h2>Temuan Terbuka</h2>"
        + tabel_temuan(
            "terbuka",
            temuan("salah-1", "kesalahan", "Realisasi berbeda", "terbuka", REALISASI),
            temuan("awas-2", "peringatan", "Sumber menyatakan lain", "terbuka", CATATAN),
            temuan("catat-3", "catatan", "Solusi kosong", "terbuka", "data/raw/2031/faktor.csv"),
        )
        + "<h2>Temuan yang Sudah Diputuskan</h2>"
        + tabel_temuan("selesai", temuan("awas-4", "peringatan", "Realisasi berbeda", "selesai", TARGET))
    )
    catatan = Bertempat("Catatan sumber.", CATATAN)._repr_html_()
    bab_1 = isi_bab(1) + tabel()._repr_html_() + gambar
    bab_2 = isi_bab(2) + f'<div class="catatan">{catatan}</div><p>Unggul: zamrud khatulistiwa.</p>'
    berkas = ("data/raw/2031/faktor.csv",)
    parts = [
        Part("depan", "Daftar", '<h1>Daftar</h1><div class="daftar" data-jenis="tabel"></div>', "daftar"),
        Part("isi", "Bab 1 Contoh", bab_1, "bab-1", ("x = 1 < 2", f"# {JAHAT}")),
        Part("isi", "Bab 2 Contoh", bab_2, "bab-2", ("y = 2",), berkas),
        Part("situs", "Reviu Data", reviu, "reviu", (), berkas),
        Part("lampiran", "Kolofon", "<h1>Kolofon</h1><p>Akhir.</p>", site.COLOPHON),
    ]
    about = {"judul": f"LKj Dinas {JAHAT} Tahun 2031", "nama_laporan": "Laporan Kinerja", "tahun": "2031"}
    return Document(about, with_heading_ids(parts))


@pytest.fixture(scope="session")
def jahat() -> str:
    """A text of the data that is not to be anything but text."""
    return JAHAT


@pytest.fixture(scope="session")
def contoh(tmp_path_factory) -> Path:
    """The folder of the made-up site."""
    return site.make(dokumen(), tmp_path_factory.mktemp("situs") / "html", [("Data", JAHAT)]).parent


@pytest.fixture(scope="session")
def contoh_tanpa_reviu(tmp_path_factory) -> Path:
    """The same without the page of the findings, as `--only` makes it."""
    isi = dokumen()
    isi = replace(isi, parts=[part for part in isi.parts if part.id != "reviu"])
    return site.make(isi, tmp_path_factory.mktemp("situs") / "html").parent


# the browser

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PILIHAN = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


WAJIB = "LKIP_BROWSER_TESTS"
"""Variable of the environment: where `make test-browser` has set it, a browser that is missing is a failure."""


@pytest.fixture(scope="session")
def peramban():
    """A running Chromium; without one, and without playwright, the tests that need it are skipped."""
    tanpa = pytest.fail if os.environ.get(WAJIB) else pytest.skip
    try:
        import playwright.sync_api as playwright
    except ImportError:
        tanpa("needs the extra `browser` (playwright)")
    if CHROMIUM is None:
        tanpa("needs Chromium on the search path")
    with playwright.sync_playwright() as mesin:
        peramban = mesin.chromium.launch(executable_path=CHROMIUM, args=PILIHAN)
        yield peramban
        peramban.close()


class Pembuka:
    """Opens pages of a site; notes what is said on the console, and what is asked for."""

    def __init__(self, peramban) -> None:
        self.peramban, self.konteks, self.pesan, self.permintaan = peramban, [], [], []

    def __call__(self, folder: Path, nama: str, **pilihan):
        self.konteks.append(self.peramban.new_context(**{"viewport": {"width": 1280, "height": 800}, **pilihan}))
        halaman = self.konteks[-1].new_page()
        halaman.set_default_timeout(10_000)
        halaman.on("console", lambda m: self.pesan.append(m.text))
        halaman.on("pageerror", lambda e: self.pesan.append(str(e)))
        halaman.on("request", lambda r: self.permintaan.append(r.url))
        berkas = re.split(r"[?#]", nama)[0]
        halaman.goto((folder / berkas).as_uri() + nama.removeprefix(berkas))
        return halaman

    @contextmanager
    def sebentar(self, folder: Path, nama: str, **pilihan):
        """Open a page and close it again; twenty large pages at once are much."""
        yield self(folder, nama, **pilihan)
        self.konteks.pop().close()


@pytest.fixture
def buka(peramban):
    """Open pages of a site; in the end nothing was said on the console, and nothing asked for but files."""
    pembuka = Pembuka(peramban)
    yield pembuka
    for satu in pembuka.konteks:
        satu.close()
    assert pembuka.pesan == []
    assert [alamat for alamat in pembuka.permintaan if not alamat.startswith(("file:", "data:"))] == []


# sites as they are built

REPO = Path(__file__).parents[2]
AGENSI = {
    "kota": (REPO / "data" / "raw", 2024),
    "rekaan": (REPO / "tests" / "agency" / "data" / "raw", 2031),
}
"""Raw data and year of the repository's own agency and of the made-up one."""


@pytest.fixture(scope="session", params=AGENSI)
def terbangun(request, peramban, tmp_path_factory, worker_id) -> Path:
    """The folder of a site, built with the repository's notebooks; once for all workers."""
    data, tahun = AGENSI[request.param]
    bersama = tmp_path_factory.getbasetemp()
    akar = (bersama if worker_id == "master" else bersama.parent) / f"situs-{request.param}"
    html = akar / "reports" / str(tahun) / "html"
    with FileLock(f"{akar}.lock"):
        if not html.exists():
            shutil.copytree(data, akar / "data" / "raw")
            shutil.copytree(REPO / "notebooks", akar / "notebooks")
            lkip = shutil.which("lkip", path=sysconfig.get_path("scripts"))
            perintah = [lkip, "--root", str(akar), "build", str(tahun), "--format", "html"]
            hasil = subprocess.run(perintah, check=False, capture_output=True, encoding="utf-8")
            if hasil.returncode:
                pytest.fail(f"{' '.join(perintah)}: exit {hasil.returncode}\n{hasil.stderr}", pytrace=False)
    return html
