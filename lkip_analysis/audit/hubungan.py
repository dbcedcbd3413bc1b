"""Relations inside a row of a budget table that a wrong amount breaks: absorption, remainder."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from weakref import WeakKeyDictionary

from lkip_analysis.audit.columns import Peran, Ukuran, peran_kolom, rangkai_anggaran
from lkip_analysis.audit.document import Baris, TabelDok
from lkip_analysis.audit.ratio import periksa_rasio
from lkip_analysis.audit.uang import PERAN_UANG, kolom_uang, rupiah_sel
from lkip_analysis.text.tolerance import BEDA

Ganti = Mapping[int, Decimal]
"""Other values for cells of a row, by column."""

Hubungan = Callable[[Baris, Ganti], bool | None]
"""Whether a row keeps the relation, with some cells replaced; None where a cell is missing."""

_SIMPANAN: WeakKeyDictionary[TabelDok, list[Hubungan]] = WeakKeyDictionary()


def hubungan(tabel: TabelDok) -> list[Hubungan]:
    """Give the relations that most rows of a table keep."""
    if tabel not in _SIMPANAN:
        semua = [*_serapan(tabel), *_sisa(tabel)]
        _SIMPANAN[tabel] = [h for h in semua if _berlaku(tabel, h)]
    return _SIMPANAN[tabel]


def _berlaku(tabel: TabelDok, h: Hubungan) -> bool:
    hasil = [x for b in tabel.baris if (x := h(b, {})) is not None]
    return sum(hasil) * 2 > len(hasil)


def mendukung(tabel: TabelDok, baris: Baris, kolom: int, nilai: Decimal) -> bool:
    """Whether another amount in a cell mends a relation of its row and breaks none."""
    pasangan = [(h(baris, {}), h(baris, {kolom: nilai})) for h in hubungan(tabel)]
    return (False, True) in pasangan and (True, False) not in pasangan


def _isi(baris: Baris, kolom: int, ganti: Ganti) -> Decimal | None:
    sel = baris[kolom]
    kosong = Decimal(0) if sel.angka is not None and sel.angka.kosong else None
    return ganti.get(kolom, rupiah_sel(sel) if kosong is None else kosong)


def _serapan(tabel: TabelDok) -> list[Hubungan]:
    def buat(u: Ukuran) -> Hubungan:
        def tetap(baris: Baris, ganti: Ganti) -> bool | None:
            cetak = baris[u.capaian.indeks].angka
            pagu, realisasi = (_isi(baris, k.indeks, ganti) for k in (u.target, u.realisasi))
            if cetak is None or cetak.kosong or cetak.satuan == "Rp" or not pagu or realisasi is None:
                return None
            p, r = (cetak._replace(nilai=n, desimal=0, satuan="Rp", alternatif=None) for n in (pagu, realisasi))
            putusan = periksa_rasio(cetak, p, r, ("naik",))
            return putusan and putusan.hasil != BEDA

        return tetap

    return [buat(u) for u in rangkai_anggaran(tabel)]


def _sisa(tabel: TabelDok) -> list[Hubungan]:
    def buat(a: int, b: int, sisa: int) -> Hubungan:
        def tetap(baris: Baris, ganti: Ganti) -> bool | None:
            x, y, z = (_isi(baris, k, ganti) for k in (a, b, sisa))
            return None if None in (x, y, z) else abs(x - y) == abs(z)

        return tetap

    return [buat(a, b, sisa) for a, b, sisa in kolom_sisa(tabel)]


def kolom_sisa(tabel: TabelDok) -> list[tuple[int, int, int]]:
    """Columns (amount, amount, difference) of remainders, of changes and of `efisiensi` in rupiah."""
    hasil = []
    uang = {k.indeks for k in kolom_uang(tabel)}
    for sisa in peran_kolom(tabel):
        kiri = [k.indeks for k in peran_kolom(tabel)[: sisa.indeks] if k.peran in PERAN_UANG and k.tahun == sisa.tahun]
        if len(kiri) > 1 and (sisa.peran is Peran.SISA or (sisa.peran is Peran.EFISIENSI and sisa.indeks in uang)):
            hasil.append((*kiri[-2:], sisa.indeks))
    return hasil
