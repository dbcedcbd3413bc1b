"""Process that reads every n-th page of a PDF: `python -m … FILE START STEP` pickles pages to its output.

It is a process of its own so that pages are read on several cores, and so that a file that would take all
time or memory takes neither from the program that asked.
"""

import gc
import pickle
import sys
from typing import BinaryIO

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfplumber.utils.exceptions import PdfminerException

from lkip_analysis.audit.read.pdf_halaman import Halaman, HalamanPdf, baca_halaman

MAKS_MEMORI = 450 * 2**20
"""Most memory of one process, in bytes; where the system can limit it."""
TERKUNCI = "terkunci"
RUSAK = "rusak"
MEMORI = "memori"
_SEBAB = {PDFPasswordIncorrect: TERKUNCI, PDFEncryptionError: TERKUNCI, MemoryError: MEMORI}


def batasi_memori() -> None:
    """Make allocations beyond `MAKS_MEMORI` fail."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MAKS_MEMORI, MAKS_MEMORI))


def baca(berkas: str, awal: int, langkah: int, keluar: BinaryIO) -> None:
    """Write the number of pages, then each page read; a word of trouble where the file cannot be opened."""
    try:
        pdf = pdfplumber.open(berkas, raise_unicode_errors=False)
        halaman = list(PDFPage.create_pages(pdf.doc))
    except Exception as galat:  # the library lets many kinds through
        pickle.dump(_sebab(galat), keluar)
        return
    pickle.dump(len(halaman), keluar)
    for i in range(awal, len(halaman), langkah):
        try:
            hasil = baca_halaman(HalamanPdf(pdf, halaman[i], i + 1))
        except Exception as galat:  # one damaged page does not spoil the others
            hasil = Halaman(i + 1, galat=_sebab(galat))
        pickle.dump(hasil, keluar)
        keluar.flush()


def _sebab(galat: BaseException) -> str:
    if isinstance(galat, PdfminerException) and galat.args:
        galat = galat.args[0]
    return next((sebab for jenis, sebab in _SEBAB.items() if isinstance(galat, jenis)), RUSAK)


if __name__ == "__main__":
    batasi_memori()
    gc.set_threshold(100_000)  # pages are many small objects that live until the page is done
    baca(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.stdout.buffer)
