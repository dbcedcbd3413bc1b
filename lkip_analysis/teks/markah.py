"""Text as markup that neither HTML nor Markdown takes for its own."""

import re

TANDA_BACA = re.compile(r"[^\w\s]|_")


def markah(teks: str) -> str:
    """Turn every punctuation mark into an entity, so that text from data can be neither HTML nor Markdown."""
    return TANDA_BACA.sub(lambda tanda: f"&#{ord(tanda.group())};", teks)
