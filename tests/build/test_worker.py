"""The processes in which chapters run: nothing of the user and nothing of another chapter is in them."""

from __future__ import annotations

import time

import pytest

from lkip_analysis.build.worker import Worker, WorkerDied, Workers, WorkerTooSlow

MARK = "import pathlib; pathlib.Path({!r}).touch()\n"


@pytest.fixture(scope="module")
def worker():
    worker = Worker()
    yield worker
    worker.stop()


@pytest.fixture
def run(worker, tmp_path):
    """Run one cell of a new chapter, and return its outputs."""
    worker.ask("begin", str(tmp_path), None)

    def run(code):
        outputs, _, error = worker.ask("run", code)
        assert error is None, error
        return outputs

    return run


def text(outputs) -> str:
    return "".join(one["text"] for one in outputs)


def test_a_cell_that_never_ends_is_given_up(tmp_path):
    worker = Worker()
    worker.ask("begin", str(tmp_path), None)
    worker.limit = 0.5
    with pytest.raises(WorkerTooSlow, match=r"within 0\.5 s"):
        worker.ask("run", "while True: pass")


def test_outputs_are_those_of_a_notebook_in_their_order(run):
    outputs = run(
        "import sys\nfrom IPython.display import HTML, display\n"
        "print('satu')\nprint('dua')\nprint('salah', file=sys.stderr)\ndisplay(HTML('<b>x</b>'))\nprint('tiga')\n[1]"
    )
    assert [(one["output_type"], one.get("text"), one.get("data", {}).get("text/html")) for one in outputs] == [
        ("stream", "satu\ndua\n", None),
        ("stream", "salah\n", None),
        ("display_data", None, "<b>x</b>"),
        ("stream", "tiga\n", None),
        ("execute_result", None, None),
    ]
    assert outputs[-1]["data"] == {"text/plain": "[1]"} and outputs[-1]["execution_count"] == 1


def test_a_figure_that_a_cell_leaves_open_is_shown(run):
    outputs = run("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nNone")
    assert [sorted(one["data"]) for one in outputs] == [["image/png", "text/plain"]]


def test_an_error_is_named_and_what_came_before_it_is_kept(worker, run):
    outputs, count, error = worker.ask("run", "print('sebelum')\n1 / 0")
    assert [one["output_type"] for one in outputs] == ["stream", "error"]
    assert (count, error["ename"], error["evalue"]) == (1, "ZeroDivisionError", "division by zero")


def test_a_chapter_starts_with_an_empty_namespace(worker, tmp_path, run):
    run("x = 1")
    worker.ask("begin", str(tmp_path), None)
    assert worker.ask("evaluate", {"a": "x"})["a"]["ename"] == "NameError"


def test_a_chapter_runs_in_its_folder(run, tmp_path):
    assert text(run("import os\nprint(os.getcwd())")).strip() == str(tmp_path.resolve())


def test_nothing_of_the_user_has_a_say(monkeypatch, tmp_path):
    """Start-up files of IPython, settings of matplotlib, modules beside notebooks or where the build was started."""
    touched = tmp_path / "touched"
    startup = tmp_path / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text(MARK.format(str(touched)))
    for name in ("pandas.py", "sisipan.py", "sitecustomize.py"):
        (tmp_path / name).write_text(MARK.format(str(touched)))
    (tmp_path / "matplotlibrc").write_text("figure.figsize: 1, 1\nbackend: module://sisipan\n")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("MATPLOTLIBRC", str(tmp_path / "matplotlibrc"))
    monkeypatch.chdir(tmp_path)
    with Workers() as workers, workers.one() as worker:
        worker.ask("begin", str(tmp_path), None)
        outputs, _, error = worker.ask("run", "import pandas, matplotlib\nprint(matplotlib.rcParams['figure.figsize'])")
        assert error is None and text(outputs).strip() == "[6.4, 4.8]"
        assert worker.ask("run", "import sisipan")[2]["ename"] == "ModuleNotFoundError"
    assert not touched.exists()


def test_a_process_that_dies_is_told_and_another_takes_its_place(tmp_path):
    with Workers() as workers:
        with pytest.raises(WorkerDied), workers.one() as worker:
            worker.ask("begin", str(tmp_path), None)
            worker.ask("run", "import os\nos._exit(1)")
        with workers.one() as worker:
            assert worker.ask("evaluate", {"a": "1 + 1"})["a"]["data"]["text/plain"] == "2"
        first = worker
        with workers.one() as worker:
            assert worker is first  # it is whole, and warm


def test_input_is_refused_and_waits_for_nobody(worker, run):
    start = time.monotonic()
    error = worker.ask("run", "input('nama? ')")[2]
    assert error["ename"] in ("EOFError", "StdinNotImplementedError")
    assert time.monotonic() - start < 60  # that it ends is the point
