"""Formulas as printed: of capaian, read with the usual precedence."""

import ast
import operator
import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from lkip_analysis.audit.finding import AuditFinding
from lkip_analysis.audit.relations import Relation

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

_ABOUT = re.compile(r"capaian|kinerja", re.IGNORECASE)
_NOT_ABOUT = re.compile(r"efisien|serap|anggaran|selisih|deviasi|pertumbuhan", re.IGNORECASE)
_SIGNS: tuple[tuple[str, str], ...] = (
    (r"\brealisasi(?:\s+kinerja)?\b", "R"),
    (r"\b(?:target|rencana)(?:\s+kinerja)?\b", "T"),
    (r"[×·∙]|(?<=[\s\d)TR])[xX](?=[\s\d(TR])", "*"),
    (r"[÷:]", "/"),
    (r"[−–—]", "-"),
    (r"[\[{]", "("),
    (r"[\]}]", ")"),
    (r"[%\s]", ""),
)
_EXPRESSION = re.compile(r"[TR\d()+\-*/.]{5,80}")
_SAMPLES = ((10, 5), (10, 15), (20, 25), (30, 24))
_USUAL: tuple[Callable[[Fraction, Fraction], Fraction], ...] = (
    lambda t, r: r / t,
    lambda t, r: (2 * t - r) / t,
    lambda t, r: t / r,
)
_OPERATIONS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def _expression(text: str) -> str | None:
    """The right side of a printed formula as an expression in T (target) and R (realisasi)."""
    right = text.rpartition("=")[2] if "=" in text else text.rpartition(":")[2]
    for pattern, sign in _SIGNS:
        right = re.sub(pattern, sign, right, flags=re.IGNORECASE)
    return right if _EXPRESSION.fullmatch(right) and {"T", "R"} <= set(right) and "/" in right else None


def _value(tree: ast.expr, t: Fraction, r: Fraction) -> Fraction:
    match tree:
        case ast.BinOp(left, op, right) if type(op) in _OPERATIONS:
            return _OPERATIONS[type(op)](_value(left, t, r), _value(right, t, r))
        case ast.Name("T"):
            return t
        case ast.Name("R"):
            return r
        case ast.Constant(n) if isinstance(n, int):
            return Fraction(n)
    raise ValueError(ast.dump(tree))


def _usual(expression: str) -> bool | None:
    """Whether it is a usual formula, as a ratio or a percentage; None where it is no formula."""
    try:
        tree = ast.parse(expression, mode="eval").body
        values = [_value(tree, Fraction(t), Fraction(r)) for t, r in _SAMPLES]
    except (SyntaxError, ValueError, ZeroDivisionError, RecursionError):
        return None
    return any(
        all(v in (n := formula(Fraction(t), Fraction(r)), 100 * n) for v, (t, r) in zip(values, _SAMPLES, strict=True))
        for formula in _USUAL
    )


def capaian(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A capaian formula that, read as printed, is none of the usual ones: often its brackets are lost."""
    for p in audit.document.texts():
        start = 0
        for line in p.text.split("\n"):
            expression = _expression(line) if _ABOUT.search(line) and not _NOT_ABOUT.search(line) else None
            if expression and _usual(expression) is False:
                right = relation.parameters["inverse"] if "T-" in expression else ""
                yield relation.finding((p.at(start, start + len(line)),), (expression,), " ".join(line.split()), right)
            start += len(line) + 1
