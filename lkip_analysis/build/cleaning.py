"""What a build left of a year, and what somebody else put beside it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from ..report.measures.stamp import BERKAS
from ..root import Root
from . import manifest
from .bundle import KINDS
from .publish import target_name

REST = (".tmp", ".former", ".baru")
"""Endings of what a killed build leaves."""


def left_of(root: Root, year: int) -> tuple[list[Path], list[Path]]:
    """Return what a build of a year made, and what else lies in its folders: archives and files of people.

    A folder of the root that is a link is itself what was made; nothing behind it is looked at.
    """
    reports, processed = root.reports(year), root.processed(year)
    made = {manifest.FILE, ".build", *(target_name(kind, year) for kind in KINDS)}
    mine: list[Path] = []
    others: list[Path] = []
    for folder in (reports, processed):
        if folder.is_symlink():
            mine.append(folder)
            continue
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            own = path.name in made if folder == reports else path.suffix == ".csv" or path.name in (BERKAS, ".kunci")
            (mine if own or path.suffix in REST else others).append(path)
    return mine, others


def remove(paths: Iterable[Path]) -> None:
    """Remove files and folders, and the folders that are empty then."""
    for path in paths:
        if path.is_symlink() or not path.is_dir():
            path.unlink(missing_ok=True)
        else:
            shutil.rmtree(path)
        if path.parent.is_dir() and not any(path.parent.iterdir()):
            path.parent.rmdir()
