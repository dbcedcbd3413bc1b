"""Reader of HTML: headings, paragraphs, list items and tables of the page's main part, in order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from lxml import etree, html

from lkip_analysis.audit.document import SourceDocument, one_line
from lkip_analysis.audit.errors import ReadError
from lkip_analysis.audit.read.docx_nomor import huruf, romawi
from lkip_analysis.audit.read.kelompok import blok_teks, kelompokkan
from lkip_analysis.audit.read.mentah import BarisMentah, KisiMentah, Mentah, TeksMentah
from lkip_analysis.audit.read.rentang import Rentang, kisi, periksa_lebar, tanda_tangan, tingkat_kepala
from lkip_analysis.audit.read.susun import susun
from lkip_analysis.audit.read.teks import buka_teks

MAKS_BERKAS = 50 * 2**20
"""Largest page, in bytes; its tree takes about ten times as much."""
MAKS_LEBAR = 1_000
"""Widest cell, in columns: the limit of the HTML standard."""

_LEWATI = frozenset(
    "script style template noscript svg head nav iframe object button select option textarea input "  # noqa: SIM905
    "dialog".split()
)
_BALOK = frozenset(
    "p div section article main header footer aside blockquote pre address ul ol li dl dt dd figure "  # noqa: SIM905
    "figcaption h1 h2 h3 h4 h5 h6 hr form fieldset details summary center body html".split()
)
_TEBAL = frozenset(("b", "strong"))
_JUDUL = re.compile(r"h([1-6])")
_TERSEMBUNYI = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TEBAL_GAYA = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_TANAM = re.compile(r"data:[\w/+.;=-]+;base64,[A-Za-z0-9+/=\s]*")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_JANGKAR = re.compile(r"\s*[¶#§]\s*")
_ANGKA_BUTIR = {
    "a": lambda n: huruf(n).lower(),
    "A": huruf,
    "i": lambda n: romawi(n).lower(),
    "I": romawi,
}


def baca_html(berkas: Path) -> SourceDocument:
    """Read a page.

    Raises
    ------
    ReadError
        If it holds no text, is no text file, or is larger than `MAKS_BERKAS`.
    """
    ukuran = berkas.stat().st_size
    if ukuran > MAKS_BERKAS:
        raise ReadError(
            f"{berkas.name}: {ukuran / 2**20:.0f} MB terlalu besar untuk satu halaman HTML "
            f"(batas {MAKS_BERKAS // 2**20} MB)."
        )
    teks, catatan = buka_teks(berkas, maks_garis=None, penyandian=_penyandian(berkas))
    akar = _pohon(berkas.name, teks)
    bahan = [] if akar is None else list(kelompokkan(urai(akar)))
    if not any(isinstance(b, KisiMentah) or b.teks.strip() for b in bahan):
        raise ReadError(
            f"{berkas.name}: halaman tidak memuat teks (mungkin isinya dibuat oleh skrip di peramban); "
            "simpan halaman lengkap dari peramban, lalu audit berkas itu."
        )
    dokumen = susun(berkas.name, bahan, catatan)
    if _sebagian(akar):
        dokumen.partial = True
        dokumen.notes.append(
            "halaman ini satu dari beberapa halaman laporan; bagian wajib dan rujukan tabel tidak diperiksa."
        )
    return dokumen


def _penyandian(berkas: Path) -> str | None:
    with berkas.open("rb") as f:
        cocok = _CHARSET.search(f.read(4096))
    return cocok[1].decode("ascii") if cocok else None


def _pohon(nama: str, teks: str) -> etree._Element | None:
    pengurai = html.HTMLParser(no_network=True)
    try:
        akar = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", _TANAM.sub("", teks)), pengurai)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        akar = None
    # The parser keeps what comes before the place where it gives up, and says nothing.
    if any(g.type_name == "ERR_RESOURCE_LIMIT" for g in pengurai.error_log):
        raise ReadError(f"{nama}: elemen HTML bersarang terlalu dalam atau terlalu panjang untuk dibaca.")
    return akar


def _sebagian(akar: etree._Element) -> bool:
    """Whether the page says that another one comes before or after it."""
    return any(
        {"next", "prev"} & set(e.get("rel").casefold().split()) and not e.get("href", "#").startswith("#")
        for e in akar.iter("a", "link")
        if e.get("rel")
    )


def urai(akar: etree._Element) -> Iterator[Mentah]:
    """Cut a page into blocks; its main part alone, where it names one."""
    isi = akar.findall(".//main")
    yield from _Pengurai().urai(isi[0] if len(isi) == 1 else akar)


@dataclass
class _Pengurai:
    """Collects inline text until a block begins or ends."""

    larik: list[tuple[str, bool]] = field(default_factory=list)
    judul: int | None = None
    penanda: str = ""
    urutan: dict[etree._Element, int] = field(default_factory=dict)
    """Number of the next item, by list."""

    def urai(self, akar: etree._Element) -> Iterator[Mentah]:
        yield from self._masuk(akar, tebal=False)
        yield from self._tutup()

    def _masuk(self, e: etree._Element, tebal: bool) -> Iterator[Mentah]:
        if tampak(e):
            if e.tag == "table":
                yield from self._tutup()
                yield from self._tabel(e)
            elif e.tag == "br":
                self.larik.append(("\n", tebal))
            elif e.tag in _BALOK:
                yield from self._tutup()
                yield from self._balok(e, tebal)
                yield from self._tutup()
            else:
                yield from self._isi(e, tebal or _bertebal(e))
        if e.tail:
            self.larik.append((e.tail, tebal))

    def _balok(self, e: etree._Element, tebal: bool) -> Iterator[Mentah]:
        if e.tag == "li":
            self.penanda = self._penanda(e)
        lama = self.judul
        if cocok := _JUDUL.fullmatch(e.tag):
            self.judul = int(cocok[1])
        yield from self._isi(e, tebal or _bertebal(e))
        yield from self._tutup()
        self.judul = lama

    def _penanda(self, li: etree._Element) -> str:
        """Mark of a list item; items come in order, so that each list counts on."""
        induk = li.getparent()
        if induk is None or induk.tag != "ol":
            return "- "
        nomor = _bilangan(li, "value", self.urutan.get(induk, _bilangan(induk, "start", 1)))
        self.urutan[induk] = nomor + 1
        return f"{_ANGKA_BUTIR.get(induk.get('type', ''), str)(nomor)}. "

    def _isi(self, e: etree._Element, tebal: bool) -> Iterator[Mentah]:
        if e.text:
            self.larik.append((e.text, tebal))
        for anak in e:
            if isinstance(anak.tag, str):
                yield from self._masuk(anak, tebal)
            elif anak.tail:
                self.larik.append((anak.tail, tebal))

    def _tutup(self) -> Iterator[TeksMentah]:
        larik, self.larik = self.larik, []
        # White space of the source is no line end; only <br> is.
        teks = "".join(t if t == "\n" else re.sub(r"\s+", " ", t) for t, _ in larik)
        if not teks.strip():
            return
        tebal = all(b for t, b in larik if t.strip())
        penanda, self.penanda = self.penanda, ""
        yield from blok_teks(f"{penanda}{teks.strip()}", judul=self.judul, tebal=tebal)

    def _tabel(self, tabel: etree._Element) -> Iterator[Mentah]:
        baris = [tr for tr in _baris(tabel) if tampak(tr)]
        rata = kisi(_rentang(baris))
        if not any(s.teks for b in rata for s in b):
            return
        judul = tabel.find("caption")
        if len(rata[0]) == 1 or tabel.get("role") == "presentation" or tanda_tangan(rata):
            for kolom in zip_longest(*(tr.iterchildren("td", "th") for tr in baris)):  # a frame around text
                for td in kolom:
                    if td is not None:
                        yield from _Pengurai().urai(td)
            return
        yield KisiMentah(
            [BarisMentah(b) for b in rata],
            tingkat_kepala(rata, _banyak_kepala(baris)),
            None if judul is None else one_line(teks_dalam(judul)) or None,
            gabungan_diketahui=True,
        )


def tampak(e: etree._Element) -> bool:
    """Whether a browser shows an element, as far as its own markup says."""
    return (
        e.tag not in _LEWATI
        and e.get("hidden") is None
        and not _TERSEMBUNYI.search(e.get("style", ""))
        and not (e.tag == "a" and _JANGKAR.fullmatch("".join(e.itertext())))
        and not (e.tag == "pre" and [anak.tag for anak in e] == ["code"])  # source code is no text of the report
    )


def _bertebal(e: etree._Element) -> bool:
    return e.tag in _TEBAL or bool(_TEBAL_GAYA.search(e.get("style", "")))


def teks_dalam(e: etree._Element) -> str:
    """Visible text of an element; blocks and breaks in it are parted by white space."""
    bagian = [e.text or ""]
    for anak in e:
        if isinstance(anak.tag, str) and tampak(anak):
            renggang = " " if anak.tag in _BALOK or anak.tag in ("br", "td", "th", "tr") else ""
            bagian += [renggang, teks_dalam(anak), renggang]
        bagian.append(anak.tail or "")
    return "".join(bagian)


def _bilangan(e: etree._Element, atribut: str, bawaan: int) -> int:
    teks = e.get(atribut, "").strip()
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 7 else bawaan


def _baris(tabel: etree._Element) -> Iterator[etree._Element]:
    for anak in tabel:
        if anak.tag == "tr":
            yield anak
        elif anak.tag in ("thead", "tbody", "tfoot"):
            yield from anak.iterchildren("tr")


def _banyak_kepala(baris: list[etree._Element]) -> int:
    """Rows at the top that are in `thead`, or hold nothing but `th`."""
    n = 0
    for tr in baris:
        sel = list(tr.iterchildren("td", "th"))
        if tr.getparent().tag != "thead" and not (sel and all(s.tag == "th" for s in sel)):
            break
        n += 1
    return n


def _rentang(baris: list[etree._Element]) -> Iterator[Rentang]:
    """Place the cells as browsers do: each in the first free column of its row."""
    terisi: dict[int, int] = {}
    """Last row that a cell above covers, by column."""
    for i, tr in enumerate(baris):
        j = 0
        for td in tr.iterchildren("td", "th"):
            while terisi.get(j, -1) >= i:
                j += 1
            lebar = min(max(1, _bilangan(td, "colspan", 1)), MAKS_LEBAR)
            periksa_lebar(j + lebar)
            tinggi = min(_bilangan(td, "rowspan", 1) or len(baris), len(baris) - i)
            for k in range(j, j + lebar):
                terisi[k] = i + tinggi - 1
            yield Rentang(i, j, tinggi, lebar, one_line(teks_dalam(td)))
            j += lebar
