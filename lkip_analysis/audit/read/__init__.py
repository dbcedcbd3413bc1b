"""One reader per file format, found by the suffix of the file."""

from importlib import import_module
from pathlib import Path

from lkip_analysis.audit.document import SourceDocument
from lkip_analysis.audit.errors import ReadError

PEMBACA = {
    ".txt": "teks:baca_teks",
    ".md": "teks:baca_teks",
    ".html": "html:baca_html",
    ".htm": "html:baca_html",
    ".docx": "docx:baca_docx",
    ".docm": "docx:baca_docx",
    ".pdf": "pdf:baca_pdf",
}
"""Module and function by suffix; imported when asked for, since each brings a library of its own."""


def baca(berkas: Path | str) -> SourceDocument:
    """Read a report of any supported format.

    Raises
    ------
    ReadError
        If the file does not exist, has another suffix, or cannot be read as its suffix says.
    """
    berkas = Path(berkas)
    try:
        _periksa(berkas)
        modul, _, fungsi = PEMBACA[berkas.suffix.lower()].partition(":")
        return getattr(import_module(f"{__name__}.{modul}"), fungsi)(berkas)
    except ReadError as galat:
        if str(galat).startswith((berkas.name, str(berkas))):
            raise
        raise ReadError(f"{berkas.name}: {galat}") from galat
    except OSError as galat:
        raise ReadError(f"{berkas}: tidak dapat dibaca ({galat.strerror or galat}).") from galat
    except MemoryError as galat:
        raise ReadError(f"{berkas.name}: isinya terlalu besar untuk dibaca. Pecah berkas per bab.") from galat
    except Exception as galat:  # the file is from anywhere: whatever a reader trips over is the file's fault
        raise ReadError(
            f"{berkas.name}: isinya tidak seperti {berkas.suffix.lower()} yang wajar ({type(galat).__name__}). "
            "Buka dengan aplikasinya, simpan ulang, lalu audit berkas itu."
        ) from galat


def _periksa(berkas: Path) -> None:
    jenis = ", ".join(sorted(PEMBACA))
    if berkas.is_dir():
        raise ReadError(f"{berkas}: ini folder; sebutkan satu berkas di dalamnya ({jenis}).")
    if berkas.suffix.lower() not in PEMBACA:
        raise ReadError(f"{berkas.name}: jenis berkas tidak dikenal; yang dapat diaudit: {jenis}.")
    if not berkas.is_file():
        raise ReadError(f"{berkas}: berkas tidak ditemukan.")
    if berkas.stat().st_size == 0:
        raise ReadError(
            f"{berkas.name}: berkas kosong (0 bita); salin atau unduh ulang. Bila isinya halaman hasil pindai, "
            "kenali dahulu teksnya (OCR)."
        )
