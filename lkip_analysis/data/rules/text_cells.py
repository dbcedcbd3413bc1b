"""Rules about text, whatever table or setting it stands in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from ...errors import Masalah
from ..settings import Jalur
from .context import Konteks, aturan

KENDALI = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff"  # what XML cannot hold, or should not
    "\u2028\u2029"  # breaks of lines and paragraphs
    "\u202a-\u202e\u2066-\u2069"  # turns of the direction of writing
    "]"
)
"""Characters that cannot be seen and that a document could not hold, or would show otherwise."""


@aturan()
def karakter_kendali(k: Konteks) -> Iterator[Masalah]:
    """Text has no invisible characters that a document could not hold or would show otherwise."""
    for tabel, lembar in k.lembar.items():
        for baris, sel in lembar.berisi():
            for kolom, isi in zip(lembar.kepala, sel, strict=False):
                if pesan := _pesan(isi):
                    yield k.masalah(tabel, baris, kolom, pesan, "karakter-kendali", _tampak(isi))
    for jalur, isi in _teks_setelan(k.settings):
        if pesan := _pesan(isi):
            yield k.masalah_setelan(jalur, pesan, "karakter-kendali", _tampak(isi))


def _pesan(isi: str) -> str:
    ada = dict.fromkeys(KENDALI.findall(isi))
    if not ada:
        return ""
    nama = ", ".join(f"U+{ord(tanda):04X} {unicodedata.name(tanda, '')}".rstrip() for tanda in ada)
    return f"memuat karakter yang tidak tampak ({nama}); hapus, atau ketik ulang teksnya"


def _tampak(isi: str) -> str:
    return KENDALI.sub("\ufffd", isi)


def _teks_setelan(isi: object, jalur: Jalur = ()) -> Iterator[tuple[Jalur, str]]:
    if isinstance(isi, str):
        yield jalur, isi
    elif isinstance(isi, Mapping | tuple):
        for kunci, nilai in isi.items() if isinstance(isi, Mapping) else enumerate(isi):
            yield from _teks_setelan(nilai, (*jalur, kunci))
