"""`lkip diff`: compare a Word file with the one that was built, print the changes, write them as JSON."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from ..root import Root
from .changes import bandingkan
from .read_word import SAMPUL, BerkasWord, WordError, baca
from .summary import ringkas, simpan_json
from .text_origins import Sumber

TAHUN = re.compile(r"(?<!\d)20\d\d(?!\d)")


def jalankan(
    root: Root, berkas: Path, year: int | None, ke_json: Path | None = None, tulis: Callable[[str], object] = print
) -> None:
    """Compare a Word file with the built one of its year.

    Parameters
    ----------
    root : Root
    berkas : Path
        As an official gave it back.
    year : int or None
        By default the year in its title, on its cover, or in its name.
    ke_json : Path, optional
        Where to write the changes as JSON.
    tulis : callable
        Takes the readable list.

    Raises
    ------
    LkipError
        A file that cannot be read, a year that is not known or not built.
    """
    baru = baca(berkas)
    year = year or _tahun(berkas, baru)
    dibangun = root.reports(year) / f"lkip-{year}.docx"
    if not dibangun.is_file():
        raise WordError(f"{root.relatif(dibangun)}: tidak ada; jalankan `lkip build {year}` dahulu")
    lama, sumber = baca(dibangun), Sumber(root, year)
    ubahan = bandingkan(lama, baru, sumber)
    nama = root.relatif(dibangun)
    if ke_json is not None:
        simpan_json(ubahan, nama, berkas.name, ke_json)
    tulis(ringkas(ubahan, nama, berkas.name))
    if ubahan and not sumber.ada_situs:
        tulis(f"Asal angka tidak disebut: situsnya belum dibangun (`lkip build {year} --format html,docx`).")


def _tahun(berkas: Path, isi: BerkasWord) -> int:
    """Return the year that its properties, its cover or its name gives; LibreOffice keeps the cover only."""
    sampul = (teks for baris in isi.baris if baris.bab == SAMPUL for teks in baris.sel if TAHUN.fullmatch(teks))
    for teks in (isi.judul, *sampul, berkas.stem):
        if tahun := TAHUN.findall(teks):
            return int(tahun[-1])
    raise WordError(f"{berkas}: tahunnya tidak diketahui dari judul, sampul, atau nama berkas; sebutkan dengan --year")
