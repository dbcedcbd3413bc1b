"""Counts: those that a text states (`5 (lima) program`), and how many a table has of a kind."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lkip_analysis.audit.columns import peran_kolom
from lkip_analysis.audit.document import Baris, TabelDok
from lkip_analysis.audit.names import kunci_nama
from lkip_analysis.audit.tingkat import dari_kata, dari_kode
from lkip_analysis.audit.uang import kolom_uang
from lkip_analysis.text.number_format import terbilang

BENDA = (
    "sub kegiatan",
    "kegiatan",
    "program",
    "sasaran",
    "tujuan",
    "indikator",
    "misi",
    "strategi",
    "rumus",
    "bidang",
    "isu",
    "prioritas",
)
"""What is counted, innermost kind first."""
BERJENJANG = ("program", "kegiatan", "sub kegiatan")
"""Kinds that one column of a table can hold together, outermost first."""
POLA_BENDA = "|".join(b.replace(" ", r"\s?") for b in BENDA)
_KATA = {terbilang(n): n for n in range(2, 100)}
_HURUF = "|".join(sorted(_KATA, key=len, reverse=True))
_BANYAK = re.compile(
    rf"(?<![\w.,/-])(?:(?P<n>\d{{1,3}})\s*(?:\([a-z\s]+\)\s*)?|(?P<huruf>{_HURUF})\s+(?:\(\d{{1,3}}\)\s*)?)"
    rf"(?:buah\s+)?(?P<benda>{POLA_BENDA})\b",
    re.IGNORECASE,
)


class Banyak(NamedTuple):
    """A stated count: how many of what, and the offsets of the statement."""

    n: int
    benda: str
    awal: int
    akhir: int


def nama_benda(teks: str) -> str:
    """The kind that a printed word names."""
    kunci = teks.casefold().replace(" ", "")
    return next(b for b in BENDA if b.replace(" ", "") == kunci)


def banyak_disebut(teks: str, awal: int = 0, akhir: int | None = None) -> Iterator[Banyak]:
    """Give the counts that a text, or `teks[awal:akhir]`, states."""
    for m in _BANYAK.finditer(teks, awal, len(teks) if akhir is None else akhir):
        n = int(m["n"]) if m["n"] else _KATA[" ".join(m["huruf"].casefold().split())]
        yield Banyak(n, nama_benda(m["benda"]), m.start(), m.end())


def banyak_di_tabel(tabel: TabelDok, benda: str) -> set[int]:
    """How many of a kind a table lists: one number per column that can hold them, none where none does."""
    bertingkat = _bertingkat(tabel)
    if benda in bertingkat:
        return {bertingkat[benda]}
    kolom = [k for k in peran_kolom(tabel) if _kolom_benda(k.kolom.jalur, benda)]
    return {n for k in kolom if (n := _berbeda(tabel, k.indeks))}


def _berbeda(tabel: TabelDok, kolom: int) -> int:
    sel = [b[kolom] for b in tabel.baris if not b.jumlah]
    return len({kunci_nama(s.teks) for s in sel if s.teks and s.angka is None and not _hanya_penanda(s.teks)})


def _hanya_penanda(teks: str) -> bool:
    return len(teks.strip(" .()")) < 2


def _kolom_benda(jalur: tuple[str, ...], benda: str) -> bool:
    """Whether the innermost header says that a column lists this kind, and no other."""
    teks = " ".join(jalur[-1].casefold().split()) if jalur else ""
    pola = benda.replace(" ", r"\s?")
    if benda == "indikator":
        return re.search(r"^(?:indikator|iku)\b|indikator kinerja", teks) is not None
    lain = benda == "kegiatan" and re.search(r"sub\s?kegiatan", teks)
    return not lain and re.match(rf"(?:nama\s+|uraian\s+)?{pola}\b(?!\s*/)", teks) is not None


def _bertingkat(tabel: TabelDok) -> dict[str, int]:
    """Counts of the kinds that share a column `Program/Kegiatan/Sub Kegiatan`, by the levels of its rows."""
    jenis = next((b for k in tabel.kolom if len(b := _jenis_kolom(k.nama)) > 1), ())
    uang = [k.indeks for k in kolom_uang(tabel)]
    baris: list[Baris] = [b for b in tabel.baris if not b.jumlah]
    for tanda in (dari_kata, dari_kode) if jenis and uang else ():
        tingkat = tanda(tabel, baris, uang)
        urutan = sorted({t for t in tingkat or () if t is not None})
        if len(urutan) == len(jenis):
            return {j: sum(t == u for t in tingkat) for j, u in zip(jenis, urutan, strict=True)}
    return {}


def _jenis_kolom(nama: str) -> tuple[str, ...]:
    ada = {nama_benda(m[0]) for m in re.finditer(POLA_BENDA, nama, re.IGNORECASE)}
    return tuple(b for b in BERJENJANG if b in ada)
