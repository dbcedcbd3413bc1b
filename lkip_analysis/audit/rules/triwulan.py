"""Quarterly targets and realisasi against those of the year."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from lkip_analysis.audit.columns import KolomPeran, Peran, nama_baris, peran_kolom
from lkip_analysis.audit.document import Baris, Dokumen, TabelDok
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.names import kunci_nama
from lkip_analysis.audit.registry import aturan
from lkip_analysis.text.number_format import bilangan

_TRIWULAN = re.compile(r"(?:tw|trw|triwulan)(?:i|ii|iii|iv|[1-4])$")
BANYAK = 4
RAGAM = Decimal("0.01")
"""Figures are printed with two decimals at most."""


def _kolom(tabel: TabelDok, peran: Peran) -> tuple[KolomPeran, list[KolomPeran]] | None:
    """The figure of the year and those of its four quarters: the nearest on the left of them, else on the right."""
    semua = [k for k in peran_kolom(tabel) if k.peran is peran]
    triwulan = [k for k in semua if _TRIWULAN.match(k.periode)]
    if len(triwulan) != BANYAK or len({k.periode for k in triwulan}) != BANYAK:
        return None
    setahun = [k for k in semua if not k.periode]
    kiri = [k for k in setahun if k.indeks < triwulan[0].indeks]
    return ((kiri or setahun)[-1 if kiri else 0], triwulan) if setahun else None


def _nilai(baris: Baris, kolom: list[KolomPeran]) -> list[Decimal] | None:
    """Figures of the quarters that have one; None where a cell holds something else."""
    hasil = []
    for k in kolom:
        sel = baris[k.indeks]
        if sel.teks and sel.angka is None:
            return None
        if sel.angka and not sel.angka.kosong:
            hasil.append(sel.angka.nilai)
    return hasil


def _cara(nilai: list[Decimal]) -> Iterator[Decimal]:
    """What quarterly figures may give for the year: their sum, the last, highest or lowest one, their mean."""
    yield sum(nilai, Decimal(0))
    yield nilai[-1]
    yield max(nilai)
    yield min(nilai)
    yield sum(nilai, Decimal(0)) / len(nilai)


@aturan(
    "target-triwulan",
    "Angka triwulan tidak sampai ke angka setahun",
    Tingkat.WARNING,
    "aritmetika: angka triwulan dijumlahkan, atau kumulatif sampai angka tahun itu",
)
def target_triwulan(dokumen: Dokumen) -> Iterable[Temuan]:
    """Quarterly targets, or realisasi, whose sum, last, highest or mean is not that of the year, where most rows'
    is; a table may have one row only."""
    for tabel in dokumen.tabel:
        for peran in (Peran.TARGET, Peran.REALISASI):
            kolom = _kolom(tabel, peran)
            if kolom is None:
                continue
            tahun, triwulan = kolom
            baris = [(b, n) for b in tabel.baris if (n := _terbaca(b, tahun, triwulan))]
            salah = [(b, n) for b, n in baris if not _cocok(b[tahun.indeks].angka.nilai, n)]
            if len(baris) > 2 * len(salah) or len(baris) == 1:
                yield from (_temuan(tabel, b, tahun, n, peran) for b, n in salah)


def _terbaca(baris: Baris, tahun: KolomPeran, triwulan: list[KolomPeran]) -> list[Decimal] | None:
    """The quarterly figures of a row that has those of two quarters or more, and that of the year."""
    angka, nilai = baris[tahun.indeks].angka, _nilai(baris, triwulan)
    if baris.jumlah or angka is None or angka.kosong or not nilai or len(nilai) < 2:
        return None
    return nilai


def _cocok(setahun: Decimal, nilai: list[Decimal]) -> bool:
    return any(abs(c - setahun) <= RAGAM for c in _cara(nilai))


def _temuan(tabel: TabelDok, baris: Baris, tahun: KolomPeran, nilai: list[Decimal], peran: Peran) -> Temuan:
    sel = baris[tahun.indeks]
    nama = nama_baris(tabel, baris, tahun.indeks)
    subjek = " ".join(nama.isi.split()) if nama else f"baris {baris.nomor}"
    isi = [bilangan(n) for n in nilai]
    jumlah = bilangan(sum(nilai, Decimal(0)))
    return Temuan(
        f"{str(peran).capitalize()} “{subjek}” pada {tabel.label} {sel.teks} setahun, padahal triwulannya "
        f"{', '.join(isi)} berjumlah {jumlah} dan berakhir pada {isi[-1]}. "
        "(Dugaan: angka triwulan dijumlahkan atau kumulatif.)",
        sel.teks,
        jumlah,
        (sel.tempat,),
        (kunci_nama(subjek), str(peran), sel.teks, *isi),
    )
