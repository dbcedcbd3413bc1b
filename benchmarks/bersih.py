"""A clean report as lines of text, with the document that the reader makes of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from lkip_analysis.audit.document import Baris, Butir, Dokumen, Sel, TabelDok


class Suntikan(NamedTuple):
    """A planted fault: the new text of some lines (1-based)."""

    baris: dict[int, str]


@dataclass
class Bersih:
    """A clean report as lines of text, with the document that the reader makes of them."""

    garis: list[str]
    dokumen: Dokumen
    tercemar: set[int] = field(default_factory=set)

    def sel(self, dengan: Callable[[TabelDok, Baris, Sel], bool]) -> Iterator[tuple[TabelDok, Baris, Sel]]:
        """Cells of clean rows that stand in the text as the document has them."""
        for tabel in self.dokumen.tabel:
            for baris in tabel.baris:
                for sel in baris.terisi:
                    if self._tepat(sel) and dengan(tabel, baris, sel):
                        yield tabel, baris, sel

    def cari(self, pola: str) -> Iterator[tuple[int, re.Match]]:
        """Matches in clean lines outside tables of contents, with the line number."""
        for nomor, garis in enumerate(self.garis, 1):
            if nomor not in self.tercemar and not garis.endswith("\t"):
                yield from ((nomor, m) for m in re.finditer(pola, garis))

    def ganti(self, nomor: int, awal: int, akhir: int, baru: str) -> Suntikan:
        garis = self.garis[nomor - 1]
        return Suntikan({nomor: garis[:awal] + baru + garis[akhir:]})

    def ganti_sel(self, *pasangan: tuple[Sel, str]) -> Suntikan:
        hasil: dict[int, str] = {}
        for sel, baru in pasangan:
            nomor = sel.tempat.baris
            isi = hasil.get(nomor, self.garis[nomor - 1]).split("\t")
            isi[sel.kolom.indeks] = baru
            hasil[nomor] = "\t".join(isi)
        return Suntikan(hasil)

    @cached_property
    def instansi(self) -> str:
        """Name of the agency: the one that most lines name before its region."""
        pola = re.compile(r"\b((?:Dinas|Badan)(?: [A-Z][a-z]+)+?) (?:Kota|Kabupaten|Provinsi)\b")
        return Counter(m for g in self.garis for m in pola.findall(g)).most_common(1)[0][0]

    @cached_property
    def tahun(self) -> str:
        return Counter(m for g in self.garis for m in re.findall(r"[Tt]ahun (20\d\d)", g)).most_common(1)[0][0]

    def _tepat(self, sel: Sel) -> bool:
        nomor = sel.tempat.baris
        if nomor is None or nomor in self.tercemar:
            return False
        isi = self.garis[nomor - 1].split("\t")
        return sel.kolom.indeks < len(isi) and isi[sel.kolom.indeks] == sel.teks


def teks_bersih(dokumen: Dokumen) -> str:
    """Write a document as the text form: headings, captions, tables as tab-separated lines.

    Headings carry the mark of Markdown: their type is lost in a text, and without them no sentence has a section.
    """
    hasil: list[str] = []
    judul = iter(dokumen.bagian)
    bagian = None
    for blok in dokumen.blok:
        if hasil and hasil[-1] and (blok.bagian is not bagian or not isinstance(blok, Butir)):
            hasil.append("")  # Else the reader takes what follows for a part of the last item.
        while bagian is not blok.bagian:
            bagian = next(judul)
            hasil += [f"{'#' * bagian.level} {bagian.judul}".strip(), ""]
        if isinstance(blok, TabelDok):
            hasil += [*_tabel(blok), ""]
        elif isinstance(blok, Butir):
            hasil.append(f"{blok.penanda} {blok.teks}")
        else:
            hasil += [blok.teks, ""]
    return "\n".join(hasil)


def _tabel(tabel: TabelDok) -> Iterator[str]:
    if tabel.nomor or tabel.judul:
        yield f"Tabel {tabel.nomor} {tabel.judul}" if tabel.nomor else tabel.judul
        yield ""
    yield from tabel.pengantar
    for lapis in range(max((len(k.jalur) for k in tabel.kolom), default=0)):
        sebelum: tuple[str, ...] = ()
        isi = []
        for k in tabel.kolom:
            kini = k.jalur[: lapis + 1]
            isi.append("" if len(kini) <= lapis or kini == sebelum else kini[-1])
            sebelum = kini
        yield "\t".join(isi)
    for baris in tabel.baris:
        yield "\t".join(" ".join(s.teks.split()) for s in baris.sel)
