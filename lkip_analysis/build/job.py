"""The main job: one fiscal year in, one finished report out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from nbformat import NotebookNode

from ..data.settings import baca_settings
from ..report.measures.stamp import Cap, sidik_ukuran
from ..report.model.about import tentang
from ..root import Root
from . import docx, execute, linter, manifest, pdf, site
from .cache import READS
from .chapters import SITE_ONLY, Chapter, chapters, code, select
from .document import Document, Part, check, with_heading_ids
from .exporters import LkipFragmentExporter
from .failures import BuildError
from .numbering import numbered
from .privacy import for_the_web
from .publish import only_build, publish_all, write_manifest

FORMATS = ("html", "pdf", "docx")

Progress = Callable[[str], None]


def build(
    root: Root,
    year: int,
    *,
    only: Sequence[str] = (),
    formats: Sequence[str] = FORMATS,
    force: bool = False,
    revision: str | None = None,
    progress: Progress = lambda line: None,
) -> list[Path]:
    """Build the report of a year into ``reports/<year>/`` and return the files made.

    What is already there is replaced only when everything asked for is finished.

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
            selected = select(chapters(root.notebooks), tuple(only))
            return _build(root, year, selected, formats, force, revision, progress)
    except OSError as error:
        where = error.filename or reports
        raise BuildError(
            f"cannot read or write {where}: {error.strerror or error}; what was built before is still there"
        ) from error


def _build(
    root: Root,
    year: int,
    selected: Sequence[Chapter],
    formats: Sequence[str],
    force: bool,
    revision: str | None,
    progress: Progress,
) -> list[Path]:
    years = root.years_until(year)
    paths = [chapter.path for chapter in selected]
    hashes = manifest.inputs(root, years, paths)
    measure(root, year, years, progress)
    settings = baca_settings(root, year)
    about = tentang(settings, year) | {"draf": Cap.baca(root.processed(year)).draf}
    reports = root.reports(year)
    work = reports / ".build"
    for warning in linter.warnings(selected):
        progress(warning)
    executed = execute.run(selected, year, root, work / "chapters", force=force, progress=progress)
    commit = revision or manifest.revision(root)
    colophon = manifest.colophon(year, hashes, commit)
    document = assemble(about, selected, executed, manifest.colophon_html(colophon))
    check(document)
    printed = document.without(SITE_ONLY)
    staging = work / "new"
    for folder in (staging, work / "html"):
        shutil.rmtree(folder, ignore_errors=True)
    staging.mkdir()
    makers = {
        "html": lambda: site.make(for_the_web(document, settings), work / "html", colophon).parent,
        "pdf": lambda: pdf.make(printed, work / "pdf", progress),
        "docx": lambda: docx.make(printed, work / "docx"),
        "xlsx": lambda: _tables(root, year, work / "xlsx", about["draf"]),
    }
    with ThreadPoolExecutor(len(formats)) as pool:
        made = list(zip(formats, pool.map(lambda kind: makers[kind](), formats), strict=True))
    refuse_changes(hashes, manifest.inputs(root, years, paths))
    for kind, source in made:
        source.replace(staging / target_name(kind, year))
    write_manifest(staging, reports, year, commit, hashes)
    publish_all(staging, reports)
    return [reports / target_name(kind, year) for kind in formats]


def refuse_changes(before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Raise `BuildError` where an input changed during the build: the report would be of two states at once."""
    changed = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
    if changed:
        raise BuildError(f"changed while the report was built: {', '.join(changed)}; nothing was replaced, build again")


def _tables(root: Root, year: int, folder: Path, draf: str) -> Path:
    """Write the tables of the report; they need the report itself, which is slow to import."""
    from ..report.model.opening import buka
    from .xlsx import make

    return make(buka(year, root), folder, draf)


def measure(root: Root, year: int, years: Sequence[int], progress: Progress) -> None:
    """Check the raw data and compute the measures, where they are not those of the data on disk."""
    if Cap.baca(root.processed(year)).sidik == sidik_ukuran(root, years):
        progress(f"data {year}: unchanged")
        return
    from ..report.model.opening import buka

    buka(year, root)
    progress(f"data {year}: checked, measures computed")


def assemble(
    about: Mapping[str, str], selected: Sequence[Chapter], executed: Mapping[str, NotebookNode], colophon: str
) -> Document:
    """Put executed chapters together in print order, the colophon last."""
    exporter = LkipFragmentExporter()
    parts = [
        Part(
            chapter.part,
            chapter.title,
            exporter.from_notebook_node(executed[chapter.id])[0],
            chapter.id,
            code(chapter),
            tuple(executed[chapter.id].metadata.get(READS, ())),
        )
        for chapter in selected
    ]
    parts.append(Part("lampiran", "Kolofon", colophon, "kolofon"))
    return Document(about, with_heading_ids(numbered(parts)))


def target_name(kind: str, year: int) -> str:
    return "html" if kind == "html" else f"lkip-{year}.{kind}"
