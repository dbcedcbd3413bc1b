"""Running the chapters of one year, several kernels side by side."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import nbformat
from papermill import PapermillExecutionError, execute_notebook

from .chapters import Chapter
from .errors import BuildError, ChapterError, ExpressionError

KERNEL = "python3"
ENGINE = "lkip"


def run(
    selected: Sequence[Chapter],
    year: int,
    folder: Path,
    *,
    workers: int | None = None,
    progress: Callable[[str], None] = lambda line: None,
) -> dict[str, Path]:
    """Execute chapters with the parameter ``year`` and return the executed notebooks by chapter id.

    Each chapter has a kernel process of its own; the threads here only wait for them.

    Parameters
    ----------
    selected : sequence of Chapter
    year : int
        Fiscal year, the one parameter of every notebook.
    folder : Path
        Where executed notebooks are written.
    workers : int, optional
        How many kernels at once; the number of cores by default.
    progress : callable
        Gets one line when a chapter is done.

    Raises
    ------
    BuildError
        Every chapter that failed is named, with cell, error and the partial notebook.
    """
    folder.mkdir(parents=True, exist_ok=True)
    executed: dict[str, Path] = {}
    failed: list[ChapterError] = []
    with ThreadPoolExecutor(workers or os.cpu_count()) as pool:
        waiting = {pool.submit(run_one, chapter, year, folder): chapter for chapter in selected}
        for done in as_completed(waiting):
            chapter = waiting[done]
            try:
                executed[chapter.id] = done.result()
                progress(f"{chapter.id}: {chapter.title}")
            except ChapterError as error:
                failed.append(error)
                progress(f"{chapter.id}: FAILED")
    if failed:
        raise BuildError("\n".join(str(error) for error in sorted(failed, key=lambda error: error.chapter)))
    return {chapter.id: executed[chapter.id] for chapter in selected}


def run_one(chapter: Chapter, year: int, folder: Path) -> Path:
    """Execute one chapter and return the executed notebook.

    Raises
    ------
    ChapterError
        A cell or a live value failed; the partial notebook stays beside the others.
    """
    partial = folder / f"{chapter.path.stem}.partial.ipynb"
    target = folder / chapter.path.name
    try:
        execute_notebook(
            chapter.path,
            partial,
            parameters={"year": year},
            engine_name=ENGINE,
            kernel_name=KERNEL,
            progress_bar=False,
            request_save_on_cell_execute=False,
            resources={"metadata": {"path": str(chapter.path.parent)}},
        )
    except PapermillExecutionError as error:
        reason = f"cell {error.cell_index}: {error.ename}: {error.evalue}\n    {error.source.strip()}"
        raise ChapterError(chapter.id, reason, partial) from error
    except ExpressionError as error:
        nbformat.write(error.notebook, partial)
        raise ChapterError(chapter.id, str(error), partial) from error
    partial.replace(target)
    return target
