"""The other places of a wrong figure: the same print beside the same name in tables and prose."""

from collections.abc import Iterator

from lkip_analysis.audit.document import Baris, Dokumen, Paragraf, TabelDok, Tempat
from lkip_analysis.audit.finding import Temuan
from lkip_analysis.audit.names import disebut, kunci_nama, nama_mirip
from lkip_analysis.audit.topics import topik
from lkip_analysis.text.parse_numbers import AngkaTercetak, baca_angka, cari_angka

DIGIT_KHAS = 4
"""A percentage of this many significant digits is taken for the same figure wherever it stands."""


def tempat_lain(dokumen: Dokumen, temuan: Temuan) -> Iterator[Tempat]:
    """Find where the printed figure of a finding stands again beside the name that it is about.

    A name counts in the same table row, in the paragraph or as its topic, and in the section's title.
    """
    angka = baca_angka(temuan.dinyatakan)
    if angka is None or angka.kosong:
        return
    sudah = {_kunci(t) for t in temuan.tempat}
    for tempat in _cari(dokumen, temuan.subjek, angka):
        if _kunci(tempat) not in sudah:
            sudah.add(_kunci(tempat))
            yield tempat


def _kunci(t: Tempat) -> tuple:
    return t.baris, t.halaman, t.tabel, t.baris_tabel, t.kolom


def _cari(dokumen: Dokumen, subjek: str, angka: AngkaTercetak) -> Iterator[Tempat]:
    khas = angka.satuan == "%" and len(str(abs(angka.nilai).normalize()).replace(".", "")) >= DIGIT_KHAS
    for blok in dokumen.blok:
        if isinstance(blok, TabelDok):
            di_judul = disebut(subjek, blok.bagian.judul)
            for baris in blok.baris:
                if khas or di_judul or _baris_tentang(baris, subjek):
                    yield from (s.tempat for s in baris.sel if s.angka and _sama(s.angka, angka))
        elif khas or _paragraf_tentang(dokumen, blok, subjek):
            yield from (blok.di(t.awal, t.akhir, 40) for t in cari_angka(blok.teks) if _sama(t.angka, angka))


def _sama(a: AngkaTercetak, b: AngkaTercetak) -> bool:
    return not a.kosong and a.nilai == b.nilai and (a.satuan == b.satuan or None in (a.satuan, b.satuan))


def _baris_tentang(baris: Baris, subjek: str) -> bool:
    return any(s.isi and s.asal.angka is None and nama_mirip(s.isi, subjek) for s in baris.sel)


def _paragraf_tentang(dokumen: Dokumen, paragraf: Paragraf, subjek: str) -> bool:
    return kunci_nama(subjek) in topik(dokumen, paragraf) or disebut(subjek, paragraf.teks)
