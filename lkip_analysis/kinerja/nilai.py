"""Values of an indicator as they are typed: numbers, ranges, bounds, letters, yes or no, dates, durations.

Each is read into two numbers, the lowest and the highest value that it allows; they are the same for a single value.
Letters count by their place in an order, dates by day, durations by minute.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

DIPERTAHANKAN = "dipertahankan"
"""A target that is the realisasi of the year before."""

TAK_HINGGA = math.inf
_ANGKA = re.compile(r"-?\d+(?:[.,]\d+)?")
_RENTANG = re.compile(rf"({_ANGKA.pattern})\s*(?:–|—|-|s\.?/?d\.?|sampai dengan)\s*({_ANGKA.pattern})")
_BATAS = re.compile(rf"(≥|>=|≤|<=)\s*({_ANGKA.pattern})")
_RIBUAN = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
_JAM = re.compile(r"(\d+):([0-5]\d)")


class Nilai(NamedTuple):
    """A value of an indicator.

    Attributes
    ----------
    bawah, atas : float
        The lowest and the highest value that it allows; infinite beyond a bound; both NaN for `DIPERTAHANKAN`.
    """

    bawah: float
    atas: float

    @property
    def tunggal(self) -> bool:
        """Whether it is one value."""
        return self.bawah == self.atas


def baca_nilai(teks: str, jenis: str = "angka", urutan: Sequence[str] = ()) -> Nilai:
    """Read a value.

    Parameters
    ----------
    teks : str
        `10`, `4.59`; `69,1–69,5`, `≥ 80`, `≤ 3`; `WTP`; `ya`; `2031-03-01`; `01:45`; `dipertahankan`.
    jenis : str
        Name of `JENIS_NILAI`.
    urutan : sequence of str
        The letters of a kind `huruf`, the worst first.

    Raises
    ------
    ValueError
        If it is no value of that kind, in Indonesian: what is expected.
    """
    bersih = " ".join(teks.split())
    if bersih.casefold() == DIPERTAHANKAN:
        return Nilai(math.nan, math.nan)
    return JENIS_NILAI[jenis](bersih, urutan)


def _angka(teks: str, _: Sequence[str]) -> Nilai:
    if "," not in teks and _ANGKA.fullmatch(teks):
        return _satu(float(teks))
    if rentang := _RENTANG.fullmatch(teks):
        bawah, atas = (_berkoma(bagian) for bagian in rentang.groups())
        if bawah >= atas:
            raise ValueError("adalah rentang yang tidak naik; tulis batas bawahnya lebih dahulu, misalnya 69,1–69,5")
        return Nilai(bawah, atas)
    if batas := _BATAS.fullmatch(teks):
        angka = _berkoma(batas[2])
        return Nilai(angka, TAK_HINGGA) if batas[1] in ("≥", ">=") else Nilai(-TAK_HINGGA, angka)
    raise ValueError("bukan angka (10 atau 4.59), rentang (69,1–69,5), atau batas (≥ 80, ≤ 3)")


def _berkoma(teks: str) -> float:
    if _RIBUAN.fullmatch(teks):
        raise ValueError(f"memuat {teks} yang dapat berarti ribuan atau desimal; tulis tanpa pemisah ribuan")
    return float(teks.replace(",", "."))


def _huruf(teks: str, urutan: Sequence[str]) -> Nilai:
    kecil = [huruf.casefold() for huruf in urutan]
    if teks.casefold() not in kecil:
        ada = ", ".join(urutan) or "belum ada, isi [ukuran.urutan]"
        raise ValueError(f"tidak ada dalam urutannya; yang ada: {ada}")
    return _satu(kecil.index(teks.casefold()) + 1)


def _ya_tidak(teks: str, _: Sequence[str]) -> Nilai:
    if teks.casefold() not in ("ya", "tidak"):
        raise ValueError("bukan ya atau tidak")
    return _satu(float(teks.casefold() == "ya"))


def _tanggal(teks: str, _: Sequence[str]) -> Nilai:
    try:
        return _satu(date.fromisoformat(teks).toordinal())
    except ValueError:
        raise ValueError("bukan tanggal; tulis tahun-bulan-hari, misalnya 2031-03-01") from None


def _durasi(teks: str, urutan: Sequence[str]) -> Nilai:
    if jam := _JAM.fullmatch(teks):
        return _satu(int(jam[1]) * 60 + int(jam[2]))
    raise ValueError("bukan jam:menit, misalnya 01:45; lama dalam hari ditulis sebagai angka bersatuan")


def _satu(angka: float) -> Nilai:
    return Nilai(float(angka), float(angka))


JENIS_NILAI: dict[str, Callable[[str, Sequence[str]], Nilai]] = {
    "angka": _angka,
    "indeks": _angka,
    "huruf": _huruf,
    "ya_tidak": _ya_tidak,
    "tanggal": _tanggal,
    "durasi": _durasi,
}
"""Readers by the kind of value."""


@cache
def urutan_bawaan() -> Mapping[str, tuple[str, ...]]:
    """Give the orders of letters that come with the package, by name, the worst letter first."""
    isi = tomllib.loads(files(__package__).joinpath("urutan.toml").read_text("utf-8"))
    return {nama: tuple(huruf) for nama, huruf in isi.items()}


def urutan_huruf(nama: str | None, teks: str, sendiri: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """Give the order that a letter is read by: the one named, else the first that has it, the agency's before others.

    Empty where there is none.
    """
    semua = {**sendiri, **{n: huruf for n, huruf in urutan_bawaan().items() if n not in sendiri}}
    if nama in semua:
        return semua[nama]
    huruf = teks.strip().casefold()
    calon = [] if nama else [u for u in semua.values() if huruf in [h.casefold() for h in u]]
    return calon[0] if calon else ()


BERSATUAN = ("angka",)
"""Kinds that are printed with the unit of the indicator."""


def acuan(bawah: np.ndarray, atas: np.ndarray, realisasi: np.ndarray) -> np.ndarray:
    """Give the one number of each target that a formula takes.

    Of a range it is the realisasi inside it, else the nearer end, or the middle where there is no realisasi; of a bound
    it is the bound.
    """
    terbatas = np.isfinite(bawah) & np.isfinite(atas)
    ujung = np.where(np.isfinite(bawah), bawah, atas)
    tengah = np.where(terbatas, bawah / 2 + atas / 2, ujung)
    dekat = np.clip(realisasi, bawah, atas)
    return np.where(terbatas & ~np.isnan(dekat), dekat, np.where(bawah == atas, bawah, tengah))


def tercapai(bawah: np.ndarray, atas: np.ndarray, realisasi: np.ndarray, arah: np.ndarray) -> np.ndarray:
    """Say whether each realisasi reaches its target: 1.0, 0.0, NaN where one is missing.

    A target of one value is a lower bound where higher is better (`naik`), an upper bound where lower is (`turun`), and
    the value itself where it is to be kept (`stabil`). So it is with a range: what is beyond its better end reaches it.
    """
    ada = ~(np.isnan(realisasi) | np.isnan(bawah) | np.isnan(atas))
    lulus = ((realisasi >= bawah) | (arah == "turun")) & ((realisasi <= atas) | (arah == "naik"))
    return np.where(ada, lulus, np.nan)


_PER = re.compile(r"\bper\s+(\d{1,3}(?:\.?\d{3})*)\b", re.IGNORECASE)
_PERSEN = ("%", "persen")
_PERMIL = ("‰", "permil", "per mil")


def pengali_baku(satuan: str) -> float:
    """Give what pembilang ÷ penyebut is multiplied by in a unit that says it: 100 for `%`, 100,000 for `per 100.000`.

    1 for a unit that says nothing of it.
    """
    kecil = satuan.strip().casefold()
    if kecil in _PERSEN:
        return 100.0
    if kecil in _PERMIL:
        return 1000.0
    per = _PER.search(satuan)
    return float(per[1].replace(".", "")) if per else 1.0
