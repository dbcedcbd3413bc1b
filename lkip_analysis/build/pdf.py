"""The PDF: the HTML document through pandoc to Typst, and Typst to PDF."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import pypandoc
import typst

from .document import Document
from .failures import BuildError

TEMPLATES = Path(__file__).parent.parent / "templates"
FILTERS = ("lanskap.lua", "typst.lua")
PDF_STANDARDS = ["ua-1", "a-2a"]
MAIN = """#import "lkip.typ": laporan, mulai, lanskap, ttd, sumber, utuh, gambar, tempel
#import "lkip.typ": bagan, daftar, formulir, identitas, bersama, judul-surat
#let meta = json(bytes(sys.inputs.meta))
#show: laporan.with(meta)

"""


def make(document: Document, folder: Path, progress: Callable[[str], None] = lambda line: None) -> Path:
    """Write the PDF of a document into `folder` and return its path.

    The same document gives the same bytes: Typst is given the date of the report as timestamp.

    Parameters
    ----------
    document : Document
        ``about`` may hold ``judul``, ``instansi``, ``pemerintah``, ``tahun``, ``tanggal`` (ISO date), ….
    folder : Path
        Work folder; holds the Typst source afterwards, for those who want to look at it.
    progress : callable
        Gets a line for every warning of Typst.

    Raises
    ------
    BuildError
        pandoc or Typst refuse the document; the message is theirs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    document = document.with_pictures_in(folder / "gambar")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        chapters = list(pool.map(lambda html: to_typst(html, folder / "bab"), document.chapters_html()))
    for kept in set((folder / "bab").iterdir()) - set(chapters):
        kept.unlink()
    body = "\n\n".join(path.read_text(encoding="utf-8") for path in chapters)
    shutil.copyfile(TEMPLATES / "typst" / "lkip.typ", folder / "lkip.typ")
    main = folder / "main.typ"
    main.write_text(MAIN + body, encoding="utf-8")
    target = folder / "lkip.pdf"
    pages, warnings = _set(main, document)
    for warning in warnings:
        progress(f"warning: Typst: {warning}")
    target.write_bytes(pages)
    return target


def _set(main: Path, document: Document) -> tuple[bytes, list[str]]:
    """Let Typst set the document; a layout that does not settle is set again without what moves with its own place.

    Page numbers of a layout that did not settle would be wrong.

    Returns
    -------
    bytes
        The PDF.
    list of str
        What Typst warned of, each thing once, with its advice.
    """
    meta = {"meta": json.dumps(dict(document.about), ensure_ascii=False)}
    for inputs in (meta, meta | {"lepas": "ya"}):
        try:
            pages, warnings = typst.compile_with_warnings(
                str(main),
                root=str(main.parent),
                font_paths=[str(fonts())],
                ignore_system_fonts=True,
                sys_inputs=inputs,
                pdf_standards=PDF_STANDARDS,
                timestamp=timestamp(document),
            )
        except typst.TypstError as error:
            raise BuildError(f"Typst could not set the document ({main}): {error}") from error
        if not any("converge" in warning.message for warning in warnings):
            return pages, list(dict.fromkeys(" ".join([warning.message, *warning.hints]) for warning in warnings))
    raise BuildError(f"Typst could not settle the pages of the document ({main}); page numbers would be wrong")


def to_typst(html: str, folder: Path) -> Path:
    """Convert the HTML of one chapter and return the Typst file; one that was converted before is only looked up.

    The name of the file is the hash of all that decides its content: the HTML, the filters, pandoc's version.

    Raises
    ------
    BuildError
        pandoc refuses the chapter.
    """
    folder.mkdir(parents=True, exist_ok=True)
    filters = [TEMPLATES / "pandoc" / name for name in FILTERS]
    sources = [html.encode(), *(path.read_bytes() for path in filters), version("pypandoc_binary").encode()]
    target = folder / f"{hashlib.sha256(b'|'.join(sources)).hexdigest()[:32]}.typ"
    if not target.exists():
        options = ["--wrap=none", *(f"--lua-filter={path}" for path in filters)]
        try:
            text = pypandoc.convert_text(html, "typst", format="html", extra_args=options)
        except RuntimeError as error:
            raise BuildError(f"pandoc could not read a chapter: {error}") from error
        fresh = target.with_suffix(".tmp")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(target)
    return target


def fonts() -> Path:
    """Return the folder of the text font; a package brings it, so that every machine sets the same pages."""
    return Path(str(files("font_source_sans_pro"))) / "files"


def timestamp(document: Document) -> int:
    """Return the date of the report in seconds since 1970 (UTC); the epoch where there is none."""
    date = document.about.get("tanggal", "1970-01-01")
    return int(datetime.fromisoformat(f"{date}T00:00:00+00:00").timestamp())
