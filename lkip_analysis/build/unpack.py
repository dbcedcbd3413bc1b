"""Unpack an archive that came from somewhere else: only plain files, with names that a bundle has, within limits."""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Sequence
from pathlib import Path

from ..untrusted_zip import DAMAGED, Limits, content, is_locked, twice, unpacked
from .failures import BuildError

MOST_BYTES = 1024 * 2**20
"""Most bytes that all files may have unpacked."""
MOST_FILES = 10_000
LARGE = 10 * 2**20
"""Bytes of a file from which it counts how far it is packed."""
LONGEST_NAME = 240
"""Longest path, in characters: what every system can write into a folder of its own."""
PLACES = re.compile(r"(data/raw/\d{4}/.+|notebooks/\d\d[^/]*\.ipynb|reports/\d{4}/.+|[^/]+\.txt)")
"""Where the files of a bundle lie."""
ODD = re.compile(
    r'[\x00-\x1f\x7f\\:*?"<>|]|(^|/)(\.{0,2}|[^/]*[. ]|(con|prn|aux|nul|com\d|lpt\d)(\.[^/]*)?)(/|$)', re.I
)
"""Names that lead out of the folder, or that some system can't write: ``..``, ``C:``, ``a\\b``, ``nul.txt``."""


def unpack(file: Path, folder: Path) -> None:
    """Unpack a ZIP file into an empty folder, after all of its entries were looked at.

    Raises
    ------
    BuildError
        It is no ZIP file, is damaged or locked, unpacks to more than the limits, or has an entry that is a link, that
        leads out of the folder, or that no bundle has.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            entries = [entry for entry in archive.infolist() if not _is_folder(entry)]
            refuse(file.name, entries)
            for entry in entries:
                target = folder / entry.filename
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content(archive, entry))
    except DAMAGED as error:
        raise BuildError(f"{file.name} is no ZIP file, or damaged: {error}") from error


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.endswith("/") and entry.file_size == 0


def refuse(name: str, entries: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse an archive of this name by its entries.

    Raises
    ------
    BuildError
        It is too large, or has an entry that no bundle has; every such entry is named.
    """
    if Limits(MOST_BYTES, MOST_FILES, LARGE).exceeded(entries):
        size = unpacked(entries) / 2**20
        raise BuildError(f"{name} is too large to unpack: it grows to {size:.0f} MB in {len(entries)} files")
    faults = [f"{entry.filename!r}: {fault}" for entry in entries if (fault := _fault(entry))]
    faults += [f"{one!r}: twice" for one in twice(entries)]
    if faults:
        raise BuildError("\n  ".join([f"{name}: a bundle can't have these entries", *faults]))


def _fault(entry: zipfile.ZipInfo) -> str:
    """Say what is wrong with an entry; nothing where it is sound."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if is_locked(entry):
        return "locked with a password"
    if kind not in (0, stat.S_IFREG):
        return "a link or a device, not a file"
    if ODD.search(entry.filename) or len(entry.filename) > LONGEST_NAME:
        return "a name that is not safe on every system"
    return "" if PLACES.fullmatch(entry.filename) else "not a place where a bundle has files"
