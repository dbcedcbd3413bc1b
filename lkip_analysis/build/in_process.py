"""The prose of a chapter, run in this process instead of a kernel: quick, without isolation, and without pictures."""

from __future__ import annotations

import ast
import copy
from typing import TYPE_CHECKING, Any

from nbformat import NotebookNode, v4

from ..report.model.conditions import holds
from .cell_tags import has, is_printed, refuse_misspelt
from .expressions import expressions
from .failures import ExpressionError
from .tagged_run import TaggedRun

if TYPE_CHECKING:
    from ..report.model.laporan import Laporan

OPENING = "buka("
"""What the cell holds that opens the year: here it is open already."""


def run_here(source: NotebookNode, lap: Laporan) -> NotebookNode:
    """Return a chapter as an engine executes it for a report that is open.

    Raises
    ------
    ExpressionError
        A live value or a condition failed.
    """
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
