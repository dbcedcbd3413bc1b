"""Conditions of ``bila:`` cells: Python expressions with a third value, *unknown*, beside true and false.

What is not known is neither so nor not so: ``not``, ``and`` and ``or`` keep an unknown, where Python would make
``not None`` true and a sentence on it a lie.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sized

from ...text.number_format import kosong

KNOWN = "_lkip_known"
BOTH, EITHER, OPPOSITE = "_lkip_both", "_lkip_either", "_lkip_opposite"


def holds(expression: str, names: Mapping[str, object]) -> bool | None:
    """Evaluate a condition.

    Parameters
    ----------
    expression : str
        Python, with ``None`` and NA for what is not known.
    names : mapping
        What the expression may name: the namespace of the notebook.

    Returns
    -------
    bool or None
        None: it is not known.

    Raises
    ------
    TypeError
        The value is neither true nor false nor unknown: ``bila:lap.tahun`` says nothing.
    """
    tree = ast.fix_missing_locations(_ThreeValued().visit(ast.parse(expression.strip(), mode="eval")))
    code = compile(tree, "<bila>", "eval")
    return known(eval(code, {**names, KNOWN: known, BOTH: both, EITHER: either, OPPOSITE: opposite}))


def holds_here(expression: str) -> bool | None:
    """Evaluate a condition in the namespace of the running kernel."""
    from IPython import get_ipython

    return holds(expression, get_ipython().user_ns)


def known(value: object) -> bool | None:
    """Return a truth value, None for unknown.

    Something that can be empty (a text, a list) and something that can be missing (a figure, a rule) is known or not;
    it is never false.
    """
    if isinstance(value, Sized):
        return True if len(value) else None
    if hasattr(value, "ada"):
        return True if value.ada else None
    if kosong(value):
        return None
    if type(value).__name__ in ("bool", "bool_"):
        return bool(value)
    raise TypeError(f"hasilnya {value!r}, bukan benar (True), salah (False), atau belum diketahui (None)")


def both(*conditions: Callable[[], object]) -> bool | None:
    """Kleene's *and*; what stands after a condition that does not hold is not asked."""
    for condition in conditions:
        if (value := known(condition())) is not True:
            return value
    return True


def either(*conditions: Callable[[], object]) -> bool | None:
    """Kleene's *or*; what stands after a condition that holds is not asked."""
    result: bool | None = False
    for condition in conditions:
        value = known(condition())
        if value is True:
            return True
        result = None if value is None else result
    return result


def opposite(value: object) -> bool | None:
    """Kleene's *not*."""
    truth = known(value)
    return None if truth is None else not truth


class _ThreeValued(ast.NodeTransformer):
    """Puts Kleene's connectives in the place of Python's."""

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.Call:
        name = BOTH if isinstance(node.op, ast.And) else EITHER
        no_parameters = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
        later = [ast.Lambda(no_parameters, self.visit(value)) for value in node.values]
        return ast.Call(ast.Name(name, ast.Load()), later, [])

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        operand = self.visit(node.operand)
        if isinstance(node.op, ast.Not):
            return ast.Call(ast.Name(OPPOSITE, ast.Load()), [operand], [])
        return ast.UnaryOp(node.op, operand)
