"""The folder of a new year: what lasts is carried over, what the year brings is left to fill in."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest

from lkip_analysis.data.check import periksa
from lkip_analysis.data.completeness import kelengkapan, ringkas, tanda_draf
from lkip_analysis.data.load import baca
from lkip_analysis.data.new_year import DIBAWA, siapkan
from lkip_analysis.data.schema import semua_tabel
from lkip_analysis.data.start import mulai
from lkip_analysis.errors import LkipError
from lkip_analysis.root import Root

CONTOH = Path(__file__).parents[1] / "agency" / "data" / "raw"
LAMA, BARU = 2031, 2032

MULAI = {t.nama for t in semua_tabel().values() if t.kelompok == "mulai"}
DIKOSONGKAN = {"pegawai": ("nama_murni", "pangkat_murni"), "indikator_program": ("target", "realisasi")}


@pytest.fixture
def root(tmp_path):
    shutil.copytree(CONTOH, tmp_path / "data" / "raw")
    return Root(tmp_path)


@pytest.fixture
def baru(root):
    return siapkan(root, BARU)


def baris(root: Root, year: int, tabel: str) -> list[dict[str, str]]:
    with (root.raw(year) / f"{tabel}.csv").open(encoding="utf-8-sig", newline="") as berkas:
        return list(csv.DictReader(berkas))


def test_the_new_folder_has_every_table_and_no_problem(root, baru):
    assert baru == root.raw(BARU)
    assert {b.name for b in baru.iterdir()} == {b.name for b in root.raw(LAMA).glob("*.csv")} | {"instansi.toml"}
    assert periksa(root, BARU) == []


@pytest.mark.parametrize("tabel", sorted(set(DIBAWA) - {"target", "dokumen_sumber", *MULAI}))
def test_what_lasts_is_carried_over_and_says_where_from(root, baru, tabel):
    kosong = DIKOSONGKAN.get(tabel, ())
    kolom = semua_tabel()[tabel].nama_kolom  # the new file has those that the old one leaves out, too
    lama = [{k: "" if k in kosong else satu.get(k, "") for k in kolom} for satu in baris(root, LAMA, tabel)]
    dibawa = baris(root, BARU, tabel)
    assert [satu.pop("sumber") for satu in dibawa] == [
        f"Dibawa dari data/raw/{LAMA}: {satu.pop('sumber')}" for satu in lama
    ]
    assert dibawa == lama


@pytest.mark.parametrize("tabel", sorted(set(semua_tabel()) - {*DIBAWA, *MULAI}))
def test_what_the_year_brings_is_empty(root, baru, tabel):
    assert baris(root, BARU, tabel) == []


def test_a_folder_of_sheets_gets_sheets_and_the_figures_move_a_year_back(tmp_path):
    root = mulai(tmp_path / "a", "kecamatan", LAMA, "Kecamatan Contoh")
    lembar = root.raw(LAMA) / "sasaran_indikator.csv"
    kolom = lembar.read_text("utf-8").strip().split(",")
    isi = {"sasaran": "S", "indikator": "I", "satuan": "%", "target": "5", "realisasi": "6", "target_1": "3"}
    lembar.write_text(f"{','.join(kolom)}\n{','.join(isi.get(k, '') for k in kolom)}\n", "utf-8")
    siapkan(root, BARU)
    assert {b.name for b in root.raw(BARU).iterdir()} == {b.name for b in root.raw(LAMA).iterdir()}
    (satu,) = baris(root, BARU, "sasaran_indikator")
    assert [satu[k] for k in ("target", "realisasi", "target_1", "realisasi_1", "target_2")] == ["", "", "5", "6", "3"]


def test_only_targets_of_the_renstra_that_are_still_to_come_are_carried(root, baru):
    assert {(b["dokumen"], int(b["tahun"]) >= BARU) for b in baris(root, BARU, "target")} == {("renstra", True)}


def test_settings_keep_all_but_the_dates(root):
    lama = root.raw(LAMA) / "instansi.toml"
    perubahan = f"[perjanjian]\n# Tanggal perubahan.\ntanggal_perubahan = {LAMA}-09-17\ndiubah = true\n"
    tanpa_perubahan = lama.read_text(encoding="utf-8") + "\n[perjanjian]\n"
    lama.write_text(lama.read_text(encoding="utf-8") + f"\n{perubahan}", encoding="utf-8")
    teks = (siapkan(root, BARU) / "instansi.toml").read_text(encoding="utf-8")
    tanggal = re.compile(r"(?m)^(tanggal = )\d{4}")
    assert teks == tanggal.sub(rf"\g<1>{BARU + 1}", tanpa_perubahan)
    assert periksa(root, BARU) == []


def test_every_part_is_missing_with_its_file_and_what_it_holds_up(root, baru):
    bagian = kelengkapan(baca(root, BARU))
    assert [b.nama for b in bagian if b.terisi] == []
    assert all(b.berkas.endswith(".csv") and b.kurang and b.menahan for b in bagian)
    assert tanda_draf(bagian)
    assert ringkas(bagian).startswith(f"Kelengkapan: 0 dari {len(bagian)} bagian lengkap.")


def test_a_renstra_that_has_ended_is_a_part_to_fill_in(root):
    siapkan(root, 2035)
    bagian = kelengkapan(baca(root, 2035))
    assert (bagian[0].nama, bagian[0].berkas) == ("Renstra yang berlaku", "instansi.toml")
    assert bagian[0].kurang == ("Renstra untuk tahun 2035 ([renstra] masih menyebut 2030–2034)",)
    assert tanda_draf(bagian)


def test_a_folder_that_is_there_is_never_touched(root, baru):
    isi = {b.name: b.read_bytes() for b in baru.iterdir()}
    with pytest.raises(LkipError, match="sudah ada"):
        siapkan(root, BARU)
    assert {b.name: b.read_bytes() for b in baru.iterdir()} == isi


def test_a_year_without_a_year_before_it_is_refused(root):
    with pytest.raises(LkipError, match="Tidak ada tahun sebelum"):
        siapkan(root, 2001)
    assert not root.raw(2001).exists()


def test_a_year_may_be_left_out(root):
    """The nearest earlier year with a report is what a new one begins from."""
    siapkan(root, BARU + 2)
    assert baris(root, BARU + 2, "indikator")[0]["sumber"].startswith(f"Dibawa dari data/raw/{LAMA}:")
