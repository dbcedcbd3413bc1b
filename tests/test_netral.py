"""The package knows no agency: nothing that `data/raw/` says about one is named in it or in the notebooks."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pandas as pd
import pytest

REPO = Path(__file__).parents[1]
MENTAH = REPO / "data" / "raw"
TAHUN = sorted(f.name for f in MENTAH.iterdir() if f.name.isdecimal())
SETELAN = tomllib.loads((MENTAH / TAHUN[-1] / "instansi.toml").read_text(encoding="utf-8"))
TERBACA = {".py", ".yaml", ".toml", ".lua", ".typ", ".j2", ".css", ".json", ".html", ".md"}
GELAR = re.compile(r"\b(?:H|Hj|Dr|Ir|Drs|Dra|R)\.\s*", re.IGNORECASE)
BENTUK_DAERAH = re.compile(r"^(?:Kota|Kabupaten|Provinsi)\s+")


def tabel(nama: str, kolom: str) -> list[str]:
    semua = (MENTAH / tahun / f"{nama}.csv" for tahun in TAHUN)
    return [
        nilai
        for berkas in semua
        if berkas.exists()
        for nilai in pd.read_csv(berkas, dtype=str, keep_default_na=False)[kolom].unique()
        if nilai
    ]


def orang() -> set[str]:
    """Names without degrees, and the codes made of them."""
    nama = {GELAR.sub("", satu.split(",")[0]).strip() for satu in tabel("pegawai", "nama")}
    return nama | {*tabel("pegawai", "kode"), *tabel("pegawai", "nip")}


def tempat() -> set[str]:
    instansi, daerah = SETELAN["instansi"], SETELAN["daerah"]
    nama = {instansi[k] for k in ("nama", "nama_singkat", "singkatan", "alamat", "laman")}
    pendek = BENTUK_DAERAH.sub("", daerah["nama"])
    return nama | {daerah["nama"], pendek, daerah["provinsi"], SETELAN["laporan"]["tempat"]}


def kinerja() -> set[str]:
    """Indicators and goals, and what the short names of the indicators stand for in the budget."""
    program = [nama for nama in tabel("nomenklatur", "nama") if nama.startswith("Program ")]
    return {*tabel("indikator", "nama"), *tabel("sasaran", "sasaran"), *tabel("tujuan", "tujuan"), *program}


NAMA = {"tempat": tempat(), "orang": orang(), "kinerja": kinerja(), "tahun": set(TAHUN)}


def isi(folder: str) -> dict[str, str]:
    akhiran = TERBACA if folder == "lkip_analysis" else {".ipynb"}
    semua = (b for b in (REPO / folder).rglob("*") if ".ipynb_checkpoints" not in b.parts)
    return {b.relative_to(REPO).as_posix(): b.read_text("utf-8") for b in semua if b.suffix in akhiran}


def disebut(nama: set[str], teks: dict[str, str]) -> list[tuple[str, str]]:
    pola = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(nama)))})(?!\w)", re.IGNORECASE)
    return [(berkas, m.group()) for berkas, satu in teks.items() for m in pola.finditer(satu)]


@pytest.mark.parametrize("jenis", NAMA)
def test_there_is_something_to_look_for(jenis):
    assert NAMA[jenis] and "" not in NAMA[jenis]


@pytest.mark.parametrize("jenis", NAMA)
def test_the_package_names_nothing_of_the_raw_data(jenis):
    teks = isi("lkip_analysis")
    assert len(teks) > 50
    assert not disebut(NAMA[jenis], teks)


@pytest.mark.parametrize("jenis", ["tempat", "orang", "kinerja"])
def test_the_notebooks_name_nothing_of_the_raw_data(jenis):
    assert not disebut(NAMA[jenis], isi("notebooks"))


def test_a_name_is_found_in_any_case_and_only_whole():
    nama = {"Budi Contoh", "Kota"}
    teks = {"a": "ditandatangani BUDI CONTOH", "b": "perkotaan", "c": "Kota"}
    assert disebut(nama, teks) == [("a", "BUDI CONTOH"), ("c", "Kota")]
