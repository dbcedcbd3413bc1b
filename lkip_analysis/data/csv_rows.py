"""One CSV file as rows of text cells, and what can be wrong with the file itself.

The check and the loader read through this module, so that both see the same cells and the same line numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import Masalah
from ..root import Root
from .schema import Tabel

BOM = b"\xef\xbb\xbf"
PEMISAH = (",", ";", "\t")
"""Separators that are recognised; only the first one is right."""

SIMPAN_UTF8 = 'buka di Excel, lalu "Simpan Sebagai" dengan jenis "CSV UTF-8 (Comma delimited)"'
SIMPAN_KOMA = (
    f"{SIMPAN_UTF8}. Bila pemisahnya tetap titik koma: File > Options > Advanced, hapus centang "
    '"Use system separators", isi Decimal separator dengan titik dan Thousands separator dengan koma, '
    "lalu simpan sekali lagi"
)
NAMA_PEMISAH = {";": "titik koma (;)", "\t": "tab"}

# First bytes of files that are no text, whatever their name says.
BUKAN_CSV = {
    b"PK\x03\x04": "adalah berkas Excel (.xlsx) yang namanya diubah",
    b"\xd0\xcf\x11\xe0": "adalah berkas Excel lama (.xls) yang namanya diubah",
    b"%PDF": "adalah berkas PDF",
    b"\xff\xfe": "disimpan dalam UTF-16",
    b"\xfe\xff": "disimpan dalam UTF-16",
}


@dataclass(frozen=True)
class Lembar:
    """The cells of one CSV file.

    Attributes
    ----------
    berkas : str
        File, relative to the root.
    kepala : list of str
        Names of the columns as they are in the file, without spaces around them.
    nomor : list of int
        Line in the file where each row begins, 1-based. Row `i` of the list is row `i + 2` of a spreadsheet.
    sel : list of list of str
        Cells of each row, blank rows included.
    """

    berkas: str
    kepala: list[str]
    nomor: list[int]
    sel: list[list[str]]

    def baris_excel(self) -> Mapping[int, int]:
        """Line in the file → row in a spreadsheet, where the two differ."""
        return {nomor: i for i, nomor in enumerate(self.nomor, start=2) if nomor != i}

    def berisi(self) -> Iterable[tuple[int, list[str]]]:
        """Line and cells of each row that is not blank."""
        return ((nomor, sel) for nomor, sel in zip(self.nomor, self.sel, strict=True) if "".join(sel).strip())


def baca_lembar(root: Root, path: Path, tabel: Tabel) -> tuple[Lembar | None, list[Masalah]]:
    """Read one file of a table.

    A wrong encoding or separator is a problem, yet the file is read on, so that its other problems are seen
    in the same run.

    Returns
    -------
    lembar : Lembar or None
        None where the file cannot be taken for a table at all.
    masalah : list of Masalah
    """
    berkas = root.relatif(path)
    isi, masalah = baca_bita(root, path)
    if isi is None:
        return None, masalah
    teks, salah_sandi = _teks(isi, berkas)
    masalah += salah_sandi
    pemisah = _pemisah(teks, tabel)
    if pemisah != PEMISAH[0]:
        masalah.append(_salah_pemisah(berkas, pemisah, bom=isi.startswith(BOM)))
    lembar, rusak = _urai(teks, berkas, pemisah)
    return lembar, masalah + rusak


def baca_bita(root: Root, path: Path) -> tuple[bytes | None, list[Masalah]]:
    """Read the bytes of a raw file, never from outside the root; None and the reason where there are none."""
    berkas = root.relatif(path)
    if not root.memuat(path):
        return None, [_berkas(berkas, "tautan ke luar folder proyek; salin isinya ke sini", "di-luar")]
    try:
        isi = path.read_bytes()
    except FileNotFoundError:
        return None, [_berkas(berkas, "tidak ada; buat, atau salin dari tahun lain", "berkas-hilang")]
    except OSError:
        pesan = "tidak dapat dibaca; tutup berkas ini di Excel dan periksa izinnya"
        return None, [_berkas(berkas, pesan, "tidak-terbaca")]
    if not isi.removeprefix(BOM).strip():
        return None, [_berkas(berkas, "kosong; isi sekurangnya baris judul kolom", "berkas-kosong")]
    jenis = next((ket for tanda, ket in BUKAN_CSV.items() if isi.startswith(tanda)), None)
    if jenis is not None:
        return None, [_berkas(berkas, f"{jenis}, bukan teks UTF-8; {SIMPAN_UTF8}", "bukan-csv")]
    return isi, []


def _teks(isi: bytes, berkas: str) -> tuple[str, list[Masalah]]:
    try:
        return isi.decode("utf-8-sig"), []
    except UnicodeDecodeError as salah:
        baris = isi.count(b"\n", 0, salah.start) + 1
        pesan = f"bukan teks UTF-8 (huruf pertama yang tidak terbaca ada di baris ini); {SIMPAN_UTF8}"
        return isi.decode("cp1252", errors="replace"), [Masalah(berkas, pesan, "penyandian", baris=baris)]


def _pemisah(teks: str, tabel: Tabel) -> str:
    """Return the separator that makes the most known columns of the first line; the comma in doubt."""
    judul = teks.partition("\n")[0]
    dikenal = set(tabel.nama_kolom)
    return max(PEMISAH, key=lambda p: len(dikenal & {j.strip(' "\r') for j in judul.split(p)}))


def _salah_pemisah(berkas: str, pemisah: str, *, bom: bool) -> Masalah:
    tentang_bom = " (BOM di awal berkas tidak apa-apa)" if bom else ""
    pesan = f"kolom dipisah {NAMA_PEMISAH[pemisah]}, seharusnya koma{tentang_bom}; {SIMPAN_KOMA}"
    return Masalah(berkas, pesan, "pemisah", baris=1)


def _urai(teks: str, berkas: str, pemisah: str) -> tuple[Lembar | None, list[Masalah]]:
    pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah, strict=True)
    nomor, sel, masalah = [], [], []
    awal = 1
    try:
        for baris in pembaca:
            nomor.append(awal)
            sel.append(baris)
            awal = pembaca.line_num + 1
    except csv.Error:
        pesan = (
            "tanda kutip tidak berpasangan; baris ini dan sesudahnya tidak terbaca. "
            'Tulis tanda kutip di dalam sel dua kali ("") dan tutup setiap sel yang dibuka dengan "'
        )
        masalah.append(Masalah(berkas, pesan, "tanda-kutip", baris=awal))
    while sel and not sel[-1]:  # empty lines at the end of a file are no rows
        nomor.pop()
        sel.pop()
    if not sel:
        return None, masalah or [_berkas(berkas, "tidak memuat baris judul kolom", "berkas-kosong")]
    return Lembar(berkas, [judul.strip() for judul in sel[0]], nomor[1:], sel[1:]), masalah


def _berkas(berkas: str, keadaan: str, kode: str) -> Masalah:
    return Masalah(berkas, f"berkas {keadaan}", kode)
