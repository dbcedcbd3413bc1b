"""The list of the rules in the documentation."""

from pathlib import Path

from lkip_analysis.audit.daftar_aturan import daftar_aturan
from lkip_analysis.audit.run import muat_aturan

BERKAS = Path(__file__).parents[2] / "docs" / "aturan-audit.md"


def test_daftar_aturan_terbaru():
    perintah = "python -m lkip_analysis.audit.daftar_aturan > docs/aturan-audit.md"
    assert BERKAS.read_text(encoding="utf-8") == daftar_aturan(), f"the list is out of date; renew it: {perintah}"


def test_setiap_aturan_berkata_apa_yang_dicari():
    assert [a.id for a in muat_aturan().values() if not a.periksa.__doc__ or not a.judul or not a.dasar] == []
