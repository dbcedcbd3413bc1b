"""The papermill engine ``lkip``: runs a notebook, evaluates its live prose, repeats and chooses cells by their tags."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine
from papermill.inspection import _infer_parameters
from papermill.utils import find_first_tagged_cell_index

from .cache import READS
from .cell_tags import is_printed, refuse_misspelt
from .expressions import expressions
from .failures import ExpressionError, KernelDiedError, ParameterError
from .tagged_run import MODEL, TaggedRun

# A kernel may have run another chapter before: every chapter starts with an empty namespace and a clean slate.
START = f"(get_ipython().reset(new_session=True), {MODEL.format('reads', 'DIBACA.clear()')})"
READ = MODEL.format("reads", "daftar()")


class LkipClient(PapermillNotebookClient):
    """Runs the cells of one notebook in order, prose included."""

    def papermill_execute_cells(self) -> None:
        """Run every cell that prints; what a tag asks for is found out once the kernel has come to the cell."""
        self._ask({"": START})
        run, index = TaggedRun(self.nb, self._value), 0
        while run.reaches(index):
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

    def _value(self, index: int, expression: str, named: str) -> str:
        answer = self._ask({"": expression})[""]
        if answer["status"] != "ok":
            raise ExpressionError(self.nb, index, named, answer)
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
