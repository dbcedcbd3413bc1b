"""People who sign: lines of text in order, names without titles and degrees, NIP with the name above it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from lkip_analysis.audit.document import Dokumen, Paragraf, Tempat
from lkip_analysis.audit.lists import sel_kepala

AMBANG_ORANG = 0.8
_NIP = re.compile(
    r"\bN\.?\s?I\.?\s?P\b\.?(?:\s?PPPK)?\s*[.:]*\s*(?P<sebut>\d[\d\s./-]{10,28}\d)|"
    r"(?<!\d)(?P<lepas>\d{8}\s?\d{6}\s?\d\s?\d{3})(?!\d)",
    re.IGNORECASE,
)
_PANGKAT = re.compile(r"\s*(?:pembina|penata|pengatur|juru|pangkat|gol\b|golongan|\(?[IV]+/[a-e]\)?)", re.IGNORECASE)
_NAMA = re.compile(r"\s*nama\s*:\s*(?P<nama>.+)", re.IGNORECASE)
_BUKAN_NAMA = re.compile(
    r"\b(?:kepala|dinas|badan|kota|kabupaten|bidang|pihak|sekretaris|bupati|gubernur|jabatan|selaku|tahun|analis|"
    r"pelaksana|kasub\w*|kabid|fungsional|ahli|muda|pertama|madya|kinerja|tenaga)\b",
    re.IGNORECASE,
)
_SEPERTI_NAMA = re.compile(r"[^\W\d_][\w'’.,\- ]*")
_GELAR_DEPAN = re.compile(r"(?:(?:h|hj|dr|drs|dra|ir|prof|kh|tgk|apt)\.?\s+)+", re.IGNORECASE)
_GELAR = re.compile(r"\s+(?:[A-Z][A-Za-z]{0,4}\.\s?)+[A-Za-z]*\.?$")
MAKS_KATA_NAMA = 7
MAKS_NAIK = 4


class Garis(NamedTuple):
    """A line of text with its place."""

    teks: str
    tempat: Tempat


class SebutanNip(NamedTuple):
    """A NIP with the name above it: `nip` holds its digits, `utuh` says that nothing else stands in it."""

    nip: str
    utuh: bool
    nama: str
    tempat: Tempat


def aliran(dokumen: Dokumen) -> Iterator[list[Garis]]:
    """Lines in the order in which a reader takes them: the text with its headings, then each table column."""
    teks: list[Garis] = []
    bagian = None
    for p in dokumen.paragraf:
        if p.bagian is not bagian:
            bagian = p.bagian
            if bagian.judul:
                teks.append(Garis(bagian.judul, replace(bagian.tempat, teks=None)))
        teks += _garis(p)
    yield teks
    for tabel in dokumen.tabel:
        for kolom in tabel.kolom:
            sel = [s for s in tabel.isi_kolom(kolom.indeks) if s.teks]
            if any(_NIP.search(s.teks) for s in sel):
                yield [Garis(g, replace(s.tempat, teks=None)) for s in sel for g in s.teks.split("\n")]


def aliran_urut(dokumen: Dokumen) -> Iterator[Garis]:
    """Lines of the whole document in order; a row of a form, `Nama | : | …` in a table, is one line."""
    for blok in dokumen.blok:
        if isinstance(blok, Paragraf):
            yield from _garis(blok)
            continue
        tempat = replace(blok.tempat, teks=None)
        yield from (Garis(teks, tempat) for teks in blok.pengantar)
        yield from (Garis(_formulir(sel), tempat) for sel in sel_kepala(blok))
        for baris in blok.baris:
            for teks in _formulir([s.teks for s in baris.terisi]).split("\n"):
                yield Garis(teks, replace(baris.tempat, teks=None))


def _formulir(sel: list[str]) -> str:
    """Join the cells of a row, a label and its value by a colon."""
    return " : ".join(s.lstrip(": ") for s in sel) if len(sel) == 2 else " ".join(sel)


def _garis(p: Paragraf) -> Iterator[Garis]:
    awal = 0
    for teks in p.teks.split("\n"):
        yield Garis(teks, replace(p.di(awal, awal + len(teks)), teks=None))
        awal += len(teks) + 1


def sebutan_nip(dokumen: Dokumen) -> Iterator[SebutanNip]:
    """Give every NIP with the name that stands over it; a place never quotes the number."""
    for garis in aliran(dokumen):
        for i, g in enumerate(garis):
            cocok = list(_NIP.finditer(g.teks))
            for m in cocok:
                cetak = m["sebut"] or m["lepas"]
                digit = re.sub(r"\D", "", cetak)
                utuh = re.fullmatch(r"[\d\s.]+", cetak) is not None
                # Two columns in one line: whose is whose is not known.
                nama = "" if len(cocok) > 1 else _nama_di_atas(garis, i, g.teks[: m.start()])
                yield SebutanNip(digit, utuh, nama, replace(g.tempat, teks=f"{nama}, NIP …{digit[-4:]}".strip(", ")))


def _nama_di_atas(garis: list[Garis], i: int, sebaris: str) -> str:
    if not _PANGKAT.match(sebaris) and (nama := _nama(sebaris)):
        return nama
    for g in reversed(garis[max(0, i - MAKS_NAIK) : i]):
        if not g.teks.strip() or _PANGKAT.match(g.teks):
            continue
        return _nama(g.teks)
    return ""


def _nama(teks: str) -> str:
    cocok = _NAMA.match(teks)
    nama = (cocok["nama"] if cocok else teks).strip(" .,:")
    if not _SEPERTI_NAMA.fullmatch(nama) or _BUKAN_NAMA.search(nama) or len(nama.split()) > MAKS_KATA_NAMA:
        return ""
    return nama if nama[:1].isupper() and len(kunci_orang(nama)) > 2 else ""


def kunci_orang(nama: str) -> str:
    """Letters of a name without titles and degrees, in lower case."""
    inti = _GELAR_DEPAN.sub("", nama.partition(",")[0].strip() + " ", count=1).strip()
    return re.sub(r"[^a-z]", "", _GELAR.sub("", inti).casefold())


def satu_orang(a: str, b: str) -> bool:
    """Whether two names, in the form of `kunci_orang`, are one person's, slips of spelling allowed."""
    return a == b or SequenceMatcher(None, a, b, False).ratio() >= AMBANG_ORANG
