"""The guides say what there is: commands with their options, tables, files that they lead to, sections in order."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from lkip_analysis.cli import lkip
from lkip_analysis.data.schema import semua_tabel

AKAR = Path(__file__).parent.parent
DOKUMEN = {
    nama: (AKAR / nama).read_text(encoding="utf-8") for nama in ("README.md", "docs/panduan.md", "docs/excel.md")
}
PERINTAH = re.compile(r"(?:^|`)lkip ((?:[a-z]|--root)[^`#\n]*)", re.M)
BUKAN_TABEL = {"published.csv"}


@pytest.mark.parametrize("nama", DOKUMEN)
def test_every_command_is_there_with_its_options(nama):
    perintah = PERINTAH.findall(DOKUMEN[nama])
    assert len(perintah) > 4
    for satu in perintah:
        verba, pilihan = lkip, set()
        for kata in re.sub(r"^--root \S+ ", "", satu).split():
            if isinstance(verba, click.Group):
                verba = verba.get_command(click.Context(verba), kata)
                assert verba is not None, satu
            elif kata.startswith("--"):
                pilihan.add(kata.rstrip(",."))
        assert pilihan <= {o for p in verba.params for o in p.opts}, satu


@pytest.mark.parametrize("nama", DOKUMEN)
def test_every_table_is_there(nama):
    dikenal = {t.berkas for t in semua_tabel().values()} | BUKAN_TABEL
    assert set(re.findall(r"\b[a-z_]+\.csv\b", DOKUMEN[nama])) <= dikenal


@pytest.mark.parametrize("nama", DOKUMEN)
def test_every_link_leads_to_a_file(nama):
    for tujuan in re.findall(r"\]\(([^)#:]+)\)", DOKUMEN[nama]):
        assert (AKAR / nama).parent.joinpath(tujuan).exists(), tujuan


def test_sections_are_numbered_in_order():
    nomor = [int(n) for n in re.findall(r"(?m)^## (\d+)\. ", DOKUMEN["docs/panduan.md"])]
    assert nomor == list(range(1, len(nomor) + 1)) and len(nomor) > 5
