"""Quarterly targets of a rencana aksi against the target of the year."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from lkip_analysis.audit.columns import KolomPeran, Peran, nama_baris, peran_kolom
from lkip_analysis.audit.document import Baris, Dokumen, TabelDok
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.names import kunci_nama
from lkip_analysis.audit.registry import aturan
from lkip_analysis.teks.angka import bilangan

_TRIWULAN = re.compile(r"(?:tw|trw|triwulan)(?:i|ii|iii|iv|[1-4])$")
BANYAK = 4
RAGAM = Decimal("0.01")
"""Targets are printed with two decimals at most."""


def _kolom(tabel: TabelDok) -> tuple[KolomPeran, list[KolomPeran]] | None:
    """The target of the year and those of its four quarters, the nearest on the right of it."""
    target = [k for k in peran_kolom(tabel) if k.peran is Peran.TARGET]
    triwulan = [k for k in target if _TRIWULAN.match(k.periode)]
    if len(triwulan) != BANYAK or len({k.periode for k in triwulan}) != BANYAK:
        return None
    kiri = [k for k in target if not k.periode and k.indeks < triwulan[0].indeks]
    return (kiri[-1], triwulan) if kiri else None


def _nilai(baris: Baris, kolom: list[KolomPeran]) -> list[Decimal] | None:
    """Targets of the quarters that have one; None where a cell holds something else."""
    hasil = []
    for k in kolom:
        sel = baris[k.indeks]
        if sel.teks and sel.angka is None:
            return None
        if sel.angka and not sel.angka.kosong:
            hasil.append(sel.angka.nilai)
    return hasil


def _cara(nilai: list[Decimal]) -> Iterator[Decimal]:
    """What quarterly targets may give for the year: their sum, the last or highest one, their mean."""
    yield sum(nilai, Decimal(0))
    yield nilai[-1]
    yield max(nilai)
    yield min(nilai)
    yield sum(nilai, Decimal(0)) / len(nilai)


@aturan(
    "target-triwulan",
    "Target triwulan tidak sampai ke target tahunannya",
    Tingkat.WARNING,
    "aritmetika: target triwulan dijumlahkan, atau kumulatif sampai target tahun itu",
)
def target_triwulan(dokumen: Dokumen) -> Iterable[Temuan]:
    """Quarterly targets whose sum, last, highest or mean is not the target of the year, where other rows' is.

    A table with one row has no other to show how it counts.
    """
    for tabel in dokumen.tabel:
        kolom = _kolom(tabel)
        if kolom is None:
            continue
        tahun, triwulan = kolom
        cocok, salah = 0, []
        for baris in tabel.baris:
            angka, nilai = baris[tahun.indeks].angka, _nilai(baris, triwulan)
            if baris.jumlah or angka is None or angka.kosong or not nilai or len(nilai) < 2:
                continue
            if any(abs(c - angka.nilai) <= RAGAM for c in _cara(nilai)):
                cocok += 1
            else:
                salah.append((baris, nilai))
        if cocok > len(salah) or (cocok == 0 and len(salah) == 1):
            yield from (_temuan(tabel, b, tahun, n) for b, n in salah)


def _temuan(tabel: TabelDok, baris: Baris, tahun: KolomPeran, nilai: list[Decimal]) -> Temuan:
    sel = baris[tahun.indeks]
    nama = nama_baris(tabel, baris, tahun.indeks)
    subjek = " ".join(nama.isi.split()) if nama else f"baris {baris.nomor}"
    isi = [bilangan(n) for n in nilai]
    return Temuan(
        f"Target “{subjek}” pada {tabel.label} {sel.teks} setahun, padahal target triwulannya {', '.join(isi)} "
        f"berjumlah {bilangan(sum(nilai, Decimal(0)))} dan berakhir pada {isi[-1]}. "
        "(Dugaan: target triwulan dijumlahkan atau kumulatif.)",
        sel.teks,
        bilangan(sum(nilai, Decimal(0))),
        (sel.tempat,),
        (kunci_nama(subjek), sel.teks, *isi),
    )
