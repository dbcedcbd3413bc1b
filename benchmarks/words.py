"""Whose words a report is made of: for each chapter, the share of words that come from the package.

``python benchmarks/words.py [YEAR]`` runs on the chapters that the last build kept. A word of a live value counts
as the
package's where no cell of the year's data and settings has it; figures, dates and tables are no words.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import nbformat

from lkip_analysis.build.cell_tags import is_printed
from lkip_analysis.build.chapters import SITE_ONLY, chapters
from lkip_analysis.build.expressions import MARK, ROLE, plain_text, results
from lkip_analysis.root import Root

WORD = re.compile(r"[^\W\d_]{2,}")
FIGURE = re.compile(r'<span class="angka"[^>]*>.*?</span>', re.DOTALL)
MARKUP = re.compile(r"<[^>]+>|[*_#`]")


def words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(MARKUP.sub(" ", text))]


def shown(data: dict[str, str]) -> str:
    """Return what a live value prints, without its figures, be they in digits or in words."""
    return FIGURE.sub(" ", data["text/html"]) if "text/html" in data else plain_text(data["text/plain"])


def known(root: Root, year: int) -> set[str]:
    """Words that the agency's own data of the years up to `year` has."""
    files = [
        path for y in root.years_until(year) for path in root.files(root.raw(y)) if path.suffix in (".csv", ".toml")
    ]
    return {word for path in files for word in words(path.read_text(encoding="utf-8"))}


def shares(root: Root, year: int) -> list[tuple[str, int, int, int]]:
    """Return for each chapter its words: typed in it, from the data, and from the package."""
    data, found = known(root, year), []
    for chapter in chapters(root):
        kept = root.reports(year) / ".build" / "chapters" / chapter.path.name
        if chapter.part == SITE_ONLY or not kept.is_file():
            continue
        typed, from_data, from_package = 0, 0, 0
        for cell in nbformat.read(kept, as_version=4).cells:
            if not is_printed(cell) or cell.cell_type != "markdown":
                continue
            typed += len(words(ROLE.sub(" ", cell.source).replace(MARK, " ")))
            for result in results(cell).values():
                for word in words(shown(result["data"])):
                    from_data, from_package = (
                        (from_data + 1, from_package) if word in data else (from_data, from_package + 1)
                    )
        found.append((chapter.id, typed, from_data, from_package))
    return found


def main() -> None:
    year = int(sys.argv[1]) if len(sys.argv) > 1 else 2024
    print(f"{'chapter':28} {'typed':>6} {'data':>6} {'package':>8} {'share':>7}")
    for chapter, typed, from_data, from_package in shares(Root.find(Path.cwd()), year):
        total = typed + from_data + from_package
        print(f"{chapter:28} {typed:6} {from_data:6} {from_package:8} {from_package / total if total else 0:7.1%}")


if __name__ == "__main__":
    main()
