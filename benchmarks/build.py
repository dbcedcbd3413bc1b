"""The whole report by `lkip` against the same chapters by hand, in one run; prints seconds, processor time and ratios.

By hand means what an analyst does without this package: the papermill command for a chapter, then nbconvert to HTML,
then the browser's print to PDF, chapter after chapter. Without a Chromium on the machine the print is left out, which
makes the way by hand look faster than it is.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import large

HERE = Path(__file__).resolve().parent.parent
PROSE = "\n\nAlinea tambahan untuk mengukur."
SIZES = ((10, 100, 1), (100, 1000, 10))
"""Indicators, sub kegiatan and years of the generated agencies, of which the second is ten times the first."""


@dataclass(frozen=True)
class Time:
    """Seconds by the clock and of processors, those of child processes included."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Row:
    """A line of the table; the goal is in seconds by the clock."""

    name: str
    time: Time
    goal: float | None = None


def measured(work: Callable[[], object]) -> Time:
    wall, cpu = time.perf_counter(), _cpu()
    work()
    return Time(time.perf_counter() - wall, _cpu() - cpu)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(*command: object) -> None:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed:\n{done.stdout}\n{done.stderr}")


def tool(name: str) -> Path:
    return Path(sys.executable).with_name(name)


def chapters(root: Path) -> list[Path]:
    return sorted((root / "notebooks").glob("[0-9]*.ipynb"))


def by_hand(root: Path, year: int, browser: str | None) -> None:
    """Make all chapters, one after the other."""
    for chapter in chapters(root):
        executed = root / "by-hand" / chapter.name
        executed.parent.mkdir(exist_ok=True)
        run(tool("papermill"), chapter, executed, "-p", "year", year, "--cwd", chapter.parent, "--no-progress-bar")
        run(tool("jupyter"), "nbconvert", "--to", "html", executed)
        if browser:
            page = executed.with_suffix(".html")
            run(
                browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                f"--print-to-pdf={page.with_suffix('.pdf')}", page.as_uri(),
            )  # fmt: skip


def edit_prose(root: Path) -> None:
    """Add a paragraph to the first prose cell of a chapter in the middle of the report."""
    chapter = chapters(root)[5]
    notebook = json.loads(chapter.read_text("utf-8"))
    cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    cell["source"] = "".join(cell["source"]) + PROSE
    chapter.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def edit_figure(root: Path, year: int) -> None:
    """Lower the realisasi of one sub kegiatan by a rupiah."""
    path = root / "data" / "raw" / str(year) / "anggaran.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        columns, *rows = csv.reader(file)
    row = next(row for row in rows if int(row[columns.index("realisasi")] or 0) > 0)
    row[columns.index("realisasi")] = str(int(row[columns.index("realisasi")]) - 1)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([columns, *rows])


@contextmanager
def preview(root: Path, year: int) -> Iterator[Callable[[str], dict]]:
    """Run `lkip preview`; yield a function that waits for the next event in which a number has grown."""
    command = [str(word) for word in (tool("lkip"), "--root", root, "preview", year)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    )
    try:
        address = next(found for line in process.stdout if (found := re.search(r"(http://[^/]+)/\?token=(\S+)", line)))
        with urllib.request.urlopen(f"{address[1]}/.lkip/events?token={address[2]}") as events:
            seen = json.loads(events.readline().removeprefix(b"data: "))

            def following(kind: str) -> dict:
                for line in events:
                    if line.startswith(b"data: "):
                        state = json.loads(line.removeprefix(b"data: "))
                        if state["error"]:
                            raise SystemExit(f"preview: {state['error']}")
                        if state[kind] > seen[kind]:
                            seen.update({kind: state[kind]})
                            return state
                raise SystemExit("preview: it ended")

            yield following
    finally:
        process.terminate()
        process.wait()


def previewed(root: Path, year: int) -> Iterator[Row]:
    """Time from a saved paragraph to what an open page sees, the process warmed by one edit before."""
    with preview(root, year) as following:
        for warm in (False, True):
            edit_prose(root)
            start = time.perf_counter()
            rows = []
            for kind, goal in (("html", 1.0), ("pdf", 2.0)):
                following(kind)
                seconds = time.perf_counter() - start
                rows.append(Row(f"preview: saved → seen, {kind.upper()}", Time(seconds, float("nan")), goal))
            if warm:
                yield from rows


def measure(root: Path, year: int, browser: str | None) -> Iterator[Row]:
    shutil.copytree(HERE / "data" / "raw", root / "data" / "raw")
    shutil.copytree(HERE / "notebooks", root / "notebooks")
    lkip = (tool("lkip"), "--root", root)
    build = (*lkip, "build", year)
    cold = measured(lambda: run(*build))
    hand = measured(lambda: by_hand(root, year, browser))
    yield Row("by hand, all chapters" + ("" if browser else " (no browser: without PDF)"), hand)
    yield Row("cold, all formats", cold, min(9.0, hand.wall / 12))
    yield Row("nothing changed, all formats", measured(lambda: run(*build)), 0.5)
    for formats, goal in (("html,pdf,docx", 3.0), ("html", 1.2), ("pdf", 2.0)):
        edit_prose(root)
        yield Row(f"edit of prose → {formats}", measured(lambda: run(*build, "--format", formats)), goal)  # noqa: B023
        run(*build)
    edit_figure(root, year)
    yield Row("one figure changed → all formats", measured(lambda: run(*build)), 5.0)
    yield from previewed(root, year)
    yield Row("lkip --help", measured(lambda: run(tool("lkip"), "--help")), 0.2)
    yield Row("lkip check", measured(lambda: run(*lkip, "check", year)), 1.5)


def grown(folder: Path) -> Iterator[Row]:
    for indicators, lines, years in SIZES:
        root = folder / str(indicators)
        large.make(root, indicators, lines, years)
        name = f"cold: {lines} sub kegiatan, {indicators} IKU, {years} years"
        build = (tool("lkip"), "--root", root, "build", large.YEAR)
        yield Row(name, measured(lambda: run(*build)), 60.0 if lines == 1000 else None)  # noqa: B023


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--year", type=int, default=2024)
    year = parser.parse_args().year
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    print(f"{'':52}{'seconds':>9}{'cpu':>8}{'by hand ÷':>11}{'goal':>9}", flush=True)
    hand = None
    with tempfile.TemporaryDirectory() as folder:
        for row in chain(measure(Path(folder) / "root", year, browser), grown(Path(folder))):
            hand = hand or row.time.wall
            print(line(row, hand), flush=True)


def line(row: Row, hand: float) -> str:
    """Return a row as it is printed."""
    figures = f"{row.name:52}{row.time.wall:9.2f}{row.time.cpu:8.2f}{hand / row.time.wall:11.1f}"
    if row.goal is None:
        return figures
    return f"{figures}{f'≤ {row.goal:.1f}':>9}  {'held' if row.time.wall <= row.goal else 'NOT held'}"


if __name__ == "__main__":
    main()
