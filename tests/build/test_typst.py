"""What the data say is what Typst prints, whatever its marks mean to it and wherever they stand."""

from __future__ import annotations

import itertools
import re
import string
from html import escape

import pypdfium2
import pytest
import typst

from lkip_analysis.build import pdf
from lkip_analysis.build.document import Document, Part
from lkip_analysis.build.pandoc import Printing

AWALAN = ("=", "==", "-", "+", "/", "1.", "12.", "#", "//", "/*", "@", "<a>", "$", "```", "\\")
"""What means something at the beginning of a line."""
TANDA = (
    "...",
    "....",
    "-?",
    "--",
    "---",
    "‘a’",
    "’a",
    "“x”",
    "–-",
    "-–",
    "—",
    "~",
    "http://a.id",
    "a:b",
    "1/2",
    "\\\\",
)
TEMPAT = {
    "paragraf": "<p>{}</p>",
    "sesudah baris": "<p>Awal<br>{}</p>",
    "sel": "<table><tbody><tr><td>{}</td><td>b</td></tr></tbody></table>",
    "butir": "<ul><li>{}</li></ul>",
    "tebal": "<p><strong>{}</strong></p>",
    "judul gambar": '<figure id="gbr-a"><img src="a.png" alt="{0}"><figcaption>{0}</figcaption></figure>',
    "tanda tangan": '<div class="ttd"><div class="pihak"><div class="atas"><p>{0}</p></div><div class="ruang"></div>'
    '<div class="bawah"><p><strong>{0}</strong></p></div></div></div>',
}


@pytest.fixture
def tercetak(tmp_path):
    """Print HTML through the filters, on a page on which nothing is divided, and return its text."""

    def cetak(html: str) -> str:
        printing = Printing(Document({}, [Part("isi", "A", html)]), tmp_path)
        (pohon,) = printing.chapters()
        isi = pdf.to_typst(pohon, printing.kept).read_text(encoding="utf-8")
        (tmp_path / "lkip.typ").write_bytes((pdf.TEMPLATES / "typst" / "lkip.typ").read_bytes())
        isi = isi.replace("#gambar(", "#polos(")  # there is no picture
        depan = f"{pdf.MAIN}#set page(width: 120cm, height: auto)\n#let polos(berkas, alt, judul) = judul\n"
        (tmp_path / "main.typ").write_text(depan + isi, encoding="utf-8")
        bita = typst.compile(
            str(tmp_path / "main.typ"),
            root=str(tmp_path),
            font_paths=[str(pdf.fonts())],
            ignore_system_fonts=True,
            sys_inputs={"meta": "{}"},
        )
        return "\n".join(h.get_textpage().get_text_bounded() for h in pypdfium2.PdfDocument(bita))

    return cetak


def rapat(teks: str) -> str:
    return re.sub(r"\s", "", teks)


def test_every_pair_of_marks_is_printed_as_it_is(tercetak):
    pasangan = [f"q{a}{b}z" for a, b in itertools.product(string.punctuation, repeat=2)] + [f"q{t}z" for t in TANDA]
    hasil = tercetak("".join(f"<p>{escape(isi)}</p>" for isi in pasangan))
    baris = [rapat(b) for b in hasil.splitlines() if b.strip()]
    assert [p for p in pasangan if p not in baris] == []


@pytest.mark.parametrize("tempat", TEMPAT)
def test_no_text_begins_a_heading_a_list_or_code(tercetak, tempat):
    isi = [f"{awal} mula{n} {awal}{tanda}" for n, (awal, tanda) in enumerate(itertools.product(AWALAN, TANDA))]
    hasil = rapat(tercetak("".join(TEMPAT[tempat].format(escape(satu)) for satu in isi)))
    assert [satu for satu in isi if rapat(satu) not in hasil] == []
