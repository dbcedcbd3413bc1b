"""One small change after another to the code, each with the tests that should notice; prints what none noticed.

The operators are those of cosmic-ray (`pip install cosmic-ray`), which is no dependency of the project. What cosmic-ray
does in a process of its own a mutant is done here in forks of one that has loaded the libraries, so that a mutant takes
about a second. Run it in a copy of the tree: files are changed in place.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
AREAS = {
    "build/kept.py": ("build/test_kept.py",),
    "build/cache.py": ("build/test_cache.py", "build/test_stamp.py"),
    "build/publish.py": ("build/test_keandalan.py", "build/test_stamp.py"),
    "report/measures/stamp.py": ("build/test_stamp.py",),
    "kinerja": ("kinerja",),
    "text": ("text",),
}
"""Parts of the package, and the tests that should notice a change in each."""
OPERATORS = (
    "ReplaceComparisonOperator",
    "ReplaceTrue",
    "ReplaceFalse",
    "ReplaceAnd",
    "ReplaceOr",
    "AddNot",
    "ExceptionReplacer",
    "ZeroIteration",
    "ReplaceBreak",
    "ReplaceContinue",
)
"""Kinds of changes, by the beginning of their names: those that keep the types."""
LIBRARIES = ("pytest", "nbformat", "pandas", "filelock", "babel", "num2words", "lxml.html")
"""What tests load and what is none of ours; papermill would load our engine, and with it what is to be changed."""
LONGEST = 600.0
"""Seconds; a mutant that runs longer is noticed too."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("areas", nargs="*", default=list(AREAS))
    areas = parser.parse_args().areas
    for name in LIBRARIES:
        importlib.import_module(name)
    sys.path.insert(0, str(HERE))
    os.chdir(HERE)
    for area in areas:
        place = HERE / "lkip_analysis" / area
        tests = [str(HERE / "tests" / name) for name in AREAS[area]]
        if not passes(tests):
            raise SystemExit(f"{area}: its tests fail before anything is changed")
        noticed = total = 0
        for path in [place] if place.is_file() else sorted(place.glob("*.py")):
            whole = path.read_text("utf-8")
            try:
                for what, code in mutants(whole):
                    path.write_text(code, encoding="utf-8")
                    total += 1
                    if passes(tests):
                        print(f"survived: {path.relative_to(HERE)}: {what}", flush=True)
                    else:
                        noticed += 1
            finally:
                path.write_text(whole, encoding="utf-8")
        print(f"{area}: {noticed} of {total} noticed", flush=True)


def mutants(code: str) -> Iterator[tuple[str, str]]:
    """Yield what is changed, and the code with the change."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator, operator_names

    for name in (name for name in sorted(operator_names()) if any(kind in name for kind in OPERATORS)):
        for number in count():
            changed = mutate_code(code, get_operator(name)(), number)
            if changed is None:
                break
            yield f"{name.split('/')[-1]} {_difference(code, changed)}", changed


def _difference(before: str, after: str) -> str:
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    return next((f"line {n}: {new.strip()}" for n, (old, new) in enumerate(pairs, 1) if old != new), "")


def passes(tests: list[str]) -> bool:
    """Run tests in a fork and return whether they pass in time."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            import pytest

            sys.dont_write_bytecode = True
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(1, 2)
            code = int(pytest.main(["-x", "-q", "-n", "0", "-m", "not slow", *tests]))
        finally:
            os._exit(code)
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.02)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return False


if __name__ == "__main__":
    main()
