"""What a build that has nothing to compute does not load: it answers an edit of prose in the time of its own work."""

import subprocess
import sys

BERAT = ("pandas", "matplotlib", "papermill", "openpyxl")
"""Packages that take long to import and that only some builds need."""


def test_a_build_starts_without_what_it_may_not_need():
    kode = (
        "import sys, lkip_analysis.cli, lkip_analysis.build.report\n"
        f"print(*(nama for nama in {BERAT!r} if sys.modules.get(nama)))"
    )
    hasil = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True)
    assert hasil.stdout.split() == []
