"""Finding out what the tags of a chapter ask for while it runs: repeats are written out, alternatives chosen from."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

from nbformat import NotebookNode, v4

from .cell_tags import PRINTED, Alternative, alternatives, assignment_id, chosen, copied, repeat, repeated, year
from .failures import BuildError, CellError

MODEL = "__import__('lkip_analysis.report.model.{0}', fromlist=['*']).{1}"
HOLDS = MODEL.format("conditions", "holds_here({!r})")
OF_YEAR = "(lap.tahun if 'lap' in globals() else year) == {}"

Ask = Callable[[int, str, str], str]
"""Takes the place of a cell, an expression, and what to call it where it fails; returns the ``repr`` of its value."""


class TaggedRun:
    """The cells of one chapter in the order of its run.

    Parameters
    ----------
    nb : NotebookNode
        Its cells are written out and marked as the run goes on.
    ask : callable
        Evaluates an expression in the namespace of the run.
    """

    def __init__(self, nb: NotebookNode, ask: Ask) -> None:
        self._nb, self._ask = nb, ask
        for cell in nb.cells:
            cell.metadata.pop(PRINTED, None)  # JupyterLab may have kept what held there

    def reaches(self, index: int) -> bool:
        """Prepare the cell at a place, once the run has come to it; False where there is none any more."""
        if index < len(self._nb.cells):
            self._write_out_repeats(index)
        if index >= len(self._nb.cells):
            return False
        self._choose(index)
        return True

    def _write_out_repeats(self, start: int) -> None:
        found = repeat(self._nb.cells[start])
        if found is None:
            return
        group = next(repeated(self._nb.cells[start:]))
        name, items = found
        written_out = []
        for number in range(int(self._ask(start, f"len({items})", f"ulang:{name}={items}"))):
            written_out.append(_assignment(name, f"({items})[{number}]", group[0], number))
            written_out.extend(copied(cell, number) for cell in group)
        self._nb.cells[start : start + len(group)] = written_out
        self._write_out_repeats_again(start)

    def _write_out_repeats_again(self, start: int) -> None:
        """A repeat without items has left its place to the next cell, which may be repeated too."""
        if start < len(self._nb.cells):
            self._write_out_repeats(start)

    def _choose(self, start: int) -> None:
        """Mark which of the alternatives that begin at a cell prints, and whether words of a year do."""
        cell = self._nb.cells[start]
        if PRINTED in cell.metadata:  # an alternative of a group that has been chosen from
            return
        group = alternatives(self._nb.cells[start:])
        if group:
            self._choose_from(group, start)
        elif year(cell) is not None:
            cell.metadata[PRINTED] = self._is_of_year(cell, start)

    def _choose_from(self, group: Sequence[Alternative], start: int) -> None:
        conditions = [one.condition for one in group if one.condition is not None]
        truths: list[bool | None] = []
        for condition in conditions:  # what stands after the one that holds may not even have a value
            truths.append(self._truth(condition, start))
            if truths[-1]:
                break
        try:
            printed = chosen(group, truths)
        except BuildError as error:
            raise CellError(self._nb, f"sel {start}: {error}") from error
        for one in group:
            for cell in one.cells:
                cell.metadata[PRINTED] = one is printed and self._is_of_year(cell, start)

    def _is_of_year(self, cell: NotebookNode, index: int) -> bool:
        return year(cell) is None or bool(self._truth(OF_YEAR.format(year(cell)), index))

    def _truth(self, condition: str, index: int) -> bool | None:
        return ast.literal_eval(self._ask(index, HOLDS.format(condition), f"bila:{condition}"))


def _assignment(name: str, value: str, model: NotebookNode, number: int) -> NotebookNode:
    cell = v4.new_code_cell(f"{name} = {value}", id=assignment_id(model, number))
    cell.metadata["papermill"] = dict(model.metadata.get("papermill", {}))
    return cell
