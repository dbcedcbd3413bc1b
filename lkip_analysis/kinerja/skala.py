"""Scales that give a capaian its predikat: data in `skala.toml`, or defined by the agency."""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from lkip_analysis.kinerja._arrays import bulatkan_larik, ke_larik
from lkip_analysis.kinerja.classes import DESIMAL, Batas, kelompokkan, susun_batas

CELAH = "celah"
TUMPANG_TINDIH = "tumpang tindih"


class Kelas(NamedTuple):
    """A class of a scale.

    `minimal` decides (percent points). `atas` and `tercetak` are the interval as printed; they are None where
    the print has no upper bound, or where the scale gives no wording for it.
    """

    nama: str
    minimal: float | None
    termasuk: bool
    atas: float | None
    atas_termasuk: bool
    tercetak: str | None


class Skala(NamedTuple):
    """A scale: its classes, best first, with where it comes from."""

    nama: str
    judul: str
    sumber: str
    status: str
    kelas: tuple[Kelas, ...]

    @property
    def batas(self) -> tuple[Batas, ...]:
        """The lower bounds that decide."""
        return tuple(Batas(k.nama, k.minimal, k.termasuk) for k in self.kelas)


class Celah(NamedTuple):
    """Values that the printed intervals put into no class (`celah`) or into two (`tumpang tindih`).

    Attributes
    ----------
    jenis : {'celah', 'tumpang tindih'}
    bawah, atas : float, float or None
        Where it begins and ends, percent points; `atas` is None above the highest printed bound.
    bawah_termasuk, atas_termasuk : bool
        Whether the ends themselves are concerned.
    kelas_atas, kelas_bawah : str or None, str
        The neighbouring classes.
    """

    jenis: str
    bawah: float
    atas: float | None
    bawah_termasuk: bool
    atas_termasuk: bool
    kelas_atas: str | None
    kelas_bawah: str


@cache
def _bawaan() -> dict:
    return tomllib.loads(files(__package__).joinpath("skala.toml").read_text("utf-8"))


def nama_skala() -> list[str]:
    """List the scales that come with the package."""
    return list(_bawaan())


def muat_skala(skala: str | Mapping) -> Skala:
    """Give a scale by name, or build the agency's own.

    Parameters
    ----------
    skala : str or mapping
        A name of `nama_skala()`, or a mapping of the form of the tables in `skala.toml`: `kelas` is required,
        `nama`, `judul`, `sumber` and `status` are not. A last class without `atas` ends where the class above
        it begins.

    Raises
    ------
    ValueError
        If the name is unknown or the classes are faulty (see `kelompok.susun_batas`), in Indonesian.
    """
    if isinstance(skala, str):
        if skala not in _bawaan():
            raise ValueError(f"skala {skala!r} tidak dikenal; yang ada: {', '.join(_bawaan())}")
        return muat_skala({"nama": skala, **_bawaan()[skala]})
    kelas = skala.get("kelas", [])
    batas = susun_batas(kelas)
    if salah := [k["nama"] for k in kelas if not isinstance(k.get("atas", 0), (int, float))]:
        raise ValueError(f"atas bukan angka pada kelas {', '.join(salah)}")
    susunan = [
        Kelas(*b, k.get("atas"), k.get("atas_termasuk", True), k.get("tercetak"))
        for b, k in zip(batas, kelas, strict=True)
    ]
    if susunan[-1].atas is None and len(susunan) > 1:
        susunan[-1] = susunan[-1]._replace(atas=batas[-2].minimal, atas_termasuk=not batas[-2].termasuk)
    return Skala(
        nama=skala.get("nama", "skala instansi"),
        judul=skala.get("judul", "Skala capaian kinerja"),
        sumber=skala.get("sumber", "ketetapan instansi"),
        status=skala.get("status", "ketetapan instansi"),
        kelas=tuple(susunan),
    )


def celah(skala: Skala) -> list[Celah]:
    """List the gaps and overlaps of the printed intervals, from the top down.

    Returns
    -------
    list of Celah
        A scale whose best class ends at 100 has a gap above 100. Classes printed with a lower bound only have
        no printed end, and so neither gap nor overlap with the class above.
    """
    temuan = []
    puncak = skala.kelas[0]
    if puncak.atas is not None:
        temuan.append(Celah(CELAH, puncak.atas, None, not puncak.atas_termasuk, False, None, puncak.nama))
    for atas, bawah in pairwise(skala.kelas):
        if bawah.atas is None:
            continue
        jarak = atas.minimal - bawah.atas
        kelas = (atas.nama, bawah.nama)
        if jarak > 0 or (jarak == 0 and not (bawah.atas_termasuk or atas.termasuk)):
            ujung = (bawah.atas, atas.minimal, not bawah.atas_termasuk, not atas.termasuk)
            temuan.append(Celah(CELAH, *ujung, *kelas))
        elif jarak < 0 or (bawah.atas_termasuk and atas.termasuk):
            ujung = (atas.minimal, bawah.atas, atas.termasuk, bawah.atas_termasuk)
            temuan.append(Celah(TUMPANG_TINDIH, *ujung, *kelas))
    return temuan


def di_celah(nilai: pd.Series, skala: Skala) -> pd.Series:
    """Say which values (percent points), as they are printed, lie in a gap between two printed intervals.

    Values above the highest printed bound are not in a gap: they belong to the best class in use.

    Returns
    -------
    Series of bool
        False where the value is missing.
    """
    larik = bulatkan_larik(ke_larik(nilai), DESIMAL)
    hasil = np.zeros(len(larik), dtype=bool)
    for c in celah(skala):
        if c.jenis == CELAH and c.atas is not None:
            di_atas = larik >= c.bawah if c.bawah_termasuk else larik > c.bawah
            di_bawah = larik <= c.atas if c.atas_termasuk else larik < c.atas
            hasil |= di_atas & di_bawah
    return pd.Series(hasil, index=nilai.index, name="di_celah")


KEBIJAKAN_CELAH: dict[str, Callable[[pd.Series, Skala], pd.Series]] = {
    "batas_bawah": lambda nilai, skala: kelompokkan(nilai, skala.batas),
    "kosong": lambda nilai, skala: kelompokkan(nilai, skala.batas).mask(di_celah(nilai, skala)),
}
"""What a value between two printed intervals gets. `batas_bawah`: the class whose lower bound it has reached,
which is the practice found; `kosong`: no class. No rule settles it: the report names the policy it uses."""


def predikat(nilai: pd.Series, skala: Skala, kebijakan_celah: str = "batas_bawah") -> pd.Series:
    """Give the predikat of capaian values.

    Parameters
    ----------
    nilai : Series
        Capaian in percent points, uncapped. Values above 100 get the best class.
    skala : Skala
        From `muat_skala`.
    kebijakan_celah : str
        A name of `KEBIJAKAN_CELAH`.

    Returns
    -------
    Series, ordered categorical
        Worst class lowest; NA stays NA.

    Raises
    ------
    ValueError
        If the policy is unknown.

    Examples
    --------
    >>> skala = muat_skala("permendagri-86-2017")
    >>> predikat(pd.Series([45.9, 90.5, 202.6]), skala).tolist()
    ['Sangat Rendah', 'Tinggi', 'Sangat Tinggi']
    """
    if kebijakan_celah not in KEBIJAKAN_CELAH:
        raise ValueError(f"kebijakan_celah {kebijakan_celah!r} tidak dikenal; yang ada: {', '.join(KEBIJAKAN_CELAH)}")
    return KEBIJAKAN_CELAH[kebijakan_celah](nilai, skala).rename("predikat")
