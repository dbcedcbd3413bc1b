"""Reader of `.txt` and `.md`: tables as tab-separated lines or Markdown pipes between the text."""

import re
from collections.abc import Iterator
from pathlib import Path

from lkip_analysis.audit.document import SourceDocument
from lkip_analysis.audit.errors import ReadError
from lkip_analysis.audit.read.kepala import kepala_bergaris
from lkip_analysis.audit.read.latex import polos
from lkip_analysis.audit.read.mentah import BarisMentah, Garis, KisiMentah, Mentah, SelMentah, TeksMentah
from lkip_analysis.audit.read.rentang import MAKS_KOLOM
from lkip_analysis.audit.read.susun import susun

MAKS_BERKAS = 5 * 2**20
"""Largest file, in bytes; a report of 500 pages has about one million letters."""
MAKS_GARIS = 200_000
"""Longest line that is read, in characters."""

MAKS_BARIS_KEPALA = 3
"""A rule below more rows than these parts no header from its body."""

_PIPA = re.compile(r"\s*\|.*\|\s*|[^|]+(?:\|[^|]*){2,}")
_GARIS_PIPA = re.compile(r"\s*\|?(?:\s*:?-{1,}:?\s*\|)+\s*(?::?-{1,}:?)?\s*")
_RENGGANG = re.compile(r"[ \u00a0]{3,}")
_KOSONG_LUNAK = re.compile(r"[\s\u00a0\u200b\ufeff\f]*")


def baca_teks(berkas: Path) -> SourceDocument:
    """Read a text file.

    Raises
    ------
    ReadError
        If the file is empty, too large, holds binary data, or has a line longer than `MAKS_GARIS`.
    """
    if (ukuran := berkas.stat().st_size) > MAKS_BERKAS:
        raise ReadError(
            f"{berkas.name}: {ukuran / 2**20:.0f} MB teks terlalu besar (batas {MAKS_BERKAS // 2**20} MB). "
            "Pecah berkas per bab, lalu audit tiap bagian."
        )
    teks, catatan = buka_teks(berkas)
    return susun(berkas.name, urai(teks), catatan)


def buka_teks(
    berkas: Path, maks_garis: int | None = MAKS_GARIS, penyandian: str | None = None
) -> tuple[str, list[str]]:
    """Decode a file: UTF-8 (with or without mark), UTF-16 with mark, else Windows-1252 with a note.

    Parameters
    ----------
    berkas : Path
    maks_garis : int, optional
        Longest line in characters; None for formats in which lines mean nothing.
    penyandian : str, optional
        What the file says of itself; taken where it fits.

    Returns
    -------
    tuple of (str, list of str)
        The text, and notes on how it was read.

    Raises
    ------
    ReadError
        If the file is empty, holds binary data, or has a longer line.
    """
    data = berkas.read_bytes()
    catatan = []
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        teks = data.decode("utf-16", errors="replace")
    elif (terbaca := _baca_sebagai(data, penyandian)) is not None:
        teks = terbaca
    else:
        if b"\0" in data[:4096]:
            raise ReadError(f"{berkas.name}: bukan berkas teks (berisi data biner).")
        try:
            teks = data.decode("utf-8-sig")
        except UnicodeDecodeError as galat:
            baris = data.count(b"\n", 0, galat.start) + 1
            teks = _campuran(data)
            catatan.append(f"Bukan UTF-8 mulai baris {baris}; bagian itu dibaca sebagai Windows-1252.")
    if not teks.strip():
        raise ReadError(f"{berkas.name}: berkas kosong.")
    terpanjang = max(len(g) for g in teks.split("\n"))
    if maks_garis is not None and terpanjang > maks_garis:
        raise ReadError(
            f"{berkas.name}: ada baris sepanjang {terpanjang} huruf (batas {maks_garis}); ini bukan teks laporan."
        )
    return teks, catatan


def _baca_sebagai(data: bytes, penyandian: str | None) -> str | None:
    if penyandian is None or penyandian.casefold() in ("utf-8", "utf8"):
        return None
    try:
        return data.decode(penyandian)
    except (LookupError, ValueError):
        return None


def _campuran(data: bytes) -> str:
    """Decode line by line, so that one foreign line does not spoil the others."""
    hasil = []
    for garis in data.removeprefix(b"\xef\xbb\xbf").split(b"\n"):
        try:
            hasil.append(garis.decode("utf-8"))
        except UnicodeDecodeError:
            hasil.append(garis.decode("cp1252", errors="replace"))
    return "\n".join(hasil)


def urai(teks: str) -> Iterator[Mentah]:
    """Cut a text into blocks: runs of table lines, runs of other lines, parted by blank lines."""
    garis: list[Garis] = []
    kisi: list[BarisMentah] = []
    kepala: int | None = None
    for nomor, baris in enumerate(teks.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        baris = _RENGGANG.sub("  ", baris.replace("\f", ""))
        sel = _sel(baris)
        if sel is not None:
            yield from _teks(garis)
            garis = []
            if len(sel) > MAKS_KOLOM:
                raise ReadError(f"baris {nomor}: {len(sel)} kolom dalam satu baris tabel (batas {MAKS_KOLOM}).")
            if sel:
                kisi.append(BarisMentah([SelMentah(polos(s)) for s in sel], nomor))
            elif kepala is None and 0 < len(kisi) <= MAKS_BARIS_KEPALA:
                kepala = len(kisi)
            continue
        if kisi:
            yield _kisi(kisi, kepala)
            kisi, kepala = [], None
        if _KOSONG_LUNAK.fullmatch(baris):
            yield from _teks(garis)
            garis = []
        else:
            garis.append(Garis(baris.strip(), nomor))
    yield from _teks(garis)
    if kisi:
        yield _kisi(kisi, kepala)


def _kisi(baris: list[BarisMentah], kepala: int | None) -> KisiMentah:
    """A grid, whose header a rule may part from its body."""
    return KisiMentah(baris, None if kepala is None else kepala_bergaris(baris, kepala))


def _sel(baris: str) -> list[str] | None:
    """Cells of a table line; an empty list for a rule line; None for other text."""
    if "\t" in baris and baris.strip():
        return [s.strip() for s in baris.rstrip("\n").split("\t")]
    if "|" not in baris:
        return None
    if _GARIS_PIPA.fullmatch(baris):
        return []
    if not _PIPA.fullmatch(baris):
        return None
    isi = re.sub(r"^\s*\||(?<!\\)\|\s*$", "", baris)
    return [re.sub(r"<br\s*/?>", " ", s).replace("\\|", "|").strip() for s in re.split(r"(?<!\\)\|", isi)]


def _teks(garis: list[Garis]) -> Iterator[TeksMentah]:
    if garis:
        utuh = "\n".join(g.teks for g in garis)
        tebal = bool(re.fullmatch(r"\*\*[^*]+\*\*|__[^_]+__", utuh.strip()))
        yield TeksMentah([Garis(polos(g.teks), g.nomor) for g in garis], tebal=tebal)
