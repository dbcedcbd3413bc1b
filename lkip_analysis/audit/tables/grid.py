"""The figures of a table as arrays, to try many formulas on all rows at once."""

from collections.abc import Sequence
from functools import cached_property
from itertools import product

import numpy as np

from lkip_analysis.audit.document import PrintedTable
from lkip_analysis.audit.formulas import FORMULAS

INFORMATIVE = 1.0
TRIVIAL = 0.2
"""Weight of a row that many formulas fit: 0, 100, equal operands."""
COARSE = 0.5
"""Where printed digits leave so much room, relative to the figure, a row proves little."""
MONEY_DIGITS = 6
"""A whole number of this many digits or more counts as money where the header does not say."""


class Fit:
    """How many rows a formula was tried on and how many keep it, weighted; a row printed twice counts once."""

    def __init__(self, keeps: np.ndarray, weights: np.ndarray) -> None:
        self.tried = float(weights.sum())
        self.kept = float(weights[keeps].sum())
        self.rows = int((weights > 0).sum())

    @property
    def share(self) -> float:
        """Share of the tried rows that keep the formula."""
        return self.kept / self.tried if self.tried else 0.0

    @property
    def score(self) -> float:
        """For choosing between formulas: much evidence, little against it."""
        return self.kept * self.share**2


class Grid:
    """Values, half widths and kinds of the figures of a table; rows × columns.

    Attributes
    ----------
    values, half : ndarray of float
        NaN where a cell holds no figure; `half` is half a unit of the last printed digit, 0 for exact prints.
    """

    def __init__(self, table: PrintedTable) -> None:
        shape = (len(table.rows), len(table.columns))
        self.values, self.half = np.full(shape, np.nan), np.zeros(shape)
        self.percent, self.rupiah, self.dashes = (np.zeros(shape, bool) for _ in range(3))
        for i, row in enumerate(table.rows):
            for j, cell in enumerate(row.cells):
                number = cell.number
                if number is None or number.kosong:
                    self.dashes[i, j] = number is not None
                    continue
                self.values[i, j] = float(number.nilai)
                self.percent[i, j] = number.satuan == "%"
                self.rupiah[i, j] = number.satuan == "Rp" or (
                    number.satuan is None and abs(number.nilai) >= 10**MONEY_DIGITS
                )
                exact = number.desimal <= 0 and number.satuan != "%"
                self.half[i, j] = 0.0 if exact else 0.5 * 10.0**-number.desimal

    @cached_property
    def figures(self) -> np.ndarray:
        """Number of figures of each column."""
        return (~np.isnan(self.values)).sum(axis=0)

    @cached_property
    def money_share(self) -> np.ndarray:
        """Share of the figures of each column that are money by themselves."""
        return self.rupiah.sum(axis=0) / np.maximum(self.figures, 1)

    def largest(self, j: int) -> float:
        """Largest figure of a column, by its size."""
        return float(np.nanmax(np.abs(self.values[:, j]), initial=0.0))

    def fit(self, formulas: str | Sequence[str], result: int, operands: Sequence[int]) -> Fit:
        """Try formulas of two columns on a column, one of which each row must keep, at the printed precision."""
        names = [formulas] if isinstance(formulas, str) else formulas
        c, operand = self.values[:, result], [self._with_dashes(j) for j in operands]
        known = ~np.isnan(c) & ~np.isnan(operand[0]) & ~np.isnan(operand[1])
        keeps = np.zeros(len(c), bool)
        for name in names:
            computed, kept, coarse = self._keeps(name, result, operand, [self.half[:, j] for j in operands])
            keeps |= kept
            if name == names[0]:
                known &= computed
                plain = coarse | (operand[0] == operand[1])
        with np.errstate(all="ignore"):
            if FORMULAS[names[0]].percent:
                plain |= np.abs(c) % 100 == 0
        return Fit(keeps & known, self._weights(known, plain, np.stack([c, *operand])))

    def _keeps(
        self, formula: str, result: int, operand: list[np.ndarray], half: list[np.ndarray]
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Rows where a formula can be computed, that keep it (cut digits allowed for), that many values would keep."""
        c = self.values[:, result]
        unit = 2 * np.maximum(self.half[:, result], 0.005 if FORMULAS[formula].percent else 1e-9)
        with np.errstate(all="ignore"):
            corners = [
                FORMULAS[formula].compute(*(v + s * h for v, s, h in zip(operand, signs, half, strict=True)))
                for signs in product((-1, 1), repeat=2)
            ]
            low, high = np.minimum.reduce(corners) - unit, np.maximum.reduce(corners) + unit
            computed = np.isfinite(low) & np.isfinite(high)
            keeps = (c >= low) & (c <= high)
            if FORMULAS[formula].percent:
                keeps |= (unit < 0.5) & (100 * c >= low) & (100 * c <= high) & (np.abs(c) <= 3)
            coarse = high - low > COARSE * np.abs(c)
        return computed, keeps & computed, coarse

    def _with_dashes(self, j: int) -> np.ndarray:
        """Values of a column; a dash among amounts is zero."""
        money = self.money_share[j] > 0.5
        return np.where(self.dashes[:, j], 0.0, self.values[:, j]) if money else self.values[:, j]

    def fit_sum(self, result: int, parts: Sequence[int]) -> Fit:
        """Try whether a column is the sum of others; blank cells are zero where another part is printed."""
        c, part = self.values[:, result], self.values[:, list(parts)]
        known = ~np.isnan(c) & (~np.isnan(part)).any(axis=1)
        total = np.nansum(part, axis=1)
        width = np.nansum(self.half[:, list(parts)], axis=1) + self.half[:, result] + 1e-9
        several = (np.nan_to_num(part) != 0).sum(axis=1) > 1
        figures = np.vstack([c, np.nan_to_num(part).T])
        return Fit(known & (np.abs(c - total) <= width), self._weights(known, ~several, figures))

    def _weights(self, known: np.ndarray, plain: np.ndarray, figures: np.ndarray) -> np.ndarray:
        weights = np.where(known, np.where(plain, TRIVIAL, INFORMATIVE), 0.0)
        seen: set[tuple] = set()
        for i in np.flatnonzero(known):
            key = tuple(figures[:, i])
            if key in seen:
                weights[i] = 0.0
            seen.add(key)
        return weights
