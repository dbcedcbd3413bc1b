"""The CSV files of a year as rows, changed rows back as CSV text, and several files replaced at once."""

from __future__ import annotations

import csv
import io
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from ..data.check import periksa
from ..data.csv_rows import BOM, baca_lembar
from ..data.schema import Tabel
from ..errors import DataError, LkipError, Masalah
from ..root import Root

Baris = dict[str, str]
"""One row: name of the column → text of the cell; all columns of the schema."""


@dataclass(frozen=True)
class IsiTabel:
    """A table as it is on disk.

    Attributes
    ----------
    tabel : Tabel
    kepala : list of str
        Columns in the order of the file.
    baris : list of Baris
    nomor : list of int
        Line in the file where each row begins, 1-based.
    mentah : list of str
        The text of each row in the file, line end included.
    akhir : str
        Line end of the file.
    bom : bool
        Whether the file begins with a byte order mark.
    """

    tabel: Tabel
    kepala: list[str]
    baris: list[Baris]
    nomor: list[int]
    mentah: list[str]
    akhir: str
    bom: bool

    def teks(self, baris: Sequence[Baris]) -> tuple[str, list[int]]:
        """Write other rows in the manner of this file; rows that are in it keep their text.

        Returns
        -------
        teks : str
            Content of the new file.
        nomor : list of int
            Line in the new file where each row begins, 1-based.
        """
        tambahan = [k for k in self.tabel.opsional if k not in self.kepala and any(b.get(k) for b in baris)]
        kepala = [*self.kepala, *tambahan]
        lama = {} if tambahan else {tuple(b.values()): m for b, m in zip(self.baris, self.mentah, strict=True)}
        bagian = [self._rekam(kepala)]
        nomor = []
        letak = 1
        for b in baris:
            letak += _banyak_baris(bagian[-1])
            nomor.append(letak)
            bagian.append(lama.get(tuple(b.values())) or self._rekam([b[k] for k in kepala]))
        return "".join(bagian), nomor

    def bita(self, baris: Sequence[Baris]) -> bytes:
        """Return the bytes of `teks`."""
        return (BOM if self.bom else b"") + self.teks(baris)[0].encode()

    def _rekam(self, sel: Iterable[str]) -> str:
        keluar = io.StringIO()
        csv.writer(keluar, lineterminator="\r\n").writerow(sel)  # so that a lone \r is quoted as well
        return keluar.getvalue().removesuffix("\r\n") + self.akhir


def _banyak_baris(teks: str) -> int:
    return sum(1 for _ in io.StringIO(teks, newline=""))


def baca_isi(root: Root, year: int, tabel: Tabel) -> IsiTabel:
    """Read a table's rows without checking their values; a table without a file has none.

    Raises
    ------
    DataError
        If the file cannot be taken for the table: encoding, separator, columns, ragged or blank rows.
    """
    path = root.raw(year) / tabel.berkas
    if not path.exists():
        return IsiTabel(tabel, list(tabel.nama_kolom), [], [], [], "\n", False)
    lembar, masalah = baca_lembar(root, path, tabel)
    if lembar is not None:
        kurang = set(tabel.nama_kolom) - set(lembar.kepala) - set(tabel.opsional)
        lebih = set(lembar.kepala) - set(tabel.nama_kolom)
        if kurang or lebih or len(set(lembar.kepala)) < len(lembar.kepala):
            pesan = "kolomnya tidak sesuai; jalankan lkip check dan perbaiki judul kolomnya dahulu"
            masalah.append(Masalah(lembar.berkas, pesan, "kolom", baris=1))
        masalah += [
            Masalah(
                lembar.berkas,
                "jumlah sel berbeda dari jumlah judul kolom, atau baris kosong",
                "sel",
                baris=nomor,
            )
            for nomor, sel in zip(lembar.nomor, lembar.sel, strict=True)
            if len(sel) != len(lembar.kepala) or not "".join(sel).strip()
        ]
    if lembar is None or masalah:
        raise DataError(masalah)
    isi = path.read_bytes()
    garis = list(io.StringIO(isi.removeprefix(BOM).decode(), newline=""))
    akhir = "\r\n" if garis[0].endswith("\r\n") else "\n"
    batas = [*lembar.nomor, len(garis) + 1]
    mentah = ["".join(garis[a - 1 : b - 1]) for a, b in pairwise(batas)]
    if mentah:
        mentah[-1] = mentah[-1].rstrip("\r\n") + akhir
    letak = {k: lembar.kepala.index(k) for k in tabel.nama_kolom if k in lembar.kepala}
    baris = [{k: sel[letak[k]] if k in letak else "" for k in tabel.nama_kolom} for sel in lembar.sel]
    return IsiTabel(tabel, lembar.kepala, baris, lembar.nomor, mentah, akhir, isi.startswith(BOM))


def bita_berkas(root: Root, year: int, nama: str) -> bytes | None:
    """Return the content of a raw file, None where it is not there."""
    path = root.raw(year) / nama
    return path.read_bytes() if path.exists() else None


def periksa_sementara(root: Root, year: int, ganti: Mapping[str, bytes]) -> list[Masalah]:
    """Run the checks of the raw data as if some files had another content; nothing is changed."""
    with TemporaryDirectory(prefix="lkip-") as folder:
        coba = Root(Path(folder).resolve())
        coba.raw(year).mkdir(parents=True)
        for path in root.raw(year).iterdir():
            if path.suffix.lower() in {".csv", ".toml"} and path.name not in ganti and root.memuat(path):
                shutil.copyfile(path, coba.raw(year) / path.name)
        for nama, isi in ganti.items():
            (coba.raw(year) / nama).write_bytes(isi)
        return periksa(coba, year)


def tulis_semua(root: Root, year: int, baru: Mapping[str, bytes], dasar: Mapping[str, bytes | None]) -> None:
    """Replace raw files: all of them, or none.

    Parameters
    ----------
    baru : mapping of str to bytes
        File → new content.
    dasar : mapping of str to bytes or None
        File → the content that the new one was made from.

    Raises
    ------
    LkipError
        If a file was changed meanwhile, or lies outside the root.
    OSError
        If a file cannot be written; the former content is put back.
    """
    tujuan = {nama: root.raw(year) / nama for nama in baru}
    for nama, path in tujuan.items():
        if bita_berkas(root, year, nama) != dasar[nama]:
            raise LkipError(
                f"{root.relatif(path)} berubah selama menunggu; tidak ada yang ditulis. Ulangi perintahnya."
            )
        if not root.memuat(path):
            raise LkipError(f"{root.relatif(path)} menunjuk ke luar folder proyek; tidak ada yang ditulis.")
    sementara = {nama: path.resolve().with_name(f".{nama}.baru") for nama, path in tujuan.items()}
    selesai: list[str] = []
    try:
        for nama, path in sementara.items():
            _tulis(path, baru[nama])
        for nama, path in sementara.items():
            os.replace(path, tujuan[nama].resolve())
            selesai.append(nama)
    except OSError:
        for nama in selesai:
            _kembalikan(tujuan[nama].resolve(), dasar[nama])
        raise
    finally:
        for path in sementara.values():
            path.unlink(missing_ok=True)


def _tulis(path: Path, isi: bytes) -> None:
    with path.open("wb") as berkas:
        berkas.write(isi)
        berkas.flush()
        os.fsync(berkas.fileno())


def _kembalikan(path: Path, isi: bytes | None) -> None:
    if isi is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(isi)
