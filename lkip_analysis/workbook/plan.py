"""What is about to be written: shown first, then written as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..root import Root
from .base import Dasar
from .csv_files import tulis_semua
from .table_changes import Beda


@dataclass
class Rencana:
    """What an import will write.

    Attributes
    ----------
    year : int
    baru : mapping of str to bytes
        File → new content; only files that change.
    dasar : mapping of str to bytes or None
        File → content that the new one was made from.
    beda : list of Beda
    catatan : list of str
        What was passed over, in Indonesian.
    asal : Dasar or None
        What the workbook was made from, where it is one.
    buku : dict
        File → what the workbook says.
    """

    year: int
    baru: dict[str, bytes] = field(default_factory=dict)
    dasar: dict[str, bytes | None] = field(default_factory=dict)
    beda: list[Beda] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    asal: Dasar | None = None
    buku: dict[str, object] = field(default_factory=dict)

    def terapkan(self, root: Root) -> None:
        """Write the files, all or none; see `berkas.tulis_semua`."""
        tulis_semua(root, self.year, self.baru, self.dasar)
        if self.asal is not None:
            self.asal.ingat(root, self.buku)
