"""The Python process in which chapters run: it is asked over a pipe and answers with what a notebook keeps.

It is IPython without a kernel around it: no network, no files of the user. What decides a report is the package, the
chapters and the data; the user's own start-up files of IPython, settings of matplotlib and modules beside the
notebooks have no say.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import parent_process
from tempfile import TemporaryDirectory

import matplotlib
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from ..report.charts import picture  # noqa: F401 what chapters need is loaded once, for all processes
from ..report.model import opening, reads

INLINE = "module://matplotlib_inline.backend_inline"
SETTINGS = Config(HistoryManager={"enabled": False})


class _Hook(DisplayHook):
    """The value of a cell goes into its outputs."""

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: Mapping, md_dict: Mapping | None = None) -> None:
        shown = {"data": format_dict, "metadata": md_dict or {}, "execution_count": self.shell.number}
        self.shell.outputs.append({"output_type": "execute_result", **shown})

    def finish_displayhook(self) -> None:
        pass


class _Publisher(DisplayPublisher):
    """What a cell displays goes into its outputs."""

    def publish(self, data: Mapping, metadata: Mapping | None = None, **_) -> None:
        self.shell.outputs.append({"output_type": "display_data", "data": data, "metadata": metadata or {}})


class _Stream:
    """What a cell writes goes into its outputs; neighbouring pieces are one."""

    encoding, errors = "utf-8", "replace"

    def __init__(self, shell: Shell, name: str) -> None:
        self._shell, self._name = shell, name

    def write(self, text: str) -> int:
        outputs = self._shell.outputs
        if outputs and outputs[-1].get("name") == self._name:
            outputs[-1]["text"] += text
        elif text:
            outputs.append({"output_type": "stream", "name": self._name, "text": text})
        return len(text)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return False


class Shell(InteractiveShell):
    """IPython whose outputs are those of a notebook."""

    displayhook_class = Type(_Hook)
    display_pub_class = Type(_Publisher)

    def __init__(self, **options) -> None:
        self.outputs: list[dict] = []
        self.number = 0
        super().__init__(**options)

    def run(self, code: str) -> tuple[list[dict], int, dict | None]:
        """Run a cell; return its outputs, its number, and its error where it had one."""
        self.outputs, self.number = [], self.execution_count
        streams = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = _Stream(self, "stdout"), _Stream(self, "stderr")
        try:
            result = self.run_cell(code, store_history=True)
        finally:
            sys.stdout, sys.stderr = streams
        error = result.error_before_exec or result.error_in_exec
        shown = next((one for one in self.outputs if one["output_type"] == "error"), None)
        if error is not None and shown is None:
            shown = {"ename": type(error).__name__, "evalue": str(error), "traceback": []}
        return self.outputs, self.number, shown

    def _showtraceback(self, etype: type, evalue: BaseException, stb: Sequence[str]) -> None:
        name = getattr(etype, "__name__", str(etype))
        self.outputs.append({"output_type": "error", "ename": name, "evalue": str(evalue), "traceback": list(stb)})

    def begin(self, folder: str, root: str | None) -> None:
        """Begin a chapter: an empty namespace, in the folder of the notebook, for the data of a root."""
        self.reset(new_session=True)
        reads.DIBACA.clear()
        os.chdir(folder)
        os.environ.pop(opening.YEAR_OF_SESSION, None)
        if root is not None:
            os.environ[opening.ROOT_OF_SESSION] = root

    def evaluate(self, named: Mapping[str, str]) -> dict:
        """Return the values of expressions in the form of Jupyter's ``user_expressions``."""
        return self.user_expressions(dict(named))


def serve(connection: Connection) -> None:
    """Answer until nobody asks any more."""
    _end_with_parent()
    sys.path[:] = [entry for entry in sys.path if entry and entry != os.getcwd()]
    sys.modules["__main__"] = type(sys)("__main__")
    matplotlib.rcdefaults()
    matplotlib.rcParams["backend"] = os.environ["MPLBACKEND"] = INLINE
    with TemporaryDirectory(prefix="lkip-ipython-") as nothing:
        shell = Shell.instance(config=SETTINGS, ipython_dir=nothing, user_module=sys.modules["__main__"])
        gc.freeze()  # a chapter is cleared away without looking at all that was loaded before it
        while True:
            try:
                name, given = connection.recv()
            except EOFError:
                return
            connection.send(getattr(shell, name)(*given))


def _end_with_parent() -> None:
    """End, whatever a cell is doing, when the process that asked for it has ended."""

    def watch() -> None:
        wait([parent_process().sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
