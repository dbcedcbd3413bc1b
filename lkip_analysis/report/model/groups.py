"""Of which items something holds: counted, named, and asked about, as far as it is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..origin.prose import Naskah, gabung
from ..origin.raw_rows import Baris, banyaknya
from ..origin.values import Angka


class Kelompok:
    """The items of which something holds.

    Parameters
    ----------
    sebutan : str
        What each of them is, for the origin of the count.
    semua : sequence
        The items that are asked about; each has a `nama`.
    berlaku : callable
        Takes an item and returns True, False, or None where it is not known.
    baris : callable
        Takes an item and returns its raw row, or None.
    """

    def __init__(
        self,
        sebutan: str,
        semua: Sequence[Any],
        berlaku: Callable[[Any], bool | None],
        baris: Callable[[Any], Baris | None],
    ) -> None:
        self._sebutan, self._baris = sebutan, baris
        self._jawaban = [(satu, berlaku(satu)) for satu in semua]
        self.isi = [satu for satu, jawaban in self._jawaban if jawaban]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.isi)

    def __len__(self) -> int:
        return len(self.isi)

    def __getitem__(self, nomor: int) -> Any:
        return self.isi[nomor]

    @property
    def ada(self) -> bool | None:
        """Whether it holds of any item; None where there is no item, or an unknown one may be it."""
        if self.isi:
            return True
        return False if self._jawaban and not self._ragu else None

    @property
    def semua(self) -> bool | None:
        """Whether it holds of every item; None where that is not known."""
        if any(jawaban is False for _, jawaban in self._jawaban):
            return False
        return True if self._jawaban and not self._ragu else None

    @property
    def satu(self) -> bool | None:
        """Whether it is known to hold of one item only."""
        return None if self._ragu else len(self.isi) == 1

    @property
    def _ragu(self) -> bool:
        return any(jawaban is None for _, jawaban in self._jawaban)

    @property
    def banyak(self) -> Angka:
        """How many there are, as ``5 (lima)``."""
        return banyaknya(self._sebutan, [baris for satu in self.isi if (baris := self._baris(satu))])

    @property
    def nama(self) -> Naskah:
        """Their names as a list: ``A, B, dan C``."""
        return gabung([satu.nama for satu in self.isi])
