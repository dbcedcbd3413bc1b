"""The main job: one fiscal year in, one finished report out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import nbformat

from ..laporan.laporan import Laporan, buka
from ..root import Root
from . import docx, execute, manifest, pdf, site
from .chapters import Chapter, chapters, select
from .document import Document, Part, check
from .exporters import LkipFragmentExporter

FORMATS = ("html", "pdf", "docx")


def build(
    root: Root,
    year: int,
    *,
    only: Sequence[str] = (),
    formats: Sequence[str] = FORMATS,
    progress: Callable[[str], None] = lambda line: None,
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
        Of ``html``, ``pdf``, ``docx``.
    progress : callable
        Gets one line a step.

    Raises
    ------
    DataError
        The year's data has problems; all of them are named.
    BuildError
        A chapter or a format failed.
    """
    selected = select(chapters(root.notebooks), tuple(only))
    lap = buka(year, root)
    progress(f"data {year}: {len(lap.data.tables)} tables")
    reports = root.reports(year)
    work = reports / ".build"
    executed = execute.run(selected, year, work / "chapters", progress=progress)
    hashes = manifest.inputs(root, lap.tahun_data, [chapter.path for chapter in selected])
    commit = manifest.revision(root)
    colophon = manifest.colophon(year, hashes, commit)
    document = assemble(lap, selected, executed, manifest.colophon_html(colophon))
    check(document)
    staging = work / "new"
    shutil.rmtree(staging, ignore_errors=True)
    makers = {
        "html": lambda: site.make(document, staging / "html", colophon).parent,
        "pdf": lambda: pdf.make(document, work / "pdf"),
        "docx": lambda: docx.make(document, work / "docx"),
    }
    made = [(kind, makers[kind]()) for kind in formats]
    published = [publish(source, reports / target_name(kind, year)) for kind, source in made]
    write_manifest(reports, year, commit, hashes)
    return published


def assemble(
    lap: Laporan, selected: Sequence[Chapter], executed: Mapping[str, Path], colophon: str
) -> Document:
    """Put executed chapters together in print order, the colophon last."""
    exporter = LkipFragmentExporter()
    parts = []
    for chapter in selected:
        notebook = nbformat.read(executed[chapter.id], as_version=4)
        fragment, _ = exporter.from_notebook_node(notebook)
        parts.append(Part(chapter.part, chapter.title, fragment, chapter.id))
    parts.append(Part("lampiran", "Kolofon", colophon, "kolofon"))
    return Document(lap.tentang, parts)


def target_name(kind: str, year: int) -> str:
    return "html" if kind == "html" else f"lkip-{year}.{kind}"


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


def write_manifest(reports: Path, year: int, commit: str, hashes: Mapping[str, str]) -> None:
    files = [path for path in reports.rglob("*") if path.is_file() and ".build" not in path.parts]
    manifest.write(
        reports / "manifest.json",
        year=year,
        commit=commit,
        hashes=hashes,
        outputs=[path for path in files if path.name != "manifest.json"],
    )
