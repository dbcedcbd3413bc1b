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

from ..root import Root

PACKAGES = (
    "lkip-analysis",
    "Babel",
    "frictionless",
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
UNKNOWN = "tidak diketahui"


def inputs(root: Root, years: Iterable[int], notebooks: Iterable[Path]) -> dict[str, str]:
    """Return the SHA-256 of every input file by its path in the root: raw data of the years, and notebooks."""
    files = [path for year in years for path in root.files(root.raw(year))]
    return {root.relatif(path): sha256(path) for path in sorted([*files, *notebooks])}


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


def colophon(year: int, hashes: Mapping[str, str], commit: str) -> list[tuple[str, str]]:
    """Return the short form that the report prints: terms and values."""
    used = versions()
    return [
        ("Tahun anggaran", str(year)),
        ("Data masukan", f"{len(hashes)} berkas, sidik jari {fingerprint(hashes)}"),
        ("Revisi", commit),
        ("Perangkat lunak", ", ".join(f"{name} {number}" for name, number in used.items())),
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


def write(path: Path, *, year: int, commit: str, hashes: Mapping[str, str], outputs: Mapping[str, Path]) -> None:
    """Write ``manifest.json``; outputs are files by the name that they have beside it."""
    made = {name: sha256(outputs[name]) for name in sorted(outputs)}
    content = {
        "year": year,
        "revision": commit,
        "packages": versions(),
        "inputs": dict(hashes),
        "outputs": made,
    }
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
