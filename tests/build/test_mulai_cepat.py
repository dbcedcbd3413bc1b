"""What a build loads before it knows that there is work to do: an answer "nothing changed" takes no time."""

import subprocess
import sys

import pytest

BERAT = ("pandas", "matplotlib", "papermill", "openpyxl")
"""Packages that take long to import and that only some builds need."""
UNTUK_BEKERJA = (
    *BERAT,
    "nbformat",
    "nbconvert",
    "lxml",
    "docx",
    "pypandoc",
    "typst",
    "jinja2",
    "yaml",
    "babel",
    "asyncio",
)
"""Packages that any work needs, and no answer that there is none."""


@pytest.mark.parametrize(
    ("modul", "berat"),
    [("lkip_analysis.cli, lkip_analysis.build.job", UNTUK_BEKERJA), ("lkip_analysis.build.compose", BERAT)],
)
def test_a_build_starts_without_what_it_may_not_need(modul, berat):
    kode = f"import sys, {modul}\nprint(*(nama for nama in {berat!r} if sys.modules.get(nama)))"
    hasil = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True)
    assert hasil.stdout.split() == []
