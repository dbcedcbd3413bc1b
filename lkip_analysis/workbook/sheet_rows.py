"""A sheet of the workbook as rows, with what is wrong in its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from ..data.nip import samarkan_sel
from ..data.schema import Tabel
from ..errors import Masalah
from .cells import Sel, SelError, baca_sel
from .csv_files import Baris
from .layout import BARIS_NAMA, berisi_tanggal
from .read_workbook import Halaman
from .settings_sheet import BENAR, Setelan, nilai_setelan

CARI_KEPALA = 12
"""Rows from the top among which the row with the names of the columns is looked for."""


def masalah_sel(lembar: str, baris: int, kolom: str, pesan: str, nilai: str | None = None) -> Masalah:
    """Make the problem of one cell; `kolom` as `nama_kolom` writes it."""
    return Masalah(f"lembar {lembar}", pesan, "sel", baris, kolom, nilai)


def nama_kolom(letak: int, nama: str) -> str:
    """Name a column as Excel does, and as the table does: `B (pagu)`; `letak` counts from 0."""
    return f"{get_column_letter(letak + 1)} ({nama})"


@dataclass
class LembarTabel:
    """The rows of a table's sheet.

    Attributes
    ----------
    nama : str
        Name of the sheet.
    kolom : mapping of str to int
        Column → position in the sheet, from 0.
    nomor : list of int
        Row number of each row, as Excel shows it.
    baris : list of Baris
        A cell that could not be read is empty.
    masalah : list of Masalah
    """

    nama: str
    kolom: Mapping[str, int]
    nomor: list[int] = field(default_factory=list)
    baris: list[Baris] = field(default_factory=list)
    masalah: list[Masalah] = field(default_factory=list)


def baca_tabel(halaman: Halaman, tabel: Tabel) -> LembarTabel:
    """Read the sheet of a table. Columns are found by their names; blank rows are no rows."""
    nomor_kepala, kepala = _kepala(halaman, tabel)
    kolom = {nama: kepala.index(nama) for nama in tabel.nama_kolom if nama in kepala}
    lembar = LembarTabel(tabel.lembar, kolom)
    for nama in tabel.nama_kolom:
        if nama not in kolom and nama not in tabel.opsional:
            pesan = f'kolom "{nama}" tidak ada; kembalikan judulnya di baris {BARIS_NAMA}, atau ekspor ulang'
            lembar.masalah.append(Masalah(f"lembar {tabel.lembar}", pesan, "kolom-hilang", nomor_kepala))
    for nomor, sel in halaman.baris:
        if nomor > nomor_kepala:
            _tambah(lembar, tabel, nomor, sel)
    return lembar


def _kepala(halaman: Halaman, tabel: Tabel) -> tuple[int, list[str]]:
    """Return the row with the names of the columns: the one that has the most of them."""
    calon = [(nomor, [str(s.nilai or "").strip() for s in sel]) for nomor, sel in halaman.baris]
    atas = [(nomor, teks) for nomor, teks in calon if nomor <= CARI_KEPALA]
    return max(atas, key=lambda c: len(set(c[1]) & set(tabel.nama_kolom)), default=(BARIS_NAMA, []))


def _tambah(lembar: LembarTabel, tabel: Tabel, nomor: int, sel: Sequence[Sel]) -> None:
    baris = dict.fromkeys(tabel.nama_kolom, "")
    masalah = []
    for nama, letak in lembar.kolom.items():
        if letak >= len(sel):
            continue
        jenis = next(k.jenis for k in tabel.kolom if k.nama == nama)
        try:
            baris[nama] = baca_sel(sel[letak], jenis, tanggal=berisi_tanggal(tabel, nama))
        except SelError as galat:
            nilai = samarkan_sel(str(sel[letak].nilai), nama)
            masalah.append(masalah_sel(lembar.nama, nomor, nama_kolom(letak, nama), str(galat), nilai))
    for letak, s in enumerate(sel):
        if letak not in lembar.kolom.values() and not s.kosong:
            pesan = "di luar kolom tabel ini; hapus, atau tulis di kolom catatan"
            kolom = get_column_letter(letak + 1)
            masalah.append(masalah_sel(lembar.nama, nomor, kolom, pesan, samarkan_sel(str(s.nilai), "")))
    if masalah or "".join(baris.values()).strip():
        lembar.nomor.append(nomor)
        lembar.baris.append(baris)
        lembar.masalah += masalah


@dataclass
class LembarPengaturan:
    """The settings as their sheet says them.

    Attributes
    ----------
    nama : str
    nomor : dict of str to int
        Name of a setting → row number.
    nilai : dict of str to value
    masalah : list of Masalah
    """

    nama: str
    nomor: dict[str, int] = field(default_factory=dict)
    nilai: dict[str, object] = field(default_factory=dict)
    masalah: list[Masalah] = field(default_factory=list)


def baca_pengaturan(halaman: Halaman, daftar: Sequence[Setelan]) -> LembarPengaturan:
    """Read the sheet of settings: name in the first column, value in the second."""
    lembar = LembarPengaturan(halaman.nama)
    dikenal = {s.nama: s for s in daftar}
    for nomor, sel in halaman.baris:
        nama = str(sel[0].nilai or "").strip()
        nilai = sel[1] if len(sel) > 1 else Sel(None)
        if nomor <= BARIS_NAMA or (not nama and nilai.kosong):
            continue
        if nama not in dikenal or nama in lembar.nomor:
            pesan = "bukan nama pengaturan yang ada; ubah instansi.toml dengan penyunting teks untuk menambahnya"
            lembar.masalah.append(masalah_sel(halaman.nama, nomor, "A (kunci)", pesan, nama))
            continue
        lembar.nomor[nama] = nomor
        try:
            lembar.nilai[nama] = _nilai(nilai, dikenal[nama])
        except SelError as galat:
            masalah = masalah_sel(halaman.nama, nomor, "B (nilai)", str(galat), str(nilai.nilai))
            lembar.masalah.append(masalah)
    return lembar


def _nilai(sel: Sel, setelan: Setelan) -> object:
    if isinstance(sel.nilai, bool) and setelan.jenis == "boolean":
        return nilai_setelan(BENAR[sel.nilai], setelan.jenis)
    jenis = setelan.jenis if setelan.jenis in ("integer", "number") else "string"
    nilai = nilai_setelan(baca_sel(sel, jenis, tanggal=setelan.jenis == "date"), setelan.jenis)
    return None if nilai == "" and setelan.nilai is None else nilai  # an empty cell of a setting that is not there
