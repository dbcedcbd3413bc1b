"""Many names at once: which of them are one name, without comparing each with each."""

from collections import defaultdict

from lkip_analysis.audit.figures import satu_nama

HURUF_AWAL = 2
KATA_PANJANG = 6
"""Words from this length on may be misspelt, but for their first letters; shorter ones must be the same."""
MIN_KATA_AWALAN = 6
"""So many words in common at the start make two names one, where one of them runs on."""


class IndeksNama:
    """Gives each name (in normal form) the first name like it that was seen."""

    def __init__(self) -> None:
        self._baku: dict[str, str] = {}
        self._sepola: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._seawalan: dict[tuple[str, ...], list[str]] = defaultdict(list)

    def baku(self, kunci: str) -> str:
        """Give the first name like this one; the name itself where it is the first."""
        if kunci not in self._baku:
            kata = kunci.split()
            pola = tuple(k[:HURUF_AWAL] + "*" if len(k) >= KATA_PANJANG and k.isalpha() else k for k in kata)
            awalan = tuple(kata[:MIN_KATA_AWALAN])
            mirip = [k for k in self._sepola[pola] if satu_nama(k, kunci)]
            if len(kata) >= MIN_KATA_AWALAN:
                mirip += [k for k in self._seawalan[awalan] if _berawalan(k, kunci)]
            self._baku[kunci] = mirip[0] if mirip else kunci
            if not mirip:
                self._sepola[pola].append(kunci)
                self._seawalan[awalan].append(kunci)
        return self._baku[kunci]


def _berawalan(a: str, b: str) -> bool:
    pendek, panjang = sorted((a, b), key=len)
    return panjang.startswith(f"{pendek} ")
