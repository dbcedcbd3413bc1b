"""What changes between two states of a table, by key, and how it is told before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..data.nip import samarkan_sel
from ..data.schema import Tabel
from .csv_files import Baris
from .merge import per_kunci

PANJANG = 60
"""Longest cell content shown, in characters."""


@dataclass(frozen=True)
class Ubahan:
    """One changed row: its key, and (column, old, new) of each changed cell."""

    kunci: str
    sel: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Beda:
    """The difference between two states of one file.

    Attributes
    ----------
    berkas : str
    tambah, hapus : tuple of str
        Rows, each on one line.
    ubah : tuple of Ubahan
    urutan : bool
        Whether rows that are in both states stand in another order.
    """

    berkas: str
    tambah: tuple[str, ...] = ()
    hapus: tuple[str, ...] = ()
    ubah: tuple[Ubahan, ...] = ()
    urutan: bool = False

    def __bool__(self) -> bool:
        return bool(self.tambah or self.hapus or self.ubah or self.urutan)


def bandingkan(tabel: Tabel, lama: Sequence[Baris], baru: Sequence[Baris]) -> Beda:
    """Compare two states of a table; rows are told apart by the key of the schema."""
    sebelum, sesudah = per_kunci(tabel, lama), per_kunci(tabel, baru)
    bersama = [k for k in sebelum if k in sesudah]
    return Beda(
        tabel.berkas,
        tambah=tuple(_satu_baris(sesudah[k]) for k in sesudah if k not in sebelum),
        hapus=tuple(_satu_baris(sebelum[k]) for k in sebelum if k not in sesudah),
        ubah=tuple(
            Ubahan(_nama_kunci(tabel, sesudah[k]), sel)
            for k in bersama
            if (sel := tuple(_sel_berubah(sebelum[k], sesudah[k])))
        ),
        urutan=bersama != [k for k in sesudah if k in sebelum],
    )


def _sel_berubah(lama: Baris, baru: Baris) -> Iterator[tuple[str, str, str]]:
    for kolom, nilai in baru.items():
        if nilai != lama[kolom]:
            yield kolom, _cetak(kolom, lama[kolom]), _cetak(kolom, nilai)


def _nama_kunci(tabel: Tabel, baris: Baris) -> str:
    return " ".join(_cetak(k, baris[k]) for k in tabel.kunci)


def _satu_baris(baris: Baris) -> str:
    return ", ".join(f"{k}: {_cetak(k, v)}" for k, v in baris.items() if v)


def _cetak(kolom: str, nilai: str) -> str:
    if not nilai:
        return "(kosong)"
    satu_baris = " ".join(samarkan_sel(nilai, kolom).split())
    return satu_baris if len(satu_baris) <= PANJANG else f"{satu_baris[: PANJANG - 1]}…"


def ringkas(beda: Iterable[Beda]) -> str:
    """Write differences as Indonesian text, file by file."""
    return "\n".join(baris for b in beda if b for baris in _baris(b))


def _baris(b: Beda) -> Iterator[str]:
    hitungan = ((len(b.tambah), "baru"), (len(b.ubah), "berubah"), (len(b.hapus), "dihapus"))
    jumlah = ", ".join(f"{n} {kata}" for n, kata in hitungan if n)
    yield f"{b.berkas}: {jumlah or 'hanya urutan baris'}"
    yield from (f"  + {baris}" for baris in b.tambah)
    for u in b.ubah:
        yield f"  ~ {u.kunci}"
        yield from (f"      {kolom}: {lama} → {baru}" for kolom, lama, baru in u.sel)
    yield from (f"  - {baris}" for baris in b.hapus)
    if b.urutan:
        yield "  urutan baris berubah"
