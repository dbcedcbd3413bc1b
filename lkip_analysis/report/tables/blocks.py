"""Small pieces of a chapter that are neither a table nor a figure: lists, boxes, signature blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ...text.number_format import kosong
from ..origin.prose import Naskah, berhuruf_kecil, html, tanpa_akhiran
from ..origin.values import Angka


@dataclass(frozen=True)
class Daftar:
    """A list of texts; prints a dash of its own when it is empty."""

    butir: tuple[str, ...]
    bernomor: bool = False
    bila_kosong: str = "Belum ada data."

    def __len__(self) -> int:
        return len(self.butir)

    def __iter__(self):
        return iter(self.butir)

    @property
    def pertama(self) -> Naskah:
        """The first item as it goes on in a sentence: small letter, no full stop."""
        return berhuruf_kecil(tanpa_akhiran(self.butir[0]))

    def _repr_html_(self) -> str:
        if not self.butir:
            return f"<p>{escape(self.bila_kosong)}</p>" if self.bila_kosong else ""
        tag = "ol" if self.bernomor else "ul"
        return f"<{tag}>{''.join(f'<li>{html(butir)}</li>' for butir in self.butir)}</{tag}>"


@dataclass(frozen=True)
class Bertautan:
    """A text of a table cell with the address of what proves it below; the address may be missing."""

    teks: str
    alamat: object = None

    def _repr_html_(self) -> str:
        if kosong(self.alamat):
            return escape(self.teks)
        alamat = escape(str(self.alamat))
        return f'{escape(self.teks)}<br><a href="{alamat}">{alamat}</a>'


@dataclass(frozen=True)
class Butir:
    """One item of a list of lists."""

    teks: str
    anak: tuple[Butir, ...] = ()


@dataclass(frozen=True)
class DaftarBertingkat:
    """A list of lists.

    Attributes
    ----------
    butir : tuple of Butir
    penomoran : tuple of str
        Numbering of each level: ``I``, ``1``, ``a``, … as HTML names it; a level without one has bullets.
    """

    butir: tuple[Butir, ...]
    penomoran: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        return _bertingkat(self.butir, self.penomoran)


def _bertingkat(butir: Sequence[Butir], penomoran: Sequence[str]) -> str:
    if not butir:
        return ""
    buka, tutup = (f'<ol type="{escape(penomoran[0])}">', "</ol>") if penomoran else ("<ul>", "</ul>")
    isi = "".join(f"<li>{escape(b.teks)}{_bertingkat(b.anak, penomoran[1:])}</li>" for b in butir)
    return f"{buka}{isi}{tutup}"


@dataclass(frozen=True)
class Pihak:
    """One side of a signature block: lines above the signature, name and lines below it."""

    atas: tuple[str, ...]
    nama: str
    bawah: tuple[str, ...] = ()


@dataclass(frozen=True)
class TandaTangan:
    """A signature block of one or two sides; stays together on a page."""

    pihak: tuple[Pihak, ...]

    def _repr_html_(self) -> str:
        return f'<div class="ttd">{"".join(_pihak(pihak) for pihak in self.pihak)}</div>'


def _pihak(pihak: Pihak) -> str:
    atas = "".join(f"<p>{escape(baris)}</p>" for baris in pihak.atas)
    bawah = "".join(f"<p>{escape(baris)}</p>" for baris in pihak.bawah if baris)
    return (
        f'<div class="pihak"><div class="atas">{atas}</div><div class="ruang"></div>'
        f'<div class="bawah"><p><strong>{escape(pihak.nama)}</strong></p>{bawah}</div></div>'
    )


PERSEN_PER_HURUF = 1.3
"""Width of a letter in text size, in percent of the text block."""


@dataclass(frozen=True)
class Identitas:
    """Lines `label : value` as official forms have them; a value is text or a figure, and an empty text has no line."""

    baris: Sequence[tuple[str, str | Angka]]

    def __post_init__(self) -> None:
        object.__setattr__(self, "baris", tuple(satu for satu in self.baris if satu[1] != ""))

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><td>{escape(label)}</td><td>: {html(nilai)}</td></tr>" for label, nilai in self.baris)
        lebar = min(max(PERSEN_PER_HURUF * max(len(label) for label, _ in self.baris) + 2, 14), 50)
        kolom = "".join(f'<col style="width: {persen}%">' for persen in (lebar, 100 - lebar))
        return f'<div class="identitas"><table><colgroup>{kolom}</colgroup><tbody>{rows}</tbody></table></div>'


@dataclass(frozen=True)
class Judul:
    """The title of a form: lines in capitals, centred."""

    baris: tuple[str, ...]

    def _repr_html_(self) -> str:
        teks = "<br>".join(escape(baris.upper()) for baris in self.baris)
        return f'<div class="tengah"><p><strong>{teks}</strong></p></div>'


@dataclass(frozen=True)
class DaftarIsi:
    """The place of a generated list: ``isi``, ``lampiran``, ``tabel`` or ``gambar``."""

    jenis: str

    def _repr_html_(self) -> str:
        return f'<div class="daftar" data-jenis="{escape(self.jenis)}"></div>'
