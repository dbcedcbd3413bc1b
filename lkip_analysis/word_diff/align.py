"""Which line of one text became which line of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from .read_word import Baris

SERUPA = 0.5
"""Share of equal words from which a line is the other one changed, and not another line."""

Pasangan = tuple[Baris | None, Baris | None]


def selaraskan(lama: Sequence[Baris], baru: Sequence[Baris]) -> Iterator[Pasangan]:
    """Yield the lines that differ, in order: with their counterpart, or with None where there is none."""
    pencocok = SequenceMatcher(None, [b.kunci for b in lama], [b.kunci for b in baru], autojunk=False)
    for jenis, a, b, c, d in pencocok.get_opcodes():
        if jenis != "equal":
            yield from _pasangkan(lama[a:b], baru[c:d])


def _pasangkan(lama: Sequence[Baris], baru: Sequence[Baris]) -> Iterator[Pasangan]:
    """Pair what stood between equal lines, each with the most similar one that keeps the order."""
    mulai = 0
    for satu in lama:
        nilai = [serupa(satu, calon) for calon in baru[mulai:]]
        terbaik = max(range(len(nilai)), key=nilai.__getitem__, default=None)
        if terbaik is None or nilai[terbaik] < SERUPA:
            yield satu, None
            continue
        yield from ((None, tambahan) for tambahan in baru[mulai : mulai + terbaik])
        yield satu, baru[mulai + terbaik]
        mulai += terbaik + 1
    yield from ((None, tambahan) for tambahan in baru[mulai:])


def serupa(satu: Baris, dua: Baris) -> float:
    """Return the share of equal words, or of equal cells where that is more: 0 to 1."""
    if bool(satu.tabel) != bool(dua.tabel):
        return 0.0
    if satu.tabel and len(satu.sel) == len(dua.sel) and len(satu.sel) > 1:
        sama = sum(a == b for a, b in zip(satu.sel, dua.sel, strict=True)) / len(satu.sel)
        return max(sama, _kata(satu, dua))
    return _kata(satu, dua)


def _kata(satu: Baris, dua: Baris) -> float:
    return SequenceMatcher(None, " ".join(satu.sel).split(), " ".join(dua.sel).split(), autojunk=False).ratio()
