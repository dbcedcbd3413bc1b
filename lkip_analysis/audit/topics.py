"""Which indicators a paragraph speaks of: those it names, else those named before it in its section."""

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from lkip_analysis.audit.columns import Peran, peran_kolom
from lkip_analysis.audit.document import Bagian, Dokumen, Paragraf
from lkip_analysis.audit.names import disebut, kunci_nama

MIN_KATA_NAMA = 2
_SIMPANAN: WeakKeyDictionary[Dokumen, dict[str, str]] = WeakKeyDictionary()
_TOPIK: WeakKeyDictionary[Dokumen, dict[int, tuple[str, ...]]] = WeakKeyDictionary()


def indikator_dokumen(dokumen: Dokumen) -> dict[str, str]:
    """Names of indicators in the document's tables: normal form to first print."""
    if dokumen not in _SIMPANAN:
        nama: dict[str, str] = {}
        for tabel in dokumen.tabel:
            for k in peran_kolom(tabel):
                if k.peran is Peran.INDIKATOR:
                    for sel in tabel.isi_kolom(k.indeks):
                        kunci = kunci_nama(sel.teks)
                        if sel.teks and sel.angka is None and len(kunci.split()) >= MIN_KATA_NAMA:
                            nama.setdefault(kunci, sel.teks)
        _SIMPANAN[dokumen] = nama
    return _SIMPANAN[dokumen]


def topik(dokumen: Dokumen, paragraf: Paragraf) -> tuple[str, ...]:
    """Normal forms of the indicators that a paragraph is about; empty where none can be told.

    A paragraph that names none takes those of the last paragraph of its section that names some, else those
    of the titles over it.
    """
    if dokumen not in _TOPIK:
        _TOPIK[dokumen] = dict(_semua(dokumen))
    return _TOPIK[dokumen].get(id(paragraf), ())


def _semua(dokumen: Dokumen) -> Iterator[tuple[int, tuple[str, ...]]]:
    nama = list(indikator_dokumen(dokumen))
    bagian, kini = None, ()
    for p in dokumen.paragraf:
        if p.bagian is not bagian:
            bagian = p.bagian
            kini = topik_bagian(nama, bagian)
        kini = sebutan(nama, p.teks) or kini
        yield id(p), kini


def topik_bagian(nama: list[str], bagian: Bagian) -> tuple[str, ...]:
    """The names in the title of a section, else in the nearest title over it that has some."""
    return next((ada for judul in reversed(bagian.jalur) if (ada := sebutan(nama, judul))), ())


def sebutan(nama: list[str], teks: str) -> tuple[str, ...]:
    """The names that a text mentions, without those that are part of a longer one mentioned."""
    ada = [n for n in nama if disebut(n, teks)]
    return tuple(n for n in ada if not any(n != m and n in m for m in ada))
