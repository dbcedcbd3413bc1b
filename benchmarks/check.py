"""What the check of a year's data names of plausible faults, and what it says of clean data: `make check-bench`.

The faults and the agencies are of another hand than the relations (`benchmarks/check/`): single faults at random
places in four invented agencies whose figures agree, and harmless changes about which nothing new may be said.
Half `dev`
may be looked at while relations are written; half `held` has other variants of every kind, at other places.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).with_name("check")))

import agencies
import faults

from lkip_analysis.audit.finding import Severity
from lkip_analysis.data.check import periksa, periksa_sebelumnya
from lkip_analysis.data.load import baca
from lkip_analysis.review.run_review import tinjau
from lkip_analysis.root import Root

HALVES = {"dev": 1, "held": 51}
"""Half → its first seed."""
RAW = "data/raw/"


def places(folder: Path, year: int) -> Iterator[tuple[str, str, int | None, str | None]]:
    """Severity, file, line and column of all that is said of a year's data; remarks are left out."""
    root = Root(folder)
    problems = [*periksa(root, year), *periksa_sebelumnya(root, year)]
    for problem in problems:
        yield "error", problem.berkas.removeprefix(RAW), problem.baris, problem.kolom
    for found in () if problems else tinjau(root, baca(root, year)).terbuka:
        if found.severity is not Severity.INFO:
            for place in found.places:
                yield str(found.severity), (place.table or "").removeprefix(RAW), place.line, place.column


def changed(folder: Path, year: int, fault: dict, known: set) -> list[dict]:
    """Apply a fault to a copy, and return the places that are named then and were not before."""
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(folder / "data", Path(copy) / "data")
        faults.apply(Path(copy) / RAW, fault)
        new = set(places(Path(copy), year)) - known
    return [{"file": file, "line": line, "column": column} for _, file, line, column in new]


def half(name: str, first: int, seeds: int) -> None:
    total, named, strict, missed = Counter(), Counter(), Counter(), []
    rows = alarms = harmless = spoken = 0
    with tempfile.TemporaryDirectory() as made:
        for key, agency in agencies.AGENCIES.items():
            folder, year = agencies.build(key, Path(made), first).parents[2], agency["tahun"]
            known = set(places(folder, year))
            alarms += len({place[1:] for place in known})
            rows += sum(len(path.read_bytes().splitlines()) - 1 for path in (folder / RAW).rglob("*.csv"))
            for seed in range(first, first + seeds):
                for fault in faults.mutations(folder / RAW / str(year), seed):
                    new = changed(folder, year, fault, known)
                    kind = fault["kind"]
                    total[kind] += 1
                    named[kind] += (found := faults.named(fault, new))
                    strict[kind] += faults.named(fault, new, strict=True)
                    missed += [] if found else [f"{key} {fault['id']} {fault['variant']}: {fault['why']}"]
                for change in faults.harmless_changes(folder / RAW / str(year), seed):
                    harmless += 1
                    spoken += bool(changed(folder, year, change, known))
    print(f"{name}: {named.total()} of {total.total()} faults named ({named.total() / total.total():.3f}), "
          f"{strict.total()} at the place itself; clean data: {alarms} places in {rows} rows; "
          f"harmless changes spoken of: {spoken} of {harmless}")  # fmt: skip
    for kind, count in sorted(total.items()):
        if named[kind] < count:
            print(f"  {kind}: {named[kind]} of {count}")
    if name == "dev":  # the other half is not to be learnt from
        print("\n".join(f"  missed: {one}" for one in missed))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=2, help="seeds of each half and agency")
    parser.add_argument("--half", choices=HALVES, action="append", help="only this half (repeatable)")
    asked = parser.parse_args()
    for name in asked.half or HALVES:
        half(name, HALVES[name], asked.seeds)


if __name__ == "__main__":
    main()
