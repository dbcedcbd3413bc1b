"""The papermill engine, with a real kernel: order, repeats, live values, and how it fails."""

import papermill
import pytest
from nbformat import v4

from lkip_analysis.build.failures import BuildError, ExpressionError, ParameterError


def code(source, *tags):
    return v4.new_code_cell(source, metadata={"tags": list(tags)})


def prose(source, *tags):
    return v4.new_markdown_cell(source, metadata={"tags": list(tags)})


def values(nb):
    return [
        stored["result"]["data"]["text/plain"]
        for cell in nb.cells
        for stored in cell.metadata.get("user_expressions", [])
    ]


def test_a_value_is_that_of_the_moment_not_of_the_end(run):
    nb = run([code("x = 1"), prose("{eval}`x`"), code("x = 2"), prose("{eval}`x` {eval}`x + 1`")])
    assert values(nb) == ["1", "2", "3"]


def test_neighbouring_cells_repeat_together_for_each_item(run):
    cells = [
        code("items = ['a', 'b']"),
        prose("Butir {eval}`i`", "ulang:i=items"),
        code("i * 2", "ulang:i=items"),
        prose("Selesai"),
    ]
    nb = run(cells)
    assert values(nb) == ["'a'", "'b'"]
    outputs = [out["data"]["text/plain"] for cell in nb.cells for out in cell.get("outputs", [])]
    assert outputs == ["'aa'", "'bb'"]
    assert nb.cells[-1].source == "Selesai"
    assert len({cell.id for cell in nb.cells}) == len(nb.cells)


def test_no_item_leaves_nothing_of_the_group(run):
    nb = run([code("items = []"), prose("Butir {eval}`i`", "ulang:i=items"), prose("Selesai")])
    assert [cell.source for cell in nb.cells if cell.cell_type == "markdown"] == ["Selesai"]


def test_an_unknown_name_names_the_expression(run):
    with pytest.raises(ExpressionError, match=r"sel 1, \{eval\}`tak_ada`: NameError"):
        run([code("x = 1"), prose("{eval}`tak_ada`")])


def test_unknown_items_of_a_repeat_are_named(run):
    with pytest.raises(ExpressionError, match="tak_ada"):
        run([prose("{eval}`i`", "ulang:i=tak_ada")])


def test_a_misspelt_repeat_is_refused(run):
    with pytest.raises(BuildError, match="ulang:nama=daftar"):
        run([prose("x", "ulang:lap.iku")])


def test_a_misspelt_parameter_stops_before_a_kernel_starts(run, monkeypatch):
    from lkip_analysis.build import engine

    monkeypatch.setattr(engine, "Worker", None)  # starting a process would fail otherwise
    with pytest.raises(ParameterError, match="unknown parameter yaer; the notebook declares: year"):
        run([code("year: int = 2031", "parameters")], yaer=2031)


def test_a_failing_magic_fails_the_run(run):
    with pytest.raises(papermill.PapermillExecutionError):
        run([code("%tak_ada_magic"), prose("x")])


def test_the_files_that_a_notebook_read_are_kept(run):
    nb = run([code("from lkip_analysis.report.model.reads import catat\ncatat('data/raw/2031/target.csv')")])
    assert nb.metadata["lkip_dibaca"] == ["data/raw/2031/target.csv"]
