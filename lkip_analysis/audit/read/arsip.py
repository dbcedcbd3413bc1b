"""Look into a ZIP based document before a library opens it: is it one, locked, or a bomb?"""

import zipfile
from pathlib import Path

from lkip_analysis.audit.errors import ReadError
from lkip_analysis.untrusted_zip import DAMAGED, LOCKED_OLE, OLE, START, Limits, has_dtd, is_locked, is_xml, unpacked

BATAS = Limits(size=400 * 2**20, files=10_000, large=50 * 2**20)
"""Of all parts, pictures included: a blank one packs far."""
BATAS_XML = Limits(size=64 * 2**20, files=10_000, large=2**20)
"""Of the XML parts; a tree takes about ten times as much as its text."""

TERKUNCI = "terkunci kata sandi. Simpan salinan tanpa kata sandi, lalu audit salinan itu."


def periksa_arsip(berkas: Path) -> None:
    """Check a `.docx` file without unpacking more than its limits.

    Raises
    ------
    ReadError
        If it is no ZIP file, is locked or damaged, holds no Word document, unpacks to more than the limits,
        or has an XML part with a document type.
    """
    with berkas.open("rb") as f:
        awal = f.read(len(OLE))
    if awal == OLE:
        raise ReadError(_pesan_ole(berkas))
    try:
        with zipfile.ZipFile(berkas) as arsip:
            _periksa_isi(berkas.name, arsip)
    except DAMAGED as galat:
        raise ReadError(
            f"{berkas.name}: bukan berkas Word (.docx) yang utuh. Buka dengan Word atau LibreOffice, "
            "lalu simpan ulang sebagai .docx."
        ) from galat


def _pesan_ole(berkas: Path) -> str:
    if LOCKED_OLE in berkas.read_bytes():
        return f"{berkas.name}: {TERKUNCI}"
    return f"{berkas.name}: format Word lama (.doc). Simpan ulang sebagai .docx."


def _periksa_isi(nama: str, arsip: zipfile.ZipFile) -> None:
    isi = arsip.infolist()
    if any(map(is_locked, isi)):
        raise ReadError(f"{nama}: {TERKUNCI}")
    if BATAS.exceeded(isi) or BATAS_XML.exceeded(xml := [b for b in isi if _berisi_xml(arsip, b)]):
        raise ReadError(
            f"{nama}: isinya mengembang melewati batas ({unpacked(isi) / 2**20:.0f} MB dalam {len(isi)} bagian); "
            "berkas seperti ini tidak dibuka."
        )
    if "[Content_Types].xml" not in arsip.namelist():
        raise ReadError(f"{nama}: berkas ZIP, tetapi bukan dokumen Word (.docx).")
    for bagian in xml:
        if has_dtd(arsip.read(bagian)):
            raise ReadError(
                f"{nama}: bagian {bagian.filename} memuat deklarasi DTD atau entitas, yang tidak pernah "
                "ditulis oleh Word; berkas tidak dibuka."
            )


def _berisi_xml(arsip: zipfile.ZipFile, bagian: zipfile.ZipInfo) -> bool:
    with arsip.open(bagian) as f:
        return is_xml(f.read(START))
