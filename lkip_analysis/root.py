"""Where the folders of a root are.

A root is one agency's working tree: `data/`, `notebooks/` and, once something was built, `reports/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .errors import LkipError


@dataclass(frozen=True)
class Root:
    """The folders of one root; naming them creates nothing.

    Attributes
    ----------
    path : Path
        The folder that holds `data/raw`.
    """

    path: Path

    @classmethod
    def find(cls, start: Path | None = None) -> Root:
        """Find the root nearest to a folder: the folder itself or one above it that holds `data/raw`.

        Parameters
        ----------
        start : Path, optional
            Default: the current folder.

        Raises
        ------
        LkipError
            Where no such folder is found.
        """
        awal = (start or Path.cwd()).absolute()
        for folder in (awal, *awal.parents):
            if (folder / "data" / "raw").is_dir():
                return cls(folder)
        raise LkipError(
            f"Folder data/raw tidak ditemukan di {awal} atau di folder di atasnya. "
            "Jalankan perintah dari folder proyek, atau sebutkan foldernya dengan --root."
        )

    def raw(self, year: int) -> Path:
        """Folder of what the agency knows about a year."""
        return self.path / "data" / "raw" / str(year)

    def files(self, folder: Path) -> list[Path]:
        """Files below a folder of the root, in order of name; what a link leads to outside the root is none of them."""
        return sorted(path for path in folder.rglob("*") if path.is_file() and self.memuat(path))

    def processed(self, year: int) -> Path:
        """Folder of the measures made from a year's raw data."""
        return self.path / "data" / "processed" / str(year)

    def reports(self, year: int) -> Path:
        """Folder of a year's finished report."""
        return self.path / "reports" / str(year)

    @property
    def notebooks(self) -> Path:
        """Folder of the chapters that are the agency's own; it need not be there."""
        return self.path / "notebooks"

    def inputs(self) -> tuple[Path, Path]:
        """Folders of what is read: raw data and chapters."""
        return self.path / "data" / "raw", self.notebooks

    def years(self) -> list[int]:
        """Years that have a folder of raw data, ascending."""
        raw = self.path / "data" / "raw"
        return sorted(int(f.name) for f in raw.iterdir() if f.is_dir() and f.name.isdecimal())

    def years_until(self, year: int) -> list[int]:
        """Years with raw data up to a year, ascending."""
        return [y for y in self.years() if y <= year]

    def relatif(self, path: Path) -> str:
        """Name of a path inside the root for messages: relative, with `/` on every system."""
        return path.relative_to(self.path).as_posix()

    def memuat(self, path: Path) -> bool:
        """Whether a path stays inside the root once `..` and symbolic links are followed.

        `data` itself may be a link to somewhere else (a shared drive): that was the user's own choice, and
        what lies below its target counts as inside.
        """
        try:
            tujuan = path.resolve()
        except (OSError, RuntimeError, ValueError):  # a loop of links, a name that no system allows
            return False
        return any(tujuan.is_relative_to(dalam.resolve()) for dalam in (self.path, self.path / "data"))
