"""The papermill engine ``lkip``: runs a notebook, evaluates its live prose, repeats its ``ulang:`` cells."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Mapping

from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode, v4
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine
from papermill.inspection import _infer_parameters
from papermill.utils import find_first_tagged_cell_index

from .cache import READS, repeat_tag, repeated_groups
from .expressions import expressions
from .failures import BuildError, ExpressionError, KernelDiedError, ParameterError

REPEAT = re.compile(r"ulang:(?P<name>[A-Za-z_]\w*)=(?P<items>.+)")

# A kernel may have run another chapter before: every chapter starts with an empty namespace and a clean slate.
START = "(get_ipython().reset(new_session=True), __import__('lkip_analysis.report.model.reads', fromlist=['*']).DIBACA.clear())"
READ = "__import__('lkip_analysis.report.model.reads', fromlist=['*']).daftar()"


class LkipClient(PapermillNotebookClient):
    """Runs the cells of one notebook in order, prose included."""

    def papermill_execute_cells(self) -> None:
        """Run every cell; groups of ``ulang:`` cells are written out once the kernel knows their items."""
        self._ask({"": START})
        index = 0
        while index < len(self.nb.cells):
            self._write_out_repeats(index)
            if index >= len(self.nb.cells):
                break
            cell = self.nb.cells[index]
            try:
                self.nb_man.cell_start(cell, index)
                if cell.cell_type == "markdown":
                    self._evaluate(cell, index)
                else:
                    self.execute_cell(cell, index)
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

    def _write_out_repeats(self, start: int) -> None:
        tag = repeat_tag(self.nb.cells[start])
        if tag is None:
            return
        group = next(repeated_groups(self.nb.cells[start:]))
        end = start + len(group)
        name, items = _repeat(tag)
        count = self._ask({"n": f"len({items})"})["n"]
        if count["status"] != "ok":
            raise ExpressionError(self.nb, start, f"len({items})", count)
        written_out = []
        for number in range(int(count["data"]["text/plain"])):
            written_out.append(_assignment(name, f"({items})[{number}]", group[0], number))
            written_out.extend(_copy(cell, tag, number) for cell in group)
        self.nb.cells[start:end] = written_out

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


def _repeat(tag: str) -> tuple[str, str]:
    match = REPEAT.fullmatch(tag)
    if match is None:
        raise BuildError(f"tag {tag!r}: expected ulang:name=items, for example ulang:i=lap.iku")
    return match.group("name"), match.group("items")


def _assignment(name: str, value: str, model: NotebookNode, number: int) -> NotebookNode:
    cell = v4.new_code_cell(f"{name} = {value}", id=f"{model.id[:40]}-u{number}")
    cell.metadata["papermill"] = copy.deepcopy(model.metadata.get("papermill", {}))
    return cell


def _copy(cell: NotebookNode, tag: str, number: int) -> NotebookNode:
    twin = copy.deepcopy(cell)
    twin.id = f"{cell.id[:40]}-{number}"
    twin.metadata["tags"] = [other for other in cell.metadata.tags if other != tag]
    return twin
