"""The first sheet: how to fill the workbook in, in which order, and what the colours say."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from . import style as gaya
from .csv_files import IsiTabel
from .layout import PENGATURAN, WARNA, WARNA_UMUM, Warna, keterangan

LANGKAH = (
    "Isi lembar dari kiri ke kanan: lembar di sebelah kanan memilih kode dari lembar di sebelah kirinya.",
    "Judul kolom bertanda * wajib diisi. Baris di bawah judul menjelaskan isi setiap kolom.",
    "Sel kosong berarti belum diketahui, bukan nol. Tulis 0 hanya bila nilainya memang nol.",
    "Angka diketik tanpa Rp dan tanpa %: 45,9 berarti 45,9 persen. Rumus tidak diterima; tempelkan nilainya.",
    "Baris baru ditulis di bawah baris terakhir. Urutan baris ialah urutan cetak di laporan.",
    "Sel abu-abu adalah kunci, yang dapat ditunjuk lembar lain; karena itu terkunci. Untuk mengubahnya, atau "
    "untuk menyisipkan dan menghapus baris, buka Review > Unprotect Sheet (tanpa kata sandi).",
    "Kolom sumber menyebut dokumen, halaman, atau tabel asal setiap baris.",
    "Simpan sebagai .xlsx, lalu jalankan: lkip workbook import NAMA-BERKAS. Perbedaannya ditampilkan dan "
    "ditanyakan dahulu; bila ada yang keliru, tempatnya disebut dan tidak ada yang ditulis.",
)
KELOMPOK = {
    "mulai": "Lembar mulai",
    "perencanaan": "Perencanaan",
    "indikator": "Indikator dan kinerja",
    "anggaran": "Anggaran",
    "perjanjian": "Perjanjian dan pegawai",
    "reviu": "Reviu data",
}
KEPALA = ("No.", "Lembar", "Isi", "Baris", "Kelompok")
LEBAR = (6, 26, 74, 9, 24)


def isi_petunjuk(ws: Worksheet, year: int, isi: Sequence[IsiTabel], laporan: bool) -> None:
    """Fill the sheet.

    Parameters
    ----------
    ws : Worksheet
    year : int
    isi : sequence of IsiTabel
        Tables in the order of their sheets.
    laporan : bool
        Whether there is a settings sheet.
    """
    for huruf, lebar in zip("ABCDE", LEBAR, strict=True):
        ws.column_dimensions[huruf].width = lebar
    gaya.judul(ws.cell(1, 1), f"Data LKIP tahun {year}", WARNA_UMUM)
    for i, langkah in enumerate(LANGKAH, start=1):
        baris = i + 2
        ws.cell(baris, 1, i).alignment = gaya.TENGAH
        ws.cell(baris, 2, langkah).alignment = gaya.ISI
        ws.merge_cells(start_row=baris, end_row=baris, start_column=2, end_column=5)
        gaya.tinggi_baris(ws, baris, [(langkah, sum(LEBAR[1:]) * 0.9)])
    awal = len(LANGKAH) + 4
    for j, judul in enumerate(KEPALA, start=1):
        gaya.kepala(ws.cell(awal, j, judul), WARNA_UMUM)
    if laporan:
        _baris(
            ws,
            awal + 1,
            ("–", PENGATURAN, "Nama instansi, kepala, Renstra, dan pilihan laporan", "", ""),
            WARNA_UMUM,
        )
    for nomor, i in enumerate(isi, start=1):
        kelompok = KELOMPOK[i.tabel.kelompok]
        nilai = (
            nomor,
            i.tabel.lembar,
            f"{i.tabel.deskriptor['title']}. {keterangan(i.tabel.deskriptor)}",
            len(i.baris),
            kelompok,
        )
        _baris(ws, awal + laporan + nomor, nilai, WARNA[i.tabel.kelompok])
    gaya.lembar(ws, WARNA_UMUM, f"A{awal + 1}")
    ws.print_title_rows = f"{awal}:{awal}"
    ws.freeze_panes = None


def _baris(ws: Worksheet, baris: int, nilai: Sequence[object], warna: Warna) -> None:
    for j, isi in enumerate(nilai, start=1):
        sel = ws.cell(baris, j, isi)
        gaya.data(sel, "General", terkunci=True)
        sel.fill = PatternFill("solid", warna.muda if j in (2, 5) else "FFFFFF")
        if j in (1, 4):
            sel.alignment = gaya.TENGAH
    gaya.tinggi_baris(ws, baris, [(str(nilai[2]), LEBAR[2])])
    tautan = ws.cell(baris, 2)
    tautan.hyperlink = Hyperlink(ref=tautan.coordinate, location=f"'{nilai[1]}'!A1")
    tautan.font = Font(gaya.HURUF, 10, bold=True, underline="single", color=warna.tua)
