"""Look into a workbook before it is parsed: what could run, reach out or grow without end is refused."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from openpyxl.xml.functions import fromstring

from ..errors import LkipError
from ..untrusted_zip import DAMAGED, LOCKED_OLE, OLE, Limits, has_dtd, is_locked, is_xml, twice, unpacked

MAKS_BERKAS = 50 * 2**20
"""Largest file, in bytes."""
BATAS = Limits(size=200 * 2**20, files=5_000, large=5 * 2**20)

SIMPAN = "Buka dengan Excel atau LibreOffice, lalu simpan sebagai .xlsx"

_DDE = re.compile(rb"<(?:\w+:)?ddeLink\b")
_MAKRO = re.compile(r"macroEnabled|vbaProject|ms-excel\.(?:macrosheet|intlmacrosheet)", re.IGNORECASE)

BAGIAN_TERLARANG = (
    (re.compile(r"vbaProject|vbaData|/macrosheets/|/dialogsheets/", re.IGNORECASE), "memuat makro"),
    (re.compile(r"/externalLinks/|/connections\.xml$|/queryTables/|/model/", re.IGNORECASE),
     "memuat tautan ke berkas atau sumber data lain"),
    (re.compile(r"/embeddings/|/activeX/|/ctrlProps/", re.IGNORECASE), "memuat objek yang disisipkan"),
)  # fmt: skip
"""(name of a part, why a workbook with such a part is refused)."""


class BukuKerjaError(LkipError):
    """A file that is not taken for a workbook."""


def isi_aman(berkas: Path) -> io.BytesIO:
    """Read a workbook's bytes, once it is known that nothing in it is dangerous to parse.

    The bytes that were looked at are the bytes that are returned: the file may change meanwhile.

    Parameters
    ----------
    berkas : Path

    Returns
    -------
    BytesIO
        The whole file.

    Raises
    ------
    BukuKerjaError
        If it is no `.xlsx` file, is locked, damaged or too large, unpacks to more than the limits, or holds
        macros, external links, DDE, embedded objects or a document type. In Indonesian.
    """
    if berkas.stat().st_size > MAKS_BERKAS:
        raise _tolak(berkas, f"lebih besar daripada {MAKS_BERKAS // 2**20} MB", "Hapus lembar yang tidak perlu")
    isi = berkas.read_bytes()
    _periksa_jenis(berkas, isi)
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            _periksa_ukuran(berkas, arsip)
            _periksa_bagian(berkas, arsip)
    except (*DAMAGED, SyntaxError) as galat:
        raise _tolak(berkas, "rusak atau bukan buku kerja Excel (.xlsx)", SIMPAN) from galat
    return io.BytesIO(isi)


def _tolak(berkas: Path, sebab: str, saran: str) -> BukuKerjaError:
    return BukuKerjaError(f"{berkas.name} tidak dibuka: {sebab}. {saran}.")


def _periksa_jenis(berkas: Path, isi: bytes) -> None:
    if isi.startswith(OLE):
        terkunci = LOCKED_OLE in isi
        sebab = "terkunci kata sandi" if terkunci else "berformat Excel lama (.xls)"
        raise _tolak(berkas, sebab, "Simpan salinan sebagai .xlsx tanpa kata sandi" if terkunci else SIMPAN)
    awal = isi[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if awal.startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        raise _tolak(berkas, "berisi halaman HTML atau XML yang diberi nama Excel", SIMPAN)


def _periksa_ukuran(berkas: Path, arsip: zipfile.ZipFile) -> None:
    bagian = arsip.infolist()
    if any(map(is_locked, bagian)):
        raise _tolak(berkas, "terkunci kata sandi", "Simpan salinan tanpa kata sandi")
    if BATAS.exceeded(bagian):
        sebab = f"isinya mengembang melewati batas ({unpacked(bagian) / 2**20:.0f} MB dalam {len(bagian)} bagian)"
        raise _tolak(berkas, sebab, "Salin datanya ke buku kerja baru")
    if twice(bagian):
        raise _tolak(berkas, "memuat dua bagian dengan nama yang sama", SIMPAN)


def _periksa_bagian(berkas: Path, arsip: zipfile.ZipFile) -> None:
    nama = arsip.namelist()
    if not {"[Content_Types].xml", "_rels/.rels"} <= set(nama):
        raise _tolak(berkas, "bukan buku kerja Excel (.xlsx)", SIMPAN)
    if any(_DDE.search(arsip.read(n)) for n in nama if "/externallinks/" in n.casefold()):
        raise _tolak(berkas, "memuat DDE (perintah ke program lain)", "Hapus rumusnya dan simpan nilainya saja")
    if _MAKRO.search(arsip.read("[Content_Types].xml").decode("utf-8", "replace")):
        raise _tolak(berkas, "memuat makro", SIMPAN)
    for pola, sebab in BAGIAN_TERLARANG:
        if any(pola.search(f"/{n}") for n in nama):
            raise _tolak(berkas, sebab, "Salin nilainya saja ke buku kerja baru (.xlsx)")
    for n in nama:
        isi = arsip.read(n)
        if is_xml(isi):
            _periksa_xml(berkas, n, isi)


def _periksa_xml(berkas: Path, nama: str, isi: bytes) -> None:
    if has_dtd(isi):
        raise _tolak(berkas, f"bagian {nama} memuat deklarasi DTD, yang tidak pernah ditulis oleh Excel", SIMPAN)
    if not nama.casefold().endswith(".rels"):
        return
    for hubungan in fromstring(isi):
        keluar = hubungan.get("TargetMode", "").casefold() == "external"
        if keluar and not hubungan.get("Type", "").endswith("/hyperlink"):
            raise _tolak(berkas, "memuat tautan ke berkas lain", "Salin nilainya saja ke buku kerja baru (.xlsx)")
