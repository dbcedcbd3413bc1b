"""What an analyst may write in Markdown beyond plain text: pictures, footnotes, formulas, citations.

Pictures, pasted or linked, are put into the text. A cell with a footnote, a formula or a citation goes through pandoc,
whose HTML the site shows and from which PDF and Word are made; every other cell is converted by nbconvert, which is
quicker.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from nbformat import NotebookNode

from .failures import BuildError

PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<source>[^)\s]+)(?:\s+\"[^\"]*\")?\)")
PASTED = "attachment:"
KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}

CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]|\^\[")
FORMULA = re.compile(r"\$\$.+?\$\$|(?<![\\$\w])\$(?=\S)[^$\n]+?(?<=\S)\$(?![\d$])", re.DOTALL)
CITATION = re.compile(r"(?<![\w.])@(?P<key>[A-Za-z][\w:.#$%&+?<>~/-]*\w)|@\{(?P<braced>[^}]+)\}")
FORMAT = "markdown-auto_identifiers-smart-implicit_figures-yaml_metadata_block"


def with_pictures(cell: NotebookNode, folder: Path) -> str:
    """Return the text of a Markdown cell with its pictures in it, as HTML that needs no other file.

    Raises
    ------
    BuildError
        A picture is not there, is of no known kind, stands elsewhere in the web, or has no text that describes it.
    """

    def embedded(match: re.Match) -> str:
        alt, source = match.group("alt").strip(), match.group("source")
        if not alt:
            raise BuildError(f"gambar {source} tanpa teks alternatif; tulis ![isi gambar dalam kata-kata]({source})")
        data = "".join(_data(cell, source, folder).split())
        return f'<img src="{data}" alt="{escape(alt)}">'

    return PICTURE.sub(embedded, cell.source)


def _data(cell: NotebookNode, source: str, folder: Path) -> str:
    if source.startswith("data:"):
        return source
    if source.startswith(PASTED):
        pasted = cell.get("attachments", {}).get(source.removeprefix(PASTED), {})
        for kind, data in pasted.items():
            if kind in KINDS.values():
                return f"data:{kind};base64,{data}"
        raise BuildError(
            f"gambar tempelan {source} tidak ada dalam sel, atau bukan PNG, JPEG, atau SVG; tempelkan lagi"
        )
    if "://" in source:
        raise BuildError(f"gambar {source} ada di internet; simpan berkasnya di samping bab, lalu sebut nama berkasnya")
    path = (folder / source).resolve()
    if path.suffix.lower() not in KINDS or not path.is_file() or not path.is_relative_to(folder.resolve()):
        raise BuildError(f"gambar {source} tidak ada di {folder.name}/, atau bukan PNG, JPEG, atau SVG")
    return f"data:{KINDS[path.suffix.lower()]};base64,{base64.b64encode(path.read_bytes()).decode()}"


def needs_pandoc(source: str) -> bool:
    """Whether a text has a footnote, a formula or a citation."""
    plain = CODE.sub("", source)
    return bool(FOOTNOTE.search(plain) or FORMULA.search(plain) or CITATION.search(plain))


def keys(source: str) -> Iterator[str]:
    """Yield the keys of the works that a text cites."""
    for match in CITATION.finditer(CODE.sub("", source)):
        yield match.group("key") or match.group("braced")


def to_html(source: str, folder: Path, prefix: str) -> str:
    """Return a text with footnotes, formulas or citations as HTML; `prefix` keeps its ids apart from others.

    Raises
    ------
    BuildError
        pandoc refuses the text, or a work is cited that no ``.bib`` file of the folder has.
    """
    bibliography = _bibliography(folder) if any(keys(source)) else []
    return _pandoc(source, ["--mathml", f"--id-prefix={prefix}", *bibliography, "-M", "suppress-bibliography=true"])


def references(cited: list[str], folder: Path, prefix: str) -> str:
    """Return the list of the works that a chapter cites, as HTML."""
    nocite = f"---\nnocite: '{', '.join(f'@{key}' for key in cited)}'\n---\n"
    return _pandoc(nocite, [f"--id-prefix={prefix}", *_bibliography(folder)], "+yaml_metadata_block")


def _bibliography(folder: Path) -> list[str]:
    files = sorted(folder.glob("*.bib"))
    if not files:
        raise BuildError(f"ada rujukan pustaka (@…), tetapi tidak ada berkas .bib di {folder.name}/")
    return ["--citeproc", "-M", "lang=id", *(f"--bibliography={file}" for file in files)]


def _pandoc(source: str, arguments: list[str], extra: str = "") -> str:
    import pypandoc

    try:
        html = pypandoc.convert_text(source, "html", format=FORMAT + extra, extra_args=[*arguments, "--wrap=none"])
    except RuntimeError as error:
        raise BuildError(f"pandoc menolak teks ini: {error}") from error
    unknown = re.findall(r"<strong>([^<]+)\?</strong>", html)
    if unknown:
        raise BuildError(f"pustaka {', '.join(unknown)} tidak ada dalam berkas .bib")
    return html
