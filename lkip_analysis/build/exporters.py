"""nbconvert exporters for one chapter: ``lkip_html``, ``lkip_pdf``, ``lkip_docx``.

All three render the same HTML; they also serve ``jupyter nbconvert --to …`` and JupyterLab's export menu, whose
server takes only letters, digits and underscores in a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from jinja2 import pass_context
from nbconvert.exporters import Exporter, HTMLExporter, TemplateExporter
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode, v4
from traitlets import default

from . import docx, pdf
from .cell_tags import JOINED, has, is_printed
from .document import Document, Part
from .expressions import MARK, as_markup, expressions, results, substitute
from .failures import BuildError
from .markdown import keys, needs_pandoc, references, to_html, with_pictures
from .pandoc import Printing

TEMPLATES = Path(__file__).parent.parent / "templates"
HIDDEN = {"parameters", "injected-parameters", "sembunyi"}
BIBLIOGRAPHY = "Daftar Pustaka"
NO_PARAGRAPH = re.compile(r"\s*(?:$|#|<|\||[-*+] |\d+[.)] |```)")


class ProsePreprocessor(Preprocessor):
    """Puts the stored results of ``{eval}`` roles into the text of Markdown cells."""

    def preprocess_cell(self, cell: NotebookNode, resources: dict, index: int) -> tuple[NotebookNode, dict]:
        if cell.cell_type == "markdown" and MARK in cell.source:
            if MARK in substitute(cell.source, lambda text: ""):
                raise BuildError(f"cell {index}: {MARK} is not followed by an expression in backticks")
            stored = results(cell)
            missing = [text for text in expressions(cell.source) if text not in stored]
            if missing:
                raise BuildError(f"cell {index}: {{eval}}`{missing[0]}` has no value yet; run the notebook first")
            cell.source = substitute(cell.source, lambda text: as_markup(stored[text]))
        return cell, resources


class ChoicePreprocessor(Preprocessor):
    """Leaves out the cells whose condition does not hold."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        nb.cells = [cell for cell in nb.cells if is_printed(cell)]
        return nb, resources


class PicturePreprocessor(Preprocessor):
    """Puts the pictures of Markdown cells into their text."""

    def preprocess_cell(self, cell: NotebookNode, resources: dict, index: int) -> tuple[NotebookNode, dict]:
        if cell.cell_type == "markdown" and "![" in cell.source:
            with naming(cell):
                cell.source = with_pictures(cell, folder_of(resources))
        return cell, resources


class OutputPreprocessor(Preprocessor):
    """Refuses what a cell shows and the report can't print: it would be missing without a word."""

    def preprocess_cell(self, cell: NotebookNode, resources: dict, index: int) -> tuple[NotebookNode, dict]:
        if cell.cell_type == "code":
            with naming(cell):
                for output in cell.get("outputs", ()):
                    refuse_unprinted(output)
        return cell, resources


class ReferencePreprocessor(Preprocessor):
    """Ends a chapter that cites works with the list of them."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        cited = [key for cell in nb.cells if cell.cell_type == "markdown" for key in keys(cell.source)]
        if cited:
            listed = references(list(dict.fromkeys(cited)), folder_of(resources), f"pustaka-{nb.cells[0].id}-")
            nb.cells.append(v4.new_markdown_cell(f"## {BIBLIOGRAPHY}\n\n{listed}"))
        return nb, resources


@contextmanager
def naming(cell: NotebookNode) -> Iterator[None]:
    """Let a failure name the cell."""
    try:
        yield
    except BuildError as error:
        raise BuildError(f"sel {cell.get('id', '')}: {error}") from error


def folder_of(resources: Mapping) -> Path:
    """Return the folder of the chapter, where its pictures and works are."""
    return Path(resources.get("metadata", {}).get("path") or ".")


def refuse_unprinted(output: NotebookNode) -> None:
    """Raise `BuildError` where the report has no form for an output."""
    data = output.get("data", {})
    html = data.get("text/html", "")
    if output.output_type == "stream":
        raise BuildError(f"sel mencetak {output.text.strip()[:40]!r} dengan print; tulis nilainya dalam kalimat")
    if "dataframe" in html:
        raise BuildError("DataFrame tidak dicetak begitu saja; pakai lap.tabel_sendiri(df, judul=…)")
    if any(kind.startswith("image/") for kind in data) or "<Figure size" in data.get("text/plain", ""):
        raise BuildError("gambar tidak dicetak begitu saja; pakai lap.gambar_sendiri(fig, judul=…, alt=…)")
    if data and not html and "text/markdown" not in data:
        shown = data.get("text/plain", "")[:40]
        raise BuildError(
            f"keluaran sel {shown} tidak punya bentuk dalam laporan; tandai sel sembunyi, atau akhiri dengan ;"
        )


class ParagraphPreprocessor(Preprocessor):
    """Puts prose that goes on in a paragraph behind what was printed before it."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        printed: list[NotebookNode] = []
        for cell in nb.cells:
            before = printed[-1] if printed else None
            if has(cell, JOINED) and before is not None and ends_in_paragraph(before):
                before.source = f"{before.source.rstrip()} {cell.source.lstrip()}"
            else:
                printed.append(cell)
        nb.cells = printed
        return nb, resources


def ends_in_paragraph(cell: NotebookNode) -> bool:
    """Whether the last line of a cell is running text, which more text can follow."""
    last = cell.source.rstrip().rsplit("\n", 1)[-1]
    return cell.cell_type == "markdown" and not NO_PARAGRAPH.match(last)


class LkipHTMLExporter(HTMLExporter):
    """One chapter as a self-contained HTML page, without code and without any request to elsewhere."""

    export_from_notebook = "LKIP: HTML"

    @default("template_name")
    def _template_name_default(self) -> str:
        return "lkip"

    @default("extra_template_basedirs")
    def _extra_template_basedirs_default(self) -> list[str]:
        return [str(TEMPLATES)]

    @default("language_code")
    def _language_code_default(self) -> str:
        return "id"

    @default("exclude_input")
    def _exclude_input_default(self) -> bool:
        return True

    @default("exclude_input_prompt")
    def _exclude_input_prompt_default(self) -> bool:
        return True

    @default("exclude_output_prompt")
    def _exclude_output_prompt_default(self) -> bool:
        return True

    @default("exclude_anchor_links")
    def _exclude_anchor_links_default(self) -> bool:
        return True

    @property
    def default_config(self):
        config = super().default_config
        config.TagRemovePreprocessor.enabled = True
        config.TagRemovePreprocessor.remove_cell_tags = HIDDEN
        return config

    @default("default_preprocessors")
    def _default_preprocessors_default(self) -> list:
        return ["nbconvert.preprocessors.TagRemovePreprocessor"]

    @default("preprocessors")
    def _preprocessors_default(self) -> list:
        return [
            ChoicePreprocessor,
            OutputPreprocessor,
            PicturePreprocessor,
            ProsePreprocessor,
            ParagraphPreprocessor,
            ReferencePreprocessor,
        ]

    @pass_context
    def markdown2html(self, context, source: str) -> str:
        """Convert a Markdown cell; one with a footnote, a formula or a citation through pandoc."""
        if not needs_pandoc(source):
            return super().markdown2html(context, source)
        cell = context.get("cell", {})
        with naming(cell):
            return to_html(source, folder_of(context.get("resources", {})), f"{cell.get('id', 'sel')}-")

    @default("optimistic_validation")
    def _optimistic_validation_default(self) -> bool:
        return True


class LkipFragmentExporter(LkipHTMLExporter):
    """The body of one chapter alone: what the site, the PDF and the Word file are put together from."""

    export_from_notebook = None

    @default("template_file")
    def _template_file_default(self) -> str:
        return "fragment.html.j2"

    def from_notebook_node(self, nb: NotebookNode, resources: dict | None = None, **kw) -> tuple[str, dict]:
        # HTMLExporter parses its result once more, to mend pictures that have no alternative text; ours have theirs.
        return TemplateExporter.from_notebook_node(self, nb, resources, **kw)


class _PandocExporter(Exporter):
    """One chapter through the HTML fragment into another format."""

    def from_notebook_node(self, nb: NotebookNode, resources: dict | None = None, **kw) -> tuple[bytes, dict]:
        fragment, resources = LkipFragmentExporter(config=self.config).from_notebook_node(nb, resources, **kw)
        about = nb.metadata.get("lkip", {})
        title = about.get("judul", resources.get("metadata", {}).get("name", ""))
        document = Document({"judul": title}, [Part("isi", title, fragment)]).with_live_links()
        with TemporaryDirectory() as folder:
            made = self.make(Printing(document, Path(folder)))
            resources["output_extension"] = made.suffix
            return made.read_bytes(), resources


class LkipPDFExporter(_PandocExporter):
    """One chapter as PDF."""

    export_from_notebook = "LKIP: PDF"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    make = staticmethod(pdf.make)


class LkipDocxExporter(_PandocExporter):
    """One chapter as Word file."""

    export_from_notebook = "LKIP: Word"
    output_mimetype = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".docx"

    make = staticmethod(docx.make)
