"""What a ZIP file from somewhere else is looked at for before anything in it is read.

Each reader has its own limits and says in its own words what it refuses.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError)
"""What `zipfile` raises for a file that is no ZIP file, or not a whole one."""
MOST_RATIO = 200
"""Highest ratio of unpacked to packed of a large file; text packs 5 to 60 times."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the formats of Office before 2007 begin, and newer files that are locked with a password."""
LOCKED_OLE = "EncryptedPackage".encode("utf-16-le")
DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
START = 64
"""Bytes by which XML is told."""

Entries = Sequence[zipfile.ZipInfo]


@dataclass(frozen=True)
class Limits:
    """How far an archive may grow.

    Attributes
    ----------
    size : int
        Most bytes that all files may have unpacked.
    files : int
        Most files.
    large : int
        Bytes of a file from which its ratio counts.
    """

    size: int
    files: int
    large: int

    def exceeded(self, entries: Entries) -> bool:
        """Whether an archive with these entries is not to be unpacked."""
        dense = any(e.file_size > self.large and e.file_size > MOST_RATIO * e.compress_size for e in entries)
        return dense or len(entries) > self.files or unpacked(entries) > self.size


def unpacked(entries: Iterable[zipfile.ZipInfo]) -> int:
    """Return the bytes of all files unpacked."""
    return sum(entry.file_size for entry in entries)


def content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return a file unpacked.

    Raises
    ------
    BadZipFile
        Also where the archive sends the reader to no place of itself, which is an error of the system otherwise.
    """
    try:
        return archive.read(entry)
    except (OSError, struct.error, OverflowError) as error:
        raise zipfile.BadZipFile(str(error)) from error


def is_locked(entry: zipfile.ZipInfo) -> bool:
    """Whether a file is encrypted."""
    return bool(entry.flag_bits & 1)


def twice(entries: Iterable[zipfile.ZipInfo]) -> list[str]:
    """Return the names that stand there more than once, in whatever letters."""
    names = Counter(entry.filename.casefold() for entry in entries)
    return sorted(name for name, count in names.items() if count > 1)


def is_xml(content: bytes) -> bool:
    """Whether a file is XML by its first bytes; its name may say something else."""
    return content[:START].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def has_dtd(xml: bytes) -> bool:
    """Whether XML has a document type: Office writes none, and entities in one can grow without end."""
    return bool(DTD.search(xml.replace(b"\0", b"")))
