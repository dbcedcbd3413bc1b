"""Many names at once: which of them are one name, without comparing each with each."""

from collections import defaultdict

from lkip_analysis.audit.figures import satu_nama

HURUF_AWAL = 3
"""Names are compared where their first two words begin alike: a slip of spelling hardly stands there."""
MIN_KATA_AWALAN = 6
"""So many words in common at the start make two names one, where one of them runs on."""


class IndeksNama:
    """Gives each name (in normal form) the first name like it that was seen."""

    def __init__(self) -> None:
        self._baku: dict[str, str] = {}
        self._keranjang: dict[tuple[str, ...], list[str]] = defaultdict(list)

    def baku(self, kunci: str) -> str:
        """Give the first name like this one; the name itself where it is the first."""
        if kunci not in self._baku:
            keranjang = self._keranjang[tuple(k[:HURUF_AWAL] for k in kunci.split()[:2])]
            self._baku[kunci] = next((k for k in keranjang if _satu(k, kunci)), kunci)
            if self._baku[kunci] == kunci:
                keranjang.append(kunci)
        return self._baku[kunci]


def _satu(a: str, b: str) -> bool:
    pendek, panjang = sorted((a, b), key=len)
    if panjang.startswith(f"{pendek} "):
        return len(pendek.split()) >= MIN_KATA_AWALAN
    return satu_nama(a, b)
