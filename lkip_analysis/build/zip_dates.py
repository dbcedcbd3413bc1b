"""Dates that a ZIP file can hold, and so a Word file and an archive."""

from __future__ import annotations

from datetime import date

FIRST, LAST = date(1980, 1, 1), date(2107, 12, 31)


def in_zip(day: date) -> date:
    """Return the nearest date that can be held: a clock or a setting may be wrong by decades."""
    return min(max(FIRST, day), LAST)
