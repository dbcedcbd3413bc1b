"""Which lines are headings, list items and captions, in the forms that reports use."""

import re
from typing import NamedTuple

ROMAWI = r"[IVXLC]+"
_BAB = re.compile(rf"BAB\s+({ROMAWI}|\d+)\b[\s.:–-]*(.*)", re.IGNORECASE | re.DOTALL)
_HURUF = re.compile(r"([A-Z])\.\s+(\S.*)", re.DOTALL)
_ANGKA = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+([A-Z].*)", re.DOTALL)
_HURUF_KECIL = re.compile(r"(?:-\s+)?([a-z])\.\s+([A-Z].*)", re.DOTALL)
_MARKDOWN = re.compile(r"(#{1,6})\s+(.*?)\s*#*", re.DOTALL)
_DEPAN = re.compile(
    r"(kata pengantar|pengantar|ringkasan eksekutif|ikhtisar eksekutif|executive summary|daftar \w+|"
    r"lampiran\b|surat pernyataan|pernyataan telah di\s?re[vi]iu?|pernyataan reviu|penutup|pendahuluan)",
    re.IGNORECASE,
)
_LAMPIRAN = re.compile(
    r"(perubahan )?(perjanjian|penetapan|pengukuran|rencana|pernyataan) (kinerja|aksi|kerja|perjanjian)|"
    r"matrik|program,? kegiatan|lampiran",
    re.IGNORECASE,
)
_BUKAN_JUDUL = re.compile(
    r"(plt\.?|plh\.?|pj\.?|a\.n\.?|kepala|wakil|sekretaris|kabid|kasubbag|kasubag|kasi|pihak|pelaksana|jf\b|"
    r"wali\s?kota|bupati|gubernur|camat|lurah|direktur|ketua|inspektur|menteri|mengetahui|menyetujui|nip\b|nama\b|"
    r"jabatan\b|pembina|penata|pengatur|gambar|tabel|grafik|sumber|instruktur|"
    r"analis|jalan|satuan kerja|tahun anggaran|:)",
    re.IGNORECASE,
)
MAKS_JUDUL = 200
LEVEL_HURUF = 2
LEVEL_HURUF_KECIL = 5
LEVEL_KAPITAL = 4

KETERANGAN = re.compile(
    rf"(?P<jenis>Tabel|Table|Tbl)\.?\s*(?P<nomor>(?:{ROMAWI}|\d+)(?:\s?[.\-–]\s?\d+){{0,3}}|)\s*[.:]?\s*"
    r"(?P<judul>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BUTIR = re.compile(
    r"\s*(?P<penanda>(?:[-•●▪◦*·➢✓]|[o§](?=\s)|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\d{1,2}(?:\.\d{1,2})+\.?)\s)\s*(?P<isi>\S.*)",
    re.DOTALL,
)


class Judul(NamedTuple):
    """A heading found: level (1 for a chapter), number as printed, title."""

    level: int
    nomor: str | None
    judul: str


def kenali_judul(teks: str, tebal: bool = False, berdiri_sendiri: bool = True) -> Judul | None:
    """Say whether a block of text is a heading.

    Parameters
    ----------
    teks : str
        The block, lines parted by `\\n`.
    tebal : bool
        The block is in bold type.
    berdiri_sendiri : bool
        Blank space is above and below.
    """
    satu = " ".join(teks.split())
    if not satu or len(satu) > MAKS_JUDUL or satu[-1] in ";,":
        return None
    if cocok := _MARKDOWN.fullmatch(satu):
        dalam = kenali_judul(cocok[2])
        return Judul(dalam.level if dalam else len(cocok[1]), dalam and dalam.nomor, cocok[2].strip("* "))
    if cocok := _BAB.fullmatch(satu):
        return Judul(1, f"BAB {cocok[1].upper()}", satu) if _judul_bab(cocok[2]) else None
    if satu[-1] in ".:" and not satu.isupper():
        return None
    kapital = satu.upper() == satu and sum(c.isalpha() for c in satu) >= 4
    if _DEPAN.match(satu) and (kapital or tebal) and len(satu) <= 120:
        return Judul(1, None, satu)
    if (cocok := _HURUF.fullmatch(satu)) and len(satu) <= 120 and berdiri_sendiri and _bersih(cocok[2]):
        return Judul(LEVEL_HURUF, cocok[1], satu)
    if (cocok := _ANGKA.fullmatch(satu)) and len(satu) <= 180 and _bersih(cocok[2]):
        return Judul(1 + cocok[1].count(".") + 1, cocok[1], satu)
    if (cocok := _HURUF_KECIL.fullmatch(satu)) and len(satu) <= 150 and berdiri_sendiri:
        return Judul(LEVEL_HURUF_KECIL, cocok[1], satu)
    if (kapital or tebal) and berdiri_sendiri and len(satu.split()) >= 2 and not _BUKAN_JUDUL.match(satu):
        if _LAMPIRAN.match(satu):
            return Judul(2, None, satu)
        if kapital and len(satu) <= 160 and not re.search(r"\d{6}|Rp", satu):
            return Judul(LEVEL_KAPITAL, None, satu)
    return None


def _judul_bab(sisa: str) -> bool:
    return not sisa or sisa == sisa.upper() or (sisa[0].isupper() and len(sisa) < 100 and sisa[-1] not in ".;:")


def _bersih(teks: str) -> bool:
    return not re.search(r"[.;:]\s", teks) and teks[:1].isalpha()


def pisah_butir(teks: str) -> tuple[str, str] | None:
    """Split a list item into mark and text; None for other text."""
    cocok = _BUTIR.fullmatch(teks)
    if cocok is None:
        return None
    penanda, isi = cocok["penanda"].strip(), cocok["isi"]
    if penanda in "-•●▪◦*·➢✓" and (dalam := _BUTIR.fullmatch(isi)):
        return dalam["penanda"].strip(), dalam["isi"]
    return penanda, isi


def nomor_tabel(nomor: str) -> str | None:
    """Normalise a table number: `III. 3` and `III.3` give `III.3`; empty gives None."""
    return re.sub(r"\s*[.\-–]\s*", ".", nomor.strip()).upper().strip(".") or None
