"""The papermill engine ``lkip``: runs a notebook, evaluates its live prose, repeats and chooses cells by their tags."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path

from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode, from_dict
from papermill.engines import Engine, NotebookExecutionManager
from papermill.inspection import _infer_parameters
from papermill.utils import find_first_tagged_cell_index

from .cache import READS
from .cell_tags import is_printed, refuse_misspelt
from .expressions import expressions
from .failures import CellTooSlowError, ExpressionError, KernelDiedError, ParameterError
from .tagged_run import MODEL, TaggedRun
from .worker import Worker, WorkerDied, WorkerTooSlow

READ = MODEL.format("reads", "daftar()")


class Run:
    """One notebook that runs: its cells in order, prose included."""

    def __init__(self, nb_man: NotebookExecutionManager, worker: Worker) -> None:
        self.nb_man, self.nb, self.worker = nb_man, nb_man.nb, worker

    def execute(self, folder: Path, root: Path | None) -> None:
        """Run every cell that prints; what a tag asks for is found out when it is the cell's turn."""
        self.worker.ask("begin", str(folder), None if root is None else str(root))
        run, index = TaggedRun(self.nb, self._value), 0
        while True:
            try:
                if not self._next(run, index):
                    break
            except WorkerTooSlow as error:
                raise CellTooSlowError(self.nb, min(index, len(self.nb.cells) - 1), error.limit) from error
            except WorkerDied as error:
                raise KernelDiedError(self.nb, min(index, len(self.nb.cells) - 1)) from error
            index += 1
        read = self._ask({"": READ})[""]["data"]["text/plain"]
        self.nb.metadata[READS] = ast.literal_eval(read)

    def _next(self, run: TaggedRun, index: int) -> bool:
        """Run the cell that stands at an index, after all repeats; return whether to go on."""
        if not run.reaches(index):
            return False
        cell = self.nb.cells[index]
        try:
            self.nb_man.cell_start(cell, index)
            if is_printed(cell):
                self._run(cell, index)
        except CellExecutionError as error:
            self.nb_man.cell_exception(cell, cell_index=index, exception=error)
            return False
        finally:
            self.nb_man.cell_complete(cell, cell_index=index)
        return True

    def _run(self, cell: NotebookNode, index: int) -> None:
        if cell.cell_type == "markdown":
            self._evaluate(cell, index)
        elif cell.cell_type == "code" and cell.source.strip():
            outputs, cell.execution_count, error = self.worker.ask("run", cell.source)
            cell.outputs = from_dict(outputs)
            if error and "raises-exception" not in cell.metadata.get("tags", []):
                raise CellExecutionError.from_cell_and_msg(cell, error)

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
        return self.worker.ask("evaluate", dict(named))


class LkipEngine(Engine):
    """papermill engine; refuses a parameter that the notebook does not declare before a process starts."""

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, *, worker=None, folder=None, root=None, **kwargs):
        """Run the notebook that `nb_man` holds. Signature and return value are papermill's.

        Parameters
        ----------
        worker : Worker, optional
            The process to run it in; one of its own by default.
        folder : Path, optional
            The folder that it runs in; the working folder by default.
        root : Path, optional
            The root whose data it is for; by default that of its folder.
        """
        refuse_unknown_parameters(nb_man.nb)
        refuse_misspelt(nb_man.nb.cells)
        if not isinstance(nb_man.nb.metadata.papermill["input_path"], str):
            nb_man.nb.metadata.papermill["input_path"] = None  # papermill puts in the notebook itself, where it got one
        own = None if worker else Worker()
        try:
            Run(nb_man, worker or own).execute(folder or Path.cwd(), root)
        finally:
            if own:
                own.stop()


def refuse_unknown_parameters(nb: NotebookNode) -> None:
    """Raise `ParameterError` where the injected cell sets a name that the ``parameters`` cell does not declare."""
    if find_first_tagged_cell_index(nb, "injected-parameters") < 0:
        return
    given = nb.metadata.get("papermill", {}).get("parameters", {})
    declared = {parameter.name for parameter in _infer_parameters(nb)}
    unknown = sorted(set(given) - declared)
    if unknown:
        raise ParameterError(unknown, sorted(declared))
