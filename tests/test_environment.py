"""The lists of dependencies agree: ranges in pyproject.toml, exact versions in the lock and in environment.yml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

REPO = Path(__file__).parents[1]
PROYEK = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BERKAS_KUNCI = ("requirements.lock", "requirements-browser.lock")
KUNCI, KUNCI_PERAMBAN = ((REPO / nama).read_text(encoding="utf-8").splitlines() for nama in BERKAS_KUNCI)
CONDA = yaml.safe_load((REPO / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
PASANGAN = re.compile(r"([A-Za-z0-9_.-]+)={1,2}([\w.+!-]+)")


def baku(nama: str) -> str:
    """Name of a package as indexes compare it."""
    return re.sub(r"[-_.]+", "-", nama).lower()


def versi(baris: list[str]) -> dict[str, str]:
    cocok = [PASANGAN.fullmatch(satu.split(";")[0].strip()) for satu in baris]
    assert all(cocok), [satu for satu, m in zip(baris, cocok, strict=True) if not m]
    return {baku(m[1]): m[2] for m in cocok}


@pytest.fixture
def conda() -> dict[str, str]:
    """Versions in environment.yml, those that pip installs included."""
    biasa = [satu for satu in CONDA if isinstance(satu, str) and satu != "pip"]
    (pip,) = (satu["pip"] for satu in CONDA if isinstance(satu, dict))
    return versi(biasa + [satu for satu in pip if not satu.startswith("-")])


EKSTRA = PROYEK["optional-dependencies"]
DIMINTA = {
    baku(r.name): r.specifier
    for r in map(Requirement, [*PROYEK["dependencies"], *EKSTRA["audit"], *EKSTRA["report"], *EKSTRA["lab"]])
    if not r.extras
}
"""Packages that the wheel and its extras ask for, with the range of each."""


def test_conda_has_the_same_packages_in_versions_of_their_ranges(conda):
    python = conda.pop("python")
    assert set(conda) == set(DIMINTA)
    assert [nama for nama, versi in conda.items() if versi not in DIMINTA[nama]] == []
    assert set(conda.items()) <= terkunci(KUNCI)
    assert tuple(map(int, python.split("."))) >= (3, 11)
    assert PROYEK["requires-python"] == ">=3.11"


def test_conda_installs_the_package_itself():
    (pip,) = (satu["pip"] for satu in CONDA if isinstance(satu, dict))
    assert any(satu.startswith("--no-deps") and satu.endswith(" .") for satu in pip)


def terkunci(kunci: list[str]) -> set[tuple[str, str]]:
    baris = [satu for satu in kunci if satu.strip() and not satu.startswith("#")]
    return {(baku(m[1]), m[2]) for m in (PASANGAN.match(satu) for satu in baris)}


def test_the_lock_has_what_the_project_asks_for():
    kunci = dict(terkunci(KUNCI))
    assert [nama for nama, rentang in DIMINTA.items() if kunci.get(nama, "0") not in rentang] == []
    assert set(versi(EKSTRA["test"]).items()) <= kunci.items()


def test_the_wheel_pins_nothing():
    """A wheel lives beside other packages; exact versions are for the lock."""
    assert [nama for nama, rentang in DIMINTA.items() if "==" in str(rentang) or "<" not in str(rentang)] == []


@pytest.mark.parametrize(
    ("ekstra", "tanpa"), [("audit", {"jupyterlab", "papermill", "matplotlib"}), ("report", {"jupyterlab"})]
)
def test_an_extra_brings_no_more_than_it_needs(ekstra, tanpa):
    def isi(nama: str) -> set[str]:
        semua = [Requirement(satu) for satu in EKSTRA[nama]]
        return {baku(r.name) for r in semua}.union(*(isi(lain) for r in semua for lain in r.extras))

    assert not isi(ekstra) & tanpa


def test_the_lock_for_the_browser_has_what_its_extra_asks_for_and_nothing_of_the_other():
    assert set(versi(EKSTRA["browser"]).items()) <= terkunci(KUNCI_PERAMBAN)
    assert not {nama for nama, _ in terkunci(KUNCI)} & {nama for nama, _ in terkunci(KUNCI_PERAMBAN)}


@pytest.mark.parametrize("kunci", [KUNCI, KUNCI_PERAMBAN], ids=BERKAS_KUNCI)
def test_a_lock_pins_everything_and_names_no_index(kunci):
    for satu in kunci:
        assert "://" not in satu and not satu.startswith("-")
        assert not satu.strip() or satu.startswith("#") or "==" in satu
