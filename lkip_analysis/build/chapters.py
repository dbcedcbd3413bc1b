"""The chapters of a report: the notebooks of a root, in the order of their file names."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from .failures import BuildError

if TYPE_CHECKING:
    from nbformat import NotebookNode

SITE_ONLY = "situs"
COMPANIONS = (".bib", ".png", ".jpg", ".jpeg", ".svg")
PARTS = ("depan", "isi", "lampiran", SITE_ONLY)


@dataclass(frozen=True)
class Chapter:
    """One notebook.

    Attributes
    ----------
    id : str
        File name without ending and leading number; what ``--only`` takes.
    path : Path
        The notebook.
    title : str
        Title for progress and the contents of the site.
    part : str
        ``depan`` (roman page numbers), ``isi``, ``lampiran``, or ``situs`` for what only reviewers of the site see.
    """

    id: str
    path: Path
    title: str
    part: str


def chapters(folder: Path) -> list[Chapter]:
    """Return the chapters of a notebooks folder in print order.

    Raises
    ------
    BuildError
        No notebook there, a notebook that can't be read, or one without ``lkip`` metadata (``judul``, ``bagian``).
    """
    paths = sorted(path for path in folder.glob("*.ipynb") if path.name[:2].isdigit())
    if not paths:
        raise BuildError(f"no chapter found: {folder} holds no notebook whose name starts with two digits")
    return [_chapter(path) for path in paths]


def companions(paths: Iterable[Path]) -> list[Path]:
    """Return what stands beside chapters and may be in their text: pictures, and works that they cite."""
    folders = {path.parent for path in paths}
    return sorted(file for folder in folders for file in folder.iterdir() if file.suffix.lower() in COMPANIONS)


def notebook(path: Path) -> NotebookNode:
    """Read a notebook; a byte order mark at its start, as editors of Windows write it, is no part of it.

    Whoever changes what is returned works on a copy: it is read once for all.
    """
    return _notebook(path.read_text(encoding="utf-8-sig"))


@lru_cache(maxsize=128)
def _notebook(text: str) -> NotebookNode:
    from nbformat import reads

    return reads(text, as_version=4)


def _chapter(path: Path) -> Chapter:
    try:
        about = json.loads(path.read_text(encoding="utf-8-sig"))["metadata"]["lkip"]
        title, part = about["judul"], about["bagian"]
    except (KeyError, TypeError) as error:
        raise BuildError(f"{path.name}: metadata lkip.judul and lkip.bagian are needed") from error
    except ValueError as error:
        raise BuildError(f"{path.name}: not a notebook: {error}") from error
    if part not in PARTS:
        raise BuildError(f"{path.name}: lkip.bagian is {part!r}, expected one of {', '.join(PARTS)}")
    return Chapter(path.stem.split("-", 1)[-1], path, title, part)


def select(all_chapters: list[Chapter], only: tuple[str, ...]) -> list[Chapter]:
    """Return the chapters named in `only` (all when it is empty).

    Raises
    ------
    BuildError
        An id that no chapter has; names the command that lists them.
    """
    known = {chapter.id for chapter in all_chapters}
    unknown = [name for name in only if name not in known]
    if unknown:
        raise BuildError(f"no chapter named {', '.join(unknown)}; `lkip list` shows the chapters")
    return [chapter for chapter in all_chapters if not only or chapter.id in only]
