"""Reader of PDF files: pages read in processes of their own, within limits of time and memory."""

import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from lkip_analysis.audit.document import PageFrame, SourceDocument
from lkip_analysis.audit.errors import ReadError
from lkip_analysis.audit.read import arsip, pdf_pekerja
from lkip_analysis.audit.read.pdf_halaman import Halaman
from lkip_analysis.audit.read.pdf_pekerja import MEMORI, RUSAK, TERKUNCI
from lkip_analysis.audit.read.pdf_susun import urai
from lkip_analysis.audit.read.susun import susun

BATAS_WAKTU = 150.0
"""Longest time for a file, in seconds; 500 pages of tables take about 25."""
MAKS_PROSES = 2
MIN_HURUF = 15
"""A page with fewer characters and a picture over most of it was scanned."""
LUAS_PINDAI = 0.5
LUAS_LATAR = 0.9
"""A page with text over a picture of the whole page was scanned and its letters recognised."""
MAKS_TAK_TERBACA = 0.3

_PESAN = {
    TERKUNCI: arsip.TERKUNCI,
    RUSAK: "berkas PDF rusak atau bukan PDF. Buka, cetak ulang ke PDF, lalu audit berkas baru itu.",
    MEMORI: "isi PDF terlalu besar untuk dibaca. Pecah berkas per bab, lalu audit tiap bagian.",
}


def baca_pdf(berkas: Path) -> SourceDocument:
    """Read a PDF file.

    Raises
    ------
    ReadError
        If it is no intact PDF file, is locked, holds pictures of pages only or letters that cannot be told,
        or takes longer than `BATAS_WAKTU`.
    """
    with berkas.open("rb") as f:
        if b"%PDF-" not in f.read(1024):
            raise ReadError(f"{berkas.name}: {_PESAN[RUSAK]}")
    halaman = _baca_halaman(berkas)
    catatan = _periksa(berkas.name, halaman)
    dokumen = susun(berkas.name, urai([h for h in halaman if not h.galat]), catatan)
    dokumen.frames = tuple(PageFrame(h.nomor, h.lebar, h.tinggi, h.putar) for h in halaman)
    return dokumen


def _baca_halaman(berkas: Path) -> list[Halaman]:
    """Read all pages, by processes that share them out.

    Output goes to files, not pipes: what was read is there whatever becomes of a process.
    """
    akhir = time.monotonic() + BATAS_WAKTU
    n = min(MAKS_PROSES, os.cpu_count() or 1)
    with ExitStack() as tumpuk:
        keluaran = [tumpuk.enter_context(tempfile.TemporaryFile()) for _ in range(n)]
        proses = [_mulai(berkas, i, n, k) for i, k in enumerate(keluaran)]
        tumpuk.callback(_hentikan, proses)
        habis = not all(_tunggu(p, akhir) for p in proses)
        _hentikan(proses)
        hasil = [list(_muat(k)) for k in keluaran]
    pesan = next((h[0] for h in hasil if h and isinstance(h[0], str)), "")
    if pesan or not any(hasil):
        raise ReadError(f"{berkas.name}: {_PESAN[pesan or (MEMORI if habis else RUSAK)]}")
    banyak: int = next(h[0] for h in hasil if h)
    halaman = {h.nomor: h for bagian in hasil for h in bagian[1:]}
    if habis:
        raise ReadError(
            f"{berkas.name}: baru {len(halaman)} dari {banyak} halaman terbaca dalam {BATAS_WAKTU:.0f} "
            "detik. Pecah berkas per bab, lalu audit tiap bagian."
        )
    return [halaman.get(i, Halaman(i, galat=RUSAK)) for i in range(1, banyak + 1)]


def _mulai(berkas: Path, awal: int, langkah: int, keluar: BinaryIO) -> subprocess.Popen[bytes]:
    perintah = [sys.executable, "-m", pdf_pekerja.__name__, str(berkas.resolve()), str(awal), str(langkah)]
    return subprocess.Popen(perintah, stdin=subprocess.DEVNULL, stdout=keluar, stderr=subprocess.DEVNULL)


def _tunggu(proses: subprocess.Popen[bytes], akhir: float) -> bool:
    try:
        proses.wait(max(0.0, akhir - time.monotonic()))
    except subprocess.TimeoutExpired:
        return False
    return True


def _hentikan(proses: list[subprocess.Popen[bytes]]) -> None:
    for p in proses:
        p.kill()
        p.wait()


def _muat(keluar: BinaryIO) -> Iterator[Any]:
    keluar.seek(0)
    while True:
        try:
            yield pickle.load(keluar)
        except (EOFError, pickle.UnpicklingError):  # the process was stopped while it wrote
            return


def _periksa(nama: str, halaman: list[Halaman]) -> list[str]:
    """Refuse a file without readable text; note the pages that are missing from what was read."""
    terbaca = [h for h in halaman if not h.galat]
    if not terbaca:
        raise ReadError(f"{nama}: {_PESAN[halaman[0].galat if halaman else RUSAK]}")
    pindai = [h.nomor for h in terbaca if h.huruf < MIN_HURUF and h.gambar > LUAS_PINDAI]
    huruf = sum(h.huruf for h in terbaca)
    if huruf < MIN_HURUF * len(terbaca) and pindai:
        raise ReadError(
            f"{nama}: halaman hasil pindai tanpa lapisan teks ({len(pindai)} dari {len(halaman)} halaman berupa "
            "gambar). Audit tidak mengenali huruf dalam gambar; pakai PDF dari aplikasi pengolah kata, atau "
            "kenali teksnya (OCR) lebih dahulu."
        )
    if not huruf:
        raise ReadError(f"{nama}: PDF tidak memuat teks.")
    if sum(h.tak_terbaca for h in terbaca) > MAKS_TAK_TERBACA * huruf:
        raise ReadError(
            f"{nama}: huruf dalam PDF tidak dapat dipetakan ke teks (fon tanpa peta Unicode). Buat ulang PDF "
            "dari berkas aslinya."
        )
    ocr = [h.nomor for h in terbaca if h.huruf >= MIN_HURUF and h.gambar > LUAS_LATAR]
    rusak = [h.nomor for h in halaman if h.galat]
    return [
        f"{teks}: {ringkas_nomor(nomor)}."
        for teks, nomor in (
            ("Halaman hasil pindai (gambar tanpa teks), tidak diaudit", pindai),
            ("Halaman hasil pindai dengan teks OCR, tabelnya mungkin tidak terbaca", ocr),
            ("Halaman rusak, tidak diaudit", rusak),
        )
        if nomor
    ]


def ringkas_nomor(nomor: list[int]) -> str:
    """Write page numbers with ranges: `1, 3–5`."""
    hasil: list[list[int]] = []
    for n in nomor:
        if hasil and n == hasil[-1][-1] + 1:
            hasil[-1] = [hasil[-1][0], n]
        else:
            hasil.append([n])
    return ", ".join("–".join(map(str, h)) for h in hasil)
