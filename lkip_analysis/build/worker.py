"""Processes that run chapters, as seen from the build: started warm, asked, and given up when they die."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

SHELL = "lkip_analysis.build.shell"


class WorkerDied(Exception):
    """The process ended while it was asked."""


class WorkerTooSlow(WorkerDied):
    """The process was ended, for it did not answer in time."""

    def __init__(self, limit: float) -> None:
        super().__init__(f"no answer within {limit:g} s")
        self.limit = limit


LIMIT = 900
"""Seconds that a cell may take where the settings name no other limit (``laporan.batas_sel``)."""


class Worker:
    """A process of its own for chapters, one after the other (`shell.Shell`).

    Attributes
    ----------
    limit : float
        Seconds after which it is given up.
    """

    def __init__(self) -> None:
        self.limit: float = LIMIT
        self._connection, theirs = _context().Pipe()
        self._process = _context().Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, name: str, *given: Any) -> Any:
        """Let the process do something, and return what it answers.

        Raises
        ------
        WorkerDied
            It ended, or took longer than its limit (`WorkerTooSlow`).
        """
        try:
            self._connection.send((name, given))
            if self._connection.poll(self.limit):
                return self._connection.recv()
        except (EOFError, OSError) as error:
            self.stop()
            raise WorkerDied from error
        self.stop()
        raise WorkerTooSlow(self.limit)

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._connection.close()
        self._process.kill()
        self._process.join()


class Workers:
    """Processes for chapters; one that has done its chapter well waits for the next."""

    def __init__(self) -> None:
        self._idle: list[Worker] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_) -> None:
        while self._idle:
            self._idle.pop().stop()

    @contextmanager
    def one(self) -> Iterator[Worker]:
        """Lend a process for one chapter; where that fails, the process ends with it."""
        try:
            worker = self._idle.pop()
        except IndexError:
            worker = Worker()
        try:
            yield worker
        except BaseException:
            worker.stop()
            raise
        self._idle.append(worker)


def _context() -> multiprocessing.context.BaseContext:
    """Return how processes are started: forked from one that has loaded everything, where that is safe."""
    os.environ["PYTHONSAFEPATH"] = "1"  # the folder that the command was started in is no place to load code from
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", SHELL])
    return context


def warm_up() -> None:
    """Begin to load what chapters need, beside whatever is to be done first."""
    if sys.platform == "linux":
        from multiprocessing.forkserver import ensure_running

        _context()
        ensure_running()


def _serve(connection) -> None:
    from .shell import serve  # here, not above: the build itself never loads it

    serve(connection)
