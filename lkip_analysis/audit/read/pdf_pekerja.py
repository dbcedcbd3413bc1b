"""Process that reads every n-th page of a PDF: `python -m … FILE START STEP`, pages pickled to standard output.

It is a process of its own so that pages are read on several cores, and so that a file that would take all time
or memory takes neither from the program that asked.
"""

import pickle
import sys
from typing import BinaryIO

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from lkip_analysis.audit.read.pdf_halaman import Halaman, baca_halaman

MAKS_MEMORI = 900 * 2**20
"""Most memory of one process, in bytes; where the system can limit it."""
TERKUNCI = "terkunci"
RUSAK = "rusak"
MEMORI = "memori"


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
        pdf = pdfplumber.open(berkas, unicode_norm="NFC")
        banyak = len(pdf.pages)
    except MemoryError:
        pickle.dump(MEMORI, keluar)
        return
    except Exception as galat:  # the library lets many kinds through
        pickle.dump(TERKUNCI if _terkunci(galat) else RUSAK, keluar)
        return
    pickle.dump(banyak, keluar)
    for i in range(awal, banyak, langkah):
        try:
            halaman = baca_halaman(pdf.pages[i])
        except MemoryError:
            halaman = Halaman(i + 1, galat=MEMORI)
        except Exception:  # one damaged page does not spoil the others
            halaman = Halaman(i + 1, galat=RUSAK)
        pdf.pages[i].close()
        pickle.dump(halaman, keluar)
        keluar.flush()


def _terkunci(galat: BaseException) -> bool:
    dalam = galat.args[0] if isinstance(galat, PdfminerException) and galat.args else galat
    return isinstance(dalam, PDFPasswordIncorrect | PDFEncryptionError)


if __name__ == "__main__":
    batasi_memori()
    baca(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.stdout.buffer)
