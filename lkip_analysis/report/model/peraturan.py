"""The legal bases of a report: how each is cited, and which one a passage is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import pandas as pd

from ...text.number_format import kosong


@dataclass(frozen=True)
class Peraturan:
    """A law or decree; prints its full title.

    Attributes
    ----------
    pendek : str
        Form, issuer, number and year: ``Peraturan Presiden Nomor 29 Tahun 2014``.
    tentang : str
        Subject; empty where the data has none.
    """

    pendek: str
    tentang: str = ""

    @classmethod
    def dari(cls, baris: Mapping) -> Peraturan:
        """Build it from a row of `dasar_hukum`."""
        tahun = "" if kosong(baris["tahun"]) else f" Tahun {baris['tahun']}"
        return cls(
            f"{baris['sebutan']} Nomor {baris['nomor']}{tahun}",
            "" if kosong(baris["tentang"]) else baris["tentang"],
        )

    @property
    def ada(self) -> bool:
        """Whether the data have it."""
        return bool(self.pendek)

    def __str__(self) -> str:
        return f"{self.pendek} tentang {self.tentang}" if self.tentang else self.pendek

    def _repr_html_(self) -> str:
        return escape(str(self))


BELUM_DICATAT = Peraturan("")
"""In the place of a rule that the data do not have."""


def peraturan(dasar_hukum: pd.DataFrame, peran: str, **kolom: str) -> list[Peraturan]:
    """Return the legal bases of a role, those of the list of Bab I first.

    Parameters
    ----------
    dasar_hukum : DataFrame
        The raw table.
    peran : str
        ``penyusunan``, ``perencanaan``, ``pembentukan``, ``tugas`` or ``pengukuran``.
    **kolom : str
        Values of other columns that must match, such as ``jenis="perda"``.
    """
    milik = dasar_hukum[dasar_hukum["peran"] == peran]
    for nama, nilai in kolom.items():
        milik = milik[milik[nama] == nilai]
    urut = milik.sort_values("dalam_daftar", key=lambda d: d != "ya", kind="stable")
    return [Peraturan.dari(baris) for baris in urut.to_dict("records")]
