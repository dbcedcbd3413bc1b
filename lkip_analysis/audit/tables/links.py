"""Which columns follow from which: by arithmetic that most rows keep, with the headings as a prior.

Small tables prove nothing: there the headings must say it. Where many rows keep another arithmetic than the headings
promise, the arithmetic is believed.
"""

from collections.abc import Iterator
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from lkip_analysis.audit.facts import Sure
from lkip_analysis.audit.tables.grid import Fit
from lkip_analysis.audit.tables.headings import Role

if TYPE_CHECKING:
    from lkip_analysis.audit.tables.view import TableView

MOST_COLUMNS = 24
"""Tables with more columns of figures are read by their headings and nearest neighbours only."""
PROOF = 2.5
"""So many informative rows prove a formula that no heading promises."""
SHARE = 0.6
OVERWHELMING, OVERWHELMING_SHARE = 4.0, 0.8
"""So many rows prove a formula against the headings, and a sum or difference of small figures that none promises."""
PROMISE = 1.45
"""Points from which on the headings promise a pair: target or pagu, and realisasi, and nothing against."""
_PERCENT = (Role.CAPAIAN, Role.PERSEN, Role.SERAPAN, Role.REALISASI)
"""Columns that headings may promise to be a percentage; of others only arithmetic can prove it."""
_BASE = {Role.TARGET: 1.0, Role.PAGU: 1.0, Role.LAIN: 0.3, Role.JUMLAH: 0.5, Role.URAIAN: 0.2}
_PART = {
    Role.REALISASI: 1.0,
    Role.REALISASI_ANGGARAN: 1.0,
    Role.CAPAIAN: 0.5,
    Role.SERAPAN: 0.3,
    Role.LAIN: 0.3,
    Role.JUMLAH: 0.3,
    Role.URAIAN: 0.2,
}


class Link(NamedTuple):
    """A column that follows from others.

    Attributes
    ----------
    kind : {'ratio', 'efficiency', 'difference', 'change', 'sum', 'mean'}
    result : int
    operands : tuple of int
        (part, base) of a ratio; (a, b) of a − b; (later, earlier) of a change; the parts of a sum or mean.
    fit : Fit
    sure : Sure
        `PRINTED`: the headings say it and rows keep it (or there are few rows); `IMPLIED`: proved by arithmetic alone;
        `GUESSED`: the headings say it and no row keeps it.
    roles : dict of int to Role
        What the link tells of its columns.
    formula : str
        Of an efficiency: the definition that the rows follow.
    """

    kind: str
    result: int
    operands: tuple[int, ...]
    fit: Fit
    sure: Sure
    roles: dict[int, Role]
    formula: str = ""


def find_links(view: "TableView") -> list[Link]:
    """Find the links of a table, at most one for each column."""
    found: dict[int, Link] = {}
    for search in (_ratios, _efficiencies, _differences, _sums, _means, _changes):
        for link in search(view, found):
            found.setdefault(link.result, link)
    return list(found.values())


def _ratios(view: "TableView", found: dict[int, Link]) -> Iterator[Link]:
    """Percentages of two columns; of the three columns of a ratio only one is taken for its result."""
    columns, links = view.number_columns(), []
    for c in columns:
        head = view.heads[c]
        if view.money[c] or view.roles[c] not in (*_PERCENT, Role.LAIN) or head.says("physical") or head.other_scope:
            continue
        if view.roles[c] is Role.REALISASI and not head.says("percent"):
            continue
        if link := _ratio(view, c, [j for j in columns if j != c]):
            links.append(link)
    links.sort(key=lambda k: (k.sure is Sure.PRINTED, bool(k.fit.kept), k.result > max(k.operands), k.fit.score))
    taken: set[frozenset[int]] = set()
    for link in reversed(links):
        columns_of = frozenset((link.result, *link.operands))
        pair = frozenset(link.operands)
        if columns_of not in taken and (link.fit.kept or pair not in taken):
            taken |= {columns_of, pair}
            yield link


def _ratio(view: "TableView", c: int, others: list[int]) -> Link | None:
    pairs = [(p, b) for p, b in permutations(others, 2) if view.money[p] == view.money[b]]
    prior = {pair: _prior(view, c, *pair) for pair in pairs}
    if len(others) > MOST_COLUMNS:
        pairs = [pair for pair in pairs if prior[pair] >= PROMISE]
    fits = {pair: view.grid.fit(_formulas(view, pair, prior[pair]), c, pair) for pair in pairs}
    promising = [p for p in pairs if prior[p] >= PROMISE and view.roles[c] in _PERCENT]
    promised = max(promising, key=lambda p: (prior[p], fits[p].score), default=None)
    best = max(pairs, key=lambda p: (fits[p].score, prior[p]), default=None)
    if best is None:
        return None
    needed = PROOF - min(1.0, max(0.0, prior[best]))
    proved = fits[best].kept >= needed and fits[best].share >= SHARE and prior[best] > -1
    proved |= fits[best].kept >= OVERWHELMING and fits[best].share >= OVERWHELMING_SHARE
    if promised is not None and not (proved and fits[promised].share < fits[best].share / 2):
        fit = fits[promised]
        sure = Sure.PRINTED if fit.kept or fit.rows < FEW_ROWS else Sure.GUESSED
        return Link("ratio", c, promised, fit, sure, _ratio_roles(view, c, *promised))
    if proved and not _is_product(view, c, pairs, fits[best]):
        return Link("ratio", c, best, fits[best], Sure.IMPLIED, _ratio_roles(view, c, *best))
    return None


def _is_product(view: "TableView", c: int, pairs: list[tuple[int, int]], fit: Fit) -> bool:
    """Whether a column is rather a product of two: a score is a figure times its weight."""
    products = (view.grid.fit(f, c, (a, b)) for a, b in pairs if a < b for f in ("product", "share"))
    return any(p.kept >= fit.kept for p in products)


FEW_ROWS = 3
BOTH_WAYS = ("ratio", "inverse", "inverse ratio")
"""Formulas of indicators that are better when higher, or when lower."""


def _formulas(view: "TableView", pair: tuple[int, int], prior: float) -> tuple[str, ...]:
    """What a percentage may follow: for figures that look like target and realisasi, either way."""
    return BOTH_WAYS if prior >= 1 and not view.money[pair[0]] else BOTH_WAYS[:1]


def _prior(view: "TableView", c: int, part: int, base: int) -> float:
    """How well headings and places speak for `c = part / base`; `PROMISE` and more is a promise."""
    heads, roles = view.heads, view.roles
    points = _BASE.get(roles[base], -1.0) + _PART.get(roles[part], -1.0)
    for j in (part, base):
        if not heads[c].says("against") or (j == base and heads[c].year):
            points += _agree(heads[c].year, heads[j].year, 0.3, 1.5)
        if not heads[c].says("against"):
            points += _agree(heads[c].stage, heads[j].stage, 0.3, 1.0)
        points -= (
            2.0 * heads[j].other_scope + 2.0 * heads[j].says("physical") + abs(heads[j].years_ago - heads[c].years_ago)
        )
        if heads[c].group and heads[c].group == heads[j].group:
            points += 0.2
        points -= 0.01 * abs(c - j)
    years = {heads[j].year for j in (part, base)} - {None}
    if len(years) > 1 and not (heads[c].stage or heads[c].says("against")):
        points -= 1.0
    points += 0.05 if base < part < c else 0.0
    if view.money[part] != (roles[c] is Role.SERAPAN) and roles[c] in (Role.SERAPAN, Role.CAPAIAN):
        points -= 1.0
    if part > c or base > c:
        points -= 0.5 * (heads[c].group != heads[part].group or heads[c].group != heads[base].group)
    return points


def _agree(one: object, other: object, plus: float, minus: float) -> float:
    if one and other:
        return plus if one == other else -minus
    return 0.0 if one == other else -0.05 if "perubahan" in (one, other) else -0.2


def _ratio_roles(view: "TableView", c: int, part: int, base: int) -> dict[int, Role]:
    if view.money[part]:
        if view.roles[base] in (Role.SISA, Role.EFISIENSI) or view.roles[part] in (Role.SISA, Role.EFISIENSI):
            return {c: Role.PERSEN}
        return {c: Role.SERAPAN, part: Role.REALISASI_ANGGARAN, base: Role.PAGU}
    if view.roles[base] is Role.TARGET or view.roles[c] is Role.CAPAIAN:
        return {c: Role.CAPAIAN, part: Role.REALISASI, base: Role.TARGET}
    if view.roles[c] in (Role.REALISASI, Role.PERSEN, Role.LAIN):
        return {c: view.roles[c]}
    return {}


EFFICIENCIES = (
    "plain ratio",
    "ratio",
    "excess",
    "excess percent",
    "difference",
    "saving",
    "plain inverse",
    "unspent",
    "spent",
)
"""Definitions of efficiency that reports apply, the commonest first: of output and input, in percent."""
_OUTPUT = (Role.CAPAIAN, Role.REALISASI, Role.PERSEN, Role.LAIN)
_INPUT = (Role.SERAPAN, Role.PERSEN, Role.LAIN, Role.REALISASI)


def _efficiencies(view: "TableView", found: dict[int, Link]) -> Iterator[Link]:
    """Columns of efficiency: the pair of output and input, and the definition, that most rows follow."""
    columns = [j for j in view.number_columns() if not view.money[j]]
    for c in columns:
        if c in found or view.roles[c] is not Role.EFISIENSI or len(columns) > MOST_COLUMNS:
            continue
        pairs = [
            (a, b)
            for a, b in permutations([j for j in columns if j != c and view.roles[j] is not Role.EFISIENSI], 2)
            if view.roles[a] in _OUTPUT and view.roles[b] in _INPUT
        ]
        fits = {(f, pair): view.grid.fit(f, c, pair) for pair in pairs for f in EFFICIENCIES}
        best = max(fits, key=lambda k: (fits[k].score, -EFFICIENCIES.index(k[0]), -abs(k[1][0] - c)), default=None)
        if best and fits[best].kept >= EFFICIENCY_PROOF and fits[best].share >= SHARE:
            formula, pair = best
            yield Link("efficiency", c, pair, fits[best], Sure.IMPLIED, {}, formula)


EFFICIENCY_PROOF = 1.5


def _differences(view: "TableView", found: dict[int, Link]) -> Iterator[Link]:
    columns = view.number_columns()
    for c in columns:
        role = view.roles[c]
        if c in found or role not in (Role.SISA, Role.LAIN, Role.EFISIENSI):
            continue
        pairs = [
            p
            for p in permutations([j for j in columns if j != c], 2)
            if view.money[p[0]] == view.money[p[1]] == view.money[c]
        ]
        if len(columns) > MOST_COLUMNS or not pairs:
            continue
        fits = {pair: view.grid.fit("difference", c, pair) for pair in pairs}
        best = max(pairs, key=lambda p: (fits[p].score, -abs(p[0] - c) - abs(p[1] - c)))
        promised = role in (Role.SISA, Role.EFISIENSI)
        if _believed(view, c, fits[best], promised):
            yield Link("difference", c, best, fits[best], Sure.PRINTED if role is Role.SISA else Sure.IMPLIED, {})


def _believed(view: "TableView", c: int, fit: Fit, promised: bool) -> bool:
    """Whether rows enough keep a sum or difference; small whole figures agree by chance, amounts of money do not."""
    if promised:
        return fit.kept >= 1.5 and fit.share >= SHARE
    if view.money[c]:
        return fit.kept >= PROOF and fit.share >= SHARE
    return fit.kept >= OVERWHELMING and fit.share >= OVERWHELMING_SHARE and not view.heads[c].stage


def _changes(view: "TableView", found: dict[int, Link]) -> Iterator[Link]:
    columns = view.number_columns()
    for c in columns:
        if c in found or view.money[c] or view.roles[c] not in (Role.SISA, Role.LAIN, Role.PERSEN):
            continue
        pairs = list(permutations([j for j in columns if j != c], 2)) if len(columns) <= MOST_COLUMNS else []
        fits = {pair: view.grid.fit("change", c, pair) for pair in pairs if view.money[pair[0]] == view.money[pair[1]]}
        best = max(fits, key=lambda p: fits[p].score, default=None)
        if best and fits[best].kept >= PROOF and fits[best].share >= SHARE:
            yield Link("change", c, best, fits[best], Sure.IMPLIED, {})


def _runs(view: "TableView", c: int) -> Iterator[tuple[int, ...]]:
    """Columns that a column may sum up: neighbours on one side, or every second one of a group, of one kind."""
    same = [j for j in view.number_columns() if j != c and view.money[j] == view.money[c]]
    for side in ([j for j in same if j < c], [j for j in same if j > c]):
        for start in range(len(side)):
            for end in range(start + 2, min(len(side), start + MOST_COLUMNS) + 1):
                yield tuple(side[start:end])
        leaves = {view.heads[j].text.rpartition(" / ")[2] for j in side}
        for leaf in leaves:
            alike = tuple(j for j in side if view.heads[j].text.rpartition(" / ")[2] == leaf)
            if len(alike) > 1:
                yield alike


def _sums(view: "TableView", found: dict[int, Link]) -> Iterator[Link]:
    columns = view.number_columns()
    if len(columns) > MOST_COLUMNS:
        return
    for c in columns:
        promised = view.roles[c] is Role.JUMLAH
        if c in found or not (
            promised or view.roles[c] in (Role.PAGU, Role.LAIN, Role.TARGET, Role.REALISASI, Role.REALISASI_ANGGARAN)
        ):
            continue
        fits = {run: view.grid.fit_sum(c, run) for run in dict.fromkeys(_runs(view, c))}
        best = max(fits, key=lambda run: (fits[run].score, -len(run)), default=None)
        if best and _believed(view, c, fits[best], promised):
            yield Link("sum", c, best, fits[best], Sure.PRINTED if promised else Sure.IMPLIED, {})


def _means(view: "TableView", found: dict[int, Link]) -> Iterator[Link]:
    for c in view.number_columns():
        if c in found or view.roles[c] is not Role.RATA_RATA:
            continue
        side = [j for j in view.number_columns() if j < c and view.money[j] == view.money[c]]
        same = [j for j in side if view.heads[j].group == view.heads[side[-1]].group] if side else []
        if len(same) > 1:
            yield Link("mean", c, tuple(same), view.grid.fit_sum(c, same), Sure.PRINTED, {})
