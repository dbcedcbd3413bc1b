"""Which years have an indicator: a figure that nobody has entered is missing, one that there never was is none."""

import shutil
from pathlib import Path

import pytest

from lkip_analysis import buka
from lkip_analysis.root import Root

DATA = Path(__file__).parent.parent / "agency" / "data"
KODE = "IKU-1"


@pytest.fixture
def raw(tmp_path):
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data" / "raw"


def tanpa(path: Path, kode: str = KODE) -> None:
    baris = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(b for b in baris if not b.startswith(f"{kode},")), encoding="utf-8")


def indikator(raw: Path):
    return next(i for i in buka(2031, Root.find(raw)).indikator if i.kode == KODE)


def test_figures_that_are_not_there_are_missing_where_the_year_does_not_list_its_indicators(raw):
    for tabel in ("target", "realisasi"):
        tanpa(raw / "2030" / f"{tabel}.csv")
    i = indikator(raw)
    assert not i.baru and not i.sel(2030, "realisasi").ada
    assert i.masa == "2029–2031"


@pytest.fixture
def terdaftar(raw):
    """Last year lists its indicators, and this one is not among them."""
    shutil.copy(raw / "2031" / "indikator.csv", raw / "2030")
    for tabel in ("indikator", "target", "realisasi"):
        tanpa(raw / "2030" / f"{tabel}.csv")
    return raw


def test_a_year_that_lists_its_indicators_had_no_others(terdaftar):
    i = indikator(terdaftar)
    assert i.baru and i.lalu is None
    assert i.sel(2030, "realisasi") == "–"
    assert not i.ubah_realisasi.ada and i.naik is None


def test_years_before_it_had_it_only_where_they_have_a_figure_of_it(terdaftar):
    assert indikator(terdaftar).sel(2029, "realisasi").ada
    for tabel in ("target", "realisasi"):
        tanpa(terdaftar / "2029" / f"{tabel}.csv")
    i = indikator(terdaftar)
    assert i.sel(2029, "realisasi") == "–"
    assert i.masa == "2031" and len(i.dibandingkan) == 1


def test_a_year_that_is_not_known_is_missing(terdaftar):
    shutil.rmtree(terdaftar / "2030")
    i = indikator(terdaftar)
    assert not i.baru and i.sel(2030, "realisasi") is None
