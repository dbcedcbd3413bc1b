"""The chapters of a report: those of the package and, instead of them or beside them, those of a root."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..root import Root
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
    own : bool
        Whether it is the root's own, not the shipped one.
    """

    id: str
    path: Path
    title: str
    part: str
    own: bool = True

    @property
    def name(self) -> str:
        """Its place in a root, and in an archive of the report."""
        return f"notebooks/{self.path.name}"


def shipped() -> Path:
    """Return the folder of the chapters that come with the package: inside it, or beside it where it is worked on."""
    package = Path(__file__).parent.parent
    inside = package / "notebooks"
    return inside if inside.is_dir() else package.parent / "notebooks"


def chapters(root: Root, *, own_only: bool = False) -> list[Chapter]:
    """Return the chapters of a root in print order: its own win over the shipped ones of the same name.

    Parameters
    ----------
    root : Root
    own_only : bool
        Leave the shipped ones out (setting ``laporan.hanya_bab_sendiri``).

    Raises
    ------
    BuildError
        No notebook there, a notebook that can't be read, or one without ``lkip`` metadata (``judul``, ``bagian``).
    """
    own, ours = _notebooks(root.notebooks), {} if own_only else _notebooks(shipped())
    if not own and not ours:
        raise BuildError(f"no chapter found: {root.notebooks} holds no notebook whose name starts with two digits")
    return [_chapter(path, name in own) for name, path in sorted((ours | own).items())]


def take(root: Root, ids: Sequence[str]) -> list[Path]:
    """Copy shipped chapters into the notebooks of a root; one that the root has already is refused.

    Raises
    ------
    BuildError
        A chapter is the root's own already, or there is none with an id.
    """
    taken = select(chapters(root), tuple(ids))
    own = [chapter.id for chapter in taken if chapter.own]
    if own:
        raise BuildError(f"{', '.join(own)}: bab ini sudah milik folder ini, di {root.notebooks}")
    root.notebooks.mkdir(exist_ok=True)
    return [Path(shutil.copyfile(chapter.path, root.notebooks / chapter.path.name)) for chapter in taken]


def whose(selected: Sequence[Chapter]) -> str:
    """Say which chapters are the root's own, and how many come with the package."""
    own = [chapter.path.name for chapter in selected if chapter.own]
    return f"bab: {len(selected) - len(own)} bawaan paket, {len(own)} milik folder ini" + (
        f" ({', '.join(own)})" if 0 < len(own) < len(selected) else ""
    )


def _notebooks(folder: Path) -> dict[str, Path]:
    return {path.name: path for path in folder.glob("*.ipynb") if path.name[:2].isdigit()}


def companions(paths: Iterable[Path]) -> list[Path]:
    """Return what stands beside chapters and may be in their text: pictures, and works that they cite."""
    folders = {path.parent for path in paths}
    return sorted(file for folder in folders for file in folder.iterdir() if file.suffix.lower() in COMPANIONS)


def notebook(path: Path) -> NotebookNode:
    """Read a notebook; a byte order mark at its start, as editors of Windows write it, is no part of it.

    Whoever changes what is returned works on a copy: it is read once for all.
    """
    try:
        return _notebook(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise BuildError(f"{path.name}: not a notebook: {error!r}") from error


@lru_cache(maxsize=128)
def _notebook(text: str) -> NotebookNode:
    from nbformat import reads

    return reads(text, as_version=4)


def _chapter(path: Path, own: bool) -> Chapter:
    try:
        about = json.loads(path.read_text(encoding="utf-8-sig"))["metadata"]["lkip"]
        title, part = about["judul"], about["bagian"]
    except (KeyError, TypeError) as error:
        raise BuildError(f"{path.name}: metadata lkip.judul and lkip.bagian are needed") from error
    except (ValueError, RecursionError) as error:
        raise BuildError(f"{path.name}: not a notebook: {error}") from error
    if not isinstance(title, str):
        raise BuildError(f"{path.name}: lkip.judul is no text")
    if part not in PARTS:
        raise BuildError(f"{path.name}: lkip.bagian is {part!r}, expected one of {', '.join(PARTS)}")
    return Chapter(path.stem.split("-", 1)[-1], path, title, part, own)


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
