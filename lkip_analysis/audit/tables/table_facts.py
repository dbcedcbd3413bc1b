"""Facts from tables: one for each figure of a body row."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lkip_analysis.audit.facts import CellRole, Certainty, Fact, Measure, Sure
from lkip_analysis.audit.names import name_key
from lkip_analysis.audit.tables.headings import Role
from lkip_analysis.audit.tables.rows import is_mean
from lkip_analysis.audit.tables.view import TableView

MIN_WORDS = 2


def table_facts(views: Sequence[TableView]) -> list[Fact]:
    """Give the facts of all tables; a table that names no subject is about that of its caption or section."""
    facts = [f for view in views for f in _facts(view)]
    known = {f.key: f.subject for f in facts if f.measure is not Measure.LAIN and f.certainty.subject is Sure.PRINTED}
    known = {key: name for key, name in known.items() if len(key.split()) >= MIN_WORDS}
    return [f if f.certainty.subject is Sure.PRINTED else _by_title(f, known) for f in facts]


def _facts(view: TableView) -> Iterator[Fact]:
    columns = view.number_columns()
    proved = {j: link.sure for link in view.links for j in link.roles}
    for row in view.table.rows:
        row_year = view.row_year(row) if view.rows_are_years else None
        names: dict[int, str] = {}
        for j in columns:
            number = row[j].number
            if number is None or number.kosong:
                continue
            role, head = view.roles[j], view.heads[j]
            subject = names.setdefault(j, view.name(row, j))
            measure = Measure.CACAH if role is Role.JUMLAH and not view.money[j] else role.measure
            if is_mean(row):
                measure = Measure.LAIN
            named = not view.rows_are_years and view.name_cell(row) is not None and bool(name_key(subject))
            yield Fact(
                subject if named else "",
                measure,
                number,
                row[j].place,
                year=row_year or view.year(j),
                stage=view.stage(j),
                scope="pembanding" if head.other_scope else "",
                certainty=Certainty(
                    Sure.PRINTED if named else Sure.GUESSED,
                    max(proved.get(j, Sure.GUESSED), view.measure_certainty(j)),
                    Sure.PRINTED if row_year or view.year_printed(j) else Sure.IMPLIED,
                    Sure.PRINTED,
                ),
                role=CellRole(view.table, row, row[j]),
            )


def _by_title(fact: Fact, known: dict[str, str]) -> Fact:
    """The fact with the subject whose name its caption or section prints, the longest name first."""
    table = fact.role.table
    for title in (table.title, table.section.title):
        words = f" {name_key(title)} "
        found = max((key for key in known if f" {key} " in words), key=len, default=None)
        if found:
            return replace(fact, subject=known[found], certainty=fact.certainty._replace(subject=Sure.IMPLIED))
    return fact
