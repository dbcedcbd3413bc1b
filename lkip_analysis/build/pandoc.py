"""What is printed, as pandoc reads it: one syntax tree a chapter, kept, from which both PDF and Word are made."""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pypandoc
from lxml import html

from .document import Document, Part
from .failures import BuildError
from .kept import Kept, digest

FILTERS = Path(__file__).parent.parent / "templates" / "pandoc"
PICTURES = "gambar"
ONLY_ON_SCREEN = ".//*[contains(concat(' ', @class, ' '), ' hanya-html ')]"
ORIGIN = "data-asal"
"""Where a figure comes from: for the reader of the site; half of the document, which pandoc need not read."""
ENDING = {"image/svg+xml": "svg", "image/jpeg": "jpg", "image/png": "png"}


@dataclass(frozen=True)
class Tree:
    """One chapter: its section, and its blocks as pandoc writes them in JSON."""

    section: str
    path: Path

    def blocks(self) -> list:
        return json.loads(self.path.read_bytes())["blocks"]


class Printing:
    """A document on its way to paper.

    Parameters
    ----------
    document : Document
    folder : Path
        Work folder: pictures, trees, and what PDF and Word are made from.

    Raises
    ------
    BuildError
        pandoc can't read a chapter; the message is its own.
    """

    def __init__(self, document: Document, folder: Path) -> None:
        self.about, self.folder, self._embedded = document.about, folder, document.pictures
        self.kept = Kept(folder / "bab")
        self.pictures: set[str] = set()
        (folder / PICTURES).mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            self.trees = list(pool.map(self._tree, document.parts))
        for path in (folder / PICTURES).iterdir():
            if path.name not in self.pictures:
                path.unlink()

    def sections(self) -> Iterator[tuple[str, list]]:
        """Yield the name and the blocks of each section."""
        for name in dict.fromkeys(tree.section for tree in self.trees):
            yield name, [block for tree in self.trees if tree.section == name for block in tree.blocks()]

    def chapters(self) -> Iterator[dict]:
        """Yield each chapter as a tree of its own; the first of a section opens a ``div.bagian``."""
        opened = set()
        for tree in self.trees:
            yield tree_of([div(["lanjutan"] if tree.section in opened else ["bagian", tree.section], tree.blocks())])
            opened.add(tree.section)

    def _tree(self, part: Part) -> Tree:
        text = self._text(part.html).encode()
        made_from = (text, version("pypandoc_binary").encode())
        return Tree(part.section, self.kept.get(made_from, "json", lambda: convert(text, "--from=html", "--to=json")))

    def _text(self, fragment: str) -> str:
        """Return the HTML of a chapter without what is for the screen alone, its pictures in files."""
        root = html.fragment_fromstring(fragment, create_parent="body")
        for element in root.xpath(ONLY_ON_SCREEN):
            element.drop_tree()
        for element in list(root.iter("source")):  # a drawing for narrow screens; to the parser it holds the other one
            element.drop_tag()
        for element in root.xpath(f".//*[@{ORIGIN}]"):
            del element.attrib[ORIGIN]
        for image in root.iter("img"):
            image.set("src", self._picture(image.get("src")))
        return html.tostring(root, encoding="unicode")

    def _picture(self, source: str) -> str:
        source = self._embedded.get(source, source)
        kind, marked, data = source.removeprefix("data:").partition(";base64,")
        if not marked or kind not in ENDING:
            return source
        content = base64.b64decode(data)
        name = f"{digest(content)}.{ENDING[kind]}"
        (self.folder / PICTURES / name).write_bytes(content)
        self.pictures.add(name)
        return f"{PICTURES}/{name}"


def tree_of(blocks: list) -> dict:
    """Return blocks as a whole document for pandoc."""
    return {"pandoc-api-version": list(_api_version()), "meta": {}, "blocks": blocks}


def div(classes: list[str], blocks: list) -> dict:
    return {"t": "Div", "c": [["", classes, []], blocks]}


@cache
def _api_version() -> tuple[int, ...]:
    return tuple(json.loads(convert(b"", "--from=html", "--to=json"))["pandoc-api-version"])


def convert(source: bytes, *options: str) -> bytes:
    """Let pandoc convert something and return what it writes.

    Raises
    ------
    BuildError
        pandoc refuses it.
    """
    done = subprocess.run([pypandoc.get_pandoc_path(), *options], input=source, capture_output=True, check=False)
    if done.returncode:
        raise BuildError(f"pandoc could not convert a chapter: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def filters(*names: str) -> list[str]:
    """Return the options that name our filters."""
    return [f"--lua-filter={FILTERS / name}" for name in names]
