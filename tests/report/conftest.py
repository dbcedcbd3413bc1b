"""The report of a made-up agency, and its chapters as they read."""

import ast
import copy
import re
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from nbformat import NotebookNode, v4

from lkip_analysis import buka
from lkip_analysis.build.cell_tags import has, is_printed, refuse_misspelt
from lkip_analysis.build.chapters import chapters, notebook
from lkip_analysis.build.document import Part
from lkip_analysis.build.exporters import LkipFragmentExporter
from lkip_analysis.build.expressions import expressions
from lkip_analysis.build.failures import ExpressionError
from lkip_analysis.build.numbering import numbered
from lkip_analysis.build.tagged_run import TaggedRun
from lkip_analysis.report.model.conditions import holds
from lkip_analysis.report.model.laporan import Laporan
from lkip_analysis.root import Root

REPO = Path(__file__).parents[2]
DATA = REPO / "tests" / "agency" / "data"
BAB = [c for c in chapters(Root(REPO)) if c.part in ("depan", "isi")]
TABEL = re.compile(r"<(table|figure|style)\b.*?</\1>", re.DOTALL)


@pytest.fixture(scope="package")
def lap(tmp_path_factory):
    tempat = tmp_path_factory.mktemp("agency")
    shutil.copytree(DATA, tempat / "data")
    (tempat / "notebooks").mkdir()
    return buka(2031, Root.find(tempat))


@pytest.fixture(scope="session")
def naskah() -> Callable[[Laporan], Mapping[str, str]]:
    """The running text of every chapter of a report, one paragraph a line; nothing is drawn."""
    ekspor, buku = LkipFragmentExporter(), cache(notebook)

    def naskah(lap: Laporan) -> Mapping[str, str]:
        jadi = [Part(c.part, c.title, ekspor.from_notebook_node(run_here(buku(c.path), lap))[0], c.id) for c in BAB]
        return {bagian.id: teks(bagian.html) for bagian in numbered(jadi)}

    return naskah


def teks(html: str) -> str:
    tanpa = re.sub(r"</(?:p|li|h\d|div)>", "\n", TABEL.sub("\n", html))
    baris = (" ".join(unescape(re.sub(r"<[^>]+>", "", b)).replace("¶", "").split()) for b in tanpa.split("\n"))
    return "\n".join(b for b in baris if b)


OPENING = "buka("
"""What the cell holds that opens the year: here it is open already."""


def run_here(source: NotebookNode, lap: Laporan) -> NotebookNode:
    """Return a chapter as the engine executes it, run in this process for a report that is open."""
    nb = copy.deepcopy(source)
    refuse_misspelt(nb.cells)
    names: dict[str, Any] = {"year": lap.tahun, "lap": lap}
    names["holds_here"] = lambda condition: holds(condition, names)

    def ask(index: int, expression: str, named: str) -> str:
        return _result(nb, index, _in_names(expression), names, named)["data"]["text/plain"]

    run, index = TaggedRun(nb, ask), 0
    while run.reaches(index):
        cell = nb.cells[index]
        if is_printed(cell):
            if cell.cell_type == "markdown":
                cell.metadata["user_expressions"] = [
                    {"expression": text, "result": _result(nb, index, text, names, text)}
                    for text in expressions(cell.source)
                ]
            elif OPENING not in cell.source and not has(cell, "parameters"):
                _run_code(cell, names)
        index += 1
    return nb


def _in_names(expression: str) -> str:
    """Let a condition be asked of the given names instead of those of a kernel."""
    _, is_condition, call = expression.rpartition("holds_here")
    return f"holds_here{call}" if is_condition else expression


def _result(nb: NotebookNode, index: int, expression: str, names: dict, named: str) -> dict:
    try:
        value = eval(expression, names)
    except Exception as error:
        raise ExpressionError(nb, index, named, {"ename": type(error).__name__, "evalue": str(error)}) from error
    return {"status": "ok", "data": _shown(value)}


def _shown(value: object) -> dict[str, str]:
    html = value._repr_html_() if hasattr(value, "_repr_html_") else None
    return {"text/plain": repr(value)} | ({"text/html": html} if html is not None else {})


def _run_code(cell: NotebookNode, names: dict) -> None:
    """Run a code cell; what it shows is not drawn, its place is marked."""
    tree = ast.parse(cell.source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)
    value = None if last is None else eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)
    shown = {"text/html": f"<!-- {type(value).__name__} -->"}
    cell.outputs = [] if value is None else [v4.new_output("execute_result", data=shown, execution_count=1)]
