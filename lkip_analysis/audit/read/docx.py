"""Reader of Word files: paragraphs and tables of the body in order, without headers, footers and notes."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from docx.opc.part import PartFactory
from docx.oxml.ns import qn
from docx.package import Package
from docx.parts.document import DocumentPart
from lxml import etree

from lkip_analysis.audit.document import SourceDocument, one_line
from lkip_analysis.audit.errors import ReadError
from lkip_analysis.audit.read.arsip import periksa_arsip
from lkip_analysis.audit.read.docx_gaya import Gaya, KumpulanGaya, benar, bilangan, nomor_langsung, tebal_langsung
from lkip_analysis.audit.read.docx_nomor import Penomoran
from lkip_analysis.audit.read.kelompok import blok_teks, kelompokkan
from lkip_analysis.audit.read.mentah import BarisMentah, KisiMentah, Mentah
from lkip_analysis.audit.read.rentang import Rentang, kisi, periksa_lebar, tanda_tangan, tingkat_kepala
from lkip_analysis.audit.read.susun import susun

# A file with macros is the same document; its macros are never run.
PartFactory.part_type_for["application/vnd.ms-word.document.macroEnabled.main+xml"] = DocumentPart

P, TBL, TR, TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_LEWATI = {
    qn(n) for n in ("w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:instrText", "w:delText", "w:tblPr", "w:trPr")
} | {qn("w:txbxContent"), f"{_MC}Fallback"}
_HURUF = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_KOTAK = qn("w:txbxContent")
MAKS_LEBAR = 1_000


def baca_docx(berkas: Path) -> SourceDocument:
    """Read a Word file.

    Raises
    ------
    ReadError
        If it is no intact Word file, is locked, unpacks to more than the limits of `arsip`, or holds no text.
    """
    bagian = _buka(berkas)
    bahan = list(kelompokkan(_Badan(bagian).urai()))
    if not any(isinstance(b, KisiMentah) or b.teks.strip() for b in bahan):
        raise ReadError(f"{berkas.name}: dokumen Word tidak memuat teks (mungkin hanya gambar hasil pindai).")
    return susun(berkas.name, bahan)


def _buka(berkas: Path) -> DocumentPart:
    periksa_arsip(berkas)
    try:
        bagian = Package.open(str(berkas)).main_document_part
    except Exception as galat:  # a damaged part makes the library raise almost anything
        raise ReadError(
            f"{berkas.name}: bagian dalam berkas Word rusak. Buka dengan Word atau LibreOffice, lalu simpan ulang."
        ) from galat
    if not isinstance(bagian, DocumentPart) or bagian.element.find(qn("w:body")) is None:
        raise ReadError(f"{berkas.name}: bukan dokumen Word biasa; simpan ulang sebagai .docx.")
    return bagian


class _Badan:
    """Body of a document; list counters go on from one paragraph to the next, so it is read once."""

    def __init__(self, bagian: DocumentPart) -> None:
        akar = {jenis.rpartition("/")[2]: b for jenis, b in _bagian_xml(bagian)}
        self.badan = bagian.element.find(qn("w:body"))
        self.gaya = KumpulanGaya(akar.get("styles"))
        self.nomor = Penomoran(akar.get("numbering"))

    def urai(self) -> Iterator[Mentah]:
        for e in _balok(self.badan):
            if e.tag == P:
                yield from self._paragraf(e)
            else:
                yield from self._tabel(e)

    def _paragraf(self, p: etree._Element) -> Iterator[Mentah]:
        gaya = self._gaya(p)
        tebal = _tebal(p, gaya.tebal or False)
        yield from blok_teks(self._teks(p), judul=gaya.judul, tebal=tebal, daftar=gaya.daftar_isi)
        for kotak in _kotak_teks(p):
            for e in _balok(kotak):
                yield from self._paragraf(e) if e.tag == P else self._tabel(e)

    def _gaya(self, p: etree._Element) -> Gaya:
        id = p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self.gaya[None if id is None else id.get(qn("w:val"))]

    def _teks(self, p: etree._Element) -> str:
        """Text of a paragraph with the automatic number that Word prints before it."""
        gaya, teks = self._gaya(p), _teks(p)
        daftar, tingkat = nomor_langsung(p)
        if daftar is None:
            daftar, tingkat = gaya.daftar, tingkat or gaya.tingkat
        if daftar in (None, "0") or not (teks.strip() or _di_sel(p)):
            return teks
        label = self.nomor.nomor(daftar, tingkat)
        return f"{label} {teks.strip()}" if label else teks

    def _tabel(self, tbl: etree._Element) -> Iterator[Mentah]:
        baris = [b for b in _anak(tbl, TR) if b.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]
        rata = kisi(self._rentang(baris))
        if not any(s.teks for b in rata for s in b):
            return
        if len(rata[0]) == 1 or tanda_tangan(rata):
            for kolom in zip_longest(*(_anak(tr, TC) for tr in baris)):  # a frame around text
                for e in (e for tc in kolom if tc is not None for e in _balok(tc)):
                    yield from self._paragraf(e) if e.tag == P else self._tabel(e)
            return
        kepala = next((i for i, b in enumerate(baris) if not _berulang(b)), len(baris))
        yield KisiMentah([BarisMentah(b) for b in rata], tingkat_kepala(rata, kepala), gabungan_diketahui=True)

    def _rentang(self, baris: list[etree._Element]) -> list[Rentang]:
        hasil: list[Rentang] = []
        terbuka: dict[int, int] = {}
        """Index in `hasil` of the cell that a vertical merge goes on with, by column."""
        for i, tr in enumerate(baris):
            j = _bilangan(tr, "w:trPr/w:gridBefore", 0)
            for tc in _anak(tr, TC):
                lebar = _bilangan(tc, "w:tcPr/w:gridSpan", 1)
                gabung = tc.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                if gabung is not None and gabung.get(qn("w:val")) != "restart" and j in terbuka:
                    lama = hasil[terbuka[j]]
                    hasil[terbuka[j]] = lama._replace(tinggi=i - lama.baris + 1)
                else:
                    hasil.append(Rentang(i, j, 1, lebar, self._teks_sel(tc)))
                    terbuka.pop(j, None)
                    if gabung is not None:
                        terbuka[j] = len(hasil) - 1
                j += lebar
                periksa_lebar(j)
        return hasil

    def _teks_sel(self, tc: etree._Element) -> str:
        """Text of a cell, that of tables inside it included."""
        bagian = []
        for e in _balok(tc):
            if e.tag == P:
                bagian.append(self._teks(e))
            else:
                bagian += [self._teks_sel(c) for r in _anak(e, TR) for c in _anak(r, TC)]
        return one_line(" ".join(bagian))


def _kotak_teks(e: etree._Element) -> Iterator[etree._Element]:
    """Text boxes anchored in an element; those inside them are found when their own paragraphs are read."""
    for anak in e.iterchildren():
        if anak.tag == _KOTAK:
            yield anak
        elif anak.tag != f"{_MC}Fallback":
            yield from _kotak_teks(anak)


def _bagian_xml(bagian: DocumentPart) -> Iterator[tuple[str, etree._Element]]:
    for rel in bagian.rels.values():
        if not rel.is_external and hasattr(rel.target_part, "element"):
            yield rel.reltype, rel.target_part.element


def _anak(e: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of one kind, also those inside content controls and tracked insertions."""
    for anak in e.iterchildren():
        if anak.tag == tag:
            yield anak
        elif anak.tag in _PEMBUNGKUS:
            yield from _anak(anak, tag)


_PEMBUNGKUS = {qn(n) for n in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")} | {
    f"{_MC}AlternateContent",
    f"{_MC}Choice",
}


def _balok(e: etree._Element) -> Iterator[etree._Element]:
    for anak in e.iterchildren():
        if anak.tag in (P, TBL):
            yield anak
        elif anak.tag in _PEMBUNGKUS:
            yield from _balok(anak)


def _teks(e: etree._Element) -> str:
    """Visible text, as it is after all tracked changes."""
    bagian: list[str] = []
    for anak in e.iterchildren():
        if anak.tag in _LEWATI or not isinstance(anak.tag, str):
            continue
        if anak.tag in (qn("w:t"), f"{_M}t"):
            bagian.append(anak.text or "")
        elif anak.tag in _HURUF:
            bagian.append(_HURUF[anak.tag])
        elif not (anak.tag == qn("w:r") and _tersembunyi(anak)):
            bagian.append(_teks(anak))
    return "".join(bagian)


def _tersembunyi(r: etree._Element) -> bool:
    v = r.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return v is not None and benar(v.get(qn("w:val"), "1"))


def _tebal(p: etree._Element, bawaan: bool) -> bool:
    larik = [r for r in p.iter(qn("w:r")) if any((t.text or "").strip() for t in r.iterchildren(qn("w:t")))]
    return bool(larik) and all(bawaan if (b := tebal_langsung(r)) is None else b for r in larik)


def _bilangan(e: etree._Element, jalur: str, bawaan: int) -> int:
    anak = e.find("/".join(qn(n) for n in jalur.split("/")))
    nilai = bawaan if anak is None else min(bilangan(anak.get(qn("w:val")), bawaan), MAKS_LEBAR)
    return nilai or bawaan


def _di_sel(p: etree._Element) -> bool:
    """A numbered paragraph without text prints its number in a cell: the column `No` is often made so."""
    return p.getparent().tag == TC


def _berulang(tr: etree._Element) -> bool:
    e = tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")
    return e is not None and benar(e.get(qn("w:val"), "1"))
