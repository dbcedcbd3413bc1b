"""What can be wrong with an export, as one exception with all of it."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import LkipError


class ImporError(LkipError):
    """An export that is not taken over.

    Parameters
    ----------
    pokok : str
        What is wrong, in Indonesian.
    rincian : iterable of str
        One line a place.
    """

    def __init__(self, pokok: str, rincian: Iterable[str] = ()) -> None:
        self.rincian = list(rincian)
        super().__init__("\n".join([pokok, *(f"  {r}" for r in self.rincian)]))
