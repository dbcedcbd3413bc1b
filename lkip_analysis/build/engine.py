"""The papermill engine ``lkip``: runs a notebook, evaluates its live prose, repeats and chooses cells by their tags."""

from __future__ import annotations

import ast
import copy
from collections.abc import Mapping, Sequence

from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode, v4
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine
from papermill.inspection import _infer_parameters
from papermill.utils import find_first_tagged_cell_index

from .cache import READS
from .cell_tags import (
    PRINTED,
    Alternative,
    alternatives,
    assignment_id,
    chosen,
    copied,
    is_printed,
    refuse_misspelt,
    repeat,
    repeated,
    year,
)
from .expressions import expressions
from .failures import BuildError, CellError, ExpressionError, KernelDiedError, ParameterError

MODEL = "__import__('lkip_analysis.report.model.{0}', fromlist=['*']).{1}"
# A kernel may have run another chapter before: every chapter starts with an empty namespace and a clean slate.
START = f"(get_ipython().reset(new_session=True), {MODEL.format('reads', 'DIBACA.clear()')})"
READ = MODEL.format("reads", "daftar()")
HOLDS = MODEL.format("conditions", "holds_here({!r})")
OF_YEAR = "(lap.tahun if 'lap' in globals() else year) == {}"


class LkipClient(PapermillNotebookClient):
    """Runs the cells of one notebook in order, prose included."""

    def papermill_execute_cells(self) -> None:
        """Run every cell that prints; what a tag asks for is found out once the kernel has come to the cell."""
        self._ask({"": START})
        for cell in self.nb.cells:
            cell.metadata.pop(PRINTED, None)  # JupyterLab may have kept what held there
        index = 0
        while index < len(self.nb.cells):
            self._write_out_repeats(index)
            if index >= len(self.nb.cells):
                break
            self._choose(index)
            cell = self.nb.cells[index]
            try:
                self.nb_man.cell_start(cell, index)
                if is_printed(cell):
                    self._run(cell, index)
            except CellExecutionError as error:
                self.nb_man.cell_exception(self.nb.cells[index], cell_index=index, exception=error)
                break
            except DeadKernelError as error:
                raise KernelDiedError(self.nb, index) from error
            finally:
                self.nb_man.cell_complete(self.nb.cells[index], cell_index=index)
            index += 1
        read = self._ask({"": READ})[""]["data"]["text/plain"]
        self.nb.metadata[READS] = ast.literal_eval(read)

    def _run(self, cell: NotebookNode, index: int) -> None:
        if cell.cell_type == "markdown":
            self._evaluate(cell, index)
        else:
            self.execute_cell(cell, index)

    def _write_out_repeats(self, start: int) -> None:
        found = repeat(self.nb.cells[start])
        if found is None:
            return
        group = next(repeated(self.nb.cells[start:]))
        name, items = found
        count = int(self._value(f"len({items})", start))
        written_out = []
        for number in range(count):
            written_out.append(_assignment(name, f"({items})[{number}]", group[0], number))
            written_out.extend(copied(cell, number) for cell in group)
        self.nb.cells[start : start + len(group)] = written_out

    def _choose(self, start: int) -> None:
        """Mark which of the alternatives that begin at a cell prints, and whether words of a year do."""
        cell = self.nb.cells[start]
        if PRINTED in cell.metadata:  # an alternative of a group that has been chosen from
            return
        group = alternatives(self.nb.cells[start:])
        if group:
            self._choose_from(group, start)
        elif year(cell) is not None:
            cell.metadata[PRINTED] = self._truth(OF_YEAR.format(year(cell)), start)

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
            raise CellError(self.nb, f"sel {start}: {error}") from error
        for one in group:
            for cell in one.cells:
                of_year = year(cell) is None or self._truth(OF_YEAR.format(year(cell)), start)
                cell.metadata[PRINTED] = one is printed and of_year

    def _truth(self, condition: str, index: int) -> bool | None:
        return ast.literal_eval(self._value(HOLDS.format(condition), index, f"bila:{condition}"))

    def _value(self, expression: str, index: int, named: str = "") -> str:
        answer = self._ask({"": expression})[""]
        if answer["status"] != "ok":
            raise ExpressionError(self.nb, index, named or expression, answer)
        return answer["data"]["text/plain"]

    def _evaluate(self, cell: NotebookNode, index: int) -> None:
        asked = expressions(cell.source)
        if not asked:
            return
        answers = self._ask({str(number): text for number, text in enumerate(asked)})
        stored = []
        for number, text in enumerate(asked):
            result = answers[str(number)]
            if result["status"] != "ok":
                raise ExpressionError(self.nb, index, text, result)
            stored.append({"expression": text, "result": result})
        cell.metadata["user_expressions"] = stored

    def _ask(self, named: Mapping[str, str]) -> Mapping[str, Mapping]:
        message = self.kc.execute("", silent=True, store_history=False, allow_stdin=False, user_expressions=dict(named))
        return self.wait_for_reply(message)["content"]["user_expressions"]


class LkipEngine(NBClientEngine):
    """papermill engine; refuses a parameter that the notebook does not declare before a kernel starts."""

    client = LkipClient

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, start_timeout=60, execution_timeout=None, **kwargs):
        """Run the notebook that `nb_man` holds. Signature and return value are papermill's."""
        refuse_unknown_parameters(nb_man.nb)
        refuse_misspelt(nb_man.nb.cells)
        if not isinstance(nb_man.nb.metadata.papermill["input_path"], str):
            nb_man.nb.metadata.papermill["input_path"] = None  # papermill puts in the notebook itself, where it got one
        options = {name: value for name, value in kwargs.items() if name in ("log_output", "resources", "km")}
        client = cls.client(
            nb_man,
            kernel_name=kernel_name,
            startup_timeout=start_timeout,
            timeout=execution_timeout,
            extra_arguments=["--log-level=ERROR"],
            **options,
        )
        return client.execute()


def refuse_unknown_parameters(nb: NotebookNode) -> None:
    """Raise `ParameterError` where the injected cell sets a name that the ``parameters`` cell does not declare."""
    if find_first_tagged_cell_index(nb, "injected-parameters") < 0:
        return
    given = nb.metadata.get("papermill", {}).get("parameters", {})
    declared = {parameter.name for parameter in _infer_parameters(nb)}
    unknown = sorted(set(given) - declared)
    if unknown:
        raise ParameterError(unknown, sorted(declared))


def _assignment(name: str, value: str, model: NotebookNode, number: int) -> NotebookNode:
    cell = v4.new_code_cell(f"{name} = {value}", id=assignment_id(model, number))
    cell.metadata["papermill"] = copy.deepcopy(model.metadata.get("papermill", {}))
    return cell
