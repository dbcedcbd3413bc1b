"""The report of a made-up agency."""

import shutil
from pathlib import Path

import pytest

from lkip_analysis import buka
from lkip_analysis.root import Root

DATA = Path(__file__).parent.parent / "agency" / "data"


@pytest.fixture(scope="package")
def lap(tmp_path_factory):
    tempat = tmp_path_factory.mktemp("agency")
    shutil.copytree(DATA, tempat / "data")
    (tempat / "notebooks").mkdir()
    return buka(2031, Root.find(tempat))
