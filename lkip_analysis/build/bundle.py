"""The archive of a report: one ZIP file from which it can be built again.

Unpacked, the archive is a root: ``data/raw``, ``notebooks`` and ``reports/<year>``. The same report gives the same
bytes: names are sorted, and every entry has the date of the report and the same rights.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from ..data.settings import baca_settings
from ..report.model.about import tentang
from ..root import Root
from . import manifest
from .chapters import shipped
from .compare import differences
from .failures import BuildError
from .job import FORMATS, Progress, chapters_of
from .publish import only_build, target_name
from .unpack import refuse
from .zip_dates import in_zip

TEMPLATES = Path(__file__).parent.parent / "templates"
FINDINGS = "findings.json"
README = "BACA-DAHULU.txt"
KINDS = (*FORMATS, "xlsx")
RIGHTS = 0o100644 << 16
UNIX = 3


def bundle(root: Root, year: int, progress: Progress = lambda line: None) -> Path:
    """Write ``lkip-<year>-bundle.zip`` beside the report and return it.

    Parameters
    ----------
    root : Root
    year : int
        Fiscal year, built before.
    progress : callable
        Gets a line when there is something to wait for.

    Raises
    ------
    BuildError
        There is no report, it was made from other inputs than those that are there now, or it was changed afterwards;
        or a file can't be archived, for its name or because it is a link that leads out of the root.
    """
    reports = root.reports(year)
    if not (reports / manifest.FILE).is_file():
        raise BuildError(f"no report of {year} in {root.relatif(reports)}; build it first: lkip build {year}")
    with only_build(reports, progress):
        contents = _contents(root, year)
    target = reports / f"lkip-{year}-bundle.zip"
    fresh = target.with_suffix(".tmp")
    _write(fresh, contents, _date(root, year))
    return fresh.replace(target)


def _date(root: Root, year: int) -> date:
    """Return the date of the report, as its files have it."""
    return in_zip(date.fromisoformat(tentang(baca_settings(root, year), year)["tanggal"]))


def _contents(root: Root, year: int) -> dict[str, bytes]:
    """Return all files of the archive by name, once the inputs and the report are known to be those of the manifest."""
    reports = root.reports(year)
    made_from = manifest.read(reports / manifest.FILE)
    files = _inside(root, manifest.input_files(root, root.years_until(year), chapters_of(root, year)))
    inputs = {name: path.read_bytes() for name, path in files.items()}
    formats = [kind for kind in KINDS if (reports / target_name(kind, year)).exists()]
    again = f"build it again: lkip build {year} --format {','.join(formats)}"
    _refuse(made_from["inputs"], inputs, f"the report of {year} was not made from the inputs that are there now", again)
    outputs = _read(reports, report_files(reports, year))
    reason = f"{root.relatif(reports)} is not what the last build made of these inputs"
    _refuse(made_from["outputs"], outputs, reason, f"keep a file that you edited somewhere else, then {again}")
    outputs[manifest.FILE] = (reports / manifest.FILE).read_bytes()
    outputs[FINDINGS] = findings(root, year)
    folder = root.relatif(reports)
    return inputs | {f"{folder}/{name}": content for name, content in outputs.items()} | {README: readme(year)}


def readme(year: int) -> bytes:
    """Return the words that every archive of a year begins with."""
    return (TEMPLATES / README).read_text("utf-8").replace("{year}", str(year)).encode()


def _inside(root: Root, files: Mapping[str, Path]) -> Mapping[str, Path]:
    """Return the files; one that a link brings in from outside root and package is refused."""
    outside = [name for name, path in files.items() if not (root.memuat(path) or path.parent == shipped())]
    if outside:
        raise BuildError(f"not archived, for these lead out of {root.path}: {', '.join(outside)}")
    return files


def _read(folder: Path, paths: Iterable[Path]) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _refuse(recorded: Mapping[str, str], found: Mapping[str, bytes], reason: str, advice: str) -> None:
    """Refuse files that are not those of the manifest."""
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in found.items()}
    different = differences(recorded, hashes)
    if different:
        raise BuildError("\n  ".join([f"{reason}; {advice}", *map(str, different)]))


def report_files(reports: Path, year: int) -> list[Path]:
    """Return the files of a finished report; what else lies in its folder is not the report's."""
    made = [reports / target_name(kind, year) for kind in KINDS]
    return [path for one in made for path in ([one] if one.is_file() else one.rglob("*")) if path.is_file()]


def findings(root: Root, year: int) -> bytes:
    """Return the findings of a year's data, as ``lkip review --json`` writes them."""
    from ..report.model.opening import buka
    from ..review.run_review import teks_json

    return teks_json(buka(year, root).reviu).encode()


def _write(path: Path, contents: Mapping[str, bytes], day: date) -> None:
    """Write the archive; names that could not be unpacked everywhere are refused before."""
    entries = [_entry(name, day) for name in sorted(contents)]
    refuse(path.stem, entries)
    with zipfile.ZipFile(path, "w") as archive:
        for entry in entries:
            archive.writestr(entry, contents[entry.filename], compresslevel=9)


def _entry(name: str, day: date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.create_system, entry.external_attr, entry.compress_type = UNIX, RIGHTS, zipfile.ZIP_DEFLATED
    return entry
