"""The settings of a year, `instansi.toml`: read, checked, frozen."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType, SimpleNamespace

import yaml

from ..errors import DataError, Masalah
from ..root import Root
from .csv_rows import baca_bita
from .profile import lengkapi

BERKAS = "instansi.toml"

Jalur = tuple[str | int, ...]
"""Place of a value in the settings: ('efisiensi', 'kategori', 0, 'nama')."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def baca_settings(root: Root, year: int) -> Mapping:
    """Read the settings of a year without checking them, with what the profile of the agency adds.

    Returns
    -------
    Mapping
        Section → key → value, read-only at every depth (lists are tuples); empty where the file is not
        there.

    Raises
    ------
    DataError
        Where the file is not TOML.
    """
    return beku(lengkapi(settings_tertulis(root, year)))


def settings_tertulis(root: Root, year: int) -> Mapping:
    """Read the settings of a year as they are written; empty where the file is not there.

    Raises
    ------
    DataError
        Where the file is not TOML.
    """
    if not (root.raw(year) / BERKAS).exists():
        return {}
    _, isi, masalah = _urai(root, year)
    if masalah:
        raise DataError(masalah)
    return isi


@cache
def skema_settings() -> Mapping:
    """Return the JSON Schema of the settings."""
    return yaml.load((files(__package__) / "instansi.yaml").read_bytes(), Loader=_Loader)


def bagian_pengaturan() -> tuple[str, ...]:
    """Return the names of the sections that settings may have."""
    return tuple(nama for nama, isi in skema_settings()["properties"].items() if isi["type"] == "object")


def bagian_settings(settings: Mapping, nama: str) -> SimpleNamespace:
    """Return a section of the settings with every key that the schema has; what is not there is empty text."""
    dikenal = skema_settings()["properties"][nama]["properties"]
    return SimpleNamespace(**{**dict.fromkeys(dikenal, ""), **settings.get(nama, {})})


def tahap_perjanjian(settings: Mapping) -> tuple[str, ...]:
    """Return the stages of the agreements and of the budget of a year: without a change, ``murni`` alone."""
    return ("murni", "perubahan") if settings.get("perjanjian", {}).get("diubah", True) else ("murni",)


def letak_settings(root: Root, year: int) -> Mapping[Jalur, int]:
    """Return the line of each section and key of the settings of a year."""
    return dict(_letak(_urai(root, year)[0]))


def periksa_settings(root: Root, year: int) -> tuple[Mapping, Mapping[Jalur, int], list[Masalah]]:
    """Read the settings of a year and find what is missing or of another type than it should be.

    Returns
    -------
    settings : Mapping
        Empty where they cannot be read.
    letak : mapping of Jalur to int
        Line of each section and key.
    masalah : list of Masalah
    """
    teks, isi, masalah = _urai(root, year)
    if isi is None:
        return MappingProxyType({}), {}, masalah
    letak = dict(_letak(teks))
    masalah += _bandingkan(isi, letak, root.relatif(root.raw(year) / BERKAS))
    return beku(isi if masalah else lengkapi(isi)), letak, masalah


def beku(nilai: object) -> object:
    """Freeze nested tables and lists."""
    if isinstance(nilai, Mapping):
        return MappingProxyType({k: beku(v) for k, v in nilai.items()})
    return tuple(beku(v) for v in nilai) if isinstance(nilai, list) else nilai


def _urai(root: Root, year: int) -> tuple[str, dict | None, list[Masalah]]:
    path = root.raw(year) / BERKAS
    berkas = root.relatif(path)
    bita, masalah = baca_bita(root, path)
    if bita is None:
        return "", None, masalah
    try:
        teks = bita.decode("utf-8-sig")
    except UnicodeDecodeError as salah:
        baris = bita.count(b"\n", 0, salah.start) + 1
        pesan = "bukan teks UTF-8; simpan ulang dari penyunting teks dengan penyandian UTF-8"
        return "", None, [Masalah(berkas, pesan, "penyandian", baris=baris)]
    try:
        return teks, tomllib.loads(teks.replace("\r\n", "\n")), []
    except RecursionError:
        pesan = "bersarang terlalu dalam; tulis nilai di bawah [bagian] masing-masing"
        return teks, None, [Masalah(berkas, pesan, "toml")]
    except tomllib.TOMLDecodeError as salah:
        letak = re.search(r"at line (\d+)", str(salah))
        baris = int(letak[1]) if letak else teks.count("\n") + 1
        pesan = (
            "bukan TOML yang benar; setiap baris berbentuk nama = nilai, teks diapit tanda kutip "
            f"(pembaca TOML: {salah})"
        )
        return teks, None, [Masalah(berkas, pesan, "toml", baris=baris)]


def _bandingkan(isi: Mapping, letak: Mapping[Jalur, int], berkas: str) -> Iterator[Masalah]:
    """Validate by the JSON Schema of the settings."""
    from jsonschema import Draft202012Validator, validators  # only the check needs it

    jenis = Draft202012Validator.TYPE_CHECKER.redefine("date", lambda _, nilai: type(nilai) is date)
    pemeriksa = validators.extend(Draft202012Validator, type_checker=jenis)
    for galat in pemeriksa(skema_settings()).iter_errors(isi):
        for jalur, nilai, pesan in PENERJEMAH.get(galat.validator, _lain)(galat):
            yield Masalah(berkas, pesan, "settings", baris_kunci(letak, jalur), ".".join(map(str, jalur)), nilai)


def baris_kunci(letak: Mapping[Jalur, int], jalur: Jalur) -> int | None:
    """Return the line of a setting, or of the section that should hold it; None where neither is there."""
    return next((letak[jalur[:n]] for n in range(len(jalur), 0, -1) if jalur[:n] in letak), None)


def _letak(teks: str) -> Iterator[tuple[Jalur, int]]:
    """Find the lines of tables and keys; enough to point at a place, no second reader of TOML."""
    tabel: Jalur = ()
    urutan: dict[Jalur, int] = {}
    for nomor, baris in enumerate(teks.splitlines(), start=1):
        if kepala := re.match(r"\s*(\[\[?)\s*([\w.\- ]+?)\s*\]", baris):
            tabel = tuple(bagian.strip() for bagian in kepala[2].split("."))
            if kepala[1] == "[[":
                if tabel not in urutan:
                    yield tabel, nomor
                urutan[tabel] = urutan.get(tabel, -1) + 1
                tabel = (*tabel, urutan[tabel])
            yield tabel, nomor
        elif kunci := re.match(r'\s*"?([\w-]+)"?\s*=', baris):
            yield (*tabel, kunci[1]), nomor


def _kunci_hilang(galat: object) -> Iterator[tuple[Jalur, None, str]]:
    for kunci in galat.validator_value:
        if kunci not in galat.instance:
            ket = galat.schema["properties"].get(kunci, {}).get("description", "")
            yield (*galat.absolute_path, kunci), None, f"belum ada, wajib diisi. {ket}".rstrip()


def _kunci_lebih(galat: object) -> Iterator[tuple[Jalur, None, str]]:
    dikenal = galat.schema["properties"]
    for kunci in galat.instance:
        if kunci not in dikenal:
            yield (*galat.absolute_path, kunci), None, f"tidak dikenal; yang ada: {', '.join(dikenal)}"


def _jenis(galat: object) -> Iterator[tuple[Jalur, str, str]]:
    jenis = galat.validator_value
    boleh = " atau ".join(JENIS[satu] for satu in ([jenis] if isinstance(jenis, str) else jenis))
    yield tuple(galat.absolute_path), str(galat.instance), f"seharusnya {boleh}"


def _pilihan(galat: object) -> Iterator[tuple[Jalur, str, str]]:
    pilihan = ", ".join(map(str, galat.validator_value))
    yield tuple(galat.absolute_path), str(galat.instance), f"bukan pilihan yang ada: {pilihan}"


def _lain(galat: object) -> Iterator[tuple[Jalur, str, str]]:
    ket = galat.schema.get("description", "")
    yield tuple(galat.absolute_path), str(galat.instance), f"tidak memenuhi ketentuan. {ket}".rstrip()


JENIS = {
    "string": "teks dalam tanda kutip",
    "integer": "bilangan bulat tanpa tanda kutip",
    "number": "angka tanpa tanda kutip, desimal dengan titik",
    "date": "tanggal tanpa tanda kutip, tahun-bulan-hari",
    "boolean": "true atau false tanpa tanda kutip",
    "array": "daftar",
    "object": "bagian tersendiri, [nama bagian]",
}
"""JSON Schema type → what to write."""

PENERJEMAH: Mapping[str, Callable[[object], Iterator[tuple[Jalur, str | None, str]]]] = {
    "required": _kunci_hilang,
    "additionalProperties": _kunci_lebih,
    "type": _jenis,
    "enum": _pilihan,
}
"""JSON Schema keyword → places, values and messages of its error."""
