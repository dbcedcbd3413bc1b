"""A notebook run by the engine, with a real kernel."""

import nbformat
import papermill
import pytest
from nbformat import v4


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("engine")

    def run(cells, **parameters):
        nb = v4.new_notebook(cells=cells)
        nb.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        source = folder / "bab.ipynb"
        nbformat.write(nb, source)
        return papermill.execute_notebook(
            source,
            None,
            parameters=parameters,
            engine_name="lkip",
            kernel_name="python3",
            progress_bar=False,
        )

    return run
