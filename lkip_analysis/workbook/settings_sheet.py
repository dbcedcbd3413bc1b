"""The settings of a year, `instansi.toml`, as rows of a sheet, and changed values back in their places."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import tomlkit

from ..data.settings import Jalur, skema_settings
from ..errors import LkipError

BENAR = {True: "true", False: "false"}


@dataclass(frozen=True)
class Setelan:
    """One setting.

    Attributes
    ----------
    jalur : Jalur
        Where it is: ``("efisiensi", "kategori", 0, "nama")``.
    jenis : str
        Type of the JSON Schema: string, integer, number, date, boolean.
    keterangan : str
    wajib : bool
    nilai : str, int, float, bool, date or None
        None where the file does not have it.
    mulai : bool
        Whether a newcomer is asked for it.
    """

    jalur: Jalur
    jenis: str
    keterangan: str
    wajib: bool
    nilai: object
    mulai: bool = False

    @property
    def nama(self) -> str:
        """The place in words."""
        return nama_jalur(self.jalur)


def nama_jalur(jalur: Jalur) -> str:
    """Name a setting for people: items of a list count from 1."""
    return ".".join(str(b + 1) if isinstance(b, int) else b for b in jalur)


def nama_teknis(jalur: Jalur) -> str:
    """Name a setting as the check of the data does: items of a list count from 0."""
    return ".".join(map(str, jalur))


def daftar_setelan(isi: Mapping) -> list[Setelan]:
    """Return every setting that the schema knows, in its order; lists as long as they are in the file."""
    return list(_daftar(skema_settings(), isi, (), wajib=True))


def _daftar(skema: Mapping, nilai: object, jalur: Jalur, *, wajib: bool) -> Iterator[Setelan]:
    jenis = skema["type"]
    if isinstance(jenis, list):  # a name, or what it would name
        jenis = "object" if isinstance(nilai, Mapping) else jenis[0]
    if jenis == "object":
        bebas = {kunci: skema["additionalProperties"] for kunci in nilai or () if "properties" not in skema}
        for kunci, bagian in skema.get("properties", bebas).items():
            anak = nilai.get(kunci) if isinstance(nilai, Mapping) else None
            yield from _daftar(bagian, anak, (*jalur, kunci), wajib=wajib and kunci in skema.get("required", ()))
    elif jenis == "array":
        for i, anak in enumerate(nilai or ()):
            yield from _daftar(skema["items"], anak, (*jalur, i), wajib=wajib)
    else:
        yield Setelan(jalur, jenis, skema.get("description", ""), wajib, nilai, skema.get("x-mulai", False))


def nilai_setelan(teks: str, jenis: str) -> object:
    """Return the value that a cell's text says; text that is none stays text, for the check to refuse.

    An empty cell is an empty text, or no value where the setting is no text.
    """
    if jenis == "string":
        return teks
    rapi = teks.strip()
    if not rapi:
        return None
    try:
        return _BACA[jenis](rapi)
    except (ValueError, KeyError):
        return teks


def _bilangan(teks: str) -> int | float:
    return float(teks) if "." in teks else int(teks)


_BACA = {
    "integer": int,
    "number": _bilangan,
    "date": date.fromisoformat,
    "boolean": lambda teks: {"true": True, "false": False}[teks.casefold()],
}


def sebagai_teks(daftar: Iterable[Setelan]) -> dict[str, str]:
    """Return the settings as the texts of cells, by their names."""
    return {s.nama: teks_setelan(s.nilai) for s in daftar}


def teks_setelan(nilai: object) -> str:
    """Write a value as the text of a cell."""
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return BENAR[nilai]
    return nilai.isoformat() if isinstance(nilai, date) else str(nilai)


def ubah_setelan(teks: str, perubahan: Mapping[Jalur, object]) -> str:
    """Change some values of a TOML text; everything else, comments included, stays as it is.

    Parameters
    ----------
    teks : str
    perubahan : mapping of Jalur to value
        None removes the setting.

    Raises
    ------
    LkipError
        If the text cannot be changed without touching something else.
    """
    dokumen = tomlkit.parse(teks)
    for jalur, nilai in perubahan.items():
        _ubah(dokumen, jalur, nilai)
    hasil = tomlkit.dumps(dokumen)
    seharusnya = tomllib.loads(teks.replace("\r\n", "\n"))
    for jalur, nilai in perubahan.items():
        _ubah(seharusnya, jalur, nilai)
    if tomllib.loads(hasil.replace("\r\n", "\n")) != seharusnya:
        raise LkipError("instansi.toml tidak dapat diubah tanpa mengenai bagian lain; ubah dengan penyunting teks.")
    return hasil


def _ubah(dokumen: dict, jalur: Jalur, nilai: object) -> None:
    *atas, kunci = jalur
    wadah = dokumen
    for bagian in atas:
        if not isinstance(bagian, int) and bagian not in wadah:
            wadah[bagian] = {}
        wadah = wadah[bagian]
    if nilai is None:
        wadah.pop(kunci, None)
    else:
        wadah[kunci] = nilai
