"""The chapters as they are kept: no outputs, one parameter, tags that the pre-commit hook leaves alone."""

from __future__ import annotations

import ast
import json
import shlex
import shutil
import subprocess
import sysconfig
from pathlib import Path

import nbformat
import pytest
import yaml
from nbformat import v4

from lkip_analysis.build.chapters import PARTS

REPO = Path(__file__).parents[1]
BUKU = sorted((REPO / "notebooks").glob("*.ipynb"))
TAMBAHAN = {"papermill", "user_expressions", "execution"}
"""What running a notebook writes into the metadata of its cells."""


@pytest.fixture(params=BUKU, ids=lambda berkas: berkas.name)
def buku(request):
    return nbformat.read(request.param, as_version=4)


def bertanda(buku, tanda: str) -> list:
    return [sel for sel in buku.cells if tanda in sel.metadata.get("tags", [])]


def test_there_are_chapters():
    assert BUKU


def test_a_chapter_is_valid_and_its_cells_keep_their_ids(buku):
    nbformat.validate(buku)
    nomor = [sel.id for sel in buku.cells]
    assert len(set(nomor)) == len(nomor)


def test_a_chapter_has_no_outputs(buku):
    for sel in buku.cells:
        assert not sel.get("outputs") and sel.get("execution_count") is None
        assert not TAMBAHAN & set(sel.metadata)
    assert "papermill" not in buku.metadata


def test_a_chapter_has_one_parameter_and_it_is_the_year(buku):
    (sel,) = bertanda(buku, "parameters")
    (tugas,) = ast.parse(sel.source).body
    assert isinstance(tugas, ast.AnnAssign) and (tugas.target.id, tugas.annotation.id) == ("year", "int")
    assert isinstance(ast.literal_eval(tugas.value), int)
    assert not bertanda(buku, "injected-parameters")


def test_the_year_is_the_same_in_every_chapter():
    assert len({bertanda(nbformat.read(b, as_version=4), "parameters")[0].source for b in BUKU}) == 1


def test_a_chapter_says_its_title_and_its_part(buku):
    assert buku.metadata["lkip"]["judul"]
    assert buku.metadata["lkip"]["bagian"] in PARTS


def test_a_chapter_runs_on_any_machine(buku):
    assert buku.metadata["kernelspec"]["name"] == "python3"
    assert "version" not in buku.metadata.get("language_info", {})


def kait() -> list[str]:
    """The command that the pre-commit hook strips notebooks with."""
    aturan = yaml.safe_load((REPO / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (entri,) = (k["entry"] for r in aturan["repos"] for k in r["hooks"] if k["id"] == "strip-notebooks")
    program, *pilihan = shlex.split(entri)
    return [shutil.which(program, path=sysconfig.get_path("scripts")), *pilihan]


def test_the_hook_strips_what_a_run_leaves_and_keeps_the_rest(tmp_path):
    bersih = nbformat.read(BUKU[-1], as_version=4)
    kotor = nbformat.from_dict(json.loads(nbformat.writes(bersih)))
    kotor.metadata["papermill"] = {"parameters": {"year": 2024}}
    for nomor, sel in enumerate(kotor.cells, 1):
        sel.metadata["papermill"] = {"status": "completed"}
        if sel.cell_type == "code":
            sel.execution_count = nomor
            sel.outputs = [v4.new_output("stream", text="hasil")]
            sel.metadata["execution"] = {"iopub.status.busy": "2031-01-01T00:00:00Z"}
        else:
            sel.metadata["user_expressions"] = [{"expression": "lap.nama", "result": {}}]
    berkas = tmp_path / "bab.ipynb"
    nbformat.write(kotor, berkas)
    subprocess.run([*kait(), str(berkas)], check=True, capture_output=True)
    assert nbformat.read(berkas, as_version=4) == bersih


def test_the_hook_leaves_the_chapters_as_they_are(tmp_path):
    salinan = [Path(shutil.copy(berkas, tmp_path)) for berkas in BUKU]
    subprocess.run([*kait(), *map(str, salinan)], check=True, capture_output=True)
    assert [b.name for b, s in zip(BUKU, salinan, strict=True) if b.read_bytes() != s.read_bytes()] == []
