"""Running the chapters of one year: only those that must, several kernels side by side."""

from __future__ import annotations

import copy
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

import nbformat
from nbformat import NotebookNode

from ..root import Root
from . import cache
from .chapters import Chapter, notebook
from .failures import BuildError, CellError, ChapterError

KERNEL = "python3"
ENGINE = "lkip"

Progress = Callable[[str], None]


def run(
    selected: Sequence[Chapter],
    year: int,
    root: Root,
    folder: Path,
    *,
    force: bool = False,
    workers: int | None = None,
    progress: Progress = lambda line: None,
) -> dict[str, NotebookNode]:
    """Return the executed notebooks of a year by chapter id; a chapter whose inputs are unchanged is not run again.

    Parameters
    ----------
    selected : sequence of Chapter
    year : int
        Fiscal year, the one parameter of every notebook.
    root : Root
    folder : Path
        Where executed notebooks and their records are kept.
    force : bool
        Run every chapter.
    workers : int, optional
        How many kernels at once; the number of cores by default.
    progress : callable
        Gets a line for every chapter: why it ran, or that it was kept.

    Raises
    ------
    BuildError
        Every chapter that failed is named, with cell, error and the partial notebook.
    """
    folder.mkdir(parents=True, exist_ok=True)
    package, years = cache.package_fingerprint(), root.years_until(year)
    notebooks: dict[str, NotebookNode] = {}
    waiting: list[Waiting] = []
    for chapter in selected:
        source = notebook(chapter.path)
        kept = folder / chapter.path.name
        record = None if force else cache.Record.of(kept)
        reason = cache.why_run(record, source, years, package, root)
        if reason is None:
            notebooks[chapter.id] = cache.refresh(source, nbformat.read(kept, as_version=4))
            progress(f"{chapter.id}: kept")
        else:
            waiting.append(Waiting(chapter, source, "forced" if force else reason))
    if waiting:
        before = cache.digests(root, year)

        def record(one: Waiting, executed: NotebookNode) -> None:
            kept = folder / one.chapter.path.name
            read = executed.metadata.get(cache.READS, ())
            cache.record_of(one.source, kept, read, years, package, before).write(kept)

        notebooks |= _run_waiting(waiting, year, folder, record, workers, progress)
    return {chapter.id: notebooks[chapter.id] for chapter in selected}


@dataclass(frozen=True)
class Waiting:
    """A chapter that must run: as it was when that was found, and why."""

    chapter: Chapter
    source: NotebookNode
    reason: str


def _run_waiting(
    chapters: Sequence[Waiting],
    year: int,
    folder: Path,
    record: Callable[[Waiting, NotebookNode], None],
    workers: int | None,
    progress: Progress,
) -> dict[str, NotebookNode]:
    """Let a few threads, each with a kernel process of its own, take chapters until none waits."""
    waiting: SimpleQueue[Waiting] = SimpleQueue()
    for one in chapters:
        waiting.put(one)
    done: dict[str, NotebookNode] = {}
    failed: list[ChapterError] = []

    def work() -> None:
        with kernel() as manager:
            for one in _taken(waiting):
                name = one.chapter.id
                try:
                    done[name] = run_one(one.chapter, one.source, year, folder, manager)
                except ChapterError as error:
                    failed.append(error)
                    progress(f"{name}: FAILED")
                    continue
                record(one, done[name])
                progress(f"{name}: run, {one.reason}")

    size = min(workers or os.cpu_count() or 1, len(chapters))
    with ThreadPoolExecutor(size) as pool:
        for worker in [pool.submit(work) for _ in range(size)]:
            worker.result()
    if failed:
        raise BuildError("\n".join(str(error) for error in sorted(failed, key=lambda error: error.chapter)))
    return done


def _taken(waiting: SimpleQueue[Waiting]) -> Iterator[Waiting]:
    while True:
        try:
            yield waiting.get_nowait()
        except Empty:
            return


@contextmanager
def kernel() -> Iterator[list]:
    """Hold one kernel manager for the chapters of a thread; a chapter that fails leaves a new one to the next."""
    held: list = []
    try:
        yield held
    finally:
        for manager in held:
            _stop(manager)


def _stop(manager) -> None:
    from jupyter_core.utils import run_sync

    if manager.has_kernel:
        run_sync(manager.shutdown_kernel)(now=True)


def run_one(chapter: Chapter, source: NotebookNode, year: int, folder: Path, held: list) -> NotebookNode:
    """Execute one chapter, keep it in `folder`, and return it.

    Parameters
    ----------
    chapter : Chapter
    source : NotebookNode
        The chapter as it is to be run.
    year : int
    folder : Path
    held : list
        The kernel manager of this thread, or empty; it is used again for the next chapter, which starts in an
        empty namespace.

    Raises
    ------
    ChapterError
        A cell, a live value, a parameter or a tag failed; the partial notebook stays beside the others.
    """
    from jupyter_client import AsyncKernelManager
    from nbclient.exceptions import DeadKernelError
    from papermill import PapermillExecutionError, execute_notebook

    if not held:
        held.append(AsyncKernelManager(kernel_name=KERNEL))
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
            km=held[0],
            resources={"metadata": {"path": str(chapter.path.parent)}},
        )
    except PapermillExecutionError as error:
        reason = f"cell {error.cell_index}: {error.ename}: {error.evalue}\n    {error.source.strip()}"
        raise _failed(chapter, reason, partial, held) from error
    except CellError as error:
        nbformat.write(error.notebook, partial)
        raise _failed(chapter, str(error), partial, held) from error
    except BuildError as error:
        raise _failed(chapter, str(error), partial, held) from error
    except (DeadKernelError, RuntimeError, TimeoutError) as error:
        raise _failed(chapter, f"its Python process could not be started or ended: {error}", partial, held) from error
    partial.replace(folder / chapter.path.name)
    return executed


def _failed(chapter: Chapter, reason: str, partial: Path, held: list) -> ChapterError:
    _stop(held.pop())
    return ChapterError(chapter.id, reason, partial)
