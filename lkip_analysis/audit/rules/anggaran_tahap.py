"""Budget before and after the change: a sentence that names one stage and gives the total of the other."""

import re
from collections.abc import Iterable
from decimal import Decimal

from lkip_analysis.audit.anggaran import AKHIR, MURNI, fakta_anggaran, tahun_ini
from lkip_analysis.audit.document import Dokumen, kalimat
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.uang import cetak_seperti, rupiah, rupiah_sel
from lkip_analysis.text.parse_numbers import cari_angka

_KATA = {
    MURNI: re.compile(r"\bmurni\b|sebelum perubahan|\banggaran awal|\bpagu awal", re.IGNORECASE),
    AKHIR: re.compile(
        r"(?:setelah|sesudah|hasil|pasca)\s+perubahan|\bdppa\b|apbd\s*-?\s*p(?:erubahan)?\b|"
        r"(?:anggaran|pagu) perubahan",
        re.IGNORECASE,
    ),
}
_LAWAN = {MURNI: AKHIR, AKHIR: MURNI}
_SEBUT = {MURNI: "murni", AKHIR: "sesudah perubahan"}


def _jumlah_tahap(dokumen: Dokumen) -> dict[str, set[Decimal]]:
    """Printed totals of the tables that list programs of one stage, by stage."""
    hasil: dict[str, set[Decimal]] = {MURNI: set(), AKHIR: set()}
    for f in fakta_anggaran(dokumen):
        if f.jenjang == "program" and f.tahap and f.realisasi is None and tahun_ini(dokumen, f):
            total = [rupiah_sel(b[f.pagu.kolom.indeks]) for b in f.tabel.baris if b.jumlah]
            hasil[f.tahap] |= {t for t in total if t}
    return hasil


@aturan(
    "anggaran-tahap",
    "Pagu murni dan perubahan tertukar",
    Tingkat.ERROR,
    "perbandingan antarbagian dokumen",
)
def anggaran_tahap(dokumen: Dokumen) -> Iterable[Temuan]:
    """`Setelah perubahan sebesar Rp…` with the total of the table before the change, or the reverse."""
    total = _jumlah_tahap(dokumen)
    khas = {t: total[t] - total[_LAWAN[t]] for t in total}
    if not all(len(nilai) == 1 for nilai in khas.values()):
        return
    for p in dokumen.paragraf:
        for awal, akhir in kalimat(p.teks):
            teks = p.teks[awal:akhir]
            tahap = [t for t, pola in _KATA.items() if pola.search(teks)]
            if len(tahap) != 1:
                continue
            lawan = _LAWAN[tahap[0]]
            angka = [t for t in cari_angka(teks) if rupiah(t.angka) in khas[lawan] | khas[tahap[0]]]
            if len(angka) == 1 and rupiah(angka[0].angka) in khas[lawan]:
                cetak = angka[0].angka.teks.strip()
                harus = cetak_seperti(next(iter(khas[tahap[0]])), cetak)
                yield Temuan(
                    f"Anggaran {_SEBUT[tahap[0]]} disebut {cetak}, padahal itu jumlah anggaran "
                    f"{_SEBUT[lawan]}; yang {_SEBUT[tahap[0]]} {harus}.",
                    cetak,
                    harus,
                    (p.di(awal + angka[0].awal, awal + angka[0].akhir, 40),),
                    (tahap[0], str(rupiah(angka[0].angka))),
                )
