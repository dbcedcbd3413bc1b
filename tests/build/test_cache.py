"""A chapter runs again when anything changes that its run depends on, and for nothing else."""

import copy

import nbformat
import pytest
from nbformat import v4

from lkip_analysis.build.cache import Record, code_of, digests, record_of, refresh, why_run
from lkip_analysis.build.cell_tags import repeated
from lkip_analysis.root import Root


def code(id, source, *tags):
    return v4.new_code_cell(source, id=id, metadata={"tags": list(tags)})


def prose(id, source, *tags):
    return v4.new_markdown_cell(source, id=id, metadata={"tags": list(tags)})


@pytest.fixture
def source():
    return v4.new_notebook(
        cells=[
            code("a", "x = 1"),
            prose("b", "Nilai {eval}`x`."),
            prose("c", "Butir {eval}`i`", "ulang:i=items"),
            prose("d", "Penutup"),
        ]
    )


@pytest.fixture
def root(tmp_path):
    data = tmp_path / "data" / "raw" / "2031"
    data.mkdir(parents=True)
    (data / "target.csv").write_text("kode\nA\n")
    return Root(tmp_path)


YEARS = [2030, 2031]
READ = ["data/raw/2031/target.csv", "data/raw/2031/realisasi.csv"]
"""What the chapter asked for; the second is not there."""


@pytest.fixture
def kept(source, tmp_path):
    """The executed notebook."""
    path = tmp_path / "10-bab.ipynb"
    nbformat.write(source, path)
    return path


@pytest.fixture
def record(source, kept, root):
    return record_of(source, kept, READ, YEARS, "p1", digests(root, 2031))


def test_nothing_changed(record, source, root):
    assert why_run(record, source, YEARS, "p1", root) is None


def test_never_run(source, root):
    assert why_run(None, source, YEARS, "p1", root) == "not executed yet"


def test_new_prose_is_no_reason(record, source, root):
    source.cells[1].source = "Nilainya sekarang {eval}`x`, bukan yang lain."
    source.cells.insert(2, prose("z", "Alinea baru."))
    assert why_run(record, source, YEARS, "p1", root) is None


CHANGES = {
    "code": lambda nb: nb.cells[0].update(source="x = 2"),
    "expression": lambda nb: nb.cells[1].update(source="Nilai {eval}`x + 1`."),
    "tag": lambda nb: nb.cells[2].metadata.update(tags=["ulang:i=others"]),
    "condition": lambda nb: nb.cells[3].metadata.update(tags=["bila:x"]),
    "order": lambda nb: nb.cells.insert(0, nb.cells.pop(1)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_change_of_what_a_kernel_is_asked_is_a_reason(record, source, root, change):
    change(source)
    assert why_run(record, source, YEARS, "p1", root) == "its code or live values changed"


def test_another_year_other_years_before_it_and_another_package(record, source, root):
    for years in ([2031, 2032], [2031]):
        assert why_run(record, source, years, "p1", root) == "another year, or other years before it"
    assert why_run(record, source, YEARS, "p2", root) == "the package or a version changed"


def test_a_file_that_it_read_changed_or_went_away(record, source, root):
    file = root.raw(2031) / "target.csv"
    file.write_text("kode\nB\n")
    assert why_run(record, source, YEARS, "p1", root) == "data/raw/2031/target.csv changed"
    file.unlink()
    assert why_run(record, source, YEARS, "p1", root) == "data/raw/2031/target.csv changed"


def test_a_file_that_was_looked_for_has_come(record, source, root):
    (root.raw(2031) / "realisasi.csv").write_text("kode\n")
    assert why_run(record, source, YEARS, "p1", root) == "data/raw/2031/realisasi.csv changed"


def test_a_file_that_changed_while_the_chapter_ran_makes_it_run_again(source, kept, root):
    """What counts is the file as it was before: nobody knows which of the two the chapter has read."""
    before = digests(root, 2031)
    (root.raw(2031) / "target.csv").write_text("kode\nB\n")
    record = record_of(source, kept, READ, YEARS, "p1", before)
    assert why_run(record, source, YEARS, "p1", root) == "data/raw/2031/target.csv changed"


def test_a_file_that_it_did_not_read_is_no_reason(record, source, root):
    (root.raw(2031) / "faktor.csv").write_text("kode\n")
    assert why_run(record, source, YEARS, "p1", root) is None


def test_a_broken_record_counts_as_none(kept):
    for text in ("", "{", '{"code": 1}'):
        kept.with_suffix(".json").write_text(text)
        assert Record.of(kept) is None


def test_a_record_is_read_as_it_was_written(record, kept):
    record.write(kept)
    assert Record.of(kept) == record


def test_a_record_of_another_notebook_counts_as_none(record, kept):
    """A build may be killed after it kept a notebook and before it wrote the record."""
    record.write(kept)
    kept.write_text(kept.read_text().replace("x = 1", "x = 3"))
    assert Record.of(kept) is None
    kept.unlink()
    assert Record.of(kept) is None


def test_new_prose_is_put_into_what_was_executed(source):
    executed = v4.new_notebook(
        cells=[
            code("a", "x = 1"),
            prose("b", "Nilai {eval}`x`."),
            code("c-u0", "i = (items)[0]"),
            prose("c-0", "Butir {eval}`i`"),
            code("c-u1", "i = (items)[1]"),
            prose("c-1", "Butir {eval}`i`"),
            prose("d", "Penutup"),
        ]
    )
    executed.cells[3].metadata["user_expressions"] = ["kept"]
    source.cells[2].source = "Butir baru {eval}`i`"
    source.cells.insert(3, prose("n", "Alinea baru", "ulang:i=items"))
    fresh = refresh(source, executed)
    assert [cell.source for cell in fresh.cells] == [
        "x = 1", "Nilai {eval}`x`.", "i = (items)[0]", "Butir baru {eval}`i`", "Alinea baru",
        "i = (items)[1]", "Butir baru {eval}`i`", "Alinea baru", "Penutup",
    ]  # fmt: skip
    assert fresh.cells[3].metadata["user_expressions"] == ["kept"]


def test_neighbours_with_one_tag_are_one_group(source):
    cells = [
        *source.cells[2:3],
        prose("e", "x", "ulang:i=items"),
        prose("f", "x", "ulang:j=others"),
        source.cells[3],
    ]
    assert [[cell.id for cell in group] for group in repeated(cells)] == [["c", "e"], ["f"], ["d"]]


def test_hash_of_code_does_not_know_prose(source):
    other = copy.deepcopy(source)
    other.cells[3].source = "Lain"
    assert code_of(other) == code_of(source)
