"""One fact said twice: figures of one quantity that differ between tables."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from lkip_analysis.audit.facts import MONEY, Fact, Measure, Sure
from lkip_analysis.audit.finding import AuditFinding, Severity
from lkip_analysis.audit.relations import Relation
from lkip_analysis.audit.tables.rows import is_mean
from lkip_analysis.text.parse_numbers import AngkaTercetak

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

STAGED = re.compile(
    r"renstra|rpjm|rkpd|rencana (?:strategis|kerja|aksi)|renja|rkt|murni|perubahan|cascading|pohon kinerja", re.I
)
"""Documents whose targets and budgets may lawfully differ from those of the perjanjian kinerja."""
_PARTIAL = re.compile(r"(?:perjanjian|penetapan|rencana) (?:kinerja|aksi)", re.I)
"""Agreements of officials, each of which has but its part of a budget."""
MIN_WORDS = 2
RARE_DIGITS = 5
GUESS = " (Dugaan: tabel-tabel itu memuat angka dari tahap yang sama.)"
_LEVEL = re.compile(r"\s*(?:\d[\d.]*\s+)?(sub ?kegiatan|program|kegiatan)\b", re.I)
Quantity = tuple


def between_tables(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A quantity with different values in two tables that agree in most that they share.

    Tables that differ in most are of another stage or year. An amount that is copied from a neighbour or a part
    needs no such proof.
    """
    measures = {Measure(m) for m in relation.parameters["measures"]}
    quantities = list(_quantities(audit))
    agreement = _agreement(quantities)
    different = {q: groups for q, facts in quantities if len(groups := _groups(facts)) > 1}
    inputs = {(q[0], q[3]) for q in different if q[1] in (Measure.TARGET, Measure.REALISASI)}
    for quantity, groups in different.items():
        key, measure, _, stage, *_ = quantity
        if measure not in measures or (measure is Measure.CAPAIAN and (key, stage) in inputs):
            continue  # The capaian differs because its inputs do: one cause, one finding.
        main, *others = _by_weight(audit, groups)
        for group in others:
            rest = [f for g in groups if g is not group for f in g]
            if copied := _copied_from(audit, group[0], rest):
                right = next(g for g in groups if copied.of in g) if copied.of else main
                yield _finding(audit, right, [group], relation, copied.told)
        told = [g for g in others if _alike(agreement, main, g) and not _copied_from(audit, g[0], main)]
        if told:
            yield _finding(audit, main, told, relation, "")


Agreement = dict[tuple[Measure, frozenset[int]], list[int]]


def _agreement(quantities: list[tuple[Quantity, list[Fact]]]) -> Agreement:
    """How many quantities of a measure two tables share with one value, and with different ones."""
    count: Agreement = defaultdict(lambda: [0, 0])
    for _, facts in quantities:
        for i, one in enumerate(facts):
            for other in facts[i + 1 :]:
                pair = one.measure, frozenset((id(one.role.table), id(other.role.table)))
                count[pair][same_print(one.value, other.value) is False] += 1
    return count


def _alike(agreement: Agreement, main: list[Fact], others: list[Fact]) -> bool:
    """Whether a table of one group agrees with a table of the other in at least as much as it differs in."""
    pairs = (frozenset((id(a.role.table), id(b.role.table))) for a in main for b in others)
    counts = [agreement[main[0].measure, pair] for pair in pairs]
    lonely = main[0].measure not in MONEY and all(sum(c) == 1 for c in counts)
    return lonely or any(same >= differ for same, differ in counts)


def _by_weight(audit: "Audit", groups: list[list[Fact]]) -> list[list[Fact]]:
    return sorted(groups, key=lambda g: (len(g), any(_proved(audit, f) for f in g)), reverse=True)


class Copied(NamedTuple):
    """What an amount was copied from, and, where that is a part, the fact whose part it is."""

    told: str
    of: Fact | None


def _copied_from(audit: "Audit", fact: Fact, others: list[Fact]) -> Copied | None:
    """The row above that an amount repeats, or the part of what it should be; None where neither."""
    if fact.measure not in MONEY:
        return None
    view = audit.view_of(fact.role.table)
    j = fact.role.cell.column.index
    above = next((r for r in view.table.rows if r.number == fact.role.row.number - 1), None)
    same = above is not None and above[j].number is not None and above[j].number.nilai == fact.value.nilai
    if same and _rare(fact.value) and all(r is not fact.role.row for r in view.rows_below(above)):
        return Copied(f"angka pada baris di atasnya, “{view.name(above, j)}”", None)
    if _PARTIAL.search(view.context):
        return None
    for other in others:
        if other.value.nilai <= fact.value.nilai:
            continue
        whole = audit.view_of(other.role.table)
        k = other.role.cell.column.index
        for row in whole.rows_below(other.role.row):
            if row[k].number and row[k].number.nilai == fact.value.nilai:
                return Copied(f"{fact.measure} “{whole.name(row, k)}” pada {whole.table.label}", other)
    return None


def _quantities(audit: "Audit") -> Iterator[tuple[Quantity, list[Fact]]]:
    """Quantities that several tables print, with their facts."""
    reported = {f.key for f in audit.table_facts.facts if f.measure in (Measure.REALISASI, Measure.CAPAIAN)}
    by_quantity: dict[Quantity, list[Fact]] = defaultdict(list)
    for fact in audit.table_facts.facts:
        if _comparable(audit, fact, reported):
            level = _level(fact.subject) if fact.measure in MONEY else ""
            key = audit.table_facts.canonical(fact.key)
            by_quantity[key, fact.measure, fact.year, fact.stage, fact.scope, level].append(fact)
    for quantity, facts in by_quantity.items():
        per_table: dict[int, list[Fact]] = defaultdict(list)
        for fact in facts:
            per_table[id(fact.role.table)].append(fact)
        single = [same[0] for same in per_table.values() if len({f.value.nilai for f in same}) == 1]
        if len(single) > 1:
            yield quantity, single


def _comparable(audit: "Audit", fact: Fact, reported: set[str]) -> bool:
    if fact.measure in (Measure.LAIN, Measure.CACAH, Measure.EFISIENSI, Measure.PREDIKAT, Measure.SISA):
        return False
    if fact.role.row.is_total or is_mean(fact.role.row) or fact.scope or _undated(audit, fact):
        return False
    if min(fact.certainty.subject, fact.certainty.measure) is Sure.GUESSED or audit.is_blamed(fact.role.cell):
        return False
    if fact.measure is Measure.CAPAIAN and not _computed(audit, fact):
        return False
    money = fact.value.satuan == "Rp" or fact.measure in MONEY
    return len(fact.key.split()) >= MIN_WORDS and (money or fact.key in reported) and money is (fact.measure in MONEY)


def _undated(audit: "Audit", fact: Fact) -> bool:
    return fact.year is None and bool(audit.year) and fact.stage != "akhir"


def _computed(audit: "Audit", fact: Fact) -> bool:
    """Whether a capaian is proved to be a percentage of its target: the word is also used of a level."""
    view = audit.view_of(fact.role.table)
    return any(link.kind == "ratio" and link.result == fact.role.cell.column.index for link in view.links)


def _level(name: str) -> str:
    found = _LEVEL.match(name)
    return found[1].casefold().replace(" ", "") if found else ""


def _groups(facts: list[Fact]) -> list[list[Fact]]:
    """Facts by printed value: the value that stands most often first."""
    groups: list[list[Fact]] = []
    for fact in facts:
        for group in groups:
            if same_print(group[0].value, fact.value) is not False:
                group.append(fact)
                break
        else:
            groups.append([fact])
    return sorted(groups, key=len, reverse=True)


def same_print(a: AngkaTercetak, b: AngkaTercetak) -> bool | None:
    """Whether two prints can be one figure, rounded or cut to their digits; None where units differ."""
    if a.kosong or b.kosong or (None not in (a.satuan, b.satuan) and (a.satuan == "%") != (b.satuan == "%")):
        return None
    return any(_same(x, y) for x in a.bacaan for y in b.bacaan)


def _same(a: AngkaTercetak, b: AngkaTercetak) -> bool:
    if a.desimal == b.desimal:
        return a.nilai == b.nilai
    coarse, fine = sorted((a, b), key=lambda x: x.desimal)
    unit = Decimal(1).scaleb(-coarse.desimal)
    return -unit / 2 <= fine.nilai - coarse.nilai < unit


def _finding(
    audit: "Audit", main: list[Fact], others: list[list[Fact]], relation: Relation, copied: str
) -> AuditFinding:
    """One finding for a quantity, with all its values."""
    first = others[0][0]
    facts = [*main, *(f for g in others for f in g)]
    titles = " ".join(f"{f.role.table.title} {f.role.table.section.title} {f.place.column or ''}" for f in facts)
    staged = first.measure is not Measure.REALISASI and bool(
        STAGED.search(titles) or (first.measure in MONEY and _PARTIAL.search(titles))
    )
    proved = any(_proved(audit, f) for f in main) and not any(_proved(audit, f) for g in others for f in g)
    kept = bool(copied) or (not staged and (len(main) > len(others[0]) or proved))
    origin = copied or audit.origin_of(first)
    values = [f"{g[0].value.teks.strip()} pada {_tables(g)}" for g in (*others, main)]
    return relation.finding(
        tuple(f.place for g in others for f in g) + tuple(f.place for f in main[: 1 if kept else None]),
        (first.key, first.measure, str(first.year), first.stage, *sorted({str(f.value.nilai) for f in facts})),
        "; ".join(g[0].value.teks.strip() for g in others),
        main[0].value.teks.strip() if kept else "",
        subject=first.subject,
        severity=None if kept else Severity.WARNING,
        measure=first.measure.capitalize(),
        year=" ".join(str(part) for part in (first.stage, first.year) if part) + " " * bool(first.stage or first.year),
        values=f"{', '.join(values[:-1])}, tetapi {values[-1]}",
        origin=f" Angka {first.value.teks.strip()} ialah {origin}." if origin else "",
        note=GUESS if staged and not copied else "",
    )


def _rare(number: AngkaTercetak) -> bool:
    """Whether a figure has so many digits that two rows do not have it by chance."""
    return len(number.nilai.normalize().as_tuple().digits) >= RARE_DIGITS


def _proved(audit: "Audit", fact: Fact) -> bool:
    return id(fact.role.cell) in audit.supported


def _tables(facts: list[Fact]) -> str:
    labels = list(dict.fromkeys(f.role.table.label for f in facts))
    return labels[0] + (f" dan {len(labels) - 1} tabel lain" if len(labels) > 1 else "")
