"""Look into a ZIP based document before a library opens it: is it one, locked, or a bomb?"""

import re
import zipfile
import zlib
from pathlib import Path

from lkip_analysis.audit.errors import ReadError

MAKS_ISI = 400 * 2**20
"""Most bytes that all parts may have unpacked; pictures included."""
MAKS_XML = 64 * 2**20
"""Most bytes that the XML parts may have unpacked; a tree takes about ten times as much."""
MAKS_RASIO = 200
"""Highest ratio of unpacked to packed of a large part; text packs 10 to 30 times, a blank picture more."""
BESAR_XML = 2**20
BESAR_LAIN = 50 * 2**20
MAKS_BAGIAN = 10_000

TERKUNCI = "terkunci kata sandi. Simpan salinan tanpa kata sandi, lalu audit salinan itu."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def periksa_arsip(berkas: Path) -> None:
    """Check a `.docx` file without unpacking more than its limits.

    Raises
    ------
    ReadError
        If it is no ZIP file, is locked or damaged, holds no Word document, unpacks to more than the limits,
        or has an XML part with a document type (Word writes none; entities in one can grow without end).
    """
    with berkas.open("rb") as f:
        awal = f.read(8)
    if awal == _OLE:
        raise ReadError(_pesan_ole(berkas))
    try:
        with zipfile.ZipFile(berkas) as arsip:
            _periksa_isi(berkas.name, arsip)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError) as galat:
        raise ReadError(
            f"{berkas.name}: bukan berkas Word (.docx) yang utuh. Buka dengan Word atau LibreOffice, "
            "lalu simpan ulang sebagai .docx."
        ) from galat


def _pesan_ole(berkas: Path) -> str:
    if "EncryptedPackage".encode("utf-16-le") in berkas.read_bytes():
        return f"{berkas.name}: {TERKUNCI}"
    return f"{berkas.name}: format Word lama (.doc). Simpan ulang sebagai .docx."


def _periksa_isi(nama: str, arsip: zipfile.ZipFile) -> None:
    isi = arsip.infolist()
    if any(b.flag_bits & 1 for b in isi):
        raise ReadError(f"{nama}: {TERKUNCI}")
    jumlah = sum(b.file_size for b in isi)
    terlalu_banyak = len(isi) > MAKS_BAGIAN
    xml = [] if terlalu_banyak else [b for b in isi if _berisi_xml(arsip, b)]
    rapat = any(
        b.file_size > (BESAR_XML if b in xml else BESAR_LAIN) and b.file_size > MAKS_RASIO * b.compress_size
        for b in isi
    )
    if terlalu_banyak or jumlah > MAKS_ISI or rapat or sum(b.file_size for b in xml) > MAKS_XML:
        raise ReadError(
            f"{nama}: isinya mengembang melewati batas ({jumlah / 2**20:.0f} MB dalam {len(isi)} bagian); "
            "berkas seperti ini tidak dibuka."
        )
    if "[Content_Types].xml" not in arsip.namelist():
        raise ReadError(f"{nama}: berkas ZIP, tetapi bukan dokumen Word (.docx).")
    for bagian in xml:
        if _DTD.search(arsip.read(bagian).replace(b"\0", b"")):
            raise ReadError(
                f"{nama}: bagian {bagian.filename} memuat deklarasi DTD atau entitas, yang tidak pernah "
                "ditulis oleh Word; berkas tidak dibuka."
            )


def _berisi_xml(arsip: zipfile.ZipFile, bagian: zipfile.ZipInfo) -> bool:
    """Whether a part is XML by its first bytes; its name may say something else."""
    with arsip.open(bagian) as f:
        return f.read(64).replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
