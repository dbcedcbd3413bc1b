"""A report has nothing but what the agency has: a table that is not there takes what it shows with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lkip_analysis.data.check import periksa
from lkip_analysis.data.schema import POKOK, semua_tabel
from lkip_analysis.report.model.laporan import Laporan
from lkip_analysis.report.model.opening import buka
from lkip_analysis.report.tables.registry import DAFTAR, Spesifikasi, item_id
from lkip_analysis.root import Root

AGENSI = Path(__file__).parents[1] / "agency"
TAHUN = 2031


def akar(tmp_path: Path) -> Path:
    """Copy the made-up agency; return the folder of its year."""
    shutil.copytree(AGENSI / "data", tmp_path / "data")
    return tmp_path / "data" / "raw" / str(TAHUN)


def tampilkan(lap: Laporan) -> None:
    """Make every table and figure that the report has, and none that it has not."""
    for spec in DAFTAR.spesifikasi.values():
        for item in getattr(lap, spec.per) if spec.per else [None]:
            if (spec.jenis, item_id(spec, item)) in lap.entri:
                assert (lap.tabel(spec.id) if spec.jenis == "tabel" else isi(spec, lap, item)) is not None
            else:
                assert (lap.tabel if spec.jenis == "tabel" else lap.gambar)(spec.id) is None


def isi(spec: Spesifikasi, lap: Laporan, item: object | None) -> object:
    return spec.isi(lap) if item is None else spec.isi(lap, item)


@pytest.mark.parametrize("kelompok", sorted({t.kelompok for t in semua_tabel().values()} - {"mulai"}))
def test_tanpa_satu_kelompok(kelompok: str, tmp_path: Path) -> None:
    """Whatever tables are missing, the data can be used, and everything that remains can be shown."""
    folder = akar(tmp_path)
    tanpa = {t.nama for t in semua_tabel().values() if t.kelompok == kelompok and t.nama not in POKOK}
    for nama in tanpa:
        (folder / f"{nama}.csv").unlink(missing_ok=True)
    lap = buka(TAHUN, Root(tmp_path))
    assert all(getattr(lap.ada, nama) is None for nama in tanpa)
    tampilkan(lap)
    assert lap.reviu is not None


def test_terkecil(tmp_path: Path) -> None:
    """Settings, indicators with target and realisasi, programs with pagu and realisasi are a report."""
    folder = akar(tmp_path)
    for nama in set(semua_tabel()) - {*POKOK, "target", "realisasi", "anggaran", "nomenklatur"}:
        (folder / f"{nama}.csv").unlink(missing_ok=True)
    (folder / "instansi.toml").write_text('[instansi]\nnama = "Kecamatan Contoh"\njenis = "kecamatan"\n', "utf-8")
    assert periksa(Root(tmp_path), TAHUN) == []
    lap = buka(TAHUN, Root(tmp_path))
    tampilkan(lap)
    assert not lap.ref("cascading")
    assert lap.ref("cascading")._repr_html_() == ""
    assert lap.ref("anggaran")
    assert lap.istilah.atasan == ""


def test_nihil(tmp_path: Path) -> None:
    """A table that is declared nihil says so."""
    folder = akar(tmp_path)
    (folder / "penghargaan.csv").unlink()
    setelan = folder / "instansi.toml"
    setelan.write_text('nihil = ["penghargaan"]\n' + setelan.read_text("utf-8"), "utf-8")
    lap = buka(TAHUN, Root(tmp_path))
    assert lap.ada.penghargaan is False
    assert "Nihil" in lap.tabel("penghargaan")._repr_html_()


def test_nama_tak_dikenal(tmp_path: Path) -> None:
    """A table or a word that nobody knows fails, by its name."""
    akar(tmp_path)
    lap = buka(TAHUN, Root(tmp_path))
    with pytest.raises(AttributeError, match="penghargan"):
        _ = lap.ada.penghargan
    with pytest.raises(AttributeError, match="atassan"):
        _ = lap.istilah.atassan
