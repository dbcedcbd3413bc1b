"""The whole report by `lkip build` against the same chapters by hand, in one run; prints seconds and ratios.

By hand means what an analyst does without this package: the papermill command for a chapter, then nbconvert to HTML,
then the browser's print to PDF, chapter after chapter. Without a Chromium on the machine the print is left out, which
makes the way by hand look faster than it is.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PROSE = "\n\nAlinea tambahan untuk mengukur."


def seconds(*command: str | Path) -> float:
    start = time.perf_counter()
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed:\n{done.stdout}\n{done.stderr}")
    return time.perf_counter() - start


def tool(name: str) -> Path:
    return Path(sys.executable).with_name(name)


def by_hand(root: Path, year: int, browser: str | None) -> float:
    """Seconds for all chapters, one after the other."""
    total = 0.0
    for chapter in sorted((root / "notebooks").glob("[0-9]*.ipynb")):
        executed = root / "by-hand" / chapter.name
        executed.parent.mkdir(exist_ok=True)
        total += seconds(
            tool("papermill"),
            chapter,
            executed,
            "-p",
            "year",
            year,
            "--cwd",
            chapter.parent,
            "--no-progress-bar",
        )
        total += seconds(tool("jupyter"), "nbconvert", "--to", "html", executed)
        if browser:
            page = executed.with_suffix(".html")
            total += seconds(
                browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                f"--print-to-pdf={page.with_suffix('.pdf')}", page.as_uri(),
            )  # fmt: skip
    return total


def edit_prose(root: Path) -> None:
    """Add a paragraph to the first prose cell of a chapter in the middle of the report."""
    chapter = sorted((root / "notebooks").glob("[0-9]*.ipynb"))[5]
    notebook = json.loads(chapter.read_text("utf-8"))
    cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    cell["source"] = "".join(cell["source"]) + PROSE
    chapter.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--year", type=int, default=2024)
    year = parser.parse_args().year
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(HERE / "data" / "raw", root / "data" / "raw")
        shutil.copytree(HERE / "notebooks", root / "notebooks")
        lkip = (tool("lkip"), "--root", root, "build", year)
        cold = seconds(*lkip)
        hand = by_hand(root, year, browser)
        nothing = seconds(*lkip)
        edit_prose(root)
        html = seconds(*lkip, "--format", "html")
        edit_prose(root)
        pdf = seconds(*lkip, "--format", "pdf")
    rows = [
        ("by hand, all chapters" + ("" if browser else " (no browser: without PDF)"), hand, None),
        ("lkip build, cold, HTML + PDF + Word", cold, 0.2 * hand),
        ("lkip build, nothing changed", nothing, None),
        ("lkip build after an edit of prose, HTML", html, 1.5),
        ("lkip build after an edit of prose, PDF", pdf, 3.0),
    ]
    print(f"{'':56}{'seconds':>9}{'by hand ÷':>11}{'goal':>9}")
    for name, value, goal in rows:
        print(f"{name:56}{value:9.2f}{hand / value:11.1f}{'' if goal is None else f'≤ {goal:.2f}':>9}")


if __name__ == "__main__":
    main()
