"""Loaders on broken input: one of our own errors, never another, and in time. `make fuzz` runs many cases."""

from __future__ import annotations

import json
import os
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from lkip_analysis.build.cache import Record
from lkip_analysis.build.chapters import chapters
from lkip_analysis.build.unpack import unpack
from lkip_analysis.build.verify import verify
from lkip_analysis.data.check import periksa, periksa_sebelumnya
from lkip_analysis.errors import LkipError
from lkip_analysis.review.run_review import tinjau
from lkip_analysis.root import Root

CASES = int(os.environ.get("LKIP_FUZZ", "12"))
SEED = 14
PIECES = [
    b"", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"[" * 3000, b"{" * 3000, b'{"a":' * 2000, b"\x1b[2J", b'"',
    b"\n" * 50, b",,,,",
    b"0001-01-01", b"9999-12-31", b"1e400", b"-1", b"NaN", b"[[x]]", b"= 1\n", b"a.b.c = 1\n", b"999999999999999999999",
    b"\r",
    b"[]", b"{}", b"null", b"2024-02-30", b"'''", b'"""', b"\xe2\x80\xae", b"1.250", b"__proto__", b"\xc2\x80", b"true",
]  # fmt: skip


def spoilt(content: bytes, r: random.Random) -> bytes:
    """Change a file at a few places: pieces put in, taken out, doubled, or all of it replaced."""
    for _ in range(r.choice((1, 1, 2, 5))):
        a = r.randrange(len(content) + 1)
        b = min(len(content), a + r.choice((0, 1, 3, 40)))
        content = r.choice((
            content[:a] + r.choice(PIECES) + content[b:], content[:a] + content[b:], content[:b] + content[a:],
            r.choice(PIECES),
        ))  # fmt: skip
    return content


@pytest.mark.parametrize("case", range(CASES))
def test_a_year_of_broken_files(agensi, case):
    r = random.Random(f"{SEED}-{case}")
    past = agensi.root.raw(agensi.year - 1)
    past.mkdir()
    for name in ("target.csv", "realisasi.csv"):
        (past / name).write_bytes(agensi.berkas(name).read_bytes().replace(b"2031", b"2030"))
    files = sorted((*agensi.folder.iterdir(), *past.iterdir()))
    for path in r.sample(files, r.choice((1, 1, 2, 6))):
        path.write_bytes(spoilt(path.read_bytes(), r))
    if not [*periksa(agensi.root, agensi.year), *periksa_sebelumnya(agensi.root, agensi.year)]:
        tinjau(agensi.root, agensi.year)


NOTEBOOK = {
    "cells": [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# Bab"}],
    "metadata": {"lkip": {"judul": "Bab", "bagian": "isi"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@pytest.mark.parametrize("case", range(CASES))
def test_broken_notebooks_records_and_archives(tmp_path: Path, case):
    r = random.Random(f"{SEED}-json-{case}")
    good = json.dumps(NOTEBOOK).encode()
    root = Root(tmp_path)
    root.notebooks.mkdir()
    kept = root.notebooks / "10-bab.ipynb"
    kept.write_bytes(spoilt(good, r))
    with suppress(LkipError):
        chapters(root)
    Record.of(kept)
    archive = tmp_path / "arsip.zip"
    with zipfile.ZipFile(archive, "w") as target:
        target.writestr("reports/2031/manifest.json", spoilt(json.dumps({"year": 2031, "inputs": {}}).encode(), r))
        target.writestr("notebooks/10-bab.ipynb", good)
    archive.write_bytes(spoilt(archive.read_bytes(), r) if r.random() < 0.5 else archive.read_bytes())
    for read in (lambda: unpack(archive, tmp_path / "keluar"), lambda: list(verify(archive, lambda _: False))):
        with suppress(LkipError):
            read()
