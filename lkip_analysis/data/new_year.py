"""The folder of a new year, made from the year before: what lasts is carried over, what the year brings is empty."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from ..errors import LkipError
from ..root import Root
from .csv_rows import baca_lembar
from .derive import SEBELUM, TAHUNAN
from .schema import Tabel, semua_tabel
from .settings import BERKAS

Baris = dict[str, str]
Saring = Callable[[list[Baris], int, int], list[Baris]]
"""Takes the rows, the new year, and the year that they are of."""


def semua(baris: list[Baris], year: int, lama: int) -> list[Baris]:
    """Carry every row."""
    return baris


def renstra(baris: list[Baris], year: int, lama: int) -> list[Baris]:
    """Carry the targets of the Renstra that are still to come; agreements of the new year set their own."""
    return [b for b in baris if b["dokumen"] == "renstra" and int(b["tahun"]) >= year]


def tahun_disesuaikan(baris: list[Baris], year: int, lama: int) -> list[Baris]:
    """Carry names of yearly documents with the new year in them."""
    angka = re.compile(rf"\b{year - 1}\b(?![-–])")
    return [{**b, "dokumen": angka.sub(str(year), b["dokumen"])} for b in baris]


def sasaran_indikator(baris: list[Baris], year: int, lama: int) -> list[Baris]:
    """Carry the indicators; the figures of their year are those of the years before the new one."""
    nama = {0: "{}"} | {n: f"{{}}_{n}" for n in SEBELUM}
    asal = {nama[n].format(k): nama.get(n - year + lama, "").format(k) for n in nama for k in TAHUNAN}
    kosong = {"belum_terbit": "", "catatan": ""}
    return [{**b, **{baru: b.get(dari, "") for baru, dari in asal.items()}, **kosong} for b in baris]


def tanpa(*kolom: str) -> Saring:
    """Return the filter that carries every row but leaves some columns to fill in: those that the year itself sets."""

    def saring(baris: list[Baris], year: int, lama: int) -> list[Baris]:
        return [{**b, **dict.fromkeys(kolom, "")} for b in baris]

    return saring


DIBAWA: dict[str, Saring] = {
    **dict.fromkeys(
        (
            "dasar_hukum", "fungsi", "organisasi", "misi", "tujuan", "sasaran", "strategi", "arah_kebijakan",
            "proses_bisnis", "cascading", "isu_strategis", "indikator", "nomenklatur", "pendukung",
            "standar_nasional", "visi_acuan",
        ),
        semua,
    ),
    "sasaran_indikator": sasaran_indikator,
    "program_anggaran": tanpa("pagu_awal", "pagu", "realisasi", "target_keluaran", "realisasi_keluaran", "catatan"),
    "pejabat": semua,
    "target": renstra,
    "dokumen_sumber": tahun_disesuaikan,
    "indikator_program": tanpa("target", "realisasi"),
    "pegawai": tanpa("nama_murni", "pangkat_murni"),
}  # fmt: skip
"""Tables that last, and which of their rows; every other table starts empty."""


def siapkan(root: Root, year: int) -> Path:
    """Make ``data/raw/<year>/`` from the nearest earlier year that has a whole report.

    Parameters
    ----------
    root : Root
    year : int
        The new fiscal year.

    Returns
    -------
    Path
        The new folder.

    Raises
    ------
    LkipError
        The folder is there already, or there is no earlier year to begin from.
    """
    tujuan = root.raw(year)
    if tujuan.exists():
        raise LkipError(f"{root.relatif(tujuan)} sudah ada; tidak ada yang diubah.")
    lama = asal(root, year)
    ada = (tabel for tabel in semua_tabel().values() if (root.raw(lama) / tabel.berkas).exists())
    isi = {tabel.berkas: _isi(root, tabel, lama, year) for tabel in ada}
    isi[BERKAS] = _settings((root.raw(lama) / BERKAS).read_text(encoding="utf-8"), year)
    sementara = tujuan.with_name(f"{year}.baru")
    sementara.mkdir()
    for nama, teks in isi.items():
        (sementara / nama).write_text(teks, encoding="utf-8", newline="\n")
    return sementara.rename(tujuan)


def asal(root: Root, year: int) -> int:
    """Return the latest earlier year that has settings, so that it was a report's own year.

    Raises
    ------
    LkipError
        There is none.
    """
    lengkap = [y for y in root.years() if y < year and (root.raw(y) / BERKAS).is_file()]
    if not lengkap:
        raise LkipError(f"Tidak ada tahun sebelum {year} di data/raw yang memiliki {BERKAS}.")
    return lengkap[-1]


def _isi(root: Root, tabel: Tabel, lama: int, year: int) -> str:
    saring = DIBAWA.get(tabel.nama)
    baris = saring(list(_baris(root, tabel, lama)), year, lama) if saring else []
    teks = io.StringIO()
    tulis = csv.DictWriter(teks, tabel.nama_kolom, lineterminator="\n", extrasaction="ignore")
    tulis.writeheader()
    tulis.writerows(
        {**b, "sumber": f"Dibawa dari data/raw/{lama}: {b.get('sumber', '')}".removesuffix(": ")} for b in baris
    )
    return teks.getvalue()


def _baris(root: Root, tabel: Tabel, year: int) -> Iterable[Baris]:
    lembar, masalah = baca_lembar(root, root.raw(year) / tabel.berkas, tabel)
    if lembar is None:
        raise LkipError("\n".join(map(str, masalah)))
    for _, sel in lembar.berisi():
        yield dict(zip(lembar.kepala, sel, strict=False))


def _settings(teks: str, year: int) -> str:
    """Move the date of signing to the January after the new year, and leave out what was said of the year itself: a
    change of the agreement, and what there was none of; everything else lasts until somebody changes it."""
    teks = re.sub(r"(?ms)^nihil\s*=\s*\[.*?\]\s*\n", "", teks)
    teks = re.sub(r"(?m)(?:^#.*\n)*^(?:tanggal_perubahan|diubah)\s*=.*\n", "", teks)
    return re.sub(
        r"(?m)^(tanggal\s*=\s*)(\d{4})(-\d{2}-\d{2})",
        lambda cocok: f"{cocok.group(1)}{year + 1}{cocok.group(3)}",
        teks,
    )
