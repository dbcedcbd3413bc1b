"""The changes between two Word files of a report: words and figures apart, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from .align import Pasangan, selaraskan
from .read_word import Baris, BerkasWord
from .text_origins import Potongan, Sumber
from .word_changes import SEKITAR, Beda, Kata, beda, bertanda, kata, terapkan

ANGKA, KALIMAT, BARU, HILANG, KOMENTAR = "angka", "kalimat", "baru", "hilang", "komentar"
JENIS = {
    ANGKA: "Angka yang diubah",
    KALIMAT: "Kalimat yang diubah",
    BARU: "Yang ditambahkan",
    HILANG: "Yang dihapus",
    KOMENTAR: "Komentar",
}
"""Kinds of changes in the order of their listing."""


@dataclass(frozen=True)
class Ubahan:
    """One change.

    Attributes
    ----------
    jenis : str
        A key of `JENIS`.
    bab, bagian : str
        Heading of the chapter, nearest heading.
    tempat : str
        Table, row and column; for a figure in running text, the words around it.
    lama, baru : str
        The figure, or the text with its changes marked: `[-old-]{+new+}`, of which `lama` is empty.
    rumus : str
        What a figure is, in words.
    asal : tuple of str
        Its inputs with file and line.
    notebook, sel : str
        Where the text comes from: a notebook, and a raw cell that has it.
    oleh : tuple of str
        Who made it, where tracking was on.
    """

    jenis: str
    bab: str
    bagian: str
    tempat: str = ""
    lama: str = ""
    baru: str = ""
    rumus: str = ""
    asal: tuple[str, ...] = ()
    notebook: str = ""
    sel: str = ""
    oleh: tuple[str, ...] = field(default=())


def bandingkan(lama: BerkasWord, baru: BerkasWord, sumber: Sumber) -> list[Ubahan]:
    """Return what became of a built Word file.

    Parameters
    ----------
    lama : BerkasWord
        As it was built.
    baru : BerkasWord
        As it came back.
    sumber : Sumber
        What the built file was made from.
    """
    hasil = [u for pasangan in selaraskan(lama.baris, baru.baris) for u in _ubahan(pasangan, sumber)]
    return hasil + [u for baris in baru.baris for u in _komentar(baris)]


def _ubahan(pasangan: Pasangan, sumber: Sumber) -> Iterator[Ubahan]:
    lama, baru = pasangan
    if lama is None:
        yield _utuh(BARU, baru, baru, sumber)
    elif baru is None:
        yield _utuh(HILANG, lama, lama, sumber)
    elif len(lama.sel) == len(baru.sel):
        yield from _per_sel(lama, baru, sumber)
    else:
        yield _utuh(HILANG, lama, baru, sumber)
        yield _utuh(BARU, baru, baru, sumber)


def _utuh(jenis: str, isi: Baris, tempat: Baris, sumber: Sumber) -> Ubahan:
    """Return the change that is a whole line."""
    teks = " | ".join(isi.sel)
    lama, baru = (teks, "") if jenis == HILANG else ("", teks)
    return Ubahan(
        jenis, tempat.bab, tempat.bagian, _tempat(isi), lama, baru, notebook=sumber.notebook(sumber.potongan(isi.sel)),
        sel=sumber.sel_mentah(isi.sel[0]) if len(isi.sel) == 1 else "", oleh=tempat.jejak,
    )  # fmt: skip


def _per_sel(lama: Baris, baru: Baris, sumber: Sumber) -> Iterator[Ubahan]:
    potongan = sumber.potongan(lama.sel)
    isi = zip_longest(lama.sel, baru.sel, lama.kolom, potongan)
    for satu, dua, kolom, sepotong in isi:
        if "".join(satu.split()) == "".join(dua.split()):
            continue
        tempat, notebook = _tempat(lama, kolom or ""), sumber.notebook(potongan)
        berangka, berkata = _pisah(satu, dua, sepotong)
        for ganti in berangka:
            di = tempat or _kutipan(satu, ganti)
            yield _angka(ganti, sepotong, Ubahan(ANGKA, lama.bab, lama.bagian, di, notebook=notebook, oleh=baru.jejak))
        if berkata:
            yield Ubahan(
                KALIMAT, lama.bab, lama.bagian, tempat, "", bertanda(terapkan(satu, berangka), dua), notebook=notebook,
                sel=sumber.sel_mentah(satu), oleh=baru.jejak,
            )  # fmt: skip


def _pisah(lama: str, baru: str, potongan: Potongan | None) -> tuple[list[Beda], list[Beda]]:
    """Return the differences of figures and those of words."""

    def milik_angka(satu: Kata) -> bool:
        return potongan is not None and potongan.asal(satu.awal) is not None

    semua = list(beda(lama, baru, milik_angka))
    return [b for berangka, b in semua if berangka], [b for berangka, b in semua if not berangka]


def _angka(ganti: Beda, potongan: Potongan | None, awal: Ubahan) -> Ubahan:
    asal = next((a for k in ganti.lama if potongan and (a := potongan.asal(k.awal))), None)
    return Ubahan(
        ANGKA, awal.bab, awal.bagian, awal.tempat, ganti.teks_lama, ganti.teks_baru, asal.rumus if asal else "",
        asal.masukan if asal else (), awal.notebook, oleh=awal.oleh,
    )  # fmt: skip


def _kutipan(teks: str, ganti: Beda) -> str:
    """Quote the words that were changed with those around them."""
    semua = kata(teks)
    awal, akhir = max(0, ganti.letak - SEKITAR), ganti.letak + len(ganti.lama) + SEKITAR
    isi = " ".join(k.isi for k in semua[awal:akhir])
    return f"“{'… ' * (awal > 0)}{isi}{' …' * (akhir < len(semua))}”"


def _komentar(baris: Baris) -> Iterator[Ubahan]:
    for isi in baris.komentar:
        yield Ubahan(KOMENTAR, baris.bab, baris.bagian, _tempat(baris), " | ".join(baris.sel), isi)


def _tempat(baris: Baris, kolom: str = "") -> str:
    """Name a row by its table and its first words, and the column."""
    if not baris.tabel:
        return ""
    judul = next((s for s in baris.sel if any(h.isalpha() for h in s)), baris.sel[0])
    bagian = (baris.tabel, f"baris “{_pendek(judul)}”", f"kolom “{kolom}”" if kolom else "")
    return ", ".join(filter(None, bagian))


def _pendek(teks: str, paling: int = 60) -> str:
    return teks if len(teks) <= paling else f"{teks[:paling].rsplit(' ', 1)[0]} …"


def per_bab(ubahan: Sequence[Ubahan]) -> dict[str, dict[str, list[Ubahan]]]:
    """Group changes by chapter, in order, and in a chapter by kind."""
    hasil: dict[str, dict[str, list[Ubahan]]] = {}
    for jenis in JENIS:
        for satu in ubahan:
            if satu.jenis == jenis:
                hasil.setdefault(satu.bab, {}).setdefault(jenis, []).append(satu)
    urutan = list(dict.fromkeys(satu.bab for satu in ubahan))
    return {bab: hasil[bab] for bab in urutan}
