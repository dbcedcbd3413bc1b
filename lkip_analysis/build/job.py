"""The main job: one fiscal year in, one finished report out. Nothing heavy is loaded before there is work to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from ..root import Root
from . import manifest
from .chapters import Chapter, chapters, select, whose
from .failures import BuildError
from .publish import is_published, only_build, target_name

if TYPE_CHECKING:
    from .worker import Workers

FORMATS = ("html", "pdf", "docx")
WARNINGS = "warnings.txt"
"""What the last build warned of: it holds as long as nothing changes."""

Progress = Callable[[str], None]


def build(
    root: Root,
    year: int,
    *,
    only: Sequence[str] = (),
    formats: Sequence[str] = FORMATS,
    force: bool = False,
    revision: str | None = None,
    workers: Workers | None = None,
    progress: Progress = lambda line: None,
) -> list[Path]:
    """Build the report of a year into ``reports/<year>/`` and return the files asked for.

    What is already there is replaced only when everything asked for is finished, and left alone where it is what
    these inputs, this package and these versions have given before.

    Parameters
    ----------
    root : Root
    year : int
        Fiscal year.
    only : sequence of str
        Chapter ids; all chapters by default.
    formats : sequence of str
        Of ``html``, ``pdf``, ``docx``, and ``xlsx``: the tables alone.
    force : bool
        Run every chapter, changed or not.
    revision : str, optional
        What the report says of the revision it was made from; what git says of the root by default.
    workers : Workers, optional
        Processes to run chapters in, kept by the caller for the next build.
    progress : callable
        Gets one line a step.

    Raises
    ------
    DataError
        The year's data has problems; all of them are named.
    BuildError
        A chapter or a format failed, an input changed meanwhile, or a file can't be written.
    """
    reports = root.reports(year)
    try:
        with only_build(reports, progress):
            selected = select(chapters_of(root, year), tuple(only))
            progress(whose(selected))
            made_from = _made_from(root, year, selected, revision)
            warned = reports / ".build" / WARNINGS
            if not force and warned.is_file() and is_published(reports, year, formats, made_from):
                for line in [f"report of {year}: unchanged", *warned.read_text("utf-8").splitlines()]:
                    progress(line)
            else:
                warnings = _compose(root, year, selected, formats, made_from, force, workers, progress)
                warned.write_text("\n".join(warnings), encoding="utf-8")
    except OSError as error:
        where = error.filename or reports
        raise BuildError(
            f"cannot read or write {where}: {error.strerror or error}; what was built before is still there"
        ) from error
    return [reports / target_name(kind, year) for kind in formats]


def chapters_of(root: Root, year: int) -> list[Chapter]:
    """Return the chapters of the report of a year, as its settings choose them."""
    from ..data.settings import baca_settings

    return chapters(root, own_only=baca_settings(root, year).get("laporan", {}).get("hanya_bab_sendiri", False))


def _made_from(root: Root, year: int, selected: Sequence[Chapter], revision: str | None) -> dict:
    hashes = manifest.inputs(root, root.years_until(year), selected)
    return manifest.source(year, revision or manifest.revision(root), hashes)


def _compose(root, year, selected, formats, made_from, force, workers, progress) -> list[str]:
    from .compose import compose
    from .worker import Workers

    with nullcontext(workers) if workers else Workers() as processes:
        return compose(root, year, selected, formats, made_from, force=force, workers=processes, progress=progress)
