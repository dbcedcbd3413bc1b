"""The rows of an export: what each is about, and its amounts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from openpyxl.utils import get_column_letter

from ..text.parse_numbers import baca_angka
from ..workbook.cells import Sel, teks_angka
from ..workbook.read_workbook import Halaman
from .codes import Kode, Kunci, urai_kode, urai_kode_nama
from .export_formats import TEKS, Format, rapikan
from .header import Kepala
from .import_errors import ImporError

DESIMAL_RIBUAN = 3
"""Digits after an only kind of separator that make it one of thousands: no amount has thousandths."""

_JUMLAH = re.compile(r"^\W*(?:grand\s+total|(?:sub\s*)?total|(?:sub\s*)?jumlah|jml)\b[\s:]*(?P<apa>.*)", re.IGNORECASE)
_STRIP = re.compile(r"[-–—−]|nihil", re.IGNORECASE)
_NOMOR_KOLOM = re.compile(r"\(?\d{1,2}\)?")
_LABEL = re.compile(
    r"\b(?:sub\s*kegiatan|kegiatan|program)\b\s*:?\s*(?P<isi>(?:\d|x\.xx).*)", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True)
class BarisEkspor:
    """One row of an export.

    Attributes
    ----------
    nomor : int
        Row number, as Excel shows it; of a text file the line.
    kode : Kode
    uraian : str
    uang : mapping of str to Decimal or None
        Column of the format → amount in rupiah; None for an empty cell, zero for a dash.
    jumlah : str or None
        What a row of totals says that it sums up, after the word for total; None for any other row.
    """

    nomor: int
    kode: Kode
    uraian: str
    uang: Mapping[str, Decimal | None] = field(default_factory=dict)
    jumlah: str | None = None

    @property
    def beruang(self) -> bool:
        """Whether the row has an amount."""
        return any(n is not None for n in self.uang.values())

    def __str__(self) -> str:
        nama = " ".join(f"{self.kode.teks} {self.uraian}".split())
        return f"baris {self.nomor} ({nama})" if nama else f"baris {self.nomor}"


@dataclass(frozen=True)
class Bacaan:
    """The rows of a sheet that say something.

    Attributes
    ----------
    baris : list of BarisEkspor
    tanpa_nama : list of int
        Rows with amounts but without code and text, which are left out.
    """

    baris: list[BarisEkspor]
    tanpa_nama: list[int]


def baca_baris(halaman: Halaman, kepala: Kepala, format: Format, urusan: str, dikenal: Collection[Kunci]) -> Bacaan:
    """Read the rows of a sheet.

    Parameters
    ----------
    halaman : Halaman
    kepala : Kepala
    format : Format
    urusan : str
        Code of the agency's urusan.
    dikenal : collection of Kunci
        Codes of the year's nomenklatur and of what is above them.

    Raises
    ------
    ImporError
        If cells that should hold amounts hold something else; all of them are named.
    """
    hasil, tanpa_nama, salah = [], [], []
    for nomor, sel in halaman.baris:
        if kepala.baris[0] <= nomor <= kepala.baris[1]:
            continue
        teks = _Teks.baca(sel, kepala)
        kode, uraian = _kode(teks, urusan, dikenal)
        if teks.kepala(kepala) or (not kode.ada and format.diabaikan(uraian)):
            continue
        uang, keliru = _uang(sel, kepala) if nomor > kepala.baris[1] else ({}, [])
        beruang = any(n is not None for n in uang.values())
        if keliru and (kode.ada or beruang):
            salah += [f"baris {nomor}, kolom {k}: {t!r} bukan angka" for k, t in keliru]
        elif beruang and not kode.ada and not uraian:
            tanpa_nama.append(nomor)
        elif beruang or (kode.ada and nomor > kepala.baris[1]):
            jumlah = None if kode.ada else _JUMLAH.match(uraian)
            baris = BarisEkspor(nomor, kode, uraian, uang, jumlah and jumlah["apa"])
            hasil += _pecah(baris, terpisah=bool(teks.rekening))
        else:
            hasil += _judul_bagian(nomor, sel, urusan, dikenal)
    if salah:
        raise ImporError("Sel yang seharusnya berisi rupiah:", salah)
    return Bacaan(hasil, tanpa_nama)


def _pecah(baris: BarisEkspor, *, terpisah: bool) -> list[BarisEkspor]:
    """Part a row that names a sub kegiatan and a rekening of it into a row for each.

    The words are those of the sub kegiatan where the rekening has a column of its own.
    """
    kode = baris.kode
    if not (kode.kunci and kode.rekening):
        return [baris]
    atas = BarisEkspor(baris.nomor, kode._replace(rekening=()), baris.uraian if terpisah else "")
    bawah = replace(baris, kode=Kode(rekening=kode.rekening), uraian="" if terpisah else baris.uraian)
    return [atas, bawah]


@dataclass(frozen=True)
class _Teks:
    """The texts of a row: of its code, of its rekening, and the words."""

    kode: list[str]
    rekening: list[str]
    uraian: list[str]

    @classmethod
    def baca(cls, sel: Sequence[Sel], kepala: Kepala) -> _Teks:
        isi = {}
        for nama in TEKS:
            letak = [j for j in kepala.kolom.get(nama, ()) if j < len(sel)]
            isi[nama] = [t for j in letak if (t := _teks(sel[j]))]
        return cls(**isi)

    def kepala(self, kepala: Kepala) -> bool:
        """Whether the row repeats the header, or numbers the columns."""
        semua = [*self.kode, *self.rekening, *self.uraian]
        nomor = self.uraian or self.kode
        return bool(semua) and (
            all(rapikan(t) in kepala.judul for t in semua) or all(_NOMOR_KOLOM.fullmatch(t) for t in nomor)
        )


def _teks(sel: Sel) -> str:
    """Return the text of a cell; of a code that became a number, with its lost zero (`2.1` was `2.10`)."""
    if isinstance(sel.nilai, bool) or not isinstance(sel.nilai, int | float):
        return "" if sel.nilai is None else " ".join(str(sel.nilai).split())
    teks = teks_angka(sel.nilai)
    utuh, titik, desimal = teks.partition(".")
    return f"{utuh}.{desimal:<02}" if titik else teks


def _kode(teks: _Teks, urusan: str, dikenal: Collection[Kunci]) -> tuple[Kode, str]:
    """Return the code and the words of a row, wherever they stand."""
    uraian = " ".join(t for t in teks.uraian)
    kode = urai_kode(".".join(teks.kode), urusan, dikenal)
    if not kode.ada and teks.kode:
        kode, sisa = urai_kode_nama(" ".join(teks.kode), urusan, dikenal)
        uraian = f"{sisa} {uraian}".strip()
    if not kode.ada:
        kode, uraian = urai_kode_nama(uraian, urusan, dikenal)
    if teks.rekening and (rekening := urai_kode(".".join(teks.rekening), urusan, dikenal).rekening):
        kode = kode._replace(rekening=rekening)
    return kode, uraian


def _judul_bagian(nomor: int, sel: Sequence[Sel], urusan: str, dikenal: Collection[Kunci]) -> Iterator[BarisEkspor]:
    """Read a heading above a part of the table: `Sub Kegiatan : 2.07.03.2.01.0001 - …`."""
    cocok = _LABEL.search(" ".join(t for s in sel if (t := _teks(s))).replace(": :", ":"))
    if cocok:
        kode, uraian = urai_kode_nama(cocok["isi"], urusan, dikenal)
        if kode.kunci:
            yield BarisEkspor(nomor, kode, uraian)


def _uang(sel: Sequence[Sel], kepala: Kepala) -> tuple[dict[str, Decimal | None], list[tuple[str, str]]]:
    """Return the amounts of a row, and (column, text) of the cells that hold none."""
    uang: dict[str, Decimal | None] = {}
    keliru = []
    for nama, letak in kepala.kolom.items():
        if nama in TEKS:
            continue
        nilai = []
        for j in letak:
            isi = sel[j] if j < len(sel) else Sel(None)
            try:
                nilai.append(rupiah(isi))
            except ValueError:
                keliru.append((get_column_letter(j + 1), str(isi.nilai)))
        ada = [n for n in nilai if n is not None]
        uang[nama] = sum(ada, Decimal(0)) if ada else None
    return uang, keliru


def rupiah(sel: Sel) -> Decimal | None:
    """Return the amount of a cell in rupiah, with its sen; None for an empty cell, zero for a dash.

    Raises
    ------
    ValueError
        The cell holds something else.
    """
    if isinstance(sel.nilai, bool) or sel.jenis == "e":
        raise ValueError(sel.nilai)
    if isinstance(sel.nilai, int | float):
        return Decimal(teks_angka(sel.nilai)).quantize(Decimal("0.01"))
    if sel.nilai is None or not str(sel.nilai).strip():
        return None
    angka = baca_angka(str(sel.nilai))
    if angka is None or angka.satuan not in (None, "Rp"):
        raise ValueError(sel.nilai)
    if angka.kosong:
        return Decimal(0) if _STRIP.search(str(sel.nilai)) else None
    ribuan = angka.desimal == DESIMAL_RIBUAN and len({".", ","} & set(angka.teks)) == 1
    nilai = angka.nilai * 1000 if ribuan else angka.nilai
    return nilai.quantize(Decimal("0.01"))
