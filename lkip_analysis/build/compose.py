"""From the data and chapters of a year to the finished files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ..data.settings import baca_settings
from ..report.measures.stamp import Cap, sidik_ukuran
from ..report.model.about import tentang
from ..root import Root
from . import execute, linter, manifest, pdf, site
from .cache import READS
from .chapters import SITE_ONLY, Chapter, companions
from .document import Document, Part, check, with_heading_ids, without_pictures
from .execute import Executed
from .failures import BuildError
from .kept import Kept
from .numbering import numbered
from .pandoc import Printing
from .privacy import for_the_web
from .publish import publish_all, target_name, write_manifest
from .worker import Workers, warm_up

Progress = Callable[[str], None]


def _written(root: Root, years: Sequence[int], selected: Sequence[Chapter]) -> str:
    """Return the words of people that a report may print: raw data and chapters."""
    raw = [path for year in years for path in root.files(root.raw(year)) if path.suffix in (".csv", ".toml")]
    return "\n".join(path.read_text("utf-8", errors="replace") for path in (*raw, *(one.path for one in selected)))


def compose(
    root: Root,
    year: int,
    selected: Sequence[Chapter],
    formats: Sequence[str],
    made_from: Mapping,
    *,
    force: bool,
    workers: Workers,
    progress: Progress,
) -> list[str]:
    """Make the files of a report, put them in place, and return the warnings that were given.

    Parameters
    ----------
    root, year, formats, force, workers, progress
        As in `job.build`.
    selected : sequence of Chapter
    made_from : mapping
        Inputs, revision and versions (`manifest.source`), as they were when the build began.
    """
    warnings: list[str] = []

    def warn(line: str) -> None:
        warnings.append(line)
        progress(line)

    years = root.years_until(year)
    measure(root, year, years, progress)
    settings = baca_settings(root, year)
    about = tentang(settings, year) | {"draf": Cap.baca(root.processed(year)).draf}
    reports = root.reports(year)
    work = reports / ".build"
    for warning in linter.warnings(selected, year):
        warn(warning)
    executed = execute.run(selected, year, root, work / "chapters", workers=workers, force=force, progress=progress)
    colophon = manifest.colophon(made_from)
    kept = Kept(work / "html-bab")
    document = assemble(about, selected, executed, manifest.colophon_html(colophon), kept, made_from)
    kept.prune()
    check(document, lambda: _written(root, years, selected))
    paper = {"pdf", "docx"} & {*formats}
    printing = Printing(document.without(SITE_ONLY), work / "cetak") if paper else None
    staging = work / "new"
    for folder in (staging, work / "html"):
        shutil.rmtree(folder, ignore_errors=True)
    staging.mkdir()
    makers = {
        "html": lambda: site.make(for_the_web(document, settings), work / "html", colophon).parent,
        "pdf": lambda: pdf.make(printing, warn),
        "docx": lambda: _word(printing),
        "xlsx": lambda: _tables(root, year, work / "xlsx", about["draf"]),
    }
    with ThreadPoolExecutor(len(formats)) as pool:
        made = list(zip(formats, pool.map(lambda kind: makers[kind](), formats), strict=True))
    if paper == {"pdf", "docx"}:
        printing.kept.prune()
    refuse_changes(made_from["inputs"], manifest.inputs(root, years, selected))
    for kind, source in made:
        source.replace(staging / target_name(kind, year))
    write_manifest(staging, reports, made_from)
    publish_all(staging, reports)
    return warnings


def refuse_changes(before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Raise `BuildError` where an input changed during the build: the report would be of two states at once."""
    changed = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
    if changed:
        raise BuildError(f"changed while the report was built: {', '.join(changed)}; nothing was replaced, build again")


def _word(printing: Printing) -> Path:
    from . import docx  # slow to import; the site and the PDF do not need it

    return docx.make(printing)


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
    warm_up()  # chapters read measures: all that did will have to run
    from ..report.model.opening import buka

    buka(year, root)
    progress(f"data {year}: checked, measures computed")


def assemble(
    about: Mapping[str, str],
    selected: Sequence[Chapter],
    executed: Mapping[str, Executed],
    colophon: str,
    kept: Kept,
    made_from: Mapping,
) -> Document:
    """Put executed chapters together in print order, the colophon last; the HTML of each is kept."""

    package = manifest.fingerprint({"package": made_from["package"], **made_from["packages"]}).encode()

    pictures: dict[str, str] = {}

    def part(chapter: Chapter) -> Part:
        one = executed[chapter.id]
        beside = [path.read_bytes() for path in companions([chapter.path])]
        path = kept.get((package, *one.made_from(), *beside), "json", lambda: _rendered(chapter, one))
        code = tuple(cell.source for cell in one.source.cells if cell.cell_type == "code")
        rendered = json.loads(path.read_bytes())
        pictures.update(rendered["pictures"])
        return Part(chapter.part, chapter.title, rendered["html"], chapter.id, code, tuple(rendered["reads"]))

    parts = [part(chapter) for chapter in selected]
    parts.append(Part("lampiran", "Kolofon", colophon, "kolofon"))
    return Document(about, with_heading_ids(numbered(parts)), pictures)


def _rendered(chapter: Chapter, executed: Executed) -> bytes:
    from .exporters import LkipFragmentExporter  # slow to import, and a build that changes no chapter needs it not

    notebook = executed.notebook()
    resources = {"metadata": {"name": chapter.id, "path": str(chapter.path.parent)}}
    try:
        html, pictures = without_pictures(LkipFragmentExporter().from_notebook_node(notebook, resources)[0])
    except BuildError as error:
        raise BuildError(f"bab {chapter.id}, {error}") from error
    reads = notebook.metadata.get(READS, [])
    return json.dumps({"html": html, "pictures": pictures, "reads": reads}, ensure_ascii=False).encode()
