"""Tables that go on over the end of a page: which columns are which, rows that the page cut in two."""

import re
from itertools import pairwise

from lkip_analysis.audit.read.kepala import berupa_angka
from lkip_analysis.audit.read.mentah import ATAS, BarisMentah, KisiMentah, SelMentah
from lkip_analysis.audit.read.pdf_kata import gabung_garis
from lkip_analysis.audit.read.pdf_tabel import TabelHalaman

GESER = 3.0
"""How far a column may be shifted from one page to the next, in points."""
MIN_BERANGKA = 0.6
"""Share of the rows of a table of figures that have one."""
MIN_KOLOM = 0.6
"""Share of the columns that the part on the next page must have."""


def lanjutan(lama: TabelHalaman, baru: TabelHalaman) -> list[int] | None:
    """Say which columns of `lama` those of `baru` are; None where it is another table.

    Nothing but the end of the page is between the two. Margins may change from page to page, widths may not.
    """
    if abs((lama.x1 - lama.x0) - (baru.x1 - baru.x0)) > 2 * GESER:
        return None
    kolom = []
    for tepi in baru.tepi:
        jarak = [abs((t - lama.x0) - (tepi - baru.x0)) for t in lama.tepi]
        if min(jarak) > GESER:
            return None
        kolom.append(jarak.index(min(jarak)))
    naik = all(a < b for a, b in pairwise(kolom))
    return kolom if naik and len(kolom) >= MIN_KOLOM * len(lama.tepi) else None


def sambung(kisi: KisiMentah, tabel: TabelHalaman, kolom: list[int], halaman: int) -> None:
    """Append the rows of the next page, without the header that is repeated there."""
    lebar = len(kisi.baris[0].sel)
    baris = []
    for b in tabel.baris:
        sel = [SelMentah("")] * lebar
        for j, s in zip(kolom, b, strict=True):
            sel[j] = s
        baris.append(BarisMentah(sel, None, halaman))
    ulang = 0
    while ulang < min(len(baris), len(kisi.baris)) and _sama(baris[ulang], kisi.baris[ulang]):
        ulang += 1
    baris = baris[ulang:]
    akhir = kisi.baris[-1]
    if baris and _terpotong(akhir, baris[0], kisi.baris):
        sel = [
            s._replace(teks=gabung_garis([s.teks, t.teks])) if t.teks else s
            for s, t in zip(akhir.sel, baris.pop(0).sel, strict=True)
        ]
        kisi.baris[-1] = BarisMentah(sel, None, akhir.halaman)
    elif baris:
        _teruskan(kisi.baris, baris)
    kisi.baris += baris


def _sama(a: BarisMentah, b: BarisMentah) -> bool:
    return any(a.teks) and [re.sub(r"\W", "", t) for t in a.teks] == [re.sub(r"\W", "", t) for t in b.teks]


def _terpotong(atas: BarisMentah, bawah: BarisMentah, lama: list[BarisMentah]) -> bool:
    """Whether the first row of a page is the rest of the last one: words that go on, and no figures.

    In a table whose rows have figures, a row without any and without a first cell is such a rest, too.
    """
    isi = [(s, t) for s, t in zip(atas.sel, bawah.sel, strict=True) if t.teks]
    if not isi or not all(s.teks and not berupa_angka(t.teks) for s, t in isi):
        return False
    berangka = sum(any(map(berupa_angka, b.teks[1:])) for b in lama)
    return any(t.teks[0].islower() for _, t in isi) or (not bawah.sel[0].teks and berangka > MIN_BERANGKA * len(lama))


def _teruskan(lama: list[BarisMentah], baru: list[BarisMentah]) -> None:
    """Let blank cells at the top of a page continue, in columns whose cells are merged on the page before."""
    for j in range(len(lama[0].sel)):
        if not any(b.sel[j].gabung == ATAS for b in lama[1:]):
            continue
        for b in baru:
            if b.sel[j].teks or b.sel[j].gabung or _total(b):
                break
            b.sel[j] = SelMentah("", ATAS)


def _total(baris: BarisMentah) -> bool:
    awal = next((t for t in baris.teks if t), "")
    return re.sub(r"\s", "", awal).casefold().startswith(("jumlah", "total", "subtotal", "grandtotal"))
