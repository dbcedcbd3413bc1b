"""Facts from tables: one for each figure of a body row."""

from collections.abc import Iterator

from lkip_analysis.audit.facts import CellRole, Certainty, Fact, Measure, Sure
from lkip_analysis.audit.tables.headings import Role
from lkip_analysis.audit.tables.rows import is_mean
from lkip_analysis.audit.tables.view import TableView


def table_facts(view: TableView) -> Iterator[Fact]:
    """Give the facts of a table, row by row."""
    columns = view.number_columns()
    proved = {j: link.sure for link in view.links for j in link.roles}
    for row in view.table.rows:
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
            yield Fact(
                subject,
                measure,
                number,
                row[j].place,
                year=view.year(j),
                stage=view.stage(j),
                scope="pembanding" if head.other_scope else "",
                certainty=Certainty(
                    Sure.PRINTED if view.name_cell(row) else Sure.GUESSED,
                    max(proved.get(j, Sure.GUESSED), view.measure_certainty(j)),
                    Sure.PRINTED if view.year_printed(j) else Sure.IMPLIED,
                    Sure.PRINTED,
                ),
                role=CellRole(view.table, row, row[j]),
            )
