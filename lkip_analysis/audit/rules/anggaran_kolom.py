"""Totals across a row: a `Jumlah` column, a remainder, a change, each against the columns beside it."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from lkip_analysis.audit.biang import sel_salah
from lkip_analysis.audit.columns import KolomPeran, Peran, peran_kolom
from lkip_analysis.audit.document import Baris, Dokumen, TabelDok
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.hubungan import kolom_sisa
from lkip_analysis.audit.names import kunci_nama
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.uang import cetak_seperti, nama_butir, rupiah_sel

DASAR_JUMLAH = "aritmetika: jumlah sama dengan penjumlahan rinciannya"
DASAR_SISA = "aritmetika: sisa anggaran = pagu − realisasi"
MIN_BARIS_POLA = 3

_KEPALA_JUMLAH = re.compile(
    r"(?:jumlah|total)(?:\s*(?:anggaran|dana|belanja|pegawai|orang|l\s*\+\s*p|\(.*\)))?", re.IGNORECASE
)


_TAK_DIJUMLAH = re.compile(r"(?:19|20)\d\d|[\d.,]+\s?%|-")
"""Years and percentages: such a column ends the parts of a total."""


class Hitungan(NamedTuple):
    """A row whose printed figure can be computed from other cells of it."""

    baris: Baris
    kolom: KolomPeran
    harus: Decimal
    """Computed value; where its sign is free, the absolute one."""
    rumus: str

    @property
    def tercetak(self) -> Decimal:
        return rupiah_sel(self.baris[self.kolom.indeks])

    @property
    def toleransi(self) -> Decimal:
        """Half of the last printed digit, where the parts have more digits than the print."""
        desimal = self.baris[self.kolom.indeks].angka.desimal
        lebih_teliti = self.harus != round(self.harus, max(desimal, 0))
        return Decimal(10) ** -desimal / 2 if lebih_teliti or desimal < 0 else Decimal(0)


def _angka(baris: Baris, kolom: int) -> Decimal | None:
    sel = baris[kolom]
    return Decimal(0) if sel.angka is not None and sel.angka.kosong else rupiah_sel(sel)


def _bagian(tabel: TabelDok, total: KolomPeran) -> list[KolomPeran]:
    """Number columns left of a total column, back to the last total, to words, or to the end of its group."""
    hasil: list[KolomPeran] = []
    for k in reversed(peran_kolom(tabel)[: total.indeks]):
        berangka = any(s.angka and not s.angka.kosong for s in tabel.isi_kolom(k.indeks))
        tak_dijumlah = all(_TAK_DIJUMLAH.fullmatch(s.teks.strip()) for s in tabel.isi_kolom(k.indeks) if s.teks)
        lain = total.kelompok and k.kelompok[:1] != total.kelompok[:1]
        if not berangka or tak_dijumlah or lain or k.peran in (Peran.NOMOR, Peran.KODE) or _berjudul_jumlah(k):
            break
        hasil.append(k)
    return hasil


def _berjudul_jumlah(k: KolomPeran) -> bool:
    return bool(k.kolom.jalur) and _KEPALA_JUMLAH.fullmatch(k.kolom.jalur[-1].strip()) is not None


def _jumlah_kolom(tabel: TabelDok) -> Iterator[list[Hitungan]]:
    for total in peran_kolom(tabel):
        bagian = _bagian(tabel, total) if _berjudul_jumlah(total) else []
        if len(bagian) < 2:
            continue
        nama = " + ".join(b.kolom.jalur[-1] if b.kolom.jalur else "?" for b in reversed(bagian))
        yield [
            Hitungan(b, total, sum(nilai, Decimal(0)), nama)
            for b in tabel.baris
            if rupiah_sel(b[total.indeks]) is not None and None not in (nilai := [_angka(b, k.indeks) for k in bagian])
        ]


def _sisa(tabel: TabelDok) -> Iterator[list[Hitungan]]:
    peran = peran_kolom(tabel)
    salah = sel_salah(tabel)
    for a, b, j in kolom_sisa(tabel):
        nama = " − ".join(peran[k].kolom.jalur[-1] if peran[k].kolom.jalur else "?" for k in (a, b))
        yield [
            Hitungan(baris, peran[j], abs(x - y), nama)
            for baris in tabel.baris
            if rupiah_sel(baris[j]) is not None
            and baris[j].angka.satuan != "%"
            and None not in (x := _angka(baris, a), y := _angka(baris, b))
            and not any(id(baris[k]) in salah for k in (a, b, j))
        ]


def _menyimpang(hitungan: list[Hitungan], tanda: bool) -> list[Hitungan]:
    """Rows that break what the other rows of the column obey; none where most rows do not obey it."""
    salah = [h for h in hitungan if abs((h.tercetak if tanda else abs(h.tercetak)) - h.harus) > h.toleransi]
    return salah if len(hitungan) >= MIN_BARIS_POLA and len(salah) * 2 < len(hitungan) else []


@aturan("jumlah-kolom", "Kolom jumlah tidak sama dengan kolom rinciannya", Tingkat.ERROR, DASAR_JUMLAH)
def jumlah_kolom(dokumen: Dokumen) -> Iterable[Temuan]:
    """A cell of a `Jumlah` column that is not the sum of the cells beside it, where the other rows' are."""
    for tabel in dokumen.tabel:
        for hitungan in _jumlah_kolom(tabel):
            yield from (_temuan(tabel, h) for h in _menyimpang(hitungan, tanda=True))


@aturan("sisa-anggaran", "Sisa anggaran tidak sesuai", Tingkat.ERROR, DASAR_SISA)
def sisa_anggaran(dokumen: Dokumen) -> Iterable[Temuan]:
    """A remainder or difference that is not that of the two amounts beside it, where the other rows' are."""
    for tabel in dokumen.tabel:
        for hitungan in _sisa(tabel):
            yield from (_temuan(tabel, h) for h in _menyimpang(hitungan, tanda=False))


def _temuan(tabel: TabelDok, h: Hitungan) -> Temuan:
    sel = h.baris[h.kolom.indeks]
    nama = nama_butir(tabel, h.baris, h.kolom.indeks)
    harus = cetak_seperti(h.harus, sel.teks)
    return Temuan(
        f"“{h.kolom.kolom.nama}”{f' “{nama}”' if nama else ''} pada {tabel.label} tercetak {sel.teks}, "
        f"padahal {h.rumus} ialah {harus}.",
        sel.teks,
        harus,
        (sel.tempat,),
        (kunci_nama(nama), str(h.tercetak), str(h.harus)),
    )
