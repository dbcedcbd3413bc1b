"""What can go wrong while a report is built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import LkipError

if TYPE_CHECKING:
    from nbformat import NotebookNode


class BuildError(LkipError):
    """The report can't be made; the message says where and why."""


class ParameterError(BuildError):
    """A notebook was given a parameter that it does not declare."""

    def __init__(self, unknown: Sequence[str], declared: Sequence[str]) -> None:
        super().__init__(
            f"unknown parameter {', '.join(unknown)}; the notebook declares: {', '.join(declared) or 'none'}"
        )


class CellError(BuildError):
    """A cell stopped its chapter; `notebook` is what was executed before it."""

    def __init__(self, notebook: NotebookNode, reason: str) -> None:
        super().__init__(reason)
        self.notebook = notebook


class ExpressionError(CellError):
    """A live value in prose can't be evaluated."""

    def __init__(self, notebook: NotebookNode, cell: int, expression: str, result: Mapping) -> None:
        from .values import suggestion  # slow to import, and needed only where something is wrong

        reason = f"{result['ename']}: {result['evalue']}{suggestion(result['evalue'])}"
        written = expression if expression.startswith(("bila:", "ulang:")) else f"{{eval}}`{expression}`"
        super().__init__(notebook, f"sel {cell}, {written}: {reason}")


class KernelDiedError(CellError):
    """The Python process of a chapter ended in the middle of a cell."""

    def __init__(self, notebook: NotebookNode, cell: int) -> None:
        source = notebook.cells[cell].source.strip().replace("\n", "\n    ")
        super().__init__(
            notebook,
            f"cell {cell}: its Python process ended in the middle of the cell; either memory ran out or the code "
            f"ended it\n    {source}",
        )


class CellTooSlowError(CellError):
    """A cell took longer than a chapter may."""

    def __init__(self, notebook: NotebookNode, cell: int, limit: float) -> None:
        source = notebook.cells[cell].source.strip().replace("\n", "\n    ")
        super().__init__(
            notebook,
            f"cell {cell}: not done after {limit:g} s; mend what does not end, or allow more: batas_sel in [laporan] "
            f"of instansi.toml\n    {source}",
        )


class ChapterError(BuildError):
    """A chapter did not run; `partial` holds what was executed before it stopped, where anything was."""

    def __init__(self, chapter: str, reason: str, partial: Path) -> None:
        so_far = f"\n  executed so far: {partial}" if partial.is_file() else ""
        super().__init__(f"chapter {chapter}: {reason}{so_far}")
        self.chapter = chapter
        self.partial = partial
