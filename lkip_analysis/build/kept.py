"""Files kept between builds, believed only as long as they are what was written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

LENGTH = 32
"""Digits of a hash in a name."""


class Kept:
    """A folder of files, each named by the hash of what it was made from and by that of its content.

    A file that was changed, cut off or emptied since it was written is made again.

    Parameters
    ----------
    folder : Path
        Made where it is not there.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._used: set[str] = set()

    def get(self, made_from: Iterable[bytes], ending: str, make: Callable[[], bytes]) -> Path:
        """Return the file that comes from something; it is made where it is not there or not whole.

        Parameters
        ----------
        made_from : iterable of bytes
            All that decides the content.
        ending : str
            Of the file's name.
        make : callable
            Returns the content.
        """
        key = digest(*(digest(one).encode() for one in made_from))
        for path in self.folder.glob(f"{key}-*.{ending}"):
            if path.stem == f"{key}-{digest(path.read_bytes())}":
                self._used.add(path.name)
                return path
        content = make()
        path = self.folder / f"{key}-{digest(content)}.{ending}"
        fresh = path.with_suffix(".tmp")
        fresh.write_bytes(content)
        fresh.replace(path)
        self._used.add(path.name)
        return path

    def prune(self) -> None:
        """Remove the files that nobody asked for since this was opened."""
        for path in self.folder.iterdir():
            if path.name not in self._used:
                path.unlink()


def digest(*pieces: bytes) -> str:
    """Return the hash of some bytes as it stands in names."""
    whole = hashlib.sha256()
    for piece in pieces:
        whole.update(piece)
    return whole.hexdigest()[:LENGTH]
