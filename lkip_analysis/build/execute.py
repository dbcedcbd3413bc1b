"""Running the chapters of one year: only those that must, several side by side."""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from ..data.settings import baca_settings
from ..root import Root
from . import cache
from .chapters import Chapter, notebook
from .failures import BuildError, CellError, ChapterError
from .worker import LIMIT, Worker, WorkerDied, Workers

KERNEL = "python3"
ENGINE = "lkip"

Progress = Callable[[str], None]


def run(
    selected: Sequence[Chapter],
    year: int,
    root: Root,
    folder: Path,
    *,
    workers: Workers,
    force: bool = False,
    progress: Progress = lambda line: None,
) -> dict[str, Executed]:
    """Return the executed chapters of a year by their ids; a chapter whose inputs are unchanged is not run again.

    Parameters
    ----------
    selected : sequence of Chapter
    year : int
        Fiscal year, the one parameter of every notebook.
    root : Root
    folder : Path
        Where executed notebooks and their records are kept.
    workers : Workers
        The processes to run chapters in.
    force : bool
        Run every chapter.
    progress : callable
        Gets a line for every chapter: why it ran, or that it was kept.

    Raises
    ------
    BuildError
        Every chapter that failed is named, with cell, error and the partial notebook.
    """
    folder.mkdir(parents=True, exist_ok=True)
    package, years = cache.package_fingerprint(), root.years_until(year)
    executed: dict[str, Executed] = {}
    waiting: list[Waiting] = []
    for chapter in selected:
        source = notebook(chapter.path)
        kept = folder / chapter.path.name
        executed[chapter.id] = Executed(source, kept)
        record = None if force else cache.Record.of(kept)
        reason = cache.why_run(record, source, years, package, root)
        if reason is None:
            progress(f"{chapter.id}: kept")
        else:
            waiting.append(Waiting(chapter, source, "forced" if force else reason))
    if waiting:
        before = cache.digests(root, year)

        def record(one: Waiting, done: NotebookNode) -> None:
            kept, read = folder / one.chapter.path.name, done.metadata.get(cache.READS, ())
            cache.record_of(one.source, kept, read, years, package, before).write(kept)

        _run_waiting(waiting, year, root, folder, record, workers, progress)
    return executed


@dataclass(frozen=True)
class Executed:
    """A chapter that has been run: as it is now, and the notebook that is kept of its run."""

    source: NotebookNode
    kept: Path

    def made_from(self) -> tuple[bytes, bytes]:
        """Return all that decides what `notebook` gives."""
        return json.dumps(self.source).encode(), self.kept.read_bytes()

    def notebook(self) -> NotebookNode:
        """Return the executed notebook with the prose that the chapter has now."""
        return cache.refresh(self.source, nbformat.read(self.kept, as_version=4))


@dataclass(frozen=True)
class Waiting:
    """A chapter that must run: as it was when that was found, and why."""

    chapter: Chapter
    source: NotebookNode
    reason: str


def _run_waiting(
    chapters: Sequence[Waiting],
    year: int,
    root: Root,
    folder: Path,
    record: Callable[[Waiting, NotebookNode], None],
    workers: Workers,
    progress: Progress,
) -> None:
    """Let as many processes as there are cores take chapters until none waits."""
    failed: list[ChapterError] = []
    limit = baca_settings(root, year).get("laporan", {}).get("batas_sel", LIMIT)

    def work(one: Waiting) -> None:
        name = one.chapter.id
        try:
            with workers.one() as worker:
                worker.limit = limit
                done = run_one(one.chapter, one.source, year, root, folder, worker)
        except ChapterError as error:
            failed.append(error)
            progress(f"{name}: FAILED")
        else:
            record(one, done)
            progress(f"{name}: run, {one.reason}")

    with ThreadPoolExecutor(min(os.cpu_count() or 1, len(chapters))) as pool:
        for finished in [pool.submit(work, one) for one in chapters]:
            finished.result()
    if failed:
        raise BuildError("\n".join(str(error) for error in sorted(failed, key=lambda error: error.chapter)))


def run_one(
    chapter: Chapter, source: NotebookNode, year: int, root: Root, folder: Path, worker: Worker
) -> NotebookNode:
    """Execute one chapter, keep it in `folder`, and return it.

    Parameters
    ----------
    chapter : Chapter
    source : NotebookNode
        The chapter as it is to be run.
    year : int
    root : Root
        Whose data it is run for, wherever its folder really lies.
    folder : Path
    worker : Worker
        The process that it runs in, where it starts in an empty namespace.

    Raises
    ------
    ChapterError
        A cell, a live value, a parameter or a tag failed; the partial notebook stays beside the others.
    """
    from papermill import PapermillExecutionError, execute_notebook

    partial = folder / f"{chapter.path.stem}.partial.ipynb"
    partial.unlink(missing_ok=True)
    try:
        executed = execute_notebook(
            copy.deepcopy(source),
            str(partial).replace("{", "{{").replace("}", "}}"),  # papermill would fill in parameters
            parameters={"year": year},
            engine_name=ENGINE,
            kernel_name=KERNEL,
            progress_bar=False,
            request_save_on_cell_execute=False,
            worker=worker,
            folder=chapter.path.parent,
            root=root.path,
        )
    except PapermillExecutionError as error:
        reason = f"cell {error.cell_index}: {error.ename}: {error.evalue}\n    {error.source.strip()}"
        raise ChapterError(chapter.id, reason, partial) from error
    except CellError as error:
        nbformat.write(error.notebook, partial)
        raise ChapterError(chapter.id, str(error), partial) from error
    except BuildError as error:
        raise ChapterError(chapter.id, str(error), partial) from error
    except WorkerDied as error:
        raise ChapterError(chapter.id, "its Python process could not be started", partial) from error
    partial.replace(folder / chapter.path.name)
    return executed
