"""One fact said twice: figures of one quantity that differ between tables."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

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
MIN_WORDS = 2
GUESS = " (Dugaan: tabel-tabel itu memuat angka dari tahap yang sama.)"
_LEVEL = re.compile(r"\s*(?:\d[\d.]*\s+)?(sub ?kegiatan|program|kegiatan)\b", re.I)
Quantity = tuple


def between_tables(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A quantity with different values in two tables; the value that stands most often, or is proved, is kept."""
    measures = {Measure(m) for m in relation.parameters["measures"]}
    different = {q: groups for q, facts in _quantities(audit) if len(groups := _groups(facts)) > 1}
    for quantity, groups in different.items():
        key, measure, *when = quantity
        inputs = {(key, m, *when) for m in (Measure.TARGET, Measure.REALISASI)}
        if measure not in measures or (measure is Measure.CAPAIAN and inputs & different.keys()):
            continue  # The capaian differs because its inputs do: one cause, one finding.
        if not (measure in MONEY and relation.parameters.get("same_size") and _sizes_differ(groups)):
            yield _finding(audit, groups, relation)


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
    if fact.role.row.is_total or is_mean(fact.role.row) or fact.year is None or fact.scope:
        return False
    if min(fact.certainty.subject, fact.certainty.measure) is Sure.GUESSED or audit.is_blamed(fact.role.cell):
        return False
    money = fact.value.satuan == "Rp" or fact.measure in MONEY
    return len(fact.key.split()) >= MIN_WORDS and (money or fact.key in reported) and money is (fact.measure in MONEY)


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


def _sizes_differ(groups: list[list[Fact]]) -> bool:
    """Whether amounts differ so much that one is in millions, or of another thing."""
    values = [abs(g[0].value.nilai) for g in groups]
    return min(values) * 100 < max(values)


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


def _finding(audit: "Audit", groups: list[list[Fact]], relation: Relation) -> AuditFinding:
    """One finding for a quantity, with all its values."""
    main, *others = sorted(groups, key=lambda g: (len(g), any(_proved(audit, f) for f in g)), reverse=True)
    first = others[0][0]
    facts = [f for g in groups for f in g]
    staged = first.measure is not Measure.REALISASI and any(
        STAGED.search(f"{f.role.table.title} {f.role.table.section.title} {f.place.column or ''}") for f in facts
    )
    proved = any(_proved(audit, f) for f in main) and not any(_proved(audit, f) for g in others for f in g)
    copied = audit.origin_of(first)
    kept = (len(main) > len(others[0]) or proved or bool(copied)) and (not staged or bool(copied))
    sure = kept and all(f.certainty.year >= Sure.IMPLIED for f in facts)
    values = [f"{g[0].value.teks.strip()} pada {_tables(g)}" for g in (*others, main)]
    return relation.finding(
        tuple(f.place for g in others for f in g) + tuple(f.place for f in main[: 1 if kept else None]),
        (first.key, first.measure, str(first.year), first.stage, *sorted(str(g[0].value.nilai) for g in groups)),
        "; ".join(g[0].value.teks.strip() for g in others),
        main[0].value.teks.strip() if kept else "",
        subject=first.subject,
        severity=None if sure else Severity.WARNING,
        measure=first.measure.capitalize(),
        year=first.year,
        values=f"{', '.join(values[:-1])}, tetapi {values[-1]}",
        origin=f" Angka {first.value.teks.strip()} ialah {copied}." if copied else "",
        note=GUESS if staged and not copied else "",
    )


def _proved(audit: "Audit", fact: Fact) -> bool:
    return id(fact.role.cell) in audit.supported


def _tables(facts: list[Fact]) -> str:
    labels = list(dict.fromkeys(f.role.table.label for f in facts))
    return labels[0] + (f" dan {len(labels) - 1} tabel lain" if len(labels) > 1 else "")
