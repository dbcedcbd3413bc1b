"""Text in columns side by side on a PDF page, such as two signatures: each column is read downwards."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from lkip_analysis.audit.read.pdf_kata import MIN_CELAH, NOMOR_HALAMAN, GarisTeks, Kata, baris_kata, susun_garis

MIN_BERSAMA = 2
"""Lines that must stand in both columns."""
RAPAT = 0.7
"""Largest space between two lines of a paragraph, compared with the size of type."""
MAKS_JARAK = 8.0
"""Largest distance of two lines of one column, compared with the size of type: room for a signature."""


class Lajur(NamedTuple):
    """Columns of text between `atas` and `bawah`, from left to right."""

    x0: float
    atas: float
    bawah: float
    kolom: tuple[tuple[GarisTeks, ...], ...]


def pisah_lajur(kata: Iterable[Kata]) -> tuple[list[GarisTeks], list[Lajur]]:
    """Find stretches of a page in which the text stands in two columns; give the other lines as they are."""
    baris = [sorted(b, key=lambda k: k.x0) for b in baris_kata(kata)]
    garis: list[GarisTeks] = []
    lajur: list[Lajur] = []
    i = 0
    while i < len(baris):
        n, celah = _panjang(baris, i)
        if n:
            isi = [k for b in baris[i : i + n] for k in b]
            kiri, kanan = ([k for k in isi if (k.x0 < sum(celah) / 2) == sisi] for sisi in (True, False))
            lajur.append(
                Lajur(
                    min(k.x0 for k in isi),
                    min(k.atas for k in isi),
                    max(k.bawah for k in isi),
                    (tuple(susun_garis(kiri)), tuple(susun_garis(kanan))),
                )
            )
            i += n
        else:
            garis += susun_garis(baris[i])
            i += 1
    return garis, lajur


def _panjang(baris: list[list[Kata]], awal: int) -> tuple[int, tuple[float, float]]:
    """Number of lines from `awal` on that one gap parts, and the gap; 0 where there are none."""
    celah = _celah(baris[awal])
    if celah is None:
        return 0, (0.0, 0.0)
    n, bersama = 1, 1
    for i, (a, b) in enumerate(pairwise(baris[awal:]), 2):
        jarak = b[0].atas - a[0].bawah
        tengah = sum(celah) / 2
        celah = (
            max([celah[0], *(k.x1 for k in b if k.x0 < tengah)]),
            min([celah[1], *(k.x0 for k in b if k.x0 >= tengah)]),
        )
        if jarak > MAKS_JARAK * b[0].ukuran or celah[1] - celah[0] < MIN_CELAH / 2 * b[0].ukuran:
            break
        if b[0].x0 < celah[0] and b[-1].x0 >= celah[1]:
            n, bersama = i, bersama + 1
        elif n == i - 1 and jarak < RAPAT * b[0].ukuran:
            n = i  # one column is longer
    return (n, celah) if bersama >= MIN_BERSAMA else (0, celah)


def _celah(baris: list[Kata]) -> tuple[float, float] | None:
    """The widest gap of a line, where it can part columns; before a colon or a page number it does not."""
    lebar, kiri, kanan = max(
        ((b.x0 - a.x1, a, b) for a, b in pairwise(baris)),
        key=lambda c: c[0],
        default=(0.0, None, None),
    )
    if kiri is None or lebar < MIN_CELAH * kanan.ukuran:
        return None
    if kanan.teks[0] in ":=.…" or kiri.teks[-1] in ":.…" or not any(c.isalpha() for c in kanan.teks):
        return None
    if NOMOR_HALAMAN.fullmatch(kanan.teks) and kanan is baris[-1]:
        return None
    return kiri.x1, kanan.x0
