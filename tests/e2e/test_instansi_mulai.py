"""Agencies of unlike kinds, from `lkip init` over the five sheets to the report, as a newcomer does it."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from lkip_analysis.data.schema import semua_tabel

MULAI = Path(__file__).parent / "mulai"
INSTANSI = sorted(berkas.stem for berkas in MULAI.glob("*.toml"))
PALING_BANYAK = 150
"""Cells that a kecamatan types."""


@dataclass(frozen=True)
class Pemula:
    """One agency that begins.

    Attributes
    ----------
    isi : dict
        What is typed (`mulai/*.toml`).
    akar : Path
    diketik : int
        How many cells were typed.
    """

    isi: dict
    akar: Path
    diketik: int

    @property
    def tahun(self) -> str:
        return str(self.isi["tahun"])

    @property
    def laporan(self) -> Path:
        return self.akar / "reports" / self.tahun

    def teks(self) -> str:
        dokumen = pypdfium2.PdfDocument(self.laporan / f"lkip-{self.tahun}.pdf")
        try:
            return "\n".join(dokumen[n].get_textpage().get_text_range() for n in range(len(dokumen)))
        finally:
            dokumen.close()


def ketik(buku: Path, isi: dict) -> int:
    """Type into the workbook; return how many cells were typed."""
    wb = openpyxl.load_workbook(buku)
    cacah = 0
    ws = wb["Instansi"]
    baris = {sel[0].value: sel[1] for sel in ws.iter_rows(min_row=5, max_col=2)}
    for nama, nilai in isi["setelan"].items():
        baris[nama].value = nilai
        cacah += 1
    for nama, semua in isi["lembar"].items():
        ws = wb[nama]
        kolom = {sel.value: sel.column for sel in ws[4]}
        for nomor, satu in enumerate(semua, start=5):
            for kunci, nilai in satu.items():
                ws.cell(nomor, kolom[kunci]).value = nilai
                cacah += 1
    wb.save(buku)
    return cacah


@pytest.fixture(scope="session", params=INSTANSI)
def pemula(request, tmp_path_factory, perintah, lkip) -> Pemula:
    """Do what `docs/mulai.md` says, step by step."""
    isi = tomllib.loads((MULAI / f"{request.param}.toml").read_text(encoding="utf-8"))
    akar = tmp_path_factory.mktemp(request.param) / "laporan"
    tahun = str(isi["tahun"])
    buku = akar / f"lkip-data-{tahun}.xlsx"

    def jalankan(*kata: str) -> str:
        hasil = perintah(akar.parent, lkip, *kata)
        assert hasil.returncode == 0, f"{kata}: {hasil.stdout}\n{hasil.stderr}"
        return hasil.stdout

    jalankan("init", str(akar), "--jenis", isi["jenis"], "--tahun", tahun, "--nama", isi["nama"])
    diketik = ketik(buku, isi)
    jalankan("--root", str(akar), "workbook", "import", str(buku), "--yes")
    assert "Tidak ada masalah" in jalankan("--root", str(akar), "check", tahun)
    jalankan("--root", str(akar), "build", tahun)
    return Pemula(isi, akar, diketik)


pytestmark = pytest.mark.slow


def test_semua_bentuk_jadi(pemula):
    assert {b.name for b in pemula.laporan.glob("lkip-*")} == {f"lkip-{pemula.tahun}.{k}" for k in ("pdf", "docx")}
    assert pemula.isi["nama"] in pemula.teks()


def test_sedikit_yang_diketik(pemula):
    if pemula.isi["jenis"] == "kecamatan":
        assert pemula.diketik < PALING_BANYAK


def test_tidak_memakai_kata_jenis_lain(pemula):
    teks = " ".join(pemula.teks().split())
    isi = {nama: nilai for nama, nilai in pemula.isi.items() if nama != "kata_lain"}
    diketik = json.dumps(isi, default=str, ensure_ascii=False).casefold()
    ada = [
        teks[max(0, cocok.start() - 60) : cocok.end() + 40]
        for kata in pemula.isi["kata_lain"]
        if kata.casefold() not in diketik
        for cocok in re.finditer(rf"\b{re.escape(kata)}\b", teks, re.IGNORECASE)
    ]
    assert ada == []


def test_setiap_sel_yang_diketik_menjadi_isi_tabel(pemula):
    folder = pemula.akar / "data" / "raw" / pemula.tahun
    for tabel in semua_tabel().values():
        if tabel.kelompok == "mulai":
            isi = (folder / tabel.berkas).read_text(encoding="utf-8")
            assert isi.count("\n") >= 1 + len(pemula.isi["lembar"].get(tabel.lembar, ()))


def test_auditnya_sendiri_tidak_menemukan_kesalahan(pemula, perintah, lkip, tmp_path):
    pdf, temuan = pemula.laporan / f"lkip-{pemula.tahun}.pdf", tmp_path / "temuan.json"
    perintah(pemula.akar, lkip, "audit", str(pdf), "--json", str(temuan))
    semua = json.loads(temuan.read_text(encoding="utf-8"))["findings"]
    assert [t["message"] for t in semua if t["severity"] == "error"] == []
