"""Verify an archive: compare it with its manifest, build the report again from it, and compare byte for byte."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ..errors import LkipError, visible
from ..root import Root
from . import manifest
from .bundle import FINDINGS, KINDS, README, findings, readme
from .chapters import shipped
from .compare import Difference, differences
from .failures import BuildError
from .job import Progress, build
from .publish import target_name
from .unpack import unpack

TEXT = frozenset((".html", ".json", ".csv", ".toml", ".ipynb", ".md"))


@dataclass(frozen=True)
class Comparison:
    """One of the things that were compared, with what differs and why it may."""

    subject: str
    differences: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()

    def __str__(self) -> str:
        if not self.differences:
            return f"{self.subject}: equal"
        causes = [f"  why: {cause}" for cause in self.causes]
        lines = [f"{self.subject}: DIFFERENT", *(f"  {one}" for one in self.differences), *causes]
        return "\n".join(map(visible, lines))


Agree = Callable[[Sequence[str]], bool]
"""Asked before anything of an archive runs, with what is known of its notebooks."""


def verify(file: Path, agree: Agree, *, progress: Progress = lambda line: None) -> Iterator[Comparison]:
    """Compare an archive with its manifest and with what can be built from it; yields each comparison when it is done.

    Nothing of the archive runs before all of its hashes were compared and `agree` said yes.

    Parameters
    ----------
    file : Path
        What ``lkip bundle`` made.
    agree : callable
        Gets lines about the notebooks that are not the shipped ones; building again runs them. False: only hashes.
    progress : callable
        Gets the lines of the build.

    Raises
    ------
    BuildError
        The file can't be read as an archive.
    """
    with TemporaryDirectory(prefix="lkip-verify-") as temporary:
        kept, again = Root(Path(temporary) / "kept"), Root(Path(temporary) / "again")
        unpack(file, kept.path)
        year, made_from = _manifest(kept)
        reports = kept.reports(year)
        inputs = _hashes(kept.path, [*_files(kept.path / "data"), *_files(kept.notebooks)])
        outputs = _hashes(reports, _files(reports))
        for added in (manifest.FILE, FINDINGS):
            outputs.pop(added, None)
        sources = _against_manifest("inputs against the manifest", made_from["inputs"], inputs)
        yield sources
        yield _against_manifest("report against the manifest", made_from["outputs"], outputs)
        yield _beside_the_manifest(kept, year)
        if agree(_other_notebooks(kept)):
            _take_over(kept, again, made_from["inputs"])
            causes = (*_inputs_changed(sources), *_versions_changed(made_from))
            with little_environment(Path(temporary)):
                compared = _against_rebuilt(reports, again, year, made_from, causes, progress)
            yield compared


def _beside_the_manifest(kept: Root, year: int) -> Comparison:
    """Name the files that no hash of the manifest speaks of; the words for the reader are known, all else is not."""
    reports = kept.reports(year)
    known = {reports / manifest.FILE, reports / FINDINGS}
    spoken_of = (kept.path / "data", kept.notebooks, reports)
    strange = []
    for path in sorted(set(_files(kept.path)) - known):
        name = path.relative_to(kept.path).as_posix()
        if name == README:
            strange += [] if path.read_bytes() == readme(year) else [f"changed: {name}"]
        elif not any(path.is_relative_to(folder) for folder in spoken_of):
            strange.append(f"extra: {name}")
    return Comparison("files that the manifest does not name", tuple(strange), ("nothing vouches for them",))


def _other_notebooks(kept: Root) -> list[str]:
    """Say which notebooks of an archive are not the shipped ones."""
    here = {path.name: manifest.sha256(path) for path in shipped().glob("*.ipynb")}
    said = []
    for path in sorted(kept.notebooks.glob("*.ipynb")):
        if here.get(path.name) != manifest.sha256(path):
            said.append(
                f"{path.name}: {'differs from the shipped one' if path.name in here else 'is not a shipped one'}"
            )
    return said


@contextmanager
def little_environment(home: Path) -> Iterator[None]:
    """Leave the code of an archive no more of the environment than it needs, and a home of its own."""
    before = dict(os.environ)
    kept = {name: value for name, value in before.items() if name.upper() in NEEDED}
    folder = str(home / "home")
    os.environ.clear()
    os.environ.update(kept | {"HOME": folder, "USERPROFILE": folder, "MPLCONFIGDIR": folder})
    (home / "home").mkdir()
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


NEEDED = frozenset(("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "PATHEXT", "COMSPEC"))
"""Variables of the environment that programs need to run at all."""


def _manifest(root: Root) -> tuple[int, dict]:
    """Return the one manifest of an archive and its year."""
    found = sorted((root.path / "reports").glob(f"*/{manifest.FILE}"))
    if len(found) != 1:
        raise BuildError(f"not an archive of `lkip bundle`: {len(found)} files reports/YEAR/{manifest.FILE} in it")
    content = manifest.read(found[0])
    if str(content["year"]) != found[0].parent.name:
        raise BuildError(f"{manifest.FILE} is of {content['year']}, but lies in reports/{found[0].parent.name}")
    return content["year"], content


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _hashes(folder: Path, files: Iterable[Path]) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): manifest.sha256(path) for path in files}


def _against_manifest(subject: str, recorded: Mapping[str, str], found: Mapping[str, str]) -> Comparison:
    different = tuple(map(str, differences(recorded, found)))
    return Comparison(subject, different, ("the archive was changed after it was made",))


def _take_over(kept: Root, again: Root, names: Iterable[str]) -> None:
    """Copy the inputs that the manifest names, and nothing else, into an empty root."""
    (again.path / "data" / "raw").mkdir(parents=True)
    for name in set(names) & set(_hashes(kept.path, _files(kept.path))):
        target = again.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept.path / name, target)


def _against_rebuilt(
    reports: Path, again: Root, year: int, made_from: Mapping, causes: tuple[str, ...], progress: Progress
) -> Comparison:
    subject = "report built again from the archive"
    formats = [kind for kind in KINDS if (reports / target_name(kind, year)).exists()]
    try:
        build(again, year, formats=formats, revision=made_from["revision"], progress=progress)
        (again.reports(year) / FINDINGS).write_bytes(findings(again, year))
    except LkipError as error:
        return Comparison(subject, (f"it can't be built: {error}",), causes)
    rebuilt = again.reports(year)
    shutil.rmtree(rebuilt / ".build")
    different = differences(_hashes(reports, _files(reports)), _hashes(rebuilt, _files(rebuilt)))
    return Comparison(
        subject,
        tuple(f"{one}{_place(one, reports, rebuilt)}" for one in different),
        causes or ("inputs and versions are the same; this machine or the files of the archive must be the cause",),
    )


def _place(difference: Difference, kept: Path, rebuilt: Path) -> str:
    """Say from which line on a text file differs."""
    if difference.kind != "changed" or Path(difference.name).suffix not in TEXT:
        return ""
    before, after = ((folder / difference.name).read_bytes().split(b"\n") for folder in (kept, rebuilt))
    same = next((n for n, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), len(before))
    return f" (from line {same + 1})"


def _inputs_changed(sources: Comparison) -> list[str]:
    return ["the inputs are not those of the manifest (see above)"] if sources.differences else []


def _versions_changed(made_from: Mapping) -> Iterator[str]:
    """Name every version that is not what the archive was made with."""
    here = manifest.versions()
    for name in sorted({*here, *made_from["packages"]}):
        then, now = made_from["packages"].get(name, manifest.UNKNOWN), here.get(name, manifest.UNKNOWN)
        if then != now:
            yield f"{name} {then} made the archive, {now} is installed here"
    if made_from["package"] != manifest.package():
        yield f"the source of lkip-analysis is not that which made the archive (revision {made_from['revision']})"
