"""Numbered things in one cell (`1. Luas taman 2. Jumlah pohon`) with as many figures beside them: one row each."""

import itertools
import re
from collections.abc import Iterable, Iterator

from lkip_analysis.audit.read.mentah import ATAS, BarisMentah, SelMentah
from lkip_analysis.text.parse_numbers import baca_angka

_NOMOR = re.compile(r"(?:(?<=\s)|^)\(?(\d{1,2})[.)]\s+(?=[^\W\d])")
MAKS_BUTIR = 30


def butir_sel(teks: str) -> list[str]:
    """Split a text into its items numbered one after the other, numbers kept; nothing where it is no such list."""
    tanda = list(_NOMOR.finditer(teks))
    if not tanda or tanda[0].start():
        return []
    awal = [tanda[0]]
    for t in tanda[1:]:
        if int(t[1]) == int(awal[-1][1]) + 1:
            awal.append(t)
    batas = [t.start() for t in awal] + [len(teks)]
    return [teks[a:b].strip() for a, b in itertools.pairwise(batas)]


def pecah_bernomor(baris: Iterable[BarisMentah]) -> Iterator[BarisMentah]:
    """Make a row of each numbered thing of a row that has as many figures in another cell, or one for them all."""
    for b in baris:
        butir = [butir_sel(s.teks) for s in b.sel]
        n = max(map(len, butir), default=0)
        angka = [_angka(s.teks, n) for s in b.sel] if 1 < n <= MAKS_BUTIR else []
        satu = sum(map(bool, butir)) == 1 and any(baca_angka(s.teks) is not None for s in b.sel[1:])
        if not any(angka) and not (angka and satu):
            yield b
            continue
        bagian = [i if len(i) == n else a for i, a in zip(butir, angka, strict=True)]
        for k in range(n):
            yield BarisMentah([_sel(s, p, k) for s, p in zip(b.sel, bagian, strict=True)], b.baris, b.halaman)


def _angka(teks: str, n: int) -> list[str]:
    kata = teks.split()
    return kata if len(kata) == n and all(baca_angka(k) is not None for k in kata) else []


def _sel(sel: SelMentah, bagian: list[str], k: int) -> SelMentah:
    if bagian:
        return sel._replace(teks=bagian[k])
    return sel if not k else SelMentah("", ATAS if sel.teks or sel.gabung == ATAS else "")
