"""Putting a finished report into ``reports/<year>/``: one build at a time, all of it or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from . import manifest
from .failures import BuildError

READY = "ready"
"""Folder of a whole new report that is being put in place. It comes into being by one rename: before that the former
report is untouched, and from then on a build that was killed is finished by the next one."""


@contextmanager
def only_build(reports: Path, progress: Callable[[str], None]) -> Iterator[None]:
    """Let one build of a year work at a time, and finish what a killed one left while it published."""
    work = reports / ".build"
    work.mkdir(parents=True, exist_ok=True)
    lock = FileLock(work / "lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        progress("another build of this year is running; waiting for it")
        lock.acquire()
    try:
        if (work / READY).exists():
            put_in_place(work / READY, reports)
        for former in reports.glob("*.former"):
            target = former.with_suffix("")
            if target.exists():
                shutil.rmtree(former)
            else:
                former.replace(target)
        yield
    finally:
        lock.release()


def publish_all(staging: Path, reports: Path) -> None:
    """Make a staged report the one in `reports`."""
    ready = staging.with_name(READY)
    staging.replace(ready)
    put_in_place(ready, reports)


def put_in_place(ready: Path, reports: Path) -> None:
    """Move all files and folders of a whole report to their places."""
    for source in sorted(ready.iterdir()):
        publish(source, reports / source.name)
    ready.rmdir()


def publish(source: Path, target: Path) -> Path:
    """Put a finished file or folder in the place of the former one."""
    former = target.with_name(f"{target.name}.former")
    shutil.rmtree(former, ignore_errors=True)
    if source.is_dir():
        if target.exists():
            target.replace(former)
        source.replace(target)
        shutil.rmtree(former, ignore_errors=True)
    else:
        source.replace(target)
    return target


def write_manifest(staging: Path, reports: Path, made_from: Mapping) -> None:
    """Write the manifest of what is staged, and of what stays in `reports` and came from the same.

    A file that an earlier build made of something else is not an output of these inputs.
    """
    staged = {path.name for path in staging.iterdir()}
    files = [path for path in staging.rglob("*") if path.is_file()]
    former = manifest.earlier(reports / manifest.FILE, made_from)
    staying = {name: digest for name, digest in former.items() if name.split("/")[0] not in staged}
    made = {path.relative_to(staging).as_posix(): manifest.sha256(path) for path in files}
    manifest.write(staging / manifest.FILE, made_from, staying | made)


def is_published(reports: Path, year: int, formats: Iterable[str], made_from: Mapping) -> bool:
    """Return whether the files of these formats are, byte for byte, what a build from the same source has published."""
    try:
        former = manifest.read(reports / manifest.FILE)
    except BuildError:
        return False
    if any(former[name] != value for name, value in made_from.items()):
        return False
    for target in (target_name(kind, year) for kind in formats):
        promised = {name: digest for name, digest in former["outputs"].items() if name.split("/")[0] == target}
        place = reports / target
        files = [path for path in (place, *place.rglob("*")) if path.is_file()]
        if not promised or promised != {path.relative_to(reports).as_posix(): manifest.sha256(path) for path in files}:
            return False
    return True


def target_name(kind: str, year: int) -> str:
    """Return the name in ``reports/<year>/`` of what is made of a report in one format."""
    return "html" if kind == "html" else f"lkip-{year}.{kind}"
