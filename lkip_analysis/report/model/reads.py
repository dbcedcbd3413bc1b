"""Which files a notebook has read: what the build needs to know whether a chapter must run again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

DIBACA: set[str] = set()
"""Files read in this process, relative to the root."""


def catat(berkas: str) -> None:
    """Note that a file was read; the name is relative to the root, with ``/``."""
    DIBACA.add(berkas)


def daftar() -> list[str]:
    """Return the files read so far, in order of name."""
    return sorted(DIBACA)


class Tercatat(Mapping):
    """A mapping of tables that notes the file of each table that is taken from it."""

    def __init__(self, isi: Mapping[str, Any], folder: str) -> None:
        self._isi, self._folder = isi, folder

    def __getitem__(self, nama: str) -> Any:
        isi = self._isi[nama]
        catat(f"{self._folder}/{nama}.csv")
        catat(isi.attrs["berkas"])  # a sheet that the table is made from
        return isi.copy(deep=False)  # what a chapter does to it is not seen by the next one

    def __contains__(self, nama: object) -> bool:
        return nama in self._isi

    def __iter__(self) -> Iterator[str]:
        return iter(self._isi)

    def __len__(self) -> int:
        return len(self._isi)
