"""Widths of the columns of a table: shared out as its specification wants, and wide enough for every figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

LONGEST_WORD = 24
"""Letters of a longer word or address, which no column is widened for."""
PIECE = re.compile(r"[^\s\-–]+[\-–]*")
"""What no line break divides."""
LETTER, ROOM = 4.7, 11.0
"""Points that are reckoned for a letter of the size of tables, and for what stands beside the text of a cell."""
PAGE = {False: 445.0, True: 700.0}
"""Points: the text block of an upright page, and of a landscape one."""


def percentages(shares: Sequence[float], texts: Iterable[Sequence[str]], landscape: bool) -> tuple[list[float], bool]:
    """Return the width of each column in percent of the page, and whether that is enough for all words.

    Parameters
    ----------
    shares : sequence of float
        Weights of the columns.
    texts : iterable of sequence of str
        Plain text of the cells of each column, that of its header among them.
    landscape : bool
    """
    least = [ROOM + LETTER * max(map(_longest, column), default=0) for column in texts]
    total = PAGE[landscape]
    return [100 * part / total for part in share_out(total, shares, least)], sum(least) <= total


def _longest(text: str) -> int:
    return max((len(piece) for piece in PIECE.findall(text) if len(piece) <= LONGEST_WORD), default=0)


def share_out(total: float, shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """Divide a total by shares, with no part below its least; in proportion to these where it is too small for them.

    Parameters
    ----------
    total : float
    shares : sequence of float
        Weights; all above zero.
    least : sequence of float
        One for each share.

    Returns
    -------
    list of float
        Parts in the order of the shares; their sum is the total.
    """
    if sum(least) > total:
        return [total * one / sum(least) for one in least]
    held: dict[int, float] = {}
    while True:
        rest, weights = total - sum(held.values()), sum(s for n, s in enumerate(shares) if n not in held)
        parts = [held[n] if n in held else rest * share / weights for n, share in enumerate(shares)]
        short = [n for n, part in enumerate(parts) if n not in held and part < least[n]]
        if not short:
            return parts
        held |= {n: least[n] for n in short}
