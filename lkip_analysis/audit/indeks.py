"""Many names at once: which of them are one name, without comparing each with each."""

from collections import defaultdict

from lkip_analysis.audit.figures import satu_nama

HURUF_AWAL = 3
"""Names are compared where their first letters agree: a slip of spelling hardly stands there."""


class IndeksNama:
    """Gives each name (in normal form) the first name like it that was seen."""

    def __init__(self) -> None:
        self._baku: dict[str, str] = {}
        self._keranjang: dict[tuple[str, int], list[str]] = defaultdict(list)

    def baku(self, kunci: str) -> str:
        """Give the first name like this one; the name itself where it is the first."""
        if kunci not in self._baku:
            keranjang = self._keranjang[kunci[:HURUF_AWAL], len(kunci.split())]
            self._baku[kunci] = next((k for k in keranjang if satu_nama(k, kunci)), kunci)
            if self._baku[kunci] == kunci:
                keranjang.append(kunci)
        return self._baku[kunci]
