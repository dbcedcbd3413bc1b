"""Which chapters must run again, and why.

An executed notebook is kept beside a record of all that it came from: its code and live values, the year, the package
and its versions, and the files that it read. Prose is no part of that: new prose is put into the kept notebook.
jupyter-cache looks at code cells only, and joblib and diskcache store results of calls; none of them knows which data a
notebook has read.
"""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from nbformat import NotebookNode

from ..root import Root
from . import manifest
from .cell_tags import assignment_id, copied, is_conditional, repeat, repeated
from .expressions import expressions

READS = "lkip_dibaca"
NOT_EXECUTED = ("templates",)


@dataclass(frozen=True)
class Record:
    """What an executed chapter came from.

    Attributes
    ----------
    code : str
        Hash of what the kernel was asked (`code_of`).
    years : sequence of int
        The year, and the years before it that had a folder of data.
    package : str
        Hash of the package and its versions.
    files : mapping of str to str
        Hash of every file that was read, by its name in the root; empty for one that was looked for and not there.
    executed : str
        Hash of the executed notebook that this is the record of.
    """

    code: str
    years: Sequence[int]
    package: str
    files: Mapping[str, str]
    executed: str

    @classmethod
    def of(cls, kept: Path) -> Record | None:
        """Read the record of a kept notebook; None where there is none, or it is that of another notebook.

        A build that was killed may have left a notebook without its record.
        """
        try:
            record = cls(**json.loads(kept.with_suffix(".json").read_text(encoding="utf-8")))
        except (RecursionError, OSError, ValueError, TypeError):
            return None
        return record if record.executed == digest_of(kept) else None

    def write(self, kept: Path) -> None:
        """Write the record beside its notebook."""
        fresh = kept.with_suffix(".tmp")
        fresh.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
        fresh.replace(kept.with_suffix(".json"))


def why_run(record: Record | None, source: NotebookNode, years: Sequence[int], package: str, root: Root) -> str | None:
    """Return the reason why a chapter must run, or None when the kept one is what a run would give."""
    if record is None:
        return "not executed yet"
    if record.code != code_of(source):
        return "its code or live values changed"
    if list(record.years) != list(years):
        return "another year, or other years before it"
    if record.package != package:
        return "the package or a version changed"
    changed = [name for name, digest in record.files.items() if digest_of(root.path / name) != digest]
    return f"{', '.join(changed)} changed" if changed else None


def record_of(
    source: NotebookNode, kept: Path, read: Iterable[str], years: Sequence[int], package: str, before: Mapping[str, str]
) -> Record:
    """Return the record of a chapter that has just run.

    Parameters
    ----------
    source : NotebookNode
        The chapter as it was before it ran.
    kept : Path
        The executed notebook.
    read : iterable of str
        The files that it read.
    years, package
        As in `Record`.
    before : mapping of str to str
        Hashes of the files before it ran (`digests`): a file that changed meanwhile makes it run again.
    """
    files = {name: before.get(name, "") for name in read}
    return Record(code_of(source), years, package, files, digest_of(kept))


def digests(root: Root, year: int) -> dict[str, str]:
    """Return the hash of every file that a chapter may read, by its name in the root."""
    folders = (root.path / "data" / "raw", root.processed(year))
    return {root.relatif(path): manifest.sha256(path) for folder in folders for path in root.files(folder)}


def code_of(notebook: NotebookNode) -> str:
    """Return the hash of what a kernel is asked: code, live values and tags, with the ids of their cells."""
    asked = [
        (cell.id, cell.cell_type, sorted(cell.metadata.get("tags", [])),
         cell.source if cell.cell_type == "code" else expressions(cell.source))
        for cell in notebook.cells
        if cell.cell_type == "code" or is_conditional(cell) or expressions(cell.source)
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


def package_fingerprint() -> str:
    """Return the hash of the package source that a kernel can run, and of the versions in use."""
    home = Path(__file__).parent.parent
    files = [
        path
        for path in sorted(home.rglob("*"))
        if path.suffix in (".py", ".toml", ".yaml") and path.relative_to(home).parts[0] not in NOT_EXECUTED
    ]
    sources = {path.relative_to(home).as_posix(): manifest.sha256(path) for path in files}
    return hashlib.sha256(json.dumps([sources, manifest.versions()]).encode()).hexdigest()


def digest_of(path: Path) -> str:
    return manifest.sha256(path) if path.is_file() else ""


def refresh(source: NotebookNode, executed: NotebookNode) -> NotebookNode:
    """Return the executed notebook with the prose that the source has now.

    Both have the same code and live values (`why_run` gave None); cells are matched by their ids.
    """
    kept = {cell.id: cell for cell in executed.cells}
    fresh = copy.copy(executed)
    fresh.cells = list(_cells(source.cells, kept))
    return fresh


def _cells(source: Sequence[NotebookNode], kept: Mapping[str, NotebookNode]) -> Iterator[NotebookNode]:
    for group in repeated(source):
        if repeat(group[0]) is None:
            yield from (_current(cell, kept.get(cell.id)) for cell in group)
            continue
        number = 0
        while (name := assignment_id(group[0], number)) in kept:
            yield kept[name]
            yield from _cells([copied(cell, number) for cell in group], kept)
            number += 1


def _current(cell: NotebookNode, kept: NotebookNode | None) -> NotebookNode:
    if kept is None or cell.cell_type == "code":
        return kept or cell
    current = copy.copy(kept)
    current.source = cell.source
    current.metadata = NotebookNode({**kept.metadata, "tags": cell.metadata.get("tags", [])})
    return current
