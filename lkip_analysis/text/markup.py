"""Text and HTML as markup that Markdown does not take for its own."""

import re

TANDA_BACA = re.compile(r"[^\w\s]|_")
PINDAH_BARIS = re.compile(r"[^\S\t ]+[\t ]*")
POTONGAN = re.compile(r"(?P<tag><[^<>]*>)|(?P<entitas>&#?\w+;)|[^\w\s<>&]+|_+|[<>&]")
DALAM_TAG = re.compile(r"[\\`*_\[\]$~|!^{}\n]")


def markah(teks: str) -> str:
    """Turn every punctuation mark into an entity, so that text from data can be neither HTML nor Markdown.

    Line breaks become spaces: an empty line would end the paragraph, and what is set in after it would be code.
    """
    return TANDA_BACA.sub(_entitas, PINDAH_BARIS.sub(" ", teks))


def markah_html(html: str) -> str:
    """Return HTML in which Markdown finds nothing to read, tags and entities left as they are."""
    return POTONGAN.sub(_potongan, PINDAH_BARIS.sub(" ", html))


def _potongan(potongan: re.Match) -> str:
    if potongan["entitas"]:
        return potongan.group()
    if potongan["tag"]:
        return DALAM_TAG.sub(_entitas, potongan.group())
    return TANDA_BACA.sub(_entitas, potongan.group())


def _entitas(tanda: re.Match) -> str:
    return f"&#{ord(tanda.group())};"
