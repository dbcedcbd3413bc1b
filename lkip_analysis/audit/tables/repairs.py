"""Broken equations and the one cell that explains them: the value that mends most and breaks nothing else."""

from collections import defaultdict
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from lkip_analysis.audit.document import Cell
from lkip_analysis.audit.facts import Sure
from lkip_analysis.audit.tables.equations import SUMS, Equation

MOST_CANDIDATES = 400
MOST_BROKEN = 80
"""Of a table with more broken sums nothing explains them, and the search would be long."""
Elsewhere = Callable[[Cell, Fraction], str]
"""The other table that prints a value for what a cell is about; empty where none does."""


class Broken(NamedTuple):
    """An equation that does not hold and that no mended cell explains.

    Attributes
    ----------
    equation : Equation
    suspect : Cell
        The cell to blame: by default the result.
    expected : Fraction
        What the suspect must be.
    confirmed : bool
        Other arithmetic confirms the result, so that one of the operands is wrong, but not which.
    follows : bool
        It holds in print, but not once a wrong cell below it is mended.
    elsewhere : str
        The other table that prints the expected value.
    """

    equation: Equation
    suspect: Cell
    expected: Fraction
    confirmed: bool = False
    follows: bool = False
    elsewhere: str = ""


def solve(equations: list[Equation], elsewhere: Elsewhere) -> list[Broken]:
    """Explain the broken equations of a table, each root cause once."""
    by_cell: dict[int, list[Equation]] = defaultdict(list)
    for equation in equations:
        for cell in equation.cells:
            by_cell[id(cell)].append(equation)
    printed = {id(e): e.holds() for e in equations}
    mended: dict[int, Fraction] = {}
    found: list[Broken] = []
    queue = [e for e in equations if e.kind in SUMS and not printed[id(e)]]
    if len(queue) > MOST_BROKEN:
        return [Broken(e, e.result, e.made({})) for e in queue]
    handled: set[int] = set()
    while queue:
        plans = [(plan, e) for e in queue if (plan := _plan(e, by_cell, mended, elsewhere))]
        plan, equation = max(plans, key=lambda p: (p[0].gain, p[1].sure, p[0].cell is p[1].result, -queue.index(p[1])))
        handled.add(id(equation))
        if not equation.holds(mended):
            was_broken = not printed[id(equation)]
            expected = plan.value if was_broken else equation.made(mended)
            found.append(
                Broken(equation, plan.cell, expected, plan.confirmed, not was_broken, elsewhere(plan.cell, expected))
            )
            if not plan.confirmed and (equation.sure is Sure.PRINTED or plan.gain > 1):
                mended[id(plan.cell)] = expected
        queue = [e for e in equations if e.kind in SUMS and id(e) not in handled and not e.holds(mended)]
    for equation in equations:
        if equation.kind not in SUMS and not printed[id(equation)] and not _explained(equation, mended):
            verdict = equation.judged({})
            found.append(Broken(equation, equation.result, verdict.value))
    return found


def _explained(equation: Equation, mended: dict[int, Fraction]) -> bool:
    return any(id(c) in mended for c in equation.cells) and equation.holds(mended)


class _Plan(NamedTuple):
    gain: float
    cell: Cell
    value: Fraction
    confirmed: bool


def _plan(
    equation: Equation, by_cell: dict[int, list[Equation]], mended: dict[int, Fraction], elsewhere: Elsewhere
) -> _Plan:
    """The best change of one cell that makes a sum right."""
    result = equation.result
    made, own = equation.made({}), equation._value(result, {})
    off = own - made
    plans = [_Plan(_gain(result, made, by_cell, mended, elsewhere), result, made, False)]
    for cell in equation.operands[:MOST_CANDIDATES]:
        value = equation._value(cell, {}) + off
        if (value >= 0 and len(by_cell[id(cell)]) > 1) or elsewhere(cell, value):
            plans.append(_Plan(_gain(cell, value, by_cell, mended, elsewhere), cell, value, False))
    best = max(plans, key=lambda p: p.gain)
    if best.gain > plans[0].gain and sum(p.gain == best.gain for p in plans) == 1:
        return best
    made_of_sums = all(any(e.result is c and e.holds(mended) for e in by_cell[id(c)]) for c in equation.operands)
    return plans[0]._replace(confirmed=plans[0].gain < 1 and not made_of_sums)


def _gain(
    cell: Cell, value: Fraction, by_cell: dict[int, list[Equation]], mended: dict[int, Fraction], elsewhere: Elsewhere
) -> float:
    """How many equations a value mends, less those that it breaks; another place that prints it counts as one."""
    changed = {**mended, id(cell): value}
    gain = float(bool(elsewhere(cell, value)))
    for equation in by_cell[id(cell)]:
        gain += equation.holds(changed) - equation.holds(mended)
    return gain
