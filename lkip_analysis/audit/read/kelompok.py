"""Group the paragraphs of a format: neighbouring list items are one block, entries of a list a table."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lkip_analysis.audit.read.judul import pisah_butir
from lkip_analysis.audit.read.mentah import BarisMentah, Garis, KisiMentah, Mentah, SelMentah, TeksMentah

MAKS_SELA = 2
"""Lines without a page between two entries of a table of contents."""
MAKS_ISI = 150
_HALAMAN = r"(?P<halaman>\d{1,4}|[ivxlc]{1,7})"
_ISI_DAFTAR = re.compile(rf"(?P<judul>\S.*?)(?:\s*(?:\.\s?){{2,}}\s*|\s*…+\s*|\t\s*){_HALAMAN}", re.IGNORECASE)
_BERNOMOR = re.compile(r"((?:Tabel|Gambar|Grafik)\.?\s+[IVXLC\d]+(?:\s?[.\-]\s?\d+)*)[.:]?\s+(\S.*)", re.I)


def kelompokkan(mentah: Iterable[Mentah]) -> Iterator[Mentah]:
    """Join blocks that the format keeps apart and a text file would not.

    A heading and an item of a list look alike (`a. …`); the item is the one that has a neighbour. Entries of
    a table of contents (`Judul …… 12`) become rows of a grid, as they are in a text file.
    """
    butir: TeksMentah | None = None
    daftar: list[BarisMentah] = []
    for bahan in _lengkapi_daftar(mentah):
        baris = isi_daftar(bahan)
        if baris is not None:
            daftar.append(baris)
            continue
        if isinstance(bahan, TeksMentah) and not bahan.teks.strip():
            continue
        if daftar:
            yield from _butir(butir)
            butir = None
            yield _kisi_daftar(daftar)
            daftar = []
        if isinstance(bahan, TeksMentah) and _butir_daftar(bahan):
            sambung = butir is not None and butir.halaman == bahan.halaman and _bertingkat(butir) == _bertingkat(bahan)
            if not sambung:
                yield from _butir(butir)
            butir = replace(butir, garis=[*butir.garis, *bahan.garis]) if sambung else bahan
            continue
        yield from _butir(butir)
        butir = None
        yield bahan
    yield from _butir(butir)
    if daftar:
        yield _kisi_daftar(daftar)


def _kisi_daftar(baris: list[BarisMentah]) -> KisiMentah:
    """Make a grid of entries; it is a table of contents where their pages go on and on."""
    halaman = [int(b.teks[-1]) for b in baris if b.teks[-1].isdecimal()]
    return KisiMentah(baris, kepala=0, daftar=halaman == sorted(halaman))


def _lengkapi_daftar(mentah: Iterable[Mentah]) -> Iterator[Mentah]:
    """Mark the lines between entries of a table of contents, which are the rest of a long title, as entries."""
    tunda: list[TeksMentah] = []
    terbuka = False
    for bahan in mentah:
        if isi_daftar(bahan) is not None:
            yield from (replace(t, daftar=True) for t in tunda)
            tunda, terbuka = [], True
            yield bahan
        elif terbuka and len(tunda) < MAKS_SELA and _bisa_isi(bahan):
            tunda.append(bahan)
        else:
            yield from tunda
            tunda, terbuka = [], False
            yield bahan
    yield from tunda


def _bisa_isi(bahan: Mentah) -> bool:
    if not isinstance(bahan, TeksMentah) or len(bahan.garis) > 1 or bahan.judul is not None:
        return False
    return len(bahan.teks) < MAKS_ISI and bahan.teks.rstrip()[-1:] not in tuple(".;:")


def _butir(bahan: TeksMentah | None) -> Iterator[TeksMentah]:
    if bahan is not None:
        yield bahan


def _bertingkat(bahan: TeksMentah) -> bool:
    """Whether an item has a number such as `1.3`: beside `a.` it is a heading, beside its like an entry of a list."""
    return re.match(r"\d{1,2}\.\d", bahan.garis[-1].teks) is not None


def _butir_daftar(bahan: TeksMentah) -> bool:
    return bahan.judul is None and not bahan.tebal and pisah_butir(bahan.garis[0].teks) is not None


def isi_daftar(bahan: Mentah) -> BarisMentah | None:
    """Read an entry of a table of contents: its number where it has one, title, page."""
    if not isinstance(bahan, TeksMentah) or len(bahan.garis) != 1 or bahan.judul is not None:
        return None
    teks = bahan.garis[0].teks.strip()
    cocok = _ISI_DAFTAR.fullmatch(teks)
    if cocok is None and not (bahan.daftar and teks):
        return None
    isi, halaman = cocok.groups() if cocok else (teks, "")
    bernomor = _BERNOMOR.fullmatch(isi)
    sel = [SelMentah(" ".join(s.split())) for s in (*(bernomor.groups() if bernomor else (isi,)), halaman)]
    return BarisMentah(sel, bahan.garis[0].nomor, bahan.halaman)


def blok_teks(teks: str, **lain: object) -> Iterator[TeksMentah]:
    """Make the block of a paragraph; entries of a table of contents in it stand alone."""
    baris = [TeksMentah([Garis(g.strip())], **lain) for g in teks.split("\n") if g.strip()]
    if any(isi_daftar(b) for b in baris):
        yield from baris
    elif baris:
        yield TeksMentah([Garis(" ".join(b.teks.split())) for b in baris], **lain)
