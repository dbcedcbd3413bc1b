import textwrap

import pytest

from lkip_analysis.audit.audit import Audit
from lkip_analysis.audit.read import baca


@pytest.fixture
def dokumen(tmp_path):
    """Make a document of a text; `⇥` stands for a tab."""

    def buat(teks, akhiran=".txt"):
        berkas = tmp_path / f"laporan{akhiran}"
        berkas.write_text(textwrap.dedent(teks).replace("⇥", "\t"), encoding="utf-8")
        return baca(berkas)

    return buat


@pytest.fixture
def temuan(dokumen):
    """Findings of some rules on a text."""

    def cari(teks, *aturan):
        return Audit(dokumen(teks)).findings(aturan)

    return cari
