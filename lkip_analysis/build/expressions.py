"""Live values in prose: finding ``{eval}`` roles in Markdown and putting their results into the text.

The form and the place of the results (``cell.metadata.user_expressions``) are those of ``jupyterlab-myst``, so that
what an analyst sees while writing is what the report prints.
"""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Callable, Mapping

from nbformat import NotebookNode

from ..text.markup import markah, markah_html

MARK = "{eval}"
ROLE = re.compile(r"\{eval\}(`+)(.+?)\1", re.DOTALL)


def expressions(source: str) -> list[str]:
    """Return the expressions of all ``{eval}`` roles in a Markdown text, in order."""
    return [match.group(2).strip() for match in ROLE.finditer(source)]


def substitute(source: str, render: Callable[[str], str]) -> str:
    """Replace every ``{eval}`` role in `source` by ``render(expression)``."""
    return ROLE.sub(lambda match: render(match.group(2).strip()), source)


def as_markup(result: Mapping) -> str:
    """Return one evaluated expression as markup that is safe inside Markdown.

    A value that draws itself (``text/html``) keeps its tags: they come from this package, which escapes what it
    prints. All other punctuation becomes entities, so that data can be neither HTML nor Markdown.
    """
    data = result["data"]
    if "text/html" in data:
        return markah_html(data["text/html"])
    return markah(plain_text(data["text/plain"]))


def plain_text(representation: str) -> str:
    """Return what to print for the ``repr`` of a value: a string without its quotes."""
    try:
        value = ast.literal_eval(representation)
    except (SyntaxError, ValueError):
        return html.unescape(representation)
    return value if isinstance(value, str) else representation


def results(cell: NotebookNode) -> dict[str, Mapping]:
    """Return the stored results of a Markdown cell as a mapping from expression to result."""
    return {stored["expression"]: stored["result"] for stored in cell.metadata.get("user_expressions", [])}
