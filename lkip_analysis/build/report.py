"""The main job: one fiscal year in, one finished report out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from nbformat import NotebookNode

from ..data.settings import baca_settings
from ..laporan.sidik import Cap, sidik_ukuran
from ..laporan.tentang import tentang
from ..root import Root
from . import docx, execute, linter, manifest, pdf, site
from .cache import READS
from .chapters import SITE_ONLY, Chapter, chapters, code, select
from .document import Document, Part, check, with_heading_ids
from .exporters import LkipFragmentExporter
from .privacy import for_the_web

FORMATS = ("html", "pdf", "docx")

Progress = Callable[[str], None]


def build(
    root: Root,
    year: int,
    *,
    only: Sequence[str] = (),
    formats: Sequence[str] = FORMATS,
    force: bool = False,
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
    with only_build(root.reports(year), progress):
        return _build(root, year, selected, formats, force, progress)


def _build(
    root: Root,
    year: int,
    selected: Sequence[Chapter],
    formats: Sequence[str],
    force: bool,
    progress: Progress,
) -> list[Path]:
    years = root.years_until(year)
    measure(root, year, years, progress)
    settings = baca_settings(root, year)
    about = tentang(settings, year) | {"draf": Cap.baca(root.processed(year)).draf}
    reports = root.reports(year)
    work = reports / ".build"
    for warning in linter.warnings(selected):
        progress(warning)
    executed = execute.run(selected, year, root, work / "chapters", force=force, progress=progress)
    hashes = manifest.inputs(root, years, [chapter.path for chapter in selected])
    commit = manifest.revision(root)
    colophon = manifest.colophon(year, hashes, commit)
    document = assemble(about, selected, executed, manifest.colophon_html(colophon))
    check(document)
    printed = document.without(SITE_ONLY)
    staging = work / "new"
    shutil.rmtree(staging, ignore_errors=True)
    makers = {
        "html": lambda: site.make(for_the_web(document, settings), staging / "html", colophon).parent,
        "pdf": lambda: pdf.make(printed, work / "pdf"),
        "docx": lambda: docx.make(printed, work / "docx"),
        "xlsx": lambda: _tables(root, year, work / "xlsx", about["draf"]),
    }
    with ThreadPoolExecutor(len(formats)) as pool:
        made = list(zip(formats, pool.map(lambda kind: makers[kind](), formats), strict=True))
    published = [publish(source, reports / target_name(kind, year)) for kind, source in made]
    write_manifest(reports, year, commit, hashes)
    return published


def _tables(root: Root, year: int, folder: Path, draf: str) -> Path:
    """Write the tables of the report; they need the report itself, which is slow to import."""
    from ..laporan.buka import buka
    from .xlsx import make

    return make(buka(year, root), folder, draf)


@contextmanager
def only_build(reports: Path, progress: Progress) -> Iterator[None]:
    """Let one build of a year work at a time, and mend what a killed one left between two renames."""
    work = reports / ".build"
    work.mkdir(parents=True, exist_ok=True)
    lock = FileLock(work / "lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        progress("another build of this year is running; waiting for it")
        lock.acquire()
    try:
        for former in reports.glob("*.former"):
            target = former.with_suffix("")
            if target.exists():
                shutil.rmtree(former)
            else:
                former.replace(target)
        yield
    finally:
        lock.release()


def measure(root: Root, year: int, years: Sequence[int], progress: Progress) -> None:
    """Check the raw data and compute the measures, where they are not those of the data on disk."""
    if Cap.baca(root.processed(year)).sidik == sidik_ukuran(root, years):
        progress(f"data {year}: unchanged")
        return
    from ..laporan.buka import buka

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
    return Document(about, with_heading_ids(parts))


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
