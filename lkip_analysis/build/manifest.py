"""What a report was made from and what came out: hashes, versions, revision."""

from __future__ import annotations

import hashlib
import json
import platform
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ..report.measures.stamp import sidik_jari
from ..root import Root
from .chapters import Chapter, companions
from .failures import BuildError

PACKAGES = (
    "lkip-analysis",
    "Babel",
    "jupyterlab-myst",
    "matplotlib",
    "nbconvert",
    "num2words",
    "pandas",
    "papermill",
    "pypandoc_binary",
    "python-docx",
    "typst",
)
FILE = "manifest.json"
UNKNOWN = "tidak diketahui"
TABLES = ("packages", "inputs", "outputs")
FIELDS = {"year": int, "revision": str, "package": str} | dict.fromkeys(TABLES, dict)
"""What a manifest holds; the tables have names and hashes or versions."""


def inputs(root: Root, years: Iterable[int], chapters: Iterable[Chapter]) -> dict[str, str]:
    """Return the SHA-256 of every input file by its place in a root: raw data of the years, and chapters."""
    return {name: sha256(path) for name, path in input_files(root, years, chapters).items()}


def input_files(root: Root, years: Iterable[int], chapters: Iterable[Chapter]) -> dict[str, Path]:
    """Return the input files themselves by their place in a root, in the order of these; with what chapters show."""
    chapters = list(chapters)
    raw = (path for year in years for path in root.files(root.raw(year)))
    beside = companions(chapter.path for chapter in chapters if chapter.own)
    files = {root.relatif(path): path for path in (*raw, *beside)}
    return dict(sorted(files.items() | {chapter.name: chapter.path for chapter in chapters}.items()))


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fingerprint(hashes: Mapping[str, str]) -> str:
    """Return one short hash for many files."""
    return hashlib.sha256(json.dumps(hashes, sort_keys=True).encode()).hexdigest()[:16]


def versions() -> dict[str, str]:
    """Return the versions of Python and of the packages that shape a report."""
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = UNKNOWN
    return found


def package() -> str:
    """Return the hash of the source of this package, templates included."""
    return sidik_jari([Path(__file__).parent.parent])


def revision(root: Root) -> str:
    """Return the git commit of a root, marked where inputs were changed since; or that it is not known."""
    try:
        commit = _git(root, "rev-parse", "HEAD")
        changed = _git(root, "status", "--porcelain", "--", "data/raw", "notebooks", "lkip_analysis")
    except (OSError, subprocess.CalledProcessError):
        return UNKNOWN
    return f"{commit} dengan perubahan yang belum dicatat" if changed else commit


def _git(root: Root, *words: str) -> str:
    return subprocess.run(
        ["git", "-C", str(root.path), *words], check=True, capture_output=True, text=True
    ).stdout.strip()


def colophon(made_from: Mapping) -> list[tuple[str, str]]:
    """Return the short form of a `source` that the report prints: terms and values."""
    hashes = made_from["inputs"]
    return [
        ("Tahun anggaran", str(made_from["year"])),
        ("Data masukan", f"{len(hashes)} berkas, sidik jari {fingerprint(hashes)}"),
        ("Revisi", made_from["revision"]),
        ("Perangkat lunak", ", ".join(f"{name} {number}" for name, number in made_from["packages"].items())),
    ]


def colophon_html(lines: Sequence[tuple[str, str]]) -> str:
    """Return the colophon as the last page of the document."""
    rows = "".join(f"<tr><td>{escape(term)}</td><td>{escape(value)}</td></tr>" for term, value in lines)
    return (
        '<h1 id="kolofon-laporan">Kolofon</h1>\n<p>Laporan ini dibuat dari data mentah dan buku catatan yang '
        "tercatat; dengan masukan dan revisi yang sama hasilnya sama.</p>\n"
        f'<div class="tabel"><table><colgroup><col style="width: 25%"><col style="width: 75%"></colgroup>'
        f'<thead><tr><th scope="col">Keterangan</th><th scope="col">Isi</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def source(year: int, commit: str, hashes: Mapping[str, str]) -> dict:
    """Return what a report of a year is made from: revision, this package, versions, and inputs (see `inputs`)."""
    return {
        "year": year,
        "revision": commit,
        "package": package(),
        "packages": versions(),
        "inputs": dict(hashes),
    }


def write(path: Path, made_from: Mapping, outputs: Mapping[str, str]) -> None:
    """Write ``manifest.json``: the source of a report, and the hashes of its files by the names beside it."""
    content = {**made_from, "outputs": dict(sorted(outputs.items()))}
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def earlier(path: Path, made_from: Mapping) -> dict[str, str]:
    """Return the outputs of a former manifest that are still there, where they came from the same source."""
    try:
        former = read(path)
    except BuildError:
        return {}
    if any(former[name] != value for name, value in made_from.items()):
        return {}
    there = {name: path.parent / name for name in former["outputs"]}
    return {name: sha256(file) for name, file in there.items() if file.is_file()}


def read(path: Path) -> dict:
    """Read a manifest.

    Raises
    ------
    BuildError
        It is not there, or no manifest of this package.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        sound = all(isinstance(content[name], kind) for name, kind in FIELDS.items())
        sound = sound and all(isinstance(value, str) for name in TABLES for value in content[name].values())
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise BuildError(f"{path.name}: not a manifest that this version of `lkip build` writes ({error!r})") from error
    if not sound:
        raise BuildError(f"{path.name}: not a manifest that this version of `lkip build` writes")
    return content
