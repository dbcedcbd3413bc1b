"""What kind of agency it is: its words, the codes and stages of its budget, its kinds of belanja, and settings that it
need not write itself. All of it is data, `profiles.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType

ISIAN = re.compile(r"\{(\w+)\.(\w+)\}")
"""A value of the settings in a word of a profile: `{daerah.nama}`."""


@dataclass(frozen=True)
class LevelKode:
    """One level of the budget codes: name in the tables, in words, the form of its codes, and examples of them."""

    nama: str
    kata: str
    pola: re.Pattern[str]
    contoh: str


@dataclass(frozen=True)
class TahapAnggaran:
    """One stage of the budget; a repeated one is numbered: `pergeseran_1`, `revisi_2`."""

    nama: str
    kata: str
    dokumen: str
    berulang: bool = False


@dataclass(frozen=True)
class Profil:
    """One kind of agency.

    Attributes
    ----------
    jenis, sebutan : str
        Name in the settings, and what it is in words.
    istilah : mapping of str to str
        Words of the report by name, values of the settings not yet in them.
    setelan : mapping
        Settings that hold where the agency does not say otherwise: section → key → value.
    nihil : tuple of str
        Tables and sections of the settings that agencies of this kind do not have.
    level : tuple of LevelKode
        From the top down.
    tahap : tuple of TahapAnggaran
        In the order of the year.
    belanja : mapping of str to str
        Kind of belanja in the tables → in words.
    """

    jenis: str
    sebutan: str
    istilah: Mapping[str, str]
    setelan: Mapping[str, Mapping]
    nihil: tuple[str, ...]
    level: tuple[LevelKode, ...]
    tahap: tuple[TahapAnggaran, ...]
    belanja: Mapping[str, str]


@cache
def semua_profil() -> Mapping[str, Profil]:
    """Return the profiles of the package by JENIS, in the order of the file."""
    return MappingProxyType({jenis: _profil(_isi(), jenis, isi) for jenis, isi in _isi()["jenis"].items()})


def profil(settings: Mapping) -> Profil:
    """Return the profile of an agency; the code pattern may be another one than that of its kind (`anggaran.kode`)."""
    dasar = semua_profil()[settings["instansi"]["jenis"]]
    kode = settings.get("anggaran", {}).get("kode")
    return dasar if kode is None else _profil_berkode(dasar.jenis, kode)


def pola_kode() -> tuple[str, ...]:
    """Return the names of the code patterns that settings may name."""
    return tuple(_isi()["kode"])


def lengkapi(settings: Mapping) -> dict:
    """Return settings with what the profile says where the agency says nothing; as they are without a known JENIS.

    Section `istilah` then has every word of the profile, values of the settings in place; a word is "" where one of
    them is not there.
    """
    jenis = settings.get("instansi", {}).get("jenis")
    if jenis not in semua_profil():
        return dict(settings)
    dasar = semua_profil()[jenis]
    penuh = gabung_dalam(dasar.setelan, settings)
    for kunci, nilai in penuh["instansi"].items():  # in their order: a short name may be the full one
        penuh["instansi"][kunci] = _isikan(nilai, penuh) if kunci not in settings["instansi"] else nilai
    kata = {nama: _isikan(teks, penuh) for nama, teks in dasar.istilah.items()}
    return {**penuh, "istilah": {**kata, **settings.get("istilah", {})}}


def gabung_dalam(dasar: Mapping, atas: Mapping) -> dict:
    """Return a mapping with the values of another put over it, at every depth."""
    hasil = dict(dasar)
    for kunci, nilai in atas.items():
        bawah = hasil.get(kunci)
        keduanya = isinstance(bawah, Mapping) and isinstance(nilai, Mapping)
        hasil[kunci] = gabung_dalam(bawah, nilai) if keduanya else nilai
    return hasil


def _isikan(teks: str, settings: Mapping) -> str:
    isi = [settings.get(bagian, {}).get(kunci, "") for bagian, kunci in ISIAN.findall(teks)]
    nilai = iter(isi)
    return ISIAN.sub(lambda _: str(next(nilai)), teks) if all(isi) else ""


@cache
def _isi() -> Mapping:
    return tomllib.loads((files(__package__) / "profiles.toml").read_text(encoding="utf-8"))


def _lapisan(data: Mapping, isi: Mapping) -> Iterator[Mapping]:
    yield data["umum"]
    yield data["kelompok"][isi["kelompok"]]
    yield isi


def _profil(data: Mapping, jenis: str, isi: Mapping) -> Profil:
    semua: dict = {}
    for lapis in _lapisan(data, isi):
        nihil = (*semua.get("nihil", ()), *lapis.get("nihil", ()))
        semua = gabung_dalam(semua, lapis) | {"nihil": nihil}
    istilah = semua["istilah"]
    return Profil(
        jenis=jenis,
        sebutan=semua["sebutan"],
        istilah=MappingProxyType(istilah),
        setelan=MappingProxyType(semua["setelan"]),
        nihil=semua["nihil"],
        level=_level(data["kode"][semua["kode"]]["level"], istilah),
        tahap=tuple(TahapAnggaran(**satu) for satu in semua["tahap"]),
        belanja=MappingProxyType(semua["belanja"]),
    )


@cache
def _profil_berkode(jenis: str, kode: str) -> Profil:
    dasar = semua_profil()[jenis]
    return replace(dasar, level=_level(_isi()["kode"][kode]["level"], dasar.istilah))


def _level(level: list[Mapping], istilah: Mapping[str, str]) -> tuple[LevelKode, ...]:
    return tuple(
        LevelKode(satu["nama"], satu.get("kata") or istilah[satu["nama"]], re.compile(satu["pola"]), satu["contoh"])
        for satu in level
    )
