"""Form: spelling of units and money, spaced digits, glued and doubled words, doubled list items."""

import re
from collections.abc import Iterable
from itertools import pairwise

from lkip_analysis.audit.document import Butir, Dokumen, Paragraf, Tempat
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.lists import JUDUL_DAFTAR
from lkip_analysis.audit.registry import aturan

EJAAN_BAKU = {
    "milyar": "miliar",
    "milyard": "miliar",
    "milliar": "miliar",
    "trilyun": "triliun",
    "trilliun": "triliun",
}
"""Number words that the Kamus Besar spells otherwise."""

_KATA = re.compile(rf"\b(?:{'|'.join(EJAAN_BAKU)})\b", re.IGNORECASE)
_RP_TITIK = re.compile(r"\b[Rr][Pp]\s?\.\s?(?=\d)|\bRP\s?(?=\d)|\brp\s?(?=\d)|\bRp\s(?=\d)")
_RENGGANG = re.compile(r"(?<![\d,/])(?<!\d\.)\d(?: (?:\d|[.,](?= \d))){4,}(?![\d])")

_GANDA = re.compile(r"\b([^\W\d]{3,}(?:\s+[^\W\d]+){0,3})\s+\1\b", re.IGNORECASE)


def _semua(dokumen: Dokumen, pola: re.Pattern[str], konteks: int) -> dict[str, list[tuple[str, Tempat]]]:
    """All matches with their places, by matched text in lower case."""
    hasil: dict[str, list[tuple[str, Tempat]]] = {}
    for p in dokumen.semua_teks():
        for m in pola.finditer(p.teks):
            tempat = p.di(m.start(), m.end(), konteks)
            hasil.setdefault(m[0].casefold(), []).append((m[0], tempat))
    return hasil


@aturan("ejaan-bilangan", "Ejaan kata bilangan tidak baku", Tingkat.INFO, "Kamus Besar Bahasa Indonesia")
def ejaan_bilangan(dokumen: Dokumen) -> Iterable[Temuan]:
    """`milyar` and the like, one finding per word."""
    for kata, temuan in _semua(dokumen, _KATA, 40).items():
        yield Temuan(
            f"“{kata}” ditulis {len(temuan)} kali; bentuk bakunya “{EJAAN_BAKU[kata]}”.",
            kata,
            EJAAN_BAKU[kata],
            tuple(t for _, t in temuan),
            (kata,),
        )


@aturan(
    "penulisan-rupiah",
    "Penulisan rupiah tidak baku",
    Tingkat.INFO,
    "Ejaan Bahasa Indonesia yang Disempurnakan",
)
def penulisan_rupiah(dokumen: Dokumen) -> Iterable[Temuan]:
    """`Rp. 1.000`, `Rp 1.000`: one finding for the whole document."""
    temuan = [t for isi in _semua(dokumen, _RP_TITIK, 25).values() for t in isi]
    if temuan:
        yield Temuan(
            f"Lambang rupiah ditulis dengan titik atau spasi di {len(temuan)} tempat; tulis tanpa keduanya: Rp100.000.",
            temuan[0][0].strip(),
            "Rp",
            tuple(t for _, t in temuan),
            ("rp",),
        )


@aturan("angka-renggang", "Angka ditulis berspasi", Tingkat.WARNING, "Ejaan Bahasa Indonesia yang Disempurnakan")
def angka_renggang(dokumen: Dokumen) -> Iterable[Temuan]:
    """Spaced digits: a search for the amount does not find them; one finding per amount."""
    for angka, temuan in _semua(dokumen, _RENGGANG, 0).items():
        rapat = angka.replace(" ", "")
        yield Temuan(
            f"Angka “{angka}” ditulis dengan spasi di antara digitnya; tulis {rapat}.",
            angka,
            rapat,
            tuple(t for _, t in temuan),
            (rapat,),
        )


@aturan("kata-ganda", "Kata tercetak dua kali", Tingkat.INFO, "Ejaan Bahasa Indonesia yang Disempurnakan")
def kata_ganda(dokumen: Dokumen) -> Iterable[Temuan]:
    """`Dinas Dinas`, `pada Pada`: one finding per word; cells are left out, where merged ones may double."""
    ganda: dict[str, list[tuple[str, Tempat]]] = {}
    judul = [Paragraf(b.judul, b.tempat, b) for b in dokumen.bagian]
    for p in (*judul, *dokumen.paragraf):
        for m in _GANDA.finditer(p.teks):
            kata = " ".join(m[1].split())
            ganda.setdefault(kata.casefold(), []).append((kata, p.di(m.start(), m.end(), 30)))
    for kunci, isi in ganda.items():
        kata = isi[0][0]
        yield Temuan(
            f"“{kata}” tercetak dua kali berturut-turut.",
            f"{kata} {kata}",
            kata,
            tuple(t for _, t in isi),
            (kunci,),
        )


_DEMPET = re.compile(r"\b([^\W\d_A-Z]{3,}|[A-Z][^\W\d_A-Z]{2,})([A-Z][^\W\d_A-Z]{2,})\b")


@aturan("kata-dempet", "Dua kata tercetak tanpa spasi", Tingkat.INFO, "Ejaan Bahasa Indonesia yang Disempurnakan")
def kata_dempet(dokumen: Dokumen) -> Iterable[Temuan]:
    """`bagiPerusahaan` where the document has `bagi Perusahaan`, too; the text of a PDF may lose spaces itself."""
    semua = [p for p in dokumen.semua_teks() if p.tempat.halaman is None]
    dempet: dict[str, list[tuple[re.Match[str], Paragraf]]] = {}
    for p in semua:
        for m in _DEMPET.finditer(p.teks):
            dempet.setdefault(m[0], []).append((m, p))
    pasangan = {ab for p in semua for ab in pairwise(re.findall(r"[^\W\d_]+", p.teks.casefold()))} if dempet else set()
    for kata, isi in dempet.items():
        depan, belakang = isi[0][0].groups()
        if (depan.casefold(), belakang.casefold()) in pasangan:
            yield Temuan(
                f"“{kata}” tercetak tanpa spasi; di tempat lain “{depan} {belakang}”.",
                kata,
                f"{depan} {belakang}",
                tuple(p.di(m.start(), m.end(), 30) for m, p in isi),
                (kata,),
            )


MIN_BUTIR = 30
"""Shorter list items may well come twice."""


@aturan("butir-ganda", "Butir tercetak dua kali", Tingkat.INFO, "perbandingan butir dalam satu daftar")
def butir_ganda(dokumen: Dokumen) -> Iterable[Temuan]:
    """A list with the same item twice, or an item that begins with the sentence that introduces the list.

    A table of contents is none: each of its chapters may have the same headings.
    """
    pengantar, sudah = "", {}
    for blok in dokumen.blok:
        if not isinstance(blok, Butir) or JUDUL_DAFTAR.match(blok.bagian.judul):
            pengantar, sudah = _rata(blok.teks) if isinstance(blok, Paragraf) else "", {}
            continue
        teks = _rata(blok.teks)
        if len(teks) >= MIN_BUTIR and teks in sudah:
            yield _butir(f"Butir “{blok.teks}” berulang dalam daftar yang sama.", blok, sudah[teks])
        elif len(pengantar) >= MIN_BUTIR and teks.startswith(pengantar) and teks != pengantar:
            yield _butir("Butir mengulang kalimat pengantar daftarnya.", blok, blok)
        sudah.setdefault(teks, blok)


def _rata(teks: str) -> str:
    return " ".join(re.sub(r"\W+", " ", teks).casefold().split())


def _butir(pesan: str, butir: Butir, asli: Butir) -> Temuan:
    tempat = [b.di(0, len(b.teks)) for b in dict.fromkeys((butir, asli))]
    return Temuan(pesan, butir.teks, "", tuple(tempat), (_rata(butir.teks),))
