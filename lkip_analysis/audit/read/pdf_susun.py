"""From the pages of a PDF to raw blocks: running heads dropped, paragraphs and tables joined."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from lkip_analysis.audit.read.judul import pisah_butir
from lkip_analysis.audit.read.kelompok import isi_daftar, kelompokkan
from lkip_analysis.audit.read.mentah import BarisMentah, Garis, KisiMentah, Mentah, TeksMentah
from lkip_analysis.audit.read.pdf_halaman import Halaman
from lkip_analysis.audit.read.pdf_kata import GarisTeks, rangkai
from lkip_analysis.audit.read.pdf_lajur import Lajur
from lkip_analysis.audit.read.pdf_sambung import lanjutan, sambung
from lkip_analysis.audit.read.pdf_tabel import TabelHalaman
from lkip_analysis.audit.read.pdf_tepi import tanpa_tepi

_LANJUTAN = re.compile(r"\b(?:lanjutan|sambungan)\b", re.IGNORECASE)
MAKS_JUDUL_LANJUTAN = 4
MAKS_KATA_LABEL = 4
"""Words of a line in a grid that is no table, up to which it is a label."""
LEBIH_BESAR = 1.12
"""Type of a heading, compared with that of the text."""
MAKS_JUDUL = 200
TEPI_KANAN = 0.75
"""How far a line must reach, as a share of the page, to be full."""
LONGGAR = 1.45
"""Distance of lines that parts paragraphs, compared with the usual one."""
JARAK_BAKU = 1.25
MAKS_JARAK = 1.9
"""Distance of lines in a paragraph, compared with the size of type: when nothing is known, and at most."""
MASUK = 3.0
"""Smallest difference of indents, in points."""
_ISIAN = re.compile(r"\w[^:]{1,40} : ")
"""A line of a form: `Jabatan : Kepala Dinas`."""
_KETERANGAN = re.compile(r"(?:Tabel|Gambar|Grafik)\.?\s+[IVXLC\d]+\b")
_NOMOR_KETERANGAN = re.compile(r"(?:Tabel|Gambar|Grafik)\.?\s+(?:[IVXLC]+|\d+)(?:\s?[.-]\s?\d+)*")
"""A caption whose title is on the next line."""
_AWAL_JUDUL = re.compile(r"BAB\s+(?:[IVXLC]+|\d+)\b|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+[A-Z]")
"""A numbered heading; it begins a paragraph in bold type, or below a line that is not full."""
_AKHIR_BUTIR = re.compile(r"(?:[.;:,)]|\b(?:dan|atau|serta))$")


def urai(halaman: list[Halaman]) -> Iterator[Mentah]:
    """Give the blocks of all pages in reading order."""
    return kelompokkan(_urai(tanpa_tepi(halaman)))


def _urai(halaman: list[Halaman]) -> Iterator[Mentah]:
    rupa = _Rupa.dari(halaman)
    tabel: tuple[TabelHalaman, KisiMentah, int] | None = None
    terputus: TeksMentah | None = None
    for h in halaman:
        for bagian in _bagian(h):
            if isinstance(bagian, TabelHalaman):
                kolom = lanjutan(tabel[0], bagian) if tabel and tabel[2] < h.nomor else None
                if kolom is not None:
                    sambung(tabel[1], bagian, kolom, h.nomor)
                    tabel = (*tabel[:2], h.nomor)
                    continue
                if bagian.lepas:
                    bagian = list(bagian.lepas)
                    if all(len(g.teks.split()) <= MAKS_KATA_LABEL for g in bagian):
                        continue  # the labels of a chart, or a form that nobody filled in
            elif tabel and tabel[2] < h.nomor and _judul_lanjutan(bagian):
                continue
            yield from _selesai(tabel, terputus if isinstance(bagian, TabelHalaman) else None)
            tabel = None
            if isinstance(bagian, TabelHalaman):
                terputus = None
                baris = [BarisMentah(b, None, h.nomor) for b in bagian.baris]
                tabel = (bagian, KisiMentah(baris, gabungan_diketahui=True), h.nomor)
                continue
            for teks, penuh in _paragraf(bagian, h, rupa):
                if terputus and _meneruskan(terputus, teks):
                    teks.garis[:0] = terputus.garis
                elif terputus:
                    yield terputus
                terputus = teks if penuh else None
                if not penuh:
                    yield teks
    yield from _selesai(tabel, terputus)


def _judul_lanjutan(garis: list[GarisTeks]) -> bool:
    """Whether lines at the top of a page only say that the table of the page before goes on."""
    return len(garis) <= MAKS_JUDUL_LANJUTAN and any(_LANJUTAN.search(g.teks) for g in garis)


def _selesai(tabel: tuple[TabelHalaman, KisiMentah, int] | None, teks: TeksMentah | None) -> Iterator[Mentah]:
    if teks:
        yield teks
    if tabel:
        yield tabel[1]


def _meneruskan(lama: TeksMentah, baru: TeksMentah) -> bool:
    """Whether a paragraph goes on with the one that the end of the page before cut."""
    return (
        lama.garis[-1].halaman + 1 == baru.halaman
        and baru.judul is None
        and lama.tebal == baru.tebal
        and pisah_butir(baru.garis[0].teks) is None
        and _KETERANGAN.match(baru.teks) is None
    )


class _Rupa(NamedTuple):
    """How the document is set: size of its text, levels of larger sizes, distance of lines."""

    biasa: float
    tingkat: dict[float, int]
    jarak: float

    @classmethod
    def dari(cls, halaman: list[Halaman]) -> "_Rupa":
        huruf: Counter[float] = Counter()
        jarak: Counter[int] = Counter()
        for h in halaman:
            if h.nomor > 1 or len(halaman) == 1:  # large type of the cover is no heading
                for g in h.garis:
                    huruf[g.ukuran] += len(g.teks)
            jarak.update(round(b.atas - a.atas) for a, b in pairwise(h.garis) if a.ukuran == b.ukuran)
        biasa = huruf.most_common(1)[0][0] if huruf else 0.0
        besar = sorted((u for u in huruf if u > biasa * LEBIH_BESAR), reverse=True)
        return cls(
            biasa,
            {u: i for i, u in enumerate(besar, 1)},
            float(jarak.most_common(1)[0][0]) if jarak else 0.0,
        )


def _bagian(h: Halaman) -> Iterator[TabelHalaman | list[GarisTeks]]:
    """Tables and runs of text lines between them, from the top of the page downwards."""
    garis: list[GarisTeks] = []
    for b in sorted([*h.garis, *h.lajur, *h.tabel], key=lambda b: (b.atas, b.x0)):
        if isinstance(b, GarisTeks):
            garis.append(b)
            continue
        if garis:
            yield garis
            garis = []
        if isinstance(b, Lajur):
            yield from (list(kolom) for kolom in b.kolom if kolom)
        else:
            yield b
    if garis:
        yield garis


def _paragraf(garis: list[GarisTeks], h: Halaman, rupa: _Rupa) -> Iterator[tuple[TeksMentah, bool]]:
    """Paragraphs of a run of lines, and whether each ends with a full line in the middle of a sentence."""
    kanan = max(g.x1 for g in (garis if len(garis) > 1 else h.garis or garis))
    batas = kanan - 0.12 * (kanan - min(g.x0 for g in garis))
    blok = [[garis[0]]]
    for a, b in pairwise(garis):
        keluar = b.x0 < a.x0 - MASUK and a is not blok[-1][0] and any(pisah_butir(g.teks) for g in blok[-1])
        if keluar and pisah_butir(b.teks) is None and pisah_butir(a.teks) is None:
            blok.append([b])  # back from the indent of a list
        elif _baru(a, b, a.x1 < batas, rupa):
            blok.append([b])
        else:
            blok[-1].append(b)
    for isi in blok:
        larik = [_satukan(b, h.nomor) for b in _pecah_butir(isi, batas)]
        judul = rupa.tingkat.get(isi[0].ukuran) if len(larik) == 1 and _bisa_judul(larik[0].teks) else None
        akhir = isi[-1]
        penuh = (
            judul is None
            and "\t" not in akhir.teks
            and akhir.x1 >= max(batas, TEPI_KANAN * h.lebar)
            and akhir.teks[-1] not in ".:;!?"
        )
        yield TeksMentah(larik, judul, tebal=all(g.tebal for g in isi)), penuh


def _baru(a: GarisTeks, b: GarisTeks, pendek: bool, rupa: _Rupa) -> bool:
    """Whether a line begins a new paragraph."""
    if abs(a.ukuran - b.ukuran) > 0.7 or a.tebal != b.tebal:
        return True
    # Where few lines follow each other, what lies between them most often is the space between paragraphs.
    biasa = rupa.jarak if b.ukuran < rupa.jarak < MAKS_JARAK * b.ukuran else JARAK_BAKU * b.ukuran
    if b.atas - a.atas > LONGGAR * biasa or isi_daftar(TeksMentah([Garis(a.teks)])) is not None:
        return True
    if "\t" in b.teks or _ISIAN.match(b.teks) or _NOMOR_KETERANGAN.fullmatch(b.teks.strip()):
        return True
    if a.tebal and _AWAL_JUDUL.match(a.teks) and pisah_butir(b.teks):
        return True
    selesai = a.teks.rstrip()[-1:] in ".:;!?"
    if _KETERANGAN.match(b.teks) or _AWAL_JUDUL.match(b.teks):
        return selesai or pendek or b.tebal
    return selesai and pendek and pisah_butir(b.teks) is None


def _pecah_butir(garis: list[GarisTeks], batas: float) -> Iterator[list[GarisTeks]]:
    """Part the lines of a paragraph where a list item begins."""
    kini = [garis[0]]
    for a, b in pairwise(garis):
        selesai = a.x1 < batas or abs(a.x0 - b.x0) > MASUK or _AKHIR_BUTIR.search(a.teks)
        if selesai and pisah_butir(b.teks):
            yield kini
            kini = []
        kini.append(b)
    yield kini


def _satukan(garis: list[GarisTeks], halaman: int) -> Garis:
    teks, awal = rangkai([g.teks for g in garis])
    letak = tuple((o, (g.x0, g.atas, g.x1, g.bawah)) for o, g in zip(awal, garis, strict=True))
    return Garis(teks, None, halaman, letak)


def _bisa_judul(teks: str) -> bool:
    """Whether large type may be a heading: not the figures of a chart."""
    return len(teks) <= MAKS_JUDUL and sum(map(str.isalpha, teks)) * 2 > len(teks.replace(" ", ""))
