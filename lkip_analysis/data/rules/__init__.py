"""Rules across tables: what one table's schema cannot say.

A rule is a function of `Konteks` that yields problems. It names the tables that it needs; it is not asked
where one of them is not there, which is a problem of its own. An empty cell never breaks a rule by itself:
what is not there yet ("belum tersedia") is no mistake, and what must be there the schema demands.
"""

from collections.abc import Iterator

from ...errors import Masalah
from . import (  # noqa: F401 -- their rules register themselves
    codes_and_money,
    indicator_values,
    linked_files,
    perjanjian_rules,
    planning,
    settings_rules,
    text_cells,
)
from .context import ATURAN, Konteks

__all__ = ["ATURAN", "Konteks", "jalankan"]


def jalankan(konteks: Konteks) -> Iterator[Masalah]:
    """Apply every rule whose tables are there."""
    for fungsi, tabel in ATURAN:
        if all(nama in konteks.frames for nama in tabel):
            yield from fungsi(konteks)
