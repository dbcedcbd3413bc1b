"""What there is of a year, and what there is not: known, declared nihil, or unknown."""

from __future__ import annotations

from collections.abc import Mapping

from .load import DataTahun
from .profile import profil
from .schema import semua_tabel
from .settings import bagian_pengaturan, tahap_perjanjian

PERUBAHAN = "perubahan"
"""Name of the question whether agreement and budget were changed during the year."""


def keberadaan(data: DataTahun) -> dict[str, bool | None]:
    """Return for every table, for every section of the settings, and for `perubahan`, what is known of it.

    Returns
    -------
    dict of str to bool or None
        True: it has content. False: it is declared nihil, in the settings (`nihil`) or by the kind of agency. None:
        unknown; the report says nothing about it.
    """
    nihil = {*data.settings.get("nihil", ()), *profil(data.settings).nihil}
    isi = {
        **{nama: bool(data.settings.get(nama)) for nama in bagian_pengaturan()},
        **{nama: not data.tables[nama].empty for nama in semua_tabel()},
    }
    ada = {nama: True if isi[nama] else False if nama in nihil else None for nama in isi}
    return {**ada, PERUBAHAN: _perubahan(data)}


def _perubahan(data: DataTahun) -> bool | None:
    """Whether agreement or budget were changed: what the tables have, else what the settings say."""
    awal = profil(data.settings).tahap[0].nama
    berubah = set(data.tables["pagu_program"]["tahap"]) - {awal} or PERUBAHAN in set(data.tables["perjanjian"]["tahap"])
    return True if berubah else None if PERUBAHAN in tahap_perjanjian(data.settings) else False


class Keberadaan:
    """What there is of a year, asked by name: `ada.penghargaan` is True, False (nihil) or None (unknown)."""

    def __init__(self, isi: Mapping[str, bool | None]) -> None:
        self._isi = isi

    def __getattr__(self, nama: str) -> bool | None:
        if not nama.startswith("_") and nama in self._isi:
            return self._isi[nama]
        raise AttributeError(f"{nama!r} is no table and no section of the settings; known: {', '.join(self._isi)}")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._isi]
