"""Audit of one file in a process with limits of time and memory, whatever the file holds."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from lkip_analysis.audit import worker
from lkip_analysis.audit.errors import ReadError

LEAST_SECONDS = 18
"""Processor time for a small file."""
BYTES_PER_SECOND = 20_000
"""What a larger file adds to it, by its size."""
MOST_SECONDS = {".pdf": 240}
MOST_SECONDS_TEXT = 55
WALL = 4
"""Time on the clock, compared with processor time: other programs run, too."""


class Outcome(NamedTuple):
    """What an audit gave: the list for people, counts in a line, the worst severity (0 is an error), findings."""

    text: str
    summary: str
    worst: int | None
    document: str
    findings: list[dict[str, Any]]


def audit_bounded(file: Path, outputs: dict[str, Path], tell: Callable[[str], object]) -> Outcome:
    """Audit a file.

    Parameters
    ----------
    file : Path
    outputs : dict
        Files to write, by kind: `json`, `html`, `pdf`.
    tell : callable
        Told in a few words what is being done.

    Raises
    ------
    ReadError
        If the file cannot be read, or takes more time or memory than a report can need.
    """
    seconds = _seconds(file)
    request = {"file": str(file), **{kind: str(path) for kind, path in outputs.items()}}
    command = [sys.executable, "-m", worker.__name__, json.dumps(request), str(seconds)]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=os.name == "posix",
    )
    told: dict[str, Any] = {}

    def listen() -> None:
        for line in process.stdout:
            told.update(json.loads(line))
            if "stage" in told:
                tell(told["stage"])

    listener = Thread(target=listen, daemon=True)
    listener.start()
    try:
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds * WALL)
            listener.join(seconds)
    finally:
        _stop(process)
        listener.join()
        process.stdout.close()
    if "error" in told:
        raise ReadError(told["error"])
    if "summary" not in told:
        raise ReadError(_why(file, process.returncode, seconds, told.get("stage", "membaca")))
    return Outcome(*(told[field] for field in Outcome._fields))


def _seconds(file: Path) -> int:
    size = file.stat().st_size if file.is_file() else 0
    most = MOST_SECONDS.get(file.suffix.lower(), MOST_SECONDS_TEXT)
    return min(most, LEAST_SECONDS + max(0, size - 200_000) // BYTES_PER_SECOND)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the process and those that it started."""
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _why(file: Path, code: int, seconds: int, stage: str) -> str:
    slow = code in (-getattr(signal, "SIGXCPU", 0), -getattr(signal, "SIGKILL", 0))
    what = f"butuh lebih dari {seconds} detik" if slow else "berhenti mendadak"
    return f"{file.name}: audit {what} saat {stage}; ini bukan isi laporan yang wajar. Pecah berkas per bab."
