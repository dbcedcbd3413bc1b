"""The web copy of a report masks the NIP of officials; the signed document keeps it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from unicodedata import digit

from ..data.nip import kelompok_nip
from .document import Document

SELA = r"(?:[\W_]|</?[a-z]{1,6}>|&#?\w{1,8};){0,4}?"
ANGKA = re.compile(rf"(?<!\d)\d(?:{SELA}\d){{17,}}(?!\d)")
TANDA = re.compile(r"<[^<>]*>|&#?\w{1,8};|.", re.DOTALL)
GAMBAR = re.compile(r"(<svg\b.*?</svg>|<style\b.*?</style>|data:[^\"\'\s)]*)", re.DOTALL)
"""What is drawn, not written: its coordinates are no text."""


def for_the_web(document: Document, settings: Mapping) -> Document:
    """Return the document as the web may have it.

    Parameters
    ----------
    document : Document
    settings : mapping
        The agency's settings; ``privacy.samarkan_nip`` is on unless it says otherwise.
    """
    if not settings.get("privacy", {}).get("samarkan_nip", True):
        return document
    parts = [
        replace(part, title=mask(part.title), html=mask(part.html), code=tuple(map(mask, part.code)))
        for part in document.parts
    ]
    return replace(document, about={name: mask(text) for name, text in document.about.items()}, parts=parts)


def mask(html: str) -> str:
    """Mask all but the last three digits of every NIP, however it is written: also with marks between its digits.

    The same digits are masked the same way in texts, ids, links and code, so that links still lead where they did.
    """
    pieces = GAMBAR.split(html)
    return "".join(piece if i % 2 else ANGKA.sub(_masked, piece) for i, piece in enumerate(pieces))


def _masked(match: re.Match[str]) -> str:
    marks = TANDA.findall(match[0])
    figures: list[list[int]] = []
    for i, mark in enumerate(marks):
        if len(mark) == 1 and mark.isdigit():
            if i == 0 or not marks[i - 1].isdigit():
                figures.append([])
            figures[-1].append(i)
    texts = ["".join(str(digit(marks[i])) for i in figure) for figure in figures]
    for first, last in kelompok_nip(texts):
        digits = [i for figure in figures[first : last + 1] for i in figure]
        for i in digits[:-3]:
            marks[i] = "*"
    return "".join(marks)
