"""The chapters of a report: the notebooks of a root, in the order of their file names."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .failures import BuildError

if TYPE_CHECKING:
    from nbformat import NotebookNode

SITE_ONLY = "situs"
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


def notebook(path: Path) -> NotebookNode:
    """Read a notebook; a byte order mark at its start, as editors of Windows write it, is no part of it."""
    from nbformat import reads

    return reads(path.read_text(encoding="utf-8-sig"), as_version=4)


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


def code(chapter: Chapter) -> tuple[str, ...]:
    """Return the code cells of a chapter as they are kept: a repeated cell once."""
    cells = notebook(chapter.path).cells
    return tuple(cell.source for cell in cells if cell.cell_type == "code")


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
