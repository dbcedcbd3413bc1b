"""Tables whose rows are measures (Target, Realisasi, Capaian) and whose columns are years or things: turned over."""

from dataclasses import replace

from lkip_analysis.audit.document import Cell, Column, PrintedTable, Row
from lkip_analysis.audit.tables.headings import Role, read_heading

_MEASURES = frozenset(
    {Role.TARGET, Role.REALISASI, Role.CAPAIAN, Role.PERSEN, Role.PAGU, Role.SERAPAN, Role.SISA, Role.EFISIENSI}
)
MOST_ROWS = 12
MOST_LABEL_WORDS = 5


def upright(table: PrintedTable) -> PrintedTable:
    """The table with measures as columns: itself, or turned over where its rows are labelled by measures."""
    if not 2 <= len(table.rows) <= MOST_ROWS or len(table.columns) < 2:
        return table
    labels = next((j for j in range(min(2, len(table.columns))) if _measures(table, j) >= 2), None)
    if labels is None or any(_role(c.path) in _MEASURES for c in table.columns[labels + 1 :]):
        return table
    return _turned(table, labels)


def _role(path: tuple[str, ...]) -> Role:
    return read_heading(Column(0, path)).role(figures=True)


def _measures(table: PrintedTable, j: int) -> int:
    """Number of different measures that the cells of a column name; 0 where one of them names something else."""
    texts = [row[j].text for row in table.rows if row[j].text]
    roles = [_role((t,)) if len(t.split()) <= MOST_LABEL_WORDS else Role.LAIN for t in texts]
    named = {r for r in roles if r in _MEASURES}
    return len(named) if texts and 3 * sum(r in _MEASURES for r in roles) >= 2 * len(texts) else 0


def _turned(table: PrintedTable, labels: int) -> PrintedTable:
    years = all(read_heading(c).year for c in table.columns[labels + 1 :])
    columns = [
        Column(0, ("Tahun" if years else "Uraian",)),
        *(Column(i, (row[labels].text,)) for i, row in enumerate(table.rows, 1)),
    ]
    rows = []
    for number, column in enumerate(table.columns[labels + 1 :], 1):
        place = replace(table.place, table=table.label, row=None)
        cells = [Cell(column.path[-1] if column.path else "", columns[0], replace(place, column=column.name or None))]
        for i, row in enumerate(table.rows, 1):
            source = row[column.index]
            cells.append(Cell(source.text, columns[i], source.place))
        rows.append(Row(cells, number, place))
    return replace(table, columns=columns, rows=rows)
