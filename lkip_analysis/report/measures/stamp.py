"""Whether the measures on disk are those of the raw data: hashes of what they come from, and of themselves.

Nothing here needs pandas, so that a build that has nothing to compute starts fast.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from ...root import Root

BERKAS = "asal.json"
PEMBUAT = ("data", "kinerja", "text/parse_numbers.py", "report/measures")
"""Parts of the package that decide what the measures are."""


def sidik_ukuran(root: Root, years: Iterable[int]) -> str:
    """Return the hash of what the measures of a year come from: raw data of the years, and what measures."""
    paket = Path(__file__).parent.parent.parent
    pembuat = sidik_jari(paket / bagian for bagian in PEMBUAT)
    return f"{sidik_jari(map(root.raw, years), root.files)}-{pembuat}-{version('pandas')}"


@dataclass(frozen=True)
class Cap:
    """What is kept beside the measures: hash of what they come from, the mark of a draft, and a hash of that mark and
    of the measures themselves, so that neither is believed when it was changed by hand."""

    sidik: str
    isi: str = ""
    draf: str = ""

    @classmethod
    def baca(cls, folder: Path) -> Cap:
        """Read it; where it is not there or broken, or the measures are not its own, one that equals no hash."""
        try:
            cap = cls(**json.loads((folder / BERKAS).read_text(encoding="utf-8")))
        except (RecursionError, OSError, ValueError, TypeError):
            return cls("")
        return cap if cap.isi == sidik_isi(folder, cap.draf) else cls("")

    def tulis(self, folder: Path) -> None:
        baru = tulis_baru(folder, BERKAS)
        baru.write_text(json.dumps(asdict(self), ensure_ascii=False) + "\n", encoding="utf-8")
        baru.replace(folder / BERKAS)


def sidik_isi(folder: Path, draf: str) -> str:
    """Return the hash of the measures in a folder and of the mark of a draft that is kept with them."""
    return hashlib.sha256(f"{sidik_jari(folder.glob('*.csv'))} {draf}".encode()).hexdigest()


def tulis_baru(folder: Path, nama: str) -> Path:
    """Return the path of a new file that will take the place of another; a link that has its name is removed."""
    baru = folder / f"{nama}.baru"
    baru.unlink(missing_ok=True)
    return baru


def _semua(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def sidik_jari(paths: Iterable[Path], isi: Callable[[Path], list[Path]] = _semua) -> str:
    """Return one hash of files and of the files in folders: names, that of the folder too, and contents.

    Parameters
    ----------
    paths : iterable of Path
    isi : callable
        Gives the files of a folder that count; all of them by default.
    """
    hasil = hashlib.sha256()
    for path in sorted(paths):
        berkas = [path] if path.is_file() else isi(path)
        for satu in (b for b in berkas if b.suffix != ".pyc"):
            hasil.update(satu.relative_to(path.parent).as_posix().encode())
            hasil.update(hashlib.sha256(satu.read_bytes()).digest())
    return hasil.hexdigest()
