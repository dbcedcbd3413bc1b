"""The web copy of a report masks the NIP of officials; the signed document keeps it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from .document import Document

NIP = re.compile(r"(?<!\d)\d{8}([ \u00a0]?)\d{6}\1\d\1(\d{3})(?!\d)")


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


def mask(text: str) -> str:
    """Mask all but the last three digits of every NIP, in groups or not."""
    return NIP.sub(r"********\1******\1*\1\2", text)
