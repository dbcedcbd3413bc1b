"""Write the raw tables of a year into one workbook: `lkip workbook export`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ..data.schema import Kolom, Tabel
from ..data.settings import BERKAS, settings_tertulis
from ..errors import LkipError
from ..root import Root
from . import style as gaya
from .base import tulis_dasar
from .cells import TEKS, SelError, isi_sel, isi_teks
from .choices import dari_daftar, dari_lembar, pasang, pasang_pilihan
from .csv_files import IsiTabel, baca_isi
from .instructions import isi_petunjuk
from .layout import (
    ASAL,
    BARIS_BANTUAN,
    BARIS_DATA,
    BARIS_JUDUL,
    BARIS_KOLOM,
    BARIS_NAMA,
    PENGATURAN,
    PETUNJUK,
    WARNA,
    WARNA_UMUM,
    berisi_tanggal,
    berisi_uang,
    judul_kolom,
    keterangan,
    tabel_berurut,
    wajib,
)
from .settings_sheet import Setelan, daftar_setelan, sebagai_teks, teks_setelan

BARIS_LEBIH = 1000
"""Rows below the data that have drop-down lists too."""
LEBAR_BEKU = 60
"""Widest key columns, in characters, that stay in sight while the rest is scrolled."""


def ekspor(root: Root, year: int, tujuan: Path, *, semua: bool = False) -> Path:
    """Write the workbook of a year.

    The settings and every table that has a file have a sheet.

    Parameters
    ----------
    root : Root
    year : int
    tujuan : Path
        File to make.
    semua : bool
        Have a sheet for every table that there can be.

    Raises
    ------
    LkipError
        If the file or the year's folder is not as it should be, or a text is too long for a cell.
    DataError
        If a file cannot be read as its table.
    """
    folder = root.raw(year)
    if not folder.is_dir():
        raise LkipError(f"{root.relatif(folder)} tidak ada; buat dengan `lkip new {year}`.")
    if tujuan.exists():
        raise LkipError(f"{tujuan} sudah ada dan mungkin memuat isian Anda. Hapus dahulu, atau pakai --output.")
    buku = buat_buku(root, year, semua=semua)
    sementara = tujuan.with_name(f".{tujuan.name}.baru")
    try:
        buku.save(sementara)
        os.replace(sementara, tujuan)
    finally:
        sementara.unlink(missing_ok=True)
    return tujuan


def buat_buku(root: Root, year: int, *, semua: bool = False) -> Workbook:
    """Return the workbook of a year; see `ekspor`."""
    laporan = (root.raw(year) / BERKAS).exists()
    isi = [baca_isi(root, year, t) for t in tabel_berurut() if semua or (root.raw(year) / t.berkas).exists()]
    panjang = {i.tabel.nama: BARIS_DATA - 1 + len(i.baris) + BARIS_LEBIH for i in isi}
    buku = Workbook()
    buku.remove(buku.active)
    petunjuk = buku.create_sheet(PETUNJUK)
    if laporan:
        _lembar_pengaturan(buku.create_sheet(PENGATURAN), root, year, panjang)
    for i in isi:
        _lembar_tabel(buku.create_sheet(i.tabel.lembar), i, panjang, year)
    isi_petunjuk(petunjuk, year, isi, laporan)
    setelan = sebagai_teks(daftar_setelan(settings_tertulis(root, year)))
    tulis_dasar(buku.create_sheet(ASAL), year, {BERKAS: setelan, **{i.tabel.berkas: i.baris for i in isi}})
    return buku


def _lembar_tabel(ws: Worksheet, isi: IsiTabel, panjang: dict[str, int], year: int) -> None:
    tabel = isi.tabel
    warna = WARNA[tabel.kelompok]
    lebar = [gaya.lebar_kolom(tabel, k, isi.baris) for k in tabel.nama_kolom]
    gaya.judul(ws.cell(BARIS_JUDUL, 1), tabel.deskriptor["title"], warna, keterangan(tabel.deskriptor))
    for j, kolom in enumerate(tabel.kolom, start=1):
        _kolom(ws, j, tabel, kolom, lebar[j - 1], year)
    for i, baris in enumerate(isi.baris, start=BARIS_DATA):
        for j, kolom in enumerate(tabel.kolom, start=1):
            sel = ws.cell(i, j)
            try:
                isi_sel(sel, baris[kolom.nama], kolom.jenis)
            except SelError as galat:
                raise LkipError(
                    f"{tabel.berkas}: {kolom.nama} pada baris data ke-{i - BARIS_DATA + 1} {galat}"
                ) from None
            gaya.data(sel, _format(tabel, kolom), terkunci=kolom.nama in tabel.kunci)
        gaya.tinggi_baris(ws, i, zip((baris[k] for k in tabel.nama_kolom), lebar, strict=True))
    pasang_pilihan(ws, tabel, panjang)
    gaya.lembar(ws, warna, _beku(tabel, lebar))
    bantuan = (keterangan(tabel.bidang(k)) for k in tabel.nama_kolom)
    gaya.tinggi_bantuan(ws, zip(bantuan, lebar, strict=True))
    ws.auto_filter.ref = f"A{BARIS_NAMA}:{get_column_letter(len(lebar))}{max(BARIS_NAMA + 1, ws.max_row)}"


def _kolom(ws: Worksheet, j: int, tabel: Tabel, kolom: Kolom, lebar: float, year: int) -> None:
    """Head of one column, and the look of the cells below that are not there yet."""
    warna = WARNA[tabel.kelompok]
    tanda = " *" if wajib(tabel, kolom.nama) else ""
    gaya.kepala(ws.cell(BARIS_KOLOM, j, judul_kolom(tabel, kolom.nama, year) + tanda), warna)
    isi_teks(ws.cell(BARIS_BANTUAN, j), keterangan(tabel.bidang(kolom.nama)))
    gaya.bantuan(ws.cell(BARIS_BANTUAN, j), warna)
    gaya.nama_teknis(ws.cell(BARIS_NAMA, j, kolom.nama), warna)
    dimensi = ws.column_dimensions[get_column_letter(j)]
    dimensi.width = lebar
    dimensi.number_format = _format(tabel, kolom)
    dimensi.protection = Protection(locked=False)
    dimensi.alignment = gaya.ISI


def _format(tabel: Tabel, kolom: Kolom) -> str:
    if kolom.jenis == "string":
        return "yyyy-mm-dd" if berisi_tanggal(tabel, kolom.nama) else TEKS
    if berisi_uang(tabel, kolom.nama):
        return "#,##0"
    return "0" if kolom.jenis == "integer" else "General"


def _beku(tabel: Tabel, lebar: Sequence[float]) -> str:
    """First cell that scrolls: to the right of the keys, as far as they are narrow."""
    kunci = 0
    while kunci < len(lebar) and tabel.nama_kolom[kunci] in tabel.kunci and sum(lebar[: kunci + 1]) <= LEBAR_BEKU:
        kunci += 1
    return f"{get_column_letter(kunci + 1)}{BARIS_DATA}"


def _setelan_tampil(root: Root, year: int) -> list[Setelan]:
    """Settings of the sheet: all of them; for a newcomer those that a report prints, and those that have a value."""
    semua = daftar_setelan(settings_tertulis(root, year))
    mulai = any((root.raw(year) / t.berkas).exists() for t in tabel_berurut() if t.kelompok == "mulai")
    return [s for s in semua if not mulai or s.mulai or s.wajib or s.nilai is not None]


def _lembar_pengaturan(ws: Worksheet, root: Root, year: int, panjang: dict[str, int]) -> None:
    gaya.judul(ws.cell(BARIS_JUDUL, 1), f"Pengaturan laporan tahun {year}", WARNA_UMUM, BERKAS)
    for j, (judul, bantuan, nama, lebar) in enumerate(gaya.KOLOM_PENGATURAN, start=1):
        gaya.kepala(ws.cell(BARIS_KOLOM, j, judul), WARNA_UMUM)
        gaya.bantuan(ws.cell(BARIS_BANTUAN, j, bantuan), WARNA_UMUM)
        gaya.nama_teknis(ws.cell(BARIS_NAMA, j, nama), WARNA_UMUM)
        ws.column_dimensions[get_column_letter(j)].width = lebar
    for i, s in enumerate(_setelan_tampil(root, year), start=BARIS_DATA):
        ws.cell(i, 1, s.nama)
        nilai = ws.cell(i, 2)
        lebar = [lebar for *_, lebar in gaya.KOLOM_PENGATURAN]
        gaya.tinggi_baris(ws, i, zip((s.nama, teks_setelan(s.nilai), s.keterangan), lebar, strict=True))
        if isinstance(s.nilai, bool):
            nilai.value = "true" if s.nilai else "false"
        elif isinstance(s.nilai, str):
            isi_teks(nilai, s.nilai)
        else:
            nilai.value = s.nilai
        ws.cell(i, 3, s.keterangan + ("" if s.wajib else " Boleh kosong."))
        for j in (1, 3):
            gaya.data(ws.cell(i, j), TEKS, terkunci=True)
        gaya.data(nilai, {"string": TEKS, "date": "yyyy-mm-dd"}.get(s.jenis, "General"), terkunci=False)
        nilai.alignment = gaya.KIRI
        if s.jenis == "boolean":
            pasang(ws, nilai.coordinate, dari_daftar(["true", "false"]))
        if s.jalur == ("kepala", "pegawai"):
            pasang(ws, nilai.coordinate, dari_lembar("pegawai", "kode", panjang))
    gaya.lembar(ws, WARNA_UMUM, f"B{BARIS_DATA}")
