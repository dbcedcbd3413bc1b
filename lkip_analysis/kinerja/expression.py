"""Arithmetic that comes from data: a formula is read into a tree, and only a list of operations is ever done with it.

Python's own parser reads it; nothing is compiled or run. A library for this (simpleeval, numexpr) either fails on
arrays or compiles what it is given.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Mapping
from functools import cache

import numpy as np

MAKS_PANJANG = 200
"""Characters of a formula; also bounds how deep it can nest."""

TANDA = str.maketrans({"×": "*", "÷": "/", ":": "/", "−": "-", "–": "-", "≥": "\ue000", "≤": "\ue001"})

OPERASI = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: np.true_divide,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.GtE: operator.ge,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.Lt: operator.lt,
    ast.Eq: operator.eq,
}
FUNGSI = {"abs": (np.abs, 1), "min": (np.minimum, 2), "max": (np.maximum, 2)}
"""Functions of a formula with how many values each takes."""


@cache
def urai(teks: str, nama: tuple[str, ...]) -> ast.expr:
    """Read a formula.

    Parameters
    ----------
    teks : str
        For example `(realisasi - target) / target * 100`; also with the signs ×, ÷, −, ≥ and ≤.
    nama : tuple of str
        The names that may stand in it.

    Raises
    ------
    ValueError
        If it is no such formula, in Indonesian.
    """
    if len(teks) > MAKS_PANJANG:
        raise ValueError(f"rumus terlalu panjang; paling banyak {MAKS_PANJANG} huruf")
    baku = teks.translate(TANDA).replace("\ue000", ">=").replace("\ue001", "<=")
    try:
        pohon = ast.parse(baku.strip(), mode="eval").body
    except (SyntaxError, ValueError):
        raise ValueError(f"rumus {teks!r} tidak terbaca; periksa kurung dan tandanya") from None
    _periksa(pohon, nama)
    return pohon


def _periksa(simpul: ast.expr, nama: tuple[str, ...]) -> None:
    match simpul:
        case ast.BinOp(left=a, op=op, right=b) | ast.Compare(left=a, ops=[op], comparators=[b]) if type(op) in OPERASI:
            anak = [a, b]
        case ast.UnaryOp(op=op, operand=a) if type(op) in OPERASI:
            anak = [a]
        case ast.Call(func=ast.Name(id=fungsi), args=anak, keywords=[]) if len(anak) == FUNGSI.get(fungsi, (0, -1))[1]:
            pass
        case ast.Constant(value=int() | float() as nilai) if not isinstance(nilai, bool):
            anak = []
        case ast.Name(id=kata) if kata in nama:
            anak = []
        case _:
            boleh = f"{', '.join(nama)}, angka, + - * / ( ), perbandingan, abs(a), min(a, b), max(a, b)"
            raise ValueError(f"{ast.unparse(simpul)!r} tidak boleh dalam rumus; yang boleh: {boleh}")
    for satu in anak:
        _periksa(satu, nama)


def hitung(teks: str, nilai: Mapping[str, np.ndarray]) -> np.ndarray:
    """Compute a formula on arrays of one length; NaN where the result is not finite.

    Raises
    ------
    ValueError
        As `urai`.
    """
    pohon = urai(teks, tuple(nilai))
    panjang = len(next(iter(nilai.values())))
    with np.errstate(all="ignore"):
        hasil = np.broadcast_to(np.asarray(_nilai(pohon, nilai), dtype=float), panjang)
    return np.where(np.isfinite(hasil), hasil, np.nan)


def _nilai(simpul: ast.expr, nilai: Mapping[str, np.ndarray]) -> np.ndarray | float:
    match simpul:
        case ast.BinOp(left=a, op=op, right=b) | ast.Compare(left=a, ops=[op], comparators=[b]):
            return 1.0 * OPERASI[type(op)](_nilai(a, nilai), _nilai(b, nilai))
        case ast.UnaryOp(op=op, operand=a):
            return OPERASI[type(op)](_nilai(a, nilai))
        case ast.Call(func=ast.Name(id=fungsi), args=isi):
            return FUNGSI[fungsi][0](*(_nilai(satu, nilai) for satu in isi))
        case ast.Constant(value=angka):
            return float(angka)
        case ast.Name(id=kata):
            return nilai[kata]
    raise AssertionError(simpul)
