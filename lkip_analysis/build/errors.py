"""What can go wrong while a report is built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from nbformat import NotebookNode

from ..errors import LkipError


class BuildError(LkipError):
    """The report can't be made; the message says where and why."""


class ParameterError(BuildError):
    """A notebook was given a parameter that it does not declare."""

    def __init__(self, unknown: Sequence[str], declared: Sequence[str]) -> None:
        super().__init__(
            f"unknown parameter {', '.join(unknown)}; the notebook declares: {', '.join(declared) or 'none'}"
        )


class ExpressionError(BuildError):
    """A live value in prose can't be evaluated."""

    def __init__(self, notebook: NotebookNode, cell: int, expression: str, result: Mapping) -> None:
        super().__init__(f"cell {cell}, {{eval}}`{expression}`: {result['ename']}: {result['evalue']}")
        self.notebook = notebook


class ChapterError(BuildError):
    """A chapter did not run; `partial` holds what was executed before it stopped, where anything was."""

    def __init__(self, chapter: str, reason: str, partial: Path) -> None:
        so_far = f"\n  executed so far: {partial}" if partial.is_file() else ""
        super().__init__(f"chapter {chapter}: {reason}{so_far}")
        self.chapter = chapter
        self.partial = partial
