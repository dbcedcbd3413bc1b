"""Levels of the rows of a table of amounts, by what it shows: codes, columns, words, list marks, capitals and sums."""

import re
from collections.abc import Callable
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from lkip_analysis.audit.document import Row
from lkip_analysis.audit.tables.amounts import amount_or_zero
from lkip_analysis.audit.tables.headings import Role
from lkip_analysis.audit.tables.rows import is_name

if TYPE_CHECKING:
    from lkip_analysis.audit.tables.view import TableView

MIN_ROWS = 3
ENOUGH = 0.8
"""Share of the rows that must show a sign for it to order them."""
Levels = list[int | None]
"""Level of each row, 0 outermost; None for a row that belongs to no level."""

_CODE = re.compile(r"(?:[\dxX]{1,4}\.){1,8}[\dxX]{1,5}\.?")
_LEADING_CODE = re.compile(rf"\s*({_CODE.pattern}|\d{{1,2}})[.)]?\s+(?=[A-Za-z])")


def _enough(levels: Levels) -> bool:
    known = [level for level in levels if level is not None]
    return len(known) >= max(MIN_ROWS, ENOUGH * len(levels)) and len(set(known)) > 1


def by_code(view: "TableView", rows: list[Row], columns: list[int]) -> Levels | None:
    """Levels by codes such as `2.07.01.2.01` or `1.1`, in a cell of their own or before the name."""
    codes = [_code(row, min(columns)) for row in rows]
    levels = [code.count(".") if code else None for code in codes]
    deep = [code for code in codes if code and "." in code]
    known = {code for code in codes if code}
    with_parent = [c for c in deep if any(c[:i] in known for i, letter in enumerate(c) if letter == ".")]
    return levels if _enough(levels) and len(with_parent) * 2 >= len(deep) else None


def _code(row: Row, before: int) -> str | None:
    left = [cell.text.strip() for cell in row.cells[:before]]
    for text in left:
        if _CODE.fullmatch(text):
            return text.rstrip(".")
    parts = []
    for text in left:
        if re.fullmatch(r"\d{1,4}(?:\.\d{1,4})*|[xX]{1,2}", text):
            parts.append(text)
        elif text:
            break
    if parts:
        return ".".join(parts)
    leading = next((m for t in left if t and (m := _LEADING_CODE.match(t))), None)
    return leading[1].rstrip(".") if leading else None


_LEVEL_ROLES = (Role.PROGRAM, Role.KEGIATAN, Role.SUB_KEGIATAN)


def by_column(view: "TableView", rows: list[Row], columns: list[int]) -> Levels | None:
    """Levels by the columns Program, Kegiatan and Sub Kegiatan: the innermost that a row fills itself."""
    level_of = {j: _LEVEL_ROLES.index(role) + 1 for j, role in enumerate(view.roles) if role in _LEVEL_ROLES}
    levels = [max((t for j, t in level_of.items() if is_name(row[j].text)), default=None) for row in rows]
    return levels if _enough(levels) else None


_WORDS = (
    (re.compile(r"\s*[\divxa-z.]{0,5}\s*(?:sasaran|tujuan)\b", re.IGNORECASE), 0),
    (re.compile(r"\s*[\divxa-z.]{0,5}\s*urusan\b", re.IGNORECASE), 0),
    (re.compile(r"\s*[\divxa-z.]{0,5}\s*(?:nama\s+)?program\b", re.IGNORECASE), 1),
    (re.compile(r"\s*[\divxa-z.]{0,5}\s*sub\s*-?\s*kegiatan\b", re.IGNORECASE), 3),
    (re.compile(r"\s*[\divxa-z.]{0,5}\s*kegiatan\b", re.IGNORECASE), 2),
)


def by_word(view: "TableView", rows: list[Row], columns: list[int]) -> Levels | None:
    """Levels by the words Program, Kegiatan, Sub Kegiatan before the names."""

    def level(row: Row) -> int | None:
        for cell in row.cells[: min(columns)]:
            for pattern, number in _WORDS:
                if is_name(cell.text) and pattern.match(cell.text):
                    return number
        return None

    levels = [level(row) for row in rows]
    return levels if _enough(levels) else None


_STYLES = (
    ("roman", re.compile(r"[IVX]{1,5}[.)]?")),
    ("letter", re.compile(r"[A-Z][.)]?")),
    ("number in bracket", re.compile(r"\(?\d{1,2}\)")),
    ("number", re.compile(r"\d{1,2}\.?")),
    ("small letter", re.compile(r"[a-z][.)]?")),
    ("bullet", re.compile(r"[-•*]")),
)


def by_marker(view: "TableView", rows: list[Row], columns: list[int]) -> Levels | None:
    """Levels by list marks of several styles (`I`, `A`, `1`, `a`): the first that comes is the outermost."""
    styles = [_style(row, min(columns)) for row in rows]
    order = list(dict.fromkeys(style for style in styles if style))
    levels = [order.index(style) if style else None for style in styles]
    return levels if _enough(levels) else None


def _style(row: Row, before: int) -> str | None:
    first = next((cell.text.strip() for cell in row.cells[:before] if cell.text), "")
    words = first.split()
    if not words or (len(words) > 1 and not words[0].endswith((".", ")")) and words[0] not in "-•*"):
        return None
    return next((name for name, pattern in _STYLES if pattern.fullmatch(words[0])), None)


_PROGRAM = re.compile(r"\W*(?:[\divx]{1,4}[.)]?\s+)?program\b", re.IGNORECASE)


def by_capitals(view: "TableView", rows: list[Row], columns: list[int]) -> Levels | None:
    """Levels where only the programs show, by the word or in capitals: sums and list numbers tell the rest.

    Other rows in capitals, such as the agency's, stand above the programs.
    """
    left = [j for j in range(min(columns)) if view.roles[j] is not Role.INDIKATOR]
    name = max(left, key=lambda j: sum(is_name(row[j].text) for row in rows), default=None)
    if name is None:
        return None
    filled = [i for i, row in enumerate(rows) if row[name].text and any(row[j].number for j in columns)]
    heads = [i for i in filled if _capitals(rows[i][name].text) or _PROGRAM.match(rows[i][name].text)]
    programs = [i for i in heads if _PROGRAM.match(rows[i][name].text)] or heads
    if not programs or heads[0] != filled[0] or len(heads) == len(filled):
        return None
    heads = sorted({*heads, *(i for i in filled if i < programs[0])})
    levels: Levels = [None] * len(rows)
    for i in heads:
        levels[i] = 0 if i in programs else -1
    for start, end in pairwise([*heads, len(rows)]):
        below = [i for i in filled if start < i < end]
        for i, level in zip(
            below, _split(rows[start], [rows[i] for i in below], columns) if below else [], strict=True
        ):
            levels[i] = level
    return levels


def _capitals(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return len(name.split()) > 1 and len(letters) > 5 and sum(c.isupper() for c in letters) > 0.9 * len(letters)


WRONG_SUM, RIGHT_SUM, WRONG_NUMBER, NO_CHILD = 1.0, 0.6, 0.3, 0.9
"""What a cut of rows into kegiatan costs and gains."""
MOST_ROWS = 150
"""Rows under one program that are cut by sums; more are not looked at."""
MOST_SUMS = 4000


def _split(head: Row, rows: list[Row], columns: list[int]) -> Levels:
    """Cut the rows under a program into kegiatan with their sub kegiatan.

    The kegiatan make the program, in some column; of such cuts, that with the fewest wrong sums is taken.
    """
    values = [[_plain(amount_or_zero(row[j])) for row in rows] for j in columns]
    known = [
        (_plain(amount_or_zero(head[j])), column)
        for j, column in zip(columns, values, strict=True)
        if None not in column
    ]
    flat = [total == sum(column) for total, column in known if total is not None]
    if (flat and all(flat)) or len(rows) > MOST_ROWS:
        return [1] * len(rows)
    cost = _Cost([column for _, column in known], [_number(row, min(columns)) for row in rows], len(rows))
    best = min((c for total, column in known if total and (c := _cut(cost, column, total))), default=None)
    kegiatan = set((best or _cut(cost, [Fraction(0)] * len(rows), Fraction(0)))[1])
    return [1 if i in kegiatan else 2 for i in range(len(rows))]


def _plain(value: Fraction | None) -> Fraction | int | None:
    """A whole amount as an integer, which adds up faster."""
    return int(value) if value is not None and value.denominator == 1 else value


class _Cost:
    """Cost of a kegiatan with the rows below it: wrong sums cost, right ones that are not zero gain."""

    def __init__(self, columns: list[list[Fraction]], numbers: list[int | None], count: int) -> None:
        self.columns, self.numbers, self.count = columns, numbers, count
        self.known: dict[tuple[int, int], float] = {}
        self.running = [[*accumulate(column, initial=Fraction(0))] for column in columns]
        self.offset = [None if n is None else k - n for k, n in enumerate(numbers)]

    def __call__(self, i: int, j: int) -> float:
        if (i, j) not in self.known:
            self.known[i, j] = NO_CHILD if i == j else self._of(i, j)
        return self.known[i, j]

    def _of(self, i: int, j: int) -> float:
        cost = 0.0
        for column, running in zip(self.columns, self.running, strict=True):
            same = column[i] == running[j + 1] - running[i + 1]
            cost += WRONG_SUM if not same else -RIGHT_SUM if column[i] else 0.0
        return cost + WRONG_NUMBER * sum(offset not in (None, i) for offset in self.offset[i + 1 : j + 1])


def _cut(cost: _Cost, column: list[Fraction], total: Fraction) -> tuple[float, tuple[int, ...]] | None:
    """The cheapest cut whose kegiatan add up to a total; bounded, None where there is none."""
    states: list[dict[Fraction, tuple[float, tuple[int, ...]]]] = [{} for _ in range(cost.count + 1)]
    states[0][Fraction(0)] = (0.0, ())
    for i in range(cost.count):
        for made, (price, cuts) in states[i].items():
            reached = made + column[i]
            if reached > total:
                continue
            for j in range(i, cost.count):
                option = (price + cost(i, j), (*cuts, i))
                old = states[j + 1].get(reached)
                if (old is None and len(states[j + 1]) < MOST_SUMS // cost.count) or (old is not None and option < old):
                    states[j + 1][reached] = option
    return states[-1].get(total)


def _number(row: Row, before: int) -> int | None:
    """List number of a row, in a cell of its own or before the name."""
    for cell in row.cells[:before]:
        if found := re.match(r"\s*(\d{1,2})(?:[.)]?\s|[.)]?$)", cell.text):
            return int(found[1])
    return None


def by_sums(view: "TableView", rows: list[Row], columns: list[int]) -> Levels | None:
    """Levels where nothing shows them: a row that is the sum of the rows below it, in some column, is above them."""
    values = [[amount_or_zero(row[j]) for j in columns] for row in rows]
    depth: dict[int, int] = {}
    roots: list[int] = []
    parents = 0
    children: dict[int, list[int]] = {}
    for i in reversed(range(len(rows))):
        taken = _sum_of_first(values, i, roots)
        children[i] = roots[:taken]
        parents += taken > 1
        roots = [i, *roots[taken:]]
    stack = [(i, 0) for i in roots]
    while stack:
        i, level = stack.pop()
        depth[i] = level
        stack += [(child, level + 1) for child in children[i]]
    return [depth[i] for i in range(len(rows))] if parents else None


def _sum_of_first(values: list[list[Fraction | None]], i: int, roots: list[int]) -> int:
    """How many of the next rows add up to a row in one of its columns; 0 where none do.

    A single row is a part where it has all amounts of the row, of several columns.
    """
    if roots and values[roots[0]] == values[i] and sum(bool(v) for v in values[i]) > 1:
        return 1
    for c, own in enumerate(values[i]):
        if not own:
            continue
        made = Fraction(0)
        for k, root in enumerate(roots, 1):
            made += values[root][c] or 0
            if made == own and k > 1:
                return k
            if made > own:
                break
    return 0


SIGNS: tuple[Callable[["TableView", list[Row], list[int]], Levels | None], ...] = (
    by_code,
    by_column,
    by_word,
    by_marker,
    by_capitals,
    by_sums,
)
"""Signs of the levels, the surer first; each takes the table, its rows and its columns of amounts."""
