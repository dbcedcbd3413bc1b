"""Lists at the front of a report (contents, tables, figures): their lines, page numbers, titles."""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from lkip_analysis.audit.document import Dokumen, TabelDok, Tempat

JUDUL_DAFTAR = re.compile(r"daftar\s+(?:isi|tabel|gambar|grafik|lampiran)\b", re.IGNORECASE)
HALAMAN = re.compile(r"[\s.…_]+(?P<halaman>\d{1,3}|[ivxlc]+)\s*$")
_LANJUTAN = frozenset({"lanjutan", "sambungan"})


def baris_daftar(dokumen: Dokumen) -> Iterator[tuple[str, Tempat, str]]:
    """Give the lines of the lists at the front: (text, place, title of the list).

    A list in the form of a table has lines where others have a header, too.
    """
    for blok in dokumen.blok:
        daftar = blok.bagian.judul
        if not JUDUL_DAFTAR.match(daftar):
            continue
        if isinstance(blok, TabelDok):
            for sel in sel_kepala(blok):
                yield "  ".join(sel), replace(blok.tempat, teks="  ".join(sel)), daftar
            for baris in blok.baris:
                teks = "  ".join(s.teks for s in baris.terisi)
                yield teks, replace(baris.tempat, teks=teks), daftar
        else:
            awal = 0
            for garis in blok.teks.split("\n"):
                yield garis, blok.di(awal, awal + len(garis)), daftar
                awal += len(garis) + 1


def sel_kepala(tabel: TabelDok) -> Iterator[list[str]]:
    """Give the cells of each header row of a table, a cell over several columns once."""
    for lapis in range(max((len(k.jalur) for k in tabel.kolom), default=0)):
        sel = dict.fromkeys(k.jalur[: lapis + 1] for k in tabel.kolom if len(k.jalur) > lapis)
        yield [jalur[-1] for jalur in sel]


def norma_judul(judul: str) -> str:
    """Words of a title in lower case, without `lanjutan`."""
    return " ".join(k for k in re.sub(r"\W+", " ", judul).casefold().split() if k not in _LANJUTAN)


def kesamaan_judul(a: str, b: str) -> float:
    """How alike two titles are, from 0 to 1."""
    return SequenceMatcher(None, norma_judul(a), norma_judul(b), False).ratio() if a and b else 0.0
