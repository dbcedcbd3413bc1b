"""What can go wrong, as exceptions that carry their message."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

PANJANG_NILAI = 60
"""Longest cell content shown in a message, in characters."""


UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that steer a terminal, turn the direction of writing, or are half of one."""


def visible(text: str) -> str:
    """Return a text that is safe to print on a terminal: what steers it, from whatever file, is shown as `\\x1b`."""
    return UNSEEN.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


class LkipError(Exception):
    """Base of every error a user of this package can meet."""


def writable(path: Path | None, *inputs: Path) -> None:
    """Refuse to write an output over what is read, or into the folders that hold inputs.

    Raises
    ------
    LkipError
    """
    if path is None:
        return
    whole = path.resolve()
    if any(whole == one.resolve() or whole.is_relative_to(one.resolve()) for one in inputs):
        raise LkipError(f"{path} is an input or lies among inputs; name another file to write to")


@dataclass(frozen=True)
class Masalah:
    """One problem in the raw data, with the place where to mend it.

    Attributes
    ----------
    berkas : str
        File, relative to the root, with `/` on every system.
    pesan : str
        Indonesian: what was expected and what to do. Where there is a `nilai` it is read after it
        (`nilai "x" bukan angka`).
    kode : str
        Short id of the rule that found it.
    baris : int or None
        Line in the file, 1-based; the header is line 1. None for a problem of the whole file.
    kolom : str or None
        Name of the column, or of the setting (`instansi.nama`).
    nilai : str or None
        The cell as it is in the file; a NIP is masked before it comes here.
    baris_excel : int or None
        Row number that a spreadsheet shows, where it is not `baris`: a cell with a line break takes
        several lines of the file and one row of the sheet.
    """

    berkas: str
    pesan: str
    kode: str
    baris: int | None = None
    kolom: str | None = None
    nilai: str | None = None
    baris_excel: int | None = None

    def __str__(self) -> str:
        tempat = self.berkas if self.baris is None else f"{self.berkas}:{self.baris}"
        return f"{tempat}{self._rincian()}"

    def tanpa_berkas(self) -> str:
        """Return the line without the file's name, for lists grouped by file."""
        tempat = "" if self.baris is None else f"baris {self.baris}"
        return f"{tempat}{self._rincian()}".lstrip(" :")

    def _rincian(self) -> str:
        excel = "" if self.baris_excel is None else f" (baris {self.baris_excel} di Excel)"
        istilah = "kunci" if self.berkas.endswith(".toml") else "kolom"
        kolom = "" if self.kolom is None else f' {istilah} "{self.kolom}"'
        nilai = "" if self.nilai is None else f'nilai "{_pendek(self.nilai)}" '
        return f"{excel}{kolom}: {nilai}{self.pesan}"


class DataError(LkipError):
    """Raw data that cannot be used.

    Parameters
    ----------
    masalah : iterable of Masalah
        Every problem found, in the order of the files.
    """

    def __init__(self, masalah: Iterable[Masalah]) -> None:
        self.masalah = list(masalah)
        super().__init__(self.masalah)

    def __str__(self) -> str:
        return ringkas(self.masalah)


def ringkas(masalah: Iterable[Masalah]) -> str:
    """Write problems as Indonesian text, grouped by file, the order of the files kept.

    Parameters
    ----------
    masalah : iterable of Masalah

    Returns
    -------
    str
        Several lines without a line end; one line where there is no problem.
    """
    kelompok = [(berkas, list(isi)) for berkas, isi in groupby(masalah, key=lambda m: m.berkas)]
    if not kelompok:
        return "Tidak ada masalah pada data."
    baris = []
    for berkas, isi in kelompok:
        baris += [f"{berkas}: {len(isi)} masalah", *(f"  {m.tanpa_berkas()}" for m in isi), ""]
    jumlah = sum(len(isi) for _, isi in kelompok)
    return "\n".join([*baris, f"Jumlah: {jumlah} masalah dalam {len(kelompok)} berkas."])


def _pendek(nilai: str) -> str:
    satu_baris = " ".join(nilai.splitlines())
    return satu_baris if len(satu_baris) <= PANJANG_NILAI else f"{satu_baris[: PANJANG_NILAI - 1]}…"
