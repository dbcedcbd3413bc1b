"""Formulas of capaian and what is done with their result: data in `rumus.toml`, or of the agency's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from lkip_analysis.kinerja.expression import urai
from lkip_analysis.kinerja.rounding import CARA_BULAT

NAMA = ("target", "realisasi", "tercapai")
"""What a formula may be made of."""

TARGET_NOL = {"kosong": None, "nol": "tercapai * 0", "semua_atau_nol": "tercapai * 100"}
"""What capaian is where the target is zero and the formula would divide by it; None: it cannot be computed."""

ARAH = {"naik": "naik", "turun": "turun", "stabil": "stabil"}
"""Direction in which an indicator is better → the formula that holds where no other is named."""

TANPA_UKURAN = ("huruf", "ya_tidak", "tanggal")
"""Kinds of value that cannot be divided: where no formula is named, their target is reached or it is not."""


class Rumus(NamedTuple):
    """A formula of capaian.

    Attributes
    ----------
    nama : str
    hitung : str
        Percent points, over `NAMA`; read by `expression.hitung`.
    kata, lambang : str
        The formula in words and in symbols, as a report prints it; `lambang` may be empty.
    target_bebas : bool
        Whether it holds for a target of zero or below too.
    minimal, maksimal : float or None
        Bounds of the result, percent points.
    target_nol : str
        Name of `TARGET_NOL`.
    desimal : int
        Decimals that are printed, 0 to 2.
    pembulatan : str
        Name of `rounding.CARA_BULAT`.
    """

    nama: str
    hitung: str
    kata: str
    lambang: str = ""
    target_bebas: bool = False
    minimal: float | None = None
    maksimal: float | None = None
    target_nol: str = "kosong"
    desimal: int = 2
    pembulatan: str = "bulat"


@cache
def _bawaan() -> Mapping[str, Mapping]:
    return tomllib.loads(files(__package__).joinpath("rumus.toml").read_text("utf-8"))


def buku_rumus(ukuran: Mapping | None = None) -> dict[str, Rumus]:
    """Give the formulas by name: those of the package and those of the agency.

    Parameters
    ----------
    ukuran : mapping, optional
        Section `ukuran` of the settings: `capaian` (bounds, rounding and the rule for a target of zero, for all
        formulas) and `rumus` (formulas of the agency by name, with the same keys where they differ).

    Raises
    ------
    ValueError
        If a formula cannot be read, a bound is above the other, or a name is unknown; in Indonesian.
    """
    ukuran = ukuran or {}
    umum = ukuran.get("capaian", {})
    buku = {nama: Rumus(nama, **{**isi, **umum}) for nama, isi in _bawaan().items()}
    for nama, isi in ukuran.get("rumus", {}).items():
        buku[nama] = Rumus(nama, **{"kata": isi["hitung"], **umum, **isi})
    for rumus in buku.values():
        _periksa(rumus)
    return buku


def _periksa(rumus: Rumus) -> None:
    urai(rumus.hitung, NAMA)
    for pilihan, ada in ((rumus.target_nol, TARGET_NOL), (rumus.pembulatan, CARA_BULAT)):
        if pilihan not in ada:
            raise ValueError(f"{pilihan!r} tidak dikenal; yang ada: {', '.join(ada)}")
    if None not in (rumus.minimal, rumus.maksimal) and rumus.minimal >= rumus.maksimal:
        raise ValueError(f"minimal {rumus.minimal} tidak di bawah maksimal {rumus.maksimal}")


RUMUS = buku_rumus()
"""The formulas of the package."""


def rumus_baku(arah: str, jenis_nilai: str = "angka") -> str:
    """Give the name of the formula of an indicator that names none."""
    return "semua_atau_nol" if jenis_nilai in TANPA_UKURAN else ARAH[arah]


def rumus(nama: str, buku: Mapping[str, Rumus] = RUMUS) -> Rumus:
    """Give the formula of a name; ValueError (in Indonesian) if there is none."""
    if nama not in buku:
        raise ValueError(f"rumus {nama!r} tidak dikenal; yang ada: {', '.join(buku)}")
    return buku[nama]
