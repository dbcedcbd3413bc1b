"""How one printed figure follows from others: formulas, and the judgement of a print against them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from lkip_analysis.text.number_format import bilangan
from lkip_analysis.text.parse_numbers import AngkaTercetak
from lkip_analysis.text.tolerance import BEDA, DIPOTONG, SAMA, Selang, selang, setara

POSSIBLE = "possible"
"""Not the value of the printed operands, but of some operands that round to the printed ones."""
QUALITY = (SAMA, DIPOTONG, POSSIBLE, BEDA)

Compute = Callable[..., Fraction]


class Formula(NamedTuple):
    """A formula of two operands.

    Attributes
    ----------
    compute : callable
        From the operands in the order of the relation; works on fractions, floats and arrays.
    told : str
        Indonesian, for messages.
    percent : bool
        The result is a percentage, which may be printed as a ratio.
    """

    compute: Compute
    told: str
    percent: bool


FORMULAS: dict[str, Formula] = {
    "ratio": Formula(lambda part, base: 100 * part / base, "capaian dibagi serapan, dikali 100%", True),
    "inverse": Formula(
        lambda part, base: 200 - 100 * part / base, "rumus indikator yang makin rendah makin baik", True
    ),
    "inverse ratio": Formula(lambda part, base: 100 * base / part, "target dibagi realisasi", True),
    "difference": Formula(lambda a, b: a - b, "capaian dikurangi serapan", False),
    "change": Formula(lambda later, earlier: 100 * (later - earlier) / earlier, "perubahan", True),
    "plain ratio": Formula(lambda a, b: a / b, "capaian dibagi serapan", False),
    "excess": Formula(lambda a, b: a / b - 1, "capaian dibagi serapan, dikurangi 1", False),
    "excess percent": Formula(lambda a, b: 100 * a / b - 100, "capaian dibagi serapan, dikurangi 1, dikali 100%", True),
    "saving": Formula(lambda a, b: 100 - 100 * b / a, "100% dikurangi serapan per capaian", True),
    "plain inverse": Formula(lambda a, b: b / a, "serapan dibagi capaian", False),
    "unspent": Formula(lambda a, b: 100 - b + 0 * a, "bagian pagu yang tidak terserap", True),
    "product": Formula(lambda a, b: a * b, "dikali", False),
    "share": Formula(lambda a, b: a * b / 100, "dikali, dibagi 100", False),
    "spent": Formula(lambda a, b: b + 0 * a, "serapan anggaran", True),
}

INVERSE = frozenset({"inverse", "inverse ratio"})
"""Formulas of indicators that are better when lower."""


class Verdict(NamedTuple):
    """Result of a judgement.

    Attributes
    ----------
    result : {'sama', 'dipotong', 'possible', 'beda'}
    value : Fraction
        What the first formula gives from the printed operands.
    formula : str or None
        The formula that gives the print; None where none does.
    """

    result: str
    value: Fraction
    formula: str | None

    @property
    def wrong(self) -> bool:
        """Whether no formula gives the print."""
        return self.result == BEDA


def judge(
    printed: AngkaTercetak, operands: Sequence[AngkaTercetak], formulas: Iterable[str] = ("ratio",)
) -> Verdict | None:
    """Judge a printed figure against formulas of two printed operands; all readings are tried, the best counts.

    Returns
    -------
    Verdict or None
        None where nothing can be computed: a dash, a zero to divide by, money against percent.
    """
    if any(a.kosong for a in (printed, *operands)) or {"Rp", "%"} <= {a.satuan for a in operands}:
        return None
    readings = product(*(a.bacaan for a in operands))
    verdicts = [v for pair in readings for v in _verdicts(printed, pair, tuple(formulas))]
    return min(verdicts, key=lambda v: QUALITY.index(v.result), default=None)


def _verdicts(
    printed: AngkaTercetak, operands: tuple[AngkaTercetak, ...], formulas: tuple[str, ...]
) -> Iterator[Verdict]:
    first: Fraction | None = None
    found = False
    for name in formulas:
        formula = FORMULAS[name]
        try:
            value = formula.compute(*(Fraction(a.nilai) for a in operands))
        except ZeroDivisionError:
            if first is None:
                return
            continue
        first = value if first is None else first
        scales = (1, 100) if formula.percent and printed.satuan is None and printed.desimal >= 2 else (1,)
        result = min((setara(printed, value / s) for s in scales), key=QUALITY.index)
        if result == BEDA and _possible(printed, operands, formula):
            result = POSSIBLE
        if result != BEDA:
            found = True
            yield Verdict(result, first, name)
    if first is not None and not found:
        yield Verdict(BEDA, first, None)


def _possible(printed: AngkaTercetak, operands: Sequence[AngkaTercetak], formula: Formula) -> bool:
    corners = []
    for corner in product(*(operand_interval(a, base=i == 1) for i, a in enumerate(operands))):
        try:
            corners.append(formula.compute(*corner))
        except ZeroDivisionError:
            return False
    return Selang(min(corners), max(corners)).memuat(printed)


def operand_interval(printed: AngkaTercetak, base: bool = False) -> Selang:
    """Interval of an operand: whole counts and bases (targets, budgets) are exact, other whole percentages rounded."""
    return selang(printed, eksak=(printed.desimal == 0 and (base or printed.satuan != "%")) or None)


def like(value: Fraction, printed: AngkaTercetak) -> str:
    """Write an expected value in the manner of a print: its decimals (two at least for fractions), its unit."""
    if printed.satuan == "Rp" or (printed.satuan is None and printed.desimal <= 0 and value.denominator == 1):
        return ("Rp" if printed.teks.strip().casefold().startswith("rp") else "") + bilangan(value)
    return bilangan(value, max(2, printed.desimal)) + ("%" if printed.satuan == "%" else "")
