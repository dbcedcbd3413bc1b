"""The kinds of relation that `plausibility.toml` can declare: name → function from declaration and rows to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..audit.finding import AuditFinding
from .rows import Himpunan

Relasi = Callable[[Mapping, Himpunan], Iterator[AuditFinding]]

RELASI: dict[str, Relasi] = {}


def relasi(fungsi: Relasi) -> Relasi:
    """Register a relation under the name of its function."""
    RELASI[fungsi.__name__] = fungsi
    return fungsi
