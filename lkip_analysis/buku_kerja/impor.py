"""Read a workbook back: `lkip workbook import`. Nothing is written before all of it is right and agreed to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ..data.schema import semua_tabel
from ..data.settings import BERKAS, baca_settings
from ..errors import DataError, Masalah
from ..root import Root
from .aman import BukuKerjaError
from .baca import Halaman, baca_buku
from .beda import Beda, bandingkan
from .berkas import baca_isi, bita_berkas, periksa_sementara, sidik, tulis_semua
from .lembar import LembarIsi, baca_pengaturan, baca_tabel
from .setelan import BedaSetelan, beda_setelan, daftar_setelan, ubah_setelan
from .tata import ASAL, PENGATURAN, PETUNJUK, tabel_berurut
from .tempat import di_excel


@dataclass(frozen=True)
class Rencana:
    """What an import will write.

    Attributes
    ----------
    year : int
    baru : mapping of str to bytes
        File → new content; only files that change.
    dasar : mapping of str to bytes or None
        File → content that the new one was made from.
    beda : tuple of Beda
    catatan : tuple of str
        What was passed over, in Indonesian.
    """

    year: int
    baru: Mapping[str, bytes]
    dasar: Mapping[str, bytes | None]
    beda: tuple[Beda, ...]
    catatan: tuple[str, ...] = ()

    def terapkan(self, root: Root) -> None:
        """Write the files, all or none; see `berkas.tulis_semua`."""
        tulis_semua(root, self.year, self.baru, self.dasar)


def rencanakan(root: Root, berkas: Path) -> Rencana:
    """Read a workbook, check it as the raw data are checked, and say what it changes.

    Parameters
    ----------
    root : Root
    berkas : Path

    Raises
    ------
    BukuKerjaError
        The file is refused, or is no workbook of this project.
    DataError
        Something in it is wrong: all problems, with sheet, row and column.
    """
    halaman = {h.nama: h for h in baca_buku(berkas)}
    year, asal = _asal(berkas, halaman)
    if not root.raw(year).is_dir():
        raise BukuKerjaError(f"{berkas.name} memuat data tahun {year}, tetapi folder tahun itu tidak ada.")
    lembar, catatan = _lembar(root, year, asal, halaman)
    baru, beda = {}, []
    for isi in lembar:
        beda_lembar, bita = isi.banding(root, year)
    ...
