"""Figures that do not follow from the others of their row."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from lkip_analysis.audit.document import Row
from lkip_analysis.audit.facts import Measure, Sure
from lkip_analysis.audit.finding import AuditFinding, Severity, name_a_few
from lkip_analysis.audit.formulas import FORMULAS, judge, like
from lkip_analysis.audit.names import name_key
from lkip_analysis.audit.relations import Relation
from lkip_analysis.audit.tables.equations import Equation
from lkip_analysis.audit.tables.headings import Role
from lkip_analysis.audit.tables.links import Link
from lkip_analysis.audit.tables.rows import is_mean
from lkip_analysis.audit.tables.view import TableView
from lkip_analysis.text.parse_numbers import AngkaTercetak
from lkip_analysis.text.tolerance import BEDA, DIPOTONG, setara

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

CAPS = (100, 110, 115, 120, 125, 150, 200)
MIN_COPY = 2
GUESS = " (Dugaan: kolom itu dihitung dengan cara ini.)"


def ratio(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A percentage that its part and base do not give, for the results that the relation names."""
    for view in audit.tables:
        links = {id(link): link for link in view.links if link.kind == "ratio"}
        for link in links.values():
            if _relation_of(view, link) == relation.parameters["result"]:
                yield from _column(audit, view, link, relation)


def _relation_of(view: TableView, link: Link) -> str:
    role = view.roles[link.result]
    return role.value if role in (Role.CAPAIAN, Role.SERAPAN) else "persen"


def _column(audit: "Audit", view: TableView, link: Link, relation: Relation) -> Iterator[AuditFinding]:
    wrong = [
        b.equation for b in audit.broken_in(view) if b.equation.link is link and not _excused(audit, view, b.equation)
    ]
    if _copied(view, link):
        return
    if link.sure is Sure.GUESSED:
        exact = {view.roles[j] for j in link.operands} <= {
            Role.TARGET,
            Role.REALISASI,
            Role.PAGU,
            Role.REALISASI_ANGGARAN,
        }
        if wrong and exact:
            yield _other_formula(view, link, wrong, relation)
        return
    for equation in wrong:
        yield _wrong(audit, view, equation, relation)
    for equation in audit.equations_in(view):
        if equation.link is link and (verdict := equation.judged({})) and verdict.result == DIPOTONG:
            yield _cut(view, equation, relation)


def _wrong(audit: "Audit", view: TableView, equation: Equation, relation: Relation) -> AuditFinding:
    printed = equation.result.number
    part, base = equation.operands
    verdict = equation.judged({})
    expected = like(verdict.value, printed)
    note, severity = "", None
    if printed.satuan == "%" and _right(_times_100(printed), part.number, base.number):
        note = " (rasio yang diberi tanda persen)"
    elif _capped(audit, view, equation, verdict.value):
        note, severity = f" (dugaan: dibatasi {printed.teks}, tetapi batas itu tidak dinyatakan)", Severity.WARNING
    elif equation.sure is Sure.IMPLIED and equation.link.fit.share < 0.75:
        severity = Severity.WARNING
    subject = view.name(equation.row, equation.result.column.index)
    year = view.year(equation.result.column.index)
    return relation.finding(
        (equation.result.place,),
        (name_key(subject), relation.parameters["result"], str(year or ""), printed.teks, expected),
        printed.teks,
        expected,
        subject=subject,
        severity=severity,
        part=part.text,
        base=base.text,
        year=f" {year}" if year and relation.parameters["result"] == "capaian" else "",
        table=view.table.label,
        column=equation.result.column.name or "kolom persentase",
        note=note,
    )


def _times_100(number: AngkaTercetak) -> AngkaTercetak:
    return number._replace(nilai=number.nilai * 100, desimal=number.desimal - 2, alternatif=None)


def _cut(view: TableView, equation: Equation, relation: Relation) -> AuditFinding:
    subject, printed = view.name(equation.row, equation.result.column.index), equation.result.number
    expected = like(equation.judged({}).value, printed)
    return relation.finding(
        (equation.result.place,),
        (name_key(subject), "dipotong", printed.teks, expected),
        printed.teks,
        expected,
        subject=subject,
        severity=Severity.INFO,
        message="{column} “{subject}” tercetak {stated}, dipotong dari {expected}, tidak dibulatkan",
        column=equation.result.column.name or "Persentase",
    )


def _other_formula(view: TableView, link: Link, wrong: Sequence[Equation], relation: Relation) -> AuditFinding:
    """A column of which no row follows the formula that the headings promise: one warning."""
    expected = [like(e.judged({}).value, e.result.number) for e in wrong]
    return relation.finding(
        tuple(e.result.place for e in wrong),
        tuple(name_key(view.name(e.row, link.result)) + e.result.text for e in wrong),
        "; ".join(e.result.text for e in wrong),
        "; ".join(expected),
        severity=Severity.WARNING,
        message="Kolom “{column}” pada {table} tidak mengikuti {part} dibagi {base} di satu baris pun: "
        "tercetak {some}; hasil hitung {computed}",
        column=wrong[0].result.column.name,
        table=view.table.label,
        part=f"“{view.table.columns[link.operands[0]].name}”",
        base=f"“{view.table.columns[link.operands[1]].name}”",
        some=name_a_few([e.result.text for e in wrong]),
        computed=name_a_few(expected),
    )


def _copied(view: TableView, link: Link) -> bool:
    """Whether a percent column repeats one of its operands in all rows."""
    if link.fit.kept:
        return False
    rows = [r for r in view.table.rows if not r.is_total and not is_mean(r)]
    for j in link.operands:
        pairs = [(r[link.result].number, r[j].number) for r in rows if r[link.result].number and r[j].number]
        if len(pairs) >= MIN_COPY and all(a.nilai == b.nilai for a, b in pairs):
            return True
    return False


def copied(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A percent column that repeats its base or its part instead of the percentage."""
    for view in audit.tables:
        for link in view.links:
            wrong = [b.equation for b in audit.broken_in(view) if b.equation.link is link]
            if link.kind != "ratio" or not wrong or not _copied(view, link):
                continue
            source = next(
                j
                for j in (link.operands[1], link.operands[0])
                if all(e.result.number.nilai == e.row[j].number.nilai for e in wrong)
            )
            yield relation.finding(
                tuple(e.result.place for e in wrong),
                tuple(name_key(view.name(e.row, link.result)) + e.result.text for e in wrong),
                "; ".join(e.result.text for e in wrong),
                "; ".join(like(e.judged({}).value, e.result.number) for e in wrong),
                column=wrong[0].result.column.name,
                table=view.table.label,
                source=view.table.columns[source].name,
            )


def _excused(audit: "Audit", view: TableView, equation: Equation) -> bool:
    """Whether something else than the link explains the print: another base, a running sum, a cap, a mean."""
    printed, (part, base) = equation.result.number, equation.operands
    row, c = equation.row, equation.result.column.index
    value = equation.judged({}).value
    if printed.nilai in audit.caps and value > printed.nilai:
        return True
    if row.is_total and any(setara(printed, m) != BEDA for m in _means(view, row, c)):
        return True
    if all(not _figure(row, j) for j in (part.column.index, base.column.index)):
        return True
    role = view.roles[base.column.index]
    others = [row[j] for j, r in enumerate(view.roles) if r is role and j != base.column.index and _figure(row, j)]
    if view.money[part.column.index] and any(_right(printed, part.number, other.number) for other in others):
        return True
    return any(_right(printed, running, base.number) for running in _running(view, row, part.column.index))


def _right(printed: AngkaTercetak, part: AngkaTercetak, base: AngkaTercetak) -> bool:
    verdict = judge(printed, (part, base))
    return verdict is not None and not verdict.wrong


def _figure(row: Row, j: int) -> bool:
    return row[j].number is not None and not row[j].number.kosong


def _running(view: TableView, row: Row, j: int) -> Iterator[AngkaTercetak]:
    """Sums of the parts up to a column, for percentages that run over the parts of a year."""
    stage = view.heads[j].stage
    same = [k for k in range(j + 1) if view.roles[k] is view.roles[j] and view.heads[k].stage and _figure(row, k)]
    if stage and len(same) > 1:
        total = sum(row[k].number.nilai for k in same)
        yield row[j].number._replace(nilai=total, alternatif=None)


def _means(view: TableView, row: Row, c: int) -> Iterator[Fraction]:
    """Means that a total row may print in a percent column: plain, and of values cut at 100."""
    values = [
        Fraction(r[c].number.nilai)
        for r in view.table.rows
        if r.number < row.number and not r.is_total and not is_mean(r) and _figure(r, c)
    ]
    if values:
        yield sum(values) / len(values)
        yield sum(min(v, Fraction(100)) for v in values) / len(values)


def _capped(audit: "Audit", view: TableView, equation: Equation, value: Fraction) -> bool:
    printed = equation.result.number.nilai
    if printed not in CAPS or value <= printed:
        return False
    others = [r[equation.result.column.index].number for r in view.table.rows]
    return all(n is None or n.kosong or n.nilai <= printed for n in others)


def difference(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A difference, a change or a sum along a row that its operands do not give."""
    signs = {"difference": " − ", "sum": " + ", "change": " terhadap ", "efficiency": " dan ", "row ratio": " dibagi "}
    for view in audit.tables:
        grouped: dict[int, list] = defaultdict(list)
        for broken in audit.broken_in(view):
            equation = broken.equation
            if equation.kind == relation.parameters["link"] and _money_wanted(relation, equation):
                grouped[equation.result.column.index].append(broken)
        for broken in (b for group in grouped.values() for b in group):
            equation, printed = broken.equation, broken.suspect.number
            expected = like(broken.expected, printed)
            subject = view.name(equation.row, equation.result.column.index)
            yield relation.finding(
                (broken.suspect.place, *(() if broken.suspect is equation.result else (equation.result.place,))),
                (name_key(subject), equation.kind, printed.teks, expected),
                printed.teks,
                expected,
                subject=subject,
                severity=None if equation.sure is Sure.PRINTED else Severity.WARNING,
                column=broken.suspect.column.name or "Angka",
                table=view.table.label,
                operands=signs[equation.kind].join(c.text for c in equation.operands),
                formula=FORMULAS[equation.formulas[0]].told if equation.formulas[0] in FORMULAS else "",
            )


def _money_wanted(relation: Relation, equation: Equation) -> bool:
    wanted = relation.parameters.get("money")
    return wanted is None or wanted is equation.money


LARGEST_RATIO = 3
"""A percentage up to here may be a ratio that was given a percent sign."""


def units(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """Ratios of efficiency or serapan with a percent sign: in a column of ratios, or a hundredth of what is known."""
    wrong = [
        (e.result, e.result.number)
        for view in audit.tables
        for e in audit.equations_in(view)
        if e.kind == "efficiency" and not FORMULAS[e.formulas[0]].percent and e.formulas[0] != "difference"
        if e.result.number.satuan == "%" and not e.judged({}).wrong
    ]
    shares = (Measure.EFISIENSI, Measure.SERAPAN)
    for fact in audit.table_facts.facts:
        if fact.measure in shares and fact.value.satuan == "%" and 0 < fact.value.nilai <= LARGEST_RATIO:
            known = (f.value.nilai for f in audit.table_facts.about(fact.subject) if f.measure is Measure.SERAPAN)
            if fact.subject and any(round(value / 100, 2) == fact.value.nilai for value in known):
                wrong.append((fact.role.cell, fact.value))
    if wrong:
        stated = [cell.text.strip() for cell, _ in wrong]
        expected = [like(Fraction(number.nilai) * 100, number) for _, number in wrong]
        yield relation.finding(
            tuple(cell.place for cell, _ in wrong), tuple(stated), "; ".join(stated), "; ".join(expected)
        )
