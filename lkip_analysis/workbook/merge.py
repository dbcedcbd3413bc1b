"""What a workbook and the tables came to, each from the same base: taken together, or named cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..data.schema import Tabel
from .csv_files import Baris

SELURUHNYA = ""
"""Column of a conflict about a whole row."""

Kunci = tuple


class Konflik(NamedTuple):
    """One cell, or row, that was changed in both to different ends.

    Attributes
    ----------
    kunci : tuple
        Key of the row.
    kolom : str
        `SELURUHNYA` where one of them removed the row.
    dasar, buku, kini : str or None
        What the cell was, what the workbook says, what the table says; None for a row that is not there.
    """

    kunci: Kunci
    kolom: str
    dasar: str | None
    buku: str | None
    kini: str | None


def per_kunci(tabel: Tabel, baris: Iterable[Baris]) -> dict[Kunci, Baris]:
    """Return rows by key; of a key that comes again, each is a row of its own."""
    cacah: Counter[Kunci] = Counter()
    hasil = {}
    for b in baris:
        kunci = tuple(b[k] for k in tabel.kunci)
        hasil[*kunci, cacah[kunci]] = b
        cacah[kunci] += 1
    return hasil


def gabungkan(
    tabel: Tabel, dasar: Sequence[Baris], buku: Sequence[Baris], kini: Sequence[Baris]
) -> tuple[list[Baris], list[Konflik]]:
    """Merge the rows of a workbook with those of a table.

    Parameters
    ----------
    tabel : Tabel
    dasar : sequence of Baris
        What both come from.
    buku, kini : sequence of Baris
        The workbook's rows, and the table's as they are now.

    Returns
    -------
    baris : list of Baris
        In the order of the workbook, rows that only the table has last; in conflicts the table's side.
    konflik : list of Konflik
    """
    if list(dasar) == list(kini):
        return list(buku), []
    if list(dasar) == list(buku):
        return list(kini), []
    lama, di_buku, di_tabel = (per_kunci(tabel, isi) for isi in (dasar, buku, kini))
    hasil, konflik = [], []
    for kunci in dict.fromkeys([*di_buku, *di_tabel]):
        baris, salah = _baris(kunci, lama.get(kunci), di_buku.get(kunci), di_tabel.get(kunci))
        konflik += salah
        if baris is not None:
            hasil.append(baris)
    return hasil, konflik


def _baris(
    kunci: Kunci, lama: Baris | None, buku: Baris | None, kini: Baris | None
) -> tuple[Baris | None, list[Konflik]]:
    if buku is None or kini is None:
        tinggal = buku if kini is None else kini
        if lama is None or tinggal == lama:  # new in one of them, or removed from the other and untouched here
            return (tinggal if lama is None else None), []
        ada = ", ".join(v for v in tinggal.values() if v)
        sisi = {"buku": ada, "kini": None} if kini is None else {"buku": None, "kini": ada}
        return kini, [Konflik(kunci, SELURUHNYA, None, **sisi)]
    baris = {k: gabung_sel((lama or {}).get(k), buku[k], kini[k]) for k in kini}
    konflik = [Konflik(kunci, k, (lama or {}).get(k), buku[k], kini[k]) for k in kini if baris[k] is None]
    return {k: kini[k] if isi is None else isi for k, isi in baris.items()}, konflik


def gabung_sel(dasar: str | None, buku: str, kini: str) -> str | None:
    """Return the value of a cell that both hold; None where both changed it, to different ends."""
    if buku in (dasar, kini):
        return kini
    return buku if kini == dasar else None


def gabung_setelan(
    dasar: Mapping[str, str], buku: Mapping[str, str], kini: Mapping[str, str]
) -> Iterator[tuple[str, bool]]:
    """Yield the settings that the workbook changes, and whether each can be taken over."""
    for nama, isi in buku.items():
        hasil = gabung_sel(dasar.get(nama), isi, kini.get(nama, ""))
        if hasil != kini.get(nama, ""):
            yield nama, hasil is not None
