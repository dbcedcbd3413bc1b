"""Checks of what sentences claim: order, derived figures, counts, classes, values."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lkip_analysis.audit.facts import Claim, ClaimKind, Fact, Measure, Sure
from lkip_analysis.audit.finding import AuditFinding, Severity
from lkip_analysis.audit.relations import Relation
from lkip_analysis.audit.sentences.evidence import sign

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

_ALLOWED = {
    ClaimKind.RISE: {1},
    ClaimKind.FALL: {-1},
    ClaimKind.SAME: {0},
    ClaimKind.ABOVE: {1},
    ClaimKind.BELOW: {-1},
    ClaimKind.REACHED: {0, 1},
    ClaimKind.MISSED: {-1},
}
"""Signs of first minus second operand that a word of order allows."""
_SAYS = {1: "lebih tinggi", 0: "sama", -1: "lebih rendah"}
_MOVES = {1: "naik", 0: "tetap", -1: "turun"}
_TIME = frozenset({ClaimKind.RISE, ClaimKind.FALL, ClaimKind.SAME})


def _of(audit: "Audit", relation: Relation) -> Iterator[Claim]:
    kinds = {ClaimKind(k) for k in relation.parameters["claims"]}
    return (c for c in audit.base.claims if c.kind in kinds)


def _severity(claim: Claim, relation: Relation) -> Severity:
    """What rests on a guess is a warning at most."""
    return relation.severity if claim.certainty is Sure.PRINTED else max_of(relation.severity)


def max_of(severity: Severity) -> Severity:
    """The severity, but no worse than a warning."""
    return Severity.WARNING if severity is Severity.ERROR else severity


def shown(fact: Fact, *, place: bool = True) -> str:
    """A figure with its year and where it stands, where that is a table."""
    year = f" ({fact.year})" if fact.year and (fact.role or fact.certainty.year is Sure.PRINTED) else ""
    where = f" pada {fact.role.table.label}" if fact.role and place else ""
    return f"{' '.join(fact.value.teks.split())}{year}{where}"


def order(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A word of order that the two figures contradict."""
    for claim in _of(audit, relation):
        left, right = claim.operands
        moved = claim.kind in _TIME
        against_target = not moved and (left.measure is Measure.TARGET) != (right.measure is Measure.TARGET)
        if against_target != relation.parameters["target"]:
            continue
        found = sign(left.value, right.value)
        if found is None or (found in _ALLOWED[claim.kind]) != claim.negated:
            continue
        words = f"tidak {claim.words}" if claim.negated else claim.words
        yield relation.finding(
            (claim.place, *(f.place for f in claim.operands if f.role)),
            (claim.subject, words, left.value.teks, right.value.teks),
            words,
            _MOVES[found] if moved else "",
            subject=claim.subject or left.subject,
            severity=_severity(claim, relation),
            left=shown(left),
            right=shown(right),
            says=_MOVES[found] if moved else _SAYS[found],
            about=f" “{claim.subject}”" if claim.subject else "",
        )


def _cut_at_full(claim: Claim) -> bool:
    """Whether a percentage may have been cut at 100 by a cap that the report does not declare."""
    return claim.kind is ClaimKind.RATIO and claim.stated is not None and claim.stated.nilai == 100


def derived(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A derived figure that its operands do not give; the extractor has tried every pair that it can be of."""
    for claim in _of(audit, relation):
        few = [shown(f) for f in claim.operands[:6]]
        if len(claim.operands) > len(few):
            few.append("…")
        yield relation.finding(
            (claim.place, *(f.place for f in claim.operands[:6] if f.role or claim.kind is ClaimKind.SUM)),
            (claim.subject, claim.words, claim.expected),
            claim.words,
            claim.expected,
            subject=claim.subject,
            severity=max_of(relation.severity) if _cut_at_full(claim) else _severity(claim, relation),
            parts="; ".join(few),
            about=f" “{claim.subject}”" if claim.subject else "",
        )


def value(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A figure that the tables print otherwise; the table is right where its row or another table proves it."""
    for claim in _of(audit, relation):
        said, known = claim.operands
        backed = _backed(audit, known)
        sure = claim.certainty is Sure.PRINTED and backed
        expected = claim.expected or (" ".join(known.value.teks.split()) if backed else "")
        yield relation.finding(
            (claim.place, *((known.place,) if known.role else ())),
            (known.subject, str(known.measure), str(said.year), said.value.teks, known.value.teks),
            " ".join(said.value.teks.split()) if claim.kind is ClaimKind.VALUE else str(said.year),
            expected,
            subject=known.subject,
            severity=relation.severity if sure else max_of(relation.severity),
            measure=str(known.measure),
            year=f" tahun {said.year}" if said.year else "",
            figure=" ".join(said.value.teks.split()),
            where=known.role.table.label if known.role else "kalimat lain",
            known=shown(known, place=False),
            known_year=known.year or "",
        )


def _backed(audit: "Audit", fact: Fact) -> bool:
    """Whether something besides the cell itself speaks for it."""
    if fact.role is None or id(fact.role.cell) in audit.blamed:
        return False
    if id(fact.role.cell) in audit.supported:
        return True
    same = [
        f
        for f in audit.table_facts.by_subject.get(fact.key, ())
        if f.measure is fact.measure and f.year == fact.year and f.value.nilai == fact.value.nilai
    ]
    return len(same) > 1


def count(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A count, `seluruh` or `tidak ada`, that the rows of its table or the items of its list contradict."""
    for claim in _of(audit, relation):
        if claim.kind is ClaimKind.COUNT and bool(claim.subject) != relation.parameters["table"]:
            continue
        names = "; ".join(" ".join(f.subject.split()) for f in claim.operands)
        yield relation.finding(
            (claim.place, *(f.place for f in claim.operands if f.role)),
            (claim.subject, claim.words, claim.expected),
            claim.words,
            claim.expected,
            severity=_severity(claim, relation),
            table=claim.subject,
            names=f" ({names})" if names else "",
        )


def label(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A class that the scale does not give the figure, or a first place that another figure has."""
    for claim in _of(audit, relation):
        fact, *others = claim.operands
        yield relation.finding(
            (claim.place, *(f.place for f in claim.operands if f.role)),
            (fact.subject, fact.value.teks, claim.stated_word, str(claim.kind)),
            claim.stated_word,
            claim.expected,
            subject=fact.subject,
            severity=_severity(claim, relation),
            figure=shown(fact),
            words=claim.words,
            other=f"{others[0].subject} {shown(others[0])}" if others else "",
            instead=f"; seharusnya {claim.expected}" if claim.expected else "",
        )


def twice(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """One thing that two sentences print with two values; neither is known to be right."""
    for claim in _of(audit, relation):
        here, there = claim.operands
        values = sorted({here.value.teks, there.value.teks})
        yield relation.finding(
            (claim.place, there.place),
            (claim.subject, str(here.year), *values),
            here.value.teks,
            subject=claim.subject,
            year=here.year,
            other=there.value.teks,
        )
