"""One PDF page: its lines of text outside tables, and its tables."""

from collections import Counter
from typing import Any, NamedTuple

from pdfminer.layout import LTChar, LTItem
from pdfplumber.page import Page

from lkip_analysis.audit.read.pdf_gambar import tanpa_label
from lkip_analysis.audit.read.pdf_kata import GarisTeks, arah_huruf, kata_halaman
from lkip_analysis.audit.read.pdf_lajur import Lajur, pisah_lajur
from lkip_analysis.audit.read.pdf_tabel import TabelHalaman, tabel_halaman


class Halaman(NamedTuple):
    """What was read of a page.

    Attributes
    ----------
    nomor : int
        1-based.
    lebar, tinggi : float
        Size in points.
    garis : tuple of GarisTeks
        From the top of the page downwards, without those in `lajur`.
    lajur : tuple of Lajur
    tabel : tuple of TabelHalaman
    huruf : int
        Characters, spaces left out.
    tak_terbaca : int
        Those of them that the file gives no letter for.
    gambar : float
        Share of the page that its largest picture covers.
    galat : str
        Why the page could not be read; empty where it was.
    putar : int
        How far it was turned to be read, in degrees clockwise.
    """

    nomor: int
    lebar: float = 0.0
    tinggi: float = 0.0
    garis: tuple[GarisTeks, ...] = ()
    lajur: tuple[Lajur, ...] = ()
    tabel: tuple[TabelHalaman, ...] = ()
    huruf: int = 0
    tak_terbaca: int = 0
    gambar: float = 0.0
    galat: str = ""
    putar: int = 0


class HalamanPdf(Page):
    """A page that gives its letters without colours and other things that are not used; a third faster."""

    def process_object(self, obj: LTItem) -> dict[str, Any]:
        if not isinstance(obj, LTChar):
            return super().process_object(obj)
        kiri, atas = self.mediabox[:2]
        return {
            "object_type": "char",
            "text": obj.get_text(),
            "fontname": str(obj.fontname),
            "size": obj.size,
            # The library's own test takes a letter turned by a rounded right angle for an upright one.
            "upright": abs(obj.matrix[0]) >= abs(obj.matrix[1]),
            "matrix": obj.matrix,
            "x0": obj.x0 + kiri,
            "x1": obj.x1 + kiri,
            "top": self.height - obj.y1 + atas,
            "bottom": self.height - obj.y0 + atas,
            "doctop": self.initial_doctop + self.height - obj.y1 + atas,
            "width": obj.width,
            "height": obj.height,
        }


def baca_halaman(halaman: HalamanPdf) -> Halaman:
    """Read a page."""
    halaman = _tegakkan(halaman)
    tabel, sisa = tabel_halaman(halaman, kata_halaman(halaman))
    kertas = (0.0, 0.0, float(halaman.width), float(halaman.height))
    sisa = tanpa_label(sisa, halaman.objects, [t[:4] for t in tabel], kertas)
    garis, lajur = pisah_lajur(sisa)
    huruf = [c["text"] for c in halaman.chars if not c["text"].isspace()]
    luas = max(1.0, float(halaman.width * halaman.height))
    return Halaman(
        halaman.page_number,
        float(halaman.width),
        float(halaman.height),
        tuple(garis),
        tuple(lajur),
        tuple(tabel),
        len(huruf),
        sum(h.startswith("(cid:") or "\ufffd" in h for h in huruf),
        max((float(g["width"] * g["height"]) / luas for g in halaman.images), default=0.0),
        putar=int(halaman.page_obj.rotate) % 360,
    )


def _tegakkan(halaman: HalamanPdf) -> HalamanPdf:
    """Turn a page whose text runs upwards or downwards: a wide table printed on an upright sheet."""
    huruf = halaman.chars
    miring = Counter(arah_huruf(c) for c in huruf if not c["upright"]).most_common(1)
    if not miring or miring[0][1] * 2 <= len(huruf):
        return halaman
    isi = halaman.page_obj
    isi.rotate = (isi.rotate + (90 if miring[0][0] == "naik" else 270)) % 360
    isi.attrs["Rotate"] = isi.rotate
    return HalamanPdf(halaman.pdf, isi, halaman.page_number)
