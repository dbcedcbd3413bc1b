"""The PDF: the chapters through pandoc to Typst, and Typst to PDF."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import typst

from .failures import BuildError
from .kept import Kept
from .pandoc import FILTERS, Printing, convert, filters

TEMPLATES = Path(__file__).parent.parent / "templates"
LUA = ("lanskap.lua", "typst.lua")
PDF_STANDARDS = ["ua-1", "a-2a"]
MAIN = """#import "lkip.typ": laporan, mulai, lanskap, ttd, sumber, utuh, gambar, tempel
#import "lkip.typ": bagan, daftar, formulir, identitas, bersama, judul-surat
#import "lkip.typ": catatan, tabel, rapat, menyusul, kolom-baca
#let meta = json(bytes(sys.inputs.meta))
#show: laporan.with(meta)

"""


def make(printing: Printing, progress: Callable[[str], None] = lambda line: None) -> Path:
    """Write the PDF of a document into its work folder and return its path.

    The same document gives the same bytes: Typst is given the date of the report as timestamp.

    Parameters
    ----------
    printing : Printing
        ``about`` may hold ``judul``, ``instansi``, ``pemerintah``, ``tahun``, ``tanggal`` (ISO date), ….
    progress : callable
        Gets a line for every warning of Typst.

    Raises
    ------
    BuildError
        pandoc or Typst refuse the document; the message is theirs.
    """
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        chapters = list(pool.map(lambda tree: to_typst(tree, printing.kept), printing.chapters()))
    body = "\n\n".join(path.read_text(encoding="utf-8") for path in chapters)
    shutil.copyfile(TEMPLATES / "typst" / "lkip.typ", printing.folder / "lkip.typ")
    main = printing.folder / "main.typ"
    main.write_text(MAIN + body, encoding="utf-8")
    target = printing.folder / "lkip.pdf"
    pages, warnings = _set(main, printing.about)
    for warning in warnings:
        progress(f"warning: Typst: {warning}")
    target.write_bytes(pages)
    return target


def _set(main: Path, about: Mapping[str, str]) -> tuple[bytes, list[str]]:
    """Let Typst set the document; a layout that does not settle is set again without what moves with its own place.

    Page numbers of a layout that did not settle would be wrong.

    Returns
    -------
    bytes
        The PDF.
    list of str
        What Typst warned of, each thing once, with its advice.
    """
    meta = {"meta": json.dumps(dict(about), ensure_ascii=False)}
    for inputs in (meta, meta | {"lepas": "ya"}):
        try:
            pages, warnings = _compiler(main).compile_with_warnings(
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=PDF_STANDARDS,
                timestamp=timestamp(about),
            )
        except typst.TypstError as error:
            raise BuildError(f"Typst could not set the document ({main}): {error}") from error
        if not any("converge" in warning.message for warning in warnings):
            return pages, list(dict.fromkeys(" ".join([warning.message, *warning.hints]) for warning in warnings))
    raise BuildError(f"Typst could not settle the pages of the document ({main}); page numbers would be wrong")


@lru_cache(maxsize=1)
def _compiler(main: Path) -> typst.Compiler:
    """Return the compiler of a document: used again, it sets only what changed."""
    return typst.Compiler(str(main), root=str(main.parent), font_paths=[str(fonts())], ignore_system_fonts=True)


def to_typst(tree: dict, kept: Kept) -> Path:
    """Convert the tree of one chapter and return the Typst file; one that was converted before is only looked up."""
    source = json.dumps(tree, ensure_ascii=False).encode()
    made_from = (source, *((FILTERS / name).read_bytes() for name in LUA), version("pypandoc_binary").encode())
    options = ("--from=json", "--to=typst", "--wrap=none", *filters(*LUA))
    return kept.get(made_from, "typ", lambda: convert(source, *options))


def fonts() -> Path:
    """Return the folder of the text font; a package brings it, so that every machine sets the same pages."""
    return Path(str(files("font_source_sans_pro"))) / "files"


def timestamp(about: Mapping[str, str]) -> int:
    """Return the date of the report in seconds since 1970 (UTC); the epoch where there is none."""
    date = about.get("tanggal", "1970-01-01")
    return int(datetime.fromisoformat(f"{date}T00:00:00+00:00").timestamp())
