"""The raw tables of all years as plain rows, and the small language in which `plausibility.toml` names values of them.

An expression is read on a row:

`kolom`            a cell of the row
`kolom.lain`       a cell of the row that `kolom` refers to by a foreign key, as far as one likes: `perjanjian.tahap`
`kolom^level`      the budget code at a level that the code in `kolom` stands below
`kolom~tabel.nama` the key of the row of `tabel` whose `nama` has the words of `kolom`
`kolom|awalan`     the cell without a prefix; nothing where it has another one
`kolom:huruf`      the letters that the cell begins with
`@tahun`           the year of the row's folder
`@awal`, `@akhir`  the first and the last stage that the year's budget or agreements have
`@perubahan`       the last stage, where there is more than one
`@setelan.kunci`   a setting: `@renstra.awal`
`=kata`            the word itself
`…+1`              one more: `@tahun+1`
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

import pandas as pd

from ..audit.document import Location
from ..data.load import DataTahun
from ..data.profile import profil
from ..data.schema import semua_tabel
from ..data.settings import BERKAS, baris_kunci, letak_settings
from ..data.stages import tahap_dipakai
from ..root import Root
from ..text.number_format import kosong

UNGKAPAN = re.compile(r"(?P<jalur>[@\w.]+)(?:(?P<olah>[\^~|:])(?P<arah>.*))?")
ANGKA = re.compile(r"(-?[0-9]+(?:[.,][0-9]+)?)\s*(?:%|[^\W\d]+)?")

TAHAP = {"@awal": (0, 1), "@akhir": (-1, 1), "@perubahan": (-1, 2)}
"""Name of a stage → its place among those that there are, and how many there must be."""


class Baris(NamedTuple):
    """A row of a raw table: `nomor` is its line in the file, an empty cell is None."""

    tahun: int
    tabel: str
    berkas: str
    nomor: int | None
    isi: Mapping[str, object]


class Sel(NamedTuple):
    """A value with the cell, or the setting, where it stands, and what it is compared by."""

    baris: Baris
    kolom: str
    nilai: object
    kunci: tuple = ()

    @property
    def tempat(self) -> Location:
        teks = None if self.nilai is None else tulis(self.nilai)
        return Location(line=self.baris.nomor, table=self.baris.berkas, column=self.kolom, text=teks)

    @property
    def berkas(self) -> str:
        """Name of the file without its folder."""
        return self.baris.berkas.rsplit("/", 1)[-1]


class Himpunan:
    """The rows of the year of a report and of the earlier years, read once."""

    def __init__(
        self,
        data: DataTahun,
        riwayat: Mapping[int, DataTahun],
        kinerja: pd.DataFrame,
        root: Root | None = None,
    ) -> None:
        self.data, self.year, self.kinerja, self.root = data, data.year, kinerja, root
        self._tahun = {**riwayat, data.year: data}
        self._baris: dict[tuple[str, int], list[Baris]] = {}
        self._menurut: dict[tuple, dict] = {}

    def tahun(self, lingkup: str = "laporan") -> list[int]:
        """Years of a scope, ascending: `laporan`, `riwayat`, or `semua`."""
        semua = sorted(self._tahun)
        return {"laporan": [self.year], "riwayat": [t for t in semua if t < self.year], "semua": semua}[lingkup]

    def baris(self, tabel: str, tahun: int) -> list[Baris]:
        if (tabel, tahun) not in self._baris:
            frame = self._tahun[tahun].tables[tabel]
            kolom = [[None if kosong(x) else x for x in frame[k].tolist()] for k in frame.columns]
            isi = zip(frame.index.tolist(), *kolom, strict=True)
            berkas = frame.attrs.get("berkas", "")
            nama = list(frame.columns)
            self._baris[tabel, tahun] = [
                Baris(tahun, tabel, berkas, nomor, dict(zip(nama, sel, strict=True))) for nomor, *sel in isi
            ]
        return self._baris[tabel, tahun]

    def pilih(self, pilihan: Mapping) -> Iterator[Sel]:
        """Yield the cells that a declaration selects: those with a value, under their key."""
        if "setelan" in pilihan:
            yield from self._setelan(pilihan["setelan"])
            return
        kolom = _urai(pilihan["nilai"])[0][0]
        for tahun in self.tahun(pilihan.get("tahun", "laporan")):
            for baris in self.baris(pilihan["tabel"], tahun):
                nilai = self.nilai(baris, pilihan["nilai"])
                kunci = tuple(self.nilai(baris, u) for u in pilihan.get("kunci", ()))
                if nilai is not None and None not in kunci and self.cocok(baris, pilihan.get("bila", {})):
                    yield Sel(baris, kolom, nilai, kunci)

    def _setelan(self, jalur: str) -> Iterator[Sel]:
        nilai = self.setelan(jalur)
        if nilai is not None:
            nomor = baris_kunci(self._letak, tuple(jalur.split(".")))
            folder = self.root.relatif(self.root.raw(self.year)) if self.root else f"data/raw/{self.year}"
            yield Sel(Baris(self.year, "", f"{folder}/{BERKAS}", nomor, {}), jalur, nilai)

    def setelan(self, jalur: str) -> object:
        bagian, kunci = jalur.split(".")
        return self.data.settings.get(bagian, {}).get(kunci)

    @cached_property
    def _letak(self) -> Mapping:
        return letak_settings(self.root, self.year) if self.root else {}

    def cocok(self, baris: Baris, bila: Mapping[str, object]) -> bool:
        """Whether a row meets conditions: expression → its value, one of several, or one that a column has."""
        return all(self.nilai(baris, ungkapan) in self._boleh(baris, isi) for ungkapan, isi in bila.items())

    def _boleh(self, baris: Baris, isi: object) -> Collection:
        if isinstance(isi, Mapping):
            return self.menurut(baris.tabel, isi["kolom"], baris.tahun)
        semua = isi if isinstance(isi, list) else [isi]
        return [self.nilai(baris, b) if isinstance(b, str) and b.startswith("@") else b for b in semua]

    def nilai(self, baris: Baris, ungkapan: str) -> object:
        """Read an expression on a row; None where there is no such value."""
        if ungkapan.startswith("="):
            return ungkapan[1:]
        dasar, _, tambah = ungkapan.partition("+")
        jalur, olah, arah = _urai(dasar)
        nilai = self._khusus(baris, jalur[0]) if jalur[0].startswith("@") else self._jalur(baris, jalur)
        if nilai is None:
            return None
        return nilai + int(tambah) if tambah else OLAH[olah](self, baris, nilai, arah) if olah else nilai

    def _khusus(self, baris: Baris, nama: str) -> object:
        if nama == "@tahun":
            return baris.tahun
        if nama in TAHAP:
            ke, sekurangnya = TAHAP[nama]
            return self.tahap[ke] if len(self.tahap) >= sekurangnya else None
        return self.setelan(nama[1:])

    def _jalur(self, baris: Baris, jalur: tuple[str, ...]) -> object:
        kolom, *sisa = jalur
        if not sisa:
            return baris.isi.get(kolom)
        lanjut = self.rujukan(baris, kolom)
        return None if lanjut is None else self._jalur(lanjut, tuple(sisa))

    def rujukan(self, baris: Baris, kolom: str) -> Baris | None:
        """Return the row that a foreign key refers to; an earlier year without that table uses the report's."""
        acuan = next((a for a in semua_tabel()[baris.tabel].acuan if a.kolom == (kolom,)), None)
        if acuan is None:
            return None
        tahun = baris.tahun if self.baris(acuan.tabel, baris.tahun) else self.year
        return self.menurut(acuan.tabel, acuan.tujuan[0], tahun).get(baris.isi.get(kolom))

    def menurut(self, tabel: str, kolom: str, tahun: int, olah=lambda x: x) -> dict[object, Baris]:
        """Rows of a table by one column."""
        kunci = (tabel, kolom, tahun, olah)
        if kunci not in self._menurut:
            self._menurut[kunci] = {olah(b.isi.get(kolom)): b for b in reversed(self.baris(tabel, tahun))}
        return self._menurut[kunci]

    def seadanya(self, tabel: str, tahun: int) -> int:
        """Return the year, or that of the report where the year has no rows of the table."""
        return tahun if self.baris(tabel, tahun) else self.year

    @cached_property
    def tahap(self) -> list[str]:
        """Stages of the report's year that have agreements or budget, in their order."""
        ada = [b.isi["tahap"] for tabel in ("pagu_program", "perjanjian") for b in self.baris(tabel, self.year)]
        return [t.nama for t in tahap_dipakai(ada, profil(self.data.settings).tahap)]


@lru_cache(maxsize=512)
def _urai(ungkapan: str) -> tuple[tuple[str, ...], str | None, str | None]:
    bagian = UNGKAPAN.fullmatch(ungkapan)
    jalur = (bagian["jalur"],) if bagian["jalur"].startswith("@") else tuple(bagian["jalur"].split("."))
    return jalur, bagian["olah"], bagian["arah"]


def _di_level(h: Himpunan, baris: Baris, nilai: object, level: str) -> str | None:
    """The longest code of a level that a code begins with, itself included."""
    tahun = h.seadanya("nomenklatur", baris.tahun)
    kode = [b.isi["kode"] for b in h.baris("nomenklatur", tahun) if b.isi["level"] == level and b.isi["kode"]]
    awal = [k for k in kode if str(nilai) == k or str(nilai).startswith(f"{k}.")]
    return max(awal, key=len, default=None)


def _bernama(h: Himpunan, baris: Baris, nilai: object, arah: str) -> object:
    tabel, kolom = arah.split(".")
    tahun = h.seadanya(tabel, baris.tahun)
    ketemu = h.menurut(tabel, kolom, tahun, kata).get(kata(nilai))
    return ketemu.isi[semua_tabel()[tabel].kunci[0]] if ketemu else None


OLAH = {
    "^": _di_level,
    "~": _bernama,
    "|": lambda h, b, nilai, awalan: nilai.removeprefix(awalan) if str(nilai).startswith(awalan) else None,
    ":": lambda h, b, nilai, _: re.match(r"[^\W\d_]*", str(nilai))[0],
}


def kata(nilai: object) -> str:
    """The words of a text: small letters, no punctuation."""
    return " ".join(re.findall(r"\w+|%", str(nilai).casefold()))


def angka(nilai: object) -> float | None:
    """The number that a value is, also as text with a decimal comma or a unit of one word; None where it is none."""
    if isinstance(nilai, int | float):
        return float(nilai)
    bagian = ANGKA.fullmatch(str(nilai).strip())
    return float(bagian[1].replace(",", ".")) if bagian else None


def setara(a: object, b: object) -> bool:
    """Whether two values say the same: as numbers, else by their words."""
    x, y = angka(a), angka(b)
    if x is not None and y is not None:
        return abs(x - y) <= 1e-9 * max(abs(x), abs(y))
    return kata(a) == kata(b)


def tulis(nilai: object) -> str:
    """Write a value for a message, as it stands in the file."""
    return f"{nilai:.15g}" if isinstance(nilai, float) else str(nilai)
