"""The registry of numbered tables and figures: ids, numbers, titles, and the references to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from ...errors import LkipError
from .table import Kolom

if TYPE_CHECKING:
    from ..model.laporan import Laporan

JENIS = {"tabel": "tbl", "gambar": "gbr"}


class RujukanError(LkipError):
    """A reference to a table or figure that no specification has."""


@dataclass(frozen=True)
class Spesifikasi:
    """One numbered table or figure.

    Attributes
    ----------
    id : str
    jenis : str
        ``tabel`` or ``gambar``.
    bab : str
        Prefix of the number: ``III`` for *Tabel III.3*, empty in the front matter.
    judul : str
        Title with ``{lap.…}`` (the report) and, where repeated, ``{i.…}`` (the item).
    isi : callable
        Takes the report (and the item) and returns the data of the table or the drawing.
    perlu : tuple of str
        What the report must know to have it, as `lap.ada` names it. A table of which a part is declared nihil says so;
        a figure of nothing is left out.
    per : str
        Attribute of the report that lists the items for which it is repeated; empty for a single one.
    bila : callable
        Takes the report; where it gives False, there is nothing to show: no number, no place in a list.
    """

    id: str
    jenis: str
    bab: str
    judul: str
    isi: Callable
    perlu: tuple[str, ...] = ()
    per: str = ""
    bila: Callable[[Laporan], bool] = lambda lap: True
    kolom: tuple[Kolom, ...] | Callable = ()
    sumber: str = ""
    lanskap: bool = False
    nomor_kolom: bool = False


@dataclass
class Daftar:
    """Specifications in print order; the order gives the numbers."""

    spesifikasi: dict[tuple[str, str], Spesifikasi] = field(default_factory=dict)

    def tabel(self, id: str, **about) -> Callable:
        """Register the decorated function ``(lap) -> DataFrame`` as table `id`."""
        return self._register("tabel", id, about)

    def gambar(self, id: str, **about) -> Callable:
        """Register the decorated function ``(lap[, item]) -> Lukisan | BaganTabel`` as figure `id`."""
        return self._register("gambar", id, about)

    def _register(self, jenis: str, id: str, about: dict) -> Callable:
        def keep(isi: Callable) -> Callable:
            if (jenis, id) in self.spesifikasi:
                raise ValueError(f"{jenis} {id} is specified twice")
            self.spesifikasi[jenis, id] = Spesifikasi(id=id, jenis=jenis, isi=isi, **about)
            return isi

        return keep

    def cari(self, jenis: str, id: str) -> Spesifikasi:
        """Return a specification.

        Raises
        ------
        RujukanError
            No such table or figure.
        """
        try:
            return self.spesifikasi[jenis, id]
        except KeyError:
            known = ", ".join(name for kind, name in self.spesifikasi if kind == jenis)
            raise RujukanError(f"tidak ada {jenis} dengan id {id!r}; yang ada: {known}") from None


@dataclass(frozen=True)
class Entri:
    """One line of a list of tables or figures."""

    jenis: str
    id: str
    nomor: str
    judul: str

    @property
    def anchor(self) -> str:
        return f"{JENIS[self.jenis]}-{self.id}"

    def __bool__(self) -> bool:
        return bool(self.nomor)

    def __str__(self) -> str:
        return self.nomor

    def _repr_html_(self) -> str:
        if not self:
            return ""
        return f'<a class="rujukan" href="#{escape(self.anchor)}">{escape(self.nomor)}</a>'


TANPA_RUJUKAN = Entri("", "", "", "")
"""The reference to what the report does not have."""


def entri(daftar: Daftar, lap: Laporan) -> Iterator[Entri]:
    """Yield every numbered table and figure of a report with its number, in print order."""
    counts: dict[tuple[str, str], int] = {}
    for spec in daftar.spesifikasi.values():
        for item in _items(spec, lap):
            key = (spec.jenis, spec.bab)
            counts[key] = counts.get(key, 0) + 1
            number = f"{spec.bab}.{counts[key]}" if spec.bab else str(counts[key])
            yield Entri(spec.jenis, item_id(spec, item), f"{spec.jenis.capitalize()} {number}", title(spec, lap, item))


def _dimuat(spec: Spesifikasi, lap: Laporan) -> bool:
    """Whether the report has a table or figure: what it shows is there, or a table can say that there is none."""
    if terisi(spec, lap):
        return spec.bila(lap)
    return spec.jenis == "tabel" and dinyatakan(spec, lap)


def dinyatakan(spec: Spesifikasi, lap: Laporan) -> bool:
    """Whether all that a table or figure shows is known: what it is, or that there is none."""
    return all(getattr(lap.ada, nama) is not None for nama in spec.perlu)


def terisi(spec: Spesifikasi, lap: Laporan) -> bool:
    """Whether all that a table or figure shows is there."""
    return all(getattr(lap.ada, nama) for nama in spec.perlu)


def nihil(kolom: Sequence[Kolom]) -> pd.DataFrame:
    """Return the rows of a table of which it is known that there are none."""
    return pd.DataFrame([{kolom[0].nama: "Nihil", "rentang": len(kolom)}])


def item_id(spec: Spesifikasi, item: object | None) -> str:
    return id_milik(spec.id, item)


def id_milik(id: str, item: object | None) -> str:
    """Return the id of what is repeated for an item: `tren-iku-1`; a code may hold more signs than an id may."""
    return id if item is None else f"{id}-{re.sub(r'[^a-z0-9]+', '-', item.kode.lower())}"


def title(spec: Spesifikasi, lap: Laporan, item: object | None) -> str:
    return spec.judul.format(lap=lap, i=item)


def _items(spec: Spesifikasi, lap: Laporan) -> Sequence[object | None]:
    if not _dimuat(spec, lap):
        return []
    return getattr(lap, spec.per) if spec.per else [None]


DAFTAR = Daftar()
