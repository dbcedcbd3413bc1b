"""The three lists of dependencies agree: pyproject.toml, the lock, and environment.yml for conda."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

REPO = Path(__file__).parents[1]
PROYEK = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
KUNCI = (REPO / "requirements.lock").read_text(encoding="utf-8").splitlines()
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


def test_conda_has_the_same_packages_and_versions(conda):
    python = conda.pop("python")
    assert conda == versi(PROYEK["dependencies"])
    assert tuple(map(int, python.split("."))) >= (3, 11)
    assert PROYEK["requires-python"] == ">=3.11"


def test_conda_installs_the_package_itself():
    (pip,) = (satu["pip"] for satu in CONDA if isinstance(satu, dict))
    assert any(satu.startswith("--no-deps") and satu.endswith(" .") for satu in pip)


def test_the_lock_has_what_the_project_asks_for():
    terkunci = [satu for satu in KUNCI if satu.strip() and not satu.startswith("#")]
    ada = {(baku(m[1]), m[2]) for m in (PASANGAN.match(satu) for satu in terkunci)}
    diminta = versi(PROYEK["dependencies"] + PROYEK["optional-dependencies"]["test"])
    assert set(diminta.items()) <= ada


def test_the_lock_pins_everything_and_names_no_index():
    for satu in KUNCI:
        assert "://" not in satu and not satu.startswith("-")
        assert not satu.strip() or satu.startswith("#") or "==" in satu
