"""What the tags of a cell ask for, with and without a kernel."""

import re

import nbformat
import pytest
from nbformat import NotebookNode, v4

from lkip_analysis.build.cell_tags import alternatives, chosen, refuse_misspelt
from lkip_analysis.build.exporters import LkipFragmentExporter
from lkip_analysis.build.failures import BuildError, CellError, ExpressionError
from lkip_analysis.report.model.conditions import holds


def code(source, *tags):
    return v4.new_code_cell(source, metadata={"tags": list(tags)})


def prose(source, *tags):
    return v4.new_markdown_cell(source, metadata={"tags": list(tags)})


def printed(nb):
    return " ".join(LkipFragmentExporter().from_notebook_node(nb)[0].replace("\n", " ").split())


def kinds(x):
    return [
        code(f"x = {x}", "sembunyi"),
        prose("naik", "bila:x > 0"),
        prose("turun", "bila:x < 0"),
        prose("tetap {eval}`x`", "lainnya"),
        prose("Selesai"),
    ]


@pytest.mark.parametrize(("x", "text"), [("2", "naik"), ("-2", "turun"), ("0", "tetap 0")])
def test_the_first_alternative_that_holds_prints(run, x, text):
    assert printed(run(kinds(x))) == f"<p>{text}</p> <p>Selesai</p>"


def test_nothing_prints_on_what_is_not_known(run):
    cells = [code("import pandas as pd\nx = pd.NA", "sembunyi"), *kinds("0")[1:]]
    assert printed(run(cells)) == "<p>Selesai</p>"


def test_only_what_prints_is_run(run):
    cells = [
        code("from IPython.display import HTML", "sembunyi"),
        code("tak_ada", "bila:1 > 2"),
        prose("{eval}`tak_ada`", "bila:1 > 2"),
        prose("Batas"),
        code("HTML('<p>ada</p>')", "bila:2 > 1"),
    ]
    assert printed(run(cells)) == "<p>Batas</p> <p>ada</p>"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("print('x')", "print"),
        ("import pandas as pd\npd.DataFrame({'a': [1]})", "tabel_sendiri"),
        ("from matplotlib.figure import Figure\nFigure()", "gambar_sendiri"),
        ("1 + 1", "sembunyi"),
    ],
)
def test_what_the_report_can_not_print_is_refused_by_name(run, source, words):
    with pytest.raises(BuildError, match=words):
        printed(run([code(source)]))


def test_a_condition_alone_need_not_hold(run):
    assert printed(run([prose("x", "bila:False"), prose("Selesai")])) == "<p>Selesai</p>"


def test_a_gap_in_the_text_names_cell_and_conditions(run):
    with pytest.raises(CellError, match=r"sel 1: tidak satu pun syarat berlaku \(bila:x > 0, bila:x < 0\)"):
        run([code("x = 0"), prose("a", "bila:x > 0"), prose("b", "bila:x < 0")])


def test_a_condition_that_fails_is_named(run):
    with pytest.raises(ExpressionError, match="bila:tak_ada"):
        run([prose("a", "bila:tak_ada")])


def test_a_value_that_is_no_truth_is_refused(run):
    with pytest.raises(ExpressionError, match="bukan benar"):
        run([prose("a", "bila:1 + 1")])


def test_each_item_chooses_for_itself(run):
    cells = [
        code("items = [1, -1, None]", "sembunyi"),
        prose("**{eval}`i`**", "ulang:i=items"),
        prose("naik", "ulang:i=items", "bila:None if i is None else i > 0"),
        prose("turun", "ulang:i=items", "lainnya"),
    ]
    html = printed(run(cells)).replace("<strong>", "").replace("</strong>", "")
    assert html == "<p>1</p> <p>naik</p> <p>-1</p> <p>turun</p> <p>None</p>"


def test_what_follows_a_repeat_is_no_alternative_of_it(run):
    cells = [prose("ulangan {eval}`i`", "ulang:i=[1]", "bila:i > 0"), prose("sesudah", "bila:True")]
    assert printed(run(cells)) == "<p>ulangan 1</p> <p>sesudah</p>"


def test_a_second_repeat_repeats_within_each(run):
    cells = [
        code("groups = [('A', [1, 2]), ('B', []), ('C', [3])]", "sembunyi"),
        prose("# {eval}`g[0]`", "ulang:g=groups"),
        prose("{eval}`n`", "ulang:g=groups", "ulang:n=g[1]"),
        prose("akhir {eval}`g[0]`", "ulang:g=groups"),
    ]
    text = re.sub(r"<[^>]+>|¶", "", printed(run(cells)))
    assert text.split() == ["A", "1", "2", "akhir", "A", "B", "akhir", "B", "C", "3", "akhir", "C"]


def test_words_of_a_year(run):
    cells = [code("year: int = 2031", "parameters"), prose("Lama", "tahun:2030"), prose("Baru", "tahun:2031")]
    assert printed(run(cells)) == "<p>Baru</p>"
    assert printed(run(cells, year=2030)) == "<p>Lama</p>"


def test_prose_goes_on_in_its_paragraph_where_that_is_one(run):
    cells = [
        prose("## Judul"),
        prose("Satu.", "sambung"),
        prose("Tidak.", "bila:False", "sambung"),
        prose("Dua {eval}`2`.", "sambung"),
        prose("- butir"),
        prose("Tiga.", "sambung"),
    ]
    assert printed(run(cells)).endswith("<p>Satu. Dua 2.</p> <ul> <li>butir</li> </ul> <p>Tiga.</p>")


def test_what_was_kept_in_jupyterlab_does_not_count(run):
    cell = prose("Ada", "bila:True")
    cell.metadata["lkip_tampil"] = False
    assert printed(run([cell])) == "<p>Ada</p>"


def test_a_notebook_that_was_not_run_has_no_text_to_export():
    with pytest.raises(BuildError, match="syaratnya belum dinilai"):
        printed(v4.new_notebook(cells=[prose("x", "bila:True")]))


def test_neighbours_with_one_condition_are_one_alternative():
    cells = [prose("a", "bila:x"), code("b", "bila:x"), prose("c", "lainnya"), prose("d", "bila:x")]
    group = alternatives(cells)
    assert [(one.condition, [cell.source for cell in one.cells]) for one in group] == [("x", ["a", "b"]), (None, ["c"])]


@pytest.mark.parametrize(
    ("truths", "expected"),
    [((True,), "x"), ((False, True), "y"), ((False, False), None), ((None, True), "y"), ((False, None), "tidak")],
)
def test_which_alternative_prints(truths, expected):
    group = alternatives([prose("a", "bila:x"), prose("b", "bila:y"), prose("c", "lainnya")])
    found = chosen(group, truths)
    assert ("tidak" if found is None else found.condition) == expected


@pytest.mark.parametrize(
    ("tags", "words"),
    [
        (["bilah:x"], "tidak dikenal"),
        (["ulang:lap.iku"], "ulang:nama=daftar"),
        (["tahun:ini"], "tahun:angka tahun"),
        (["bila"], "bila:syarat"),
        (["bila:f(a, b)"], "tidak boleh berisi koma"),
        (["lainnya"], "tepat di atasnya"),
    ],
)
def test_a_misspelt_tag_is_named_with_its_cell(tags, words):
    with pytest.raises(BuildError, match=f"sel 1: .*{words}"):
        refuse_misspelt([prose("x"), NotebookNode(cell_type="markdown", source="y", metadata={"tags": tags})])


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("a and b", None), ("b and a", False), ("not a", None), ("a or c", True), ("a or b", None),
        ("b and tak_ada", False), ("c or tak_ada", True), ("not b", True), ("n > 1", None), ("not (n > 1)", None),
        ("[x for x in (1,)] == [1]", True),
    ],
)  # fmt: skip
def test_not_known_is_neither_true_nor_false(expression, expected):
    import pandas as pd

    assert holds(expression, {"a": None, "b": False, "c": True, "n": pd.NA}) is expected


def test_new_prose_of_a_cell_that_does_not_print_stays_out(run, tmp_path):
    from lkip_analysis.build.cache import refresh

    cells = [prose("Tidak", "bila:False"), prose("Ya", "lainnya"), prose("Biasa")]
    source = v4.new_notebook(cells=cells)
    executed = nbformat.reads(nbformat.writes(run(cells)), as_version=4)
    source.cells[0].source, source.cells[2].source, source.cells[2].metadata["tags"] = "Baru", "Lagi", ["sambung"]
    assert printed(refresh(source, executed)) == "<p>Ya Lagi</p>"
