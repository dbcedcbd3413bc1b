"""Live values in prose: where they are found, and that what they print can be neither HTML nor Markdown."""

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.build.exporters import LkipFragmentExporter
from lkip_analysis.build.expressions import as_markup, expressions, plain_text, substitute
from lkip_analysis.build.failures import BuildError


def test_expressions_are_found_in_order_with_backticks_inside():
    text = "Capaian {eval}`i.capaian` dan {eval}``d[`x`]`` serta {eval}`lap.nama `."
    assert expressions(text) == ["i.capaian", "d[`x`]", "lap.nama"]


def test_braces_that_are_no_role_stay():
    text = "Rumus {a/b} dan `{eval}` saja, {{7*7}}"
    assert expressions(text) == []
    assert substitute(text, str.upper) == text


@pytest.mark.parametrize(
    ("representation", "printed"), [("'a \"b\"'", 'a "b"'), ("12", "12"), ("Rp5", "Rp5"), ("['x']", "['x']")]
)
def test_plain_text_drops_the_quotes_of_a_string_only(representation, printed):
    assert plain_text(representation) == printed


@given(st.text(max_size=60))
def test_no_plain_value_can_open_a_tag_or_a_markdown_form(value):
    markup = as_markup({"data": {"text/plain": repr(value)}})
    assert not set(markup) & set("<>*_[]()`$\"'\\!|~{}")


def notebook(prose: str, value: str | None) -> nbformat.NotebookNode:
    cell = nbformat.v4.new_markdown_cell(prose)
    if value is not None:
        result = {"status": "ok", "data": {"text/plain": repr(value)}, "metadata": {}}
        cell.metadata["user_expressions"] = [{"expression": "x", "result": result}]
    return nbformat.v4.new_notebook(cells=[cell])


@pytest.mark.parametrize(
    "value", ["<script>alert(1)</script>", "*tebal* _miring_", "[x](http://x.id)", "# Judul", "{{7*7}}"]
)
def test_a_hostile_value_is_printed_as_it_is(value):
    html, _ = LkipFragmentExporter().from_notebook_node(notebook("Nama: {eval}`x`.", value))
    from lxml.html import fromstring

    assert f"Nama: {value}." in fromstring(html).text_content()
    assert not fromstring(html).xpath("//script | //em | //strong | //a | //h1")


def test_a_value_that_was_never_evaluated_stops_the_export():
    with pytest.raises(BuildError, match=r"cell 0: \{eval\}`x` has no value"):
        LkipFragmentExporter().from_notebook_node(notebook("{eval}`x`", None))
