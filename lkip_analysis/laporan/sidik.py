"""Whether the measures on disk are those of the raw data: one hash of all that they come from.

Nothing here needs pandas, so that a build that has nothing to compute starts fast.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from ..root import Root

BERKAS = "asal.json"
PEMBUAT = ("data", "kinerja", "teks/baca_angka.py", "laporan/olah.py", "laporan/ukuran.py")
"""Parts of the package that decide what the measures are; so does the version of pandas."""


def sidik_ukuran(root: Root, years: Iterable[int]) -> str:
    """Return the hash of what the measures of a year come from: raw data of the years, and the code that measures."""
    paket = Path(__file__).parent.parent
    berkas = sidik_jari([*(paket / bagian for bagian in PEMBUAT), *(root.raw(year) for year in years)])
    return f"{berkas} pandas {version('pandas')}"


@dataclass(frozen=True)
class Cap:
    """What is kept beside the measures: the hash of what they come from, and the mark of an incomplete year."""

    sidik: str
    draf: str = ""

    @classmethod
    def baca(cls, folder: Path) -> Cap:
        """Read it; where it is not there or broken, one that equals no hash."""
        try:
            return cls(**json.loads((folder / BERKAS).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return cls("")

    def tulis(self, folder: Path) -> None:
        (folder / BERKAS).write_text(json.dumps(asdict(self), ensure_ascii=False) + "\n", encoding="utf-8")


def sidik_jari(paths: Iterable[Path]) -> str:
    """Return one hash of files and of the files in folders: names and contents."""
    hasil = hashlib.sha256()
    berkas = [p for path in paths for p in ([path] if path.is_file() else path.rglob("*")) if p.is_file()]
    for path in sorted(path for path in berkas if path.suffix != ".pyc"):
        hasil.update(path.name.encode())
        hasil.update(path.read_bytes())
    return hasil.hexdigest()
