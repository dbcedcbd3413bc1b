"""What differs between two sets of files that are known by their names and hashes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CHANGED, MISSING, EXTRA = "changed", "missing", "extra"


@dataclass(frozen=True)
class Difference:
    """One file that is not as it was expected: ``changed``, ``missing``, or ``extra`` (nobody expected it)."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


def differences(expected: Mapping[str, object], found: Mapping[str, object]) -> list[Difference]:
    """Compare two mappings from the names of files to their hashes, or to their contents; in the order of the names."""
    kinds = {name: _kind(name, expected, found) for name in sorted({*expected, *found})}
    return [Difference(kind, name) for name, kind in kinds.items() if kind]


def _kind(name: str, expected: Mapping[str, object], found: Mapping[str, object]) -> str:
    if name not in found:
        return MISSING
    if name not in expected:
        return EXTRA
    return "" if expected[name] == found[name] else CHANGED
