"""What a rule sees, and the register of rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from ...errors import Masalah
from ...root import Root
from ..csv_rows import Lembar
from ..nip import samarkan_sel
from ..settings import BERKAS, Jalur, baris_kunci


@dataclass(frozen=True)
class Konteks:
    """What a rule sees of one year.

    Attributes
    ----------
    root : Root
    year : int
    settings : Mapping
        Empty for an earlier year, which has none, and where they cannot be read.
    letak : mapping of Jalur to int
        Line of each section and key of the settings.
    lembar : mapping of str to Lembar
        Cells as they are in the files, per table that is there.
    frames : mapping of str to DataFrame
        The same, typed; cells that could not be read are missing.
    """

    root: Root
    year: int
    settings: Mapping
    letak: Mapping[Jalur, int]
    lembar: Mapping[str, Lembar]
    frames: Mapping[str, pd.DataFrame]

    def masalah(
        self,
        tabel: str,
        baris: int | None,
        kolom: str | None,
        pesan: str,
        kode: str,
        nilai: object = None,
    ) -> Masalah:
        """Make the problem of one place in a table; a NIP in the value is masked."""
        teks = None if nilai is None else samarkan_sel(str(nilai), kolom or "")
        return Masalah(self.frames[tabel].attrs["berkas"], pesan, kode, baris, kolom, teks)

    def setelan(self, bagian: str, kunci: str) -> object:
        """Return a setting, or None where it, or its section, is not there."""
        isi = self.settings.get(bagian)
        return isi.get(kunci) if isinstance(isi, Mapping) else None

    def masalah_setelan(self, jalur: Jalur, pesan: str, kode: str, nilai: object = None) -> Masalah:
        """Make the problem of one setting."""
        berkas = self.root.relatif(self.root.raw(self.year) / BERKAS)
        teks = None if nilai is None else str(nilai)
        return Masalah(berkas, pesan, kode, baris_kunci(self.letak, jalur), ".".join(map(str, jalur)), teks)


Aturan = Callable[[Konteks], Iterator[Masalah]]

ATURAN: list[tuple[Aturan, tuple[str, ...]]] = []
"""All rules with the tables they need."""


def aturan(*tabel: str) -> Callable[[Aturan], Aturan]:
    """Register a rule that needs some tables."""

    def daftarkan(fungsi: Aturan) -> Aturan:
        ATURAN.append((fungsi, tabel))
        return fungsi

    return daftarkan
