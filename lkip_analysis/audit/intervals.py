"""Intervals of scales as printed: `≥ 90`, `76 ≤ 90`, `70% s.d < 85%`."""

import re
from decimal import Decimal
from typing import NamedTuple

from lkip_analysis.text.parse_numbers import baca_angka


class PrintedInterval(NamedTuple):
    """An interval as printed; None where it has no bound. `decimals` is that of its bounds."""

    low: Decimal | None
    low_included: bool
    high: Decimal | None
    high_included: bool
    decimals: int

    def contains(self, low: Decimal, high: Decimal) -> bool:
        """Whether some value between `low` and `high` lies in it."""
        left = self.low is None or high > self.low or (high == self.low and self.low_included)
        right = self.high is None or low < self.high or (low == self.high and self.high_included)
        return left and right


_SAME_AS = (
    (r"lebih\s+(?:dari|besar)\s+(?:dari\s+)?atau\s+sama\s+dengan|minimal|paling\s+rendah|>=|=>|≥|⩾", " ≥ "),
    (r"kurang\s+(?:dari\s+)?atau\s+sama\s+dengan|maksimal|paling\s+tinggi|<=|=<|≤|⩽", " ≤ "),
    (r"lebih\s+(?:dari|besar(?:\s+dari)?)|di\s?atas", " > "),
    (r"kurang\s+dari|lebih\s+kecil(?:\s+dari)?|di\s?bawah", " < "),
    (r"([<>])", r" \1 "),
    (r"s\s?[./]\s?d\.?|\bsd\b|sampai(?:\s+dengan)?|hingga|–|—|(?<=[\d%\s])-(?=\s*[<>≤≥\d])", " s.d "),
    (r"ke\s+atas", " keatas "),
    (r"%|persen|\b(?:x|n|ie|te)\b|capaian|nilai|\(|\)|=", " "),
)
_TOKEN = re.compile(r"≥|≤|>|<|s\.d|keatas|\d+(?:[.,]\d+)*")


def read_interval(text: str) -> PrintedInterval | None:
    """Read an interval: `≥ 90`, `76 ≤ 90`, `75,1-90,0`, `70% s.d < 85%`, `di atas 100`, `55 ≤ x < 70`.

    Returns
    -------
    PrintedInterval or None
        None where the cell is not one interval with at most two bounds.
    """
    clean = text.casefold()
    for pattern, new in _SAME_AS:
        clean = re.sub(pattern, new, clean)
    tokens = clean.split()
    if not tokens or len(tokens) > 6 or not all(_TOKEN.fullmatch(t) for t in tokens):
        return None
    numbers = [a for t in tokens if t[0].isdigit() and (a := baca_angka(t, ","))]
    form = " ".join("n" if t[0].isdigit() else t for t in tokens)
    if form.count("n") != len(numbers) or form not in _FORMS or "n" not in form:
        return None
    low, included, high, high_included = _FORMS[form]
    values = [a.nilai for a in numbers]
    result = PrintedInterval(
        values[low] if low is not None else None,
        included,
        values[high] if high is not None else None,
        high_included,
        max(a.desimal for a in numbers),
    )
    if None not in (result.low, result.high) and result.low > result.high:
        result = result._replace(low=result.high, low_included=high_included, high=result.low, high_included=included)
    return result


_FORMS: dict[str, tuple[int | None, bool, int | None, bool]] = {
    "≥ n": (0, True, None, False),
    "> n": (0, False, None, False),
    "n keatas": (0, True, None, False),
    "n s.d keatas": (0, True, None, False),
    "≤ n": (None, False, 0, True),
    "< n": (None, False, 0, False),
    "s.d n": (None, False, 0, True),
    "n s.d n": (0, True, 1, True),
    "n ≤ n": (0, True, 1, True),
    "n < n": (0, True, 1, False),
    "n s.d ≤ n": (0, True, 1, True),
    "n s.d < n": (0, True, 1, False),
    "≥ n s.d n": (0, True, 1, True),
    "≥ n s.d < n": (0, True, 1, False),
    "≥ n s.d ≤ n": (0, True, 1, True),
    "> n s.d n": (0, False, 1, True),
    "> n s.d ≤ n": (0, False, 1, True),
    "> n s.d < n": (0, False, 1, False),
    "≥ n < n": (0, True, 1, False),
    "≥ n ≤ n": (0, True, 1, True),
    "> n ≤ n": (0, False, 1, True),
    "> n < n": (0, False, 1, False),
    "n ≤ ≤ n": (0, True, 1, True),
    "n ≤ < n": (0, True, 1, False),
    "n < ≤ n": (0, False, 1, True),
    "n < < n": (0, False, 1, False),
    "n > ≥ n": (0, False, 1, True),
    "n ≥ ≥ n": (0, True, 1, True),
    "n": (0, True, 0, True),
}
"""Bounds by the form of an interval: positions of the lower and upper number, and whether each is in it."""
