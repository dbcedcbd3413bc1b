"""Totals and subtotals that their parts do not make."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from lkip_analysis.audit.document import Cell, Row
from lkip_analysis.audit.facts import Sure
from lkip_analysis.audit.finding import AuditFinding, Severity
from lkip_analysis.audit.formulas import like
from lkip_analysis.audit.names import name_key
from lkip_analysis.audit.relations import Relation
from lkip_analysis.audit.tables.amounts import amount
from lkip_analysis.audit.tables.repairs import Broken
from lkip_analysis.audit.tables.view import TableView

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

SHORT_HEADING = 4
"""Letters of a header text that is but a unit."""
GUESS = " (Dugaan: semua rinciannya ada dalam tabel.)"
COUNTS = " (Dugaan: kolom itu dijumlahkan.)"


def total(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A total row that the rows it adds up do not make; columns of one row that are off alike are one finding."""
    for view in audit.tables:
        rows: dict[tuple[int, Fraction], list[Broken]] = defaultdict(list)
        for broken in audit.broken_in(view):
            equation = broken.equation
            scores = not equation.row.is_total
            if equation.kind != "total" or scores is not relation.parameters.get("scores", False):
                continue
            if equation.sure is Sure.GUESSED:
                continue
            off = amount(equation.result.number, equation.money) - equation.made({})
            rows[equation.row.number, off].append(broken)
        for group in rows.values():
            yield _total(view, group, relation)


def _total(view: TableView, group: list[Broken], relation: Relation) -> AuditFinding:
    first = group[0]
    equation, cell = first.equation, first.suspect
    printed, value = amount(cell.number, equation.money), first.expected
    expected = like(value, cell.number)
    blamed = cell is not equation.result
    off = abs(printed - value)
    count = len(equation.operands)
    if blamed:
        name = view.name(_row(view, cell), cell.column.index)
        why = first.elsewhere or "angka lain pada baris itu"
        message = (
            f"{heading(cell)} “{name}” pada {view.table.label} tercetak {cell.text}, padahal jumlahnya tercetak "
            f"{equation.result.text} dan {why} memberi {expected}"
        )
    else:
        message = (
            f"Jumlah kolom “{equation.result.column.name or 'tanpa judul'}” pada {view.table.label} tercetak "
            f"{cell.text}, padahal {count} rinciannya berjumlah {expected} (selisih {like(off, cell.number)}"
            f"{_hint(view, first, off)})"
        )
    sure = equation.sure is Sure.PRINTED and (equation.money or not equation.row.is_total)
    note = "" if sure else GUESS if equation.money else COUNTS
    return relation.finding(
        (cell.place, *(b.suspect.place for b in group[1:]), *((equation.result.place,) if blamed else ())),
        (view.table.section.title, cell.column.name, cell.text, expected),
        cell.text,
        expected,
        severity=None if sure else Severity.WARNING,
        message="{text}{note}",
        text=message,
        note=note,
    )


def _hint(view: TableView, broken: Broken, off: Fraction) -> str:
    """What the difference suggests: a row left out, counted twice, a slip of the last digits."""
    equation = broken.equation
    same = [c for c in equation.operands if amount(c.number, equation.money) == off]
    if len(same) == 1 and off:
        name = view.name(_row(view, same[0]), same[0].column.index)
        if amount(broken.suspect.number, equation.money) < broken.expected:
            return f", sama dengan “{name}” yang mungkin tidak ikut terhitung"
        return f", sama dengan “{name}” yang mungkin terhitung dua kali"
    if 0 < off < 10 and equation.money:
        return ", mungkin angka terakhirnya salah ketik"
    return ""


def _row(view: TableView, cell: Cell) -> Row:
    return view.row_of[id(cell)]


def heading(cell: Cell) -> str:
    """The innermost header text; the whole path where that is a bare unit such as `Rp`."""
    path = cell.column.path
    return (path[-1] if len(path[-1]) > SHORT_HEADING else cell.column.name) if path else "Angka"


def tree(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A program or kegiatan that is not the sum of the rows below it."""
    for view in audit.tables:
        for broken in audit.broken_in(view):
            if broken.equation.kind == "tree" and broken.equation.sure > Sure.GUESSED:
                yield _node(view, broken, relation)


def _node(view: TableView, broken: Broken, relation: Relation) -> AuditFinding:
    equation, cell = broken.equation, broken.suspect
    sure = equation.sure is Sure.PRINTED
    expected = like(broken.expected, cell.number)
    name = view.name(_row(view, cell), cell.column.index)
    if cell is equation.result:
        above = " Angka itu cocok dengan jumlah di atasnya, jadi periksa rinciannya." if broken.confirmed else ""
        message = (
            f"{heading(cell)} “{name}” pada {view.table.label} tercetak {cell.text}, padahal "
            f"{len(equation.node.children)} baris di bawahnya berjumlah {expected}.{above}"
        )
        places = (cell.place, *(c.place for c in equation.operands if broken.confirmed))
    else:
        parent = view.name(equation.row, cell.column.index)
        message = (
            f"{heading(cell)} “{name}” pada {view.table.label} tercetak {cell.text}, padahal {equation.result.text} "
            f"pada “{parent}” dan angka lain memberi {expected}."
        )
        places = (cell.place, equation.result.place)
    return relation.finding(
        places,
        (name_key(name), cell.text, expected),
        cell.text,
        expected,
        subject=name,
        severity=None if sure else Severity.WARNING,
        message="{text}{note}",
        text=message,
        note="" if sure else GUESS,
    )


def beside(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A program's budget beside those of its kegiatan or sub kegiatan that do not add up to it."""
    for view in audit.tables:
        for broken in audit.broken_in(view):
            equation, cell = broken.equation, broken.suspect
            if equation.kind != "beside" or cell is not equation.result:
                continue
            expected = like(equation.made({}), cell.number)
            name = view.name(equation.row, cell.column.index)
            totals = [
                c for r in view.table.rows if r.is_total for c in r.filled if amount(c.number) == equation.made({})
            ]
            sure = equation.sure is Sure.PRINTED or bool(totals or broken.elsewhere)
            other = f" {expected} ialah pagunya pada {broken.elsewhere}." if broken.elsewhere else ""
            yield relation.finding(
                (cell.place, *(c.place for c in totals)),
                (name_key(name), cell.text, expected),
                cell.text,
                expected,
                subject=name,
                severity=None if sure else Severity.WARNING,
                table=view.table.label,
                column=equation.operands[0].column.name,
                note=other + ("" if sure else GUESS),
            )


def overspent(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """More money spent than there was, in tables that are not about income."""
    for view in audit.tables:
        for pagu, realisasi in view.budget_pairs:
            for row in view.table.rows:
                base, spent = row[pagu], row[realisasi]
                value, limit = amount(spent.number), amount(base.number)
                if limit is None and base.number is not None and base.number.kosong:
                    limit = Fraction(0)
                if (
                    value is None
                    or limit is None
                    or value <= limit
                    or row.is_total
                    or audit.is_blamed(base, spent)
                    or view.may_exceed(row)
                ):
                    continue
                subject = view.name(row, pagu)
                yield relation.finding(
                    (spent.place,),
                    (name_key(subject), spent.text, base.text),
                    spent.text,
                    "",
                    subject=subject,
                    base=base.text,
                    table=view.table.label,
                )
