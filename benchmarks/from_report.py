"""Share of indicator rows that `lkip init --dari` takes rightly from published reports: part of `make audit-bench`.

The reports name officials and are no part of the project. The variable LKIP_REPORTS names a folder that has, for each
report, NAME.pdf and NAME.csv: indikator, target, realisasi, copied from the print by hand in the form of the tables.
"""

from __future__ import annotations

import csv
import os
import sys
from decimal import Decimal
from pathlib import Path

from lkip_analysis.audit.audit import Audit
from lkip_analysis.audit.names import name_key
from lkip_analysis.audit.read import baca
from lkip_analysis.old_report.indicators import read_indicators
from lkip_analysis.old_report.programs import read_programs
from lkip_analysis.old_report.sheets import as_sheets

GOAL = 0.8
FIGURES = ("target", "realisasi")


def value(text: str) -> object:
    """A cell for comparison: a number as number, letters in one case, nothing as empty."""
    try:
        return Decimal(text)
    except ArithmeticError:
        return text.strip().casefold()


def measure(report: Path, truth: list[dict[str, str]]) -> tuple[int, int, int]:
    """Return how many rows are right, how many were read beyond the truth, and how many wrong ones bear no mark."""
    audit = Audit(baca(report))
    read = as_sheets(read_indicators(audit), read_programs(audit), audit.year, audit.year).indicators
    found = {name_key(row["indikator"]): row for row in read}
    pairs = [(row, found.get(name_key(row["indikator"]), {})) for row in truth]
    right = [all(value(row[f]) == value(got.get(f, "")) for f in FIGURES) and bool(got) for row, got in pairs]
    wrong = [got for (_, got), good in zip(pairs, right, strict=True) if got and not good]
    unmarked = [
        got for got in wrong if not {f for f in FIGURES if got.get(f)} <= set(got["perlu_dikonfirmasi"].split(", "))
    ]
    return sum(right), len(found.keys() - {name_key(row["indikator"]) for row in truth}), len(unmarked)


def main() -> None:
    folder = os.environ.get("LKIP_REPORTS")
    if not folder:
        print("rows of indicators taken from published reports: not measured (LKIP_REPORTS is not set)")
        return
    print(f"{'report':20}{'rows':>6}{'right':>7}{'share':>8}{'beyond':>8}{'wrong without a mark':>22}")
    total = right = 0
    for report in sorted(Path(folder).glob("*.pdf")):
        with report.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
            truth = list(csv.DictReader(file))
        good, beyond, unmarked = measure(report, truth)
        total, right = total + len(truth), right + good
        print(f"{report.stem:20}{len(truth):6}{good:7}{good / len(truth):8.2f}{beyond:8}{unmarked:22}")
    print(f"{'together':20}{total:6}{right:7}{right / total:8.2f}   (goal: {GOAL})")


if __name__ == "__main__":
    sys.exit(main())
